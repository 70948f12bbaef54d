/** The job that writes an export. Run again, it writes the file anew. */

import type { Tasks } from '../../../platform/jobs/index.ts'
import { EXPORT_TASK } from '../../../platform/lists/index.ts'
import type { Services } from '../../services.ts'
import { filterShape, officeQueryOf } from '../list-query.ts'
import { listFile } from './file.ts'

/** A job that has brought the program down so often is not begun again. */
const ATTEMPTS = 3
/** How often progress is written down, in milliseconds. */
const TELL_MS = 400

/** Somebody has cancelled it. */
class Stopped extends Error {}

/** The tasks of exports. */
export const exportTasks = (services: Services): Tasks => ({
  [EXPORT_TASK]: async (payload, { signal }) => {
    const { exports, viewers, clock } = services
    const viewer = await viewers.byPerson(String(payload.person), clock.today())
    const job = viewer && (await exports.find(viewer, String(payload.id)))
    const type = job && services.types.find((t) => t.id === job.type)
    if (!viewer || !job || !type || !(await exports.change(viewer, job, { status: 'running', done: 0 }, 1))) return
    if (job.attempts >= ATTEMPTS) {
      await exports.change(viewer, job, { status: 'failed', message: '多次尝试都没有完成，请缩小条件后重试，或者与管理员联系' })
      return
    }
    const query = await officeQueryOf(services, viewer, type, filterShape.parse({ ...job.query, type: job.type }))
    let told = 0
    const onRows = async (done: number): Promise<void> => {
      signal.throwIfAborted()
      if (performance.now() - told < TELL_MS) return
      told = performance.now()
      if (!(await exports.change(viewer, job, { done }))) throw new Stopped()
    }
    try {
      await exports.write(job, await listFile(services, viewer, type, { query, format: job.format, columns: job.columns, onRows }))
      if (!(await exports.change(viewer, job, { status: 'done', done: job.total }))) await exports.remove(job)
    } catch (error) {
      if (!(error instanceof Stopped)) throw error
    }
  },
})
