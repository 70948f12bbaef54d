/** Reports as they are written: composed, edited, and taken through their steps, each an action in the ledger. */
import { claimsOf, type Viewer } from '../../platform/access/index.ts'
import { inTx, newId } from '../../platform/db/index.ts'
import type { ActRequest, ActResult } from '../../platform/ledger/index.ts'
import { hashOf, type ReportBody } from './body.ts'
import { draftOf, officeOf, packOf } from './pack.ts'
import { reading, SNAPSHOT } from './reading.ts'
import { type ReportContext, type ReportStep, type StepAsk, subjectOfRow, type Written } from './shapes.ts'

const writtenOf = (result: ActResult, report: string): Written => ('done' in result ? { report } : result)

/** Takes an action that saves a body with it. */
async function saving(context: ReportContext, viewer: Viewer, request: ActRequest, body: ReportBody): Promise<ActResult> {
  context.handed.set(request.actionId, body)
  try {
    return await context.ledger.act(viewer, request)
  } finally {
    context.handed.delete(request.actionId)
  }
}

export type ComposeAsk = { office: number; year: number /** The new report's id. */; id?: string }

/** Opens a year's report with the draft that its figures write. */
export async function composeReport(context: ReportContext, viewer: Viewer, { office, year, id = newId() }: ComposeAsk): Promise<Written> {
  const body = await inTx(context.db.app, claimsOf(viewer), (client) => draftOf(context, client, { office, year }), SNAPSHOT)
  const { name } = await officeOf(context, office)
  const input = { title: `${name}${year}年法治政府建设年度报告`, periodEnd: `${year}-12-31`, bodyHash: hashOf(body) }
  const request = { type: 'report', office, caseId: id, action: 'compose', actionId: newId(), input }
  return writtenOf(await saving(context, viewer, request, body), id)
}

export type SaveAsk = { body: ReportBody /** Seq of the report as the editor saw it. */; seen: number /** The action's id. */; id?: string }

/** Saves the text; whoever saw an older one is told so. Undefined when there is no such report to see. */
export async function saveReport(context: ReportContext, viewer: Viewer, report: string, { body, seen, id = newId() }: SaveAsk): Promise<Written | undefined> {
  const row = await reading(context, viewer, report, async (r) => r.row)
  if (!row) return undefined
  const request = { type: 'report', office: row.office, caseId: report, action: 'edit', actionId: id, seen, input: { bodyHash: hashOf(body) } }
  return writtenOf(await saving(context, viewer, request, body), report)
}

/** Takes one step. Undefined when there is no such report to see. */
export async function stepReport(context: ReportContext, viewer: Viewer, report: string, step: ReportStep, ask: StepAsk): Promise<Written | undefined> {
  const row = await reading(context, viewer, report, async (r) => r.row)
  if (!row) return undefined
  const { note, sentTo, seen, id = newId() } = ask
  const input = { ...(note ? { note } : {}), ...(sentTo && step === 'sendUp' ? { sentTo } : {}) }
  const request = { type: 'report', office: row.office, caseId: report, action: step, actionId: id, ...(seen === undefined ? {} : { seen }), input }
  return step === 'freeze' ? freeze(context, viewer, request) : writtenOf(await context.ledger.act(viewer, request), report)
}

/** How often freezing is tried when cases move under it. */
const TRIES = 3

/** The hash of what is frozen goes into the action log, so it is worked out before; the effect works it out again and compares. */
async function freeze(context: ReportContext, viewer: Viewer, request: ActRequest): Promise<Written> {
  for (let left = TRIES; ; left -= 1) {
    const packed = await reading(context, viewer, request.caseId, ({ client, row }) => packOf(context, client, subjectOfRow(row)))
    const result = await context.ledger.act(viewer, { ...request, input: { ...request.input, ...(packed ? { frozenHash: packed.hash } : {}) } })
    const moved = 'refused' in result && result.refused.rule === 'figures-moved'
    if (!moved || left <= 1) return writtenOf(result, request.caseId)
  }
}
