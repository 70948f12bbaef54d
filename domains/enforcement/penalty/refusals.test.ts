import { describe, expect, it } from 'vitest'
import { type Actor, type Role, roles } from '../../../engine/define.ts'
import { person, type Story, story, tell } from '../../../platform/testing/index.ts'
import { type ExampleStep, hearingCase, investigated, ordinaryCase, summaryCase } from './examples.ts'
import penalty from './index.ts'

const everyRole = Object.keys(roles) as Role[]
const first = person('赵甲', ['officer'], '示1001')
const second = person('钱乙', ['officer'], '示1002')
const pair = { first, second }
const cast: Partial<Record<Role, Actor>> = { officer: first }
for (const role of everyRole) cast[role] ??= person(`示例${roles[role]}`, [role], role === 'leader' ? '示1003' : undefined)
const by = (role: Role): Actor => cast[role] ?? first
/** Somebody with every role and a certificate, who has not touched the case. */
const almighty = person('郑庚', everyRole, '示1009')

type Steps = readonly ExampleStep<Actor>[]

/** Goes through the steps without some of them; what is refused because of that is passed over. */
const without = (steps: Steps, left: readonly string[]): Story =>
  steps
    .filter((s) => !left.includes(s.action))
    .reduce(
      (told, step) => {
        const outcome = told.on(step.on).tries(by(step.by), step.action, step.input)
        return 'done' in outcome ? outcome.done : told.on(step.on)
      },
      story(penalty, steps[0]?.on ?? ''),
    )

const until = (steps: Steps, action: string): Steps =>
  steps.slice(
    0,
    steps.findIndex((s) => s.action === action),
  )
const stepOf = (steps: Steps, action: string): ExampleStep<Actor> => {
  const found = steps.find((s) => s.action === action)
  if (!found) throw new Error(`no step '${action}'`)
  return found
}

const ordinary = ordinaryCase(pair)
const hearing = hearingCase(pair)
const summary = summaryCase(pair)

/** Step left out, action that must not be reached, who would take it, and how it is refused. */
const table: readonly [name: string, steps: Steps, left: readonly string[], target: string, code: string, rule: string, article: string][] = [
  ['未提请立案就批准立案', ordinary, ['proposeFiling'], 'file', 'status', 'status', '第54条'],
  ['未批准立案就调查', ordinary, ['file'], 'investigate', 'status', 'status', '第42、54、55条'],
  ['未批准立案就决定', ordinary, ['file'], 'decidePenalty', 'status', 'status', '第40、57、59、60条'],
  ['未调查就终结', ordinary, ['investigate'], 'conclude', 'need', 'investigate', '第42、54、55条'],
  ['未收集证据就终结', ordinary, ['collectEvidence'], 'conclude', 'need', 'collectEvidence', '第40、46、54条'],
  ['未终结调查就告知', ordinary, ['conclude'], 'notify', 'status', 'status', '第44、62、63条'],
  ['未告知就决定', ordinary, ['notify'], 'decidePenalty', 'status', 'status', '第40、57、59、60条'],
  ['未听取陈述申辩就决定', ordinary, ['receiveDefence', 'reviewDefence'], 'decidePenalty', 'status', 'status', '第40、57、59、60条'],
  ['听取了不复核就决定', ordinary, ['reviewDefence'], 'decidePenalty', 'status', 'status', '第40、57、59、60条'],
  ['未责令改正就决定', ordinary, ['orderCorrection'], 'decidePenalty', 'need', 'orderCorrection', '第28条'],
  ['未通知就举行听证', hearing, ['notifyHearing'], 'holdHearing', 'need', 'notifyHearing', '第64条'],
  ['要求了听证不举行就决定', hearing, ['notifyHearing', 'holdHearing'], 'decidePenalty', 'status', 'status', '第40、57、59、60条'],
  ['听证后不复核就决定', hearing, ['reviewDefence'], 'decidePenalty', 'status', 'status', '第40、57、59、60条'],
  ['应当法制审核而不审核就集体讨论', hearing, ['submitForReview', 'passReview'], 'discuss', 'need', 'passReview', '第58条'],
  ['应当法制审核而不审核就决定', hearing, ['submitForReview', 'passReview', 'discuss'], 'decidePenalty', 'need', 'passReview', '第58条'],
  ['提请审核后未通过就决定', hearing, ['passReview'], 'decidePenalty', 'status', 'status', '第40、57、59、60条'],
  ['应当集体讨论而不讨论就决定', hearing, ['discuss'], 'decidePenalty', 'need', 'discuss', '第57条'],
  ['未决定就送达', ordinary, ['decidePenalty'], 'serve', 'status', 'status', '第52、61条'],
  ['未决定就公示', ordinary, ['decidePenalty'], 'publish', 'status', 'status', '第48、50条'],
  ['未送达就登记缴款', ordinary, ['serve'], 'recordPayment', 'status', 'status', '第66、67条'],
  ['未公示也不说明就结案', ordinary, ['publish'], 'close', 'guard', 'publicitySettled', '第48条'],
  ['未缴清就结案', ordinary, ['recordPayment'], 'close', 'guard', 'reasonTrue', '第31条'],
  ['未结案就归档', ordinary, ['close'], 'archive', 'status', 'status', '第47条'],
  ['当场处罚未登记', summary, ['openSummary'], 'decideOnSpot', 'status', 'status', '第28、42、51、52条'],
  ['当场处罚未告知', summary, ['tellOnSpot'], 'decideOnSpot', 'need', 'tellOnSpot', '第44、62条'],
  ['当场处罚未听取申辩', summary, ['hearOnSpot'], 'decideOnSpot', 'need', 'hearOnSpot', '第45、62条'],
  ['当场收缴未交机关就缴付银行', summary, ['handInCash'], 'bankCash', 'need', 'handInCash', '第71条'],
  ['当场处罚未备案就结案', summary, ['reportSummary'], 'close', 'guard', 'summaryReported', '第52条'],
]

