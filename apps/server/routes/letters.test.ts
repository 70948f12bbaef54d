/** Letters and templates through their doors. */
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ordinaryCase } from '../../../domains/enforcement/penalty/examples.ts'
import { letterReferences } from '../../../engine/letters.ts'
import { newId } from '../../../platform/db/index.ts'
import { type Ask, asking, askingAs, EAST, pdfText, type Served, serveAll, WEST } from '../../../platform/testing/index.ts'
import type { CaseView } from '../../workbench/api-types.ts'
import type { LetterRegister, LettersOfCase, LetterTemplates } from '../../workbench/letter-types.ts'
import { openServer } from '../app.ts'

const TODAY = '2026-03-04'
let server: Served<Awaited<ReturnType<typeof openServer>>>
let as: Record<'officer' | 'leader' | 'clerk' | 'reporter' | 'west' | 'supervisor' | 'admin' | 'chief', Ask>
let caseId: string

beforeAll(async () => {
  server = await serveAll(TODAY, openServer, [
    { username: 'reporter', name: '卫年报', office: EAST, roles: ['reporter'] },
    { username: 'admin', name: '王管理', office: EAST, roles: ['admin'] },
    { username: 'chief', name: '云管理', office: WEST, roles: ['admin'] },
  ])
  const { services, app } = server
  as = await askingAs(app, services, 'officer', 'leader', 'clerk', 'reporter', 'west', 'supervisor', 'admin', 'chief')
  const id = async (username: string) => (await services.viewers.byUsername(username, TODAY))?.personId ?? ''
  caseId = newId()
  const steps = ordinaryCase({ first: await id('officer'), second: await id('officer2') })
  for (const { by, action, input } of steps.slice(
    0,
    steps.findIndex((s) => s.action === 'serve'),
  )) {
    const viewer = await services.viewers.byUsername(by, TODAY)
    if (!viewer) throw new Error(by)
    const { decisionNo: _decisionNo, ...rest } = input
    const done = await services.ledger.act(viewer, { type: 'penalty', office: EAST, caseId, action, actionId: newId(), input: rest })
    if (!('done' in done)) throw new Error(JSON.stringify(done))
  }
})
afterAll(() => server.close())

const asked = { evidence: '现场检查笔录', bank: '示例银行', reconsideration: '清河区人民政府', court: '清河区人民法院' }
const draft = (id: string, more: object = {}) => ({ type: 'penalty', office: EAST, caseId, kind: 'decision', id, actionId: newId(), asked, ...more })
const step = () => ({ office: EAST, actionId: newId() })
const of = () => `/api/letters/of/${caseId}?type=penalty&office=${EAST}`
const file = (id: string, what: string) => `/api/letters/${id}/file?office=${EAST}&file=${what}`

