import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths, dayNumber, daysBetween, fromDayNumber, isDay, longDay, weekday } from './days.ts'
import { cite, citeAll, law, unverified } from './law.ts'

const someDay = fc.integer({ min: -25_000, max: 60_000 }).map(fromDayNumber)

describe('日子的加减', () => {
  it('加几天再减几天回到原处，相隔的天数就是加的天数', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: -4000, max: 4000 }), (day, n) => {
        expect(addDays(addDays(day, n), -n)).toBe(day)
        expect(daysBetween(day, addDays(day, n))).toBe(n)
      }),
    )
  })

  it('先后和文字的先后一致', () => {
    fc.assert(fc.property(someDay, someDay, (a, b) => a < b === dayNumber(a) < dayNumber(b)))
  })

  it('第二天就是星期里的下一天', () => {
    expect([weekday('2024-02-29'), weekday('1969-12-31'), weekday('1970-01-01')]).toEqual([4, 3, 4])
    fc.assert(fc.property(someDay, (day) => weekday(addDays(day, 1)) === (weekday(day) + 1) % 7))
  })

  it.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2023-01-31', 1, '2023-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2023-12-15', 1, '2024-01-15'],
    ['2024-01-15', -1, '2023-12-15'],
    ['2024-03-31', -1, '2024-02-29'],
  ])('%s 过 %i 个月是 %s', (day, n, then) => {
    expect(addMonths(day, n)).toBe(then)
  })

  it('过几个月还是那一天，没有那一天的是月末', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: -60, max: 60 }), (day, n) => {
        const then = addMonths(day, n)
        const months = (d: string): number => +d.slice(0, 4) * 12 + +d.slice(5, 7)
        expect(months(then) - months(day)).toBe(n)
        const lastOfMonth = addDays(then, 1).endsWith('-01')
        expect(then.slice(8) === day.slice(8) || (lastOfMonth && then.slice(8) < day.slice(8))).toBe(true)
      }),
    )
  })

  it.each(['2023-02-29', '2024-02-30', '2024-13-01', '2024-1-1', '0000-01-01', '20240101', '', '2024-01-01T00:00:00'])('“%s”不是日子', (text) => {
    expect(isDay(text)).toBe(false)
  })

  it('存在的日子都是日子；公文写法不带零', () => {
    fc.assert(fc.property(someDay, isDay))
    expect(longDay('2024-03-05')).toBe('2024年3月5日')
  })
})

describe('依据的写法', () => {
  it('条号写成第几条，说明照写，没有核对过的标明', () => {
    expect(cite(law('行政处罚法', 60))).toBe('《行政处罚法》第60条')
    expect(cite(law('行政处罚法', '44、62'))).toBe('《行政处罚法》第44、62条')
    expect(cite(law('某某办法', '附件一'))).toBe('《某某办法》附件一')
    expect(cite(unverified('馆内规程'))).toBe('《馆内规程》（待核实）')
    expect(citeAll([law('甲法', 1), unverified('乙规', 2)])).toBe('《甲法》第1条、《乙规》第2条（待核实）')
  })
})
