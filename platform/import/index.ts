/** Importing office ledgers: xlsx, xls and csv as offices keep them, into cases recorded as 补录. */
export type { ErrorSheet } from './error-sheet.ts'
export { BookFault } from './faults.ts'
export { NotNow } from './job.ts'
export type { OnceResult } from './once.ts'
export { SomeRefused } from './run.ts'
export { createImports } from './service.ts'
