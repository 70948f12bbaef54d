/**
 * (j) A recording of `--gb` gigabytes sent as evidence, through a line that breaks in the middle of a part and a server that is stopped and started
 * again, and read back whole. What stands beside the time is the memory of the server, which must not grow with the file.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DEMO_PASSWORD, demoSignIns } from '../../apps/server/demo/index.ts'
import { newId } from '../../platform/db/index.ts'
import { freePort } from '../../platform/testing/index.ts'
import type { Plan } from './measures.ts'
import { startServer } from './stage.ts'
import type { Row } from './table.ts'
import type { UploadFloor } from './upload-floor.ts'

const MB = 1024 * 1024
const PART = 16 * MB
const TUS = { 'tus-resumable': '1.0.0' }

/** A part of a recording: nothing of it repeats, so that nothing can be kept once. */
function part(index: number, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  let x = 2_463_534_242 + index * 7919
  for (let i = 0; i + 4 <= length; i += 4) {
    x ^= x << 13
    x ^= x >>> 17
    x ^= x << 5
    bytes.writeInt32LE(x | 0, i)
  }
  return bytes
}

/** Resident memory of a process in MB; where the system does not tell, nothing. */
function memoryOf({ pid }: ChildProcess): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? Number.NaN) / 1024
  } catch {
    return Number.NaN
  }
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const gone = new Promise((done) => child.once('exit', done))
  child.kill('SIGTERM')
  await gone
}

/** Sends half of a part and breaks the line. */
function brokenPart(url: string, headers: Record<string, string>, bytes: Buffer): Promise<void> {
  return new Promise((done) => {
    const sending = request(url, { method: 'PATCH', headers: { ...headers, 'content-length': String(bytes.length) } })
    sending.on('error', () => done())
    sending.write(bytes.subarray(0, bytes.length / 2), () => {
      sending.destroy()
      done()
    })
  })
}

const median = (ms: readonly number[]): number => [...ms].sort((a, b) => a - b)[Math.floor(ms.length / 2)] ?? 0
const rate = (size: number, ms: readonly number[]): { perSecond: number; medianMs: number } => ({
  perSecond: size / MB / (ms.reduce((a, b) => a + b, 0) / 1000),
  medianMs: median(ms),
})

async function measureFloor(folder: string, size: number): Promise<Row['floor']> {
  const port = await freePort()
  const floor: UploadFloor = { path: join(folder, 'floor.bin'), port }
  const child = fork(join(import.meta.dirname, 'upload-floor.ts'), [JSON.stringify(floor)])
  const url = `http://127.0.0.1:${port}/`
  while (!(await fetch(url).catch(() => undefined))?.ok) await new Promise((next) => setTimeout(next, 100))
  const times: number[] = []
  for (let at = 0; at < size; at += PART) {
    const body = part(at / PART, Math.min(PART, size - at))
    const from = performance.now()
    await fetch(url, { method: 'PATCH', body: body as Uint8Array<ArrayBuffer> })
    times.push(performance.now() - from)
  }
  await stopped(child)
  rmSync(floor.path)
  return rate(size, times)
}

/** A server of its own over an empty installation with people, and a case to which evidence is added. */
async function openCase(home: string) {
  const port = await freePort()
  const base = `http://127.0.0.1:${port}`
  let child = await startServer(home, port, 'people')
  const clerk = demoSignIns().find((s) => s.username.includes('officer'))
  if (!clerk) throw new Error('the demo has no officer')
  const json = { 'content-type': 'application/json', 'x-csrf': '1' }
  const signedIn = await fetch(`${base}/api/session`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ username: clerk.username, password: DEMO_PASSWORD }),
  })
  const cookie = String(signedIn.headers.get('set-cookie')).split(';')[0] ?? ''
  const headers = { cookie, 'x-csrf': '1' }
  const caseId = newId()
  const input = { source: 'inspection', foundOn: '2025-03-01', cause: '占道经营', facts: '在店外经营', happenedOn: '2025-03-01', community: '清河社区' }
  const body = JSON.stringify({ type: 'penalty', office: clerk.office, actionId: newId(), input })
  const opened = await fetch(`${base}/api/cases/${caseId}/registerClue`, { method: 'POST', headers: { ...headers, ...json }, body })
  if (!opened.ok) throw new Error(await opened.text())
  return {
    ...{ base, headers, json, caseId, office: clerk.office },
    server: () => child,
    restart: async () => {
      await stopped(child)
      child = await startServer(home, port, 'people')
    },
  }
}

type Case = Awaited<ReturnType<typeof openCase>>

async function offsetOf({ headers }: Case, url: string): Promise<number> {
  return Number((await fetch(url, { method: 'HEAD', headers: { ...headers, ...TUS } })).headers.get('upload-offset'))
}

