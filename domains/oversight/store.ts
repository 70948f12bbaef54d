/** Rows of the board. Every function runs inside the caller's transaction, under the claims of an examiner or of an office. */
import type { PoolClient } from 'pg'
import type { Day } from '../../engine/define.ts'
import type { Metadata } from '../../engine/text/shape.ts'
import type { Examined } from './examine.ts'
import type { OwnFigure } from './pages.ts'
import type { BoardFinding, BoardNoticeKind, BoardSetting, Mark, ReportSource, Verdict } from './shapes.ts'

export type ReportRow = {
  id: string
  office: number
  year: number
  no: number
  source: ReportSource
  fileName: string
  fileHash: string | null
  page: string | null
  publishedOn: Day | null
  result: Examined
  addedBy: string
  addedAt: string
}
export type ReportText = ReportRow & { text: string; metadata: Metadata; ownFigures: OwnFigure[] | null }

const ROW = `r.id, r.office_id as office, r.year, r.no, r.source, r.file_name as "fileName", r.file_hash as "fileHash", r.page_id as page,
  r.published_on as "publishedOn", r.result, r.added_by as "addedBy", r.added_at as "addedAt"`
const WHOLE = `${ROW}, r.text, r.metadata, r.own_figures as "ownFigures"`
const STANDS = 'not exists (select from mingfa.board_report n where n.office_id = r.office_id and n.year = r.year and n.no > r.no)'

/** The reports that stand, of some offices and years, without their texts. */
export async function standing(client: PoolClient, offices: readonly number[], years: readonly number[]): Promise<ReportRow[]> {
  const text = `select ${ROW} from mingfa.board_report r where r.office_id = any($1::bigint[]) and r.year = any($2::int[]) and ${STANDS}`
  return (await client.query<ReportRow>(text, [offices, years])).rows
}

/** The same with their texts. */
export async function standingTexts(client: PoolClient, offices: readonly number[], years: readonly number[]): Promise<ReportText[]> {
  const text = `select ${WHOLE} from mingfa.board_report r where r.office_id = any($1::bigint[]) and r.year = any($2::int[]) and ${STANDS}`
  return (await client.query<ReportText>(text, [offices, years])).rows
}

/** One report; undefined when it is not there to be seen. */
export async function findText(client: PoolClient, offices: readonly number[], id: string): Promise<ReportText | undefined> {
  const text = `select ${WHOLE} from mingfa.board_report r where r.office_id = any($1::bigint[]) and r.id = $2`
  return (await client.query<ReportText>(text, [offices, id])).rows[0]
}

/** Every version of an office's report on a year, newest first. */
export async function versionsOf(client: PoolClient, office: number, year: number): Promise<ReportRow[]> {
  const text = `select ${ROW} from mingfa.board_report r where r.office_id = $1 and r.year = $2 order by r.no desc limit 100`
  return (await client.query<ReportRow>(text, [office, year])).rows
}

export type NewReport = Omit<ReportText, 'addedAt'> & { at: Date }

/** Adds a version; false when somebody else has added the same number meanwhile. */
export async function addReport(client: PoolClient, report: NewReport): Promise<boolean> {
  const { office, id, year, no, source, fileName, fileHash, page, text, metadata, ownFigures, publishedOn, result, addedBy, at } = report
  const { rowCount } = await client.query(
    `insert into mingfa.board_report (office_id, id, year, no, source, file_name, file_hash, page_id, text, metadata, own_figures, published_on, result,
       inspected_at, added_by, added_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $14) on conflict (office_id, year, no) do nothing`,
    [
      ...[office, id, year, no, source, fileName, fileHash, page, text, JSON.stringify(metadata), ownFigures && JSON.stringify(ownFigures)],
      ...[publishedOn, JSON.stringify(result), at.toISOString(), addedBy],
    ],
  )
  return rowCount === 1
}

/** Keeps what an examination found. */
export async function keepResult(client: PoolClient, { office, id }: Place, result: Examined, at: Date): Promise<void> {
  const text = 'update mingfa.board_report set result = $3, inspected_at = $4 where office_id = $1 and id = $2'
  await client.query(text, [office, id, JSON.stringify(result), at.toISOString()])
}

/** Sets the day of publication; false when it is no longer the one seen. */
export async function setPublishedOn(client: PoolClient, { office, id }: Place, publishedOn: Day | null, seen: Day | null): Promise<boolean> {
  const text = 'update mingfa.board_report set published_on = $3 where office_id = $1 and id = $2 and published_on is not distinct from $4'
  return (await client.query(text, [office, id, publishedOn, seen])).rowCount === 1
}

/** The office may see the report from now on. */
export async function giveReport(client: PoolClient, { office, id }: Place, at: Date): Promise<void> {
  const text = 'update mingfa.board_report set given_at = coalesce(given_at, $3) where office_id = $1 and id = $2'
  await client.query(text, [office, id, at.toISOString()])
}

