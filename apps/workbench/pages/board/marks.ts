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

function piecesOf(line: Span, marks: readonly Marked[]): Piece[] {
  const here = marks.flatMap(({ key, spans }) => spans.filter((s) => s.start < line.end && s.end > line.start).map((s) => ({ ...s, key })))
  const cuts = [...new Set([line.start, line.end, ...here.flatMap((s) => [Math.max(s.start, line.start), Math.min(s.end, line.end)])])].sort((a, b) => a - b)
  return cuts.slice(0, -1).flatMap((start, i) => {
    const end = cuts[i + 1] ?? line.end
    if (end <= start) return []
    return [{ start, end, keys: [...new Set(here.filter((s) => s.start <= start && s.end >= end).map((s) => s.key))] }]
  })
}

/** The lines of a text with their marked pieces. */
export const markedLines = (text: string, marks: readonly Marked[]): Line[] => linesOf(text).map((line) => ({ ...line, pieces: piecesOf(line, marks) }))
