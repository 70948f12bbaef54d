/** What is kept of a case. */
import { defineRecord, type RecordDef } from '../../../engine/define.ts'
import { rule } from './law.ts'

export const record = defineRecord({
  id: 'example',
  title: '示例事项',
  line: 'template',
  unit: '件',
  fields: {
    number: { type: 'text', label: '编号', synonyms: ['序列号', '受理编号'], secrecy: 'open', search: true, law: rule(3) },
    subject: { type: 'text', label: '事由', synonyms: ['事项', '内容摘要'], secrecy: 'open', search: true, law: rule(3) },
    applicant: { type: 'text', label: '申请人', synonyms: ['申请人姓名', '姓名'], search: true, law: rule(3) },
    applicantCode: { type: 'partyCode', label: '申请人证件号码', synonyms: ['身份证号', '证件号'], secrecy: 'personal', law: rule(3) },
    phone: { type: 'phone', label: '联系电话', synonyms: ['电话', '手机'], secrecy: 'personal' },
    kind: {
      type: 'choice',
      label: '类别',
      synonyms: ['事项类别'],
      openEnded: true,
      options: { ordinary: { label: '一般' }, urgent: { label: '紧急', synonyms: ['加急'] } },
    },
    opinion: { type: 'longText', label: '审核意见', law: rule(4) },
    result: {
      type: 'choice',
      label: '办理结果',
      synonyms: ['结果'],
      options: { granted: { label: '同意', synonyms: ['准予'] }, declined: { label: '不同意', synonyms: ['不予'] } },
      law: rule(5),
    },
    reason: { type: 'longText', label: '理由', law: rule(5) },
    receivedOn: { type: 'day', label: '受理日期', synonyms: ['收件日期', '登记日期'], law: rule(3) },
    reviewedOn: { type: 'day', label: '审核日期', law: rule(4) },
    decidedOn: { type: 'day', label: '办结日期', synonyms: ['决定日期'], law: rule(5) },
    remarks: { type: 'longText', label: '备注' },
  },
  number: 'number',
  headline: ['subject', 'applicant'],
  list: ['number', 'subject', 'kind', 'receivedOn', 'decidedOn', 'result'],
  openedOn: 'receivedOn',
  breakdown: ['kind', 'result'],
  order: [
    { before: 'receivedOn', after: 'reviewedOn', law: rule(4) },
    { before: 'receivedOn', after: 'decidedOn', law: rule(5) },
  ],
  identity: ['number', 'subject', 'receivedOn'],
})

type FieldsOf<R> = R extends RecordDef<infer F> ? F : never
export type FieldId = FieldsOf<typeof record>