export type Place = { office: number; id: string }
export type MarkRow = Mark & { report: string; finding: string }

/** What has been said of the findings of reports, in order. */
export async function marksOf(client: PoolClient, offices: readonly number[], reports: readonly string[]): Promise<MarkRow[]> {
  const text = `select report_id as report, finding, no, verdict, remark, marked_by as by, marked_at as at from mingfa.board_mark
    where office_id = any($1::bigint[]) and report_id = any($2::uuid[]) order by report_id, finding, no`
  return (await client.query<MarkRow>(text, [offices, reports])).rows
}

export type NewMark = Place & { finding: string; no: number; verdict: Verdict; remark: string; by: string; at: Date }

/** Appends a mark; false when somebody else has said something meanwhile. */
export async function addMark(client: PoolClient, { office, id, finding, no, verdict, remark, by, at }: NewMark): Promise<boolean> {
  const text = `insert into mingfa.board_mark (office_id, report_id, finding, no, verdict, remark, marked_by, marked_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (office_id, report_id, finding, no) do nothing`
  return (await client.query(text, [office, id, finding, no, verdict, remark, by, at.toISOString()])).rowCount === 1
}

export type NoticeRow = {
  id: string
  office: number
  year: number
  kind: BoardNoticeKind
  report: string | null
  words: string
  findings: BoardFinding[]
  dueOn: Day | null
  from: number
  sentBy: string
  sentAt: string
  reply: string | null
  repliedBy: string | null
  repliedAt: string | null
}

const NOTICE = `select id, office_id as office, year, kind, report_id as report, words, findings, due_on as "dueOn", from_office as "from", sent_by as "sentBy",
  sent_at as "sentAt", reply, replied_by as "repliedBy", replied_at as "repliedAt" from mingfa.board_notice`

/** Reminders to offices, newest first, of one year or of all. */
export async function noticesTo(client: PoolClient, offices: readonly number[], year?: number): Promise<NoticeRow[]> {
  const text = `${NOTICE} where office_id = any($1::bigint[]) and ($2::int is null or year = $2) order by sent_at desc, id desc limit 1000`
  return (await client.query<NoticeRow>(text, [offices, year ?? null])).rows
}

export async function findNotice(client: PoolClient, offices: readonly number[], id: string): Promise<NoticeRow | undefined> {
  return (await client.query<NoticeRow>(`${NOTICE} where office_id = any($1::bigint[]) and id = $2`, [offices, id])).rows[0]
}

export type NewNotice = Omit<NoticeRow, 'sentAt' | 'reply' | 'repliedBy' | 'repliedAt'> & { at: Date }

/** Sends a reminder; one of the same id that is there already is left as it is. */
export async function addNotice(client: PoolClient, notice: NewNotice): Promise<void> {
  const { office, id, year, kind, report, words, findings, dueOn, from, sentBy, at } = notice
  await client.query(
    `insert into mingfa.board_notice (office_id, id, year, kind, report_id, words, findings, due_on, from_office, sent_by, sent_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (office_id, id) do nothing`,
    [office, id, year, kind, report, words, JSON.stringify(findings), dueOn, from, sentBy, at.toISOString()],
  )
}

/** The office's answer; false when there is one already. */
export async function answerNotice(client: PoolClient, { office, id }: Place, words: string, by: string, at: Date): Promise<boolean> {
  const text = 'update mingfa.board_notice set reply = $3, replied_by = $4, replied_at = $5 where office_id = $1 and id = $2 and reply is null'
  return (await client.query(text, [office, id, words, by, at.toISOString()])).rowCount === 1
}

/** The settings that stand, by the office that made them. */
export async function settingsOf(client: PoolClient, offices: readonly number[]): Promise<Map<number, BoardSetting>> {
  const text = `select s.office_id as office, s.no, s.due, s.ground, s.off, s.changed_by as by, s.changed_at as at from mingfa.board_setting s
    where s.office_id = any($1::bigint[]) and not exists (select from mingfa.board_setting n where n.office_id = s.office_id and n.no > s.no)`
  const { rows } = await client.query<BoardSetting & { office: number }>(text, [offices])
  return new Map(rows.map(({ office, ...setting }) => [office, setting]))
}

export type NewSetting = Pick<BoardSetting, 'no' | 'due' | 'ground' | 'off'> & { office: number; by: string; at: Date }

/** Appends a setting; false when somebody else has changed it meanwhile. */
export async function addSetting(client: PoolClient, { office, no, due, ground, off, by, at }: NewSetting): Promise<boolean> {
  const text = `insert into mingfa.board_setting (office_id, no, due, ground, off, changed_by, changed_at) values ($1, $2, $3, $4, $5, $6, $7)
    on conflict (office_id, no) do nothing`
  return (await client.query(text, [office, no, due, ground, off, by, at.toISOString()])).rowCount === 1
}
