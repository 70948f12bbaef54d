/** Guards of notice, defence, hearing, review and decision. */
import { addDays } from '../../../engine/days.ts'
import type { Guard } from '../../../engine/define.ts'
import { amount, defended, discussionNeeded, has, inHearingScope, isDone, isFined, lapsed, onSpotLimit, reviewNeeded, text, withinNotice } from './facts.ts'
import { housingRule, localHearingAmounts, penaltyAct, serviceLaw, transferRule } from './law.ts'

export const amountFitsProposal: Guard = {
  id: 'amountFitsProposal',
  label: '拟处罚种类含罚款的应当写明拟罚款金额，不含罚款的不得填写',
  law: penaltyAct(44),
  onForm: true,
  holds: (_state, ask) => isFined(ask.values.proposedKind) === amount(ask.values.proposedFineFen) > 0,
}

/** Where the penalty is within the list, the right to a hearing has to be told. */
export const hearingOffered: Guard = {
  id: 'hearingOffered',
  label: '拟处罚属于听证范围，应当告知当事人有要求听证的权利',
  law: { ...penaltyAct(63), note: localHearingAmounts.note ?? '' },
  onForm: true,
  holds: (_state, ask) => ask.values.noticeKind === 'hearing' || !inHearingScope(ask.values),
}

export const renoticeExplained: Guard = {
  id: 'renoticeExplained',
  label: '重新告知应当写明理由',
  law: penaltyAct('44、62'),
  onForm: true,
  holds: (state, ask) => !has(state.values.noticedOn) || has(ask.input.renoticeReason),
}

/** Speaking up may not cost the party anything; only new facts allow a heavier proposal. */
export const notHeavierForDefence: Guard = {
  id: 'notHeavierForDefence',
  label: '不得因当事人陈述、申辩而给予更重的处罚',
  law: penaltyAct(45),
  onForm: true,
  holds: (state, ask) =>
    !has(state.values.noticedOn) ||
    ask.input.renoticeReason === 'newFacts' ||
    (amount(ask.values.proposedFineFen) <= amount(state.values.proposedFineFen) &&
      amount(ask.values.proposedConfiscatedFen) <= amount(state.values.proposedConfiscatedFen)),
}

export const noticeServedLawfully: Guard = {
  id: 'noticeServedLawfully',
  label: '公告送达自发布之日起经过三十日视为送达；电子送达须经当事人同意并签订确认书',
  law: serviceLaw('61', '90、95'),
  onForm: true,
  holds: (_state, ask) => {
    if (ask.input.noticeWay === 'electronic') return ask.values.electronicConsent === true
    if (ask.input.noticeWay !== 'public') return true
    return has(ask.input.noticePostedOn) && ask.on > addDays(text(ask.input.noticePostedOn), 30)
  },
}

export const waiverTrue: Guard = {
  id: 'waiverTrue',
  label: '陈述、申辩期限尚未届满，当事人又没有明确放弃的，不得视为放弃',
  law: housingRule('21、22'),
  onForm: true,
  holds: (state, ask) => ask.input.waiver === 'explicit' || lapsed(state, 'defend', ask),
}

export const nothingToReview: Guard = {
  id: 'nothingToReview',
  label: '当事人已经提出意见或者已经听证，应当复核，不得登记为放弃',
  law: penaltyAct(45),
  holds: (state) => !has(state.values.defence) && state.values.hearing !== 'held',
}

export const somethingToReview: Guard = {
  id: 'somethingToReview',
  label: '没有待复核的陈述、申辩或者听证意见',
  law: penaltyAct(45),
  holds: (state) => has(state.values.defence) || state.values.hearing === 'held',
}

export const hearingRight: Guard = {
  id: 'hearingRight',
  label: '本次告知不涉及听证权利',
  law: penaltyAct(63),
  holds: (state) => state.values.noticeKind === 'hearing',
}

export const hearingInTime: Guard = {
  id: 'hearingInTime',
  label: '要求听证应当在告知后五个工作日内提出',
  law: penaltyAct('64、85'),
  holds: (state, ask) => !lapsed(state, 'requestHearing', ask),
}

