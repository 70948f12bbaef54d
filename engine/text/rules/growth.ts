/** A rise or fall against last year, where the text states both years. */
import type { Figure, Reading } from '../shape.ts'
import { boundsOf, decimalsOf, isExact, lastPlace } from './bounds.ts'
import { look, num, plainIn, said } from './look.ts'
import type { Found, TextRule } from './rule.ts'

const BEFORE = /上一?年|去年|同期|20\d{2}年/

/** The words from the figure before it (or a stop) to a figure. */
function leadOf(reading: Reading, figure: Figure, from: number): string {
  const words = plainIn(reading, { start: from, end: figure.whole.start })
  return words.slice(Math.max(words.lastIndexOf('。'), words.lastIndexOf(';')) + 1)
}

/** A sentence with more figures is a table gone astray. */
const MOST = 60

type Growth = { now: Figure; last: Figure; change: Figure }

const CLAUSES = /[,;。]/g

/** Is the figure said to be last year's by the words right before it? */
const isLast = (reading: Reading, figure: Figure, from: number): boolean => {
  const lead = leadOf(reading, figure, from)
  const words = lead.slice(Math.max(lead.lastIndexOf(','), lead.lastIndexOf('('), -1) + 1)
  if (!BEFORE.test(words)) return false
  const year = /(20\d{2})年/.exec(words)?.[1]
  return year === undefined || reading.year === null || Number(year) === reading.year - 1
}

/** 受理120件，比上年的100件增长20%: this year's count, last year's, and the change, in any order of the last two, within two clauses. */
function growths(reading: Reading): Growth[] {
  const short = [...look(reading).inSentence.values()].filter((figures) => figures.length <= MOST)
  return short.flatMap((figures) =>
    figures.flatMap((change): Growth[] => {
      if (!change.change) return []
      const at = figures.indexOf(change)
      const counts = figures.filter((f) => !f.change && f.kind !== 'percent' && Math.abs(figures.indexOf(f) - at) <= 2)
      const last = counts.find((f) => isLast(reading, f, figures[figures.indexOf(f) - 1]?.whole.end ?? reading.sentences[f.sentence]?.start ?? 0))
      const before = figures.filter((f) => f.whole.start < change.whole.start && f !== last && counts.includes(f))
      const now = before.at(-1)
      if (!last || !now || now.unitBase !== last.unitBase || !isExact(now) || !isExact(last) || last.valueBase === 0) return []
      const between = plainIn(reading, { start: now.whole.end, end: Math.max(last.whole.end, change.whole.end) })
      const others = figures.filter(
        (f) => f !== now && f !== last && f !== change && f.whole.start > now.whole.end && f.whole.start < Math.max(last.whole.start, change.whole.start),
      )
      return [...between.matchAll(CLAUSES)].length > 3 || others.some((f) => !f.change) ? [] : [{ now, last, change }]
    }),
  )
}

function wrong(reading: Reading, { now, last, change }: Growth): string | undefined {
  const step = now.valueBase - last.valueBase
  const up = change.change?.direction === 'up'
  const way = step > 0 ? '增加' : '减少'
  const numbers = `${num(now.valueBase)}与上年的${num(last.valueBase)}相比`
  if (step !== 0 && step > 0 !== up) return `${numbers}是${way}，写的却是${up ? '增长' : '下降'}`
  const bounds = boundsOf(change)
  if (change.kind !== 'percent') {
    if (change.unitBase !== now.unitBase || (Math.abs(step) >= bounds.lo && Math.abs(step) <= bounds.hi)) return undefined
    return `${numbers}${way}${num(Math.abs(step))}${now.unitBase}，与所写的${said(reading, change)}不符`
  }
  if (!/^%/.test(change.unitBase)) return undefined
  const places = decimalsOf(change)
  const share = (Math.abs(step) / last.valueBase) * 100
  const slack = lastPlace(change)
  if (share > Math.min(bounds.lo, change.valueBase - slack) + 1e-9 && share < Math.max(bounds.hi, change.valueBase + slack) - 1e-9) return undefined
  return `（${num(now.valueBase)}−${num(last.valueBase)}）÷${num(last.valueBase)}×100%=${step < 0 ? '−' : ''}${share.toFixed(Math.max(places, 1))}%，与所写的${up ? '增长' : '下降'}${said(reading, change)}不符`
}

const mismatches = (reading: Reading): Found[] =>
  growths(reading).flatMap((g) => {
    const message = wrong(reading, g)
    return message === undefined ? [] : [{ message, spans: [g.now.whole, g.last.whole, g.change.whole] }]
  })

/** Rules on growth. */
export const growthRules: readonly TextRule[] = [
  {
    id: 'growth-mismatch',
    title: '增减与两年的数不符',
    severity: 'error',
    ground: '文中写了本年数、上年数和增减幅度，三者按算式核对；四舍五入和截尾都算对。',
    explain: '只在同一句里写明“上年”“去年”“同期”或者上年年份的数时核对，方向说反的也指出。',
    example: {
      text: '2024年受理行政复议案件120件，比上年的100件增长25%。',
      message: '（120−100）÷100×100%=20.0%，与所写的增长25%不符',
    },
    find: mismatches,
  },
]
