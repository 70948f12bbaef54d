/** Remarks on paragraphs of a report (批注), and every version of its text. */
import type { Refusal } from '../../engine/allow.ts'
import { claimsOf, type Viewer } from '../../platform/access/index.ts'
import { inTx } from '../../platform/db/index.ts'
import type { ReportBody } from './body.ts'
import { reading } from './reading.ts'
import type { ReportContext } from './shapes.ts'
import { readBody } from './store.ts'

export type Remark = {
  id: string
  paragraph: string
  text: string
  person: string
  name: string
  at: string
  /** Who saw to it, and when; null while it is open. */
  resolvedName: string | null
  resolvedAt: string | null
}

/** Longest list of either kind. */
const MOST = 500

const REMARKS = `select id, paragraph, text, person, name, said_at as at, resolved_name as "resolvedName", resolved_at as "resolvedAt"
  from mingfa.report_remark where office_id = $1 and report_id = $2 order by said_at, id limit ${MOST}`

/** Remarks in the order in which they were made; undefined when there is no such report to see. */
export const readRemarks = (context: ReportContext, viewer: Viewer, report: string): Promise<Remark[] | undefined> =>
  reading(context, viewer, report, async ({ client, row }) => (await client.query<Remark>(REMARKS, [row.office, report])).rows)

const elsewhere: Refusal = { code: 'role', rule: 'own-office', message: '只有本机关办理年度报告的人员可以批注' }

/** Somebody of the report's own office, and the office; undefined when there is no such report to see. */
async function officeFor(context: ReportContext, viewer: Viewer, report: string): Promise<{ office: number } | { refused: Refusal } | undefined> {
  const office = await reading(context, viewer, report, async ({ row }) => row.office)
  if (office === undefined) return undefined
  return viewer.posts.some((p) => p.office === office) ? { office } : { refused: elsewhere }
}

export type NewRemark = { id: string; paragraph: string; text: string }
export type Remarked = { remarks: Remark[] } | { refused: Refusal } | undefined

const again = async (context: ReportContext, viewer: Viewer, report: string): Promise<Remarked> => {
  const remarks = await readRemarks(context, viewer, report)
  return remarks && { remarks }
}

const ADD = `insert into mingfa.report_remark (office_id, report_id, id, paragraph, text, person, name, said_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
  on conflict (office_id, report_id, id) do nothing`

/** Adds a remark; sending it twice adds one. */
export async function addRemark(context: ReportContext, viewer: Viewer, report: string, { id, paragraph, text }: NewRemark): Promise<Remarked> {
  const of = await officeFor(context, viewer, report)
  if (!of || 'refused' in of) return of
  const at = context.ledger.context.now().toISOString()
  await inTx(context.db.app, claimsOf(viewer, of.office), (client) =>
    client.query(ADD, [of.office, report, id, paragraph, text, viewer.personId, viewer.name, at]),
  )
  return again(context, viewer, report)
}

const RESOLVE = `update mingfa.report_remark set resolved_by = $4, resolved_name = $5, resolved_at = $6
  where office_id = $1 and report_id = $2 and id = $3`

/** Says that a remark has been seen to, or opens it again. Undefined also when there is no such remark. */
export async function resolveRemark(context: ReportContext, viewer: Viewer, report: string, ask: { id: string; resolved: boolean }): Promise<Remarked> {
  const of = await officeFor(context, viewer, report)
  if (!of || 'refused' in of) return of
  const by = ask.resolved ? [viewer.personId, viewer.name, context.ledger.context.now().toISOString()] : [null, null, null]
  const { rowCount } = await inTx(context.db.app, claimsOf(viewer, of.office), (client) => client.query(RESOLVE, [of.office, report, ask.id, ...by]))
  return rowCount === 0 ? undefined : again(context, viewer, report)
}

export type VersionRow = { version: number; by: string; at: string }

/** Every saving of the text, newest first; undefined when there is no such report to see. */
export async function readVersions(context: ReportContext, viewer: Viewer, report: string): Promise<VersionRow[] | undefined> {
  const rows = await reading(context, viewer, report, async ({ client, row }) => {
    const text = `select version, saved_by as by, saved_at as at from mingfa.report_body where office_id = $1 and report_id = $2 order by version desc limit ${MOST}`
    return (await client.query<VersionRow>(text, [row.office, report])).rows
  })
  const names = rows && (await context.names([...new Set(rows.map((r) => r.by))]))
  return rows?.map((r) => ({ ...r, by: names?.get(r.by) ?? '系统' }))
}

/** The text of one version; undefined when there is none to see. */
export const readVersion = (context: ReportContext, viewer: Viewer, report: string, version: number): Promise<ReportBody | undefined> =>
  reading(context, viewer, report, async ({ client, row }) => (await readBody(client, row, version))?.body)
