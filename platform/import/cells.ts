/** A cell of a sheet as the importer sees it, whatever kind of file it came from. */
import { serialDay } from '../../engine/parse.ts'

export type Cell = {
  /** What the sheet shows; a number kept in full as far as the file has it. */
  text: string
  /** The cell holds a number, not text that looks like one. */
  number?: number
  /** The number is a day by its format. */
  day?: string
  /** A formula that failed: the cell shows '#N/A' or the like. */
  failed?: true
}

export type SheetRow = {
  /** Row number in the sheet, from 1. */
  row: number
  /** By column from 0; absent and blank cells are undefined. */
  cells: readonly (Cell | undefined)[]
  hidden?: boolean
}

/** Rows and columns from 0, both ends inside. */
export type Merge = { top: number; bottom: number; left: number; right: number }

export type Survey = {
  /** Rows with anything in them, more or less. */
  rows: number
  merges: readonly Merge[]
}

export type Sheet = {
  /** '' where the kind of file has no names for sheets. */
  name: string
  hidden: boolean
  survey: () => Promise<Survey>
  /** Rows with anything in them, from the first on; may be read again. */
  rows: () => AsyncGenerator<SheetRow>
}

export type Book = { sheets: readonly Sheet[]; close: () => Promise<void> }

/** Beyond this a spreadsheet no longer holds every digit of a number. */
export const EXACT_BELOW = 1e15

/** A text cell; undefined when there is nothing in it. */
export const textCell = (text: string): Cell | undefined => (text.trim() === '' ? undefined : { text })

/** A number as people read it: no exponent as long as every digit is there. */
export function plainNumber(n: number): string {
  if (Math.abs(n) >= EXACT_BELOW) return exponent(n)
  const text = String(Number(n.toPrecision(15)))
  return text.includes('e') ? n.toFixed(10).replace(/\.?0+$/, '') : text
}

/** As a spreadsheet shows a number too long for it: '1.23457E+17'. */
const exponent = (n: number): string => n.toExponential(5).replace('e', 'E')

/** The day of a serial number; a day written with a time that rounding has put just before midnight is the next one. */
export function dayOfSerial(serial: number, date1904: boolean): string | undefined {
  return serialDay(Math.floor(serial + 1e-6) + (date1904 ? 1462 : 0))
}

/** 'A' for 0, 'AB' for 27. */
export function columnName(index: number): string {
  let name = ''
  for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26)) name = String.fromCharCode(65 + ((n - 1) % 26)) + name
  return name
}

/** 0 for 'A', 27 for 'AB'; undefined for anything else. */
export function columnIndex(name: string): number | undefined {
  if (!/^[A-Z]{1,3}$/.test(name)) return undefined
  let n = 0
  for (const letter of name) n = n * 26 + letter.charCodeAt(0) - 64
  return n - 1
}
