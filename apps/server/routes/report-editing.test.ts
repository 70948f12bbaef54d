/** Working on a report together, over HTTP: sections held and let go, remarks, versions. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/db/index.ts'
import { type Ask, askingAs, EAST, type Served, serveAll } from '../../../platform/testing/index.ts'
import type { Problem, ReportBody, ReportView } from '../../workbench/api-types.ts'
import type { Locks, Remark, VersionRow } from '../../workbench/report-types.ts'
import { openServer } from '../app.ts'

const TODAY = '2026-03-02'
let served: Served<Awaited<ReturnType<typeof openServer>>>
let as: Record<'one' | 'two' | 'checker', Ask>
let id: string

beforeAll(async () => {
  served = await serveAll(TODAY, openServer, [
    { username: 'one', name: '编一', office: EAST, roles: ['reporter'] },
    { username: 'two', name: '编二', office: EAST, roles: ['reporter'] },
    { username: 'checker', name: '审三', office: EAST, roles: ['reviewer'] },
  ])
  as = await askingAs(served.app, served.services, 'one', 'two', 'checker')
  id = (await as.one('POST', '/api/reports', { office: EAST, year: 2025 })).json<ReportView>().report.id
})
afterAll(() => served.close())

/** Another day, on which everybody signs in again. */
const nextDay = async (day: string): Promise<void> => {
  served.clock.turnTo(day)
  as = await askingAs(served.app, served.services, 'one', 'two', 'checker')
}
const read = async (): Promise<ReportView['report']> => (await as.one('GET', `/api/reports/${id}`)).json<ReportView>().report
const lock = (ask: Ask, section = 'intro', method: 'PUT' | 'DELETE' = 'PUT') => ask(method, `/api/reports/${id}/locks/${section}`)
const retitled = (body: ReportBody, section: string, title: string): ReportBody => ({
  ...body,
  sections: body.sections.map((s) => (s.id === section ? { ...s, title } : s)),
})
const save = (ask: Ask, body: ReportBody, seen: number) => ask('PUT', `/api/reports/${id}/body`, { body, seen })

