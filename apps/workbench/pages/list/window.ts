/** Which rows of a long list are in sight. A browser draws no box higher than some 16 million pixels; beyond, the scroll bar is to a scale. */

/** Height of a row, in pixels. */
export const ROW = 40
/** Highest box that every browser draws whole. */
const TALLEST = 12_000_000
/** Rows drawn beyond the edge, so that a turn of the wheel finds them there. */
const SPARE = 6

export type Sight = { first: number; last: number /** Where the first of them stands, in pixels from the top of the box. */; top: number }

/** Height of the box that is scrolled. */
export const boxHeight = (total: number): number => Math.min(total * ROW, TALLEST)

/** Rows to draw, the last exclusive, for a place of the scroll bar. */
export function sightAt(scrolled: number, view: number, total: number): Sight {
  const height = boxHeight(total)
  const rows = view / ROW
  const most = Math.max(0, total - rows)
  const share = height > view ? Math.min(1, Math.max(0, scrolled / (height - view))) : 0
  const exact = share * most
  const first = Math.max(0, Math.floor(exact) - SPARE)
  const last = Math.min(total, Math.ceil(exact + rows) + SPARE)
  return { first, last, top: scrolled - (exact - first) * ROW }
}

/** Where the scroll bar must stand to show a row, moving no more than needed. */
export function scrollTo(row: number, scrolled: number, view: number, total: number): number {
  const height = boxHeight(total)
  const rows = view / ROW
  const most = Math.max(0, total - rows)
  if (height <= view || most === 0) return 0
  const exact = Math.min(1, scrolled / (height - view)) * most
  const wanted = row < exact ? row : row + 1 > exact + rows ? row + 1 - rows : exact
  return (wanted / most) * (height - view)
}
