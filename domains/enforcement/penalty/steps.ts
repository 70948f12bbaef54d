/** Names of the statuses and actions of the procedure in force, so that the files that define them can refer to each other. */
import type { Action } from '../../../engine/define.ts'
import type { FieldId } from './record.ts'

export const statuses = {
  clue: { label: '线索核查', tone: 'active' },
  proposed: { label: '待批准立案', tone: 'waiting' },
  notFiled: { label: '不予立案', final: true, tone: 'plain' },
  onSpot: { label: '当场处罚办理中', tone: 'active' },
  investigating: { label: '调查取证', tone: 'active' },
  suspended: { label: '中止调查', tone: 'waiting' },
  concluded: { label: '调查终结', tone: 'active' },
  noticed: { label: '已告知，听取意见', tone: 'waiting' },
  hearing: { label: '听证', tone: 'waiting' },
  heard: { label: '意见已复核', tone: 'active' },
  reviewing: { label: '法制审核', tone: 'waiting' },
  supplementing: { label: '补充调查、改正', tone: 'active' },
  reviewed: { label: '待作出决定', tone: 'active' },
  transferring: { label: '待移送公安机关', tone: 'active' },
  transferred: { label: '已移送公安机关', tone: 'waiting' },
  decided: { label: '已决定，待送达', tone: 'active' },
  served: { label: '已送达，执行中', tone: 'waiting' },
  enforcing: { label: '申请法院强制执行', tone: 'waiting' },
  overturned: { label: '决定已撤销', tone: 'bad' },
  closed: { label: '已结案', tone: 'good' },
  archived: { label: '已归档', final: true, tone: 'good' },
} as const
export type StatusId = keyof typeof statuses

export type ActionId =
  // 线索与立案
  | 'registerClue'
  | 'extendClueCheck'
  | 'proposeFiling'
  | 'returnProposal'
  | 'file'
  | 'declineFiling'
  // 人员
  | 'requestRecusal'
  | 'decideRecusal'
  | 'replaceOfficers'
  // 调查取证
  | 'investigate'
  | 'collectEvidence'
  | 'askPreservation'
  | 'approvePreservation'
  | 'preserve'
  | 'disposePreserved'
  | 'startTest'
  | 'endTest'
  | 'suspend'
  | 'resume'
  | 'orderCorrection'
  | 'recordCorrection'
  | 'conclude'
  | 'finishSupplement'
  | 'concludeAnew'
  | 'terminate'
  // 查封、扣押
  | 'askMeasure'
  | 'approveMeasure'
  | 'refuseMeasure'
  | 'imposeMeasure'
  | 'imposeUrgently'
  | 'ratifyMeasure'
  | 'denyUrgent'
  | 'extendMeasure'
  | 'endMeasure'
  // 告知、陈述申辩、听证
  | 'notify'
  | 'receiveDefence'
  | 'waiveDefence'
  | 'reviewDefence'
  | 'requestHearing'
  | 'waiveHearing'
  | 'notifyHearing'
  | 'holdHearing'
  | 'endHearing'
  // 审核、讨论、决定
  | 'submitForReview'
  | 'passReview'
  | 'returnReview'
  | 'discuss'
  | 'extendDecision'
  | 'extendAgain'
  | 'decidePenalty'
  | 'decideExemption'
  | 'decideUnproven'
  // 行刑衔接
  | 'reportCrime'
  | 'decideTransfer'
  | 'refuseTransfer'
  | 'handOver'
  | 'recordPoliceFiling'
  | 'recordPoliceRefusal'
  // 当场处罚
  | 'openSummary'
  | 'tellOnSpot'
  | 'hearOnSpot'
  | 'decideOnSpot'
  | 'reportSummary'
  | 'toOrdinary'
  // 送达与公示
  | 'postService'
  | 'serve'
  | 'publish'
  | 'keepPrivate'
  | 'withdraw'
  // 执行
  | 'recordInstalment'
  | 'recordPayment'
  | 'collectOnSpot'
  | 'handInCash'
  | 'bankCash'
  | 'deferPayment'
  | 'addFine'
  | 'recordPerformance'
  | 'remind'
  | 'applyToCourt'
  | 'recordCourtResult'
  // 救济与结案
  | 'recordRemedy'
  | 'recordRemedyResult'
  | 'recordOverturn'
  | 'revokeUnserved'
  | 'redo'
  | 'refile'
  | 'close'
  | 'archive'

/** Whoever did one of these has investigated the case (行政处罚法第58条、第64条). */
export const investigation = [
  'proposeFiling',
  'investigate',
  'collectEvidence',
  'preserve',
  'imposeMeasure',
  'imposeUrgently',
  'conclude',
  'finishSupplement',
  'concludeAnew',
  'reportCrime',
  'openSummary',
] as const satisfies readonly ActionId[]

export type Actions = Partial<Record<ActionId, Action<FieldId, StatusId, ActionId>>>
