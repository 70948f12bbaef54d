/** Actions from the extension of the term to the end of the file. */
import type { Action, CaseState, Need } from '../../../engine/define.ts'
import { forms } from './forms.ts'
import * as guards from './guards.ts'
import { houseRule, openAct, openActUnread, reconsiderationAct, reportForm } from './law.ts'
import type { FieldId } from './record.ts'
import type { ActionId, StatusId } from './steps.ts'

type Actions = Readonly<Partial<Record<ActionId, Action<FieldId, StatusId, ActionId>>>>

const searched: Need<ActionId> = { done: 'search', label: '尚未检索', law: openAct(36) }
const drafted: Need<ActionId> = { done: 'draft', label: '尚未拟办', law: openAct(36) }
const examined: Need<ActionId> = { done: 'examine', label: '尚未公开审查', law: openAct(17) }
const adverse = {
  label: '对申请人不利或者第三方不同意',
  holds: (state: CaseState) => guards.isAdverse(state.values),
}
const reviewed: Need<ActionId> = { done: 'legalReview', label: '尚未合法性审核', law: houseRule('签发前经合法性审核'), onlyIf: adverse }

const extension = {
  approveExtension: {
    label: '同意延期',
    law: [openAct(33)],
    by: ['leader'],
    when: ['received', 'drafted', 'examined'],
    aside: true,
    form: forms.approveExtension,
    guards: [guards.notYetLate],
    once: true,
    help: '由政府信息公开工作机构负责人同意',
  },
  tellExtension: {
    label: '告知申请人延期',
    law: [openAct(33)],
    by: ['openness'],
    when: ['received', 'drafted', 'examined'],
    needs: [{ done: 'approveExtension', label: '延期未经政府信息公开工作机构负责人同意', law: openAct(33) }],
    guards: [guards.notYetLate],
    stamps: ['extendedOn'],
    marks: 'extended',
    sets: { extended: true },
    once: true,
    help: '告知申请人以后才延长，最长20个工作日',
  },
} satisfies Actions

const decision = {
  draft: {
    label: '拟办答复',
    law: [openAct('36–39')],
    by: ['openness'],
    when: ['received'],
    to: 'drafted',
    recallable: 'marked',
    form: forms.draft,
    needs: [searched],
    guards: [guards.nobodyStillAsked, guards.noFeePending, guards.thirdWasConsulted, guards.overrideReasoned, ...guards.answerSpecific],
    sets: { examineResult: null, reviewResult: null },
    help: '只提供已有的信息，不必加工、分析；能区分处理的，提供可以公开的部分',
  },
  examine: {
    label: '公开审查',
    law: [openAct('17、37')],
    by: ['openness', 'reviewer'],
    when: ['drafted'],
    to: { field: 'examineResult', map: { pass: 'examined', revise: 'received' } },
    returns: 'received',
    form: forms.examine,
    needs: [drafted],
    apart: [{ from: ['draft'], label: '拟办人不能自己审查', law: houseRule('审查与拟办分开') }],
    stamps: ['examinedOn'],
    help: '国家秘密、商业秘密、个人隐私和工作秘密；不能确定的，报有关主管部门或者保密行政管理部门',
  },
  legalReview: {
    label: '合法性审核',
    law: [houseRule('对申请人不利的答复，签发前经合法性审核')],
    by: ['reviewer'],
    when: ['examined'],
    to: { field: 'reviewResult', map: { pass: 'examined', revise: 'received' } },
    returns: 'received',
    form: forms.legalReview,
    needs: [examined],
    apart: [{ from: ['draft'], label: '拟办人不能自己审核', law: houseRule('审核与拟办分开') }],
    stamps: ['reviewedOn'],
  },
  answer: {
    label: '签发答复',
    law: [openAct('33、36、39')],
    by: ['leader'],
    when: ['examined'],
    to: 'answered',
    form: forms.answer,
    needs: [searched, examined, reviewed],
    guards: [...[guards.stillExamined, guards.stillReviewed, guards.leafStated, guards.asExamined, guards.reasoned, guards.wayTold], guards.remedyExplained],
    apart: [{ from: ['draft', 'examine', 'legalReview'], label: '拟办人、审查人、审核人不能签发', law: houseRule('签发与拟办、审查、审核分开') }],
    stamps: ['answeredOn'],
  },
  lapseClarify: {
    label: '逾期不补正，不再处理',
    law: [openAct(30)],
    by: ['openness'],
    when: ['clarifying'],
    to: 'answered',
    form: forms.lapseClarify,
    guards: [guards.clarifyTimeOver],
    stamps: ['answeredOn'],
    sets: { outcome: 'lapsedClarify' },
    help: '申请人无正当理由逾期不补正的，视为放弃申请；并告知申请人',
  },
  lapseFee: {
    label: '逾期不缴费，不再处理',
    law: [openAct(42)],
    by: ['openness'],
    when: ['received'],
    to: 'answered',
    form: forms.lapseFee,
    needs: [{ done: 'chargeFee', label: '尚未发出收费通知', law: openAct(42) }],
    guards: [guards.feeTimeOver],
    stamps: ['answeredOn'],
    sets: { outcome: 'lapsedFee' },
  },
  withdraw: {
    label: '申请人撤回',
    law: [reportForm('其他处理—其他')],
    by: ['openness'],
    when: ['received', 'clarifying', 'drafted', 'examined'],
    to: 'delivered',
    aside: true,
    form: forms.withdraw,
    stamps: ['answeredOn'],
    sets: { outcome: 'other' },
    help: '申请人自己撤回的，留存撤回的凭据；在年度报告中计入“其他处理—其他”',
  },
} satisfies Actions

const afterwards = {
  deliver: {
    label: '送达、提供信息',
    law: [openAct(40)],
    by: ['openness'],
    when: ['answered'],
    to: 'delivered',
    form: forms.deliver,
    stamps: ['deliveredOn'],
    help: '按申请人要求的形式提供；可能危及载体安全或者成本过高的，可以用其他适当形式或者安排查阅',
  },
  toProactive: {
    label: '转为主动公开',
    law: [openAct(44)],
    by: ['openness'],
    when: ['answered', 'delivered'],
    aside: true,
    form: forms.toProactive,
    stamps: ['proactiveOn'],
    help: '多人申请同一信息、可以公开的，可以纳入主动公开；经审核属于主动公开范围的，应当及时公开',
  },
  recordReconsideration: {
    label: '登记行政复议',
    law: [reconsiderationAct(23)],
    by: ['openness'],
    when: ['received', 'drafted', 'examined', 'answered', 'delivered', 'closed'],
    aside: true,
    form: forms.recordReconsideration,
    help: '有结果后再登记一次；责令重新答复的，按新的申请登记并写明原申请编号',
  },
  recordLitigation: {
    label: '登记行政诉讼',
    law: [openActUnread(51)],
    by: ['openness'],
    when: ['received', 'drafted', 'examined', 'answered', 'delivered', 'closed'],
    aside: true,
    form: forms.recordLitigation,
  },
  close: {
    label: '归档',
    law: [openAct(36)],
    by: ['openness'],
    when: ['delivered'],
    to: 'closed',
    guards: [guards.outcomeStated],
    stamps: ['closedOn'],
  },
} satisfies Actions

export const answerActions = { ...extension, ...decision, ...afterwards }
