/** Evidence over HTTP, the same with its files in a folder and in a bucket: who may do what, what lies on disk, and what is on record afterwards. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { runCheckers } from '../../../platform/checks/index.ts'
import { newId } from '../../../platform/db/index.ts'
import { EAST, superuser } from '../../../platform/testing/index.ts'
import type { CaseView, Problem } from '../../workbench/api-types.ts'
import type { CustodyRow, EvidenceItem, EvidencePage, PendingUpload } from '../../workbench/evidence-types.ts'
import { type EvidenceStage, openEvidenceStage, type StoreKind } from '../evidence.stage.ts'

const TODAY = '2026-03-04'
const facts = { kind: 'audiovisual', source: '现场拍摄', collectors: ['赵一', '钱二'], collectedAt: '2026-03-04T09:30:00+08:00', place: '清河社区东街 8 号' }
const json = (body: unknown): RequestInit => ({ method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })
const base64 = (text: string): string => Buffer.from(text).toString('base64')

/** A picture that says when and where it was taken. */
const photo = (): Promise<Buffer> =>
  sharp({ create: { width: 900, height: 600, channels: 3, background: '#3a6ea5' } })
    .withExif({
      IFD2: { DateTimeOriginal: '2026:03:04 09:12:30', OffsetTimeOriginal: '+08:00' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '23/1 7/1 30/1', GPSLongitudeRef: 'E', GPSLongitude: '113/1 15/1 0/1' },
    })
    .jpeg()
    .toBuffer()

