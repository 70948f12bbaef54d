/** The board of annual reports as rows of a sheet. */
import type { Board } from '../../../domains/oversight/index.ts'
import { partNames, partRoles } from '../../../engine/text/shape.ts'

const partWords = { own: '单列', folded: '并入其他部分', missing: '缺少' } as const
const sourceWords = { file: '上传', paste: '粘贴', page: '本系统公开' } as const
const noticeWords = { publish: '催报', rectify: '提醒整改' } as const

export const boardHeadings: readonly string[] = [
  ...['机关代码', '单位', '年度', '是否公开', '公开日期', '最晚公开日期', '期限依据', '提前或者逾期', '报告标题', '来源'],
  ...partRoles.map((r) => partNames[r]),
  ...['错误', '警告', '提示', '标为属实', '标为不属实', '提醒次数', '最近提醒', '是否答复'],
]

function standing({ report, overdue }: Board['rows'][number]): string {
  if (report && report.late !== null && !report.withdrawn) return report.late > 0 ? `逾期${report.late}天` : report.late < 0 ? `提前${-report.late}天` : '当天'
  if (overdue === null) return ''
  return overdue > 0 ? `已逾期${overdue}天` : `还有${-overdue}天`
}

/** One line for each office. */
export const boardLines = ({ rows, year }: Board): string[][] =>
  rows.map((row) => {
    const { report, due, notices } = row
    const state = report === null ? '未公开' : report.withdrawn ? '已撤回' : '已公开'
    return [
      ...[String(row.office), row.name, String(year), state, report?.publishedOn ?? '', due.on, due.law, standing(row)],
      ...[report?.title ?? '', report ? sourceWords[report.source] : ''],
      ...partRoles.map((r) => (report?.parts ? partWords[report.parts[r]] : '')),
      ...(['error', 'warning', 'note'] as const).map((s) => (report?.counts ? String(report.counts[s]) : '')),
      ...[report ? String(report.marked.true) : '', report ? String(report.marked.false) : '', String(notices.sent)],
      ...(notices.last ? [`${noticeWords[notices.last.kind]} ${notices.last.at.slice(0, 10)}`, notices.last.replied ? '已答复' : '未答复'] : ['', '']),
    ]
  })
