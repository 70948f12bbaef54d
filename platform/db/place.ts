/** Where the embedded server lives and as whom it runs: its user, its folders, its socket and its password. */
import { spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { binariesFor, LaunchFault, reachable, type ServerUser } from './binaries.ts'

export type Place = { home: string; data: string; binaries: string; socket: string; user: ServerUser | undefined; password: string }

/** The kernel allows 107 bytes for the path of a unix socket; '/.s.PGSQL.5432' takes 14 of them. */
const LONGEST_SOCKET_FOLDER = 90

const asRoot = (): boolean => process.getuid?.() === 0

function lookUp(name: string): ServerUser {
  const id = (flag: string): number => Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout?.trim() || Number.NaN)
  const user = { uid: id('-u'), gid: id('-g') }
  if (!Number.isInteger(user.uid) || !Number.isInteger(user.gid) || user.uid === 0) {
    throw new LaunchFault(`PostgreSQL 不能以用户“${name}”运行：请用 PGD_USER 指定本机已有的普通用户`)
  }
  return user
}

/** PostgreSQL refuses to run as root: then it runs as the owner of existing data, else as PGD_USER, else as nobody. */
function serverUser(data: string): ServerUser | undefined {
  const owner = statSync(data, { throwIfNoEntry: false })
  if (asRoot()) return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : lookUp(process.env.PGD_USER ?? 'nobody')
  if (owner && owner.uid !== process.getuid?.()) {
    throw new LaunchFault(`数据目录 ${data} 属于另一个用户（uid ${owner.uid}），请以该用户或 root 启动`)
  }
  return undefined
}

/**
 * Folder for the server's files: `home`; or, as root below a private folder, one that the server's user can reach,
 * named by an id kept in `home` so that a new `home` never meets old data.
 */
function reachableHome(home: string): string {
  const base = resolve(home)
  mkdirSync(base, { recursive: true })
  if (!asRoot()) return base
  if (reachable(dirname(base))) {
    chmodSync(base, statSync(base).mode | 0o011)
    return base
  }
  const mark = join(base, 'server-id')
  if (!existsSync(mark)) writeFileSync(mark, randomBytes(8).toString('hex'))
  const elsewhere = join('/var/lib/mingfa', readFileSync(mark, 'utf8'))
  process.stderr.write(`${base} 位于仅 root 可进入的目录之下，数据库文件改存于 ${elsewhere}\n`)
  return elsewhere
}

function folderOf(user: ServerUser | undefined, folder: string, mode: number): string {
  mkdirSync(folder, { recursive: true })
  if (user) chownSync(folder, user.uid, user.gid)
  chmodSync(folder, mode)
  return folder
}

/** A socket folder beside the data, or in the folder for temporary files when the path would be too long. */
function socketFolder(home: string, user: ServerUser | undefined): string {
  const near = join(home, 'socket')
  if (Buffer.byteLength(near) <= LONGEST_SOCKET_FOLDER) return folderOf(user, near, 0o700)
  const short = join(tmpdir(), `mingfa-${createHash('sha256').update(near).digest('hex').slice(0, 12)}`)
  // Anybody may have made this name in a shared folder; what is not ours must not be taken over.
  const there = lstatSync(short, { throwIfNoEntry: false })
  if (there && (!there.isDirectory() || ![process.getuid?.(), user?.uid].includes(there.uid))) {
    throw new LaunchFault(`${short} 被其他用户占用，请删除它，或把 MINGFA_HOME 设到路径较短的目录`)
  }
  return folderOf(user, short, 0o700)
}

/** The password is random, made once and kept beside the data, readable by its owner only. */
function passwordOf(home: string): string {
  const file = join(home, 'password')
  try {
    writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFileSync(file, 'utf8')
}

/** Prepares everything that the server of an installation needs before it can be started. Throws LaunchFault. */
export function placeOf(home: string): Place {
  if (process.platform === 'win32') throw new LaunchFault('内置 PostgreSQL 不支持直接在 Windows 上运行，请在 WSL 中启动，或用 DATABASE_URL 指定服务器')
  const base = join(reachableHome(home), 'pg')
  const data = join(base, 'data')
  const user = serverUser(data)
  folderOf(user, base, 0o755)
  return { home: base, data, binaries: binariesFor(user, base), socket: socketFolder(base, user), user, password: passwordOf(base) }
}
