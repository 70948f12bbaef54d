/** Rows of the invented older ledgers: each is told whole, and cut at the day on which it is written down. */
import type { Day, Value } from '../../../../engine/define.ts'
import type { Dice } from '../dice.ts'
import type { Street } from '../offices.ts'
import type { Cast } from '../people.ts'
import type { Workdays } from '../workdays.ts'

export type Values = Record<string, Value>

export type Told = {
  values: Values
  /** The last day of which it tells. */
  ends: Day
}

export type Setting = {
  street: Street
  cast: Cast
  workdays: Workdays
  /** Nothing after this day has happened yet. */
  until: Day
  /** Place of the row in its year, from 1; and the year. */
  n: number
  year: number
}

/** Tells one row that opens on a day. With the same dice it is the same row, however much of it has happened. */
export type Teller = (d: Dice, opened: Day, setting: Setting) => Told

/** Collects what has happened by a day: later events are left out, with all they would have written. */
export class Tale {
  readonly values: Values
  ends: Day
  readonly #until: Day
  #over = false

  constructor(opened: Day, until: Day, values: Values) {
    this.values = { ...values }
    this.ends = opened
    this.#until = until
  }

  /** Writes the values if the day has come and nothing before it was still to come; says whether. */
  on(day: Day, values: Values): boolean {
    this.#over ||= day > this.#until
    if (this.#over) return false
    Object.assign(this.values, values)
    if (day > this.ends) this.ends = day
    return true
  }

  get told(): Told {
    return { values: this.values, ends: this.ends }
  }
}
