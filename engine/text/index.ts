/** The report reader: what a published report says, and what in it does not hold together. */

export { readReport } from './read.ts'
export { inspect, textRules } from './rules/index.ts'
export { GROUNDS_HEADING } from './structure/lines.ts'
