/** Workbooks of the xlsx kind, read row by row from the stream of the unpacked sheet. */
import { type Book, type Cell, columnIndex, type Merge, type Sheet, type SheetRow, textCell } from './cells.ts'
import { BookFault } from './faults.ts'
import { type Format, formatOf, numberCell } from './formats.ts'
import { attributes, Cutter, plainText, prefixOf, tagsOf } from './xml.ts'
import { openZip, type Zip } from './zip.ts'

const MAX_STRINGS = 400_000_000
const MAX_PART = 50_000_000

async function whole(zip: Zip, name: string): Promise<string> {
  const pieces: string[] = []
  for await (const piece of zip.text(name, MAX_PART)) pieces.push(piece)
  return pieces.join('')
}

const folderOf = (part: string): string => part.slice(0, part.lastIndexOf('/') + 1)

/** A target of a relationship: from the root, or relative to the part that names it. */
function resolve(part: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const path = (folderOf(part) + target).split('/')
  const kept: string[] = []
  for (const step of path) {
    if (step === '..') kept.pop()
    else if (step !== '.' && step !== '') kept.push(step)
  }
  return kept.join('/')
}

type Relation = { id: string; type: string; target: string }

async function relationsOf(zip: Zip, part: string): Promise<Relation[]> {
  const name = `${folderOf(part)}_rels/${part.slice(folderOf(part).length)}.rels`
  if (!zip.names.includes(name.toLowerCase())) return []
  return tagsOf(await whole(zip, name), 'Relationship').map((r) => ({
    id: r.Id ?? '',
    type: (r.Type ?? '').split('/').at(-1) ?? '',
    target: resolve(part, r.Target ?? ''),
  }))
}

/** Text of a shared or inline string: its runs joined, without the phonetic ones. */
function stringOf(xml: string): string {
  const bare = xml.includes('rPh') ? xml.replace(/<(?:\w+:)?rPh[\s\S]*?<\/(?:\w+:)?rPh>/g, '') : xml
  let text = ''
  for (const m of bare.matchAll(/<(?:\w+:)?t(?:\s[^>]*)?>([\s\S]*?)<\/(?:\w+:)?t>/g)) text += m[1]
  return plainText(text)
}

async function sharedStrings(zip: Zip, part: string | undefined): Promise<string[]> {
  if (!part || !zip.names.includes(part.toLowerCase())) return []
  const strings: string[] = []
  let cutter: Cutter | undefined
  for await (const piece of zip.text(part, MAX_STRINGS)) {
    cutter ??= new Cutter(`${prefixOf(piece, 'sst')}si`)
    for (const element of cutter.push(piece)) strings.push(stringOf(element))
  }
  return strings
}

/** Formats by style number, as the cells name them. */
async function formatsOf(zip: Zip, part: string | undefined): Promise<Format[]> {
  if (!part || !zip.names.includes(part.toLowerCase())) return []
  const xml = await whole(zip, part)
  const custom = new Map(tagsOf(xml, 'numFmt').map((f) => [Number(f.numFmtId), f.formatCode ?? '']))
  const styles = /<(?:\w+:)?cellXfs[\s>][\s\S]*?<\/(?:\w+:)?cellXfs>/.exec(xml)?.[0] ?? ''
  return tagsOf(styles, 'xf').map((x) => formatOf(Number(x.numFmtId ?? 0), custom))
}

type Parts = { zip: Zip; strings: readonly string[]; formats: readonly Format[]; date1904: boolean }
const GENERAL: Format = { code: 'General', isDay: false }

const inner = (xml: string, name: string): string | undefined => new RegExp(`<(?:\\w+:)?${name}(?:\\s[^>]*)?>([\\s\\S]*?)</(?:\\w+:)?${name}>`).exec(xml)?.[1]

