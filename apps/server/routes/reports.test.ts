/** Annual reports over HTTP: who may do what, from the draft to the page of the portal, and two editors at once. */
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role, Values } from '../../../engine/define.ts'
import type { Viewer } from '../../../platform/access/index.ts'
import { inTx, newId } from '../../../platform/db/index.ts'
import { type Answer, type Ask, asking, askingAs, type Served, serveEmpty } from '../../../platform/testing/index.ts'
import type { Services } from '../../services.ts'
import type { Problem, ReportBody, ReportCheck, ReportFigure, ReportRow, ReportView } from '../../workbench/api-types.ts'
import { openServer } from '../app.ts'

const DISTRICT = 999901
const STREET = 999901001
const OTHER = 999901002

const people = {
  reporter: [STREET, '编一', ['reporter']],
  reporter2: [STREET, '编二', ['reporter']],
  both: [STREET, '兼三', ['reporter', 'reviewer', 'leader']],
  reviewer: [STREET, '审四', ['reviewer']],
  leader: [STREET, '领五', ['leader']],
  openness: [STREET, '公六', ['openness']],
  officer: [STREET, '执七', ['officer']],
  mediator: [STREET, '调八', ['mediator']],
  elsewhere: [OTHER, '邻九', ['reporter', 'reviewer', 'leader', 'openness']],
  supervisor: [DISTRICT, '督十', ['supervisor']],
} as const satisfies Record<string, readonly [number, string, readonly Role[]]>
type Username = keyof typeof people

let served: Served<Awaited<ReturnType<typeof openServer>>>
let as: Record<Username, Ask>
let nobody: Ask

async function settle(services: Services): Promise<void> {
  const offices = [
    [DISTRICT, '清河区', '清河区', 'county', null],
    [STREET, '清和街道办事处', '清和街', 'street', DISTRICT],
    [OTHER, '云溪街道办事处', '云溪街', 'street', DISTRICT],
  ]
  for (const [id, name, short, kind, parent] of offices) {
    await services.db.auth.query('insert into mingfa.office (id, code, name, short, kind, parent_id) values ($1, $2, $3, $4, $5, $6)', [
      id,
      String(id),
      name,
      short,
      kind,
      parent,
    ])
  }
  services.offices.forget()
  for (const [username, [office, name, roles]] of Object.entries(people)) {
    const id = newId()
    await inTx(services.db.app, { office }, async (client) => {
      await client.query('insert into mingfa.person (office_id, id, username, name, active) values ($1, $2, $3, $4, true)', [office, id, username, name])
      await client.query('insert into mingfa.post (office_id, person_id, roles, valid_from) values ($1, $2, $3, $4)', [office, id, roles, '2000-01-01'])
    })
  }
}

const viewer = async (username: Username): Promise<Viewer> => {
  const found = await served.services.viewers.byUsername(username, served.clock.today())
  if (!found) throw new Error(username)
  return found
}

/** Mediation cases of a year as a ledger would bring them: all but `failed` of them succeeded. */
async function mediations(year: number, count: number, failed: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, i) => {
    const result = i < failed ? 'failed' : 'success'
    const values: Values = {
      registeredOn: `${year}-03-${String((i % 28) + 1).padStart(2, '0')}`,
      disputeKind: i % 2 ? 'neighbour' : 'family',
      result,
      amountFen: 1_000_000,
    }
    return { row: i + 2, values, status: result === 'failed' ? 'failed' : 'settled', fingerprint: `${year}-${i}`, content: `${i}`, breaches: [] }
  })
  await served.services.ledger.backfill(await viewer('mediator'), { type: 'mediation', office: STREET, rows, source: { file: '台账.xlsx', hash: 'x' } })
}

const view = (answer: Answer): ReportView => {
  expect(answer.text, answer.text).toContain('"report"')
  return answer.json<ReportView>()
}
const compose = async (ask: Ask, year: number): Promise<ReportView> => view(await ask('POST', '/api/reports', { office: STREET, year }))
const step = (ask: Ask, id: string, name: string, body: unknown = {}): Promise<Answer> => ask('POST', `/api/reports/${id}/${name}`, body)

beforeAll(async () => {
  served = await serveEmpty('2025-01-10', openServer)
  await settle(served.services)
  as = await askingAs(served.app, served.services, ...(Object.keys(people) as Username[]))
  nobody = asking(served.app)
  await mediations(2023, 25, 5)
  await mediations(2024, 30, 2)
})
afterAll(() => served.close())

const REMARK = newId()

