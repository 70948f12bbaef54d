/** The procedure of people's mediation under the Act of 2010. */
import { type CaseState, defineProcedure } from '../../../engine/define.ts'
import { actions } from './actions.ts'
import { civilProcedure, courtRule, localRule, mediationAct, ministryRule } from './law.ts'
import { record } from './record.ts'

const fromCourt = (state: CaseState): boolean => ['assigned', 'entrusted', 'entrustedSimple'].includes(String(state.values.referral ?? ''))
const referredAs = (kind: string, label: string) => ({ label, holds: (state: CaseState) => state.values.referral === kind })

const concluded = ['agreeInWriting', 'agreeOrally', 'fail', 'terminate'] as const

/** Agreed by all parties, for as long as they say; courts set no bound, and we none but a year at a time. */
const prolonged = { action: 'prolong', length: 365, unit: 'day', lengthField: 'prolongDays', label: '当事人同意延长' } as const

const courtTerm = (kind: string, length: number, label: string) =>
  ({
    label,
    law: courtRule(27),
    kind: 'statutory',
    length,
    unit: 'day',
    from: ['accept'],
    fromField: 'materialsOn',
    metBy: concluded,
    extensions: [{ ...prolonged, law: courtRule(27) }],
    onlyIf: referredAs(kind, label),
    consequence: '期限届满未达成协议且当事人不同意延长的，退回人民法院',
  }) as const

export const procedure = defineProcedure(record, {
  from: '2011-01-01',
  title: '人民调解法（2010年）',
  law: [mediationAct('17–33'), ministryRule('27–35'), civilProcedure('205、206'), courtRule('19–27')],
  statuses: {
    registered: { label: '待受理', tone: 'active' },
    accepted: { label: '已受理', tone: 'active' },
    mediating: { label: '调解中', tone: 'active' },
    agreed: { label: '已达成协议，履行中', tone: 'waiting' },
    unresolved: { label: '未达成协议，待归档', tone: 'waiting' },
    settled: { label: '已化解', final: true, tone: 'good' },
    failed: { label: '调解不成', final: true, tone: 'bad' },
    ended: { label: '终止调解', final: true, tone: 'plain' },
    declined: { label: '不予受理', final: true, tone: 'plain' },
  },
  actions,
  terms: {
    settle: {
      label: '调结',
      law: ministryRule(33, '一般在一个月内调结；人民调解法本身没有规定期限'),
      kind: 'plan',
      length: 1,
      unit: 'month',
      from: ['accept', 'reopen'],
      metBy: concluded,
      extensions: [{ ...prolonged, law: localRule(25) }],
      onlyIf: { label: '不是法院委派、委托的纠纷', holds: (state) => !fromCourt(state) },
      consequence: '不影响调解的效力，当事人同意的可以继续调解',
    },
    courtAssigned: courtTerm('assigned', 30, '法院委派调解'),
    courtEntrusted: courtTerm('entrusted', 15, '法院委托调解（普通程序）'),
    courtEntrustedSimple: courtTerm('entrustedSimple', 7, '法院委托调解（简易程序）'),
    confirm: {
      label: '共同申请司法确认',
      law: mediationAct(33, '民事诉讼法第205条同此期限'),
      kind: 'statutory',
      length: 30,
      unit: 'day',
      from: ['agreeInWriting', 'agreeOrally'],
      metBy: ['applyConfirmation'],
      endedBy: ['reopen'],
      onlyIf: { label: '已达成调解协议', holds: (state) => state.values.result === 'success' },
      lapses: true,
      consequence: '逾期不能再申请司法确认，可以就协议向人民法院起诉',
    },
  },
  mandatory: [
    { step: 'accept', before: ['appoint', 'tellRights', 'session', 'agreeInWriting', 'agreeOrally', 'fail'], label: '各方同意并受理', law: mediationAct(17) },
    { step: 'appoint', before: ['tellRights', 'session', 'agreeInWriting', 'agreeOrally', 'fail'], label: '确定调解员', law: mediationAct(19) },
    { step: 'tellRights', before: ['session', 'agreeInWriting', 'agreeOrally', 'fail'], label: '告知权利义务', law: ministryRule(30) },
    { step: 'session', before: ['agreeInWriting', 'agreeOrally', 'fail'], label: '调解并记录', law: mediationAct('22、27') },
    { step: ['agreeInWriting', 'agreeOrally'], before: ['applyConfirmation', 'visit', 'archive'], label: '达成协议', law: mediationAct('28–30') },
    { step: 'visit', before: ['archive'], label: '回访、监督履行', law: mediationAct(31) },
    { step: ['fail', 'terminate'], before: ['archiveUnresolved'], label: '终止调解并告知其他途径', law: mediationAct(26) },
  ],
})
