/** A report being written for the tests from figures that are known: text grows, each number is noted where it stands. Shares nothing with the reader. */

/** A number as it was written. */
export type Stated = {
  start: number
  text: string
  value: number
  valueBase: number
  unitBase: string
  kind: 'count' | 'amount' | 'percent' | 'area' | 'length' | 'other'
}

/** What the text says of some of its numbers; `holds` is asked of their values in order. */
export type Relation = {
  name: 'sum' | 'share' | 'course' | 'growth' | 'possible' | 'list'
  /** Indexes into the stated numbers. */
  of: number[]
  holds: (values: readonly number[]) => boolean
  /** Rules of which one must speak when it does not hold. */
  rules: readonly string[]
}

/** Numbers from a seed: the same seed, the same report. */
export type Chance = { int: (from: number, to: number) => number; pick: <T>(list: readonly T[]) => T; likely: (share: number) => boolean }

/** mulberry32. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const int = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1))
  return { int, pick: (list) => list[int(0, list.length - 1)] as (typeof list)[number], likely: (share) => next() < share }
}

const HAN = '零一二三四五六七八九'

/** Whole numbers below a hundred as people write them before a measure word: 两, 十二, 三十. */
export function han(value: number): string {
  if (value === 2) return '两'
  if (value < 10) return HAN[value] ?? ''
  const [tens, ones] = [Math.floor(value / 10), value % 10]
  return `${tens > 1 ? HAN[tens] : ''}十${ones > 0 ? HAN[ones] : ''}`
}

const kindOf = (unit: string): Stated['kind'] => {
  if (unit === '%') return 'percent'
  if (unit === '元') return 'amount'
  if (unit === '平方米' || unit === '亩') return 'area'
  return unit === '公里' || unit === '米' ? 'length' : 'count'
}

export type Draft = Chance & {
  year: number
  /** Name of the office, short. */
  office: string
  text: () => string
  stated: Stated[]
  relations: Relation[]
  say: (words: string) => void
  /** Writes a number with its unit and answers its index. */
  count: (value: number, unit: string, how?: { before?: string; after?: string; han?: boolean; wan?: boolean }) => number
  percent: (value: number, places: number, before?: string) => number
  relate: (relation: Relation) => void
  /** One of these that this report has not said yet; undefined when it has said all: the same fact is told once. */
  once: (list: readonly string[]) => string | undefined
}

/** An empty report. */
export function draftOf(chance: Chance, about: { year: number; office: string }): Draft {
  let text = ''
  const stated: Stated[] = []
  const relations: Relation[] = []
  const told = new Set<string>()
  const note = (number: string, value: number, valueBase: number, unitBase: string): number => {
    stated.push({ start: text.length, text: number, value, valueBase, unitBase, kind: kindOf(unitBase) })
    text += number
    return stated.length - 1
  }
  return {
    ...chance,
    ...about,
    text: () => text,
    stated,
    relations,
    say: (words) => {
      text += words
    },
    count: (value, unit, { before = '', after = '', han: words = false, wan = false } = {}) => {
      text += before
      const shown = wan ? value / 10_000 : value
      const index = note(words ? han(value) : String(shown), shown, value, unit)
      text += `${wan ? '万' : ''}${after}${unit}`
      return index
    },
    percent: (value, places, before = '') => {
      text += before
      const index = note(value.toFixed(places), Number(value.toFixed(places)), Number(value.toFixed(places)), '%')
      text += '%'
      return index
    },
    relate: (relation) => {
      relations.push(relation)
    },
    once: (list) => {
      const left = list.filter((words) => !told.has(words))
      const words = left.length > 0 ? chance.pick(left) : undefined
      if (words) told.add(words)
      return words
    },
  }
}

const EPS = 1e-9

/** A share as an office may write it: rounded or cut off. */
export function shareOf(d: Draft, top: number, bottom: number, places: number): number {
  const scaled = (top / bottom) * 100 * 10 ** places
  return (d.likely(0.7) ? Math.round(scaled) : Math.floor(scaled + EPS)) / 10 ** places
}

/** Does a percentage, at its places, go with two counts? All means all. */
export const shareHolds = (top: number, bottom: number, share: number, places: number): boolean => {
  if (share === 100) return top === bottom
  return Math.abs((top / bottom) * 100 - share) < 10 ** -places - EPS
}
