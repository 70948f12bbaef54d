/** Parts and their whole. */
import type { Figure, Reading } from '../shape.ts'
import { type Bounds, boundsOf, isExact, meet, sumBounds } from './bounds.ts'
import { look, num, said, sentenceOf } from './look.ts'
import type { Found, TextRule } from './rule.ts'

/** What is finished out of what came in: more of it than came in asks for what was carried over, and is another rule's. */
const FINISHED = /办结|办毕|结案|审结|结清|化解|答复|办复|处置|整改|完成|销号|执结|调结/
const RECEIVED = /受理|立案|收到|接收|接到|登记|受案|收件|转办|交办|承办|排查|发现|新收/

type Pair = { part: Figure; whole: Figure }

const wordsBefore = (reading: Reading, figure: Figure): string => {
  const sentence = reading.sentences[figure.sentence]
  const from = Math.max(sentence?.start ?? 0, figure.whole.start - 14)
  const words = reading.plain.slice(from, figure.whole.start)
  return words.slice(Math.max(...[...',;:、。'].map((c) => words.lastIndexOf(c))) + 1)
}

const does = (reading: Reading, figure: Figure, words: RegExp): boolean =>
  words.test(figure.verb) || words.test(wordsBefore(reading, figure)) || words.test(figure.noun)

/** Is the part the finished and the whole the received? */
const isCourse = (reading: Reading, { part, whole }: Pair): boolean =>
  part.partBy === 'implied' && does(reading, part, FINISHED) && does(reading, whole, RECEIVED) && !does(reading, whole, FINISHED)

/** Parts of another unit than their whole cannot be added to it. */
const sameUnit = (a: Figure, b: Figure): boolean => a.unitBase === b.unitBase && a.kind === b.kind && a.kind !== 'percent' && !a.change && !b.change

function pairs(reading: Reading): Pair[] {
  const { byId } = look(reading)
  return reading.figures.flatMap((part) =>
    (part.partOf ?? []).flatMap((id): Pair[] => {
      const whole = byId.get(id)
      return whole && sameUnit(part, whole) ? [{ part, whole }] : []
    }),
  )
}

/** Words that say of some people what they are besides: such parts may overlap. */
const OVERLAPPING = /党员|女|男|老年|老人|青年|青少年|未成年|残疾|学生|持证|骨干/
/** Endings by which two parts are the two halves of a whole. */
const HALVES: readonly (readonly [RegExp, RegExp])[] = [
  [/人大|代表建议/, /政协|提案/],
  [/线上|网上|网络/, /线下|现场|窗口/],
  [/男/, /女/],
  [/专职/, /兼职/],
  [/简易|当场/, /一般|普通/],
  [/建议/, /提案/],
  [/复议/, /诉讼|应诉/],
  [/个人|自然人|公民/, /企业|法人|单位|组织/],
  [/(?:^|[^不未])(?:成功|合格|达标|通过|公开|同意|采纳|办结|受理)/, /不成|不合格|不达标|未|不予|不受理|失败/],
  [/市/, /区|县/],
  [/区|县/, /镇|街/],
]

const nounOf = (reading: Reading, figure: Figure): string => wordsBefore(reading, figure) || figure.noun

function areHalves(reading: Reading, [a, b]: readonly Figure[]): boolean {
  if (!a || !b) return false
  const [x, y] = [nounOf(reading, a), nounOf(reading, b)]
  return HALVES.some(([l, r]) => (l.test(x) && r.test(y)) || (l.test(y) && r.test(x)))
}

const verbOf = (figure: Figure): string => figure.verb

/** Ways in which one and the same step may end: they differ in their verbs and are kinds all the same. */
const OUTCOME = /予以|不予|无法|部分公开|维持|驳回|撤销|变更|确认|责令|终止|和解|撤回|不成|成功|合格|其他/

