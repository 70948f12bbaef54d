/** The steps of a report: in their order, by the right people, one after the other. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { standingClock } from '../../../platform/clock/index.ts'
import { newId } from '../../../platform/db/index.ts'
import { EAST, prepareSample, testDatabase } from '../../../platform/testing/index.ts'
import type { ReportBody } from '../body.ts'
import { type PublishedReport, type ReportStep, reportSteps } from '../index.ts'
import { idOf, makeStage, refusalOf, type Stage, staff, types } from './stage.ts'

const clock = standingClock('2025-01-10')
let stage: Stage
beforeAll(async () => {
  const { db } = await testDatabase()
  await prepareSample(db, types[0], staff)
  stage = await makeStage(db, clock)
})
afterAll(() => stage.close())

describe('办理', () => {
  it('从起草到公开再到撤回，各由其人', async () => {
    const id = await stage.compose(2024)
    for (const [who, step, status] of [
      ['reporter', 'submit', 'review'],
      ['reviewer', 'review', 'leadership'],
      ['boss', 'approve', 'approved'],
      ['reporter', 'freeze', 'frozen'],
      ['reporter', 'sendUp', 'frozen'],
      ['openness', 'publish', 'published'],
    ] as const) {
      await stage.does(who, id, step, `${step}的意见`)
      expect((await stage.read(id)).report.status, step).toBe(status)
    }
    expect((await stage.read(id)).timeline.map((t) => [t.label, t.actors.join(), t.note])).toEqual([
      ['生成初稿', '编一', undefined],
      ['送合法性审核', '编一', 'submit的意见'],
      ['审核通过', '审三', 'review的意见'],
      ['负责人审定', '领四', 'approve的意见'],
      ['定稿冻结', '编一', 'freeze的意见'],
      ['报送上级', '编一', 'sendUp的意见'],
      ['公开发布', '公五', 'publish的意见'],
    ])
    const page = (await stage.reports.publishedReport(id)) as PublishedReport
    expect(page).toMatchObject({ year: 2024, issuer: '清和街道', indexNo: `${EAST}/2025-00001`, docNo: '清和街道法报〔2025〕1号', publishedOn: '2025-01-10' })
    expect(page.html).toContain('<h1>清和街道2024年法治政府建设年度报告</h1>')
    expect(page.figures.find((f) => f.key === 'mediation.handled')).toMatchObject({
      shown: '50',
      unit: '宗',
      counts: '登记日期在期间内',
      period: { from: '2024-01-01', to: '2024-12-31' },
      records: { count: 50 },
    })
    expect((await stage.reports.publishedReports({ office: EAST })).map((r) => r.id)).toEqual([id])
    await stage.does('boss', id, 'withdraw', '数字有误')
    expect(await stage.reports.publishedReports({ office: EAST })).toEqual([])
    expect(await stage.reports.publishedReport(id)).toMatchObject({ withdrawn: { on: '2025-01-10', reason: '数字有误' } })
    expect(await stage.reports.publishedReport(id)).not.toHaveProperty('html')
  })

  it('退回后改了再送，原来的审核不算数', async () => {
    const id = await stage.compose(2024)
    await stage.does('reporter', id, 'submit')
    expect(await stage.tries('reviewer', id, 'sendBack')).toHaveProperty('invalid')
    await stage.does('reviewer', id, 'sendBack', '原因写得不实')
    expect((await stage.read(id)).report.status).toBe('draft')
    await stage.does('reporter', id, 'submit')
    expect(refusalOf(await stage.tries('boss', id, 'approve'))).toBe('status/status')
    await stage.tries('reviewer', id, 'review')
    await stage.tries('boss', id, 'approve')
    await stage.does('boss', id, 'sendBack', '再核对一次')
    await stage.clear(id)
  })

  it('步骤少一个都不行：每个人、每个跳过的步骤都被拒绝', async () => {
    const id = await stage.compose(2024)
    const everybody = ['reporter', 'reviewer', 'boss', 'openness', 'all', 'keeper']
    const allowed: Record<string, string> = { draft: 'submit', review: 'review', leadership: 'approve', approved: 'freeze', frozen: 'publish' }
    const doer: Record<string, string> = { submit: 'reporter', review: 'reviewer', approve: 'boss', freeze: 'reporter', publish: 'openness' }
    for (const [status, next] of Object.entries(allowed)) {
      expect((await stage.read(id)).report.status).toBe(status)
      for (const step of reportSteps) {
        if (step === next || ['sendBack', 'withdraw', 'sendUp'].includes(step)) continue
        for (const who of everybody) expect(refusalOf(await stage.tries(who, id, step)), `${status} ${who} ${step}`).toMatch(/^(role|status)\//)
      }
      await stage.does(doer[next] ?? '', id, next as ReportStep)
    }
    await stage.does('boss', id, 'withdraw', '试稿')
  })

  it('一个人不能又写又审又定', async () => {
    const id = await stage.compose(2024, 'all')
    await stage.does('all', id, 'submit')
    expect(refusalOf(await stage.tries('all', id, 'review'))).toBe('apart/compose|edit|submit')
    await stage.does('reviewer', id, 'review')
    expect(refusalOf(await stage.tries('all', id, 'approve'))).toBe('apart/compose|edit|submit')
    await stage.does('boss', id, 'approve')
    await stage.does('reporter', id, 'freeze')
    await stage.does('boss', id, 'withdraw', '试稿')
    const other = await stage.compose(2024)
    await stage.does('reporter', other, 'submit')
    await stage.does('all', other, 'review')
    expect(refusalOf(await stage.tries('all', other, 'approve'))).toBe('apart/review')
    await stage.does('boss', other, 'approve')
    await stage.does('reporter', other, 'freeze')
    await stage.does('boss', other, 'withdraw', '试稿')
  })

  it('改过一个字的人也不能审', async () => {
    const id = await stage.compose(2024)
    const { report } = await stage.read(id)
    await stage.save(id, { ...report.body, front: { docNo: '清和街法报〔2025〕9号' } }, report.seq, 'all')
    await stage.does('reporter', id, 'submit')
    expect(refusalOf(await stage.tries('all', id, 'review'))).toBe('apart/compose|edit|submit')
    await stage.clear(id)
  })

  it('正文只能从报告页保存：通用的办案入口带不进正文', async () => {
    const reporter = await stage.viewer('reporter')
    const request = { type: 'report', office: EAST, caseId: newId(), action: 'compose', actionId: newId(), input: { title: '假报告', periodEnd: '2024-12-31' } }
    const made = await stage.ledger.act(reporter, request)
    expect('refused' in made && made.refused.rule).toBe('door')
    const id = await stage.compose(2024)
    const edit = await stage.ledger.act(reporter, { ...request, caseId: id, action: 'edit', actionId: newId(), input: { bodyHash: 'abc' } })
    expect('refused' in edit && edit.refused.rule).toBe('door')
    await stage.clear(id)
  })

  it('报告不能补录，也不能更正', async () => {
    const keeper = await stage.viewer('all')
    const forged = {
      type: 'report',
      office: EAST,
      caseId: newId(),
      action: 'backfill',
      actionId: newId(),
      input: { title: '假报告', periodEnd: '2020-12-31', status: 'published' },
    }
    const made = await stage.ledger.act(keeper, forged)
    expect('refused' in made && made.refused.code).toBe('role')
  })

  it('送出同一个动作两次，只办理一次', async () => {
    const id = await stage.compose(2024)
    const reporter = await stage.viewer('reporter')
    const actionId = newId()
    idOf(await stage.reports.step(reporter, id, 'submit', { id: actionId }))
    idOf(await stage.reports.step(reporter, id, 'submit', { id: actionId }))
    expect((await stage.read(id)).timeline.filter((t) => t.label === '送合法性审核')).toHaveLength(1)
    await stage.clear(id)
  })

  it('两个期限：3月1日前报送，4月1日前公开', async () => {
    const id = await stage.compose(2024)
    const view = await stage.ledger.read(await stage.viewer('boss'), { type: 'report', office: EAST, caseId: id }, async () => new Map())
    expect(view?.terms.map((t) => [t.id, t.due])).toEqual([
      ['sendUp', '2025-02-28'],
      ['publish', '2025-03-31'],
    ])
    await stage.clear(id)
  })
})

describe('两个人同时改', () => {
  it('先保存的算数，后保存的被告知，不会盖掉', async () => {
    const id = await stage.compose(2024)
    const { report } = await stage.read(id)
    const edited = (docNo: string): ReportBody => ({ ...report.body, front: { docNo } })
    await stage.save(id, edited('清和街法报〔2025〕7号'), report.seq)
    const late = await stage.reports.save(await stage.viewer('reporter2'), id, { body: edited('清和街法报〔2025〕8号'), seen: report.seq })
    expect(late).toMatchObject({ stale: { changed: [{ action: 'edit' }] } })
    expect((await stage.read(id)).report.body.front?.docNo).toBe('清和街法报〔2025〕7号')
    await stage.clear(id)
  })

  it('同一刻保存，只有一个成功', async () => {
    const id = await stage.compose(2024)
    const { report } = await stage.read(id)
    const save = async (who: string, docNo: string) =>
      stage.reports.save(await stage.viewer(who), id, { body: { ...report.body, front: { docNo } }, seen: report.seq })
    const results = await Promise.all([save('reporter', '清和街法报〔2025〕7号'), save('reporter2', '清和街法报〔2025〕8号')])
    expect(results.filter((r) => r && 'report' in r)).toHaveLength(1)
    expect(results.filter((r) => r && 'stale' in r)).toHaveLength(1)
    await stage.clear(id)
  })
})
