/** The text of a report with what was found marked in its place: pointing at a mark or reaching it by key shows the sentence with its arithmetic. */
import { Popover } from 'antd'
import { memo, useEffect, useMemo, useRef } from 'react'
import type { BoardFinding } from '../../../../domains/oversight/shapes.ts'
import type { Figure, Section, Span } from '../../../../engine/text/shape.ts'
import { type Line, markedLines, type Piece } from './marks.ts'
import { findingAnchor, severityWords } from './words.ts'

/** What is to be brought into sight: a finding by its key, or a figure by its id; `turn` grows with each asking. */
export type Target = { key: string; turn: number }

type ReportTextProps = {
  text: string
  findings: readonly BoardFinding[]
  sections?: readonly Section[]
  /** Marked instead of the findings. */
  figures?: readonly Figure[] | undefined
  target?: Target | undefined
  onPick?: (key: string) => void
}

export const ReportText = memo(function ReportText({ text, findings, sections = [], figures, target, onPick }: ReportTextProps) {
  const box = useRef<HTMLElement>(null)
  const marks = useMemo(() => (figures ? figures.map((f) => ({ key: f.id, spans: [f.whole] })) : findings), [figures, findings])
  const lines = useMemo(() => markedLines(text, marks), [text, marks])
  const byKey = useMemo(() => new Map(findings.map((f) => [f.key, f])), [findings])
  const heads = useMemo(() => sections.filter((s) => s.heading !== '').map((s) => s.headingSpan), [sections])
  useEffect(() => {
    if (!target) return
    const mark = box.current?.querySelector<HTMLElement>(`[data-keys~="${target.key}"]`)
    mark?.scrollIntoView({ block: 'center' })
    mark?.focus({ preventScroll: true })
  }, [target])
  const on = target?.key
  return (
    <section className="wb-sheet wb-board-text" ref={box} aria-label="报告正文">
      {lines.map((line) => (
        <TextLine
          key={line.start}
          {...{ line, text, byKey, onPick }}
          figures={figures !== undefined}
          head={headed(line, heads)}
          on={on !== undefined && line.pieces.some((p) => p.keys.includes(on)) ? on : undefined}
        />
      ))}
    </section>
  )
})

/** A heading that runs into its paragraph is none of its own. */
const headed = (line: Line, heads: readonly Span[]): boolean => heads.some((h) => h.start >= line.start && h.start < line.end && h.end >= line.end - 1)

type TextLineProps = {
  line: Line
  text: string
  byKey: ReadonlyMap<string, BoardFinding>
  figures: boolean
  head: boolean
  /** The mark in this line that is to be seen. */
  on: string | undefined
  onPick: ((key: string) => void) | undefined
}

/** Kept as it is while nothing in it changes: a long report has thousands of marks. */
const TextLine = memo(function TextLine({ line, text, byKey, figures, head, on, onPick }: TextLineProps) {
  return (
    <p className={head ? 'wb-board-head' : 'wb-board-line'}>
      {line.pieces.map((piece) => {
        const words = text.slice(piece.start, piece.end)
        if (piece.keys.length === 0) return <span key={piece.start}>{words}</span>
        if (figures) return <FigureMark key={piece.start} piece={piece} words={words} target={on} />
        return <FindingMark key={piece.start} piece={piece} words={words} byKey={byKey} target={on} onPick={onPick} />
      })}
    </p>
  )
})

/** A longer span is a passage, marked more lightly. */
const LONG = 40
const passage = ({ spans }: BoardFinding, { start, end }: Piece): boolean => spans.some((s) => s.start <= start && s.end >= end && s.end - s.start > LONG)

type FindingMarkProps = {
  piece: Piece
  words: string
  byKey: ReadonlyMap<string, BoardFinding>
  target: string | undefined
  onPick: ((key: string) => void) | undefined
}

function FindingMark({ piece, words, byKey, target, onPick }: FindingMarkProps) {
  const found = piece.keys.flatMap((k) => byKey.get(k) ?? [])
  const first = found[0]
  if (!first) return <span>{words}</span>
  const on = target !== undefined && piece.keys.includes(target)
  return (
    <Popover trigger={['hover', 'focus']} placement="top" content={<Sentences found={found} />} mouseEnterDelay={0.05}>
      <a
        href={`#${findingAnchor(first)}`}
        className={`wb-mark wb-mark-${first.severity}${passage(first, piece) ? ' wb-mark-long' : ''}${on ? ' wb-mark-on' : ''}`}
        data-keys={piece.keys.join(' ')}
        onClick={(e) => {
          e.preventDefault()
          onPick?.(first.key)
        }}
      >
        {words}
      </a>
    </Popover>
  )
}

function Sentences({ found }: { found: readonly BoardFinding[] }) {
  return (
    <ul className="wb-sentences">
      {found.slice(0, 6).map((f) => (
        <li key={f.key}>
          <b>
            {severityWords[f.severity]} · {f.title}
          </b>
          <div>{f.message}</div>
        </li>
      ))}
      {found.length > 6 ? <li>另有 {found.length - 6} 处</li> : null}
    </ul>
  )
}

function FigureMark({ piece, words, target }: { piece: Piece; words: string; target: string | undefined }) {
  const on = target !== undefined && piece.keys.includes(target)
  return (
    <span className={`wb-figure-mark${on ? ' wb-mark-on' : ''}`} data-keys={piece.keys.join(' ')} tabIndex={-1}>
      {words}
    </span>
  )
}