describe('文书', () => {
  it('拟制、签发、编号用印、送达，一路办完，文号写进案件', async () => {
    const id = newId()
    expect((await as.officer('POST', '/api/letters', draft(id))).json()).toEqual({ id })
    const told = async (who: Ask) => (await who('GET', '/api/notices')).json<{ title: string }[]>().map((n) => n.title)
    expect(await told(as.leader)).toEqual(['《行政处罚决定书》待签发（清和街罚立〔2024〕1号）'])
    expect((await as.leader('POST', `/api/letters/${id}/sign`, step())).json()).toEqual({ id })
    expect(await told(as.officer)).toEqual(['《行政处罚决定书》已签发，请编号用印（清和街罚立〔2024〕1号）'])
    expect((await as.officer('POST', `/api/letters/${id}/seal`, step())).json()).toEqual({ id })
    const service = { way: 'direct', on: TODAY, place: '示例路1号', signedBy: '韩示例', servedBy: '赵一、钱二', note: '' }
    expect((await as.clerk('POST', `/api/letters/${id}/serve`, { ...step(), service })).json()).toEqual({ id })
    const { letters } = (await as.officer('GET', of())).json<LettersOfCase>()
    expect(letters).toMatchObject([{ id, number: '清和街罚决〔2026〕1号', status: 'served', draftedBy: ['赵一'], signedBy: '孙三', service }])
    const pdf = await as.officer('GET', file(id, 'pdf'))
    expect(pdf.headers['content-type']).toBe('application/pdf')
    expect(pdfText(pdf.bytes).replace(/\s/g, '')).toContain('罚款人民币500元（大写：伍佰元整）')
    expect(pdfText((await as.officer('GET', file(id, 'receipt'))).bytes)).toContain('送达回证')
    const word = strFromU8(unzipSync((await as.officer('GET', file(id, 'docx'))).bytes)['word/document.xml'] as Uint8Array)
    expect(word).toContain('清和街罚决〔2026〕1号')
    const view = (await as.officer('GET', `/api/cases/${caseId}`)).json<{ case: { values: { decisionNo: string } } }>()
    expect(view.case.values.decisionNo).toBe('清和街罚决〔2026〕1号')
    const register = (query: string) => as.clerk('GET', `/api/letters?office=${EAST}${query}`)
    const listed = (await register('&year=2026')).json<LetterRegister>()
    expect(listed).toMatchObject({ rows: [{ id, number: '清和街罚决〔2026〕1号', servedOn: TODAY }], more: false, series: [{ word: '罚决', year: 2026 }] })
    const { case: kept } = (await as.clerk('GET', `/api/cases/${caseId}`)).json<CaseView>()
    expect(listed.rows[0]).toMatchObject({ caseNumber: kept.values.caseNo ?? null, about: expect.stringContaining(String(kept.values.cause)) })
    expect((await register('&year=2025')).json<LetterRegister>()).toMatchObject({ rows: [], series: [{ word: '罚决', year: 2026 }] })
    expect((await register('&series=罚告')).json<LetterRegister>().rows).toEqual([])
  })

  it('没有登录的，一律不可', async () => {
    const nobody = asking(server.app)
    const asks = [
      nobody('GET', of()),
      nobody('POST', '/api/letters', draft(newId())),
      nobody('GET', `/api/letters?office=${EAST}`),
      nobody('POST', `/api/letters/${newId()}/sign`, step()),
      nobody('GET', file(newId(), 'pdf')),
    ]
    expect((await Promise.all(asks)).map((a) => a.status)).toEqual([401, 401, 401, 401, 401])
  })

  it('职责不对的，说明由谁办理', async () => {
    const refused = await as.leader('POST', '/api/letters', draft(newId()))
    expect(refused.status).toBe(409)
    expect(refused.json()).toMatchObject({
      code: 'role',
      message: '《行政处罚决定书》的拟制由执法人员办理',
      law: '《行政处罚法》第59条、《行政处罚法》第44、45、60、61条',
    })
    expect((await as.reporter('GET', of())).status).toBe(403)
    expect((await as.supervisor('POST', '/api/letters', draft(newId()))).status).toBe(403)
  })

  it('别的机关看不到，也办不了；上级看到的没有个人信息', async () => {
    expect((await as.west('GET', of())).status).toBe(404)
    const { letters } = (await as.officer('GET', of())).json<LettersOfCase>()
    const id = letters[0]?.id ?? ''
    expect((await as.west('GET', file(id, 'pdf'))).status).toBe(404)
    expect((await as.west('POST', `/api/letters/${id}/void`, { ...step(), reason: '试试' })).status).toBe(404)
    expect((await as.supervisor('GET', file(id, 'docx'))).status).toBe(403)
    const masked = pdfText((await as.supervisor('GET', file(id, 'pdf'))).bytes)
    expect(masked).toContain('行政处罚决定书')
    expect(masked).not.toContain('示例路1号')
  })

  it('填写不全、步骤不对、日期不对，逐项说明', async () => {
    const short = await as.officer('POST', '/api/letters', draft(newId(), { asked: {} }))
    expect(short.status).toBe(422)
    expect(short.json<{ errors: { label: string }[] }>().errors.map((e) => e.label)).toEqual(['证据', '行政复议机关', '管辖法院', '缴款方式'])
    const id = newId()
    await as.officer('POST', '/api/letters', draft(id))
    expect((await as.officer('POST', `/api/letters/${id}/seal`, step())).json()).toMatchObject({ message: '文书已处于“待签发”，不能编号用印' })
    expect((await as.officer('POST', `/api/letters/${id}/serve`, step())).status).toBe(422)
    expect((await as.leader('POST', `/api/letters/${id}/return`, step())).json()).toMatchObject({ errors: [{ field: 'reason' }] })
    expect((await as.officer('POST', `/api/letters/${id}/void`, { ...step(), reason: '不用了' })).status).toBe(200)
  })
})

