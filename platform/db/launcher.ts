/**
 * Starts Mingfa's own PostgreSQL from npm binaries. The server hangs on a pipe that the kernel closes when this process
 * dies, a kernel lock keeps a second server off the data, and it listens on a private unix socket only.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LaunchFault } from './binaries.ts'
import { type Place, placeOf } from './place.ts'

export type Server = { socket: string; port: number; user: string; password: string }
export type Running = Server & {
  /** Process id of the postmaster. */
  pid: number
  /** Stops at once but cleanly: sessions are ended, everything committed is on disk. */
  stop: () => Promise<void>
  /** Exit code, when the server ends by itself or is stopped. */
  exited: Promise<number>
}

/** Another process runs the server of this installation. */
export class InUse extends LaunchFault {
  constructor(data: string, holder: number | undefined) {
    super(`数据目录 ${data} 正被${holder ? `进程 ${holder} ` : '另一个明法进程（可能在另一个容器中）'}使用，请先停止它`)
  }
}

const PORT = 5432
/** Long enough for the recovery of a large ledger after a crash. */
const START_MS = 600_000
const LOCK_HELD = 75
const INITDB_FAILED = 76

/** For two cores and ledgers of a million rows; durability is left as PostgreSQL has it: on. */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  port: String(PORT),
  max_connections: '120',
  shared_buffers: '256MB',
  effective_cache_size: '2GB',
  work_mem: '32MB',
  maintenance_work_mem: '256MB',
  max_wal_size: '4GB',
  min_wal_size: '256MB',
  checkpoint_timeout: '15min',
  wal_compression: 'pglz',
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'warning',
}

/**
 * Byte order for sorting, whatever the machine; UTF-8 for letters, whatever LANG says: with LC_CTYPE=C
 * trigram search finds nothing in Chinese, without an error.
 */
