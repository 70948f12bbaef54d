/** From penalty to prosecution: transfer of a suspected crime to the police (行政处罚法第27条, 国务院令第310号). */
import * as forms from './forms-decision.ts'
import { crimeOpen, noCrimeOpen } from './guards-decision.ts'
import { differentOfficers, namedNotRecused, notRecused, twoOfficers } from './guards-people.ts'
import { penaltyAct, transferRule } from './law.ts'
import type { Actions } from './steps.ts'

const undecided = ['investigating', 'supplementing', 'concluded', 'noticed', 'heard', 'reviewed'] as const
const reported = [{ done: 'reportCrime', label: '尚未由专案组提出移送涉嫌犯罪案件的书面报告', law: transferRule(5) }] as const
const leaderApart = [{ from: ['reportCrime'], label: '提出移送报告的人员不得自行审批', law: transferRule(5) }] as const

export const transferActions = {
  reportCrime: {
    label: '报告涉嫌犯罪',
    law: [penaltyAct(27), transferRule('3、5')],
    by: ['officer'],
    when: undecided,
    form: forms.crimeReportForm,
    guards: [notRecused, twoOfficers, differentOfficers, namedNotRecused, noCrimeOpen],
    sets: { crimeSuspected: true, policeResult: null },
    aside: true,
  },
  decideTransfer: {
    label: '批准移送公安机关',
    law: [penaltyAct('27、57'), transferRule(5)],
    by: ['leader'],
    when: undecided,
    to: 'transferring',
    needs: reported,
    apart: leaderApart,
    guards: [notRecused, crimeOpen],
    sets: { outcome: 'crime' },
    help: '由正职负责人或者主持工作的负责人审批',
  },
  refuseTransfer: {
    label: '不批准移送',
    law: [transferRule(5)],
    by: ['leader'],
    when: undecided,
    form: forms.transferRefusalForm,
    needs: reported,
    apart: leaderApart,
    guards: [notRecused, crimeOpen],
    sets: { crimeSuspected: false },
    help: '不批准的理由应当记录在案',
  },
  handOver: {
    label: '移送公安机关',
    law: [transferRule('5、6')],
    by: ['officer', 'clerk'],
    when: ['transferring'],
    to: 'transferred',
    form: forms.handOverForm,
    needs: [{ done: 'decideTransfer', label: '移送尚未批准', law: transferRule(5) }],
    guards: [notRecused],
    stamps: ['transferredOn'],
    help: '附移送书、调查报告、涉案物品清单、检验报告或者鉴定结论',
  },
  recordPoliceFiling: {
    label: '公安机关已立案',
    law: [transferRule('8、12')],
    by: ['officer', 'clerk'],
    when: ['transferred'],
    form: forms.policeForm,
    sets: { policeResult: 'filed' },
    help: '接到立案通知书之日起三日内移交涉案物品和有关材料',
    aside: true,
  },
  recordPoliceRefusal: {
    label: '公安机关不予立案',
    law: [transferRule('8、9、10')],
    by: ['officer', 'clerk'],
    when: ['transferred'],
    to: 'investigating',
    form: forms.policeForm,
    sets: { policeResult: 'refused', crimeSuspected: false, outcome: null },
    help: '认为应当立案的，三日内可以提请复议或者建议检察机关监督；不予立案的依法作出处理',
    aside: true,
  },
} satisfies Actions
