/** Sealing and seizing (查封、扣押) under 行政强制法, for offices that an act or regulation empowers. */
import * as forms from './forms-filing.ts'
import {
  measureApproved,
  measureAsked,
  measureFree,
  measureHeld,
  measureNotExtended,
  measureRunning,
  measureStands,
  measureToldParty,
  measureUrgent,
} from './guards-filing.ts'
import { differentOfficers, idShown, namedNotRecused, notRecused, recorded, twoOfficers } from './guards-people.ts'
import { compulsionAct, openEnforcement } from './law.ts'
import type { Actions, StatusId } from './steps.ts'

const atWork = ['investigating', 'supplementing'] as const
const untilClosed = [
  ...(['investigating', 'suspended', 'supplementing', 'concluded', 'noticed', 'hearing', 'heard', 'reviewing', 'reviewed'] as const),
  ...(['transferring', 'transferred', 'decided', 'served', 'enforcing', 'overturned', 'closed'] as const),
] satisfies readonly StatusId[]

const onSite = [notRecused, twoOfficers, differentOfficers, namedNotRecused]

export const measureActions = {
  askMeasure: {
    label: '申请查封、扣押',
    law: [compulsionAct('16、17、18、23')],
    by: ['officer'],
    when: atWork,
    form: forms.measureForm,
    guards: [notRecused, measureFree],
    sets: { measure: 'asked', measureExtended: false, measureUrgent: false, measureOutcome: null },
    help: '限于涉案的场所、设施或者财物，不得查封、扣押公民个人及其所扶养家属的生活必需品',
    aside: true,
  },
  approveMeasure: {
    label: '批准查封、扣押',
    law: [compulsionAct(18)],
    by: ['leader'],
    when: atWork,
    apart: [{ from: ['askMeasure'], label: '申请查封、扣押的人员不得自行批准', law: compulsionAct(18) }],
    guards: [notRecused, measureAsked],
    sets: { measure: 'approved' },
  },
  refuseMeasure: {
    label: '不批准查封、扣押',
    law: [compulsionAct(18)],
    by: ['leader'],
    when: atWork,
    guards: [notRecused, measureAsked],
    sets: { measure: 'ended' },
  },
  imposeMeasure: {
    label: '实施查封、扣押',
    law: [compulsionAct('18、24'), openEnforcement('三（八）')],
    by: ['officer'],
    when: atWork,
    form: forms.imposeForm,
    needs: [{ done: 'approveMeasure', label: '未经行政机关负责人批准', law: compulsionAct(18) }],
    guards: [...onSite, measureApproved, idShown, measureToldParty, recorded],
    stamps: ['imposedOn'],
    sets: { measure: 'held' },
    help: '当场交付查封、扣押决定书和清单，制作现场笔录',
  },
  imposeUrgently: {
    label: '情况紧急，当场查封、扣押',
    law: [compulsionAct('18、19、24')],
    by: ['officer'],
    when: atWork,
    form: forms.urgentMeasureForm,
    guards: [...onSite, measureFree, idShown, measureToldParty, recorded],
    stamps: ['imposedOn'],
    sets: { measure: 'urgent', measureUrgent: true, measureExtended: false, measureOutcome: null },
    help: '应当在二十四小时内向行政机关负责人报告，并补办批准手续',
    aside: true,
  },
  ratifyMeasure: {
    label: '补办批准查封、扣押',
    law: [compulsionAct(19)],
    by: ['leader'],
    when: atWork,
    guards: [notRecused, measureUrgent],
    apart: [{ from: ['imposeUrgently'], label: '实施查封、扣押的人员不得自行补办批准', law: compulsionAct(19) }],
    sets: { measure: 'held' },
  },
  denyUrgent: {
    label: '不予补办批准，立即解除',
    law: [compulsionAct(19)],
    by: ['leader'],
    when: atWork,
    guards: [notRecused, measureUrgent],
    sets: { measure: 'refused' },
  },
  extendMeasure: {
    label: '延长查封、扣押期限',
    law: [compulsionAct(25)],
    by: ['leader'],
    when: untilClosed,
    form: forms.measureExtensionForm,
    guards: [notRecused, measureStands, measureNotExtended, measureRunning],
    sets: { measureExtended: true },
    help: '延长的决定应当及时书面告知当事人，并说明理由',
    aside: true,
  },
  endMeasure: {
    label: '处理或者解除查封、扣押',
    law: [compulsionAct('27、28')],
    by: ['officer', 'leader'],
    when: untilClosed,
    form: forms.measureEndForm,
    guards: [notRecused, measureHeld],
    sets: { measure: 'ended' },
  },
} satisfies Actions
