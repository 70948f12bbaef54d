/** What a leader sees at once: the year against last year, what is about to fall due, where it stops, and where it happens. */
import type { PoolClient } from 'pg'
import { addDays } from '../../engine/days.ts'
import { type AnyCaseType, type Day, procedureOn } from '../../engine/define.ts'
import { claimsOf, type Offices, rolesIn, type Viewer } from '../../platform/access/index.ts'
import type { Clock } from '../../platform/clock/index.ts'
import { type Database, inTx } from '../../platform/db/index.ts'
import { type Figure, type FigureReader, type Period, readFigures, yearBefore } from '../../platform/figures/index.ts'
import { columnOf, type Ledger, type StepTaken, type StepTime, stepsTaken, stepTimes } from '../../platform/ledger/index.ts'
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
  viewers: { names: (ids: readonly string[]) => Promise<ReadonlyMap<string, string>> }
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
  /** The lists that `terms` count: of this office alone, or of all that the person may see; due up to the one day, and between the others. */
  termsOffice: number | null
  overdueTo: Day
  soonFrom: Day
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
async function termsOf({ parts, viewer, types }: Seen, to: Pick<Cockpit, 'termsOffice' | 'overdueTo' | 'soonFrom' | 'soonTo'>): Promise<Cockpit['terms']> {
  const terms: Cockpit['terms'] = []
  for (const { id } of types) {
    const query = { type: id, ...(to.termsOffice === null ? {} : { office: to.termsOffice }) }
    const overdue = await parts.ledger.count(viewer, { ...query, dueTo: to.overdueTo }, COUNTED + 1)
    const soon = await parts.ledger.count(viewer, { ...query, dueFrom: to.soonFrom, dueTo: to.soonTo }, COUNTED + 1)
    terms.push({ type: id, overdue: Math.min(overdue, COUNTED), soon: Math.min(soon, COUNTED), more: soon > COUNTED })
  }
  return terms
}

/** Offices whose cases of a kind this person sees. */
const visibleIn = ({ viewer, offices }: Seen, type: AnyCaseType): number[] => offices.filter((o) => viewer.sees[type.id]?.includes(o))

async function stepsOf(seen: Seen): Promise<Cockpit['steps']> {
  const { parts, viewer, types, period } = seen
  return inTx(parts.db.app, claimsOf(viewer), async (client) => {
    const steps: Cockpit['steps'] = []
    for (const type of types) {
      const procedure = procedureOn(type, period.to)
      if (!procedure) continue
      const visible = visibleIn(seen, type)
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

/** What of an office and all below it this person may see, up to today. */
async function seenOf(parts: CockpitParts, viewer: Viewer, ask: CockpitAsk): Promise<Seen> {
  const today = parts.clock.today()
  const end = `${ask.year}-12-31`
  const period = { from: `${ask.year}-01-01`, to: end < today ? end : today }
  const below = await parts.offices.below(ask.office)
  const offices = below.filter((o) => viewer.offices.includes(o))
  const types = parts.types.filter((t) => t.id !== 'report' && viewer.sees[t.id]?.some((o) => offices.includes(o)))
  return { parts, viewer, types, offices, ask, period }
}

/** The cockpit of an office and all below it, as this person may see it. */
export async function cockpitOf(parts: CockpitParts, viewer: Viewer, ask: CockpitAsk): Promise<Cockpit> {
  const today = parts.clock.today()
  const seen = await seenOf(parts, viewer, ask)
  const termsOffice = rolesIn(viewer, ask.office).includes('supervisor') ? null : ask.office
  const to = { termsOffice, overdueTo: addDays(today, -1), soonFrom: today, soonTo: addDays(today, SOON) }
  return {
    asOf: parts.clock.now().toISOString(),
    period: seen.period,
    before: yearBefore(seen.period),
    ...(await figuresOf(seen)),
    terms: await termsOf(seen, to),
    ...to,
    steps: await stepsOf(seen),
    map: await parts.maps.read(viewer, ask.office),
  }
}

/** Steps of one action behind a line of the cockpit, the slowest first. */
type CockpitSteps = {
  period: Period
  label: string
  /** `before` is the label of the step before, `by` the names of who took the step. */
  rows: (Omit<StepTaken, 'actors'> & { number: string | null; by: string[] })[]
  total: number
}

type StepsAsk = CockpitAsk & { type: string; action: string; page: number }

/** How many steps a page has. */
const STEP_PAGE = 50

/** The steps that a line of the cockpit counts. Undefined when the person sees no such cases, or there is no such step. */
export async function cockpitSteps(parts: CockpitParts, viewer: Viewer, ask: StepsAsk): Promise<CockpitSteps | undefined> {
  const seen = await seenOf(parts, viewer, ask)
  const { types, period } = seen
  const type = types.find((t) => t.id === ask.type)
  const actions = type && procedureOn(type, period.to)?.actions
  const label = actions?.[ask.action]?.label
  if (!type || !actions || label === undefined) return undefined
  return inTx(parts.db.app, claimsOf(viewer), async (client) => {
    const of = { type: type.id, actions: Object.keys(actions), offices: visibleIn(seen, type), period }
    const found = await stepsTaken(client, of, { action: ask.action, limit: STEP_PAGE, skip: (ask.page - 1) * STEP_PAGE })
    const numbers = await numbersOf(client, type, found.rows)
    const names = await parts.viewers.names([...new Set(found.rows.flatMap((r) => r.actors))])
    const rows = found.rows.map(({ actors, ...row }) => ({
      ...row,
      number: numbers.get(row.id) ?? null,
      before: actions[row.before]?.label ?? row.before,
      by: actors.map((id) => (id === 'system' ? '系统' : (names.get(id) ?? '—'))),
    }))
    return { period, label, rows, total: found.total }
  })
}

async function numbersOf(client: PoolClient, type: AnyCaseType, rows: readonly StepTaken[]): Promise<Map<string, string>> {
  if (rows.length === 0) return new Map()
  const text = `select id, ${columnOf(type.record.number)} as number from mingfa.${type.id} where office_id = any($1::bigint[]) and id = any($2::uuid[])`
  const values = [[...new Set(rows.map((r) => r.office))], rows.map((r) => r.id)]
  return new Map((await client.query<{ id: string; number: string }>(text, values)).rows.map((r) => [r.id, r.number]))
}
