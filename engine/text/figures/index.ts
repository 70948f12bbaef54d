/** Every quantity that a report states, with what it counts and which others it belongs to. */
import type { Figure, Reading, Sentence } from '../shape.ts'
import { link } from './links.ts'
import { type Scanned, scan } from './scan.ts'
import { changeOf, periodOf, toldOf } from './words.ts'

type Bare = Omit<Reading, 'figures'>

/** 参考率、优秀率均达: one number said of several things. */
const OF_EACH = /^(.*?[、和及与].*?)(?:均|都|各)(?:达到?|为|超过?|增长|下降|上升|提高|减少|保持在|实现|有|约|近|不低于|\s)*$/
/** 满意率、知晓率达: rates in a row, without 均. */
const RATES = /^((?:[^、,。;\d]{1,16}率(?:、|和|及))+[^、,。;\d]{1,16}率)(?:达到?|为|超过?|\s)*$/
const MOST = 5

/** What one number is said of, where that is more than one thing. */
function ofEach(plain: string, { whole, kind }: Scanned, from: number): string[] {
  let start = whole.start
  while (start > from && whole.start - start < 70 && !',。;:\n('.includes(plain[start - 1] ?? '')) start--
  const words = plain.slice(start, whole.start)
  const list = (kind === 'percent' ? (OF_EACH.exec(words)?.[1] ?? RATES.exec(words)?.[1]) : /各\s*$/.test(words) ? OF_EACH.exec(words)?.[1] : undefined) ?? ''
  const names = list.split(/、|和|及|与/).map((n) => n.trim())
  return names.length >= 2 && names.length <= MOST && names.every((n) => n.length >= 1 && n.length <= 20 && !/\d/.test(n)) ? names : []
}

const sentenceAt = (sentences: readonly Sentence[], at: number, from: number): number => {
  let i = from
  while (i < sentences.length && (sentences[i]?.end ?? 0) <= at) i++
  return (sentences[i]?.start ?? Number.POSITIVE_INFINITY) <= at ? i : -1
}

/** The figures of a text whose structure is known, in their order. A number outside of every paragraph belongs to the page and is none. */
export function figuresOf(reading: Bare): Figure[] {
  const { text, plain, sentences, year } = reading
  const figures: Figure[] = []
  let at = 0
  for (const found of scan(plain)) {
    const index = sentenceAt(sentences, found.start, at)
    const sentence = sentences[index]
    if (!sentence) continue
    at = index
    const names = ofEach(plain, found, sentence.start)
    const told = toldOf(plain, found, sentence.start, sentence.end)
    const change = changeOf(plain, found, sentence.start)
    for (const noun of names.length > 0 ? names : [told.noun])
      figures.push({
        ...found,
        id: `F${figures.length + 1}`,
        text: text.slice(found.start, found.end),
        noun,
        verb: told.verb,
        period: periodOf(plain, found.whole.start, sentence.start, year),
        ...(change ? { change } : {}),
        section: sentence.section,
        sentence: index,
      })
  }
  inherit(plain, figures)
  return link(plain, sentences, figures)
}

/** 分别下降15%、14.5%: the second is a fall as the first is. */
function inherit(plain: string, figures: Figure[]): void {
  figures.forEach((figure, i) => {
    const before = figures[i - 1]
    if (!before?.change || figure.change || figure.sentence !== before.sentence) return
    if (/^\s*(?:、|和|与)\s*$/.test(plain.slice(before.whole.end, figure.whole.start))) figure.change = before.change
  })
}
