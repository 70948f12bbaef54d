/** Two versions of a text, paragraph by paragraph: what was taken out and what was put in. */
import { diffArrays, diffChars } from 'diff'
import { sectionNumbers } from '../../../../../domains/reporting/numbering.ts'
import type { ReportBody, ReportParagraph } from '../../../api-types.ts'
import type { FigureOf } from '../parts.ts'

export type Piece = { text: string; what: 'same' | 'added' | 'removed' }
/** `heading` is the section that the changed lines stand in. */
export type Change = { id: string; heading: string; pieces: Piece[] }

type Line = { id: string; heading: string; text: string }

/** A paragraph as it reads. */
export const written = ({ parts }: ReportParagraph, figureOf: FigureOf): string =>
  parts.map((x) => ('text' in x ? x.text : 'figure' in x ? (figureOf(x.figure)?.shown ?? `〔${x.figure}〕`) : x.stated)).join('')

function linesOf(body: ReportBody, figureOf: FigureOf): Line[] {
  const numbers = sectionNumbers(body.sections)
  const front = [body.front?.docNo, body.front?.addressee].filter(Boolean).join('　')
  return [
    ...(front ? [{ id: 'front', heading: '文首', text: front }] : []),
    ...body.sections.flatMap((s, i): Line[] => {
      const heading = s.level === 0 ? '引言' : `${numbers[i]}${s.title}`
      return [
        ...(s.level === 0 ? [] : [{ id: s.id, heading, text: heading }]),
        ...s.paragraphs.map((p) => ({ id: `${s.id}/${p.id}`, heading, text: written(p, figureOf) })),
      ]
    }),
  ]
}

const piecesOf = (before: string, after: string): Piece[] =>
  diffChars(before, after).map((d) => ({ text: d.value, what: d.added ? 'added' : d.removed ? 'removed' : 'same' }))

/** The lines that differ, in their order. */
export function changesBetween(before: ReportBody, after: ReportBody, figureOf: FigureOf): Change[] {
  const [old, now] = [linesOf(before, figureOf), linesOf(after, figureOf)]
  const [was, is] = [new Map(old.map((l) => [l.id, l])), new Map(now.map((l) => [l.id, l]))]
  const order = diffArrays(
    old.map((l) => l.id),
    now.map((l) => l.id),
  ).flatMap((d) => d.value)
  return [...new Set(order)].flatMap((id): Change[] => {
    const [a, b] = [was.get(id), is.get(id)]
    if ((a?.text ?? '') === (b?.text ?? '')) return []
    return [{ id, heading: (b ?? a)?.heading ?? '', pieces: piecesOf(a?.text ?? '', b?.text ?? '') }]
  })
}
