/** The actions of a mediation, in the order in which a case meets them. */
import type { Action, CaseState } from '../../../engine/define.ts'
import { forms } from './forms.ts'
import * as guards from './guards.ts'
import { civilProcedure, courtRule, localRule, mediationAct, ministryRule, ministryRuleUnread } from './law.ts'
import type { FieldId } from './record.ts'

export type StatusId = 'registered' | 'accepted' | 'mediating' | 'agreed' | 'unresolved' | 'settled' | 'failed' | 'ended' | 'declined'

export type ActionId =
  | ('register' | 'find' | 'accept' | 'decline' | 'appoint' | 'askRecusal' | 'tellRights' | 'session' | 'reportEscalation' | 'prolong')
  | ('agreeInWriting' | 'agreeOrally' | 'fail' | 'terminate' | 'reopen')
  | ('recordPerformance' | 'urge' | 'visit' | 'recordSuit' | 'applyConfirmation' | 'recordConfirmation' | 'archive' | 'archiveUnresolved')

type Actions = Readonly<Partial<Record<ActionId, Action<FieldId, StatusId, ActionId>>>>

const rightsTold = { done: 'tellRights', label: '尚未告知当事人权利和义务', law: ministryRule(30) } as const
const mediatorChosen = { done: 'appoint', label: '尚未确定调解员', law: mediationAct(19) } as const
const mediated = { done: 'session', label: '尚未进行调解', law: mediationAct('21、22') } as const

const wasDone = (state: CaseState, action: ActionId): boolean => state.done.some((d) => d.action === action)

const intake = {
  register: {
    label: '登记',
    law: [mediationAct('17、18')],
    by: ['clerk', 'mediator'],
    when: ['new'],
    to: 'registered',
    form: forms.register,
    guards: [guards.courtReferralStated],
    stamps: ['registeredOn'],
    help: '当事人申请，或者法院、公安、信访等移送委托的纠纷',
  },
  find: {
    label: '排查登记',
    law: [mediationAct(17)],
    by: ['clerk', 'mediator'],
    when: ['new'],
    to: 'registered',
    form: forms.find,
    stamps: ['registeredOn'],
    sets: { source: 'proactive' },
    help: '主动排查发现的纠纷；征得各方同意后受理',
  },
  accept: {
    label: '受理',
    law: [mediationAct(17)],
    by: ['clerk', 'mediator'],
    when: ['registered'],
    to: 'accepted',
    form: forms.accept,
    guards: [guards.bothConsent, guards.notElsewhere, guards.materialsDated],
    stamps: ['acceptedOn'],
  },
  decline: {
    label: '不予受理',
    law: [mediationAct(17), ministryRuleUnread(22)],
    by: ['clerk', 'mediator'],
    when: ['registered'],
    to: 'declined',
    form: forms.decline,
    stamps: ['endedOn'],
    sets: { result: 'declined' },
    help: '写明理由，并告知当事人还可以走哪条途径、找哪个机关',
  },
  appoint: {
    label: '确定调解员',
    law: [mediationAct('19、20')],
    by: ['clerk', 'leader'],
    when: ['accepted', 'mediating'],
    aside: (state) => wasDone(state, 'appoint') && state.values.recusalPending !== true,
    form: forms.appoint,
    guards: [guards.appointedAreMediators, guards.appointedNotRecused, guards.invitedWithConsent],
    stamps: ['appointedOn'],
    sets: { recusalPending: false },
    help: '指定或者由当事人选择；要求回避的，在这里调换',
  },
  askRecusal: {
    label: '登记回避要求',
    law: [mediationAct(23), ministryRuleUnread(25)],
    by: ['clerk', 'mediator', 'leader'],
    when: ['accepted', 'mediating'],
    aside: true,
    form: forms.askRecusal,
    needs: [mediatorChosen],
    guards: [guards.recusalsKept],
    sets: { recusalPending: true },
    help: '当事人对调解员提出回避要求的，应当调换',
  },
} satisfies Actions

