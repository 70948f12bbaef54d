/** Body and figures → the one document from which every format is made. */
import type { Day } from '../../engine/define.ts'
import type { Block, Inline, PrintDocument } from '../../platform/print/index.ts'
import type { ReportBody, ReportParagraph } from './body.ts'
import { sectionNumbers } from './numbering.ts'
import { isBlank, wordsOf } from './words.ts'

/** How a figure of a body is written; a key that names none is written '？'. */
export type Shown = (key: string) => string | undefined

const inlinesOf = (paragraph: ReportParagraph, shown: Shown): Inline[] =>
  paragraph.parts.map((p) => ('figure' in p ? { figure: p.figure, shown: shown(p.figure) ?? '？' } : p))

export type About = { issuer: string; title: string; stage?: string; signedOn?: Day; remark?: string }

const SUMMARY = 100

/** The document of a report; empty paragraphs and sections without any are left out. */
export function documentOf(body: ReportBody, shown: Shown, about: About): PrintDocument {
  const sections = body.sections.filter((s) => s.level === 1 || s.paragraphs.some((p) => !isBlank(p)))
  const numbers = sectionNumbers(sections)
  const blocks = sections.flatMap((section, i): Block[] => {
    const { level, id, title } = section
    const heading: Block[] = level === 0 ? [] : [{ kind: 'heading', level, id, number: numbers[i] ?? '', text: title }]
    const paragraphs = section.paragraphs.filter((p) => !isBlank(p)).map((p): Block => ({ kind: 'paragraph', id: p.id, inlines: inlinesOf(p, shown) }))
    return [...heading, ...paragraphs]
  })
  const first = sections.flatMap((s) => s.paragraphs)[0]
  const { docNo, addressee } = body.front ?? {}
  return {
    ...about,
    ...(docNo ? { docNo } : {}),
    ...(addressee ? { addressee } : {}),
    blocks,
    keywords: ['法治政府建设', '年度报告', about.issuer],
    description: first ? wordsOf(first, (key) => shown(key) ?? '').slice(0, SUMMARY) : about.title,
  }
}
