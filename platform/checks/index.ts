/** Checkers: invariants over the living data, run each night and after each restore. They change nothing. */

export { caseCheckers } from './cases.ts'
export { type Checker, type CheckResult, type DataFault, keepResults, lastResults, runCheckers } from './checker.ts'
export { jobCheckers } from './jobs.ts'
export { officeCheckers } from './offices.ts'
