/** The report reader: what a published report says, and what in it does not hold together. */
export { readReport } from './read.ts'
export { inspect, textRules } from './rules/index.ts'
export type { Figure, InspectContext, Metadata, Reading, Section, Severity, Span, TextFinding } from './shape.ts'
export { type PartRole, partNames, partRoles } from './shape.ts'
