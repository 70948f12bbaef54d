import { describe, expect, it } from 'vitest'
import { checkTypes } from '../../../engine/check.ts'
import type { Actor, Role } from '../../../engine/define.ts'
import { procedureOf } from '../../../engine/define.ts'
import { standing } from '../../../engine/terms.ts'
import { officeCalendar } from '../../../platform/clock/index.ts'
import { person, type Story, story, tell } from '../../../platform/testing/index.ts'
import { type ExampleStep, hearingCase, investigated, ordinaryCase, summaryCase } from './examples.ts'
import penalty from './index.ts'

const calendar = officeCalendar()
const first = person('赵甲', ['officer'], '示1001')
const second = person('钱乙', ['officer'], '示1002')
const cast: Partial<Record<Role, Actor>> = {
  officer: first,
  clerk: person('孙丙', ['clerk']),
  leader: person('李丁', ['leader']),
  reviewer: person('周戊', ['reviewer']),
  chair: person('吴己', ['chair']),
}
const pair = { first, second }
const by = (role: Role): Actor => cast[role] ?? first

const go = (steps: readonly ExampleStep<Actor>[], from: Story = story(penalty, steps[0]?.on ?? '2024-03-01')): Story => tell(from, steps, by)

/** The steps before the first of this action. */
const until = (steps: readonly ExampleStep<Actor>[], action: string): ExampleStep<Actor>[] =>
  steps.slice(
    0,
    steps.findIndex((s) => s.action === action),
  )

it('定义没有错处：没有死胡同，每个必经步骤都绕不过去', () => {
  expect(checkTypes([penalty])).toEqual([])
})

describe('一个普通程序案件', () => {
  const told = go(ordinaryCase(pair))

  it('从线索办到归档', () => {
    expect(told.status).toBe('archived')
    expect(told.values).toMatchObject({
      filedOn: '2024-03-05',
      noticedOn: '2024-03-20',
      decidedOn: '2024-03-28',
      servedOn: '2024-04-01',
      publishedOn: '2024-04-02',
      paidOn: '2024-04-08',
      closedOn: '2024-04-10',
      fineFen: 50_000,
      outcome: 'penalty',
      officer1: '赵甲',
      officer2Cert: '示1002',
    })
  })

  it('各项期限都按期完成，没有超期记载', () => {
    const { terms } = told
    expect(Object.entries(terms).filter(([, t]) => t.breachedOn)).toEqual([])
    expect(terms.decide).toMatchObject({ due: '2024-06-03', metOn: '2024-03-28' })
    expect(terms.serve).toMatchObject({ due: '2024-04-09', metOn: '2024-04-01' })
    expect(terms.publish).toMatchObject({ due: '2024-04-09', metOn: '2024-04-02' })
    expect(terms.pay).toMatchObject({ due: '2024-04-16', metOn: '2024-04-08' })
    expect(terms.close).toMatchObject({ metOn: '2024-04-10' })
  })

  it('当事人的期限写明“已届满”，不算机关超期', () => {
    const procedure = procedureOf(penalty, told.state?.version ?? '')
    const term = told.terms.sue
    expect(term && standing(procedure, 'sue', term, calendar, '2025-01-02').words).toBe('已届满')
  })
})

