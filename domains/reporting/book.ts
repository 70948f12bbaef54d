/** Figures of an office and a year with the year before beside them, read once for everything that a report needs of them. */
import type { PoolClient } from 'pg'
import { type Figure, type FigureReader, type MetricEntry, type Period, yearBefore, yearOf } from '../../platform/figures/index.ts'
import { figureOf, type Pair, type ReportFigure } from './figure.ts'
import { baseKey, type FigureKey, readKey, writeKey } from './keys.ts'

/** The office and year that a report is about. */
export type Scope = { office: number; year: number }

/** A metric broken down by fields. */
export type Grouping = { metric: string; by: readonly string[] }

export type Group = { by: Readonly<Record<string, string>> } & Pair

export type Book = {
  scope: Scope
  period: Period
  catalogue: FigureReader['catalogue']
  /** This year and last of a metric. Throws on an unknown one. */
  pair: (metric: string) => Pair
  /** Groups of a metric that have something in either year, greatest first. Empty unless it was asked for. */
  groups: (grouping: Grouping) => readonly Group[]
  /** The figure of a key; undefined when no metric, field or value of that name exists. */
  figure: (key: string) => ReportFigure | undefined
}

const groupingId = (metric: string, by: readonly string[]): string => JSON.stringify([metric, [...by].sort()])

const nothing = (of: Figure, entry: MetricEntry): Figure => {
  const { by: _, numerator, denominator, ...common } = of
  return entry.lower ? { ...common, value: null, numerator: 0, denominator: 0 } : { ...common, value: 0 }
}

/** Breakdowns that the keys need, each once. */
export function groupingsOf(keys: readonly string[], catalogue: FigureReader['catalogue']): Grouping[] {
  const found = new Map<string, Grouping>()
  for (const key of keys) {
    const read = readKey(key)
    const entry = read && catalogue.get(read.metric)
    if (!read || !entry) continue
    const by = Object.keys(read.by)
    if (by.length > 0 && by.every((f) => entry.type.record.breakdown.includes(f))) found.set(groupingId(read.metric, by), { metric: read.metric, by })
  }
  return [...found.values()]
}

async function readGroups(reader: FigureReader, client: PoolClient, scope: Scope, { metric, by }: Grouping): Promise<Group[]> {
  const ask = { office: scope.office, metrics: [metric], by }
  const now = await reader.figures(client, { ...ask, period: yearOf(scope.year) })
  const last = await reader.figures(client, { ...ask, period: yearBefore(yearOf(scope.year)) })
  const entry = reader.catalogue.get(metric) as MetricEntry
  const idOf = (f: Figure) => JSON.stringify(by.map((field) => f.by?.[field] ?? ''))
  const pairs = new Map<string, Group>()
  for (const f of now) pairs.set(idOf(f), { by: f.by ?? {}, now: f, last: nothing(f, entry) })
  for (const f of last) {
    const known = pairs.get(idOf(f))
    pairs.set(idOf(f), known ? { ...known, last: f } : { by: f.by ?? {}, now: nothing(f, entry), last: f })
  }
  const size = (g: Group): number => g.now.value ?? -1
  // Groups of one size stand by their names, so that a draft made twice is the same draft.
  return [...pairs.entries()].sort(([a, x], [b, y]) => size(y) - size(x) || (a < b ? -1 : 1)).map(([, g]) => g)
}

function unitBelow(catalogue: FigureReader['catalogue'], entry: MetricEntry): string {
  const below = entry.lower && catalogue.get(entry.lower.metric)
  return below?.metric.unit ?? entry.metric.unit
}

/** Reads every metric of both years, and the breakdowns asked for, in the caller's transaction and under its claims. */
export async function readBook(reader: FigureReader, client: PoolClient, scope: Scope, groupings: readonly Grouping[]): Promise<Book> {
  const { catalogue } = reader
  const period = yearOf(scope.year)
  const now = await reader.figures(client, { office: scope.office, period })
  const last = await reader.figures(client, { office: scope.office, period: yearBefore(period) })
  const totals = new Map(now.map((f, i) => [f.metric, { now: f, last: last[i] as Figure }]))
  const groups = new Map<string, Group[]>()
  for (const g of groupings) groups.set(groupingId(g.metric, g.by), await readGroups(reader, client, scope, g))

  function pair(metric: string): Pair {
    const found = totals.get(metric)
    if (!found) throw new Error(`no metric '${metric}'`)
    return found
  }

  /** A value that nothing falls under counts zero; a breakdown that was not read is unknown. */
  function groupPair(read: FigureKey, entry: MetricEntry): Pair | undefined {
    const all = groups.get(groupingId(read.metric, Object.keys(read.by)))
    if (!all) return undefined
    const total = pair(read.metric)
    const found = all.find((g) => Object.entries(read.by).every(([field, label]) => g.by[field] === label))
    return found ?? { now: nothing(total.now, entry), last: nothing(total.last, entry) }
  }

  return {
    scope,
    period,
    catalogue,
    pair,
    groups: ({ metric, by }) => groups.get(groupingId(metric, by)) ?? [],
    figure(key) {
      const read = readKey(key)
      const entry = read && catalogue.get(read.metric)
      if (!read || !entry) return undefined
      const found = Object.keys(read.by).length > 0 ? groupPair(read, entry) : pair(read.metric)
      return found && figureOf({ key, read, entry, baseUnit: unitBelow(catalogue, entry), period }, found)
    },
  }
}

/** Keys offered for insertion: each metric's total, last year, difference and growth, and every group that was read. */
export function offeredKeys(book: Book, groupings: readonly Grouping[]): string[] {
  const keys: string[] = []
  for (const [metric, entry] of book.catalogue) {
    const wan = entry.metric.unit === '元'
    keys.push(writeKey({ metric, wan }))
    if (wan) keys.push(writeKey({ metric }))
    keys.push(writeKey({ metric, wan, of: 'last' }), writeKey({ metric, wan, of: 'diff' }))
    if (entry.lower) keys.push(writeKey({ metric, of: 'rest' }))
    else keys.push(writeKey({ metric, of: 'growth' }))
  }
  for (const g of groupings) keys.push(...book.groups(g).map(({ by }) => baseKey({ metric: g.metric, by })))
  return keys
}
