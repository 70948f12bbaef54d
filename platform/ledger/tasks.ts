/** The queue's tables: what waits in each case, and who has worked on it. Written with the case, in the same transaction. */
import type { PoolClient } from 'pg'
import type { AnyCaseType, CaseState, Day } from '../../engine/define.ts'
import { handsIn, type Task, tasksOf } from '../../engine/tasks.ts'
import { claimsOf, systemViewer } from '../access/index.ts'
import { inTx } from '../db/index.ts'
import type { LedgerContext } from './context.ts'
import { stateOf, type TypeTable } from './rows.ts'

export type TaskRow = Task & { case_id: string; type: string }
export type HandRow = { person: string; case_id: string; type: string; on_day: Day; seq: number; action: string }

/** Rows of a case as they should be on a day. */
export const taskRows = (type: AnyCaseType, state: CaseState, today: Day): TaskRow[] =>
  tasksOf(type, state, today).map((t) => ({ ...t, case_id: state.id, type: type.id }))

/** Rows of a case by the people who worked on it. */
export const handRows = (type: AnyCaseType, state: CaseState): HandRow[] =>
  handsIn(state).map(({ person, on, seq, action }) => ({ person, case_id: state.id, type: type.id, on_day: on, seq, action }))

export const TASK_COLUMNS = 'case_id uuid, kind text, role text, person text, type text, due date, hands text[], barred text[], named text[]'
export const HAND_COLUMNS = 'person text, case_id uuid, type text, on_day date, seq int, action text'

const TASKS = `with gone as (delete from mingfa.case_task t where t.office_id = $1 and t.case_id = any($2::uuid[]) and not exists (
    select 1 from jsonb_to_recordset($3::jsonb) r(case_id uuid, kind text, role text, person text)
    where r.case_id = t.case_id and r.kind = t.kind and r.role = t.role and r.person = t.person)),
  left_out as (delete from mingfa.case_hand h where h.office_id = $1 and h.case_id = any($2::uuid[]) and not exists (
    select 1 from jsonb_to_recordset($4::jsonb) r(case_id uuid, person text) where r.case_id = h.case_id and r.person = h.person)),
  hands as (insert into mingfa.case_hand (office_id, person, case_id, type, on_day, seq, action)
    select $1, r.* from jsonb_to_recordset($4::jsonb) r(${HAND_COLUMNS})
    on conflict (office_id, person, case_id) do update set on_day = excluded.on_day, seq = excluded.seq, action = excluded.action
    where mingfa.case_hand.seq <> excluded.seq)
  insert into mingfa.case_task (office_id, case_id, kind, role, person, type, due, hands, barred, named)
  select $1, r.* from jsonb_to_recordset($3::jsonb) r(${TASK_COLUMNS})
  on conflict (office_id, case_id, kind, role, person) do update
  set due = excluded.due, hands = excluded.hands, barred = excluded.barred, named = excluded.named
  where (mingfa.case_task.due, mingfa.case_task.hands, mingfa.case_task.barred, mingfa.case_task.named)
    is distinct from (excluded.due, excluded.hands, excluded.barred, excluded.named)`

const inOrder = (t: TaskRow) => ({
  case_id: t.case_id,
  kind: t.kind,
  role: t.role,
  person: t.person,
  type: t.type,
  due: t.due,
  hands: t.hands,
  barred: t.barred,
  named: t.named,
})

/** Makes the rows of these cases what their states say. */
export async function writeTasks(
  context: LedgerContext,
  client: PoolClient,
  office: number,
  cases: readonly { type: AnyCaseType; state: CaseState }[],
): Promise<void> {
  if (cases.length === 0) return
  const today = context.today()
  const tasks = cases.flatMap(({ type, state }) => taskRows(type, state, today).map(inOrder))
  const hands = cases.flatMap(({ type, state }) => handRows(type, state))
  const ids = cases.map((c) => c.state.id)
  await client.query({ name: 'write-tasks', text: TASKS, values: [office, ids, JSON.stringify(tasks), JSON.stringify(hands)] })
}

