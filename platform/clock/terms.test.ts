import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween, weekday } from '../../engine/days.ts'
import type { TermState, TermUnit } from '../../engine/define.ts'
import { dayReason, explainSpan, isWorkday } from '../../engine/terms.ts'
import { coversUntil, officeCalendar } from './index.ts'

const calendar = officeCalendar()
const due = (from: string, length: number, unit: TermUnit): string => explainSpan(calendar, from, { length, unit }).due

describe('按公布的放假安排算期限', () => {
  it.each([
    ['九十日遇春节与周末', '2023-11-13', 90, 'day', '2024-02-18'],
    ['五个工作日跨国庆', '2024-09-29', 5, 'workingDay', '2024-10-11'],
    ['七个工作日跨调休周日', '2024-09-24', 7, 'workingDay', '2024-10-09'],
    ['三个月至二月末', '2024-11-30', 3, 'month', '2025-02-28'],
    ['六个月至次年五月', '2024-11-30', 6, 'month', '2025-05-30'],
    ['二十个工作日跨元旦春节', '2025-01-02', 20, 'workingDay', '2025-02-06'],
    ['五个工作日跨2022年春节', '2022-01-28', 5, 'workingDay', '2022-02-09'],
    ['七个工作日，节前周六周日都上班', '2022-01-26', 7, 'workingDay', '2022-02-09'],
    ['五个工作日跨2022年清明', '2022-03-31', 5, 'workingDay', '2022-04-08'],
    ['七个工作日跨2022年五一', '2022-04-22', 7, 'workingDay', '2022-05-05'],
    ['三个工作日跨2022年端午', '2022-06-02', 3, 'workingDay', '2022-06-08'],
    ['五个工作日跨2022年中秋', '2022-09-08', 5, 'workingDay', '2022-09-16'],
    ['七个工作日跨2022年国庆', '2022-09-30', 7, 'workingDay', '2022-10-14'],
    ['二十个工作日跨2023年元旦', '2022-12-15', 20, 'workingDay', '2023-01-13'],
    ['二日，末日2022-12-31是次年元旦假期', '2022-12-29', 2, 'day', '2023-01-03'],
    ['五个工作日跨2023年春节', '2023-01-19', 5, 'workingDay', '2023-01-31'],
    ['七个工作日跨2023年春节后两个上班周末', '2023-01-20', 7, 'workingDay', '2023-02-03'],
    ['三个工作日跨2023年清明', '2023-04-04', 3, 'workingDay', '2023-04-10'],
    ['五个工作日跨2023年五一', '2023-04-27', 5, 'workingDay', '2023-05-08'],
    ['五个工作日跨2023年端午', '2023-06-21', 5, 'workingDay', '2023-06-29'],
    ['十个工作日跨2023年中秋国庆', '2023-09-28', 10, 'workingDay', '2023-10-18'],
    ['二十个工作日跨2024年春节', '2024-02-02', 20, 'workingDay', '2024-03-06'],
    ['五个工作日跨2024年清明', '2024-04-03', 5, 'workingDay', '2024-04-11'],
    ['五个工作日跨2024年五一', '2024-04-30', 5, 'workingDay', '2024-05-10'],
    ['三个工作日跨2024年端午', '2024-06-07', 3, 'workingDay', '2024-06-13'],
    ['五个工作日跨2024年中秋', '2024-09-13', 5, 'workingDay', '2024-09-23'],
    ['十五个工作日跨2024年国庆', '2024-09-27', 15, 'workingDay', '2024-10-23'],
    ['七个工作日跨2025年春节', '2025-01-24', 7, 'workingDay', '2025-02-10'],
    ['二十个工作日跨2025年春节', '2025-01-20', 20, 'workingDay', '2025-02-21'],
    ['三个工作日跨2025年清明', '2025-04-03', 3, 'workingDay', '2025-04-09'],
    ['五个工作日跨2025年五一', '2025-04-25', 5, 'workingDay', '2025-05-06'],
    ['五个工作日跨2025年端午', '2025-05-30', 5, 'workingDay', '2025-06-09'],
    ['七个工作日跨2025年国庆中秋', '2025-09-26', 7, 'workingDay', '2025-10-13'],
    ['三个工作日跨2026年元旦', '2025-12-31', 3, 'workingDay', '2026-01-06'],
    ['五个工作日跨2026年春节', '2026-02-12', 5, 'workingDay', '2026-02-26'],
    ['七个工作日跨2026年五一', '2026-04-29', 7, 'workingDay', '2026-05-12'],
    ['五个工作日跨2026年中秋', '2026-09-18', 5, 'workingDay', '2026-09-24'],
    ['五个工作日跨2026年国庆', '2026-09-30', 5, 'workingDay', '2026-10-13'],
    ['一日，末日在春节第一天', '2024-02-09', 1, 'day', '2024-02-18'],
    ['九十日，末日为周六', '2024-01-14', 90, 'day', '2024-04-15'],
    ['九十日，末日为上班的周日', '2024-01-29', 90, 'day', '2024-04-28'],
    ['九十日，末日为上班的周六', '2024-02-11', 90, 'day', '2024-05-11'],
    ['六十日，末日在国庆', '2024-08-02', 60, 'day', '2024-10-08'],
    ['三十日，末日在五一', '2025-04-02', 30, 'day', '2025-05-06'],
    ['十日不跨假期', '2025-07-01', 10, 'day', '2025-07-11'],
    ['十五日，自闰日', '2024-02-29', 15, 'day', '2024-03-15'],
    ['十日，跨闰日', '2024-02-20', 10, 'day', '2024-03-01'],
    ['十日，平年二月', '2023-02-20', 10, 'day', '2023-03-02'],
    ['一年，自闰日至次年二月末', '2024-02-29', 1, 'year', '2025-02-28'],
    ['四年，自闰日至闰日', '2020-02-29', 4, 'year', '2024-02-29'],
    ['二年，年末', '2022-12-31', 2, 'year', '2024-12-31'],
    ['一个月，自一月末至闰年二月末', '2024-01-31', 1, 'month', '2024-02-29'],
    ['一个月，自一月末至平年二月末', '2023-01-31', 1, 'month', '2023-02-28'],
    ['一个月，自三月末至四月末', '2023-03-31', 1, 'month', '2023-05-04'],
    ['三个月，自十一月末至二月末', '2023-11-30', 3, 'month', '2024-02-29'],
    ['三个月，自十一月二十九日至闰日', '2023-11-29', 3, 'month', '2024-02-29'],
    ['六个月，自八月末至二月末', '2025-08-31', 6, 'month', '2026-02-28'],
    ['三个月，末日在国庆', '2024-07-03', 3, 'month', '2024-10-08'],
    ['三个月，末日为周日', '2025-03-22', 3, 'month', '2025-06-23'],
    ['十二个月等于一年', '2025-05-31', 12, 'month', '2026-06-01'],
    ['一年，末日在元旦', '2024-01-01', 1, 'year', '2025-01-02'],
  ] as const)('%s', (_name, from, length, unit, last) => {
    expect(due(from, length, unit)).toBe(last)
  })

  it.each([
    ['自然日，末日为周六', '2024-01-14', 90, 'day', '2024-04-13'],
    ['自然日，末日在春节', '2024-02-09', 1, 'day', '2024-02-10'],
    ['按月，末日在国庆', '2024-07-03', 3, 'month', '2024-10-03'],
    ['按年，末日在元旦', '2024-01-01', 1, 'year', '2025-01-01'],
  ] as const)('规定不顺延的照算不动：%s', (_name, from, length, unit, last) => {
    expect(explainSpan(calendar, from, { length, unit, rolls: false }).due).toBe(last)
  })
})

