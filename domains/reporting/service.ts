/** Annual reports for the programs: composed, saved, taken through their steps, checked, printed, and read by the public. */
import type { PoolClient } from 'pg'
import type { Viewer } from '../../platform/access/index.ts'
import { inTx } from '../../platform/db/index.ts'
import type { Effects, Ledger } from '../../platform/ledger/index.ts'
import type { Format } from '../../platform/print/index.ts'
import { outlineFaults } from './compose.ts'
import { type Handed, reportEffects } from './effects.ts'
import { leaveLock, readLocks, takeLock } from './locks.ts'
import { type PublishedReport, type PublishedRow, publishedReport, publishedReports, type WithdrawnReport } from './published.ts'
import { checkReport, listReports, readDocument, readFiguresOf, readReport } from './reading.ts'
import { addRemark, type NewRemark, readRemarks, readVersion, readVersions, resolveRemark } from './remarks.ts'
import type { ReportContext, ReportStep, ServiceParts, StepAsk } from './shapes.ts'
import { type ComposeAsk, composeReport, type SaveAsk, saveReport, stepReport } from './writing.ts'

/** A printed document with the name of its file. */
export type Printed = { bytes: Uint8Array; name: string }

export type Reports = ReturnType<typeof createReports>

/** Effects for the ledger, and the reports over it once there is one. Throws when the outline names a metric that there is not. */
export function createReporting(parts: ServiceParts): { effects: Effects; over: (ledger: Ledger) => Reports } {
  const faults = outlineFaults(parts.figures.catalogue)
  if (faults.length > 0) throw new Error(`年度报告提纲与指标不符：${faults.join('；')}`)
  const handed: Handed = new Map()
  return { effects: reportEffects(parts, handed), over: (ledger) => createReports({ ...parts, ledger, handed }) }
}

async function print(context: ReportContext, viewer: Viewer, id: string, format: Format): Promise<Printed | undefined> {
  const document = await readDocument(context, viewer, id)
  return document && { bytes: await context.printer.render({ document, format }), name: `${document.title}.${format}` }
}

/** Reads what the public may read, of every office. */
const portal = <T>(context: ReportContext, work: (client: PoolClient, offices: readonly number[]) => Promise<T>): Promise<T> =>
  inTx(context.db.app, { portal: true }, async (client) => {
    const offices = await context.offices.all()
    return work(
      client,
      offices.map((o) => o.id),
    )
  })

/** Everything returns undefined for a report that does not exist or is not the viewer's to see. */
function createReports(context: ReportContext) {
  return {
    list: (viewer: Viewer, ask?: { office?: number; year?: number }) => listReports(context, viewer, ask),
    compose: (viewer: Viewer, ask: ComposeAsk) => composeReport(context, viewer, ask),
    read: (viewer: Viewer, id: string) => readReport(context, viewer, id),
    save: (viewer: Viewer, id: string, ask: SaveAsk) => saveReport(context, viewer, id, ask),
    step: (viewer: Viewer, id: string, step: ReportStep, ask: StepAsk = {}) => stepReport(context, viewer, id, step, ask),
    locks: (viewer: Viewer, id: string) => readLocks(context, viewer, id),
    takeLock: (viewer: Viewer, id: string, section: string) => takeLock(context, viewer, id, section),
    leaveLock: (viewer: Viewer, id: string, section: string) => leaveLock(context, viewer, id, section),
    remarks: (viewer: Viewer, id: string) => readRemarks(context, viewer, id),
    addRemark: (viewer: Viewer, id: string, remark: NewRemark) => addRemark(context, viewer, id, remark),
    resolveRemark: (viewer: Viewer, id: string, ask: { id: string; resolved: boolean }) => resolveRemark(context, viewer, id, ask),
    versions: (viewer: Viewer, id: string) => readVersions(context, viewer, id),
    version: (viewer: Viewer, id: string, version: number) => readVersion(context, viewer, id, version),
    check: (viewer: Viewer, id: string) => checkReport(context, viewer, id),
    figures: (viewer: Viewer, id: string) => readFiguresOf(context, viewer, id),
    document: (viewer: Viewer, id: string) => readDocument(context, viewer, id),
    print: (viewer: Viewer, id: string, format: Format) => print(context, viewer, id, format),
    /** For the portal, without a viewer: published reports, newest first, of one office or of all. */
    publishedReports: ({ office, year }: { office?: number; year?: number } = {}): Promise<PublishedRow[]> =>
      portal(context, (client, all) => publishedReports(client, { offices: office === undefined ? all : [office], ...(year === undefined ? {} : { year }) })),
    /** For the portal, without a viewer: one report with its figures explained, or the notice of its withdrawal. */
    publishedReport: (id: string): Promise<PublishedReport | WithdrawnReport | undefined> => portal(context, (client, all) => publishedReport(client, all, id)),
  }
}
