/** Opinions with files: who may send them, who opens them, and where they are seen afterwards. */
import { createHash } from 'node:crypto'
import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCheckers } from '../../../platform/checks/index.ts'
import { newId } from '../../../platform/db/index.ts'
import { type Ask, EAST, pdfText, type SamplePerson, type Served, serveSeated } from '../../../platform/testing/index.ts'
import type { Acted, CaseView, Problem } from '../../workbench/api-types.ts'
import type { EvidencePage } from '../../workbench/evidence-types.ts'
import { openServer } from '../app.ts'

const TODAY = '2026-03-04'
const more: readonly SamplePerson[] = [
  { username: 'lawyer', name: '冯律师', office: EAST, roles: ['lawyer'] },
  { username: 'lawyer2', name: '褚律师', office: EAST, roles: ['lawyer'] },
  { username: 'reporter', name: '卫编报', office: EAST, roles: ['reporter'] },
]
const names = ['officer', 'clerk', 'leader', 'lawyer', 'lawyer2', 'reporter', 'west'] as const
type Name = (typeof names)[number]

let server: Served<Awaited<ReturnType<typeof openServer>>>
let as: Record<Name, Ask>
let id: Record<Name, string>
beforeAll(async () => {
  ;({ server, as, id } = await serveSeated(TODAY, openServer, more, names))
})
afterAll(() => server.close())

const clue = { source: 'inspection', foundOn: '2026-03-01', cause: '占道经营', facts: '在店外经营', happenedOn: '2026-03-01', community: '清河社区' }
const at = `type=penalty&office=${EAST}`
const act = (by: Name, caseId: string, action: string, input: object) =>
  as[by]('POST', `/api/cases/${caseId}/${action}`, { type: 'penalty', office: EAST, actionId: newId(), input })

/** A case on which these people are asked. */
async function asked(...of: Name[]): Promise<string> {
  const opened = await act('clerk', newId(), 'registerClue', clue)
  const caseId = opened.json<Acted>().case.id
  const answer = await act('officer', caseId, 'careConsult', { of: of.map((n) => id[n]), text: '是否立案' })
  expect(answer.status, answer.text).toBe(200)
  return caseId
}

const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n')
const docx = Buffer.from(zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8('<w/>') }))
const begin = (by: Name, caseId: string, name: string, size: number, purpose = '&for=opinion') =>
  as[by]('POST', `/api/evidence/uploads?${at}&case=${caseId}${purpose}`, undefined, {
    ...{ 'tus-resumable': '1.0.0', 'upload-length': String(size) },
    'upload-metadata': `filename ${Buffer.from(name).toString('base64')}`,
  })

