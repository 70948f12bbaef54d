/** Ledgers for tests, read as the importer reads them, against nothing on record. */
import { ledgerTypes, type SheetPlan, type Written, workbook } from '../testing/index.ts'
import { openBook } from './book.ts'
import { type Judged, judge } from './judge.ts'
import { headingOf } from './match.ts'
import { understand, type Wishes } from './plan.ts'

const TODAY = '2025-03-01'
export const HEAD = ['序号', '案号', '案由', '当事人', '立案日期', '处罚决定日期', '罚款金额(元)', '结案日期']
export const row = (n: number, more: Record<number, Written> = {}): Written[] => {
  const cells: Written[] = [n, `罚〔2024〕${n}号`, '占道经营', '张三', '2024-03-05', '2024-03-20', 500, '2024-04-01']
  for (const [i, v] of Object.entries(more)) cells[Number(i)] = v
  return cells
}
export type Taken = {
  row: number
  values: Record<string, unknown>
  status: string
  verdict: string
  faults: { column: string; value: string; message: string }[]
}
export type Ledger = {
  type: string
  mapping: Record<string, string | null>
  notes: readonly string[]
  columnNotes: Record<string, string>
  year: number | undefined
  rows: Taken[]
  skipped: [number, string][]
}

/** Reads a file as the importer would, against nothing on record. */
export async function ledger(bytes: Uint8Array, { file = '台账.xlsx', wishes = {} as Wishes } = {}): Promise<Ledger> {
  const book = await openBook(bytes)
  try {
    const plan = await understand({ book, types: ledgerTypes, file, wishes, remembered: async () => undefined })
    const judged: Judged[] = []
    for await (const batch of judge(plan, TODAY)) judged.push(...batch)
    const columns = plan.sheets[0].mapped
    return {
      type: plan.type.id,
      mapping: Object.fromEntries(columns.map((m) => [headingOf(m.column.levels), m.field])),
      columnNotes: Object.fromEntries(columns.flatMap((m) => (m.note ? [[headingOf(m.column.levels), m.note]] : []))),
      notes: plan.notes,
      year: plan.sheets[0].year,
      rows: judged.flatMap((j) => ('skipped' in j ? [] : [j as unknown as Taken])),
      skipped: judged.flatMap((j): [number, string][] => ('skipped' in j ? [[j.row, j.skipped]] : [])),
    }
  } finally {
    await book.close()
  }
}
export const sheet = (rows: SheetPlan['rows'], more: Omit<SheetPlan, 'rows'> = {}) => ledger(workbook({ rows, ...more }))
/** The ledger of one row of cells under these headings. */
export const only = async (headings: string[], cells: Written[], above: Written[][] = []): Promise<Taken> => {
  const { rows } = await sheet([...above, headings, cells])
  const [first] = rows
  if (rows.length !== 1 || !first) throw new Error(`${rows.length} rows`)
  return first
}
export const messages = (taken: Taken | undefined): string[] => (taken?.faults ?? []).map((f) => f.message)
