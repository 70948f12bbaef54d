/**
 * Reads the older and rarer kinds of workbook, in a thread of its own: the library reads a file in one go, which would hold up
 * the whole server, and what a hostile file does to its memory ends with the thread.
 */
import { parentPort, workerData } from 'node:worker_threads'
import * as xlsx from '@e965/xlsx'
import * as codepages from '@e965/xlsx/dist/cpexcel.full.mjs'
import type { Cell, Merge, SheetRow } from './cells.ts'
import { decode } from './encoding.ts'
import { numberCell, showsDay } from './formats.ts'

export type Opened = { sheets: { name: string; hidden: boolean; rows: number; merges: Merge[] }[] }
export type Request = { sheet: number; from: number }
export type Answer = { opened: Opened } | { fault: string } | { rows: SheetRow[]; next: number | null }

const BATCH = 500

function cellOf(cell: xlsx.CellObject | undefined, date1904: boolean): Cell | undefined {
  if (!cell || cell.t === 'z') return undefined
  if (cell.t === 'e') return { text: String(cell.w ?? cell.v ?? '#N/A'), failed: true }
  if (cell.v === undefined || cell.v === null) return cell.f ? { text: `=${cell.f}`.slice(0, 200), failed: true } : undefined
  if (cell.t === 'b') return { text: cell.v ? 'TRUE' : 'FALSE' }
  if (cell.t === 'n' && typeof cell.v === 'number') {
    const code = typeof cell.z === 'string' ? cell.z : 'General'
    return numberCell(cell.v, { code, isDay: showsDay(code) }, date1904)
  }
  const text = String(cell.v)
  return text.trim() === '' ? undefined : { text }
}

function read(bytes: Uint8Array): xlsx.WorkBook {
  xlsx.set_cptable(codepages)
  const options: xlsx.ParsingOptions = { dense: true, raw: true, cellDates: false, cellNF: true, cellText: false, cellHTML: false }
  const markup = !(bytes[0] === 0xd0 || bytes[0] === 0x50)
  return markup ? xlsx.read(decode(bytes), { ...options, type: 'string' }) : xlsx.read(bytes, { ...options, type: 'array' })
}

const port = parentPort
const answer = (message: Answer): void => port?.postMessage(message)

function sheetsOf(book: xlsx.WorkBook): { data: (xlsx.CellObject | undefined)[][]; sheet: xlsx.WorkSheet; name: string; hidden: boolean }[] {
  return book.SheetNames.map((name, i) => {
    const sheet = book.Sheets[name] ?? {}
    return { name, sheet, data: (sheet['!data'] ?? []) as (xlsx.CellObject | undefined)[][], hidden: (book.Workbook?.Sheets?.[i]?.Hidden ?? 0) > 0 }
  })
}

function serve(book: xlsx.WorkBook): void {
  const date1904 = Boolean(book.Workbook?.WBProps?.date1904)
  const sheets = sheetsOf(book)
  answer({
    opened: {
      sheets: sheets.map(({ name, hidden, data, sheet }) => ({
        name,
        hidden,
        rows: data.length,
        merges: (sheet['!merges'] ?? []).map((m) => ({ top: m.s.r, bottom: m.e.r, left: m.s.c, right: m.e.c })),
      })),
    },
  })
  port?.on('message', ({ sheet, from }: Request) => {
    const { data = [], sheet: source = {} } = sheets[sheet] ?? {}
    const rows: SheetRow[] = []
    const end = Math.min(from + BATCH, data.length)
    for (let r = from; r < end; r += 1) {
      const cells = Array.from(data[r] ?? [], (c) => cellOf(c, date1904))
      if (cells.some((c) => c !== undefined)) rows.push({ row: r + 1, cells, ...(source['!rows']?.[r]?.hidden ? { hidden: true } : {}) })
    }
    answer({ rows, next: end < data.length ? end : null })
  })
}

try {
  serve(read(workerData as Uint8Array))
} catch (error) {
  const message = String((error as Error).message)
  answer({ fault: /password|encrypt/i.test(message) ? '文件设有打开密码，请去掉密码后再传' : '读不出这个文件，请用 Excel 或 WPS 打开，另存为 xlsx 后再传' })
}
