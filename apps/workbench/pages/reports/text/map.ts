/** Paragraphs of a section ⇄ the document that is typed in: words as text, line ends as breaks, figures and stated numbers as pieces of their own. */
import type { ReportParagraph, ReportPart } from '../../../api-types.ts'
import { same } from './merge.ts'

/** A node as the editor keeps it. */
export type DocNode = { type: string; attrs?: Record<string, unknown>; content?: DocNode[]; text?: string }

/** Neighbouring words as one part, none that are empty: as parts come back from the editor. */
export function joined(parts: readonly ReportPart[]): ReportPart[] {
  const out: ReportPart[] = []
  for (const part of parts) {
    const last = out[out.length - 1]
    if (!('text' in part)) out.push(part)
    else if (last && 'text' in last) out[out.length - 1] = { text: last.text + part.text }
    else if (part.text) out.push({ text: part.text })
  }
  return out
}

function inlineOf(part: ReportPart): DocNode[] {
  if ('figure' in part) return [{ type: 'figure', attrs: { key: part.figure } }]
  if ('stated' in part) return [{ type: 'stated', attrs: { stated: part.stated, source: part.source, files: part.files ?? [] } }]
  return part.text.split('\n').flatMap((line, i): DocNode[] => [...(i > 0 ? [{ type: 'hardBreak' }] : []), ...(line ? [{ type: 'text', text: line }] : [])])
}

/** The document of a section. One without paragraphs has a place to type in that is no paragraph until something stands in it. */
export function docOf(paragraphs: readonly ReportParagraph[]): DocNode {
  const content = paragraphs.map(({ id, parts, ask, about }): DocNode => {
    const inline = joined(parts).flatMap(inlineOf)
    return { type: 'paragraph', attrs: { id, ask: ask ?? null, about: about ?? null }, ...(inline.length > 0 ? { content: inline } : {}) }
  })
  return { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph', attrs: { id: null, ask: null, about: null } }] }
}

/** None and an empty list are the same. */
const filesIn = (value: unknown): { files?: string[] } => (Array.isArray(value) && value.length > 0 ? { files: value.map(String) } : {})

function partOf({ type, attrs = {}, text = '' }: DocNode): ReportPart {
  if (type === 'figure') return { figure: String(attrs.key) }
  if (type === 'stated') return { stated: String(attrs.stated), source: String(attrs.source), ...filesIn(attrs.files) }
  return { text: type === 'hardBreak' ? '\n' : text }
}

const worded = (key: 'ask' | 'about', value: unknown): { [K in typeof key]?: string } => (typeof value === 'string' ? { [key]: value } : {})

/** The paragraphs that stand in a document; those that still read as in `before` are the very same objects. */
export function paragraphsOf(doc: DocNode, before: readonly ReportParagraph[]): ReportParagraph[] {
  const known = new Map(before.map((p) => [p.id, p]))
  return (doc.content ?? []).flatMap(({ attrs = {}, content = [] }): ReportParagraph[] => {
    if (typeof attrs.id !== 'string') return []
    const now: ReportParagraph = { id: attrs.id, parts: joined(content.map(partOf)), ...worded('ask', attrs.ask), ...worded('about', attrs.about) }
    const was = known.get(now.id)
    return [was && was.ask === now.ask && was.about === now.about && same(joined(was.parts), now.parts) ? was : now]
  })
}
