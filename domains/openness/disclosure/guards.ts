/** Conditions of the regulation on an application, each a plain function. */
import type { Ask, CaseState, Guard, Value, Values } from '../../../engine/define.ts'
import { creditCodeFault, personCodeFault } from '../../../engine/identifiers.ts'
import { houseRule, openAct, reconsiderationAct } from './law.ts'
import { confirmedWays } from './options.ts'
import { isLeaf, leaves } from './outcomes.ts'
import type { FieldId } from './record.ts'

const has = (values: Values, field: FieldId): boolean => values[field] !== undefined && values[field] !== null && values[field] !== ''

const running = (state: CaseState, term: string) => {
  const t = state.terms[term]
  return t && !t.metOn && !t.endedOn ? t : undefined
}

/** The term has run out by the day of the action; one that stands still has not. */
const runOut = (state: CaseState, term: string, on: string): boolean => {
  const t = state.terms[term]
  return t !== undefined && !t.pauses.some((p) => p.to === undefined) && t.due < on
}

/** Answers that are against the applicant, or that override a third party. */
export const isAdverse = (values: Values): boolean => {
  const outcome = values.proposedOutcome
  return (outcome !== undefined && outcome !== null && outcome !== 'open') || values.thirdOpinion === 'disagree'
}

export const identityGiven: Guard = {
  id: 'identityGiven',
  label: '申请应当附身份证明：填写身份证号或者统一社会信用代码，没有的写明其他身份证明',
  law: openAct(29),
  onForm: true,
  holds: (_, ask) => has(ask.values, 'applicantCode') || has(ask.values, 'otherIdentity'),
}

const codeFits = (kind: Value | undefined, code: string): boolean => !(kind === 'person' ? personCodeFault(code) : creditCodeFault(code))

export const codeFitsKind: Guard = {
  id: 'codeFitsKind',
  label: '个人填写身份证号，单位填写统一社会信用代码',
  law: openAct(29),
  onForm: true,
  holds: (_, ask) => typeof ask.input.applicantCode !== 'string' || codeFits(ask.values.applicantKind, ask.input.applicantCode),
}

export const reachable: Guard = {
  id: 'reachable',
  label: '电话、电子邮箱、通信地址至少填写一项，否则无法与您联系',
  law: openAct(29),
  onForm: true,
  holds: (_, ask) => has(ask.values, 'phone') || has(ask.values, 'email') || has(ask.values, 'address'),
}

export const receiptProved: Guard = {
  id: 'receiptProved',
  label: '平常信函、网络、传真、电子邮件以双方确认之日为收到之日，写明怎样确认',
  law: openAct(31),
  onForm: true,
  holds: (_, ask) => !confirmedWays.includes(String(ask.values.way ?? '')) || has(ask.values, 'receiptProof'),
}

export const askedInTime: Guard = {
  id: 'askedInTime',
  label: '收到申请已超过7个工作日，不得再以补正重新计算答复期限',
  law: openAct(30),
  holds: (state, ask) => !runOut(state, 'askToClarify', ask.on),
}

export const clarifyTimeGiven: Guard = {
  id: 'clarifyTimeGiven',
  label: '应当给申请人合理的补正期限，不能早于告知当日',
  law: openAct(30),
  onForm: true,
  holds: (_, ask) => typeof ask.values.clarifyBy === 'string' && ask.values.clarifyBy > ask.on,
}

export const clarifyTimeOver: Guard = {
  id: 'clarifyTimeOver',
  label: '补正期限还没有届满，不能视为放弃申请',
  law: openAct(30),
  holds: (state, ask) => typeof state.values.clarifyBy !== 'string' || state.values.clarifyBy < ask.on,
}

export const reasonsAreSound: Guard = {
  id: 'reasonsAreSound',
  label: '申请人说明的理由合理的，才能确定延迟答复的合理期限',
  law: openAct(35),
  holds: (state) => state.values.reasonsSound === true,
}

