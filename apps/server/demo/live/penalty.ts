/** Penalty cases as they go: of the ordinary procedure, with all that may happen on the way. */
import { addDays, addMonths } from '../../../../engine/days.ts'
import { type Cause, causes, pickCause } from '../causes.ts'
import type { Member } from '../people.ts'
import { type Party, party } from '../words.ts'
import { type Input, member, Play, type Scene, type Script } from './play.ts'

type Case = {
  s: Scene
  p: Play
  cause: Cause
  who: Party
  two: Input
  first: Member
  second: Member
  leader: Member
  clerk: Member
  fine: number
  year: string
}

const yearOf = (day: string): string => day.slice(0, 4)

function begin(s: Scene, cause: Cause, kind?: Party['kind'], fine?: number): Case {
  const { d, cast, n } = s
  const who = party(d, s.street.place, kind ?? d.weighted(cause.kinds))
  const first = member(cast, 'officer', n)
  const second = member(cast, 'officer', n + 1)
  return {
    ...{ s, p: new Play(s), cause, who, first, second, two: { officer1: first.id, officer2: second.id } },
    ...{ leader: member(cast, 'leader', n), clerk: member(cast, 'clerk', n), year: yearOf(s.start) },
    // A citizen's fine of 5,000 yuan would call for a hearing.
    fine: fine ?? Math.min(d.int(cause.fine[0] / 50, cause.fine[1] / 50) * 50, who.kind === 'org' ? 90_000 : 4_500),
  }
}

const partyInput = ({ who }: Case): Input => ({
  ...{ partyName: who.name, partyKind: who.kind, partyCode: who.code, phone: who.phone, address: who.address, partyCapacity: 'full' },
  ...(who.legalRep ? { legalRep: who.legalRep } : {}),
})

function clue(c: Case): Input {
  const { d, start, street } = c.s
  const happenedOn = addDays(start, -d.int(1, 4))
  const { cause, facts } = c.cause
  return { cause, facts, happenedOn, foundOn: happenedOn, community: d.pick(street.communities) }
}

const noOf = ({ s, year }: Case, kind: string): string => `${s.street.mark}${kind}〔${year}〕${5000 + s.n}号`

function toFiling(c: Case): Case {
  const { p, s, cause, first, leader, clerk, two } = c
  const seen = clue(c)
  p.does(clerk, 'registerClue', { source: cause.source, ...seen, partyName: c.who.name, partyKind: c.who.kind })
  p.wait(s.d.int(1, 4)).does(first, 'proposeFiling', {
    ...{ ...seen, ...partyInput(c), ...two, clueFinding: '经现场核查，情况属实', procedureKind: 'ordinary', alreadyFined: false },
    ...{
      sector: cause.sector,
      authority: 'delegated',
      authorityItem: cause.authorityItem,
      proposal: '有初步证据证明违法事实存在，属本机关管辖，未超过追责时效',
    },
  })
  p.wait(1).does(leader, 'file', { caseNo: noOf(c, '罚立') })
  return c
}

function investigated(c: Case): Case {
  const { p, s, cause, first, second, two } = c
  p.wait(s.d.int(1, 3)).does(first, 'investigate', {
    ...{ ...two, investigationWay: 'site', investigationNote: '两名执法人员到场检查，当事人在场并配合', idShown: true },
    recordingNo: `音像${s.street.id % 1000}-${s.n}`,
  })
  const evidence = { evidenceKind: 'record', evidenceName: '现场检查笔录及照片', evidenceVerified: true, fromMonitor: false }
  p.does(second, 'collectEvidence', { ...evidence, ...two })
  p.wait(1).does(first, 'orderCorrection', { correction: 'term', correctionNote: cause.correction, correctBy: p.ahead(5) })
  return c
}

const NOTHING_SPECIAL = { publicInterest: false, socialRisk: false, majorRights: false, complexLaw: false, listedReview: false, complexOrSerious: false }

function concluded(c: Case, flags: Input = {}): Case {
  const { p, s, cause, first, two, who } = c
  p.wait(s.d.int(4, 14)).does(first, 'conclude', {
    ...{ facts: cause.facts, findings: '违法事实清楚，证据确实充分，办案程序合法', provision: cause.provision, basis: cause.basis },
    ...{ partyKind: who.kind, partyCapacity: 'full', discretion: 'normal', discretionNote: '符合裁量基准的一般阶次', ...NOTHING_SPECIAL, ...flags, ...two },
  })
  return c
}

const proposal = ({ cause, fine }: Case): Input => ({
  ...{ proposedKind: 'fine', proposedFineFen: fine, facts: cause.facts, provision: cause.provision, basis: cause.basis },
})

