/** The queue of some cases against what their actions say, with statements and a form of its own. */
import type { PoolClient } from 'pg'
import type { CaseState, Day } from '../../engine/define.ts'
import { handsIn, tasksOf } from '../../engine/tasks.ts'
import { dayAt } from '../clock/index.ts'
import type { LedgerContext, ReplayedCase, TypeTable } from '../ledger/index.ts'
import type { Findings } from './findings.ts'
import { ordered } from './format.ts'

const inOrder = (lines: readonly unknown[]): string => lines.map(ordered).sort().join('\n')

/**
 * What should wait in a case, and who has worked on it: as of today, and as of its last action for as long as the night that may open a step
 * with the day has not come.
 */
export function expectedQueue(context: LedgerContext, table: TypeTable, { state, facts }: Pick<ReplayedCase, 'state' | 'facts'>): string[] {
  return [context.today(), dayAt(new Date(facts.changedAt))].map((day) => expectedOn(table, state, day))
}

function expectedOn(table: TypeTable, state: CaseState, day: Day): string {
  const tasks = tasksOf(table.type, state, day).map((t) => ['task', table.type.id, t.kind, t.role, t.person, t.due, t.hands, t.barred, t.named])
  return inOrder([...tasks, ...handsIn(state).map((h) => ['hand', table.type.id, h.person, h.on, h.seq, h.action])])
}

type Line = { case_id: string; line: unknown[] }

/** What the tables say, by case. */
export async function queueOf(client: PoolClient, office: number, ids: readonly string[]): Promise<(id: string) => string> {
  const { rows } = await client.query<Line>(
    `select case_id, jsonb_build_array('task', type, kind, role, person, due::text, hands, barred, named) as line
       from mingfa.case_task where office_id = $1 and case_id = any($2::uuid[])
     union all select case_id, jsonb_build_array('hand', type, person, on_day::text, seq, action) from mingfa.case_hand where office_id = $1 and case_id = any($2::uuid[])`,
    [office, ids],
  )
  const lines = new Map<string, unknown[][]>()
  for (const { case_id: id, line } of rows) lines.set(id, [...(lines.get(id) ?? []), line])
  return (id) => inOrder(lines.get(id) ?? [])
}

/** Entries of cases that have no action at all. */
export async function strayTasks(client: PoolClient, office: number, findings: Findings): Promise<void> {
  const { rows } = await client.query<{ id: string }>(
    `select distinct q.case_id as id from (select case_id from mingfa.case_task where office_id = $1 union select case_id from mingfa.case_hand where office_id = $1) q
     where not exists (select 1 from mingfa.case_action a where a.office_id = $1 and a.case_id = q.case_id) limit 51`,
    [office],
  )
  for (const { id } of rows) findings.add({ kind: 'row', office, caseId: id, message: '待办中有此案件，日志中没有任何动作' })
}
