/** The checks, each with a planted fault, and a clean draft. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { textRules } from '../../../engine/text/index.ts'
import { standingClock } from '../../../platform/clock/index.ts'
import { inTx } from '../../../platform/db/index.ts'
import { EAST, prepareSample, testDatabase } from '../../../platform/testing/index.ts'
import type { ReportBody, ReportParagraph } from '../body.ts'
import { type Finding, findingsOf } from '../check.ts'
import { percentFindings } from '../check-figures.ts'
import { bookOf, draftOf, groupingsFor } from '../pack.ts'
import { reconcile } from '../reconcile.ts'
import { makeStage, type Stage, staff, types } from './stage.ts'

const clock = standingClock('2025-01-10')
let stage: Stage
beforeAll(async () => {
  const { db } = await testDatabase()
  await prepareSample(db, types[0], staff)
  stage = await makeStage(db, clock)
})
afterAll(() => stage.close())

describe('检查', () => {
  /** What the checks find in a body changed by `plant`, beside what they find anyway. */
  async function planted(plant: (body: ReportBody) => ReportBody, more: { fresh?: boolean } = {}): Promise<Finding[]> {
    return inTx(stage.db.app, { offices: [EAST], see: { report: [EAST] } }, async (client) => {
      const scope = { office: EAST, year: 2024 }
      const draft = await draftOf(stage.parts, client, scope)
      const body = plant(draft)
      const book = await bookOf(stage.parts, client, scope, groupingsFor(stage.parts, body))
      const find = (b: ReportBody) => findingsOf({ body: b, book, reconciled: reconcile(book, types), ...(more.fresh ? { draft, fresh: draft } : {}) })
      const clean = new Set(find(draft).map((f) => f.message))
      return find(body).filter((f) => !clean.has(f.message))
    })
  }
  const inSection =
    (id: string, edit: (paragraphs: ReportParagraph[]) => ReportParagraph[]) =>
    (body: ReportBody): ReportBody => ({
      ...body,
      sections: body.sections.map((s) => (s.id === id ? { ...s, paragraphs: edit(s.paragraphs) } : s)),
    })
  const say = (...parts: ReportParagraph['parts']) => inSection('disputes', () => [{ id: 'p', parts }])
  const rules = (findings: Finding[]): string[] => findings.map((f) => `${f.level}:${f.rule}`)

  it('干净的初稿没有错误', async () => {
    expect(await planted((b) => b)).toEqual([])
  })

  it.each([
    ['缺一个部分', (b: ReportBody) => ({ ...b, sections: b.sections.filter((s) => s.id !== 'plan') }), ['error:part-missing']],
    ['一个部分是空的', inSection('plan', () => []), ['error:part-empty']],
    ['不足没有写原因', inSection('problems', ([p]) => (p ? [{ ...p, parts: [{ text: '执法力量不足。' }] }] : [])), ['error:problem-without-cause']],
    [
      '原因后面没有话',
      inSection('problems', ([p]) => (p ? [{ ...p, parts: [{ text: '执法力量不足。主要原因是：。' }] }] : [])),
      ['error:problem-without-cause'],
    ],
    ['手工写了数字', say({ text: '全年开展普法活动23场。' }), ['error:typed-number']],
    ['手工写了汉字数字', say({ text: '接待群众两万余人次。' }), ['warning:typed-number']],
    ['指标不存在', say({ text: '全年' }, { figure: 'penalty.unknown' }, { text: '宗。' }), ['error:unknown-figure']],
    ['分组字段不存在', say({ text: '全年' }, { figure: 'mediation.handled[colour=红]' }, { text: '宗。' }), ['error:unknown-figure']],
    ['增减说反了', say({ text: '比上年减少' }, { figure: 'mediation.handled:diff' }, { text: '宗。' }), ['error:direction']],
    ['升降说反了', say({ text: '比上年下降' }, { figure: 'mediation.handled:growth' }, { text: '。' }), ['error:direction']],
    ['说成持平', say({ text: '全年' }, { figure: 'mediation.handled' }, { text: '宗，与上年持平。' }), ['error:direction']],
    ['文号不合规范', (b: ReportBody) => ({ ...b, front: { docNo: '清和[2025]第01号' } }), ['error:doc-no']],
    ['没有文号', (b: ReportBody) => ({ ...b, front: {} }), ['warning:doc-no']],
    ['一节没有内容', inSection('disputes', () => []), ['warning:section-empty']],
    [
      '一节没有小标题',
      (b: ReportBody) => ({ ...b, sections: b.sections.map((s) => (s.id === 'disputes' ? { ...s, title: ' ' } : s)) }),
      ['error:section-untitled'],
    ],
  ] as const)('%s', async (_, plant, found) => {
    expect(rules(await planted(plant as (b: ReportBody) => ReportBody))).toEqual(found)
  })

  it('填报数写明来源就可以', async () => {
    expect(await planted(say({ text: '全年开展普法活动' }, { stated: '23', source: '普法活动登记簿' }, { text: '场。' }))).toEqual([])
  })

  it('读者会发现的问题，起草时就提醒；初稿自己没有这样的问题', async () => {
    const ids = new Set(textRules.map((r) => r.id))
    const id = await stage.compose(2024)
    expect((await stage.check(id)).findings.filter((f) => ids.has(f.rule))).toEqual([])
    await stage.clear(id)
    const stated = (whole: string): ReportParagraph['parts'] => [
      { text: '全年组织普法活动' },
      { stated: whole, source: '普法登记簿' },
      { text: '场，其中进企业' },
      { stated: '20', source: '普法登记簿' },
      { text: '场、进学校' },
      { stated: '18', source: '普法登记簿' },
      { text: '场、进社区' },
      { stated: '37', source: '普法登记簿' },
      { text: '场。' },
    ]
    expect(await planted(say(...stated('75')))).toEqual([])
    const message = '“全年组织普法活动76场，其中进企…”：20+18+37=75，与合计76场相差1场'
    expect(await planted(say(...stated('76')))).toEqual([{ rule: 'sum-mismatch', level: 'warning', message, section: 'disputes', paragraph: 'p' }])
  })

  it('升降过大而没有写原因的提醒，写了就不再提醒', async () => {
    const rises = say({ text: '全年按期答复率' }, { figure: 'disclosure.onTimeShare' }, { text: '。' })
    const trends = async (plant: (b: ReportBody) => ReportBody) => {
      const all = await inTx(stage.db.app, { offices: [EAST], see: { report: [EAST] } }, async (client) => {
        const body = plant(await draftOf(stage.parts, client, { office: EAST, year: 2024 }))
        const book = await bookOf(stage.parts, client, { office: EAST, year: 2024 }, groupingsFor(stage.parts, body))
        return findingsOf({ body, book, reconciled: [] })
      })
      return all.filter((f) => f.rule === 'trend')
    }
    expect(await trends(rises)).toEqual([
      {
        rule: 'trend',
        level: 'warning',
        figure: 'disclosure.onTimeShare',
        message: '“按期答复率”本年86.36%，上年50%，上升36.36个百分点，请写明原因；上年记录不全的，也请写明',
      },
    ])
    expect(await trends((b) => ({ ...rises(b), reasons: { 'disclosure.onTimeShare': '今年建立了逐件提醒' } }))).toEqual([])
  })

  it('没有基数的比率不能写进报告', async () => {
    const found = await inTx(stage.db.app, { offices: [EAST], see: { report: [EAST] } }, async (client) => {
      const body = say(
        { text: '成功率' },
        { figure: 'mediation.successShare' },
        { text: '。' },
      )(await draftOf(stage.parts, client, { office: EAST, year: 2020 }))
      const book = await bookOf(stage.parts, client, { office: EAST, year: 2020 }, groupingsFor(stage.parts, body))
      return findingsOf({ body, book, reconciled: [] })
    })
    expect(rules(found)).toContain('error:empty-figure')
  })

  it('比率与分子分母不符、分母与报告不符', async () => {
    const view = await stage.read(await stage.compose(2024))
    const share = view.figures.find((f) => f.key === 'mediation.successShare')
    if (!share) throw new Error('no share')
    expect(percentFindings([share], () => share.denominator)).toEqual([])
    expect(rules(percentFindings([{ ...share, value: 97 }], () => undefined))).toEqual(['error:percent'])
    expect(rules(percentFindings([share], () => 49))).toEqual(['error:percent'])
    await stage.clear(view.report.id)
  })

  it('勾稽不符', async () => {
    const broken = types.map((t) =>
      t.id === 'mediation'
        ? { ...t, reconciliations: [{ id: 'x', label: '成功等于调解', left: ['succeeded'], relation: '=' as const, right: ['handled'] }] }
        : t,
    )
    const found = await inTx(stage.db.app, { offices: [EAST], see: { report: [EAST] } }, async (client) => {
      const scope = { office: EAST, year: 2024 }
      const body = await draftOf(stage.parts, client, scope)
      const book = await bookOf(stage.parts, client, scope, groupingsFor(stage.parts, body))
      return findingsOf({ body, book, reconciled: reconcile(book, broken) })
    })
    expect(found.filter((f) => f.rule === 'reconciliation').map((f) => f.message)).toEqual(['勾稽不符（成功等于调解）：48应等于50'])
  })

  it('没有改过的初稿文字逐处提醒；改了就不再提醒', async () => {
    const id = await stage.compose(2024)
    const before = (await stage.check(id)).findings.filter((f) => f.rule === 'unedited')
    expect(before.map((f) => f.section)).toEqual(['problems', 'duty', 'plan'])
    const { report } = await stage.read(id)
    const body = inSection('duty', (all) => all.map((p) => ({ ...p, parts: [{ text: '主要负责人主持研究法治工作，带头出庭应诉。' }] })))(report.body)
    await stage.save(id, body, report.seq)
    expect((await stage.check(id)).findings.filter((f) => f.rule === 'unedited').map((f) => f.section)).toEqual(['problems', 'plan'])
    await stage.clear(id)
  })

  it('起草之后数字变了，原来的说法提醒核对', async () => {
    const id = await stage.compose(2022)
    expect((await stage.check(id)).findings.map((f) => f.rule)).not.toContain('stale-draft')
    await stage.record({ type: 'disclosure', status: 'closed', rows: [{ receivedOn: '2022-05-05', answeredOn: '2022-05-06', outcome: 'open' }] })
    const stale = (await stage.check(id)).findings.filter((f) => f.rule === 'stale-draft')
    expect(stale.map((f) => f.section)).toEqual(['openness'])
    await stage.clear(id)
  })
})
