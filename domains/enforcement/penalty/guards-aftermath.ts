/** Guards of service, publicity, performance, remedies and closing. */
import { daysBetween } from '../../../engine/days.ts'
import type { Guard } from '../../../engine/define.ts'
import { amount, has, lapsed, payable, performed, smallCollection, text } from './facts.ts'
import { compulsionAct, housingRule, minorsAct, penaltyAct, serviceLaw } from './law.ts'

const ways = ['onSite', 'direct', 'left', 'mail', 'entrusted', 'electronic', 'public']

export const servedLawfully: Guard = {
  id: 'servedLawfully',
  label: '送达方式须从所列方式中选择；电子送达须经当事人同意并签订确认书，留置送达须写明见证人或者拍照、录像情况',
  law: serviceLaw('61', '87–95'),
  onForm: true,
  holds: (_state, ask) => {
    const way = text(ask.input.serviceWay)
    if (!ways.includes(way)) return false
    if (way === 'electronic') return ask.values.electronicConsent === true
    return way !== 'left' || has(ask.input.serviceNote)
  },
}

export const postedThirtyDays: Guard = {
  id: 'postedThirtyDays',
  label: '公告送达自发出公告之日起经过三十日才视为送达',
  law: serviceLaw('61', '95'),
  onForm: true,
  holds: (state, ask) => ask.input.serviceWay !== 'public' || lapsed(state, 'posted', ask),
}

export const handedOverOnSpot: Guard = {
  id: 'handedOverOnSpot',
  label: '当场作出的处罚决定书应当当场交付当事人；拒绝签收的，在决定书上注明',
  law: penaltyAct(52),
  onForm: true,
  holds: (state, ask) =>
    state.values.procedureKind !== 'summary' || state.backfilled || (ask.input.serviceWay === 'onSite' && state.values.decidedOn === ask.on),
}

export const ofSocialEffect: Guard = {
  id: 'ofSocialEffect',
  label: '公开的是具有一定社会影响的行政处罚决定，本案未作此认定',
  law: penaltyAct(48),
  holds: (state) => (state.values.outcome === 'penalty' && state.values.publishable !== false) || state.backfilled,
}

export const redactedFirst: Guard = {
  id: 'redactedFirst',
  label: '公开前应当隐去国家秘密、商业秘密和个人隐私',
  law: penaltyAct(50),
  onForm: true,
  holds: (_state, ask) => ask.input.redacted === true,
}

/** Without knowing whether the party is a person, nobody could say whether the name must be masked. */
export const partyKindKnown: Guard = {
  id: 'partyKindKnown',
  label: '当事人类型未登记，无法判断是否应当隐去姓名',
  law: penaltyAct(50),
  holds: (state) => has(state.values.partyKind),
}

export const partyOfAge: Guard = {
  id: 'partyOfAge',
  label: '当事人是未成年人的，处罚决定不予公开',
  law: minorsAct,
  holds: (state) => state.values.partyCapacity !== 'under14' && state.values.partyCapacity !== 'under18',
}

export const notPublished: Guard = {
  id: 'notPublished',
  label: '处罚决定已经公示',
  law: penaltyAct(48),
  holds: (state) => state.values.publicityState !== 'yes',
}

export const published: Guard = {
  id: 'published',
  label: '没有正在公示的处罚决定',
  law: penaltyAct(48),
  holds: (state) => state.values.publicityState === 'yes',
}

export const paidInFull: Guard = {
  id: 'paidInFull',
  label: '累计已缴金额少于应缴的罚款和加处罚款，请登记为部分缴款',
  law: penaltyAct('66、72'),
  onForm: true,
  holds: (_state, ask) => amount(ask.input.paidFen) >= payable(ask.values) && payable(ask.values) > 0,
}

/** The receiving body is not the office that decides. */
export const paidApart: Guard = {
  id: 'paidApart',
  label: '作出处罚决定的机关应当与收缴罚款的机构分离；当场收缴须符合法定情形并另行登记',
  law: penaltyAct('67–69'),
  onForm: true,
  holds: (_state, ask) => ask.input.payWay !== 'onSpot',
}

export const collectable: Guard = {
  id: 'collectable',
  label: '不符合当场收缴的情形：限于当场处罚中一百元以下或者事后难以执行的罚款，以及交通不便地区当事人提出的',
  law: penaltyAct('68、69'),
  onForm: true,
  holds: (state, ask) => {
    const summary = state.values.procedureKind === 'summary'
    const reason = ask.input.collectReason
    if (reason === 'small') return summary && amount(state.values.fineFen) <= smallCollection
    return reason === 'remote' || (reason === 'hard' && summary)
  },
}

export const overdue: Guard = {
  id: 'overdue',
  label: '当事人履行处罚决定的期限尚未届满',
  law: penaltyAct('67、72'),
  holds: (state, ask) => lapsed(state, 'pay', ask) || (state.terms.pay === undefined && has(state.values.servedOn)),
}

export const noRemedyPending: Guard = {
  id: 'noRemedyPending',
  label: '行政复议或者行政诉讼期间，加处罚款不予计算，也不得申请强制执行',
  law: penaltyAct('72、73'),
  holds: (state) => state.values.remedyPending !== true,
}

