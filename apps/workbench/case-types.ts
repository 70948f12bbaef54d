/** The case types, read from the same definitions as the server. */
import type { AnyCaseType, AnyProcedure, Role } from '../../engine/define.ts'
import { procedureOf } from '../../engine/define.ts'
import { caseTypes } from '../registry/definitions.ts'

export { caseTypes }

export const findType = (id: string | undefined): AnyCaseType | undefined => caseTypes.find((t) => t.id === id)

/** The procedure a case was opened under; the newest when that version is unknown here (the page is older than the server). */
export function procedureFor(type: AnyCaseType, version: string): AnyProcedure {
  return type.procedures.some((p) => p.from === version) ? procedureOf(type, version) : newest(type)
}

export const newest = (type: AnyCaseType): AnyProcedure => type.procedures[type.procedures.length - 1] as AnyProcedure

/** Case types somebody with these roles may read. */
export const readable = (roles: readonly Role[]): AnyCaseType[] =>
  caseTypes.filter((t) => roles.includes('supervisor') || t.readers.some((r) => roles.includes(r)))

export type MetricName = { id: string; name: string; unit: string; type: AnyCaseType }

/** Every metric by its full id, in the order of the case types. */
export const metricNames: readonly MetricName[] = caseTypes.flatMap((type) =>
  Object.entries(type.metrics).map(([local, metric]) => ({ id: `${type.id}.${local}`, name: metric.name, unit: metric.unit, type })),
)
