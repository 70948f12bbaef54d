/**
 * The search for a way through a procedure. A case is a status and the steps done, as far as needs ask for them; guards and conditional needs
 * are taken as passed, so that every way of a real case is among those searched.
 */
import type { AnyAction, AnyProcedure } from './define.ts'

/** What a search leaves out and what it heeds. */
export type Heeding = {
  /** Steps that are never taken. */
  without?: readonly string[] | undefined
  /** The condition, by its label, that is true of the case: needs under it bind. */
  given?: string | undefined
}

/** The steps that lead there, the last one being the goal; or that there is no way; or that the search was given up. */
export type Way = { steps: readonly string[] } | 'none' | 'unknown'

/** Far more than any procedure of the law has: a definition beyond it is told to be simpler rather than believed. */
const MOST_STATES = 20_000

const list = (one: string | readonly string[]): readonly string[] => (typeof one === 'string' ? [one] : one)

/** Statuses an action may lead to; none when it leaves the status as it is. */
export const targetsOf = (action: AnyAction): readonly string[] =>
  action.to === undefined ? [] : typeof action.to === 'string' ? [action.to] : Object.values(action.to.map)

/** Statuses after an action; a value that its map does not name leaves the case where it is. */
const after = (action: AnyAction, status: string): readonly string[] => (typeof action.to === 'string' ? [action.to] : [...targetsOf(action), status])

/** Needs that hold for every case, and those of the given condition: of each, the steps any one of which will do. */
export const bindingNeeds = (action: AnyAction, given?: string): readonly (readonly string[])[] =>
  (action.needs ?? []).filter((n) => n.onlyIf === undefined || n.onlyIf.label === given).map((n) => list(n.done))

type Step = { id: string; action: AnyAction; needs: readonly (readonly string[])[] }
type State = { status: string; done: ReadonlySet<string>; by: readonly string[]; from?: State }

const isOpen = ({ action, needs }: Step, state: State): boolean =>
  action.when.includes(state.status) && needs.every((any) => any.some((d) => state.done.has(d)))

/** The case with every step done that can be done where it stands: having done more never takes a way away. */
function settled(steps: readonly Step[], state: State): State {
  const done = new Set(state.done)
  const by = [...state.by]
  for (let grown = true; grown; ) {
    grown = false
    for (const step of steps) {
      if (done.has(step.id) || !isOpen(step, { ...state, done }) || !after(step.action, state.status).includes(state.status)) continue
      done.add(step.id)
      by.push(step.id)
      grown = true
    }
  }
  return { ...state, done, by }
}

const within = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => a.size <= b.size && [...a].every((one) => b.has(one))

/** At one status, whoever has done more can do whatever one who has done less can. */
function createFresh(): (state: State) => boolean {
  const byStatus = new Map<string, ReadonlySet<string>[]>()
  return ({ status, done }) => {
    const known = byStatus.get(status) ?? []
    if (known.some((k) => within(done, k))) return false
    byStatus.set(status, [...known.filter((k) => !within(k, done)), done])
    return true
  }
}

function stepsTo(state: State, goal: string): string[] {
  const steps = [goal]
  for (let at: State | undefined = state; at; at = at.from) steps.unshift(...at.by)
  return steps
}

/** Can the steps be taken in this order? */
function passable(steps: ReadonlyMap<string, Step>, way: readonly string[]): boolean {
  let states: readonly string[] = ['new']
  const done = new Set<string>()
  for (const id of way) {
    const step = steps.get(id)
    const from = states.filter((status) => step && isOpen(step, { status, done, by: [] }))
    if (!step || from.length === 0) return false
    done.add(id)
    states = from.flatMap((status) => after(step.action, status))
  }
  return true
}

/** The way without the steps that it does not need. */
function shortened(steps: readonly Step[], way: readonly string[]): string[] {
  const byId = new Map(steps.map((s) => [s.id, s]))
  let short = [...way]
  for (let i = short.length - 2; i >= 0; i -= 1) {
    const shorter = short.toSpliced(i, 1)
    if (passable(byId, shorter)) short = shorter
  }
  return short
}

const stepsOf = (procedure: AnyProcedure, { without = [], given }: Heeding): Step[] =>
  Object.entries(procedure.actions)
    .filter(([id]) => !without.includes(id))
    .map(([id, action]) => ({ id, action, needs: bindingNeeds(action, given) }))

/** A state in which the step is open. */
function search(steps: readonly Step[], goal: string): State | 'none' | 'unknown' {
  const last = steps.find((s) => s.id === goal)
  if (!last) return 'none'
  const fresh = createFresh()
  const queue: State[] = [settled(steps, { status: 'new', done: new Set(), by: [] })]
  for (let i = 0; i < queue.length; i += 1) {
    if (i > MOST_STATES) return 'unknown'
    const state = queue[i] as State
    if (isOpen(last, state)) return state
    for (const step of steps) {
      if (!isOpen(step, state)) continue
      for (const status of new Set(after(step.action, state.status))) {
        const next = settled(steps, { status, done: new Set([...state.done, step.id]), by: [step.id], from: state })
        if (status !== state.status && fresh(next)) queue.push(next)
      }
    }
  }
  return 'none'
}

/** Is it proved that no case can come to this step? */
export const isOutOfReach = (procedure: AnyProcedure, goal: string): boolean => search(stepsOf(procedure, {}), goal) === 'none'

/** A way to a step from a case that is not there yet, as a person would have to walk it. */
export function wayTo(procedure: AnyProcedure, goal: string, heeding: Heeding = {}): Way {
  const steps = stepsOf(procedure, heeding)
  const found = search(steps, goal)
  return typeof found === 'string' ? found : { steps: shortened(steps, stepsTo(found, goal)) }
}
