/** Reading the rollups, and the same counts from the typed table where rollups have no cell. */
import type { PoolClient } from 'pg'
import type { AnyCaseType, AnyMeasure } from '../../engine/define.ts'
import { keyOf, whereSql } from '../../engine/measure.ts'
import { columnOf, termDueColumn, termMetColumn } from '../ledger/index.ts'
import { cut, type Period } from './period.ts'

export type Sum = { n: number; amount: number }
const add = (a: Sum | undefined, b: Sum): Sum => ({ n: (a?.n ?? 0) + b.n, amount: (a?.amount ?? 0) + b.amount })

const columns = { field: columnOf, termDue: termDueColumn, termMet: termMetColumn, status: 'status' }

export type Source = { type: AnyCaseType; rollup: string; measure: AnyMeasure }

/** Totals of measures over a period, by rollup id: from as many cells as the period needs, and from the table for days outside whole months. */
export async function totals(client: PoolClient, offices: readonly number[], sources: readonly Source[], period: Period): Promise<Map<string, Sum>> {
  const { cells, edges } = cut(period)
  const text = `select r.measure, sum(r.n)::bigint as n, sum(r.amount)::bigint as amount
    from mingfa.rollup r join unnest($3::text[], $4::date[]) as c(grain, day) on r.grain = c.grain and r.day = c.day
    where r.office_id = any($1::bigint[]) and r.measure = any($2::text[]) and r.by = '[]' group by r.measure`
  const values = [offices, sources.map((s) => s.rollup), cells.map((c) => c.grain), cells.map((c) => c.day)]
  const { rows } = await client.query<{ measure: string } & Sum>({ name: 'figure-totals', text, values })
  const sums = new Map(rows.map((r) => [r.measure, { n: r.n, amount: r.amount }]))
  for (const edge of edges) {
    for (const { type, rollup, measure } of sources) {
      const counted: Broken = new Map()
      await countFromTable(client, counted, { type, measure, offices, period: edge, by: [] })
      sums.set(rollup, add(sums.get(rollup), counted.get('[]')?.sum ?? { n: 0, amount: 0 }))
    }
  }
  return sums
}

export type Broken = Map<string, { key: string[]; sum: Sum }>

/** Adds a sum to the group of a key. */
export function collect(into: Broken, key: string[], sum: Sum): void {
  const id = JSON.stringify(key)
  into.set(id, { key, sum: add(into.get(id)?.sum, sum) })
}

export type Breaking = { offices: readonly number[]; period: Period; by: readonly string[] }

/** A measure over a period broken down: by one field from the yearly cells, else, and for days outside whole years, counted from the table. */
export async function brokenDown(client: PoolClient, source: Source, ask: Breaking): Promise<Broken> {
  const found: Broken = new Map()
  const [field, second] = ask.by
  const single = field !== undefined && second === undefined
  const { cells, edges } = single ? cut(ask.period, 'years') : { cells: [], edges: [ask.period] }
  if (cells.length > 0) {
    const text = `select r.by, sum(r.n)::bigint as n, sum(r.amount)::bigint as amount from mingfa.rollup r
      where r.office_id = any($1::bigint[]) and r.measure = $2 and r.grain = 'y' and r.day = any($3::date[]) and r.by like $4 group by r.by`
    const values = [ask.offices, source.rollup, cells.map((c) => c.day), `["${field}",%`]
    const { rows } = await client.query<{ by: string } & Sum>(text, values)
    for (const row of rows) collect(found, (JSON.parse(row.by) as string[]).slice(1), { n: row.n, amount: row.amount })
  }
  for (const edge of edges) await countFromTable(client, found, { type: source.type, measure: source.measure, ...ask, period: edge })
  for (const [id, { sum }] of found) if (sum.n === 0 && sum.amount === 0) found.delete(id)
  return found
}

type Stretch = { type: AnyCaseType; measure: AnyMeasure; offices: readonly number[]; period: Period; by: readonly string[] }

async function countFromTable(client: PoolClient, into: Broken, edge: Stretch): Promise<void> {
  const { text, values } = recordsWhere(edge.measure, edge)
  const keys = edge.by.map((f) => columnOf(f)).join(', ')
  const amount = edge.measure.sum ? `coalesce(sum(${columnOf(edge.measure.sum)}), 0)::bigint` : '0::bigint'
  const sql = `select ${keys ? `${keys}, ` : ''}count(*)::bigint as n, ${amount} as amount
    from mingfa.${edge.type.id} where office_id = any($1::bigint[]) and ${text}${keys ? ` group by ${keys}` : ''}`
  const { rows } = await client.query<Record<string, unknown> & Sum>(sql, [edge.offices, ...values])
  for (const row of rows)
    collect(
      into,
      edge.by.map((f) => keyOf(row[columnOf(f)] as string | null)),
      { n: row.n, amount: row.amount },
    )
}

/** The condition for the records under a measure in a period; parameters start at $2, $1 is the offices. */
export function recordsWhere(measure: AnyMeasure, { period }: { period: Period }): { text: string; values: unknown[] } {
  const where = whereSql(measure.where, columns, 4)
  const day = columnOf(measure.day)
  return { text: `${day} >= $2::date and ${day} <= $3::date and ${where.text}`, values: [period.from, period.to, ...where.values] }
}
