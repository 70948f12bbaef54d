/** Conditions of the law on a mediation, each a plain function. */
import type { Ask, CaseState, Guard, Value } from '../../../engine/define.ts'
import { civilProcedure, courtRule, localRule, mediationAct, ministryRule, ministryRuleUnread } from './law.ts'
import type { FieldId } from './record.ts'

type Values = Readonly<Record<string, Value>>
const has = (values: Values, field: FieldId): boolean => values[field] !== undefined && values[field] !== null && values[field] !== ''
const text = (values: Values, field: FieldId): string => String(values[field] ?? '')

/** Names in a list written out with enumeration commas, blanks or line ends. */
export const namesIn = (list: string): string[] => list.split(/[、，,；;\s/]+/).filter(Boolean)

const handedOver = new Set<Value>(['court', 'police', 'petition', 'procuratorate', 'transfer', 'hotline'])
const fromCourt = new Set<Value>(['assigned', 'entrusted', 'entrustedSimple'])

const mediatorsOf = (values: Values): string[] => [text(values, 'mediator1'), text(values, 'mediator2')].filter(Boolean)
const recused = (values: Values): string[] => namesIn(text(values, 'recusedPeople'))

export const bothConsent: Guard = {
  id: 'bothConsent',
  label: '当事人一方明确拒绝调解的，不得调解',
  law: mediationAct(17),
  onForm: true,
  holds: (_, ask) => ask.values.consentA === true && ask.values.consentB === true,
}

export const notElsewhere: Guard = {
  id: 'notElsewhere',
  label: '已由人民法院、公安机关或者其他行政机关受理或者解决、又未经其移送委托的，不予受理',
  law: ministryRuleUnread(22),
  onForm: true,
  holds: (_, ask) => ask.values.elsewhere !== true || handedOver.has(ask.values.source ?? null),
}

export const materialsDated: Guard = {
  id: 'materialsDated',
  label: '法院委派、委托的纠纷，先填写签收移送材料日期，期限自该日起算',
  law: courtRule(27),
  onForm: true,
  holds: (_, ask) => !fromCourt.has(ask.values.referral ?? null) || has(ask.values, 'materialsOn'),
}

export const courtReferralStated: Guard = {
  id: 'courtReferralStated',
  label: '法院移送的纠纷，写明是立案前委派还是立案后委托',
  law: courtRule(27),
  onForm: true,
  holds: (_, ask) => ask.values.source !== 'court' || fromCourt.has(ask.values.referral ?? null),
}

export const appointedAreMediators: Guard = {
  id: 'appointedAreMediators',
  label: '只能确定人民调解员担任调解员',
  law: mediationAct('13、19'),
  onForm: true,
  holds: (_, ask) => ask.people.every((p) => !mediatorsOf(ask.values).includes(p.name) || p.roles.includes('mediator')),
}

export const appointedNotRecused: Guard = {
  id: 'appointedNotRecused',
  label: '当事人已要求其回避的人，不能担任本纠纷的调解员',
  law: ministryRuleUnread(25),
  onForm: true,
  holds: (_, ask) => !mediatorsOf(ask.values).some((name) => recused(ask.values).includes(name)),
}

export const invitedWithConsent: Guard = {
  id: 'invitedWithConsent',
  label: '邀请他人参与调解，应当先征得当事人同意',
  law: mediationAct(20),
  onForm: true,
  holds: (_, ask) => !has(ask.values, 'invited') || ask.values.invitedConsent === true,
}

export const recusalsKept: Guard = {
  id: 'recusalsKept',
  label: '先前被要求回避的人不能从名单中去掉',
  law: ministryRuleUnread(25),
  onForm: true,
  holds: (state, ask) => !has(ask.input, 'recusedPeople') || recused(state.values).every((name) => recused(ask.input).includes(name)),
}

export const mediatorsReplaced: Guard = {
  id: 'mediatorsReplaced',
  label: '当事人已要求回避，调换调解员以前不得继续调解',
  law: ministryRuleUnread(25),
  holds: (state) => state.values.recusalPending !== true,
}

