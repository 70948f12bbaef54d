/** Hours in which nobody wants mail: what falls into them waits until they end. Offices of China keep Beijing time. */

const HOUR_MS = 3_600_000
const BEIJING_HOURS = 8
const DAY_HOURS = 24

/** When something of this instant may be sent: at once, or when the quiet hours end. `from` = `to` means none. */
export function afterQuiet(at: Date, { from, to }: { from: number; to: number }): Date {
  const hour = (at.getTime() / HOUR_MS + BEIJING_HOURS) % DAY_HOURS
  const into = (hour - from + DAY_HOURS) % DAY_HOURS
  const length = (to - from + DAY_HOURS) % DAY_HOURS
  return into < length ? new Date(Math.round(at.getTime() + (length - into) * HOUR_MS)) : at
}
