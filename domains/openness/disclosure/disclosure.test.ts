import { describe, expect, it } from 'vitest'
import { fold } from '../../../engine/fold.ts'
import { cite } from '../../../engine/law.ts'
import { contributions, measuresOf } from '../../../engine/measure.ts'
import { officeCalendar } from '../../../platform/clock/index.ts'
import { type Input, person, type Story, story } from '../../../platform/testing/index.ts'
import disclosure from './index.ts'
import { leaves } from './outcomes.ts'

const citizen = person('社会公众', ['public'])
const clerk = person('冯公开', ['openness'])
const second = person('陈公开', ['openness'])
const reviewer = person('褚法制', ['reviewer'])
const leader = person('卫主任', ['leader'])
const outsider = person('蒋执法', ['officer'])

const application: Input = {
  applicantKind: '自然人',
  applicantName: '褚某甲',
  applicantCode: '999999199001010016',
  phone: '13900000002',
  content: '2023年度清河社区征地补偿安置方案',
  provideForm: '电子文档',
  getWay: '电子邮件',
}
const counter: Input = { way: '当面', requestNo: '清和依申请〔2024〕1号', applicantKind: '自然人', applicantName: '褚某甲', content: '征地补偿安置方案' }
const found: Input = { handlingUnit: '规划建设办', searchNote: '查阅2023年文书档案，有一份' }
const opening: Input = { thirdInvolved: '否', proposedOutcome: 'open', draftNote: '属于应当公开的信息，予以提供' }
const passes: Input = { examineResult: '同意', examineNote: '不涉及国家秘密、商业秘密和个人隐私' }
const legal: Input = { reviewResult: '同意', reviewNote: '适用条款正确' }
const signed: Input = { outcome: 'open', answerNo: '清和公开〔2024〕1号', remedyTold: '是' }

const received = (on = '2024-03-04'): Story => story(disclosure, on).does(clerk, 'register', counter)
const searched = (): Story => received().on('2024-03-06').does(clerk, 'search', found)
const drafted = (more: Input = {}): Story => searched().does(clerk, 'draft', { ...opening, ...more })
const examined = (more: Input = {}): Story => drafted(more).does(second, 'examine', passes)
const refusing: Input = { proposedOutcome: 'internal', draftNote: '属于内部人事信息' }
const refusal: Input = { ...signed, outcome: 'internal', answerReason: '属于人事管理信息，依照第十六条不予公开' }
const consulting = (): Story =>
  searched().on('2024-03-08').does(clerk, 'consultThird', { third: '某建筑公司' }).on('2024-03-11').does(clerk, 'serveThird', { thirdReceivedOn: '2024-03-11' })

