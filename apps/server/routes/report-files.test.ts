/** Numbers that the office states itself, over HTTP: each is shown by a file before the report is sent on. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/db/index.ts'
import { type Ask, askingAs, EAST, type Served, serveAll, WEST } from '../../../platform/testing/index.ts'
import type { Problem, ReportBody, ReportCheck, ReportView } from '../../workbench/api-types.ts'
import { openServer } from '../app.ts'

const TODAY = '2026-11-26'
let served: Served<Awaited<ReturnType<typeof openServer>>>
let as: Record<'one' | 'checker' | 'boss' | 'west', Ask>

beforeAll(async () => {
  served = await serveAll(TODAY, openServer, [
    { username: 'one', name: '编一', office: EAST, roles: ['reporter'] },
    { username: 'checker', name: '审三', office: EAST, roles: ['reviewer'] },
    { username: 'boss', name: '领四', office: EAST, roles: ['leader'] },
    { username: 'west', name: '编九', office: WEST, roles: ['reporter'] },
  ])
  as = await askingAs(served.app, served.services, 'one', 'checker', 'boss', 'west')
})
afterAll(() => served.close())

const compose = async (year: number): Promise<string> => (await as.one('POST', '/api/reports', { office: EAST, year })).json<ReportView>().report.id
const read = async (id: string, ask = as.one): Promise<ReportView> => (await ask('GET', `/api/reports/${id}`)).json<ReportView>()

/** A file attached to a report as the editor attaches it; its id. */
async function attach(report: string, fileName: string, bytes: Buffer): Promise<string> {
  const { viewers, evidence } = served.services
  const viewer = await viewers.byUsername('one', TODAY)
  if (!viewer) throw new Error('nobody')
  const address = { type: 'report', office: EAST, caseId: report }
  const upload = await evidence.uploads.open(viewer, { ...address, fileName, size: bytes.byteLength, deviceAt: null, skewMs: null })
  const found = await evidence.uploads.find(viewer, upload)
  if (!found) throw new Error('no upload')
  await evidence.uploads.append(
    found,
    (async function* () {
      yield bytes
    })(),
    0,
  )
  await evidence.uploads.finish(viewer, found)
  const facts = { kind: 'document', source: '普法活动登记簿', collectors: ['编一'], collectedAt: `${TODAY}T01:00:00Z`, place: '本机关' }
  const answer = await as.one('POST', '/api/evidence', { type: 'report', office: EAST, case: report, actionId: newId(), uploads: [upload], ...facts })
  expect(answer.status, answer.text).toBe(200)
  const id = (await read(report)).files.at(-1)?.id
  if (!id) throw new Error(answer.text)
  return id
}

const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')

/** The text with a paragraph of its own in a section that is held. */
async function say(id: string, ...stated: { stated: string; files?: string[] }[]) {
  const { report } = await read(id)
  const parts = stated.flatMap((s, i) => [{ text: `全年举办第${i + 1}类普法活动` }, { ...s, source: '普法活动登记簿（编一提供）' }, { text: '场次。' }])
  const body: ReportBody = {
    ...report.body,
    sections: report.body.sections.map((s) =>
      s.id === 'intro' ? { ...s, paragraphs: [{ id: 'own', parts }, ...s.paragraphs.filter((p) => p.id !== 'own')] } : s,
    ),
  }
  await as.one('PUT', `/api/reports/${id}/locks/intro`)
  return as.one('PUT', `/api/reports/${id}/body`, { body, seen: report.seq })
}
const step = (ask: Ask, id: string, name: string) => ask('POST', `/api/reports/${id}/${name}`, {})
const missing = async (id: string) => (await as.one('GET', `/api/reports/${id}/check`)).json<ReportCheck>().findings.filter((f) => f.rule === 'stated-file')

describe('填报数附依据文件', () => {
  it('没有附的送不了审，逐句逐数指明；附上之后送得了，一直到定稿都带着文件', async () => {
    const id = await compose(2025)
    expect((await say(id, { stated: '37' }, { stated: '8' })).status).toBe(200)
    expect(await missing(id)).toMatchObject([{ level: 'error', words: '37', paragraph: 'own' }, { words: '8' }])
    const refused = await step(as.one, id, 'submit')
    expect([refused.status, refused.json<Problem>().rule]).toEqual([409, 'stated-file'])
    for (const words of ['有2个填报数', '第1类普法活动37场次', '“37”', '第2类普法活动8场次', '“8”']) expect(refused.json<Problem>().message).toContain(words)
    const scan = await attach(id, '登记簿扫描件.png', png)
    const table = await attach(id, '统计表.pdf', Buffer.from('%PDF-1.7\n1 0 obj'))
    expect((await say(id, { stated: '37', files: [scan, table] }, { stated: '8' })).status).toBe(200)
    expect((await step(as.one, id, 'submit')).json<Problem>().message).toContain('有1个填报数')
    await say(id, { stated: '37', files: [scan, table] }, { stated: '8', files: [table] })
    expect(await missing(id)).toEqual([])
    expect((await step(as.one, id, 'submit')).status).toBe(200)
    const seen = await read(id, as.checker)
    expect(seen.files).toMatchObject([
      { name: '登记簿扫描件.png', size: png.byteLength, by: '编一', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      { name: '统计表.pdf' },
    ])
    const file = await as.checker('GET', `/api/evidence/${scan}/file?download=1`)
    expect([file.status, (await as.west('GET', `/api/evidence/${scan}/file?download=1`)).status]).toEqual([200, 404])
    expect((await as.checker('GET', `/api/reports/${id}/export?format=html`)).text).toContain('依据文件：登记簿扫描件.png、统计表.pdf')
    for (const [ask, name] of [
      [as.checker, 'review'],
      [as.boss, 'approve'],
    ] as const)
      expect((await step(ask, id, name)).status).toBe(200)
  })

  it('别的报告的文件、不是文档或图片的文件，都不算依据', async () => {
    const id = await compose(2024)
    const other = await compose(2023)
    const elsewhere = await attach(other, '登记簿.png', png)
    expect((await say(id, { stated: '37', files: [elsewhere] })).json<Problem>().rule).toBe('file-unknown')
    const program = await attach(id, '登记簿.pdf', Buffer.from('4d5a90000300', 'hex'))
    const refused = await say(id, { stated: '37', files: [program] })
    expect([refused.json<Problem>().rule, refused.json<Problem>().message]).toEqual(['file-kind', expect.stringContaining('登记簿.pdf')])
  })

  it('依据作废之后，不再算数', async () => {
    const id = await compose(2022)
    const scan = await attach(id, '登记簿.png', png)
    await say(id, { stated: '37', files: [scan] })
    expect(await missing(id)).toEqual([])
    expect((await as.one('POST', `/api/evidence/${scan}/void`, { actionId: newId(), reason: '附错了文件' })).status).toBe(204)
    expect(await missing(id)).toMatchObject([{ words: '37' }])
  })

  it('规定之前起草的报告照原来的办：没有文件也送得了审', async () => {
    served.clock.turnTo('2026-11-20')
    const id = await compose(2021)
    await say(id, { stated: '37' })
    expect((await read(id)).report.needsFiles).toBe(false)
    expect(await missing(id)).toEqual([])
    expect((await step(as.one, id, 'submit')).status).toBe(200)
    served.clock.turnTo(TODAY)
  })
})
