/** Reading a report and inspecting it beside its neighbours and last year's; findings get keys, so that what is said of one stays with it. */
import { createHash } from 'node:crypto'
import type { Day } from '../../engine/define.ts'
import { cite } from '../../engine/law.ts'
import { inspect, readReport, textRules } from '../../engine/text/index.ts'
import { type Figure, type Metadata, type PartRole, partRoles, type Reading, type TextFinding } from '../../engine/text/shape.ts'
import type { BoardFinding, Counts, PartState, Parts } from './shapes.ts'

/** A figure as reports are compared by it. */
export type Compared = Pick<Figure, 'noun' | 'verb' | 'unitBase' | 'kind' | 'valueBase' | 'qualifier' | 'start'> & {
  /** As written, with unit and qualifier. */ shown: string
}

/** What is kept of an examination. */
export type Examined = { title: string | null; issuer: string | null; parts: Parts; findings: BoardFinding[]; figures: Compared[] }

/** A text with what is known of it; the id stands for the text, which never changes. */
export type Given = { id: string; text: string; metadata: Metadata; publishedOn: Day | null }

/** What it is inspected beside. */
export type Beside = {
  lastYear: Given | undefined
  neighbours: readonly { name: string; given: Given }[]
  dueOn: Day
  year: number
  issuer: string
  off: readonly string[]
}

/** So many readings are kept: the offices of a district, for a year or two. */
const KEPT = 60
const readings = new Map<string, Reading>()

/** The reading of a text: made once, as long as it is kept. */
export function readingOf({ id, text, metadata }: Given): Reading {
  const known = readings.get(id)
  if (known) return known
  const made = readReport(text, metadata)
  const oldest = readings.size >= KEPT ? readings.keys().next().value : undefined
  if (oldest !== undefined) readings.delete(oldest)
  readings.set(id, made)
  return made
}

/** How a part stands: its own somewhere, else folded, else missing. */
function partState(reading: Reading, role: PartRole): PartState {
  const sections = reading.sections.filter((s) => s.role === role)
  if (sections.some((s) => !s.folded)) return 'own'
  return sections.length > 0 ? 'folded' : 'missing'
}

const partsOf = (reading: Reading): Parts => Object.fromEntries(partRoles.map((r) => [r, partState(reading, r)])) as Parts

const ruleOf = new Map(textRules.map((r) => [r.id, r]))

function keyed(finding: TextFinding): BoardFinding {
  const { rule, message, spans } = finding
  const key = createHash('sha256')
    .update(JSON.stringify([rule, message, spans]))
    .digest('hex')
    .slice(0, 24)
  const { title = rule, law } = ruleOf.get(rule) ?? {}
  return { ...finding, key, title, ...(law ? { law: cite(law) } : {}) }
}

/** Changes against another time and parts of a whole by chance are no metric; what speaks of another time is not this year's. */
const comparable = (f: Figure, year: number): boolean =>
  f.noun !== '' && !f.change && f.period.kind === 'year' && (f.period.to === undefined || f.period.to === year)

const compared = ({ text, figures }: Reading, year: number): Compared[] =>
  figures
    .filter((f) => comparable(f, year))
    .map(({ noun, verb, unitBase, kind, valueBase, qualifier, start, whole }) => {
      return { noun, verb, unitBase, kind, valueBase, qualifier, start, shown: text.slice(whole.start, whole.end) }
    })

/** Reads and inspects one report. */
export function examine(given: Given, { lastYear, neighbours, dueOn, year, issuer, off }: Beside): { reading: Reading; examined: Examined } {
  const made = readingOf(given)
  const { publishedOn: _, ...metadata } = made.metadata
  const reading: Reading = { ...made, metadata: { ...metadata, ...(given.publishedOn ? { publishedOn: given.publishedOn } : {}) } }
  const findings = inspect(reading, {
    ...(lastYear ? { lastYear: readingOf(lastYear) } : {}),
    neighbours: neighbours.map((n) => ({ name: n.name, reading: readingOf(n.given) })),
    dueOn,
    expectedYear: year,
    expectedIssuer: issuer,
    off,
  })
  const { title, issuer: said } = reading
  return { reading, examined: { title, issuer: said, parts: partsOf(reading), findings: findings.map(keyed), figures: compared(reading, year) } }
}

/** How many findings of each weight, without those in `untrue`. */
export function countsOf(findings: readonly BoardFinding[], untrue: ReadonlySet<string>): Counts {
  const counts: Counts = { error: 0, warning: 0, note: 0 }
  for (const f of findings) if (!untrue.has(f.key)) counts[f.severity] += 1
  return counts
}
