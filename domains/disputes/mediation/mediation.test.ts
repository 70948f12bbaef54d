import { describe, expect, it } from 'vitest'
import { contributions, measuresOf } from '../../../engine/measure.ts'
import { type Input, person, type Story, story } from '../../../platform/testing/index.ts'
import mediation from './index.ts'
import { procedure } from './procedure.ts'

const clerk = person('李书记', ['clerk'])
const leader = person('孙主任', ['leader'])
const zhao = person('赵调解', ['mediator'])
const qian = person('钱调解', ['mediator'])
const zhou = person('周调解', ['mediator'])
const passer = person('吴路人', ['public'])

const dispute: Input = {
  source: '当事人申请',
  partyA: '褚甲',
  partyB: '卫乙',
  partyAPhone: '13900000001',
  disputeKind: '邻里',
  community: '清河社区',
  amountFen: '3200',
  brief: '楼上漏水造成天花板损坏',
}
const consent: Input = { consentA: '是', consentB: '是' }
const rights: Input = { toldWay: '口头', rightsTold: '是', freeTold: '是' }
const meeting: Input = { sessionWay: 'together', sessionNote: '双方陈述，查看现场' }
const written: Input = {
  facts: '水管老化渗漏，双方各担一部分',
  agreementText: '乙方十日内修复并赔偿2800元',
  agreementFen: '2800',
  performWay: '当面给付',
  performBy: '2024-04-10',
  signedByParties: '是',
  signedByMediator: '是',
}
const elsewhere = '可以向清河区人民法院起诉'

const registered = (): Story => story(mediation, '2024-03-11').does(clerk, 'register', dispute)
const accepted = (): Story => registered().on('2024-03-12').does(clerk, 'accept', consent)
const appointed = (): Story => accepted().does(clerk, 'appoint', { mediator1: zhao, chosenBy: 'parties' })
const told = (): Story => appointed().on('2024-03-13').does(zhao, 'tellRights', rights)
const mediated = (): Story => told().on('2024-03-20').does(zhao, 'session', meeting)
const agreed = (): Story => mediated().on('2024-03-29').does(zhao, 'agreeInWriting', written)

