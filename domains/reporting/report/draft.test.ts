/** The first draft: what it says for any figures, and how it takes up last year's report. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { operatorViewer, systemViewer } from '../../../platform/access/index.ts'
import { standingClock } from '../../../platform/clock/index.ts'
import { DISTRICT, EAST, prepareSample, testDatabase } from '../../../platform/testing/index.ts'
import { idOf, makeStage, refusalOf, type Stage, staff, times, types, wordsIn } from './stage.ts'

const clock = standingClock('2025-01-10')
let stage: Stage
beforeAll(async () => {
  const { db } = await testDatabase()
  await prepareSample(db, types[0], staff)
  stage = await makeStage(db, clock)
})
afterAll(() => stage.close())

describe('初稿', () => {
  it('每一处数字都是指标，没有一个手工数字；上年同列', async () => {
    const id = await stage.compose(2024)
    const view = await stage.read(id)
    const texts = view.report.body.sections.flatMap((s) => s.paragraphs.flatMap((p) => p.parts.flatMap((x) => ('text' in x ? [x.text] : []))))
    expect(texts.join('').replaceAll('2024年', '')).not.toMatch(/\d/)
    expect(wordsIn(view, 'disputes')).toEqual([
      '坚持和发展新时代“枫桥经验”，全年调解矛盾纠纷50宗，比上年增加10宗、增长25%；调解成功48宗，成功率96%，比上年提高6个百分点；涉及金额61.73万元。纠纷类型以物业纠纷13宗、邻里纠纷13宗、劳动争议12宗居多。',
    ])
    expect(wordsIn(view, 'openness')).toEqual([
      '依法办理政府信息公开申请，全年收到申请22件，比上年增加2件、增长10%。答复申请22件，按期答复的占86.36%，比上年提高36.36个百分点。答复结果中，予以公开14件、信息不存在8件。',
    ])
    const amount = view.figures.find((f) => f.key === 'mediation.amountYuan:wan')
    expect(amount).toMatchObject({ value: 617_250, shown: '61.73', shownUnit: '万元', unit: '元', lastYear: 493_800 })
    await stage.clear(id)
  })

  it('提纲没有提到的工作也写进来；没有安装的不写', async () => {
    const id = await stage.compose(2024)
    const view = await stage.read(id)
    expect(wordsIn(view, 'others')).toEqual(['网格巡查方面，开展巡查7次。'])
    expect(view.report.body.sections.map((s) => s.id)).toEqual(['intro', 'measures', 'disputes', 'openness', 'others', 'problems', 'duty', 'plan'])
    await stage.clear(id)
  })

  it('上年只有零星记录的，不拿来比', async () => {
    await stage.record({ type: 'mediation', status: 'done', rows: [{ registeredOn: '2018-05-01', disputeKind: '邻里、物业纠纷', result: 'success' }] })
    const rows = times(6, () => ({ registeredOn: '2019-05-01', disputeKind: '邻里、物业纠纷', result: 'success' }))
    await stage.record({ type: 'mediation', status: 'done', rows })
    const id = await stage.compose(2019)
    expect(wordsIn(await stage.read(id), 'disputes')).toEqual([
      '坚持和发展新时代“枫桥经验”，全年调解矛盾纠纷6宗；调解成功6宗，成功率100%。纠纷类型以“邻里、物业纠纷”6宗居多。',
    ])
    await stage.clear(id)
  })

  it('没有案件的年度用另外的话，检查也没有错误', async () => {
    const id = await stage.compose(2022)
    const view = await stage.read(id)
    expect(wordsIn(view, 'disputes')).toEqual(['全年没有登记人民调解案件。'])
    expect(wordsIn(view, 'openness')).toEqual(['全年没有收到政府信息公开申请。'])
    expect(wordsIn(view, 'problems')).toHaveLength(1)
    expect((await stage.check(id)).findings.filter((f) => f.level === 'error')).toEqual([])
    await stage.clear(id)
  })

  it('不足从数字中来，每条有原因和下一年的安排', async () => {
    const id = await stage.compose(2024)
    const view = await stage.read(id)
    expect(wordsIn(view, 'problems')).toEqual([
      '一是政府信息公开申请的答复时限管控不够严。全年有3件没有按期答复。主要原因是：申请的登记、转办、审核各环节衔接不紧，临近到期时提醒和督办不够及时。',
      '二是部分矛盾纠纷没有在基层得到化解。登记的矛盾纠纷中有2宗没有调解成功。主要原因是：部分纠纷涉及主体多、争议大，专业性行业性调解力量还比较薄弱。',
    ])
    expect(wordsIn(view, 'plan')).toHaveLength(3)
    await stage.clear(id)
  })

  it('区级报告含下属街道的数字，编制人没有下属的查看权也一样', async () => {
    const id = await stage.compose(2024, 'districtReporter', DISTRICT)
    const view = await stage.read(id, 'districtReporter')
    expect(wordsIn(view, 'disputes')[0]).toContain('全年调解矛盾纠纷61宗')
    const last = await stage.reports.check(operatorViewer([DISTRICT], types), id)
    expect(last?.findings.filter((f) => f.level === 'error')).toEqual([])
  })

  it('命令行生成的初稿记在系统名下，不冒用任何人的名字', async () => {
    const id = idOf(await stage.reports.compose(systemViewer(EAST, types), { office: EAST, year: 2021 }))
    expect((await stage.read(id)).timeline[0]).toMatchObject({ label: '生成初稿', actors: ['系统'] })
    await stage.clear(id)
  })

  it('一个年度一份：已有的不能再起草，撤回之后可以', async () => {
    const id = await stage.compose(2024)
    expect(refusalOf(await stage.reports.compose(await stage.viewer('reporter2'), { office: EAST, year: 2024 }))).toBe('done/one-a-year')
    await stage.clear(id)
    const again = await stage.compose(2024)
    expect(again).not.toBe(id)
    await stage.clear(again)
  })

  it('还没有到的年度不能起草', async () => {
    expect(refusalOf(await stage.reports.compose(await stage.viewer('reporter'), { office: EAST, year: 2026 }))).toBe('guard/year-end')
  })
})

describe('接着上一年写', () => {
  it('上年的不足和安排逐条交代，进展从数字中来；漏了一条就是错误', async () => {
    const last = await stage.freeze(2023)
    const id = await stage.compose(2024)
    const view = await stage.read(id)
    expect(wordsIn(view, 'improvement').slice(0, 2)).toEqual([
      '针对上年度报告指出的“政府信息公开申请的答复时限管控不够严”问题，今年持续改进。没有按期答复的申请上年为10件，本年为3件。',
      '针对上年度报告指出的“部分矛盾纠纷没有在基层得到化解”问题，今年持续改进。没有调解成功的矛盾纠纷上年为4宗，本年为2宗。',
    ])
    expect(wordsIn(view, 'improvement')).toHaveLength(5)
    expect((await stage.check(id)).findings.filter((f) => f.level === 'error')).toEqual([])
    const sections = view.report.body.sections.map((s) => (s.id === 'improvement' ? { ...s, paragraphs: s.paragraphs.slice(1) } : s))
    await stage.save(id, { ...view.report.body, sections }, view.report.seq)
    expect((await stage.check(id)).findings.filter((f) => f.level === 'error')).toEqual([
      { rule: 'carried-over', level: 'error', message: '上年度报告指出的问题“政府信息公开申请的答复时限管控不够严”没有说明改进情况' },
    ])
    await stage.save(id, view.report.body, (await stage.read(id)).report.seq)
    await stage.clear(id)
    await stage.does('boss', last, 'withdraw', '试稿')
  })
})
