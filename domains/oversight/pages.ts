/** What Mingfa itself has published, as this line is given it: lines of business do not import each other, so a program puts the two together. */
import type { Day } from '../../engine/define.ts'

/** A figure that Mingfa computed, by its metric. */
export type OwnFigure = { metric: string; name: string; unit: string; value: number; shown: string }

export type PageRow = { id: string; office: number; year: number; title: string; publishedOn: Day }
export type Page = PageRow & { text: string; figures: OwnFigure[] }

export type Pages = {
  /** Pages that stand, of some offices and one year. */
  list: (offices: readonly number[], year: number) => Promise<PageRow[]>
  /** A page that stands; undefined when it was withdrawn. */
  read: (id: string) => Promise<Page | undefined>
}
