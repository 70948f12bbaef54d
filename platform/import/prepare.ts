/** The rows of a ledger, one after the other: what each would become, or why it is left out, or what is wrong with it. */
import { setImmediate as breathe } from 'node:timers/promises'
import type { Values } from '../../engine/define.ts'
import type { Cell, SheetRow } from './cells.ts'
import { orderOf } from './days.ts'
import { BookFault } from './faults.ts'
import { headingOf, isSerial } from './match.ts'
import { type LedgerPlan, type SheetPlan, scaleOf } from './plan.ts'
import { type Print, Prints } from './prints.ts'
import { type RowColumn, type RowFault, type RowRules, readRow } from './row.ts'
import { headingsOf, type SkipRules, skipReason } from './skip.ts'

type Place = { sheet: SheetPlan; row: number; cells: readonly (Cell | undefined)[]; hidden: boolean }
export type Skipped = Place & { skipped: string }
export type Ready = Place & Print & { values: Values; said: Values; status: string; faults: RowFault[] }
export type Prepared = Skipped | Ready

const SPAN = /起止|起讫|开始.*结束|时间段|期间/
/** Rows after which other work of the process has its turn. */
const BREATH = 40

/** A sheet's rules for its rows. */
export function rulesOf(plan: LedgerPlan, sheet: SheetPlan, today: string): { row: RowRules; skip: SkipRules } {
  const isDay = (field: string | null): boolean => field !== null && plan.type.record.fields[field]?.type === 'day'
  // One program has written all days of a sheet, so one column tells of the others.
  const days = sheet.mapped.flatMap((m) => (isDay(m.field) ? m.column.samples.map((c) => c.text) : []))
  const order = orderOf(days, { year: sheet.year, today })
  const columns = sheet.mapped.flatMap((m): RowColumn[] => {
    if (m.field === null) return []
    const heading = headingOf(m.column.levels)
    return [{ index: m.column.index, heading, field: m.field, scale: scaleOf(sheet, m), span: SPAN.test(heading), order }]
  })
  return {
    row: { type: plan.type, columns, year: sheet.year, today },
    skip: {
      bottom: sheet.header.bottom,
      headings: headingsOf(sheet.header),
      serial: sheet.mapped.find((m) => isSerial(m.column))?.column.index,
      wanted: new Set(columns.map((c) => c.index)),
    },
  }
}

const DITTO = /^(?:同上|同前|〃|″|"|''|＂)$/

/** A cell merged over several rows stands for each of them, and '同上' for what is above. */
class Above {
  readonly #merged: Map<number, number[]>
  #cells: readonly (Cell | undefined)[] = []

  constructor(sheet: SheetPlan) {
    this.#merged = new Map()
    for (const { top, bottom, left } of sheet.merges.slice(0, 20_000)) {
      for (let row = top + 2; row <= Math.min(bottom + 1, top + 1_000); row += 1) this.#merged.set(row, [...(this.#merged.get(row) ?? []), left])
    }
  }

  fill({ row, cells }: SheetRow): (Cell | undefined)[] {
    const filled = cells.map((c, i) => (c && DITTO.test(c.text.trim()) ? this.#cells[i] : c))
    for (const column of this.#merged.get(row) ?? []) if (!filled[column]) filled[column] = this.#cells[column]
    return filled
  }

  keep(cells: readonly (Cell | undefined)[]): void {
    this.#cells = cells
  }
}

async function* rowsOf(plan: LedgerPlan, sheet: SheetPlan, prints: Prints, today: string): AsyncGenerator<Prepared> {
  const rules = rulesOf(plan, sheet, today)
  const above = new Above(sheet)
  let count = 0
  for await (const raw of sheet.sheet.rows()) {
    if (raw.row <= sheet.header.bottom) continue
    count += 1
    if (count % BREATH === 0) await breathe()
    const place = { sheet, row: raw.row, hidden: raw.hidden ?? false }
    const skipped = skipReason(rules.skip, raw)
    if (skipped) {
      yield { ...place, cells: raw.cells, skipped }
      continue
    }
    const cells = above.fill(raw)
    above.keep(cells)
    const { said, values, status, faults } = readRow(rules.row, cells)
    const serial = rules.skip.serial === undefined ? '' : (cells[rules.skip.serial]?.text.trim() ?? '')
    yield { ...place, cells, values, said, status, faults, ...prints.of(said, values, serial) }
  }
}

/** More rows than one transaction should hold. */
const MAX_ROWS = 300_000

/** Every row below the headings of every sheet of the ledger. Throws BookFault when there are too many. */
export async function* prepare(plan: LedgerPlan, today: string): AsyncGenerator<Prepared> {
  const prints = new Prints(plan.type)
  let count = 0
  for (const sheet of plan.sheets) {
    for await (const row of rowsOf(plan, sheet, prints, today)) {
      count += 1
      if (count > MAX_ROWS) throw new BookFault(`台账超过 ${MAX_ROWS} 行，请按年度拆分后分次导入`)
      yield row
    }
  }
}
