/** Remedies, doing a decision over, closing and the archive. */
import * as forms from './forms-aftermath.ts'
import {
  decisionFell,
  decisionStands,
  neverFiled,
  noticeTakenBack,
  publicitySettled,
  reasonTrue,
  remedyPending,
  summaryReported,
  thingsSettled,
} from './guards-aftermath.ts'
import { notRecused } from './guards-people.ts'
import { housingRule, litigationAct, penaltyAct, reconsiderationAct } from './law.ts'
import { undecided, unheard } from './resets.ts'
import { type Actions, investigation, type StatusId } from './steps.ts'

const standing = ['served', 'enforcing', 'closed', 'archived'] as const satisfies readonly StatusId[]

const decided = [
  {
    done: ['decidePenalty', 'decideExemption', 'decideUnproven', 'decideOnSpot'],
    label: '尚未作出处理决定',
    law: penaltyAct('48、75'),
  },
] as const

const remedies = {
  recordRemedy: {
    label: '登记复议、诉讼',
    law: [penaltyAct(73), reconsiderationAct(20), litigationAct(46)],
    by: ['clerk', 'officer', 'leader'],
    when: standing,
    form: forms.remedyForm,
    sets: { remedyPending: true },
    help: '复议、诉讼期间处罚不停止执行，法律另有规定的除外；加处罚款不予计算',
    aside: true,
  },
  recordRemedyResult: {
    label: '登记复议、诉讼结果（维持）',
    law: [penaltyAct(73)],
    by: ['clerk', 'officer', 'leader'],
    when: standing,
    form: forms.remedyResultForm,
    guards: [remedyPending, decisionStands],
    sets: { remedyPending: false },
    aside: true,
  },
  recordOverturn: {
    label: '登记决定被变更、撤销、确认违法或者无效',
    law: [penaltyAct('48、75')],
    by: ['clerk', 'leader'],
    when: standing,
    to: { field: 'remedyResult', map: { changed: 'served', illegal: 'served', revoked: 'overturned', void: 'overturned', redo: 'overturned' } },
    form: forms.overturnForm,
    needs: decided,
    guards: [decisionFell],
    sets: { remedyPending: false },
    aside: true,
    help: '含本机关发现错误主动改正；办理日期为收到裁判文书、复议决定书或者作出纠正决定之日',
  },
  revokeUnserved: {
    label: '撤销尚未送达的决定',
    law: [penaltyAct(75)],
    by: ['leader'],
    when: ['decided'],
    to: 'overturned',
    form: forms.revocationForm,
    sets: { remedyResult: 'revoked' },
    aside: true,
  },
  redo: {
    label: '重新办理',
    law: [penaltyAct(75), reconsiderationAct(64), litigationAct('70、71')],
    by: ['leader'],
    when: ['overturned'],
    to: 'investigating',
    needs: [{ done: 'file', label: '本案没有立案，请使用“重新立案”', law: penaltyAct(54) }],
    guards: [noticeTakenBack],
    sets: { ...undecided, ...unheard },
    help: '责令重新作出的，不得以同一事实和理由作出与原决定相同或者基本相同的决定',
  },
  refile: {
    label: '重新立案',
    law: [penaltyAct('54、75')],
    by: ['leader'],
    when: ['overturned'],
    to: 'clue',
    guards: [neverFiled, noticeTakenBack],
    sets: { ...undecided, ...unheard, procedureKind: 'ordinary', filedOn: null },
    help: '当场处罚被撤销后需要处理的，按普通程序立案',
  },
} satisfies Actions

const ending = {
  close: {
    label: '结案',
    law: [housingRule(31), penaltyAct(47)],
    by: ['leader'],
    when: ['served', 'enforcing', 'transferred', 'overturned'],
    to: 'closed',
    form: forms.closingForm,
    apart: [{ from: investigation, label: '承办人员不得自行批准结案', law: housingRule(31) }],
    guards: [notRecused, reasonTrue, noticeTakenBack, publicitySettled, summaryReported, thingsSettled],
    stamps: ['closedOn'],
  },
  archive: {
    label: '归档',
    law: [penaltyAct(47), housingRule(40)],
    by: ['clerk'],
    when: ['closed'],
    to: 'archived',
    form: forms.archiveForm,
    stamps: ['archivedOn'],
    aside: (state) => state.backfilled,
  },
} satisfies Actions

export const closingActions = { ...remedies, ...ending }
