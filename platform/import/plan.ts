/** What a file is: which sheets are the ledger, which column is which field, in what unit and year. */
import { createHash } from 'node:crypto'
import type { AnyCaseType } from '../../engine/define.ts'
import { type Book, columnName, type Merge, type Sheet, type SheetRow } from './cells.ts'
import { BookFault } from './faults.ts'
import { type Grid, gridOf, HEAD_ROWS, type Header } from './header.ts'
import { headingKey, headingOf, isOurs, isSerial, type Mapped } from './match.ts'
import { importable, type Names, type Recognised, recognise, type Unknown } from './recognise.ts'
import { headingUnit, tableUnit } from './words.ts'

export type SheetPlan = {
  sheet: Sheet
  header: Header
  mapped: readonly Mapped[]
  /** Cells merged below the headings. */
  merges: readonly Merge[]
  /** Fen per unit, where a heading names none. */
  unit: number
  year: number | undefined
  rows: number
}

export type LedgerPlan = {
  type: AnyCaseType
  /** The ledger's sheets, the main one first. */
  sheets: readonly [SheetPlan, ...SheetPlan[]]
  /** What was left out or taken in a way that the clerk should know of. */
  notes: readonly string[]
  /** By which a mapping is remembered: the headings of the main sheet. */
  print: string
  /** By which the same file is understood in the same way again, whatever the office says meanwhile. */
  wishes: Required<Wishes>
}

/** What the person who chose the file has said about it. */
export type Wishes = {
  type?: string | undefined
  /** Field by heading key; null leaves a column out. Absent means that nothing was said, and what is remembered holds. */
  columns?: Readonly<Record<string, string | null>> | undefined
}

type Looked = { sheet: Sheet; grid: Grid; rows: number; merges: readonly Merge[] }

async function look(sheet: Sheet): Promise<Looked> {
  const { rows, merges } = await sheet.survey()
  const head: SheetRow[] = []
  for await (const row of sheet.rows()) {
    head.push(row)
    if (head.length >= HEAD_ROWS) break
  }
  return { sheet, rows, merges, grid: gridOf(head, merges) }
}

const yearsIn = (text: string): number[] => [...text.normalize('NFKC').matchAll(/(?<!\d)((?:19|20)\d{2})(?=\D|$)/g)].map((m) => Number(m[1]))

/** The one year that the title names; else that of the sheet's or the file's name; two different years are none. */
export function yearOf(above: readonly string[], names: readonly string[]): number | undefined {
  for (const texts of [above, ...names.map((n) => [n])]) {
    const years = new Set(texts.flatMap(yearsIn))
    if (years.size === 1) return [...years][0]
    if (years.size > 1) return undefined
  }
  return undefined
}

/** A mapping that somebody has corrected; a field given to one column is taken from any other. */
function wished(mapped: readonly Mapped[], columns: Wishes['columns'], type: AnyCaseType): Mapped[] {
  if (!columns) return [...mapped]
  const wish = (m: Mapped): string | null | undefined => {
    const field = columns[headingKey(m.column)]
    return field === null || field === undefined || field in type.record.fields ? field : undefined
  }
  const claimed = new Set(mapped.flatMap((m) => wish(m) ?? []))
  const given = new Set<string>()
  return mapped.map((m) => {
    const asked = wish(m)
    if (asked && !given.has(asked)) {
      given.add(asked)
      return { column: m.column, field: asked, sure: 1 }
    }
    if (asked === null || (asked === undefined && m.field !== null && claimed.has(m.field))) return { column: m.column, field: null, sure: 0 }
    return m
  })
}

function planOf({ sheet, rows, merges }: Looked, { type, header, mapped }: Recognised, names: readonly string[], wishes: Wishes): SheetPlan {
  return {
    sheet,
    header,
    mapped: wished(mapped, wishes.columns, type),
    merges: merges.filter((m) => m.top + 1 > header.bottom && m.bottom > m.top),
    unit: tableUnit(header.above) ?? 100,
    year: yearOf(header.above, [sheet.name, ...names]),
    rows: Math.max(0, rows - header.bottom),
  }
}