describe('各写各的节', () => {
  it('一节只有一个人在写：后来的得知是谁；他离开之后才轮到', async () => {
    expect((await lock(as.one)).json<Locks>().locks).toMatchObject([{ section: 'intro', name: '编一' }])
    const late = await lock(as.two)
    expect([late.status, late.json<Problem>().rule, late.json<Problem>().message]).toEqual([409, 'section-taken', expect.stringContaining('编一')])
    expect((await lock(as.one)).status).toBe(200)
    expect((await lock(as.two, 'intro', 'DELETE')).json<Locks>().locks).toHaveLength(1)
    expect((await lock(as.one, 'intro', 'DELETE')).json<Locks>().locks).toEqual([])
    expect((await lock(as.two)).json<Locks>().locks).toMatchObject([{ name: '编二' }])
    await lock(as.two, 'intro', 'DELETE')
  })

  it('人走了没有放开的，过了时间别人可以接着写', async () => {
    await lock(as.one)
    expect((await lock(as.two)).status).toBe(409)
    served.clock.turnTo('2026-03-03')
    expect((await lock(as.two)).json<Locks>().locks).toMatchObject([{ section: 'intro', name: '编二' }])
    await lock(as.two, 'intro', 'DELETE')
    served.clock.turnTo(TODAY)
  })

  it('别人正在写的一节，从哪里都保存不了；别的节照存', async () => {
    const { body, seq } = await read()
    await lock(as.two)
    const refused = await save(as.one, retitled(body, 'intro', '前言'), seq)
    expect([refused.status, refused.json<Problem>().rule]).toEqual([409, 'section-taken'])
    expect((await save(as.one, retitled(body, 'problems', body.sections.find((s) => s.id === 'problems')?.title ?? ''), seq)).status).toBe(200)
    const now = await read()
    expect((await save(as.two, retitled(now.body, 'intro', '前言'), now.seq)).status).toBe(200)
    await lock(as.two, 'intro', 'DELETE')
  })

  it('没有占用的一节保存不了，占用过了时间的也是，删去的也算；新加的节、发文字号不用占', async () => {
    const { body, seq } = await read()
    const problems = (title: string): ReportBody => retitled(body, 'problems', title)
    const refused = await save(as.one, problems('问题'), seq)
    expect([refused.status, refused.json<Problem>().rule, refused.json<Problem>().message]).toEqual([
      409,
      'section-not-held',
      expect.stringContaining('您的文字还在'),
    ])
    await lock(as.one, 'problems')
    await nextDay('2026-03-04')
    expect((await save(as.one, problems('问题'), seq)).json<Problem>().rule).toBe('section-not-held')
    await lock(as.one, 'problems', 'DELETE')
    const without = { ...body, sections: body.sections.filter((s) => s.id !== 'problems') }
    expect((await save(as.one, without, seq)).json<Problem>().rule).toBe('section-not-held')
    expect((await read()).body).toEqual(body)
    const added = {
      ...body,
      front: { docNo: '清东街法报〔2026〕9号' },
      sections: [...body.sections, { id: 'more', title: '其他', level: 2 as const, paragraphs: [] }],
    }
    expect((await save(as.one, added, seq)).status).toBe(200)
  })

  it('占用到期后被别人接过去的一节，保存不了，得知是谁', async () => {
    const { body, seq } = await read()
    await lock(as.one)
    await nextDay('2026-03-05')
    await lock(as.two)
    const late = await save(as.one, retitled(body, 'intro', '引言一'), seq)
    expect([late.json<Problem>().rule, late.json<Problem>().message]).toEqual(['section-taken', expect.stringContaining('编二')])
    await lock(as.two, 'intro', 'DELETE')
  })

  it('审核人不占节', async () => {
    expect((await lock(as.checker)).json<Problem>()).toMatchObject({ code: 'role' })
  })
})

describe('批注和版本', () => {
  it('审核人批注，起草人处理，可以重新打开；送两次只有一条；空的不收', async () => {
    const remark = { id: newId(), paragraph: 'p1', text: '请补充依据' }
    const add = () => as.checker('POST', `/api/reports/${id}/remarks`, remark)
    await add()
    expect((await add()).json<Remark[]>()).toMatchObject([{ text: '请补充依据', name: '审三', resolvedName: null }])
    const resolve = (resolved: boolean) => as.one('PUT', `/api/reports/${id}/remarks/${remark.id}/resolved`, { resolved })
    expect((await resolve(true)).json<Remark[]>()).toMatchObject([{ resolvedName: '编一' }])
    expect((await resolve(false)).json<Remark[]>()).toMatchObject([{ resolvedName: null, resolvedAt: null }])
    expect((await as.checker('POST', `/api/reports/${id}/remarks`, { ...remark, text: ' ' })).status).toBe(422)
  })

  it('每次保存留一个版本，注明是谁；任何一个都读得回来', async () => {
    const { body, seq } = await read()
    await lock(as.two)
    await save(as.two, retitled(body, 'intro', '引子'), seq)
    const versions = (await as.checker('GET', `/api/reports/${id}/versions`)).json<VersionRow[]>()
    expect(versions[0]).toMatchObject({ by: '编二' })
    expect(versions.at(-1)).toMatchObject({ version: 1, by: '编一' })
    const at = async (v: number) =>
      (await as.checker('GET', `/api/reports/${id}/versions/${v}`)).json<ReportBody>().sections.find((s) => s.id === 'intro')?.title
    expect(await at(versions[0]?.version ?? 0)).toBe('引子')
    expect(await at(1)).not.toBe('引子')
    expect((await as.checker('GET', `/api/reports/${id}/versions/999`)).status).toBe(404)
  })
})
