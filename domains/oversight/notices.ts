/** Reminders to offices: to publish, or to put right what was found; the office sees them with the findings that it was told of, and answers. */
import type { Day } from '../../engine/define.ts'
import { rolesIn, type Viewer } from '../../platform/access/index.ts'
import { inTx } from '../../platform/db/index.ts'
import type { BoardParts } from './context.ts'
import { readingOf } from './examine.ts'
import { examinerClaims, inspectedBy } from './reach.ts'
import type { BoardNotice, BoardNoticeKind, NoticePage } from './shapes.ts'
import { addNotice, answerNotice, findNotice, findText, giveReport, type NoticeRow, noticesTo, type Place } from './store.ts'

export type NoticeAsk = {
  /** Made by the caller, so that sending twice is harmless. */
  id: string
  /** The office on whose board it is sent. */
  from: number
  office: number
  year: number
  kind: BoardNoticeKind
  report?: string
  /** Keys of the findings that the office is told of. */
  findings: readonly string[]
  words: string
  dueOn: Day | null
}

/** Reminders with the names of offices and people. */
export async function noticesShown(parts: BoardParts, rows: readonly NoticeRow[]): Promise<BoardNotice[]> {
  const offices = new Map((await parts.offices.all()).map((o) => [o.id, o.name]))
  const names = await parts.names(rows.flatMap((r) => [r.sentBy, ...(r.repliedBy ? [r.repliedBy] : [])]))
  const nameOf = (id: string): string => names.get(id) ?? id
  return rows.map(({ reply, repliedBy, repliedAt, ...row }) => ({
    ...row,
    officeName: offices.get(row.office) ?? String(row.office),
    fromName: offices.get(row.from) ?? String(row.from),
    sentBy: nameOf(row.sentBy),
    reply: reply !== null && repliedBy !== null && repliedAt !== null ? { words: reply, by: nameOf(repliedBy), at: repliedAt } : null,
  }))
}

export type Sent = { sent: string } | { fault: string } | undefined

/** Sends a reminder; the office sees the report from now on. Undefined when there is no such report; a fault when a finding is no longer there or was found untrue. */
export async function sendNotice(
  parts: BoardParts,
  viewer: Viewer,
  ask: NoticeAsk,
  stands: (place: Place) => Promise<NoticeRow['findings'] | undefined>,
): Promise<Sent> {
  const { office, report = null, findings: keys } = ask
  const found = report === null ? [] : await stands({ office, id: report })
  if (!found) return undefined
  const told = found.filter((f) => keys.includes(f.key))
  if (told.length < new Set(keys).size) return { fault: '所选的问题有的已经不在，或者已被标为不属实，请刷新后重选' }
  const inspected = await inspectedBy(viewer, parts.offices)
  await inTx(parts.db.app, examinerClaims(viewer, inspected, office), async (client) => {
    const { id, year, kind, words, dueOn, from } = ask
    await addNotice(client, { id, office, year, kind, report, words, findings: told, dueOn, from, sentBy: viewer.personId, at: parts.now() })
    if (report !== null) await giveReport(client, { office, id: report }, parts.now())
  })
  return { sent: ask.id }
}

/** Reminders that an office has had, newest first; for its own people and for those who inspect it. */
export async function noticesOf(parts: BoardParts, viewer: Viewer, office: number): Promise<BoardNotice[]> {
  const inspected = await inspectedBy(viewer, parts.offices)
  return noticesShown(parts, await inTx(parts.db.app, examinerClaims(viewer, inspected), (client) => noticesTo(client, [office])))
}

/** One reminder with the report that it is about; undefined when there is none to see. */
export async function readNotice(parts: BoardParts, viewer: Viewer, { office, id }: Place): Promise<NoticePage | undefined> {
  const inspected = await inspectedBy(viewer, parts.offices)
  const found = await inTx(parts.db.app, examinerClaims(viewer, inspected), async (client) => {
    const notice = await findNotice(client, [office], id)
    return notice && { notice, report: notice.report === null ? undefined : await findText(client, [office], notice.report) }
  })
  if (!found) return undefined
  const [notice] = await noticesShown(parts, [found.notice])
  if (!notice) return undefined
  const { report } = found
  return {
    notice,
    report: report ? { title: readingOf(report).title, publishedOn: report.publishedOn, fileName: report.fileName, text: report.text } : null,
    answers: notice.reply === null && rolesIn(viewer, office).length > 0,
  }
}

/** The office answers; undefined when there is no such reminder, false when it is answered already. */
export async function replyToNotice(parts: BoardParts, viewer: Viewer, { office, id, words }: Place & { words: string }): Promise<boolean | undefined> {
  return inTx(parts.db.app, examinerClaims(viewer, [], office), async (client) => {
    if (!(await findNotice(client, [office], id))) return undefined
    return answerNotice(client, { office, id }, words, viewer.personId, parts.now())
  })
}
