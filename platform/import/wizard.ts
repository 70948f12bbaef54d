/** The steps of an import in the workbench: upload, corrected mapping, run, cancel, errors. */
import type { Viewer } from '../access/index.ts'
import { newId } from '../db/index.ts'
import { enqueue } from '../jobs/index.ts'
import { NotAKeeper } from '../ledger/index.ts'
import { columnIndex } from './cells.ts'
import { type ErrorSheet, errorSheet } from './error-sheet.ts'
import { type ImportJob, type Mode, NotNow } from './job.ts'
import { headingKey } from './match.ts'
import type { LedgerPlan, Wishes } from './plan.ts'
import { type Desk, type Given, keeps, mustKeep, openLedger, previewed, recordFor, withLedger } from './reading.ts'
import { type After, type JobRow, shownJob } from './store.ts'

export type Upload = { office: number; type?: string | undefined; file: string; bytes: Uint8Array }
/** Columns by letter; null leaves one out. */
export type MappingChange = { type?: string | undefined; columns?: Readonly<Record<string, string | null>> | undefined }

/** A larger file is read by the queue, so that nobody waits for the answer with an open page. */
const AT_ONCE = 1_000_000

const queued =
  (task: 'import.read' | 'import.run', viewer: Viewer, { office, id }: Pick<JobRow, 'office' | 'id'>): After =>
  (client) =>
    enqueue(client, { task, payload: { office, id, person: viewer.personId }, key: `${task} ${id}` })

/** The import as it stands; undefined when it is none of theirs. */
export async function findImport({ store }: Desk, viewer: Viewer, id: string): Promise<ImportJob | undefined> {
  const job = await store.find(viewer, id)
  return job && shownJob(job)
}

/** Keeps the file and reads it: at once, or in the queue when it is large. Throws BookFault, NotAKeeper. */
export async function uploadLedger(desk: Desk, viewer: Viewer, { office, type, file, bytes }: Upload): Promise<ImportJob> {
  mustKeep(desk, viewer, office)
  const job = { office, id: newId(), file, wishes: type ? { type } : {} }
  if (bytes.byteLength > AT_ONCE) {
    const { hash } = await desk.files.put(bytes)
    await desk.store.add(viewer, { ...job, hash, change: {} }, queued('import.read', viewer, job))
  } else {
    const { preview, wishes } = await previewed(desk, viewer, { ...job, bytes })
    const { hash } = await desk.files.put(bytes)
    await desk.store.add(viewer, { ...job, hash, wishes, change: { status: 'ready', preview, total: preview.counts.rows } })
  }
  return (await findImport(desk, viewer, job.id)) as ImportJob
}

/** Columns by letter as columns by heading, which outlive another order of the columns. */
function byHeading(plan: LedgerPlan, columns: MappingChange['columns']): Record<string, string | null> {
  const [main] = plan.sheets
  return Object.fromEntries(
    Object.entries(columns ?? {}).flatMap(([letter, field]) => {
      const m = main.mapped.find((c) => c.column.index === columnIndex(letter))
      return m ? [[headingKey(m.column), field]] : []
    }),
  )
}

/** What the person says now, over what was said before; a new type starts with its own columns. Kept for the office. */
async function corrected(desk: Desk, viewer: Viewer, job: JobRow, bytes: Uint8Array, change: MappingChange): Promise<Wishes> {
  const another = change.type !== undefined && change.type !== job.wishes.type
  const before = another ? {} : (job.wishes.columns ?? {})
  const wishes = { type: change.type ?? job.wishes.type, columns: before }
  return withLedger(desk, viewer, { ...job, bytes, wishes }, async (plan) => {
    const columns = { ...before, ...byHeading(plan, change.columns) }
    const said = { type: plan.type.id, columns }
    await desk.store.remember(viewer, job.office, plan.print, said)
    return said
  })
}

const over = (): NotNow => new NotNow('这次导入已经开始或者结束，不能再改列的对应')

/** Reads again with what the person says of type and columns, and remembers it. Throws BookFault, NotAKeeper, NotNow. */
export async function mapImport(desk: Desk, viewer: Viewer, id: string, change: MappingChange): Promise<ImportJob | undefined> {
  const job = await desk.store.find(viewer, id)
  if (!job) return undefined
  if (job.status !== 'ready') throw over()
  const bytes = await desk.files.read(job.hash)
  const wishes = await corrected(desk, viewer, job, bytes, change)
  const at = { office: job.office, id, in: ['ready'] as const }
  const changed =
    bytes.byteLength > AT_ONCE
      ? await desk.store.change(viewer, at, { status: 'reading', wishes, done: 0 }, queued('import.read', viewer, job))
      : await desk.store.change(viewer, at, { wishes, preview: (await previewed(desk, viewer, { ...job, bytes, wishes })).preview })
  if (!changed) throw over()
  return findImport(desk, viewer, id)
}

/** Puts the import into the queue. Throws NotAKeeper, NotNow. */
export async function runImport(desk: Desk, viewer: Viewer, id: string, mode: Mode): Promise<ImportJob | undefined> {
  const job = await desk.store.find(viewer, id)
  if (!job) return undefined
  const type = desk.types.find((t) => t.id === job.wishes.type)
  if (!keeps(viewer, job.office, type)) throw new NotAKeeper()
  const counts = job.preview?.counts
  const change = { status: 'running' as const, mode, done: 0, total: counts ? counts.rows + counts.skipped : 0 }
  const started = await desk.store.change(viewer, { office: job.office, id, in: ['ready'] }, change, queued('import.run', viewer, job))
  if (!started) throw new NotNow('这次导入还没有读完，或者已经开始、结束')
  return findImport(desk, viewer, id)
}

/** Stops it, wherever it stands; what it has written is taken back. False when there is none; throws NotNow when it is over. */
export async function cancelImport(desk: Desk, viewer: Viewer, id: string): Promise<boolean> {
  const job = await desk.store.find(viewer, id)
  if (!job) return false
  // What quotes the ledger goes with it.
  const change = { status: 'cancelled' as const, preview: null, done: 0 }
  if (await desk.store.change(viewer, { office: job.office, id, in: ['reading', 'ready', 'running', 'cancelled', 'failed'] }, change)) return true
  throw new NotNow('这次导入已经完成，不能取消；个别记录有误的，请在案件中更正')
}

/** The rows that cannot be taken, with their reasons. The file stays open while they are fetched. Throws BookFault, NotAKeeper. */
export async function errorsOfImport(desk: Desk, viewer: Viewer, id: string): Promise<ErrorSheet | undefined> {
  const job = await desk.store.find(viewer, id)
  if (!job || job.status === 'reading' || job.status === 'cancelled') return undefined
  const given: Given = { ...job, bytes: await desk.files.read(job.hash) }
  const { plan, close } = await openLedger(desk, viewer, given)
  const sheet = errorSheet(plan, desk.today(), recordFor(desk, viewer, job.office, plan))
  async function* rows(): AsyncGenerator<string[][]> {
    try {
      yield* sheet.rows
    } finally {
      await close()
    }
  }
  return { ...sheet, rows: rows() }
}