/** The id of a file that has arrived whole. */
async function sent(by: Name, caseId: string, name: string, bytes: Buffer): Promise<string> {
  const begun = await begin(by, caseId, name, bytes.byteLength)
  expect(begun.status, begun.text).toBe(201)
  const url = String(begun.headers.location)
  const head = { 'tus-resumable': '1.0.0', 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' }
  expect((await as[by]('PATCH', url, bytes, head)).status).toBe(204)
  return url.split('/').at(-1) ?? ''
}
const body = (caseId: string, uploads: string[], more: object = {}) => ({
  ...{ type: 'penalty', office: EAST, case: caseId, actionId: newId(), text: '事实清楚，可以立案；详见附件。', uploads },
  ...more,
})
const read = async (by: Name, caseId: string) => (await as[by]('GET', `/api/cases/${caseId}`)).json<CaseView>()
const file = (by: Name, fileId: string) => as[by]('GET', `/api/evidence/${fileId}/file`)

describe('意见附文件', () => {
  it('法律顾问附两个文件：意见和摘要进链，看得到案件的人打得开，别人打不开；不是证据', async () => {
    const caseId = await asked('lawyer')
    const uploads = [await sent('lawyer', caseId, '法律意见书.pdf', pdf), await sent('lawyer', caseId, '修改稿.docx', docx)]
    const asking = body(caseId, uploads)
    const answer = await as.lawyer('POST', '/api/opinions', asking)
    expect(answer.status, answer.text).toBe(200)
    expect((await as.lawyer('POST', '/api/opinions', asking)).json<Acted>().receipt).toEqual(answer.json<Acted>().receipt)
    const entry = (await read('officer', caseId)).timeline.at(-1)
    const sha256 = createHash('sha256').update(pdf).digest('hex')
    expect(entry).toMatchObject({ action: 'careOpine', actors: ['冯律师'], note: '事实清楚，可以立案；详见附件。' })
    expect(entry?.files?.map((f) => [f.name, f.size])).toEqual([
      ['法律意见书.pdf', pdf.byteLength],
      ['修改稿.docx', docx.byteLength],
    ])
    const first = entry?.files?.[0]
    expect(first?.sha256).toBe(sha256)
    for (const who of ['officer', 'clerk', 'leader', 'lawyer'] as const) {
      const got = await file(who, first?.id ?? '')
      expect([got.status, Buffer.from(got.bytes).equals(pdf)], who).toEqual([200, true])
    }
    for (const who of ['lawyer2', 'reporter', 'west'] as const) expect((await file(who, first?.id ?? '')).status, who).toBe(404)
    expect((await as.officer('GET', `/api/evidence?${at}&case=${caseId}`)).json<EvidencePage>().items).toEqual([])
    const voiding = { actionId: newId(), reason: '不要了' }
    expect((await as.officer('POST', `/api/evidence/${first?.id}/void`, voiding)).status).toBe(404)
    const printed = await as.officer('GET', `/api/cases/${caseId}/file?${at}&ground=${encodeURIComponent('阅卷')}`)
    const words = pdfText(printed.bytes).replace(/\s/g, '')
    for (const part of ['附件：法律意见书.pdf', '附件：修改稿.docx', sha256.slice(0, 16)]) expect(words).toContain(part)
    const found = await runCheckers(server.services.db, server.services.evidence.checkers)
    expect(JSON.stringify(found)).not.toContain('意见附件')
  })

  it('同事的意见也可以附文件；证据的编号不因此跳号', async () => {
    const caseId = await asked('clerk')
    const uploads = [await sent('clerk', caseId, '现场图.PNG', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))]
    expect((await as.officer('GET', `/api/evidence/uploads?${at}&case=${caseId}`)).json()).toEqual([])
    expect((await as.clerk('GET', `/api/evidence/uploads?${at}&case=${caseId}`)).json()).toEqual([])
    expect((await as.clerk('POST', '/api/opinions', body(caseId, uploads))).status).toBe(200)
    const begun = await begin('officer', caseId, '笔录.txt', 3, '')
    const url = String(begun.headers.location)
    await as.officer('PATCH', url, 'abc', { 'tus-resumable': '1.0.0', 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' })
    const facts = { kind: 'document', source: '调取', collectors: ['赵一'], collectedAt: '2026-03-04T09:00:00+08:00', place: '本机关' }
    const kept = { type: 'penalty', office: EAST, case: caseId, actionId: newId(), uploads: [url.split('/').at(-1)], ...facts }
    const page = await as.officer('POST', '/api/evidence', kept)
    expect(
      page.json<EvidencePage>().items.map((e) => [e.no, e.fileName]),
      page.text,
    ).toEqual([[1, '笔录.txt']])
  })

  it('没有登录的、职责不对的、没有被征求的、别的机关的，都写不了，也传不了', async () => {
    const caseId = await asked('lawyer')
    const upload = await sent('lawyer', caseId, '意见.pdf', pdf)
    const stranger = await server.app.inject({ method: 'POST', url: '/api/opinions', payload: body(caseId, [upload]), headers: { 'x-csrf': '1' } })
    expect(stranger.statusCode).toBe(401)
    for (const [who, then] of [
      ['reporter', 403],
      ['lawyer2', 403],
      ['west', 404],
    ] as const) {
      expect((await as[who]('POST', '/api/opinions', body(caseId, []))).status, who).toBe(then)
      expect((await begin(who, caseId, '意见.pdf', 10)).status, who).toBe(then)
    }
    const unasked = await as.officer('POST', '/api/opinions', body(caseId, []))
    expect([unasked.status, unasked.json<Problem>().rule]).toEqual([409, 'asked'])
    // Somebody else's file is not theirs to attach.
    expect((await as.officer('POST', '/api/opinions', body(caseId, [upload]))).status).toBe(404)
    expect((await begin('lawyer', caseId, '证据.pdf', 10, '')).status).toBe(403)
  })

  it('附件的种类、大小、内容不对的，说明怎么办；没有传完的不收', async () => {
    const caseId = await asked('lawyer')
    const said = async (name: string, size: number) => (await begin('lawyer', caseId, name, size)).json<Problem>().errors?.[0]?.message
    expect(await said('意见.doc', 10)).toContain('另存为 docx 或者 PDF')
    expect(await said('程序.exe', 10)).toContain('只收 docx、pdf、ofd 文件和 jpg、png 图片')
    expect(await said('没有后缀', 10)).toContain('只收')
    expect(await said('扫描件.pdf', 51 * 1024 * 1024)).toContain('超过一个附件 50 MB 的限度')
    const false1 = await sent('lawyer', caseId, '意见.pdf', Buffer.from('这不是 PDF'))
    const wrong = await as.lawyer('POST', '/api/opinions', body(caseId, [false1]))
    expect([wrong.status, wrong.json<Problem>().message]).toEqual([422, '“意见.pdf”的内容与文件名不符，或者已经损坏，请重新导出或者扫描再传'])
    const half =
      String((await begin('lawyer', caseId, '半份.pdf', 500)).headers.location)
        .split('/')
        .at(-1) ?? ''
    expect((await as.lawyer('POST', '/api/opinions', body(caseId, [half]))).json<Problem>().message).toContain('还没有传完，传完后再提交')
    expect((await as.lawyer('POST', '/api/opinions', body(caseId, [], { text: ' ' }))).status).toBe(422)
    expect((await read('officer', caseId)).timeline.at(-1)?.action).toBe('careConsult')
  })

  it('一份意见最多附 5 个文件', async () => {
    const caseId = await asked('lawyer')
    const many = await as.lawyer('POST', '/api/opinions', body(caseId, Array.from({ length: 6 }, newId)))
    expect([many.status, many.text.includes('最多附 5 个文件')]).toEqual([422, true])
  })
})
