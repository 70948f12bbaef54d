/** Lines of a text that has lost its line breaks: the title, and headings that follow each other by their numbers, are found again in it. */
import type { Span } from '../shape.ts'
import type { Line } from './lines.ts'
import { chineseNumber } from './numbers.ts'

/** A paragraph of a report is hardly ever as long; a shorter line is left as it is. */
const LOST = 600
/** The search costs time, and no report has a line as long. */
const MOST = 400_000

const CHINESE = '[一二三四五六七八九十]{1,3}'
const CHAPTER = new RegExp(`(${CHINESE})\\s?、(?!${CHINESE}[、级类是])`, 'g')
const TOPIC = new RegExp(`\\(\\s?(${CHINESE})\\s?\\)(?![、,。;)和与及至])`, 'g')
const ITEM = /(?<!\d)(\d{1,2})[.、](?=\s?[\u4e00-\u9fff“"])/g

/** A heading begins where a sentence has ended, where a blank is left of a break, or right behind another heading. */
const ENDED = /[。!?;:…](?:[”"’)]|\s)*$|\s$|报告$|总结$/

type Cut = { at: number; value: number }

const cutsIn = (plain: string, { start, end }: Span, pattern: RegExp): Cut[] =>
  [...plain.slice(start, end).matchAll(pattern)].map((m) => ({ at: start + m.index, value: /\d/.test(m[1] ?? '') ? Number(m[1]) : chineseNumber(m[1] ?? '') }))

/** Longest heading that another follows at once: 一、主要举措和成效（一）加强领导。 */
const HEADING = 50

const hasEnded = (plain: string, at: number, from: number, own: Span): boolean =>
  at === own.start ||
  ENDED.test(plain.slice(Math.max(own.start, at - 4), at)) ||
  (from >= own.start && at - from <= HEADING && !/[。;]/.test(plain.slice(from, at)))

/** Those that count 1, 2, 3 …, two at least; each must stand where a heading may begin. `above` are the headings that they may follow at once. */
function inOrder(plain: string, cuts: readonly Cut[], own: Span, above: readonly number[] = []): number[] {
  const found: number[] = []
  for (const { at, value } of cuts) {
    const before = above.findLast((a) => a < at) ?? -1
    if (value === found.length + 1 && hasEnded(plain, at, before, own)) found.push(at)
  }
  return found.length > 1 ? found : []
}

/** Where the words of a heading end that has its text right behind it: 存在问题一是…; of a chapter also 存在的不足和原因2024年，… and 履职情况主要负责人…. */
const TOPIC_WORDS = /^[^。;]{4,50}?(?=\s?一是)/
const CHAPTER_WORDS = /^[^,。;:]{3,40}?(?:情况|成效|原因(?:分析)?|打算|安排|计划|做法|工作(?=\s?20\d\d))(?=\s*[^\s,。;:、)和与及等的以并分部])/

const wordsEnd = (plain: string, at: number, patterns: readonly RegExp[]): number[] => {
  const words = patterns.map((p) => p.exec(plain.slice(at, at + HEADING + 16))?.[0]).find((w) => w !== undefined)
  return words ? [at + words.length] : []
}

/** 清河街道2024年法治政府建设年度报告2024年，清河街道…: words up to where the title ends. */
const TITLE = /^[^,。;:!?\n]{4,60}?(?:年度?报告|情况的?报告|工作报告|工作总结)(?=\s*[^\s,。;:如下的制》"”]{2})/

/** The office and the day below the text. */
const SIGNED = /(?<=。\s*)([\u4e00-\u9fff]{4,30}(?:办事处|政府|委员会|[局厅部镇乡]))\s*(20\d\d\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日)?\s*$/

/** Longest signature. */
const TAIL = 60

function signatureIn(plain: string, own: Span): number[] {
  const from = Math.max(own.start, own.end - TAIL)
  const m = SIGNED.exec(plain.slice(from, own.end))
  if (!m) return []
  const at = from + m.index
  return m[2] ? [at, at + m[0].indexOf(m[2])] : [at]
}

/** The pieces of a span between places in it. */
const pieces = (own: Span, places: readonly number[]): Span[] => {
  const bounds = [own.start, ...places.filter((p) => p > own.start && p < own.end), own.end]
  return bounds.slice(1).map((end, i) => ({ start: bounds[i] ?? own.start, end }))
}

/** Headings of one line, the higher ones first; those below count anew under each of them. */
function headingsIn(plain: string, own: Span): number[] {
  const chapters = inOrder(plain, cutsIn(plain, own, CHAPTER), own)
  const topics = pieces(own, chapters).flatMap((part) => inOrder(plain, cutsIn(plain, part, TOPIC), part, [part.start]))
  const high = [...chapters, ...topics].sort((a, b) => a - b)
  // Numbers in digits often run on through the topics.
  const items = high.length > 0 ? inOrder(plain, cutsIn(plain, own, ITEM), own, high) : []
  const ends = high.flatMap((at) => wordsEnd(plain, at, chapters.includes(at) ? [TOPIC_WORDS, CHAPTER_WORDS] : [TOPIC_WORDS]))
  return [...high, ...items, ...ends].sort((a, b) => a - b)
}

function trimmed(plain: string, { start, end }: Span): Span {
  let [from, to] = [start, end]
  while (from < to && /\s/.test(plain[from] ?? '')) from += 1
  while (to > from && /\s/.test(plain[to - 1] ?? '')) to -= 1
  return { start: from, end: to }
}

/** The lines with those that are several in one taken apart; offsets stay those of the text. */
export function unjoined(plain: string, lines: readonly Line[]): Line[] {
  return lines.flatMap((line, i) => {
    const length = line.end - line.start
    if (length < LOST || length > MOST) return [line]
    const headings = headingsIn(plain, line)
    if (headings.length === 0) return [line]
    const title = i === 0 ? (TITLE.exec(plain.slice(line.start, Math.min(line.end, line.start + 80)))?.[0].length ?? 0) : 0
    const places = [...(title > 0 ? [line.start + title] : []), ...headings, ...(i === lines.length - 1 ? signatureIn(plain, line) : [])]
    return pieces(line, places)
      .map((piece) => trimmed(plain, piece))
      .filter((piece) => piece.end > piece.start)
  })
}
