/** Forms of service, publicity, performance, remedies and closing. */
import { defineForm } from '../../../engine/define.ts'
import { record } from './record.ts'

export const postForm = defineForm(record, [{ title: '公告送达', fields: ['serviceNote'] }], ['serviceNote'])

export const serviceForm = defineForm(record, [{ title: '送达', fields: ['serviceWay', 'electronicConsent', 'serviceNote'] }], ['serviceWay'])

export const publicationForm = defineForm(record, [{ title: '公示', fields: ['redacted'] }], ['redacted'])

export const keepPrivateForm = defineForm(record, [{ title: '不予公开', fields: ['keepPrivateReason'] }], ['keepPrivateReason'])

export const withdrawalForm = defineForm(record, [{ title: '撤回公示', fields: ['withdrawReason'] }], ['withdrawReason'])

export const paymentForm = defineForm(record, [{ title: '缴款', fields: ['paidFen', 'payWay', 'receiptNo'] }], ['paidFen', 'payWay', 'receiptNo'])

export const collectionForm = defineForm(
  record,
  [{ title: '当场收缴', fields: ['paidFen', 'collectReason', 'receiptNo'] }],
  ['paidFen', 'collectReason', 'receiptNo'],
)

export const deferralForm = defineForm(record, [{ title: '延期、分期', fields: ['deferReason', 'deferDays'] }], ['deferReason', 'deferDays'])

export const extraFineForm = defineForm(record, [{ title: '加处罚款', fields: ['extraFineFen', 'remedyDays'] }], ['extraFineFen'])

export const reminderForm = defineForm(record, [{ title: '催告', fields: ['enforceableFrom'] }], ['enforceableFrom'])

export const courtForm = defineForm(record, [{ title: '法院处理', fields: ['courtResult'] }], ['courtResult'])

export const remedyForm = defineForm(record, [{ title: '复议、诉讼', fields: ['remedy', 'reconsideredOn', 'litigatedOn', 'remedyNote'] }], ['remedy'])

export const remedyResultForm = defineForm(
  record,
  [{ title: '结果', fields: ['remedyResult', 'remedyEndedOn', 'remedyDays', 'remedyNote'] }],
  ['remedyResult', 'remedyEndedOn'],
)

export const overturnForm = defineForm(
  record,
  [{ title: '结果', fields: ['remedyResult', 'remedyEndedOn', 'changedFineFen', 'remedyNote'] }],
  ['remedyResult', 'remedyEndedOn', 'remedyNote'],
)

export const revocationForm = defineForm(record, [{ title: '撤销', fields: ['remedyEndedOn', 'remedyNote'] }], ['remedyEndedOn', 'remedyNote'])

export const closingForm = defineForm(record, [{ title: '结案', fields: ['closeReason', 'closeNote'] }], ['closeReason'])

export const archiveForm = defineForm(record, [{ title: '归档', fields: ['archiveNo'] }], ['archiveNo'])