describe.each<StoreKind>(['folder', 's3'])('证据存放在 %s', (kind) => {
  let stage: EvidenceStage
  let caseId: string
  beforeAll(async () => {
    stage = await openEvidenceStage(kind, TODAY)
    caseId = await stage.newCase()
  })
  afterAll(() => stage?.close())

  const place = (id = caseId): string => `type=sample&office=${EAST}&case=${id}`
  const open = async (who: string, size: number, name = '现场.jpg', id = caseId): Promise<Response> => {
    const metadata = `filename ${base64(name)},lastModified ${base64('1772586750000')},clock ${base64(String(stage.clock.now().getTime() + 90_000))}`
    return stage.ask(who, `/api/evidence/uploads?${place(id)}`, {
      method: 'POST',
      headers: { 'tus-resumable': '1.0.0', 'upload-length': String(size), 'upload-metadata': metadata },
    })
  }
  const send = (who: string, url: string, bytes: Uint8Array, offset = 0): Promise<Response> =>
    stage.ask(who, url, {
      method: 'PATCH',
      body: Uint8Array.from(bytes),
      headers: { 'tus-resumable': '1.0.0', 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' },
    })
  const uploaded = async (bytes: Uint8Array, name = '现场.jpg', id = caseId): Promise<string> => {
    const url = (await open('officer', bytes.byteLength, name, id)).headers.get('location') ?? ''
    const sent = await send('officer', url, bytes)
    expect(sent.status, await sent.text()).toBe(204)
    return url.split('/').at(-1) ?? ''
  }
  const body = (uploads: string[], more: object = {}) => ({ type: 'sample', office: EAST, case: caseId, actionId: newId(), uploads, ...facts, ...more })
  const registered = async (bytes: Uint8Array, name = '现场.jpg', more: object = {}): Promise<EvidenceItem> => {
    const answer = await stage.ask('officer', '/api/evidence', json(body([await uploaded(bytes, name)], more)))
    const text = await answer.text()
    expect(answer.status, text).toBe(200)
    return (JSON.parse(text) as EvidencePage).items.at(-1) as EvidenceItem
  }
  const listed = async (who = 'officer'): Promise<EvidenceItem[]> => ((await (await stage.ask(who, `/api/evidence?${place()}`)).json()) as EvidencePage).items
  const custody = async (id: string): Promise<CustodyRow> => (await (await stage.ask('leader', `/api/evidence/${id}/custody`)).json()) as CustodyRow
  const until = async (id: string, wanted: (e: EvidenceItem) => boolean): Promise<EvidenceItem> => {
    for (;;) {
      const found = (await listed()).find((e) => e.id === id)
      if (found && wanted(found)) return found
      await new Promise((next) => setTimeout(next, 50))
    }
  }

  it('照片：上传、登记、缩略图、三个时间、摘要、原样取回', async () => {
    const bytes = await photo()
    const item = await registered(bytes)
    expect(item).toMatchObject({
      ...{ kind: 'audiovisual', mime: 'image/jpeg', size: bytes.byteLength, fileName: '现场.jpg', title: '现场.jpg', scan: 'none', addedBy: '赵一' },
      ...{ collectedAt: '2026-03-04T01:30:00.000Z', collectors: ['赵一', '钱二'], place: '清河社区东街 8 号' },
      ...{ deviceAt: '2026-03-04T01:12:30.000Z', deviceClock: 'exif', devicePlace: '23.125,113.25' },
      sha256: createHash('sha256').update(bytes).digest('hex'),
      sm3: createHash('sm3').update(bytes).digest('hex'),
    })
    expect(Math.round((item.skewMs ?? 0) / 1000)).toBe(90)
    expect(item.serverAt.slice(0, 10)).toBe(TODAY)
    await until(item.id, (e) => e.thumb)
    const thumb = await stage.ask('leader', `/api/evidence/${item.id}/thumbnail`)
    const { width, height, format } = await sharp(Buffer.from(await thumb.arrayBuffer())).metadata()
    expect({ width, height, format }).toEqual({ width: 320, height: 213, format: 'jpeg' })
    const whole = await stage.ask('leader', `/api/evidence/${item.id}/file`)
    expect(whole.headers.get('content-type')).toBe('image/jpeg')
    expect(Buffer.from(await whole.arrayBuffer()).equals(bytes)).toBe(true)
  })

  it('登记是案件的一个动作，写明收了什么；同一次登记送两遍，只登记一次', async () => {
    const id = await uploaded(Buffer.from('询问笔录正文'), '笔录.txt')
    const asked = body([id], { kind: 'testimony', title: '证人询问笔录', source: '询问制作' })
    const first = (await (await stage.ask('officer', '/api/evidence', json(asked))).json()) as EvidencePage
    const again = (await (await stage.ask('officer', '/api/evidence', json(asked))).json()) as EvidencePage
    expect(again.items).toEqual(first.items)
    expect(first.items.at(-1)).toMatchObject({ title: '证人询问笔录', mime: 'text/plain', no: first.items.length })
    const view = (await (await stage.ask('officer', `/api/cases/${caseId}`)).json()) as CaseView
    expect(view.timeline.at(-1)?.note).toBe('收入证据（证人证言，询问制作）：证人询问笔录')
    expect((await stage.services().evidence.list(await officer(), { type: 'sample', office: EAST, caseId })).length).toBe(first.items.length)
  })
  const officer = async () => {
    const viewer = await stage.services().viewers.byUsername('officer', TODAY)
    if (!viewer) throw new Error('no officer')
    return viewer
  }

  it('录像可以从任何一处取一段，跨过加密的分块也一字不差', async () => {
    const bytes = Buffer.alloc(1_000_000)
    for (let i = 0; i < bytes.length; i += 1) bytes[i] = (i * 31 + (i >> 8)) & 255
    bytes.write('\0\0\0\x20ftypisom', 0, 'latin1')
    const item = await registered(bytes, '执法记录仪.mp4')
    expect(item.mime).toBe('video/mp4')
    for (const [asked, from, to] of [
      ['bytes=0-99', 0, 100],
      ['bytes=262140-262150', 262_140, 262_151],
      ['bytes=500000-', 500_000, 1_000_000],
      ['bytes=-10', 999_990, 1_000_000],
      ['bytes=999990-2000000', 999_990, 1_000_000],
    ] as const) {
      const part = await stage.ask('officer', `/api/evidence/${item.id}/file`, { headers: { range: asked } })
      expect(part.status, asked).toBe(206)
      expect(part.headers.get('content-range')).toBe(`bytes ${from}-${to - 1}/1000000`)
      expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(from, to)), asked).toBe(true)
    }
    const beyond = await stage.ask('officer', `/api/evidence/${item.id}/file`, { headers: { range: 'bytes=1000000-' } })
    expect(beyond.status).toBe(416)
    expect((await custody(item.id)).entries.map((e) => e.what)).toEqual(['received', 'viewed'])
  })

  it('落盘的都是密文，同一内容只存一份，名字看不出内容', async () => {
    const secret = Buffer.from('当事人李某某的银行流水'.repeat(500))
    const before = readdirSync(stage.home, { recursive: true }).length
    const first = await registered(secret, '流水.txt', { kind: 'document' })
    const stored = () =>
      readdirSync(stage.home, { recursive: true, withFileTypes: true })
        .filter((f) => f.isFile() && /evidence|bucket|uploads/.test(f.parentPath))
        .map((f) => join(f.parentPath, f.name))
    const once = stored()
    await registered(secret, '流水副本.txt', { kind: 'document' })
    expect(stored().length).toBe(once.length)
    expect(readdirSync(stage.home, { recursive: true }).length).toBeGreaterThan(before)
    for (const path of stored()) {
      expect(readFileSync(path).includes('银行流水'), path).toBe(false)
      expect(path).not.toContain(first.sha256)
    }
  })

  it('查看、下载、移交、作废都进保管链，首尾相接', async () => {
    const item = await registered(Buffer.from('%PDF-1.4 示例'), '鉴定意见.pdf', { kind: 'appraisal' })
    await (await stage.ask('leader', `/api/evidence/${item.id}/file`)).arrayBuffer()
    await (await stage.ask('leader', `/api/evidence/${item.id}/file`)).arrayBuffer()
    const download = await stage.ask('supervisor', `/api/evidence/${item.id}/file?download=1`)
    expect(download.headers.get('content-disposition')).toBe(`attachment; filename*=UTF-8''${encodeURIComponent('鉴定意见.pdf')}`)
    await download.arrayBuffer()
    expect((await stage.ask('officer', `/api/evidence/${item.id}/transfer`, json({ to: '区公安分局', reason: '涉嫌犯罪移送' }))).status).toBe(204)
    const actionId = newId()
    const voided = () => stage.ask('officer', `/api/evidence/${item.id}/void`, json({ actionId, reason: '扫描缺页，另行补录' }))
    expect((await voided()).status).toBe(204)
    const again = await stage.ask('officer', `/api/evidence/${item.id}/void`, json({ actionId: newId(), reason: '再作废一次' }))
    expect(again.status).toBe(409)
    expect(((await again.json()) as Problem).message).toContain('已经作废')
    const { entries, whole } = await custody(item.id)
    expect(whole).toBe(true)
    expect(entries.map((e) => [e.what, e.person, e.detail])).toEqual([
      ['received', '赵一', '现场拍摄'],
      ['viewed', '孙三', null],
      ['downloaded', '吴六', null],
      ['transferred', '赵一', '移交给区公安分局：涉嫌犯罪移送'],
      ['voided', '赵一', '扫描缺页，另行补录'],
    ])
    expect((await listed()).find((e) => e.id === item.id)).toMatchObject({ voidReason: '扫描缺页，另行补录', voidBy: '赵一' })
    expect((await stage.ask('leader', `/api/evidence/${item.id}/file`)).status).toBe(200)
  })

  it('夜间检查：一切相符；改了摘要、删了一条保管记录、丢了原件，各自报出来', async () => {
    const item = await registered(Buffer.from('检查用的证据'), '检查.txt')
    const found = async () => {
      const results = await runCheckers(stage.services().db, stage.services().evidence.checkers)
      return Object.fromEntries(results.filter((r) => !r.ok).map((r) => [r.id, r.faults.map((f) => f.message)]))
    }
    expect(await found()).toEqual({})
    const root = await superuser(inject('home'), stage.services().db.config('mingfa_owner').database as string)
    await root.query('set row_security = off')
    await root.query("update mingfa.evidence_custody set person = 'nobody' where evidence_id = $1", [item.id])
    await root.query("update mingfa.evidence set sha256 = repeat('0', 64), store_name = repeat('0', 64) where id = $1", [item.id])
    await root.end()
    expect(await found()).toEqual({
      'evidence.record': [`第 ${item.no} 号证据“检查.txt”与链上收入它的动作不符`],
      'evidence.custody': [`第 ${item.no} 号证据“检查.txt”的保管链对不上`],
      'evidence.files': [`第 ${item.no} 号证据“检查.txt”的原件不在存储中或大小不符`],
    })
    expect((await custody(item.id)).whole).toBe(false)
  })

  it('没有登录的、没有这一职责的、别的机关的，一扇门也进不去；上级看得到，写不了', async () => {
    const item = await registered(Buffer.from('门禁测试'), '门.txt')
    const pending = (await open('officer', 10)).headers.get('location') ?? ''
    const doors: [string, (who: string) => Promise<Response>][] = [
      ['GET /api/evidence', (who) => stage.ask(who, `/api/evidence?${place()}`)],
      ['POST /api/evidence', (who) => stage.ask(who, '/api/evidence', json(body([newId()])))],
      ['POST /api/evidence/uploads', (who) => open(who, 10)],
      ['GET /api/evidence/uploads', (who) => stage.ask(who, `/api/evidence/uploads?${place()}`)],
      ['HEAD', (who) => stage.ask(who, pending, { method: 'HEAD', headers: { 'tus-resumable': '1.0.0' } })],
      ['PATCH', (who) => send(who, pending, Buffer.from('12345'))],
      ['DELETE', (who) => stage.ask(who, pending, { method: 'DELETE' })],
      ['GET file', (who) => stage.ask(who, `/api/evidence/${item.id}/file`)],
      ['GET thumbnail', (who) => stage.ask(who, `/api/evidence/${item.id}/thumbnail`)],
      ['GET custody', (who) => stage.ask(who, `/api/evidence/${item.id}/custody`)],
      ['POST transfer', (who) => stage.ask(who, `/api/evidence/${item.id}/transfer`, json({ to: '某处', reason: '某事' }))],
      ['POST void', (who) => stage.ask(who, `/api/evidence/${item.id}/void`, json({ actionId: newId(), reason: '某事' }))],
    ]
    for (const [door, go] of doors) {
      expect((await go('')).status, door).toBe(401)
      expect((await go('west')).status, door).toBe(404)
    }
    const above = Object.fromEntries(await Promise.all(doors.map(async ([door, go]) => [door, (await go('supervisor')).status] as const)))
    expect(above).toEqual({
      ...{ 'GET /api/evidence': 200, 'POST /api/evidence': 403, 'POST /api/evidence/uploads': 403, 'GET /api/evidence/uploads': 200 },
      ...{ HEAD: 404, PATCH: 404, DELETE: 404, 'GET file': 200, 'GET thumbnail': 404, 'GET custody': 200, 'POST transfer': 403, 'POST void': 403 },
    })
    // Colleagues see each other's evidence, but not each other's half uploads.
    expect((await stage.ask('officer2', `/api/evidence/${item.id}/file`)).status).toBe(200)
    expect((await stage.ask('officer2', pending, { method: 'DELETE' })).status).toBe(404)
    expect((await stage.ask('officer', pending, { method: 'DELETE' })).status).toBe(204)
  })

  it('填错的逐项说明；没传完的不能登记；空的、太大的不收', async () => {
    const bad = await stage.ask('officer', '/api/evidence', json({ ...body([newId()]), kind: 'hearsay', collectors: [], place: '' }))
    expect(bad.status).toBe(422)
    expect(((await bad.json()) as Problem).errors?.length).toBe(3)
    const url = (await open('officer', 10)).headers.get('location') ?? ''
    expect((await send('officer', url, Buffer.from('12345'))).headers.get('upload-offset')).toBe('5')
    const early = await stage.ask('officer', '/api/evidence', json(body([url.split('/').at(-1) ?? ''])))
    expect(early.status).toBe(409)
    expect(((await early.json()) as Problem).message).toContain('还没有传完')
    expect((await open('officer', 0)).status).toBe(422)
    const large = await open('officer', 11 * 1024 ** 3)
    expect(large.status).toBe(413)
    expect(((await large.json()) as Problem).message).toBe('文件 11 GB，超过一个文件 10 GB 的限度')
    // Sent from the wrong place, nothing changes.
    expect((await send('officer', url, Buffer.from('999'), 2)).status).toBe(409)
    expect((await send('officer', url, Buffer.from('67890'), 5)).status).toBe(204)
    const waiting = (await (await stage.ask('officer', `/api/evidence/uploads?${place()}`)).json()) as PendingUpload[]
    expect(waiting.find((u) => url.endsWith(u.id))).toMatchObject({
      arrived: true,
      offset: 10,
      sha256: createHash('sha256').update('1234567890').digest('hex'),
    })
  })

  it('过期没有登记的半截文件由夜间任务清掉，登记过的一件不少', async () => {
    const kept = await registered(Buffer.from('留下的证据'), '留.txt')
    const half = (await open('officer', 100)).headers.get('location') ?? ''
    await send('officer', half, Buffer.from('半截'))
    const whole = await uploaded(Buffer.from('传完没有登记'), '忘.txt')
    const same = await uploaded(Buffer.from('留下的证据'), '同.txt')
    const before = await listed()
    expect(await stage.services().evidence.uploads.sweep(EAST)).toBe(0)
    stage.clock.turnTo('2099-01-01')
    expect(await stage.services().evidence.uploads.sweep(EAST)).toBeGreaterThanOrEqual(3)
    stage.clock.turnTo(TODAY)
    for (const id of [half.split('/').at(-1), whole, same])
      expect((await stage.ask('officer', `/api/evidence/uploads/${id}`, { method: 'DELETE' })).status).toBe(404)
    expect(await listed()).toEqual(before)
    expect(await (await stage.ask('officer', `/api/evidence/${kept.id}/file`)).text()).toBe('留下的证据')
    expect(stage.faults).toEqual([])
  })
})
