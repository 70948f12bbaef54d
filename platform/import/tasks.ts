/** What the queue does for imports: reads large files, and records rows. Running again what has run does no harm. */
import type { Viewer } from '../access/index.ts'
import type { Task, Tasks } from '../jobs/index.ts'
import { NotAKeeper } from '../ledger/index.ts'
import { BookFault } from './faults.ts'
import { type Desk, previewed, recordFor, withLedger } from './reading.ts'
import { record, SomeRefused } from './run.ts'
import type { JobRow } from './store.ts'

/** A job that has brought the program down so often is not begun again. */
const ATTEMPTS = 5
/** How often progress is written down, in milliseconds. */
const TELL_MS = 500

/** Somebody has cancelled the import, or it is over. */
class Stopped extends Error {}

type Payload = { office: number; id: string; person: string }

const payloadOf = (raw: Readonly<Record<string, unknown>>): Payload => ({ office: Number(raw.office), id: String(raw.id), person: String(raw.person) })

/** Faults that trying again cannot mend. */
const isFinal = (error: unknown): error is Error => error instanceof BookFault || error instanceof NotAKeeper || error instanceof SomeRefused

/** The tasks of imports. */
export function importTasks(desk: Desk): Tasks {
  const { store, files, ledger, viewers, today } = desk

  /** Runs the work for a job that stands where it should; what can never succeed is written down, everything else is tried again. */
  const task =
    (status: 'reading' | 'running', work: (viewer: Viewer, job: JobRow, signal: AbortSignal) => Promise<void>): Task =>
    async (raw, { signal }) => {
      const { office, id, person } = payloadOf(raw)
      const at = { office, id, in: [status] as const }
      const viewer = await viewers.byPerson(person, today())
      const job = viewer && (await store.find(viewer, id))
      if (!viewer || job?.status !== status) return
      const attempts = await store.attempt(viewer, at)
      if (attempts === undefined) return
      try {
        if (attempts > ATTEMPTS) throw new BookFault('多次尝试都没有完成，请拆分文件后再传，或者与管理员联系')
        await work(viewer, job, signal)
      } catch (error) {
        if (error instanceof Stopped) return
        if (!isFinal(error)) throw error
        await store.change(viewer, at, { status: 'failed', message: error.message })
      }
    }

  async function read(viewer: Viewer, job: JobRow): Promise<void> {
    const { preview, wishes } = await previewed(desk, viewer, { ...job, bytes: await files.read(job.hash) })
    const at = { office: job.office, id: job.id, in: ['reading'] as const }
    await store.change(viewer, at, { status: 'ready', preview, wishes, total: preview.counts.rows })
  }

  async function run(viewer: Viewer, job: JobRow, signal: AbortSignal): Promise<void> {
    const { office, id, file, hash, mode } = job
    const at = { office, id, in: ['running'] as const }
    const stop = new AbortController()
    let [told, telling] = [performance.now(), Promise.resolve()]
    const tell = async (done: number): Promise<void> => {
      if (!(await store.change(viewer, at, { done }))) stop.abort(new Stopped())
    }
    const onProgress = (done: number): void => {
      if (performance.now() - told < TELL_MS) return
      told = performance.now()
      telling = telling.then(() => tell(done)).catch((error) => stop.abort(error))
    }
    await withLedger(desk, viewer, { ...job, bytes: await files.read(hash) }, (plan) =>
      record(ledger, viewer, plan, {
        office,
        mode: mode ?? 'all',
        source: { file, hash },
        onRecord: recordFor(desk, viewer, office, plan),
        signal: AbortSignal.any([signal, stop.signal]),
        onProgress,
        // With the rows, or not at all: so a run that was cut off after its commit is not counted twice.
        finish: async (client, result) => {
          await telling
          const done = { status: 'done' as const, result, done: job.total }
          if (!(await store.changeIn(client, at, done))) throw new Stopped()
        },
      }),
    )
  }

  return { 'import.read': task('reading', read), 'import.run': task('running', run) }
}