function form(kind: { type: string; kind: string }, bytes: Buffer, office = EAST) {
  const part = (head: string, body: Buffer | string): Buffer =>
    Buffer.concat([Buffer.from(`--x\r\nContent-Disposition: form-data; ${head}\r\n\r\n`), Buffer.from(body), Buffer.from('\r\n')])
  const fields = Object.entries({ office: String(office), ...kind }).map(([name, value]) => part(`name="${name}"`, value))
  return [
    Buffer.concat([...fields, part('name="file"; filename="t.docx"', bytes), Buffer.from('--x--\r\n')]),
    { 'content-type': 'multipart/form-data; boundary=x' },
  ] as const
}

describe('模板', () => {
  it('每一种文书的内置模板，取下来原样传回去都能用，样张印得出', async () => {
    const { kinds } = (await as.admin('GET', `/api/templates?office=${EAST}`)).json<LetterTemplates>()
    expect(kinds.length).toBeGreaterThan(60)
    const wrong: string[] = []
    for (const { type, kind, title } of kinds) {
      const template = await as.admin('GET', `/api/templates/file?office=${EAST}&type=${type}&kind=${kind}`)
      const specimen = pdfText((await as.admin('GET', `/api/templates/file?office=${EAST}&type=${type}&kind=${kind}&id=builtIn&format=pdf`)).bytes)
      if (/[{}]|\ufffd/.test(specimen) || !specimen.replace(/\s/g, '').includes(title)) wrong.push(`${title}的样张：${specimen.slice(0, 200)}`)
      const back = await as.admin('POST', '/api/templates', ...form({ type, kind }, template.bytes))
      if (back.status !== 200) wrong.push(`${title}：${back.text}`)
      const letter = server.services.types.find((t) => t.id === type)?.letters?.[kind]
      if (letter && letterReferences(letter).length === 0) wrong.push(`${title}：没有字段`)
    }
    expect(wrong).toEqual([])
  })

  it('没有登录、不是管理员、别的机关的管理员，都不可', async () => {
    const url = `/api/templates?office=${EAST}`
    expect((await asking(server.app)('GET', url)).status).toBe(401)
    expect((await as.officer('GET', url)).status).toBe(403)
    expect((await as.chief('GET', url)).status).toBe(404)
    expect((await as.chief('POST', '/api/templates', ...form({ type: 'penalty', kind: 'decision' }, Buffer.from('x')))).status).toBe(404)
    expect((await as.chief('PUT', '/api/templates/mark', { office: EAST, mark: '清' })).status).toBe(404)
  })

  it('不能用的，422 列出全部原因；批准过的不能再批准；代字改了，之后的文号跟着改', async () => {
    const bad = await as.admin('POST', '/api/templates', ...form({ type: 'penalty', kind: 'decision' }, Buffer.from('不是 docx')))
    expect(bad.status).toBe(422)
    expect(bad.json<{ errors: { message: string }[] }>().errors[0]?.message).toContain('文件打不开')
    const { versions } = (await as.admin('GET', `/api/templates?office=${EAST}`)).json<LetterTemplates>()
    const url = `/api/templates/${versions[0]?.id}/decision`
    const approve = { office: EAST, status: 'approved', validFrom: TODAY }
    expect((await as.admin('POST', url, approve)).status).toBe(204)
    expect((await as.admin('POST', url, approve)).status).toBe(409)
    expect((await as.admin('POST', url, { office: EAST, status: 'retired', note: '' })).status).toBe(422)
    expect((await as.admin('PUT', '/api/templates/mark', { office: EAST, mark: 'abc' })).status).toBe(422)
    expect((await as.admin('PUT', '/api/templates/mark', { office: EAST, mark: '清和执' })).status).toBe(204)
    expect((await as.admin('GET', `/api/templates?office=${EAST}`)).json<LetterTemplates>().mark).toBe('清和执')
  })
})
