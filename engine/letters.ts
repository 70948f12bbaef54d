/** Letters (文书) that a case type sends: when one may be made, what stands in it, who drafts, signs and serves. Pure. */
import { longDay } from './days.ts'
import type { AnyCaseType, Day, Field, RecordDef, Value, Values } from './define.ts'
import type { Provision } from './law.ts'
import type { AnyLetterKind, LetterBlock, LetterKind } from './letter-kind.ts'
import { yuan } from './parse.ts'

export { type AnyLetterKind, type LetterAsk, type LetterBlock, type LetterKind, type LetterWords, letterLayouts } from './letter-kind.ts'

/** Fields that every letter has. */
export const commonFields = {
  letterNo: { label: '文号' },
  officeName: { label: '机关名称' },
  officeAddress: { label: '机关地址' },
  officePhone: { label: '机关电话' },
  signedDay: { label: '成文日期' },
} as const
type CommonField = keyof typeof commonFields

/** The receipt that goes with a served letter; its own fields beside the common ones. */
export const receiptFields = {
  servedTitle: { label: '送达文书' },
  receiver: { label: '受送达人' },
  receiverAddress: { label: '送达地点' },
  servedWay: { label: '送达方式' },
  servedDay: { label: '送达日期' },
  signedBy: { label: '签收人' },
  servedBy: { label: '送达人' },
  servedNote: { label: '备注' },
} as const

export const serviceWays = {
  direct: '直接送达',
  left: '留置送达',
  mail: '邮寄送达',
  electronic: '电子送达',
  entrusted: '委托送达',
  notice: '公告送达',
} as const
export type ServiceWay = keyof typeof serviceWays

/** For inference: a step, status or field that is not there is a compile error. */
export function defineLetters<F extends string, S extends string, A extends string>(
  _record: RecordDef<F>,
  _procedure: { statuses: Readonly<Record<S, unknown>>; actions: Readonly<Record<A, unknown>> },
  letters: Readonly<Record<string, LetterKind<NoInfer<F>, NoInfer<S>, NoInfer<A>>>>,
): Readonly<Record<string, LetterKind<F, S, A>>> {
  return letters
}

/** What a template may refer to. */
export type LetterField = { id: string; label: string; personal: boolean; law?: Provision }

/** Everything a letter of this kind may carry: common fields, asks, words, and the whole record. The first of a name holds. */
export function letterFieldsOf(type: AnyCaseType, kind: AnyLetterKind): LetterField[] {
  const own = [...Object.entries(commonFields), ...Object.entries(kind.asks ?? {}), ...Object.entries(kind.words ?? {})].map(
    ([id, f]: [string, { label: string; personal?: true }]) => ({ id, label: f.label, personal: f.personal === true }),
  )
  const taken = new Set(own.map((f) => f.label))
  const record = Object.entries(type.record.fields)
    .filter(([, f]) => !taken.has(f.label))
    .map(([id, f]) => ({ id, label: f.label, personal: f.secrecy === 'personal', ...(f.law ? { law: f.law } : {}) }))
  return [...own, ...record]
}

const REFERENCE = /\{([A-Za-z]\w*)\}/g
/** Ids referred to in a text. */
export const referencesIn = (text: string): string[] => [...text.matchAll(REFERENCE)].map((m) => m[1] as string)

/** The text with its references replaced. */
export const withReferences = (text: string, of: (id: string) => string): string => text.replace(REFERENCE, (_, id: string) => of(id))

const textsOf = (block: LetterBlock): string[] => {
  if (typeof block === 'string') return [block]
  if ('table' in block) return block.table.flat()
  if ('heading' in block) return [block.heading]
  return 'line' in block ? [block.line] : [block.text, `{${block.onlyIf}}`]
}

/** Ids that the declaration itself refers to, number, office and day included where the letter has them. */
export function letterReferences(kind: AnyLetterKind): string[] {
  const frame = [
    kind.issuer ?? 'officeName',
    ...(kind.sealed === false ? [] : ['signedDay']),
    ...(kind.number ? ['letterNo'] : []),
    ...(kind.to && kind.addressed !== false ? [kind.to] : []),
  ]
  return [...new Set([...frame, ...kind.body.flatMap(textsOf).flatMap(referencesIn)])]
}

