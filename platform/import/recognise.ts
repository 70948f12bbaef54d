/** Which kind of ledger a sheet is: by its headings, by what stands under them, and by its title. */
import type { AnyCaseType } from '../../engine/define.ts'
import { parseValue } from '../../engine/parse.ts'
import { type Grid, type Header, headersIn } from './header.ts'
import { headingOf, isOurs, isSerial, knows, type Mapped, matchColumns, type Wanted, wantedBy } from './match.ts'
import { bare } from './words.ts'

export type Recognised = { type: AnyCaseType; header: Header; mapped: readonly Mapped[]; score: number }
export type Recognition =
  | { found: Recognised }
  /** `headings` is the row that looks most like headings. */
  | { unknown: true; headings: readonly string[]; row: number }
  | { ambiguous: readonly Recognised[] }

/** A ledger has at least so many columns that we know. */
const FEWEST = 3
/** A kind that is behind the best by more is not meant. */
const CLEAR = 0.75

/** Kinds of ledger that may be imported at all. */
export const importable = (types: readonly AnyCaseType[]): AnyCaseType[] => types.filter((t) => t.backfill.ledgers.length > 0)

const surely = (mapped: readonly Mapped[]): Mapped[] => mapped.filter((m) => m.field !== null && m.sure >= 0.8)

/** A heading that several kinds have (来源, 备注) tells little of the kind. */
function rarity(header: Header, wants: readonly (readonly Wanted[])[]): Map<number, number> {
  return new Map(
    header.columns.map((column, i) => {
      const owners = wants.filter((wanted) => (wanted[i]?.candidates[0]?.sure ?? 0) >= 0.9).length
      return [column.index, owners === 0 ? 0 : 1 / owners]
    }),
  )
}

/** Wordings under a choice that are among its options speak for the kind: 人大建议, 调解成功. */
function wordings(type: AnyCaseType, mapped: readonly Mapped[]): number {
  let known = 0
  for (const { column, field } of mapped) {
    const definition = field === null ? undefined : type.record.fields[field]
    if (definition?.type !== 'choice' || column.samples.length === 0) continue
    const closed = { ...definition, openEnded: false }
    known += column.samples.filter((c) => 'value' in parseValue(closed, c.text)).length / column.samples.length
  }
  return known
}

/** How much the title, the sheet's and the file's name say for a kind; the longest name counts. */
function titled(type: AnyCaseType, texts: readonly string[]): number {
  const names = [...type.backfill.ledgers, type.record.title].map(bare).filter((n) => n.length > 1)
  const found = names.filter((name) => texts.some((t) => t.includes(name)))
  return found.length === 0 ? 0 : 1.5 + Math.max(...found.map((n) => n.length)) / 8
}

function score(type: AnyCaseType, mapped: readonly Mapped[], weights: ReadonlyMap<number, number>, texts: readonly string[]): number {
  const headings = mapped.reduce((sum, m) => sum + (m.field === null ? 0 : m.sure * (weights.get(m.column.index) || 0.3)), 0)
  const missing = type.backfill.needs.filter((need) => !mapped.some((m) => m.field === need)).length
  return headings + 0.4 * wordings(type, mapped) + titled(type, texts) - missing
}

const depth = (header: Header): number => header.bottom - header.top

const knownCount = (types: readonly AnyCaseType[], header: Header): number => Math.max(0, ...types.map((t) => header.columns.filter((c) => knows(t, c)).length))

/** The rows that look most like headings, best first; a deeper header must know more columns than a flat one. */
function likeliest(types: readonly AnyCaseType[], grid: Grid): { header: Header; known: number }[] {
  const places = headersIn(grid)
    .map((header) => ({ header, known: knownCount(types, header) }))
    .sort((a, b) => b.known - a.known || depth(a.header) - depth(b.header) || a.header.top - b.header.top)
  const most = places[0]?.known ?? 0
  return places.filter((p) => most === 0 || p.known * 2 > most).slice(0, 3)
}

/** Finds headings and kind of a sheet. `names` are those of sheet and file; with one type, only its headings are looked for. */
export function recognise(types: readonly AnyCaseType[], grid: Grid, names: readonly string[]): Recognition {
  const places = likeliest(types, grid)
  const best = places[0]
  const headings = (best?.header.columns ?? []).map((c) => headingOf(c.levels))
  if (!best || best.known < 2) return { unknown: true, headings, row: best?.header.top ?? 0 }
  const all = places.flatMap(({ header }) => {
    const texts = [...header.above, ...names].map(bare)
    const wants = types.map((type) => wantedBy(type, header.columns))
    const weights = rarity(header, wants)
    return types.map((type, i): Recognised => {
      const mapped = matchColumns(type, wants[i] ?? [])
      return { type, header, mapped, score: score(type, mapped, weights, texts) }
    })
  })
  const likely = all.filter((r) => surely(r.mapped).length >= Math.min(FEWEST, ledgerColumns(r.header))).sort((a, b) => b.score - a.score)
  const [surest] = likely
  if (!surest || surest.score < 1) return { unknown: true, headings, row: best.header.top }
  const first = topmost(surest, likely)
  const rivals = likely.filter((r) => r.type !== first.type && r.score > first.score * CLEAR)
  const kinds = new Map([first, ...rivals].map((r) => [r.type, r]))
  return kinds.size > 1 ? { ambiguous: [...kinds.values()] } : { found: first }
}

/** Headings printed again on every page are as good as the first ones; the table begins under the first. */
function topmost(best: Recognised, all: readonly Recognised[]): Recognised {
  const known = (r: Recognised): number => r.mapped.filter((m) => m.field !== null).length
  const same = all.filter((r) => r.type === best.type && known(r) >= known(best))
  return same.reduce((a, b) => (b.header.top < a.header.top ? b : a), best)
}

const ledgerColumns = (header: Header): number => Math.max(2, header.columns.filter((c) => !isSerial(c) && !isOurs(c)).length)