describe('暂停和延长', () => {
  const paused = (from: string, length: number, unit: TermUnit, pauses: readonly (readonly [string, string])[]): string =>
    explainSpan(calendar, from, { length, unit, pauses: pauses.map(([a, b]) => ({ from: a, to: b, label: '征求意见' })) }).due
  const extended = (from: string, length: number, unit: TermUnit, extensions: readonly Omit<TermState['extensions'][number], 'on' | 'label'>[]): string =>
    explainSpan(
      calendar,
      from,
      { length, unit },
      extensions.map((e) => ({ ...e, on: from, label: '批准延长' })),
    ).due

  it('暂停当日仍计，次日起至恢复之日不计', () => {
    expect(due('2024-03-01', 20, 'workingDay')).toBe('2024-03-29')
    expect(paused('2024-03-01', 20, 'workingDay', [['2024-03-06', '2024-03-13']])).toBe('2024-04-08')
  })

  it('两次暂停重叠的日子只扣一次', () => {
    const both = paused('2024-03-01', 20, 'workingDay', [
      ['2024-03-06', '2024-03-13'],
      ['2024-03-10', '2024-03-20'],
    ])
    expect(both).toBe('2024-04-15')
  })

  it('只停了一个周末的，工作日期限不变', () => {
    expect(paused('2024-03-01', 20, 'workingDay', [['2024-03-08', '2024-03-10']])).toBe('2024-03-29')
  })

  it('自然日期限停几天延几天，再遇国庆顺延', () => {
    expect(paused('2024-06-03', 90, 'day', [['2024-07-01', '2024-07-31']])).toBe('2024-10-08')
  })

  it('按月的期限停几天延几天，最后几天才停的也算', () => {
    expect(paused('2024-11-30', 3, 'month', [['2025-01-10', '2025-01-20']])).toBe('2025-03-10')
    expect(paused('2024-11-30', 3, 'month', [['2025-02-27', '2025-03-09']])).toBe('2025-03-10')
  })

  it('没有恢复的暂停：算到停的那天为止，之后等恢复', () => {
    const { days } = explainSpan(calendar, '2024-03-01', { length: 20, unit: 'workingDay', pauses: [{ from: '2024-03-06', label: '征求意见' }] })
    expect(days.filter((d) => d.counted)).toHaveLength(3)
    expect(days.map((d) => d.why)).toContain('暂停计时：征求意见')
  })

  it('延长接着原期限的最后一日算，原末日不先顺延', () => {
    expect(extended('2023-11-13', 90, 'day', [{ length: 30, unit: 'day' }])).toBe('2024-03-12')
  })

  it('两次延长相加', () => {
    const twice = extended('2024-01-01', 90, 'day', [
      { length: 30, unit: 'day' },
      { length: 60, unit: 'day' },
    ])
    expect(twice).toBe('2024-07-01')
  })

  it('自起算之日起共六个月的，不是三个月再加六个月', () => {
    expect(extended('2024-03-15', 3, 'month', [{ length: 6, unit: 'month', fromStart: true }])).toBe('2024-09-18')
  })

  it('二十个工作日延长二十个工作日，跨国庆', () => {
    expect(due('2024-09-20', 20, 'workingDay')).toBe('2024-10-23')
    expect(extended('2024-09-20', 20, 'workingDay', [{ length: 20, unit: 'workingDay' }])).toBe('2024-11-20')
  })
})

