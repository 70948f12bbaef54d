/** Forms of the actions: what is asked, and what must be answered. */
import { defineForm } from '../../../engine/define.ts'
import { record } from './record.ts'

/** What the public fills in: who asks, how to reach them, what they want and how they want it. Nothing about why. */
const application = [
  { title: '申请人', fields: ['applicantKind', 'applicantName', 'applicantCode', 'otherIdentity'] },
  { title: '怎样联系您', fields: ['phone', 'email', 'address'] },
  { title: '您要的信息', fields: ['content', 'provideForm', 'getWay'] },
] as const

export const forms = {
  apply: defineForm(record, application, ['applicantKind', 'applicantName', 'content', 'provideForm', 'getWay']),
  register: defineForm(
    record,
    [
      { title: '收件', fields: ['requestNo', 'way', 'receiptProof', 'registrar', 'earlierNo'] },
      { title: '申请人', fields: ['applicantKind', 'applicantName', 'applicantCode', 'otherIdentity', 'legalRep', 'phone', 'email', 'address'] },
      { title: '所需信息', fields: ['content', 'provideForm', 'getWay'] },
    ],
    ['way', 'applicantKind', 'applicantName', 'content'],
  ),
  confirm: defineForm(record, [{ title: '确认收到', fields: ['requestNo', 'receiptProof', 'registrar'] }], ['requestNo', 'receiptProof']),
  dismiss: defineForm(record, [{ title: '不作为申请登记', fields: ['dismissReason'] }], ['dismissReason']),
  askClarify: defineForm(record, [{ title: '补正告知', fields: ['clarifyWhat', 'clarifyBy'] }], ['clarifyWhat', 'clarifyBy']),
  supplyClarification: defineForm(record, [{ title: '收到补正', fields: ['clarification'] }], ['clarification']),
  lapseClarify: defineForm(record, [{ title: '不再处理', fields: ['answerReason', 'answerNo'] }], ['answerReason']),
  askReasons: defineForm(record, [{ title: '要求说明理由', fields: ['reasonsAsked'] }], ['reasonsAsked']),
  judgeReasons: defineForm(record, [{ title: '申请人的理由', fields: ['reasonsGiven', 'reasonsSound'] }], ['reasonsSound']),
  delay: defineForm(record, [{ title: '延迟答复', fields: ['delayDays', 'delayReason'] }], ['delayDays', 'delayReason']),
  chargeFee: defineForm(record, [{ title: '收费通知', fields: ['excessive', 'feeFen', 'feeBasis'] }], ['excessive', 'feeFen', 'feeBasis']),
  payFee: defineForm(record, [{ title: '缴费', fields: ['feePaidFen'] }], ['feePaidFen']),
  lapseFee: defineForm(record, [{ title: '不再处理', fields: ['answerReason', 'answerNo'] }], ['answerReason']),
  search: defineForm(record, [{ title: '检索', fields: ['handlingUnit', 'searchNote'] }], ['handlingUnit', 'searchNote']),
  consultThird: defineForm(record, [{ title: '征求第三方意见', fields: ['third', 'thirdLetterNo'] }], ['third']),
  serveThird: defineForm(record, [{ title: '第三方签收', fields: ['thirdReceivedOn'] }], ['thirdReceivedOn']),
  thirdReply: defineForm(record, [{ title: '第三方意见', fields: ['thirdOpinion', 'thirdReason'] }], ['thirdOpinion']),
  consultOffice: defineForm(record, [{ title: '征求机关意见', fields: ['consulted', 'coMade'] }], ['consulted', 'coMade']),
  serveOffice: defineForm(record, [{ title: '机关签收', fields: ['officeReceivedOn'] }], ['officeReceivedOn']),
  officeReply: defineForm(record, [{ title: '机关意见', fields: ['officeOpinion'] }], ['officeOpinion']),
  approveExtension: defineForm(record, [{ title: '延期', fields: ['extendReason'] }], ['extendReason']),
  draft: defineForm(
    record,
    [
      { title: '拟办', fields: ['thirdInvolved', 'proposedOutcome', 'draftNote'] },
      { title: '区分处理', fields: ['withheldPart'] },
      { title: '第三方不同意而决定公开', fields: ['publicInterest', 'overrideReason'] },
    ],
    ['thirdInvolved', 'proposedOutcome', 'draftNote'],
  ),
  examine: defineForm(record, [{ title: '公开审查', fields: ['examineResult', 'examineNote'] }], ['examineResult', 'examineNote']),
  legalReview: defineForm(record, [{ title: '合法性审核', fields: ['reviewResult', 'reviewNote'] }], ['reviewResult', 'reviewNote']),
  answer: defineForm(
    record,
    [{ title: '答复', fields: ['outcome', 'answerNo', 'answerReason', 'otherWay', 'remedyTold'] }],
    ['outcome', 'answerNo', 'remedyTold'],
  ),
  deliver: defineForm(record, [{ title: '送达', fields: ['deliverWay', 'deliverNote'] }], ['deliverWay']),
  withdraw: defineForm(record, [{ title: '撤回', fields: ['withdrawNote'] }], ['withdrawNote']),
  toProactive: defineForm(record, [{ title: '转为主动公开', fields: ['proactiveNote'] }], ['proactiveNote']),
  recordReconsideration: defineForm(
    record,
    [{ title: '行政复议', fields: ['reconsideration', 'reconsideredOn', 'remedyNote'] }],
    ['reconsideration', 'reconsideredOn'],
  ),
  recordLitigation: defineForm(
    record,
    [{ title: '行政诉讼', fields: ['litigation', 'suitKind', 'litigatedOn', 'remedyNote'] }],
    ['litigation', 'suitKind', 'litigatedOn'],
  ),
}
