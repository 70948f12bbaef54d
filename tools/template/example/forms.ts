/** Forms of the steps. */
import { defineForm } from '../../../engine/define.ts'
import { record } from './record.ts'

export const reception = defineForm(
  record,
  [
    { title: '事项', fields: ['number', 'subject', 'kind', 'remarks'] },
    { title: '申请人', fields: ['applicant', 'applicantCode', 'phone'] },
  ],
  ['number', 'subject', 'applicant'],
)
export const review = defineForm(record, [{ title: '审核', fields: ['opinion'] }], ['opinion'])
export const decision = defineForm(record, [{ title: '办理结果', fields: ['result', 'reason'] }], ['result'])
