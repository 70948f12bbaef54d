/** Everything that is worked out of a report at one moment: its figures, its document, what the checks find, and what it would be frozen as. */
import type { PoolClient } from 'pg'
import type { AnyCaseType, Day } from '../../engine/define.ts'
import type { Office, Offices } from '../../platform/access/index.ts'
import type { FigureReader } from '../../platform/figures/index.ts'
import { hashOf, keysIn, type ReportBody } from './body.ts'
import { type Book, type Grouping, groupingsOf, readBook, type Scope } from './book.ts'
import { type Finding, findingsOf } from './check.ts'
import { figureClaims, under } from './claims.ts'
import { compose, draftGroupings } from './compose.ts'
import { documentOf } from './document.ts'
import { readEvidence } from './evidence.ts'
import { type GroundFile, groundsOf } from './grounds.ts'
import { reconcile } from './reconcile.ts'
import { needsFiles } from './stated.ts'
import { type Frozen, type Place, readBody } from './store.ts'

/** Names of people by id. */
export type Names = (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>

export type ReportingParts = { types: readonly AnyCaseType[]; figures: FigureReader; offices: Offices; names: Names }

/** A report as the steps know it, from its row or from the state of an action. */
export type Subject = Place & { year: number; title: string; composedOn: Day | null; approvedOn: Day | null }

/** Reads the year's figures under the claims of the report's own office. */
export async function bookOf(parts: ReportingParts, client: PoolClient, scope: Scope, groupings: readonly Grouping[]): Promise<Book> {
  const claims = figureClaims(await parts.offices.below(scope.office), parts.types)
  return under(client, claims, () => readBook(parts.figures, client, scope, groupings))
}

export async function officeOf(parts: ReportingParts, id: number): Promise<Office> {
  const office = await parts.offices.find(id)
  if (!office) throw new Error(`no office ${id}`)
  return office
}

/** Breakdowns that a body and the drafting of it need, each once. */
export function groupingsFor(parts: ReportingParts, body: ReportBody | undefined): Grouping[] {
  const { catalogue } = parts.figures
  const all = [...draftGroupings(catalogue), ...(body ? groupingsOf(keysIn(body), catalogue) : [])]
  return [...new Map(all.map((g) => [JSON.stringify([g.metric, [...g.by].sort()]), g])).values()]
}

/** Last year's report of the office, as it was frozen. */
export async function bodyBefore(client: PoolClient, { office, year }: Scope): Promise<ReportBody | undefined> {
  const { rows } = await client.query<{ id: string }>(
    `select id from mingfa.report where office_id = $1 and period_end = $2 and status in ('frozen', 'published') limit 1`,
    [office, `${year - 1}-12-31`],
  )
  return rows[0] && (await readBody(client, { office, id: rows[0].id }))?.body
}

/** The next number of the series that reports have of their own, so that it cannot collide with the office's other documents. */
async function nextDocNo(client: PoolClient, office: Office, year: number): Promise<string> {
  const { rows } = await client.query<{ n: number }>(`select count(*)::int as n from mingfa.report_page where office_id = $1 and doc_no like $2`, [
    office.id,
    `%〔${year + 1}〕%`,
  ])
  return `${office.short.replace(/[^\u4e00-\u9fa5]/g, '')}法报〔${year + 1}〕${(rows[0]?.n ?? 0) + 1}号`
}

/** The body that a report of the year would compose itself as, now. */
export async function draftOf(parts: ReportingParts, client: PoolClient, scope: Scope, book?: Book): Promise<ReportBody> {
  const office = await officeOf(parts, scope.office)
  const before = await bodyBefore(client, scope)
  const read = book ?? (await bookOf(parts, client, scope, groupingsFor(parts, before)))
  return compose({ book: read, officeName: office.name, docNo: await nextDocNo(client, office, scope.year), ...(before ? { before } : {}) })
}

/** The files of a report by id, with the names of those who attached them. */
export async function filesOf(parts: ReportingParts, client: PoolClient, place: Place): Promise<Map<string, GroundFile>> {
  const files = await groundsOf(client, place)
  const names = files.size > 0 ? await parts.names([...new Set([...files.values()].map((f) => f.by))]) : undefined
  return new Map([...files].map(([id, f]) => [id, { ...f, by: names?.get(f.by) ?? f.by }]))
}

const remark = '此件公开发布'

/** What the report would be frozen as, with the hash that goes into the action log. Numbers in it are read in one go: see `Frozen`. */
export async function packOf(parts: ReportingParts, client: PoolClient, subject: Subject): Promise<{ frozen: Frozen; hash: string; findings: Finding[] }> {
  const saved = await readBody(client, subject)
  if (!saved) throw new Error(`report ${subject.id} has no text`)
  const { body } = saved
  const office = await officeOf(parts, subject.office)
  const book = await bookOf(parts, client, subject, groupingsFor(parts, body))
  const reconciled = reconcile(book, parts.types)
  const claims = figureClaims(await parts.offices.below(subject.office), parts.types)
  const evidence = await under(client, claims, () => readEvidence(parts.figures, client, subject, keysIn(body)))
  const figures = keysIn(body).flatMap((key) => {
    const [figure, stands] = [book.figure(key), evidence.get(key)]
    return figure && stands ? [{ ...figure, ...stands }] : []
  })
  const about = { issuer: office.name, title: subject.title, ...(subject.approvedOn ? { signedOn: subject.approvedOn } : {}), remark }
  const frozen = {
    document: documentOf(body, (key) => book.figure(key)?.shown, { ...about, files: await filesOf(parts, client, subject) }),
    figures,
    reconciliations: reconciled,
  }
  return { frozen, hash: hashOf(frozen), findings: await findingsNow(parts, client, { subject, body, book }) }
}

type Now = { subject: Subject; body: ReportBody; book: Book }

/** What the checks find in a body with the figures of the moment. */
export async function findingsNow(parts: ReportingParts, client: PoolClient, { subject, body, book }: Now): Promise<Finding[]> {
  const before = await bodyBefore(client, subject)
  const draft = (await readBody(client, subject, 1))?.body
  const fresh = await draftOf(parts, client, subject, book)
  const files = needsFiles(subject.composedOn) ? new Set((await groundsOf(client, subject)).keys()) : undefined
  const given = { ...(before ? { before } : {}), ...(draft ? { draft, fresh } : {}), ...(files ? { files } : {}) }
  return findingsOf({ body, book, reconciled: reconcile(book, parts.types), ...given })
}
