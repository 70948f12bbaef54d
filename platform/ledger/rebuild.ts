/** The typed tables and the figures, made again from the action log; what comes out different is told. */
import type { Pool, PoolClient } from 'pg'
import { inTx } from '../db/index.ts'
import type { LedgerContext } from './context.ts'
import { tableSql } from './ddl.ts'
import { ledgerOffices, type ReplayedCase, replay } from './replay.ts'
import { Moves } from './rollup.ts'
import { rowOf, type TypeTable } from './rows.ts'
import { HAND_COLUMNS, handRows, TASK_COLUMNS, taskRows } from './tasks.ts'
import { lockHead } from './write.ts'

/** Rows that were missing, that were there without any action, and that were not what their actions say. */
export type Difference = { missing: number; extra: number; changed: number }
export type Rebuilt = {
  office: number
  cases: number
  tables: Readonly<Record<string, Difference>>
  rollup: Difference /** What waits for whom. */
  queue: Difference
}

/** The log itself is broken: nothing can be rebuilt from it. */
export class BrokenLog extends Error {}

const BATCH = 500

const draftOf = (table: TypeTable): string => `rebuilt_${table.type.id}`

/** Tables that somebody has dropped are made again. */
async function makeMissing(owner: Pool, context: LedgerContext): Promise<void> {
  for (const { type, table } of context.tables.values()) {
    const { rows } = await owner.query<{ found: string | null }>('select to_regclass($1)::text as found', [table])
    if (!rows[0]?.found) await owner.query(tableSql(type))
  }
}

async function makeDrafts(client: PoolClient, context: LedgerContext): Promise<void> {
  for (const table of context.tables.values()) await client.query(`create temp table ${draftOf(table)} (like ${table.table}) on commit drop`)
  for (const name of ['rollup', 'case_task', 'case_hand']) await client.query(`create temp table rebuilt_${name} (like mingfa.${name}) on commit drop`)
}

async function flush(client: PoolClient, context: LedgerContext, table: TypeTable, cases: readonly ReplayedCase[]): Promise<void> {
  if (cases.length === 0) return
  const names = table.columns.map((c) => `"${c.name}"`)
  const typed = table.columns.map((c) => `"${c.name}" ${c.type}`)
  const text = `insert into ${draftOf(table)} (${names.join(', ')}, search) select ${names.map((n) => `t.${n}`).join(', ')}, array_to_tsvector(t.search)
    from jsonb_to_recordset($1::jsonb) as t(${typed.join(', ')}, search text[])`
  await client.query(text, [JSON.stringify(cases.map((c) => rowOf(table, c.state, c.facts, context.vault)))])
  await flushTasks(client, context, table, cases)
}

/** The queue of these cases, as it should be today. */
async function flushTasks(client: PoolClient, context: LedgerContext, table: TypeTable, cases: readonly ReplayedCase[]): Promise<void> {
  const tasks = cases.flatMap((c) => taskRows(table.type, c.state, context.today()))
  const hands = cases.flatMap((c) => handRows(table.type, c.state))
  const office = cases[0]?.state.office
  const text = (name: string, columns: string): string => `insert into rebuilt_${name} (office_id, ${namesOf(columns)}) select $1, ${namesOf(columns)}
    from jsonb_to_recordset($2::jsonb) r(${columns})`
  await client.query(text('case_task', TASK_COLUMNS), [office, JSON.stringify(tasks)])
  await client.query(text('case_hand', HAND_COLUMNS), [office, JSON.stringify(hands)])
}

const namesOf = (columns: string): string => columns.replace(/ [a-z[\]]+(?=,|$)/g, '')

async function flushRollup(client: PoolClient, office: number, moves: Moves): Promise<void> {
  const cells = moves.list().map((m) => ({ ...m, by: JSON.stringify(m.by), type: m.measure.slice(0, m.measure.indexOf('.')) }))
  for (let at = 0; at < cells.length; at += 5_000) {
    const text = `insert into rebuilt_rollup (office_id, measure, grain, day, by, type, n, amount) select $1, m.measure, m.grain, m.day, m.by, m.type, m.n, m.amount
      from jsonb_to_recordset($2::jsonb) as m(measure text, grain text, day date, by text, type text, n bigint, amount bigint)`
    await client.query(text, [office, JSON.stringify(cells.slice(at, at + 5_000))])
  }
}