describe('一件调解的经过', () => {
  it('申请、受理、告知、调解、书面协议、履行、回访、归档', () => {
    const done = agreed()
      .on('2024-04-08')
      .does(clerk, 'recordPerformance', { performance: '已履行', performedOn: '2024-04-07' })
      .does(zhao, 'visit', { visitNote: '双方均无异议' })
      .does(clerk, 'archive', { archiveNo: '2024-017', preventedCrime: '否' })
    expect(done.status).toBe('settled')
    expect(done.values).toMatchObject({
      registeredOn: '2024-03-11',
      disputeKind: 'neighbour',
      mediator1: '赵调解',
      result: 'success',
      agreementForm: 'written',
      settledOn: '2024-03-29',
      amountFen: 320_000,
      agreementFen: 280_000,
      performance: 'done',
      archivedOn: '2024-04-08',
    })
    expect(done.state?.terms.settle).toMatchObject({ startedOn: '2024-03-12', due: '2024-04-12', metOn: '2024-03-29' })
  })

  it('排查发现的，来源记为主动排查，口头协议自达成之日生效', () => {
    const { source: _, ...found } = dispute
    const done = story(mediation, '2024-05-06')
      .does(zhou, 'find', { ...found, finder: '周调解' })
      .does(clerk, 'accept', consent)
      .does(leader, 'appoint', { mediator1: zhou, chosenBy: 'committee' })
      .does(zhou, 'tellRights', rights)
      .does(zhou, 'session', meeting)
      .does(zhou, 'agreeOrally', { noPaperNeeded: '是', agreementText: '今后夜间不再施工' })
    expect(done.values).toMatchObject({ source: 'proactive', agreementForm: 'oral', result: 'success', settledOn: '2024-05-06' })
    expect(done.status).toBe('agreed')
  })

  it('调解不成，告知其他途径后归档', () => {
    const failed = mediated().on('2024-04-02').does(zhao, 'fail', { failReason: '赔偿数额差距过大', advice: elsewhere })
    expect(failed.status).toBe('unresolved')
    const done = failed.does(clerk, 'archiveUnresolved')
    expect(done.status).toBe('failed')
    expect(done.values).toMatchObject({ result: 'failed', endedOn: '2024-04-02', advice: elsewhere })
    expect(done.state?.terms.confirm).toBeUndefined()
  })

  it('当事人要求终止，未开始调解也可以', () => {
    const done = accepted().does(clerk, 'terminate', { endReason: 'asked', advice: elsewhere }).does(clerk, 'archiveUnresolved')
    expect(done.status).toBe('ended')
  })

  it('不予受理要写理由和其他途径', () => {
    expect(registered().tries(clerk, 'decline', { declineReason: 'refused' })).toMatchObject({ invalid: [{ field: 'advice' }] })
    const done = registered().does(clerk, 'decline', { declineReason: 'refused', advice: elsewhere })
    expect(done.status).toBe('declined')
    expect(contributions(mediation, measuresOf(mediation), done.state as NonNullable<Story['state']>).map((c) => c.measure)).toEqual(['declined'])
  })

  it('当事人要求回避的，调换以后才能继续，被要求回避的人不得再担任', () => {
    const asked = told().does(clerk, 'askRecusal', { recusedPeople: '赵调解', recusalReason: '与乙方是亲戚' })
    expect(asked.refuses(zhao, 'session', meeting)).toMatchObject({ rule: 'mediatorsReplaced', law: '《人民调解工作若干规定》第25条（待核实）' })
    expect(asked.refuses(clerk, 'appoint', { mediator1: zhao, chosenBy: 'committee' })).toMatchObject({ rule: 'appointedNotRecused' })
    const replaced = asked.does(clerk, 'appoint', { mediator1: qian, chosenBy: 'parties' })
    expect(replaced.refuses(zhao, 'session', meeting)).toMatchObject({ rule: 'byItsMediator' })
    expect(replaced.does(qian, 'session', meeting).values.mediator1).toBe('钱调解')
    const again = replaced.tries(clerk, 'askRecusal', { recusedPeople: '钱调解', recusalReason: '当事人不信任' })
    expect(again).toMatchObject({ refused: { rule: 'recusalsKept' } })
    expect(replaced.does(clerk, 'askRecusal', { recusedPeople: '赵调解、钱调解', recusalReason: '当事人不信任' }).values.recusalPending).toBe(true)
  })

  it('法院驳回确认申请的，各方同意后重新调解，原协议不再计入成功', () => {
    const rejected = agreed()
      .on('2024-04-10')
      .does(clerk, 'applyConfirmation', { jointly: '是', confirmCourt: '清河区人民法院' })
      .on('2024-05-06')
      .does(clerk, 'recordConfirmation', { confirmation: '裁定驳回' })
    const again = rejected.does(zhao, 'reopen', { reopenReason: '协议内容不明确', bothWantChange: '是' })
    expect(again.status).toBe('mediating')
    expect(again.values).toMatchObject({ result: null, settledOn: null, confirmation: null })
    expect(again.state?.terms.confirm?.metOn).toBe('2024-04-10')
    const second = again.on('2024-05-20').does(zhao, 'agreeInWriting', written)
    expect(second.state?.terms.confirm).toMatchObject({ startedOn: '2024-05-20', due: '2024-06-19' })
  })
})

