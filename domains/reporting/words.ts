/** The words of a paragraph. Imports nothing that runs, so that the editor checks as the server does. */
import type { ReportParagraph } from './body.ts'

/** The words of a paragraph; `figure` writes the figures. */
export const wordsOf = (paragraph: Pick<ReportParagraph, 'parts'>, figure: (key: string) => string = () => '〇'): string =>
  paragraph.parts.map((x) => ('text' in x ? x.text : 'figure' in x ? figure(x.figure) : x.stated)).join('')

/** True when nothing stands in the paragraph. */
export const isBlank = (paragraph: Pick<ReportParagraph, 'parts'>): boolean => wordsOf(paragraph).trim() === ''
