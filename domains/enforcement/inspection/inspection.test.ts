import { describe, expect, it } from 'vitest'
import { procedureOn } from '../../../engine/define.ts'
import { cite } from '../../../engine/law.ts'
import { type Input, person, type Story, story } from '../../../platform/testing/index.ts'
import inspection from './index.ts'

const qin = person('秦岚', ['officer'], '99990001')
const he = person('何嵩', ['officer'], '99990002')
const lu = person('陆棠', ['officer'], '99990003')
const expired = person('方迟', ['officer'], '99990004', '2025-01-31')
const grid = person('网格员乔某', ['clerk'])
const clerk = person('文小雨', ['clerk'])
const leader = person('严主任', ['leader'])
const supervisor = person('区司法局', ['supervisor'])
const firm = person('企业扫码人', ['public'])
const everybody = { 经办人: clerk, 执法人员: qin, 负责人: leader, 上级监督: supervisor, 企业: firm }

const plan: Input = {
  number: '清和街检〔2025〕1号',
  agency: '清和街道综合行政执法队',
  authority: 'organ',
  kind: '日常检查',
  way: '双随机',
  drawNo: '2025-03批次',
  item: '消防安全检查、用电安全检查',
  itemsCount: 2,
  itemListed: '是',
  standardPublished: '是',
  basis: '消防法第五十三条',
  planned: '是',
  planNo: '2025年度计划第12项',
  mergeCheck: 'single',
  cap: 2,
  targetName: '示例清河泰安餐饮店',
  targetKind: 'household',
  targetCode: '92999999YTLUU9TD85',
  community: '云溪社区',
}
const notice: Input = { noticeNo: '清和街检通〔2025〕1号', noticeWay: 'onSite', noticeComplete: '是' }
const entry: Input = { officer1: qin, officer2: he, identityShown: '是' }
const siteRecord: Input = { siteRecord: '灭火器压力不足两具', signature: 'signed' }
const order: Input = {
  problems: '灭火器压力不足两具',
  problemsCount: 2,
  correctionNo: '清和街责改〔2025〕1号',
  correctBy: '2025-03-20',
  publishable: '是',
}

const planned = story(inspection, '2025-03-03').does(clerk, 'plan', plan)
const approved = planned.on('2025-03-04').does(leader, 'approve', { approver: '严主任' })
const noticed = approved.on('2025-03-05').does(qin, 'notify', notice).does(qin, 'issueCode')
const visited = noticed.on('2025-03-06').does(qin, 'enter', entry)
const recorded = visited.does(he, 'record', siteRecord)
const ordered = recorded.does(qin, 'orderCorrection', order)
const corrected = ordered.on('2025-03-21').does(qin, 'recheck', { officer1: qin, officer2: he, recheckResult: 'done', recheckNote: '已更换' })
const told = corrected.on('2025-03-24').does(clerk, 'tell', { tellWay: 'direct' })

