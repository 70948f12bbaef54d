/** The board of annual reports over HTTP: handed in, found, marked, reminded, answered, compared, exported; and two examiners at once. */

import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Board, BoardFigures, BoardNotice, BoardReport, NoticePage } from '../../../domains/oversight/index.ts'
import { claimsOf } from '../../../platform/access/index.ts'
import { inTx, newId } from '../../../platform/db/index.ts'
import { type Answer, type Ask, asking, askingAs, DISTRICT, EAST, type Method, type Served, serveAll, WEST } from '../../../platform/testing/index.ts'
import type { Problem } from '../../workbench/api-types.ts'
import { openServer } from '../app.ts'

const TODAY = '2026-04-20'
const people = [
  { username: 'chief', name: '郑总管', office: DISTRICT, roles: ['admin' as const] },
  { username: 'examiner', name: '王督查', office: DISTRICT, roles: ['supervisor' as const] },
  { username: 'reader', name: '冯起草', office: DISTRICT, roles: ['reporter' as const] },
  { username: 'eastAdmin', name: '陈管理', office: EAST, roles: ['admin' as const] },
  { username: 'eastReporter', name: '卫年报', office: EAST, roles: ['reporter' as const] },
  { username: 'westSupervisor', name: '褚西', office: WEST, roles: ['supervisor' as const] },
]
type Username = 'supervisor' | 'chief' | 'examiner' | 'reader' | 'eastAdmin' | 'eastReporter' | 'westSupervisor' | 'west'

let served: Served<Awaited<ReturnType<typeof openServer>>>
let as: Record<Username, Ask>
let nobody: Ask
beforeAll(async () => {
  served = await serveAll(TODAY, openServer, people)
  const usernames: Username[] = ['supervisor', 'chief', 'examiner', 'reader', 'eastAdmin', 'eastReporter', 'westSupervisor', 'west']
  as = await askingAs(served.app, served.services, ...usernames)
  nobody = asking(served.app)
})
afterAll(() => served.close())

/** 320 comes to 310. */
const wrongSum = '全年受理矛盾纠纷320件，其中邻里纠纷160件、物业纠纷80件、其他纠纷70件。'
const rightSum = '全年受理矛盾纠纷320件，其中邻里纠纷160件、物业纠纷80件、其他纠纷80件。'
const reportOf = (name: string, sum: string, year = 2025): string =>
  [
    `${name}${year}年度法治政府建设工作报告`,
    '一、主要举措和成效',
    sum,
    '二、存在的不足和原因',
    '审核不够及时，原因是专职人员少。',
    '三、主要负责人履行第一责任人职责情况',
    '主要负责人听取法治建设汇报2次。',
    `四、${year + 1}年度工作安排`,
    '办一期培训班。',
    name,
  ].join('\n')

type Form = { office: number; year?: number; seen?: number; source?: string; publishedOn?: string; words?: string | Buffer; file?: string }

