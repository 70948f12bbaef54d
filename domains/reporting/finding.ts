/** What a check of a report finds. An error keeps it from being frozen; a warning is for whoever signs. */
import type { ReportBody, ReportParagraph, ReportSection } from './body.ts'
import type { ReportFigure } from './figure.ts'
import { wordsOf } from './words.ts'

export type Finding = {
  rule: string
  level: 'error' | 'warning'
  message: string
  /** Section it was found in. */
  section?: string
  /** Paragraph it was found in, and the words it is about. */
  paragraph?: string
  words?: string
  /** Figure it is about, by its key. */
  figure?: string
}

export type FigureOf = (key: string) => ReportFigure | undefined

export type InSection = { section: ReportSection; paragraph: ReportParagraph }

/** Every paragraph with its section. */
export const everyParagraph = (body: ReportBody): InSection[] =>
  body.sections.flatMap((section) => section.paragraphs.map((paragraph) => ({ section, paragraph })))

/** Beginning of a paragraph, by which a person finds it. */
export function beginning({ paragraph }: Pick<InSection, 'paragraph'>, figure?: FigureOf): string {
  const words = wordsOf(paragraph, figure && ((key) => figure(key)?.shown ?? '？'))
  return words.length > 16 ? `${words.slice(0, 16)}…` : words
}
