/** The whole reader on reports made from known figures: everything comes back, nothing is found that is not there, and what breaks is found. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inspect, readReport, textRules } from './index.ts'
import type { Stated } from './made-up/draft.stage.ts'
import { changedReport, type MadeReport, madeReport } from './made-up/report.stage.ts'
import type { Reading, TextFinding } from './shape.ts'

const SEEDS = 200
const seeds = Array.from({ length: SEEDS }, (_, i) => i + 1)

const aroundIn = (text: string, at: number): string => text.slice(Math.max(0, at - 16), at + 12)

/** Stated numbers that the reading has not, and figures that nobody stated. */
function difference({ text, stated }: MadeReport, reading: Reading): string[] {
  const same = (s: Stated) => (f: Reading['figures'][number]) =>
    f.start < s.start + s.text.length && f.end > s.start && Math.abs(f.valueBase - s.valueBase) < 1e-6 && f.unitBase === s.unitBase && f.kind === s.kind
  const missing = stated.filter((s) => !reading.figures.some(same(s)))
  const extra = reading.figures.filter((f) => !stated.some((s) => same(s)(f)))
  return [
    ...missing.map((s) => `missing ${s.text}${s.unitBase}: ${aroundIn(text, s.start)}`),
    ...extra.map((f) => `extra ${f.text}${f.unit}: ${aroundIn(text, f.start)}`),
  ]
}

const grave = (findings: readonly TextFinding[]): string[] => findings.filter((f) => f.severity !== 'note').map((f) => `${f.rule}: ${f.message}`)

describe('由已知数字写成的报告', () => {
  it('同样的种子写出同样的报告', () => expect(madeReport(7)).toMatchObject({ text: madeReport(7).text, stated: madeReport(7).stated }))

  it('写法各不相同：每种关系都有，报告互不重复', () => {
    const all = seeds.map((s) => madeReport(s))
    expect(new Set(all.map((r) => r.text)).size).toBe(SEEDS)
    const relations = all.flatMap((r) => r.relations.map((x) => x.name))
    for (const name of ['sum', 'share', 'course', 'growth', 'possible', 'list']) expect(relations.filter((n) => n === name).length, name).toBeGreaterThan(50)
    for (const { stated, relations } of all) for (const r of relations) expect(r.holds(r.of.map((i) => stated[i]?.value ?? 0))).toBe(true)
  })

  it('数字全部读出，值、单位、种类都对，也没有多读', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
        const report = madeReport(seed)
        expect(difference(report, readReport(report.text))).toEqual([])
      }),
      { seed: 20_241, numRuns: 300 },
    )
  })

  it('没有改动的报告没有错误，也没有提醒', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
        expect(grave(inspect(readReport(madeReport(seed).text)))).toEqual([])
      }),
      { seed: 20_242, numRuns: 300 },
    )
  })

  it('改坏二百处关系，至少指出百分之九十五；二百份原文不误报', () => {
    const missed: string[] = []
    const wrongly: string[] = []
    let changed = 0
    for (let seed = 1; changed < SEEDS; seed++) {
      const report = madeReport(seed)
      const change = changedReport(report, seed)
      if (!change) continue
      changed++
      wrongly.push(...grave(inspect(readReport(report.text))))
      const found = inspect(readReport(change.text)).filter((f) => f.severity !== 'note' || f.rule === 'count-of-list')
      if (!found.some((f) => change.relation.rules.includes(f.rule))) {
        const at = report.stated[change.relation.of[0] ?? 0]?.start ?? 0
        missed.push(`${seed} ${change.relation.name} ${change.from}→${change.to}: ${change.text.slice(at - 20, at + 70)}`)
      }
    }
    expect(wrongly).toEqual([])
    expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(SEEDS * 0.05)
  })
})

describe('规则说明里的例子', () => {
  it.each(textRules.map((r) => [r.id, r.example] as const))('%s', (id, { text, against, message }) => {
    const context = against === undefined ? {} : { lastYear: readReport(against) }
    const found = inspect(readReport(text), context).filter((f) => f.rule === id)
    expect(found.map((f) => f.message)).toContain(message)
  })
})
