/** Words for what has become of a report, and for the steps that move it on. */
import type { ReportStatus, ReportStep } from '../../api-types.ts'

export const statusWords: Readonly<Record<ReportStatus, { label: string; colour: string }>> = {
  draft: { label: '起草中', colour: 'default' },
  review: { label: '合法性审核中', colour: 'processing' },
  leadership: { label: '待负责人审定', colour: 'processing' },
  approved: { label: '已审定待定稿', colour: 'processing' },
  frozen: { label: '已定稿冻结', colour: 'warning' },
  published: { label: '已公开', colour: 'success' },
  withdrawn: { label: '已撤回', colour: 'error' },
}

/** The way of a report, for the line of steps above it. */
export const way: readonly ReportStatus[] = ['draft', 'review', 'leadership', 'approved', 'frozen', 'published']

export const stepWords: Readonly<Record<ReportStep, { label: string; help: string }>> = {
  submit: { label: '送合法性审核', help: '送审后不能再改，退回后可以改' },
  review: { label: '审核通过', help: '审核人不能是起草人' },
  sendBack: { label: '退回修改', help: '退回起草人，请写明要改什么' },
  approve: { label: '负责人审定', help: '由机关主要负责人审定；审核人、起草人不得审定' },
  freeze: { label: '定稿冻结', help: '冻结时存下每个数字的值、算法和记录清单的校验码' },
  sendUp: { label: '报送上级', help: '记下报送的日期和机关' },
  publish: { label: '公开发布', help: '发布到门户网站，同时给出索引号' },
  withdraw: { label: '撤回', help: '请写明理由，门户上会公布；撤回后同一年度可以重新起草' },
}

/** Steps that must say why. */
export const mustSayWhy: ReadonlySet<ReportStep> = new Set(['sendBack', 'withdraw'])
