/** The office's calendar: public holidays and worked weekends as published, with what an office arranges otherwise. */
import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import packageFile from 'chinese-days/package.json' with { type: 'json' }
import type { Day } from '../../engine/define.ts'
import type { Calendar } from '../../engine/terms.ts'

export type Override = { day: Day; workday: boolean; name: string }

type Exception = { workday: boolean; name: string }

/** 'Spring Festival,春节,3' → '春节'. */
const chineseName = (entry: string): string => entry.split(',')[1] ?? entry

function publishedDays(): Map<Day, Exception> {
  const days = new Map<Day, Exception>()
  for (const [day, entry] of Object.entries(published.holidays as Record<string, string>)) days.set(day, { workday: false, name: chineseName(entry) })
  for (const [day, entry] of Object.entries(published.workdays as Record<string, string>)) days.set(day, { workday: true, name: chineseName(entry) })
  return days
}

const national = publishedDays()

/** The last year with a full arrangement; a New Year's day alone, published with the year before, does not make one. */
function lastYear(): number {
  const counts = new Map<number, number>()
  for (const day of national.keys()) counts.set(Number(day.slice(0, 4)), (counts.get(Number(day.slice(0, 4))) ?? 0) + 1)
  return Math.max(...[...counts].filter(([, n]) => n >= 10).map(([year]) => year))
}

export const coversUntil: Day = `${lastYear()}-12-31`

/** The national calendar with an office's own days over it. Days after `coversUntil` are provisional wherever they decide a term. */
export function officeCalendar(overrides: readonly Override[] = []): Calendar {
  const own = new Map(overrides.map((o) => [o.day, { workday: o.workday, name: o.name }]))
  return {
    version: `chinese-days ${packageFile.version}${overrides.length ? `+${overrides.length}` : ''}`,
    coversUntil,
    exception: (day) => own.get(day) ?? national.get(day),
  }
}
