/** Legal review, collective discussion, extensions and the decisions of 行政处罚法第57条. */
import type { Ask, CaseState } from '../../../engine/define.ts'
import { discussionNeeded, reviewNeeded } from './facts.ts'
import * as forms from './forms-decision.ts'
import {
  amountFitsDecision,
  answerable,
  decisionWithinNotice,
  discussed,
  exemptionGrounded,
  extensionLength,
  hearingSettled,
  listedResult,
  minorSpared,
  noCrimeOpen,
  notExtended,
  notFinedTwice,
  partyHeard,
  reviewPassed,
  stillRunning,
  told,
} from './guards-decision.ts'
import { noRecusalPending, notRecused } from './guards-people.ts'
import { housingRule, openEnforcement, penaltyAct } from './law.ts'
import { type Actions, investigation } from './steps.ts'

const needsReview = { label: '属于应当法制审核的案件', holds: (state: CaseState) => reviewNeeded(state.values) }
const needsDiscussion = { label: '情节复杂或者重大违法行为', holds: (_state: CaseState, ask: Ask) => discussionNeeded(ask.values) }

const concluded = [
  { done: 'investigate', label: '尚未由两名执法人员调查', law: penaltyAct('40、54') },
  { done: 'collectEvidence', label: '尚未收集证据', law: penaltyAct('40、46') },
  { done: 'conclude', label: '调查尚未终结', law: penaltyAct(57) },
] as const
const heard = [
  { done: 'notify', label: '尚未送达行政处罚告知书', law: penaltyAct('44、62') },
  { done: ['reviewDefence', 'waiveDefence'], label: '尚未复核当事人的陈述、申辩，当事人也没有放弃', law: penaltyAct('45、62') },
] as const
const corrected = { done: 'orderCorrection', label: '尚未责令当事人改正或者限期改正违法行为', law: penaltyAct(28) } as const
const reviewed = { done: 'passReview', label: '尚未通过法制审核', law: penaltyAct(58), onlyIf: needsReview } as const
const talkedOver = { done: 'discuss', label: '尚未由行政机关负责人集体讨论', law: penaltyAct(57), onlyIf: needsDiscussion } as const

const reviewerApart = { from: investigation, label: '法制审核人员不得是本案的调查人员', law: penaltyAct(58) } as const
const deciderApart = [
  { from: investigation, label: '调查人员不得作出决定', law: penaltyAct('57、58') },
  { from: ['passReview', 'returnReview'], label: '法制审核人员不得作出决定', law: penaltyAct('57、58') },
] as const

