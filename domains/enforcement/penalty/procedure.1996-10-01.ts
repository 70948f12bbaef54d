/**
 * The procedure under 行政处罚法 before its revision of 2021. Frozen. Its text was not at hand when this was written: articles
 * and days are marked unverified, and cases opened under it are for the most part recorded from ledgers as ended.
 */
import { type Action, defineProcedure, type Term } from '../../../engine/define.ts'
import { formerActions } from './actions.1996-10-01.ts'
import { endedElsewhere, has, payable } from './facts.ts'
import * as forms from './forms-aftermath.ts'
import { formerAct, under } from './guards.1996-10-01.ts'
import {
  decisionFell,
  extraFineLawful,
  neverFiled,
  noRemedyPending,
  notPerformed,
  notPublished,
  ofSocialEffect,
  overdue,
  paidInFull,
  partyKindKnown,
  partyOfAge,
  published,
  reasonTrue,
  redactedFirst,
  remediesExpired,
  remindedTenDays,
  servedLawfully,
} from './guards-aftermath.ts'
import { compulsionAct, openEnforcement } from './law.ts'
import { type FieldId, record } from './record.ts'
import { undecided, unheard } from './resets.ts'
import { type ActionId, type StatusId, statuses } from './steps.ts'
import { formerSummary } from './summary.1996-10-01.ts'

/** Supplementing and the two steps of a transfer came later. */
const { supplementing: _supplementing, transferring: _transferring, ...formerStatuses } = statuses

type Former = Readonly<Record<string, Action<FieldId, StatusId, ActionId>>>

const afterDecision = ['decided', 'served', 'enforcing', 'closed', 'archived'] as const
const standing = ['served', 'enforcing', 'closed', 'archived'] as const
const decisions = ['decidePenalty', 'decideExemption', 'decideUnproven'] as const

const service = {
  serve: {
    label: '送达决定书',
    law: [formerAct('34、40')],
    by: ['officer', 'clerk'],
    when: ['decided'],
    to: 'served',
    form: forms.serviceForm,
    guards: [under(servedLawfully, formerAct(40))],
    stamps: ['servedOn'],
  },
  publish: {
    label: '公示处罚决定',
    law: [openEnforcement('二（六）')],
    by: ['clerk', 'leader'],
    when: afterDecision,
    form: forms.publicationForm,
    needs: [{ done: ['decidePenalty', 'decideOnSpot'], label: '尚未作出处罚决定', law: openEnforcement('二（六）') }],
    guards: [ofSocialEffect, notPublished, partyKindKnown, partyOfAge, redactedFirst].map((g) => under(g, openEnforcement('二（六）'))),
    stamps: ['publishedOn'],
    sets: { publicityState: 'yes' },
    publicity: 'publish',
    aside: true,
  },
  withdraw: {
    label: '撤回公示信息',
    law: [openEnforcement('二（六）')],
    by: ['clerk', 'leader'],
    when: [...afterDecision, 'overturned'],
    form: forms.withdrawalForm,
    guards: [under(published, openEnforcement('二（六）'))],
    stamps: ['withdrawnOn'],
    sets: { publicityState: 'withdrawn' },
    publicity: 'withdraw',
    aside: true,
  },
} satisfies Former

const performance = {
  recordPayment: {
    label: '登记缴清罚款',
    law: [formerAct(46)],
    by: ['clerk', 'officer'],
    when: ['served', 'enforcing'],
    form: forms.paymentForm,
    guards: [under(paidInFull, formerAct('46、51'))],
    stamps: ['paidOn'],
    sets: { performance: 'done' },
  },
  recordPerformance: {
    label: '登记执行完毕',
    law: [formerAct(44)],
    by: ['officer', 'clerk'],
    when: ['served', 'enforcing'],
    stamps: ['performedOn'],
    sets: { performance: 'done' },
  },
  deferPayment: {
    label: '批准延期、分期缴纳',
    law: [formerAct(52)],
    by: ['leader'],
    when: ['served'],
    form: forms.deferralForm,
    guards: [under(notPerformed, formerAct(52))],
    sets: { performance: 'deferred' },
    aside: true,
  },
  addFine: {
    label: '决定加处罚款',
    law: [formerAct(51), compulsionAct(45)],
    by: ['leader'],
    when: ['served'],
    form: forms.extraFineForm,
    guards: [under(notPerformed, formerAct(51)), under(overdue, formerAct('46、51')), under(extraFineLawful, compulsionAct(45))],
    aside: true,
  },
  remind: {
    label: '送达催告书',
    law: [compulsionAct(54)],
    by: ['officer', 'clerk'],
    when: ['served'],
    form: forms.reminderForm,
    guards: [under(notPerformed, formerAct(51)), under(overdue, formerAct('46、51'))],
    stamps: ['remindedOn'],
  },
  applyToCourt: {
    label: '申请法院强制执行',
    law: [formerAct(51), compulsionAct('53、54')],
    by: ['leader'],
    when: ['served'],
    to: 'enforcing',
    needs: [{ done: 'remind', label: '尚未催告当事人履行', law: compulsionAct(54) }],
    guards: [under(notPerformed, formerAct(51)), under(noRemedyPending, compulsionAct(53)), remindedTenDays, remediesExpired],
    stamps: ['courtAppliedOn'],
    sets: { performance: 'court', courtResult: null },
  },
  recordCourtResult: {
    label: '登记法院处理结果',
    law: [compulsionAct('56、57、58')],
    by: ['officer', 'clerk'],
    when: ['enforcing'],
    to: { field: 'courtResult', map: { accepted: 'enforcing', allowed: 'enforcing', refused: 'served' } },
    form: forms.courtForm,
    aside: true,
  },
} satisfies Former

