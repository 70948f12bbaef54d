/** What waits in an office: for one person's hand, and by its terms. */

import type { PoolClient } from 'pg'
import { choices } from '../../engine/allow.ts'
import { addDays, weekday } from '../../engine/days.ts'
import { type AnyCaseType, type CaseState, type Day, procedureOf, type Role } from '../../engine/define.ts'
import { explainSpan } from '../../engine/terms.ts'
import { claimsOf, rolesIn, type Viewer } from '../access/index.ts'
import { inTx } from '../db/index.ts'
import { actorOf } from './act.ts'
import type { LedgerContext } from './context.ts'
import { type ListRow, shownFields } from './list.ts'
import { stateOf, type TypeTable } from './rows.ts'

export const queueGroups = ['mine', 'soon', 'overdue', 'fresh'] as const
export type QueueGroup = (typeof queueGroups)[number]
export type QueueRow = ListRow & { type: string }
export type QueuePage = { groups: Record<QueueGroup, number>; rows: QueueRow[] }
/** `offices`: whose terms are watched; one's own, or with all below it for those who supervise. */
export type QueueQuery = { office: number; offices: readonly number[]; group: QueueGroup }

/** A term within so many working days is about to run out. */
const SOON_WORKDAYS = 3
const MAX_ROWS = 100
/** So many cases of a type are asked of the engine; those beyond are counted by their status alone. */
const MAX_ASKED = 500

/** A case recorded from a ledger with no term running was finished elsewhere: it is not counted among those beyond. */
const WAITS = 'next_due is not null or not backfilled'

/** Statuses in which some action waits for somebody with these roles, in any version of the procedure. */
export function openStatuses(type: AnyCaseType, roles: readonly Role[]): string[] {
  const statuses = type.procedures.flatMap((p) =>
    Object.values(p.actions)
      .filter((a) => a.aside !== true && a.by.some((r) => roles.includes(r)))
      .flatMap((a) => a.when),
  )
  return [...new Set(statuses)].filter((s) => s !== 'new')
}

type Candidate = { state: CaseState; nextDue: string | null; nextTerm: string | null }
type Raw = Record<string, unknown> & { candidates: number }

const columnsOf = (table: TypeTable): string => table.columns.map((c) => `"${c.name}"`).join(', ')
const URGENT_FIRST = 'order by next_due asc nulls last, opened_on desc, id'

const candidateOf = (table: TypeTable, raw: Raw): Candidate => ({
  state: stateOf(table, raw),
  nextDue: raw.next_due as string | null,
  nextTerm: raw.next_term as string | null,
})

function rowOf(type: AnyCaseType, { state, nextDue, nextTerm }: Candidate): QueueRow {
  const { id, office, status, version, seq, backfilled } = state
  const values = Object.fromEntries(shownFields(type).map((f) => [f, state.values[f] ?? null]))
  return { type: type.id, id, office, status, version, seq, backfilled, nextDue, nextTerm, values }
}

/** Something may be done here and now by this person, after all that the procedure asks of people and steps. */
function isMine(context: LedgerContext, viewer: Viewer, type: AnyCaseType, state: CaseState): boolean {
  const today = context.today()
  const actor = actorOf(viewer, state.office)
  const ask = { on: today, today, actor, people: [actor], values: state.values }
  return choices(type, procedureOf(type, state.version), state, ask).some((c) => !c.refusal && !c.aside)
}

type Found = { count: number; rows: QueueRow[] }

async function readMine(context: LedgerContext, client: PoolClient, viewer: Viewer, { office }: QueueQuery): Promise<Found> {
  const found: Found = { count: 0, rows: [] }
  for (const table of context.tables.values()) {
    const statuses = openStatuses(table.type, rolesIn(viewer, office))
    if (statuses.length === 0 || !viewer.sees[table.type.id]?.includes(office)) continue
    const text = `select ${columnsOf(table)}, count(*) filter (where ${WAITS}) over ()::int as candidates from ${table.table}
      where office_id = $1 and status = any($2::text[]) ${URGENT_FIRST} limit ${MAX_ASKED}`
    const { rows } = await client.query<Raw>(text, [office, statuses])
    const mine = rows.map((r) => candidateOf(table, r)).filter((c) => isMine(context, viewer, table.type, c.state))
    const asked = rows.filter((r) => r.next_due !== null || r.backfilled === false).length
    found.count += mine.length + Math.max(0, (rows[0]?.candidates ?? 0) - asked)
    found.rows.push(...mine.slice(0, MAX_ROWS).map((c) => rowOf(table.type, c)))
  }
  return found
}

