/** Actions from the clue to the filing, and those about the people on the case. */
import * as forms from './forms-filing.ts'
import { notSummaryKind, withinLimitation } from './guards-filing.ts'
import { differentOfficers, namedNotRecused, noSecondRecusal, notOwnRecusal, notRecused, recusalNamed, recusalPending, twoOfficers } from './guards-people.ts'
import { housingRule, penaltyAct } from './law.ts'
import type { Actions, StatusId } from './steps.ts'

const filing = {
  registerClue: {
    label: '登记线索',
    law: [penaltyAct(54), housingRule(15)],
    by: ['clerk', 'officer'],
    when: ['new'],
    to: 'clue',
    form: forms.clueForm,
    help: '检查、投诉举报、移送、转办等发现的线索都应当登记来源',
  },
  extendClueCheck: {
    label: '延长线索核查',
    law: [housingRule(15)],
    by: ['leader'],
    when: ['clue'],
    form: forms.clueExtensionForm,
    once: true,
    aside: true,
  },
  proposeFiling: {
    label: '提请立案',
    law: [penaltyAct('36、42、54'), housingRule(15)],
    by: ['officer'],
    when: ['clue'],
    to: 'proposed',
    recallable: true,
    form: forms.filingProposalForm,
    guards: [notRecused, twoOfficers, differentOfficers, namedNotRecused, notSummaryKind, withinLimitation],
    help: '职权事项应当在本机关权责清单或者省级公布的下放目录之内，规范性文件不得设定行政处罚',
  },
  returnProposal: {
    label: '退回立案申请',
    law: [housingRule(15)],
    by: ['leader'],
    when: ['proposed'],
    to: 'clue',
    returns: true,
    form: forms.returnForm,
  },
  file: {
    label: '批准立案',
    law: [penaltyAct(54), housingRule(15)],
    by: ['leader'],
    when: ['proposed'],
    to: 'investigating',
    form: forms.filingForm,
    needs: [{ done: 'proposeFiling', label: '尚未由两名执法人员提请立案', law: penaltyAct('42、54') }],
    apart: [{ from: ['proposeFiling'], label: '提请立案的人员不得自行批准立案', law: housingRule(15) }],
    stamps: ['filedOn'],
  },
  declineFiling: {
    label: '不予立案',
    law: [penaltyAct('54、76'), housingRule(15)],
    by: ['leader'],
    when: ['clue', 'proposed'],
    to: 'notFiled',
    form: forms.declineForm,
    help: '符合立案标准而不及时立案的，依法追究责任',
    aside: true,
  },
} satisfies Actions

/** While somebody is still to act on the facts, recusal may be asked for. */
const open = [
  ...(['onSpot', 'investigating', 'suspended', 'concluded', 'noticed', 'hearing', 'heard', 'reviewing', 'supplementing', 'reviewed', 'transferring'] as const),
] satisfies readonly StatusId[]

const people = {
  requestRecusal: {
    label: '登记回避申请',
    law: [penaltyAct(43)],
    by: ['clerk', 'officer', 'leader', 'reviewer', 'chair'],
    when: open,
    form: forms.recusalForm,
    guards: [noSecondRecusal],
    sets: { recusalPending: true, recusalGranted: null },
    help: '当事人申请或者本人提出；决定作出之前，不停止调查',
    aside: true,
  },
  decideRecusal: {
    label: '决定回避',
    law: [penaltyAct(43)],
    by: ['leader'],
    when: open,
    form: forms.recusalDecisionForm,
    guards: [recusalPending, notOwnRecusal, recusalNamed],
    sets: { recusalPending: false },
  },
  replaceOfficers: {
    label: '更换承办人',
    law: [penaltyAct('42、43')],
    by: ['leader'],
    when: ['investigating', 'suspended', 'supplementing', 'concluded', 'noticed', 'heard'],
    form: forms.officersForm,
    guards: [differentOfficers, namedNotRecused],
    aside: true,
  },
} satisfies Actions

export const filingActions = { ...filing, ...people }