const ending = {
  recordPoliceFiling: {
    label: '司法机关已立案',
    law: [formerAct(22)],
    by: ['officer', 'clerk'],
    when: ['transferred'],
    sets: { policeResult: 'filed' },
    aside: true,
  },
  recordPoliceRefusal: {
    label: '司法机关不予立案',
    law: [formerAct(22)],
    by: ['officer', 'clerk'],
    when: ['transferred'],
    to: 'investigating',
    sets: { policeResult: 'refused', outcome: null },
    aside: true,
  },
  recordRemedy: {
    label: '登记复议、诉讼',
    law: [formerAct(45)],
    by: ['clerk', 'officer', 'leader'],
    when: standing,
    form: forms.remedyForm,
    sets: { remedyPending: true },
    aside: true,
  },
  recordRemedyResult: {
    label: '登记复议、诉讼结果（维持）',
    law: [formerAct(45)],
    by: ['clerk', 'officer', 'leader'],
    when: standing,
    form: forms.remedyResultForm,
    sets: { remedyPending: false },
    aside: true,
  },
  recordOverturn: {
    label: '登记决定被变更、撤销、确认违法或者无效',
    law: [formerAct(54)],
    by: ['clerk', 'leader'],
    when: standing,
    to: { field: 'remedyResult', map: { changed: 'served', illegal: 'served', revoked: 'overturned', void: 'overturned', redo: 'overturned' } },
    form: forms.overturnForm,
    guards: [under(decisionFell, formerAct(54))],
    sets: { remedyPending: false },
    aside: true,
  },
  redo: {
    label: '重新办理',
    law: [formerAct(54)],
    by: ['leader'],
    when: ['overturned'],
    to: 'investigating',
    needs: [{ done: 'file', label: '本案没有立案，请使用“重新立案”', law: formerAct(36) }],
    sets: { ...undecided, ...unheard },
  },
  refile: {
    label: '重新立案',
    law: [formerAct('36、54')],
    by: ['leader'],
    when: ['overturned'],
    to: 'clue',
    guards: [under(neverFiled, formerAct('36、54'))],
    sets: { ...undecided, ...unheard, procedureKind: 'ordinary', filedOn: null },
  },
  close: {
    label: '结案',
    law: [formerAct(38)],
    by: ['leader'],
    when: ['served', 'enforcing', 'transferred', 'overturned'],
    to: 'closed',
    form: forms.closingForm,
    guards: [under(reasonTrue, formerAct(38))],
    stamps: ['closedOn'],
  },
  archive: {
    label: '归档',
    law: [formerAct(38)],
    by: ['clerk'],
    when: ['closed'],
    to: 'archived',
    form: forms.archiveForm,
    stamps: ['archivedOn'],
    aside: true,
  },
} satisfies Former

const statutory = { kind: 'statutory' } as const

