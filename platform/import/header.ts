/** Where the headings stand: under titles and units, in one row or in several with merged cells. */
import type { Cell, Merge, SheetRow } from './cells.ts'
import type { Column } from './match.ts'
import { full } from './words.ts'

export type Header = {
  /** First and last row of the headings, from 1. */
  top: number
  bottom: number
  columns: readonly Column[]
  /** Texts of the rows above. */
  above: readonly string[]
}

/** Rows in which a header is looked for, and those under it that are looked at. */
const LOOK = 40
export const HEAD_ROWS = 140
const SAMPLES = 60
const MAX_COLUMNS = 300

export type Grid = { cell: (row: number, column: number) => Cell | undefined; width: number; rows: readonly SheetRow[]; merges: readonly Merge[] }

/** The first rows of a sheet, with the text of a merged cell in every cell of it. Rows from 1. */
export function gridOf(rows: readonly SheetRow[], merges: readonly Merge[]): Grid {
  const byRow = new Map(rows.map((r) => [r.row, r.cells]))
  const near = merges.filter((m) => m.top < HEAD_ROWS)
  const cell = (row: number, column: number): Cell | undefined => {
    const own = byRow.get(row)?.[column]
    if (own) return own
    const merge = near.find((m) => row - 1 >= m.top && row - 1 <= m.bottom && column >= m.left && column <= m.right)
    return merge && byRow.get(merge.top + 1)?.[merge.left]
  }
  const width = Math.min(MAX_COLUMNS, Math.max(0, ...rows.map((r) => r.cells.length)))
  return { cell, width, rows, merges: near }
}

const textAt = (grid: Grid, row: number, column: number): string => grid.cell(row, column)?.text.trim() ?? ''
const ownText = (grid: Grid, row: number, column: number): string => grid.rows.find((r) => r.row === row)?.cells[column]?.text.trim() ?? ''

/** Headings of a column over the rows of a header; a cell merged downwards counts once. */
function levelsOf(grid: Grid, top: number, bottom: number, column: number): string[] {
  const levels: string[] = []
  for (let row = top; row <= bottom; row += 1) {
    const text = textAt(grid, row, column) || (row < bottom ? groupAt(grid, { row, top, bottom }, column) : '')
    if (text !== '' && text !== levels.at(-1)) levels.push(text)
  }
  return levels
}

type Rows = { row: number; top: number; bottom: number }

/** Where headings are not merged (csv), a group stands over the first of its columns only; those behind it are empty above and full below. */
function groupAt(grid: Grid, { row, top, bottom }: Rows, column: number): string {
  const merged = grid.merges.some((m) => m.top + 1 <= bottom && m.bottom + 1 >= top)
  if (merged || ownText(grid, bottom, column) === '') return ''
  for (let c = column - 1; c >= 0; c -= 1) {
    const text = ownText(grid, row, c)
    if (text !== '') return ownText(grid, bottom, c) === '' ? '' : text
  }
  return ''
}

function samplesUnder(grid: Grid, bottom: number, column: number): Cell[] {
  const samples: Cell[] = []
  for (const { row, cells } of grid.rows) {
    const cell = row > bottom ? cells[column] : undefined
    if (cell && samples.length < SAMPLES) samples.push(cell)
  }
  return samples
}

function columnsOf(grid: Grid, top: number, bottom: number): Column[] {
  const seen = new Map<string, number>()
  const columns: Column[] = []
  for (let index = 0; index < grid.width; index += 1) {
    const levels = levelsOf(grid, top, bottom, index)
    if (levels.length === 0) continue
    // One heading merged over several columns with nothing under it names the first of them.
    const merged = grid.merges.some((m) => m.top + 1 >= top && m.bottom + 1 <= bottom && index > m.left && index <= m.right && m.bottom + 1 === bottom)
    if (merged) continue
    const key = levels.map(full).join('/')
    seen.set(key, (seen.get(key) ?? 0) + 1)
    columns.push({ index, levels, occurrence: seen.get(key) ?? 1, samples: samplesUnder(grid, bottom, index) })
  }
  return columns
}

/** How many levels a header beginning in this row may have: as deep as its merged cells reach, or one more where the next row fills gaps. */
function depthsAt(grid: Grid, top: number): number[] {
  const depths = new Set([1])
  const heading = (row: number): boolean => {
    const cells = grid.rows.find((r) => r.row === row)?.cells ?? []
    return cells.some((c) => c !== undefined) && cells.every((c) => c === undefined || (c.number === undefined && c.text.length <= 40))
  }
  for (let depth = 2; depth <= 3; depth += 1) {
    if (!heading(top + depth - 1)) break
    const across = grid.merges.some((m) => m.right > m.left && m.top + 1 >= top && m.top + 1 <= top + depth - 2)
    const gaps = Array.from({ length: grid.width }, (_, c) => c).some((c) => ownText(grid, top, c) === '' && ownText(grid, top + depth - 1, c) !== '')
    if (across || gaps) depths.add(depth)
  }
  return [...depths]
}

/** Every place at which the headings may stand. */
export function headersIn(grid: Grid): Header[] {
  const headers: Header[] = []
  const look = grid.rows.filter((r) => r.cells.filter((c) => c !== undefined).length >= 2).slice(0, LOOK)
  const texts = (row: SheetRow): string => row.cells.flatMap((c) => (c ? [c.text.trim()] : [])).join(' ')
  for (const { row: top } of look) {
    for (const depth of depthsAt(grid, top)) {
      const columns = columnsOf(grid, top, top + depth - 1)
      const above = grid.rows.filter((r) => r.row < top).map(texts)
      if (columns.length >= 2) headers.push({ top, bottom: top + depth - 1, columns, above })
    }
  }
  return headers
}
