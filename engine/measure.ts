/** Metrics: one condition as data, read as a predicate, as SQL and as lineage, so that the three cannot differ. */
import type { AnyCaseType, AnyMeasure, AnyMetric, AnyProcedure, AnyWhere, CaseState, Day, Value } from './define.ts'
import { actionLabel } from './fold.ts'
import { cite, type Provision } from './law.ts'

/** A measure as rollups keep it. `id` is the metric's, with '/num' for the upper half of a share. */
export type CountedMeasure = { id: string; measure: AnyMeasure }

/** Every measure of a case type, each to be kept as a rollup. */
export function measuresOf(type: AnyCaseType): CountedMeasure[] {
  return Object.entries(type.metrics).map(([id, metric]) =>
    'measure' in metric ? { id, measure: metric.measure } : { id: `${id}/num`, measure: metric.share.numerator },
  )
}

/** Does the condition hold for a case as it stands? */
export function holds(where: AnyWhere | undefined, state: CaseState): boolean {
  if (!where) return true
  if ('all' in where) return where.all.every((w) => holds(w, state))
  if ('not' in where) return !holds(where.not, state)
  if ('status' in where) return where.status.includes(state.status)
  if ('term' in where) return termHolds(state, where.term, where.met)
  const value = state.values[where.field] ?? null
  if ('present' in where) return (value !== null && value !== '') === where.present
  return Array.isArray(where.is) ? where.is.includes(value) : value === where.is
}

function termHolds(state: CaseState, id: string, met: 'onTime' | 'late'): boolean {
  const term = state.terms[id]
  if (!term?.metOn) return false
  return met === 'onTime' ? term.metOn <= term.due : term.metOn > term.due
}

/** What a case adds to a measure: the day, the broken-down values, one case and its amount; undefined when it is not counted. */
export type Contribution = { measure: string; day: Day; by: readonly string[]; count: 1; sum: number }

export function contributions(type: AnyCaseType, measures: readonly CountedMeasure[], state: CaseState): Contribution[] {
  const by = type.record.breakdown.map((field) => keyOf(state.values[field]))
  return measures.flatMap(({ id, measure }) => {
    const day = state.values[measure.day]
    if (typeof day !== 'string' || !holds(measure.where, state)) return []
    const sum = measure.sum ? Number(state.values[measure.sum] ?? 0) : 0
    return [{ measure: id, day, by, count: 1 as const, sum }]
  })
}

/** A value as a key of a breakdown; '' is "not stated". */
export const keyOf = (value: Value | undefined): string => (value === null || value === undefined ? '' : String(value))

/** SQL over the typed table, with its parameters; names are quoted column names given by `column`. */
export type Sql = { text: string; values: unknown[] }

export type Columns = { field: (id: string) => string; termDue: (id: string) => string; termMet: (id: string) => string; status: string }

/** The condition as SQL. `first` is the number of the next free parameter. */
export function whereSql(where: AnyWhere | undefined, columns: Columns, first: number): Sql {
  if (!where) return { text: 'true', values: [] }
  if ('all' in where) {
    const parts: string[] = []
    const values: unknown[] = []
    for (const one of where.all) {
      const sql = whereSql(one, columns, first + values.length)
      parts.push(sql.text)
      values.push(...sql.values)
    }
    return { text: parts.length ? `(${parts.join(' and ')})` : 'true', values }
  }
  if ('not' in where) {
    const sql = whereSql(where.not, columns, first)
    return { text: `not coalesce(${sql.text}, false)`, values: sql.values }
  }
  if ('status' in where) return { text: `${columns.status} = any($${first}::text[])`, values: [where.status] }
  if ('term' in where) {
    const relation = where.met === 'onTime' ? '<=' : '>'
    return { text: `${columns.termMet(where.term)} ${relation} ${columns.termDue(where.term)}`, values: [] }
  }
  const column = columns.field(where.field)
  if ('present' in where) return { text: `${column} is ${where.present ? 'not ' : ''}null`, values: [] }
  const many = Array.isArray(where.is) ? where.is : [where.is]
  const listed = `${column}::text = any($${first}::text[])`
  return { text: many.includes(null) ? `(${column} is null or ${listed})` : listed, values: [many.filter((v) => v !== null).map(String)] }
}

