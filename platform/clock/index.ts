/** Today, and the days on which offices work. */
import type { Day } from '../../engine/define.ts'

export { coversUntil, type Override, officeCalendar } from './calendar.ts'

export type Clock = { now: () => Date; today: () => Day }

const shanghai = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit' })

const MINUTE_MS = 60_000
const known = { minute: Number.NaN, day: '' }

/** The day it is in China at an instant. Asked several times for each request, so it is worked out once a minute. */
export function dayAt(instant: Date): Day {
  const minute = Math.floor(instant.getTime() / MINUTE_MS)
  if (minute !== known.minute) Object.assign(known, { minute, day: shanghai.format(instant) })
  return known.day
}

export const systemClock: Clock = { now: () => new Date(), today: () => dayAt(new Date()) }

/** A clock that stands at noon of a day until it is turned to another, or some milliseconds are let pass. */
export function standingClock(day: Day): Clock & { turnTo: (day: Day) => void; pass: (ms: number) => void } {
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
    pass: (ms) => {
      instant = new Date(instant.getTime() + ms)
    },
  }
}
