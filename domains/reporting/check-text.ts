/** What an examiner of the published report would find in it: the report reader's own rules, on the text with its figures written out. */
import { inspect, readReport } from '../../engine/text/index.ts'
import type { ReportBody } from './body.ts'
import type { Book } from './book.ts'
import { beginning, type FigureOf, type Finding } from './finding.ts'
import { sectionNumbers } from './numbering.ts'
import { isBlank, wordsOf } from './words.ts'

/**
 * Rules that say nothing of a draft: title, issuer and day come with the document; the parts and their causes have checks of their own that know the
 * outline; and a draft shares its sentences with last year's by design.
 */
const OFF = ['title-missing', 'issuer-missing', 'year-mismatch', 'late-publication', 'section-missing', 'section-folded', 'cause-missing', 'copied'] as const

type Place = { start: number; section: string; paragraph?: string }

/** The text as it will be read, with where each heading and paragraph begins. */
function textOf(body: ReportBody, year: number, figure: FigureOf): { text: string; places: Place[] } {
  const numbers = sectionNumbers(body.sections)
  const places: Place[] = []
  let text = `${year}年法治政府建设年度报告\n`
  const add = (place: Omit<Place, 'start'>, line: string): void => {
    places.push({ start: text.length, ...place })
    text += `${line.replace(/\s*\n\s*/g, ' ')}\n`
  }
  for (const [i, section] of body.sections.entries()) {
    if (section.level > 0) add({ section: section.id }, `${numbers[i]}${section.title}`)
    for (const p of section.paragraphs)
      if (!isBlank(p))
        add(
          { section: section.id, paragraph: p.id },
          wordsOf(p, (key) => figure(key)?.shown ?? '？'),
        )
  }
  return { text, places }
}

/**
 * Findings of the reader's rules on a body. They never keep a report from being frozen: they are read from the words, and a person may know better;
 * the figures themselves have checks that do.
 */
export function textFindings(body: ReportBody, book: Pick<Book, 'figure'> & { scope: { year: number } }): Finding[] {
  const { text, places } = textOf(body, book.scope.year, book.figure)
  const paragraphs = new Map(body.sections.flatMap((s) => s.paragraphs.map((paragraph) => [paragraph.id, paragraph])))
  return inspect(readReport(text), { off: OFF, expectedYear: book.scope.year })
    .filter((f) => f.severity !== 'note')
    .map(({ rule, message, spans }): Finding => {
      const at = places.findLast((p) => p.start <= (spans[0]?.start ?? 0))
      const paragraph = at?.paragraph === undefined ? undefined : paragraphs.get(at.paragraph)
      const where = paragraph ? `“${beginning({ paragraph }, book.figure)}”：` : ''
      return {
        rule,
        level: 'warning',
        message: `${where}${message}`,
        ...(at ? { section: at.section } : {}),
        ...(paragraph ? { paragraph: paragraph.id } : {}),
      }
    })
}