describe('一次检查的经过', () => {
  it('批准、通知、亮码、亮证检查、责令改正、复查、告知、公示、评价、归档', () => {
    const archived = told
      .does(firm, 'rate', { rating: '满意', ratingNote: '讲解清楚' })
      .does(clerk, 'publish', { redacted: '是' })
      .does(clerk, 'archive', { archiveNo: '2025-检-1' })
    expect(archived.status).toBe('archived')
    expect(archived.values).toMatchObject({
      kind: 'daily',
      way: 'random',
      officer1: '秦岚',
      officer1Cert: '99990001',
      officer2Cert: '99990002',
      approvedOn: '2025-03-04',
      noticedOn: '2025-03-05',
      codeIssuedOn: '2025-03-05',
      visitedOn: '2025-03-06',
      orderedOn: '2025-03-06',
      recheckedOn: '2025-03-21',
      toldOn: '2025-03-24',
      result: 'order',
      filed: false,
      rating: 'good',
    })
    expect(archived.state?.terms.publish).toMatchObject({ startedOn: '2025-03-06', metOn: '2025-03-24' })
    expect(archived.entries.some((e) => e.action === 'breach')).toBe(false)
  })

  it('企业凭码核验在检查之前也可以，评价只能在检查之后，且只有一次', () => {
    expect(noticed.does(firm, 'scan').values.scannedOn).toBe('2025-03-05')
    expect(approved.does(qin, 'notify', notice).refuses(firm, 'scan')).toMatchObject({ rule: 'codeIssued' })
    expect(noticed.refuses(firm, 'rate', { rating: '满意' })).toMatchObject({ code: 'status' })
    expect(visited.does(firm, 'rate', { rating: '不满意' }).refuses(firm, 'rate', { rating: '满意' })).toMatchObject({ code: 'done' })
  })

  it('发现违法行为立案的，把检查所见带进处罚线索', () => {
    const filing: Input = { suspectedCause: '未按规定配置消防器材', problems: '灭火器失效', problemsCount: 1, publishable: '是' }
    const filed = recorded.does(qin, 'fileCase', filing)
    expect(filed.status).toBe('concluded')
    expect(filed.values).toMatchObject({ result: 'case', filed: true })
    const { opens } = inspection.procedures[1]?.actions.fileCase ?? {}
    expect(opens).toMatchObject({
      type: 'penalty',
      set: { source: 'inspection' },
      carry: { cause: 'suspectedCause', partyCode: 'targetCode', sourceNo: 'number' },
    })
    for (const ours of Object.values(opens?.carry ?? {})) expect(inspection.record.fields).toHaveProperty(ours)
  })

  it('逾期未改正的可以转立案，结果随之改为立案', () => {
    const late = ordered
      .on('2025-03-21')
      .does(qin, 'recheck', { officer1: qin, officer2: he, recheckResult: 'not', recheckNote: '未更换', correctBy: '2025-03-28' })
    expect(late.status).toBe('correcting')
    expect(late.on('2025-03-31').does(qin, 'fileCase', { suspectedCause: '逾期不改正', problems: '仍未更换', publishable: '是' }).values.result).toBe('case')
  })

  it('紧急情况写明理由先行检查，补办审批后才能作出结论', () => {
    const urgent = story(inspection, '2025-05-07').does(qin, 'enterUrgent', urgentInput)
    expect(urgent.values).toMatchObject({ kind: 'case', way: 'onSite', visitedOn: '2025-05-07' })
    expect(urgent.refuses(leader, 'approveLate', { approver: '严主任' })).toMatchObject({ code: 'status' })
    const written = urgent.does(he, 'recordUrgent', siteRecord)
    expect(written.refuses(qin, 'clear', { publishable: '否' })).toMatchObject({ code: 'status' })
    const late = written.on('2025-05-08').does(leader, 'approveLate', { approver: '严主任' })
    expect(late.does(qin, 'clear', { publishable: '否' }).status).toBe('concluded')
    expect(late.state?.terms.approveLate).toMatchObject({ due: '2025-05-09', metOn: '2025-05-08' })
  })

  it('同意回避的，被回避的人不得再参与', () => {
    const asked = visited.does(clerk, 'askRecusal', { recusalReason: '系店主亲属' })
    expect(asked.does(qin, 'record', siteRecord).refuses(qin, 'clear', { publishable: '否' })).toMatchObject({ rule: 'recusal' })
    const granted: Input = { recusal: 'granted', recusalReason: '属实', recused: he, officer1: qin, officer2: lu }
    expect(asked.refuses(leader, 'decideRecusal', { ...granted, officer2: he })).toMatchObject({ rule: 'recusalAnswered' })
    const decided = asked.does(leader, 'decideRecusal', granted)
    expect(decided.refuses(he, 'record', siteRecord)).toMatchObject({ rule: 'stillOnVisit', law: '《行政处罚法》第43条' })
    expect(decided.does(lu, 'record', siteRecord).does(qin, 'clear', { publishable: '否' }).values.officer2).toBe('陆棠')
  })
})

const urgentInput: Input = {
  agency: '清和街道综合行政执法队',
  authority: 'organ',
  item: '燃气安全检查',
  itemsCount: 1,
  itemListed: '是',
  basis: '城镇燃气管理条例第四十一条',
  targetName: '示例清河泰安餐饮店',
  targetKind: 'household',
  urgentReason: '群众举报后厨燃气泄漏，随时可能爆燃，须立即到场',
  officer1: qin,
  officer2: he,
  identityShown: '是',
}

type Attempt = [string, () => ReturnType<Story['refuses']>, object]

