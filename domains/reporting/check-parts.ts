/** Is everything there: the four parts, a cause for each problem, an answer to each of last year's. */
import { law } from '../../engine/law.ts'
import type { ReportBody, ReportSection } from './body.ts'
import { carriedOver } from './compose.ts'
import { beginning, everyParagraph, type Finding } from './finding.ts'
import { partTitles, required } from './outline.ts'
import { isBlank, wordsOf } from './words.ts'

/** What the report must contain. */
export const contents = law('法治政府建设与责任落实督察工作规定', '25')

/** The sections of a part: its own and those that follow it, up to the next part. */
export function partOf(body: ReportBody, id: string): ReportSection[] {
  const from = body.sections.findIndex((s) => s.id === id)
  if (from < 0) return []
  const next = body.sections.findIndex((s, i) => i > from && s.level === 1)
  return body.sections.slice(from, next < 0 ? undefined : next)
}

const filled = (section: ReportSection): boolean => section.paragraphs.some((p) => !isBlank(p))

function requiredParts(body: ReportBody): Finding[] {
  return required.flatMap((id): Finding[] => {
    const sections = partOf(body, id)
    const title = partTitles[id]
    if (sections.length === 0) return [{ rule: 'part-missing', level: 'error', message: `缺少“${title}”部分` }]
    return sections.some(filled) ? [] : [{ rule: 'part-empty', level: 'error', message: `“${title}”部分没有内容`, section: id }]
  })
}

const emptySections = (body: ReportBody): Finding[] =>
  body.sections
    .filter((s) => s.level === 2 && !filled(s))
    .map((s) => ({ rule: 'section-empty', level: 'warning', message: `“${s.title}”没有内容，导出时不出现`, section: s.id }))

const untitled = (body: ReportBody): Finding[] =>
  body.sections
    .filter((s) => s.level === 2 && s.title.trim() === '' && filled(s))
    .map((s) => ({ rule: 'section-untitled', level: 'error', message: '有一节没有小标题', section: s.id }))

/** A cause is named by the word and says something after it. */
const CAUSE = /原因[^。；]{0,12}?[是为在：:，]+[是：:]?\s*([^。；\s][^。；]*)/

const SHORTEST_CAUSE = 4

/** Does the paragraph say why? */
export function tellsCause(words: string): boolean {
  const said = CAUSE.exec(words)?.[1] ?? ''
  return said.replace(/[\s，、：:…—_（）()]/g, '').length >= SHORTEST_CAUSE
}

const causes = (body: ReportBody): Finding[] =>
  partOf(body, 'problems').flatMap((section) =>
    section.paragraphs
      .filter((p) => !isBlank(p) && !p.id.startsWith('lead') && !tellsCause(wordsOf(p)))
      .map(
        (paragraph): Finding => ({
          rule: 'problem-without-cause',
          level: 'error',
          message: `“${beginning({ paragraph })}”没有写明原因，请写“主要原因是：……”`,
          section: section.id,
        }),
      ),
  )

function answers(body: ReportBody, before: ReportBody | undefined): Finding[] {
  if (!before) return []
  const answered = new Set(everyParagraph(body).flatMap(({ paragraph }) => (paragraph.about && !isBlank(paragraph) ? [paragraph.about] : [])))
  return carriedOver(before)
    .filter(({ about }) => !answered.has(about))
    .map(({ kind, name }) => ({
      rule: 'carried-over',
      level: 'error',
      message: `上年度报告${kind === 'problem' ? '指出的问题' : '作出的安排'}“${name}”没有说明${kind === 'problem' ? '改进' : '落实'}情况`,
    }))
}

const DOC_NO = /^[\u4e00-\u9fa5]{2,}〔20\d{2}〕[1-9]\d*号$/

function docNo(body: ReportBody): Finding[] {
  const no = body.front?.docNo?.trim()
  if (!no) return [{ rule: 'doc-no', level: 'warning', message: '没有发文字号' }]
  return DOC_NO.test(no)
    ? []
    : [{ rule: 'doc-no', level: 'error', message: `发文字号“${no}”不合规范，应如“清河司〔2025〕3号”：六角括号，序号不编虚位、不加“第”` }]
}

/** Findings on what is there and what is not. `before` is last year's report as frozen. */
export const partFindings = (body: ReportBody, before?: ReportBody): Finding[] => [
  ...requiredParts(body),
  ...emptySections(body),
  ...untitled(body),
  ...causes(body),
  ...answers(body, before),
  ...docNo(body),
]
