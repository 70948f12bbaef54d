/** Backup and restore: the database, the key of the personal data, the files, and a manifest that proves them. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { chmod, open } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import {
  administrator,
  type CopiedFile,
  copyHashed,
  copyServer,
  type Migration,
  migrate,
  type OpenOptions,
  openDatabase,
  restoreServer,
  serverPassword,
} from '../db/index.ts'
import { prepareQueue } from '../jobs/index.ts'
import { BackupFault, damagedFiles, MANIFEST, type Manifest, readManifest } from './manifest.ts'
import { type BackupParts, chainHeads, knownFigures, whileNobodyWrites } from './prove.ts'
import { exportTables, importTables } from './tables.ts'

export { BackupFault, type Manifest } from './manifest.ts'
export { type BackupParts, type Proof, prove } from './prove.ts'

const PASSWORD = 'home/password'

const isEmpty = (dir: string): boolean => !existsSync(dir) || readdirSync(dir).length === 0

type Notes = Pick<Manifest, 'heads' | 'figures' | 'migrations'>

async function note(parts: BackupParts, client: Parameters<typeof chainHeads>[0]): Promise<Notes> {
  const applied = await client.query<{ id: string }>('select id from mingfa.migration order by applied_at, id')
  return { heads: await chainHeads(client), figures: await knownFigures(parts), migrations: applied.rows.map((r) => r.id) }
}

const NOTHING: Notes = { heads: [], figures: [], migrations: [] }

async function copyDatabase(parts: BackupParts, dir: string): Promise<{ files: CopiedFile[]; notes: Notes }> {
  let notes = NOTHING
  const atMoment = (mark: () => Promise<void>): Promise<void> =>
    whileNobodyWrites(parts.db, async (client) => {
      notes = await note(parts, client)
      await mark()
    })
  if (!parts.url) {
    const files = await copyServer(parts.home, join(dir, 'server'), atMoment)
    return { files: files.map((f) => ({ ...f, path: `server/${f.path}` })), notes }
  }
  const client = await administrator(parts)
  try {
    return { files: await exportTables(client, dir, atMoment), notes }
  } finally {
    await client.end()
  }
}

function writeKept(dir: string, path: string, text: string): CopiedFile {
  mkdirSync(dirname(join(dir, path)), { recursive: true })
  writeFileSync(join(dir, path), text, { mode: 0o600 })
  return { path, size: Buffer.byteLength(text), sha256: createHash('sha256').update(text).digest('hex') }
}

/** The server itself, which is copied apart, how to reach it, and where its data lies. */
const OF_THE_SERVER = new Set(['pg', 'server.json', 'server-id'])