export const chargeable: Guard = {
  id: 'chargeable',
  label: '提供政府信息不收取费用；只有数量、频次明显超过合理范围的可以收取信息处理费',
  law: openAct(42),
  onForm: true,
  holds: (_, ask) => ask.values.excessive === true && typeof ask.values.feeFen === 'number' && ask.values.feeFen > 0,
}

export const feeTimeOver: Guard = {
  id: 'feeTimeOver',
  label: '缴费期限还没有届满',
  law: openAct(42),
  holds: (state, ask) => running(state, 'payFee') !== undefined && runOut(state, 'payFee', ask.on),
}

export const feeOpen: Guard = {
  id: 'feeOpen',
  label: '没有待缴纳的信息处理费',
  law: openAct(42),
  holds: (state) => running(state, 'payFee') !== undefined,
}

export const noFeePending: Guard = {
  id: 'noFeePending',
  label: '已通知申请人缴费，缴费或者逾期以前不作答复',
  law: openAct(42),
  holds: (state) => running(state, 'payFee') === undefined,
}

export const thirdFree: Guard = {
  id: 'thirdFree',
  label: '前一次征求第三方意见尚未结束',
  law: openAct(32),
  holds: (state) => state.values.thirdPending !== true,
}

export const thirdAsked: Guard = {
  id: 'thirdAsked',
  label: '没有正在征求的第三方意见',
  law: openAct(32),
  holds: (state) => state.values.thirdPending === true,
}

export const thirdTimeOver: Guard = {
  id: 'thirdTimeOver',
  label: '第三方自收到征求意见书之日起有15个工作日，尚未届满',
  law: openAct(32),
  holds: (state, ask) => running(state, 'thirdAnswer') !== undefined && runOut(state, 'thirdAnswer', ask.on),
}

export const officeFree: Guard = {
  id: 'officeFree',
  label: '前一次征求其他机关意见尚未结束',
  law: openAct(34),
  holds: (state) => state.values.officePending !== true,
}

export const officeAsked: Guard = {
  id: 'officeAsked',
  label: '没有正在征求的其他机关意见',
  law: openAct(34),
  holds: (state) => state.values.officePending === true,
}

export const officeTimeOver: Guard = {
  id: 'officeTimeOver',
  label: '共同制作的机关自收到征求意见书之日起有15个工作日，尚未届满',
  law: openAct(34),
  holds: (state, ask) => state.values.coMade !== true || (running(state, 'officeAnswer') !== undefined && runOut(state, 'officeAnswer', ask.on)),
}

export const notYetLate: Guard = {
  id: 'notYetLate',
  label: '答复期限已经届满，不能再延期',
  law: openAct(33),
  holds: (state, ask) => !runOut(state, 'answer', ask.on),
}

export const nobodyStillAsked: Guard = {
  id: 'nobodyStillAsked',
  label: '正在征求第三方或者其他机关的意见，意见收齐或者期限届满后再拟办',
  law: openAct('32、33、34'),
  holds: (state) => state.values.thirdPending !== true && state.values.officePending !== true,
}

export const thirdWasConsulted: Guard = {
  id: 'thirdWasConsulted',
  label: '公开会损害第三方合法权益的，应当书面征求第三方的意见',
  law: openAct(32),
  onForm: true,
  holds: (_, ask) => ask.values.thirdInvolved !== true || has(ask.values, 'thirdAskedOn'),
}

export const overrideReasoned: Guard = {
  id: 'overrideReasoned',
  label: '第三方不同意而公开的，须不公开会对公共利益造成重大影响，并将公开的内容和理由书面告知第三方',
  law: openAct(32),
  onForm: true,
  holds: (_, ask) => {
    const opens = ask.values.proposedOutcome === 'open' || ask.values.proposedOutcome === 'partial'
    return !opens || ask.values.thirdOpinion !== 'disagree' || (ask.values.publicInterest === true && has(ask.values, 'overrideReason'))
  },
}