type Watch = { today: Day; soon: Day; monday: Day }

function watchOf(context: LedgerContext, office: number): Watch {
  const today = context.today()
  const soon = explainSpan(context.calendar(office), today, { length: SOON_WORKDAYS, unit: 'workingDay', rolls: false }).due
  return { today, soon, monday: addDays(today, -((weekday(today) + 6) % 7)) }
}

type Counts = { soon: number; overdue: number; fresh: number }

/** Condition of each group; $1 offices, $2 today, $3 the last day that is soon, $4 Monday. */
const conditions: Readonly<Record<Exclude<QueueGroup, 'mine'>, string>> = {
  soon: 'next_due >= $2::date and next_due <= $3::date',
  overdue: 'next_due < $2::date',
  fresh: 'opened_on >= $4::date and opened_on <= $2::date',
}

function seenTables(context: LedgerContext, viewer: Viewer, offices: readonly number[]): { table: TypeTable; offices: number[] }[] {
  return [...context.tables.values()].flatMap((table) => {
    const seen = offices.filter((o) => viewer.sees[table.type.id]?.includes(o))
    return seen.length > 0 ? [{ table, offices: seen }] : []
  })
}

async function countGroups(client: PoolClient, table: TypeTable, offices: readonly number[], watch: Watch): Promise<Counts> {
  const one = (group: keyof typeof conditions) =>
    `(select count(*)::int from ${table.table} where office_id = any($1::bigint[]) and ${conditions[group]}) as ${group}`
  const { rows } = await client.query<Counts>(`select ${one('soon')}, ${one('overdue')}, ${one('fresh')}`, [offices, watch.today, watch.soon, watch.monday])
  return rows[0] ?? { soon: 0, overdue: 0, fresh: 0 }
}

async function readGroup(
  client: PoolClient,
  group: keyof typeof conditions,
  where: { table: TypeTable; offices: readonly number[] },
  watch: Watch,
): Promise<QueueRow[]> {
  const { table, offices } = where
  // Every parameter has its place in every group's statement; PostgreSQL must be told the types of those that one does not use.
  const text = `select ${columnsOf(table)} from ${table.table} where office_id = any($1::bigint[]) and ${conditions[group]}
    and $2::date is not null and $3::date is not null and $4::date is not null ${URGENT_FIRST} limit ${MAX_ROWS}`
  const { rows } = await client.query<Raw>(text, [offices, watch.today, watch.soon, watch.monday])
  return rows.map((r) => rowOf(table.type, candidateOf(table, r)))
}

const urgentFirst = (a: QueueRow, b: QueueRow): number => (a.nextDue ?? '9').localeCompare(b.nextDue ?? '9')

/** Counts of every group, and the most urgent cases of one. */
export async function readQueue(context: LedgerContext, viewer: Viewer, query: QueueQuery): Promise<QueuePage> {
  const watch = watchOf(context, query.office)
  return inTx(context.db.app, claimsOf(viewer), async (client) => {
    const mine = await readMine(context, client, viewer, query)
    const groups = { mine: mine.count, soon: 0, overdue: 0, fresh: 0 }
    const rows: QueueRow[] = query.group === 'mine' ? mine.rows : []
    for (const where of seenTables(context, viewer, query.offices)) {
      const counts = await countGroups(client, where.table, where.offices, watch)
      groups.soon += counts.soon
      groups.overdue += counts.overdue
      groups.fresh += counts.fresh
      if (query.group !== 'mine' && counts[query.group] > 0) rows.push(...(await readGroup(client, query.group, where, watch)))
    }
    return { groups, rows: rows.sort(urgentFirst).slice(0, MAX_ROWS) }
  })
}
