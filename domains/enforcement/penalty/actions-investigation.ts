/** Actions of the investigation: evidence, preservation, tests, suspension, correction, its end. */
import * as forms from './forms-filing.ts'
import {
  evidenceSound,
  monitorSound,
  nothingPreserved,
  notTesting,
  preservationApproved,
  preservationAsked,
  preservationFree,
  preservationHeld,
  testing,
} from './guards-filing.ts'
import { differentOfficers, idShown, namedNotRecused, notRecused, twoOfficers } from './guards-people.ts'
import { housingRule, openEnforcement, penaltyAct } from './law.ts'
import { unheard } from './resets.ts'
import { type Actions, investigation } from './steps.ts'

const atWork = ['investigating', 'supplementing'] as const

/** Guards of everything that two officers do in the field. */
const field = [notRecused, twoOfficers, differentOfficers, namedNotRecused]

const gathered = [
  { done: 'investigate', label: '尚未由两名执法人员调查', law: penaltyAct('42、54、55') },
  { done: 'collectEvidence', label: '尚未收集证据', law: penaltyAct('40、46、54') },
] as const

const evidence = {
  investigate: {
    label: '记录调查',
    law: [penaltyAct('42、54、55'), openEnforcement('三（七）、三（八）')],
    by: ['officer'],
    when: atWork,
    form: forms.investigationForm,
    guards: [...field, idShown],
    help: '询问应当个别进行；询问或者检查应当制作笔录',
  },
  collectEvidence: {
    label: '登记证据',
    law: [penaltyAct('41、46')],
    by: ['officer'],
    when: atWork,
    form: forms.evidenceForm,
    guards: [...field, evidenceSound, monitorSound],
  },
  askPreservation: {
    label: '申请先行登记保存',
    law: [penaltyAct(56)],
    by: ['officer'],
    when: atWork,
    form: forms.preservationForm,
    guards: [notRecused, preservationFree],
    sets: { preservation: 'asked', preservationOutcome: null },
    help: '限于证据可能灭失或者以后难以取得的情况',
    aside: true,
  },
  approvePreservation: {
    label: '批准先行登记保存',
    law: [penaltyAct(56)],
    by: ['leader'],
    when: atWork,
    apart: [{ from: ['askPreservation'], label: '申请先行登记保存的人员不得自行批准', law: penaltyAct(56) }],
    guards: [notRecused, preservationAsked],
    sets: { preservation: 'approved' },
  },
  preserve: {
    label: '先行登记保存证据',
    law: [penaltyAct('42、56')],
    by: ['officer'],
    when: atWork,
    form: forms.preserveForm,
    needs: [{ done: 'approvePreservation', label: '未经行政机关负责人批准', law: penaltyAct(56) }],
    guards: [...field, preservationApproved, idShown],
    stamps: ['preservedOn'],
    sets: { preservation: 'held' },
  },
  disposePreserved: {
    label: '处理先行登记保存的证据',
    law: [penaltyAct(56), housingRule(19)],
    by: ['officer', 'leader'],
    when: [...atWork, 'suspended'],
    form: forms.disposalForm,
    guards: [notRecused, preservationHeld],
    sets: { preservation: 'ended' },
  },
  startTest: {
    label: '送交检测、检验、鉴定',
    law: [housingRule(29)],
    by: ['officer'],
    when: atWork,
    form: forms.testForm,
    guards: [notRecused, notTesting],
    sets: { testing: true },
    help: '所需时间不计入办案期限；物品被查封、扣押的，应当书面告知当事人所需期间',
    aside: true,
  },
  endTest: {
    label: '登记检测、检验、鉴定结果',
    law: [housingRule(29)],
    by: ['officer'],
    when: atWork,
    form: forms.testForm,
    guards: [notRecused, testing],
    sets: { testing: false },
  },
} satisfies Actions

const course = {
  suspend: {
    label: '中止调查',
    law: [housingRule(30)],
    by: ['leader'],
    when: ['investigating'],
    to: 'suspended',
    form: forms.suspensionForm,
    guards: [notRecused, notTesting],
    aside: true,
  },
  resume: {
    label: '恢复调查',
    law: [housingRule(30)],
    by: ['leader'],
    when: ['suspended'],
    to: 'investigating',
    guards: [notRecused],
  },
  orderCorrection: {
    label: '责令改正',
    law: [penaltyAct(28)],
    by: ['officer'],
    when: ['investigating', 'supplementing', 'concluded', 'noticed', 'heard', 'reviewed'],
    form: forms.correctionForm,
    guards: [notRecused],
    aside: true,
  },
  recordCorrection: {
    label: '登记改正情况',
    law: [penaltyAct('28、33')],
    by: ['officer'],
    when: [...(['investigating', 'supplementing', 'concluded', 'noticed', 'heard', 'reviewed', 'decided', 'served', 'enforcing'] as const)],
    stamps: ['correctedOn'],
    guards: [notRecused],
    aside: true,
  },
  conclude: {
    label: '调查终结',
    law: [penaltyAct(57), housingRule(20)],
    by: ['officer'],
    when: ['investigating'],
    to: 'concluded',
    form: forms.conclusionForm,
    needs: gathered,
    guards: [...field, nothingPreserved, notTesting],
    sets: unheard,
  },
  finishSupplement: {
    label: '补充调查、改正完毕',
    law: [penaltyAct('57、58'), housingRule(25)],
    by: ['officer'],
    when: ['supplementing'],
    to: { field: 'noticeKind', map: { defence: 'heard', hearing: 'heard', null: 'concluded', undefined: 'concluded' } },
    form: forms.supplementForm,
    guards: [...field, nothingPreserved, notTesting],
    sets: { reviewResult: null, reviewedOn: null, discussionResult: null, discussedOn: null },
    help: '拟认定的事实、理由、依据和拟处罚内容都没有改变时使用；改变的，使用“补充调查后重新认定”',
  },
  concludeAnew: {
    label: '补充调查后重新认定',
    law: [penaltyAct('44、57、58')],
    by: ['officer'],
    when: ['supplementing'],
    to: 'concluded',
    form: forms.conclusionForm,
    guards: [...field, nothingPreserved, notTesting],
    sets: unheard,
    help: '改变后的认定应当重新告知当事人',
  },
  terminate: {
    label: '终止调查',
    law: [housingRule('30、31')],
    by: ['leader'],
    when: ['investigating', 'suspended', 'supplementing', 'concluded', 'noticed', 'heard'],
    to: 'closed',
    form: forms.terminationForm,
    guards: [notRecused, nothingPreserved],
    apart: [{ from: investigation, label: '调查人员不得自行决定终止调查', law: penaltyAct(57) }],
    stamps: ['closedOn'],
    sets: { closeReason: 'terminated' },
    aside: true,
  },
} satisfies Actions

export const investigationActions = { ...evidence, ...course }
