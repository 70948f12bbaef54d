// Runs on any Node >= 20.19 with nothing installed: installs what the lock names, then runs a program on the pinned Node.
// Usage: node tools/ready.mjs PROGRAM [ARGUMENTS]; standard output belongs to the program alone.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const self = fileURLToPath(import.meta.url)
const root = dirname(dirname(self))
const windows = process.platform === 'win32'
const lock = join(root, 'package-lock.json')
const stamp = join(root, 'node_modules', '.mingfa-installed')
const claim = join(root, '.install-lock')
const node = join(root, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node')

const say = (text) => process.stderr.write(`${text}\n`)
const wanted = () => createHash('sha256').update(readFileSync(lock)).digest('hex')
const installed = () => !existsSync(lock) || (existsSync(node) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted())

function npm(...args) {
  const cli = process.env.npm_execpath ?? ''
  const known = cli.endsWith('npm-cli.js')
  const options = { cwd: root, stdio: ['ignore', 2, 2], shell: windows && !known }
  return spawnSync(known ? process.execPath : 'npm', [...(known ? [cli] : []), ...args, '--no-fund', '--no-audit', '--loglevel=error'], options).status === 0
}

function install() {
  say('正在安装依赖（首次约一分钟）… installing dependencies')
  if (!npm('ci', '--include=dev', '--include=optional')) {
    say('依赖安装失败，请检查网络能否访问 npm 源后重试。 npm ci failed; see above.')
    process.exit(1)
  }
  // The pinned Node is fetched by an install script, which a machine's npm may be told not to run.
  if (!existsSync(node)) npm('rebuild', 'node', '--ignore-scripts=false')
  if (!existsSync(node)) {
    say('未能取得所需的 Node（npm 包 node 的安装脚本未运行），请允许该脚本后重试。 npm did not run the install script of the package "node".')
    process.exit(1)
  }
  writeFileSync(stamp, wanted())
}

function alive(pid) {
  try {
    return pid !== process.pid && process.kill(pid, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Two programs started at once on a fresh clone: the second waits for the first, and takes over if that one died. */
function claimed() {
  const mark = join(claim, 'pid')
  for (let waited = 0; ; waited += 500) {
    try {
      mkdirSync(claim)
      writeFileSync(mark, String(process.pid))
      return
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500)
    const holder = existsSync(mark) ? Number(readFileSync(mark, 'utf8')) : 0
    if (holder ? !alive(holder) : waited > 5000) rmSync(claim, { recursive: true, force: true })
  }
}

function installOnce() {
  claimed()
  process.once('exit', () => rmSync(claim, { recursive: true, force: true }))
  if (!installed()) install()
  rmSync(claim, { recursive: true, force: true })
}

/** Runs a program of this clone on the pinned Node; arguments, streams, signals and exit code go through. */
export function run(program, args) {
  if (!installed()) installOnce()
  const child = spawn(existsSync(node) ? node : process.execPath, ['--disable-warning=ExperimentalWarning', join(root, program), ...args], {
    stdio: 'inherit',
    env: { ...process.env, PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH}` },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    // A terminal sends Ctrl-C to the program as well; a second one would read as impatience.
    process.on(signal, () => (signal === 'SIGINT' && process.stdin.isTTY) || child.kill(signal))
  }
  child.on('error', (error) => {
    say(error.message)
    process.exit(1)
  })
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 1)))
}

if (process.argv[1] && realpathSync(process.argv[1]) === self) {
  const [program, ...args] = process.argv.slice(2)
  run(program, args)
}
