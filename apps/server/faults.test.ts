import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { newId } from '../../platform/db/index.ts'
import { freePort } from '../../platform/testing/index.ts'
import { verify } from '../../platform/verify/index.ts'
import { openServices, projectRoot } from '../services.ts'
import { DEMO_PASSWORD } from './demo/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'mingfa-killed-'))
// As root the database runs as somebody else, who must be able to get here.
chmodSync(folder, 0o755)
const home = join(folder, 'home')
mkdirSync(home)
const running = new Set<ChildProcess>()
afterAll(() => {
  for (const child of running) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

const WRITERS = 16
const BEFORE_KILL = 120

type Program = { child: ChildProcess; base: string; ended: Promise<void> }

/** The program as `npm start` runs it, with offices and people and without records; resolves when it answers. */
async function start(): Promise<Program> {
  const port = await freePort()
  const { DATABASE_URL: _, ...clean } = process.env
  const env = { ...clean, MINGFA_HOME: home, MINGFA_DEMO: 'people', PORT: String(port), HOST: '127.0.0.1' }
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(projectRoot, 'apps/server/main.ts')], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text) => {
      said += text
    })
  }
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  const base = `http://127.0.0.1:${port}`
  for (;;) {
    if (child.exitCode !== null) throw new Error(said)
    const answer = await fetch(`${base}/readyz`).catch(() => undefined)
    if (answer?.ok) return { child, base, ended }
    await new Promise((next) => setTimeout(next, 100))
  }
}

async function signIn({ base }: Program, username: string): Promise<Record<string, string>> {
  const body = JSON.stringify({ username, password: DEMO_PASSWORD })
  const answer = await fetch(`${base}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  if (!answer.ok) throw new Error(await answer.text())
  return { cookie: String(answer.headers.get('set-cookie')).split(';')[0] ?? '', 'x-csrf': '1', 'content-type': 'application/json' }
}

type Sent = { username: string; path: string; body: Record<string, unknown> & { actionId: string } }

const streets = [
  ['mediator', 999901001],
  ['yunxi-mediator', 999901002],
] as const

/** One dispute found, as the workbench sends it. */
function dispute(n: number): Sent {
  const [username, office] = streets[n % 2 ? 0 : 1]
  const input = { finder: '排查员', partyA: '褚甲', partyB: '卫乙', disputeKind: 'neighbour', community: '清河社区', brief: '楼上漏水' }
  return { username, path: `/api/cases/${newId()}/find`, body: { type: 'mediation', office, actionId: newId(), input } }
}

const post = (base: string, headers: Record<string, string>, { path, body }: Sent): Promise<Response> =>
  fetch(`${base}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })

type Writing = { acknowledged: Set<string>; unsure: Sent[]; whenAbout: Promise<void>; stopped: Promise<unknown> }

/** Writers who go on until the server answers no more. */
async function write(program: Program): Promise<Writing> {
  const headers = Object.fromEntries(await Promise.all(streets.map(async ([u]) => [u, await signIn(program, u)] as const)))
  const acknowledged = new Set<string>()
  const unsure: Sent[] = []
  let reached: () => void = () => undefined
  const whenAbout = new Promise<void>((done) => {
    reached = done
  })
  const writer = async (n: number): Promise<void> => {
    for (;;) {
      const sent = dispute(n)
      const answer = await post(program.base, headers[sent.username] ?? {}, sent).catch(() => undefined)
      const told = answer?.ok ? ((await answer.json().catch(() => undefined)) as { receipt?: { actionId: string } } | undefined) : undefined
      if (told?.receipt?.actionId !== sent.body.actionId) {
        unsure.push(sent)
        return
      }
      acknowledged.add(sent.body.actionId)
      if (acknowledged.size === BEFORE_KILL) reached()
    }
  }
  return { acknowledged, unsure, whenAbout, stopped: Promise.all(Array.from({ length: WRITERS }, (_, n) => writer(n))) }
}

async function loggedIds(): Promise<Set<string>> {
  const services = await openServices({ home, digest: 'sha256', port: 0 })
  try {
    expect(await verify(services.ledger.context)).toMatchObject({ ok: true, findings: [] })
    return new Set((await services.db.owner.query<{ id: string }>('select id from mingfa.case_action')).rows.map((r) => r.id))
  } finally {
    await services.close()
  }
}

/** After a new start: all that was acknowledged is there; what was not is sent again, and is there once. */
async function nothingIsLost({ acknowledged, unsure }: Writing): Promise<void> {
  const program = await start()
  const kept = await loggedIds()
  expect([...acknowledged].filter((id) => !kept.has(id))).toEqual([])
  expect(unsure.length).toBeGreaterThan(0)
  for (const sent of unsure) {
    const answer = await post(program.base, await signIn(program, sent.username), sent)
    expect([answer.status, ((await answer.json()) as { receipt: { actionId: string } }).receipt.actionId]).toEqual([200, sent.body.actionId])
  }
  expect((await loggedIds()).size).toBe(kept.size + unsure.filter((s) => !kept.has(s.body.actionId)).length)
  program.child.kill('SIGTERM')
  await program.ended
}

const postmaster = (): number => Number(readFileSync(join(home, 'pg/data/postmaster.pid'), 'utf8').split('\n')[0])

describe('十六个人正在办案时', () => {
  it.each([
    ['服务程序被 kill -9', ({ child }: Program) => child.kill('SIGKILL')],
    ['PostgreSQL 被 kill -9', () => process.kill(postmaster(), 'SIGKILL')],
    [
      '两者一起被 kill -9',
      ({ child }: Program) => {
        process.kill(postmaster(), 'SIGKILL')
        child.kill('SIGKILL')
      },
    ],
  ])('%s：再次启动后，已答复的一件不少；没有答复的重发一次，也只有一件；核验通过', async (_what, kill) => {
    const program = await start()
    const writing = await write(program)
    await writing.whenAbout
    kill(program)
    await Promise.all([writing.stopped, program.ended])
    await nothingIsLost(writing)
  })
})
