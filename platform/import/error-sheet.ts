/** The rows that could not be taken, with the reason behind each: to be corrected there and imported again. */
import { type Cell, columnName } from './cells.ts'
import { judge, type OnRecord } from './judge.ts'
import { ERROR_HEADING, headingKey, headingOf, isOurs, type Mapped, ROW_HEADING } from './match.ts'
import { type LedgerPlan, type SheetPlan, scaleOf } from './plan.ts'
import { headingUnit } from './words.ts'

export type ErrorSheet = { name: string; headings: string[]; rows: AsyncGenerator<string[][]> }

const unitNames: Readonly<Record<number, string>> = { 10000: '百元', 100000: '千元', 1000000: '万元', 10000000000: '亿元' }

/** A unit that stood above the table goes into the heading, since what stood above is not copied. */
function headingWithUnit(plan: LedgerPlan, sheet: SheetPlan, m: Mapped): string {
  const heading = headingOf(m.column.levels)
  const money = m.field !== null && plan.type.record.fields[m.field]?.type === 'money'
  const unit = unitNames[scaleOf(sheet, m)]
  return money && unit && headingUnit(m.column.levels.join(' ')) === undefined ? `${heading}（${unit}）` : heading
}

/** Columns of all sheets of the ledger, each heading once, in the order of the main sheet. */
function headingsOf(plan: LedgerPlan): Map<string, string> {
  const headings = new Map<string, string>()
  for (const sheet of plan.sheets) {
    for (const m of sheet.mapped) {
      const key = headingKey(m.column)
      if (!isOurs(m.column) && !headings.has(key)) headings.set(key, headingWithUnit(plan, sheet, m) || columnName(m.column.index))
    }
  }
  return headings
}

const shown = (cell: Cell | undefined): string => cell?.text ?? ''

/** The error sheet of a ledger as it stands today. */
export function errorSheet(plan: LedgerPlan, today: string, record: OnRecord): ErrorSheet {
  const headings = headingsOf(plan)
  const several = plan.sheets.length > 1
  async function* rows(): AsyncGenerator<string[][]> {
    for await (const batch of judge(plan, today, record)) {
      const bad: string[][] = []
      for (const row of batch) {
        if ('skipped' in row || row.verdict !== 'bad') continue
        const at = new Map(row.sheet.mapped.map((m) => [headingKey(m.column), m.column.index]))
        const cells = [...headings.keys()].map((key) => shown(row.cells[at.get(key) ?? -1]))
        const reason = row.faults.map((f) => (f.column ? `${f.column}：${f.message}` : f.message)).join('；')
        bad.push([...cells, several ? `${row.sheet.sheet.name} 第${row.row}行` : String(row.row), reason])
      }
      if (bad.length > 0) yield bad
    }
  }
  return { name: plan.type.record.title, headings: [...headings.values(), ROW_HEADING, ERROR_HEADING], rows: rows() }
}
