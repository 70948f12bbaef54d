/** Numbers before headings, in all the habits: 一、 （一） 1. （1） ① 一是 第一, … */

/** In the order in which they usually stand under each other. */
export const numberKinds = ['chapter', 'chinese', 'bracket', 'arabic', 'arabic-bracket', 'circle', 'yishi', 'first'] as const
/** 'plain' is a heading without a number. */
export type NumberKind = (typeof numberKinds)[number] | 'plain'

export type HeadingNumber = {
  kind: NumberKind
  /** 3 for 三、. */
  value: number
  /** Characters of the number as written, with its punctuation and the blanks behind it. */
  length: number
  /** Characters of the number without the blanks behind it. */
  written: number
}

const C = '[一二三四五六七八九十百]'
const PATTERNS: readonly (readonly [NumberKind, RegExp])[] = [
  ['chapter', new RegExp(`^第(${C}{1,3}|\\d{1,2})[部章节](?:分)?\\s*[、:,.]?`)],
  ['first', new RegExp(`^第(${C}{1,3})[,、:.是]`)],
  ['bracket', new RegExp(`^\\(\\s*(${C}{1,4})\\s*\\)[、,.:]?`)],
  ['arabic-bracket', /^\(\s*(\d{1,2})\s*\)[、,.:]?/],
  ['arabic-bracket', /^(\d{1,2})\s?\)[、,.:]?/],
  ['yishi', new RegExp(`^(${C}{1,3})是(?!否)`)],
  ['chinese', new RegExp(`^(${C}{1,4})\\s?[、.](?!${C}{1,3}[、级类])`)],
  // A decimal, a date written 4.15 and 1.2万 are no numbers of headings.
  ['arabic', /^(\d{1,2})\s?[.、](?![\d,])/],
  ['circle', /^([①-⑳])[、.,]?/],
]

const DIGITS = '零一二三四五六七八九'

/** '2024' for 二〇二四, in all the ways in which the nought is typed; other characters stay. */
export const yearDigits = (words: string): string =>
  [...words].map((c) => (/[〇○Oo]/.test(c) ? '0' : DIGITS.includes(c) ? String(DIGITS.indexOf(c)) : c)).join('')

/** 12 for 十二; 0 for what is no number. */
export function chineseNumber(words: string): number {
  let [sum, digit] = [0, 0]
  for (const c of words) {
    if (c === '十') {
      sum += (digit || 1) * 10
      digit = 0
    } else if (c === '百') {
      sum += digit * 100
      digit = 0
    } else digit = Math.max(0, DIGITS.indexOf(c))
  }
  return sum + digit
}

function numberIn(kind: NumberKind, words: string): number {
  if (kind === 'circle') return words.charCodeAt(0) - 0x245f
  return /\d/.test(words) ? Number(words) : chineseNumber(words)
}

/** The number at the start of a line in half width; undefined where there is none. */
export function headingNumber(words: string): HeadingNumber | undefined {
  const c = words.charCodeAt(0)
  // Most lines of a report begin with none of these.
  if (!((c >= 48 && c <= 57) || c === 40 || (c >= 0x2460 && c <= 0x2473) || '一二三四五六七八九十百第'.includes(words[0] ?? ' '))) return undefined
  for (const [kind, pattern] of PATTERNS) {
    const m = pattern.exec(words)
    if (!m) continue
    const value = numberIn(kind, m[1] ?? '')
    if (value === 0) return undefined
    const written = m[0].length
    const blanks = /^\s*/.exec(words.slice(written))?.[0].length ?? 0
    return { kind, value, length: written + blanks, written }
  }
  return undefined
}