export const hearingNotHeld: Guard = {
  id: 'hearingNotHeld',
  label: '本次告知已经听证',
  law: penaltyAct(64),
  holds: (state) => state.values.hearing !== 'held',
}

/** Seven working days take at least seven days; whether the exact day is right is asked again when the hearing is held. */
export const hearingNotTooSoon: Guard = {
  id: 'hearingNotTooSoon',
  label: '应当在举行听证的七个工作日前通知当事人时间、地点',
  law: penaltyAct('64、85'),
  onForm: true,
  holds: (_state, ask) => has(ask.values.hearingOn) && text(ask.values.hearingOn) > addDays(ask.on, 7),
}

export const hearingNotified: Guard = {
  id: 'hearingNotified',
  label: '尚未通知当事人听证的时间、地点',
  law: penaltyAct(64),
  holds: (state) => state.values.hearing === 'notified',
}

export const hearingNoticeRan: Guard = {
  id: 'hearingNoticeRan',
  label: '通知听证后应当满七个工作日，且不早于通知的日期，才能举行',
  law: penaltyAct('64、85'),
  holds: (state, ask) => lapsed(state, 'hearingNotice', ask) && text(state.values.hearingOn) <= ask.on,
}

export const recordSigned: Guard = {
  id: 'recordSigned',
  label: '听证笔录应当交当事人核对并签字；拒绝签字的由听证主持人注明',
  law: penaltyAct(64),
  onForm: true,
  holds: (_state, ask) => ask.input.hearingSigned === true,
}

/** No hearing is due any more: none was offered, it was held, given up, or the days for asking have passed. */
export const hearingSettled: Guard = {
  id: 'hearingSettled',
  label: '当事人要求听证的期限尚未届满，也没有放弃或者举行听证',
  law: penaltyAct('63–65'),
  holds: (state, ask) => {
    const { noticeKind, hearing } = state.values
    if (noticeKind !== 'hearing' || hearing === 'waived') return true
    return hearing === 'held' ? isDone(state, 'holdHearing') : lapsed(state, 'requestHearing', ask)
  },
}

export const told: Guard = {
  id: 'told',
  label: '未向当事人告知拟处罚内容及事实、理由、依据和权利的，不得作出处罚决定',
  law: penaltyAct('44、62'),
  holds: (state) => has(state.values.noticedOn),
}

export const partyHeard: Guard = {
  id: 'partyHeard',
  label: '未听取并复核当事人陈述、申辩的，不得作出处罚决定，当事人明确放弃的除外',
  law: penaltyAct('45、62'),
  holds: (state) => defended(state.values),
}

export const reviewPassed: Guard = {
  id: 'reviewPassed',
  label: '应当法制审核的案件，未经审核或者审核未通过的，不得作出决定',
  law: penaltyAct(58),
  holds: (state) => !reviewNeeded(state.values) || state.values.reviewResult === 'pass',
}

export const discussed: Guard = {
  id: 'discussed',
  label: '情节复杂或者重大违法行为，应当由行政机关负责人集体讨论决定',
  law: penaltyAct(57),
  onForm: true,
  holds: (_state, ask) => !discussionNeeded(ask.values) || ask.values.discussionResult === 'agree',
}

export const listedResult: Guard = {
  id: 'listedResult',
  label: '审核退回应当写明是补充调查、改正还是建议移送',
  law: penaltyAct(58),
  onForm: true,
  holds: (_state, ask) => ['supplement', 'revise', 'transfer'].includes(text(ask.input.reviewResult)),
}

export const decisionWithinNotice: Guard = {
  id: 'decisionWithinNotice',
  label: '决定的处罚种类、金额超出了告知的内容，应当重新告知',
  law: penaltyAct('44、45'),
  onForm: true,
  holds: (_state, ask) => withinNotice(ask.values),
}

export const amountFitsDecision: Guard = {
  id: 'amountFitsDecision',
  label: '处罚种类含罚款的应当写明罚款金额，不含罚款的不得填写',
  law: penaltyAct(59),
  onForm: true,
  holds: (_state, ask) => isFined(ask.values.penaltyKind) === amount(ask.values.fineFen) > 0,
}

