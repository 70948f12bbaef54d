/** Headings to fields: exact wordings first, then likeness, checked against what stands under the heading. One field takes one column. */
import type { AnyCaseType, Field } from '../../engine/define.ts'
import { type Cell, columnName } from './cells.ts'
import { readCell } from './values.ts'
import { bare, formsOf, full, likeness } from './words.ts'

export type Column = {
  index: number
  /** Headings from the outermost to the innermost: 当事人, 姓名. */
  levels: readonly string[]
  /** Of columns that are headed alike, which one this is, from 1. */
  occurrence: number
  /** Some cells from under the heading. */
  samples: readonly Cell[]
}

export type Mapped = {
  column: Column
  field: string | null
  /** How sure, from 0 to 1. */
  sure: number
  /** Why the column is not imported, where that is not plain to see. */
  note?: string
}

/** A heading in one line, as it is shown and remembered. */
export const headingOf = (levels: readonly string[]): string =>
  levels
    .map((l) => l.replace(/\s+/g, ''))
    .filter((l, i, all) => l !== '' && l !== all[i - 1])
    .join('/')

/** '当事人/姓名' and, for the second column so headed, '当事人/姓名#2'. */
export const headingKey = ({ levels, occurrence }: Pick<Column, 'levels' | 'occurrence'>): string =>
  `${levels.map(full).filter(Boolean).join('/')}${occurrence > 1 ? `#${occurrence}` : ''}`

/** Headings that number the rows. */
const SERIAL = new Set(['序号', '序', '序次', '顺序号', '行号', '项次', '次序', 'no', 'no.', '№', '流水', '流水序号', '编序'])
/** Columns that our own error workbook adds. */
export const ERROR_HEADING = '错误原因'
export const ROW_HEADING = '原行号'
const OURS = new Set([ERROR_HEADING, ROW_HEADING])

export const isSerial = (column: Pick<Column, 'levels'>): boolean => SERIAL.has(bare(headingOf(column.levels)))
export const isOurs = (column: Pick<Column, 'levels'>): boolean => OURS.has(bare(headingOf(column.levels)))

type Index = { exact: ReadonlyMap<string, string>; names: readonly { form: string; field: string; signs: ReadonlySet<string> }[] }
const indexes = new WeakMap<AnyCaseType, Index>()

/** Wordings of every field of a type; label before synonyms, earlier fields before later ones. */
function indexOf(type: AnyCaseType): Index {
  const known = indexes.get(type)
  if (known) return known
  const exact = new Map<string, string>()
  const fields = Object.entries(type.record.fields)
  const add = (words: readonly (readonly [string, string])[]): void => {
    for (const [word, id] of words) for (const form of [full(word), bare(word)]) if (form !== '' && !exact.has(form)) exact.set(form, id)
  }
  add(fields.map(([id, f]) => [f.label, id]))
  add(fields.flatMap(([id, f]) => (f.synonyms ?? []).map((s): [string, string] => [s, id])))
  const names = [...exact].flatMap(([form, field]) => (form.length > 1 ? [{ form, field, signs: new Set(form) }] : []))
  const index = { exact, names }
  indexes.set(type, index)
  return index
}

const typed = (field: Field): boolean => !['text', 'longText', 'officer'].includes(field.type) && !(field.type === 'choice' && field.openEnded)

/** Share of the samples that the field can read; 1 for text, undefined when there is nothing to judge by. */
function fitOf(field: Field, samples: readonly Cell[]): number | undefined {
  const reading = { scale: 100, year: 2000, today: '2100-01-01', span: true }
  const said = samples.filter((c) => !c.failed)
  if (said.length === 0) return undefined
  if (!typed(field)) {
    const days = said.filter((c) => c.day !== undefined).length
    return days / said.length > 0.5 ? 0.3 : 1
  }
  // A code that a slip of the pen has spoilt is still a code.
  const isCode = field.type === 'personCode' || field.type === 'orgCode' || field.type === 'partyCode'
  const fits = isCode ? said.filter((c) => /[\dX]{15,18}|E\+/i.test(c.text)) : said.filter((c) => 'value' in readCell(field, c, reading))
  return fits.length / said.length
}

export type Candidate = { field: string; sure: number; exact: boolean }
const LIKE_ENOUGH = 0.62
const FIT_ENOUGH = 0.5

/** Is the heading worded exactly as one of the type's? */
export function knows(type: AnyCaseType, column: Column): boolean {
  const { exact } = indexOf(type)
  return formsOf(column.levels, column.occurrence).some(([form, sure]) => sure >= 0.95 && exact.has(form))
}