/** Fen per unit of a column: its own heading's, or the table's. */
export const scaleOf = (plan: SheetPlan, m: Mapped): number => headingUnit(m.column.levels.join(' ')) ?? plan.unit

const quoted = (name: string): string => (name === '' ? '文件' : `工作表“${name}”`)

const needsOf = (type: AnyCaseType): string =>
  `“${type.record.title}”台账至少要有：${type.backfill.needs.map((f) => type.record.fields[f]?.label ?? f).join('、')}`

type Strange = Unknown & { name: string }

function unknownFault(strange: readonly Strange[], types: readonly AnyCaseType[]): BookFault {
  const seen = strange.filter((l) => l.headings.length > 0).map((l) => `${quoted(l.name)}第 ${l.row} 行像是表头：${l.headings.slice(0, 30).join('、')}`)
  const found = seen.length > 0 ? seen.slice(0, 5).join('；') : '没有找到表头'
  const near = strange.flatMap((l) => l.near ?? [])[0]
  if (near) {
    const missing = near.missing.map((f) => near.type.record.fields[f]?.label ?? f)
    return new BookFault(`${found}。像是“${near.type.record.title}”台账，但没有找到必需的列：${missing.join('、')}。请核对表头，或者指明台账类型后自己指定各列`)
  }
  const what = types.length === 1 ? '没有认出这一类台账的表头' : '认不出这是哪一类台账'
  return new BookFault(`${what}。${found}。${types.map(needsOf).join('；')}。请核对表头${types.length === 1 ? '' : '，或者指明台账类型'}`)
}

const ambiguousFault = (kinds: readonly Recognised[], where: string): BookFault =>
  new BookFault(`${where}既像${kinds.map((k) => `“${k.type.record.title}”`).join('又像')}，请指明台账类型`)

type Found = { looked: Looked; recognised: Recognised }

/** Sheets that are the same ledger as the main one, month by month; a summary that shares some headings is not. */
function sameLedger(main: Found, other: Found): boolean {
  const known = (f: Found): number => f.recognised.mapped.filter((m) => m.field !== null).length
  const needs = other.recognised.type.backfill.needs.filter((n) => main.recognised.mapped.some((m) => m.field === n))
  const covered = needs.every((n) => other.recognised.mapped.some((m) => m.field === n))
  return other.recognised.type === main.recognised.type && covered && known(other) >= known(main) * 0.6
}

/** What an office has said before of such headings. */
export type Remembered = (print: string) => Promise<Wishes | undefined>

/** The kind that the office has chosen before for a sheet that could be several. */
async function settled(kinds: readonly Recognised[], remembered: Remembered): Promise<Recognised | undefined> {
  const [first] = kinds
  const known = first && (await remembered(headingPrint(first.mapped)))
  return kinds.find((k) => k.type.id === known?.type)
}

type Choosing = Names & { types: readonly AnyCaseType[]; remembered: Remembered }

/** The sheets that are ledgers. Throws BookFault when there is none, or when the only ones could be several kinds. */
async function chosen(looked: readonly Looked[], { types, names, named, incomplete, remembered }: Choosing): Promise<Found[]> {
  const found: Found[] = []
  const strange: Strange[] = []
  let unclear: BookFault | undefined
  for (const one of looked) {
    const recognition = recognise(types, one.grid, { names: [one.sheet.name, ...names], named, incomplete })
    if ('unknown' in recognition) {
      strange.push({ name: one.sheet.name, ...recognition })
      continue
    }
    const recognised = 'found' in recognition ? recognition.found : await settled(recognition.ambiguous, remembered)
    if (recognised) found.push({ looked: one, recognised })
    else if ('ambiguous' in recognition) unclear ??= ambiguousFault(recognition.ambiguous, quoted(one.sheet.name))
  }
  if (found.length === 0) throw unclear ?? unknownFault(strange, types)
  return found
}

