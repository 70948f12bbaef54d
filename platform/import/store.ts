/** Rows of imports and of remembered mappings, under the claims of whoever asks. */
import type { Pool, PoolClient } from 'pg'
import { claimsOf, type Viewer } from '../access/index.ts'
import { inTx } from '../db/index.ts'
import type { Vault } from '../ledger/index.ts'
import type { ImportJob, Mode, Preview, Result, Status } from './job.ts'
import type { Wishes } from './plan.ts'

export type JobRow = {
  office: number
  id: string
  file: string
  hash: string
  wishes: Wishes
  status: Status
  mode: Mode | null
  done: number
  total: number
  attempts: number
  preview: Preview | undefined
  result: Result | null
  message: string | null
}

type Kept = Omit<JobRow, 'preview'> & { preview: string | null }
export type Change = Partial<Pick<JobRow, 'wishes' | 'mode' | 'done' | 'total' | 'result' | 'message'>> & { preview?: Preview | null; status?: Status }

export type Store = {
  add: (viewer: Viewer, job: Pick<JobRow, 'office' | 'id' | 'file' | 'hash' | 'wishes'> & { change: Change }, and?: After) => Promise<void>
  find: (viewer: Viewer, id: string) => Promise<JobRow | undefined>
  /** Changes a job that stands in one of the statuses; false when it does not, or is not theirs. */
  change: (viewer: Viewer, at: At, change: Change, and?: After) => Promise<boolean>
  changeIn: (client: PoolClient, at: At, change: Change) => Promise<boolean>
  /** Counts an attempt to run; how many there have been. */
  attempt: (viewer: Viewer, at: At) => Promise<number | undefined>
  mapping: (viewer: Viewer, office: number, print: string) => Promise<Wishes | undefined>
  remember: (viewer: Viewer, office: number, print: string, wishes: Required<Wishes>) => Promise<void>
}
/** Something more in the same transaction: a job for the queue. */
export type After = (client: PoolClient) => Promise<void>
export type At = { office: number; id: string; in: readonly Status[] }

const COLUMNS = `office_id as office, id, file_name as file, file_hash as hash, wishes, status, mode, done, total, attempts, preview, result, message`

const columnOf: Readonly<Record<keyof Change, string>> = {
  wishes: 'wishes',
  mode: 'mode',
  done: 'done',
  total: 'total',
  result: 'result',
  message: 'message',
  preview: 'preview',
  status: 'status',
}

/** Imports over the application's role; previews are sealed. */
export function createStore(pool: Pool, vault: Vault, now: () => Date): Store {
  const kept = (key: string, value: unknown): unknown => {
    if (value === null || value === undefined) return null
    if (key === 'preview') return vault.seal(JSON.stringify(value))
    return typeof value === 'object' ? JSON.stringify(value) : value
  }
  const read = (row: Kept): JobRow => ({ ...row, preview: row.preview === null ? undefined : (JSON.parse(vault.open(row.preview)) as Preview) })

  async function changeIn(client: PoolClient, { office, id, in: statuses }: At, change: Change): Promise<boolean> {
    const entries = Object.entries(change).filter(([, v]) => v !== undefined)
    const set = entries.map(([key], i) => `${columnOf[key as keyof Change]} = $${i + 5}`)
    const text = `update mingfa.import_job set ${[...set, 'changed_at = $4'].join(', ')} where office_id = $1 and id = $2 and status = any($3::text[])`
    const values = [office, id, statuses, now().toISOString(), ...entries.map(([key, value]) => kept(key, value))]
    return (await client.query(text, values)).rowCount === 1
  }

  return {
    changeIn,
    add: (viewer, { office, id, file, hash, wishes, change }, and) =>
      inTx(pool, claimsOf(viewer, office), async (client) => {
        await client.query(
          `insert into mingfa.import_job (office_id, id, created_by, file_name, file_hash, wishes, status, done, total, attempts, created_at, changed_at)
           values ($1, $2, $3, $4, $5, $6, 'reading', 0, 0, 0, $7, $7)`,
          [office, id, viewer.personId, file, hash, JSON.stringify(wishes), now().toISOString()],
        )
        await changeIn(client, { office, id, in: ['reading'] }, change)
        await and?.(client)
      }),
    find: (viewer, id) =>
      inTx(pool, claimsOf(viewer), async (client) => {
        const text = `select ${COLUMNS} from mingfa.import_job where id = $1 and office_id = any($2::bigint[])`
        const { rows } = await client.query<Kept>(text, [id, viewer.offices])
        return rows[0] && read(rows[0])
      }),
    change: (viewer, at, change, and) =>
      inTx(pool, claimsOf(viewer, at.office), async (client) => {
        const changed = await changeIn(client, at, change)
        if (changed) await and?.(client)
        return changed
      }),
    attempt: (viewer, { office, id, in: statuses }) =>
      inTx(pool, claimsOf(viewer, office), async (client) => {
        const text = `update mingfa.import_job set attempts = attempts + 1, done = 0, changed_at = $4
          where office_id = $1 and id = $2 and status = any($3::text[]) returning attempts`
        const { rows } = await client.query<{ attempts: number }>(text, [office, id, statuses, now().toISOString()])
        return rows[0]?.attempts
      }),
    mapping: (viewer, office, print) =>
      inTx(pool, claimsOf(viewer, office), async (client) => {
        const text = 'select type, columns from mingfa.import_mapping where office_id = $1 and print = $2'
        return (await client.query<Wishes>(text, [office, print])).rows[0]
      }),
    remember: (viewer, office, print, { type, columns }) =>
      inTx(pool, claimsOf(viewer, office), async (client) => {
        await client.query(
          `insert into mingfa.import_mapping (office_id, print, type, columns, changed_by, changed_at) values ($1, $2, $3, $4, $5, $6)
           on conflict (office_id, print) do update
           set type = excluded.type, columns = excluded.columns, changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
          [office, print, type, JSON.stringify(columns), viewer.personId, now().toISOString()],
        )
      }),
  }
}

/** A job as it is shown. */
export const shownJob = ({ id, office, file, status, done, total, preview, result, message }: JobRow): ImportJob => ({
  id,
  office,
  file,
  status,
  done,
  total,
  ...(preview ? { preview } : {}),
  ...(result ? { result } : {}),
  ...(message ? { message } : {}),
})
