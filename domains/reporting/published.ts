/** Published reports as anybody may read them: the page, its metadata, and what each figure counts and as of when. */
import type { PoolClient } from 'pg'
import type { Day } from '../../engine/define.ts'
import type { Period } from '../../platform/figures/index.ts'
import { articleHtml, type PrintDocument } from '../../platform/print/index.ts'
import type { KeptFrozen, Place } from './store.ts'

/** One figure of a published report, for whoever asks what it means. */
export type PublishedFigure = {
  key: string
  name: string
  /** As the report writes it, with the unit that follows it there. */
  shown: string
  unit: string
  value: number | null
  numerator?: number
  denominator?: number
  /** What it counts, in a sentence. */
  counts: string
  law: string[]
  period: Period
  /** Since when the metric has had this wording, and who approved it. */
  version: { from: Day; approvedBy: string }
  /** How many records were counted, and the hash of their list. */
  records: { count: number; hash: string }
  /** Instant at which it was computed, ISO. */
  asOf: string
  /** Why it rose or fell so far, where the office has said so. */
  reason?: string
}

export type PublishedRow = {
  id: string
  office: number
  issuer: string
  year: number
  title: string
  docNo: string
  /** 索引号, '999901001/2025-00001'. */
  indexNo: string
  /** 成文日期. */
  madeOn: Day
  publishedOn: Day
  publishedAt: string
}

/** A page of the portal. `html` is the article alone: headings from h1, figures as <data>, no styles of its own. */
export type PublishedReport = PublishedRow & { keywords: string[]; description: string; html: string; document: PrintDocument; figures: PublishedFigure[] }

/** What is left of a report that was taken back. */
export type WithdrawnReport = PublishedRow & { withdrawn: { on: Day; reason: string } }

const ROW = `report_id as id, office_id as office, issuer, year, title, doc_no as "docNo", index_no as "indexNo", made_on as "madeOn",
  published_on as "publishedOn", published_at as "publishedAt"`

/** Longest list of published reports. */
const MOST = 200

export type PublishedAsk = { offices: readonly number[]; year?: number }

/** Published reports of offices, newest first, without those taken back. The client's claims are the portal's, or a reader's. */
export async function publishedReports(client: PoolClient, { offices, year }: PublishedAsk): Promise<PublishedRow[]> {
  const text = `select ${ROW} from mingfa.report_page where office_id = any($1::bigint[]) and withdrawn_on is null and ($2::int is null or year = $2)
    order by year desc, published_at desc limit ${MOST}`
  return (await client.query<PublishedRow>(text, [offices, year ?? null])).rows
}

type PageRow = PublishedRow & {
  keywords: string[]
  description: string
  document: PrintDocument | null
  figures: PublishedFigure[] | null
  withdrawnOn: Day | null
  reason: string | null
}

/** A published report, or the notice that it was taken back; undefined when nothing was ever published under the id. */
export async function publishedReport(client: PoolClient, offices: readonly number[], id: string): Promise<PublishedReport | WithdrawnReport | undefined> {
  const text = `select ${ROW}, keywords, description, document, figures, withdrawn_on as "withdrawnOn", withdrawn_reason as reason
    from mingfa.report_page where office_id = any($1::bigint[]) and report_id = $2`
  const { rows } = await client.query<PageRow>(text, [offices, id])
  const page = rows[0]
  if (!page) return undefined
  const { keywords, description, document, figures, withdrawnOn, reason, ...row } = page
  if (withdrawnOn || !document) return { ...row, withdrawn: { on: withdrawnOn ?? row.publishedOn, reason: reason ?? '' } }
  return { ...row, keywords, description, document, html: articleHtml(document), figures: figures ?? [] }
}

export type NewPage = Place & { year: number; code: string; on: Day; at: string; signedOn: Day; frozen: KeptFrozen; reasons: Readonly<Record<string, string>> }

function publishedFigures({ frozen, reasons }: Pick<NewPage, 'frozen' | 'reasons'>): PublishedFigure[] {
  return frozen.figures.map((f) => ({
    key: f.key,
    name: f.name,
    shown: f.shown,
    unit: f.shownUnit,
    value: f.value,
    ...(f.numerator === undefined ? {} : { numerator: f.numerator }),
    ...(f.denominator === undefined ? {} : { denominator: f.denominator }),
    counts: f.rule,
    law: f.law,
    period: f.period,
    version: f.version,
    records: { count: f.recordCount, hash: f.recordHash },
    asOf: frozen.at,
    ...(reasons[f.key] ? { reason: reasons[f.key] } : {}),
  }))
}

/** Puts a frozen report on the portal. The office's chain is locked by the action, so that the serial number is free. */
export async function addPage(client: PoolClient, page: NewPage): Promise<string> {
  const { office, id, year, code, on, at, signedOn, frozen } = page
  const { document } = frozen
  const published = on.slice(0, 4)
  const { rows } = await client.query<{ n: number }>('select count(*)::int as n from mingfa.report_page where office_id = $1 and index_no like $2', [
    office,
    `${code}/${published}-%`,
  ])
  const indexNo = `${code}/${published}-${String((rows[0]?.n ?? 0) + 1).padStart(5, '0')}`
  await client.query(
    `insert into mingfa.report_page (office_id, report_id, year, title, issuer, doc_no, index_no, keywords, description, document, figures, made_on,
      published_on, published_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      office,
      id,
      year,
      document.title,
      document.issuer,
      document.docNo ?? '',
      indexNo,
      document.keywords,
      document.description,
      JSON.stringify(document),
      JSON.stringify(publishedFigures(page)),
      signedOn,
      on,
      at,
    ],
  )
  return indexNo
}

/** Takes a page back: the notice stays, the text goes. */
export async function withdrawPage(client: PoolClient, { office, id }: Place, on: Day, reason: string): Promise<void> {
  await client.query(
    `update mingfa.report_page set withdrawn_on = $3, withdrawn_reason = $4, document = null, figures = null
     where office_id = $1 and report_id = $2 and withdrawn_on is null`,
    [office, id, on, reason],
  )
}
