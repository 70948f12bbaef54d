/** Percentages and the counts that they are of. */
import type { Figure, Reading } from '../shape.ts'
import { type Bounds, boundsOf, decimalsOf, isExact, lastPlace, sumBounds } from './bounds.ts'
import { look, num, said, sentenceOf } from './look.ts'
import type { Found, TextRule } from './rule.ts'

const EPS = 1e-9

type Ratio = { percent: Figure; tops: readonly Figure[]; bottoms: readonly Figure[] }

/** Percentages with the counts that the text gives them; a change against last year is of other counts. */
const ratios = (reading: Reading): Ratio[] => {
  const { numerators, denominators } = look(reading)
  return reading.figures
    .filter((f) => f.kind === 'percent' && !f.change)
    .map((percent) => ({ percent, tops: numerators.get(percent.id) ?? [], bottoms: denominators.get(percent.id) ?? [] }))
}

const total = (figures: readonly Figure[]): number => figures.reduce((n, f) => n + f.valueBase, 0)

/** Bounds of a percentage; one that is rounded or cut off may lie less than one in its last place beside the true one. */
function percentBounds(percent: Figure): Bounds {
  const step = lastPlace(percent)
  const own = boundsOf(percent)
  return { lo: Math.min(own.lo, percent.valueBase - step), hi: Math.max(own.hi, percent.valueBase + step) }
}

function quotient(tops: readonly Figure[], bottoms: readonly Figure[]): Bounds {
  const [n, d] = [sumBounds(tops), sumBounds(bottoms)]
  return { lo: (n.lo / d.hi) * 100, hi: d.lo === 0 ? Number.POSITIVE_INFINITY : (n.hi / d.lo) * 100 }
}

/** Could the percentage be of these counts? */
function agrees({ percent, tops, bottoms }: Ratio): boolean {
  const [p, q] = [percentBounds(percent), quotient(tops, bottoms)]
  return q.lo < p.hi - EPS && q.hi > p.lo + EPS
}

/** All of them, it says, and the counts say that it was not all. */
const isAllButNot = ({ percent, tops, bottoms }: Ratio): boolean =>
  percent.valueBase === 100 && percent.qualifier === null && [...tops, ...bottoms].every(isExact) && total(tops) < total(bottoms)

const cut = (value: number, places: number): number => Math.floor(value * 10 ** places + 1e-7) / 10 ** places
const round = (value: number, places: number): number => Math.round(value * 10 ** places + 1e-7) / 10 ** places

const fixed = (value: number, places: number): string => `${value.toFixed(places)}%`

/** What it should be, rounded and, where that differs, cut off. */
function shouldBe(value: number, places: number): string {
  const [rounded, cutOff] = [round(value, places), cut(value, places)]
  return rounded === cutOff ? `应为${fixed(rounded, places)}` : `四舍五入应为${fixed(rounded, places)}（截尾为${fixed(cutOff, places)}）`
}

const named = (reading: Reading, figures: readonly Figure[]): string => {
  const words = figures.map((f) => (isExact(f) ? num(f.valueBase) : said(reading, f))).join('+')
  return figures.length > 1 ? `（${words}）` : words
}

/** A sentence with more counts has some pair for nearly everything. */
const MOST = 12

/** Another pair of exact counts in the sentence of which it is exactly the share. */
function otherPair(reading: Reading, { percent, tops, bottoms }: Ratio): [Figure, Figure] | undefined {
  const counts = (look(reading).inSentence.get(percent.sentence) ?? []).filter((f) => f.kind !== 'percent' && isExact(f) && f.valueBase > 0 && !f.change)
  if (counts.length > MOST) return undefined
  const half = lastPlace(percent) / 2
  for (const top of counts) {
    for (const bottom of counts) {
      const same = tops.length === 1 && bottoms.length === 1 && tops[0] === top && bottoms[0] === bottom
      if (same || top === bottom || top.valueBase >= bottom.valueBase || top.unitBase !== bottom.unitBase) continue
      if (Math.abs((top.valueBase / bottom.valueBase) * 100 - percent.valueBase) <= half + EPS) return [top, bottom]
    }
  }
  return undefined
}

function mismatch(reading: Reading, ratio: Ratio): Found[] {
  const { percent, tops, bottoms } = ratio
  if (tops.length === 0 || bottoms.length === 0 || total(bottoms) === 0) return []
  const spans = [percent, ...tops, ...bottoms].map((f) => f.whole)
  const value = (total(tops) / total(bottoms)) * 100
  const sum = `${named(reading, tops)}÷${named(reading, bottoms)}`
  if (isAllButNot(ratio)) return [{ message: `${sum}=${fixed(cut(value, 2), 2)}，并非全部，与所写的${said(reading, percent)}不符`, spans }]
  if (agrees(ratio)) return []
  const places = decimalsOf(percent)
  const other = otherPair(reading, ratio)
  const also = other ? `；同句的${num(other[0].valueBase)}÷${num(other[1].valueBase)}恰为${fixed(percent.valueBase, places)}，请核对是哪两个数之比` : ''
  const exact = [...tops, ...bottoms].every(isExact)
  const right = exact ? `${sum}×100%，${shouldBe(value, places)}` : `${sum}约为${fixed(round(value, Math.max(places, 1)), Math.max(places, 1))}`
  return [{ message: `${right}，与所写的${said(reading, percent)}不符${also}`, spans: [...spans, ...(other ?? []).map((f) => f.whole)] }]
}

