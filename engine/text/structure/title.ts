/** Title, year and issuing body of a report. */
import type { Span } from '../shape.ts'
import { isDateLine, isOfficeLine, type Line, wordsOf } from './lines.ts'
import { isMetaLine, type Labels } from './metadata.ts'
import { yearDigits } from './numbers.ts'

export type Title = { title: string | null; titleSpan?: Span }

const ENDS = /(?:报告|总结|汇报|年报|公报|情况|自评|说明)(?:\s*\(.{1,20}\))?$/
const ABOUT = /法治|依法|普法|行政执法|年度?(?:工作)?报告|工作(?:报告|总结)/
const YEARS = /(?:20\d\d|二[〇○零0Oo]二[〇○零0Oo一二三四五六七八九])/
const LONGEST = 90

const bare = (words: string): string => words.replace(/\s/g, '')
const isTitleLine = (words: string): boolean => ENDS.test(words) && ABOUT.test(words) && words.length <= LONGEST && !/[。;!?]/.test(words)

/** Lines above the last line of a title that belong to it. */
function firstLine(plain: string, head: readonly Line[], last: number): number {
  let first = last
  let joined = bare(wordsOf(plain, head[last] as Line))
  for (let i = last - 1; i >= 0 && i >= last - 4; i -= 1) {
    const words = wordsOf(plain, head[i] as Line)
    const above = bare(words)
    if (isMetaLine(words) || isDateLine(words) || above.length > 45 || joined.length + above.length > LONGEST || /[,。;:>|]/.test(above) || ENDS.test(above))
      break
    const whole = YEARS.test(joined) && ABOUT.test(joined)
    const names = isOfficeLine(words)
    // The red head repeats the office that the title begins with.
    if (names && joined.startsWith(above)) break
    if (!names && (whole || !/年|法治|依法|关于/.test(above))) break
    first = i
    joined = above + joined
  }
  return first
}

/** Lines of a title joined: without blanks, but one between two offices that issue together. */
function joinedLines(text: string, lines: readonly Line[]): string {
  return lines.reduce((all, line) => {
    const words = text.slice(line.start, line.end).replace(/\s+/g, (blank) => (/[a-z]/i.test(blank) ? blank : ''))
    return all && isOfficeLine(all) && isOfficeLine(words) ? `${all} ${words}` : all + words
  }, '')
}

/** The title in the lines before the text, or the one that a label gives. */
export function titleOf(text: string, plain: string, head: readonly Line[], labels: Labels): Title {
  for (let last = head.length - 1; last >= 0; last -= 1) {
    const line = head[last] as Line
    const words = bare(wordsOf(plain, line))
    const two = last > 0 ? bare(wordsOf(plain, head[last - 1] as Line)) + words : ''
    if (isMetaLine(wordsOf(plain, line)) || !ENDS.test(words) || !(isTitleLine(words) || (two !== '' && isTitleLine(two)))) continue
    const lines = head.slice(firstLine(plain, head, last), last + 1)
    return { title: joinedLines(text, lines), titleSpan: { start: (lines[0] as Line).start, end: line.end } }
  }
  if (labels.title && isTitleLine(bare(labels.title))) return { title: labels.title, ...(labels.titleSpan ? { titleSpan: labels.titleSpan } : {}) }
  return { title: null }
}

const YEAR = /(?<![\d\-~至到])(20\d\d)(?=\s*年|\s*(?:法治|依法|上半|下半|度))(?!\s*年?\s*[-~至到])/
const CHINESE_YEAR = /(二[〇○零0Oo][一二三四五六七八九〇○零0Oo]{2})年/

function yearIn(words: string): number | null {
  const outside = words.replace(/《[^《》]{0,60}》/g, '')
  const found = YEAR.exec(outside)
  if (found) return Number(found[1])
  const chinese = CHINESE_YEAR.exec(outside)
  return chinese ? Number(yearDigits(chinese[1] ?? '')) : null
}

/** The year that a report is about: by its title, or by the sentences before its first heading. */
export function yearOf(title: string | null, opening: string): number | null {
  const own = title ? yearIn(title) : null
  if (own) return own
  const first = /^\D{0,6}?(20\d\d)\s*(?:年|度|来|以来|,)/.exec(opening)
  if (first && !/^\s*年?\s*[-~至到]/.test(opening.slice(first[0].length))) return Number(first[1])
  const told = /现(?:将|就|把)[^。]{0,40}?(20\d\d)\s*年/.exec(opening)
  return told ? Number(told[1]) : yearIn(opening.slice(0, 300))
}