describe('逐日说明', () => {
  it('每天写明计不计、为什么', () => {
    const { days } = explainSpan(calendar, '2024-09-20', { length: 20, unit: 'workingDay' })
    expect(days.filter((d) => d.counted)).toHaveLength(20)
    const why = (on: string) => days.find((d) => d.on === on)
    expect(why('2024-09-21')).toEqual({ on: '2024-09-21', counted: false, why: '星期六' })
    expect(why('2024-09-29')).toEqual({ on: '2024-09-29', counted: true, why: '调休上班（国庆节）' })
    expect(why('2024-10-01')).toEqual({ on: '2024-10-01', counted: false, why: '国庆节' })
    expect(why('2024-10-08')).toEqual({ on: '2024-10-08', counted: true, why: '工作日' })
  })

  it('末日为休息日的，写明顺延到哪天', () => {
    const { days } = explainSpan(calendar, '2024-02-09', { length: 1, unit: 'day' })
    expect(days[0]?.why).toBe('春节（最后一日为休息日，顺延）')
    expect(days[days.length - 1]).toEqual({ on: '2024-02-18', counted: false, why: '顺延至首个工作日（调休上班（春节））' })
  })
})

describe('暂定的日期', () => {
  it('最后一日超出已公布安排的才是暂定', () => {
    expect(explainSpan(calendar, addDays(coversUntil, -3), { length: 20, unit: 'workingDay' }).provisional).toBe(true)
    expect(explainSpan(calendar, addDays(coversUntil, -60), { length: 7, unit: 'workingDay' }).provisional).toBe(false)
  })

  it('起算在公布范围内、自然日走出一天也算暂定', () => {
    expect(explainSpan(calendar, addDays(coversUntil, -10), { length: 11, unit: 'day' }).provisional).toBe(true)
    expect(explainSpan(calendar, addDays(coversUntil, -10), { length: 10, unit: 'day', rolls: false }).provisional).toBe(false)
  })

  it('下一年的安排公布之后，同一期限重新算准', () => {
    const grown = { ...calendar, version: '下一年', coversUntil: addDays(coversUntil, 365) }
    expect(explainSpan(grown, addDays(coversUntil, -3), { length: 20, unit: 'workingDay' }).provisional).toBe(false)
  })
})

