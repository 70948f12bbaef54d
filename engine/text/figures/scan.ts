/** Numbers in a text, with qualifier, multiplier and unit; which of them count something is decided here. */
import type { FigureKind, Span } from '../shape.ts'
import { namesIn } from './names.ts'
import { arabicValue, chineseValue, multiplierOf } from './numerals.ts'
import { kindOf, UNIT } from './units.ts'

export type Scanned = Span & {
  value: number
  valueBase: number
  unit: string
  unitBase: string
  qualifier: string | null
  kind: FigureKind
  whole: Span
}

/** 1亿2千万, 3万5, 2万3000: Arabic digits between the places, at least two pieces; no year and no decimal begins in it. */
const PLACES = '(?:[十百万亿]|千(?![米克瓦]))+[零〇]?'
const COMPOSED = `\\d+(?:,\\d{3})*(?:\\.\\d+)?${PLACES}(?:[\\d一二两三四五六七八九]\\d*${PLACES})*(?:[一二两三四五六七八九]${PLACES}|\\d+(?![\\d.,年])(?:${PLACES})?)`
const NUMBER = new RegExp(
  `${COMPOSED}|\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?(?![\\d,]*\\d)|\\d+(?:\\.\\d+)?|[零〇一二两三四五六七八九十百千万亿]+(?:点[零一二三四五六七八九]+)?`,
  'g',
)
const MULTIPLIER = '万亿|千万|百万|十万|万|亿|千(?!米|克|瓦)|百'
/** What may follow a number: 余 or 多, 万, 余 or 多 again, the unit, 以上. */
const TAIL = new RegExp(`(\\s*)(余|多|几|来)?\\s*(${MULTIPLIER})?(?:(余|多|几)([万亿])?)?\\s*(${UNIT})?(余|多)?(以上|以下|左右|上下|以内|之多)?`, 'y')
const BEFORE =
  /(?:(?<![附最邻就靠临将])(近)|(?<!节|签|预|契|合|履|违|大)(约)|(大约|将近|接近|超过|超出|突破|不足|不低于|不少于|不超过|至少|逾)|(?<!高|赶|反)(超)|(上))\s*$/
/** Farthest that a qualifier stands before its number. */
const LEAD = 5
/** Longest tail. */
const REACH = 24

/** Chinese numbers alone before which more must stand for them to count: 上百场, 百余人, but not 百家. */
const ROUND = /^[百千万亿]+$/
/** Units before which a Chinese number counts. */
const COUNTED_IN_WORDS =
  /^(?:人次|家次|户次|场次|班次|件次|批次|件|宗|起|例|名|人|次|场|家|户|条|项|份|部|篇|期|册|本|张|幅|台|套|辆|座|栋|间|处|所|站|支|组|班|节|堂|讲|类|种|款|批|轮|个|位|笔|道|列|席|方面|亩|元|万元|倍|公里|平方米|%|个百分点)$/
