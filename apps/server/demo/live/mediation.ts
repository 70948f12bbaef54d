/** Mediations as they go. */
import { disputes, disputeWeights } from '../older/mediation.ts'
import type { Member } from '../people.ts'
import { personName, phone } from '../words.ts'
import { type Input, member, Play, type Scene, type Script } from './play.ts'

type Dispute = { s: Scene; p: Play; mediator: Member; clerk: Member; yuan: number; year: string }

const ELSEWHERE = '可以向示例市清河区人民法院提起诉讼'

function begin(s: Scene, court = false): Dispute {
  const { d, street, cast, n, start } = s
  const kind = d.weighted(disputeWeights)
  const { brief, amount } = disputes[kind]
  const dispute: Dispute = {
    ...{ s, p: new Play(s), mediator: member(cast, 'mediator', n), clerk: member(cast, 'clerk', n) },
    ...{ yuan: d.int(amount[0], amount[1]) * 100, year: start.slice(0, 4) },
  }
  const common: Input = {
    ...{ caseNo: `${street.mark}调〔${dispute.year}〕${5000 + n}号`, committee: `${street.name}人民调解委员会`, committeeKind: 'town' },
    ...{ partyA: personName(d), partyAPhone: phone(d), partyB: personName(d), partyBPhone: phone(d), disputeKind: kind, risk: 'blue' },
    ...{ peopleCount: 2, amountFen: dispute.yuan, community: d.pick(street.communities), brief },
  }
  const referral = { referral: 'assigned', referralBy: '示例市清河区人民法院', referralNo: `（${dispute.year}）示委派${n}号`, materialsOn: dispute.p.day }
  if (court) dispute.p.does(dispute.clerk, 'register', { ...common, source: 'court', ...referral })
  else if (d.chance(0.5)) dispute.p.does(dispute.mediator, 'find', { ...common, finder: dispute.mediator.name })
  else dispute.p.does(dispute.clerk, 'register', { ...common, source: 'application' })
  return dispute
}

function mediated(c: Dispute): Dispute {
  const { p, s, mediator, clerk } = c
  p.wait(s.d.int(0, 2)).does(clerk, 'accept', { consentA: true, consentB: true })
  p.wait(s.d.int(0, 1)).does(clerk, 'appoint', { mediator1: mediator.id, chosenBy: s.d.pick(['parties', 'committee']) })
  p.wait(s.d.int(0, 2)).does(mediator, 'tellRights', { toldWay: 'oral', rightsTold: true, freeTold: true })
  p.wait(s.d.int(0, 4)).does(mediator, 'session', { sessionWay: s.d.pick(['together', 'apart', 'visit']), sessionNote: '听取双方陈述，核对有关单据' })
  if (s.d.chance(0.4)) p.wait(s.d.int(2, 5)).does(mediator, 'session', { sessionWay: 'together', sessionNote: '就赔偿数额再次协商，差距缩小' })
  return c
}

function afterwards({ p, s, mediator, clerk, year }: Dispute): Play['steps'] {
  p.wait(s.d.int(1, 8)).does(clerk, 'recordPerformance', { performance: 'done', performedOn: p.day })
  p.wait(s.d.int(3, 10)).does(mediator, 'visit', { visitNote: '电话回访，双方均无异议' })
  return p.wait(1).does(clerk, 'archive', { archiveNo: `${year}-调-${s.n}`, preventedCrime: false, preventedPetition: false }).steps
}

const inWriting = (c: Dispute): Dispute => {
  c.p.wait(c.s.d.int(1, 4)).does(c.mediator, 'agreeInWriting', {
    ...{ agreementNo: `${c.s.street.mark}调协〔${c.year}〕${5000 + c.s.n}号`, facts: '事实经双方核对无异议，责任按约定比例分担' },
    ...{ agreementText: '一方在十日内付清款项，双方就此事再无其他争议', agreementFen: Math.round(c.yuan * 0.8), performWay: '银行转账' },
    ...{ performBy: c.p.ahead(8), signedByParties: true, signedByMediator: true },
  })
  return c
}

const written: Script = (s) => afterwards(inWriting(mediated(begin(s))))
const fromCourt: Script = (s) => afterwards(inWriting(mediated(begin(s, true))))

const oral: Script = (s) => {
  const c = mediated(begin(s))
  c.p.wait(1).does(c.mediator, 'agreeOrally', { noPaperNeeded: true, agreementText: '当面致歉并承诺不再发生' })
  return afterwards(c)
}

const confirmed: Script = (s) => {
  const c = inWriting(mediated(begin(s)))
  c.p.wait(3).does(c.clerk, 'applyConfirmation', { jointly: true, confirmCourt: '示例市清河区人民法院' })
  c.p.wait(12).does(c.clerk, 'recordConfirmation', { confirmation: 'confirmed', confirmNo: `（${c.year}）示诉前调确${s.n}号` })
  return afterwards(c)
}

const failed: Script = (s) => {
  const c = mediated(begin(s))
  c.p.wait(3).does(c.mediator, 'fail', { failReason: '双方对责任比例分歧较大', advice: ELSEWHERE })
  return c.p.wait(2).does(c.clerk, 'archiveUnresolved', { archiveNo: `${c.year}-调-${s.n}` }).steps
}

const ended: Script = (s) => {
  const c = begin(s)
  c.p.wait(1).does(c.clerk, 'accept', { consentA: true, consentB: true })
  c.p.wait(4).does(c.clerk, 'terminate', { endReason: 'asked', advice: ELSEWHERE })
  return c.p.wait(1).does(c.clerk, 'archiveUnresolved').steps
}

const declined: Script = (s) => {
  const c = begin(s)
  return c.p.wait(1).does(c.clerk, 'decline', { declineReason: 'refused', advice: ELSEWHERE }).steps
}

export const mediationScripts = {
  written: [written, 34],
  oral: [oral, 34],
  confirmed: [confirmed, 6],
  fromCourt: [fromCourt, 8],
  failed: [failed, 7],
  ended: [ended, 5],
  declined: [declined, 4],
} as const satisfies Readonly<Record<string, readonly [Script, number]>>