describe('期限', () => {
  it('一般一个月内调结是计划期限，超过不影响达成协议', () => {
    const late = mediated().on('2024-04-15')
    expect(late.state?.terms.settle?.breachedOn).toBe('2024-04-15')
    expect(procedure.terms.settle.kind).toBe('plan')
    expect(late.does(zhao, 'agreeInWriting', written).status).toBe('agreed')
  })

  it('各方同意可以延长', () => {
    expect(told().refuses(zhao, 'prolong', { prolongConsent: '否', prolongDays: 15 })).toMatchObject({ rule: 'allConsentToProlong' })
    const longer = told().does(zhao, 'prolong', { prolongConsent: '是', prolongDays: 15 })
    expect(longer.state?.terms.settle?.due).toBe('2024-04-28')
  })

  it.each([
    ['立案前委派三十日', 'assigned', 'courtAssigned', '2024-04-07'],
    ['立案后委托普通程序十五日', 'entrusted', 'courtEntrusted', '2024-03-22'],
    ['立案后委托简易程序七日', 'entrustedSimple', 'courtEntrustedSimple', '2024-03-14'],
  ])('%s，自签收材料之日起算', (_name, referral, term, due) => {
    const court = story(mediation, '2024-03-08').does(clerk, 'register', { ...dispute, source: '法院移送', referral, referralBy: '清河区人民法院' })
    expect(court.refuses(clerk, 'accept', consent)).toMatchObject({ rule: 'materialsDated' })
    const taken = court.does(clerk, 'accept', { ...consent, materialsOn: '2024-03-07' })
    expect(taken.state?.terms[term]).toMatchObject({ startedOn: '2024-03-07', due })
    expect(taken.state?.terms.settle).toBeUndefined()
  })

  it.each([
    ['三十日遇星期日顺延', '2024-03-29', '2024-04-28', '2024-04-28'],
    ['三十日遇劳动节顺延到节后', '2024-04-02', '2024-05-02', '2024-05-06'],
    ['三十日遇国庆节顺延到节后', '2024-09-02', '2024-10-02', '2024-10-08'],
  ])('申请司法确认：%s', (_name, on, last, due) => {
    const fresh = story(mediation, on)
      .does(clerk, 'register', dispute)
      .does(clerk, 'accept', consent)
      .does(clerk, 'appoint', { mediator1: zhao, chosenBy: 'parties' })
      .does(zhao, 'tellRights', rights)
      .does(zhao, 'session', meeting)
      .does(zhao, 'agreeInWriting', { ...written, performBy: null })
    expect(fresh.state?.terms.confirm).toMatchObject({ startedOn: on, due, lapses: true })
    expect(last <= due).toBe(true)
    const joint: Input = { jointly: '是', confirmCourt: '清河区人民法院' }
    expect(fresh.on(due).does(clerk, 'applyConfirmation', joint).values.confirmation).toBe('applied')
    const tooLate = fresh.on('2024-12-31')
    expect(tooLate.refuses(clerk, 'applyConfirmation', joint)).toMatchObject({ rule: 'withinWindow', law: '《人民调解法》第33条' })
    expect(tooLate.state?.terms.confirm?.breachedOn).toBeUndefined()
  })
})

