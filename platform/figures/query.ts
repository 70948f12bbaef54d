/** Reading the rollups, and the same counts from the typed table where rollups have no cell. */
import type { PoolClient } from 'pg'
import type { AnyCaseType, AnyMeasure } from '../../engine/define.ts'
import { keyOf, whereSql } from '../../engine/measure.ts'
import { columnOf, termDueColumn, termMetColumn } from '../ledger/index.ts'
import { cellsOf, edgesOf, type Period } from './period.ts'

export type Sum = { n: number; amount: number }
const add = (a: Sum | undefined, b: Sum): Sum => ({ n: (a?.n ?? 0) + b.n, amount: (a?.amount ?? 0) + b.amount })

const columns = { field: columnOf, termDue: termDueColumn, termMet: termMetColumn, status: 'status' }

/** Totals of measures over a period, by measure id. One statement, of as many cells as the period needs. */
export async function totals(client: PoolClient, offices: readonly number[], measures: readonly string[], period: Period): Promise<Map<string, Sum>> {
  const cells = cellsOf(period)
  const text = `select r.measure, sum(r.n)::bigint as n, sum(r.amount)::bigint as amount
    from mingfa.rollup r join unnest($3::text[], $4::date[]) as c(grain, day) on r.grain = c.grain and r.day = c.day
    where r.office_id = any($1::bigint[]) and r.measure = any($2::text[]) and r.by = '[]' group by r.measure`
  const values = [offices, measures, cells.map((c) => c.grain), cells.map((c) => c.day)]
  const { rows } = await client.query<{ measure: string } & Sum>({ name: 'figure-totals', text, values })
  return new Map(rows.map((r) => [r.measure, { n: r.n, amount: r.amount }]))
}

export type Broken = Map<string, { key: string[]; sum: Sum }>

/** Adds a sum to the group of a key. */
export function collect(into: Broken, key: string[], sum: Sum): void {
  const id = JSON.stringify(key)
  into.set(id, { key, sum: add(into.get(id)?.sum, sum) })
}

/** A measure over a period broken down by fields, from the monthly cells and, for days outside whole months, the table. */
export async function brokenDown(
  client: PoolClient,
  type: AnyCaseType,
  source: { rollup: string; measure: AnyMeasure },
  ask: { offices: readonly number[]; period: Period; by: readonly string[] },
): Promise<Broken> {
  const found: Broken = new Map()
  const places = ask.by.map((f) => type.record.breakdown.indexOf(f))
  const cells = cellsOf(ask.period).filter((c) => c.grain !== 'D')
  const text = `select r.by, sum(r.n)::bigint as n, sum(r.amount)::bigint as amount
    from mingfa.rollup r join unnest($3::text[], $4::date[]) as c(grain, day) on r.grain = c.grain and r.day = c.day
    where r.office_id = any($1::bigint[]) and r.measure = $2 group by r.by`
  const { rows } = await client.query<{ by: string } & Sum>(text, [
    ask.offices,
    source.rollup,
    cells.map((c) => c.grain.toLowerCase()),
    cells.map((c) => c.day),
  ])
  for (const row of rows) {
    const all = JSON.parse(row.by) as string[]
    collect(
      found,
      places.map((p) => all[p] ?? ''),
      row,
    )
  }
  for (const edge of edgesOf(ask.period)) await countEdge(client, found, { type, measure: source.measure, ...ask, period: edge })
  for (const [id, { sum }] of found) if (sum.n === 0 && sum.amount === 0) found.delete(id)
  return found
}

type Edge = { type: AnyCaseType; measure: AnyMeasure; offices: readonly number[]; period: Period; by: readonly string[] }

async function countEdge(client: PoolClient, into: Broken, edge: Edge): Promise<void> {
  const { text, values } = recordsWhere(edge.measure, edge)
  const keys = edge.by.map((f) => columnOf(f)).join(', ')
  const amount = edge.measure.sum ? `coalesce(sum(${columnOf(edge.measure.sum)}), 0)::bigint` : '0::bigint'
  const sql = `select ${keys}, count(*)::bigint as n, ${amount} as amount from mingfa.${edge.type.id} where office_id = any($1::bigint[]) and ${text} group by ${keys}`
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
