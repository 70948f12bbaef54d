/** A text cut into pieces, each with the findings that it belongs to. Spans may overlap and lie in each other. */
import type { Span } from '../../../../engine/text/shape.ts'

export type Marked = { key: string; spans: readonly Span[] }
/** A piece of a line; `keys` in the order given, which is that of weight. */
export type Piece = Span & { keys: readonly string[] }
export type Line = Span & { pieces: readonly Piece[] }

/** Lines of a text with their spans, empty ones left out. */
function linesOf(text: string): Span[] {
  const lines: Span[] = []
  let start = 0
  for (const line of text.split('\n')) {
    if (line.trim() !== '') lines.push({ start, end: start + line.length })
    start += line.length + 1
  }
  return lines
}

type Keyed = Span & { key: string; place: number }

/** One line cut where the spans that touch it begin and end. */
function piecesOf(line: Span, here: readonly Keyed[]): Piece[] {
  const ends = here.flatMap((s) => [Math.max(s.start, line.start), Math.min(s.end, line.end)])
  const cuts = [...new Set([line.start, line.end, ...ends])].sort((a, b) => a - b)
  return cuts.slice(0, -1).flatMap((start, i) => {
    const end = cuts[i + 1] ?? line.end
    if (end <= start) return []
    const over = here.filter((s) => s.start <= start && s.end >= end).sort((a, b) => a.place - b.place)
    return [{ start, end, keys: [...new Set(over.map((s) => s.key))] }]
  })
}

/** The lines of a text with their marked pieces. Lines and spans are gone through once, side by side. */
export function markedLines(text: string, marks: readonly Marked[]): Line[] {
  const waiting = marks
    .flatMap(({ key, spans }, place) => spans.map((s): Keyed => ({ start: s.start, end: s.end, key, place })))
    .sort((a, b) => a.start - b.start)
  let next = 0
  let open: Keyed[] = []
  return linesOf(text).map((line) => {
    for (let span = waiting[next]; span && span.start < line.end; span = waiting[next]) {
      open.push(span)
      next += 1
    }
    open = open.filter((s) => s.end > line.start)
    return { ...line, pieces: piecesOf(line, open) }
  })
}
