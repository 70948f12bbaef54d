/** The planted mistakes are found, and nothing else is. */
import { describe, expect, it } from 'vitest'
import { inspect, readReport } from '../../../engine/text/index.ts'
import { demoReports } from './board.ts'
import { boardText, type Fault } from './board-texts.ts'
import { places } from './offices.ts'

/** The rule that each must meet. */
const meets: Readonly<Record<Fault, string>> = {
  sum: 'sum-mismatch',
  ratio: 'ratio-mismatch',
  'no-leadership': 'section-missing',
  folded: 'section-folded',
  stale: 'stale-template',
  'carry-over': 'carry-over',
  twice: 'stated-twice',
}
/** What else follows from one of them. */
const follows: Readonly<Partial<Record<Fault, readonly string[]>>> = { folded: ['section-missing', 'cause-missing'] }

const names = new Map(places().map((p) => [p.id, p.name]))

describe('演示的年度报告', () => {
  for (const ago of [1, 2] as const) {
    const reports = demoReports(2026 - ago, ago, names)
    const read = reports.map(({ office, plan }) => ({ office, plan, reading: readReport(boardText(plan)) }))

    it.each(read)(`${2026 - ago}年度 $plan.office：埋下的错误都找得出，没有别的`, ({ plan, reading }) => {
      const found = new Set(inspect(reading, { dueOn: `${plan.year + 1}-03-31`, expectedYear: plan.year, expectedIssuer: plan.office }).map((f) => f.rule))
      const late = plan.publishedOn > `${plan.year + 1}-03-31` ? ['late-publication'] : []
      for (const rule of [...plan.faults.map((f) => meets[f]), ...late]) expect([rule, found.has(rule)]).toEqual([rule, true])
      const allowed = new Set([...plan.faults.flatMap((f) => [meets[f], ...(follows[f] ?? [])]), ...late])
      expect([...found].filter((r) => !allowed.has(r))).toEqual([])
    })

    it(`${2026 - ago}年度：只有照抄的一份与别人雷同`, () => {
      const copied = read.filter(({ office, reading }) => {
        const neighbours = read.filter((r) => r.office !== office).map((r) => ({ name: r.plan.office, reading: r.reading }))
        return inspect(reading, { neighbours }).some((f) => f.rule === 'copied')
      })
      expect(copied.map((c) => c.plan.office)).toEqual(ago === 1 ? ['清河区司法局', '清河区民政局'] : [])
    })
  }
})
