/** The board: every office below one, for a year. */
import type { PoolClient } from 'pg'
import { daysBetween } from '../../engine/days.ts'
import type { Day } from '../../engine/define.ts'
import { textRules } from '../../engine/text/index.ts'
import type { Office, Viewer } from '../../platform/access/index.ts'
import { inTx } from '../../platform/db/index.ts'
import { type BoardParts, settingsFor } from './context.ts'
import { dueOf } from './due.ts'
import { countsOf } from './examine.ts'
import type { PageRow } from './pages.ts'
import { examinerClaims, inspectedBy, subjectsOf } from './reach.ts'
import type { Board, BoardNotice, BoardRow, BoardRule, BoardSetting, Due, Verdict } from './shapes.ts'
import { type MarkRow, marksOf, type NoticeRow, noticesTo, type ReportRow, standing } from './store.ts'

/** The verdicts that stand, by report and finding. */
export function verdictsOf(marks: readonly MarkRow[]): ReadonlyMap<string, ReadonlyMap<string, Verdict>> {
  const found = new Map<string, Map<string, Verdict>>()
  for (const { report, finding, verdict } of marks) {
    const of = found.get(report) ?? new Map<string, Verdict>()
    found.set(report, of.set(finding, verdict))
  }
  return found
}

const lateBy = (publishedOn: Day | null, due: Due): number | null => (publishedOn ? daysBetween(due.on, publishedOn) : null)

function kept(row: ReportRow, verdicts: ReadonlyMap<string, Verdict> = new Map(), due: Due, pages: readonly PageRow[]): NonNullable<BoardRow['report']> {
  const { id, no, source, result, publishedOn, addedAt, page } = row
  const present = result.findings.filter((f) => verdicts.has(f.key))
  const untrue = present.filter((f) => verdicts.get(f.key) === 'false').map((f) => f.key)
  return {
    ...{ id, no, source, publishedOn, addedAt, parts: result.parts },
    title: result.title ?? row.fileName,
    late: lateBy(publishedOn, due),
    counts: countsOf(result.findings, new Set(untrue)),
    marked: { true: present.filter((f) => verdicts.get(f.key) === 'true').length, false: untrue.length },
    withdrawn: source === 'page' && !pages.some((p) => p.id === page),
  }
}

const waiting = ({ title, publishedOn }: PageRow, due: Due): NonNullable<BoardRow['report']> => ({
  ...{ id: null, no: 0, source: 'page', title, publishedOn, parts: null, counts: null, addedAt: null, withdrawn: false },
  late: lateBy(publishedOn, due),
  marked: { true: 0, false: 0 },
})

function noticed(notices: readonly NoticeRow[]): BoardRow['notices'] {
  const last = notices[0]
  return { sent: notices.length, last: last ? { kind: last.kind as BoardNotice['kind'], at: last.sentAt, replied: last.repliedAt !== null } : null }
}

/** Every rule of the reader, with those that are switched off. */
const rulesWith = (setting: BoardSetting): BoardRule[] => textRules.map(({ id, title, severity }) => ({ id, title, severity, off: setting.off.includes(id) }))

/** The page that waits to be taken in: nothing stands, or another page does that is gone. */
export function waitingPage(pages: readonly PageRow[], office: number, row: Pick<ReportRow, 'source' | 'page'> | undefined): PageRow | undefined {
  const page = pages.find((p) => p.office === office)
  if (!page) return undefined
  if (!row) return page
  return row.source === 'page' && row.page !== page.id ? page : undefined
}

type Rows = { reports: ReportRow[]; marks: MarkRow[]; notices: NoticeRow[]; pages: PageRow[]; setting: (office: number | null) => BoardSetting }

async function readRows(client: PoolClient, subjects: readonly Office[], office: number, year: number, pages: PageRow[]): Promise<Rows> {
  const ids = subjects.map((o) => o.id)
  const reports = await standing(client, ids, [year])
  const marks = await marksOf(
    client,
    ids,
    reports.map((r) => r.id),
  )
  const notices = await noticesTo(client, ids, year)
  const parents = subjects.flatMap((o) => o.parent ?? [])
  return { reports, marks, notices, pages, setting: await settingsFor(client, [office, ...parents]) }
}

/** The board of an office that the viewer keeps. */
export async function readBoard(parts: BoardParts, viewer: Viewer, office: number, year: number): Promise<Board> {
  const inspected = await inspectedBy(viewer, parts.offices)
  const subjects = (await subjectsOf(office, parts.offices)).filter((o) => inspected.includes(o.id))
  const pages = await parts.pages.list(
    subjects.map((o) => o.id),
    year,
  )
  const rows = await inTx(parts.db.app, examinerClaims(viewer, inspected), (client) => readRows(client, subjects, office, year, pages))
  const verdicts = verdictsOf(rows.marks)
  const names = await parts.names(rows.setting(office).by ? [rows.setting(office).by as string] : [])
  const list = subjects.map((subject): BoardRow => {
    const due = dueOf(subject, year, rows.setting(subject.parent))
    const row = rows.reports.find((r) => r.office === subject.id)
    const page = waitingPage(pages, subject.id, row)
    const report = page ? waiting(page, due) : row ? kept(row, verdicts.get(row.id), due, pages) : null
    return {
      ...{ office: subject.id, name: subject.name, kind: subject.kind, due, report },
      overdue: report === null || report.withdrawn ? daysBetween(due.on, parts.today()) : null,
      notices: noticed(rows.notices.filter((n) => n.office === subject.id)),
    }
  })
  const setting = rows.setting(office)
  return {
    ...{ office, year, rows: list, rules: rulesWith(setting) },
    setting: { ...setting, by: setting.by && (names.get(setting.by) ?? setting.by) },
    waiting: list.filter((r) => r.report !== null && r.report.id === null).length,
  }
}
