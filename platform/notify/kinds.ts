import { bellKinds } from '../../engine/bells.ts'

/** What people are told of. */
export const noticeKinds = {
  term: '期限临近',
  breach: '超过期限',
  certificate: '执法证件到期',
  retention: '档案到期鉴定',
  ...bellKinds,
  letter: '文书签发、退回',
  webhook: '推送停用',
} as const
export type NoticeKind = keyof typeof noticeKinds
