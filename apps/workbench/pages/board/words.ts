/** What the board says in words, so that nothing is told by colour alone. */
import type { BoardFinding, BoardNoticeKind, BoardRow, PartState, ReportSource, Verdict } from '../../../../domains/oversight/shapes.ts'
import { type PartRole, partRoles, type Severity } from '../../../../engine/text/shape.ts'

export const severityWords: Readonly<Record<Severity, string>> = { error: '错误', warning: '警告', note: '提示' }
export const severities: readonly Severity[] = ['error', 'warning', 'note']
export const partWords: Readonly<Record<PartState, string>> = { own: '单列', folded: '并入', missing: '缺少' }
export const partShort: Readonly<Record<PartRole, string>> = { achievements: '举措', rectification: '整改', problems: '不足', leadership: '履职', plan: '安排' }
/** The answer to last year's problems is practice, not law: its want is shown more mildly. */
export const partClass = (role: PartRole, state: PartState): string => `wb-part-${state === 'missing' && role === 'rectification' ? 'folded' : state}`
/** Does a part that the law asks for fail? */
export const lacksPart = (parts: Readonly<Record<PartRole, PartState>>): boolean =>
  partRoles.some((role) => role !== 'rectification' && parts[role] === 'missing')

export const sourceWords: Readonly<Record<ReportSource, string>> = { file: '上传', paste: '粘贴', page: '本系统公开' }
export const noticeWords: Readonly<Record<BoardNoticeKind, string>> = { publish: '催报', rectify: '提醒整改' }
export const verdictWords: Readonly<Record<Verdict, string>> = { true: '属实', false: '不属实', open: '待核' }

export type Standing = { words: string; tone: 'good' | 'bad' | 'plain' }

/** '提前 16 天', '逾期 4 天', '已过期限 12 天', '还有 20 天'. */
export function standingWords({ report, overdue }: Pick<BoardRow, 'report' | 'overdue'>): Standing {
  if (report && !report.withdrawn) {
    if (report.late === null) return { words: '公开日期不明', tone: 'plain' }
    if (report.late > 0) return { words: `逾期 ${report.late} 天`, tone: 'bad' }
    return { words: report.late < 0 ? `提前 ${-report.late} 天` : '期限当天', tone: 'good' }
  }
  if (overdue === null) return { words: '', tone: 'plain' }
  if (overdue > 0) return { words: `已过期限 ${overdue} 天`, tone: 'bad' }
  return { words: overdue === 0 ? '今天到期' : `还有 ${-overdue} 天`, tone: 'plain' }
}

/** Years whose reports may be on the board: those that have ended. */
export const reportYears = (today: string) =>
  Array.from({ length: 6 }, (_, i) => Number(today.slice(0, 4)) - 1 - i).map((y) => ({ value: y, label: `${y} 年度` }))

export const reportPath = ({ office, id }: { office: number; id: string }): string => `/board/reports/${office}/${id}`
export const noticePath = ({ office, id }: { office: number; id: string }): string => `/board/notices/${office}/${id}`

/** What stands in a finding's place in the list, for links to it. */
export const findingAnchor = ({ key }: Pick<BoardFinding, 'key'>): string => `finding-${key}`