/** Files of a folder with all below it, by path from `home`. */
const filesBelow = (home: string, folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((e) => (e.isFile() ? [join(e.parentPath, e.name).slice(home.length + 1)] : []))
    : []

/** Key, password, stored files and fonts; copied after the database, since a file is stored before the row that names it. */
async function copyHome(parts: BackupParts, dir: string): Promise<CopiedFile[]> {
  const { home, url } = parts
  const own = readdirSync(home, { withFileTypes: true }).filter((e) => !OF_THE_SERVER.has(e.name))
  const copied: CopiedFile[] = []
  for (const path of own.flatMap((e) => (e.isDirectory() ? filesBelow(home, join(home, e.name)) : [e.name]))) {
    try {
      copied.push({ path: `home/${path}`, ...(await copyHashed(join(home, path), join(dir, 'home', path))) })
    } catch (error) {
      // A file on its way into the store goes by another name until it is whole.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
  }
  if (!url) copied.push(writeKept(dir, PASSWORD, serverPassword(home)))
  return copied
}

/** Everything in a folder is on disk when this returns: in one go where the system can, else file by file. */
async function flushed(dir: string): Promise<void> {
  if (spawnSync('sync', ['-f', dir]).status === 0) return
  for (const path of filesBelow(dir, dir)) {
    const file = await open(join(dir, path), 'r')
    await file.sync().finally(() => file.close())
  }
}

/** Makes a backup in an empty folder while people go on working; writers wait for moments only. Throws BackupFault. */
export async function createBackup(parts: BackupParts, dir: string): Promise<Manifest> {
  if (!isEmpty(dir)) throw new BackupFault(`${dir} 不是空目录，请另指定一个目录`)
  if (!relative(parts.home, dir).startsWith('..')) throw new BackupFault(`${dir} 在数据目录 ${parts.home} 之内，数据没了备份也就没了，请另指定一个目录`)
  mkdirSync(dir, { recursive: true })
  // Whoever can read a backup can read everything.
  await chmod(dir, 0o700)
  const { files, notes } = await copyDatabase(parts, dir)
  files.push(...(await copyHome(parts, dir)))
  await flushed(dir)
  const kind = parts.url ? 'tables' : 'server'
  const manifest: Manifest = { format: 'mingfa-backup-1', madeAt: parts.context.now().toISOString(), kind, ...notes, files }
  // The manifest comes last and whole: a folder without one is no backup.
  writeFileSync(join(dir, `${MANIFEST}.draft`), JSON.stringify(manifest, null, 1), { mode: 0o600 })
  renameSync(join(dir, `${MANIFEST}.draft`), join(dir, MANIFEST))
  return manifest
}

async function restoreHome(dir: string, home: string, manifest: Manifest): Promise<void> {
  for (const { path } of manifest.files) {
    if (path.startsWith('home/') && path !== PASSWORD) await copyHashed(join(dir, path), join(home, path.slice('home/'.length)))
  }
}

async function restoreTables(dir: string, options: OpenOptions, manifest: Manifest, migrations: readonly Migration[]): Promise<void> {
  const known = new Map(migrations.map((m) => [m.id, m]))
  const unknown = manifest.migrations.filter((id) => !known.has(id))
  if (unknown.length > 0) throw new BackupFault(`备份来自更新的版本，本程序没有这些迁移：${unknown.join('、')}；请升级后再恢复`)
  const db = await openDatabase(options)
  try {
    const { rows } = await db.owner.query<{ found: string | null }>(`select to_regclass('mingfa.migration')::text as found`)
    if (rows[0]?.found) throw new BackupFault('目标数据库中已有明法的数据，请指定一个空的数据库')
    await prepareQueue(db.config('mingfa_worker'))
    await migrate(
      db.owner,
      manifest.migrations.flatMap((id) => known.get(id) ?? []),
    )
    const client = await administrator(options)
    try {
      await importTables(client, dir)
    } finally {
      await client.end()
    }
  } finally {
    await db.close()
  }
}

/**
 * Puts a backup in place in an empty home (and, for one made of tables, an empty database); opening the services then finds it.
 * Every file is checked first. Throws BackupFault, and then nothing has been touched.
 */
export async function restoreBackup(dir: string, options: OpenOptions, migrations: readonly Migration[]): Promise<Manifest> {
  if (!statSync(dir, { throwIfNoEntry: false })?.isDirectory()) throw new BackupFault(`没有目录 ${dir}`)
  const manifest = readManifest(dir)
  const { home, url } = options
  if (!isEmpty(home)) throw new BackupFault(`${home} 中已有数据；恢复只写入空的 MINGFA_HOME，请另指定一个，或先移走原有数据`)
  if (manifest.kind === 'server' && url) throw new BackupFault('该备份是内置数据库的文件，请不设 DATABASE_URL 恢复')
  const damaged = await damagedFiles(dir, manifest)
  if (damaged.length > 0) throw new BackupFault(`备份已损坏，共 ${damaged.length} 处：\n${damaged.slice(0, 20).join('\n')}`)
  mkdirSync(home, { recursive: true })
  if (manifest.kind === 'server') await restoreServer(home, join(dir, 'server'), readFileSync(join(dir, PASSWORD), 'utf8'))
  else await restoreTables(dir, options, manifest, migrations)
  await restoreHome(dir, home, manifest)
  await flushed(home)
  return manifest
}
