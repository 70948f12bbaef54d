/** A database as rows: for a server whose files are not ours. One line of JSON for each row, one file for each table. */
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { finished } from 'node:stream/promises'
import type pg from 'pg'
import type { CopiedFile } from '../db/index.ts'

const FETCH = 2_000

const JOBS = `select json_build_object('task', t.identifier, 'payload', j.payload, 'run_at', j.run_at, 'key', j.key, 'max_attempts', j.max_attempts)::text as line
  from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id`

/** Tables of the schema, but for the list of migrations, which is made by migrating. */
async function tableNames(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'mingfa' and c.relkind = 'r' and c.relname <> 'migration' order by c.relname`,
  )
  return rows.map((r) => r.name)
}

async function writeRows(client: pg.Client, query: string, dir: string, path: string): Promise<CopiedFile> {
  const file = createWriteStream(join(dir, path), { mode: 0o600 })
  const hash = createHash('sha256')
  let size = 0
  await client.query(`declare rows no scroll cursor for ${query}`)
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`fetch ${FETCH} from rows`)
    if (rows.length === 0) break
    const text = Buffer.from(`${rows.map((r) => r.line).join('\n')}\n`)
    hash.update(text)
    size += text.byteLength
    if (!file.write(text)) await new Promise((drained) => file.once('drain', drained))
  }
  await client.query('close rows')
  file.end()
  await finished(file)
  return { path, size, sha256: hash.digest('hex') }
}

/** Writes all rows as they are at one moment, that at which `atStart` is called. */
export async function exportTables(client: pg.Client, dir: string, atStart: (begin: () => Promise<void>) => Promise<void>): Promise<CopiedFile[]> {
  mkdirSync(join(dir, 'tables'), { recursive: true, mode: 0o700 })
  await atStart(async () => {
    // With row security off, a row that a policy hides is an error instead of a gap in the backup.
    await client.query(`begin isolation level repeatable read, read only; set local row_security = off; select 1 from mingfa.migration limit 1`)
  })
  try {
    const files: CopiedFile[] = []
    for (const name of await tableNames(client)) {
      files.push(await writeRows(client, `select to_jsonb(t)::text as line from mingfa.${name} t`, dir, `tables/${name}.ndjson`))
    }
    files.push(await writeRows(client, JOBS, dir, 'jobs.ndjson'))
    return files
  } finally {
    await client.query('rollback')
  }
}

async function* batchesOf(path: string): AsyncGenerator<string[]> {
  let batch: string[] = []
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line !== '') batch.push(line)
    if (batch.length < FETCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/** Fills the tables of an empty, migrated database, all or nothing. */
export async function importTables(client: pg.Client, dir: string): Promise<void> {
  // References hold in the whole, not in the order in which tables are filled.
  await client.query('begin; set local row_security = off; set local session_replication_role = replica')
  try {
    const names = await tableNames(client)
    await client.query(`truncate ${names.map((n) => `mingfa.${n}`).join(', ')}`)
    for (const name of names) {
      for await (const lines of batchesOf(join(dir, 'tables', `${name}.ndjson`))) {
        await client.query(`insert into mingfa.${name} select * from jsonb_populate_recordset(null::mingfa.${name}, $1::jsonb)`, [`[${lines.join(',')}]`])
      }
    }
    for await (const lines of batchesOf(join(dir, 'jobs.ndjson'))) {
      await client.query(
        `select graphile_worker.add_job(j.task, j.payload, run_at => j.run_at, job_key => j.key, max_attempts => j.max_attempts)
         from json_to_recordset($1::json) as j(task text, payload json, run_at timestamptz, key text, max_attempts int)`,
        [`[${lines.join(',')}]`],
      )
    }
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}
