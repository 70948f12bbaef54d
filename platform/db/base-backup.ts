/**
 * A copy of the running server's files, and a server from such a copy. The npm package has no pg_basebackup, so this does what it does:
 * start, copy, stop, and the log written meanwhile, which turns a copy of moving files into one moment.
 */
import { createHash } from 'node:crypto'
import { chmodSync, chownSync, lchownSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { type Place, placeOf } from './place.ts'

export type CopiedFile = { path: string; size: number; sha256: string }

/** Not copied: what belongs to the running processes, and what a server makes anew. Folders stay, empty. */
const SKIPPED_FILES = /^(postmaster\.(pid|opts)|current_logfiles|backup_label(\.old)?|tablespace_map(\.old)?)$|(^|\/)(pg_internal\.init(\.\d+)?|pgsql_tmp.*)$/
const EMPTY_FOLDERS = /^(pg_wal|pg_replslot|pg_dynshmem|pg_notify|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans)\//
/** Read while others go on, so it is read last: it names the newest checkpoint. */
const CONTROL = 'global/pg_control'

const missing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT'

/** Copies a file and says what is in it. The copy may still be in memory when it returns. */
export async function copyHashed(from: string, to: string): Promise<Omit<CopiedFile, 'path'>> {
  mkdirSync(dirname(to), { recursive: true })
  const source = await open(from, 'r')
  const target = await open(to, 'w', 0o600)
  try {
    const hash = createHash('sha256')
    const buffer = new Uint8Array(1024 * 1024)
    let size = 0
    for (;;) {
      const { bytesRead } = await source.read(buffer, 0, buffer.length, null)
      if (bytesRead === 0) break
      const part = buffer.subarray(0, bytesRead)
      hash.update(part)
      await target.write(part)
      size += bytesRead
    }
    return { size, sha256: hash.digest('hex') }
  } finally {
    await Promise.all([source.close(), target.close()])
  }
}

/** Files below a folder by path with '/', and its folders. */
function tree(folder: string): { files: string[]; folders: string[] } {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const name = (e: (typeof entries)[number]): string =>
    join(e.parentPath, e.name)
      .slice(folder.length + 1)
      .replaceAll('\\', '/')
  return { files: entries.filter((e) => e.isFile()).map(name), folders: entries.filter((e) => e.isDirectory()).map(name) }
}

const AT_ONCE = 8

async function copyAll(from: string, to: string, paths: readonly string[]): Promise<CopiedFile[]> {
  const copied: CopiedFile[] = []
  const waiting = [...paths]
  const work = async (): Promise<void> => {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      try {
        copied.push({ path, ...(await copyHashed(join(from, path), join(to, path))) })
      } catch (error) {
        // A table dropped since the folder was read is gone from the log as well.
        if (!missing(error)) throw error
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return copied
}

const connect = async (place: Place): Promise<pg.Client> => {
  const client = new pg.Client({ host: place.socket, port: 5432, user: 'postgres', password: place.password, database: 'postgres' })
  client.on('error', () => undefined)
  await client.connect()
  return client
}

/** Names of the log's segments from one to another, both included. */
async function segments(client: pg.Client, from: string, to: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>('select name from pg_ls_waldir() where name between $1 and $2 and length(name) = 24 order by name', [
    from,
    to,
  ])
  return rows.map((r) => r.name)
}

type Stopped = { lsn: string; labelfile: string }

function writeKept(to: string, path: string, text: string): CopiedFile {
  writeFileSync(join(to, path), text, { mode: 0o600 })
  return { path, size: Buffer.byteLength(text), sha256: createHash('sha256').update(text).digest('hex') }
}

/**
 * Copies the files of the server that runs in `home` to the folder `to`, while it goes on working. The copy is of the moment at which
 * `atEnd` calls its `stop`. Throws when no server of this installation runs.
 */
export async function copyServer(home: string, to: string, atEnd: (stop: () => Promise<void>) => Promise<void>): Promise<CopiedFile[]> {
  const place = placeOf(home)
  const client = await connect(place)
  try {
    // The slot keeps the log that the copy needs; it ends with this connection.
    await client.query('select pg_create_physical_replication_slot($1, true, true)', [`mingfa_backup_${process.pid}`])
    const started = await client.query<{ file: string }>(`select pg_walfile_name(pg_backup_start('mingfa', fast => true)) as file`)
    const { files, folders } = tree(place.data)
    for (const folder of folders.filter((f) => !EMPTY_FOLDERS.test(f))) mkdirSync(join(to, folder), { recursive: true, mode: 0o700 })
    const wanted = files.filter((f) => !SKIPPED_FILES.test(f) && !EMPTY_FOLDERS.test(f) && f !== CONTROL)
    const copied = await copyAll(place.data, to, wanted)
    copied.push(...(await copyAll(place.data, to, [CONTROL])))
    let stopped: Stopped | undefined
    await atEnd(async () => {
      const { rows } = await client.query<Stopped>('select lsn, labelfile from pg_backup_stop(wait_for_archive => false)')
      stopped = rows[0]
    })
    if (!stopped) throw new Error('the copy was never ended')
    const ended = await client.query<{ file: string }>('select pg_walfile_name($1::pg_lsn) as file', [stopped.lsn])
    const log = await segments(client, started.rows[0]?.file ?? '', ended.rows[0]?.file ?? '')
    copied.push(
      ...(await copyAll(
        place.data,
        to,
        log.map((name) => `pg_wal/${name}`),
      )),
    )
    copied.push(writeKept(to, 'backup_label', stopped.labelfile))
    return copied
  } finally {
    await client.end()
  }
}

/** The password from which those of the database roles follow: a copied server answers to no other. */
export const serverPassword = (home: string): string => placeOf(home).password

/** Puts a copied server in place, so that the next start of `home` recovers it. `home` must not have had a server. */
export async function restoreServer(home: string, from: string, password: string): Promise<void> {
  const place = placeOf(home)
  if (statSync(place.data, { throwIfNoEntry: false })) throw new Error(`${place.data} already holds a server`)
  writeFileSync(join(place.home, 'password'), password, { mode: 0o600 })
  const draft = `${place.data}.restoring`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { mode: 0o700 })
  const { files, folders } = tree(from)
  for (const folder of folders) mkdirSync(join(draft, folder), { recursive: true, mode: 0o700 })
  // The server syncs everything itself before it recovers.
  await copyAll(from, draft, files)
  for (const entry of readdirSync(draft, { recursive: true })) {
    const path = join(draft, String(entry))
    if (place.user) lchownSync(path, place.user.uid, place.user.gid)
    chmodSync(path, statSync(path).isDirectory() ? 0o700 : 0o600)
  }
  if (place.user) chownSync(draft, place.user.uid, place.user.gid)
  // A restore that was cut short leaves a draft, which no start takes for a server.
  renameSync(draft, place.data)
}
