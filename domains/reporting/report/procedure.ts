/** The way of an annual report: drafted, reviewed, approved, frozen, sent up and published; withdrawn when it must be. */
import { defineProcedure, type Guard } from '../../../engine/define.ts'
import * as forms from './forms.ts'
import { inspectionRule, practice } from './law.ts'
import { record } from './record.ts'

const yearEnd: Guard = {
  id: 'year-end',
  label: '报告期截止日应为报告年度的12月31日，年度不晚于今年',
  law: inspectionRule('23、24'),
  onForm: true,
  holds: (_, ask) => {
    const end = String(ask.values.periodEnd ?? '')
    return end.endsWith('-12-31') && end.slice(0, 4) <= ask.today.slice(0, 4)
  },
}

const drafters = ['compose', 'edit', 'submit'] as const

export const procedure = defineProcedure(record, {
  from: '2019-04-15',
  title: '法治政府建设年度报告的编制、报送和公开',
  law: [inspectionRule('23-26')],
  statuses: {
    draft: { label: '起草中', tone: 'active' },
    review: { label: '合法性审核中', tone: 'waiting' },
    leadership: { label: '待负责人审定', tone: 'waiting' },
    approved: { label: '已审定待定稿', tone: 'active' },
    frozen: { label: '已定稿冻结', tone: 'active' },
    published: { label: '已公开', tone: 'good' },
    withdrawn: { label: '已撤回', final: true, tone: 'bad' },
  },
  actions: {
    compose: {
      label: '生成初稿',
      law: [inspectionRule(25)],
      by: ['reporter', 'system'],
      when: ['new'],
      to: 'draft',
      form: forms.compose,
      guards: [yearEnd],
      stamps: ['composedOn'],
    },
    edit: {
      label: '修改正文',
      law: [inspectionRule(25)],
      by: ['reporter'],
      when: ['draft'],
      form: forms.edit,
    },
    submit: {
      label: '送合法性审核',
      law: [practice('合法性审核')],
      by: ['reporter'],
      when: ['draft'],
      to: 'review',
      recallable: 'marked',
      form: forms.remark,
      stamps: ['submittedOn'],
    },
    review: {
      label: '审核通过',
      law: [practice('合法性审核')],
      by: ['reviewer'],
      when: ['review'],
      to: 'leadership',
      form: forms.remark,
      apart: [{ from: drafters, label: '起草、修改、送审报告的人不得审核', law: practice('起草与审核分开') }],
      stamps: ['reviewedOn'],
    },
    sendBack: {
      label: '退回修改',
      law: [practice('合法性审核、集体讨论或者负责人审定')],
      by: ['reviewer', 'leader'],
      when: ['review', 'leadership', 'approved'],
      to: 'draft',
      returns: true,
      form: forms.reason,
      sets: { submittedOn: null, reviewedOn: null, approvedOn: null },
    },
    approve: {
      label: '负责人审定',
      law: [practice('集体讨论或者负责人审定')],
      by: ['leader'],
      when: ['leadership'],
      to: 'approved',
      form: forms.remark,
      needs: [{ done: 'review', label: '报告未经合法性审核', law: practice('合法性审核') }],
      apart: [
        { from: ['review'], label: '审核报告的人不得审定', law: practice('审核与审定分开') },
        { from: drafters, label: '起草、修改、送审报告的人不得审定', law: practice('起草与审定分开') },
      ],
      stamps: ['approvedOn'],
    },
    freeze: {
      label: '定稿冻结',
      law: [inspectionRule(25)],
      by: ['reporter', 'leader'],
      when: ['approved'],
      to: 'frozen',
      form: forms.freeze,
      needs: [
        { done: 'review', label: '报告未经合法性审核', law: practice('合法性审核') },
        { done: 'approve', label: '报告未经负责人审定', law: practice('集体讨论或者负责人审定') },
      ],
      stamps: ['frozenOn'],
    },
    sendUp: {
      label: '报送上级',
      law: [inspectionRule(23)],
      by: ['reporter', 'leader', 'clerk'],
      when: ['frozen', 'published'],
      form: forms.sendUp,
      once: true,
      needs: [{ done: 'freeze', label: '报告没有定稿', law: inspectionRule(25) }],
      stamps: ['sentUpOn'],
    },
    publish: {
      label: '公开发布',
      law: [inspectionRule(24)],
      by: ['openness', 'reporter', 'leader'],
      when: ['frozen'],
      to: 'published',
      form: forms.remark,
      needs: [{ done: 'freeze', label: '报告没有定稿', law: inspectionRule(25) }],
      stamps: ['publishedOn'],
    },
    withdraw: {
      label: '撤回',
      law: [practice('公开后发现差错的处理')],
      by: ['openness', 'reporter', 'leader'],
      when: ['frozen', 'published'],
      to: 'withdrawn',
      form: forms.reason,
      stamps: ['withdrawnOn'],
      aside: true,
      help: '写明理由；门户上不再显示，同一年度可以重新起草',
    },
  },
  terms: {
    // “3月1日前”“4月1日前”: the last day is the one before, two and three months after the end of the year; a fixed date does not move with the weekend.
    sendUp: {
      label: '报送上级',
      law: inspectionRule(23, '每年3月1日前；派出机关按派出它的政府要求报送'),
      kind: 'statutory',
      length: 2,
      unit: 'month',
      from: ['compose'],
      fromField: 'periodEnd',
      metBy: ['sendUp'],
      endedBy: ['withdraw'],
      rolls: false,
      consequence: '通报批评（第26条）',
    },
    publish: {
      label: '向社会公开',
      law: inspectionRule(24, '每年4月1日前'),
      kind: 'statutory',
      length: 3,
      unit: 'month',
      from: ['compose'],
      fromField: 'periodEnd',
      metBy: ['publish'],
      endedBy: ['withdraw'],
      rolls: false,
      consequence: '通报批评（第26条）',
    },
  },
  mandatory: [
    { step: 'review', before: ['approve', 'freeze', 'publish', 'sendUp'], label: '审定、定稿、报送和公开之前须经合法性审核', law: practice('合法性审核') },
    { step: 'approve', before: ['freeze', 'publish', 'sendUp'], label: '定稿、报送和公开之前须经负责人审定', law: practice('集体讨论或者负责人审定') },
    { step: 'freeze', before: ['publish', 'sendUp'], label: '报送和公开的是定稿', law: inspectionRule('24、25') },
  ],
})