/** Fields that a heading may mean, the surest first. */
function candidatesOf(type: AnyCaseType, column: Column): Candidate[] {
  const { exact, names } = indexOf(type)
  const found = new Map<string, Candidate>()
  const offer = (c: Candidate): void => {
    if ((found.get(c.field)?.sure ?? 0) < c.sure) found.set(c.field, c)
  }
  const forms = formsOf(column.levels, column.occurrence)
  for (const [form, sure] of forms) {
    const field = exact.get(form)
    if (field) offer({ field, sure, exact: sure >= 0.95 })
  }
  const [form, sure] = forms.find(([, s]) => s === 1) ?? ['', 0]
  if (column.occurrence === 1 && form.length > 1 && ![...found.values()].some((c) => c.exact)) {
    const signs = [...new Set(form)]
    for (const name of names) {
      // Headings that share less than half of their characters are not alike, and most are told apart so.
      if (signs.filter((c) => name.signs.has(c)).length * 2 < Math.min(signs.length, name.signs.size)) continue
      const like = likeness(form, name.form) * sure
      if (like >= LIKE_ENOUGH) offer({ field: name.field, sure: like, exact: false })
    }
  }
  return [...found.values()].flatMap((c) => judged(type, column, c)).sort((a, b) => b.sure - a.sure)
}

/** A heading that is only alike must have cells that fit; one that is worded exactly keeps its field, so that wrong cells are told. */
function judged(type: AnyCaseType, column: Column, c: Candidate): Candidate[] {
  const field = type.record.fields[c.field]
  if (!field) return []
  const fit = fitOf(field, column.samples)
  if (c.exact) return [{ ...c, sure: c.sure + 0.02 * (fit ?? 0.5) }]
  if (fit !== undefined && fit < FIT_ENOUGH) return []
  const sure = c.sure * (fit === undefined ? 0.95 : 0.8 + 0.2 * fit)
  return sure >= LIKE_ENOUGH ? [{ ...c, sure }] : []
}

const label = (type: AnyCaseType, field: string): string => type.record.fields[field]?.label ?? field

export type Wanted = { column: Column; candidates: readonly Candidate[] }

/** What each column may mean in a type; rows of numbers and the columns of an error workbook mean nothing. */
export function wantedBy(type: AnyCaseType, columns: readonly Column[]): Wanted[] {
  const wanted: Wanted[] = columns.map((column) => ({ column, candidates: isSerial(column) || isOurs(column) ? [] : candidatesOf(type, column) }))
  return wanted.map((w) => (w.column.occurrence === 2 && w.candidates.length === 0 ? { ...w, candidates: second(type, w.column, wanted) } : w))
}

/** The second 姓名 under 承办人 is that of the second officer: where two are written in one cell, it goes to the same field. */
function second(type: AnyCaseType, column: Column, wanted: readonly Wanted[]): Candidate[] {
  const key = headingKey({ ...column, occurrence: 1 })
  const first = wanted.find((w) => headingKey(w.column) === key)?.candidates[0]
  const field = first && type.record.fields[first.field]?.spill
  return field ? [{ field, sure: 0.95, exact: true }] : []
}

/** Gives each field its surest column. A column that loses takes another field only if it is worded exactly so; else it says why it is left out. */
export function matchColumns(type: AnyCaseType, wanted: readonly Wanted[]): Mapped[] {
  const offers = wanted.flatMap(({ column, candidates }) => candidates.map((c, rank) => ({ column, ...c, rank })))
  offers.sort((a, b) => b.sure - a.sure || filled(b.column) - filled(a.column) || a.column.index - b.column.index)
  const takenBy = new Map<string, Column>()
  const given = new Map<number, { field: string; sure: number }>()
  for (const { column, field, sure, rank, exact } of offers) {
    if (given.has(column.index) || takenBy.has(field) || (rank > 0 && !exact)) continue
    given.set(column.index, { field, sure })
    takenBy.set(field, column)
  }
  return wanted.map(({ column, candidates }) => {
    const got = given.get(column.index)
    if (got) return { column, ...got }
    const lost = candidates[0]
    const winner = lost && takenBy.get(lost.field)
    const note = winner && lost ? `与“${headingOf(winner.levels)}”（${columnName(winner.index)} 列）同为“${label(type, lost.field)}”，以那一列为准` : undefined
    return { column, field: null, sure: 0, ...(note ? { note } : {}) }
  })
}

const filled = (column: Column): number => column.samples.length
