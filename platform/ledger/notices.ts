/** Public notices and seals as anybody at the portal may read them; of a withdrawn notice only that it was withdrawn. */
import type { PoolClient } from 'pg'
import type { Day } from '../../engine/define.ts'
import type { Notice } from './publicity.ts'
import { searchQuery } from './search.ts'

export type NoticeRow = {
  office: number
  caseId: string
  type: string
  title: string
  publishedOn: Day
  withdrawnOn: Day | null
  changedAt: string
}
export type PublicNotice = NoticeRow & { withdrawnReason: string | null /** Empty when it was withdrawn. */; notice: Notice }

export type NoticeAsk = {
  /** Offices whose notices are wanted. */
  offices: readonly number[]
  type?: string
  /** Words that must all be in the title or the notice; never finds what was withdrawn. */
  q?: string
  from?: Day
  to?: Day
  page?: number
  /** Rows to a page, up to 100. */
  limit?: number
}
export type NoticePage = { rows: NoticeRow[]; total: { count: number; exact: boolean } }

/** Counted up to here; beyond, it says more. */
const BOUND = 1_000
const MAX_LIMIT = 100

const ROW = `p.office_id as office, p.case_id as "caseId", p.type, case when p.withdrawn_on is null then p.title else '' end as title,
  p.published_on as "publishedOn", p.withdrawn_on as "withdrawnOn", p.changed_at as "changedAt"`

type Condition = { text: string; values: unknown[] }

function conditionOf({ type, q, from, to }: NoticeAsk): Condition {
  const text: string[] = []
  const values: unknown[] = []
  const add = (sql: (place: string) => string, value: unknown): void => {
    values.push(value)
    text.push(sql(`$${values.length + 1}`))
  }
  if (type) add((n) => `p.type = ${n}`, type)
  if (from) add((n) => `p.published_on >= ${n}::date`, from)
  if (to) add((n) => `p.published_on <= ${n}::date`, to)
  if (q) {
    const query = searchQuery(q)
    if (query) add((n) => `p.search @@ ${n}::tsquery`, query)
    text.push(query ? 'p.withdrawn_on is null' : 'false')
  }
  return { text: text.map((t) => ` and ${t}`).join(''), values }
}

/** One page of notices, newest first. The client's claims are the portal's. */
export async function listNotices(client: PoolClient, ask: NoticeAsk): Promise<NoticePage> {
  const limit = Math.min(Math.max(ask.limit ?? 20, 1), MAX_LIMIT)
  const last = limit * Math.max(ask.page ?? 1, 1)
  const { text, values } = conditionOf(ask)
  const newest = 'order by p.published_on desc, p.case_id desc'
  const rows = `select ${ROW} from unnest($1::bigint[]) o(id), lateral (
      select * from mingfa.publication p where p.office_id = o.id${text} ${newest} limit ${last}) p ${newest} limit ${limit} offset ${last - limit}`
  const count = `select count(*)::int as n from (select 1 from mingfa.publication p where p.office_id = any($1::bigint[])${text} limit ${BOUND + 1}) c`
  const found = await client.query<NoticeRow>(rows, [ask.offices, ...values])
  const counted = await client.query<{ n: number }>(count, [ask.offices, ...values])
  const total = counted.rows[0]?.n ?? 0
  return { rows: found.rows, total: { count: Math.min(total, BOUND), exact: total <= BOUND } }
}

/** One notice; undefined when nothing was ever published under the id. */
export async function readNotice(client: PoolClient, office: number, caseId: string): Promise<PublicNotice | undefined> {
  const { rows } = await client.query<PublicNotice>(
    `select ${ROW}, p.withdrawn_reason as "withdrawnReason", case when p.withdrawn_on is null then p.notice else '[]'::jsonb end as notice
     from mingfa.publication p where p.office_id = $1 and p.case_id = $2`,
    [office, caseId],
  )
  return rows[0]
}

export type SealRow = { office: number; day: Day; no: number; hash: string; sealedAt: string }

/** The roots of the chains of some offices, newest day first. */
export async function listSeals(client: PoolClient, offices: readonly number[], limit: number): Promise<SealRow[]> {
  const { rows } = await client.query<SealRow>(
    `select s.office_id as office, s.day, s.no, s.hash, s.sealed_at as "sealedAt" from mingfa.chain_seal s
     where s.office_id = any($1::bigint[]) order by s.day desc, s.office_id limit $2`,
    [offices, limit],
  )
  return rows
}