describe('必经步骤不能跳过', () => {
  it.each(table)('%s', (_name, steps, left, target, code, rule, article) => {
    const step = stepOf(steps, target)
    const upTo = steps.slice(0, steps.indexOf(step))
    const told = without(upTo, left).on(step.on)
    for (const role of everyRole) {
      const refused = told.refuses(by(role), target, step.input)
      const allowed = penalty.procedures.at(-1)?.actions[target]?.by.includes(role)
      expect([refused.code, refused.rule]).toEqual(allowed ? [code, rule] : ['role', 'role'])
      expect(refused.law, `${target} by ${role}`).toMatch(/《.+》/)
      expect(refused.message).not.toMatch(/[a-zA-Z_]/)
      if (allowed) expect(refused.law).toContain(article)
    }
    // Whoever holds every role at once fares no better.
    expect(told.refuses(almighty, target, step.input).law).toContain(article)
  })

  it('完整的案件中，表里的每一步都能办成', () => {
    for (const steps of [ordinary, hearing, summary]) expect(tell(story(penalty, steps[0]?.on ?? ''), steps, by).status).toBe('archived')
  })
})

describe('情形所要求的步骤', () => {
  const heard = tell(story(penalty, '2024-03-01'), until(ordinary, 'decidePenalty'), by).on('2024-03-28')
  const decision = stepOf(ordinary, 'decidePenalty').input
  const conclude = stepOf(ordinary, 'conclude').input

  it.each(['publicInterest', 'socialRisk', 'majorRights', 'complexLaw', 'listedReview'])('%s的案件未经法制审核不得决定', (flag) => {
    const steps = ordinary.map((s) => (s.action === 'conclude' ? { ...s, input: { ...conclude, [flag]: true } } : s))
    const told = tell(story(penalty, '2024-03-01'), until(steps, 'decidePenalty'), by).on('2024-03-28')
    const refused = told.refuses(by('leader'), 'decidePenalty', decision)
    expect(refused).toMatchObject({ code: 'need', rule: 'passReview', law: '《行政处罚法》第58条' })
    expect(refused.message).toBe('尚未通过法制审核（属于应当法制审核的案件），不得“作出处罚决定”')
  })

  it('审核退回、补充调查后须再次通过审核', () => {
    const steps = until(hearing, 'passReview')
    const returned = tell(story(penalty, '2024-03-01'), steps, by)
      .on('2024-04-16')
      .does(by('reviewer'), 'returnReview', {
        ...{ reviewResult: 'revise', reviewOpinion: '文书引用条款有误' },
      })
    expect(returned.status).toBe('supplementing')
    const mended = returned.does(first, 'finishSupplement', { findings: '已改正', officer1: first, officer2: second })
    expect(mended.status).toBe('heard')
    expect(mended.refuses(by('leader'), 'discuss', stepOf(hearing, 'discuss').input)).toMatchObject({ rule: 'passReview' })
    const passed = mended.does(first, 'submitForReview').does(by('reviewer'), 'passReview', { reviewOpinion: '同意' })
    const back = passed.does(by('leader'), 'discuss', { discussionResult: 'revise', discussionNote: '改变处理意见' })
    const again = back.does(first, 'finishSupplement', { findings: '已修改', officer1: first, officer2: second })
    // A pass from before the change is on record, but no longer counts.
    expect(again.refuses(by('leader'), 'decidePenalty', stepOf(hearing, 'decidePenalty').input)).toMatchObject({ rule: 'reviewPassed' })
    expect(again.refuses(by('leader'), 'discuss', stepOf(hearing, 'discuss').input)).toMatchObject({ code: 'guard', rule: 'reviewPassed' })
  })

  it('要求听证的期限未满、当事人也没有放弃的，不得提请审核', () => {
    const noticed = tell(story(penalty, '2024-03-01'), until(hearing, 'requestHearing'), by).on('2024-03-27')
    const heardAlready = noticed.does(first, 'waiveDefence', { waiver: 'explicit' })
    expect(heardAlready.refuses(first, 'submitForReview')).toMatchObject({ code: 'guard', rule: 'hearingSettled', law: '《行政处罚法》第63–65条' })
    expect(heardAlready.does(by('clerk'), 'waiveHearing').does(first, 'submitForReview').status).toBe('reviewing')
    expect(heardAlready.on('2024-03-28').does(first, 'submitForReview').status).toBe('reviewing')
  })

  it('补充调查改变认定的，必须重新告知', () => {
    const steps = until(hearing, 'passReview')
    const told = tell(story(penalty, '2024-03-01'), steps, by)
      .on('2024-04-16')
      .does(by('reviewer'), 'returnReview', {
        ...{ reviewResult: 'supplement', reviewOpinion: '补充证据' },
      })
    const anew = told.does(first, 'concludeAnew', stepOf(hearing, 'conclude').input)
    expect(anew.values).toMatchObject({ noticedOn: null, defenceReview: null, reviewResult: null })
    const passed = anew.does(first, 'submitForReview').does(by('reviewer'), 'passReview', { reviewOpinion: '同意' })
    const agreed = passed.does(by('leader'), 'discuss', stepOf(hearing, 'discuss').input)
    expect(agreed.refuses(by('leader'), 'decidePenalty', stepOf(hearing, 'decidePenalty').input)).toMatchObject({ code: 'guard', rule: 'told' })
  })

  it.each([
    ['金额高于告知', { fineFen: 1001 }, 'decisionWithinNotice'],
    ['种类与告知不同', { penaltyKind: 'stopBusiness', fineFen: null }, 'decisionWithinNotice'],
    ['写成罚款却没有金额', { fineFen: null }, 'amountFitsDecision'],
    ['只是警告却有金额', { penaltyKind: 'warning' }, 'amountFitsDecision'],
    ['情节严重未集体讨论', { discretion: 'serious' }, 'discuss'],
  ])('%s的决定被拒绝', (_name, changes, rule) => {
    expect(heard.refuses(by('leader'), 'decidePenalty', { ...decision, ...changes })).toMatchObject({ rule })
  })

  it('轻于告知的可以决定，申辩后加重告知的被拒绝', () => {
    expect(heard.does(by('leader'), 'decidePenalty', { ...decision, penaltyKind: 'warning', fineFen: null }).status).toBe('decided')
    const notice = stepOf(ordinary, 'notify').input
    const heavier = { ...notice, proposedFineFen: 2000 }
    expect(heard.refuses(first, 'notify', heavier)).toMatchObject({ rule: 'renoticeExplained' })
    expect(heard.refuses(first, 'notify', { ...heavier, renoticeReason: 'lighter' })).toMatchObject({ rule: 'notHeavierForDefence' })
    expect(heard.does(first, 'notify', { ...heavier, renoticeReason: 'newFacts' }).status).toBe('noticed')
  })

  it('同一违法行为已经罚过款的，不得再罚', () => {
    const steps = ordinary.map((s) => (s.action === 'proposeFiling' ? { ...s, input: { ...s.input, alreadyFined: true } } : s))
    const told = tell(story(penalty, '2024-03-01'), until(steps, 'notify'), by).on('2024-03-20')
    expect(told.refuses(first, 'notify', stepOf(ordinary, 'notify').input)).toMatchObject({ rule: 'notFinedTwice', law: '《行政处罚法》第29条' })
  })

  it.each([
    ['不满十四周岁', 'under14', 'normal', 'answerable'],
    ['不能辨认自己行为', 'incapable', 'normal', 'answerable'],
  ])('%s的人不予处罚', (_name, partyCapacity, discretion, rule) => {
    const steps = ordinary.map((s) => (s.action === 'conclude' ? { ...s, input: { ...conclude, partyCapacity, discretion } } : s))
    const told = tell(story(penalty, '2024-03-01'), until(steps, 'notify'), by).on('2024-03-20')
    expect(told.refuses(first, 'notify', stepOf(ordinary, 'notify').input)).toMatchObject({ rule })
    const exempt = { decisionNo: '不罚1号', exemption: partyCapacity, education: '责令监护人管教' }
    expect(told.does(by('leader'), 'decideExemption', exempt).status).toBe('decided')
  })

  it('未成年人的处罚应当从轻或者减轻', () => {
    const steps = ordinary.map((s) => (s.action === 'conclude' ? { ...s, input: { ...conclude, partyCapacity: 'under18' } } : s))
    const told = tell(story(penalty, '2024-03-01'), until(steps, 'decidePenalty'), by).on('2024-03-28')
    expect(told.refuses(by('leader'), 'decidePenalty', { ...decision, discretion: 'normal' })).toMatchObject({ rule: 'minorSpared' })
  })

  it('超过二年才发现的不再处罚，连续行为从终了之日起算', () => {
    const clue = tell(story(penalty, '2024-03-01'), until(ordinary, 'proposeFiling'), by).on('2024-03-04')
    const proposal = stepOf(ordinary, 'proposeFiling').input
    const old = { ...proposal, happenedOn: '2022-02-27' }
    expect(clue.refuses(first, 'proposeFiling', old)).toMatchObject({ rule: 'withinLimitation', law: '《行政处罚法》第36条' })
    expect(clue.does(first, 'proposeFiling', { ...old, harmful: true }).status).toBe('proposed')
    expect(clue.does(first, 'proposeFiling', { ...old, actEndedOn: '2022-02-28' }).status).toBe('proposed')
  })
})