/** Fills the drafts from the log; how many cases there are. */
async function draft(client: PoolClient, context: LedgerContext, office: number): Promise<number> {
  const waiting = new Map<TypeTable, ReplayedCase[]>()
  const moves = new Moves()
  let cases = 0
  for await (const one of replay(context, client, office)) {
    if ('fault' in one) throw new BrokenLog(`第 ${one.no} 号动作 ${one.actionId}（案件 ${one.caseId}）无法还原：${one.fault}；请先运行 mingfa verify`)
    cases += 1
    moves.state(one.table.type, one.state, 1)
    const list = waiting.get(one.table) ?? []
    waiting.set(one.table, list)
    list.push(one)
    if (list.length >= BATCH) await flush(client, context, one.table, list.splice(0))
  }
  for (const [table, list] of waiting) await flush(client, context, table, list)
  await flushRollup(client, office, moves)
  return cases
}

type Refill = { table: string; draft: string; key: readonly string[]; columns: readonly string[]; keep?: string }

/** Makes the office's rows those of the draft, touching only what differs. `keep` is true of rows that count as absent. */
async function refill(client: PoolClient, office: number, { table, draft: from, key, columns, keep = 'false' }: Refill): Promise<Difference> {
  const on = key.map((k) => `t.${k} = d.${k}`).join(' and ')
  const same = `(${columns.map((c) => `t.${c}`).join(', ')}) is not distinct from (${columns.map((c) => `d.${c}`).join(', ')})`
  const { rows } = await client.query<Difference>(
    `select (count(*) filter (where t.office_id is null))::int as missing,
       (count(*) filter (where d.office_id is null and not (${keep})))::int as extra,
       (count(*) filter (where t.office_id is not null and d.office_id is not null and not ${same}))::int as changed
     from (select * from ${table} where office_id = $1) t full join ${from} d on ${on}`,
    [office],
  )
  await client.query(
    `delete from ${table} t where t.office_id = $1 and not exists (select 1 from ${from} d where ${on} and ${same})
       and (not (${keep}) or exists (select 1 from ${from} d where ${on}))`,
    [office],
  )
  const all = columns.join(', ')
  const text = `insert into ${table} (${all}) select ${all} from ${from} d where not exists (select 1 from ${table} t where t.office_id = $1 and ${on})`
  await client.query(text, [office])
  return rows[0] ?? { missing: 0, extra: 0, changed: 0 }
}

const sumOf = (a: Difference, b: Difference): Difference => ({ missing: a.missing + b.missing, extra: a.extra + b.extra, changed: a.changed + b.changed })

async function rebuildOffice(context: LedgerContext, client: PoolClient, office: number): Promise<Rebuilt> {
  await lockHead(client, office)
  await makeDrafts(client, context)
  const cases = await draft(client, context, office)
  const tables: Record<string, Difference> = {}
  for (const table of context.tables.values()) {
    const columns = [...table.columns.map((c) => `"${c.name}"`), 'search']
    tables[table.type.id] = await refill(client, office, { table: table.table, draft: draftOf(table), key: ['office_id', 'id'], columns })
  }
  const rollup = await refill(client, office, {
    table: 'mingfa.rollup',
    draft: 'rebuilt_rollup',
    key: ['office_id', 'measure', 'grain', 'day', 'by'],
    columns: ['office_id', 'measure', 'grain', 'day', 'by', 'type', 'n', 'amount'],
    // A cell that has come back to nothing says the same as no cell.
    keep: 't.n = 0 and t.amount = 0',
  })
  const tasks = await refill(client, office, {
    table: 'mingfa.case_task',
    draft: 'rebuilt_case_task',
    key: ['office_id', 'case_id', 'kind', 'role', 'person'],
    columns: ['office_id', ...namesOf(TASK_COLUMNS).split(', ')],
  })
  const hands = await refill(client, office, {
    table: 'mingfa.case_hand',
    draft: 'rebuilt_case_hand',
    key: ['office_id', 'person', 'case_id'],
    columns: ['office_id', ...namesOf(HAND_COLUMNS).split(', ')],
  })
  return { office, cases, tables, rollup, queue: sumOf(tasks, hands) }
}

/** Rebuilds offices one after the other, each in its own transaction; others go on working meanwhile. Throws BrokenLog and leaves that office as it was. */
export async function rebuild(context: LedgerContext, options: { offices?: readonly number[]; onDone?: (done: Rebuilt) => void } = {}): Promise<Rebuilt[]> {
  const { owner } = context.db
  await makeMissing(owner, context)
  const known = await inTx(owner, {}, (client) => ledgerOffices(client, context))
  const offices = known.filter((o) => options.offices?.includes(o) ?? true)
  const all: Rebuilt[] = []
  for (const office of offices) {
    const done = await inTx(owner, { office }, (client) => rebuildOffice(context, client, office))
    options.onDone?.(done)
    all.push(done)
  }
  return all
}
