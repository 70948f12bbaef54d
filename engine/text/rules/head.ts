/** Title, issuing body, year and day. */
import { law } from '../../law.ts'
import type { InspectContext, Reading, Span } from '../shape.ts'
import type { Found, TextRule } from './rule.ts'

const start = (reading: Reading): Span => reading.titleSpan ?? reading.paragraphs[0] ?? { start: 0, end: 0 }

const untitled = (reading: Reading): Found[] =>
  reading.title === null && reading.text.trim() !== '' ? [{ message: '没有标题，正文从第一段直接开始', spans: [start(reading)] }] : []

const unsigned = (reading: Reading, context: InspectContext): Found[] => {
  if (reading.text.trim() === '') return []
  if (reading.issuer === null) return [{ message: '标题、落款和来源都没有写明制发单位', spans: [start(reading)] }]
  const { expectedIssuer: expected } = context
  if (!expected || sameOffice(reading.issuer, expected)) return []
  return [{ message: `制发单位是“${reading.issuer}”，应为“${expected}”`, spans: [start(reading)] }]
}

const GENERIC = /人民政府|办事处|委员会|街道|[市区县镇乡省]|中共|党工委|局/g

/** Long and short names of one office share what is left when the words of rank are gone. */
function sameOffice(a: string, b: string): boolean {
  const [x, y] = [a.replace(/\s/g, ''), b.replace(/\s/g, '')]
  if (x.includes(y) || y.includes(x)) return true
  const [p, q] = [x.replace(GENERIC, ''), y.replace(GENERIC, '')]
  return p !== '' && q !== '' && (p.endsWith(q) || q.endsWith(p))
}

/** 现将2023年法治政府建设情况报告如下. */
const LEAD = /现将[^。\n]{0,30}?((?:19|20)\d{2})年?度?[^。\n]{0,40}(?:报告|汇报|公布|公开|总结)/
/** 2023年度法治政府建设, in the opening. */
const ABOUT = /((?:19|20)\d{2})年度?法治(?:政府)?建设(?:工作)?(?:情况|年度)/g

function yearFound(reading: Reading, year: number): Found[] {
  const opening = reading.plain.slice(reading.titleSpan?.end ?? 0, (reading.titleSpan?.end ?? 0) + 800)
  const from = reading.titleSpan?.end ?? 0
  const lead = LEAD.exec(opening)
  const abouts = [...opening.matchAll(ABOUT)].slice(0, 1)
  const said = [...(lead ? [lead] : abouts)].filter((m) => Number(m[1]) !== year)
  return said.map((m) => {
    const at = from + m.index + m[0].indexOf(m[1] ?? '')
    return { message: `标题是${year}年，开头写的是${m[1]}年`, spans: [start(reading), { start: at, end: at + 4 }] }
  })
}

function titleYear(reading: Reading): number | undefined {
  const { titleSpan } = reading
  if (!titleSpan) return undefined
  const found = /((?:19|20)\d{2})年/.exec(reading.plain.slice(titleSpan.start, titleSpan.end))
  return found ? Number(found[1]) : undefined
}

function years(reading: Reading, context: InspectContext): Found[] {
  const titled = titleYear(reading)
  const year = titled ?? reading.year
  if (year === null || year === undefined) return []
  const expected = context.expectedYear
  const other: Found[] =
    expected !== undefined && expected !== year ? [{ message: `报告写的是${year}年，应为${expected}年的报告`, spans: [start(reading)] }] : []
  const day = reading.metadata.publishedOn ?? reading.metadata.madeOn
  const early: Found[] =
    day && Number(day.slice(0, 4)) < year
      ? [{ message: `报告写的是${year}年，${reading.metadata.publishedOn ? '发布' : '成文'}日期却是${day}，早于这一年`, spans: [start(reading)] }]
      : []
  return [...other, ...early, ...(titled === undefined ? [] : yearFound(reading, titled))]
}

const DAY_MS = 86_400_000

const daysBetween = (from: string, to: string): number => Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)

/** Last day on which a report of a year may be published, where no other is set. */
const dueOf = (year: number): string => `${year + 1}-04-01`

function late(reading: Reading, context: InspectContext): Found[] {
  const { publishedOn } = reading.metadata
  const year = reading.year ?? context.expectedYear
  const due = context.dueOn ?? (year === undefined || year === null ? undefined : dueOf(year))
  if (!publishedOn || !due || publishedOn <= due) return []
  const days = daysBetween(due, publishedOn)
  if (!Number.isFinite(days)) return []
  return [{ message: `${publishedOn}发布，应在${due}之前公开，晚了${days}天`, spans: [start(reading)] }]
}

/** Rules on what stands at the head. */
export const headRules: readonly TextRule[] = [
  {
    id: 'title-missing',
    title: '没有标题',
    severity: 'warning',
    ground: '第一段是正文，前面没有标题行。',
    explain: '转载、转换格式时标题行最容易丢失。',
    example: {
      text: '2024年，清河街道扎实推进法治政府建设，现将有关情况报告如下：\n一、主要举措和成效\n依法履职。',
      message: '没有标题，正文从第一段直接开始',
    },
    find: untitled,
  },
  {
    id: 'issuer-missing',
    title: '没有制发单位',
    severity: 'warning',
    ground: '标题、落款和网页的来源都没有写出单位名称；或者写的不是应当报送的单位。',
    explain: '单位的全称与简称视为相同。',
    example: { text: '2024年度法治政府建设工作报告\n一、主要举措和成效\n依法履职。', message: '标题、落款和来源都没有写明制发单位' },
    find: unsigned,
  },
  {
    id: 'year-mismatch',
    title: '年份前后不一',
    severity: 'error',
    ground: '标题、开头、发布日期和应报的年度所写的年份不能同时成立。',
    explain: '比较标题的年份与应报年度、“现将……年……报告如下”的年份、发布或成文日期。',
    example: {
      text: '清河街道2024年法治政府建设年度报告\n现将2023年法治政府建设情况报告如下：\n一、主要举措和成效\n依法履职。',
      message: '标题是2024年，开头写的是2023年',
    },
    find: years,
  },
  {
    id: 'late-publication',
    title: '逾期公开',
    severity: 'warning',
    law: law('法治政府建设与责任落实督察工作规定', '24', '每年4月1日之前向社会公开'),
    ground: '网页所载的发布日期晚于应当公开的日期。',
    explain: '没有另行设定的，按次年4月1日；街道办事处是派出机关，条文没有列明，以当地设定的日期为准。文中没有发布日期的不检查。',
    example: {
      text: '发布日期：2025-04-11\n清河街道2024年法治政府建设年度报告\n一、主要举措和成效\n依法履职。',
      message: '2025-04-11发布，应在2025-04-01之前公开，晚了10天',
    },
    find: late,
  },
]