/** Do the parts stand side by side as kinds of one thing, and not for what was done with it one step after the other? */
function sideBySide(reading: Reading, parts: readonly Figure[]): boolean {
  const verbs = new Set(parts.map(verbOf))
  if (verbs.size <= 1 || parts.every((p) => OUTCOME.test(nounOf(reading, p)))) return true
  return parts.length === 2 && areHalves(reading, parts)
}

const SOME = /主要|包括但不限于|大多|例如|比如|,如/
const AND_SO_ON = /^[^,。;\d]{0,3}等(?![级同候额])/

/** Words before the first part or after the last that leave the list open. */
const isOpen = (reading: Reading, whole: Figure, parts: readonly Figure[]): boolean => {
  if (parts.some((p) => p.partial || p.partBy === 'including')) return true
  const first = Math.min(...parts.map((p) => p.whole.start))
  const last = Math.max(...parts.map((p) => p.whole.end))
  return SOME.test(reading.plain.slice(Math.min(whole.whole.end, first), first)) || AND_SO_ON.test(reading.plain.slice(last, last + 5))
}

/** From here on a list of two parts that falls short is read as naming two of several. */
const SHORT = 0.5

type Claim = { whole: Figure; parts: readonly Figure[]; sum: Bounds; total: Bounds }

const equation = (reading: Reading, parts: readonly Figure[]): string => {
  const plain = parts.every((p) => isExact(p))
  return parts.map((p) => (plain ? num(p.valueBase) : said(reading, p))).join('+')
}

function sentenceOfSum(reading: Reading, { whole, parts, sum, total }: Claim): string {
  const added = parts.reduce((n, p) => n + p.valueBase, 0)
  const exact = [whole, ...parts].every(isExact)
  const stated = `合计${said(reading, whole)}`
  if (exact) return `${equation(reading, parts)}=${num(added)}，与${stated}相差${num(Math.abs(added - whole.valueBase))}${whole.unitBase}`
  const range = parts.every(isExact)
    ? `=${num(added)}`
    : sum.hi === Number.POSITIVE_INFINITY
      ? `，至少${num(sum.lo, 2)}`
      : `，在${num(sum.lo, 2)}至${num(sum.hi, 2)}之间`
  return `${equation(reading, parts)}${range}${whole.unitBase}，与${stated}对不上${total.hi < sum.lo ? '，超出合计' : ''}`
}

function claimOf(reading: Reading, whole: Figure, all: readonly Figure[]): Claim | undefined {
  const parts = all.filter((p) => sameUnit(p, whole) && p.partBy !== 'implied')
  if (parts.length < 2 || parts.length < all.filter((p) => p.partBy !== 'implied').length) return undefined
  if (!sideBySide(reading, parts)) return undefined
  const [sum, total] = [sumBounds(parts), boundsOf(whole)]
  return meet(sum, total) ? undefined : { whole, parts, sum, total }
}

function sumFound(reading: Reading, claim: Claim): Found[] {
  const { whole, parts, sum, total } = claim
  const spans = [whole.whole, ...parts.map((p) => p.whole)]
  const message = sentenceOfSum(reading, claim)
  if (sum.lo > total.hi)
    return parts.length === 2 && !areHalves(reading, parts) && parts.some((p) => OVERLAPPING.test(nounOf(reading, p))) ? [] : [{ message, spans }]
  if (isOpen(reading, whole, parts)) return []
  const missing = 1 - sum.hi / total.lo
  const whole2 = parts.length > 2 || areHalves(reading, parts)
  if (!whole2 && missing > SHORT) return []
  return [{ message, spans, ...(whole2 && missing <= SHORT ? {} : { severity: 'warning' as const }) }]
}

/** Lists that claim to be whole, whose sum is not what the whole says. */
function sums(reading: Reading): Found[] {
  const { parts, byId } = look(reading)
  return [...parts].flatMap(([id, list]) => {
    const whole = byId.get(id)
    const claim = whole && claimOf(reading, whole, list)
    return claim ? sumFound(reading, claim) : []
  })
}