export const notFinedTwice: Guard = {
  id: 'notFinedTwice',
  label: '对当事人的同一个违法行为，不得给予两次以上罚款的行政处罚',
  law: penaltyAct(29),
  onForm: true,
  holds: (_state, ask) => ask.values.alreadyFined !== true || (amount(ask.values.fineFen) === 0 && amount(ask.values.proposedFineFen) === 0),
}

export const answerable: Guard = {
  id: 'answerable',
  label: '不满十四周岁的人、不能辨认或者不能控制自己行为的人有违法行为的，不予行政处罚',
  law: penaltyAct('30、31'),
  holds: (_state, ask) => ask.values.partyCapacity !== 'under14' && ask.values.partyCapacity !== 'incapable',
}

export const minorSpared: Guard = {
  id: 'minorSpared',
  label: '已满十四周岁不满十八周岁的人有违法行为的，应当从轻或者减轻行政处罚',
  law: penaltyAct(30),
  onForm: true,
  holds: (_state, ask) => ask.values.partyCapacity !== 'under18' || ask.values.discretion === 'lenient' || ask.values.discretion === 'mitigated',
}

/** A penalty may not stand in for a criminal case. */
export const noCrimeOpen: Guard = {
  id: 'noCrimeOpen',
  label: '违法行为涉嫌犯罪的应当移送，不得以行政处罚代替移送',
  law: transferRule(11),
  holds: (state) => state.values.crimeSuspected !== true,
}

export const crimeOpen: Guard = {
  id: 'crimeOpen',
  label: '尚未提出移送涉嫌犯罪案件的书面报告',
  law: transferRule(5),
  holds: (state) => state.values.crimeSuspected === true,
}

/** Each ground of exemption with what it takes. */
export const exemptionGrounded: Guard = {
  id: 'exemptionGrounded',
  label: '不予处罚的情形与案件不符：轻微或者初次违法的须已改正，责任能力情形须与登记一致',
  law: penaltyAct('30、31、33'),
  onForm: true,
  holds: (_state, ask) => {
    const { exemption, partyCapacity, correctedOn } = ask.values
    if (exemption === 'slight' || exemption === 'first') return has(correctedOn)
    return exemption === 'faultless' || exemption === partyCapacity
  },
}

export const onSpotKind: Guard = {
  id: 'onSpotKind',
  label: '当场只能作出警告或者罚款的行政处罚决定',
  law: penaltyAct(51),
  onForm: true,
  holds: (_state, ask) => ['warning', 'fine', 'warningAndFine'].includes(text(ask.values.penaltyKind)),
}

export const onSpotAmount: Guard = {
  id: 'onSpotAmount',
  label: '当场罚款对公民不得超过二百元，对法人或者其他组织不得超过三千元；超过的应当转普通程序',
  law: penaltyAct(51),
  onForm: true,
  holds: (_state, ask) => amount(ask.values.fineFen) <= onSpotLimit(ask.values),
}

export const onSpotDay: Guard = {
  id: 'onSpotDay',
  label: '当场处罚应当当场作出；不能当场作出的，应当转普通程序',
  law: penaltyAct('51、52'),
  holds: (state, ask) => state.values.filedOn === ask.on,
}

export const onSpotHeard: Guard = {
  id: 'onSpotHeard',
  label: '应当记录当事人的陈述、申辩及复核结论，或者当事人明确放弃',
  law: penaltyAct('45、62'),
  onForm: true,
  holds: (_state, ask) => ask.input.waiver === 'explicit' || (has(ask.input.defence) && has(ask.input.defenceReview)),
}

export const notExtended: Guard = {
  id: 'notExtended',
  label: '办案期限尚未经过第一次延长',
  law: housingRule(29),
  holds: (state) => (state.terms.decide?.extensions.length ?? 0) === 1,
}

export const stillRunning: Guard = {
  id: 'stillRunning',
  label: '办案期限已经届满，延长应当在届满前批准',
  law: housingRule(29),
  holds: (state, ask) => !lapsed(state, 'decide', ask),
}

export const extensionLength: Guard = {
  id: 'extensionLength',
  label: '集体讨论决定再次延长的，最长不得超过六十日',
  law: housingRule(29),
  onForm: true,
  holds: (_state, ask) => amount(ask.input.extendDays) >= 1 && amount(ask.input.extendDays) <= 60,
}
