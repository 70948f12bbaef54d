/** What stands under the numbers that an office states itself, as a table behind the document: the same in every format. */
import { GROUNDS_HEADING } from '../../engine/text/index.ts'
import { dayAt } from '../clock/index.ts'
import { inlineText, type PrintDocument, type ShownBy } from './model.ts'

/** A table behind a document: heading, a line of explanation, heads of the columns, and cells of one or more lines. */
export type Appendix = { title: string; note: string; heads: readonly string[]; rows: readonly (readonly (readonly string[])[])[] }

/** Characters of a hash by which a file is told from others. */
const HASH = 12
/** Characters of a sentence on either side of its number. */
const AROUND = 30

/** The sentence round a place in a paragraph, cut where it is long. */
function sentenceAt(words: string, at: number, length: number): string {
  const begin = Math.max(words.lastIndexOf('。', at - 1), words.lastIndexOf('\n', at - 1)) + 1
  const stop = words.slice(at).search(/[。\n]/)
  const end = stop < 0 ? words.length : at + stop
  const [from, to] = [Math.max(begin, at - AROUND), Math.min(end, at + length + AROUND)]
  // A number is never cut in two: what is left of it would be another number.
  const before = words.slice(from, at).replace(from > begin ? /^[\d.,%]+/ : '', '')
  const behind = words.slice(at, to).replace(to < end ? /[\d.,]+$/ : '', '')
  return `${from > begin ? '…' : ''}${`${before}${behind}`.trim()}${to < end ? '…' : ''}`
}

/** 普法活动登记簿（王某提供）: the ground, and who answers for the number. */
function sourceLines(source: string): string[] {
  const m = /^(.*)（([^（）]*)提供）$/.exec(source)
  return m?.[1] && m[2] ? [m[1], `填报人：${m[2]}`] : [source]
}

const fileLines = ({ name, sha256, by, at }: ShownBy): string[] => [name, `校验码${sha256.slice(0, HASH)}`, `${dayAt(new Date(at))} ${by}附`]

/** The table of a document's stated numbers; undefined where it states none. */
export function groundsOf(document: PrintDocument): Appendix | undefined {
  const rows: string[][][] = []
  for (const block of document.blocks) {
    if (block.kind !== 'paragraph') continue
    const words = block.inlines.map(inlineText).join('')
    let at = 0
    for (const inline of block.inlines) {
      const { length } = inlineText(inline)
      if ('stated' in inline) {
        const files = (inline.files ?? []).flatMap(fileLines)
        rows.push([
          [`${rows.length + 1}`],
          [inline.stated],
          [sentenceAt(words, at, length)],
          sourceLines(inline.source),
          files.length > 0 ? files : ['没有附文件'],
        ])
      }
      at += length
    }
  }
  if (rows.length === 0) return undefined
  return {
    title: GROUNDS_HEADING,
    note: `正文中下列${rows.length}个数字没有台账可数，由本机关填报；依据文件随报告一并留存，校验码是文件SHA-256值的前${HASH}位。`,
    heads: ['序号', '数字', '所在文句', '出处和填报人', '依据文件'],
    rows,
  }
}

/** Widths of the columns in millimetres, 156 together. */
export const GROUND_WIDTHS = [11, 18, 45, 32, 50] as const
