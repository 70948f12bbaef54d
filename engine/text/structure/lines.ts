/** The lines of a text, and which of them are the report's own: around it stand its title, what the page says of it, and what pages carry besides. */

import { plainOf } from '../plain.ts'
import type { Span } from '../shape.ts'
import { isMetaLine } from './metadata.ts'
import { headingNumber } from './numbers.ts'

/** Lines of a head or a tail; a text whose first so many lines are all labels is no report. */
const HEAD = 60
const TAIL = 60
/** Longer lines than this are prose. */
const PROSE = 60

const BLANK = /[\s\u3000\ufeff\u200b]/

const NOISE = [
  /^(?:您?(?:的)?(?:当前|现在|所在)?(?:所在)?(?:的)?位置|首页\s*[>»/|])/,
  /^[[(|]?\s*(?:字\s*[号体]|打\s*印|关\s*闭|收\s*藏|分\s*享|扫一扫|朗\s*读|返\s*回|保护视力色|视力保护色|大|中|小|默认|繁体|简体|无障碍|长者模式|背景色)(?![^\s:|[\]()>]{6})/,
  /(?:浏览|点击|阅读|访问|查看)\s*(?:次数|人数|量|数|:)/,
  /^[<«\s]*(?:上|下)一[篇条页]/,
  /^(?:责任编辑|责编|编辑|审核|校对|初审|复审|终审|撰稿|信息员|供稿|作者|联系人|联系电话|关联(?:文档|文件|稿件)|相关(?:文档|阅读|信息|链接|稿件|新闻)|附件|附表|附注|热词|关键[词字])\s*(?:[::]|$)/,
  /^\(?此件(?:主动|依申请|不予)?(?:公开|删减)/,
  /(?:ICP备|公网安备|版权所有|网站标识码|技术支持|网站地图|联系我们|主办单位|承办单位|copyright)/i,
]

const DATE =
  /^\(?(?:20\d\d|二[〇○零0Oo]二[〇○零0Oo一二三四五六七八九])\s*[年\-/.]\s*[\d一二三四五六七八九十]{1,3}\s*[月\-/.]\s*[\d一二三四五六七八九十]{1,3}\s*日?\)?$/
const OFFICE = /(?:办事处|街道|人民政府|政府|委员会|党工委|党委|[局厅部镇乡]|办公室|管委会|中心|大队|支队|总队|街道办)(?:\(?(?:盖章|印章|代章|公章)\)?)?$/

/** A line with words, without the blanks around them. */
export type Line = Span

/** Lines with words of a text, in order. */
export function linesOf(text: string): Line[] {
  const found: Line[] = []
  let at = 0
  while (at < text.length) {
    let end = at
    while (end < text.length && !isBreak(text.charCodeAt(end))) end += 1
    const line = trimmed(text, at, end)
    if (line.end > line.start) found.push(line)
    at = end + 1
  }
  return found
}

const isBreak = (code: number): boolean => code === 10 || code === 13 || code === 12 || code === 11 || code === 0x85 || code === 0x2028 || code === 0x2029

function trimmed(text: string, from: number, to: number): Span {
  let [start, end] = [from, to]
  while (start < end && BLANK.test(text[start] ?? '')) start += 1
  while (end > start && BLANK.test(text[end - 1] ?? '')) end -= 1
  return { start, end }
}

/** Words of a line, in half width; no more than `most` of them, because a line may be the whole text. */
export const wordsOf = (plain: string, line: Span, most = 200): string => plain.slice(line.start, Math.min(line.end, line.start + most))

/** A sentence of some length is the report's own, whatever it begins with: 审核重大执法决定26件。 */
const isSentence = (words: string): boolean => words.length > 24 && /[。;]\s*$/.test(words)

const isNoise = (words: string): boolean => words.length <= 120 && !isSentence(words) && NOISE.some((n) => n.test(words))

/** True where the line is the day that stands under a report. */
export const isDateLine = (words: string): boolean => words.length <= 24 && DATE.test(words.replace(/\s/g, ''))

/** True where the line is an office and nothing else, as under a report. */
export const isOfficeLine = (words: string): boolean => words.length <= 40 && OFFICE.test(words.replace(/\s/g, '')) && !/[,。;:、!?]/.test(words)

/** Heading of the table that our own reports carry behind their signature: where the numbers of the text come from, not what the report says. */
export const GROUNDS_HEADING = '附：数字依据'
const GROUNDS = plainOf(GROUNDS_HEADING)

/** Lines up to the table of grounds. */
function beforeGrounds(plain: string, lines: readonly Line[]): readonly Line[] {
  const at = lines.findLastIndex((line) => line.end - line.start === GROUNDS.length && wordsOf(plain, line) === GROUNDS)
  return at > 0 ? lines.slice(0, at) : lines
}

/** Where the report's own words begin and end among its lines: the title and labels before, signature and page noise behind. */
export type Frame = { head: Line[]; body: Line[]; tail: Line[] }

const endsProse = (plain: string, line: Line): boolean => /[。:;,]/.test(plain[line.end - 1] ?? '')

/** A line of the report itself: long, or numbered, or a whole sentence. */
function opensBody(plain: string, line: Line): boolean {
  const words = wordsOf(plain, line)
  if (isMetaLine(words) || isNoise(words)) return false
  if (headingNumber(words)) return true
  const length = line.end - line.start
  return length > PROSE ? /[,。;:]/.test(words) : length >= 16 && endsProse(plain, line) && /[,。]/.test(words)
}

/** One of the lines after the last of the report. */
function isTail(plain: string, line: Line): boolean {
  const words = wordsOf(plain, line)
  return isNoise(words) || isDateLine(words) || isOfficeLine(words) || (isMetaLine(words) && line.end - line.start < 120)
}

/** Tells the head, the body and the tail of a text apart. */
export function frameOf(plain: string, all: readonly Line[]): Frame {
  const lines = beforeGrounds(plain, all)
  const limit = Math.min(lines.length, HEAD)
  let first = 0
  while (first < limit && !opensBody(plain, lines[first] as Line)) first += 1
  // A text without a line of prose is all body, whatever it is.
  if (first === limit) first = 0
  let last = lines.length
  const least = Math.max(first + 1, lines.length - TAIL)
  while (last > least && isTail(plain, lines[last - 1] as Line)) last -= 1
  return { head: lines.slice(0, first), body: withoutNoise(plain, lines, first, last), tail: lines.slice(last) }
}

/** Counters and letters of size sometimes stand between the title and the text even where the text has begun, or before a list of links at the end. */
function withoutNoise(plain: string, lines: readonly Line[], first: number, last: number): Line[] {
  return lines.slice(first, last).filter((line, i) => {
    const near = i < 5 || i >= last - first - 5
    const words = near ? wordsOf(plain, line) : ''
    return !near || line.end - line.start > PROSE || (!isNoise(words) && !isMetaLine(words))
  })
}