/** Every route of the reports with a report that exists: what each of four people gets. */
const routes = (id: string): [string, (ask: Ask) => Promise<Answer>][] => [
  ['GET /api/reports', (ask) => ask('GET', `/api/reports?office=${STREET}`)],
  ['POST /api/reports', (ask) => ask('POST', '/api/reports', { office: STREET, year: 2019 })],
  ['GET /api/reports/:id', (ask) => ask('GET', `/api/reports/${id}`)],
  ['GET /api/reports/:id/figures', (ask) => ask('GET', `/api/reports/${id}/figures`)],
  ['GET /api/reports/:id/check', (ask) => ask('GET', `/api/reports/${id}/check`)],
  ['GET /api/reports/:id/export', (ask) => ask('GET', `/api/reports/${id}/export?format=md`)],
  [
    'PUT /api/reports/:id/body',
    (ask) => ask('PUT', `/api/reports/${id}/body`, { body: { sections: [{ id: 'a', title: '甲', level: 1, paragraphs: [] }] }, seen: 0 }),
  ],
  ['GET /api/reports/:id/locks', (ask) => ask('GET', `/api/reports/${id}/locks`)],
  ['PUT /api/reports/:id/locks/:section', (ask) => ask('PUT', `/api/reports/${id}/locks/intro`)],
  ['DELETE /api/reports/:id/locks/:section', (ask) => ask('DELETE', `/api/reports/${id}/locks/intro`)],
  ['GET /api/reports/:id/remarks', (ask) => ask('GET', `/api/reports/${id}/remarks`)],
  ['POST /api/reports/:id/remarks', (ask) => ask('POST', `/api/reports/${id}/remarks`, { id: REMARK, paragraph: 'p1', text: '请核实' })],
  ['PUT /api/reports/:id/remarks/:remark/resolved', (ask) => ask('PUT', `/api/reports/${id}/remarks/${REMARK}/resolved`, { resolved: true })],
  ['GET /api/reports/:id/versions', (ask) => ask('GET', `/api/reports/${id}/versions`)],
  ['GET /api/reports/:id/versions/:version', (ask) => ask('GET', `/api/reports/${id}/versions/1`)],
  ['POST /api/reports/:id/:step', (ask) => step(ask, id, 'submit')],
]

describe('谁能进哪扇门', () => {
  let id: string
  beforeAll(async () => {
    id = (await compose(as.reporter, 2020)).report.id
  })

  it('清单就是全部：没有列出来的门进不去', () => {
    const listed = served.routes.filter((r) => r.url.startsWith('/api/reports')).map((r) => `${r.method} ${r.url}`)
    expect(listed.sort()).toEqual(
      routes('')
        .map(([name]) => name)
        .sort(),
    )
  })

  it('没有登录的，一律请先登录', async () => {
    for (const [name, go] of routes(id)) expect((await go(nobody)).status, name).toBe(401)
  })

  it('本机关没有这一职责的，读不到也写不了', async () => {
    for (const [name, go] of routes(id)) expect([403, 404], name).toContain((await go(as.officer)).status)
  })

  it('别的机关的，好像没有这份报告', async () => {
    for (const [name, go] of routes(id)) expect((await go(as.elsewhere)).status, name).toBe(404)
  })

  it('上级监督人员读得到，写不了', async () => {
    for (const [name, go] of routes(id)) {
      const { status, text } = await go(as.supervisor)
      if (name.startsWith('GET')) expect(status, name).toBe(200)
      else expect(status, text).toBe(409)
    }
  })

  it('本机关的年报编制人员读得到，也写得了', async () => {
    const seen = view(await as.reporter('GET', `/api/reports/${id}`)).report
    for (const [name, go] of routes(id)) {
      if (name === 'PUT /api/reports/:id/body') continue
      expect((await go(as.reporter)).status, name).toBe(200)
    }
    expect((await as.reporter('PUT', `/api/reports/${id}/body`, { body: seen.body, seen: seen.seq })).status).toBe(409)
  })

  it('带登录状态的网页提交要有防伪标记', async () => {
    const token = await served.services.signIn.issueToken((await viewer('reporter')).personId, 1, served.clock.now())
    const cookie = asking(served.app, { cookie: `mingfa=${token}` })
    expect((await cookie('POST', '/api/reports', { office: STREET, year: 2018 })).json<Problem>().code).toBe('csrf')
  })
})