describe('不得跳过的步骤', () => {
  const refusals: [string, () => Story, typeof clerk, string, Input, { rule: string; law?: string }][] = [
    ['社会公众不能登记', () => story(mediation, '2024-03-11'), passer, 'register', dispute, { rule: 'role' }],
    ['一方不同意的不得受理', registered, clerk, 'accept', { consentA: '是', consentB: '否' }, { rule: 'bothConsent', law: '《人民调解法》第17条' }],
    [
      '法院已受理又未移送的不得受理',
      registered,
      clerk,
      'accept',
      { ...consent, elsewhere: '是' },
      { rule: 'notElsewhere', law: '《人民调解工作若干规定》第22条（待核实）' },
    ],
    ['未受理不得确定调解员', registered, clerk, 'appoint', { mediator1: zhao, chosenBy: 'committee' }, { rule: 'status' }],
    ['调解员不能自己指定自己', accepted, zhao, 'appoint', { mediator1: zhao, chosenBy: 'committee' }, { rule: 'role' }],
    [
      '不能指定不是调解员的人',
      accepted,
      clerk,
      'appoint',
      { mediator1: leader, chosenBy: 'committee' },
      { rule: 'appointedAreMediators', law: '《人民调解法》第13、19条' },
    ],
    [
      '邀请他人须经当事人同意',
      accepted,
      clerk,
      'appoint',
      { mediator1: zhao, chosenBy: 'committee', invited: '王阿姨' },
      { rule: 'invitedWithConsent', law: '《人民调解法》第20条' },
    ],
    ['未确定调解员不得告知', accepted, zhao, 'tellRights', rights, { rule: 'appoint', law: '《人民调解法》第19条' }],
    ['不是本案调解员不得告知', appointed, qian, 'tellRights', rights, { rule: 'byItsMediator', law: '《人民调解法》第19条' }],
    ['经办人不能代调解员告知', appointed, clerk, 'tellRights', rights, { rule: 'role' }],
    [
      '没有真正告知不算告知',
      appointed,
      zhao,
      'tellRights',
      { ...rights, rightsTold: '否' },
      { rule: 'rightsReallyTold', law: '《人民调解工作若干规定》第30条' },
    ],
    ['没有告知不收费', appointed, zhao, 'tellRights', { ...rights, freeTold: '否' }, { rule: 'noCharge', law: '《人民调解法》第4条' }],
    ['未告知不得调解', appointed, zhao, 'session', meeting, { rule: 'status' }],
    ['未告知不得达成协议', appointed, zhao, 'agreeInWriting', written, { rule: 'status' }],
    ['未调解不得登记书面协议', told, zhao, 'agreeInWriting', written, { rule: 'session', law: '《人民调解法》第21、22条' }],
    ['未调解不得登记口头协议', told, zhao, 'agreeOrally', { noPaperNeeded: '是', agreementText: '和好' }, { rule: 'session' }],
    ['未调解不得登记调解不成', told, zhao, 'fail', { failReason: '谈不拢', advice: elsewhere }, { rule: 'session' }],
    ['未签名盖章的协议书', mediated, zhao, 'agreeInWriting', { ...written, signedByParties: '否' }, { rule: 'signed', law: '《人民调解法》第29条' }],
    [
      '当事人要书面的不得只有口头',
      mediated,
      zhao,
      'agreeOrally',
      { noPaperNeeded: '否', agreementText: '和好' },
      { rule: 'oralChosen', law: '《人民调解法》第28条' },
    ],
    ['经办人不能代调解员登记协议', mediated, clerk, 'agreeInWriting', written, { rule: 'role' }],
    ['一方单独申请司法确认', agreed, clerk, 'applyConfirmation', { jointly: '否', confirmCourt: '法院' }, { rule: 'jointApplication' }],
    ['未申请就登记确认结果', agreed, clerk, 'recordConfirmation', { confirmation: '确认有效' }, { rule: 'applyConfirmation', law: '《人民调解法》第33条' }],
    ['未回访不得归档', agreed, clerk, 'archive', {}, { rule: 'visit', law: '《人民调解法》第31条' }],
    ['履行情况不明不得归档', () => agreed().does(zhao, 'visit', { visitNote: '尚在履行' }), clerk, 'archive', {}, { rule: 'performanceStated' }],
    ['已化解的不再改动', () => settled(), clerk, 'visit', { visitNote: '又去了一次' }, { rule: 'status' }],
  ]
  const settled = () => agreed().does(clerk, 'recordPerformance', { performance: '无需履行' }).does(zhao, 'visit', { visitNote: '无' }).does(clerk, 'archive')

  it.each(refusals)('%s', (_name, at, who, action, input, expected) => {
    expect(at().refuses(who, action, input)).toMatchObject(expected)
  })

  it('按钮变灰时说出缺哪一步', () => {
    const offer = told()
      .offers(zhao)
      .find((c) => c.action === 'agreeInWriting')
    expect(offer?.refusal?.message).toBe('尚未进行调解，不得“达成书面协议”')
  })
})
