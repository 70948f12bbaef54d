/** Working days as a list, so that "five working days later" costs one look-up. */
import { addDays } from '../../../engine/days.ts'
import type { Day } from '../../../engine/define.ts'
import { isWorkday } from '../../../engine/terms.ts'
import { officeCalendar } from '../../../platform/clock/index.ts'

export type Workdays = {
  /** The n-th working day after a day; with 0, the day itself when it is one, else the next. */
  after: (day: Day, n: number) => Day
  /** Working days from one day to another, both included. */
  between: (from: Day, to: Day) => readonly Day[]
}

/** Working days of the national calendar over the years from `from` to `to`. */
export function workdaysOf(from: number, to: number): Workdays {
  const calendar = officeCalendar()
  const list: Day[] = []
  const place = new Map<Day, number>()
  for (let day = `${from}-01-01`; day <= `${to}-12-31`; day = addDays(day, 1)) {
    place.set(day, list.length)
    if (isWorkday(calendar, day)) list.push(day)
  }
  const at = (day: Day): number => place.get(day) ?? (day < `${from}` ? 0 : list.length - 1)
  return {
    after(day, n) {
      const index = at(day)
      const here = list[index] === day
      return list[Math.min(index + (here ? n : Math.max(n - 1, 0)), list.length - 1)] as Day
    },
    between: (a, b) => list.slice(at(a), list[at(b)] === b ? at(b) + 1 : at(b)),
  }
}
