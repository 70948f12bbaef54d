import { describe, expect, it } from 'vitest'
import { dayAt, standingClock, systemClock } from './index.ts'

describe('今天是哪一天', () => {
  it.each([
    ['2024-02-29T15:59:59.999Z', '2024-02-29'],
    ['2024-02-29T16:00:00.000Z', '2024-03-01'],
    ['2023-12-31T16:00:00.000Z', '2024-01-01'],
    ['2024-06-30T23:00:00.000Z', '2024-07-01'],
  ])('按北京时间零点换日：%s 是 %s', (instant, day) => {
    expect(dayAt(new Date(instant))).toBe(day)
  })

  it('系统时钟的今天和现在说的是同一天', () => {
    const before = dayAt(systemClock.now())
    const today = systemClock.today()
    expect([before, dayAt(systemClock.now())]).toContain(today)
  })
})

describe('停住的时钟', () => {
  it('停在某一天，拨到哪天就是哪天', () => {
    const clock = standingClock('2024-12-31')
    expect(clock.today()).toBe('2024-12-31')
    clock.turnTo('2025-01-01')
    expect(clock.today()).toBe('2025-01-01')
  })

  it('先后两次看表，后一次更晚，先后才分得清', () => {
    const clock = standingClock('2024-12-31')
    const first = clock.now().getTime()
    expect(clock.now().getTime()).toBeGreaterThan(first)
  })
})
