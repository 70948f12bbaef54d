/** A large recording through a lost connection, a restart of the server and a scanner: nothing is lost, nothing is kept twice, nothing infected gets out. */
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { request } from 'node:http'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../platform/db/index.ts'
import { EAST } from '../../platform/testing/index.ts'
import type { CustodyRow, EvidenceItem, EvidencePage } from '../workbench/evidence-types.ts'
import { type EvidenceStage, openEvidenceStage, type StoreKind } from './evidence.stage.ts'

const TODAY = '2026-03-04'
const MB = 1024 * 1024
const facts = { kind: 'audiovisual', source: '执法记录仪', collectors: ['赵一'], collectedAt: '2026-03-04T09:30:00+08:00', place: '清河社区' }

/** A recording that compresses badly and repeats nowhere. */
function recording(size: number): Buffer {
  const bytes = Buffer.alloc(size)
  let x = 88_172_645
  for (let i = 0; i + 4 <= size; i += 4) {
    x ^= x << 13
    x ^= x >>> 17
    x ^= x << 5
    bytes.writeInt32LE(x, i)
  }
  bytes.write('\0\0\0\x20ftypisom', 0, 'latin1')
  return bytes
}

async function open(stage: EvidenceStage, caseId: string, size: number, name = '记录仪.mp4'): Promise<string> {
  const metadata = `filename ${Buffer.from(name).toString('base64')}`
  const headers = { 'tus-resumable': '1.0.0', 'upload-length': String(size), 'upload-metadata': metadata }
  const answer = await stage.ask('officer', `/api/evidence/uploads?type=sample&office=${EAST}&case=${caseId}`, { method: 'POST', headers })
  expect(answer.status, await answer.text()).toBe(201)
  return answer.headers.get('location') ?? ''
}

