/** Reports as one person may read them: text, figures, what may be done next, what the checks find, the document. */
import type { PoolClient } from 'pg'
import { claimsOf, type Viewer } from '../../platform/access/index.ts'
import { inTx } from '../../platform/db/index.ts'
import type { PrintDocument } from '../../platform/print/index.ts'
import { keysIn, type ReportBody } from './body.ts'
import { type Book, offeredKeys } from './book.ts'
import { documentOf } from './document.ts'
import type { ReportFigure } from './figure.ts'
import { bookOf, filesOf, findingsNow, groupingsFor, officeOf } from './pack.ts'
import { changesSince, storedFindings } from './recheck.ts'
import { type ReportCheck, type ReportContext, type ReportRow, type ReportView, reportSteps, rowOf, subjectOfRow, yearOfRow } from './shapes.ts'
import { needsFiles } from './stated.ts'
import { type CaseRow, findCase, listCases, readBody, readFrozen } from './store.ts'

/** Reading takes one snapshot, so that a value and the records under it are of the same moment. */
export const SNAPSHOT = 'begin isolation level repeatable read read only'

const seenBy = (viewer: Viewer): readonly number[] => viewer.sees.report ?? []

export type Read = { client: PoolClient; row: CaseRow }

/** Runs a reading on a report that the viewer may see; undefined when there is none. */
export const reading = <T>(context: ReportContext, viewer: Viewer, id: string, work: (read: Read) => Promise<T>): Promise<T | undefined> =>
  inTx(
    context.db.app,
    claimsOf(viewer),
    async (client) => {
      const row = await findCase(client, seenBy(viewer), id)
      return row && work({ client, row })
    },
    SNAPSHOT,
  )

/** Reports of one office, or of all whose reports the viewer may read; newest year first. */
export function listReports(context: ReportContext, viewer: Viewer, ask: { office?: number; year?: number } = {}): Promise<ReportRow[]> {
  const offices = ask.office === undefined ? seenBy(viewer) : seenBy(viewer).filter((o) => o === ask.office)
  const end = ask.year === undefined ? undefined : `${ask.year}-12-31`
  return inTx(context.db.app, claimsOf(viewer), async (client) => (await listCases(client, offices, end)).map(rowOf))
}

async function bodyOf({ client, row }: Read): Promise<ReportBody> {
  const saved = await readBody(client, row)
  if (!saved) throw new Error(`report ${row.id} has no text`)
  return saved.body
}

const liveBook = (context: ReportContext, { client, row }: Read, body: ReportBody): Promise<Book> =>
  bookOf(context, client, { office: row.office, year: yearOfRow(row) }, groupingsFor(context, body))

/** Figures of the text in their order and, while it can still be edited, those that may be put in. */
async function figuresOf(context: ReportContext, read: Read, body: ReportBody): Promise<ReportFigure[]> {
  const frozen = await readFrozen(read.client, read.row)
  if (frozen) return frozen.figures.map(({ recordHash: _h, recordCount: _c, query: _q, queryHash: _s, ...figure }) => figure)
  const book = await liveBook(context, read, body)
  const keys = new Set([...keysIn(body), ...(read.row.status === 'draft' ? offeredKeys(book, groupingsFor(context, body)) : [])])
  return [...keys].flatMap((key) => book.figure(key) ?? [])
}

/** Figures of the report's text, in its order; undefined when there is no such report to see. */
export const readFiguresOf = (context: ReportContext, viewer: Viewer, id: string): Promise<ReportFigure[] | undefined> =>
  reading(context, viewer, id, async (r) => {
    const body = await bodyOf(r)
    const used = new Set(keysIn(body))
    return (await figuresOf(context, r, body)).filter((f) => used.has(f.key))
  })

const SAID: ReadonlySet<string> = new Set(['办理意见', '报送机关'])

/** What a person may do next by the steps; the text is saved where it is edited, and drafts are made anew elsewhere. */
async function wayOf(context: ReportContext, viewer: Viewer, row: CaseRow): Promise<Pick<ReportView, 'choices' | 'timeline'>> {
  const view = await context.ledger.read(viewer, { type: 'report', office: row.office, caseId: row.id }, context.names)
  const steps: ReadonlySet<string> = new Set(reportSteps)
  const timeline = (view?.timeline ?? []).map(({ seq, label, on, at, actors, law, values, note }) => {
    const said = [...(note ? [note] : []), ...values.filter((v) => SAID.has(v.label)).map((v) => v.value)].join('；')
    return { seq, label, on, at, actors, law, ...(said ? { note: said } : {}) }
  })
  return { choices: (view?.choices ?? []).filter((c) => steps.has(c.action)), timeline }
}

/** The report with everything its page shows; undefined when there is none to see. */
export async function readReport(context: ReportContext, viewer: Viewer, id: string): Promise<ReportView | undefined> {
  const found = await reading(context, viewer, id, async (r) => {
    const body = await bodyOf(r)
    const files = [...(await filesOf(context, r.client, r.row)).values()]
    return { row: r.row, body, figures: await figuresOf(context, r, body), files }
  })
  if (!found) return undefined
  const { row, body, figures, files } = found
  return { report: { ...rowOf(row), body, seq: row.seq, needsFiles: needsFiles(row.composedOn) }, figures, files, ...(await wayOf(context, viewer, row)) }
}

/** Before it is frozen: what is still wrong. Afterwards: whether it is what was frozen, and what has changed under it. */
export const checkReport = (context: ReportContext, viewer: Viewer, id: string): Promise<ReportCheck | undefined> =>
  reading(context, viewer, id, async (r): Promise<ReportCheck> => {
    const { client, row } = r
    const kept = await readFrozen(client, row)
    if (kept) {
      const changes = await changesSince(context, client, { row, kept, viewer, calendar: context.ledger.context.published })
      return { findings: storedFindings(row, kept), changes }
    }
    const body = await bodyOf(r)
    return { findings: await findingsNow(context, client, { subject: subjectOfRow(row), body, book: await liveBook(context, r, body) }), changes: [] }
  })

const stages: Readonly<Record<string, string>> = { draft: '起草稿', review: '送审稿', leadership: '审定稿', approved: '审定稿' }

/** The document as it stands: what was frozen, or the text with today's figures, marked as not final. */
export const readDocument = (context: ReportContext, viewer: Viewer, id: string): Promise<PrintDocument | undefined> =>
  reading(context, viewer, id, async (r) => {
    const frozen = await readFrozen(r.client, r.row)
    if (frozen) return frozen.document
    const body = await bodyOf(r)
    const book = await liveBook(context, r, body)
    const { name } = await officeOf(context, r.row.office)
    const stage = stages[r.row.status]
    return documentOf(body, (key) => book.figure(key)?.shown, {
      issuer: name,
      title: r.row.title,
      files: await filesOf(context, r.client, r.row),
      ...(stage ? { stage } : {}),
    })
  })
