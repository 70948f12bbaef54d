/**
 * Names of figures in a report: 'penalty.filed', 'proposal.handled[kind=人大建议,level=市]', 'mediation.amountYuan:wan', 'penalty.filed:growth'.
 * A name says everything that is needed to compute the figure for an office and a year. Imports nothing, so that the browser reads it too.
 */

/** What of the metric is meant. */
export const facets = {
  now: '本年',
  last: '上年',
  diff: '比上年增减',
  growth: '比上年增长率',
  rest: '未达到的',
  restLast: '上年未达到的',
} as const
export type Facet = keyof typeof facets

export type FigureKey = {
  metric: string
  /** Values by breakdown field, as labels. */
  by: Readonly<Record<string, string>>
  of: Facet
  /** In ten thousands (万元). */
  wan: boolean
}

const escaped = (label: string): string => label.replace(/[%,=[\]:]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)
const unescaped = (text: string): string => text.replace(/%([0-9a-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

/** The key in writing. */
export function writeKey({ metric, by = {}, of = 'now', wan = false }: Pick<FigureKey, 'metric'> & Partial<FigureKey>): string {
  const pairs = Object.entries(by).map(([field, label]) => `${field}=${escaped(label)}`)
  return `${metric}${pairs.length ? `[${pairs.join(',')}]` : ''}${wan ? ':wan' : ''}${of === 'now' ? '' : `:${of}`}`
}

const isFacet = (text: string): text is Facet => text in facets

/** The parts of a key; undefined when it is none. */
export function readKey(key: string): FigureKey | undefined {
  const m = /^([a-z][A-Za-z0-9_]*\.[a-z][A-Za-z0-9]*)(?:\[([^[\]]+)\])?((?::[a-zA-Z]+)*)$/.exec(key)
  if (!m?.[1]) return undefined
  const by: Record<string, string> = {}
  for (const pair of m[2]?.split(',') ?? []) {
    const [field, label, ...more] = pair.split('=')
    if (!field || !label || more.length > 0) return undefined
    by[field] = unescaped(label)
  }
  const marks = (m[3] ?? '').split(':').slice(1)
  const wan = marks[0] === 'wan'
  const [of = 'now', ...more] = wan ? marks.slice(1) : marks
  return isFacet(of) && more.length === 0 ? { metric: m[1], by, of, wan } : undefined
}

/** The metric with its breakdown, apart from what of it is meant: figures with the same one are read together. */
export const baseKey = ({ metric, by }: Pick<FigureKey, 'metric' | 'by'>): string => writeKey({ metric, by })