describe('当场处罚', () => {
  const steps = summaryCase(pair)

  it('当场告知、决定、交付、收缴，备案后结案', () => {
    const told = go(steps)
    expect(told.status).toBe('archived')
    expect(told.values).toMatchObject({ procedureKind: 'summary', servedOn: '2024-03-05', reportedOn: '2024-03-06', performance: 'done' })
    expect(told.terms).toMatchObject({ reportSummary: { due: '2024-03-08', metOn: '2024-03-06' }, handInCash: { due: '2024-03-07' } })
    expect(told.terms.decide).toBeUndefined()
  })

  it.each([
    ['公民超过二百元', { partyKind: 'person' }, 201, 'onSpotAmount'],
    ['个体工商户超过二百元', { partyKind: 'household' }, 201, 'onSpotAmount'],
    ['单位超过三千元', { partyKind: 'org' }, 3001, 'onSpotAmount'],
  ])('%s的不得当场处罚', (_name, party, yuan, rule) => {
    const [open, tellStep, hear, decide] = steps
    if (!open || !tellStep || !hear || !decide) throw new Error('the example is too short')
    const told = go([{ ...open, input: { ...open.input, ...party } }, { ...tellStep, input: { ...tellStep.input, proposedFineFen: yuan } }, hear])
    const refused = told.refuses(first, 'decideOnSpot', { ...decide.input, fineFen: yuan })
    expect(refused).toMatchObject({ code: 'guard', rule })
    expect(refused.law).toContain('《行政处罚法》第51条')
    expect(told.does(first, 'toOrdinary').status).toBe('clue')
  })

  it('单位三千元以下可以当场处罚', () => {
    const [open, tellStep, hear, decide] = steps
    if (!open || !tellStep || !hear || !decide) throw new Error('the example is too short')
    const told = go([{ ...open, input: { ...open.input, partyKind: 'org' } }, { ...tellStep, input: { ...tellStep.input, proposedFineFen: 3000 } }, hear])
    expect(told.does(first, 'decideOnSpot', { ...decide.input, fineFen: 3000 }).status).toBe('decided')
  })

  it('不能拖到第二天再“当场”决定或者交付', () => {
    const before = go(until(steps, 'decideOnSpot'))
    const decide = steps.find((s) => s.action === 'decideOnSpot')
    expect(before.on('2024-03-06').refuses(first, 'decideOnSpot', decide?.input)).toMatchObject({ rule: 'onSpotDay' })
    const decided = go(until(steps, 'serve'))
    expect(decided.on('2024-03-06').refuses(first, 'serve', { serviceWay: 'direct' })).toMatchObject({ rule: 'handedOverOnSpot' })
  })

  it('一百元以上的小额理由、没有备案就结案，都被拒绝', () => {
    const served = go(until(steps, 'collectOnSpot'))
    const collect = { paidFen: 100, receiptNo: '示3' }
    expect(served.refuses(first, 'collectOnSpot', { ...collect, collectReason: 'hard', paidFen: 50 })).toMatchObject({ rule: 'paidInFull' })
    const paid = served.does(first, 'collectOnSpot', { ...collect, collectReason: 'small' })
    expect(paid.refuses(by('leader'), 'close', { closeReason: 'performed' })).toMatchObject({ rule: 'summaryReported', law: '《行政处罚法》第52条' })
  })
})

describe('听证案件', () => {
  const steps = hearingCase(pair)

  it('听证之后复核、法制审核、集体讨论，再作出决定', () => {
    const told = go(steps)
    expect(told.status).toBe('archived')
    expect(told.values).toMatchObject({ hearing: 'held', hearingHeldOn: '2024-04-10', reviewResult: 'pass', discussedOn: '2024-04-17' })
  })

  it('听证期间不计入办案期限', () => {
    const told = go(steps)
    // The sixteen days after 25 March up to 10 April do not count, so 3 June becomes 19 June.
    expect(told.terms.decide).toMatchObject({ due: '2024-06-19', metOn: '2024-04-18' })
  })

  it('通知听证未满七个工作日不得举行', () => {
    const notified = go(until(steps, 'holdHearing'))
    expect(notified.terms.hearingNotice?.due).toBe('2024-04-08')
    const asked = { hearingRecord: '笔录', hearingSigned: true }
    const soon = go(until(steps, 'notifyHearing')).on('2024-03-27')
    expect(soon.refuses(by('chair'), 'notifyHearing', { hearingOn: '2024-04-03', hearingPlace: '会议室', hearingClosed: false })).toMatchObject({
      rule: 'hearingNotTooSoon',
    })
    const short = soon.does(by('chair'), 'notifyHearing', { hearingOn: '2024-04-08', hearingPlace: '会议室', hearingClosed: false })
    expect(short.on('2024-04-08').refuses(by('chair'), 'holdHearing', asked)).toMatchObject({ rule: 'hearingNoticeRan' })
    expect(short.on('2024-04-09').does(by('chair'), 'holdHearing', asked).status).toBe('noticed')
  })

  it('期限届满后要求听证被拒绝，届满当天可以', () => {
    const notified = go(until(steps, 'requestHearing'))
    expect(notified.terms.requestHearing?.due).toBe('2024-03-27')
    expect(notified.on('2024-03-27').does(by('clerk'), 'requestHearing').status).toBe('hearing')
    expect(notified.on('2024-03-28').refuses(by('clerk'), 'requestHearing')).toMatchObject({ rule: 'hearingInTime', law: '《行政处罚法》第64、85条' })
  })

  it('应当告知听证而只告知陈述申辩的，不能送达告知书', () => {
    const concluded = go(until(steps, 'notify'))
    const notice = steps.find((s) => s.action === 'notify')
    const refused = concluded.on('2024-03-20').refuses(first, 'notify', { ...notice?.input, noticeKind: 'defence' })
    expect(refused).toMatchObject({ code: 'guard', rule: 'hearingOffered', law: '《行政处罚法》第63条' })
  })

  it('当事人撤回听证要求后，意见仍须复核或者确已放弃', () => {
    const requested = go(until(steps, 'notifyHearing'))
    const ended = requested.on('2024-03-26').does(by('chair'), 'endHearing', { hearingEndReason: '当事人书面撤回' })
    expect(ended.status).toBe('noticed')
    expect(ended.values.hearing).toBe('waived')
    expect(ended.refuses(first, 'waiveDefence', { waiver: 'lapsed' })).toMatchObject({ rule: 'waiverTrue' })
    expect(ended.on('2024-03-28').does(first, 'waiveDefence', { waiver: 'lapsed' }).status).toBe('heard')
  })
})

