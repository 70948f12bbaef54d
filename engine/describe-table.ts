/** Tables in Markdown. */
import { cite, type Provision } from './law.ts'

/** A text as the content of a cell or heading: no line breaks, no bars that would end the cell. */
export const escaped = (text: string): string => text.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ')

export const lawCell = (law: Provision | undefined): string => (law ? cite(law) : '')

/** A table; empty cells say so with a dash. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map((c) => escaped(c) || '—').join(' | ')} |`
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n')
}
