/** Numbers as reports write them: 2,176; 95.82; 九; 一百二十; 两万; 〇. */

const DIGITS: Readonly<Record<string, number>> = { 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 }
const SMALL: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }

/** 1e4 for 万, 1e8 for 亿, 1e6 for 百万; 1 for none. */
export function multiplierOf(words: string): number {
  let value = 1
  for (const c of words) value *= c === '万' ? 1e4 : c === '亿' ? 1e8 : (SMALL[c] ?? 1)
  return value
}

/** Numbers and places of a composed number in its order: 1亿2千万 is 1, 亿, 2, 千, 万. */
const PIECES = /\d+(?:,\d{3})*(?:\.\d+)?|[零〇一二两三四五六七八九]|[十百千万亿]/g

/** What has been read: above 万, below it, the number that waits for its place, and the last place. */
type Gathered = { sum: number; section: number; waiting: number | undefined; place: number; nought: boolean }

/** A number joins what stands before it; false where it cannot: 三四, 二〇二四, 3万50000. */
function join(g: Gathered, value: number, nought: boolean): boolean {
  // Two digits side by side are no number of this kind.
  if (g.waiting !== undefined && g.waiting > 0) return false
  g.nought = nought || g.waiting === 0
  g.waiting = value
  return value === 0 || value < g.place
}

/** 十, 百 or 千 of the number before it, below the last such place: 3千2百, but not 2百3千. */
function raise(g: Gathered, place: number): boolean {
  if (place >= g.place) return false
  g.section += (g.waiting || 1) * place
  g.waiting = undefined
  g.place = place
  return true
}

/** 万 or 亿 of all that was gathered below it. */
function close(g: Gathered, place: number): void {
  const gathered = g.section + (g.waiting ?? 0)
  g.sum = place === 1e8 ? (g.sum + gathered || 1) * place : g.sum + (gathered || 1) * place
  g.section = 0
  g.waiting = undefined
  g.place = place
}

/** 三万五 is said for 35,000 and 三百五 for 350; 三万零五 and 十五 are what they say. */
const lastOf = ({ waiting = 0, place, nought }: Gathered): number =>
  waiting > 0 && waiting < 10 && Number.isInteger(waiting) && !nought && place >= 100 && place !== Number.POSITIVE_INFINITY ? (waiting * place) / 10 : waiting

/** The value of a number composed of digits, Chinese or Arabic, and their places; undefined for what is none. */
function whole(words: string): number | undefined {
  const g: Gathered = { sum: 0, section: 0, waiting: undefined, place: Number.POSITIVE_INFINITY, nought: false }
  for (const [piece] of words.matchAll(PIECES)) {
    const small = SMALL[piece]
    const large = piece === '万' ? 1e4 : piece === '亿' ? 1e8 : undefined
    if (large) close(g, large)
    else if (small ? !raise(g, small) : !join(g, DIGITS[piece] ?? arabicValue(piece), DIGITS[piece] === 0)) return undefined
  }
  return g.sum + g.section + lastOf(g)
}

/** The value of a Chinese number, or of one mixed of both scripts (1亿2千万); undefined for what is none, such as 三四 or 二〇二四. */
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
