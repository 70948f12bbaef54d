/** The typed tables and the figures of one office against its actions, folded anew. */
import type { PoolClient } from 'pg'
import { type LedgerContext, Moves, type Replayed, type ReplayedCase, replay, replaySome, rowOf, type TypeTable } from '../ledger/index.ts'
import { type Finding, Findings } from './findings.ts'
import { ordered } from './format.ts'
import { expectedQueue, queueOf, strayTasks } from './queue.ts'

const BATCH = 500

type Row = Record<string, unknown>

const columnName = (table: TypeTable, column: string): string => {
  const field = table.fields.find((f) => f.column === column)
  return (field && table.type.record.fields[field.id]?.label) ?? column
}

/** Names of the columns in which a row differs from what its actions say. */
function differences(table: TypeTable, expected: Row, found: Row): string[] {
  const wrong = table.columns.filter(({ name, type }) => {
    const [a, b] = [expected[name] ?? null, found[name] ?? null]
    if (a === null || b === null) return a !== b
    return type === 'jsonb' ? ordered(a) !== ordered(b) : String(a) !== String(b)
  })
  const tokens = (list: unknown): string => [...(list as string[])].sort().join(' ')
  return [...wrong.map((c) => c.name), ...(tokens(expected.search) === tokens(found.search_tokens) ? [] : ['search'])]
}

type Office = { context: LedgerContext; client: PoolClient; office: number; findings: Findings }

async function compareRows(o: Office, table: TypeTable, cases: readonly ReplayedCase[]): Promise<void> {
  if (cases.length === 0) return
  const { rows } = await o.client.query<Row>(
    `select t.*, tsvector_to_array(t.search) as search_tokens from ${table.table} t where t.office_id = $1 and t.id = any($2::uuid[])`,
    [o.office, cases.map((c) => c.state.id)],
  )
  const found = new Map(rows.map((r) => [r.id as string, r]))
  const waiting = await queueOf(
    o.client,
    o.office,
    cases.map((c) => c.state.id),
  )
  for (const { state, facts } of cases) {
    const place = { kind: 'row', office: o.office, type: table.type.id, caseId: state.id } as const
    const row = found.get(state.id)
    if (!row) {
      o.findings.add({ ...place, message: '日志中有此案件，数据表中没有' })
      continue
    }
    const wrong = differences(table, rowOf(table, state, facts, o.context.vault), row)
    const shown = wrong.slice(0, 5).map((c) => `“${columnName(table, c)}”`)
    if (!expectedQueue(o.context, table, { state, facts }).includes(waiting(state.id)))
      o.findings.add({ ...place, message: '待办、已办与动作日志不符，被直接改动过' })
    if (wrong.length > 0) o.findings.add({ ...place, message: `数据表中的${shown.join('、')}${wrong.length > 5 ? '等' : ''}与动作日志不符，被直接改动过` })
  }
}

async function strayRows(o: Office, table: TypeTable): Promise<void> {
  const { rows } = await o.client.query<{ id: string }>(
    `select t.id from ${table.table} t where t.office_id = $1
       and not exists (select 1 from mingfa.case_action a where a.office_id = t.office_id and a.case_id = t.id) limit 51`,
    [o.office],
  )
  for (const { id } of rows) {
    o.findings.add({ kind: 'row', office: o.office, type: table.type.id, caseId: id, message: '数据表中有此案件，日志中没有任何动作' })
  }
}

type Cell = { measure: string; grain: string; day: string; by: string; type: string; n: number; amount: number }

async function compareRollup(o: Office, moves: Moves): Promise<number> {
  const key = (c: Pick<Cell, 'measure' | 'grain' | 'day' | 'by'>): string => `${c.measure} ${c.grain} ${c.day} ${c.by}`
  const { rows } = await o.client.query<Cell>(
    'select measure, grain, day::text as day, by, type, n, amount from mingfa.rollup where office_id = $1 and (n <> 0 or amount <> 0) order by measure, grain, day, by',
    [o.office],
  )
  const expected = new Map(moves.list().map((m) => [key({ ...m, by: JSON.stringify(m.by) }), m]))
  const wrong = (c: Pick<Cell, 'measure' | 'grain' | 'day' | 'by'>, counted: string, kept: string): void => {
    const by = c.by === '[]' ? '' : ` ${c.by}`
    o.findings.add({ kind: 'rollup', office: o.office, message: `汇总 ${c.measure} ${c.day}（${c.grain}${by}）为 ${kept}，按记录计应为 ${counted}` })
  }
  const words = (n: number, amount: number): string => (amount === 0 ? String(n) : `${n}（合计 ${amount}）`)
  for (const cell of rows) {
    const m = expected.get(key(cell))
    expected.delete(key(cell))
    if (m?.n === cell.n && m.amount === cell.amount && cell.measure.startsWith(`${cell.type}.`)) continue
    wrong(cell, words(m?.n ?? 0, m?.amount ?? 0), words(cell.n, cell.amount))
  }
  for (const m of expected.values()) wrong({ ...m, by: JSON.stringify(m.by) }, words(m.n, m.amount), '0')
  return rows.length
}

const faultOf = (office: number, one: Extract<Replayed, { fault: string }>): Finding => {
  const { no, actionId, caseId, type, fault } = one
  return { kind: 'case', office, no, actionId, caseId, type, message: fault }
}

/** What is wrong with the rows of some cases. */
export async function compareSome(context: LedgerContext, client: PoolClient, office: number, ids: readonly string[]): Promise<Finding[]> {
  const findings = new Findings()
  const replayed = await replaySome(context, client, office, ids)
  for (const one of replayed) if ('fault' in one) findings.add(faultOf(office, one))
  const whole = replayed.filter((one): one is ReplayedCase => !('fault' in one))
  for (const [table, cases] of Map.groupBy(whole, (c) => c.table)) await compareRows({ context, client, office, findings }, table, cases)
  return findings.list
}

export type TableCount = { cases: number; cells: number }

/** Checks rows and figures of an office and adds what is wrong to the findings. */
export async function verifyTables(context: LedgerContext, client: PoolClient, office: number, findings: Findings): Promise<TableCount> {
  const o: Office = { context, client, office, findings }
  const moves = new Moves()
  const waiting = new Map<TypeTable, ReplayedCase[]>()
  let cases = 0
  for await (const one of replay(context, client, office)) {
    cases += 1
    if ('fault' in one) {
      findings.add(faultOf(office, one))
      continue
    }
    moves.state(one.table.type, one.state, 1)
    const list = waiting.get(one.table) ?? []
    waiting.set(one.table, list)
    list.push(one)
    if (list.length >= BATCH) await compareRows(o, one.table, list.splice(0))
  }
  for (const [table, list] of waiting) await compareRows(o, table, list)
  for (const table of context.tables.values()) await strayRows(o, table)
  await strayTasks(client, office, findings)
  return { cases, cells: await compareRollup(o, moves) }
}