/** A condition on drafting one particular answer. */
const draftOf = (outcome: keyof typeof leaves, id: string, label: string, holds: (state: CaseState, ask: Ask) => boolean): Guard => ({
  id,
  label,
  law: leaves[outcome].law,
  onForm: true,
  holds: (state, ask) => ask.values.proposedOutcome !== outcome || holds(state, ask),
})

export const answerSpecific: readonly Guard[] = [
  draftOf('thirdParty', 'thirdHeard', '以第三方合法权益为由不予公开的，应当先征求第三方意见；第三方同意公开的不得以此为由', (_, ask) => {
    return has(ask.values, 'thirdAskedOn') && ask.values.thirdOpinion !== 'agree'
  }),
  draftOf('partial', 'partDistinguished', '区分处理的，写明哪些内容不予公开、怎样处理', (_, ask) => has(ask.values, 'withheldPart')),
  draftOf('unclear', 'clarifiedBefore', '补正后仍不明确的，应当先告知补正并收到补正', (_, ask) => has(ask.values, 'clarifiedOn')),
  draftOf('excessive', 'reasonsHeard', '大量反复申请的，应当先要求说明理由；理由合理的应当处理', (_, ask) => {
    return has(ask.values, 'reasonsAskedOn') && ask.values.reasonsSound === false
  }),
  draftOf('lapsedClarify', 'byLapsedClarify', '逾期不补正的，在待补正时办理“逾期不补正，不再处理”', () => false),
  draftOf('lapsedFee', 'byLapsedFee', '逾期不缴费的，办理“逾期不缴费，不再处理”', () => false),
]

export const stillExamined: Guard = {
  id: 'stillExamined',
  label: '拟办意见未通过公开审查',
  law: openAct(17),
  holds: (state) => state.values.examineResult === 'pass',
}

export const stillReviewed: Guard = {
  id: 'stillReviewed',
  label: '对申请人不利或者第三方不同意的答复，签发前应当通过合法性审核',
  law: houseRule('条例要求建立审查机制，由谁审核按机关制度'),
  holds: (state) => !isAdverse(state.values) || state.values.reviewResult === 'pass',
}

export const leafStated: Guard = {
  id: 'leafStated',
  label: '答复应当归入年度报告的一种情形',
  law: openAct('36、39'),
  onForm: true,
  holds: (_, ask) => isLeaf(ask.values.outcome),
}

export const asExamined: Guard = {
  id: 'asExamined',
  label: '签发的答复与审查通过的拟办意见不一致，应当退回重新拟办、审查',
  law: openAct('17、36'),
  onForm: true,
  holds: (state, ask) => ask.values.outcome === state.values.proposedOutcome,
}

export const reasoned: Guard = {
  id: 'reasoned',
  label: '不是全部公开的，应当说明理由和依据',
  law: openAct('36、39'),
  onForm: true,
  holds: (_, ask) => ask.values.outcome === 'open' || has(ask.values, 'answerReason'),
}

export const wayTold: Guard = {
  id: 'wayTold',
  label: '信访、投诉、举报或者公开出版物，应当告知通过什么渠道提出、怎样获取',
  law: openAct(39),
  onForm: true,
  holds: (_, ask) => !['complaint', 'publication'].includes(String(ask.values.outcome)) || has(ask.values, 'otherWay'),
}

export const remedyExplained: Guard = {
  id: 'remedyExplained',
  label: '答复应当告知申请人救济途径和期限；对不予公开不服的，先申请行政复议',
  law: reconsiderationAct(23),
  onForm: true,
  holds: (_, ask) => ask.values.outcome === 'open' || ask.values.remedyTold === true,
}

export const outcomeStated: Guard = {
  id: 'outcomeStated',
  label: '没有答复结果，不能归档',
  law: openAct(36),
  holds: (state) => has(state.values, 'outcome'),
}
