/** Shortcomings that figures show: when one is written, with what cause in the draft, and what is arranged for the next year. */
import type { Sentence } from './sentence.ts'

export type Problem = {
  id: string
  /** What falls short, without the closing mark; carried over into next year's report in these words. */
  name: string
  /** When it is a shortcoming, and what the figures say of it. */
  evidence: readonly Sentence[]
  /** A draft of the cause, for the office to confirm or to correct. */
  cause: string
  /** What is arranged for the next year. */
  arrangement: string
  /** In next year's report: how far it got, from that year's figures. */
  progress: readonly Sentence[]
}

export const problems: readonly Problem[] = [
  {
    id: 'disclosureLate',
    name: '政府信息公开申请的答复时限管控不够严',
    evidence: [{ some: ['disclosure.onTimeShare:rest'], text: '全年有{disclosure.onTimeShare:rest}没有按期答复。' }],
    cause: '申请的登记、转办、审核各环节衔接不紧，临近到期时提醒和督办不够及时',
    arrangement: '完善政府信息公开申请从登记到答复的时限提醒，对临近到期的申请逐件督办',
    progress: [{ text: '没有按期答复的申请上年为{disclosure.onTimeShare:restLast}，本年为{disclosure.onTimeShare:rest}。' }],
  },
  {
    id: 'penaltyUnpublished',
    name: '行政处罚决定公示不够完整',
    evidence: [{ some: ['penalty.publishedShare:rest'], text: '全年有{penalty.publishedShare:rest}行政处罚决定没有公示。' }],
    cause: '办案与公示由不同岗位衔接，作出决定之后的公示缺少逐案核对',
    arrangement: '把公示列为行政处罚案件归档前的核对事项，逐案落实公示责任',
    progress: [{ text: '没有公示的行政处罚决定上年为{penalty.publishedShare:restLast}，本年为{penalty.publishedShare:rest}。' }],
  },
  {
    id: 'penaltyLate',
    name: '行政处罚办案效率还不够高',
    evidence: [{ some: ['penalty.onTimeShare:rest'], text: '全年有{penalty.onTimeShare:rest}行政处罚案件没有按期办理。' }],
    cause: '调查取证、法制审核、集体讨论等环节用时偏长，办案力量与案件数量还不匹配',
    arrangement: '优化行政处罚案件办理流程，加强办案期限预警，充实法制审核力量',
    progress: [{ text: '没有按期办理的行政处罚案件上年为{penalty.onTimeShare:restLast}，本年为{penalty.onTimeShare:rest}。' }],
  },
  {
    id: 'disputesUnsolved',
    name: '部分矛盾纠纷没有在基层得到化解',
    evidence: [{ some: ['mediation.successShare:rest'], text: '登记的矛盾纠纷中有{mediation.successShare:rest}没有调解成功。' }],
    cause: '部分纠纷涉及主体多、争议大，专业性行业性调解力量还比较薄弱',
    arrangement: '加强专业性行业性人民调解组织建设，做好调解与仲裁、行政裁决、诉讼的衔接',
    progress: [{ text: '没有调解成功的矛盾纠纷上年为{mediation.successShare:restLast}，本年为{mediation.successShare:rest}。' }],
  },
  {
    id: 'proposalsLate',
    name: '人大建议和政协提案的办理时效有待提高',
    evidence: [{ some: ['proposal.onTimeShare:rest'], text: '全年有{proposal.onTimeShare:rest}没有按期办复。' }],
    cause: '承办科室之间会商不够及时，涉及多部门的事项协调用时较长',
    arrangement: '建立建议提案分办、会商、办复台账，提前协调跨部门事项',
    progress: [{ text: '没有按期办复的建议提案上年为{proposal.onTimeShare:restLast}，本年为{proposal.onTimeShare:rest}。' }],
  },
]

/** Written when the figures show none of the above: a report without a shortcoming says nothing to anybody. */
export const ownJudgement = {
  id: 'ownJudgement',
  name: '法治工作力量和业务能力与任务要求相比还有差距',
  cause: '基层法治岗位人员流动较快，系统培训和实务锻炼还不够',
  arrangement: '加强执法人员、调解人员和法治岗位人员的业务培训与实务锻炼',
} as const

/** Asked of whoever edits a drafted cause, duty or arrangement. */
export const asks = {
  cause: '原因是初稿给出的，请核实后改写',
  duty: '请据实补写主要负责人的具体履职情况',
  plan: '请结合实际补充责任单位和完成时间',
  progress: '请写明采取的改进措施和目前状况',
} as const
