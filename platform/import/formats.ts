/** Number formats of a workbook: which numbers are days, and how a number is shown where its digits alone would not tell. */
import { SSF } from '@e965/xlsx'
import { type Cell, dayOfSerial, EXACT_BELOW, plainNumber } from './cells.ts'

/** Days among the formats that every workbook has; 27–36 and 50–58 are the Chinese ones. */
const builtInDays = (id: number): boolean =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 54) || id === 57 || id === 58

const plainFormats = new Set(['', 'General', 'general', 'G/通用格式', '@', '0', '#', '0.00', '#,##0', '#,##0.00', '0_ ', '0_);[Red]\\(0\\)', '0.00_ '])

export type Format = { code: string; isDay: boolean }

const dayFormats = new Map<string, boolean>()

/** Does a format code show a day? Quoted words, colours and escapes are no part of the question. */
export function showsDay(code: string): boolean {
  let known = dayFormats.get(code)
  if (known === undefined) {
    const bare = code.replace(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./g, '').toLowerCase()
    known = bare !== 'general' && /[yd]|m.*日|月|年/.test(bare)
    dayFormats.set(code, known)
  }
  return known
}

/** The format of an id, with the workbook's own codes. */
export function formatOf(id: number, custom: ReadonlyMap<number, string>): Format {
  const own = custom.get(id)
  if (own !== undefined) return { code: own, isDay: showsDay(own) }
  return { code: builtInDays(id) ? 'yyyy-mm-dd' : ((SSF.get_table() as Record<number, string>)[id] ?? 'General'), isDay: builtInDays(id) }
}

function shown(n: number, code: string): string {
  if (plainFormats.has(code)) return plainNumber(n)
  try {
    return SSF.format(code, n).trim()
  } catch {
    return plainNumber(n)
  }
}

/** A cell that holds a number under a format. */
export function numberCell(n: number, format: Format, date1904: boolean): Cell {
  if (format.isDay) {
    const day = dayOfSerial(n, date1904)
    if (day) return { text: day, number: n, day }
  }
  return { text: Math.abs(n) >= EXACT_BELOW ? plainNumber(n) : shown(n, format.code), number: n }
}
