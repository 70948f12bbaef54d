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

/** What a writing makes of the queue; `of` names the cases that may have rows already, none when all are new. */
export type Queue = { tasks: TaskRow[]; hands: HandRow[]; of: string[] }

/** Parts of a statement that write a queue: office in $1, tasks, hands and the cases that are not new in the parameters from `n` on. */
export function queueSql(n: number, isNew: boolean): string {
  const tasks = `insert into mingfa.case_task (office_id, case_id, kind, role, person, type, due, hands, barred, named)
    select $1, r.* from jsonb_to_recordset($${n}::jsonb) r(${TASK_COLUMNS})`
  const hands = `insert into mingfa.case_hand (office_id, person, case_id, type, on_day, seq, action)
    select $1, r.* from jsonb_to_recordset($${n + 1}::jsonb) r(${HAND_COLUMNS})`
  if (isNew) return `tasks as (${tasks}), hands as (${hands})`
  return `gone as (delete from mingfa.case_task t where t.office_id = $1 and t.case_id = any($${n + 2}::uuid[]) and not exists (
    select 1 from jsonb_to_recordset($${n}::jsonb) r(case_id uuid, kind text, role text, person text)
    where r.case_id = t.case_id and r.kind = t.kind and r.role = t.role and r.person = t.person)),
  left_out as (delete from mingfa.case_hand h where h.office_id = $1 and h.case_id = any($${n + 2}::uuid[]) and not exists (
    select 1 from jsonb_to_recordset($${n + 1}::jsonb) r(case_id uuid, person text) where r.case_id = h.case_id and r.person = h.person)),
  hands as (${hands}
    on conflict (office_id, person, case_id) do update set on_day = excluded.on_day, seq = excluded.seq, action = excluded.action
    where mingfa.case_hand.seq <> excluded.seq),
  tasks as (${tasks}
    on conflict (office_id, case_id, kind, role, person) do update
    set due = excluded.due, hands = excluded.hands, barred = excluded.barred, named = excluded.named
    where (mingfa.case_task.due, mingfa.case_task.hands, mingfa.case_task.barred, mingfa.case_task.named)
      is distinct from (excluded.due, excluded.hands, excluded.barred, excluded.named))`
}

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

/** The parameters of `queueSql`, from its tasks on. */
export const queueValues = ({ tasks, hands, of }: Queue): unknown[] => {
  const values = [JSON.stringify(tasks.map(inOrder)), JSON.stringify(hands)]
  return of.length > 0 ? [...values, of] : values
}

type Some = { type: AnyCaseType; states: readonly CaseState[] }

/** The queue of some cases as their states say today; all of them are new, or all may have rows already. */
export function queueOf({ type, states }: Some, today: Day, isNew: boolean): Queue {
  return {
    tasks: states.flatMap((state) => taskRows(type, state, today)),
    hands: states.flatMap((state) => handRows(type, state)),
    of: isNew ? [] : states.map((s) => s.id),
  }
}

/** Writes a queue by itself, where the cases' rows are written in another way or stand already. */
export async function writeQueue(client: PoolClient, office: number, queue: Queue): Promise<void> {
  const isNew = queue.of.length === 0
  if (isNew && queue.tasks.length === 0 && queue.hands.length === 0) return
  const text = `with ${queueSql(2, isNew)} select`
  await client.query({ name: isNew ? 'insert-queue' : 'write-queue', text, values: [office, ...queueValues(queue)] })
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
      if (wrong.length > 0) await writeQueue(client, office, queueOf({ type: table.type, states: wrong }, context.today(), false))
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

/** Cases whose rows are not those of today. */
async function differing(context: LedgerContext, client: PoolClient, { office, type, states }: Some & { office: number }): Promise<CaseState[]> {
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