describe('证据与强制措施', () => {
  const filed = tell(story(penalty, '2024-03-01'), until(ordinary, 'investigate'), by).on('2024-03-06')
  const two = { officer1: first, officer2: second }
  const evidence = stepOf(ordinary, 'collectEvidence').input

  it('不查证、监控设备未审核的证据不得登记', () => {
    expect(filed.refuses(first, 'collectEvidence', { ...evidence, evidenceVerified: false })).toMatchObject({ rule: 'evidenceSound' })
    const monitor = { ...evidence, fromMonitor: true, monitorLawful: true, monitorReviewed: false, monitorTold: true }
    expect(filed.refuses(first, 'collectEvidence', monitor)).toMatchObject({ rule: 'monitorSound', law: '《行政处罚法》第41条' })
    expect(filed.does(first, 'collectEvidence', { ...monitor, monitorReviewed: true }).values.fromMonitor).toBe(true)
  })

  it('先行登记保存须经负责人批准，七个工作日内处理，处理前不能终结调查', () => {
    const place = { preservedItems: '货架四个', idShown: true, ...two }
    expect(filed.refuses(first, 'preserve', place)).toMatchObject({ code: 'need', rule: 'approvePreservation', law: '《行政处罚法》第56条' })
    const asked = filed.does(first, 'askPreservation', { preservationReason: '可能灭失', preservedItems: '货架四个' })
    expect(asked.refuses(first, 'approvePreservation')).toMatchObject({ code: 'role' })
    const held = asked.does(by('leader'), 'approvePreservation').does(first, 'preserve', place)
    expect(held.state?.terms.disposePreserved?.due).toBe('2024-03-15')
    const ready = tell(held, ordinary.slice(3, 6), by)
    expect(ready.on('2024-03-14').refuses(first, 'conclude', stepOf(ordinary, 'conclude').input)).toMatchObject({ rule: 'nothingPreserved' })
    expect(ready.on('2024-03-18').state?.terms.disposePreserved?.breachedOn).toBe('2024-03-18')
    const again = held.does(first, 'disposePreserved', { preservationOutcome: 'released' })
    // An approval is used up by one preservation.
    expect(again.refuses(first, 'preserve', place)).toMatchObject({ code: 'guard', rule: 'preservationApproved' })
  })

  it('查封、扣押须经批准并全程录像，紧急的二十四小时内补办', () => {
    const on = { measureItems: '货架', measureTold: true, idShown: true, ...two }
    const what = { measureKind: 'seize', measureBasis: '《示例市市容管理条例》第四十条', measureItems: '货架' }
    expect(filed.refuses(first, 'imposeMeasure', { ...on, recordingNo: 'V1' })).toMatchObject({ code: 'need', rule: 'approveMeasure' })
    const approved = filed.does(first, 'askMeasure', what).does(by('leader'), 'approveMeasure')
    expect(approved.refuses(first, 'imposeMeasure', on)).toMatchObject({ rule: 'recorded', law: '《国办发〔2018〕118号》三（八）' })
    const held = approved.does(first, 'imposeMeasure', { ...on, recordingNo: 'V1' })
    expect(held.state?.terms.endMeasure?.due).toBe('2024-04-05')
    expect(held.on('2024-04-08').refuses(by('leader'), 'extendMeasure', { extendReason: '案情复杂' })).toMatchObject({ rule: 'measureRunning' })
    expect(held.on('2024-04-01').does(by('leader'), 'extendMeasure', { extendReason: '案情复杂' }).state?.terms.endMeasure?.due).toBe('2024-05-05')
    const urgent = filed.does(first, 'imposeUrgently', { ...what, ...on, recordingNo: 'V2' })
    expect(urgent.state?.terms.ratifyMeasure?.due).toBe('2024-03-07')
    expect(urgent.does(by('leader'), 'denyUrgent').does(first, 'endMeasure', { measureOutcome: 'released' }).values.measure).toBe('ended')
  })
})

