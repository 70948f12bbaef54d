/** The structure of a report: title, issuing body, year, what the page says of it, its sections and their parts. */
import { type Metadata, type Paragraph, partRoles, type Reading, type Section, type Span } from '../shape.ts'
import { type Heading, headingsOf } from './headings.ts'
import { unjoined } from './joined.ts'
import { frameOf, type Line, linesOf, wordsOf } from './lines.ts'
import { dayIn, type Labels, labelsIn } from './metadata.ts'
import { type Part, partsOf } from './parts.ts'
import { type ProsePart, proseParts } from './prose.ts'
import { issuerOf, titleOf, yearOf } from './title.ts'

export type Structure = Pick<Reading, 'title' | 'titleSpan' | 'issuer' | 'year' | 'metadata' | 'sections' | 'paragraphs'>

type Draft = Omit<Section, 'parent'> & { above?: Draft }

/**
 * The structure of a text; `plain` is `plainOf(text)`, `known` what is known of it from outside. Paragraphs are the lines of the report itself, headings with them: not its
 * title, the labels around it, the signature and the noise of a page.
 */
export function structureOf(text: string, plain: string, known: Partial<Metadata> = {}): Structure {
  const lines = unjoined(plain, linesOf(text))
  const { head, body, tail } = frameOf(plain, lines)
  const labels: Labels = { ...labelsIn(text, plain, head, tail), ...known }
  const title = titleOf(text, plain, head, labels)
  const headings = headingsOf(text, plain, body)
  const start = body[0]?.start ?? 0
  const opening = plain.slice(start, Math.min(headings.find((h) => h.span.start > start)?.span.start ?? plain.length, start + 1500))
  const year = yearOf(title.title, opening)
  const end = body.at(-1)?.end ?? text.length
  const sections = sectionsOf({ text, plain, body, headings, year, end })
  return {
    ...title,
    issuer: issuerOf(text, plain, { title: title.title, labels, head, tail, body: start }),
    year,
    metadata: metadataOf(plain, labels, tail),
    sections,
    paragraphs: paragraphsOf(body, sections),
  }
}

function metadataOf(plain: string, labels: Labels, tail: readonly Line[]): Metadata {
  const { indexNo, docNo, source, sentOn } = labels
  const signedOn = tail.map((line) => (line.end - line.start <= 24 ? dayIn(wordsOf(plain, line)) : undefined)).find((day) => day !== undefined)
  const madeOn = labels.madeOn ?? signedOn ?? sentOn
  const publishedOn = labels.publishedOn ?? (labels.madeOn ? sentOn : undefined)
  const from = source ?? labels.office
  return {
    ...(indexNo ? { indexNo } : {}),
    ...(docNo ? { docNo } : {}),
    ...(madeOn ? { madeOn } : {}),
    ...(publishedOn ? { publishedOn } : {}),
    ...(from ? { source: from } : {}),
  }
}

type Found = { text: string; plain: string; body: readonly Line[]; headings: readonly Heading[]; year: number | null; end: number }

function sectionsOf(found: Found): Section[] {
  const { plain, headings, year, end } = found
  const words = headings.map((h) => plain.slice(h.span.end - h.words.length, h.span.end))
  const parts = partsOf(headings, words, year)
  const first = headings[0]?.span.start ?? end
  const opening: Draft = { role: null, heading: '', headingSpan: { start: 0, end: 0 }, number: '', level: 0, start: 0, end: first, folded: false }
  const drafts = drafted(found, parts)
  const here = new Set([...parts.values()].flatMap((p) => p.roles))
  const missing = partRoles.filter((r) => !here.has(r))
  const told = proseParts(plain, found.body, missing, year)
  const all = [opening, ...drafts.flat(), ...told.map((p) => toldDraft(found, p, drafts))]
  if (headings.length === 0 && found.body.length > 0) all.push(untitled(found, told))
  return numbered(all)
}

/** Drafts of each heading: one, or one for each role that it names. */
function drafted({ plain, body, headings, year, end }: Found, parts: ReadonlyMap<number, Part>): Draft[][] {
  const ends = endsOf(headings, end)
  const drafts: Draft[][] = []
  headings.forEach((h, i) => {
    const part = parts.get(i)
    const [role = null, ...more] = part?.roles ?? []
    const above = h.parent === undefined ? undefined : drafts[h.parent]?.[0]
    const folded = part?.folded ?? false
    const one: Draft = {
      role,
      heading: h.words,
      headingSpan: h.span,
      number: h.number,
      level: h.level,
      start: h.span.start,
      end: ends[i] ?? end,
      folded,
      ...(above ? { above } : {}),
    }
    // A second role of the same heading stands inside the first, from the sentence on that turns to it.
    const lines = more.length > 0 ? body.filter((line) => line.start >= h.span.end && line.end <= one.end) : []
    const turns = proseParts(plain, lines, more, year, 0)
    const others = more.map((second): Draft => {
      const turn = turns.find((t) => t.role === second)
      return { ...one, role: second, level: h.level + 1, start: turn?.opening.start ?? one.start, above: one }
    })
    drafts.push([one, ...others])
  })
  return drafts
}

function endsOf(headings: readonly Heading[], end: number): number[] {
  const ends = headings.map(() => end)
  const open: number[] = []
  headings.forEach((h, i) => {
    while (open.length > 0 && (headings[open.at(-1) as number]?.level ?? 0) >= h.level) ends[open.pop() as number] = h.span.start
    open.push(i)
  })
  return ends
}

/** A part told in prose stands inside the section that it is told in. */
function toldDraft({ text, headings, end }: Found, p: ProsePart, drafts: readonly Draft[][]): Draft {
  const at = headings.findLastIndex((h) => h.span.start <= p.opening.start)
  const above = drafts[at]?.[0]
  const until = Math.min(p.end, above?.end ?? headings[0]?.span.start ?? end)
  return {
    role: p.role,
    heading: text.slice(p.opening.start, p.opening.end),
    headingSpan: p.opening,
    number: '',
    level: (above?.level ?? 0) + 1,
    start: p.opening.start,
    end: Math.max(until, p.opening.end),
    folded: true,
    ...(above ? { above } : {}),
  }
}

/** A text without any heading tells what was done, up to the faults and the plan. */
function untitled({ body, end }: Found, told: readonly ProsePart[]): Draft {
  const start = body[0]?.start ?? 0
  const until = told.filter((p) => p.role === 'problems' || p.role === 'plan').reduce((least, p) => Math.min(least, p.opening.start), end)
  return { role: 'achievements', heading: '', headingSpan: { start, end: start }, number: '', level: 1, start, end: Math.max(start, until), folded: true }
}

/** In the order of the text, whoever holds another before it; parents by index. */
function numbered(drafts: readonly Draft[]): Section[] {
  const sorted = [...drafts].sort((a, b) => a.start - b.start || a.level - b.level)
  const index = new Map(sorted.map((d, i) => [d, i] as const))
  return sorted.map(({ above, ...section }) => {
    const parent = above && index.get(above)
    return parent === undefined ? section : { ...section, parent }
  })
}

/** Each line with the innermost section that it lies in. */
function paragraphsOf(body: readonly Span[], sections: readonly Section[]): Paragraph[] {
  const open: number[] = []
  let next = 0
  return body.map(({ start, end }) => {
    while (next < sections.length && (sections[next]?.start ?? 0) <= start) open.push(next++)
    while (open.length > 1 && (sections[open.at(-1) as number]?.end ?? 0) <= start) open.pop()
    return { start, end, section: open.at(-1) ?? 0 }
  })
}