/** A value as letters write it: days in full, whole yuan without decimals; '' for none. */
export function letterValue(field: Field, value: Value | undefined): string {
  if (value === null || value === undefined || value === '') return ''
  if (field.type === 'day') return longDay(String(value))
  if (field.type === 'money') return yuan(Number(value)).replace(/\.00$/, '')
  if (field.type === 'boolean') return value ? '是' : '否'
  if (field.type === 'choice') return field.options?.[String(value)]?.label ?? String(value)
  return String(value)
}

export type LetterOffice = { name: string; address: string; phone: string }

/** What a letter says, by id: from the case, the office and what was filled in. Number and day come later. Personal values must be opened before. */
export function letterContent(
  type: AnyCaseType,
  kind: AnyLetterKind,
  from: { values: Values; office: LetterOffice; asked: Readonly<Record<string, string>>; ids: readonly string[] },
): Record<string, string> {
  const common: Partial<Record<CommonField, string>> = { officeName: from.office.name, officeAddress: from.office.address, officePhone: from.office.phone }
  const one = (id: string): string => {
    if (Object.hasOwn(commonFields, id)) return common[id as CommonField] ?? ''
    if (kind.asks && Object.hasOwn(kind.asks, id)) return from.asked[id]?.trim() ?? ''
    const words = kind.words && Object.hasOwn(kind.words, id) ? kind.words[id] : undefined
    if (words) return words.of(from.values)
    const field = type.record.fields[id]
    return field ? letterValue(field, from.values[id]) : ''
  }
  return Object.fromEntries(from.ids.map((id) => [id, one(id)]))
}

/** Ids that must not be empty and are; number and day are not due before the letter is numbered. */
export function missingIn(kind: AnyLetterKind, content: Readonly<Record<string, string>>): string[] {
  const required = Object.entries(kind.asks ?? {}).flatMap(([id, ask]) => (ask.required ? [id] : []))
  return [...new Set([...kind.must, ...required])].filter((id) => id !== 'letterNo' && id !== 'signedDay' && !content[id])
}

/** '清和街罚决〔2026〕12号'. */
export const letterNumber = (mark: string, word: string, year: number, no: number): string => `${mark}${word}〔${year}〕${no}号`

/** The number in a text, when it is one of this office and kind. */
export function readLetterNumber(text: string, mark: string, word: string): { year: number; no: number } | undefined {
  const m = /^(.*)〔(\d{4})〕([1-9]\d*)号$/.exec(text.trim())
  return m && m[1] === `${mark}${word}` ? { year: Number(m[2]), no: Number(m[3]) } : undefined
}

const DIGITS = '零壹贰叁肆伍陆柒捌玖'
const UNITS = ['', '拾', '佰', '仟']

/** Four digits in capitals: 1005 → '壹仟零伍'. */
function capitals(n: number): string {
  let said = ''
  let gap = false
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(n / 10 ** place) % 10
    if (digit === 0) gap = said !== ''
    else {
      said += `${gap ? '零' : ''}${DIGITS[digit]}${UNITS[place]}`
      gap = false
    }
  }
  return said
}

/** Fen in the capitals of the bookkeepers (大写金额): 50000 → '伍佰元整'. */
export function moneyWords(fen: number): string {
  const yuanPart = Math.floor(fen / 100)
  const groups = [Math.floor(yuanPart / 1e8), Math.floor(yuanPart / 1e4) % 1e4, yuanPart % 1e4]
  let said = ''
  for (const [i, group] of groups.entries()) {
    if (group === 0) continue
    const gap = said !== '' && (group < 1000 || (i === 2 && groups[1] === 0))
    said += `${gap ? '零' : ''}${capitals(group)}${['亿', '万', ''][i]}`
  }
  const [jiao, cent] = [Math.floor(fen / 10) % 10, fen % 10]
  const small = `${jiao ? `${DIGITS[jiao]}角` : ''}${cent ? `${!jiao && said ? '零' : ''}${DIGITS[cent]}分` : ''}`
  return `${said ? `${said}元` : small ? '' : '零元'}${small || '整'}`
}

export type LetterStatus = 'draft' | 'signed' | 'sealed' | 'served' | 'void'
export const letterStatuses: Readonly<Record<LetterStatus, string>> = {
  draft: '待签发',
  signed: '待编号用印',
  sealed: '已编号用印',
  served: '已送达',
  void: '已作废',
}

/** How a letter was served, as the receipt says. */
export type Service = { way: ServiceWay; on: Day; place: string; signedBy: string; servedBy: string; note: string }
