/** Reminders of terms about to run out: yellow, orange, red, each at most once for each due day (the database says so). */
import type { PoolClient } from 'pg'
import { addDays } from '../../engine/days.ts'
import { type AnyCaseType, type Day, procedureOf } from '../../engine/define.ts'
import { standing, type TermStanding } from '../../engine/terms.ts'
import { claimsOf, systemViewer, type Viewer } from '../access/index.ts'
import { inTx } from '../db/index.ts'
import type { LedgerContext } from './context.ts'
import { stateOf, type TypeTable } from './rows.ts'

export type Rung = 'yellow' | 'orange' | 'red'
export type Reminder = { type: string; office: number; caseId: string; number: string | null; term: string; due: Day; rung: Rung; firedOn: Day; at: string }

/** Three working days are never further away than this, whatever the holidays. */
const HORIZON_DAYS = 20
const BATCH = 500

const rungs: Readonly<Partial<Record<TermStanding['light'], Rung>>> = { yellow: 'yellow', orange: 'orange', red: 'red' }

type Fired = { case_id: string; term: string; due: Day; rung: Rung; number: string | null }

function firedOf(context: LedgerContext, table: TypeTable, row: Record<string, unknown>, today: Day): Fired[] {
  const state = stateOf(table, row)
  const procedure = procedureOf(table.type, state.version)
  const number = (state.values[table.type.record.number] as string | undefined) ?? null
  return Object.entries(state.terms).flatMap(([term, t]) => {
    const { light, state: how, due } = standing(procedure, term, t, context.calendar(state.office), today)
    const rung = rungs[light]
    return rung && (how === 'open' || how === 'overdue') ? [{ case_id: state.id, term, due, rung, number }] : []
  })
}

const INSERT = `insert into mingfa.reminder (office_id, case_id, term, due, rung, type, number, fired_on, at)
  select $1, r.case_id, r.term, r.due, r.rung, $2, r.number, $3, $4
  from jsonb_to_recordset($5::jsonb) as r(case_id uuid, term text, due date, rung text, number text) on conflict do nothing`

async function remindType(context: LedgerContext, client: PoolClient, table: TypeTable, office: number): Promise<number> {
  const today = context.today()
  let fired = 0
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const { rows } = await client.query(
      `select * from ${table.table} where office_id = $1 and next_due <= $2::date and id > $3::uuid order by id limit ${BATCH}`,
      [office, addDays(today, HORIZON_DAYS), after],
    )
    const due = rows.flatMap((row) => firedOf(context, table, row, today))
    if (due.length > 0) {
      const values = [office, table.type.id, today, context.now().toISOString(), JSON.stringify(due)]
      fired += (await client.query(INSERT, values)).rowCount ?? 0
    }
    if (rows.length < BATCH) return fired
    after = rows[rows.length - 1]?.id as string
  }
}

/** Fires what is due in an office today; returns how many reminders are new. Running it again fires nothing. */
export async function remind(context: LedgerContext, office: number): Promise<number> {
  let fired = 0
  for (const table of context.tables.values()) {
    fired += await inTx(context.db.app, claimsOf(systemViewer(office, context.types), office), (client) => remindType(context, client, table, office))
  }
  return fired
}

type Row = { type: string; office_id: number; case_id: string; number: string | null; term: string; due: Day; rung: Rung; fired_on: Day; at: string }

/** The newest reminders of an office, of the cases that the viewer may see. */
export async function readReminders(context: LedgerContext, viewer: Viewer, office: number, limit = 50): Promise<Reminder[]> {
  return inTx(context.db.app, claimsOf(viewer), async (client) => {
    const { rows } = await client.query<Row>(
      'select type, office_id, case_id, number, term, due, rung, fired_on, at from mingfa.reminder where office_id = $1 order by fired_on desc, at desc limit $2',
      [office, Math.min(limit, 200)],
    )
    return rows.map((r) => ({
      type: r.type,
      office: r.office_id,
      caseId: r.case_id,
      number: r.number,
      term: labelOf(context.types, r.type, r.term),
      due: r.due,
      rung: r.rung,
      firedOn: r.fired_on,
      at: r.at,
    }))
  })
}

const labelOf = (types: readonly AnyCaseType[], type: string, term: string): string =>
  types.find((t) => t.id === type)?.procedures.findLast((p) => p.terms[term])?.terms[term]?.label ?? term