function cellOf(parts: Parts, tag: string, body: string): Cell | undefined {
  const type = / t=["'](\w+)["']/.exec(tag)?.[1] ?? 'n'
  if (type === 'inlineStr') return textCell(stringOf(body))
  const start = body.indexOf('<v>')
  const end = body.indexOf('</v>', start)
  const raw = start >= 0 && end >= 0 ? body.slice(start + 3, end) : inner(body, 'v')
  if (raw === undefined || raw === '') {
    const formula = type === 'str' ? undefined : inner(body, 'f')
    return formula === undefined ? undefined : { text: `=${plainText(formula)}`.slice(0, 200), failed: true }
  }
  if (type === 's') return textCell(parts.strings[Number(raw)] ?? '')
  if (type === 'str') return textCell(plainText(raw))
  if (type === 'e') return { text: plainText(raw), failed: true }
  if (type === 'b') return { text: raw === '1' ? 'TRUE' : 'FALSE' }
  if (type === 'd') return { text: plainText(raw) }
  const n = Number(raw)
  if (!Number.isFinite(n)) return textCell(plainText(raw))
  return numberCell(n, parts.formats[Number(/ s=["'](\d+)["']/.exec(tag)?.[1] ?? 0)] ?? GENERAL, parts.date1904)
}

function rowOf(parts: Parts, xml: string, prefix: string, before: number): SheetRow {
  const tagEnd = xml.indexOf('>')
  const tag = xml.slice(0, tagEnd)
  const row = Number(/ r=["'](\d+)["']/.exec(tag)?.[1] ?? before + 1)
  const cells: (Cell | undefined)[] = []
  const open = `<${prefix}c`
  const close = `</${prefix}c>`
  for (let at = xml.indexOf(open, tagEnd); at >= 0; ) {
    const end = xml.indexOf('>', at)
    if (end < 0) break
    const cellTag = xml.slice(at, end)
    const empty = cellTag.endsWith('/')
    const stop = empty ? end : xml.indexOf(close, end)
    const column = columnIndex(/ r=["']([A-Z]+)/.exec(cellTag)?.[1] ?? '') ?? cells.length
    const cell = empty || stop < 0 ? undefined : cellOf(parts, cellTag, xml.slice(end + 1, stop))
    while (cells.length < column) cells.push(undefined)
    cells[column] = cell
    at = stop < 0 ? -1 : xml.indexOf(open, stop + 1)
  }
  return { row, cells, ...(/ hidden=["'](1|true)["']/.test(tag) ? { hidden: true } : {}) }
}

async function* rowsOf(parts: Parts, part: string): AsyncGenerator<SheetRow> {
  let cutter: Cutter | undefined
  let prefix = ''
  let last = 0
  for await (const piece of parts.zip.text(part)) {
    if (!cutter) {
      prefix = prefixOf(piece, 'worksheet')
      cutter = new Cutter(`${prefix}row`)
    }
    for (const element of cutter.push(piece)) {
      const row = rowOf(parts, element, prefix, last)
      last = row.row
      if (row.cells.some((c) => c !== undefined)) yield row
    }
  }
}

function mergeOf(ref: string | undefined): Merge[] {
  const m = /^\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)$/.exec(ref ?? '')
  if (!m) return []
  const [left, right] = [columnIndex(m[1] as string), columnIndex(m[3] as string)]
  return left === undefined || right === undefined ? [] : [{ left, right, top: Number(m[2]) - 1, bottom: Number(m[4]) - 1 }]
}

/** How many rows there are and which cells are merged, which a sheet says only at its end. */
async function surveyOf(zip: Zip, part: string): Promise<{ rows: number; merges: Merge[] }> {
  let cutter: Cutter | undefined
  let rows = 0
  for await (const piece of zip.text(part)) {
    cutter ??= new Cutter(`${prefixOf(piece, 'worksheet')}row`)
    // Whole columns are often formatted down to the last row of the sheet; only rows that hold something count.
    for (const element of cutter.push(piece)) if (element.includes('v>') || element.includes('is>')) rows += 1
  }
  return { rows, merges: tagsOf(cutter?.rest ?? '', 'mergeCell').flatMap((m) => mergeOf(m.ref)) }
}

function sheetOf(parts: Parts, name: string, part: string, hidden: boolean): Sheet {
  return { name, hidden, survey: () => surveyOf(parts.zip, part), rows: () => rowsOf(parts, part) }
}

/** Opens a workbook. Throws BookFault when it is none. */
export async function openXlsx(bytes: Uint8Array): Promise<Book> {
  const zip = openZip(bytes)
  const main = (await relationsOf(zip, '')).find((r) => r.type === 'officeDocument')?.target ?? 'xl/workbook.xml'
  if (!zip.names.includes(main.toLowerCase()) || !main.endsWith('.xml')) throw new BookFault('不是 Excel 工作簿')
  const xml = await whole(zip, main)
  if (!/<(\w+:)?workbook[\s>]/.test(xml)) throw new BookFault('不是 Excel 工作簿')
  const relations = await relationsOf(zip, main)
  const target = (type: string): string | undefined => relations.find((r) => r.type === type)?.target
  const flag = attributes(/<(?:\w+:)?workbookPr(\s[^>]*)?>/.exec(xml)?.[1] ?? '').date1904
  const parts: Parts = {
    zip,
    strings: await sharedStrings(zip, target('sharedStrings')),
    formats: await formatsOf(zip, target('styles')),
    date1904: flag === '1' || flag === 'true',
  }
  const sheets = tagsOf(xml, 'sheet').flatMap(({ name, id, state }) => {
    const part = relations.find((r) => r.id === id && r.type === 'worksheet')?.target
    return part ? [sheetOf(parts, name ?? '', part, state === 'hidden' || state === 'veryHidden')] : []
  })
  return { sheets, close: async () => undefined }
}
