/** Names of the statuses and actions of the procedure in force, so that the files that define them can refer to each other. */

export const statuses = {
  submitted: { label: '已提交，待确认', tone: 'active' },
  received: { label: '办理中', tone: 'active' },
  clarifying: { label: '待申请人补正', tone: 'waiting' },
  drafted: { label: '待公开审查', tone: 'active' },
  examined: { label: '待签发', tone: 'active' },
  answered: { label: '已答复，待送达', tone: 'active' },
  delivered: { label: '已送达', tone: 'good' },
  closed: { label: '已办结', final: true, tone: 'good' },
  void: { label: '未作为申请登记', final: true, tone: 'plain' },
} as const

export type StatusId = keyof typeof statuses

export type ActionId =
  | ('register' | 'apply' | 'confirm' | 'dismiss' | 'askClarify' | 'supplyClarification' | 'lapseClarify')
  | ('askReasons' | 'judgeReasons' | 'delay' | 'chargeFee' | 'payFee' | 'lapseFee' | 'search')
  | ('consultThird' | 'serveThird' | 'thirdReply' | 'thirdSilent' | 'consultOffice' | 'serveOffice' | 'officeReply' | 'officeSilent')
  | ('approveExtension' | 'tellExtension' | 'draft' | 'examine' | 'legalReview' | 'answer' | 'withdraw' | 'deliver')
  | ('toProactive' | 'recordReconsideration' | 'recordLitigation' | 'close')
