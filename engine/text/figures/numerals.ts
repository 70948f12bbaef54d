/** Numbers as reports write them: 2,176; 95.82; 九; 一百二十; 两万; 〇. */

const DIGITS: Readonly<Record<string, number>> = { 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 }
const SMALL: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }

/** 1e4 for 万, 1e8 for 亿, 1e6 for 百万; 1 for none. */
export function multiplierOf(words: string): number {
  let value = 1
  for (const c of words) value *= c === '万' ? 1e4 : c === '亿' ? 1e8 : (SMALL[c] ?? 1)
  return value
}

function whole(words: string): number | undefined {
  // What stands above 万, what has been gathered below it, and the digit that waits for its 十, 百 or 千.
  let [sum, section] = [0, 0]
  let digit: number | undefined
  for (const c of words) {
    const d = DIGITS[c]
    if (d !== undefined) {
      // Two digits side by side are no number of this kind: 三四, 二〇二四.
      if (digit !== undefined && digit > 0) return undefined
      digit = d
    } else if (SMALL[c]) {
      section += (digit || 1) * SMALL[c]
      digit = undefined
    } else {
      const gathered = section + (digit ?? 0)
      sum = c === '亿' ? (sum + gathered || 1) * 1e8 : sum + (gathered || 1) * 1e4
      section = 0
      digit = undefined
    }
  }
  return sum + section + (digit ?? 0)
}

/** The value of a Chinese number; undefined for what is none, such as 三四 or 二〇二四. */
export function chineseValue(words: string): number | undefined {
  const [before = '', after] = words.split('点')
  const value = whole(before)
  if (value === undefined || after === undefined) return value
  const places = [...after].map((c) => DIGITS[c])
  if (places.length === 0 || places.some((d) => d === undefined)) return undefined
  return Number(`${value}.${places.join('')}`)
}

/** The value of Arabic digits with or without separators. */
export const arabicValue = (digits: string): number => Number(digits.replaceAll(',', ''))
