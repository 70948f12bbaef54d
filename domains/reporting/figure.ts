/** A figure in a report: this year's value or what follows from it, and how it is written. */
import type { Day } from '../../engine/define.ts'
import { cite } from '../../engine/law.ts'
import { percent } from '../../engine/measure.ts'
import { type Figure, type MetricEntry, type Period, yearBefore } from '../../platform/figures/index.ts'
import { type Facet, type FigureKey, facets } from './keys.ts'

export type ReportFigure = {
  key: string
  metric: string
  of: Facet
  name: string
  /** Unit of the value; amounts in 元. */
  unit: string
  /** The exact value; null for a share of nothing. A fall is negative. */
  value: number | null
  numerator?: number
  denominator?: number
  by?: Record<string, string>
  lastYear: number | null
  /** As the document writes it, without its unit except for '%'. */
  shown: string
  /** Unit as the document writes it after the number: '万元' where the amount is shown so. */
  shownUnit: string
  /** What is counted, and from when to when. */
  rule: string
  law: string[]
  period: Period
  version: { from: Day; approvedBy: string }
}

/** A metric of this year and of the year before. */
export type Pair = { now: Figure; last: Figure }

const stripped = (text: string): string => text.replace(/\.?0+$/, '')
const twoDecimals = (n: number): string => (Number.isInteger(n) ? String(n) : stripped(n.toFixed(2)))

/** Yuan in ten thousands, two decimals, half up. */
const inTenThousands = (yuan: number): number => Math.floor((Math.round(yuan * 100) + 5000) / 10_000) / 100

/** How a document writes a value; a fall is written without its sign, since the words say it. */
export function showFigure(value: number | null, unit: string, wan: boolean): string {
  if (value === null) return '—'
  const size = Math.abs(value)
  if (wan) return twoDecimals(inTenThousands(size))
  return unit === '%' ? `${twoDecimals(size)}%` : twoDecimals(size)
}

/** Difference without the dust of binary fractions: cents and hundredths of a percent are kept. */
const less = (a: number, b: number): number => Math.round((a - b) * 100) / 100

function growthOf(now: number, last: number): number | null {
  const size = percent(Math.abs(Math.round((now - last) * 100)), Math.abs(Math.round(last * 100)))
  return size === undefined ? null : now < last ? -size : size
}

const restOf = ({ numerator, denominator }: Figure): number | null =>
  numerator === undefined || denominator === undefined ? null : less(denominator, numerator)

type Valued = { value: number | null; unit: string; parts?: Pick<Figure, 'numerator' | 'denominator'> }

function valued(of: Facet, { now, last }: Pair, entry: MetricEntry, baseUnit: string): Valued {
  const both = now.value !== null && last.value !== null ? { now: now.value, last: last.value } : undefined
  const { unit } = entry.metric
  switch (of) {
    case 'now':
      return { value: now.value, unit, parts: now }
    case 'last':
      return { value: last.value, unit, parts: last }
    case 'diff':
      return { value: both ? less(both.now, both.last) : null, unit: unit === '%' ? '个百分点' : unit }
    case 'growth':
      return { value: both && unit !== '%' ? growthOf(both.now, both.last) : null, unit: '%' }
    case 'rest':
      return { value: restOf(now), unit: baseUnit, parts: now }
    case 'restLast':
      return { value: restOf(last), unit: baseUnit, parts: last }
  }
}

const ruleOf = (of: Facet, rule: string): string => {
  if (of === 'diff') return `${rule}；本年减上年`
  if (of === 'growth') return `${rule}；本年减上年，再除以上年`
  return of === 'rest' || of === 'restLast' ? `${rule}；分母减分子` : rule
}

function periodOf(of: Facet, period: Period): Period {
  const before = yearBefore(period)
  if (of === 'last' || of === 'restLast') return before
  return of === 'diff' || of === 'growth' ? { from: before.from, to: period.to } : period
}

export type Asked = { key: string; read: FigureKey; entry: MetricEntry /** Unit of what a share is a share of. */; baseUnit: string; period: Period }

/** The figure of a key, from the metric's two years. */
export function figureOf({ key, read, entry, baseUnit, period }: Asked, pair: Pair): ReportFigure {
  const { metric } = entry
  const { value, unit, parts } = valued(read.of, pair, entry, baseUnit)
  const groups = Object.values(read.by)
  const facet = read.of === 'now' ? '' : `（${facets[read.of]}）`
  const wan = read.wan && unit === '元'
  const shown = showFigure(value, unit, wan)
  return {
    key,
    metric: entry.id,
    of: read.of,
    name: `${metric.name}${groups.length ? `（${groups.join('、')}）` : ''}${facet}`,
    unit,
    value,
    ...(parts?.numerator === undefined ? {} : { numerator: parts.numerator }),
    ...(parts?.denominator === undefined ? {} : { denominator: parts.denominator }),
    ...(groups.length ? { by: { ...read.by } } : {}),
    lastYear: pair.last.value,
    shown,
    shownUnit: wan ? '万元' : unit === '%' ? '' : unit,
    rule: ruleOf(read.of, metric.rule),
    law: (metric.law ?? []).map(cite),
    period: periodOf(read.of, period),
    version: metric.version,
  }
}
