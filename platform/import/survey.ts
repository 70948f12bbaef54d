/** A whole ledger looked through without writing anything: the counts, the faults, what goes where. */
import type { Cell } from './cells.ts'
import type { Counts, Preview, RowError } from './job.ts'
import { type Judged, judge, type OnRecord } from './judge.ts'
import { columnTitle, type LedgerPlan } from './plan.ts'

/** Faults and left-out rows that are shown; the error workbook has all. */
export const SHOWN = 500
const SAMPLES = 3

export type Survey = { counts: Counts; errors: RowError[]; skipped: { row: number; reason: string }[]; hidden: number }

/** Faults of a row as they are told; where a ledger has several sheets, with the name of the sheet. */
export function errorsOf(plan: LedgerPlan, row: Extract<Judged, { verdict: string }>): RowError[] {
  const where = plan.sheets.length > 1 ? `工作表“${row.sheet.sheet.name}”：` : ''
  return row.faults.map((f) => ({ row: row.row, column: f.column, value: f.value, message: where + f.message }))
}

type Options = { limit: number; onProgress?: ((done: number) => void) | undefined; signal?: AbortSignal | undefined }

/** Looks through every row. At most `limit` faults and left-out rows are kept; the counts are of all. */
export async function survey(plan: LedgerPlan, today: string, record: OnRecord, { limit, onProgress, signal }: Options): Promise<Survey> {
  const counts: Counts = { rows: 0, good: 0, bad: 0, duplicates: 0, skipped: 0 }
  const errors: RowError[] = []
  const skipped: Survey['skipped'] = []
  let hidden = 0
  for await (const batch of judge(plan, today, record)) {
    signal?.throwIfAborted()
    for (const row of batch) {
      if ('skipped' in row) {
        counts.skipped += 1
        if (skipped.length < limit) skipped.push({ row: row.row, reason: row.skipped })
        continue
      }
      counts.rows += 1
      counts[row.verdict === 'duplicate' ? 'duplicates' : row.verdict] += 1
      if (row.hidden) hidden += 1
      if (row.verdict === 'bad' && errors.length < limit) errors.push(...errorsOf(plan, row))
    }
    onProgress?.(counts.rows + counts.skipped)
  }
  return { counts, errors, skipped, hidden }
}

const sampled = (cells: readonly Cell[]): string[] => [...new Set(cells.map((c) => c.text.trim().slice(0, 60)))].slice(0, SAMPLES)

/** The survey as the wizard shows it. */
export function previewOf(plan: LedgerPlan, { counts, errors, skipped, hidden }: Survey): Preview {
  const [main] = plan.sheets
  return {
    type: plan.type.id,
    ...(main.sheet.name ? { sheet: main.sheet.name } : {}),
    headerRow: main.header.top,
    columns: main.mapped.map((m) => ({ ...columnTitle(m), field: m.field, samples: sampled(m.column.samples), ...(m.note ? { note: m.note } : {}) })),
    counts,
    errors,
    skipped,
    notes: [...plan.notes, ...(hidden > 0 ? [`有 ${hidden} 行在表中是隐藏的（如被筛选掉），也一并读入`] : [])],
  }
}

/** Rows that the ledger has below its headings, more or less. */
export const totalOf = (plan: LedgerPlan): number => plan.sheets.reduce((sum, s) => sum + s.rows, 0)