function heard(c: Case): Case {
  const { p, s, first, clerk } = c
  p.wait(s.d.int(1, 3)).does(first, 'notify', { ...proposal(c), noticeKind: 'defence', noticeWay: 'direct' })
  if (s.d.chance(0.5)) {
    p.wait(1).does(first, 'waiveDefence', { waiver: 'explicit' })
    return c
  }
  p.wait(s.d.int(1, 3)).does(clerk, 'receiveDefence', { defence: '已经按要求改正，请求从轻处理' })
  p.wait(1).does(first, 'reviewDefence', { defenceReview: 'rejected', defenceReviewNote: '改正情况属实，拟处罚已在裁量幅度之内，维持原意见' })
  return c
}

function reviewed(c: Case, returned = false): Case {
  const { p, s, first, two } = c
  const reviewer = member(s.cast, 'reviewer')
  p.wait(1).does(first, 'submitForReview')
  if (returned) {
    p.wait(2).does(reviewer, 'returnReview', { reviewResult: 'supplement', reviewOpinion: '占用面积缺少勘验数据，请补充' })
    p.wait(s.d.int(4, 9)).does(first, 'finishSupplement', { findings: '已补充勘验笔录，面积为六平方米', ...two })
    p.wait(1).does(first, 'submitForReview')
  }
  p.wait(s.d.int(1, 4)).does(reviewer, 'passReview', { reviewOpinion: '主体适格，事实清楚，证据充分，程序合法，适用法律正确' })
  return c
}

function decided(c: Case): Case {
  const { p, s, cause, fine, leader } = c
  p.wait(s.d.int(1, 4)).does(leader, 'decidePenalty', {
    ...{ decisionNo: noOf(c, '罚决'), provision: cause.provision, basis: cause.basis, discretion: s.d.chance(0.2) ? 'lenient' : 'normal' },
    ...{ penaltyKind: 'fine', fineFen: fine, penaltyContent: `罚款${fine}元`, publishable: true },
  })
  return c
}

function served(c: Case): Case {
  const { p, s, clerk } = c
  p.wait(s.d.int(1, 4)).does(clerk, 'serve', { serviceWay: 'direct' })
  p.wait(s.d.int(0, 2)).does(clerk, 'publish', { redacted: true })
  return c
}

function performed(c: Case): readonly Play['steps'][number][] {
  const { p, s, fine, leader, clerk } = c
  p.wait(s.d.int(1, 10)).does(clerk, 'recordPayment', { paidFen: fine, payWay: s.d.pick(['bank', 'electronic']), receiptNo: `示票${s.n}` })
  p.wait(s.d.int(1, 4)).does(leader, 'close', { closeReason: 'performed' })
  p.wait(s.d.int(2, 6)).does(clerk, 'archive', { archiveNo: `${c.year}-罚-${s.n}` })
  return p.steps
}

const ordinary: Script = (s) => performed(served(decided(heard(concluded(investigated(toFiling(begin(s, pickCause(s.d)))))))))

const withReview: Script = (s) =>
  performed(served(decided(reviewed(heard(concluded(investigated(toFiling(begin(s, pickCause(s.d)))), { majorRights: true }))))))

const returned: Script = (s) =>
  performed(served(decided(reviewed(heard(concluded(investigated(toFiling(begin(s, pickCause(s.d)))), { complexLaw: true })), true))))

/** Noise on a building site: a fine large enough for a hearing, a review and a discussion. */
const withHearing: Script = (s) => {
  const c = concluded(investigated(toFiling(begin(s, causes[5] as Cause, 'org', s.d.int(10, 15) * 10_000))), { majorRights: true, complexOrSerious: true })
  const { p, first, leader } = c
  const chair = member(s.cast, 'chair')
  p.wait(2).does(first, 'notify', { ...proposal(c), noticeKind: 'hearing', noticeWay: 'direct' })
  p.wait(3).does(c.clerk, 'requestHearing')
  p.wait(2).does(chair, 'notifyHearing', { hearingOn: p.ahead(9), hearingPlace: `${s.street.name}办事处三楼会议室`, hearingClosed: false })
  p.wait(9).does(chair, 'holdHearing', { hearingRecord: '双方陈述、质证、辩论完毕，笔录全文存卷', hearingSigned: true })
  p.wait(1).does(first, 'reviewDefence', { defenceReview: 'rejected', defenceReviewNote: '听证意见不影响事实认定' })
  reviewed(c)
  p.wait(2).does(leader, 'discuss', { discussionResult: 'agree', discussionNote: '集体讨论，一致同意处理意见' })
  return performed(served(decided(c)))
}

