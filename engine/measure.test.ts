import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AnyWhere, CaseState } from './define.ts'
import { cardType } from './fixture.ts'
import { asked, askedByChild, stateAfter } from './fixture-log.ts'
import { type Columns, contributions, holds, keyOf, lineage, measuresOf, measuresUnder, percent, whereSql } from './measure.ts'

const issued = stateAfter([
  asked,
  { action: 'check', on: '2024-03-05', data: { verdict: 'pass' } },
  { action: 'issue', on: '2024-03-08', data: { depositFen: 5000 } },
])
const late = stateAfter([asked, { action: 'issue', on: '2024-03-20' }])
const columns: Columns = { field: (id) => `"${id}"`, termDue: (id) => `"due_${id}"`, termMet: (id) => `"met_${id}"`, status: 'status' }

const leaf: fc.Arbitrary<AnyWhere> = fc.oneof(
  fc.record({ field: fc.constantFrom('kind', 'branch', 'depositFen'), is: fc.constantFrom<string | number | null>('adult', 'child', 'east', 5000, null) }),
  fc.record({ field: fc.constantFrom('kind', 'note'), is: fc.array(fc.constantFrom('adult', 'child'), { minLength: 1, maxLength: 2 }) }),
  fc.record({ field: fc.constantFrom('kind', 'note'), present: fc.boolean() }),
  fc.record({ status: fc.subarray(['asked', 'issued'], { minLength: 1 }) }),
  fc.record({ term: fc.constant('issue'), met: fc.constantFrom<'onTime' | 'late'>('onTime', 'late') }),
)
const someWhere: fc.Arbitrary<AnyWhere> = fc.letrec<{ where: AnyWhere }>((tie) => ({
  where: fc.oneof({ depthSize: 'small' }, leaf, fc.record({ all: fc.array(tie('where'), { maxLength: 3 }) }), fc.record({ not: tie('where') })),
})).where

describe('百分比', () => {
  it.each([
    [19183, 20000, 95.92],
    [95915, 100000, 95.92],
    [1, 3, 33.33],
    [2, 3, 66.67],
    [1, 800, 0.13],
    [1, 8, 12.5],
    [0, 7, 0],
    [7, 7, 100],
    [9, 4, 225],
    [100005, 10000000, 1],
    [199, 20000, 1],
    [1005, 100000, 1.01],
  ])('%i ÷ %i 是 %s%%：两位小数，恰好一半的进上去', (numerator, denominator, share) => {
    expect(percent(numerator, denominator)).toBe(share)
  })

  it('没有可除的就没有百分比', () => {
    expect(percent(0, 0)).toBeUndefined()
    expect(percent(3, 0)).toBeUndefined()
  })

  it('与用整数精确算的四舍五入一致', () => {
    fc.assert(
      fc.property(fc.nat({ max: 100_000_000 }), fc.integer({ min: 1, max: 100_000_000 }), (n, d) => {
        const hundredths = (BigInt(n) * 20_000n + BigInt(d)) / (2n * BigInt(d))
        return percent(n, d) === Number(hundredths) / 100
      }),
      { numRuns: 2000 },
    )
  })
})

describe('条件', () => {
  it.each<[string, AnyWhere, CaseState, boolean]>([
    ['值相等', { field: 'kind', is: 'adult' }, issued, true],
    ['值不等', { field: 'kind', is: 'child' }, issued, false],
    ['值在其中', { field: 'kind', is: ['child', 'adult'] }, issued, true],
    ['没有值', { field: 'note', is: 'adult' }, issued, false],
    ['没有值也可以是条件', { field: 'note', is: null }, issued, true],
    ['已填', { field: 'depositFen', present: true }, issued, true],
    ['未填', { field: 'depositFen', present: false }, late, true],
    ['状态', { status: ['issued', 'returned'] }, issued, true],
    ['按期', { term: 'issue', met: 'onTime' }, issued, true],
    ['最后一日办完的算按期', { term: 'issue', met: 'onTime' }, stateAfter([asked, { action: 'issue', on: '2024-03-11' }]), true],
    ['最后一日办完的不算超期', { term: 'issue', met: 'late' }, stateAfter([asked, { action: 'issue', on: '2024-03-11' }]), false],
    ['超期', { term: 'issue', met: 'late' }, late, true],
    ['没办完的不算按期也不算超期', { term: 'issue', met: 'late' }, stateAfter([asked]), false],
    ['没有这项期限', { term: 'visit', met: 'onTime' }, issued, false],
    ['都成立', { all: [{ status: ['issued'] }, { field: 'kind', is: 'adult' }] }, issued, true],
    ['有一个不成立', { all: [{ status: ['issued'] }, { field: 'kind', is: 'child' }] }, issued, false],
    ['什么也不要求', { all: [] }, issued, true],
    ['反过来', { not: { term: 'issue', met: 'onTime' } }, late, true],
  ])('%s', (_name, where, state, expected) => {
    expect(holds(where, state)).toBe(expected)
  })

  it('没有条件就都算', () => {
    expect(holds(undefined, issued)).toBe(true)
  })

  it('反过来再反过来，和原来一样', () => {
    fc.assert(fc.property(someWhere, fc.constantFrom(issued, late), (where, state) => holds({ not: { not: where } }, state) === holds(where, state)))
  })
})

