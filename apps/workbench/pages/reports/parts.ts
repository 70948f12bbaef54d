/** How a figure of the report is found by its key. */
import type { ReportFigure } from '../../api-types.ts'

export type FigureOf = (key: string) => ReportFigure | undefined

/** Key of the figure that was pressed or pointed at. */
export const chipKey = (target: EventTarget | null): string | undefined =>
  target instanceof HTMLElement ? target.closest<HTMLElement>('[data-figure]')?.dataset.figure : undefined

/** Figures whose name, group or id holds the words, those that begin with them first. */
export function findFigures<F extends Pick<ReportFigure, 'name' | 'metric' | 'by'>>(figures: readonly F[], words: string): F[] {
  const word = words.trim().toLowerCase()
  const found = figures.filter((f) => `${f.name} ${f.metric} ${Object.values(f.by ?? {}).join(' ')}`.toLowerCase().includes(word))
  return [...found.filter((f) => f.name.startsWith(word)), ...found.filter((f) => !f.name.startsWith(word))]
}