describe('一件申请的经过', () => {
  it('网上提交、确认、检索、拟办、审查、签发、送达、归档', () => {
    const done = story(disclosure, '2024-03-01')
      .does(citizen, 'apply', application)
      .on('2024-03-04')
      .does(clerk, 'confirm', { requestNo: '清和依申请〔2024〕1号', receiptProof: '电话联系申请人，双方确认' })
      .does(clerk, 'search', found)
      .on('2024-03-11')
      .does(clerk, 'draft', opening)
      .does(second, 'examine', passes)
      .on('2024-03-12')
      .does(leader, 'answer', signed)
      .does(clerk, 'deliver', { deliverWay: '邮寄' })
      .does(clerk, 'close')
    expect(done.status).toBe('closed')
    expect(done.values).toMatchObject({
      way: 'online',
      submittedOn: '2024-03-01',
      receivedOn: '2024-03-04',
      outcome: 'open',
      answeredOn: '2024-03-12',
      deliveredOn: '2024-03-12',
    })
    expect(done.state?.terms.answer).toMatchObject({ startedOn: '2024-03-04', due: '2024-04-01', metOn: '2024-03-12' })
    expect(done.state?.terms.confirm).toMatchObject({ due: '2024-03-04', metOn: '2024-03-04' })
    const counted = contributions(disclosure, measuresOf(disclosure), done.state as NonNullable<typeof done.state>).map((c) => c.measure)
    expect(counted).toEqual(['received', 'answered', 'onTime', 'onTimeShare/num', 'opened'])
  })

  it('身份证号录错的，说的是号码错在哪里', () => {
    const typo = story(disclosure, '2024-03-01').tries(citizen, 'apply', { ...application, applicantCode: '999999199001010017' })
    expect(typo).toMatchObject({ invalid: [{ field: 'applicantCode', value: '999999199001010017', message: '公民身份号码校验位不符，请核对是否录错' }] })
  })

  it('单位也可以申请，没有号码的写其他身份证明', () => {
    const firm = { ...application, applicantKind: '商业企业', applicantName: '示例建材有限公司', applicantCode: '91999999MA00000040' }
    expect(story(disclosure, '2024-03-01').tries(citizen, 'apply', firm)).toHaveProperty('done')
    const passport = { ...application, applicantCode: null, otherIdentity: '护照 E00000001' }
    expect(story(disclosure, '2024-03-01').does(citizen, 'apply', passport).status).toBe('submitted')
  })

  it('不予公开的答复经合法性审核', () => {
    const done = examined(refusing).does(reviewer, 'legalReview', legal).does(leader, 'answer', refusal)
    expect(done.values).toMatchObject({ outcome: 'internal', reviewResult: 'pass' })
    expect(done.does(clerk, 'deliver', { deliverWay: '当面' }).does(clerk, 'close').status).toBe('closed')
  })

  it('审查退回的重新拟办，先前的审核不再算数', () => {
    const again = examined(refusing)
      .does(reviewer, 'legalReview', { ...legal, reviewResult: '退回修改' })
      .does(clerk, 'draft', { ...opening, ...refusing })
    expect(again.values).toMatchObject({ examineResult: null, reviewResult: null })
    expect(again.does(second, 'examine', passes).refuses(leader, 'answer', refusal)).toMatchObject({ rule: 'stillReviewed' })
  })

  it('逾期不补正的不再处理，计入其他处理', () => {
    const waiting = received().on('2024-03-06').does(clerk, 'askClarify', { clarifyWhat: '写明哪个项目', clarifyBy: '2024-03-20' })
    expect(waiting.on('2024-03-20').refuses(clerk, 'lapseClarify', { answerReason: '逾期' })).toMatchObject({ rule: 'clarifyTimeOver' })
    const lapsed = waiting.on('2024-06-03').does(clerk, 'lapseClarify', { answerReason: '无正当理由逾期不补正' })
    expect(lapsed.values).toMatchObject({ outcome: 'lapsedClarify', answeredOn: '2024-06-03' })
    const counted = contributions(disclosure, measuresOf(disclosure), lapsed.state as NonNullable<typeof lapsed.state>).map((c) => c.measure)
    expect(counted).toContain('otherwise')
    expect(counted).toContain('onTime')
    expect(lapsed.entries.map((e) => e.action)).not.toContain('breach')
  })

  it('第三方不同意，因公共利益公开的，写明理由并经审核', () => {
    const told = consulting().on('2024-03-20').does(clerk, 'thirdReply', { thirdOpinion: '不同意', thirdReason: '涉及报价' })
    const draft = { ...opening, thirdInvolved: '是' }
    expect(told.refuses(clerk, 'draft', draft)).toMatchObject({ rule: 'overrideReasoned', law: '《政府信息公开条例》第32条' })
    const done = told.does(clerk, 'draft', { ...draft, publicInterest: '是', overrideReason: '关系公共安全，已书面告知' }).does(second, 'examine', passes)
    expect(done.refuses(leader, 'answer', signed)).toMatchObject({ rule: 'legalReview' })
    expect(done.does(reviewer, 'legalReview', legal).does(leader, 'answer', signed).status).toBe('answered')
  })

  it('申请人撤回的计入其他，复议诉讼在归档后也能登记', () => {
    const done = received().does(clerk, 'withdraw', { withdrawNote: '申请人书面撤回' }).does(clerk, 'close')
    expect(done.values.outcome).toBe('other')
    const sued = done
      .on('2024-09-02')
      .does(clerk, 'recordReconsideration', { reconsideration: '维持', reconsideredOn: '2024-05-06' })
      .does(clerk, 'recordLitigation', { litigation: '尚未审结', suitKind: 'after', litigatedOn: '2024-08-20' })
    expect(sued.status).toBe('closed')
    const counted = contributions(disclosure, measuresOf(disclosure), sued.state as NonNullable<typeof sued.state>).map((c) => c.measure)
    expect(counted).toEqual(expect.arrayContaining(['reconsidered', 'reconsideredUpheld', 'suedAfter', 'suedAfterPending']))
    expect(counted).not.toContain('suedDirectly')
  })

  it('大量申请的收费、缴费和逾期不缴费', () => {
    const charged = received().does(clerk, 'chargeFee', { excessive: '是', feeFen: '100', feeBasis: '本月第11件' })
    expect(charged.state?.terms.answer?.pauses).toMatchObject([{ label: '等待申请人缴费' }])
    expect(charged.refuses(clerk, 'lapseFee', { answerReason: '未缴' })).toMatchObject({ rule: 'feeTimeOver' })
    expect(charged.on('2024-07-01').does(clerk, 'lapseFee', { answerReason: '未缴' }).values.outcome).toBe('lapsedFee')
    const paid = charged.on('2024-03-07').does(clerk, 'payFee', { feePaidFen: '100' })
    expect(paid.state?.terms.answer?.due).toBe('2024-04-07')
    expect(paid.on('2024-07-01').refuses(clerk, 'lapseFee', { answerReason: '未缴' })).toMatchObject({ rule: 'feeTimeOver' })
  })

  it('二十一种答复各有条文', () => {
    expect(Object.keys(leaves)).toHaveLength(21)
    expect(Object.values(leaves).map((l) => cite(l.law))).not.toContain('')
    expect(cite(leaves.notHeld.law)).toBe('《政府信息公开条例》第36条第（四）、（五）项')
  })
})

