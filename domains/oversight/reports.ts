/** Reports on the board: handed in, taken from what Mingfa published, read with their findings, and what an examiner says of these. */
import type { PoolClient } from 'pg'
import { daysBetween, isDay } from '../../engine/days.ts'
import type { Day } from '../../engine/define.ts'
import type { Metadata } from '../../engine/text/shape.ts'
import type { Office, Viewer } from '../../platform/access/index.ts'
import { inTx, newId } from '../../platform/db/index.ts'
import { enqueue } from '../../platform/jobs/index.ts'
import { readBytes } from '../../platform/reading/index.ts'
import { waitingPage } from './board.ts'
import { type BoardParts, neighbourhood, ownClaims } from './context.ts'
import { dueOf, unset } from './due.ts'
import { type Examined, examine, type Given, readingOf } from './examine.ts'
import { noticesShown } from './notices.ts'
import type { OwnFigure } from './pages.ts'
import { examinerClaims, inspectedBy, subjectsOf } from './reach.ts'
import type { BoardReport, ReportSource, Verdict } from './shapes.ts'
import {
  addMark,
  addReport,
  findText,
  keepResult,
  type MarkRow,
  marksOf,
  noticesTo,
  type Place,
  type ReportText,
  setPublishedOn,
  settingsOf,
  standing,
  versionsOf,
} from './store.ts'

/** The task that examines the reports of a district's year anew. */
export const EXAMINE_TASK = 'board.examine'

/** A file of a report is not larger, in bytes. */
const MOST_BYTES = 20 * 1024 * 1024

/** Somebody else has been quicker: who, and what. */
export type Stale = { stale: string }
export type Added = { id: string } | Stale | { unreadable: string }

export type AddAsk = {
  office: number
  year: number
  /** Number of the version that was seen; 0 for none. */
  seen: number
  source: Exclude<ReportSource, 'page'>
  fileName: string
  bytes: Uint8Array
  publishedOn?: Day
}

type Handed = {
  source: ReportSource
  fileName: string
  fileHash: string | null
  page: string | null
  text: string
  metadata: Metadata
  ownFigures: OwnFigure[] | null
  publishedOn: Day | null
}

/** A day that a page states, if it is one. */
const dayRead = (text: string | undefined): Day | null => (text !== undefined && isDay(text) ? text : null)

/** Examines what was handed in and appends it as the next version; undefined when that number is taken. Neighbours and next year's are examined again later. */
async function append(
  parts: BoardParts,
  client: PoolClient,
  who: Viewer,
  office: Office,
  at: { year: number; no: number },
  handed: Handed,
): Promise<string | undefined> {
  const id = newId()
  const parent = office.parent ?? office.id
  const { text, metadata } = handed
  // What the page around a text says is found by the file's format; what the text itself says, by the reader.
  const publishedOn = handed.publishedOn ?? dayRead(readingOf({ id, text, metadata, publishedOn: null }).metadata.publishedOn)
  const given: Given = { id, text, metadata, publishedOn }
  const { beside } = await neighbourhood(parts, client, parent, at.year)
  const { examined } = examine(given, beside(office))
  const added = await addReport(client, { ...handed, ...at, publishedOn, id, office: office.id, result: examined, addedBy: who.personId, at: parts.now() })
  if (!added) return undefined
  for (const year of [at.year, at.year + 1]) await enqueue(client, { task: EXAMINE_TASK, payload: { parent, year }, key: `board ${parent} ${year}` })
  return id
}

/** Who was quicker, in words. */
async function quicker(parts: BoardParts, client: PoolClient, office: number, year: number): Promise<Stale> {
  const last = (await versionsOf(client, office, year))[0]
  const by = last && (await parts.names([last.addedBy])).get(last.addedBy)
  return { stale: `${by ?? '他人'}刚刚交入了这一单位${year}年的报告（第${last?.no ?? 1}版），请刷新后核对，仍要交入的再交一次` }
}

