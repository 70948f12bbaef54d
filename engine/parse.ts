/** Form and raw input → values, or an error for every field: what was found and what to do. Shared by API, screens, portal and importer. */
import { addDays, isDay } from './days.ts'
import type { Field, Form, RecordDef, Value } from './define.ts'
import { cleanCode, creditCodeFault, partyCodeFault, personCodeFault } from './identifiers.ts'

export type FieldError = { field: string; label: string; value: string; message: string }
export type Parsed = { values: Record<string, Value>; errors: FieldError[] }

type One = { value: Value } | { fault: string }
const ok = (value: Value): One => ({ value })
const bad = (fault: string): One => ({ fault })

const DAY_PATTERNS: readonly RegExp[] = [
  /^(\d{4})[-/.．](\d{1,2})[-/.．](\d{1,2})(?:[T\s].*)?$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]?(?:\s.*)?$/,
  /^(\d{4})(\d{2})(\d{2})$/,
  /^(\d{2})[-/.．年](\d{1,2})[-/.．月](\d{1,2})[日号]?$/,
]

/** A day from the ways people write one: 2024-3-5, 2024/3/5, 2024.3.5, 2024年3月5日, 20240305, 24.3.5; undefined when none fits. */
export function readDay(text: string): string | undefined {
  const clean = text.normalize('NFKC').trim()
  for (const pattern of DAY_PATTERNS) {
    const m = pattern.exec(clean)
    if (!m) continue
    const [, y = '', mo = '', d = ''] = m
    const day = `${y.length === 2 ? `20${y}` : y}-${mo.padStart(2, '0')}-${d.padStart(2, '0')}`
    if (isDay(day)) return day
  }
  return undefined
}

/** Excel's serial number of a day (origin 1899-12-30); undefined outside 1950–2100. */
export function serialDay(serial: number): string | undefined {
  return serial >= 18264 && serial < 73415 ? addDays('1899-12-30', Math.floor(serial)) : undefined
}

function parseDay(raw: string | number): One {
  const day = typeof raw === 'number' ? serialDay(raw) : (readDay(raw) ?? (/^\d{5}(\.\d+)?$/.test(raw) ? serialDay(Number(raw)) : undefined))
  return day ? ok(day) : bad('不是有效日期，请写成 2024-03-05 这样的形式')
}

function parseAmount(raw: string | number, scale: number): One {
  const text = String(raw)
    .normalize('NFKC')
    .replace(/[,\s¥元整]/g, '')
  const m = /^(-?\d+(?:\.\d+)?)(万)?$/.exec(text)
  if (!m?.[1]) return bad('不是金额，请只填数字')
  const fen = Number(m[1]) * (m[2] ? 1_000_000 : scale)
  const whole = Math.round(fen)
  // A number as computers keep it is off by a little, and by more the larger it is; a thousandth of a yuan is off by far more.
  if (Math.abs(fen - whole) > 1e-4 + Math.abs(fen) * 1e-15) return bad('金额小于一分，请核对单位')
  if (!Number.isSafeInteger(whole)) return bad('金额过大')
  return whole < 0 ? bad('金额不能为负') : ok(whole)
}

function parseCount(raw: string | number): One {
  const text = String(raw)
    .normalize('NFKC')
    .replace(/[,\s人次件份个]/g, '')
  return /^\d{1,9}$/.test(text) ? ok(Number(text)) : bad('应为不带小数的数字')
}

const YES = new Set(['是', '有', '已', '√', 'true', 'yes', 'y', '1', '对'])
const NO = new Set(['否', '无', '未', '×', 'false', 'no', 'n', '0', '没有'])

function parseBoolean(raw: string | number | boolean): One {
  const text = String(raw).trim().toLowerCase()
  if (YES.has(text)) return ok(true)
  return NO.has(text) ? ok(false) : bad('请填“是”或“否”')
}

