/** What a leader sees at once: the year against last year, what is about to fall due, where it stops, and where it happens. */
import { addDays } from '../../engine/days.ts'
import { type AnyCaseType, type Day, procedureOn } from '../../engine/define.ts'
import { claimsOf, type Offices, rolesIn, type Viewer } from '../../platform/access/index.ts'
import type { Clock } from '../../platform/clock/index.ts'
import { type Database, inTx } from '../../platform/db/index.ts'
import { type Figure, type FigureReader, type Period, readFigures, yearBefore } from '../../platform/figures/index.ts'
import { type Ledger, type StepTime, stepTimes } from '../../platform/ledger/index.ts'
import type { Targets } from '../../platform/settings/index.ts'

/** Numbers of each kind of work, the first of its metrics. */
const OF_EACH = 4
/** Offices compared at most. */
const OFFICES = 40
const COMMUNITIES = 60
/** What falls due within so many days is about to. */
const SOON = 7
const COUNTED = 10_000
const STEPS = 12

export type CockpitAsk = { office: number; year: number }

export type CockpitParts = {
  db: Database
  types: readonly AnyCaseType[]
  offices: Offices
  figures: FigureReader
  targets: Targets
  ledger: Ledger
  maps: { read: (viewer: Viewer, office: number) => Promise<unknown> }
  clock: Clock
}

/** Days are calendar days from the step before. */
export type Cockpit = {
  asOf: string
  period: Period
  before: Period
  /** The main figures of each kind of work. */
  figures: { metric: string; type: string; name: string; unit: string; value: number | null; before: number | null; target?: number }[]
  terms: { type: string; overdue: number; soon: number; more: boolean }[]
  overdueTo: Day
  soonTo: Day
  steps: (StepTime & { type: string; label: string })[]
  offices: { office: number; name: string; values: Record<string, number | null> }[]
  communities: { metric: string; name: string; value: number }[]
  map: unknown
}

/** Kinds of work that are counted, with the metrics that stand for them. */
const mainMetrics = (types: readonly AnyCaseType[]): { type: AnyCaseType; ids: string[] }[] =>
  types.map((type) => ({
    type,
    ids: Object.keys(type.metrics)
      .slice(0, OF_EACH)
      .map((m) => `${type.id}.${m}`),
  }))

const byMetric = (figures: readonly Figure[]): ReadonlyMap<string, number | null> => new Map(figures.map((f) => [f.metric, f.value]))

type Seen = { parts: CockpitParts; viewer: Viewer; types: readonly AnyCaseType[]; offices: readonly number[]; ask: CockpitAsk; period: Period }

async function figuresOf({ parts, viewer, types, ask, period }: Seen): Promise<Pick<Cockpit, 'figures' | 'offices' | 'communities'>> {
  const main = mainMetrics(types)
  const metrics = main.flatMap((m) => m.ids)
  const children = (await parts.offices.all()).filter((o) => o.parent === ask.office && (o.kind === 'street' || o.kind === 'department')).slice(0, OFFICES)
  const placed = types.flatMap((t) => (t.record.breakdown.includes('community') ? [`${t.id}.${Object.keys(t.metrics)[0]}`] : []))
  const targets = new Map((await parts.targets.list(viewer, ask.office, ask.year)).map((t) => [t.metric, t.value]))
  return readFigures(parts.db.app, claimsOf(viewer), async (client) => {
    const read = async (office: number, of: Period) => (metrics.length > 0 ? parts.figures.figures(client, { office, period: of, metrics }) : [])
    const now = await read(ask.office, period)
    const before = byMetric(await read(ask.office, yearBefore(period)))
    const offices: Cockpit['offices'] = []
    for (const child of children) offices.push({ office: child.id, name: child.short, values: Object.fromEntries(byMetric(await read(child.id, period))) })
    const places = placed.length > 0 ? await parts.figures.figures(client, { office: ask.office, period, metrics: placed, by: ['community'] }) : []
    return {
      figures: now.map((f) => {
        const target = targets.get(f.metric)
        const type = main.find((m) => m.ids.includes(f.metric))?.type.id ?? ''
        return {
          metric: f.metric,
          type,
          name: f.name,
          unit: f.unit,
          value: f.value,
          before: before.get(f.metric) ?? null,
          ...(target === undefined ? {} : { target }),
        }
      }),
      // An office without any records is not compared.
      offices: offices.filter((o) => Object.values(o.values).some((v) => v !== null && v > 0)),
      communities: places
        .flatMap((f) => (f.by?.community && f.value ? [{ metric: f.metric, name: f.by.community, value: f.value }] : []))
        .sort((a, b) => b.value - a.value)
        .slice(0, COMMUNITIES * placed.length),
    }
  })
}

/** Counted as the lists count, so that each number opens the list that it counts. */
async function termsOf({ parts, viewer, types, ask }: Seen, to: { overdueTo: Day; soonTo: Day }): Promise<Cockpit['terms']> {
  const terms: Cockpit['terms'] = []
  const wide = rolesIn(viewer, ask.office).includes('supervisor')
  for (const { id } of types) {
    const query = { type: id, ...(wide ? {} : { office: ask.office }) }
    const overdue = await parts.ledger.count(viewer, { ...query, dueTo: to.overdueTo }, COUNTED + 1)
    const due = await parts.ledger.count(viewer, { ...query, dueTo: to.soonTo }, COUNTED + 1)
    terms.push({ type: id, overdue: Math.min(overdue, COUNTED), soon: Math.max(0, Math.min(due, COUNTED) - overdue), more: due > COUNTED })
  }
  return terms
}

async function stepsOf(seen: Seen): Promise<Cockpit['steps']> {
  const { parts, viewer, types, period } = seen
  return inTx(parts.db.app, claimsOf(viewer), async (client) => {
    const steps: Cockpit['steps'] = []
    for (const type of types) {
      const procedure = procedureOn(type, period.to)
      if (!procedure) continue
      const visible = seen.offices.filter((o) => viewer.sees[type.id]?.includes(o))
      if (visible.length === 0) continue
      const found = await stepTimes(client, { type: type.id, actions: Object.keys(procedure.actions), offices: visible, period })
      steps.push(...found.map((s) => ({ ...s, type: type.id, label: procedure.actions[s.action]?.label ?? s.action })))
    }
    return steps
      .filter((s) => s.slow > 0)
      .sort((a, b) => b.slow - a.slow || b.count - a.count)
      .slice(0, STEPS)
  })
}

/** The cockpit of an office and all below it, as this person may see it. */
export async function cockpitOf(parts: CockpitParts, viewer: Viewer, ask: CockpitAsk): Promise<Cockpit> {
  const today = parts.clock.today()
  const end = `${ask.year}-12-31`
  const period = { from: `${ask.year}-01-01`, to: end < today ? end : today }
  const below = await parts.offices.below(ask.office)
  const offices = below.filter((o) => viewer.offices.includes(o))
  const types = parts.types.filter((t) => t.id !== 'report' && viewer.sees[t.id]?.some((o) => offices.includes(o)))
  const seen: Seen = { parts, viewer, types, offices, ask, period }
  const to = { overdueTo: addDays(today, -1), soonTo: addDays(today, SOON) }
  return {
    asOf: parts.clock.now().toISOString(),
    period,
    before: yearBefore(period),
    ...(await figuresOf(seen)),
    terms: await termsOf(seen, to),
    ...to,
    steps: await stepsOf(seen),
    map: await parts.maps.read(viewer, ask.office),
  }
}
