import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { freePort } from '../../platform/testing/index.ts'
import { projectRoot } from '../services.ts'

const home = mkdtempSync(join(tmpdir(), 'mingfa-main-'))
const running = new Set<ChildProcess>()

afterEach(async () => {
  for (const child of running) {
    child.kill('SIGTERM')
    await new Promise((done) => (child.exitCode === null && child.signalCode === null ? child.once('exit', done) : done(undefined)))
  }
  running.clear()
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

type Program = { child: ChildProcess; output: () => string; ended: Promise<number | null> }

/** The program as `npm start` runs it, without the demo. */
function start(port: number, ...args: string[]): Program {
  const env = { ...process.env, MINGFA_HOME: home, MINGFA_DEMO: 'off', PORT: String(port), HOST: '127.0.0.1' }
  const child = spawn(process.execPath, [join(projectRoot, 'apps/server/main.ts'), ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  running.add(child)
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text) => {
      said += text
    })
  }
  return { child, output: () => said, ended: new Promise((done) => child.once('exit', (code) => done(code))) }
}

/** Waits until the program answers, or says why it never will. */
async function ready(port: number, program: Program): Promise<void> {
  for (;;) {
    if (program.child.exitCode !== null) throw new Error(program.output())
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((next) => setTimeout(next, 100))
  }
}

const postmaster = (): number => Number(readFileSync(join(home, 'pg', 'data', 'postmaster.pid'), 'utf8').split('\n')[0])
const alive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

describe('启动与停止', () => {
  it('启动后门户、工作台、接口都在同一个地址；停止时数据库一并停止，退出码为 0', async () => {
    const port = await freePort()
    const program = start(port)
    await ready(port, program)
    const get = (path: string) => fetch(`http://127.0.0.1:${port}${path}`)
    expect(await (await get('/')).text()).toContain('法治政府公众服务平台')
    const workbench = await get('/workbench/')
    const script = /assets\/[\w-]+\.js/.exec(await workbench.text())?.[0]
    const asset = await fetch(`http://127.0.0.1:${port}/workbench/${script}`, { headers: { 'accept-encoding': 'gzip' } })
    expect([asset.headers.get('content-encoding'), asset.headers.get('cache-control')]).toEqual(['gzip', 'public, max-age=31536000, immutable'])
    expect((await get('/api/openapi.json')).status).toBe(200)
    const pid = postmaster()
    program.child.kill('SIGTERM')
    expect(await program.ended).toBe(0)
    expect(alive(pid)).toBe(false)
  })

  it('只做后台任务的进程不开端口；自己的数据库突然没了，以非零退出，下次启动自行恢复', async () => {
    const port = await freePort()
    const worker = start(port, '--roles=worker')
    while (!worker.output().includes('后台任务进程已启动') && worker.child.exitCode === null) await new Promise((next) => setTimeout(next, 50))
    await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow()
    process.kill(postmaster(), 'SIGKILL')
    expect(await worker.ended).toBe(1)
    const again = start(port)
    await ready(port, again)
    again.child.kill('SIGINT')
    expect(await again.ended).toBe(0)
  })

  it('进程被强行结束，数据库不会留下来；下次启动照常', async () => {
    const port = await freePort()
    const first = start(port)
    await ready(port, first)
    const pid = postmaster()
    first.child.kill('SIGKILL')
    await first.ended
    const second = start(port)
    await ready(port, second)
    expect(alive(pid)).toBe(false)
  })

  it('不认识的职责、被占用的端口，说明怎么办', async () => {
    const port = await freePort()
    const odd = start(port, '--roles=web,other')
    expect(await odd.ended).toBe(1)
    expect(odd.output()).toContain('--roles 应为 web、worker 或者二者')
    const server = createServer().listen(port, '127.0.0.1')
    const taken = start(port, '--roles=web')
    expect(await taken.ended).toBe(1)
    expect(taken.output()).toContain(`端口 ${port} 已被占用`)
    server.close()
  })
})
