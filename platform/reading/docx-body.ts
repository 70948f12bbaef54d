/** Paragraphs of a docx's body, in the order in which they are read. */
import type { Numbering } from './docx-numbering.ts'
import type { Numbered, Styles } from './docx-styles.ts'
import { walkMarkup } from './markup.ts'

type Paragraph = {
  words: string
  style: string
  list?: string
  depth?: number /** The mark at its end was deleted: it goes on in the next. */
  runsOn: boolean
}
type Cell = string[]
type Row = Cell[]

/** What was deleted or moved away, what a setting was before, and the second drawing of the same thing. */
const SKIPPED = new Set([
  'del',
  'moveFrom',
  'Fallback',
  'pPrChange',
  'rPrChange',
  'tblPrChange',
  'trPrChange',
  'tcPrChange',
  'sectPrChange',
  'instrText',
  'delText',
  'delInstrText',
  'rt',
  'numberingChange',
])

const on = (value: string | undefined): boolean => value !== '0' && value !== 'false' && value !== 'off'

class Body {
  readonly lines: string[] = []
  readonly #styles: Styles
  readonly #numbering: Numbering
  readonly #path: string[] = []
  readonly #paragraphs: Paragraph[] = []
  readonly #cells: Cell[] = []
  readonly #rows: Row[] = []
  #skipping = 0
  #hidden = false
  #carried = ''

  constructor(styles: Styles, numbering: Numbering) {
    this.#styles = styles
    this.#numbering = numbering
  }

  open(name: string, a: Readonly<Record<string, string>>): void {
    const above = this.#path.at(-1)
    this.#path.push(name)
    const paragraph = this.#paragraphs.at(-1)
    // In the properties of a paragraph's mark, del says that the mark is gone, and deletes no words.
    if (name === 'del' && above === 'rPr') {
      if (paragraph && this.#path.at(-3) === 'pPr') paragraph.runsOn = true
    } else if (SKIPPED.has(name)) this.#skipping += 1
    if (this.#skipping > 0) return
    if (name === 'p') this.#paragraphs.push({ words: '', style: '', runsOn: false })
    else if (name === 'tr') this.#rows.push([])
    else if (name === 'tc') this.#cells.push([])
    else if (name === 'r') this.#hidden = false
    else if (paragraph) this.#inside(paragraph, name, a, above)
  }

  #inside(paragraph: Paragraph, name: string, a: Readonly<Record<string, string>>, above: string | undefined): void {
    if (name === 'pStyle') paragraph.style = a.val ?? ''
    else if (name === 'numId') paragraph.list = a.val ?? ''
    else if (name === 'ilvl') paragraph.depth = Number(a.val) || 0
    else if (name === 'vanish' && above === 'rPr' && this.#path.at(-3) === 'r') this.#hidden = on(a.val)
    else if (this.#hidden || above !== 'r') return
    else if (name === 'tab') paragraph.words += '\t'
    else if ((name === 'br' && a.type !== 'page' && a.type !== 'column') || name === 'cr') paragraph.words += '\n'
    else if (name === 'noBreakHyphen') paragraph.words += '-'
  }

  text(words: string): void {
    const paragraph = this.#paragraphs.at(-1)
    if (paragraph && this.#skipping === 0 && !this.#hidden && this.#path.at(-1) === 't') paragraph.words += words
  }

  close(name: string): void {
    // Whole files close what is innermost; looking further up only heals broken ones.
    let at = this.#path.length - 1
    const least = Math.max(0, at - 64)
    while (at >= least && this.#path[at] !== name) at -= 1
    if (at < least) return
    // A file that is cut in half leaves elements open.
    while (this.#path.length > at) this.#left(this.#path.pop() ?? '')
  }

  #left(name: string): void {
    if (SKIPPED.has(name) && !(name === 'del' && this.#path.at(-1) === 'rPr')) this.#skipping = Math.max(0, this.#skipping - 1)
    else if (this.#skipping > 0) return
    else if (name === 'p') this.#endParagraph()
    else if (name === 'r') this.#hidden = false
    else if (name === 'tc') this.#rows.at(-1)?.push(this.#cells.pop() ?? [])
    else if (name === 'tr') this.#endRow()
  }

  #endParagraph(): void {
    const paragraph = this.#paragraphs.pop()
    if (!paragraph || this.#styles.isContents(paragraph.style)) return
    const words = this.#carried + paragraph.words
    this.#carried = ''
    if (paragraph.runsOn) {
      this.#carried = words
      return
    }
    if (words.trim() === '') return
    const number = this.#numberOf(paragraph)
    // 1. before 2024年 would read as a decimal.
    this.#put(number + (/\d[.．]$/.test(number) && /^\d/.test(words) ? ' ' : '') + words)
  }

  #numberOf({ style, list, depth }: Paragraph): string {
    const styled = this.#styles.numberOf(style)
    const id = list ?? styled?.list
    // List 0 takes away the number that a style gives.
    if (id === undefined || id === '0') return ''
    const numbered: Numbered = { list: id, depth: depth ?? styled?.depth ?? 0 }
    return this.#numbering.next(numbered)
  }

  #put(words: string): void {
    const cell = this.#cells.at(-1)
    if (cell) cell.push(words)
    else this.lines.push(words)
  }

  /** A row of one cell only frames its text; of several, it is one line. */
  #endRow(): void {
    const row = this.#rows.pop() ?? []
    const filled = row.filter((cell) => cell.length > 0)
    if (filled.length === 0) return
    if (row.length === 1) for (const words of row[0] ?? []) this.#put(words)
    else this.#put(row.map((cell) => cell.join(' ').replace(/\s*\n\s*/g, ' ')).join('\t'))
  }
}

/** Paragraphs of document.xml, numbers included. */
export function paragraphsOf(xml: string, { styles, numbering }: { styles: Styles; numbering: Numbering }): string[] {
  const body = new Body(styles, numbering)
  walkMarkup(xml, { open: (name, a) => body.open(name, a), close: (name) => body.close(name), text: (words) => body.text(words) }, true)
  return body.lines
}