const review = {
  submitForReview: {
    label: '提请法制审核',
    law: [penaltyAct(58), openEnforcement('四（十二）、四（十三）')],
    by: ['officer'],
    when: ['concluded', 'heard'],
    to: 'reviewing',
    recallable: true,
    needs: concluded,
    guards: [notRecused, hearingSettled],
    help: '经过听证的案件在听证之后审核',
  },
  passReview: {
    label: '法制审核通过',
    law: [penaltyAct(58), openEnforcement('四（十三）')],
    by: ['reviewer'],
    when: ['reviewing'],
    to: 'reviewed',
    form: forms.reviewForm,
    needs: [{ done: 'submitForReview', label: '尚未提请法制审核', law: penaltyAct(58) }],
    apart: [reviewerApart],
    guards: [notRecused],
    stamps: ['reviewedOn'],
    sets: { reviewResult: 'pass' },
    help: '审核主体和人员资格、程序、事实证据、适用法律和裁量、权限、文书、是否涉嫌犯罪；初次从事审核的人员应当取得法律职业资格',
  },
  returnReview: {
    label: '法制审核退回',
    law: [penaltyAct(58), openEnforcement('四（十三）'), housingRule(25)],
    by: ['reviewer'],
    when: ['reviewing'],
    to: 'supplementing',
    returns: true,
    form: forms.reviewReturnForm,
    apart: [reviewerApart],
    guards: [notRecused, listedResult],
    help: '承办人员处理后应当再次提请审核',
  },
  discuss: {
    label: '集体讨论',
    law: [penaltyAct(57)],
    by: ['leader'],
    when: ['concluded', 'heard', 'reviewed'],
    to: { field: 'discussionResult', map: { agree: 'reviewed', supplement: 'supplementing', revise: 'supplementing' } },
    form: forms.discussionForm,
    needs: [...concluded, reviewed],
    apart: deciderApart,
    guards: [notRecused, reviewPassed, hearingSettled],
    stamps: ['discussedOn'],
  },
  extendDecision: {
    label: '延长办案期限',
    law: [penaltyAct(60), housingRule(29)],
    by: ['leader'],
    when: ['investigating', 'supplementing', 'concluded', 'noticed', 'heard', 'reviewing', 'reviewed'],
    form: forms.extensionForm,
    guards: [notRecused, stillRunning],
    once: true,
    help: '案情复杂，不能在九十日内作出决定的，经负责人批准延长三十日；适用其他规章的按其规定',
    aside: true,
  },
  extendAgain: {
    label: '再次延长办案期限',
    law: [penaltyAct(60), housingRule(29)],
    by: ['leader'],
    when: ['investigating', 'supplementing', 'concluded', 'noticed', 'heard', 'reviewing', 'reviewed'],
    form: forms.secondExtensionForm,
    needs: [{ done: 'extendDecision', label: '尚未经过第一次延长', law: housingRule(29) }],
    guards: [notRecused, notExtended, stillRunning, extensionLength],
    once: true,
    help: '由负责人集体讨论决定，并同时确定延长的天数',
    aside: true,
  },
} satisfies Actions

const decisions = {
  decidePenalty: {
    label: '作出处罚决定',
    law: [penaltyAct('40、57、59、60')],
    by: ['leader'],
    when: ['heard', 'reviewed'],
    to: 'decided',
    form: forms.decisionForm,
    needs: [...concluded, ...heard, corrected, reviewed, talkedOver],
    apart: deciderApart,
    guards: [
      ...[notRecused, noRecusalPending, noCrimeOpen, answerable, told, partyHeard, hearingSettled, reviewPassed, discussed],
      ...[amountFitsDecision, decisionWithinNotice, notFinedTwice, minorSpared],
    ],
    stamps: ['decidedOn'],
    sets: { outcome: 'penalty', performance: 'pending', publicityState: 'no' },
  },
  decideExemption: {
    label: '作出不予处罚决定',
    law: [penaltyAct('30、31、33、57')],
    by: ['leader'],
    when: ['concluded', 'heard', 'reviewed'],
    to: 'decided',
    form: forms.exemptionForm,
    needs: [...concluded, reviewed, talkedOver],
    apart: deciderApart,
    guards: [notRecused, noRecusalPending, noCrimeOpen, reviewPassed, discussed, exemptionGrounded],
    stamps: ['decidedOn'],
    sets: { outcome: 'exempt', penaltyKind: 'none', fineFen: null, discretion: 'exempted', performance: 'none' },
    help: '对当事人应当进行教育；未满十四周岁的责令监护人管教，不能辨认或者控制自己行为的责令监护人看管和治疗',
  },
  decideUnproven: {
    label: '违法事实不能成立，不予处罚',
    law: [penaltyAct('40、57')],
    by: ['leader'],
    when: ['concluded', 'heard', 'reviewed'],
    to: 'decided',
    form: forms.unprovenForm,
    needs: [...concluded, reviewed, talkedOver],
    apart: deciderApart,
    guards: [notRecused, noRecusalPending, noCrimeOpen, reviewPassed, discussed],
    stamps: ['decidedOn'],
    sets: { outcome: 'unproven', penaltyKind: 'none', fineFen: null, performance: 'none' },
  },
} satisfies Actions

export const decisionActions = { ...review, ...decisions }
