/** Headings of a report, numbered in any habit or not at all, and how they stand under each other. */
import type { Span } from '../shape.ts'
import { type Line, wordsOf } from './lines.ts'
import { type HeadingNumber, headingNumber, type NumberKind, numberKinds } from './numbers.ts'
import { rolesOf } from './roles.ts'

export type Heading = {
  kind: NumberKind
  value: number
  /** As written, '（一）'; '' for none. */
  number: string
  /** Words without the number. */
  words: string
  /** Number and words. */
  span: Span
  /** 1 for the highest. */
  level: number
  /** Index of the heading above it. */
  parent?: number
}

/** Words of a heading on its own line; what is longer is a paragraph that has a number. */
const OWN_LINE = 64
/** Words of a heading that its paragraph follows on the same line. */
const RUN_IN = 52
/** A short sentence that stands alone under a number is a heading; a longer one is an item. */
const SHORT = 26
const HIGH: readonly NumberKind[] = ['chapter', 'chinese', 'bracket']

const STOP = /[。!?]/
const QUANTITY = /\d+(?:\.\d+)?\s*(?:余|多)?\s*(?:%|[万亿]?[个次件场人家户份条名期起宗项台处部篇册元])/

/** Length of the heading in the words behind its number; 0 where they are no heading. */
function headingLength(words: string, kind: NumberKind, cut: boolean): number {
  const stop = words.search(STOP)
  const colon = words.indexOf(':')
  const high = HIGH.includes(kind)
  if (stop < 0 && !cut && words.length <= OWN_LINE && !/[;]$/.test(words)) return colonEnd(words, colon, words.length)
  if (colon > 1 && colon <= 32 && (stop < 0 || colon < stop - 1)) return colon
  if (stop >= 0 && stop === words.length - 1 && !cut) return high && stop <= OWN_LINE ? stop : stop <= SHORT && !QUANTITY.test(words) ? stop : 0
  if (stop > 0 && stop <= RUN_IN) return high || !QUANTITY.test(words.slice(0, stop)) ? stop : 0
  const gap = /^([^\s,。;:]{4,36})\s+\S/.exec(words)
  if (gap && (high || kind === 'arabic') && words.length > OWN_LINE) return gap[1]?.length ?? 0
  if (!high) return 0
  // A chapter whose first sentence is long is still a chapter; its first clause says which.
  const clause = words.search(/[,;:。]/)
  return clause > 1 && clause <= OWN_LINE ? clause : Math.min(words.length, OWN_LINE)
}

/** A colon inside a heading ends it where words follow. */
const colonEnd = (words: string, colon: number, otherwise: number): number =>
  colon > 1 && colon < words.length - 1 && words.length > SHORT ? colon : otherwise

const trimEnd = (words: string): string => words.replace(/[\s,;:。、.]+$/, '')

/** True where a single sentence under a number has text of its own below it, and is no item of a list. */
function leads(plain: string, n: HeadingNumber, next: Line | undefined): boolean {
  if (!next) return false
  const below = headingNumber(wordsOf(plain, next, 12))
  if (!below) return next.end - next.start >= 30 || /[。;]/.test(plain[next.end - 1] ?? '')
  return below.value === 1 && below.kind !== n.kind && !HIGH.includes(below.kind)
}

function numbered(text: string, plain: string, line: Line, n: HeadingNumber, next: Line | undefined): Heading | undefined {
  const most = 160
  const words = wordsOf(plain, { start: line.start + n.length, end: line.end }, most)
  const length = trimEnd(words.slice(0, headingLength(words, n.kind, line.end - line.start - n.length > most))).length
  if (length === 0) return undefined
  const alone = /^[。!?;]?$/.test(words.slice(length)) && words.length > length
  if (alone && !HIGH.includes(n.kind) && !leads(plain, n, next)) return undefined
  const from = line.start + n.length
  return {
    kind: n.kind,
    value: n.value,
    number: text.slice(line.start, line.start + n.written),
    words: text.slice(from, from + length),
    span: { start: line.start, end: from + length },
    level: 1,
  }
}

const LONG_PLAIN = 30