const mediation = {
  tellRights: {
    label: '告知权利义务',
    law: [ministryRule(30), mediationAct('4、23、24')],
    by: ['mediator'],
    when: ['accepted', 'mediating'],
    to: 'mediating',
    aside: (state) => wasDone(state, 'tellRights'),
    form: forms.tellRights,
    needs: [mediatorChosen],
    guards: [guards.mediatorsReplaced, guards.byItsMediator, guards.rightsReallyTold, guards.noCharge],
    stamps: ['toldOn'],
  },
  session: {
    label: '调解',
    law: [mediationAct('21、22、27')],
    by: ['mediator'],
    when: ['mediating'],
    form: forms.session,
    needs: [mediatorChosen, rightsTold],
    guards: [guards.mediatorsReplaced, guards.byItsMediator],
    stamps: ['sessionOn'],
    help: '每次调解、调查各记一次',
  },
  reportEscalation: {
    label: '激化报告',
    law: [mediationAct(25)],
    by: ['mediator', 'clerk'],
    when: ['registered', 'accepted', 'mediating'],
    aside: true,
    form: forms.reportEscalation,
    stamps: ['reportedOn'],
    help: '有可能引起治安案件、刑事案件的，及时向公安机关或者有关部门报告',
  },
  prolong: {
    label: '延长调解期限',
    law: [localRule(25), courtRule(27)],
    by: ['mediator', 'clerk'],
    when: ['accepted', 'mediating'],
    aside: true,
    form: forms.prolong,
    guards: [guards.allConsentToProlong],
  },
  agreeInWriting: {
    label: '达成书面协议',
    law: [mediationAct('28、29'), ministryRule('34、35')],
    by: ['mediator'],
    when: ['mediating'],
    to: 'agreed',
    form: forms.agreeInWriting,
    needs: [mediatorChosen, rightsTold, mediated],
    guards: [guards.mediatorsReplaced, guards.byItsMediator, guards.signed],
    stamps: ['settledOn'],
    sets: { result: 'success', agreementForm: 'written', performance: 'pending' },
  },
  agreeOrally: {
    label: '达成口头协议',
    law: [mediationAct('28、30')],
    by: ['mediator'],
    when: ['mediating'],
    to: 'agreed',
    form: forms.agreeOrally,
    needs: [mediatorChosen, rightsTold, mediated],
    guards: [guards.mediatorsReplaced, guards.byItsMediator, guards.oralChosen],
    stamps: ['settledOn'],
    sets: { result: 'success', agreementForm: 'oral', performance: 'pending' },
    help: '口头协议自达成之日起生效，调解员应当记录协议内容',
  },
  fail: {
    label: '调解不成',
    law: [mediationAct(26)],
    by: ['mediator'],
    when: ['mediating'],
    to: 'unresolved',
    form: forms.fail,
    needs: [mediatorChosen, rightsTold, mediated],
    guards: [guards.byItsMediator],
    stamps: ['endedOn'],
    sets: { result: 'failed' },
    help: '终止调解，并告知当事人可以通过仲裁、行政、司法等途径维护权利',
  },
  terminate: {
    label: '终止调解',
    law: [mediationAct('17、23、26')],
    by: ['mediator', 'clerk'],
    when: ['accepted', 'mediating'],
    to: 'unresolved',
    aside: true,
    form: forms.terminate,
    stamps: ['endedOn'],
    sets: { result: 'ended' },
    help: '当事人随时可以要求终止；同样要告知其他途径',
  },
} satisfies Actions

const aftercare = {
  recordPerformance: {
    label: '登记履行情况',
    law: [mediationAct(31)],
    by: ['mediator', 'clerk'],
    when: ['agreed'],
    form: forms.recordPerformance,
    guards: [guards.performedDayGiven],
  },
  urge: { label: '督促履行', law: [mediationAct(31)], by: ['mediator', 'clerk'], when: ['agreed'], aside: true, form: forms.urge },
  visit: {
    label: '回访',
    law: [mediationAct(31)],
    by: ['mediator', 'clerk'],
    when: ['agreed'],
    form: forms.visit,
    stamps: ['visitedOn'],
  },
  recordSuit: {
    label: '登记反悔起诉',
    law: [mediationAct(32)],
    by: ['mediator', 'clerk'],
    when: ['agreed'],
    aside: true,
    form: forms.recordSuit,
    sets: { disputedAfter: true },
    help: '就协议的履行或者内容发生争议，一方可以向人民法院起诉',
  },
  applyConfirmation: {
    label: '共同申请司法确认',
    law: [mediationAct(33), civilProcedure(205)],
    by: ['mediator', 'clerk'],
    when: ['agreed'],
    aside: true,
    form: forms.applyConfirmation,
    guards: [guards.notAppliedYet, guards.withinWindow, guards.jointApplication],
    stamps: ['confirmAppliedOn'],
    sets: { confirmation: 'applied' },
  },
  recordConfirmation: {
    label: '登记司法确认结果',
    law: [civilProcedure(206)],
    by: ['mediator', 'clerk'],
    when: ['agreed'],
    form: forms.recordConfirmation,
    needs: [{ done: 'applyConfirmation', label: '尚未申请司法确认', law: mediationAct(33) }],
    guards: [guards.courtAnswered],
    stamps: ['confirmedOn'],
  },
  reopen: {
    label: '重新调解',
    law: [civilProcedure(206), mediationAct(32)],
    by: ['mediator', 'clerk'],
    when: ['agreed'],
    to: 'mediating',
    aside: true,
    form: forms.reopen,
    guards: [guards.changeWanted],
    sets: { result: null, agreementForm: null, settledOn: null, performance: null, confirmation: null, confirmAppliedOn: null, confirmedOn: null },
    help: '法院驳回确认申请，或者协议发生争议，各方愿意变更协议的',
  },
  archive: {
    label: '归档',
    law: [mediationAct(27)],
    by: ['clerk', 'mediator'],
    when: ['agreed'],
    to: 'settled',
    form: forms.archive,
    needs: [{ done: 'visit', label: '尚未回访、监督履行', law: mediationAct(31) }],
    guards: [guards.performanceStated, guards.courtNotPending],
    stamps: ['archivedOn'],
  },
  archiveUnresolved: {
    label: '归档（未达成协议）',
    law: [mediationAct('26、27')],
    by: ['clerk', 'mediator'],
    when: ['unresolved'],
    to: { field: 'result', map: { failed: 'failed', ended: 'ended' } },
    form: forms.archiveUnresolved,
    stamps: ['archivedOn'],
  },
} satisfies Actions

export const actions = { ...intake, ...mediation, ...aftercare } satisfies Readonly<Record<ActionId, Action<FieldId, StatusId, ActionId>>>
