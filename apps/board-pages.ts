/** What the board of annual reports takes from Mingfa's own portal: two lines of business, put together by the program. */
import type { Pages } from '../domains/oversight/index.ts'
import type { PublishedFigure, PublishedReport, PublishedRow, WithdrawnReport } from '../domains/reporting/index.ts'
import { readKey } from '../domains/reporting/keys.ts'
import { longDay } from '../engine/days.ts'
import { headingText, inlineText, type PrintDocument } from '../platform/print/index.ts'

/** The words of a document as its page shows them, a paragraph a line. */
function textOf({ issuer, docNo, title, addressee, blocks, signedOn }: PrintDocument): string {
  const body = blocks.map((b) => (b.kind === 'heading' ? headingText(b) : b.inlines.map(inlineText).join('')))
  return [title, ...(docNo ? [docNo] : []), ...(addressee ? [`${addressee}：`] : []), ...body, issuer, ...(signedOn ? [longDay(signedOn)] : [])].join('\n')
}

/** Figures of the year itself, over everything, that have a value: those of last year and parts are told by their own reports and metrics. */
const ownFigure = ({ key, name, unit, value, shown }: PublishedFigure) => {
  const read = readKey(key)
  if (read?.of !== 'now' || value === null) return []
  const metric = Object.keys(read.by).length === 0 ? read.metric : key
  return [{ metric, name, unit: read.wan ? '元' : shown.endsWith('%') ? '%' : unit, value, shown: `${shown}${unit}` }]
}

type Published = {
  publishedReports: (ask: { year: number }) => Promise<PublishedRow[]>
  publishedReport: (id: string) => Promise<PublishedReport | WithdrawnReport | undefined>
}

/** Pages over the reports of Mingfa. */
export const boardPages = (reports: Published): Pages => ({
  async list(offices, year) {
    const rows = await reports.publishedReports({ year })
    return rows.filter((r) => offices.includes(r.office)).map((r) => ({ id: r.id, office: r.office, year: r.year, title: r.title, publishedOn: r.publishedOn }))
  },
  async read(id) {
    const page = await reports.publishedReport(id)
    if (!page || 'withdrawn' in page) return undefined
    const { office, year, title, publishedOn, document, figures } = page
    return { id, office, year, title, publishedOn, text: textOf(document), figures: figures.flatMap(ownFigure) }
  },
})
