/** One row of a ledger → the values of a case and where it stands, or every fault in it. */
import { orderFaults } from '../../engine/allow.ts'
import { type AnyCaseType, type Field, procedureOn, type Value, type Values } from '../../engine/define.ts'
import type { Cell } from './cells.ts'
import { nameAndNumber, namesIn, partsIn } from './people.ts'
import { type Read, readCell } from './values.ts'

export type RowColumn = {
  index: number
  heading: string
  field: string
  /** Fen per unit, for money. */
  scale: number
  /** A span of time; its first day is meant. */
  span: boolean
  /** How the column writes days with the year last. */
  order: 'mdy' | 'dmy' | undefined
}
export type RowRules = { type: AnyCaseType; columns: readonly RowColumn[]; year: number | undefined; today: string }

export type RowFault = { column: string; value: string; message: string }
/** `said` is what the cells say; `values` with what follows from it. */
export type RowRead = { said: Values; values: Values; status: string; faults: RowFault[] }

const eventCache = new WeakMap<AnyCaseType, ReadonlySet<string>>()

/** Days on which something happened, which cannot lie ahead; due days may. */
export function eventDays(type: AnyCaseType): ReadonlySet<string> {
  let days = eventCache.get(type)
  if (!days) {
    const stamped = type.procedures.flatMap((p) => [
      ...Object.values(p.actions).flatMap((a) => a.stamps ?? []),
      ...Object.values(p.terms).flatMap((t) => (t.fromField ? [t.fromField] : [])),
    ])
    days = new Set([type.record.openedOn, ...stamped])
    eventCache.set(type, days)
  }
  return days
}

/** Fields that hold the number of the certificate of the officer before them. */
const certificates = (type: AnyCaseType): Set<string> => new Set(Object.values(type.record.fields).flatMap((f) => (f.certificate ? [f.certificate] : [])))

type Reading = {
  rules: RowRules
  cells: readonly (Cell | undefined)[]
  said: Record<string, Value>
  written: Record<string, string>
  faults: RowFault[]
}

const filled = (r: Reading, field: string): boolean => {
  const column = r.rules.columns.find((c) => c.field === field)
  return column !== undefined && (r.cells[column.index]?.text.trim() ?? '') !== ''
}

/** May the second of two go to the field for it? Not to the other party of a ledger that has a column for each. */
function maySpill(r: Reading, id: string, field: Field): string | undefined {
  const { spill } = field
  if (!spill || filled(r, spill)) return undefined
  const mapped = r.rules.columns.some((c) => c.field === spill)
  return !mapped || field.type === 'officer' || certificates(r.rules.type).has(id) ? spill : undefined
}

function put(r: Reading, id: string, text: string, fault: (message: string) => void): void {
  const field = r.rules.type.record.fields[id]
  if (!field) return
  const read = readCell(field, { text }, { scale: 100, year: r.rules.year, today: r.rules.today, span: false })
  if ('fault' in read) fault(read.fault)
  else if (read.value !== null) r.said[id] = read.value
}

/** Two people in one cell, and certificate numbers behind their names; true when that is what the cell holds. */
function readSeveral(r: Reading, column: RowColumn, field: Field, text: string, fault: (message: string) => void): boolean {
  const officer = field.type === 'officer'
  const people = (officer ? namesIn(text) : partsIn(text)).map((p) => (officer ? nameAndNumber(p) : { name: p, number: undefined }))
  const [first, ...others] = people
  if (!first) return false
  const spill = others.length > 0 ? maySpill(r, column.field, field) : undefined
  if (!spill && !(officer && people.some((p) => p.number)) && !(officer && others.length === 0)) return false
  put(r, column.field, spill ? first.name : people.map((p) => p.name).join('、'), fault)
  if (spill) put(r, spill, others.map((p) => p.name).join('、'), fault)
  const owners = [column.field, ...(spill ? [spill] : [])]
  owners.forEach((id, i) => {
    const number = people[i]?.number
    const target = r.rules.type.record.fields[id]?.certificate
    if (number && target && !filled(r, target)) put(r, target, number, fault)
  })
  return true
}

function readColumn(r: Reading, column: RowColumn): void {
  const cell = r.cells[column.index]
  const field = r.rules.type.record.fields[column.field]
  if (!cell || !field) return
  r.written[column.field] = cell.text.trim()
  const fault = (message: string): void => void r.faults.push({ column: column.heading, value: cell.text.trim(), message })
  const { scale, span, order } = column
  const read: Read = readCell(field, cell, { scale, span, order, year: r.rules.year, today: r.rules.today })
  const several = field.spill !== undefined || field.type === 'officer'
  if ('value' in read && read.value === null) return
  if (several && !cell.failed && cell.number === undefined && !('fault' in read && !field.spill) && readSeveral(r, column, field, cell.text, fault)) return
  if ('fault' in read) fault(read.fault)
  else r.said[column.field] = read.value
}

const present = (value: Value | undefined): boolean => value !== null && value !== undefined && value !== ''

function checked(rules: RowRules, values: Values, faults: RowFault[]): void {
  const { type, columns, today } = rules
  const at = (field: string): RowColumn | undefined => columns.find((c) => c.field === field)
  const label = (field: string): string => type.record.fields[field]?.label ?? field
  const where = (field: string): Pick<RowFault, 'column' | 'value'> => ({ column: at(field)?.heading ?? label(field), value: String(values[field] ?? '') })
  const wrong = new Set(faults.map((f) => f.column))
  for (const need of type.backfill.needs) {
    if (present(values[need]) || wrong.has(at(need)?.heading ?? '')) continue
    faults.push({ ...where(need), message: at(need) ? '必须填写' : `台账中没有“${label(need)}”这一列，每一行都必须有` })
  }
  for (const field of eventDays(type)) {
    const day = values[field]
    if (typeof day === 'string' && day > today) faults.push({ ...where(field), message: `日期晚于今天（${today}）` })
  }
  for (const { before, after, message, law } of orderFaults(type, values)) {
    faults.push({ ...where(at(after) ? after : before), message: `${message}，请核对${law ? `（${law}）` : ''}` })
  }
}

/** Reads a row under the rules of its sheet. Never throws for what a row says; its faults are listed. */
export function readRow(rules: RowRules, cells: readonly (Cell | undefined)[]): RowRead {
  const r: Reading = { rules, cells, said: {}, written: {}, faults: [] }
  for (const column of rules.columns) readColumn(r, column)
  const { type } = rules
  const values: Record<string, Value> = { ...r.said }
  for (const [field, value] of Object.entries(type.backfill.derive?.(r.said, r.written) ?? {})) if (present(value)) values[field] = value as Value
  checked(rules, values, r.faults)
  const status = type.backfill.statusOf(values)
  const opened = values[type.record.openedOn]
  const procedure = procedureOn(type, typeof opened === 'string' ? opened : rules.today) ?? type.procedures[0]
  if (r.faults.length === 0 && procedure && !Object.hasOwn(procedure.statuses, status)) {
    r.faults.push({ column: '', value: status, message: `${opened} 时的程序没有这样的办理状态，请核对日期` })
  }
  return { said: r.said, values, status, faults: r.faults }
}
