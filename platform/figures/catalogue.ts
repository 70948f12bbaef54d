/** Every metric by its full id ('penalty.filed'), with the measures it is read from. */
import type { AnyCaseType, AnyMeasure, AnyMetric } from '../../engine/define.ts'

export type MetricEntry = {
  id: string
  local: string
  type: AnyCaseType
  metric: AnyMetric
  /** Rollup id and measure of the count, or of a share's upper half. */
  upper: { rollup: string; measure: AnyMeasure }
  /** Of a share: what it is divided by. */
  lower?: { rollup: string; measure: AnyMeasure; metric: string }
}

/** The catalogue of all case types, in their order. Throws on a share whose denominator is itself a share. */
export function catalogueOf(types: readonly AnyCaseType[]): ReadonlyMap<string, MetricEntry> {
  const entries = new Map<string, MetricEntry>()
  for (const type of types) {
    for (const [local, metric] of Object.entries(type.metrics)) {
      const id = `${type.id}.${local}`
      if ('measure' in metric) {
        entries.set(id, { id, local, type, metric, upper: { rollup: id, measure: metric.measure } })
        continue
      }
      const below = type.metrics[metric.share.denominator]
      if (!below || !('measure' in below)) throw new Error(`metric '${id}': denominator '${metric.share.denominator}' is not a count`)
      const lower = { rollup: `${type.id}.${metric.share.denominator}`, measure: below.measure, metric: `${type.id}.${metric.share.denominator}` }
      entries.set(id, { id, local, type, metric, upper: { rollup: `${id}/num`, measure: metric.share.numerator }, lower })
    }
  }
  return entries
}

/** Amounts are kept in fen and shown in yuan. */
export const isMoney = (type: AnyCaseType, measure: AnyMeasure): boolean => measure.sum !== undefined && type.record.fields[measure.sum]?.type === 'money'
