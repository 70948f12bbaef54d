/** Parts that have no heading: sentences that say where one begins. */
import type { PartRole, Span } from '../shape.ts'

/** A part told in prose: where it begins and ends, and the words that open it. */
export type ProsePart = { role: PartRole; opening: Span; end: number }

const LATER =
  /(?:下一?步|下一?阶段|下一?年度?|今后|接下来|新的一年|明年|来年)(?:工作)?(?:中|里)?[,:](?=[^。]{0,60}(?:将|要|继续|计划|打算|着力|进一步|重点|围绕|以|持续))/
const NEXT_YEAR = /(20\d\d)年(?:度)?(?:,|是|[^,。]{0,16})?(?=[^。]{0,30}(?:将|计划|打算))/
const FAULT = /(?:仍|还|尚|也|但|虽然|同时)[^。]{0,40}(?:存在|有)(?:着|一些|不少|以下|诸多|部分|薄弱)?[^。]{0,24}(?:不足|问题|短板|差距|薄弱环节|困难)/
const RECTIFIED = /(?:上一?年度?|去年)[^。]{0,20}(?:不足|问题|短板|薄弱环节|反馈意见)[^。]{0,40}(?:整改|改进|解决|完善|已)/
const LEADER =
  /^(?:一是|二是|三是|[(（]?[一二三四五六七八九\d][)）、.])?(?:[^,。]{0,12})?(?:党政|街道|镇|乡|单位|局)?主要(?:负责人|负责同志|领导)[^。]{0,80}(?:第一责任人|履职|履行)/

const SENTENCE = /[^。!?]+[。!?]?/g

type Sought = {
  role: PartRole /** Share of the text that must lie before it. */
  from: number
  test: (sentence: string, first: boolean) => RegExpExecArray | null
}

const nextYear =
  (year: number | null) =>
  (sentence: string): RegExpExecArray | null => {
    const m = NEXT_YEAR.exec(sentence)
    return m && m.index <= 2 && year !== null && Number(m[1]) === year + 1 ? m : null
  }

const atStart = (m: RegExpExecArray | null, most: number): RegExpExecArray | null => (m && m.index <= most ? m : null)

function soughtOf(roles: readonly PartRole[], year: number | null): Sought[] {
  const next = nextYear(year)
  const all: readonly Sought[] = [
    { role: 'problems', from: 0.4, test: (s) => atStart(FAULT.exec(s), 40) },
    { role: 'plan', from: 0.6, test: (s) => atStart(LATER.exec(s), 4) ?? next(s) },
    { role: 'rectification', from: 0, test: (s) => atStart(RECTIFIED.exec(s), 20) },
    { role: 'leadership', from: 0, test: (s, first) => (first ? LEADER.exec(s) : null) },
  ]
  return all.filter((s) => roles.includes(s.role))
}

/** No report is longer; behind this the search would only cost time. */
const MOST = 400_000

/** Parts without a heading, of the roles that are missing; each at most once. `weight` 0 looks for them from the first sentence on, not only where reports have them. */
export function proseParts(plain: string, paragraphs: readonly Span[], missing: readonly PartRole[], year: number | null, weight = 1): ProsePart[] {
  const [from, to] = [paragraphs[0]?.start ?? 0, paragraphs.at(-1)?.end ?? 0]
  const sought = soughtOf(missing, year)
  if (sought.length === 0 || to - from > MOST) return []
  const found = new Map<PartRole, ProsePart>()
  for (const p of paragraphs) {
    const share = (p.start - from) / Math.max(1, to - from)
    for (const m of plain.slice(p.start, p.end).matchAll(SENTENCE)) {
      const at = p.start + m.index
      const depth = Math.max(share, (at - from) / Math.max(1, to - from))
      for (const s of sought) {
        if (found.has(s.role) || depth < s.from * weight) continue
        const hit = s.test(m[0].trimStart(), m.index === 0)
        if (!hit) continue
        const start = at + (m[0].length - m[0].trimStart().length)
        found.set(s.role, {
          role: s.role,
          opening: { start, end: start + Math.min(m[0].trimStart().length, hit.index + hit[0].length) },
          end: s.role === 'plan' ? to : p.end,
        })
      }
    }
  }
  return [...found.values()]
}
