/** How a change of a case moves the figures: what it adds now, less what it added before. */
import type { AnyCaseType, CaseState } from '../../engine/define.ts'
import { contributions, measuresOf } from '../../engine/measure.ts'

/** `grain`: Y and M are totals of a year and of a month; y is a year's sum of one value of one breakdown field, `by` = [field, value]. */
export type Move = { measure: string; grain: string; day: string; by: readonly string[]; n: number; amount: number }

const keyOf = (m: Move): string => `${m.measure} ${m.grain} ${m.day} ${m.by.join(' ')}`

/** Sums moves of the same cell; cells that do not move are left out. Sorted, so that writers lock cells in one order. */
export class Moves {
  readonly #cells = new Map<string, Move>()

  add(move: Move): void {
    const key = keyOf(move)
    const cell = this.#cells.get(key)
    if (cell) {
      cell.n += move.n
      cell.amount += move.amount
    } else this.#cells.set(key, { ...move })
  }

  /** Adds (`sign` 1) or takes away (-1) what a state contributes. */
  state(type: AnyCaseType, state: CaseState, sign: 1 | -1): void {
    for (const { measure: id, day, by, count, sum } of contributions(type, measuresOf(type), state)) {
      const measure = `${type.id}.${id}`
      const n = sign * count
      const amount = sign * sum
      const year = `${day.slice(0, 4)}-01-01`
      this.add({ measure, grain: 'Y', day: year, by: [], n, amount })
      this.add({ measure, grain: 'M', day: `${day.slice(0, 7)}-01`, by: [], n, amount })
      by.forEach((value, i) => {
        this.add({ measure, grain: 'y', day: year, by: [type.record.breakdown[i] as string, value], n, amount })
      })
    }
  }

  list(): Move[] {
    return [...this.#cells.entries()]
      .filter(([, m]) => m.n !== 0 || m.amount !== 0)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, m]) => m)
  }
}