describe('职责分离', () => {
  const officerAndLeader = person('赵甲', ['officer', 'leader'], '示1001')
  const steps = ordinaryCase({ first: officerAndLeader, second })
  const asOfficer = (role: Role): Actor => (role === 'officer' ? officerAndLeader : by(role))

  it('提请立案的人不得批准立案，调查的人不得决定、不得批准结案', () => {
    const proposed = tell(story(penalty, '2024-03-01'), until(steps, 'file'), asOfficer).on('2024-03-05')
    expect(proposed.refuses(officerAndLeader, 'file', stepOf(steps, 'file').input)).toMatchObject({ code: 'apart', rule: 'proposeFiling' })
    const heard = tell(story(penalty, '2024-03-01'), until(steps, 'decidePenalty'), asOfficer).on('2024-03-28')
    const refused = heard.refuses(officerAndLeader, 'decidePenalty', stepOf(steps, 'decidePenalty').input)
    expect(refused).toMatchObject({ code: 'apart', law: '《行政处罚法》第57、58条' })
    expect(refused.message).toBe('调查人员不得作出决定（赵甲已参与在先的办理）')
    const paid = tell(story(penalty, '2024-03-01'), until(steps, 'close'), asOfficer).on('2024-04-10')
    expect(paid.refuses(officerAndLeader, 'close', { closeReason: 'performed' })).toMatchObject({ code: 'apart' })
  })

  it('表单中列名的另一名执法人员同样不得审核、主持听证、决定', () => {
    const secondAsAll = person('钱乙', ['officer', 'reviewer', 'chair', 'leader'], '示1002')
    const requested = tell(story(penalty, '2024-03-01'), until(hearing, 'notifyHearing'), by).on('2024-03-27')
    expect(requested.refuses(secondAsAll, 'notifyHearing', stepOf(hearing, 'notifyHearing').input)).toMatchObject({
      code: 'apart',
      law: '《行政处罚法》第64条',
    })
    const submitted = tell(story(penalty, '2024-03-01'), until(hearing, 'passReview'), by).on('2024-04-16')
    expect(submitted.refuses(secondAsAll, 'passReview', { reviewOpinion: '同意' })).toMatchObject({ code: 'apart', law: '《行政处罚法》第58条' })
  })

  it('法制审核人员不得决定', () => {
    const reviewerAndLeader = person('周戊', ['reviewer', 'leader'])
    const asReviewer = (role: Role): Actor => (role === 'reviewer' ? reviewerAndLeader : by(role))
    const reviewed = tell(story(penalty, '2024-03-01'), until(hearing, 'discuss'), asReviewer).on('2024-04-17')
    expect(reviewed.refuses(reviewerAndLeader, 'discuss', stepOf(hearing, 'discuss').input)).toMatchObject({ code: 'apart', rule: 'passReview|returnReview' })
  })

  it('一名执法人员、证件过期的执法人员不能调查', () => {
    const filed = tell(story(penalty, '2024-03-01'), until(ordinary, 'investigate'), by).on('2024-03-06')
    const note = stepOf(ordinary, 'investigate').input
    const expired = person('钱乙', ['officer'], '示1002', '2024-03-05')
    expect(filed.refuses(first, 'investigate', { ...note, officer2: first })).toMatchObject({ rule: 'twoOfficers', law: '《行政处罚法》第42条' })
    expect(filed.refuses(first, 'investigate', { ...note, officer2: expired })).toMatchObject({ rule: 'twoOfficers' })
    expect(filed.refuses(first, 'investigate', { ...note, officer2: '钱乙' })).toMatchObject({ rule: 'twoOfficers' })
    expect(filed.refuses(first, 'investigate', { ...note, idShown: false })).toMatchObject({ rule: 'idShown' })
  })

  it('决定回避的人不再参与，回避未决定时不得处罚', () => {
    const heard = tell(story(penalty, '2024-03-01'), until(ordinary, 'decidePenalty'), by).on('2024-03-28')
    const asked = heard.does(by('clerk'), 'requestRecusal', { recusalAbout: '赵甲', recusalReason: '与当事人有亲属关系' })
    expect(asked.refuses(by('leader'), 'decidePenalty', stepOf(ordinary, 'decidePenalty').input)).toMatchObject({ rule: 'noRecusalPending' })
    expect(asked.refuses(by('leader'), 'decideRecusal', { recusalGranted: true })).toMatchObject({ rule: 'recusalNamed' })
    const granted = asked.does(by('leader'), 'decideRecusal', { recusalGranted: true, recusedPeople: '赵甲' })
    const notice = { ...stepOf(ordinary, 'notify').input, renoticeReason: 'defect' }
    expect(granted.refuses(first, 'notify', notice)).toMatchObject({ rule: 'notRecused', law: '《行政处罚法》第43条' })
    const other = person('冯辛', ['officer'], '示1004')
    expect(granted.does(by('leader'), 'replaceOfficers', { officer1: other, officer2: second }).does(other, 'notify', notice).status).toBe('noticed')
    const leaderAsked = heard.does(by('clerk'), 'requestRecusal', { recusalAbout: by('leader').name, recusalReason: '利害关系' })
    expect(leaderAsked.refuses(by('leader'), 'decideRecusal', { recusalGranted: false })).toMatchObject({ rule: 'notOwnRecusal' })
  })
})

