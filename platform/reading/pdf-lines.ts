/** Pieces of text on pages → lines → paragraphs. */

/** Words at a place on a page, in points from its lower left corner. */
export type Piece = { words: string; x: number; y: number; width: number; size: number }
export type PdfLine = { words: string; left: number; right: number; y: number; size: number }

/** Pieces on one height make a line; gaps wider than half a character become blanks. */
export function linesOfPage(pieces: readonly Piece[]): PdfLine[] {
  const rows: Piece[][] = []
  for (const piece of pieces) {
    const row = rows.at(-1)
    const first = row?.[0]
    // Text comes in the order of reading; only a raised or lowered letter leaves its line by less than half its size.
    if (row && first && Math.abs(first.y - piece.y) < Math.max(first.size, piece.size) * 0.4) row.push(piece)
    else rows.push([piece])
  }
  return rows.map(lineOf).filter((line) => line.words !== '')
}

function lineOf(row: readonly Piece[]): PdfLine {
  const sorted = row.toSorted((a, b) => a.x - b.x)
  let words = ''
  let end: number | undefined
  for (const piece of sorted) {
    const gap = end === undefined ? 0 : piece.x - end
    if (piece.words.trim() === '') continue
    if (gap > piece.size * 0.6 && !words.endsWith(' ')) words += gap > piece.size * 2.5 ? '\t' : ' '
    words += piece.words
    end = piece.x + piece.width
  }
  const inked = sorted.filter((p) => p.words.trim() !== '')
  return {
    words: words.trim(),
    left: inked[0]?.x ?? 0,
    right: end ?? 0,
    y: inked[0]?.y ?? 0,
    size: inked.reduce((most, p) => Math.max(most, p.size), 0),
  }
}

const PAGE_NUMBER = /^(?:[-—–－·]\s*\d{1,4}\s*[-—–－·]|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?|\d{1,4}\s*\/\s*\d{1,4}|\d{1,4})$/

/** The middle of the numbers, so that a few odd ones do not count. */
function middle(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

/** A value that so many of the numbers reach. */
function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

/** Without page numbers, and without lines that stand at the head or foot of most pages and are no sentences: a report may say nearly the same at the top of two pages. */
function withoutFurniture(pages: readonly PdfLine[][]): PdfLine[][] {
  const counts = new Map<string, number>()
  const keyOf = (line: PdfLine): string => line.words.replace(/\d+/g, '#').replace(/\s/g, '')
  const edges = (page: readonly PdfLine[]): PdfLine[] => (page.length > 2 ? [...page.slice(0, 1), ...page.slice(-1)] : [...page])
  for (const page of pages) for (const key of new Set(edges(page).map(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1)
  const often = (line: PdfLine): boolean =>
    pages.length >= 3 && (counts.get(keyOf(line)) ?? 0) >= pages.length * 0.6 && line.words.length <= 40 && !/[，。；,;]/.test(line.words)
  return pages.map((page) => {
    const outer = new Set(edges(page))
    return page.filter((line) => !outer.has(line) || !(PAGE_NUMBER.test(line.words) || often(line)))
  })
}

type Measure = { left: number; right: number; size: number; leading: number }

function measured(lines: readonly PdfLine[]): Measure {
  const size = middle(lines.map((l) => l.size)) || 12
  const body = lines.filter((l) => Math.abs(l.size - size) < size * 0.2)
  const gaps = lines
    .slice(1)
    .map((l, i) => (lines[i]?.y ?? 0) - l.y)
    .filter((gap) => gap > 0)
  return {
    left: quantile(
      body.map((l) => l.left),
      0.1,
    ),
    right: quantile(
      body.map((l) => l.right),
      0.9,
    ),
    size,
    leading: middle(gaps) || size * 1.5,
  }
}

/** True where a line goes on from the one before it: that one was full, and this one begins at the margin. */
function goesOn(before: PdfLine, line: PdfLine, m: Measure, samePage: boolean): boolean {
  if (Math.abs(before.size - line.size) > m.size * 0.15) return false
  if (before.right < m.right - m.size * 1.8) return false
  if (line.left > m.left + m.size * 0.9) return false
  return !samePage || before.y - line.y < m.leading * 1.6
}

/** Between Chinese characters a new line is nothing; between letters or digits it is a blank. */
const joint = (before: string, next: string): string => (/[a-z]$/i.test(before) && /^[a-z]/i.test(next) ? ' ' : '')

/** Paragraphs of a document's pages. */
export function paragraphsOf(pages: readonly PdfLine[][]): string[] {
  const kept = withoutFurniture(pages)
  const m = measured(kept.flat())
  const paragraphs: string[] = []
  let before: PdfLine | undefined
  for (const page of kept) {
    let samePage = false
    for (const line of page) {
      const last = paragraphs.length - 1
      const words = paragraphs[last]
      if (before && words !== undefined && goesOn(before, line, m, samePage)) paragraphs[last] = words + joint(words, line.words) + line.words
      else paragraphs.push(line.words)
      before = line
      samePage = true
    }
  }
  return paragraphs
}