describe('不予处罚与移送', () => {
  it('轻微并已改正的不予处罚，送达后以不予处罚结案', () => {
    const concluded = go(investigated(pair))
    const exempt = { decisionNo: '清和街不罚〔2024〕1号', exemption: 'slight', education: '当面批评教育' }
    expect(concluded.on('2024-03-19').refuses(by('leader'), 'decideExemption', exempt)).toMatchObject({ rule: 'exemptionGrounded' })
    const decided = concluded.on('2024-03-19').does(first, 'recordCorrection').does(by('leader'), 'decideExemption', exempt)
    expect(decided.values).toMatchObject({ outcome: 'exempt', performance: 'none' })
    const closed = decided.on('2024-03-21').does(by('clerk'), 'serve', { serviceWay: 'direct' }).does(by('leader'), 'close', { closeReason: 'noPenalty' })
    expect(closed.status).toBe('closed')
  })

  it('涉嫌犯罪的先移送，不得以罚代刑；公安不予立案的回到调查', () => {
    const concluded = go(investigated(pair)).on('2024-03-19')
    const reported = concluded.does(first, 'reportCrime', { crimeReport: '涉嫌犯罪', officer1: first, officer2: second })
    const notice = ordinaryCase(pair).find((s) => s.action === 'notify')
    expect(reported.refuses(first, 'notify', notice?.input)).toMatchObject({ rule: 'noCrimeOpen' })
    expect(reported.terms.decideTransfer?.due).toBe('2024-03-22')
    const moved = reported.does(by('leader'), 'decideTransfer').does(by('clerk'), 'handOver', { police: '示例市公安局清河分局' })
    expect(moved.status).toBe('transferred')
    expect(moved.refuses(by('leader'), 'close', { closeReason: 'transferred' })).toMatchObject({ rule: 'reasonTrue' })
    const back = moved.on('2024-03-29').does(by('clerk'), 'recordPoliceRefusal', { policeNote: '不予立案通知书' })
    expect(back.status).toBe('investigating')
    expect(back.terms.decide?.due).toBe('2024-06-13')
    const filed = moved.on('2024-03-22').does(by('clerk'), 'recordPoliceFiling', { policeNote: '立案通知书' })
    expect(filed.does(by('leader'), 'close', { closeReason: 'transferred' }).status).toBe('closed')
  })
})