/** Wholes of lists that do not add up: that is told once, as a sum. */
function wrongWholes(reading: Reading): Set<string> {
  const { parts, byId } = look(reading)
  return new Set(
    [...parts].flatMap(([id, list]) => {
      const whole = byId.get(id)
      const claim = whole && claimOf(reading, whole, list)
      return claim && sumFound(reading, claim).length > 0 ? [id] : []
    }),
  )
}

const exceeds = ({ part, whole }: Pair): boolean => boundsOf(part).lo > boundsOf(whole).hi + 1e-6

const overBy = ({ part, whole }: Pair): string =>
  isExact(part) && isExact(whole)
    ? `${num(part.valueBase)}>${num(whole.valueBase)}，多出${num(part.valueBase - whole.valueBase)}${whole.unitBase}`
    : `${num(part.valueBase, 2)}>${num(whole.valueBase, 2)}`

function over(reading: Reading): Found[] {
  const told = wrongWholes(reading)
  return pairs(reading)
    .filter((p) => exceeds(p) && !told.has(p.whole.id) && !isCourse(reading, p))
    .map((p) => ({
      message: `其中的${said(reading, p.part)}比所属的${said(reading, p.whole)}还多：${overBy(p)}`,
      spans: [p.part.whole, p.whole.whole],
    }))
}

const CARRIED = /结转|上年|去年|往年|历年|积案|旧存|存量|跨年|遗留|未结|此前|[前上]一年/

const carried = (reading: Reading): Found[] =>
  pairs(reading)
    .filter((p) => exceeds(p) && isCourse(reading, p) && !CARRIED.test(sentenceOf(reading, p.whole)) && !CARRIED.test(sentenceOf(reading, p.part)))
    .map((p) => ({
      message: `${wordsBefore(reading, p.part) || '办结'}${said(reading, p.part)}多于${wordsBefore(reading, p.whole) || '受理'}${said(reading, p.whole)}：${overBy(p)}，没有说明上年结转`,
      spans: [p.part.whole, p.whole.whole],
    }))

/** Rules on sums and parts. */
export const sumRules: readonly TextRule[] = [
  {
    id: 'sum-mismatch',
    title: '分项之和与合计不符',
    severity: 'error',
    ground: '分项逐一相加，与合计比较；带“约”“余”“多”等词或以万计的，按其可能的范围比较，范围不相交才指出。',
    explain:
      '核对“共A件，其中B件、C件、D件”“A件（B件、C件）”“B件、C件，合计A件”。列举以“等”收尾、写“含”“包括”“主要”的，只在分项之和超过合计时指出；只列一项的不作合计核对；分项是先后步骤（立案、移送）而不是并列种类的不相加；只列两项且差额过半的，视为只举其要，不指出。',
    example: {
      text: '2024年共办理建议提案101件，其中市人大建议20件、市政协提案26件、区人大建议18件、区政协提案36件。',
      message: '20+26+18+36=100，与合计101件相差1件',
    },
    find: sums,
  },
  {
    id: 'part-exceeds-whole',
    title: '部分多于整体',
    severity: 'error',
    ground: '“其中”“含”之后的数、成功数，不可能大于它所属的数。',
    explain: '核对每个分项与所属的整体。带不确定词的按范围比较，范围不相交才指出。同一列举已按合计不符指出的，不重复。办结多于受理的另按“办结多于受理”处理。',
    example: { text: '全街共调解矛盾纠纷217宗，成功调解285宗。', message: '其中的285宗比所属的217宗还多：285>217，多出68宗' },
    find: over,
  },
  {
    id: 'carry-over',
    title: '办结多于受理而未说明结转',
    severity: 'warning',
    ground: '当年办结的件数大于当年受理的件数，只有包含以前年度结转的才可能。',
    explain: '同一句中结案、办结、答复、化解等的数大于受理、立案、收到等的数时指出；句中写了结转、上年、积案、存量等的不指出。',
    example: { text: '2024年共立案1800宗、结案1885宗。', message: '结案1885宗多于2024年共立案1800宗：1885>1800，多出85宗，没有说明上年结转' },
    find: carried,
  },
]