const terms = {
  disposePreserved: {
    label: '处理先行登记保存的证据',
    law: formerAct(37),
    ...statutory,
    length: 7,
    unit: 'day',
    from: ['preserve'],
    metBy: ['disposePreserved'],
  },
  requestHearing: {
    label: '要求听证',
    law: formerAct(42),
    ...statutory,
    length: 3,
    unit: 'day',
    from: ['notify'],
    metBy: ['requestHearing'],
    onlyIf: { label: '告知了听证权利的案件', holds: (state) => state.values.noticeKind === 'hearing' },
    lapses: true,
  },
  hearingNotice: {
    label: '通知听证后须满的日期',
    law: formerAct(42),
    ...statutory,
    length: 7,
    unit: 'day',
    from: ['notifyHearing'],
    metBy: [],
    endedBy: ['holdHearing', 'endHearing'],
    lapses: true,
  },
  serve: {
    label: '送达决定书',
    law: formerAct(40),
    ...statutory,
    length: 7,
    unit: 'day',
    from: decisions,
    metBy: ['serve'],
    endedBy: ['recordOverturn', 'close'],
    onlyIf: {
      label: '不是当场交付的决定',
      holds: (state) => state.values.procedureKind !== 'summary' && (!endedElsewhere(state) || has(state.values.servedOn)),
    },
  },
  pay: {
    label: '当事人缴纳罚款',
    law: formerAct(46),
    ...statutory,
    length: 15,
    unit: 'day',
    from: ['serve'],
    metBy: ['recordPayment'],
    endedBy: ['recordOverturn', 'close'],
    extensions: [{ action: 'deferPayment', length: 3650, unit: 'day', lengthField: 'deferDays', label: '批准延期、分期', law: formerAct(52) }],
    onlyIf: { label: '处以罚款的案件', holds: (state) => payable(state.values) > 0 },
    lapses: true,
  },
  awaitReminder: {
    label: '催告后须满的日期',
    law: compulsionAct('54、69'),
    ...statutory,
    length: 10,
    unit: 'workingDay',
    from: ['remind'],
    metBy: [],
    endedBy: ['applyToCourt', 'recordPayment', 'close'],
    lapses: true,
  },
  applyToCourt: {
    label: '申请法院强制执行',
    law: compulsionAct(53),
    ...statutory,
    length: 3,
    unit: 'month',
    from: ['remind'],
    fromField: 'enforceableFrom',
    metBy: ['applyToCourt'],
    endedBy: ['recordPayment', 'recordPerformance', 'recordOverturn', 'close'],
  },
} satisfies Readonly<Record<string, Term<FieldId, ActionId>>>

const findings = ['decidePenalty', 'decideExemption', 'decideUnproven'] as const

export const procedure1996 = defineProcedure(record, {
  from: '1996-10-01',
  until: '2021-07-15',
  title: '行政处罚程序（2021年修订前）',
  law: [formerAct('29–52')],
  statuses: formerStatuses,
  actions: { ...formerActions, ...formerSummary, ...service, ...performance, ...ending },
  terms,
  mandatory: [
    { step: 'file', before: ['investigate', 'conclude', 'notify', ...findings], label: '行政机关负责人批准立案', law: formerAct(36) },
    { step: 'investigate', before: ['conclude', 'notify', ...findings], label: '两名以上执法人员调查', law: formerAct('36、37') },
    { step: 'collectEvidence', before: ['conclude', 'notify', ...findings], label: '收集证据', law: formerAct(36) },
    { step: 'conclude', before: ['notify', ...findings], label: '调查终结', law: formerAct(38) },
    { step: 'notify', before: ['decidePenalty'], label: '告知处罚的事实、理由、依据和权利', law: formerAct('31、41') },
    { step: ['reviewDefence', 'waiveDefence'], before: ['decidePenalty'], label: '听取并复核陈述、申辩', law: formerAct('32、41') },
    { step: 'notifyHearing', before: ['holdHearing'], label: '举行听证前通知当事人', law: formerAct(42) },
    { step: 'passReview', before: findings, label: '审核通过', law: formerAct(38), onlyIf: '属于应当审核的案件' },
    { step: 'discuss', before: findings, label: '行政机关负责人集体讨论', law: formerAct(38), onlyIf: '情节复杂或者重大违法行为' },
    { step: 'approvePreservation', before: ['preserve'], label: '先行登记保存经负责人批准', law: formerAct(37) },
    { step: 'tellOnSpot', before: ['decideOnSpot'], label: '当场告知', law: formerAct('31、41') },
    { step: [...findings, 'decideOnSpot'], before: ['serve'], label: '作出决定', law: formerAct(38) },
    { step: 'remind', before: ['applyToCourt'], label: '申请强制执行前催告', law: compulsionAct(54) },
    { step: ['close', 'terminate'], before: ['archive'], label: '结案后归档', law: formerAct(38) },
  ],
})
