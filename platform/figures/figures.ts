/** Figures: computed, never typed; each answers which records, by what rule, and as of when. */
import { createHash } from 'node:crypto'
import type { PoolClient } from 'pg'
import type { AnyCaseType, Day } from '../../engine/define.ts'
import { type Lineage, lineage, percent } from '../../engine/measure.ts'
import { parseValue, showValue } from '../../engine/parse.ts'
import type { Calendar } from '../../engine/terms.ts'
import { type Claims, inTx } from '../db/index.ts'
import { columnOf } from '../ledger/index.ts'
import { catalogueOf, isMoney, type MetricEntry } from './catalogue.ts'
import { knownSums } from './known.ts'
import { type Period, periodFault } from './period.ts'
import { type Broken, brokenDown, recordsWhere, type Source, type Sum, totals } from './query.ts'

export type Figure = {
  metric: string
  name: string
  unit: string
  /** Counts and percents; null for a share of nothing. Amounts in yuan. */
  value: number | null
  numerator?: number
  denominator?: number
  by?: Record<string, string>
  version: { from: Day; approvedBy: string }
}

export type FigureAsk = {
  office: number
  period: Period
  metrics?: readonly string[]
  by?: readonly string[]
  /** ISO instant: as was known then, not as is known now. */
  known?: string
}
export type RecordAsk = { office: number; period: Period; metric: string; by?: Readonly<Record<string, string>>; page?: number; limit?: number }
export type RecordRow = {
  id: string
  office: number
  type: string
  number: string | null
  status: string
  seq: number
  day: Day
  counts: 'numerator' | 'denominator'
  values: Record<string, string>
}
export type RecordSet = { hash: string; count: number; ids: string[] }

/** What was asked cannot be answered; `message` says why and what to do. */
export class FigureFault extends Error {}

export type FigureParts = {
  types: readonly AnyCaseType[]
  /** An office and all below it. */
  below: (office: number) => Promise<readonly number[]>
  calendar: (office: number) => Calendar
}

export type FigureReader = {
  catalogue: ReadonlyMap<string, MetricEntry>
  figures: (client: PoolClient, ask: FigureAsk) => Promise<Figure[]>
  records: (client: PoolClient, ask: RecordAsk) => Promise<{ rows: RecordRow[]; total: number }>
  recordSet: (client: PoolClient, ask: RecordAsk) => Promise<RecordSet>
  /** Hash and size of the same set, worked out in the database: for a district's whole year. */
  recordHash: (client: PoolClient, ask: RecordAsk) => Promise<Omit<RecordSet, 'ids'>>
  lineage: (metric: string) => Lineage
}

const money = (entry: MetricEntry, sum: Sum): number => {
  if (!entry.upper.measure.sum) return sum.n
  return isMoney(entry.type, entry.upper.measure) ? sum.amount / 100 : sum.amount
}

function figureOf(entry: MetricEntry, upper: Sum, lower: Sum | undefined, by?: Record<string, string>): Figure {
  const { metric } = entry
  const common = { metric: entry.id, name: metric.name, unit: metric.unit, version: metric.version, ...(by ? { by } : {}) }
  if (!entry.lower) return { ...common, value: money(entry, upper) }
  return { ...common, value: percent(upper.n, lower?.n ?? 0) ?? null, numerator: upper.n, denominator: lower?.n ?? 0 }
}

type Known = FigureAsk & { by: readonly string[]; known: string }

const NONE: Sum = { n: 0, amount: 0 }