const SUFFIX =
  '(?:街道办事处|街道办|街道|办事处|人民政府|政府|委员会|管委会|管理局|党工委|党委|社区|集团|大队|支队|中心|公司|医院|学校|(?:教育|公安|民政|司法|财政|水务|审计|统计|税务|气象|城管|信访|应急)?局|厅|(?<=[一-龥]{2})[镇乡部])'
const OFFICE_NAME = new RegExp(`^(?:中共)?[一-龥（）()、\\s]{1,40}?${SUFFIX}$`)
const ASPECT = /^(?:关于)?(?:(?:20\d\d|二[〇○零0Oo]二[〇○零0Oo一二三四五六七八九])(?:年度?|年)?)?/

/** The office that a title names: before 关于 or the year, or behind them. */
function inTitle(title: string): string | null {
  const words = title.replace(/[《》]/g, '').trim()
  const before = /^(.{2,60}?)(?=关于|20\d\d|二[〇○零0Oo]二|年度|法治政府|法治建设|推进|依法行政)/.exec(words)?.[1]?.replace(/[的()（）\s]+$/, '')
  if (before && isOffice(before)) return before
  const behind = words.replace(ASPECT, '')
  const named = /^(.{2,40}?)(?=20\d\d|推进|开展|法治|依法|全面|贯彻|落实|普法|行政|年度|工作)/.exec(behind)?.[1]?.replace(/[的\s]+$/, '')
  return named && isOffice(named) ? named : null
}

/** A place is an office in these titles: 静海区2023年度法治政府建设情况报告. */
const isOffice = (name: string): boolean =>
  !/^(?:关于|20\d\d|本|我)/.test(name) && (OFFICE_NAME.test(name) || /^[一-龥]{1,20}(?:[省市县旗州区镇乡局厅委部]|街|办)$/.test(name))

/** The office that stands under the text. */
function signed(text: string, plain: string, tail: readonly Line[]): string | null {
  const at = tail.findIndex((line) => isOfficeLine(wordsOf(plain, line)) && !isMetaLine(wordsOf(plain, line)))
  return at < 0 ? null : text.slice(tail[at]?.start, tail[at]?.end).replace(/\s|[（(](?:盖章|印章|代章|公章)[)）]/g, '')
}

const SUBJECT =
  /^((?:中共)?[一-龥]{1,24}?(?:街道办事处|街道|镇人民政府|乡人民政府|人民政府|[一-龥](?:委员会|管委会|局|厅|镇|乡|街|区|县|市)))(?:党工委|党委|办事处)?(?=坚持|在|认真|深入|始终|高度|紧|以|全面|坚决|严格|积极|切实|按照|牢固|聚焦|立足|法治|不断|持续|扎实|充分|贯彻|党|结合|着力|推进|20|$|根据|依法|大力|、|\s)/

/** The subject of one of the first clauses. */
function subject(text: string, plain: string, from: number): string | null {
  const until = Math.min(plain.length, from + 400)
  let at = from
  for (const clause of plain.slice(from, until).split(/[,。;:]/)) {
    const skip = /^\s*(?:现将|现就|(?:20\d\d)年?(?:度|来|以来)?)*\s*/.exec(clause)?.[0].length ?? 0
    const name = SUBJECT.exec(clause.slice(skip))?.[1]
    if (name && !/^(?:我|本|全|各|在|按|为|以|根据|围绕|深入|认真|紧|坚持|今年|一年|过去|习近平|中共中央|贯彻|学习|落实|市|区委|县委|省|上级)/.test(name))
      return text.slice(at + skip, at + skip + name.length)
    at += clause.length + 1
  }
  return null
}

export type IssuerSources = { title: string | null; labels: Labels; head: readonly Line[]; tail: readonly Line[]; body: number }

/** The issuing body, by the title, the signature, what the page says, or the subject of the first sentence. */
export function issuerOf(text: string, plain: string, { title, labels, tail, body }: IssuerSources): string | null {
  const said = [labels.office, labels.source].find((name) => name && /[一-龥]/.test(name) && isOffice(name.replace(/\s/g, '')))
  return (title ? inTitle(title) : null) ?? signed(text, plain, tail) ?? said ?? subject(text, plain, body)
}
