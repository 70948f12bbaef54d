/** Arithmetic on days as strings; no clock and no time zone. */
import type { Day } from './define.ts'

const MS = 86_400_000

// Terms walk through thousands of days for every case, always the same few hundred: each is worked out once.
const numbers = new Map<string, number>()
const days = new Map<number, Day>()
const MOST_KEPT = 100_000

function kept<K, V>(map: Map<K, V>, key: K, make: (key: K) => V): V {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make(key)
  if (map.size < MOST_KEPT) map.set(key, made)
  return made
}

/** Days since 1970-01-01. */
export const dayNumber = (day: Day): number => kept(numbers, day, (d) => Date.UTC(+d.slice(0, 4), +d.slice(5, 7) - 1, +d.slice(8, 10)) / MS)
export const fromDayNumber = (n: number): Day => kept(days, n, (m) => new Date(m * MS).toISOString().slice(0, 10))
export const addDays = (day: Day, n: number): Day => fromDayNumber(dayNumber(day) + n)

/** Whole days from `a` to `b`; negative when `b` is earlier. */
export const daysBetween = (a: Day, b: Day): number => dayNumber(b) - dayNumber(a)

/** The corresponding day `n` months on, or that month's last day (民法典第202条). */
export function addMonths(day: Day, n: number): Day {
  const month = +day.slice(0, 4) * 12 + (+day.slice(5, 7) - 1) + n
  const last = new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).getUTCDate()
  const date = Math.min(+day.slice(8, 10), last)
  return new Date(Date.UTC(Math.floor(month / 12), month % 12, date)).toISOString().slice(0, 10)
}

/** True for a day that exists: '2023-02-29' does not. */
export function isDay(text: string): text is Day {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const n = dayNumber(text)
  return Number.isFinite(n) && fromDayNumber(n) === text
}

/** 0 Sunday … 6 Saturday. */
export const weekday = (day: Day): number => (((dayNumber(day) + 4) % 7) + 7) % 7

export const weekdayNames = ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'] as const

/** '2024年3月5日', as documents write it: no leading zeros. */
export const longDay = (day: Day): string => `${+day.slice(0, 4)}年${+day.slice(5, 7)}月${+day.slice(8, 10)}日`