/** Three in a hundred of the fine for each day of default, in all no more than the fine. */
export const extraFineLawful: Guard = {
  id: 'extraFineLawful',
  label: '每日按罚款数额的百分之三加处罚款，加处罚款的数额不得超出罚款的数额',
  law: penaltyAct(72),
  onForm: true,
  holds: (state, ask) => {
    const fine = payable({ ...ask.values, extraFineFen: 0 })
    const due = state.terms.pay?.due
    if (!due) return amount(ask.input.extraFineFen) <= fine
    const days = Math.max(0, daysBetween(due, ask.on) - amount(ask.values.remedyDays))
    return amount(ask.input.extraFineFen) <= Math.min(fine, Math.floor((fine * 3 * days) / 100))
  },
}

export const nothingOwed: Guard = {
  id: 'nothingOwed',
  label: '罚款尚未缴清，请先登记缴款',
  law: penaltyAct('66、67'),
  holds: (state) => payable(state.values) === 0 || state.values.performance === 'done',
}

export const remindedTenDays: Guard = {
  id: 'remindedTenDays',
  label: '催告书送达十个工作日后当事人仍未履行的，才能申请人民法院强制执行',
  law: compulsionAct('54、69'),
  holds: (state, ask) => lapsed(state, 'awaitReminder', ask),
}

export const remediesExpired: Guard = {
  id: 'remediesExpired',
  label: '当事人申请行政复议、提起行政诉讼的期限尚未届满',
  law: compulsionAct(53),
  holds: (state, ask) => has(state.values.enforceableFrom) && text(state.values.enforceableFrom) <= ask.on,
}

export const notPerformed: Guard = {
  id: 'notPerformed',
  label: '当事人已经履行处罚决定',
  law: penaltyAct(72),
  holds: (state) => !performed(state.values),
}

export const remedyPending: Guard = {
  id: 'remedyPending',
  label: '没有正在审理的行政复议或者行政诉讼',
  law: penaltyAct(73),
  holds: (state) => state.values.remedyPending === true,
}

export const decisionStands: Guard = {
  id: 'decisionStands',
  label: '决定被变更、撤销、确认违法或者无效的，请登记为变更、撤销结果',
  law: penaltyAct(48),
  onForm: true,
  holds: (_state, ask) => ask.input.remedyResult === 'upheld' || ask.input.remedyResult === 'withdrawn',
}

export const decisionFell: Guard = {
  id: 'decisionFell',
  label: '结果应为变更、撤销、撤销并责令重新作出、确认违法或者确认无效',
  law: penaltyAct('48、75'),
  onForm: true,
  holds: (_state, ask) => ['changed', 'revoked', 'redo', 'illegal', 'void'].includes(text(ask.input.remedyResult)),
}

export const neverFiled: Guard = {
  id: 'neverFiled',
  label: '本案经过立案，请使用“重新办理”',
  law: penaltyAct('54、75'),
  holds: (state) => state.values.procedureKind === 'summary',
}

export const noticeTakenBack: Guard = {
  id: 'noticeTakenBack',
  label: '决定被撤销的，应当先撤回公示信息并公开说明理由',
  law: penaltyAct(48),
  holds: (state) => state.values.publicityState !== 'yes' || !has(state.values.remedyEndedOn),
}

export const publicitySettled: Guard = {
  id: 'publicitySettled',
  label: '处罚决定尚未公示，也没有登记不予公开的理由',
  law: penaltyAct(48),
  holds: (state) => {
    const { outcome, publishable, publicityState } = state.values
    return outcome !== 'penalty' || publishable === false || state.status === 'overturned' || (has(publicityState) && publicityState !== 'no')
  },
}

export const thingsSettled: Guard = {
  id: 'thingsSettled',
  label: '先行登记保存或者查封、扣押的财物尚未处理',
  law: compulsionAct('27、28'),
  holds: (state) =>
    (!has(state.values.preservation) || state.values.preservation === 'ended') && (!has(state.values.measure) || state.values.measure === 'ended'),
}

export const summaryReported: Guard = {
  id: 'summaryReported',
  label: '当场处罚决定尚未报所属行政机关备案',
  law: penaltyAct(52),
  holds: (state) => state.values.procedureKind !== 'summary' || has(state.values.reportedOn) || state.backfilled,
}

/** The reason for closing is true of the case. */
export const reasonTrue: Guard = {
  id: 'reasonTrue',
  label: '结案情形与案件不符：应当履行完毕、法院受理或者裁定准予强制执行、不予处罚、移送后立案、决定被撤销或者写明终结执行的情况',
  law: housingRule(31),
  onForm: true,
  holds: (state, ask) => {
    const v = state.values
    switch (ask.input.closeReason) {
      case 'performed':
        return state.status === 'served' && v.outcome !== 'exempt' && v.outcome !== 'unproven' && performed(v)
      case 'court':
        return state.status === 'enforcing' && (v.courtResult === 'accepted' || v.courtResult === 'allowed')
      case 'noPenalty':
        return state.status === 'served' && (v.outcome === 'exempt' || v.outcome === 'unproven')
      case 'transferred':
        return state.status === 'transferred' && v.policeResult === 'filed'
      case 'overturned':
        return state.status === 'overturned'
      case 'ended':
        return (state.status === 'served' || state.status === 'enforcing') && has(ask.input.closeNote)
      default:
        return false
    }
  },
}
