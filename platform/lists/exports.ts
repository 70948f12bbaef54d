/** Exports of whole lists: asked for, written by a job that tells how far it is, fetched, and gone after some days. */
import { createReadStream, existsSync, globSync, statSync } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import type { Pool } from 'pg'
import { claimsOf, type Viewer } from '../access/index.ts'
import { inTx, newId } from '../db/index.ts'
import { enqueue } from '../jobs/index.ts'

type ExportFormat = 'xlsx' | 'csv'
type ExportStatus = 'waiting' | 'running' | 'done' | 'cancelled' | 'failed'
/** The filter as the list's address has it. */
type ExportQuery = Readonly<Record<string, string>>

type ExportJob = {
  id: string
  office: number
  type: string
  format: ExportFormat
  status: ExportStatus
  done: number
  total: number
  file: string
  message: string | null
}
type ExportAsk = Pick<ExportJob, 'office' | 'type' | 'format'> & { query: ExportQuery; columns: 'list' | 'all'; file: string; total: number }
/** What the job needs to know. */
export type ExportWork = ExportJob & Pick<ExportAsk, 'query' | 'columns'> & { attempts: number }

/** A file is kept so long after it was asked for, in milliseconds. */
const KEPT_MS = 3 * 24 * 3600 * 1000
export const EXPORT_TASK = 'export.run'

const COLUMNS = 'id, office_id as office, type, query, format, columns, status, done, total, attempts, file_name as file, message'

type At = { office: number; id: string }
type Change = { status?: ExportStatus; done?: number; message?: string }

/** Exports over the application's role; files lie in a folder that web and worker share. */
export function createExports(pool: Pool, folder: string, now: () => Date) {
  const pathOf = ({ id, format }: Pick<ExportJob, 'id' | 'format'>): string => join(folder, `${id}.${format}`)

  const find = (viewer: Viewer, id: string): Promise<ExportWork | undefined> =>
    inTx(
      pool,
      claimsOf(viewer),
      async (client) =>
        (await client.query<ExportWork>(`select ${COLUMNS} from mingfa.export_job where office_id = any($1::bigint[]) and id = $2`, [viewer.offices, id]))
          .rows[0],
    )

  /** Changes an export that is still to be written; false when it is cancelled or over. */
  const change = (viewer: Viewer, { office, id }: At, { status, done, message }: Change, attempt = 0): Promise<boolean> =>
    inTx(pool, claimsOf(viewer, office), async (client) => {
      const text = `update mingfa.export_job set status = coalesce($3, status), done = coalesce($4, done), message = coalesce($5, message), attempts = attempts + $6,
        changed_at = $7 where office_id = $1 and id = $2 and status in ('waiting', 'running')`
      const { rowCount } = await client.query(text, [office, id, status ?? null, done ?? null, message ?? null, attempt, now().toISOString()])
      return rowCount === 1
    })

  return {
    find,
    change,
    /** Asks for an export: the row and its job in one transaction. */
    ask: (viewer: Viewer, { office, type, query, format, columns, file, total }: ExportAsk): Promise<string> =>
      inTx(pool, claimsOf(viewer, office), async (client) => {
        const id = newId()
        const text = `insert into mingfa.export_job (office_id, id, created_by, type, query, format, columns, status, done, total, attempts, file_name, created_at, changed_at)
          values ($1, $2, $3, $4, $5, $6, $7, 'waiting', 0, $8, 0, $9, $10, $10)`
        await client.query(text, [office, id, viewer.personId, type, JSON.stringify(query), format, columns, total, file, now().toISOString()])
        await enqueue(client, { task: EXPORT_TASK, payload: { office, id, person: viewer.personId } })
        return id
      }),
    /** Writes the file whole or not at all. */
    async write(job: Pick<ExportJob, 'id' | 'format'>, chunks: AsyncIterable<Uint8Array>): Promise<void> {
      await mkdir(folder, { recursive: true })
      const draft = `${pathOf(job)}.${process.pid}.part`
      const file = await open(draft, 'w', 0o600)
      try {
        for await (const chunk of chunks) await file.writeFile(chunk)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(draft, pathOf(job))
    },
    /** The file; undefined when it is not written, or gone. */
    read: (job: Pick<ExportJob, 'id' | 'format'>): Readable | undefined => (existsSync(pathOf(job)) ? createReadStream(pathOf(job)) : undefined),
    async remove(job: Pick<ExportJob, 'id' | 'format'>): Promise<void> {
      await rm(pathOf(job), { force: true })
    },
    /** Removes files that were written some days ago; how many. */
    async sweep(): Promise<number> {
      const old = globSync('*', { cwd: folder }).filter((f) => now().getTime() - statSync(join(folder, f)).mtimeMs > KEPT_MS)
      for (const file of old) await rm(join(folder, file), { force: true })
      return old.length
    },
  }
}