/** Sends the whole file; half way through the line breaks and the server is started again. */
async function sendAll(at: Case, url: string, size: number): Promise<{ times: number[]; memory: number[]; lost: number }> {
  const times: number[] = []
  const memory: number[] = []
  const head = (offset: number) => ({ ...at.headers, ...TUS, 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' })
  const half = Math.floor(size / 2 / PART) * PART
  let lost = 0
  for (let offset = 0; offset < size; ) {
    const index = Math.floor(offset / PART)
    const body = part(index, Math.min(PART, size - index * PART)).subarray(offset - index * PART)
    if (offset === half && lost === 0) {
      await brokenPart(url, head(offset), body)
      await at.restart()
      offset = await offsetOf(at, url)
      lost = half + body.length / 2 - offset
      continue
    }
    const from = performance.now()
    const answer = await fetch(url, { method: 'PATCH', headers: head(offset), body: body as Uint8Array<ArrayBuffer> })
    if (answer.status !== 204) throw new Error(`${answer.status} ${await answer.text()}`)
    times.push(performance.now() - from)
    memory.push(memoryOf(at.server()))
    offset = Number(answer.headers.get('upload-offset'))
  }
  return { times, memory, lost }
}

async function register(at: Case, url: string): Promise<{ id: string; sha256: string }> {
  const facts = { kind: 'audiovisual', source: '执法记录仪', collectors: ['某人'], collectedAt: new Date().toISOString(), place: '清河社区' }
  const body = JSON.stringify({ type: 'penalty', office: at.office, case: at.caseId, actionId: newId(), uploads: [url.split('/').at(-1)], ...facts })
  const answer = await fetch(`${at.base}/api/evidence`, { method: 'POST', headers: { ...at.headers, ...at.json }, body })
  const { items } = (await answer.json()) as { items?: { id: string; sha256: string }[] }
  const item = items?.[0]
  if (!item) throw new Error(`the upload was not registered (${answer.status})`)
  return item
}

async function readBack(at: Case, id: string): Promise<{ sha256: string; seconds: number; memory: number[] }> {
  const hash = createHash('sha256')
  const memory: number[] = []
  const from = performance.now()
  const answer = await fetch(`${at.base}/api/evidence/${id}/file?download=1`, { headers: at.headers })
  let seen = 0
  for await (const chunk of answer.body ?? []) {
    hash.update(chunk)
    seen += chunk.length
    if (seen >= PART) {
      seen = 0
      memory.push(memoryOf(at.server()))
    }
  }
  return { sha256: hash.digest('hex'), seconds: (performance.now() - from) / 1000, memory }
}

const span = (mb: readonly number[]): string => `${Math.round(Math.min(...mb))}–${Math.round(Math.max(...mb))} MB`

/** Sends, registers and reads back; says what the server's memory did. False when what came back differs. */
async function measureOurs(at: Case, size: number, say: Plan['say']): Promise<{ ours: Row['ours']; same: boolean }> {
  const begun = await fetch(`${at.base}/api/evidence/uploads?type=penalty&office=${at.office}&case=${at.caseId}`, {
    method: 'POST',
    headers: { ...at.headers, ...TUS, 'upload-length': String(size), 'upload-metadata': `filename ${Buffer.from('记录仪.mp4').toString('base64')}` },
  })
  const url = `${at.base}${begun.headers.get('location')}`
  const { times, memory, lost } = await sendAll(at, url, size)
  const { id, sha256 } = await register(at, url)
  const back = await readBack(at, id)
  const same = back.sha256 === sha256
  const quarter = Math.floor(times.length / 4)
  say(`  broken off and restarted half way: ${(lost / 1024).toFixed(0)} KB had to be sent again`)
  say(
    `  memory of the server: first quarter ${span(memory.slice(0, quarter))}, last quarter ${span(memory.slice(-quarter))}, reading back ${span(back.memory)}`,
  )
  say(`  read back at ${Math.round(size / MB / back.seconds)} MB/s, ${same ? 'every byte as it was' : 'AND IT DIFFERS'}`)
  return { ours: rate(size, times), same }
}

/** Floor and ours over the same bytes. */
export async function measureUploads({ only, say }: Plan, gb: number): Promise<Row[]> {
  if (!only.has('j')) return []
  const size = Math.round(gb * 1024) * MB
  const home = mkdtempSync(join(tmpdir(), 'mingfa-bench-upload-'))
  say(`a recording of ${gb} GB`)
  try {
    const floor = await measureFloor(home, size)
    const at = await openCase(home)
    const { ours, same } = await measureOurs(at, size, say).finally(() => stopped(at.server()))
    return [{ what: `upload of ${gb} GB, MB/s`, clients: 1, floor, ours, failed: same ? 0 : 1 }]
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}
