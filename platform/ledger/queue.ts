/** What waits in an office: for one person's hand, by its terms, and by what supervisors have demanded. */
import type { PoolClient } from 'pg'
import { addDays, addMonths } from '../../engine/days.ts'
import { type AnyCaseType, type CaseState, type Day, procedureOf, roles } from '../../engine/define.ts'
import { actionLabel } from '../../engine/fold.ts'
import { explainSpan } from '../../engine/terms.ts'
import { claimsOf, rolesIn, type Viewer } from '../access/index.ts'
import { inTx } from '../db/index.ts'
import type { LedgerContext } from './context.ts'
import { type ListRow, shownFields } from './list.ts'
import { entriesOf, newestFirst, type QueueHand, type QueueScope, type QueueTab, queueHands, scopeValues, TO_DO, TYPED, WAITING } from './queue-where.ts'
import { stateOf } from './rows.ts'

export { queueHands, queueTabs } from './queue-where.ts'

export type QueueCounts = { todo: number; mine: number; open: number; group: number; done: number; demands: number; soon: number; overdue: number }
export type QueueRow = ListRow & {
  type: string
  /** In whose hands, of what waits. */
  hand?: QueueHand
  handler: string | null
  demand: { on: Day; by: string; due: Day; text: string } | null
  urgedOn: Day | null
  /** Opinions are awaited from these people. */
  asked: string[]
  /** A term stands still. */
  paused: boolean
  /** The last thing that this person did. */
  did?: { action: string; on: Day }
}
export type QueuePage = { counts: QueueCounts; rows: QueueRow[]; next: string | null }
export type QueueQuery = {
  office: number
  /** Whose terms are watched; one's own, or with all below it for those who supervise. */
  offices: readonly number[]
  tab: QueueTab
  hands?: readonly QueueHand[]
  /** In whose place it is read: somebody who has lent their authority. */
  behalf?: string
  from?: Day
  to?: Day
  after?: string
  limit?: number
}

/** A term within so many working days is about to run out. */
const SOON_WORKDAYS = 3
const PAGE = 50
const MOST = 100

/** Whose queue: one's own, or that of somebody who has lent it; undefined when nobody has. */
export function scopeOf(context: LedgerContext, viewer: Viewer, query: Omit<QueueQuery, 'tab'>): QueueScope | undefined {
  const { office, offices, behalf } = query
  const today = context.today()
  const soon = explainSpan(context.calendar(office), today, { length: SOON_WORKDAYS, unit: 'workingDay', rolls: false }).due
  const days = { today, soon, from: query.from ?? today, to: query.to ?? today }
  const seen = context.types.filter((t) => viewer.sees[t.id]?.includes(office)).map((t) => t.id)
  if (!behalf) return { office, offices, person: viewer.personId, name: viewer.name, roles: rolesIn(viewer, office), types: seen, ...days }
  const loan = viewer.lent?.find((l) => l.from === behalf && l.office === office)
  return loan && { office, offices, person: loan.from, name: loan.name, roles: loan.roles, types: loan.types.filter((t) => seen.includes(t)), ...days }
}

async function countAll(client: PoolClient, scope: QueueScope): Promise<QueueCounts> {
  const counted = (tab: QueueTab) => `(select count(*)::int from (${entriesOf(tab, TO_DO)}) e) as ${tab}`
  const { rows } = await client.query<QueueCounts>(
    `select coalesce(sum(n) filter (where hand in (${TO_DO.join(', ')})), 0)::int as todo, coalesce(sum(n) filter (where hand = 0), 0)::int as mine,
       coalesce(sum(n) filter (where hand = 1), 0)::int as open, coalesce(sum(n) filter (where hand = 2), 0)::int as "group",
       ${(['done', 'demands', 'soon', 'overdue'] as const).map(counted).join(', ')}
     from (select hand, count(*) as n from (${WAITING}) w group by hand) h where ${TYPED}`,
    scopeValues(scope),
  )
  return rows[0] as QueueCounts
}

type Entry = { office_id: number; case_id: string; type: string; due: Day; hand?: number; action?: string; seq?: number }
type Cursor = { due: Day; id: string }

const cursorText = ({ due, case_id: id }: Entry): string => Buffer.from(JSON.stringify({ due, id })).toString('base64url')

/** A place in the queue as an earlier page gave it; undefined when it is none. */
export function readQueueCursor(text: string): Cursor | undefined {
  try {
    const { due, id } = JSON.parse(Buffer.from(text, 'base64url').toString()) as Cursor
    return /^\d{4}-\d\d-\d\d$/.test(due) && /^[0-9a-f-]{36}$/.test(id) ? { due, id } : undefined
  } catch {
    return undefined
  }
}

async function readEntries(client: PoolClient, scope: QueueScope, query: QueueQuery, limit: number): Promise<Entry[]> {
  const hands = (query.hands ?? ['mine', 'open']).map((h) => queueHands.indexOf(h))
  const down = newestFirst(query.tab)
  const cursor = query.after === undefined ? undefined : readQueueCursor(query.after)
  const later = cursor ? ` and (due, case_id) ${down ? '<' : '>'} ($11::date, $12::uuid)` : ''
  const order = down ? 'due desc, case_id desc' : 'due, case_id'
  const text = `select * from (${entriesOf(query.tab, hands)}) e where ${TYPED}${later} order by ${order} limit ${limit + 1}`
  const { rows } = await client.query<Entry>(text, [...scopeValues(scope), ...(cursor ? [cursor.due, cursor.id] : [])])
  return rows
}

