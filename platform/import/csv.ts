/** Tables kept as text: csv from Excel, from WPS and from other systems. */
import { parse } from 'csv-parse'
import { type Book, type Cell, type Sheet, type SheetRow, textCell } from './cells.ts'
import { decode } from './encoding.ts'
import { BookFault } from './faults.ts'

const SEPARATORS = [',', '\t', ';', '|'] as const

/** The sign that cuts the first lines into the most columns, counted outside quotes. */
export function separatorOf(text: string): string {
  const head = text
    .slice(0, 20_000)
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n|\n|\r/)
    .slice(0, 30)
  const counts = SEPARATORS.map((sign) => head.map((line) => line.split(sign).length - 1))
  const scores = counts.map((lines) => lines.filter((n) => n > 0).length * 100 + Math.max(0, ...lines))
  const best = Math.max(...scores)
  return best > 0 ? (SEPARATORS[scores.indexOf(best)] as string) : ','
}

/** Other systems write ="00123" or a leading apostrophe or tab so that Excel keeps the digits; none of it is content. */
function cellOf(raw: string): Cell | undefined {
  const text = /^="(.*)"$/s.exec(raw.trim())?.[1] ?? raw.replace(/^\s*'(?=\S)/, '')
  if (/^#(N\/A|VALUE!|REF!|DIV\/0!|NUM!|NAME\?|NULL!)$/.test(text.trim())) return { text: text.trim(), failed: true }
  return textCell(text)
}

async function* rowsOf(text: string): AsyncGenerator<SheetRow> {
  const parser = parse({
    delimiter: separatorOf(text),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    bom: true,
  })
  // The parser takes pieces, so that a long file does not hold up everybody else.
  const feed = async (): Promise<void> => {
    for (let at = 0; at < text.length; at += 65_536) {
      if (!parser.write(text.slice(at, at + 65_536))) await new Promise<void>((next) => parser.once('drain', next))
    }
    parser.end()
  }
  const fed = feed()
  let row = 0
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      row += 1
      const cells = record.map(cellOf)
      if (cells.some((c) => c !== undefined)) yield { row, cells }
    }
    await fed
  } catch (error) {
    if ((error as { code?: string }).code?.startsWith('CSV_')) throw new BookFault(`第 ${row + 1} 行起引号或分隔符不成对，请用 Excel 打开另存后再传`)
    throw error
  } finally {
    parser.destroy()
  }
}

/** Opens a table of text. Throws BookFault for what is no text. */
export async function openCsv(bytes: Uint8Array): Promise<Book> {
  const text = decode(bytes)
  const head = text.slice(0, 4_000)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what no text has.
  if (/[\u0000-\u0008\u000e-\u001f]/.test(head)) throw new BookFault('读不出这种文件，请选择 Excel（xlsx、xls）或 csv 文件')
  const lines = text.length === 0 ? 0 : text.split('\n').length
  const sheet: Sheet = { name: '', hidden: false, survey: async () => ({ rows: lines, merges: [] }), rows: () => rowsOf(text) }
  return { sheets: [sheet], close: async () => undefined }
}
