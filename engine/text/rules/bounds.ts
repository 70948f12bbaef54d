/** How exact a figure is: the least and the greatest value that its words allow, in base units. */
import type { Figure } from '../shape.ts'

export type Bounds = { lo: number; hi: number }

const UP = /余|多|超|以上|逾|突破|过|上|不少于|不低于|至少/
const ROUGH = /约|左右|上下|大概|大致|近似|几/
const NEAR = /近|接近/
const BELOW = /不足|不到|以下|以内|不超过|未满|低于/

/** How far a rough number may lie from the true one. */
const ROUGH_SHARE = 0.1

/** Places behind the point, as written. */
export const decimalsOf = (figure: Figure): number => /[.．点](.*)$/u.exec(figure.text)?.[1]?.length ?? 0

/** One unit in the last place written, before any multiplier: 0.01 for 95.82. */
export const lastPlace = (figure: Figure): number => 10 ** -decimalsOf(figure)

/** The multiplier between the value as written and in base units. */
const scaleOf = (figure: Figure): number => (figure.value === 0 ? 1 : figure.valueBase / figure.value)

/** Weight of the last digit that is not zero: 100 for 300, 1000 for 11000, 1 for 959. */
function lastWeight(value: number): number {
  let weight = 1
  while (value > 0 && value % (weight * 10) === 0) weight *= 10
  return weight
}

/** 1亿2千万 and 3万5千: told to their last place, as 1.2亿 and 3.5万 are; 1万零5 is told to one. */
const toPlace = ({ text }: Figure): boolean => /[百千万亿]$/.test(text) && /^[\d０-９]|[万亿][^万亿]/.test(text)

/** Is the number, as it stands, exact to one? */
export const isExact = (figure: Figure): boolean =>
  figure.qualifier === null &&
  !toPlace(figure) &&
  Number.isInteger(figure.value) &&
  Math.abs(figure.value - figure.valueBase) < 1e-9 &&
  decimalsOf(figure) === 0

/** Rounding and cutting off are both usual where a number is written in 万 or with places behind the point. */
function written(figure: Figure): Bounds {
  const { valueBase: v } = figure
  if (toPlace(figure)) return { lo: v - lastWeight(v) / 2, hi: v + lastWeight(v) }
  const scale = scaleOf(figure)
  if (scale <= 1 && decimalsOf(figure) === 0) return { lo: v, hi: v }
  const step = lastPlace(figure) * scale
  return { lo: v - step / 2, hi: v + step }
}

/** Bounds by number and qualifier; an open end is Infinity. */
export function boundsOf(figure: Figure): Bounds {
  const { valueBase: v, qualifier } = figure
  const own = written(figure)
  if (qualifier === null) return own
  const rough = ROUGH.test(qualifier)
  const up = UP.test(qualifier)
  const near = NEAR.test(qualifier)
  if (BELOW.test(qualifier)) return { lo: 0, hi: own.hi }
  const lo = rough || near ? v * (1 - ROUGH_SHARE) : own.lo
  if (!up) return { lo, hi: rough ? v * (1 + ROUGH_SHARE) : own.hi }
  const step = Number.isInteger(v) ? lastWeight(v) : 1
  return { lo, hi: /余|多/.test(qualifier) ? Math.max(own.hi, v + step) : Number.POSITIVE_INFINITY }
}

/** Bounds of a sum. */
export const sumBounds = (figures: readonly Figure[]): Bounds =>
  figures.map(boundsOf).reduce((a, b) => ({ lo: a.lo + b.lo, hi: a.hi + b.hi }), { lo: 0, hi: 0 })

const SLACK = 1e-6

/** Can both be true? */
export const meet = (a: Bounds, b: Bounds): boolean => a.lo <= b.hi + SLACK && b.lo <= a.hi + SLACK
