/** Periods, cut into whole years and months, so that a long one is read from few rollup cells. */
import { addDays, addMonths, isDay } from '../../engine/days.ts'
import type { Day } from '../../engine/define.ts'

/** Both days belong to the period. */
export type Period = { from: Day; to: Day }
export type Cell = { grain: 'Y' | 'M'; day: Day }

/** A period as whole years and months, which the rollups hold, and the days outside of them, which are counted from the table. */
export type Cut = { cells: readonly Cell[]; edges: readonly Period[] }

export const yearOf = (year: number): Period => ({ from: `${year}-01-01`, to: `${year}-12-31` })

/** The same period a year before; 29 February becomes 28. */
export const yearBefore = (p: Period): Period => ({ from: addMonths(p.from, -12), to: addMonths(p.to, -12) })

/** What is wrong with a period, in Chinese. */
export function periodFault({ from, to }: Period): string | undefined {
  if (!isDay(from) || !isDay(to)) return '期间应为有效日期，如 2024-01-01'
  return from > to ? '期间的开始日期晚于结束日期' : undefined
}

/** Cuts a period so that the parts together are the period, none twice; `years` asks for whole years only. */
export function cut({ from, to }: Period, years: 'years' | 'months' = 'months'): Cut {
  const cells: Cell[] = []
  const edges: Period[] = []
  for (let day = from; day <= to; ) {
    const yearEnd = `${day.slice(0, 4)}-12-31`
    const monthEnd = addDays(addMonths(`${day.slice(0, 7)}-01`, 1), -1)
    const last = edges[edges.length - 1]
    let end = day
    if (day.endsWith('-01-01') && yearEnd <= to) {
      cells.push({ grain: 'Y', day })
      end = yearEnd
    } else if (years === 'months' && day.endsWith('-01') && monthEnd <= to) {
      cells.push({ grain: 'M', day })
      end = monthEnd
    } else {
      end = monthEnd <= to ? monthEnd : to
      if (last && addDays(last.to, 1) === day) edges[edges.length - 1] = { from: last.from, to: end }
      else edges.push({ from: day, to: end })
    }
    day = addDays(end, 1)
  }
  return { cells, edges }
}
