/** One cell under one heading → the value of a field, or what is wrong with it. */
import type { Field, Value } from '../../engine/define.ts'
import { parseValue, plain } from '../../engine/parse.ts'
import { readAmount } from './amounts.ts'
import { type Cell, EXACT_BELOW } from './cells.ts'
import { type DayContext, readLedgerDay } from './days.ts'
import { simplify } from './words.ts'

export type Reading = DayContext & {
  /** Fen per unit written. */
  scale: number
}
export type Read = { value: Value } | { fault: string }

const none: Read = { value: null }
const LOST = '被表格存成了数字，末几位已丢失，无法恢复，请改为文本格式后按原件重新填写'

/** Marks by which a clerk says that there is nothing to write. */
const EMPTY = /^(?:无|没有|暂无|空|[/\\]+|[-—–―－_＿~～]+|[*＊×]+|n\/?a|null|nil|[.。…·、]+)[。.]?$/i
const UNKNOWN = /^(?:不详|未知|未提供|未登记|无法提供|缺|暂缺|不明)$/

/** Says that there is nothing: 无, /, —. */
export const saysNothing = (text: string): boolean => EMPTY.test(text.trim())

/** A number that the spreadsheet could no longer hold, or what it shows in place of one. */
const isLost = ({ number, text }: Cell): boolean =>
  (number !== undefined && Math.abs(number) >= EXACT_BELOW) || (number === undefined && /^\d(?:\.\d+)?E\+?\d{2,3}$/i.test(text.trim()))

const closed = new WeakMap<Field, Field>()

/** A choice that takes its options only, so that a wording among them is told from one that is not. */
function listed(field: Field): Field {
  let known = closed.get(field)
  if (!known) {
    known = { ...field, openEnded: false }
    closed.set(field, known)
  }
  return known
}

/** No wording of an option is longer. */
const WORDING = 300

/** The option that a wording names, if it names one. A mark may: '—' for no agreement. */
function option(field: Field, spelling: string): Read | undefined {
  if (spelling.length > WORDING) return undefined
  const read = parseValue(listed(field), spelling)
  return 'value' in read && read.value !== null ? read : undefined
}

function readChoice(field: Field, raw: string): Read {
  const asWritten = option(field, raw)
  if (asWritten) return asWritten
  const other = option(field, simplify(raw)) ?? option(field, raw.replace(/^[\d①-⑳]+[.、．]?\s*/u, ''))
  if (other) return other
  if (saysNothing(raw)) return none
  return parseValue(field, oneLine(raw))
}

const YES = /^(?:是|有|已|对|√|✓|✔|☑|■|真|y|yes|true|1)/i
const NO = /^(?:否|无|未|不|没|尚未|×|✗|✘|☐|□|假|n|no|false|0)/i

function readYesNo(field: Field, raw: string): Read {
  const text = plain(raw.slice(0, WORDING))
  const option = parseValue(field, text)
  if ('value' in option) return option
  if (text.length <= 8 && NO.test(text)) return { value: false }
  return text.length <= 8 && YES.test(text) ? { value: true } : option
}

function readCount(field: Field, cell: Cell): Read {
  const text = cell.text
    .normalize('NFKC')
    .replace(/[,\s]/g, '')
    .replace(/(\d)(?:\.0+)?(?:人次|家次|[人件份个次家户天日宗起名条项])?$/, '$1')
  return parseValue(field, text)
}

/** The last digits of a number in a text file may have been lost before it was saved; then they are noughts and the check digit fails. */
function readCode(field: Field, raw: string): Read {
  const text = raw.replace(/^[\p{Script=Han}]+[:：]/u, '')
  const read = parseValue(field, text)
  return 'fault' in read && /^\d{15}000$/.test(text.trim()) ? { fault: `证件号码${LOST}` } : read
}

const oneLine = (raw: string): string =>
  raw
    .replace(/[\u200b\ufeff\u00a0]/g, ' ')
    .replace(/\s*[\r\n]+\s*/g, '')
    .replace(/[ \t\u3000]+/g, ' ')
    .trim()

const lines = (raw: string): string => raw.replace(/\r\n?/g, '\n').trim()

/** What a cell says of a field. */
export function readCell(field: Field, cell: Cell, reading: Reading): Read {
  if (cell.failed) {
    return { fault: cell.text.startsWith('=') ? '公式没有算出结果，请改为实际内容' : `单元格是错误值“${cell.text}”，请改为实际内容` }
  }
  const raw = cell.text
  switch (field.type) {
    case 'choice':
      return readChoice(field, raw)
    case 'boolean':
      return saysNothing(raw) && !/[无×]|没有/.test(raw) ? none : readYesNo(field, raw)
  }
  if (saysNothing(raw)) return none
  if (field.type !== 'money' && field.type !== 'count' && field.type !== 'day' && isLost(cell)) return { fault: `${field.label}${LOST}` }
  switch (field.type) {
    case 'text':
    case 'officer':
      return parseValue(field, oneLine(raw))
    case 'longText':
      return parseValue(field, lines(raw))
  }
  if (UNKNOWN.test(raw.trim())) return none
  switch (field.type) {
    case 'day': {
      const day = readLedgerDay(cell, reading)
      return day === undefined ? none : 'day' in day ? { value: day.day } : day
    }
    case 'money':
      return /^无\p{Script=Han}{0,4}$/u.test(raw.trim()) ? none : readAmount(field, cell, reading.scale)
    case 'count':
      return readCount(field, cell)
    case 'phone':
      return parseValue(field, raw)
    default:
      return readCode(field, raw)
  }
}