describe('从初稿到公开', () => {
  it('列表、正文、数字、检查、导出、公开，逐扇门走一遍', async () => {
    const { report, figures, choices } = await compose(as.reporter, 2024)
    expect(report).toMatchObject({ office: STREET, year: 2024, status: 'draft', title: '清和街道办事处2024年法治政府建设年度报告' })
    expect(choices.find((c) => c.action === 'submit')).not.toHaveProperty('refusal')
    expect(figures.find((f) => f.key === 'mediation.handled')).toMatchObject({ value: 30, lastYear: 25, shown: '30', unit: '宗' })
    expect((await as.leader('GET', `/api/reports?office=${STREET}&year=2024`)).json<ReportRow[]>().map((r) => r.id)).toEqual([report.id])
    const told = (await as.reporter('GET', `/api/reports/${report.id}/figures`)).json<ReportFigure[]>()
    expect(told.map((f) => f.key).slice(0, 2)).toEqual(['mediation.handled', 'mediation.handled:diff'])
    const { findings } = (await as.reporter('GET', `/api/reports/${report.id}/check`)).json<ReportCheck>()
    expect(findings.filter((f) => f.level === 'error')).toEqual([])
    for (const [who, name] of [
      ['reporter', 'submit'],
      ['reviewer', 'review'],
      ['leader', 'approve'],
      ['reporter', 'freeze'],
      ['openness', 'publish'],
    ] as const) {
      view(await step(as[who], report.id, name, { note: '同意' }))
    }
    expect((await as.leader('GET', `/api/reports/${report.id}/check`)).json<ReportCheck>()).toEqual({ findings: [], changes: [] })
    expect(await served.services.reports.publishedReport(report.id)).toMatchObject({ docNo: '清和街法报〔2025〕1号', indexNo: '999901001/2025-00001' })
    await mediations(2024, 31, 2)
    const { changes } = (await as.reporter('GET', `/api/reports/${report.id}/check`)).json<ReportCheck>()
    expect(changes.find((c) => c.key === 'mediation.handled')).toMatchObject({ frozen: 30, now: 31, records: { added: 1, named: [] } })
    view(await step(as.leader, report.id, 'withdraw', { note: '补录后重编' }))
  })

  it('四种格式都导得出，文件名是报告名称', async () => {
    const { report } = await compose(as.reporter, 2016)
    const get = (format: string): Promise<Answer> => as.reviewer('GET', `/api/reports/${report.id}/export?format=${format}`)
    const docx = await get('docx')
    expect(docx.headers['content-type']).toContain('wordprocessingml')
    expect(decodeURIComponent(String(docx.headers['content-disposition']))).toContain('清和街道办事处2016年法治政府建设年度报告.docx')
    expect(Object.keys(unzipSync(docx.bytes))).toContain('word/document.xml')
    expect((await get('pdf')).bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect((await get('html')).text).toContain('<h1>清和街道办事处2016年法治政府建设年度报告</h1>')
    expect((await get('md')).text).toContain('# 清和街道办事处2016年法治政府建设年度报告')
    expect((await get('exe')).status).toBe(422)
  })
})

describe('写错了、写晚了', () => {
  it('拒绝带条文：跳过审核、同一个人审定', async () => {
    const { report } = await compose(as.both, 2017)
    view(await step(as.both, report.id, 'submit'))
    const skipped = await step(as.leader, report.id, 'approve')
    expect(skipped.status).toBe(409)
    expect(skipped.json<Problem>()).toMatchObject({ code: 'status', law: expect.stringContaining('年度报告') })
    expect((await step(as.both, report.id, 'review')).json<Problem>()).toMatchObject({ code: 'apart', law: expect.stringContaining('年度报告') })
    expect((await step(as.reviewer, report.id, 'sendBack')).status).toBe(422)
    expect((await step(as.reviewer, report.id, 'publish')).json<Problem>().code).toBe('role')
    expect((await step(as.reviewer, report.id, 'explode')).status).toBe(422)
  })

  it('两个人同时改：后保存的得到 409 和变化', async () => {
    const { report } = await compose(as.reporter, 2015)
    const save = (ask: Ask, docNo: string, seen = report.seq): Promise<Answer> =>
      ask('PUT', `/api/reports/${report.id}/body`, { body: { ...report.body, front: { docNo } }, seen })
    view(await save(as.reporter, '清和街法报〔2025〕6号'))
    const late = await save(as.reporter2, '清和街法报〔2025〕7号')
    expect(late.status).toBe(409)
    expect(late.json<Problem>()).toMatchObject({ code: 'stale', changed: [{ action: 'edit' }] })
    const fresh = view(await as.reporter2('GET', `/api/reports/${report.id}`)).report
    expect(fresh.body.front?.docNo).toBe('清和街法报〔2025〕6号')
    view(await save(as.reporter2, '清和街法报〔2025〕7号', fresh.seq))
  })

  it('正文的形状不对，逐处指出；控制字符不进文件', async () => {
    const { report } = await compose(as.reporter, 2014)
    const put = (body: unknown, seen = report.seq): Promise<Answer> => as.reporter('PUT', `/api/reports/${report.id}/body`, { body, seen })
    const bad = await put({ sections: [{ id: 'a', title: '甲', level: 7, paragraphs: [{ id: 'p', parts: [{ number: 3 }] }] }] })
    expect(bad.status).toBe(422)
    expect(bad.json<Problem>().errors?.length).toBeGreaterThan(1)
    const [first, ...rest] = report.body.sections
    const dirty: ReportBody = {
      ...report.body,
      sections: first ? [{ ...first, paragraphs: [{ id: 'p', parts: [{ text: '甲\u0000乙\ud800丙\u200b' }] }] }, ...rest] : rest,
    }
    expect((await as.reporter('PUT', `/api/reports/${report.id}/locks/${first?.id}`)).status).toBe(200)
    const saved = view(await put(dirty)).report
    expect(saved.body.sections[0]?.paragraphs[0]?.parts).toEqual([{ text: '甲乙\ufffd丙' }])
  })

  it('没有的报告、不是编号的编号', async () => {
    expect((await as.reporter('GET', `/api/reports/${newId()}`)).status).toBe(404)
    expect((await as.reporter('GET', '/api/reports/1')).status).toBe(422)
    expect((await as.reporter('POST', '/api/reports', { office: STREET, year: 2099 })).json<Problem>().rule).toBe('year-end')
  })
})
