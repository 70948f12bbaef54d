/** Days as ledgers have them, in more ways than a form would take; what stays unclear is said, never guessed. */
import { isDay } from '../../engine/days.ts'
import { readDay } from '../../engine/parse.ts'
import { type Cell, dayOfSerial } from './cells.ts'
import { simplify } from './words.ts'

export type DayContext = {
  /** The year that the ledger's title names, when it names one. */
  year: number | undefined
  today: string
  /** The column is for a span of time; its first day is meant. */
  span: boolean
  /** How the column writes '3/5/24', where some of its days (3/25/24) leave no doubt. */
  order?: 'mdy' | 'dmy' | undefined
}
export type DayRead = { day: string } | { fault: string } | undefined

/** No way of writing a day, or a span of days, is longer. */
const LONGEST = 80
const FORM = '请写成 2024-03-05 这样的形式'
const fault = (what: string): DayRead => ({ fault: `${what}，${FORM}` })

const digits: Readonly<Record<string, string>> = { 〇: '0', 零: '0', 一: '1', 二: '2', 三: '3', 四: '4', 五: '5', 六: '6', 七: '7', 八: '8', 九: '9' }

/** '十二' → 12, '廿' and above are written out in no ledger: 1 to 99. */
function smallNumber(text: string): string {
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text]
  const value = text.includes('十')
    ? (tens === '' ? 10 : Number(digits[tens ?? ''] ?? Number.NaN) * 10) + (ones === '' ? 0 : Number(digits[ones ?? '']))
    : digits[text]
  return String(value)
}

/** '二〇二四年三月五日' → '2024年3月5日'. */
function arabic(text: string): string {
  return text.replace(
    /([〇零一二三四五六七八九]{2,4})年([一二三四五六七八九十]{1,3})月(?:([一二三四五六七八九十]{1,3})[日号])?/g,
    (_, y: string, m: string, d: string | undefined) => {
      const year = [...y].map((c) => digits[c] ?? c).join('')
      return `${year}年${smallNumber(m)}月${d ? `${smallNumber(d)}日` : ''}`
    },
  )
}