describe('不得跳过的步骤', () => {
  const now = () => story(disclosure, '2024-03-01')
  const refusals: [string, () => Story, typeof clerk, string, Input, { rule: string; law?: string }][] = [
    ['公众不能用柜台登记', now, citizen, 'register', counter, { rule: 'role' }],
    ['执法人员不能登记', now, outsider, 'register', counter, { rule: 'role' }],
    ['没有身份证明', now, citizen, 'apply', { ...application, applicantCode: null }, { rule: 'identityGiven', law: '《政府信息公开条例》第29条' }],
    ['个人填了单位的代码', now, citizen, 'apply', { ...application, applicantCode: '91999999MA00000040' }, { rule: 'codeFitsKind' }],
    ['没有联系方式', now, citizen, 'apply', { ...application, phone: null }, { rule: 'reachable', law: '《政府信息公开条例》第29条' }],
    ['传真申请不写确认情况', now, clerk, 'register', { ...counter, way: '传真' }, { rule: 'receiptProved', law: '《政府信息公开条例》第31条' }],
    ['公众不能替工作人员确认', () => now().does(citizen, 'apply', application), citizen, 'confirm', {}, { rule: 'role' }],
    ['未确认收到不得检索', () => now().does(citizen, 'apply', application), clerk, 'search', found, { rule: 'status' }],
    ['未检索不得拟办', received, clerk, 'draft', opening, { rule: 'search', law: '《政府信息公开条例》第36条' }],
    ['未拟办不得审查', searched, second, 'examine', passes, { rule: 'status' }],
    ['拟办人自己审查', drafted, clerk, 'examine', passes, { rule: 'draft' }],
    ['未审查不得签发', drafted, leader, 'answer', signed, { rule: 'status' }],
    ['经办人自己签发', examined, clerk, 'answer', signed, { rule: 'role' }],
    ['签发与拟办不一致', examined, leader, 'answer', { ...signed, outcome: 'secret', answerReason: '涉密' }, { rule: 'asExamined' }],
    ['不利答复未经合法性审核', () => examined(refusing), leader, 'answer', refusal, { rule: 'legalReview' }],
    ['审核人不是法制人员', () => examined(refusing), second, 'legalReview', legal, { rule: 'role' }],
    [
      '不予公开不说理由',
      () => examined(refusing).does(reviewer, 'legalReview', legal),
      leader,
      'answer',
      { ...refusal, answerReason: null },
      { rule: 'reasoned', law: '《政府信息公开条例》第36、39条' },
    ],
    [
      '不予公开不告知救济途径',
      () => examined(refusing).does(reviewer, 'legalReview', legal),
      leader,
      'answer',
      { ...refusal, remedyTold: '否' },
      { rule: 'remedyExplained', law: '《行政复议法》第23条' },
    ],
    [
      '部分公开不写怎样区分',
      searched,
      clerk,
      'draft',
      { ...opening, proposedOutcome: 'partial' },
      { rule: 'partDistinguished', law: '《政府信息公开条例》第37条' },
    ],
    ['涉及第三方未征求意见', searched, clerk, 'draft', { ...opening, thirdInvolved: '是' }, { rule: 'thirdWasConsulted', law: '《政府信息公开条例》第32条' }],
    [
      '以第三方为由而未征求',
      searched,
      clerk,
      'draft',
      { ...opening, proposedOutcome: 'thirdParty' },
      { rule: 'thirdHeard', law: '《政府信息公开条例》第15、32条' },
    ],
    [
      '没补正就说仍不明确',
      searched,
      clerk,
      'draft',
      { ...opening, proposedOutcome: 'unclear' },
      { rule: 'clarifiedBefore', law: '《政府信息公开条例》第30条' },
    ],
    [
      '没听理由就说大量反复',
      searched,
      clerk,
      'draft',
      { ...opening, proposedOutcome: 'excessive' },
      { rule: 'reasonsHeard', law: '《政府信息公开条例》第35条' },
    ],
    ['以逾期不补正答复', searched, clerk, 'draft', { ...opening, proposedOutcome: 'lapsedClarify' }, { rule: 'byLapsedClarify' }],
    ['还在征求意见就拟办', consulting, clerk, 'draft', opening, { rule: 'nobodyStillAsked' }],
    [
      '第三方十五个工作日未满就当作未答复',
      () => consulting().on('2024-04-01'),
      clerk,
      'thirdSilent',
      {},
      { rule: 'thirdTimeOver', law: '《政府信息公开条例》第32条' },
    ],
    ['延期未经负责人同意', received, clerk, 'tellExtension', {}, { rule: 'approveExtension', law: '《政府信息公开条例》第33条' }],
    ['经办人自己同意延期', received, clerk, 'approveExtension', { extendReason: '量大' }, { rule: 'role' }],
    [
      '期限届满后才延期',
      () => received().on('2024-04-02'),
      leader,
      'approveExtension',
      { extendReason: '量大' },
      { rule: 'notYetLate', law: '《政府信息公开条例》第33条' },
    ],
    [
      '超过七个工作日才要求补正',
      () => received().on('2024-03-14'),
      clerk,
      'askClarify',
      { clarifyWhat: '写明项目', clarifyBy: '2024-03-28' },
      { rule: 'askedInTime', law: '《政府信息公开条例》第30条' },
    ],
    ['补正期限不合理', received, clerk, 'askClarify', { clarifyWhat: '写明项目', clarifyBy: '2024-03-04' }, { rule: 'clarifyTimeGiven' }],
    [
      '没有超量也收费',
      received,
      clerk,
      'chargeFee',
      { excessive: '否', feeFen: '10', feeBasis: '复印' },
      { rule: 'chargeable', law: '《政府信息公开条例》第42条' },
    ],
    [
      '理由未认定合理就延迟',
      () => received().does(clerk, 'askReasons', { reasonsAsked: '一月四十件' }),
      leader,
      'delay',
      { delayDays: 30, delayReason: '量大' },
      { rule: 'reasonsAreSound', law: '《政府信息公开条例》第35条' },
    ],
    ['没答复就送达', received, clerk, 'deliver', { deliverWay: '当面' }, { rule: 'status' }],
    ['没送达就归档', () => examined().does(leader, 'answer', signed), clerk, 'close', {}, { rule: 'status' }],
  ]

  it.each(refusals)('%s', (_name, at, who, action, input, expected) => {
    expect(at().refuses(who, action, input)).toMatchObject(expected)
  })

  it('补正只能一次性告知', () => {
    const twice = received()
      .does(clerk, 'askClarify', { clarifyWhat: '写明项目', clarifyBy: '2024-03-20' })
      .on('2024-03-05')
      .does(clerk, 'supplyClarification', { clarification: '清河社区项目' })
    expect(twice.refuses(clerk, 'askClarify', { clarifyWhat: '再写年份', clarifyBy: '2024-03-20' })).toMatchObject({ code: 'done' })
  })

  it('同一个人拟办、审查以后不能再以负责人身份签发', () => {
    const both = person('沈全能', ['openness', 'leader', 'reviewer'])
    expect(searched().does(both, 'draft', opening).does(second, 'examine', passes).refuses(both, 'answer', signed)).toMatchObject({ code: 'apart' })
    expect(drafted().does(both, 'examine', passes).refuses(both, 'answer', signed)).toMatchObject({ code: 'apart' })
  })
})