export const byItsMediator: Guard = {
  id: 'byItsMediator',
  label: '由本纠纷确定的调解员办理',
  law: mediationAct(19),
  holds: (state, ask) => mediatorsOf(state.values).includes(ask.actor.name),
}

export const rightsReallyTold: Guard = {
  id: 'rightsReallyTold',
  label: '调解前应当告知人民调解的性质、原则、效力和当事人的权利、义务',
  law: ministryRule(30),
  onForm: true,
  holds: (_, ask) => ask.values.rightsTold === true,
}

export const noCharge: Guard = {
  id: 'noCharge',
  label: '调解民间纠纷不收取任何费用，应当告知当事人',
  law: mediationAct(4),
  onForm: true,
  holds: (_, ask) => ask.values.freeTold === true,
}

export const allConsentToProlong: Guard = {
  id: 'allConsentToProlong',
  label: '各方当事人同意才能延长',
  law: localRule(25),
  onForm: true,
  holds: (_, ask) => ask.values.prolongConsent === true,
}

export const signed: Guard = {
  id: 'signed',
  label: '调解协议书自各方当事人签名、盖章或者按指印，人民调解员签名并加盖人民调解委员会印章之日起生效，签署齐全后再登记',
  law: mediationAct(29),
  onForm: true,
  holds: (_, ask) => ask.values.signedByParties === true && ask.values.signedByMediator === true,
}

export const oralChosen: Guard = {
  id: 'oralChosen',
  label: '当事人要求制作书面协议，或者未明确认为无需制作的，应当制作调解协议书',
  law: mediationAct(28, '参见人民调解工作若干规定第34条'),
  onForm: true,
  holds: (_, ask) => ask.values.noPaperNeeded === true,
}

export const jointApplication: Guard = {
  id: 'jointApplication',
  label: '司法确认由双方当事人共同申请',
  law: mediationAct(33),
  onForm: true,
  holds: (_, ask) => ask.values.jointly === true,
}

const windowOpen = (state: CaseState, ask: Ask): boolean => {
  const term = state.terms.confirm
  return term !== undefined && !term.endedOn && ask.on <= term.due
}

export const withinWindow: Guard = {
  id: 'withinWindow',
  label: '自调解协议生效之日起三十日内才能共同申请司法确认，现已超过',
  law: mediationAct(33),
  holds: windowOpen,
}

export const notAppliedYet: Guard = {
  id: 'notAppliedYet',
  label: '司法确认已在申请中或者已有结果，不必再次申请',
  law: civilProcedure(206),
  holds: (state) => !has(state.values, 'confirmation') || ['none', 'withdrawn'].includes(text(state.values, 'confirmation')),
}

export const courtAnswered: Guard = {
  id: 'courtAnswered',
  label: '选择法院的处理结果：确认有效、裁定驳回、不予受理或者撤回申请',
  law: civilProcedure(206),
  onForm: true,
  holds: (_, ask) => ['confirmed', 'rejected', 'notAccepted', 'withdrawn'].includes(text(ask.values, 'confirmation')),
}

export const courtNotPending: Guard = {
  id: 'courtNotPending',
  label: '司法确认尚无结果，不能归档',
  law: civilProcedure(206),
  holds: (state) => state.values.confirmation !== 'applied',
}

export const changeWanted: Guard = {
  id: 'changeWanted',
  label: '各方当事人同意变更原协议或者达成新的协议，才能重新调解',
  law: civilProcedure(206),
  onForm: true,
  holds: (_, ask) => ask.values.bothWantChange === true,
}

export const performanceStated: Guard = {
  id: 'performanceStated',
  label: '应当对履行情况进行监督：协议还在履行中，不能归档',
  law: mediationAct(31),
  holds: (state) => ['done', 'refused', 'none'].includes(text(state.values, 'performance')) || state.values.disputedAfter === true,
}

export const performedDayGiven: Guard = {
  id: 'performedDayGiven',
  label: '已履行的，填写履行日期',
  law: mediationAct(31),
  onForm: true,
  holds: (_, ask) => ask.values.performance !== 'done' || has(ask.values, 'performedOn'),
}
