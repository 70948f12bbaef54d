/** Guards of the procedure before 15 July 2021, where it asked something else, or the same under another article. Frozen. */
import type { Guard } from '../../../engine/define.ts'
import { type Provision, unverified } from '../../../engine/law.ts'
import { amount, defended, has, isDone, lapsed, text } from './facts.ts'
import { differentOfficers, idShown, twoOfficers } from './guards-people.ts'

/** The act of 1996 as amended in 2009 and 2017; its text was not at hand, so articles and days stay unverified. */
export const formerAct = (article: string | number): Provision => unverified('行政处罚法（1996年，2009年、2017年修正）', article, '2021年7月15日前适用')

/** The same condition under the article of its day. */
export const under = (guard: Guard, law: Provision): Guard => ({ ...guard, law })

/** Two officers with certificates, and that they showed them. */
export const two: readonly Guard[] = [under(twoOfficers, formerAct(37)), under(differentOfficers, formerAct(37))]
export const shown: Guard = under(idShown, formerAct('34、37'))

/** Largest fines on the spot before 2021, in fen. */
const onSpotLimits = { person: 5_000, org: 100_000 } as const

const heavyKinds = ['stopBusiness', 'closeBusiness', 'revokeLicence']

/** What was called a large fine was set locally; the amounts of the version in force stand in. */
const largeFines = { person: 500_000, org: 10_000_000 } as const

export const hearingOffered: Guard = {
  id: 'hearingOffered',
  label: '责令停产停业、吊销许可证或者执照、较大数额罚款，应当告知当事人有要求举行听证的权利',
  law: formerAct(42),
  onForm: true,
  holds: (_state, { values }) => {
    const limit = values.partyKind === 'org' ? largeFines.org : largeFines.person
    const heavy = heavyKinds.includes(text(values.proposedKind)) || amount(values.proposedFineFen) >= limit
    return !heavy || values.noticeKind === 'hearing'
  },
}

export const hearingInTime: Guard = {
  id: 'hearingInTime',
  label: '要求听证应当在告知后三日内提出',
  law: formerAct(42),
  holds: (state, ask) => !lapsed(state, 'requestHearing', ask),
}

export const hearingNoticeRan: Guard = {
  id: 'hearingNoticeRan',
  label: '应当在听证的七日前通知当事人，且不早于通知的日期举行',
  law: formerAct(42),
  holds: (state, ask) => lapsed(state, 'hearingNotice', ask) && text(state.values.hearingOn) <= ask.on,
}

export const hearingSettled: Guard = {
  id: 'hearingSettled',
  label: '当事人要求听证的期限尚未届满，也没有放弃或者举行听证',
  law: formerAct('42、43'),
  holds: (state, ask) => {
    const { noticeKind, hearing } = state.values
    if (noticeKind !== 'hearing' || hearing === 'waived') return true
    return hearing === 'held' ? isDone(state, 'holdHearing') : lapsed(state, 'requestHearing', ask)
  },
}

export const told: Guard = {
  id: 'told',
  label: '未告知当事人处罚的事实、理由和依据的，行政处罚决定不能成立',
  law: formerAct('31、41'),
  holds: (state) => has(state.values.noticedOn),
}

export const partyHeard: Guard = {
  id: 'partyHeard',
  label: '拒绝听取当事人陈述、申辩的，行政处罚决定不能成立，当事人放弃的除外',
  law: formerAct('32、41'),
  holds: (state) => defended(state.values),
}

export const waived: Guard = {
  id: 'waived',
  label: '当事人没有明确放弃陈述、申辩的，应当听取并复核',
  law: formerAct('32、41'),
  onForm: true,
  holds: (_state, ask) => ask.input.waiver === 'explicit',
}

const reviewFlags = ['publicInterest', 'majorRights', 'complexLaw', 'listedReview'] as const

/** Review by law came with the amendment in force from 1 January 2018. */
export const reviewDue = (values: Readonly<Record<string, unknown>>): boolean => reviewFlags.some((flag) => values[flag] === true)

export const reviewPassed: Guard = {
  id: 'reviewPassed',
  label: '应当经从事行政处罚决定审核的人员审核的案件，审核未通过的，不得作出决定',
  law: formerAct(38),
  holds: (state) => !reviewDue(state.values) || state.values.reviewResult === 'pass',
}

export const onSpotAmount: Guard = {
  id: 'onSpotAmount',
  label: '当场罚款对公民不得超过五十元，对法人或者其他组织不得超过一千元',
  law: formerAct(33),
  onForm: true,
  holds: (_state, { values }) => amount(values.fineFen) <= (values.partyKind === 'org' ? onSpotLimits.org : onSpotLimits.person),
}