/** A reader of figures over all case types. Every call runs in the caller's transaction, under the caller's claims. */
export function createFigures(parts: FigureParts): FigureReader {
  const catalogue = catalogueOf(parts.types)

  function entryOf(id: string): MetricEntry {
    const entry = catalogue.get(id)
    if (!entry) throw new FigureFault(`没有指标“${id}”；可用的指标：${[...catalogue.keys()].join('、')}`)
    return entry
  }

  function checked(period: Period): void {
    const fault = periodFault(period)
    if (fault) throw new FigureFault(fault)
  }

  /** Both halves of a metric as known at an instant. */
  async function knownOf(
    client: PoolClient,
    entry: MetricEntry,
    offices: readonly number[],
    ask: Known,
  ): Promise<{ upper: Broken; lower: Broken | undefined }> {
    const halves = [entry.upper, ...(entry.lower ? [entry.lower] : [])]
    const measures = halves.map((h, i) => ({ id: i === 0 ? 'upper' : 'lower', measure: h.measure }))
    const { type } = entry
    const sums = await knownSums(client, { type, measures, offices, period: ask.period, known: ask.known, by: ask.by, calendar: parts.calendar })
    return { upper: sums.get('upper') ?? new Map(), lower: sums.get('lower') }
  }

  async function knownTotal(client: PoolClient, entry: MetricEntry, offices: readonly number[], ask: Known): Promise<Figure> {
    const { upper, lower } = await knownOf(client, entry, offices, { ...ask, by: [] })
    const total = (sums: Broken | undefined): Sum => sums?.get('[]')?.sum ?? NONE
    return figureOf(entry, total(upper), lower && total(lower))
  }

  async function broken(client: PoolClient, entry: MetricEntry, offices: readonly number[], ask: FigureAsk & { by: readonly string[] }): Promise<Figure[]> {
    const { record } = entry.type
    const unknown = ask.by.find((f) => !record.breakdown.includes(f))
    if (unknown) throw new FigureFault(`“${entry.id}”不能按“${unknown}”分组；可用：${record.breakdown.join('、')}`)
    const how = { offices, period: ask.period, by: ask.by }
    const read = ask.known ? await knownOf(client, entry, offices, { ...ask, by: ask.by, known: ask.known }) : undefined
    const upper = read?.upper ?? (await brokenDown(client, { type: entry.type, ...entry.upper }, how))
    const lower = read ? read.lower : entry.lower && (await brokenDown(client, { type: entry.type, ...entry.lower }, how))
    const keys = new Map([...(lower ?? []), ...upper].map(([id, { key }]) => [id, key]))
    const labelled = [...keys].map(([id, key]) => {
      const by = Object.fromEntries(ask.by.map((f, i) => [f, labelOf(entry.type, f, key[i] ?? '')]))
      return figureOf(entry, upper.get(id)?.sum ?? NONE, lower?.get(id)?.sum, by)
    })
    return labelled.sort((a, b) => (b.value ?? -1) - (a.value ?? -1))
  }

  return {
    catalogue,
    async figures(client, ask) {
      checked(ask.period)
      const entries = (ask.metrics ?? [...catalogue.keys()]).map(entryOf)
      const offices = await parts.below(ask.office)
      const { by } = ask
      if (by?.length) return (await Promise.all(entries.map((e) => broken(client, e, offices, { ...ask, by })))).flat()
      const { known } = ask
      if (known) {
        const all: Figure[] = []
        for (const entry of entries) all.push(await knownTotal(client, entry, offices, { ...ask, by: [], known }))
        return all
      }
      const sums = await totals(client, offices, sourcesOf(entries), ask.period)
      return entries.map((e) => figureOf(e, sums.get(e.upper.rollup) ?? NONE, e.lower && (sums.get(e.lower.rollup) ?? NONE)))
    },
    async records(client, ask) {
      checked(ask.period)
      return readRecords(client, entryOf(ask.metric), await parts.below(ask.office), ask)
    },
    async recordSet(client, ask) {
      checked(ask.period)
      return readSet(client, entryOf(ask.metric), await parts.below(ask.office), ask)
    },
    async recordHash(client, ask) {
      checked(ask.period)
      return hashSet(client, entryOf(ask.metric), await parts.below(ask.office), ask)
    },
    lineage(metric) {
      const entry = entryOf(metric)
      return lineage(entry.type, entry.local)
    },
  }
}

/** Every measure under some metrics, each once. */
function sourcesOf(entries: readonly MetricEntry[]): Source[] {
  const all = entries.flatMap((e) => [{ type: e.type, ...e.upper }, ...(e.lower ? [{ type: e.type, ...e.lower }] : [])])
  return [...new Map(all.map((s) => [s.rollup, s])).values()]
}

const labelOf = (type: AnyCaseType, field: string, key: string): string => {
  const f = type.record.fields[field]
  return key === '' || !f ? '未填' : showValue(f, f.type === 'boolean' ? key === 'true' : key)
}

/** Records counted below the line when a metric is a share, otherwise those counted. */
const wide = (entry: MetricEntry) => entry.lower?.measure ?? entry.upper.measure