/** A form as a browser sends it. */
function handIn(ask: Ask, { office, year = 2025, seen = 0, source = 'paste', publishedOn, words, file = '报告.txt' }: Form): Promise<Answer> {
  const field = (name: string, value: string) => Buffer.from(`--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
  const fields = { office: String(office), year: String(year), seen: String(seen), source, ...(publishedOn ? { publishedOn } : {}) }
  const head = Buffer.from(`--x\r\nContent-Disposition: form-data; name="file"; filename="${file}"\r\n\r\n`)
  const part = words === undefined ? [] : [head, Buffer.from(words as string), Buffer.from('\r\n')]
  const payload = Buffer.concat([...Object.entries(fields).map(([k, v]) => field(k, v)), ...part, Buffer.from('--x--\r\n')])
  return ask('POST', '/api/board/reports', payload, { 'content-type': 'multipart/form-data; boundary=x' })
}

const boardOf = async (year = 2025): Promise<Board> => (await as.supervisor('GET', `/api/board?office=${DISTRICT}&year=${year}`)).json<Board>()
const rowOf = async (office: number, year = 2025) => (await boardOf(year)).rows.find((r) => r.office === office)
const readReport = async (id: string, office = EAST): Promise<BoardReport> =>
  (await as.supervisor('GET', `/api/board/reports/${id}?office=${office}`)).json<BoardReport>()
const added = (answer: Answer): string => {
  if (answer.status !== 200) throw new Error(answer.text)
  return answer.json<{ id: string }>().id
}
/** The next version of an office's report. */
async function next(office: number, words: string, publishedOn = '2026-03-20'): Promise<string> {
  const seen = (await rowOf(office))?.report?.no ?? 0
  return added(await handIn(as.supervisor, { office, words, publishedOn, seen }))
}

describe('巡检表', () => {
  it('没有交入的单位列为未公开，写明期限、依据和已过的天数', async () => {
    const row = await rowOf(WEST, 2024)
    expect(row).toMatchObject({ name: '云溪街道', report: null, due: { on: '2025-03-31', verified: false }, overdue: 385 })
    expect(row?.due.law).toContain('待核实')
  })

  it('交入之后有公开日期、提前天数、各部分和问题；问题写明算式，位置在原文', async () => {
    const id = await next(EAST, reportOf('清和街道', wrongSum))
    const row = await rowOf(EAST)
    expect(row?.report).toMatchObject({ id, publishedOn: '2026-03-20', late: -11, source: 'paste' })
    expect(row?.report?.parts).toMatchObject({ achievements: 'own', problems: 'own', leadership: 'own', plan: 'own', rectification: 'missing' })
    const report = await readReport(id)
    const sum = report.findings.find((f) => f.rule === 'sum-mismatch')
    expect(sum?.message).toContain('310')
    expect(sum?.spans.map((s) => report.text.slice(s.start, s.end)).join(' ')).toContain('320')
    expect(row?.report?.counts?.error).toBe(report.findings.filter((f) => f.severity === 'error').length)
    expect(report.figures.some((f) => f.value === 320)).toBe(true)
  })

  it('改正后的一版没有这个问题，旧版还在', async () => {
    const id = await next(EAST, reportOf('清和街道', rightSum))
    const report = await readReport(id)
    expect(report.findings.filter((f) => f.rule === 'sum-mismatch')).toEqual([])
    expect(report.versions.length).toBeGreaterThan(1)
    expect((await readReport(report.versions.at(-1)?.id ?? '')).current).toBe(false)
  })

  it('两个单位的报告雷同，两边都指出；上一年的报告也拿来比', async () => {
    const long = `清和街道把法治建设放进年初的工作安排，逐月列出任务，按季检查进度，年底请服务对象打分，全年没有出现重大违法问题，群众评价逐年提高。${'在集市、学校和工地各设一个法律角，由值班律师轮流坐班，遇到赶集日加开一场，让务工的人下班也问得到。'.repeat(2)}`
    const east = await next(EAST, reportOf('清和街道', `${rightSum}\n${long}`))
    const west = await next(WEST, reportOf('云溪街道', `${rightSum}\n${long}`))
    const copied = async (id: string, office: number) => (await readReport(id, office)).findings.filter((f) => f.rule === 'copied').map((f) => f.message)
    expect((await copied(west, WEST)).join()).toContain('清和街道的报告')
    expect((await copied(east, EAST)).join()).toContain('云溪街道的报告')
    expect((await readReport(west, WEST)).against).toMatchObject({ lastYear: false, neighbours: ['清和街道'] })
    await served.services.board.examine(DISTRICT, 2025)
    expect((await rowOf(EAST))?.report?.counts?.warning).toBeGreaterThan(0)
  })
})

describe('交入', () => {
  it('空的、看不懂的、过大的，用中文说明在哪里、怎么办', async () => {
    const faults = async (answer: Promise<Answer>): Promise<string> => {
      const { status, text, json } = await answer
      if (status !== 422) throw new Error(text)
      return (
        json<Problem>()
          .errors?.map((e) => `${e.label}：${e.message}`)
          .join() ?? ''
      )
    }
    expect(await faults(handIn(as.supervisor, { office: EAST, words: '' }))).toContain('空')
    expect(await faults(handIn(as.supervisor, { office: EAST }))).toContain('请粘贴报告的文字')
    expect(await faults(handIn(as.supervisor, { office: EAST, words: Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]) }))).toContain('图片')
    expect(await faults(handIn(as.supervisor, { office: EAST, words: Buffer.alloc(50 * 1024 * 1024, '法') }))).toContain('50 MB')
    expect(await faults(handIn(as.supervisor, { office: EAST, words: '正文', publishedOn: '2026-04-21' }))).toContain('不能晚于今天')
    expect(await faults(handIn(as.supervisor, { office: EAST, words: '正文', year: 2031 }))).toContain('年度还没有到')
  })

  it('网页上的发布日期读得出来；上传的原件取得回', async () => {
    const html = `<html><head><meta name="PubDate" content="2026-04-08 10:00"></head><body><h1>云溪街道2025年度法治政府建设工作报告</h1>${reportOf(
      '云溪街道',
      rightSum,
    )
      .split('\n')
      .slice(1)
      .map((l) => `<p>${l}</p>`)
      .join('')}</body></html>`
    const seen = (await rowOf(WEST))?.report?.no ?? 0
    const id = added(await handIn(as.supervisor, { office: WEST, words: html, file: '页面.html', source: 'file', seen }))
    const report = await readReport(id, WEST)
    expect(report).toMatchObject({ publishedOn: '2026-04-08', late: 8, hasFile: true, title: '云溪街道2025年度法治政府建设工作报告' })
    expect(report.findings.some((f) => f.rule === 'late-publication')).toBe(true)
    const file = await as.supervisor('GET', `/api/board/reports/${id}/file?office=${WEST}`)
    expect(file.text).toBe(html)
  })

  it('两人同时交入：先到的算数，后到的得知是谁', async () => {
    const first = await handIn(as.supervisor, { office: WEST, year: 2023, words: reportOf('云溪街道', rightSum, 2023) })
    const second = await handIn(as.examiner, { office: WEST, year: 2023, words: reportOf('云溪街道', wrongSum, 2023) })
    expect(first.status).toBe(200)
    expect([second.status, second.json<Problem>().code]).toEqual([409, 'stale'])
    expect(second.json<Problem>().message).toContain('吴六')
    expect((await rowOf(WEST, 2023))?.report?.no).toBe(1)
  })
})

describe('本系统公开的报告', () => {
  const page = newId()
  const paragraph = (text: string) => ({ kind: 'paragraph', id: text.slice(0, 4), inlines: [{ text }] })
  const document = {
    ...{ issuer: '云溪街道', title: '云溪街道2022年法治政府建设年度报告', keywords: [], description: '', signedOn: '2023-03-01' },
    blocks: [
      { kind: 'heading', level: 1, id: 'a', number: '一、', text: '主要举措和成效' },
      { kind: 'paragraph', id: 'b', inlines: [{ text: '全年调解矛盾纠纷' }, { figure: 'mediation.registered', shown: '120' }, { text: '件。' }] },
      paragraph('全年受理信访事项30件，其中来信10件、来访25件。'),
    ],
  }
  const figure = { key: 'mediation.registered', name: '调解矛盾纠纷', unit: '件', value: 120, shown: '120' }
  const own = (text: string, values: unknown[]) =>
    inTx(served.services.db.app, { office: WEST, see: { report: [WEST] } }, (client) => client.query(text, values))

  it('公开了就算公开；取入一次，逐条检查，数字按指标记下', async () => {
    await own(
      `insert into mingfa.report_page (office_id, report_id, year, title, issuer, doc_no, index_no, keywords, description, document, figures, made_on, published_on, published_at)
       values ($1, $2, 2022, $3, '云溪街道', '', 'x/2023-1', '{}', '', $4, $5, '2023-03-01', '2023-03-02', '2023-03-02')`,
      [WEST, page, document.title, JSON.stringify(document), JSON.stringify([figure])],
    )
    expect(await boardOf(2022)).toMatchObject({
      waiting: 1,
      rows: [{ report: null }, { report: { id: null, publishedOn: '2023-03-02', late: -29, source: 'page' } }],
    })
    const collect = async () => (await as.supervisor('POST', '/api/board/collect', { office: DISTRICT, year: 2022 })).json<{ taken: number }>().taken
    expect([await collect(), await collect()]).toEqual([1, 0])
    const report = await readReport((await rowOf(WEST, 2022))?.report?.id ?? '', WEST)
    expect(report).toMatchObject({ title: document.title, issuer: '云溪街道', publishedOn: '2023-03-02', hasFile: false })
    expect(report.findings.find((f) => f.rule === 'sum-mismatch')?.message).toContain('35')
  })

  it('撤回之后不再算公开，页面说已撤回', async () => {
    await own(
      `update mingfa.report_page set withdrawn_on = '2023-04-05', withdrawn_reason = '更正', document = null, figures = null where office_id = $1 and report_id = $2`,
      [WEST, page],
    )
    expect(await rowOf(WEST, 2022)).toMatchObject({ report: { withdrawn: true }, overdue: 1116 })
  })
})

describe('标注与公开日期', () => {
  it('不属实的须写理由，不再计入；两人同时标，后一人得知', async () => {
    const id = await next(EAST, reportOf('清和街道', wrongSum))
    const sum = (await readReport(id)).findings.find((f) => f.rule === 'sum-mismatch')
    const before = (await rowOf(EAST))?.report?.counts?.error ?? 0
    const mark = (ask: Ask, verdict: string, remark: string, seen: number) =>
      ask('POST', `/api/board/reports/${id}/marks`, { office: EAST, finding: sum?.key, verdict, remark, seen })
    expect((await mark(as.supervisor, 'false', '', 0)).status).toBe(422)
    expect((await mark(as.supervisor, 'false', '另有10件未分类', 0)).status).toBe(204)
    const late = await mark(as.examiner, 'true', '', 0)
    expect([late.status, late.json<Problem>().message]).toEqual([409, '吴六刚刚标为“不属实”，请刷新后再标'])
    expect((await rowOf(EAST))?.report).toMatchObject({ counts: { error: before - 1 }, marked: { true: 0, false: 1 } })
    expect((await mark(as.examiner, 'true', '核对台账，确实少10件', 1)).status).toBe(204)
    expect((await readReport(id)).findings.find((f) => f.key === sum?.key)?.marks.map((m) => `${m.by} ${m.verdict}`)).toEqual(['吴六 false', '王督查 true'])
    expect(
      (await as.supervisor('POST', `/api/board/reports/${id}/marks`, { office: EAST, finding: 'none', verdict: 'true', remark: '', seen: 0 })).status,
    ).toBe(404)
  })

  it('补写公开日期，重新算出逾期；他人刚改过的不覆盖', async () => {
    const id = await next(EAST, reportOf('清和街道', rightSum))
    const set = (publishedOn: string, seen: string | null) => as.supervisor('PUT', `/api/board/reports/${id}/published`, { office: EAST, publishedOn, seen })
    expect((await set('2026-04-03', '2026-03-20')).status).toBe(204)
    expect((await rowOf(EAST))?.report).toMatchObject({ late: 3 })
    expect((await readReport(id)).findings.some((f) => f.rule === 'late-publication')).toBe(true)
    expect((await set('2026-03-01', '2026-03-20')).status).toBe(409)
  })
})

describe('提醒', () => {
  it('发出之前单位看不到报告和问题；发出之后只看得到所选的，答复一次', async () => {
    const id = await next(EAST, reportOf('清和街道', wrongSum))
    const report = await readReport(id)
    const sum = report.findings.find((f) => f.rule === 'sum-mismatch')
    expect((await as.eastReporter('GET', `/api/board/reports/${id}?office=${EAST}`)).status).toBe(403)
    const eastReporter = await served.services.viewers.byUsername('eastReporter', TODAY)
    const seen = (table: string) =>
      inTx(served.services.db.app, eastReporter ? claimsOf(eastReporter) : {}, async (client) => {
        return (await client.query(`select 1 from mingfa.${table} where office_id = $1`, [EAST])).rowCount
      })
    expect([await seen('board_report'), await seen('board_mark')]).toEqual([0, 0])
    const noticeId = newId()
    const body = {
      id: noticeId,
      from: DISTRICT,
      office: EAST,
      year: 2025,
      kind: 'rectify',
      report: id,
      findings: [sum?.key],
      words: '请更正',
      dueOn: '2026-05-10',
    }
    expect((await as.supervisor('POST', '/api/board/notices', { ...body, findings: ['没有的'] })).status).toBe(409)
    expect((await as.supervisor('POST', '/api/board/notices', body)).status).toBe(200)
    expect((await as.supervisor('POST', '/api/board/notices', body)).status).toBe(200)
    const told = (await as.eastReporter('GET', `/api/board/notices?office=${EAST}`)).json<BoardNotice[]>()
    expect(told.map((n) => [n.id, n.sentBy, n.fromName, n.findings.length])).toEqual([[noticeId, '吴六', '清河区', 1]])
    const page = (await as.eastReporter('GET', `/api/board/notices/${noticeId}?office=${EAST}`)).json<NoticePage>()
    expect(page.report?.text).toBe(report.text)
    expect(page.answers).toBe(true)
    expect([await seen('board_report'), await seen('board_mark')]).toEqual([1, 0])
    const reply = (words: string) => as.eastReporter('POST', `/api/board/notices/${noticeId}/reply`, { office: EAST, words })
    expect((await reply('')).status).toBe(422)
    expect((await reply('已更正并重新公开')).status).toBe(204)
    expect((await reply('再答一次')).status).toBe(409)
    expect((await rowOf(EAST))?.notices).toMatchObject({ sent: 1, last: { kind: 'rectify', replied: true } })
    expect((await readReport(id)).notices[0]?.reply).toMatchObject({ words: '已更正并重新公开', by: '卫年报' })
  })

  it('催报不必有报告', async () => {
    const body = { id: newId(), from: DISTRICT, office: WEST, year: 2024, kind: 'publish', findings: [], words: '请尽快公开', dueOn: null }
    expect((await as.chief('POST', '/api/board/notices', body)).status).toBe(200)
    expect((await rowOf(WEST, 2024))?.notices).toMatchObject({ sent: 1, last: { kind: 'publish', replied: false } })
    const page = (await as.west('GET', `/api/board/notices/${body.id}?office=${WEST}`)).json<NoticePage>()
    expect(page.report).toBeNull()
  })
})

describe('设定、比较、导出', () => {
  it('街道的期限由区里设定；关闭的规则不再检查；他人刚改过的不覆盖', async () => {
    const id = await next(EAST, reportOf('清和街道', wrongSum))
    const set = (body: object) =>
      as.supervisor('PUT', '/api/board/setting', { office: DISTRICT, seen: 0, due: '02-28', ground: '清河区通知', off: ['sum-mismatch'], ...body })
    expect((await set({ due: '13-01' })).status).toBe(422)
    expect((await set({})).status).toBe(204)
    expect((await set({})).status).toBe(409)
    expect((await rowOf(EAST))?.due).toMatchObject({ on: '2026-02-28', law: '《清河区通知》（待核实）' })
    expect((await readReport(id)).findings.filter((f) => f.rule === 'sum-mismatch')).toEqual([])
    expect((await boardOf()).setting).toMatchObject({ no: 1, by: '吴六' })
    expect((await set({ seen: 1, due: '03-31', off: [] })).status).toBe(204)
  })

  it('同一指标在各单位、各年度的报告里认得出，说明有多大把握', async () => {
    await next(EAST, reportOf('清和街道', rightSum))
    await next(WEST, reportOf('云溪街道', rightSum.replace('320', '330').replace('纠纷80件。', '纠纷90件。')))
    const { metrics, offices } = (await as.supervisor('GET', `/api/board/figures?office=${DISTRICT}`)).json<BoardFigures>()
    expect(offices.map((o) => o.name)).toEqual(['清和街道', '云溪街道'])
    const all = metrics.find((m) => m.values.some((v) => v.value === 320 && v.year === 2025))
    expect(all).toMatchObject({ unit: '件', sure: 'words' })
    expect(all?.values.filter((v) => v.year === 2025).map((v) => [v.office, v.value])).toEqual([
      [EAST, 320],
      [WEST, 330],
    ])
  })

  it('说法不同、意思相近的也放在一起，写明只是可能', async () => {
    await next(EAST, reportOf('清和街道', '全年受理矛盾纠纷320件。'))
    await next(WEST, reportOf('云溪街道', '全年调处各类纠纷333件。'))
    const { metrics } = (await as.supervisor('GET', `/api/board/figures?office=${DISTRICT}`)).json<BoardFigures>()
    const like = metrics.find((m) => m.values.some((v) => v.value === 333))
    expect(like).toMatchObject({ sure: 'like' })
    expect(like?.why).toMatch(/相近：.*矛盾纠纷.*纠纷/)
    expect(like?.values.filter((v) => v.year === 2025).map((v) => v.value)).toEqual([320, 333])
  })

  it('导出的 xlsx 单元格都是文本，csv 带 BOM，每个单位一行', async () => {
    const get = (format: string) => as.supervisor('GET', `/api/board/export?office=${DISTRICT}&year=2025&format=${format}`)
    const sheet = strFromU8(unzipSync((await get('xlsx')).bytes)['xl/worksheets/sheet1.xml'] as Uint8Array)
    expect(sheet.match(/<row>/g)).toHaveLength(3)
    expect(sheet).not.toMatch(/<c (?![^>]*t="inlineStr")/)
    const csv = (await get('csv')).text
    expect(csv.charCodeAt(0)).toBe(0xfeff)
    expect(csv.trim().split('\r\n')).toHaveLength(3)
    expect(csv).toContain('清和街道')
  })
})

describe('谁能做什么', () => {
  const nothing = newId()
  const notice = { id: newId(), from: DISTRICT, office: EAST, year: 2025, kind: 'publish', findings: [], words: '请公开', dueOn: null }
  const mark = { office: EAST, finding: 'x', verdict: 'true', remark: '', seen: 0 }
  const ofReport: readonly [Method, string, unknown?][] = [
    ['GET', `/api/board/reports/${nothing}?office=${EAST}`],
    ['GET', `/api/board/reports/${nothing}/file?office=${EAST}`],
    ['PUT', `/api/board/reports/${nothing}/published`, { office: EAST, publishedOn: null, seen: null }],
    ['POST', `/api/board/reports/${nothing}/marks`, mark],
    ['POST', '/api/board/notices', notice],
  ]
  const ofBoard: readonly [Method, string, unknown?][] = [
    ['GET', `/api/board?office=${DISTRICT}&year=2025`],
    ['POST', '/api/board/collect', { office: DISTRICT, year: 2025 }],
    ['GET', `/api/board/figures?office=${DISTRICT}`],
    ['PUT', '/api/board/setting', { office: DISTRICT, seen: 9, due: '03-31', ground: '', off: [] }],
    ['GET', `/api/board/export?office=${DISTRICT}&year=2025&format=csv`],
  ]
  const statuses = (ask: Ask, list: readonly [Method, string, unknown?][]) => Promise.all(list.map(async ([m, url, body]) => (await ask(m, url, body)).status))
  const all = [...ofBoard, ...ofReport]

  it('没有登录的都要登录', async () => {
    expect(new Set(await statuses(nobody, all))).toEqual(new Set([401]))
    expect((await handIn(nobody, { office: EAST, words: '正文' })).status).toBe(401)
  })

  it('没有监督或者管理职责的不能办', async () => {
    expect(new Set(await statuses(as.reader, all))).toEqual(new Set([403]))
    expect((await handIn(as.eastReporter, { office: EAST, words: '正文' })).status).toBe(403)
  })

  it('本单位的管理员不能巡检本单位，也不能改上级的设定', async () => {
    expect(new Set(await statuses(as.eastAdmin, ofReport))).toEqual(new Set([403]))
    expect(new Set(await statuses(as.eastAdmin, ofBoard))).toEqual(new Set([404]))
    expect((await handIn(as.eastAdmin, { office: EAST, words: '正文' })).status).toBe(403)
  })

  it('别的单位的监督人员，连有没有都不知道', async () => {
    expect(new Set(await statuses(as.westSupervisor, all))).toEqual(new Set([404]))
    expect((await handIn(as.westSupervisor, { office: EAST, words: '正文' })).status).toBe(404)
  })

  it('提醒：没有登录、别的单位看不到，上级看得到但不能代为答复', async () => {
    const id = newId()
    expect((await as.supervisor('POST', '/api/board/notices', { ...notice, id })).status).toBe(200)
    const list = `/api/board/notices?office=${EAST}`
    const one = `/api/board/notices/${id}?office=${EAST}`
    const answer = (ask: Ask) => ask('POST', `/api/board/notices/${id}/reply`, { office: EAST, words: '答' })
    for (const ask of [nobody, as.west]) {
      const status = ask === nobody ? 401 : 404
      expect([(await ask('GET', list)).status, (await ask('GET', one)).status, (await answer(ask)).status]).toEqual([status, status, status])
    }
    expect([(await as.supervisor('GET', list)).status, (await as.supervisor('GET', one)).status, (await answer(as.supervisor)).status]).toEqual([200, 200, 403])
    expect((await as.west('GET', `/api/board/notices/${id}?office=${WEST}`)).status).toBe(404)
  })
})