/** Of the sheets that are ledgers, the main one and those like it; two different ledgers in one file must be told apart by the person. */
function sorted(found: readonly Found[]): { main: Found; same: Found[]; others: Found[] } {
  const main = found.reduce((a, b) => (b.recognised.score > a.recognised.score * 1.1 ? b : a))
  const rival = found.find((f) => f.recognised.type !== main.recognised.type && f.recognised.score > main.recognised.score * 0.6)
  if (rival) throw ambiguousFault([main.recognised, rival.recognised], '文件中有不止一种台账，')
  const rest = found.filter((f) => f !== main)
  return { main, same: rest.filter((f) => sameLedger(main, f)), others: rest.filter((f) => !sameLedger(main, f)) }
}

function notesOf(book: Book, used: readonly SheetPlan[], looked: readonly Looked[]): string[] {
  const out = book.sheets.filter((s) => !used.some((u) => u.sheet === s))
  const hidden = out.filter((s) => s.hidden).map((s) => `“${s.name}”`)
  const empty = new Set(looked.filter((l) => l.grid.rows.length === 0).map((l) => l.sheet))
  const others = out.filter((s) => !s.hidden && !empty.has(s)).map((s) => `“${s.name}”`)
  return [
    ...(used.length > 1 ? [`读取了 ${used.length} 张工作表：${used.map((u) => `“${u.sheet.name}”`).join('、')}`] : []),
    ...(others.length > 0 ? [`没有读取的工作表：${others.join('、')}（不是这一类台账）`] : []),
    ...(hidden.length > 0 ? [`没有读取的隐藏工作表：${hidden.join('、')}`] : []),
  ]
}

/** Fingerprint of a sheet's headings. */
export function headingPrint(columns: readonly Mapped[]): string {
  const keys = columns.filter(({ column }) => !isSerial(column) && !isOurs(column)).map((m) => headingKey(m.column))
  return createHash('sha256').update(JSON.stringify(keys)).digest('hex')
}

export type Question = {
  book: Book
  types: readonly AnyCaseType[]
  file: string
  wishes: Wishes
  remembered: Remembered
  /** Also a ledger in which a column is missing that no row can do without. */
  incomplete?: boolean
}

/** Understands a file. Throws BookFault when it is no ledger that we know, or could be more than one. */
export async function understand({ book, types, file, wishes, remembered, incomplete = false }: Question): Promise<LedgerPlan> {
  const kinds = importable(types).filter((t) => wishes.type === undefined || t.id === wishes.type)
  if (kinds.length === 0) {
    const known = importable(types).map((t) => `${t.id}（${t.record.title}）`)
    throw new BookFault(`没有“${wishes.type}”这一类台账，可用：${known.join('、')}`)
  }
  const names = [file.replace(/\.\w{2,5}$/, '')]
  const looked: Looked[] = []
  for (const sheet of book.sheets) if (!sheet.hidden || book.sheets.length === 1) looked.push(await look(sheet))
  if (looked.every((l) => l.grid.rows.length === 0)) throw new BookFault('文件里没有内容')
  const { main, same } = sorted(await chosen(looked, { types: kinds, names, named: wishes.type !== undefined, incomplete, remembered }))
  const print = headingPrint(main.recognised.mapped)
  const { type } = main.recognised
  const known = wishes.columns === undefined ? await remembered(print) : undefined
  if (known?.type && wishes.type === undefined && known.type !== type.id) return understand({ book, types, file, wishes: known, remembered, incomplete })
  const used = known?.type === type.id ? known.columns : wishes.columns
  const plan = (f: Found): SheetPlan => planOf(f.looked, f.recognised, names, { columns: used })
  const sheets: [SheetPlan, ...SheetPlan[]] = [plan(main), ...same.map(plan)]
  const kept = used !== undefined && used === known?.columns && Object.keys(used).length > 0
  const notes = [...notesOf(book, sheets, looked), ...(kept ? ['列的对应沿用了本机关上次对同样表头的更正'] : [])]
  return { type, sheets, notes, print, wishes: { type: type.id, columns: used ?? {} } }
}

/** 'C' and '立案日期' of a column. */
export const columnTitle = (m: Mapped): { column: string; heading: string } => ({ column: columnName(m.column.index), heading: headingOf(m.column.levels) })
