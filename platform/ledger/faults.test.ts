import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '../db/index.ts'
import { prepareSample, type Sent, sampleLedger } from '../testing/index.ts'
import { verify } from '../verify/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'mingfa-faults-'))
// As root the server runs as somebody else, who must be able to get here.
chmodSync(folder, 0o755)
const home = join(folder, 'home')
const writersProgram = join(dirname(import.meta.dirname), 'testing', 'writers.ts')
const WRITERS = 16
const BEFORE_KILL = 200

let db: Database | undefined

beforeAll(async () => {
  mkdirSync(home)
  db = await openDatabase({ home })
  await prepareSample(db)
})
afterAll(async () => {
  await db?.close()
  rmSync(folder, { recursive: true, force: true })
})

type Writing = {
  child: ChildProcess
  sent: Map<string, Sent>
  acknowledged: Set<string>
  /** Resolves when so many actions have been acknowledged. */
  after: (count: number) => Promise<void>
  /** Resolves when the process is gone and everything it said has been read. */
  gone: Promise<void>
}

function startWriters(): Writing {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', writersProgram, home, String(WRITERS)], { stdio: ['ignore', 'pipe', 'pipe'] })
  const sent = new Map<string, Sent>()
  const acknowledged = new Set<string>()
  const waiting: { count: number; done: () => void; failed: (error: Error) => void }[] = []
  let trouble = ''
  child.stderr?.on('data', (text) => {
    trouble += text
  })
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream })
  lines.on('line', (line) => {
    const rest = line.slice(5)
    if (line.startsWith('sent ')) {
      const one = JSON.parse(rest) as Sent
      sent.set(one.request.actionId, one)
    }
    if (line.startsWith('done ')) acknowledged.add(rest)
    for (const w of waiting) if (acknowledged.size >= w.count) w.done()
  })
  const gone = new Promise<void>((done) => lines.on('close', done))
  gone.then(() => {
    for (const w of waiting) w.failed(new Error(`the writers ended early: ${trouble}`))
  })
  return { child, sent, acknowledged, gone, after: (count) => new Promise((done, failed) => waiting.push({ count, done, failed })) }
}

const postmaster = (): number => Number(readFileSync(join(home, 'pg/data/postmaster.pid'), 'utf8').split('\n')[0])

/** Everything acknowledged is there, once; what was not acknowledged may be sent again and is there once as well. */
async function nothingIsLost({ sent, acknowledged }: Writing): Promise<void> {
  const { ledger, viewer } = sampleLedger(db as Database)
  const ids = async (): Promise<Set<string>> => {
    const { rows } = await (db as Database).owner.query<{ id: string }>('select id from mingfa.case_action')
    return new Set(rows.map((r) => r.id))
  }
  const kept = await ids()
  expect([...acknowledged].filter((id) => !kept.has(id))).toEqual([])
  expect(await verify(ledger.context)).toMatchObject({ ok: true, findings: [] })

  const unsure = [...sent.values()].filter(({ request }) => !acknowledged.has(request.actionId))
  expect(unsure.length).toBeGreaterThan(0)
  for (const { username, request } of unsure) expect(await ledger.act(await viewer(username), request)).toMatchObject({ done: { actionId: request.actionId } })
  const after = await ids()
  expect(after.size).toBe(kept.size + unsure.filter(({ request }) => !kept.has(request.actionId)).length)
  expect(await verify(ledger.context)).toMatchObject({ ok: true, findings: [], actions: after.size })
}

describe('正在写入时被强行终止', () => {
  it('写入的程序被 kill -9：已答复的动作一个不少，核验通过，汇总等于记录', async () => {
    const writing = startWriters()
    await writing.after(BEFORE_KILL)
    writing.child.kill('SIGKILL')
    await writing.gone
    await nothingIsLost(writing)
  })

  it('PostgreSQL 被 kill -9：恢复之后一个不少；未得到答复的重发一次，也只有一个', async () => {
    const writing = startWriters()
    await writing.after(BEFORE_KILL)
    process.kill(postmaster(), 'SIGKILL')
    await writing.gone
    await db?.ended
    await db?.close()
    db = await openDatabase({ home })
    await nothingIsLost(writing)
  })

  it('程序和 PostgreSQL 一起被 kill -9：下一次启动自行恢复，一个不少', async () => {
    await db?.close()
    const writing = startWriters()
    await writing.after(BEFORE_KILL)
    process.kill(postmaster(), 'SIGKILL')
    writing.child.kill('SIGKILL')
    await writing.gone
    db = await openDatabase({ home })
    await nothingIsLost(writing)
  })
})