describe('条件写成查询', () => {
  it('值只作参数，从不拼进语句', () => {
    const { text, values } = whereSql({ all: [{ field: 'kind', is: "x' or true --" }, { status: ['issued'] }] }, columns, 3)
    expect(text).toBe('("kind"::text = any($3::text[]) and status = any($4::text[]))')
    expect(values).toEqual([["x' or true --"], ['issued']])
  })

  it.each<[AnyWhere | undefined, string]>([
    [undefined, 'true'],
    [{ all: [] }, 'true'],
    [{ field: 'note', present: true }, '"note" is not null'],
    [{ field: 'note', present: false }, '"note" is null'],
    [{ term: 'issue', met: 'onTime' }, '"met_issue" <= "due_issue"'],
    [{ term: 'issue', met: 'late' }, '"met_issue" > "due_issue"'],
    [{ not: { field: 'note', present: true } }, 'not coalesce("note" is not null, false)'],
  ])('%j', (where, text) => {
    expect(whereSql(where, columns, 1).text).toBe(text)
  })

  it('“没有值”写成查询也查得到没有值的', () => {
    expect(whereSql({ field: 'note', is: null }, columns, 1)).toEqual({ text: '("note" is null or "note"::text = any($1::text[]))', values: [[]] })
    expect(whereSql({ field: 'kind', is: ['adult', null] }, columns, 1).values).toEqual([['adult']])
  })

  it('参数的编号连续，不多不少', () => {
    fc.assert(
      fc.property(someWhere, fc.integer({ min: 1, max: 9 }), (where, first) => {
        const { text, values } = whereSql(where, columns, first)
        const numbers = [...text.matchAll(/\$(\d+)/g)].map((m) => Number(m[1]))
        expect(numbers).toEqual(values.map((_, i) => first + i))
      }),
    )
  })
})

describe('一件案件给指标添多少', () => {
  const measures = measuresOf(cardType)

  it('每个指标一份；比率的分子另有一份', () => {
    expect(measures.map((m) => m.id)).toEqual(['received', 'issued', 'depositYuan', 'onTimeShare/num'])
  })

  it('按日期字段计入那一天，金额以分合计，分组的值按次序', () => {
    expect(contributions(cardType, measures, issued)).toEqual([
      { measure: 'received', day: '2024-03-04', by: ['adult', 'east'], count: 1, sum: 0 },
      { measure: 'issued', day: '2024-03-08', by: ['adult', 'east'], count: 1, sum: 0 },
      { measure: 'depositYuan', day: '2024-03-08', by: ['adult', 'east'], count: 1, sum: 5000 },
      { measure: 'onTimeShare/num', day: '2024-03-08', by: ['adult', 'east'], count: 1, sum: 0 },
    ])
  })

  it('没有那一天的不计', () => {
    expect(contributions(cardType, measures, stateAfter([askedByChild])).map((c) => c.measure)).toEqual(['received'])
  })

  it('条件不成立的不计：超期的不进按期的分子', () => {
    expect(contributions(cardType, measures, late).map((c) => c.measure)).toEqual(['received', 'issued', 'depositYuan'])
  })

  it('没有填的分组值是空，是否和数字按原样', () => {
    expect([keyOf(null), keyOf(undefined), keyOf(false), keyOf(0)]).toEqual(['', '', 'false', '0'])
  })
})

describe('数字从哪里来', () => {
  it('一直查到字段、步骤、期限和条文', () => {
    const found = lineage(cardType, 'onTimeShare')
    expect(found).toMatchObject({ metric: 'card.onTimeShare', name: '按期率', unit: '%', rule: '在期限内发证的 ÷ 发证数' })
    expect(found.fields.map((f) => f.field)).toEqual(['issuedOn'])
    expect(found.terms).toEqual([{ term: 'issue', label: '办理期限', law: '《图书馆管理办法》第5条' }])
    expect(found.actions.map((a) => a.action)).toEqual(expect.arrayContaining(['ask', 'issue', 'refuse', 'askPapers', 'givePapers', 'extend']))
    expect(found.articles).toContain('《图书馆管理办法》第5条')
    expect(new Set(found.articles).size).toBe(found.articles.length)
  })

  it('比率连着它的分母', () => {
    expect(measuresUnder(cardType, cardType.metrics.onTimeShare as NonNullable<(typeof cardType.metrics)[string]>)).toHaveLength(2)
  })

  it('没有的指标是错误', () => {
    expect(() => lineage(cardType, 'nothing')).toThrow("case type 'card' has no metric 'nothing'")
  })
})