const onTheSpot: Script = (s) => {
  const c = begin(s, causes[1] as Cause, 'person', 100)
  const { p, first, leader, clerk, two, cause, fine } = c
  const law = { provision: cause.provision, basis: cause.basis }
  const { foundOn: _, ...seen } = clue(c)
  p.does(first, 'openSummary', {
    ...{ ...seen, happenedOn: p.day, ...partyInput(c), ...two, caseNo: noOf(c, '当罚立'), source: 'grid', idShown: true },
    ...{ sector: cause.sector, authority: 'delegated', authorityItem: cause.authorityItem },
  })
  p.does(first, 'tellOnSpot', proposal(c))
  p.does(first, 'hearOnSpot', { defence: '没有异议', defenceReview: 'rejected', defenceReviewNote: '当事人认可' })
  p.does(first, 'decideOnSpot', {
    ...{ ...law, ...two, decisionNo: noOf(c, '当罚决'), discretion: 'normal', penaltyKind: 'fine', fineFen: fine, penaltyContent: `罚款${fine}元` },
    ...{ correction: 'now', correctionNote: cause.correction, publishable: false },
  })
  p.does(first, 'serve', { serviceWay: 'onSite' })
  p.wait(1).does(first, 'reportSummary')
  p.wait(s.d.int(1, 8)).does(clerk, 'recordPayment', { paidFen: fine, payWay: 'electronic', receiptNo: `示票${s.n}` })
  p.wait(2).does(leader, 'close', { closeReason: 'performed' })
  return p.wait(3).does(clerk, 'archive', { archiveNo: `${c.year}-当-${s.n}` }).steps
}

const notFiled: Script = (s) => {
  const c = begin(s, pickCause(s.d))
  c.p.does(c.clerk, 'registerClue', { source: 'hotline', ...clue(c), partyName: c.who.name, partyKind: c.who.kind })
  return c.p.wait(4).does(c.leader, 'declineFiling', { notFiledReason: '经核查，反映的情况不存在' }).steps
}

const suspended: Script = (s) => {
  const c = investigated(toFiling(begin(s, pickCause(s.d))))
  return c.p.wait(5).does(c.leader, 'suspend', { suspendReason: '当事人住院治疗，暂时无法接受调查' }).steps
}

const exempted: Script = (s) => {
  const c = investigated(toFiling(begin(s, pickCause(s.d))))
  c.p.wait(3).does(c.first, 'recordCorrection')
  concluded(c)
  const input = { decisionNo: noOf(c, '不罚'), exemption: 'slight', education: '当面讲解有关规定，当事人签收告知材料', partyCapacity: 'full' }
  c.p.wait(2).does(c.leader, 'decideExemption', input)
  c.p.wait(2).does(c.clerk, 'serve', { serviceWay: 'direct' })
  return c.p.wait(3).does(c.leader, 'close', { closeReason: 'noPenalty' }).steps
}

/** To the police: what began as littering turns out to be more. */
const transferred: Script = (s) => {
  const c = investigated(toFiling(begin(s, causes[6] as Cause, 'org')))
  const { p } = c
  p.wait(6).does(c.first, 'reportCrime', { crimeReport: '倾倒物经初步检测疑似有毒有害，涉嫌污染环境罪', ...c.two })
  p.wait(1).does(c.leader, 'decideTransfer')
  p.wait(1).does(c.first, 'handOver', { police: '示例市公安局清河分局' })
  p.wait(8).does(c.clerk, 'recordPoliceFiling', { policeNote: '已收到立案通知书' })
  return p.wait(4).does(c.leader, 'close', { closeReason: 'transferred' }).steps
}

/** Neither paid nor contested: reminded, and taken to the court when every period has run. */
const unpaid: Script = (s) => {
  const c = served(decided(heard(concluded(investigated(toFiling(begin(s, pickCause(s.d))))))))
  const { p } = c
  const from = addMonths(p.day, 6)
  p.till(addDays(p.day, 22)).does(c.clerk, 'remind', { enforceableFrom: addDays(from, 1) })
  p.till(addDays(from, 5)).does(c.leader, 'applyToCourt')
  return p.wait(6).does(c.clerk, 'recordCourtResult', { courtResult: 'accepted' }).steps
}

const overturned: Script = (s) => {
  const c = decided(heard(concluded(investigated(toFiling(begin(s, pickCause(s.d)))))))
  const { p } = c
  p.wait(2).does(c.clerk, 'serve', { serviceWay: 'direct' })
  p.wait(1).does(c.clerk, 'publish', { redacted: true })
  p.wait(8).does(c.clerk, 'recordRemedy', { remedy: 'reconsideration', reconsideredOn: p.day })
  p.wait(30).does(c.clerk, 'recordOverturn', { remedyResult: 'revoked', remedyEndedOn: p.day, remedyNote: '复议机关认为主要证据不足，决定撤销' })
  p.wait(2).does(c.clerk, 'withdraw', { withdrawReason: '行政处罚决定已被行政复议决定撤销' })
  return p.wait(10).does(c.leader, 'close', { closeReason: 'overturned' }).steps
}

/** Scripts, each as often as its weight says. */
export const penaltyScripts = {
  ordinary: [ordinary, 42],
  withReview: [withReview, 9],
  returned: [returned, 5],
  withHearing: [withHearing, 5],
  onTheSpot: [onTheSpot, 18],
  notFiled: [notFiled, 4],
  suspended: [suspended, 3],
  exempted: [exempted, 5],
  transferred: [transferred, 3],
  unpaid: [unpaid, 4],
  overturned: [overturned, 2],
} as const satisfies Readonly<Record<string, readonly [Script, number]>>
