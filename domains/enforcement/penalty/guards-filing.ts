/** Guards from the clue to the end of the investigation. */
import { addMonths } from '../../../engine/days.ts'
import type { Guard } from '../../../engine/define.ts'
import { has, lapsed, text } from './facts.ts'
import { compulsionAct, housingRule, penaltyAct } from './law.ts'

/** Found within two years, or five where life, health or finance was harmed; counted from the end of a lasting act. */
export const withinLimitation: Guard = {
  id: 'withinLimitation',
  label: '违法行为在二年内（涉及公民生命健康安全、金融安全且有危害后果的，五年内）未被发现的，不再给予行政处罚',
  law: penaltyAct(36),
  onForm: true,
  holds: (_state, ask) => {
    const from = text(ask.values.actEndedOn) || text(ask.values.happenedOn)
    const found = text(ask.values.foundOn) || ask.on
    return from === '' || found <= addMonths(from, ask.values.harmful === true ? 60 : 24)
  },
}

export const notSummaryKind: Guard = {
  id: 'notSummaryKind',
  label: '当场处罚不经立案，提请立案的案件适用普通程序或者快速办理',
  law: penaltyAct('51、54'),
  onForm: true,
  holds: (_state, ask) => ask.values.procedureKind !== 'summary',
}

export const evidenceSound: Guard = {
  id: 'evidenceSound',
  label: '证据必须经查证属实，以非法手段取得的证据不得作为认定案件事实的根据',
  law: penaltyAct(46),
  onForm: true,
  holds: (_state, ask) => ask.values.evidenceVerified === true,
}

/** Records of cameras count only after both reviews, with published places, and once the party was told. */
export const monitorSound: Guard = {
  id: 'monitorSound',
  label: '电子技术监控设备的记录，设备和记录内容未经审核、设置地点未公布或者未及时告知当事人的，不得作为处罚的证据',
  law: penaltyAct(41),
  onForm: true,
  holds: (_state, ask) =>
    ask.input.fromMonitor !== true || (ask.input.monitorLawful === true && ask.input.monitorReviewed === true && ask.input.monitorTold === true),
}

export const nothingPreserved: Guard = {
  id: 'nothingPreserved',
  label: '先行登记保存的证据尚未作出处理决定',
  law: penaltyAct(56),
  holds: (state) => state.values.preservation !== 'held',
}

export const preservationFree: Guard = {
  id: 'preservationFree',
  label: '前一次先行登记保存尚未处理完毕',
  law: penaltyAct(56),
  holds: (state) => !has(state.values.preservation) || state.values.preservation === 'ended',
}

export const preservationAsked: Guard = {
  id: 'preservationAsked',
  label: '没有待批准的先行登记保存申请',
  law: penaltyAct(56),
  holds: (state) => state.values.preservation === 'asked',
}

export const preservationApproved: Guard = {
  id: 'preservationApproved',
  label: '先行登记保存须经行政机关负责人批准',
  law: penaltyAct(56),
  holds: (state) => state.values.preservation === 'approved',
}

export const preservationHeld: Guard = {
  id: 'preservationHeld',
  label: '没有正在先行登记保存的证据',
  law: penaltyAct(56),
  holds: (state) => state.values.preservation === 'held',
}

export const measureFree: Guard = {
  id: 'measureFree',
  label: '前一次查封、扣押尚未处理完毕，不得重复查封、扣押',
  law: compulsionAct(23),
  holds: (state) => !has(state.values.measure) || state.values.measure === 'ended',
}

export const measureAsked: Guard = {
  id: 'measureAsked',
  label: '没有待批准的查封、扣押申请',
  law: compulsionAct(18),
  holds: (state) => state.values.measure === 'asked',
}

export const measureApproved: Guard = {
  id: 'measureApproved',
  label: '实施行政强制措施前须向行政机关负责人报告并经批准',
  law: compulsionAct(18),
  holds: (state) => state.values.measure === 'approved',
}

export const measureUrgent: Guard = {
  id: 'measureUrgent',
  label: '没有因情况紧急先行实施、待补办批准的查封、扣押',
  law: compulsionAct(19),
  holds: (state) => state.values.measure === 'urgent',
}

export const measureHeld: Guard = {
  id: 'measureHeld',
  label: '没有正在实施的查封、扣押',
  law: compulsionAct('25、27'),
  holds: (state) => state.values.measure === 'held' || state.values.measure === 'urgent' || state.values.measure === 'refused',
}

export const measureStands: Guard = {
  id: 'measureStands',
  label: '没有已批准并正在实施的查封、扣押',
  law: compulsionAct(25),
  holds: (state) => state.values.measure === 'held',
}

export const measureToldParty: Guard = {
  id: 'measureToldParty',
  label: '实施查封、扣押应当通知当事人到场，当场告知理由、依据和权利、救济途径，听取陈述和申辩',
  law: compulsionAct(18),
  onForm: true,
  holds: (_state, ask) => ask.input.measureTold === true,
}

export const measureNotExtended: Guard = {
  id: 'measureNotExtended',
  label: '查封、扣押期限只能延长一次，最长三十日',
  law: compulsionAct(25),
  holds: (state) => state.values.measureExtended !== true,
}

export const measureRunning: Guard = {
  id: 'measureRunning',
  label: '查封、扣押期限已经届满，应当立即解除',
  law: compulsionAct('25、28'),
  holds: (state, ask) => !lapsed(state, 'endMeasure', ask),
}

export const notTesting: Guard = {
  id: 'notTesting',
  label: '检测、检验、鉴定尚未完成，请先登记结果',
  law: housingRule(29),
  holds: (state) => state.values.testing !== true,
}

export const testing: Guard = {
  id: 'testing',
  label: '没有正在进行的检测、检验、鉴定',
  law: housingRule(29),
  holds: (state) => state.values.testing === true,
}