/** What makes a Chinese number with its unit a name or a rule. */
const NAMED: Readonly<Record<string, RegExp>> = {
  个: /^(?:[“"‘《]|月|工作日|小时|年|世纪|没有|不|层级|到位|结合|坚持|确保|转变|结果|一律|聚焦|强化|提升|突出|着力|注重|加强|一|百分|100%)/,
  次: /^(?:产业|供水|分配|全会|会议精神)/,
  条: /^(?:禁令|红线|底线|铁规|措施线|战线)/,
  张: /^(?:网|清单|表|牌|名片)/,
  道: /^(?:防线|关|坎)/,
  位: /^一体/,
  类: /^(?:似|别)/,
  人: /^(?:行|小组|以上|大|民|们)/,
  名: /^(?:以上|单)/,
  家: /^(?:万户|灯火)/,
  场: /^(?:所|景)/,
  部: /^(?:委|门|曲|署|队)/,
  本: /^(?:账|经|领)/,
  项: /^(?:以上|目)/,
  站: /^式/,
  支: /^(?:部|持)/,
  组: /^(?:织|团)/,
  班: /^(?:子)/,
  节: /^(?:约|能|日|点)/,
  期: /^(?:间|限|望|待|叠加)/,
  所: /^(?:有|属|在|联动|合一)/,
}

/** A count in words that only its list of names makes a count: 街道、社区、网格三级. */
const LEVEL = /^级(?!以上|政府|书记|法院|医院|公立|响应|地震|联动|干部|人民)/

type Tail = { multiplier: string; unit: string; after: string; end: number; gap: boolean; bareEnd: number }

function tailAt(plain: string, at: number): Tail {
  TAIL.lastIndex = at
  const [all = '', gap = '', first = '', low = '', second = '', high = '', unit = '', third = '', bounds = ''] = TAIL.exec(plain.slice(0, at + REACH)) ?? []
  // 5千余万元: the 余 stands inside the multiplier.
  const multiplier = `${low}${high}`
  const words = [first || second || third, bounds].filter(Boolean)
  return {
    multiplier,
    unit,
    after: words.join('…'),
    end: at + all.trimEnd().length,
    gap: gap !== '',
    bareEnd: at + `${gap}${first}${low}${second}${high}`.length,
  }
}

/** Items before a place that are joined by 、 back to the nearest stop. */
function listedBefore(plain: string, at: number): number {
  const words = plain.slice(Math.max(0, at - 40), at)
  const clause = words.slice(Math.max(...[...',。;:\n'].map((c) => words.lastIndexOf(c))) + 1)
  return clause.includes('、') ? clause.split(/、|和|及/).length : 0
}

/** Does a number in Chinese words count something here? */
function countsInWords(plain: string, words: string, start: number, value: number, tail: Tail, before: string): boolean {
  const prev = plain[start - 1] ?? ''
  if (/[\d第周初每数几好无零一二三四五六七八九十百千万亿"“其之逐]/.test(prev) && !/上$|超$/.test(before)) return false
  if (/分之$/.test(plain.slice(Math.max(0, start - 2), start))) return false
  const rest = plain.slice(start + words.length)
  if (words === '一' || words === '零' || words === '〇' || words === '二') return false
  if (LEVEL.test(rest)) return value >= 3 && listedBefore(plain, start) === value
  if (tail.unit === '年') return /(?:连续|持续|为期|历时|长达)$/.test(plain.slice(Math.max(0, start - 2), start))
  if (!tail.unit) return /^(?:百万|千万|[两三四五六七八九十]+万)$/.test(words) && /[超破逾]$/.test(before)
  if (!COUNTED_IN_WORDS.test(tail.unit)) return /[万亿]$/.test(words) && kindOf(tail.unit) === 'amount'
  if (ROUND.test(words) && !tail.after && before === '') return false
  const behind = plain.slice(tail.end, tail.end + 6)
  return !(NAMED[tail.unit]?.test(behind) ?? false) && !/^[“"‘]/.test(behind) && !/^以[上下]/.test(tail.after)
}

const VERBS =
  /受理|办理|办结|调解|化解|检查|立案|结案|开展|发放|处罚|接待|答复|审核|审查|培训|宣传|排查|整改|查处|服务|举办|组织|召开|解答|咨询|移送|收到|登记|成功|其中/

/** Does a number in digits count something here? */
function countsInDigits(plain: string, digits: string, start: number, tail: Tail): boolean {
  const prev = plain[start - 1] ?? ''
  const next = plain[start + digits.length] ?? ''
  if (/[\d.·/+#$@_A-Za-z]/.test(prev) || (/[A-Za-z/·+]/.test(next) && !/^(?:km|GB|TB)$/.test(tail.unit))) return false
  if (prev === '-' && /[\dA-Za-z]/.test(plain[start - 2] ?? '')) return /[\d]/.test(plain[start - 2] ?? '') && tail.unit !== ''
  const back = plain.slice(Math.max(0, start - 24), start)
  const behind = plain.slice(tail.end, tail.end + 4)
  switch (tail.unit) {
    case '年':
      return /(?:连续|持续|为期|历时|长达|已连续)$/.test(back)
    case '级':
      return listedBefore(plain, start) === arabicValue(digits)
    case '分':
      return !/^[之别类析解]/.test(behind)
    case '度':
    case '卡':
      return tail.multiplier !== ''
    case '天':
    case '小时':
    case '工作日':
    case '个工作日':
    case '个月':
      return !/[在于每]$/.test(back) || !/^内/.test(behind)
    case '':
      break
    default:
      return true
  }
  if (tail.multiplier !== '' || /[百千万亿]/.test(digits)) return true
  // The unit is lost, and the words before say that something was counted.
  return digits.length >= 2 && !/^(?:19|20)\d{2}$/.test(digits) && /\p{Script=Han}$/u.test(back) && /^(?:[,、;。)]|$)/.test(next) && VERBS.test(back.slice(-12))
}

function before(plain: string, start: number, words: string): { words: string; from: number } {
  const lead = plain.slice(Math.max(0, start - LEAD), start)
  const m = BEFORE.exec(lead)
  if (!m || (m[5] && !/^[百千万十]/.test(words))) return { words: '', from: start }
  return { words: m[0].trim(), from: start - m[0].length }
}

const base = (value: number, multiplier: string): number => Number((value * multiplierOf(multiplier)).toPrecision(15))

/** 百分之九十五, 三分之二. */
const SHARE = /(百|十|[三四五六七八九])分之([零一二两三四五六七八九十百]+(?:点[零一二三四五六七八九]+)?|\d+(?:\.\d+)?)/g

function sharesIn(plain: string, mask: Uint8Array): Scanned[] {
  return [...plain.matchAll(SHARE)].flatMap((m): Scanned[] => {
    const [all, of = '', words = ''] = m
    const top = /\d/.test(words) ? Number(words) : chineseValue(words)
    if (top === undefined || mask[m.index]) return []
    mask.fill(1, m.index, m.index + all.length)
    const start = m.index + all.length - words.length
    const span = { start: m.index, end: m.index + all.length }
    const rest = { valueBase: top, unit: '%', unitBase: '%', qualifier: null, kind: 'percent' as const, whole: span }
    if (of === '百') return [{ start, end: span.end, value: top, ...rest }]
    const value = top / (chineseValue(of) ?? 1)
    return [{ ...span, value, ...rest, valueBase: value, unit: '', unitBase: '', kind: 'other' }]
  })
}

/** 一年半, 2个半小时. */
const HALVES = /(?<![第半])(\d{1,3}|(?<![零一二两三四五六七八九十百千])[一二两三四五六七八九十])(?:(年|个月|天)半(?!载)|个半(小时|月))/g
/** 九成以上: tenths of a whole. */
const TENTHS =
  /(?<![零一二两三四五六七八九十百千\d第])(\d(?:\.\d)?|[一二两三四五六七八九])成(以[上下]|左右)?(?=[\p{Script=Han},。;、)])(?![立为员效果功本熟绩长都型人品就了分交套年])/gu

function inParts(plain: string, mask: Uint8Array): Scanned[] {
  const take = (m: RegExpExecArray, value: number, valueBase: number, unit: string, unitBase: string, kind: FigureKind, end: number): Scanned[] => {
    if (mask[m.index]) return []
    mask.fill(1, m.index, m.index + m[0].length)
    const lead = before(plain, m.index, m[0])
    const start = m.index
    const after = unitBase === '%' ? (m[2] ?? '') : ''
    const qualifier = [lead.words, after].filter(Boolean).join('…') || null
    return [{ start, end, value, valueBase, unit, unitBase, qualifier, kind, whole: { start: lead.from, end: start + m[0].length } }]
  }
  const of = (words: string): number => (/\d/.test(words) ? Number(words) : (chineseValue(words) ?? 0))
  return [
    ...[...plain.matchAll(HALVES)].flatMap((m) => {
      const unit = m[2] ?? `个${m[3]}`
      return take(m, of(m[1] ?? '') + 0.5, of(m[1] ?? '') + 0.5, unit, unit, 'other', m.index + m[0].length)
    }),
    ...[...plain.matchAll(TENTHS)].flatMap((m) => take(m, of(m[1] ?? ''), base(of(m[1] ?? ''), '十'), '成', '%', 'percent', m.index + (m[1] ?? '').length)),
  ]
}

/** 居全国第5、第6位: places in an order that are told as what was reached. */
const RANK = /(?:居|列|排名?|位列|位居|名列)[^,。;\d]{0,10}?(第\d+(?:、第\d+)*)(位|名)/g

function ranksIn(plain: string, mask: Uint8Array): Scanned[] {
  return [...plain.matchAll(RANK)].flatMap((m): Scanned[] => {
    const [all, places = '', unit = ''] = m
    const from = m.index + all.length - unit.length - places.length
    mask.fill(1, from, m.index + all.length)
    return [...places.matchAll(/\d+/g)].map((d): Scanned => {
      const start = from + d.index
      const value = Number(d[0])
      return {
        start,
        end: start + d[0].length,
        value,
        valueBase: value,
        unit,
        unitBase: unit,
        qualifier: null,
        kind: 'other',
        whole: { start: start - 1, end: start + d[0].length },
      }
    })
  })
}

/** 一亿两千万, 3万5千: a number to its end, in which 万 or 亿 is no multiplier of the whole. */
const isWhole = (words: string): boolean => /^\d[\d,.]*[十百千万亿]/.test(words) || /[万亿][^万亿]/.test(words)

type Written = { words: string; value: number; inside: string; own: boolean }

/** The number that begins here as it is written, without the multiplier that its tail reads. */
function writtenAt(plain: string, words: string, start: number): Written | undefined {
  if (isWhole(words)) {
    // 2亿3千余万元: the 余 stands before the last 万 of the number.
    const [more = '', inside = ''] =
      words.includes('亿') && /[十百千]$/.test(words) ? (/^([余多几])万/.exec(plain.slice(start + words.length, start + words.length + 2)) ?? []) : []
    const value = chineseValue(`${words}${more.slice(1)}`)
    return value === undefined ? undefined : { words: words + more, value, inside, own: false }
  }
  if (/^\d/.test(words)) return { words, value: arabicValue(words), inside: '', own: false }
  // 两万: the 万 is the multiplier, as it is in 2万.
  const written = /^(.+?)(万亿|万|亿)$/.exec(words)?.[1] ?? words
  const value = words.startsWith('万') ? 1 : chineseValue(written)
  return value === undefined ? undefined : { words: written, value, inside: '', own: /^[万亿]$/.test(words) }
}

function oneAt(plain: string, words: string, start: number): Scanned | undefined {
  const digits = /^\d/.test(words)
  const written = writtenAt(plain, words, start)
  if (!written) return undefined
  const { value, own, inside } = written
  const end = start + written.words.length
  const tail = tailAt(plain, own ? start : end)
  if (!digits && !own && words.length > written.words.length && tail.multiplier === '') return undefined
  const lead = before(plain, start, words)
  if (digits ? !countsInDigits(plain, written.words, start, tail) : !countsInWords(plain, words, start, value, tail, lead.words)) return undefined
  const { multiplier, unit } = tail
  const qualifier = [lead.words, inside || tail.after].filter(Boolean).join('…') || null
  return {
    start,
    end,
    value,
    valueBase: base(value, multiplier),
    unit: multiplier + unit,
    unitBase: unit,
    qualifier,
    kind: unit ? kindOf(unit) : 'count',
    whole: { start: lead.from, end: Math.max(end, unit ? tail.end : tail.bareEnd) },
  }
}

/** 为20、26、18件: numbers in a row share the unit of the last. */
function shareUnits(plain: string, numbers: readonly { words: string; start: number }[], found: (Scanned | undefined)[], mask: Uint8Array): void {
  for (let i = numbers.length - 2; i >= 0; i--) {
    const [here, next] = [numbers[i], found[i + 1]]
    if (!here || found[i]?.unit || !next?.unitBase || !/^\d[\d,.]*$/.test(here.words) || mask[here.start]) continue
    const end = here.start + here.words.length
    const between = plain.slice(end, numbers[i + 1]?.start)
    const back = plain.slice(Math.max(0, here.start - 12), here.start)
    const joins = /^\s*(?:[-~至到]|、|和|与|及)\s*$/.test(between)
    if (!joins || /[\d.·A-Za-z第]$/.test(back) || (/[、和与及]/.test(between) && !/分别|依次|各/.test(plain.slice(Math.max(0, here.start - 30), here.start))))
      continue
    const value = arabicValue(here.words)
    const { unit, unitBase, kind } = next
    const multiplier = unit.slice(0, unit.length - unitBase.length)
    found[i] = { start: here.start, end, value, valueBase: base(value, multiplier), unit, unitBase, qualifier: null, kind, whole: { start: here.start, end } }
  }
}

/** Every quantity of a half-width text, in its order. */
export function scan(plain: string): Scanned[] {
  const mask = namesIn(plain)
  const apart = [...ranksIn(plain, mask), ...sharesIn(plain, mask), ...inParts(plain, mask)]
  const numbers = [...plain.matchAll(NUMBER)].map((m) => ({ words: m[0], start: m.index }))
  const found = numbers.map(({ words, start }) => (mask[start] ? undefined : oneAt(plain, words, start)))
  shareUnits(plain, numbers, found, mask)
  return [...apart, ...found.filter((f) => f !== undefined)].sort((a, b) => a.start - b.start || a.end - b.end)
}