describe('办案期限的延长', () => {
  const concluded = tell(story(penalty, '2024-03-01'), investigated(pair), by)

  it('先延三十日，再由集体讨论延长不超过六十日，届满后不能补延', () => {
    const once = concluded.on('2024-06-03').does(by('leader'), 'extendDecision', { extendReason: '案情复杂' })
    expect(once.state?.terms.decide?.due).toBe('2024-07-03')
    expect(concluded.on('2024-06-04').refuses(by('leader'), 'extendDecision', { extendReason: '案情复杂' })).toMatchObject({ rule: 'stillRunning' })
    expect(concluded.on('2024-06-03').refuses(by('leader'), 'extendAgain', { extendDays: 30, extendReason: '再延' })).toMatchObject({ rule: 'extendDecision' })
    expect(once.refuses(by('leader'), 'extendAgain', { extendDays: 61, extendReason: '再延' })).toMatchObject({ rule: 'extensionLength' })
    expect(once.does(by('leader'), 'extendAgain', { extendDays: 60, extendReason: '再延' }).state?.terms.decide?.due).toBe('2024-09-02')
  })

  it('超过期限仍可决定，但超期记载留在案件上', () => {
    const late = concluded.on('2024-06-04')
    expect(late.state?.terms.decide?.breachedOn).toBe('2024-06-04')
    const told = tell(
      late,
      ordinary.slice(7, 11).map((s) => ({ ...s, on: '2024-06-05' })),
      by,
    )
    expect(told.state?.terms.decide).toMatchObject({ metOn: '2024-06-05', due: '2024-06-03', breachedOn: '2024-06-04' })
  })
})
