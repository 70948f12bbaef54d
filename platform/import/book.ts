/** A file as sheets of rows, whatever kind of file it is. */
import type { Book } from './cells.ts'
import { openCsv } from './csv.ts'
import { BookFault, TooLarge } from './faults.ts'
import { openForeign } from './foreign.ts'
import { openXlsx } from './xlsx.ts'

const starts = (bytes: Uint8Array, ...magic: number[]): boolean => magic.every((b, i) => bytes[i] === b)

const beginning = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).trimStart().toLowerCase()

/** What other programs give out as Excel: tables of a web page, the XML of Excel 2003. */
const isMarkup = (bytes: Uint8Array): boolean => /^(\ufeff|ï»¿)?\s*<(!doctype|html|\?xml|table|meta|head|body|workbook)/.test(beginning(bytes))

/** Opens a file by what is in it; its name is not trusted. Throws BookFault with what to do. */
export async function openBook(bytes: Uint8Array): Promise<Book> {
  if (bytes.length === 0) throw new BookFault('文件是空的')
  if (starts(bytes, 0x25, 0x50, 0x44, 0x46)) throw new BookFault('这是 PDF 文件，请选择 Excel（xlsx、xls）或 csv 文件')
  if (starts(bytes, 0x50, 0x4b, 0x03, 0x04)) {
    const book = await openXlsx(bytes).catch((error) => {
      if (error instanceof BookFault && !(error instanceof TooLarge)) return undefined
      throw error
    })
    // Binary workbooks and those of other office programs are zip files too.
    return book ?? openForeign(bytes)
  }
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0) || isMarkup(bytes)) return openForeign(bytes)
  return openCsv(bytes)
}
