/** What Mingfa itself records each night: the roots of the chains, terms that ran out, terms whose holidays have become known. */
import type { PoolClient } from 'pg'
import { addDays } from '../../engine/days.ts'
import { type AnyCaseType, type CaseState, type Day, procedureOf } from '../../engine/define.ts'
import { newlyBreached, termsRecomputed } from '../../engine/terms.ts'
import { claimsOf, systemViewer } from '../access/index.ts'
import { inTx, newId } from '../db/index.ts'
import { chain } from './act.ts'
import type { Link, Sheet } from './chain.ts'
import type { LedgerContext } from './context.ts'
import { Moves } from './rollup.ts'
import { rowOf, stateOf, type TypeTable } from './rows.ts'
import { settle } from './settle.ts'
import { queueOf } from './tasks.ts'
import { append, lockHead } from './write.ts'

/** Offices of China keep Beijing time all over the country. */
const startOf = (day: Day): string => `${day}T00:00:00.000+08:00`

type Root = { no: number; hash: string }

async function sealOffice(context: LedgerContext, office: number, day: Day): Promise<Root | undefined> {
  return inTx(context.db.app, claimsOf(systemViewer(office, context.types), office), async (client) => {
    const { rows } = await client.query<Root>(
      'select chain_no as no, hash from mingfa.case_action where office_id = $1 and at < $2::timestamptz order by chain_no desc limit 1',
      [office, startOf(addDays(day, 1))],
    )
    const root = rows[0]
    if (!root) return undefined
    const text = 'insert into mingfa.chain_seal (office_id, day, no, hash, sealed_at) values ($1, $2, $3, $4, $5) on conflict do nothing'
    await client.query(text, [office, day, root.no, root.hash, context.now().toISOString()])
    const kept = await client.query<Root>('select no, hash from mingfa.chain_seal where office_id = $1 and day = $2', [office, day])
    return kept.rows[0]
  })
}

type Below = { office: number; day: Day; root: Root }

async function handUp(context: LedgerContext, above: number, { office, day, root }: Below): Promise<void> {
  await inTx(context.db.app, claimsOf(systemViewer(above, context.types), above), (client) =>
    client.query('insert into mingfa.chain_witness (office_id, of_office, day, no, hash, received_at) values ($1, $2, $3, $4, $5, $6) on conflict do nothing', [
      above,
      office,
      day,
      root.no,
      root.hash,
      context.now().toISOString(),
    ]),
  )
}

/** Seals yesterday's end of every chain and hands it to the office above; how many offices have a seal of that day. Again is harmless. */
export async function sealChains(context: LedgerContext, offices: readonly { id: number; parent: number | null }[]): Promise<number> {
  const day = addDays(context.today(), -1)
  let sealed = 0
  for (const { id, parent } of offices) {
    const root = await sealOffice(context, id, day)
    if (!root) continue
    sealed += 1
    if (parent !== null) await handUp(context, parent, { office: id, day, root })
  }
  return sealed
}

/** What the system adds to a case; undefined when there is nothing to add. */
type Addition = (type: AnyCaseType, state: CaseState) => Pick<Sheet, 'action' | 'extra'> | undefined

const BATCH = 500
const runningStatuses = (type: AnyCaseType): string[] => [
  ...new Set(type.procedures.flatMap((p) => Object.entries(p.statuses).flatMap(([id, s]) => (s.final ? [] : [id])))),
]

type Row = Record<string, unknown>

/** Open cases of an office and those with a term that is past, page after page. */
async function* candidates(context: LedgerContext, table: TypeTable, office: number): AsyncGenerator<Row[]> {
  const text = `select * from ${table.table} where office_id = $1 and id > $2::uuid and (status = any($3::text[]) or next_due < $4::date) order by id limit ${BATCH}`
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const { rows } = await inTx(context.db.app, claimsOf(systemViewer(office, context.types)), (client) =>
      client.query<Row>(text, [office, after, runningStatuses(table.type), context.today()]),
    )
    if (rows.length > 0) yield rows
    if (rows.length < BATCH) return
    after = rows[rows.length - 1]?.id as string
  }
}

type Place = { table: TypeTable; office: number; ids: readonly string[]; addition: Addition }

/** Appends what is to be added to these cases, read again under the lock of the chain. */
async function addInTx(context: LedgerContext, client: PoolClient, { table, office, ids, addition }: Place): Promise<number> {
  const head = await lockHead(client, office)
  const { rows } = await client.query<Row>(`select * from ${table.table} where office_id = $1 and id = any($2::uuid[]) order by id`, [office, ids])
  const at = context.now().toISOString()
  const on = context.today()
  const sheets: Sheet[] = []
  const written: Row[] = []
  const states: CaseState[] = []
  const moves = new Moves()
  for (const row of rows) {
    const before = stateOf(table, row)
    const added = addition(table.type, before)
    if (!added) continue
    const { id: caseId, version } = before
    const common = { office, id: newId(), caseId, seq: before.seq + 1, type: table.type.id, version, on, ground: null, actors: ['system'], data: {}, at }
    const { sheet, state } = settle(context, table.type, before, { ...common, deviceAt: null, ...added })
    sheets.push(sheet)
    moves.state(table.type, before, -1)
    moves.state(table.type, state, 1)
    states.push(state)
    written.push(rowOf(table, state, { changedAt: at, fingerprint: row.fingerprint as string | null, extra: row.extra as Row }, context.vault))
  }
  const links: Link[] = chain(context, sheets, head)
  await append(client, table, office, { links, rows: written, moves: moves.list(), queue: queueOf({ type: table.type, states }, on, false) })
  return links.length
}

async function addToCases(context: LedgerContext, office: number, addition: Addition): Promise<number> {
  let added = 0
  for (const table of context.tables.values()) {
    for await (const rows of candidates(context, table, office)) {
      const ids = rows.filter((row) => addition(table.type, stateOf(table, row))).map((row) => row.id as string)
      if (ids.length === 0) continue
      const claims = claimsOf(systemViewer(office, context.types), office)
      added += await inTx(context.db.app, claims, (client) => addInTx(context, client, { table, office, ids, addition }))
    }
  }
  return added
}

/** Records every term of an office that has run out, once; how many cases got such an action. */
export const recordBreaches = (context: LedgerContext, office: number): Promise<number> =>
  addToCases(context, office, (_type, state) => {
    const terms = newlyBreached(state, context.today())
    return terms.length > 0 ? { action: 'breach', extra: { terms } } : undefined
  })

const running = (t: CaseState['terms'][string]): boolean => !t.metOn && !t.endedOn

/**
 * Works out anew the terms of an office that lay beyond the known holidays and no longer do; how many cases got such an action. With `why`,
 * what has changed in the office's own days: every running term, and the action says it.
 */
export const recalculateTerms = (context: LedgerContext, office: number, why?: string): Promise<number> => {
  const calendar = context.calendar(office)
  return addToCases(context, office, (type, state) => {
    if (!Object.values(state.terms).some((t) => running(t) && (why !== undefined || t.provisional))) return undefined
    const terms = termsRecomputed(procedureOf(type, state.version), state.terms, calendar)
    const changed = Object.keys(terms).some((id) => terms[id]?.due !== state.terms[id]?.due || terms[id]?.provisional !== state.terms[id]?.provisional)
    return changed ? { action: 'recalculate', extra: why === undefined ? {} : { text: why } } : undefined
  })
}
