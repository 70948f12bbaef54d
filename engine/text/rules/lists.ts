/** A number of things, and the things named. */
import { chineseValue } from '../figures/numerals.ts'
import type { Reading, Span } from '../shape.ts'
import { sectionAt } from './look.ts'
import type { Found, TextRule } from './rule.ts'

const countOf = (word: string): number => (/^\d+$/.test(word) ? Number(word) : (chineseValue(word) ?? 0))

/** Beyond this nobody names them all. */
const MOST = 12
const NUMBER = `[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九]|\\d{1,2}`
/** Units of what is named: aspects, kinds and levels; and places, of which more may be meant than are named. */
const ASPECT =
  '(?:个|大)?(?:方面|环节|领域|层面|维度|板块|模块|要素)|大(?:体系|工程|行动|重点|举措|专项|任务|机制|类)|类(?!似)|种(?!类)|级(?!以上|及|地震)|项(?:制度|机制|措施|举措|任务|工作|重点|原则|内容|职能|行动)|支(?:队伍|力量)|个(?:重点|关键|专项|类别|层次|阶段|步骤)'
const PLACE = '个(?:社区|村|部门|单位|中心|办公室|科室|街道|乡镇|小区|站所)'

/** Named before their number: 从A、B、C、D等五个方面. */
const BEFORE = new RegExp(`(等)?(?:共|这|全部|合计)?(${NUMBER})(${ASPECT}|${PLACE})`, 'g')
const STOP = /[,。;:!?\n"“”‘’《》()（）]/

/** The words before a place, back to the nearest stop. */
function clauseBefore(plain: string, at: number): { words: string; start: number } {
  let start = at
  while (start > 0 && at - start < 120 && !STOP.test(plain[start - 1] ?? '')) start--
  return { words: plain.slice(start, at), start }
}

/** Least and greatest count of things named: 和, 及 and 与 may join two of them or stand inside one. */
function named(words: string): { least: number; most: number } {
  const items = words.split('、')
  const joins = items.reduce((n, item) => n + [...item.matchAll(/和|及其?|以及|与|暨|或/g)].length, 0)
  return { least: items.length, most: items.length + joins }
}

type Listed = { span: Span; words: string; count: number; least: number; most: number; open: boolean; aspect: boolean }

const ASPECTS = new RegExp(`^(?:${ASPECT})$`)

function listedBefore(reading: Reading): Listed[] {
  const { plain } = reading
  const out: Listed[] = []
  for (const m of plain.matchAll(BEFORE)) {
    const { words, start } = clauseBefore(plain, m.index)
    const before = plain[m.index - 1] ?? ''
    const count = countOf(m[2] ?? '')
    if (!words.includes('、') || count < 2 || count > MOST || /[第\d十百千万零、]/.test(before) || /\d/.test(words)) continue
    if (m[1] === undefined && !CLOSES.test(words)) continue
    const { least, most } = named(words)
    const unit = (m[2] ?? '') + (m[3] ?? '')
    out.push({ span: { start, end: m.index + m[0].length }, words: unit, count, least, most, open: m[1] !== undefined, aspect: ASPECTS.test(m[3] ?? '') })
  }
  return out
}

/** Without 等 the last thing named must end right before the number, so that the number is theirs: a noun, no verb that starts anew. */
const CLOSES = /、[^、]*[^的地得了着过在为有把对以从向将按被共各每做到现]$/

/** Named after their number: 五个方面：一是…二是…. */
const AFTER = new RegExp(`(${NUMBER})(${ASPECT}|点|条)[^,。;:]{0,12}[:：]\\s*一是`, 'g')
const ORDERS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']

/** How far 一是、二是、三是 runs on from a place, each after the one before, within one section. */
function runFrom(plain: string, from: number, to: number): { count: number; end: number } {
  let at = from
  for (const [i, word] of ORDERS.entries()) {
    const next = plain.indexOf(`${word}是`, at)
    if (next < 0 || next >= to) return { count: i, end: at }
    at = next + word.length + 1
  }
  return { count: ORDERS.length, end: at }
}

function listedAfter(reading: Reading): Found[] {
  const { plain } = reading
  return [...plain.matchAll(AFTER)].flatMap((m): Found[] => {
    const count = countOf(m[1] ?? '')
    const section = sectionAt(reading, m.index)
    const run = runFrom(plain, m.index, section?.end ?? plain.length)
    if (count < 2 || count > MOST || run.count === count || /[第\d十百千万零]/.test(plain[m.index - 1] ?? '')) return []
    return [
      {
        message: `写的是${m[1]}${m[2]}，后面列出的是${run.count}${m[2]}（一是至${ORDERS[run.count - 1]}是）`,
        spans: [{ start: m.index, end: m.index + (m[1] + (m[2] ?? '')).length }],
      },
    ]
  })
}

function counted(reading: Reading): Found[] {
  const before = listedBefore(reading).flatMap(({ span, words, count, least, most, open, aspect }): Found[] => {
    if (count >= least && count <= most) return []
    const range = least === most ? `${least}` : `${least}至${most}`
    const message = `写的是${words}，列出的是${range}项${open ? '，以“等”收尾' : ''}`
    if (least > count) return [{ message, spans: [span] }]
    if (!open) return aspect ? [{ message, spans: [span] }] : []
    return aspect && most * 2 >= count ? [{ message, spans: [span], severity: 'note' }] : []
  })
  return [...before, ...listedAfter(reading)]
}

/** Rules on lists. */
export const listRules: readonly TextRule[] = [
  {
    id: 'count-of-list',
    title: '列举的项数与所写的数不符',
    severity: 'warning',
    ground: '数一数顿号隔开的各项（“和”“及”“与”既可能连接两项，也可能在一项之内，两种数法都算对），与后面所写的“几个方面”比较；或者数一数“一是……二是……”。',
    explain: '以“等”收尾而少列了的只作提示；列出的比所写的还多，总是指出。只看方面、类、级、项制度一类的说法和地方、单位的个数，不看件数。',
    example: { text: '从组织领导、制度建设、队伍建设三个方面发力，严格落实立案、调查、审核、决定三个环节。', message: '写的是三个环节，列出的是4项' },
    find: counted,
  },
]
