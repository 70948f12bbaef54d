/** Body and figures → the one document from which every format is made. */
import type { Day } from '../../engine/define.ts'
import type { Block, Inline, PrintDocument } from '../../platform/print/index.ts'
import type { ReportBody, ReportParagraph, ReportPart } from './body.ts'
import type { GroundFile } from './grounds.ts'
import { sectionNumbers } from './numbering.ts'
import { isBlank, wordsOf } from './words.ts'

/** How a figure of a body is written; a key that names none is written '？'. */
export type Shown = (key: string) => string | undefined

type Files = ReadonlyMap<string, GroundFile>

/** A stated number goes with what its files are, so that a printed or frozen report says it by itself. */
function statedInline({ files = [], ...said }: Extract<ReportPart, { stated: string }>, known: Files): Inline {
  const found = files.flatMap((id) => known.get(id) ?? []).map(({ name, size, sha256, by, at }) => ({ name, size, sha256, by, at }))
  return found.length > 0 ? { ...said, files: found } : said
}

const inlinesOf = (paragraph: ReportParagraph, shown: Shown, files: Files): Inline[] =>
  paragraph.parts.map((p) => ('figure' in p ? { figure: p.figure, shown: shown(p.figure) ?? '？' } : 'stated' in p ? statedInline(p, files) : p))

export type About = { issuer: string; title: string; stage?: string; signedOn?: Day; remark?: string; files: Files }

const SUMMARY = 100

/** The document of a report; empty paragraphs and sections without any are left out. */
export function documentOf(body: ReportBody, shown: Shown, { files, ...about }: About): PrintDocument {
  const sections = body.sections.filter((s) => s.level === 1 || s.paragraphs.some((p) => !isBlank(p)))
  const numbers = sectionNumbers(sections)
  const blocks = sections.flatMap((section, i): Block[] => {
    const { level, id, title } = section
    const heading: Block[] = level === 0 ? [] : [{ kind: 'heading', level, id, number: numbers[i] ?? '', text: title }]
    const paragraphs = section.paragraphs.filter((p) => !isBlank(p)).map((p): Block => ({ kind: 'paragraph', id: p.id, inlines: inlinesOf(p, shown, files) }))
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
