/** Today, and the days on which offices work. */
import type { Day } from '../../engine/define.ts'

export { coversUntil, officeCalendar, type Override } from './calendar.ts'

export type Clock = { now: () => Date; today: () => Day }

const shanghai = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit' })

/** The day it is in China at an instant. */
export const dayAt = (instant: Date): Day => shanghai.format(instant)

export const systemClock: Clock = { now: () => new Date(), today: () => dayAt(new Date()) }

/** A clock that stands at noon of a day until it is turned. */
export function standingClock(day: Day): Clock & { turnTo: (day: Day) => void } {
  let instant = new Date(`${day}T04:00:00.000Z`)
  return {
    now: () => {
      instant = new Date(instant.getTime() + 1)
      return instant
    },
    today: () => dayAt(instant),
    turnTo: (next) => {
      instant = new Date(`${next}T04:00:00.000Z`)
    },
  }
}
