import { describe, expect, it } from 'vitest'
import { officeCalendar } from '../platform/clock/index.ts'
import type { CaseState } from './define.ts'
import { explainSpan, newlyBreached } from './terms.ts'

const calendar = officeCalendar()

describe('期限计算', () => {
  it.each([
    ['九十日遇春节与周末', '2023-11-13', 90, 'day', '2024-02-18'],
    ['五个工作日跨国庆', '2024-09-29', 5, 'workingDay', '2024-10-11'],
    ['七个工作日跨调休周日', '2024-09-24', 7, 'workingDay', '2024-10-09'],
    ['三个月至月末', '2024-11-30', 3, 'month', '2025-02-28'],
    ['六个月至次年五月', '2024-11-30', 6, 'month', '2025-05-30'],
    ['二十个工作日跨元旦春节', '2025-01-02', 20, 'workingDay', '2025-02-06'],
  ] as const)('%s', (_name, from, length, unit, due) => {
    expect(explainSpan(calendar, from, { length, unit }).due).toBe(due)
  })

  it('假期安排尚未公布的日子标为暂定', () => {
    expect(explainSpan(calendar, '2026-12-28', { length: 7, unit: 'workingDay' }).provisional).toBe(true)
    expect(explainSpan(calendar, '2026-11-02', { length: 7, unit: 'workingDay' }).provisional).toBe(false)
  })

  it('逐日说明与期限长度一致', () => {
    const { days } = explainSpan(calendar, '2024-09-20', { length: 20, unit: 'workingDay' })
    expect(days.filter((d) => d.counted)).toHaveLength(20)
    expect(days.find((d) => d.on === '2024-10-01')).toEqual({ on: '2024-10-01', counted: false, why: '国庆节' })
    expect(days.find((d) => d.on === '2024-09-29')?.why).toContain('调休上班')
  })

  it('当事人权利期限届满不是机关超期', () => {
    const run = { startedOn: '2024-09-02', due: '2024-09-09', provisional: false, pauses: [], extensions: [] }
    const terms = { decide: run, requestHearing: { ...run, lapses: true as const } }
    const state: CaseState = { type: 'x', id: '1', office: 1, version: '2021-07-15', status: 'open', seq: 1, backfilled: false, values: {}, done: [], terms }
    expect(newlyBreached(state, '2024-09-10')).toEqual(['decide'])
  })
})