describe('不合程序的一律拒绝', () => {
  const attempts: Attempt[] = [
    [
      '事项未列入清单',
      () => story(inspection, '2025-03-03').refuses(clerk, 'plan', { ...plan, itemListed: '否' }),
      { rule: 'listed', law: '《国办发〔2024〕54号》三' },
    ],
    ['检查标准未公布', () => story(inspection, '2025-03-03').refuses(clerk, 'plan', { ...plan, standardPublished: '否' }), { rule: 'standard' }],
    ['受委托检查没有写明受委托组织', () => story(inspection, '2025-03-03').refuses(clerk, 'plan', { ...plan, authority: 'entrusted' }), { rule: 'qualified' }],
    ['日常检查不在计划内', () => story(inspection, '2025-03-03').refuses(clerk, 'plan', { ...plan, planned: '否' }), { rule: 'grounded' }],
    ['专项检查计划没有备案', () => story(inspection, '2025-03-03').refuses(clerk, 'plan', { ...plan, kind: 'special' }), { rule: 'grounded' }],
    ['个案检查没有线索', () => story(inspection, '2025-03-03').refuses(clerk, 'plan', { ...plan, kind: 'case' }), { rule: 'grounded' }],
    [
      '没有抽取记录的双随机',
      () => story(inspection, '2025-03-03').refuses(clerk, 'plan', { ...plan, drawNo: null }),
      { rule: 'drawn', law: '《国办发〔2015〕58号》' },
    ],
    [
      '日常入企检查不用双随机',
      () => story(inspection, '2025-03-03').refuses(clerk, 'plan', { ...plan, way: 'onSite' }),
      { rule: 'randomFirst', law: '《优化营商环境条例》第54条' },
    ],
    ['联合检查不写参与部门', () => story(inspection, '2025-03-03').refuses(clerk, 'plan', { ...plan, way: 'joint' }), { rule: 'merged' }],
    ['能够非现场的仍要入企', () => story(inspection, '2025-03-03').refuses(clerk, 'plan', { ...plan, mergeCheck: 'offSite' }), { rule: 'merged' }],
    ['2025年7月以后没有公布频次上限', () => story(inspection, '2025-07-01').refuses(clerk, 'plan', { ...plan, cap: null }), { rule: 'capPublished' }],
    [
      '执法人员自己批准自己拟定的检查',
      () => story(inspection, '2025-03-03').does(both, 'plan', plan).refuses(both, 'approve', { approver: '兼任' }),
      { code: 'apart' },
    ],
    ['未经批准就通知', () => planned.refuses(qin, 'notify', notice), { code: 'status' }],
    ['未经批准就入企', () => planned.refuses(qin, 'enter', entry), { code: 'status' }],
    ['未通知就入企', () => approved.refuses(qin, 'enter', entry), { code: 'status' }],
    ['通知书没有列明权利', () => approved.refuses(qin, 'notify', { ...notice, noticeComplete: '否' }), { rule: 'noticeComplete' }],
    ['一个人入企', () => noticed.refuses(qin, 'enter', { ...entry, officer2: qin }), { rule: 'twoOfficers', law: '《行政处罚法》第42、55条' }],
    ['带网格员凑数', () => noticed.refuses(qin, 'enter', { ...entry, officer2: grid }), { rule: 'certifiedOnly', law: '《国办发〔2024〕54号》二' }],
    ['只写姓名的临时工', () => noticed.refuses(qin, 'enter', { officer1: he, officer2: '临时工钱某', identityShown: '是' }), { rule: 'certifiedOnly' }],
    ['执法证过期', () => noticed.refuses(qin, 'enter', { ...entry, officer2: expired }), { rule: 'certifiedOnly' }],
    ['没有出示证件', () => noticed.refuses(qin, 'enter', { ...entry, identityShown: '否' }), { rule: 'identified', law: '《行政处罚法》第55条' }],
    ['没有检查码又不写理由', () => approved.does(qin, 'notify', notice).refuses(qin, 'enter', entry), { rule: 'coded' }],
    ['没有笔录就下结论', () => visited.refuses(qin, 'clear', { publishable: '否' }), { code: 'status' }],
    ['没有笔录就责令改正', () => visited.refuses(qin, 'orderCorrection', order), { code: 'status' }],
    ['没有笔录就立案', () => visited.refuses(qin, 'fileCase', { suspectedCause: '某', problems: '某', publishable: '是' }), { code: 'status' }],
    ['改正期限早于当天', () => recorded.refuses(qin, 'orderCorrection', { ...order, correctBy: '2025-03-01' }), { rule: 'deadlineAhead' }],
    ['一个人复查', () => ordered.refuses(qin, 'recheck', { officer1: qin, officer2: qin, recheckResult: 'done', recheckNote: '某' }), { rule: 'twoOfficers' }],
    [
      '未改正又不另定期限',
      () => ordered.refuses(qin, 'recheck', { officer1: qin, officer2: he, recheckResult: 'not', recheckNote: '某' }),
      { rule: 'recheckDeadline' },
    ],
    ['未复查就告知、归档', () => ordered.refuses(clerk, 'tell', { tellWay: 'direct' }), { code: 'status' }],
    ['未告知就归档', () => corrected.refuses(clerk, 'archive', { archiveNo: '1' }), { code: 'status' }],
    [
      '应当公示而未公示就归档',
      () => told.refuses(clerk, 'archive', { archiveNo: '1' }),
      { code: 'need', rule: 'publish', law: '《国办发〔2018〕118号》二（六）' },
    ],
    ['未去除隐私就公示', () => told.refuses(clerk, 'publish', { redacted: '否' }), { rule: 'publishable' }],
    ['紧急检查没有像样的理由', () => story(inspection, '2025-05-07').refuses(qin, 'enterUrgent', { ...urgentInput, urgentReason: '急' }), { rule: 'urgent' }],
    ['紧急检查也要两个人', () => story(inspection, '2025-05-07').refuses(qin, 'enterUrgent', { ...urgentInput, officer2: qin }), { rule: 'twoOfficers' }],
    [
      '紧急检查也不能查清单以外的事项',
      () => story(inspection, '2025-05-07').refuses(qin, 'enterUrgent', { ...urgentInput, itemListed: '否' }),
      { rule: 'listed' },
    ],
    [
      '参加检查的人自己补批',
      () =>
        story(inspection, '2025-05-07')
          .does(both, 'enterUrgent', urgentInput)
          .does(both, 'recordUrgent', siteRecord)
          .refuses(both, 'approveLate', { approver: '某' }),
      { code: 'apart' },
    ],
    ['没有公示就撤回', () => told.refuses(clerk, 'withdraw', { withdrawReason: '某' }), { code: 'need', rule: 'publish' }],
  ]
  it.each(attempts)('%s', (_name, attempt, expected) => {
    const refusal = attempt()
    expect(refusal).toMatchObject(expected)
    expect(refusal.law).toMatch(/《.+》/)
  })

  it('各人只能办自己的事', () => {
    const allowed: Record<string, readonly string[]> = {
      plan: ['经办人', '执法人员'],
      enterUrgent: ['执法人员'],
      approve: ['负责人'],
      notify: ['经办人', '执法人员'],
      enter: ['执法人员'],
      record: ['执法人员'],
      clear: ['执法人员'],
      orderCorrection: ['执法人员'],
      fileCase: ['执法人员'],
      transfer: ['执法人员'],
      recheck: ['执法人员'],
      tell: ['经办人', '执法人员'],
      rate: ['企业'],
      publish: ['经办人', '执法人员'],
      archive: ['经办人', '执法人员'],
    }
    const at: Record<string, Story> = {
      plan: story(inspection, '2025-03-03'),
      enterUrgent: story(inspection, '2025-03-03'),
      approve: planned,
      notify: approved,
      enter: noticed,
      record: visited,
      clear: recorded,
      orderCorrection: recorded,
      fileCase: recorded,
      transfer: recorded,
      recheck: ordered,
      tell: corrected,
      rate: told,
      publish: told,
      archive: told,
    }
    for (const [action, who] of Object.entries(allowed)) {
      for (const [name, actor] of Object.entries(everybody)) {
        const outcome = (at[action] as Story).tries(actor, action)
        const byRole = 'refused' in outcome && outcome.refused.code === 'role'
        expect(`${name} ${action} ${byRole ? '被拒' : '可以'}`).toBe(`${name} ${action} ${who.includes(name) ? '可以' : '被拒'}`)
      }
    }
  })

  it('企业不能替执法人员办理，执法人员也不能替企业评价', () => {
    expect(told.refuses(qin, 'rate', { rating: '满意' })).toMatchObject({ code: 'role' })
    expect(told.offers(firm).map((c) => [c.action, c.refusal?.code])).toContainEqual(['archive', 'role'])
    expect(told.offers(firm).find((c) => c.action === 'rate')?.refusal).toBeUndefined()
  })
})

