/** An annual report: what is kept of its way. Its text and figures have tables of their own. */
import { defineRecord } from '../../../engine/define.ts'
import { inspectionRule, practice } from './law.ts'

export const record = defineRecord({
  id: 'report',
  title: '法治政府建设年度报告',
  line: 'reporting',
  unit: '份',
  fields: {
    title: { type: 'text', label: '报告名称', required: true, secrecy: 'open', search: true, law: inspectionRule(23) },
    periodEnd: {
      type: 'day',
      label: '报告期截止日',
      required: true,
      secrecy: 'open',
      correctable: false,
      law: inspectionRule('23、24'),
      help: '报告年度的12月31日；报送和公开的期限从这一天起算',
    },
    bodyHash: { type: 'text', label: '正文校验码', correctable: false, law: practice('每次保存留痕'), help: '由系统计算' },
    frozenHash: { type: 'text', label: '定稿校验码', correctable: false, law: practice('定稿数字可复核'), help: '由系统计算，覆盖定稿全文和其中每个数字' },
    composedOn: { type: 'day', label: '起草日期', law: inspectionRule(25) },
    submittedOn: { type: 'day', label: '送审日期', law: practice('合法性审核') },
    reviewedOn: { type: 'day', label: '审核日期', law: practice('合法性审核') },
    approvedOn: { type: 'day', label: '审定日期', law: practice('集体讨论或者负责人审定') },
    frozenOn: { type: 'day', label: '定稿日期', law: practice('定稿数字可复核') },
    sentUpOn: { type: 'day', label: '报送上级日期', law: inspectionRule(23) },
    sentTo: { type: 'text', label: '报送机关', law: inspectionRule(23), help: '上一级党委和政府，抄送上一级督察单位；派出机关按派出它的政府要求报送' },
    publishedOn: { type: 'day', label: '公开日期', secrecy: 'open', law: inspectionRule(24) },
    withdrawnOn: { type: 'day', label: '撤回日期', law: practice('公开后发现差错的处理') },
    note: { type: 'longText', label: '办理意见', maxLength: 2000 },
  },
  number: 'title',
  headline: ['periodEnd'],
  list: ['title', 'periodEnd', 'composedOn', 'frozenOn', 'sentUpOn', 'publishedOn'],
  openedOn: 'composedOn',
  breakdown: [],
  order: [
    { before: 'composedOn', after: 'submittedOn', law: inspectionRule(25) },
    { before: 'submittedOn', after: 'reviewedOn', law: practice('合法性审核') },
    { before: 'reviewedOn', after: 'approvedOn', law: practice('集体讨论或者负责人审定') },
    { before: 'approvedOn', after: 'frozenOn', law: practice('定稿数字可复核') },
    { before: 'frozenOn', after: 'sentUpOn', law: inspectionRule(23) },
    { before: 'frozenOn', after: 'publishedOn', law: inspectionRule(24) },
    { before: 'frozenOn', after: 'withdrawnOn' },
  ],
  identity: ['periodEnd'],
})
