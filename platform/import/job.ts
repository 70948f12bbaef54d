/** An import as it is kept and shown. */

/** A row of a ledger that cannot be taken: where, what stands there, and what to do. */
export type RowError = {
  /** Row number in the sheet, from 1. */
  row: number
  column: string
  value: string
  message: string
}
export type ColumnView = {
  /** 'C' */
  column: string
  heading: string
  field: string | null
  samples: string[]
  /** Why it is not imported, where that is not plain to see. */
  note?: string
}
export type Counts = { rows: number; good: number; bad: number; duplicates: number; skipped: number }
export type Preview = {
  type: string
  sheet?: string
  headerRow: number
  columns: ColumnView[]
  counts: Counts
  /** The first of them; the error workbook has all. */
  errors: RowError[]
  skipped: { row: number; reason: string }[]
  /** What the clerk should know: sheets left out, hidden rows. */
  notes: string[]
}
export type Result = { accepted: number; duplicates: number; rejected: number }
export type Status = 'reading' | 'ready' | 'running' | 'done' | 'cancelled' | 'failed'
/** Everything or nothing, or the good rows. */
export type Mode = 'all' | 'good'

export type ImportJob = {
  id: string
  office: number
  file: string
  status: Status
  done: number
  total: number
  preview?: Preview
  result?: Result
  message?: string
}

/** The import stands where this cannot be done: it runs already, or is over. */
export class NotNow extends Error {}
