/** Cases that people work on in Mingfa itself: step by step, each by whoever may take it, on working days. */
import type { Day } from '../../../../engine/define.ts'
import type { Dice } from '../dice.ts'
import type { Street } from '../offices.ts'
import type { Cast, Member } from '../people.ts'
import type { Workdays } from '../workdays.ts'

export type Input = Readonly<Record<string, unknown>>
/** `by` is a person of the street, or the public at the portal. */
export type LiveStep = { on: Day; by: Member | 'public'; action: string; input: Input }

export type Scene = {
  d: Dice
  start: Day
  street: Street
  cast: Cast
  workdays: Workdays
  /** Place of the case among the live ones of its kind in the street, from 1. */
  n: number
}

export type Script = (scene: Scene) => readonly LiveStep[]

/** Writes a script down as one would tell it. */
export class Play {
  readonly steps: LiveStep[] = []
  day: Day
  readonly #workdays: Workdays

  constructor({ start, workdays }: Scene) {
    this.day = workdays.after(start, 0)
    this.#workdays = workdays
  }

  /** Lets working days pass. */
  wait(n: number): this {
    this.day = this.#workdays.after(this.day, n)
    return this
  }

  /** Waits for the first working day after a day, if it has not come yet. */
  till(day: Day): this {
    if (day >= this.day) this.day = this.#workdays.after(day, 1)
    return this
  }

  does(by: Member | 'public', action: string, input: Input = {}): this {
    this.steps.push({ on: this.day, by, action, input })
    return this
  }

  /** A day so many working days from now. */
  ahead(n: number): Day {
    return this.#workdays.after(this.day, n)
  }
}

/** Somebody of the cast, the same one for the same number. */
export function member(cast: Cast, role: keyof Cast, n = 0): Member {
  const list = cast[role]
  return list[n % list.length] as Member
}