/** Reads and keeps a report that an examiner hands in. */
export async function addFile(parts: BoardParts, viewer: Viewer, office: Office, ask: AddAsk): Promise<Added> {
  const { year, seen, source, fileName, bytes } = ask
  if (bytes.byteLength > MOST_BYTES)
    return {
      unreadable: `文件有 ${Math.ceil(bytes.byteLength / 1024 / 1024)} MB，超过 ${MOST_BYTES / 1024 / 1024} MB，不像是一份年度报告；请去掉附件和图片，只留正文`,
    }
  const read = await readBytes(bytes)
  if ('unreadable' in read) return { unreadable: read.message }
  const fileHash = source === 'file' ? (await parts.files.put(bytes)).hash : null
  const { text, metadata } = read
  const publishedOn = ask.publishedOn ?? dayRead(metadata.publishedOn)
  const handed: Handed = { ...{ source, fileName, fileHash, text, metadata, publishedOn }, page: null, ownFigures: null }
  const inspected = await inspectedBy(viewer, parts.offices)
  return inTx(parts.db.app, examinerClaims(viewer, inspected, office.id), async (client): Promise<Added> => {
    const id = await append(parts, client, viewer, office, { year, no: seen + 1 }, handed)
    return id ? { id } : quicker(parts, client, office.id, year)
  })
}

/** Takes in one page of Mingfa; false when somebody else did, or the page is gone. */
async function takePage(
  parts: BoardParts,
  viewer: Viewer,
  inspected: readonly number[],
  office: Office,
  { id, year, no }: { id: string; year: number; no: number },
): Promise<boolean> {
  const page = await parts.pages.read(id)
  if (!page) return false
  const { title, text, figures, publishedOn } = page
  const handed: Handed = { source: 'page', fileName: title, fileHash: null, page: id, text, metadata: { publishedOn }, ownFigures: figures, publishedOn }
  const added = await inTx(parts.db.app, examinerClaims(viewer, inspected, office.id), (client) => append(parts, client, viewer, office, { year, no }, handed))
  return added !== undefined
}

/** Takes in every page that waits; how many there were. */
export async function collectPages(parts: BoardParts, viewer: Viewer, office: number, year: number): Promise<number> {
  const inspected = await inspectedBy(viewer, parts.offices)
  const subjects = (await subjectsOf(office, parts.offices)).filter((o) => inspected.includes(o.id))
  const ids = subjects.map((o) => o.id)
  const pages = await parts.pages.list(ids, year)
  const rows = await inTx(parts.db.app, examinerClaims(viewer, inspected), (client) => standing(client, ids, [year]))
  let taken = 0
  for (const subject of subjects) {
    const row = rows.find((r) => r.office === subject.id)
    const page = waitingPage(pages, subject.id, row)
    if (page && (await takePage(parts, viewer, inspected, subject, { id: page.id, year, no: (row?.no ?? 0) + 1 }))) taken += 1
  }
  return taken
}

/** Examines the reports that stand below an office anew, after one of them or a rule has changed. */
export async function examineAnew(parts: BoardParts, parent: number, year: number, signal?: AbortSignal): Promise<void> {
  const subjects = (await subjectsOf(parent, parts.offices)).filter((o) => o.parent === parent)
  const ids = subjects.map((o) => o.id)
  const around = await inTx(parts.db.app, ownClaims(parent, ids), (client) => neighbourhood(parts, client, parent, year))
  for (const office of subjects) {
    signal?.throwIfAborted()
    const text = around.texts.get(office.id)
    if (!text) continue
    const { examined } = examine(text, around.beside(office))
    if (JSON.stringify(examined) === JSON.stringify(text.result)) continue
    await inTx(parts.db.app, ownClaims(parent, ids, office.id), (client) => keepResult(client, text, examined, parts.now()))
  }
}

const marksFor = (marks: readonly MarkRow[], key: string, names: ReadonlyMap<string, string>) =>
  marks.filter((m) => m.finding === key).map(({ no, verdict, remark, by, at }) => ({ no, verdict, remark, by: names.get(by) ?? by, at }))

type Around = { row: ReportText; office: Office; parent: number }

async function shownReport(parts: BoardParts, client: PoolClient, { row, office, parent }: Around): Promise<BoardReport> {
  const { id, year, no, source, fileName, fileHash, publishedOn, metadata, addedAt } = row
  const { beside } = await neighbourhood(parts, client, parent, year)
  const next = beside(office)
  const { reading, examined } = examine(row, next)
  const due = dueOf(office, year, (await settingsOf(client, [parent])).get(parent) ?? unset)
  const marks = await marksOf(client, [office.id], [id])
  const versions = await versionsOf(client, office.id, year)
  const notices = await noticesTo(client, [office.id], year)
  const names = await parts.names([row.addedBy, ...marks.map((m) => m.by)])
  return {
    ...{ id, year, no, source, fileName, addedAt, publishedOn, due, metadata: { ...reading.metadata, ...metadata } },
    ...{ office: office.id, officeName: office.name, current: versions[0]?.id === id, hasFile: fileHash !== null },
    addedBy: names.get(row.addedBy) ?? row.addedBy,
    late: publishedOn ? daysBetween(due.on, publishedOn) : null,
    ...{ text: row.text, title: examined.title, issuer: examined.issuer, parts: examined.parts, sections: reading.sections, figures: reading.figures },
    findings: examined.findings.map((f) => ({ ...f, marks: marksFor(marks, f.key, names) })),
    against: { lastYear: next.lastYear !== undefined, neighbours: next.neighbours.map((n) => n.name) },
    notices: await noticesShown(parts, notices),
    versions: versions.map((v) => ({ id: v.id, no: v.no, source: v.source, fileName: v.fileName, addedAt: v.addedAt })),
  }
}

