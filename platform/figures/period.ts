/** Periods, cut into whole years, months and days, so that a long one is read from few rollup cells. */
import { addDays, addMonths, isDay } from '../../engine/days.ts'
import type { Day } from '../../engine/define.ts'

/** Both days belong to the period. */
export type Period = { from: Day; to: Day }
export type Cell = { grain: 'Y' | 'M' | 'D'; day: Day }

export const yearOf = (year: number): Period => ({ from: `${year}-01-01`, to: `${year}-12-31` })

/** The same period a year before; 29 February becomes 28. */
export const yearBefore = (p: Period): Period => ({ from: addMonths(p.from, -12), to: addMonths(p.to, -12) })

/** What is wrong with a period, in Chinese. */
export function periodFault({ from, to }: Period): string | undefined {
  if (!isDay(from) || !isDay(to)) return '期间应为有效日期，如 2024-01-01'
  return from > to ? '期间的开始日期晚于结束日期' : undefined
}

/** Rollup cells that together are the period, none twice. */
export function cellsOf({ from, to }: Period): Cell[] {
  const cells: Cell[] = []
  for (let day = from; day <= to; ) {
    const yearEnd = `${day.slice(0, 4)}-12-31`
    const monthEnd = addDays(addMonths(`${day.slice(0, 7)}-01`, 1), -1)
    const grain = day.endsWith('-01-01') && yearEnd <= to ? 'Y' : day.endsWith('-01') && monthEnd <= to ? 'M' : 'D'
    cells.push({ grain, day })
    day = addDays(grain === 'Y' ? yearEnd : grain === 'M' ? monthEnd : day, 1)
  }
  return cells
}

/** The period's days outside whole months, as at most two stretches: counted from the table when broken down. */
export function edgesOf(period: Period): Period[] {
  const edges: Period[] = []
  for (const { grain, day } of cellsOf(period)) {
    if (grain !== 'D') continue
    const last = edges[edges.length - 1]
    if (last && addDays(last.to, 1) === day) edges[edges.length - 1] = { from: last.from, to: day }
    else edges.push({ from: day, to: day })
  }
  return edges
}