const patchHead = (offset: number) => ({ 'tus-resumable': '1.0.0', 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' })

async function register(stage: EvidenceStage, caseId: string, url: string): Promise<EvidenceItem> {
  const body = JSON.stringify({ type: 'sample', office: EAST, case: caseId, actionId: newId(), uploads: [url.split('/').at(-1)], ...facts })
  const answer = await stage.ask('officer', '/api/evidence', { method: 'POST', body, headers: { 'content-type': 'application/json' } })
  const text = await answer.text()
  expect(answer.status, text).toBe(200)
  return (JSON.parse(text) as EvidencePage).items.at(-1) as EvidenceItem
}

/** Sends a part of the file and pulls the plug before the rest of it has been sent. */
async function cutOff(stage: EvidenceStage, url: string, bytes: Buffer, offset: number, until: number): Promise<void> {
  const headers = { ...patchHead(offset), authorization: `Bearer ${await stage.tokenOf('officer')}`, 'content-length': String(bytes.length - offset) }
  const sending = request(`${stage.base()}${url}`, { method: 'PATCH', headers })
  sending.on('error', () => undefined)
  for (let at = offset; at < until; at += MB) {
    if (!sending.write(bytes.subarray(at, Math.min(at + MB, until)))) await once(sending, 'drain')
  }
  sending.destroy()
}

async function offsetOf(stage: EvidenceStage, url: string): Promise<number> {
  const answer = await stage.ask('officer', url, { method: 'HEAD', headers: { 'tus-resumable': '1.0.0' } })
  expect(answer.status).toBe(200)
  return Number(answer.headers.get('upload-offset'))
}

describe.each<StoreKind>(['folder', 's3'])('录像存放在 %s', (kind) => {
  let stage: EvidenceStage
  let caseId: string
  beforeAll(async () => {
    stage = await openEvidenceStage(kind, TODAY)
    caseId = await stage.newCase()
  })
  afterAll(() => stage?.close())

  it('64 MB 的录像传到一半断线，服务器重启，接着传完，一字不差', async () => {
    const bytes = recording(64 * MB + 12_345)
    const url = await open(stage, caseId, bytes.length)
    await cutOff(stage, url, bytes, 0, 20 * MB)
    const first = await offsetOf(stage, url)
    expect(first).toBeGreaterThan(0)
    expect(first).toBeLessThanOrEqual(20 * MB)
    await cutOff(stage, url, bytes, first, 41 * MB)
    await stage.restart()
    const second = await offsetOf(stage, url)
    expect(second).toBeGreaterThan(first)
    const rest = await stage.ask('officer', url, { method: 'PATCH', headers: patchHead(second), body: bytes.subarray(second) as Uint8Array<ArrayBuffer> })
    expect(rest.status, await rest.text()).toBe(204)
    expect(rest.headers.get('upload-offset')).toBe(String(bytes.length))
    const item = await register(stage, caseId, url)
    expect(item).toMatchObject({ mime: 'video/mp4', size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') })
    expect(item.sm3).toBe(createHash('sm3').update(bytes).digest('hex'))
    const back = Buffer.from(await (await stage.ask('officer', `/api/evidence/${item.id}/file`)).arrayBuffer())
    expect(back.equals(bytes)).toBe(true)
    expect(readdirSync(join(stage.home, 'uploads'))).toEqual([])
  })

  it('一次只送一点点的线路也传得完，重启后从送到的那个字节接着传', async () => {
    const bytes = Buffer.from('一点一点送来的笔录正文')
    const url = await open(stage, caseId, bytes.length, '笔录.txt')
    for (let at = 0; at < bytes.length; at += 5) {
      if (at === 15) await stage.restart()
      expect(await offsetOf(stage, url)).toBe(at)
      const part = Uint8Array.from(bytes.subarray(at, at + 5))
      expect((await stage.ask('officer', url, { method: 'PATCH', headers: patchHead(at), body: part })).status).toBe(204)
    }
    expect((await register(stage, caseId, url)).sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
  })
})

/** A clamd that takes a stream apart as the real one does and calls whatever holds the word EICAR infected. */
async function fakeClamd(): Promise<{ port: number; server: Server }> {
  const server = createServer((socket) => {
    let received: Buffer = Buffer.alloc(0)
    socket.on('error', () => undefined)
    socket.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk])
      let at = 'zINSTREAM\0'.length
      let plain = ''
      while (received.length >= at + 4) {
        const length = received.readUInt32BE(at)
        if (length === 0) return void socket.end(plain.includes('EICAR') ? 'stream: Win.Test.EICAR_HDB-1 FOUND\0' : 'stream: OK\0')
        if (received.length < at + 4 + length) return
        plain += received.toString('latin1', at + 4, at + 4 + length)
        at += 4 + length
      }
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { port: (server.address() as { port: number }).port, server }
}

describe('查毒', () => {
  let stage: EvidenceStage
  let caseId: string
  beforeAll(async () => {
    stage = await openEvidenceStage('folder', TODAY)
    caseId = await stage.newCase()
  })
  afterAll(() => stage?.close())

  const kept = async (text: string): Promise<EvidenceItem> => {
    const url = await open(stage, caseId, Buffer.byteLength(text), '文件.txt')
    expect((await stage.ask('officer', url, { method: 'PATCH', headers: patchHead(0), body: text })).status).toBe(204)
    return register(stage, caseId, url)
  }
  const looked = async (id: string, wanted: string): Promise<EvidenceItem> => {
    for (;;) {
      const { items } = (await (await stage.ask('officer', `/api/evidence?type=sample&office=${EAST}&case=${caseId}`)).json()) as EvidencePage
      const item = items.find((e) => e.id === id)
      if (item?.scan === wanted) return item
      await new Promise((next) => setTimeout(next, 50))
    }
  }

  it('没有设查毒程序的，如实写未查毒', async () => {
    expect((await kept('没有查过的文件')).scan).toBe('none')
  })

  it('clamd 说干净的放行；说含病毒的隔离，写明是什么，查看和下载都不给', async () => {
    const { port, server } = await fakeClamd()
    await stage.restart({ scan: { how: 'clamd', host: '127.0.0.1', port } })
    const clean = await kept('干净的文件')
    await looked(clean.id, 'clean')
    expect((await stage.ask('officer', `/api/evidence/${clean.id}/file`)).status).toBe(200)
    const infected = await kept('夹带 EICAR 的文件')
    expect((await looked(infected.id, 'infected')).scanNote).toBe('Win.Test.EICAR_HDB-1')
    for (const query of ['', '?download=1']) {
      const refused = await stage.ask('officer', `/api/evidence/${infected.id}/file${query}`)
      expect(refused.status).toBe(409)
      expect(await refused.json()).toMatchObject({ code: 'infected', message: '文件含病毒（Win.Test.EICAR_HDB-1），已隔离，不能查看或下载' })
    }
    const { entries, whole } = (await (await stage.ask('officer', `/api/evidence/${infected.id}/custody`)).json()) as CustodyRow
    expect(whole).toBe(true)
    expect(entries.map((e) => [e.what, e.person, e.detail])).toEqual([
      ['received', '赵一', '执法记录仪'],
      ['scanned', '系统', 'Win.Test.EICAR_HDB-1'],
    ])
    server.close()
  })

  it('查毒程序可以是一条命令；问不到它的，写明没有查成，不当作干净', async () => {
    const script = "let t='';process.stdin.on('data',(c)=>{t+=c}).on('end',()=>{console.log('stdin: Test.Virus FOUND');process.exit(t.includes('EICAR')?1:0)})"
    await stage.restart({ scan: { how: 'command', command: process.execPath, args: ['-e', script] } })
    await looked((await kept('又一份干净的')).id, 'clean')
    expect((await looked((await kept('又一份 EICAR')).id, 'infected')).scanNote).toBe('stdin: Test.Virus FOUND')
    await stage.restart({ scan: { how: 'command', command: join(stage.home, 'no-such-scanner'), args: [] } })
    const unknown = await looked((await kept('问不到查毒程序时收到的')).id, 'failed')
    expect(unknown.scanNote).toContain('ENOENT')
  })
})