/** Loose form for comparing wordings: no blanks, brackets' content or punctuation, half-width. */
export const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[（(【[].*?[)）】\]]/g, '')
    .replace(/[\s*＊:：、,，.。·;；'"“”‘’—_-]/g, '')
    .toLowerCase()

/** As `plain`, but what stands in brackets counts: '委托（简易程序）' and '委托（普通程序）' are two wordings. */
export const exact = (text: string): string => plain(text.normalize('NFKC').replace(/[()【】[\]]/g, ''))

type ChoiceIndex = { exact: ReadonlyMap<string, string>; plain: ReadonlyMap<string, string> }
const choiceIndexes = new WeakMap<Field, ChoiceIndex>()

function choiceIndex(field: Field): ChoiceIndex {
  const known = choiceIndexes.get(field)
  if (known) return known
  const words = Object.entries(field.options ?? {}).flatMap(([id, option]) =>
    [id, option.label, ...(option.synonyms ?? [])].map((word): [string, string] => [word, id]),
  )
  const first = (form: (word: string) => string): Map<string, string> => new Map(words.map(([word, id]): [string, string] => [form(word), id]).reverse())
  const loose = first(plain)
  // A wording that only its brackets tell apart says nothing without them.
  for (const [word, id] of words) if (loose.get(plain(word)) !== id) loose.delete(plain(word))
  const index = { exact: first(exact), plain: loose }
  choiceIndexes.set(field, index)
  return index
}

function parseChoice(field: Field, raw: string): One {
  const index = choiceIndex(field)
  const id = index.exact.get(exact(raw)) ?? index.plain.get(plain(raw))
  if (id !== undefined) return ok(id)
  if (field.openEnded) return parseText(field, raw)
  const options = Object.values(field.options ?? {}).map((o) => o.label)
  return bad(`不在可选范围内，可填：${options.join('、')}`)
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is being taken out.
const INVISIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b\ufeff]|\p{Surrogate}/gu

/** Half a surrogate pair, which no database stores, goes with the characters that nobody sees. */
function parseText(field: Field, raw: string): One {
  const text = raw.replace(INVISIBLE, '').trim()
  const max = field.maxLength ?? (field.type === 'longText' ? 20_000 : 200)
  return text.length > max ? bad(`最多${max}字，现为${text.length}字`) : ok(text || null)
}

function parseCode(raw: string | number, fault: (code: string) => string | undefined): One {
  if (typeof raw === 'number' || /^\d(\.\d+)?e\+\d+$/i.test(raw)) return bad('证件号码被表格存成了数字，末几位已丢失，请改为文本格式后重新填写')
  const code = cleanCode(raw)
  const wrong = fault(code)
  return wrong ? bad(wrong) : ok(code)
}

function parsePhone(raw: string | number): One {
  const phone = String(raw).normalize('NFKC').replace(/[\s-]/g, '')
  return /^\+?\d{5,15}$/.test(phone) ? ok(phone) : bad('不是电话号码')
}

/** One value of a field from JSON, a form or a cell; null and blanks are absent. `scale` is fen per unit written (100 元, 1,000,000 万元). */
export function parseValue(field: Field, raw: unknown, scale = 100): One {
  if (raw === null || raw === undefined || (typeof raw === 'string' && raw.trim() === '')) return ok(null)
  if (typeof raw !== 'string' && typeof raw !== 'number' && typeof raw !== 'boolean') return bad('格式不对')
  if (field.type === 'boolean') return parseBoolean(raw)
  if (typeof raw === 'boolean') return bad('格式不对')
  switch (field.type) {
    case 'day':
      return parseDay(raw)
    case 'money':
      return parseAmount(raw, scale)
    case 'count':
      return parseCount(raw)
    case 'choice':
      return parseChoice(field, String(raw))
    case 'personCode':
      return parseCode(raw, personCodeFault)
    case 'orgCode':
      return parseCode(raw, creditCodeFault)
    case 'partyCode':
      return parseCode(raw, partyCodeFault)
    case 'phone':
      return parsePhone(raw)
    default:
      return parseText(field, String(raw))
  }
}

/** What was found, as text. Objects are not turned into text by their own means, which could be anything that came over the wire. */
const found = (raw: unknown): string => (raw === undefined || raw === null ? '' : typeof raw === 'object' ? '（不是文字）' : String(raw))

/** Values of a form, or every error in it. Fields the form does not have are errors too: nothing is dropped in silence. */
export function parseForm(record: RecordDef<string>, form: Form<string> | undefined, input: Readonly<Record<string, unknown>>): Parsed {
  const values: Record<string, Value> = {}
  const errors: FieldError[] = []
  const known = new Set(form?.sections.flatMap((s) => s.fields) ?? [])
  const fail = (id: string, raw: unknown, message: string) => errors.push({ field: id, label: record.fields[id]?.label ?? id, value: found(raw), message })
  for (const [id, raw] of Object.entries(input)) if (!known.has(id)) fail(id, raw, '这一步的表单没有此项')
  for (const id of known) {
    const field = record.fields[id]
    if (!field || (!(id in input) && !form?.required.includes(id))) continue
    const one = parseValue(field, input[id])
    if ('fault' in one) fail(id, input[id], one.fault)
    else if (one.value === null && form?.required.includes(id)) fail(id, '', '必须填写')
    else values[id] = one.value
  }
  return { values, errors }
}

/** The value as screens, exports and figures show it; '—' for none. */
export function showValue(field: Field, value: Value | undefined): string {
  if (value === null || value === undefined || value === '') return '—'
  if (field.type === 'money') return yuan(Number(value))
  if (field.type === 'boolean') return value ? '是' : '否'
  if (field.type === 'choice') return field.options?.[String(value)]?.label ?? String(value)
  return String(value)
}

/** The same with its unit, as people read it: '2,520,350.00 元', '3 人'. */
export function wordsOfValue(field: Field, value: Value | undefined): string {
  if (value === null || value === undefined || value === '') return '—'
  if (field.type === 'money') return `${(Number(value) / 100).toLocaleString('zh-CN', { minimumFractionDigits: 2 })} 元`
  const text = showValue(field, value)
  return field.type === 'count' && field.unit ? `${text} ${field.unit}` : text
}

/** Fen as yuan with two decimals: 252035000 → '2520350.00'. */
export const yuan = (fen: number): string => (fen / 100).toFixed(2)