const both = person('副主任兼队长', ['officer', 'leader'], '99990009')

describe('期限', () => {
  it.each([
    ['二十个工作日公示，跨清明', '2025-03-06', '2025-04-03'],
    ['二十个工作日公示，跨国庆中秋', '2025-09-15', '2025-10-17'],
    ['二十个工作日公示，跨春节', '2026-02-02', '2026-03-06'],
  ])('%s', (_name, day, due) => {
    const through = story(inspection, day)
      .does(clerk, 'plan', plan)
      .does(leader, 'approve', { approver: '严主任' })
      .does(qin, 'notify', notice)
      .does(qin, 'issueCode')
      .does(qin, 'enter', entry)
      .does(qin, 'record', siteRecord)
    expect(through.does(qin, 'clear', { publishable: '是' }).state?.terms.publish).toMatchObject({ due, provisional: false })
    expect(through.does(qin, 'clear', { publishable: '否' }).state?.terms.publish).toBeUndefined()
  })

  it('复查从改正期限届满起算，没改完的重新计', () => {
    expect(ordered.state?.terms.recheck).toMatchObject({ startedOn: '2025-03-20', due: '2025-03-27' })
    const again = ordered
      .on('2025-03-21')
      .does(qin, 'recheck', { officer1: qin, officer2: he, recheckResult: 'partly', recheckNote: '一具', correctBy: '2025-03-31' })
    expect(again.state?.terms.recheck).toMatchObject({ startedOn: '2025-03-31', due: '2025-04-08' })
    expect(corrected.state?.terms.recheck).toMatchObject({ metOn: '2025-03-21' })
    expect(corrected.state?.terms.tell).toMatchObject({ startedOn: '2025-03-21', due: '2025-03-28' })
  })

  it('迟迟不公示的留下超期记载', () => {
    const late = told.on('2025-04-10').does(clerk, 'publish', { redacted: '是' })
    expect(late.state?.terms.publish).toMatchObject({ due: '2025-04-03', breachedOn: '2025-04-10' })
  })
})

