/** Output of the command line. Only JSON goes to standard output, so that a script never has to sort it out. */
import type { Out } from './command.ts'

const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u

/** Columns a text takes on a terminal. */
export const widthOf = (text: string): number => [...text].reduce((n, char) => n + (wide.test(char) ? 2 : 1), 0)

/** The text with blanks up to a number of columns. */
export const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)))

/** Lines of a table, the last column unpadded. */
export function tableLines(headings: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const all = [headings, ...rows]
  const widths = headings.map((_, i) => Math.max(...all.map((row) => widthOf(row[i] ?? ''))))
  return all.map((row) =>
    headings
      .map((_, i) => padded(row[i] ?? '', widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

type Stream = { write: (text: string) => unknown }

/** Output over two streams. */
export function createOut(stdout: Stream, stderr: Stream): Out {
  const say = (text: string): void => void stderr.write(`${text}\n`)
  return {
    json: (value) => void stdout.write(`${JSON.stringify(value, null, 2)}\n`),
    say,
    table: (headings, rows) => {
      for (const line of tableLines(headings, rows)) say(line)
    },
  }
}