const INITDB = ['-U', 'postgres', '-A', 'scram-sha-256', '-E', 'UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  .concat(['--lc-collate=C', '--lc-ctype=C.UTF-8', '--no-instructions', '--pwfile=/dev/stdin'])
  .join(' ')

/**
 * Runs in a session of its own. The first line of standard input is the password; its end is the wish to stop, or the death of
 * our process. The lock on descriptor 9 is inherited by every process of the server, so it is free only when all of them are gone;
 * whoever has it may therefore remove a stale postmaster.pid. A first start that was cut short leaves no mark and begins anew.
 */
const SCRIPT = `
read -r password
exec 3<&0 9>>"$MINGFA_LOCK"
if command -v flock >/dev/null 2>&1; then
  flock -w "$MINGFA_LOCK_WAIT" 9 || exit ${LOCK_HELD}
  rm -f "$MINGFA_DATA/postmaster.pid"
fi
echo "$MINGFA_HOLDER" >"$MINGFA_LOCK.holder"
if [ ! -f "$MINGFA_DATA/INITIALISED" ]; then
  rm -rf "$MINGFA_DATA"
  echo "$password" | LC_ALL=C.UTF-8 "$MINGFA_BINARIES/initdb" -D "$MINGFA_DATA" ${INITDB} >&2 3<&- || exit ${INITDB_FAILED}
  : >"$MINGFA_DATA/INITIALISED"
fi
"$MINGFA_BINARIES/postgres" -D "$MINGFA_DATA" "$@" </dev/null >&2 3<&- &
pid=$!
echo "$pid"
exec >&2 9>&-
( cat <&3 >/dev/null; kill -INT "$pid" ) &
wait "$pid"
`

/** Names a process beyond its number, which another process may get later: in a container it usually does. */
function markOf(pid: number): string | undefined {
  const file = `/proc/${pid}/stat`
  if (!existsSync(file)) return undefined
  const started = readFileSync(file, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')[19]
  return `${pid} ${started}`
}

/** Process that holds the data, if it still lives; undefined also where processes cannot be told apart. */
function holderOf(place: Place): number | undefined {
  const file = join(place.home, 'lock.holder')
  const mark = existsSync(file) ? readFileSync(file, 'utf8').trim() : ''
  const pid = Number(mark.split(' ')[0])
  return pid && markOf(pid) === mark ? pid : undefined
}

function startChild(place: Place, holder: number | undefined, settings: Readonly<Record<string, string>>): ChildProcess {
  const log = openSync(join(place.home, 'postgres.log'), 'a', 0o640)
  const options = Object.entries({ ...SETTINGS, unix_socket_directories: place.socket, ...settings })
  const env = {
    PATH: process.env.PATH,
    TZ: 'UTC',
    LC_ALL: 'C',
    LD_LIBRARY_PATH: join(place.binaries, 'lib'),
    MINGFA_BINARIES: join(place.binaries, 'bin'),
    MINGFA_DATA: place.data,
    MINGFA_LOCK: join(place.home, 'lock'),
    // A living holder will not let go; the remains of a dead one need a moment.
    MINGFA_LOCK_WAIT: holder ? '1' : (process.env.MINGFA_LOCK_WAIT ?? '60'),
    MINGFA_HOLDER: markOf(process.pid) ?? String(process.pid),
  }
  const child = spawn('/bin/sh', ['-c', SCRIPT, 'sh', ...options.flatMap(([k, v]) => ['-c', `${k}=${v}`])], {
    ...place.user,
    cwd: place.home,
    env,
    detached: true,
    stdio: ['pipe', 'pipe', log],
  })
  closeSync(log)
  // The server may be gone before it has read all; its exit code tells that, not the pipe.
  child.stdin?.on('error', () => undefined)
  child.stdin?.write(`${place.password}\n`)
  return child
}

function failure(place: Place, code: number, holder: number | undefined): LaunchFault {
  if (code === LOCK_HELD) return new InUse(place.data, holder)
  const log = join(place.home, 'postgres.log')
  const tail = readFileSync(log, 'utf8').trimEnd().split('\n').slice(-12).join('\n')
  return new LaunchFault(`${code === INITDB_FAILED ? '数据库初始化失败' : 'PostgreSQL 未能启动'}（${log}）：\n${tail}`)
}

const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

/** The number of the postmaster, when it says so itself; a postmaster.pid of an earlier one does not count. */
async function ready(place: Place, child: ChildProcess, exited: Promise<number>, holder: number | undefined): Promise<number> {
  let said = ''
  child.stdout?.on('data', (text) => {
    said += text
  })
  let code: number | undefined
  exited.then((c) => {
    code = c
  })
  const file = join(place.data, 'postmaster.pid')
  for (const end = Date.now() + START_MS; Date.now() < end; await sleep(10)) {
    if (code !== undefined) throw failure(place, code, holder)
    const pid = said.trim()
    const lines = pid && existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
    if (pid && lines[0] === pid && lines[7]?.trim() === 'ready') return Number(pid)
  }
  throw new LaunchFault(`PostgreSQL 在 ${START_MS / 60_000} 分钟内未能就绪，详见 ${place.home}/postgres.log`)
}

/** Starts the server whose data lies in `home`/pg; recovery after a crash is part of the start. Throws LaunchFault with what to do, InUse when it runs already. */
export async function startServer(home: string, settings: Readonly<Record<string, string>> = {}): Promise<Running> {
  const place = placeOf(home)
  const holder = holderOf(place)
  const child = startChild(place, holder, settings)
  const exited = new Promise<number>((done, failed) => {
    child.once('exit', (code) => done(code ?? 1))
    child.once('error', failed)
  })
  const stop = async (): Promise<void> => {
    // A program that has nothing else left to do still waits for its database.
    child.ref()
    child.stdin?.end()
    await exited
  }
  try {
    const pid = await ready(place, child, exited, holder)
    child.unref()
    return { socket: place.socket, port: PORT, user: 'postgres', password: place.password, pid, exited, stop }
  } catch (error) {
    child.stdin?.end()
    throw error
  }
}
