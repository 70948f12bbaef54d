/** Forms of the steps of an inspection. */
import { defineForm } from '../../../engine/define.ts'
import { type FieldId, record } from './record.ts'

type Section = { title: string; fields: readonly FieldId[] }

const what: Section = {
  title: '检查什么',
  fields: [
    'number',
    'agency',
    'authority',
    'entrusted',
    'kind',
    'way',
    'item',
    'itemCode',
    'itemsCount',
    'itemListed',
    'standardPublished',
    'basis',
    'checklist',
  ],
}
const whom: Section = {
  title: '检查谁',
  fields: ['targetName', 'targetKind', 'targetCode', 'legalRep', 'phone', 'address', 'community', 'industry', 'riskGrade'],
}
const why: Section = {
  title: '为什么检查',
  fields: ['planned', 'planNo', 'planFiled', 'clue', 'clueNo', 'drawNo', 'randomExempt', 'mergeCheck', 'jointWith', 'cap', 'capException', 'plannedOn'],
}
const who: Section = { title: '检查人员', fields: ['officer1', 'officer2', 'companions'] }
const reading: Section = { title: '公示', fields: ['publishable'] }

export const plan = defineForm(
  record,
  [what, whom, why, who],
  ['agency', 'authority', 'kind', 'way', 'item', 'itemsCount', 'itemListed', 'standardPublished', 'basis', 'targetName', 'targetKind', 'mergeCheck'],
)

export const urgentVisit = defineForm(
  record,
  [what, whom, { title: '紧急情况', fields: ['urgentReason', 'clue', 'clueNo'] }, who, { title: '入企', fields: ['identityShown', 'noCodeReason'] }],
  ['agency', 'authority', 'item', 'itemsCount', 'itemListed', 'basis', 'targetName', 'targetKind', 'urgentReason', 'officer1', 'officer2', 'identityShown'],
)

export const approval = defineForm(record, [{ title: '审批', fields: ['approver', 'approvalNote'] }], ['approver'])
export const rejection = defineForm(record, [{ title: '不予批准', fields: ['rejectReason'] }], ['rejectReason'])
export const cancellation = defineForm(record, [{ title: '取消检查', fields: ['cancelReason'] }], ['cancelReason'])
export const notice = defineForm(
  record,
  [{ title: '检查通知书', fields: ['noticeNo', 'noticeWay', 'noticeComplete', 'plannedOn'] }],
  ['noticeNo', 'noticeWay', 'noticeComplete'],
)
export const entry = defineForm(record, [who, { title: '亮证亮码', fields: ['identityShown', 'noCodeReason'] }], ['officer1', 'officer2'])
export const recusalRequest = defineForm(record, [{ title: '回避申请', fields: ['recusalReason'] }], ['recusalReason'])
export const recusalDecision = defineForm(
  record,
  [{ title: '回避决定', fields: ['recusal', 'recusalReason', 'recused', 'officer1', 'officer2'] }],
  ['recusal', 'recusalReason'],
)
export const siteRecord = defineForm(
  record,
  [{ title: '现场检查记录', fields: ['checklist', 'siteRecord', 'signature', 'recordingNo', 'endedOn', 'itemsCount'] }],
  ['siteRecord', 'signature'],
)
export const clear = defineForm(record, [reading], ['publishable'])
export const onSpot = defineForm(record, [{ title: '当场整改', fields: ['problems', 'problemsCount'] }, reading], ['problems', 'problemsCount', 'publishable'])
export const order = defineForm(
  record,
  [{ title: '责令改正', fields: ['problems', 'problemsCount', 'correctionNo', 'correctBy'] }, reading],
  ['problems', 'problemsCount', 'correctionNo', 'correctBy', 'publishable'],
)
export const transfer = defineForm(
  record,
  [{ title: '移送', fields: ['problems', 'problemsCount', 'transferTo'] }, reading],
  ['problems', 'transferTo', 'publishable'],
)
export const filing = defineForm(
  record,
  [{ title: '立案', fields: ['suspectedCause', 'problems', 'problemsCount'] }, reading],
  ['suspectedCause', 'problems', 'publishable'],
)
export const recheck = defineForm(
  record,
  [who, { title: '复查', fields: ['recheckResult', 'recheckNote', 'correctBy'] }],
  ['officer1', 'officer2', 'recheckResult', 'recheckNote'],
)
export const telling = defineForm(record, [{ title: '结果告知', fields: ['tellWay'] }], ['tellWay'])
export const rating = defineForm(record, [{ title: '对本次检查的评价', fields: ['rating', 'ratingNote'] }], ['rating'])
export const publication = defineForm(record, [{ title: '公示', fields: ['redacted'] }], ['redacted'])
export const withdrawal = defineForm(record, [{ title: '撤回公示', fields: ['withdrawReason'] }], ['withdrawReason'])
export const archive = defineForm(record, [{ title: '归档', fields: ['archiveNo'] }], ['archiveNo'])

/** Before 2025 a visit needed neither approval nor published caps. */
export const simplePlan = defineForm(
  record,
  [what, whom, { title: '为什么检查', fields: ['planned', 'planNo', 'clue', 'clueNo', 'drawNo', 'randomExempt', 'jointWith', 'plannedOn'] }, who],
  ['agency', 'kind', 'way', 'item', 'itemsCount', 'basis', 'targetName', 'targetKind'],
)
export const simpleEntry = defineForm(record, [who, { title: '亮证', fields: ['identityShown'] }], ['officer1', 'officer2'])