function rowOf(type: AnyCaseType, state: CaseState, entry: Entry, next: { due: string | null; term: string | null }): QueueRow {
  const { id, office, status, version, seq, backfilled, care } = state
  const demand = [...(care?.demands ?? [])].sort((a, b) => a.due.localeCompare(b.due))[0]
  const hand = entry.hand === undefined ? undefined : queueHands[entry.hand]
  return {
    ...{ type: type.id, id, office, status, version, seq, backfilled, nextDue: next.due, nextTerm: next.term },
    values: Object.fromEntries(shownFields(type).map((f) => [f, state.values[f] ?? null])),
    handler: care?.handler?.id ?? null,
    demand: demand ? { on: demand.on, by: demand.by, due: demand.due, text: demand.text } : null,
    urgedOn: care?.urged?.on ?? null,
    asked: (care?.asked ?? []).map((a) => a.of),
    paused: !next.due && Object.values(state.terms).some((t) => !t.metOn && !t.endedOn && t.pauses.some((p) => p.to === undefined)),
    ...(hand ? { hand } : {}),
    ...(entry.action ? { did: { action: actionLabel(procedureOf(type, version), entry.action), on: entry.due } } : {}),
  }
}

/** The cases of entries, in their order; one statement for each kind of case among them. */
async function casesOf(context: LedgerContext, client: PoolClient, entries: readonly Entry[]): Promise<QueueRow[]> {
  const found = new Map<string, QueueRow>()
  for (const type of new Set(entries.map((e) => e.type))) {
    const table = context.tables.get(type)
    if (!table) continue
    const theirs = entries.filter((e) => e.type === type)
    const columns = table.columns.map((c) => `"${c.name}"`).join(', ')
    const { rows } = await client.query<Record<string, unknown>>(
      `select ${columns} from ${table.table} where office_id = any($1::bigint[]) and id = any($2::uuid[])`,
      [[...new Set(theirs.map((e) => e.office_id))], theirs.map((e) => e.case_id)],
    )
    for (const row of rows) {
      const entry = theirs.find((e) => e.case_id === row.id)
      const next = { due: row.next_due as string | null, term: row.next_term as string | null }
      if (entry) found.set(entry.case_id, rowOf(table.type, stateOf(table, row), entry, next))
    }
  }
  return entries.flatMap((e) => found.get(e.case_id) ?? [])
}

/** Numbers of every part of the queue, and a page of one; undefined when it is asked for in the place of somebody who has lent nothing. */
export async function readQueue(context: LedgerContext, viewer: Viewer, query: QueueQuery): Promise<QueuePage | undefined> {
  const scope = scopeOf(context, viewer, query)
  if (!scope) return undefined
  const limit = Math.min(query.limit ?? PAGE, MOST)
  return inTx(context.db.app, claimsOf(viewer), async (client) => {
    const counts = await countAll(client, scope)
    const entries = await readEntries(client, scope, query, limit)
    const shown = entries.slice(0, limit)
    const last = shown[shown.length - 1]
    return { counts, rows: await casesOf(context, client, shown), next: entries.length > limit && last ? cursorText(last) : null }
  })
}

/** Most cases that one person has in hand, as far as a page can show them. */
const MOST_IN_HAND = 1_000

/** Open cases in the hands of somebody in an office, the most urgent first; for whoever hands them over. */
export async function readInHands(context: LedgerContext, viewer: Viewer, { office, person }: { office: number; person: string }): Promise<QueueRow[]> {
  const today = context.today()
  const types = context.types.map((t) => t.id)
  const scope = { office, offices: [office], person, name: '', roles: Object.keys(roles), types, today, soon: today, from: today, to: today }
  return inTx(context.db.app, claimsOf(wide(context, viewer, office)), async (client) =>
    casesOf(
      context,
      client,
      (await readEntries(client, scope, { office, offices: [office], tab: 'todo', hands: ['mine'] }, MOST_IN_HAND)).slice(0, MOST_IN_HAND),
    ),
  )
}

/** An administrator hands over cases that are not theirs to read: which they are is seen, and nothing is opened. */
export const wide = (context: LedgerContext, viewer: Viewer, office: number): Viewer => ({
  ...viewer,
  sees: Object.fromEntries(context.types.map((t) => [t.id, [...new Set([...(viewer.sees[t.id] ?? []), office])]])),
})

export type TermDay = { day: Day; terms: number; demands: number }

/** How many terms and demands fall on each day of a month ('2026-03'). */
export async function readTermDays(context: LedgerContext, viewer: Viewer, query: { offices: readonly number[]; month: string }): Promise<TermDay[]> {
  const first = `${query.month}-01`
  const end = addDays(addMonths(first, 1), -1)
  const text = `select due::text as day, (count(*) filter (where kind = 'term'))::int as terms, (count(*) filter (where kind = 'demand'))::int as demands
    from mingfa.case_task where office_id = any($1::bigint[]) and kind in ('term', 'demand') and due >= $2::date and due <= $3::date group by due order by due`
  return inTx(context.db.app, claimsOf(viewer), async (client) => (await client.query<TermDay>(text, [query.offices, first, end])).rows)
}
