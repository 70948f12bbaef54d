/** Which kind of ledger a sheet is: by its headings, by what stands under them, and by its title. */
import type { AnyCaseType, Field, Value } from '../../engine/define.ts'
import { parseValue } from '../../engine/parse.ts'
import { type Grid, type Header, headersIn } from './header.ts'
import { headingOf, isOurs, isSerial, knows, type Mapped, matchColumns, type Wanted, wantedBy } from './match.ts'
import { bare } from './words.ts'

export type Recognised = { type: AnyCaseType; header: Header; mapped: readonly Mapped[]; score: number }
export type Recognition = { found: Recognised } | Unknown | { ambiguous: readonly Recognised[] }
/** `headings` is the row that looks most like headings; `near` the kind that only lacks columns it cannot do without. */
export type Unknown = { unknown: true; headings: readonly string[]; row: number; near?: { type: AnyCaseType; missing: readonly string[] } }

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

const dummies: Partial<Record<Field['type'], Value>> = { day: '2000-01-01', boolean: true, money: 1, count: 1 }

/** Fields that no row of the sheet can have: not under a heading, and not to be worked out from what is. */
function lacking({ type, mapped }: Recognised): string[] {
  const row: Record<string, Value> = {}
  for (const { field } of mapped) {
    const definition = field === null ? undefined : type.record.fields[field]
    if (field !== null && definition) row[field] = dummies[definition.type] ?? Object.keys(definition.options ?? {})[0] ?? 'x'
  }
  const whole = { ...row, ...type.backfill.derive?.(row, {}) }
  return type.backfill.needs.filter((need) => (whole[need] ?? null) === null)
}

/** Half of the columns must be known, or a third under a title that names the ledger: a contract has days, kinds and parties too. */
const COVERED = { plain: 0.5, titled: 0.3 }
const SCORE = 2

/** Headings that any list may have, and that tell nothing of the kind. */
const ANYWHERE = new Set(
  '日期 时间 类型 类别 种类 来源 内容 编号 名称 姓名 电话 地址 备注 说明 状态 金额 数量 人数 单位 部门 责任人 负责人 经办人 联系人 结果 情况 方式 标题 级别 等级 性质 社区 村 区域 属地 街道 年度 联系电话 联系方式 身份证号'.split(
    ' ',
  ),
)
const telling = (m: Mapped): boolean => m.field !== null && m.sure >= 0.95 && !ANYWHERE.has(bare(headingOf(m.column.levels)))

/** Is the sheet a ledger of this kind, and not only one that shares some headings with it? */
function convincing(r: Recognised, texts: readonly string[]): boolean {
  const columns = r.mapped.filter(({ column }) => !isSerial(column) && !isOurs(column))
  const known = columns.reduce((sum, m) => sum + (m.field === null ? 0 : m.sure >= 0.95 ? 1 : 0.4), 0)
  const title = titled(r.type, texts) > 0
  const enough = surely(r.mapped).length >= Math.min(FEWEST, Math.max(2, columns.length))
  if (!enough || known / columns.length < (title ? COVERED.titled : COVERED.plain)) return false
  return title || (r.score >= SCORE && columns.filter(telling).length >= 2)
}

export type Names = {
  /** Of sheet and file. */
  names: readonly string[]
  /** The kind was named by the person: its headings are looked for, however few there are. */
  named: boolean
  /** Columns that the kind cannot do without may be missing: somebody will look at them and say which they are. */
  incomplete: boolean
}

/** Finds headings and kind of a sheet. */
export function recognise(types: readonly AnyCaseType[], grid: Grid, { names, named, incomplete }: Names): Recognition {
  const places = likeliest(types, grid)
  const best = places[0]
  const headings = (best?.header.columns ?? []).map((c) => headingOf(c.levels))
  const unknown: Unknown = { unknown: true, headings, row: best?.header.top ?? 0 }
  if (!best || best.known < 2) return unknown
  const all = places.flatMap(({ header }) => {
    const texts = [...header.above, ...names].map(bare)
    const wants = types.map((type) => wantedBy(type, header.columns))
    const weights = rarity(header, wants)
    return types.flatMap((type, i): Recognised[] => {
      const mapped = matchColumns(type, wants[i] ?? [])
      const one = { type, header, mapped, score: score(type, mapped, weights, texts) }
      return named || convincing(one, texts) ? [one] : []
    })
  })
  all.sort((a, b) => b.score - a.score)
  const whole = all.filter((r) => lacking(r).length === 0)
  const likely = named || (incomplete && whole.length === 0) ? all : whole
  const [surest] = likely
  if (!surest) return all[0] ? { ...unknown, near: { type: all[0].type, missing: lacking(all[0]) } } : unknown
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
