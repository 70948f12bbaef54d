/** The procedure under 行政处罚法 as revised in 2021, in force from 15 July 2021. */
import { defineProcedure } from '../../../engine/define.ts'
import { closingActions } from './actions-closing.ts'
import { decisionActions } from './actions-decision.ts'
import { filingActions } from './actions-filing.ts'
import { hearingActions } from './actions-hearing.ts'
import { investigationActions } from './actions-investigation.ts'
import { measureActions } from './actions-measures.ts'
import { paymentActions } from './actions-payment.ts'
import { publicityActions } from './actions-publicity.ts'
import { summaryActions } from './actions-summary.ts'
import { transferActions } from './actions-transfer.ts'
import { compulsionAct, housingRule, openEnforcement, penaltyAct, transferRule } from './law.ts'
import { record } from './record.ts'
import { statuses } from './steps.ts'
import { terms } from './terms.ts'

const findings = ['decidePenalty', 'decideExemption', 'decideUnproven'] as const

export const procedure = defineProcedure(record, {
  from: '2021-07-15',
  title: '行政处罚程序（2021年修订）',
  law: [penaltyAct('42–75'), openEnforcement('二、三、四')],
  statuses,
  actions: {
    ...filingActions,
    ...investigationActions,
    ...measureActions,
    ...hearingActions,
    ...decisionActions,
    ...transferActions,
    ...summaryActions,
    ...publicityActions,
    ...paymentActions,
    ...closingActions,
  },
  terms,
  mandatory: [
    { step: 'proposeFiling', before: ['file', ...findings], label: '由两名执法人员提请立案', law: penaltyAct('42、54') },
    { step: 'file', before: ['investigate', 'conclude', 'notify', ...findings], label: '行政机关负责人批准立案', law: penaltyAct(54) },
    { step: 'investigate', before: ['conclude', 'notify', ...findings], label: '两名以上执法人员调查', law: penaltyAct('42、54、55') },
    { step: 'collectEvidence', before: ['conclude', 'notify', ...findings], label: '收集证据并查证属实', law: penaltyAct('40、46') },
    { step: 'conclude', before: ['notify', 'submitForReview', ...findings], label: '调查终结', law: penaltyAct(57) },
    { step: 'notify', before: ['decidePenalty'], label: '告知拟处罚内容及事实、理由、依据和权利', law: penaltyAct('44、62') },
    { step: ['reviewDefence', 'waiveDefence'], before: ['decidePenalty'], label: '听取并复核陈述、申辩，当事人放弃的除外', law: penaltyAct('45、62') },
    { step: 'orderCorrection', before: ['decidePenalty'], label: '责令改正或者限期改正', law: penaltyAct(28) },
    { step: 'notifyHearing', before: ['holdHearing'], label: '举行听证前通知当事人', law: penaltyAct(64) },
    { step: 'submitForReview', before: ['passReview'], label: '提请法制审核', law: penaltyAct(58) },
    { step: 'passReview', before: findings, label: '法制审核通过', law: penaltyAct(58), onlyIf: '属于应当法制审核的案件' },
    { step: 'discuss', before: findings, label: '行政机关负责人集体讨论', law: penaltyAct(57), onlyIf: '情节复杂或者重大违法行为' },
    { step: 'approvePreservation', before: ['preserve'], label: '先行登记保存经负责人批准', law: penaltyAct(56) },
    { step: 'approveMeasure', before: ['imposeMeasure'], label: '查封、扣押经负责人批准', law: compulsionAct(18) },
    { step: 'openSummary', before: ['decideOnSpot'], label: '两名执法人员出示证件', law: penaltyAct('42、52') },
    { step: 'tellOnSpot', before: ['decideOnSpot'], label: '当场告知', law: penaltyAct('44、62') },
    { step: 'hearOnSpot', before: ['decideOnSpot'], label: '当场听取陈述、申辩并复核', law: penaltyAct('45、62') },
    { step: [...findings, 'decideOnSpot'], before: ['serve'], label: '作出决定', law: penaltyAct('52、57') },
    { step: ['decidePenalty', 'decideOnSpot'], before: ['publish'], label: '作出处罚决定', law: penaltyAct(48) },
    { step: 'serve', before: ['collectOnSpot', 'deferPayment', 'addFine', 'remind', 'applyToCourt'], label: '送达决定书', law: penaltyAct(61) },
    { step: 'remind', before: ['applyToCourt'], label: '申请强制执行前催告', law: compulsionAct(54) },
    { step: 'reportCrime', before: ['decideTransfer', 'handOver'], label: '专案组提出移送报告', law: transferRule(5) },
    { step: 'decideTransfer', before: ['handOver'], label: '负责人批准移送', law: transferRule(5) },
    { step: ['close', 'terminate'], before: ['archive'], label: '结案后归档', law: housingRule('31、40') },
  ],
})
