/** The text of a report: sections of paragraphs; a paragraph is words, figures by name, and numbers that the office states itself. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { canonical } from '../../platform/ledger/index.ts'

/** Control characters and broken halves of characters have no place in a document, and none in the database. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is being taken out.
const clean = (raw: string): string => raw.toWellFormed().replace(/[\u0000-\u0009\u000b-\u001f\u007f\u200b\ufeff]/g, '')
const line = (max: number, min = 0) => z.string().min(min).max(max).transform(clean)
const text = line(5000)
const part = z.union([
  z.strictObject({ text }),
  z.strictObject({ figure: line(300) }),
  // A number that no ledger of ours holds: it stands with the source that can be asked for it.
  // `files`: evidence of this report that shows it, by id.
  z.strictObject({ stated: line(40, 1), source: line(200, 2), files: z.array(z.uuid()).max(10).optional() }),
])
const paragraph = z.strictObject({
  id: line(80, 1),
  parts: z.array(part).max(400),
  /** What the drafter still has to see to; it lasts as long as the paragraph reads as it was drafted. */
  ask: line(200).optional(),
  /** The paragraph of last year's report that this one answers. */
  about: line(80).optional(),
})
const section = z.strictObject({
  id: line(80, 1),
  title: line(100),
  level: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  paragraphs: z.array(paragraph).max(200),
})

/** The shape of a body; what is too long or unknown is refused, with its place. */
export const bodySchema = z.strictObject({
  /** 发文字号 and 主送机关. */
  front: z.strictObject({ docNo: line(60).optional(), addressee: line(100).optional() }).optional(),
  sections: z.array(section).min(1).max(80),
  /** Why a figure rose or fell so far, by its key. */
  reasons: z.record(line(300), line(500)).optional(),
})

export type ReportBody = z.infer<typeof bodySchema>
export type ReportSection = ReportBody['sections'][number]
export type ReportParagraph = ReportSection['paragraphs'][number]
export type ReportPart = ReportParagraph['parts'][number]

/** Keys of the figures in a body, each once, in the order in which they are read. */
export const keysIn = (body: ReportBody): string[] => [
  ...new Set(body.sections.flatMap((s) => s.paragraphs.flatMap((p) => p.parts.flatMap((x) => ('figure' in x ? [x.figure] : []))))),
]

/** Hash of anything that is JSON, the same whatever the order of its keys. */
export const hashOf = (value: unknown): string => createHash('sha256').update(canonical(value)).digest('hex')