/** One report as an examiner sees it; undefined when there is none, or the office is not theirs to inspect. */
export async function readBoardReport(parts: BoardParts, viewer: Viewer, { office, id }: Place): Promise<BoardReport | undefined> {
  const inspected = await inspectedBy(viewer, parts.offices)
  const found = await parts.offices.find(office)
  if (!found || !inspected.includes(office)) return undefined
  return inTx(parts.db.app, examinerClaims(viewer, inspected), async (client) => {
    const row = await findText(client, [office], id)
    return row && shownReport(parts, client, { row, office: found, parent: found.parent ?? found.id })
  })
}

/** The file as it was handed in. */
export async function readReportFile(parts: BoardParts, viewer: Viewer, { office, id }: Place): Promise<{ name: string; bytes: Uint8Array } | undefined> {
  const inspected = await inspectedBy(viewer, parts.offices)
  const row = await inTx(parts.db.app, examinerClaims(viewer, inspected), (client) => findText(client, [office], id))
  return row?.fileHash ? { name: row.fileName, bytes: await parts.files.read(row.fileHash) } : undefined
}

export type DayAsk = Place & { publishedOn: Day | null; seen: Day | null }

/** Says on which day a report was published, where its page does not; undefined when there is no such report. */
export async function dateReport(parts: BoardParts, viewer: Viewer, { office, id, publishedOn, seen }: DayAsk): Promise<{ done: true } | Stale | undefined> {
  const inspected = await inspectedBy(viewer, parts.offices)
  const subject = await parts.offices.find(office)
  if (!subject) return undefined
  return inTx(parts.db.app, examinerClaims(viewer, inspected, office), async (client) => {
    const row = await findText(client, [office], id)
    if (!row) return undefined
    if (!(await setPublishedOn(client, row, publishedOn, seen))) return { stale: `公开日期刚刚被他人改为${row.publishedOn ?? '未知'}，请刷新后再改` }
    const { beside } = await neighbourhood(parts, client, subject.parent ?? office, row.year)
    await keepResult(client, row, examine({ ...row, publishedOn }, beside(subject)).examined, parts.now())
    return { done: true }
  })
}

export type MarkAsk = Place & { finding: string; verdict: Verdict; remark: string; seen: number }

const present = ({ findings }: Examined, key: string): boolean => findings.some((f) => f.key === key)

/** Is the finding in the report, as it was kept or as it is examined now? */
async function says(parts: BoardParts, client: PoolClient, row: ReportText, key: string): Promise<boolean> {
  if (present(row.result, key)) return true
  const subject = await parts.offices.find(row.office)
  if (!subject) return false
  const { beside } = await neighbourhood(parts, client, subject.parent ?? subject.id, row.year)
  return present(examine(row, beside(subject)).examined, key)
}

const verdictWords: Readonly<Record<Verdict, string>> = { true: '属实', false: '不属实', open: '待核' }

/** Says whether a finding is true; undefined when there is no such report or finding. */
export async function markFinding(parts: BoardParts, viewer: Viewer, ask: MarkAsk): Promise<{ done: true } | Stale | undefined> {
  const { office, id, finding, verdict, remark, seen } = ask
  const inspected = await inspectedBy(viewer, parts.offices)
  return inTx(parts.db.app, examinerClaims(viewer, inspected, office), async (client) => {
    const row = await findText(client, [office], id)
    if (!row || !(await says(parts, client, row, finding))) return undefined
    if (await addMark(client, { office, id, finding, no: seen + 1, verdict, remark, by: viewer.personId, at: parts.now() })) return { done: true }
    const last = (await marksOf(client, [office], [id])).filter((m) => m.finding === finding).at(-1)
    const by = last && (await parts.names([last.by])).get(last.by)
    return { stale: `${by ?? '他人'}刚刚标为“${last ? verdictWords[last.verdict] : ''}”，请刷新后再标` }
  })
}