/** The day it is in China at an instant written with its zone, as exports of other systems have it. */
function zonedDay(text: string): string | undefined {
  const m = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(Z|[+-]\d{2}:?\d{2})$/i.exec(text)
  // '09:00-11:00' is from nine to eleven, no zone; a zone comes with the T or with seconds.
  if (!m || !(/T/i.test(text) || (m[2] as string).length > 5)) return undefined
  const instant = new Date(`${m[1]}T${m[2]}${(m[3] as string).toUpperCase()}`)
  return Number.isNaN(instant.getTime()) ? undefined : new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** 'Mar 5, 2024', '5-Mar-2024' and what a browser prints of a date. */
function englishDay(text: string): string | undefined {
  const a = /\b([a-z]{3})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b/i.exec(text)
  const b = /\b(\d{1,2})[-\s]([a-z]{3})[a-z]*[-\s](\d{4})\b/i.exec(text)
  const [y, m, d] = a ? [a[3], a[1], a[2]] : b ? [b[3], b[2], b[1]] : []
  const month = MONTHS.indexOf((m ?? '').toLowerCase()) + 1
  return month > 0 ? `${y}-${String(month).padStart(2, '0')}-${(d ?? '').padStart(2, '0')}` : undefined
}

/** Weekdays, times of day and marks of doubt about the form, but none about the day. */
function undressed(text: string): string {
  return arabic(simplify(text).normalize('NFKC'))
    .trim()
    .replace(/^'+/, '')
    .replace(/[(（]?(?:星期|周|礼拜)[一二三四五六日天][)）]?/g, ' ')
    .replace(
      /(?:上午|下午|中午|晚上?|早上?)?\s*\d{1,2}(?:[:时点]\s*\d{1,2}分?(?::?\d{1,2}秒?)?(?:\.\d+)?|[时点])(?:\s*[-—–~至到]\s*\d{1,2}(?:[:时点]\d{0,2}分?|[时点]))?/g,
      ' ',
    )
    .replace(/(?:上午|下午|全天)/g, ' ')
    .replace(/[Tt]\s*$/, '')
    .replace(/(\d)\s*([年月日号])\s*/g, '$1$2')
    .replace(/(\d)\s*[、,，—–―_\\./-]+\s*(?=\d)/g, (whole, before: string) => `${before}${whole.includes('.') ? '.' : whole.includes('/') ? '/' : '-'}`)
    .replace(/^(\d{4})\s+(\d{1,2})\s+(\d{1,2})$/, '$1-$2-$3')
    .replace(/^(\d{4}[-/.]\d{1,2}[-/.]\d{1,2})[日号]$/, '$1')
    .replace(/[.。,，;；、\s]+$/, '')
    .trim()
}

const WHOLE = /\d{4}(?:[-/.]\d{1,2}[-/.]\d{1,2}|年\d{1,2}月\d{1,2}[日号]?)|(?<!\d)\d{8}(?!\d)/g

const STROKES = /^(\d{1,2})\/(\d{1,2})\/(\d{2}|\d{4})$/

/** Could '24/3/5' begin with the year? Not when it is far from the ledger's and the last figures are near it. */
function yearIsLast(first: number, last: number, { year, today }: Pick<DayContext, 'year' | 'today'>): boolean {
  if (last > 99) return true
  const near = (year ?? Number(today.slice(0, 4))) % 100
  return Math.abs(first - near) > 5 && Math.abs(last - near) <= 5
}

/** How a column writes days with the year last: told by those whose month can be no month. Undefined where they are none, or differ. */
export function orderOf(texts: readonly string[], context: Pick<DayContext, 'year' | 'today'>): DayContext['order'] {
  const found = new Set<'mdy' | 'dmy'>()
  for (const text of texts) {
    const [, a, b, c] = (STROKES.exec(text.trim()) ?? []).map(Number)
    if (a === undefined || b === undefined || c === undefined || !yearIsLast(a, c, context)) continue
    if (a <= 12 && b > 12) found.add('mdy')
    if (a > 12 && b <= 12) found.add('dmy')
  }
  return found.size === 1 ? [...found][0] : undefined
}

/** Days with the year last: clear when the column is, or when one of the two can be no month. */
function yearLast(text: string, context: DayContext): DayRead {
  const m = STROKES.exec(text.replace(/[-.]/g, '/'))
  const [a, b, c] = (m ?? []).slice(1).map(Number)
  if (a === undefined || b === undefined || c === undefined || !yearIsLast(a, c, context)) return undefined
  if (c < 100 && !text.includes('/')) return undefined
  const order = context.order ?? orderOf([`${a}/${b}/${c}`], context) ?? (a === b ? 'mdy' : undefined)
  if (!order) return fault(c > 99 ? '分不清月和日' : '分不清年、月、日')
  const [month, day] = order === 'mdy' ? [a, b] : [b, a]
  const read = `${c > 99 ? c : 2000 + c}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return isDay(read) ? { day: read } : fault('没有这一天')
}

function partial(text: string, { year }: DayContext): DayRead {
  if (/^(\d{4}|\d{2})年?$/.test(text)) return fault('只写了年份，没有月和日')
  if (/^(\d{4}[-/.年]\d{1,2}|\d{2}年\d{1,2})月?(?:份|[上中下]旬|初|底|末)?$/.test(text) || /^\d{6}$/.test(text)) return fault('只写到月，没有写明哪一日')
  const short = /^(\d{1,2})月(\d{1,2})[日号]?$/.exec(text)
  if (!short) return /^\d{1,2}[-/.]\d{1,2}$/.test(text) ? fault('没有写年份') : undefined
  if (year === undefined) return fault('没有写年份，表头上方也没有写明是哪一年')
  const read = `${year}-${(short[1] as string).padStart(2, '0')}-${(short[2] as string).padStart(2, '0')}`
  return isDay(read) ? { day: read } : fault('没有这一天')
}

function textDay(raw: string, context: DayContext): DayRead {
  if (raw.trim().length > LONGEST) return { fault: `不是有效日期，${FORM}` }
  if (/^\d{5}(\.\d+)?$/.test(raw.trim())) return numberDay(Number(raw))
  // Most days are written plainly, and need no undressing.
  const written = /^\s*\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s*$/.test(raw) ? readDay(raw) : undefined
  if (written) return { day: written }
  const zoned = zonedDay(raw.trim()) ?? englishDay(raw)
  if (zoned) return isDay(zoned) ? { day: zoned } : fault('没有这一天')
  const text = undressed(raw)
  const found = text.match(WHOLE) ?? []
  if (found.length > 1) {
    const first = readDay(found[0] as string)
    return context.span && first ? { day: first } : fault('一格里写了两个日期')
  }
  const last = yearLast(text, context)
  if (last) return last
  const start = context.span ? /^(.*?[日号\d])\s*[-—–~至到]/.exec(text)?.[1] : undefined
  const day = readDay(text) ?? (start ? readDay(start) : undefined)
  if (day) return { day }
  if (found.length === 1 && text === found[0]) return fault('没有这一天')
  return partial(text, context) ?? { fault: `不是有效日期，${FORM}` }
}

function numberDay(n: number): DayRead {
  const whole = Math.floor(n)
  if (n === whole && whole >= 19_000_101 && whole <= 21_001_231) {
    const day = readDay(String(whole))
    return day ? { day } : fault('没有这一天')
  }
  const day = dayOfSerial(n, false)
  if (day) return { day }
  if (n >= 1900 && n < 2101) return fault(n === whole ? '只写了年份，没有月和日' : '只写到月，没有写明哪一日')
  if (n === whole && whole >= 190_001 && whole <= 210_012) return fault('只写到月，没有写明哪一日')
  return { fault: `不是有效日期，${FORM}` }
}

/** The day in a cell, or why there is none; undefined for a cell that says in words that there is no such day (未结案, 办理中). */
export function readLedgerDay(cell: Cell, context: DayContext): DayRead {
  const read = cell.day
    ? { day: cell.day }
    : cell.number === undefined
      ? saysNone(cell.text)
        ? undefined
        : textDay(cell.text, context)
      : numberDay(cell.number)
  if (read && 'day' in read && read.day < '1949-10-01') return fault('年份不对')
  return read
}

const saysNone = (text: string): boolean => !/\d/.test(text) && /^(?:尚?未|无|不|待|暂|正在|免)|中$/.test(text.trim())
