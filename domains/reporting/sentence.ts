/**
 * Sentences as data. A sentence is a text with figures in braces:
 *   {penalty.filed}         the figure and its unit (amounts from ten thousand yuan on in 万元)
 *   {penalty.filed~}        how it stands to last year, as a clause that begins with '，'; nothing when last year has none
 *   {penalty.filed^cause}   the three greatest groups of a breakdown; several fields with '+'
 *   {disclosure.onTimeShare:rest}   another facet of the figure
 * It is written when everything in `some` is above zero (a list: has a group) and nothing in `none` is.
 */
import type { ReportPart } from './body.ts'
import type { Book, Group, Grouping } from './book.ts'
import type { Pair } from './figure.ts'
import { type Facet, readKey, writeKey } from './keys.ts'

export type Sentence = { text: string; some?: readonly string[]; none?: readonly string[] }

const MARK = /\{([^{}]+)\}/g

type Mark = { metric: string; of?: Facet; how: 'figure' | 'trend' | 'top'; by: string[] }

function readMark(text: string): Mark {
  const top = /^([^^]+)\^(.+)$/.exec(text)
  if (top?.[1] && top[2]) return { metric: top[1], how: 'top', by: top[2].split('+') }
  if (text.endsWith('~')) return { metric: text.slice(0, -1), how: 'trend', by: [] }
  const read = readKey(text)
  if (!read) throw new Error(`'{${text}}' names no figure`)
  return { metric: read.metric, of: read.of, how: 'figure', by: [] }
}

const marksIn = (sentence: Sentence): Mark[] => [...sentence.text.matchAll(MARK)].map((m) => readMark(m[1] ?? ''))

/** Metrics that a sentence names. Throws on a mark that is none. */
export const metricsIn = (sentence: Sentence): string[] => [
  ...marksIn(sentence).map((m) => m.metric),
  ...[...(sentence.some ?? []), ...(sentence.none ?? [])].map((key) => readMark(key).metric),
]

/** Breakdowns that a sentence lists. */
export const groupingsIn = (sentence: Sentence): Grouping[] =>
  marksIn(sentence)
    .filter((m) => m.how === 'top')
    .map(({ metric, by }) => ({ metric, by }))

/** A value as the condition of a sentence: absent and nothing are zero. */
const sizeOf = (book: Book, key: string): number => book.figure(key)?.value ?? 0

/** Of a list it is asked whether there is anything to list. */
function isSome(book: Book, key: string): boolean {
  const mark = readMark(key)
  return mark.how === 'top' ? topGroups(book, mark.metric, mark.by).length > 0 : sizeOf(book, key) > 0
}

const holds = (book: Book, { some = [], none = [] }: Sentence): boolean => some.every((key) => isSome(book, key)) && none.every((key) => !isSome(book, key))

const WAN_FROM_YUAN = 10_000

/** The figure and its unit. */
function figureParts(book: Book, metric: string, of: Facet = 'now', by: Readonly<Record<string, string>> = {}): ReportPart[] {
  const plain = book.figure(writeKey({ metric, by, of }))
  const wan = plain?.unit === '元' && Math.abs(plain.value ?? 0) >= WAN_FROM_YUAN
  const key = writeKey({ metric, by, of, wan })
  return [{ figure: key }, { text: book.figure(key)?.shownUnit ?? '' }]
}

/** A year with so many times more or fewer records than the other is a ledger kept in part: setting them side by side would say nothing. */
const FURTHEST = 5

function isComparable({ now, last }: Pair): boolean {
  const [a, b] = [now.denominator ?? now.value ?? 0, last.denominator ?? last.value ?? 0]
  return b > 0 && a <= b * FURTHEST && b <= a * FURTHEST
}

function trendParts(book: Book, metric: string): ReportPart[] {
  const diff = book.figure(writeKey({ metric, of: 'diff' }))
  const { now, last } = book.pair(metric)
  if (!diff || diff.value === null || !last.value || now.value === null || !isComparable({ now, last })) return []
  if (diff.value === 0) return [{ text: '，与上年持平' }]
  const rises = diff.value > 0
  if (now.unit === '%') return [{ text: rises ? '，比上年提高' : '，比上年下降' }, ...figureParts(book, metric, 'diff')]
  const growth: ReportPart = { figure: writeKey({ metric, of: 'growth' }) }
  return [{ text: rises ? '，比上年增加' : '，比上年减少' }, ...figureParts(book, metric, 'diff'), { text: rises ? '、增长' : '、下降' }, growth]
}

const TOP = 3
const UNSTATED = '未填'

/** A name that is itself a list stands in quotes among others. */
const listed = (label: string): string => (/[、，]/.test(label) ? `“${label}”` : label)

const topGroups = (book: Book, metric: string, by: readonly string[]): readonly Group[] =>
  book
    .groups({ metric, by })
    .filter((g) => (g.now.value ?? 0) > 0 && !Object.values(g.by).includes(UNSTATED))
    .slice(0, by.length > 1 ? 2 * TOP : TOP)

function topParts(book: Book, metric: string, by: readonly string[]): ReportPart[] {
  return topGroups(book, metric, by).flatMap((g, i) => [
    { text: `${i > 0 ? '、' : ''}${listed(by.map((f) => g.by[f] ?? '').join(''))}` },
    ...figureParts(book, metric, 'now', g.by),
  ])
}

/** The words and figures of one sentence that is to be written. */
function sentenceParts(book: Book, { text }: Sentence): ReportPart[] {
  const parts: ReportPart[] = []
  let from = 0
  for (const m of text.matchAll(MARK)) {
    parts.push({ text: text.slice(from, m.index) })
    from = m.index + m[0].length
    const mark = readMark(m[1] ?? '')
    if (mark.how === 'trend') parts.push(...trendParts(book, mark.metric))
    else if (mark.how === 'top') parts.push(...topParts(book, mark.metric, mark.by))
    else parts.push(...figureParts(book, mark.metric, mark.of))
  }
  return [...parts, { text: text.slice(from) }]
}

/** Neighbouring words as one part; empty ones left out. */
export function joined(parts: readonly ReportPart[]): ReportPart[] {
  const out: ReportPart[] = []
  for (const part of parts) {
    const last = out[out.length - 1]
    if (!('text' in part)) out.push(part)
    else if (last && 'text' in last) out[out.length - 1] = { text: last.text + part.text }
    else if (part.text !== '') out.push(part)
  }
  return out
}

/** A paragraph's parts from its sentences, those that hold for the figures. */
export const write = (book: Book, sentences: readonly Sentence[]): ReportPart[] =>
  joined(sentences.filter((s) => holds(book, s)).flatMap((s) => sentenceParts(book, s)))
