/** Performance: payment, deferral, the additional fine, the way to the court. */
import * as forms from './forms-aftermath.ts'
import {
  collectable,
  extraFineLawful,
  noRemedyPending,
  nothingOwed,
  notPerformed,
  overdue,
  paidApart,
  paidInFull,
  remediesExpired,
  remindedTenDays,
} from './guards-aftermath.ts'
import { notRecused } from './guards-people.ts'
import { compulsionAct, penaltyAct } from './law.ts'
import type { Actions } from './steps.ts'

const running = ['served', 'enforcing'] as const

const served = { done: 'serve', label: '处罚决定书尚未送达', law: penaltyAct(61) } as const

const payment = {
  recordInstalment: {
    label: '登记部分缴款',
    law: [penaltyAct('66、67')],
    by: ['clerk', 'officer'],
    when: running,
    form: forms.paymentForm,
    guards: [notPerformed, paidApart],
    sets: { performance: 'partly' },
    help: '填写累计已缴金额',
    aside: true,
  },
  recordPayment: {
    label: '登记缴清罚款',
    law: [penaltyAct('66、67')],
    by: ['clerk', 'officer'],
    when: running,
    form: forms.paymentForm,
    guards: [paidApart, paidInFull],
    stamps: ['paidOn'],
    sets: { performance: 'done' },
  },
  collectOnSpot: {
    label: '当场收缴罚款',
    law: [penaltyAct('68、69、70')],
    by: ['officer'],
    when: ['served'],
    form: forms.collectionForm,
    needs: [served],
    guards: [notRecused, collectable, paidInFull],
    stamps: ['paidOn'],
    sets: { performance: 'done', payWay: 'onSpot' },
    help: '必须出具国务院财政部门或者省级财政部门统一制发的专用票据',
  },
  handInCash: {
    label: '收缴款交至本机关',
    law: [penaltyAct('71、85')],
    by: ['officer', 'clerk'],
    when: [...running, 'closed'],
    needs: [{ done: 'collectOnSpot', label: '没有当场收缴的罚款', law: penaltyAct(71) }],
  },
  bankCash: {
    label: '收缴款缴付银行',
    law: [penaltyAct('71、85')],
    by: ['clerk'],
    when: [...running, 'closed'],
    needs: [{ done: 'handInCash', label: '收缴的罚款尚未交至本机关', law: penaltyAct(71) }],
  },
  deferPayment: {
    label: '批准延期、分期缴纳',
    law: [penaltyAct(66)],
    by: ['leader'],
    when: ['served'],
    form: forms.deferralForm,
    needs: [served],
    guards: [notPerformed],
    sets: { performance: 'deferred' },
    help: '当事人确有经济困难，经本人申请',
    aside: true,
  },
  recordPerformance: {
    label: '登记执行完毕',
    law: [penaltyAct(66)],
    by: ['officer', 'clerk'],
    when: running,
    guards: [nothingOwed],
    stamps: ['performedOn'],
    sets: { performance: 'done' },
    help: '没有罚款的，或者罚款缴清后其他处罚也已执行完毕的',
  },
} satisfies Actions

const arrears = {
  addFine: {
    label: '决定加处罚款',
    law: [penaltyAct('72、73'), compulsionAct(45)],
    by: ['leader'],
    when: ['served'],
    form: forms.extraFineForm,
    needs: [served],
    guards: [notPerformed, overdue, noRemedyPending, extraFineLawful],
    aside: true,
  },
  remind: {
    label: '送达催告书',
    law: [compulsionAct(54), penaltyAct(72)],
    by: ['officer', 'clerk'],
    when: ['served'],
    form: forms.reminderForm,
    needs: [served],
    guards: [notPerformed, overdue],
    stamps: ['remindedOn'],
  },
  applyToCourt: {
    label: '申请法院强制执行',
    law: [penaltyAct(72), compulsionAct('53、54、55')],
    by: ['leader'],
    when: ['served'],
    to: 'enforcing',
    needs: [{ done: 'remind', label: '尚未催告当事人履行', law: compulsionAct(54) }],
    guards: [notPerformed, noRemedyPending, remindedTenDays, remediesExpired],
    stamps: ['courtAppliedOn'],
    sets: { performance: 'court', courtResult: null },
    help: '申请书由负责人签名并加盖印章，附决定书及事实、理由、依据，当事人意见及催告情况，执行标的情况',
  },
  recordCourtResult: {
    label: '登记法院处理结果',
    law: [compulsionAct('56、57、58')],
    by: ['officer', 'clerk'],
    when: ['enforcing'],
    to: { field: 'courtResult', map: { accepted: 'enforcing', allowed: 'enforcing', refused: 'served' } },
    form: forms.courtForm,
    help: '对不予受理或者不予执行的裁定有异议的，十五日内可以向上一级法院申请复议',
    aside: true,
  },
} satisfies Actions

export const paymentActions = { ...payment, ...arrears }