describe('程序的版本', () => {
  it('国办发〔2024〕54号公布之日起用新程序，此前立的检查按原程序办完', () => {
    expect(procedureOn(inspection, '2025-01-02')?.from).toBe('2021-07-15')
    expect(procedureOn(inspection, '2025-01-03')?.from).toBe('2025-01-03')
    const before = story(inspection, '2025-01-02').does(clerk, 'plan', simplePlan)
    const after = before.on('2025-02-10').does(qin, 'enter', { officer1: qin, officer2: he, identityShown: '是' })
    expect(after.state?.version).toBe('2021-07-15')
    const done = after.does(he, 'record', siteRecord).does(qin, 'clear', { publishable: '否' }).does(clerk, 'archive', { archiveNo: '2025-检-0' })
    expect(done.status).toBe('archived')
  })

  it('旧程序也要两名执法人员、亮证和笔录', () => {
    const before = story(inspection, '2024-06-03').does(clerk, 'plan', simplePlan)
    expect(before.refuses(qin, 'enter', { officer1: qin, officer2: qin, identityShown: '是' })).toMatchObject({ rule: 'twoOfficers' })
    expect(before.refuses(qin, 'enter', { officer1: qin, officer2: he, identityShown: '否' })).toMatchObject({ rule: 'identified' })
    expect(before.does(qin, 'enter', { officer1: qin, officer2: he, identityShown: '是' }).refuses(qin, 'clear', { publishable: '否' })).toMatchObject({
      code: 'status',
      law: '《行政处罚法》第55条',
    })
  })

  it('没有核对过原文的规定都注明待核实', () => {
    const laws = inspection.procedures.flatMap((p) => [...Object.values(p.terms).map((t) => t.law), ...Object.values(p.actions).flatMap((a) => a.law)])
    expect([...new Set(laws.filter((l) => !l.verified).map(cite))]).toEqual(['《本机关行政检查工作制度》（待核实）', '《国办发〔2024〕54号》（待核实）'])
  })
})

const simplePlan: Input = {
  agency: '清和街道综合行政执法队',
  kind: 'daily',
  way: 'onSite',
  randomExempt: '是',
  item: '消防安全检查',
  itemsCount: 1,
  basis: '消防法第五十三条',
  targetName: '示例清河泰安餐饮店',
  targetKind: 'household',
}
