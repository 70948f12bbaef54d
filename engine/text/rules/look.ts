/** Looking up what the rules ask again and again of one reading: made once, kept as long as the reading is. */
import type { Figure, PartRole, Reading, Section, Span } from '../shape.ts'

type Look = {
  byId: ReadonlyMap<string, Figure>
  /** Parts by the id of their whole, in the order of the text. */
  parts: ReadonlyMap<string, readonly Figure[]>
  numerators: ReadonlyMap<string, readonly Figure[]>
  denominators: ReadonlyMap<string, readonly Figure[]>
  /** Figures by sentence. */
  inSentence: ReadonlyMap<number, readonly Figure[]>
}

const looks = new WeakMap<Reading, Look>()

function push<K>(map: Map<K, Figure[]>, key: K, figure: Figure): void {
  const list = map.get(key)
  if (list) list.push(figure)
  else map.set(key, [figure])
}

function make(reading: Reading): Look {
  const parts = new Map<string, Figure[]>()
  const numerators = new Map<string, Figure[]>()
  const denominators = new Map<string, Figure[]>()
  const inSentence = new Map<number, Figure[]>()
  for (const figure of reading.figures) {
    for (const id of figure.partOf ?? []) push(parts, id, figure)
    for (const id of figure.numeratorOf ?? []) push(numerators, id, figure)
    for (const id of figure.denominatorOf ?? []) push(denominators, id, figure)
    push(inSentence, figure.sentence, figure)
  }
  return { byId: new Map(reading.figures.map((f) => [f.id, f])), parts, numerators, denominators, inSentence }
}

/** The look-up tables of a reading. */
export function look(reading: Reading): Look {
  const known = looks.get(reading)
  if (known) return known
  const fresh = make(reading)
  looks.set(reading, fresh)
  return fresh
}

/** Half-width text of a span. */
export const plainIn = (reading: Reading, { start, end }: Span): string => reading.plain.slice(start, end)

/** Half-width text of the sentence in which a figure stands. */
export function sentenceOf(reading: Reading, figure: Figure): string {
  const sentence = reading.sentences[figure.sentence]
  return sentence ? plainIn(reading, sentence) : ''
}

/** The section in which a place stands, by halving: sections come in the order of the text. Undefined outside of every paragraph. */
export function sectionAt({ paragraphs, sections }: Reading, at: number): Section | undefined {
  let [low, high] = [0, paragraphs.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((paragraphs[middle]?.start ?? 0) <= at) low = middle
    else high = middle - 1
  }
  const paragraph = paragraphs[low]
  return paragraph && paragraph.start <= at && at < paragraph.end ? sections[paragraph.section] : undefined
}

/** The part in which a section stands, its own or that of a section around it. */
export function roleOf(reading: Reading, section: number): PartRole | null {
  for (let at: Section | undefined = reading.sections[section], left = 20; at && left > 0; left--) {
    if (at.role) return at.role
    at = at.parent === undefined ? undefined : reading.sections[at.parent]
  }
  return null
}

/** A number as people write it: at most so many places, no trailing zeros, no exponent. */
export function num(value: number, places = 4): string {
  const fixed = value.toFixed(places)
  return fixed.includes('.') ? fixed.replace(/\.?0+$/, '') : fixed
}

/** A figure as written, qualifier and unit with it. */
export const said = (reading: Reading, figure: Figure): string => reading.text.slice(figure.whole.start, figure.whole.end).replace(/\s+/g, '')

/** First words of a span, for naming its place. */
export function beginning(reading: Reading, { start, end }: Span, length = 14): string {
  const words = reading.text.slice(start, end).replace(/\s+/g, ' ').trim()
  return words.length > length ? `${words.slice(0, length)}…` : words
}
