// Runs on any Node >= 20.19 with nothing installed: installs what the lock names, then runs a program on the pinned Node.
// Usage: node tools/ready.mjs PROGRAM [ARGUMENTS]
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const stamp = join(root, 'node_modules', '.mingfa-installed')
const claim = join(root, '.install-lock')
const wanted = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex')

const installed = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted

function install() {
  process.stderr.write('正在安装依赖（首次约一分钟）… installing dependencies\n')
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : [process.platform === 'win32' ? 'npm.cmd' : 'npm']
  const args = [...npm.slice(1), 'ci', '--no-fund', '--no-audit', '--loglevel=error']
  const done = spawnSync(npm[0], args, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' && npm.length === 1 })
  if (done.status !== 0) {
    process.stderr.write('依赖安装失败，请检查网络能否访问 npm 源后重试。\n')
    process.exit(1)
  }
  writeFileSync(stamp, wanted)
}

// Two programs started at once on a fresh clone: the second waits for the first.
function installOnce() {
  for (;;) {
    try {
      mkdirSync(claim)
      break
    } catch {
      if (Date.now() - statSync(claim, { throwIfNoEntry: false })?.mtimeMs > 600_000) rmSync(claim, { recursive: true, force: true })
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500)
    }
    if (installed()) return
  }
  try {
    if (!installed()) install()
  } finally {
    rmSync(claim, { recursive: true, force: true })
  }
}

if (!installed()) installOnce()

const [program, ...args] = process.argv.slice(2)
const node = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
const child = spawn(existsSync(node) ? node : process.execPath, ['--disable-warning=ExperimentalWarning', join(root, program), ...args], {
  stdio: 'inherit',
  env: { ...process.env, PATH: `${join(root, 'node_modules', '.bin')}:${process.env.PATH}` },
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('error', (error) => {
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
})
child.on('exit', (code, signal) => process.exit(signal ? 130 : (code ?? 1)))