describe('机关自己的安排', () => {
  it('机关另行放假的一天不计', () => {
    const own = officeCalendar([{ day: '2024-10-08', workday: false, name: '机关搬迁' }])
    expect(due('2024-09-30', 5, 'workingDay')).toBe('2024-10-12')
    expect(explainSpan(own, '2024-09-30', { length: 5, unit: 'workingDay' }).due).toBe('2024-10-14')
    expect(dayReason(own, '2024-10-08')).toBe('机关搬迁')
  })

  it('机关在假日上班的一天照计，也不再顺延', () => {
    const own = officeCalendar([{ day: '2024-10-07', workday: true, name: '窗口值守' }])
    expect(explainSpan(own, '2024-09-30', { length: 1, unit: 'workingDay' }).due).toBe('2024-10-07')
    expect(explainSpan(own, '2024-10-06', { length: 1, unit: 'day' }).due).toBe('2024-10-07')
    expect(dayReason(own, '2024-10-07')).toBe('调休上班（窗口值守）')
  })

  it('机关的安排只改那一天，别的机关不受影响', () => {
    officeCalendar([{ day: '2024-10-08', workday: false, name: '机关搬迁' }])
    expect(isWorkday(officeCalendar(), '2024-10-08')).toBe(true)
    expect(officeCalendar([{ day: '2024-10-08', workday: false, name: '机关搬迁' }]).version).not.toBe(calendar.version)
  })
})

describe('2022年至2026年的每一天', () => {
  const years = [2022, 2023, 2024, 2025, 2026]
  const daysOf = (year: number): string[] => Array.from({ length: daysBetween(`${year}-01-01`, `${year + 1}-01-01`) }, (_, i) => addDays(`${year}-01-01`, i))

  it.each([
    [2022, 249],
    [2023, 249],
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('%i年有 %i 个工作日', (year, workdays) => {
    expect(daysOf(year).filter((d) => isWorkday(calendar, d))).toHaveLength(workdays)
  })

  it.each(years)('%i年调休上班的都是周末', (year) => {
    const moved = daysOf(year).filter((d) => calendar.exception(d)?.workday)
    expect(moved.length).toBeGreaterThan(0)
    for (const day of moved) expect([0, 6]).toContain(weekday(day))
  })

  const file = join(dirname(dirname(dirname(import.meta.dirname))), 'shared/law/holidays.json')
  it.skipIf(!existsSync(file))('与另行整理的放假表逐日一致', () => {
    const table = JSON.parse(readFileSync(file, 'utf8')) as {
      holidays: { date: string }[]
      make_up_workdays: { date: string }[]
      workday_count: Record<string, number>
    }
    const off = new Set(table.holidays.map((h) => h.date))
    const on = new Set(table.make_up_workdays.map((h) => h.date))
    const differ = years.flatMap(daysOf).filter((d) => isWorkday(calendar, d) !== (on.has(d) || (!off.has(d) && weekday(d) !== 0 && weekday(d) !== 6)))
    expect(differ).toEqual([])
    for (const year of years) expect(daysOf(year).filter((d) => isWorkday(calendar, d))).toHaveLength(table.workday_count[year] ?? -1)
  })
})

describe('任意一天起算', () => {
  const day = fc.integer({ min: 0, max: 365 * 4 }).map((n) => addDays('2022-01-01', n))
  const unit = fc.constantFrom<TermUnit>('workingDay', 'day', 'month', 'year')
  const length = fc.integer({ min: 1, max: 24 })

  it('顺延之后的最后一日总是工作日', () => {
    fc.assert(fc.property(day, length, unit, (from, n, u) => isWorkday(calendar, due(from, n, u))))
  })

  it('晚一天起算，不会更早到期', () => {
    fc.assert(fc.property(day, length, unit, (from, n, u) => due(from, n, u) <= due(addDays(from, 1), n, u)))
  })

  it('工作日期限恰好数出那么多个工作日', () => {
    fc.assert(
      fc.property(day, length, (from, n) => {
        const last = due(from, n, 'workingDay')
        let worked = 0
        for (let d = addDays(from, 1); d <= last; d = addDays(d, 1)) if (isWorkday(calendar, d)) worked += 1
        return worked === n
      }),
    )
  })
})
