/** Workbooks for tests, as offices keep them: written by a library that is not our reader. */
import { type CellObject, utils, type WorkSheet, write } from '@e965/xlsx'

/** A value, or a cell with a format, a formula or an error of its own. */
export type Written = string | number | boolean | null | CellObject
export type SheetPlan = {
  name?: string
  rows: readonly (readonly Written[])[]
  /** 'A1:C1' */
  merges?: readonly string[]
  hidden?: boolean
  /** Rows that are hidden, from 1. */
  hiddenRows?: readonly number[]
}

function sheetOf({ rows, merges = [], hiddenRows = [] }: SheetPlan): WorkSheet {
  const sheet: WorkSheet = {}
  let width = 1
  rows.forEach((cells, r) => {
    width = Math.max(width, cells.length)
    cells.forEach((value, c) => {
      if (value === null) return
      const own = typeof value === 'object' ? value : { t: typeof value === 'number' ? 'n' : typeof value === 'boolean' ? 'b' : 's', v: value }
      sheet[utils.encode_cell({ r, c })] = own as CellObject
    })
  })
  sheet['!ref'] = utils.encode_range({ s: { r: 0, c: 0 }, e: { r: Math.max(0, rows.length - 1), c: width - 1 } })
  sheet['!merges'] = merges.map((m) => utils.decode_range(m))
  sheet['!rows'] = []
  for (const row of hiddenRows) sheet['!rows'][row - 1] = { hidden: true }
  return sheet
}

/** A workbook of one sheet or several. `date1904` counts days as old Macintoshes did. */
export function workbook(
  sheets: SheetPlan | readonly SheetPlan[],
  { type = 'xlsx', date1904 = false }: { type?: 'xlsx' | 'biff8'; date1904?: boolean } = {},
): Buffer {
  const book = utils.book_new()
  const list = [sheets].flat() as SheetPlan[]
  list.forEach((plan, i) => {
    utils.book_append_sheet(book, sheetOf(plan), plan.name ?? `Sheet${i + 1}`)
  })
  book.Workbook = { Sheets: list.map((s) => ({ Hidden: s.hidden ? 1 : 0 })), WBProps: { date1904 } }
  return write(book, { type: 'buffer', bookType: type, compression: true, bookSST: true }) as Buffer
}

/** Serial number of a day, as a cell with a format. */
export const dated = (day: string, format = 'yyyy/m/d', date1904 = false): CellObject => ({
  t: 'n',
  v: Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569 - (date1904 ? 1462 : 0),
  z: format,
})