/** Rows of new cases: nothing is there to be taken away, and most older cases have none. */
export async function insertTasks(
  context: LedgerContext,
  client: PoolClient,
  office: number,
  cases: readonly { type: AnyCaseType; state: CaseState }[],
): Promise<void> {
  const today = context.today()
  const waiting = cases.filter(({ type, state }) => tasksOf(type, state, today).length > 0 || handsIn(state).length > 0)
  await writeTasks(context, client, office, waiting)
}

const BATCH = 500

async function refreshType(context: LedgerContext, table: TypeTable, office: number): Promise<number> {
  const text = `select * from ${table.table} where office_id = $1 and id > $2::uuid order by id limit ${BATCH}`
  let after = '00000000-0000-0000-0000-000000000000'
  let changed = 0
  for (;;) {
    const claims = claimsOf(systemViewer(office, context.types), office)
    const last = await inTx(context.db.app, claims, async (client) => {
      const { rows } = await client.query<Record<string, unknown>>(text, [office, after])
      const states = rows.map((row) => stateOf(table, row))
      const wrong = await differing(context, client, { office, type: table.type, states })
      changed += wrong.length
      await writeTasks(
        context,
        client,
        office,
        wrong.map((state) => ({ type: table.type, state })),
      )
      return rows.length < BATCH ? undefined : (rows[rows.length - 1]?.id as string)
    })
    if (last === undefined) return changed
    after = last
  }
}

/** One text for what a case should have and has, so that both can be compared. */
const tasksText = (rows: readonly Omit<TaskRow, 'type'>[]): string =>
  rows
    .map((t) => JSON.stringify([t.kind, t.role, t.person, t.due, t.hands, t.barred, t.named]))
    .sort()
    .join('\n')
const handsText = (rows: readonly Pick<HandRow, 'person' | 'on_day' | 'seq' | 'action'>[]): string =>
  rows
    .map((h) => JSON.stringify([h.person, h.on_day, h.seq, h.action]))
    .sort()
    .join('\n')

type Kept = { tasks: TaskRow[]; hands: HandRow[] }

/** What the tables hold of some cases, by case. */
async function keptTasks(client: PoolClient, office: number, ids: readonly string[]): Promise<(id: string) => Kept> {
  const tasks = await client.query<TaskRow>(
    'select case_id, kind, role, person, type, due, hands, barred, named from mingfa.case_task where office_id = $1 and case_id = any($2::uuid[])',
    [office, ids],
  )
  const hands = await client.query<HandRow>(
    'select person, case_id, type, on_day, seq, action from mingfa.case_hand where office_id = $1 and case_id = any($2::uuid[])',
    [office, ids],
  )
  const byCase = new Map<string, Kept>()
  const of = (id: string): Kept => {
    const kept = byCase.get(id) ?? { tasks: [], hands: [] }
    byCase.set(id, kept)
    return kept
  }
  for (const row of tasks.rows) of(row.case_id).tasks.push(row)
  for (const row of hands.rows) of(row.case_id).hands.push(row)
  return of
}

type Some = { office: number; type: AnyCaseType; states: readonly CaseState[] }

/** Cases whose rows are not those of today. */
async function differing(context: LedgerContext, client: PoolClient, { office, type, states }: Some): Promise<CaseState[]> {
  if (states.length === 0) return []
  const kept = await keptTasks(
    client,
    office,
    states.map((s) => s.id),
  )
  const today = context.today()
  return states.filter((state) => {
    const { tasks, hands } = kept(state.id)
    return tasksText(tasks) !== tasksText(taskRows(type, state, today)) || handsText(hands) !== handsText(handRows(type, state))
  })
}

/** Makes an office's queue that of today: a step may be open today that had to wait until yesterday. How many cases have changed. */
export async function refreshTasks(context: LedgerContext, office: number): Promise<number> {
  let changed = 0
  for (const table of context.tables.values()) changed += await refreshType(context, table, office)
  return changed
}
