/** The cases that the people of a street work on in Mingfa itself: which, from when on, and where some of them get stuck. */
import type { Day } from '../../../../engine/define.ts'
import { dice, seedOf } from '../dice.ts'
import type { Street } from '../offices.ts'
import type { Cast } from '../people.ts'
import type { Workdays } from '../workdays.ts'
import { disclosureScripts } from './disclosure.ts'
import { inspectionScripts } from './inspection.ts'
import { mediationScripts } from './mediation.ts'
import { penaltyScripts } from './penalty.ts'
import type { LiveStep, Scene, Script } from './play.ts'
import { proposalScripts } from './proposal.ts'

export type LiveCase = { type: string; n: number; script: string; steps: readonly LiveStep[] }

type Scripts = Readonly<Record<string, readonly [Script, number]>>

type Kind = {
  type: string
  /** Cases of a full street. */
  count: number
  scripts: Scripts
  /** Cases of the first street that have just come as far as an action: 'script action'. */
  stops: readonly string[]
}

const kinds: readonly Kind[] = [
  {
    type: 'penalty',
    count: 84,
    scripts: penaltyScripts,
    stops: [
      ...['ordinary registerClue', 'ordinary proposeFiling', 'ordinary file', 'ordinary conclude', 'ordinary notify', 'ordinary decidePenalty', 'unpaid serve'],
      ...['returned submitForReview', 'returned returnReview', 'returned passReview', 'withHearing requestHearing', 'withHearing reviewDefence'],
      ...['onTheSpot tellOnSpot', 'transferred decideTransfer', 'transferred handOver', 'overturned recordOverturn', 'suspended suspend', 'ordinary close'],
    ],
  },
  {
    type: 'inspection',
    count: 60,
    scripts: inspectionScripts,
    stops: [
      ...['clear plan', 'clear approve', 'clear notify', 'clear enter', 'clear record', 'clear clear', 'clear tell', 'corrected orderCorrection'],
      ...['urgent enterUrgent', 'urgent recordUrgent'],
    ],
  },
  {
    type: 'mediation',
    count: 54,
    scripts: mediationScripts,
    stops: ['written register', 'written accept', 'written session', 'written agreeInWriting', 'failed fail'],
  },
  {
    type: 'disclosure',
    count: 44,
    scripts: disclosureScripts,
    stops: [
      'dismissed apply',
      'opened search',
      'clarified askClarify',
      'opened draft',
      'opened examine',
      'opened answer',
      'opened deliver',
      'consulted serveThird',
    ],
  },
  {
    type: 'proposal',
    count: 34,
    scripts: proposalScripts,
    stops: [
      ...['satisfied assign', 'satisfied takeUp', 'satisfied draft', 'satisfied review', 'satisfied reply', 'satisfied opinion', 'again opinion'],
      ...['joined replyToLead', 'returned askReturn'],
    ],
  },
]

/** So many are under way, wherever they have come to; the others lie anywhere between going live and today. */
const UNDER_WAY = 0.45
/** Some are left lying, which is what terms are for. */
const STUCK = 0.06

/** `scale` 1 is the volume of a real street. */
export type Era = { from: Day; today: Day; workdays: Workdays; scale: number }

type Told = { script: string; steps: readonly LiveStep[] }
type Teller = Omit<Scene, 'start' | 'd'> & { seed: number; days: readonly Day[] }

const told = (kind: Kind, script: string, { seed, days: _, ...scene }: Teller, start: Day): readonly LiveStep[] =>
  kind.scripts[script]?.[0]({ ...scene, d: dice(seed), start }) ?? []

/** A case so placed that it takes a step today or some working days ago. */
function placed(kind: Kind, script: string, teller: Teller, at: (steps: readonly LiveStep[]) => number, ago: number): readonly LiveStep[] {
  const { days, workdays } = teller
  const first = days[0] as Day
  const trial = told(kind, script, teller, first)
  const step = trial[Math.max(0, at(trial))]
  const span = step ? workdays.between(first, step.on).length - 1 : 0
  return told(kind, script, teller, days[Math.max(0, days.length - 1 - span - ago)] as Day)
}

function stopped(kind: Kind, stop: string, teller: Teller, ago: number): Told {
  const [script = '', action = ''] = stop.split(' ')
  const at = (steps: readonly LiveStep[]): number => steps.findIndex((s) => s.action === action)
  const steps = placed(kind, script, teller, at, ago)
  return { script, steps: steps.slice(0, at(steps) + 1) }
}

/** Every script once from the beginning, so that some have come to their end; then the stops; then as often as the weights say. */
function tale(kind: Kind, n: number, teller: Teller, stops: readonly string[]): Told {
  const d = dice(teller.seed + 1)
  const { days } = teller
  const names = Object.keys(kind.scripts)
  const name = names[n - 1]
  if (name) return { script: name, steps: told(kind, name, teller, days[d.int(0, Math.min(9, days.length - 1))] as Day) }
  const stop = stops[n - 1 - names.length]
  if (stop) return stopped(kind, stop, teller, d.int(0, 2))
  const script = d.weighted(Object.fromEntries(Object.entries(kind.scripts).map(([id, [, weight]]) => [id, weight])))
  if (d.chance(UNDER_WAY)) return { script, steps: placed(kind, script, teller, (steps) => d.int(0, steps.length - 1), d.int(0, 2)) }
  const steps = told(kind, script, teller, d.pick(days))
  return { script, steps: d.chance(STUCK) ? steps.slice(0, d.int(1, steps.length)) : steps }
}

/** The live cases of a street from one day to another; steps that have not happened yet are left out. */
export function liveCases(street: Street, cast: Cast, { from, today, workdays, scale }: Era): LiveCase[] {
  const days = workdays.between(from, today)
  return kinds.flatMap((kind) => {
    const stops = street.share === 1 ? kind.stops : []
    const least = Object.keys(kind.scripts).length + stops.length
    const many = Math.max(Math.round(kind.count * scale * Math.min(1, street.share * 1.2)), least)
    return Array.from({ length: many }, (_, i): LiveCase => {
      const n = i + 1
      const { script, steps } = tale(kind, n, { street, cast, workdays, n, days, seed: seedOf('live', kind.type, street.id, n) }, stops)
      return { type: kind.type, n, script, steps: steps.filter((step) => step.on <= today) }
    })
  })
}