/** Half up to two decimals, as published percents are: 95.915 → 95.92. Undefined when there is nothing to divide by. */
export function percent(numerator: number, denominator: number): number | undefined {
  if (denominator === 0) return undefined
  return Math.floor((numerator * 20_000 + denominator) / (denominator * 2)) / 100
}

export type Lineage = {
  metric: string
  name: string
  unit: string
  rule: string
  version: { from: Day; approvedBy: string }
  fields: { field: string; label: string; law?: string }[]
  actions: { action: string; label: string; law: string[] }[]
  terms: { term: string; label: string; law: string }[]
  articles: string[]
}

function fieldsIn(where: AnyWhere | undefined): { fields: string[]; terms: string[]; statuses: string[] } {
  if (!where) return { fields: [], terms: [], statuses: [] }
  if ('all' in where) {
    const parts = where.all.map(fieldsIn)
    return { fields: parts.flatMap((p) => p.fields), terms: parts.flatMap((p) => p.terms), statuses: parts.flatMap((p) => p.statuses) }
  }
  if ('not' in where) return fieldsIn(where.not)
  if ('status' in where) return { fields: [], terms: [], statuses: [...where.status] }
  if ('term' in where) return { fields: [], terms: [where.term], statuses: [] }
  return { fields: [where.field], terms: [], statuses: [] }
}

/** Measures a metric rests on, its own and its denominator's. */
export function measuresUnder(type: AnyCaseType, metric: AnyMetric): AnyMeasure[] {
  if ('measure' in metric) return [metric.measure]
  const below = type.metrics[metric.share.denominator]
  return [metric.share.numerator, ...(below ? measuresUnder(type, below) : [])]
}

function actionsFor(procedure: AnyProcedure, fields: ReadonlySet<string>, statuses: ReadonlySet<string>, terms: ReadonlySet<string>): string[] {
  const termActions = [...terms].flatMap((id) => {
    const t = procedure.terms[id]
    return t ? [...t.from, ...t.metBy, ...(t.pauses ?? []).flatMap((p) => [p.start, ...p.end]), ...(t.extensions ?? []).map((e) => e.action)] : []
  })
  return Object.entries(procedure.actions)
    .filter(([id, action]) => {
      const writes = [...(action.stamps ?? []), ...Object.keys(action.sets ?? {}), ...(action.form?.sections.flatMap((s) => s.fields) ?? [])]
      const to = typeof action.to === 'string' ? [action.to] : Object.values(action.to?.map ?? {})
      return termActions.includes(id) || writes.some((f) => fields.has(f)) || to.some((s) => statuses.has(s))
    })
    .map(([id]) => id)
}

/** Everything a figure rests on, down to the law; walked from the definitions, so it cannot be out of date. */
export function lineage(type: AnyCaseType, id: string): Lineage {
  const metric = type.metrics[id]
  if (!metric) throw new Error(`case type '${type.id}' has no metric '${id}'`)
  const procedure = type.procedures[type.procedures.length - 1] as AnyProcedure
  const parts = measuresUnder(type, metric).map((m) => ({ ...fieldsIn(m.where), own: [m.day, ...(m.sum ? [m.sum] : [])] }))
  const fields = new Set(parts.flatMap((p) => [...p.own, ...p.fields]))
  const terms = new Set(parts.flatMap((p) => p.terms))
  const statuses = new Set(parts.flatMap((p) => p.statuses))
  const actions = actionsFor(procedure, fields, statuses, terms).map((a) => ({
    action: a,
    label: actionLabel(procedure, a),
    law: procedure.actions[a]?.law.map(cite) ?? [],
  }))
  const termRows = [...terms].flatMap((t) => {
    const term = procedure.terms[t]
    return term ? [{ term: t, label: term.label, law: cite(term.law) }] : []
  })
  const fieldRows = [...fields].map((f) => {
    const field = type.record.fields[f]
    return { field: f, label: field?.label ?? f, ...(field?.law ? { law: cite(field.law) } : {}) }
  })
  const own = (metric.law ?? []).map((p: Provision) => cite(p))
  const articles = [...new Set([...own, ...fieldRows.flatMap((f) => f.law ?? []), ...actions.flatMap((a) => a.law), ...termRows.map((t) => t.law)])]
  return {
    metric: `${type.id}.${id}`,
    name: metric.name,
    unit: metric.unit,
    rule: metric.rule,
    version: metric.version,
    fields: fieldRows,
    actions,
    terms: termRows,
    articles,
  }
}