describe('送达、公示与执行', () => {
  const decided = go(until(ordinaryCase(pair), 'serve'))

  it('公告送达满三十日才算送达', () => {
    const posted = decided.on('2024-04-01').does(by('clerk'), 'postService', { serviceNote: '在街道公告栏张贴' })
    expect(posted.terms.serve?.metOn).toBe('2024-04-01')
    expect(posted.on('2024-05-01').refuses(by('clerk'), 'serve', { serviceWay: 'public' })).toMatchObject({ rule: 'postedThirtyDays' })
    expect(posted.on('2024-05-02').does(by('clerk'), 'serve', { serviceWay: 'public' }).values.servedOn).toBe('2024-05-02')
  })

  it('电子送达须有确认书，留置送达须写明情况', () => {
    expect(decided.refuses(by('clerk'), 'serve', { serviceWay: 'electronic' })).toMatchObject({ rule: 'servedLawfully' })
    expect(decided.refuses(by('clerk'), 'serve', { serviceWay: 'left' })).toMatchObject({ rule: 'servedLawfully' })
    expect(decided.refuses(by('clerk'), 'serve', { serviceWay: '贴在门上' })).toMatchObject({ rule: 'servedLawfully' })
  })

  it('逾期不缴：加处罚款不超过每日百分之三，催告满十个工作日后申请法院', () => {
    const served = decided.on('2024-04-01').does(by('clerk'), 'serve', { serviceWay: 'direct' })
    expect(served.on('2024-04-16').refuses(by('leader'), 'addFine', { extraFineFen: 15 })).toMatchObject({ rule: 'overdue' })
    const late = served.on('2024-04-18')
    expect(late.refuses(by('leader'), 'addFine', { extraFineFen: 31 })).toMatchObject({ rule: 'extraFineLawful' })
    const added = late.does(by('leader'), 'addFine', { extraFineFen: 30 })
    expect(added.on('2024-08-01').refuses(by('leader'), 'addFine', { extraFineFen: 501 })).toMatchObject({ rule: 'extraFineLawful' })
    expect(added.on('2024-10-08').refuses(by('leader'), 'applyToCourt')).toMatchObject({ code: 'need', rule: 'remind' })
    const reminded = added.on('2024-10-08').does(by('clerk'), 'remind', { enforceableFrom: '2024-10-08' })
    expect(reminded.terms.awaitReminder?.due).toBe('2024-10-21')
    expect(reminded.terms.applyToCourt?.due).toBe('2025-01-08')
    expect(reminded.on('2024-10-21').refuses(by('leader'), 'applyToCourt')).toMatchObject({ rule: 'remindedTenDays' })
    const applied = reminded.on('2024-10-22').does(by('leader'), 'applyToCourt')
    expect(applied.status).toBe('enforcing')
    expect(applied.does(by('clerk'), 'recordCourtResult', { courtResult: 'refused' }).status).toBe('served')
  })

  it('批准延期后，从延长后的期限起算', () => {
    const served = decided.on('2024-04-01').does(by('clerk'), 'serve', { serviceWay: 'direct' })
    const deferred = served.on('2024-04-10').does(by('leader'), 'deferPayment', { deferReason: '经营困难', deferDays: 30 })
    expect(deferred.terms.pay?.due).toBe('2024-05-16')
  })

  it('决定被撤销：三个工作日内撤回公示，重新办理须从头告知', () => {
    const published = go(ordinaryCase(pair))
    const fallen = published.on('2024-09-30').does(by('clerk'), 'recordOverturn', {
      ...{ remedyResult: 'redo', remedyEndedOn: '2024-09-26', remedyNote: '行政判决书' },
    })
    expect(fallen.status).toBe('overturned')
    expect(fallen.terms.withdrawPublication?.due).toBe('2024-10-10')
    expect(fallen.refuses(by('leader'), 'redo')).toMatchObject({ rule: 'noticeTakenBack' })
    const redone = fallen.on('2024-10-08').does(by('clerk'), 'withdraw', { withdrawReason: '决定被判决撤销' }).does(by('leader'), 'redo')
    expect(redone.status).toBe('investigating')
    expect(redone.values).toMatchObject({ decidedOn: null, noticedOn: null, publicityState: null, filedOn: '2024-03-05' })
    expect(redone.terms.decide).toMatchObject({ startedOn: '2024-10-08', due: '2025-01-06' })
    expect(redone.on('2024-10-09').refuses(by('leader'), 'decidePenalty')).toMatchObject({ code: 'status' })
  })

  it('未成年人和不具有一定社会影响的决定不公示', () => {
    const minor = go([...until(investigated(pair), 'conclude')])
    const conclude = investigated(pair).find((s) => s.action === 'conclude')
    const young = minor.on('2024-03-18').does(first, 'conclude', { ...conclude?.input, partyCapacity: 'under18', discretion: 'lenient' })
    const told = go(ordinaryCase(pair).slice(7, 11), young)
    expect(told.status).toBe('decided')
    expect(told.refuses(by('clerk'), 'publish', { redacted: true })).toMatchObject({ rule: 'partyOfAge' })
    const private_ = told.does(by('leader'), 'keepPrivate', { keepPrivateReason: '当事人是未成年人' })
    expect(private_.terms.publish?.endedOn).toBe('2024-03-28')
  })
})
