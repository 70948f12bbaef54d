/** The cases that the people of a street work on in Mingfa itself: which, from when on, and where some of them get stuck. */
import type { Day } from '../../../../engine/define.ts'
import { type Dice, dice, seedOf } from '../dice.ts'
import type { Street } from '../offices.ts'
import type { Cast } from '../people.ts'
import type { Workdays } from '../workdays.ts'
import { disclosureScripts } from './disclosure.ts'
import { inspectionScripts } from './inspection.ts'
import { mediationScripts } from './mediation.ts'
import { penaltyScripts } from './penalty.ts'
import type { LiveStep, Script } from './play.ts'
import { proposalScripts } from './proposal.ts'

export type LiveCase = { type: string; n: number; script: string; steps: readonly LiveStep[] }

type Scripts = Readonly<Record<string, readonly [Script, number]>>

/** Cases of a full street, by kind. */
const kinds: readonly { type: string; count: number; scripts: Scripts }[] = [
  { type: 'penalty', count: 72, scripts: penaltyScripts },
  { type: 'inspection', count: 46, scripts: inspectionScripts },
  { type: 'mediation', count: 46, scripts: mediationScripts },
  { type: 'disclosure', count: 32, scripts: disclosureScripts },
  { type: 'proposal', count: 20, scripts: proposalScripts },
]

/** Most cases are of the last weeks, so that there are open ones of every age. */
const RECENT = 0.6
const RECENT_WORKDAYS = 70
/** Some are left lying, which is what terms are for. */
const STUCK = 0.06

/** Every script at least once, early enough to come to its end; then as often as the weights say. */
function scriptFor(d: Dice, scripts: Scripts, n: number): string {
  const names = Object.keys(scripts)
  return names[n - 1] ?? d.weighted(Object.fromEntries(Object.entries(scripts).map(([name, [, weight]]) => [name, weight])))
}

function startOf(d: Dice, days: readonly Day[], first: boolean): Day {
  if (first) return days[d.int(0, Math.min(9, days.length - 1))] as Day
  const recent = days.slice(-RECENT_WORKDAYS)
  return d.chance(RECENT) ? d.pick(recent) : d.pick(days)
}

export type Era = { from: Day; today: Day; workdays: Workdays }

/** The live cases of a street from one day to another; steps that have not happened yet are left out. */
export function liveCases(street: Street, cast: Cast, { from, today, workdays }: Era): LiveCase[] {
  const days = workdays.between(from, today)
  return kinds.flatMap(({ type, count, scripts }) => {
    const many = Math.max(Math.round(count * Math.min(1, street.share * 1.2)), Object.keys(scripts).length)
    return Array.from({ length: many }, (_, i): LiveCase => {
      const n = i + 1
      const d = dice(seedOf('live', type, street.id, n))
      const script = scriptFor(d, scripts, n)
      const start = startOf(d, days, n <= Object.keys(scripts).length)
      const steps = scripts[script]?.[0]({ d, start, street, cast, workdays, n }) ?? []
      const stuck = d.chance(STUCK) && n > Object.keys(scripts).length ? d.int(1, steps.length) : steps.length
      return { type, n, script, steps: steps.slice(0, stuck).filter((step) => step.on <= today) }
    })
  })
}
