/** `npm start`: everything in one program. `--roles=web` or `--roles=worker` run half of it, on as many machines as are needed. */
import { parseArgs } from 'node:util'
import { InUse, LaunchFault } from '../../platform/db/index.ts'
import { enqueue, startWorker, type Worker } from '../../platform/jobs/index.ts'
import { nightlyCron } from '../nightly.ts'
import { siteFrom } from '../portal/site.ts'
import { openServices, type Services, settingsFrom } from '../services.ts'
import { tasksOf } from '../tasks.ts'
import { tellingCron } from '../telling.ts'
import { createServer } from './app.ts'
import { DEMO_PASSWORD, demoSignIns, loadDemo, loadPeople, wantsDemo } from './demo/index.ts'
import { buildWorkbench } from './workbench.ts'

const say = (text: string): void => console.error(text)
const onFault = (error: unknown, where: string): void => console.error(`${new Date().toISOString()} ${where}`, error)

function rolesFrom(args: readonly string[]): { web: boolean; worker: boolean } {
  const { values } = parseArgs({ args: [...args], options: { roles: { type: 'string', default: 'web,worker' } } })
  const roles = values.roles.split(',').map((r) => r.trim())
  const odd = roles.find((r) => r !== 'web' && r !== 'worker')
  if (odd !== undefined) throw new LaunchFault(`--roles 应为 web、worker 或者二者（逗号分隔），现有“${odd}”`)
  return { web: roles.includes('web'), worker: roles.includes('worker') }
}

/** '127.0.0.1,10.1.0.0/16' → the addresses and networks of the reverse proxies. */
const proxiesFrom = (text = ''): string[] => text.split(',').flatMap((p) => p.trim() || [])

/** An empty installation of our own gets the demo; with MINGFA_DEMO=people its offices and people without records; with MINGFA_DEMO=off nothing. */
async function demo(services: Services): Promise<void> {
  const asked = process.env.MINGFA_DEMO ?? 'all'
  if (asked === 'off' || services.settings.url || !(await wantsDemo(services))) return
  if (asked === 'people') {
    await loadPeople(services)
    return
  }
  say('首次启动，正在装入演示数据（约一分钟）…')
  const { rows, cases } = await loadDemo(services, say)
  say(`演示数据已装入：补录 ${rows} 件，办理 ${cases} 件；更早年度的随后在后台装入`)
  const client = await services.db.app.connect()
  try {
    // Tonight's reminders at once, so that the bell has something to say on the first day.
    for (const task of ['nightly-seal', 'nightly-terms', 'nightly-check', 'demo-older']) await enqueue(client, { task, payload: {}, key: task })
  } finally {
    client.release()
  }
}

/** Cases from before there was a queue get theirs at once, in the background, and not only at night. */
async function fillQueue(services: Services): Promise<void> {
  if (!services.migrated.some((id) => id.includes('0085-case-task'))) return
  const client = await services.db.app.connect()
  try {
    await enqueue(client, { task: 'fill-queue', payload: {}, key: 'fill-queue' })
  } finally {
    client.release()
  }
}

async function listen(services: Services): Promise<{ close: () => Promise<void> }> {
  const { app } = await createServer(services, { onFault, site: siteFrom(process.env), proxies: proxiesFrom(process.env.MINGFA_PROXY) })
  const { port } = services.settings
  try {
    await app.listen({ port, host: process.env.HOST ?? '0.0.0.0' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') throw new LaunchFault(`端口 ${port} 已被占用，请先停止占用它的程序，或用 PORT 指定另一个端口`)
    throw error
  }
  return { close: () => app.close() }
}

/** Addresses and, for the demo, one sign-in for each role. */
async function greet(services: Services): Promise<void> {
  const base = `http://localhost:${services.settings.port}`
  console.log(`\n  门户    ${base}/\n  工作台  ${base}/workbench\n  接口    ${base}/api/openapi.json\n`)
  const offices = new Map((await services.offices.all()).map((o) => [o.id, o.name]))
  const signIns = demoSignIns().filter((s) => offices.has(s.office))
  if (services.settings.url || signIns.length === 0) return
  console.log(`  演示账号（密码都是 ${DEMO_PASSWORD}）：`)
  for (const { role, name, username, office } of signIns) console.log(`    ${username.padEnd(12)} ${role}　${name}　${offices.get(office) ?? ''}`)
  console.log('')
}

/** Stops once: no new requests, running ones end, jobs end, the database closes. A second signal stops at once. */
function stopOn(stop: () => Promise<void>): void {
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(130)
      stopping = true
      say('正在停止…')
      stop().then(
        () => process.exit(0),
        (error) => {
          onFault(error, 'stop')
          process.exit(1)
        },
      )
    })
  }
}

async function main(): Promise<void> {
  const roles = rolesFrom(process.argv.slice(2))
  const settings = settingsFrom(process.env)
  const services = await openServices(settings)
  let web: { close: () => Promise<void> } | undefined
  let worker: Worker | undefined
  let stopping = false
  stopOn(async () => {
    stopping = true
    await web?.close()
    await worker?.stop()
    await services.close()
  })
  services.db.ended.then((code) => {
    if (stopping) return
    say(`数据库意外停止（${code}），程序随之退出；再次启动会自行恢复`)
    process.exit(1)
  })
  if (roles.web) await buildWorkbench(say)
  await demo(services)
  await fillQueue(services)
  if (roles.worker) {
    worker = await startWorker(services.db.config('mingfa_worker'), { tasks: tasksOf(services), cron: [...nightlyCron, ...tellingCron], onFault })
  }
  if (roles.web) {
    web = await listen(services)
    await greet(services)
  } else say('后台任务进程已启动')
}

try {
  await main()
} catch (error) {
  if (error instanceof LaunchFault || error instanceof InUse) say(error.message)
  else onFault(error, 'start')
  process.exit(1)
}