/** A short line without a number, with prose behind it. */
function plainHeading(text: string, plain: string, line: Line, next: Line | undefined, bare: boolean): Heading | undefined {
  const length = line.end - line.start
  if (length < 2 || length > LONG_PLAIN || !next) return undefined
  const words = trimEnd(wordsOf(plain, line))
  if (/[。;!?,、)]$|^["“(]|https?:/.test(wordsOf(plain, line)) || /[,。;]/.test(words)) return undefined
  // Where the text numbers its chapters, only the name of a part makes a heading of a line without a number.
  const isPart = rolesOf({ words, level: 1 }).length > 0
  if (!isPart && !(bare && length <= 24 && next.end - next.start >= 40)) return undefined
  return {
    kind: 'plain',
    value: 0,
    number: '',
    words: text.slice(line.start, line.start + words.length),
    span: { start: line.start, end: line.start + words.length },
    level: 1,
  }
}

/** Headings of the body's lines, in order, without their levels. */
function found(text: string, plain: string, lines: readonly Line[]): Heading[] {
  const numbers = lines.map((line) => headingNumber(wordsOf(plain, line, 12)))
  const bare = !numbers.some((n) => n && HIGH.includes(n.kind))
  const headings: Heading[] = []
  let plains = 0
  lines.forEach((line, i) => {
    const n = numbers[i]
    const heading = n ? numbered(text, plain, line, n, lines[i + 1]) : plainHeading(text, plain, line, lines[i + 1], bare)
    if (!heading) return
    if (heading.kind === 'plain') heading.value = ++plains
    headings.push(heading)
  })
  return headings
}

/** How often headings of one kind begin anew between two of another that follow each other: the one stands under the other. */
function votes(headings: readonly Heading[]): Map<string, number> {
  const count = new Map<string, number>()
  const last = new Map<NumberKind, { value: number; at: number }>()
  headings.forEach((h, i) => {
    const before = last.get(h.kind)
    last.set(h.kind, { value: h.value, at: i })
    if (!before || before.value + 1 !== h.value) return
    const firsts = new Map<NumberKind, number>()
    for (const inner of headings.slice(before.at + 1, i)) if (!firsts.has(inner.kind)) firsts.set(inner.kind, inner.value)
    // A list that was going on before goes on above, not below.
    if ([...firsts].some(([kind, value]) => kind !== 'plain' && value !== 1)) return
    for (const kind of firsts.keys()) count.set(`${kind}<${h.kind}`, (count.get(`${kind}<${h.kind}`) ?? 0) + 1)
  })
  return count
}

/** Kinds of number of this text from the highest down, with the depth of each. */
function depths(headings: readonly Heading[]): Map<NumberKind, number> {
  const under = votes(headings)
  const vote = (a: NumberKind, b: NumberKind): number => under.get(`${a}<${b}`) ?? 0
  const order: NumberKind[] = []
  for (const kind of numberKinds) {
    if (!headings.some((h) => h.kind === kind)) continue
    let at = order.length
    while (at > 0 && vote(order[at - 1] as NumberKind, kind) > vote(kind, order[at - 1] as NumberKind)) at -= 1
    order.splice(at, 0, kind)
  }
  const depth = new Map(order.map((kind, i) => [kind, i + 1] as const))
  const [top] = order
  // Headings without a number are the highest where the numbers begin anew under them, and stand beside the highest otherwise.
  depth.set('plain', top !== undefined && vote(top, 'plain') > 0 ? 0 : 1)
  return depth
}

/** The heading tree of the body's lines: headings in order, each with its level and the one above it. */
export function headingsOf(text: string, plain: string, lines: readonly Line[]): Heading[] {
  const headings = found(text, plain, lines)
  const depth = depths(headings)
  const open: { at: number; depth: number }[] = []
  headings.forEach((h, i) => {
    const d = depth.get(h.kind) ?? 1
    while (open.length > 0 && (open.at(-1)?.depth ?? 0) >= d) open.pop()
    const above = open.at(-1)
    if (above) h.parent = above.at
    h.level = open.length + 1
    open.push({ at: i, depth: d })
  })
  return headings
}
