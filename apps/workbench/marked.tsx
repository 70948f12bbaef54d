/** A text with what was typed marked in it, and what was found in fields that a row does not show. */
import type { ReactNode } from 'react'
import type { Hit } from './api-types.ts'
import './search.css'

/** So many signs are shown before the first mark of a long text. */
const BEFORE = 30

type MarkedProps = { hit: Hit /** Signs before the first mark, where there is little room. */; before?: number }

/** The text with what was typed marked; of a long one the part around the first mark. */
export function Marked({ hit: { text, marks }, before = BEFORE }: MarkedProps) {
  const first = marks[0]?.start ?? 0
  const from = first > before ? first - before : 0
  const to = Math.min(text.length, from + BEFORE * 4)
  const parts: ReactNode[] = from > 0 ? ['…'] : []
  let at = from
  for (const { start, end } of [...marks].sort((a, b) => a.start - b.start)) {
    if (start < at || end > to) continue
    parts.push(text.slice(at, start), <mark key={start}>{text.slice(start, end)}</mark>)
    at = end
  }
  return (
    <>
      {parts}
      {text.slice(at, to)}
      {to < text.length ? '…' : ''}
    </>
  )
}

type HitsProps = { hits: readonly Hit[]; before?: number /** Said by the heading above. */; bare?: boolean }

/** 命中：字段名 …片段…, of each field that the row does not show. */
export function Hits({ hits, before, bare }: HitsProps) {
  if (hits.length === 0) return null
  return (
    <span className="wb-hits">
      {bare ? null : <span className="mf-quiet">命中：</span>}
      {hits.map((hit) => (
        <span key={`${hit.field} ${hit.label}`} className="wb-hit" title={hit.text}>
          <span className="mf-quiet">{hit.label}</span> <Marked hit={hit} {...(before === undefined ? {} : { before })} />
        </span>
      ))}
    </span>
  )
}