describe('退回、撤回拟办', () => {
  it('拟办在审查之前可以由本人撤回，回到拟办之前；审查之后不能', () => {
    const back = drafted().does(clerk, 'careRecall')
    expect([back.status, back.values.draftNote]).toEqual(['received', undefined])
    expect(drafted().refuses(second, 'careRecall')).toMatchObject({ code: 'role', rule: 'undo' })
    expect(examined().refuses(clerk, 'careRecall')).toMatchObject({ code: 'status', rule: 'undo' })
  })

  it('审查退回的到拟办人手上，再拟办的直接到退回的人手上；审核退回的也退给拟办人，不是审查人', () => {
    const returned = drafted().does(second, 'examine', { examineResult: '退回', examineNote: '区分处理不当' })
    expect([returned.status, returned.state?.care?.handler?.id]).toEqual(['received', clerk.id])
    const again = returned.does(clerk, 'draft', opening)
    expect([again.state?.care?.handler?.id, again.state?.care?.returned]).toEqual([second.id, undefined])
    const reviewedBack = drafted(refusing).does(second, 'examine', passes).does(reviewer, 'legalReview', { reviewResult: '退回', reviewNote: '条款不对' })
    expect([reviewedBack.state?.care?.handler?.id, reviewedBack.state?.care?.returned?.by]).toEqual([clerk.id, reviewer.id])
    const once = reviewedBack.does(clerk, 'draft', { ...opening, ...refusing }).does(second, 'examine', passes)
    expect(once.state?.care?.handler?.id).toBe(reviewer.id)
  })

  it('在这样规定之前记下的拟办、审查，仍是原来的样子', () => {
    const state = drafted().entries.map(({ extra: _extra, ...entry }) => entry)
    expect(fold(disclosure, state, officeCalendar())?.care).toBeUndefined()
  })
})
