/** Forms of the steps of handling a suggestion or proposal. */
import { defineForm } from '../../../engine/define.ts'
import { record } from './record.ts'

export const assignment = defineForm(
  record,
  [
    { title: '建议、提案', fields: ['number', 'kind', 'level', 'session', 'period', 'title', 'content', 'topic', 'key'] },
    { title: '代表（委员）', fields: ['proposer', 'coProposers', 'phone', 'raisedOn'] },
    { title: '交办', fields: ['assignedBy', 'assignNo', 'role', 'leadOffice', 'coOffices'] },
  ],
  ['number', 'kind', 'level', 'title', 'proposer', 'assignedBy', 'role'],
)
export const takingUp = defineForm(record, [{ title: '签收', fields: ['section', 'handler', 'headOfCase'] }], ['section', 'handler'])
export const returning = defineForm(record, [{ title: '申请退办', fields: ['returnReason'] }], ['returnReason'])
export const returnRefusal = defineForm(record, [{ title: '不予退办', fields: ['returnRefusal'] }], ['returnRefusal'])
export const contact = defineForm(record, [{ title: '与代表（委员）沟通', fields: ['contactWay', 'contactNote'] }], ['contactWay', 'contactNote'])
export const survey = defineForm(record, [{ title: '调研', fields: ['surveyNote'] }], ['surveyNote'])
export const coReply = defineForm(record, [{ title: '会办单位意见', fields: ['coReply'] }], ['coReply'])
export const extension = defineForm(record, [{ title: '延长答复', fields: ['hard', 'extendReason'] }], ['hard', 'extendReason'])
export const drafting = defineForm(
  record,
  [
    { title: '答复稿', fields: ['draft', 'answerClass', 'promisedOn'] },
    { title: '公开', fields: ['publishable', 'notPublishedReason'] },
  ],
  ['draft', 'answerClass'],
)
export const review = defineForm(
  record,
  [{ title: '审核签发', fields: ['reviewResult', 'reviewNote', 'signer', 'secrecyReviewed'] }],
  ['reviewResult', 'signer'],
)
export const reply = defineForm(
  record,
  [{ title: '答复', fields: ['answerNo', 'replyWay', 'formEnclosed', 'copySent'] }],
  ['answerNo', 'replyWay', 'formEnclosed', 'copySent'],
)
export const secondReply = defineForm(
  record,
  [{ title: '重新答复', fields: ['answeredAgainNo', 'replyWay', 'formEnclosed', 'copySent'] }],
  ['answeredAgainNo', 'replyWay', 'formEnclosed', 'copySent'],
)
export const replyToLead = defineForm(record, [{ title: '回复主办单位', fields: ['answerNo', 'replyWay'] }], ['answerNo'])
export const opinion = defineForm(record, [{ title: '代表（委员）意见', fields: ['opinion', 'opinionNote'] }], ['opinion'])
export const publication = defineForm(record, [{ title: '公开', fields: ['answerSummary'] }], ['answerSummary'])
export const withdrawal = defineForm(record, [{ title: '撤回公开', fields: ['withdrawReason'] }], ['withdrawReason'])
export const tracking = defineForm(record, [{ title: '跟踪落实', fields: ['trackNote', 'fulfilledOn'] }], ['trackNote'])
