/** Sentences: they end at 。！？；, the half-width ones with them, and where a line ends. */
import type { Paragraph, Sentence } from './shape.ts'

const STOPS = '。!?;！？；'

/** The sentences of the paragraphs, their stop included; blanks around them are not. */
export function sentencesOf(plain: string, paragraphs: readonly Paragraph[]): Sentence[] {
  const sentences: Sentence[] = []
  paragraphs.forEach(({ start, end, section }, paragraph) => {
    let from = start
    const take = (to: number): void => {
      let [a, b] = [from, to]
      while (a < b && /\s/.test(plain[a] ?? '')) a++
      while (b > a && /\s/.test(plain[b - 1] ?? '')) b--
      if (b > a) sentences.push({ start: a, end: b, section, paragraph })
      from = to
    }
    for (let at = start; at < end; at++) if (STOPS.includes(plain[at] ?? '') || plain[at] === '\n') take(at + 1)
    if (from < end) take(end)
  })
  return sentences
}