function filters(type: AnyCaseType, by: Readonly<Record<string, string>> | undefined, first: number): { text: string; values: unknown[] } {
  const parts: string[] = []
  const values: unknown[] = []
  for (const [field, label] of Object.entries(by ?? {})) {
    const f = type.record.fields[field]
    if (!f || !type.record.breakdown.includes(field)) throw new FigureFault(`不能按“${field}”筛选；可用：${type.record.breakdown.join('、')}`)
    if (label === '未填') {
      parts.push(`${columnOf(field)} is null`)
      continue
    }
    const one = parseValue(f, label)
    if ('fault' in one) throw new FigureFault(`“${label}”：${one.fault}`)
    values.push(String(one.value))
    parts.push(`${columnOf(field)}::text = $${first + values.length - 1}`)
  }
  return { text: parts.length ? ` and ${parts.join(' and ')}` : '', values }
}

function conditionOf(entry: MetricEntry, ask: RecordAsk): { text: string; values: unknown[] } {
  const base = recordsWhere(wide(entry), ask)
  const more = filters(entry.type, ask.by, base.values.length + 2)
  return { text: `office_id = any($1::bigint[]) and ${base.text}${more.text}`, values: [...base.values, ...more.values] }
}

async function readRecords(client: PoolClient, entry: MetricEntry, offices: readonly number[], ask: RecordAsk): Promise<{ rows: RecordRow[]; total: number }> {
  const { type } = entry
  const limit = Math.min(ask.limit ?? 50, 500)
  const { text, values } = conditionOf(entry, ask)
  const upper = recordsWhere(entry.upper.measure, ask)
  const shifted = upper.text.replace(/\$(\d+)/g, (_, n) => `$${Number(n) + values.length}`)
  const day = columnOf(wide(entry).day)
  const shown = [...new Set([type.record.number, ...type.record.headline, ...type.record.breakdown])].filter(
    (f) => type.record.fields[f]?.secrecy !== 'personal',
  )
  const sql = `select id, office_id, status, seq, ${day} as day, (${entry.lower ? shifted : 'true'}) as counted, count(*) over ()::int as total, ${shown.map((f) => `${columnOf(f)} as "v_${f}"`).join(', ')}
    from mingfa.${type.id} where ${text} order by ${day}, id limit ${limit} offset ${((ask.page ?? 1) - 1) * limit}`
  const { rows } = await client.query(sql, [offices, ...values, ...(entry.lower ? upper.values : [])])
  const labels = (row: Record<string, unknown>) =>
    Object.fromEntries(shown.flatMap((f) => (type.record.fields[f] ? [[f, showValue(type.record.fields[f], row[`v_${f}`] as string)]] : [])))
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map((r) => ({
      id: r.id,
      office: r.office_id,
      type: type.id,
      number: r[`v_${type.record.number}`] ?? null,
      status: r.status,
      seq: r.seq,
      day: r.day,
      counts: entry.lower && !r.counted ? 'denominator' : 'numerator',
      values: labels(r),
    })),
  }
}

async function readSet(client: PoolClient, entry: MetricEntry, offices: readonly number[], ask: RecordAsk): Promise<RecordSet> {
  const { text, values } = conditionOf(entry, ask)
  const { rows } = await client.query<{ id: string; office_id: number; seq: number }>(
    `select office_id, id, seq from mingfa.${entry.type.id} where ${text} order by office_id, id`,
    [offices, ...values],
  )
  const hash = createHash('sha256')
  for (const r of rows) hash.update(`${r.office_id}:${r.id}:${r.seq}\n`)
  return { hash: hash.digest('hex'), count: rows.length, ids: rows.map((r) => `${r.office_id}:${r.id}:${r.seq}`) }
}

async function hashSet(client: PoolClient, entry: MetricEntry, offices: readonly number[], ask: RecordAsk): Promise<Omit<RecordSet, 'ids'>> {
  const { text, values } = conditionOf(entry, ask)
  const lines = `string_agg(office_id || ':' || id || ':' || seq || E'\\n', '' order by office_id, id)`
  const { rows } = await client.query<{ hash: string; count: number }>(
    `select encode(sha256(convert_to(coalesce(${lines}, ''), 'UTF8')), 'hex') as hash, count(*)::bigint as count from mingfa.${entry.type.id} where ${text}`,
    [offices, ...values],
  )
  return rows[0] ?? { hash: '', count: 0 }
}

/** One transaction for reading figures under somebody's claims. */
export const readFigures = <T>(pool: Parameters<typeof inTx>[0], claims: Claims, read: (client: PoolClient) => Promise<T>): Promise<T> =>
  inTx(pool, claims, read)