/** From this many on, some whole number gives any percentage at the places written. */
const always = (places: number): number => 100 * 10 ** places

/** Is there a whole number out of n whose share, rounded or cut off, is this? */
function isPossible(percent: number, step: number, n: number): boolean {
  const near = Math.floor((percent * n) / 100)
  return [near - 1, near, near + 1, near + 2].some((k) => k >= 0 && k <= n && Math.abs((k / n) * 100 - percent) < step - EPS)
}

function impossible({ percent, tops, bottoms }: Ratio): Found[] {
  const n = total(bottoms)
  const p = percent.valueBase
  if (tops.length > 0 || bottoms.length === 0 || !bottoms.every(isExact) || n <= 0 || n >= always(decimalsOf(percent))) return []
  if (percent.qualifier !== null || p <= 0 || p >= 100 || isPossible(p, lastPlace(percent), n)) return []
  const places = decimalsOf(percent)
  const k = Math.floor((p * n) / 100)
  const share = (count: number): string => `${num(count)}÷${num(n)}=${fixed(round((count / n) * 100, places), places)}`
  return [
    {
      message: `${num(n)}${bottoms[0]?.unitBase ?? ''}中没有哪个整数的占比是${fixed(p, places)}：${share(k)}，${share(k + 1)}`,
      spans: [percent, ...bottoms].map((f) => f.whole),
    },
  ]
}

const SHARE = /率|占比|比重|比例|满意度|覆盖面|占/
/** Rates that pass a hundred by right, and those that are speeds. */
const BEYOND =
  /增长率|增速|增幅|涨幅|降幅|增长|上升|提高|下降|翻|完成率|完成|负债率|收益率|回报率|产销率|产能|利用率|换手率|入库率|达产|杠杆|周转率|倍|出生率|抚养|销售率|投入产出|偿债|覆盖率(?=.*拨备)/

/** Is it a share, by its noun or by the words right before it? */
const isShare = (reading: Reading, { noun, whole }: Figure): boolean =>
  SHARE.test(noun) || /(?:率|占比|比重|满意度)[^,。;、]{0,5}$/.test(reading.plain.slice(Math.max(0, whole.start - 10), whole.start))

const tooMuch = (reading: Reading): Found[] =>
  reading.figures
    .filter(
      (f) =>
        f.kind === 'percent' &&
        !f.change &&
        f.valueBase > 100 &&
        isShare(reading, f) &&
        !BEYOND.test(`${f.noun}${f.verb}${reading.plain.slice(Math.max(0, f.whole.start - 8), f.whole.start)}`),
    )
    .filter((f) => !/完成年度|完成全年|完成.{0,8}任务/.test(sentenceOf(reading, f)))
    .map((f) => ({ message: `${f.noun || '占比'}写作${said(reading, f)}，部分不可能超过整体的100%`, spans: [f.whole] }))

/** Rules on percentages. */
export const ratioRules: readonly TextRule[] = [
  {
    id: 'ratio-mismatch',
    title: '比率与所依据的数不符',
    severity: 'error',
    ground: '分子除以分母，按所写的小数位数比较；四舍五入和截尾都算对，容许末位相差不足一。',
    explain:
      '核对写在件数之后的成功率、办结率等。写100%而分子小于分母的也指出。分子、分母带“约”“余”等词的按范围比较。若同一句中另有两个数之比恰好是所写的百分比，一并指出，多半是分母取错了。',
    example: {
      text: '全街共调解各类矛盾纠纷2176宗，成功调解2085宗，成功率96.82%。',
      message: '2085÷2176×100%，四舍五入应为95.82%（截尾为95.81%），与所写的96.82%不符',
    },
    find: (reading) => ratios(reading).flatMap((r) => mismatch(reading, r)),
  },
  {
    id: 'impossible-percent',
    title: '不可能的百分比',
    severity: 'error',
    ground: '在n件中，整数件数的占比只有有限几种；按所写的小数位数，四舍五入或截尾都得不到的，不可能成立。',
    explain: '只写了总数和百分比、没有写分子时核对；总数须是没有“约”“余”等词的确数，且少到不是任何百分比都能得到。',
    example: { text: '全年办理行政复议案件7件，办结率95%。', message: '7件中没有哪个整数的占比是95%：6÷7=86%，7÷7=100%' },
    find: (reading) => ratios(reading).flatMap((r) => impossible(r)),
  },
  {
    id: 'percent-over-100',
    title: '占比超过100%',
    severity: 'error',
    ground: '合格率、满意率、占比等是部分与整体之比，不能超过100%。',
    explain: '只看率、占比、比重、满意度、覆盖面；增长、增幅、完成率、负债率等可以超过100%，不指出。',
    example: { text: '法律文书公示率达105%。', message: '法律文书公示率写作105%，部分不可能超过整体的100%' },
    find: tooMuch,
  },
]
