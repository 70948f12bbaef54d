/** Conditions on the handling of a suggestion or proposal, each in a sentence. */
import type { CaseState, Guard, Value, Values } from '../../../engine/define.ts'
import type { Provision } from '../../../engine/law.ts'
import { answerLaw, deputiesAct, localRule, publicResults } from './law.ts'

const filled = (value: Value | undefined): boolean => value !== null && value !== undefined && value !== ''

/** An office that joins or assists sends its opinion to the lead office, which answers the deputy. */
export const assists = (values: Values): boolean => values.role === 'join' || values.role === 'assist'
export const replies = (state: CaseState): boolean => !assists(state.values)

/** Sequence number of the last action of a kind; 0 when it was never taken. */
const last = (state: CaseState, action: string): number => state.done.findLast((d) => d.action === action)?.seq ?? 0
const answeredBefore = (state: CaseState): boolean => last(state, 'reply') > 0 || filled(state.values.answeredOn)
const secondRound = (state: CaseState): boolean => answeredBefore(state) && state.values.opinion === 'dissatisfied'

/** The same condition as another state of the law has it. */
export const under = (law: Provision, guard: Guard): Guard => ({ ...guard, law })

export const leadNamed: Guard = {
  id: 'leadNamed',
  label: '会办、协办件须写明主办单位',
  law: localRule('主办、会办分工由交办机关确定'),
  onForm: true,
  holds: (_, { values }) => !assists(values) || filled(values.leadOffice),
}

export const returnInTime: Guard = {
  id: 'returnInTime',
  label: '申请退办须在收到后的规定期限内提出，逾期由本单位办理',
  law: localRule('退办'),
  holds: (state, { on }) => state.terms.sendBack === undefined || on <= state.terms.sendBack.due,
}

export const hardMatter: Guard = {
  id: 'hard',
  label: '只有涉及面广、处理难度大的，才能自交办之日起六个月内答复',
  law: answerLaw,
  onForm: true,
  holds: (_, { values }) => values.hard === true,
}

export const extendInTime: Guard = {
  id: 'extendInTime',
  label: '延长答复须在三个月期限届满前决定',
  law: answerLaw,
  holds: (state, { on }) => state.terms.answer !== undefined && on <= state.terms.answer.due,
}

/** Heard once for the first answer, and once more after each opinion that was not satisfied. */
export const heardAgain: Guard = {
  id: 'heardAgain',
  label: '代表（委员）不满意的，重新办理须再次听取其意见',
  law: localRule('重新答复'),
  holds: (state) => !secondRound(state) || last(state, 'contact') > Math.max(last(state, 'opinion'), last(state, 'backfill')),
}

export const promised: Guard = {
  id: 'promised',
  label: 'B 类答复须写明承诺解决日期',
  law: localRule('B 类跟踪落实'),
  onForm: true,
  holds: (_, { values }) => values.answerClass !== 'B' || filled(values.promisedOn) || assists(values),
}

export const reasonedSecrecy: Guard = {
  id: 'reasonedSecrecy',
  label: '答复不公开的须写明理由',
  law: publicResults,
  onForm: true,
  holds: (_, { values }) => values.publishable === true || filled(values.notPublishedReason) || assists(values),
}

export const secrecyReviewed: Guard = {
  id: 'secrecyReviewed',
  label: '拟公开的答复须先审查是否涉及国家秘密、商业秘密和个人隐私',
  law: publicResults,
  onForm: true,
  holds: (_, { values }) => values.reviewResult !== 'approved' || values.publishable !== true || values.secrecyReviewed === true,
}

export const answersItself: Guard = {
  id: 'answersItself',
  label: '会办、协办件向主办单位回复意见，由主办单位统一答复代表（委员）',
  law: localRule('会办'),
  holds: (_, { values }) => !assists(values),
}

export const assistsOnly: Guard = {
  id: 'assistsOnly',
  label: '主办、分办、单办件须由本单位答复代表（委员）',
  law: deputiesAct(51),
  holds: (_, { values }) => assists(values),
}

export const enclosed: Guard = {
  id: 'enclosed',
  label: '答复须附征询意见表并抄送交办机关',
  law: localRule('征询意见'),
  onForm: true,
  holds: (_, { values }) => values.formEnclosed === true && values.copySent === true,
}

export const firstAnswer: Guard = {
  id: 'firstAnswer',
  label: '已经答复过，代表（委员）不满意的办理“重新答复”',
  law: localRule('重新答复'),
  holds: (state) => !answeredBefore(state),
}

export const notSatisfied: Guard = {
  id: 'notSatisfied',
  label: '只有代表（委员）对答复不满意的才重新答复',
  law: localRule('重新答复'),
  holds: (state) => secondRound(state),
}

export const opinionGiven: Guard = {
  id: 'opinionGiven',
  label: '请登记代表（委员）本人的意见；不满意的须写明意见内容',
  law: localRule('代表（委员）反馈'),
  onForm: true,
  holds: (_, { values }) => filled(values.opinion) && values.opinion !== 'none' && (values.opinion !== 'dissatisfied' || filled(values.opinionNote)),
}

export const opinionLapsed: Guard = {
  id: 'opinionLapsed',
  label: '代表（委员）反馈意见的期限尚未届满',
  law: localRule('代表（委员）反馈'),
  holds: (state, { on }) => state.terms.opinion === undefined || on > state.terms.opinion.due,
}

export const mayPublish: Guard = {
  id: 'mayPublish',
  label: '确定公开并经保密审查的答复方可公开',
  law: publicResults,
  onForm: true,
  holds: (_, { values }) => values.publishable === true && values.secrecyReviewed === true,
}

export const followedUp: Guard = {
  id: 'followedUp',
  label: 'B 类件须先登记承诺的落实情况',
  law: localRule('B 类跟踪落实'),
  holds: (state, { values }) => values.answerClass !== 'B' || assists(values) || last(state, 'track') > 0,
}
