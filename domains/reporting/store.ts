/** Rows of the reporting tables, read and written in the caller's transaction. */
import type { PoolClient } from 'pg'
import type { PrintDocument } from '../../platform/print/index.ts'
import type { ReportBody } from './body.ts'
import type { Evidence } from './evidence.ts'
import type { ReportFigure } from './figure.ts'
import { readKey } from './keys.ts'
import type { Reconciled } from './reconcile.ts'

/** A report in its office. */
export type Place = { office: number; id: string }

export type CaseRow = {
  id: string
  office: number
  title: string
  status: string
  seq: number
  periodEnd: string
  bodyHash: string | null
  frozenHash: string | null
  composedOn: string | null
  approvedOn: string | null
  publishedOn: string | null
  changedAt: string
}

const CASE = `select id, office_id as office, title, status, seq, period_end as "periodEnd", body_hash as "bodyHash", frozen_hash as "frozenHash",
  composed_on as "composedOn", approved_on as "approvedOn", published_on as "publishedOn", changed_at as "changedAt" from mingfa.report`

/** The report's row; undefined when there is none to see. */
export async function findCase(client: PoolClient, offices: readonly number[], id: string): Promise<CaseRow | undefined> {
  const { rows } = await client.query<CaseRow>(`${CASE} where office_id = any($1::bigint[]) and id = $2`, [offices, id])
  return rows[0]
}

/** Longest list of reports. */
const MOST = 200

/** Reports of offices, newest year first; `periodEnd` picks one year. */
export async function listCases(client: PoolClient, offices: readonly number[], periodEnd?: string): Promise<CaseRow[]> {
  const text = `${CASE} where office_id = any($1::bigint[]) and ($2::date is null or period_end = $2::date) order by period_end desc, changed_at desc limit ${MOST}`
  return (await client.query<CaseRow>(text, [offices, periodEnd ?? null])).rows
}

export type SavedBody = { version: number; body: ReportBody; hash: string }

/** The newest body, or the one of a version (1 is the draft that composed itself). */
export async function readBody(client: PoolClient, { office, id }: Place, version?: number): Promise<SavedBody | undefined> {
  const text = `select version, body, hash from mingfa.report_body where office_id = $1 and report_id = $2 and ($3::int is null or version = $3)
    order by version desc limit 1`
  return (await client.query<SavedBody>(text, [office, id, version ?? null])).rows[0]
}

export type NewBody = Place & { seq: number; year: number; body: ReportBody; hash: string; by: string; at: string }

/** Saves another version of the text. */
export async function addBody(client: PoolClient, { office, id, seq, year, body, hash, by, at }: NewBody): Promise<void> {
  await client.query(
    `insert into mingfa.report_body (office_id, report_id, version, case_seq, year, body, hash, saved_by, saved_at)
     select $1, $2, coalesce(max(version), 0) + 1, $3, $4, $5, $6, $7, $8 from mingfa.report_body where office_id = $1 and report_id = $2`,
    [office, id, seq, year, JSON.stringify(body), hash, by, at],
  )
}

export type FrozenFigure = ReportFigure & Evidence
/** What a report is frozen as: its hash, over all of it, stands in the action log. */
export type Frozen = { document: PrintDocument; figures: readonly FrozenFigure[]; reconciliations: readonly Reconciled[] }

const FIGURES = `insert into mingfa.report_figure (office_id, report_id, key, place, metric, by, name, unit, rule, law, version_from, approved_by, period_from, period_to,
    value, numerator, denominator, last_year, shown, record_hash, record_count, query, query_hash, known_at)
  select $1, $2, f.key, f.place, f.metric, f.by, f.name, f.unit, f.rule, f.law, f.version_from, f.approved_by, f.period_from, f.period_to,
    f.value, f.numerator, f.denominator, f.last_year, f.shown, f.record_hash, f.record_count, f.query, f.query_hash, $4
  from jsonb_to_recordset($3::jsonb) as f(key text, place int, metric text, by jsonb, name text, unit text, rule text, law text[], version_from date,
    approved_by text, period_from date, period_to date, value float8, numerator float8, denominator float8, last_year float8, shown text,
    record_hash text, record_count bigint, query text, query_hash text)`

const figureRow = (f: FrozenFigure, place: number) => ({
  key: f.key,
  place,
  metric: f.metric,
  by: f.by ?? {},
  name: f.name,
  unit: f.unit,
  rule: f.rule,
  law: f.law,
  version_from: f.version.from,
  approved_by: f.version.approvedBy,
  period_from: f.period.from,
  period_to: f.period.to,
  value: f.value,
  numerator: f.numerator ?? null,
  denominator: f.denominator ?? null,
  last_year: f.lastYear,
  shown: f.shown,
  record_hash: f.recordHash,
  record_count: f.recordCount,
  query: f.query,
  query_hash: f.queryHash,
})

/** Keeps a report as it is frozen. */
export async function addFrozen(client: PoolClient, { office, id }: Place, frozen: Frozen, hash: string, at: string): Promise<void> {
  await client.query(FIGURES, [office, id, JSON.stringify(frozen.figures.map(figureRow)), at])
  await client.query('insert into mingfa.report_document (office_id, report_id, document, reconciliations, hash, frozen_at) values ($1, $2, $3, $4, $5, $6)', [
    office,
    id,
    JSON.stringify(frozen.document),
    JSON.stringify(frozen.reconciliations),
    hash,
    at,
  ])
}

type FigureRow = ReturnType<typeof figureRow>

function frozenFigure(r: FigureRow): FrozenFigure {
  const read = readKey(r.key)
  const groups = Object.keys(r.by).length > 0
  return {
    key: r.key,
    metric: r.metric,
    of: read?.of ?? 'now',
    name: r.name,
    unit: r.unit,
    value: r.value,
    ...(r.numerator === null ? {} : { numerator: r.numerator }),
    ...(r.denominator === null ? {} : { denominator: r.denominator }),
    ...(groups ? { by: r.by } : {}),
    lastYear: r.last_year,
    shown: r.shown,
    shownUnit: read?.wan && r.unit === '元' ? '万元' : r.unit === '%' ? '' : r.unit,
    rule: r.rule,
    law: r.law,
    period: { from: r.period_from, to: r.period_to },
    version: { from: r.version_from, approvedBy: r.approved_by },
    recordHash: r.record_hash,
    recordCount: r.record_count,
    query: r.query,
    queryHash: r.query_hash,
  }
}

export type KeptFrozen = Frozen & { hash: string; at: string }

/** A report as it was frozen; undefined before that, or when it is not theirs to see. */
export async function readFrozen(client: PoolClient, { office, id }: Place): Promise<KeptFrozen | undefined> {
  const { rows } = await client.query<{ document: PrintDocument; reconciliations: Reconciled[]; hash: string; at: string }>(
    'select document, reconciliations, hash, frozen_at as at from mingfa.report_document where office_id = $1 and report_id = $2',
    [office, id],
  )
  if (!rows[0]) return undefined
  const figures = await client.query<FigureRow>('select * from mingfa.report_figure where office_id = $1 and report_id = $2 order by place', [office, id])
  return { ...rows[0], figures: figures.rows.map(frozenFigure) }
}
