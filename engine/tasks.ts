/** What waits in a case and for whom, apart from who asks: the entries of the queue, made anew with every action. */
import { refusal, restsOnForm } from './allow.ts'
import { barredFrom, waitingSteps } from './care-allow.ts'
import { type Actor, type AnyAction, type AnyCaseType, type AnyProcedure, type CaseState, type Day, procedureOf, type Role } from './define.ts'
import { nextDue } from './terms.ts'

export type TaskKind = 'step' | 'opinion' | 'demand' | 'term'

/** `person` is the only one for whom it is; '' where it is for all with the role. */
export type Task = {
  kind: TaskKind
  role: Role | ''
  person: string
  /** Sorted by; NO_DAY where no term runs. */
  due: Day
  /** Who has worked on it in this role; nobody yet where it is to be claimed. */
  hands: readonly string[]
  /** Who may not do it for what they did before. */
  barred: readonly string[]
  /** Names of those to whom the procedure keeps it; empty where it is for all with the role. */
  named: readonly string[]
}

/** Stands last in every order. */
export const NO_DAY: Day = '9999-12-31'

/** Somebody without a past, whose certificate holds. */
const anybody = (role: Role, name = ''): Actor => ({ id: '', name, roles: [role], certificate: { number: '', until: NO_DAY } })

type Case = { type: AnyCaseType; procedure: AnyProcedure; state: CaseState; today: Day }

function mayStart({ type, procedure, state, today }: Case, id: string, action: AnyAction, actor: Actor): boolean {
  const ask = { action: id, on: today, today, actor, people: [actor], values: state.values, input: {} }
  const reason = refusal(type, procedure, { ...state, done: state.done.map((d) => ({ ...d, actors: [] })) }, ask)
  return !reason || (action.form !== undefined && restsOnForm(reason, action))
}

/** People whom the case names, for steps that the procedure keeps to them. */
const namesIn = ({ type, state }: Case): string[] =>
  Object.entries(type.record.fields).flatMap(([id, f]) => (f.type === 'officer' && typeof state.values[id] === 'string' ? [String(state.values[id])] : []))

type Open = { action: AnyAction; role: Role; named: string[] }

function openSteps(c: Case): Open[] {
  const names = [...new Set(namesIn(c))]
  return waitingSteps(c.procedure, c.state).flatMap(([id, action]) =>
    action.by.flatMap((role): Open[] => {
      if (role === 'system' || role === 'public') return []
      if (mayStart(c, id, action, anybody(role))) return [{ action, role, named: [] }]
      const named = names.filter((name) => mayStart(c, id, action, anybody(role, name)))
      return named.length > 0 ? [{ action, role, named }] : []
    }),
  )
}

/** People who took a step in this role: all of them where it is the step's only one, else whoever acted in it and the officers named with them. */
function inRole(procedure: AnyProcedure, { action, actors, as }: CaseState['done'][number], role: Role): readonly string[] {
  const by: readonly Role[] = procedure.actions[action]?.by.filter((r) => r !== 'system' && r !== 'public') ?? []
  if (!by.includes(role)) return []
  if (by.length === 1) return actors
  if (role === 'officer') return as?.includes(role) ? actors : actors.slice(1)
  return as?.includes(role) ? actors.slice(0, 1) : []
}

/** Who has taken a step that is this role's. */
function handsOf({ procedure, state }: Case, role: Role): string[] {
  return [...new Set(state.done.flatMap((d) => inRole(procedure, d, role)))].filter((a) => a !== 'system' && a !== 'public').sort()
}

const recording: ReadonlySet<string> = new Set(['backfill', 'correct', 'breach', 'recalculate', 'note'])

/** Recorded from a ledger with no term running, and nobody has gone on with it: it was finished elsewhere. */
const finishedElsewhere = (state: CaseState, due: Day): boolean => state.backfilled && due === NO_DAY && state.done.every((d) => recording.has(d.action))

function stepTasks(c: Case, due: Day): Task[] {
  const { state } = c
  if (finishedElsewhere(state, due)) return []
  const open = openSteps(c)
  const actors = [...new Set(state.done.flatMap((d) => d.actors))].sort()
  const { handler, asked } = state.care ?? {}
  // Nobody's step waits while opinions are awaited: it is those who were asked that are waited for.
  if (asked) return asked.map(({ of }) => ({ kind: 'opinion', role: '', person: of, due, hands: [], barred: [], named: [] }))
  return [...new Set(open.map((o) => o.role))].map((role) => {
    const theirs = open.filter((o) => o.role === role)
    const barred = actors.filter((person) => theirs.every((o) => barredFrom(o.action, state, person) !== undefined))
    const named = theirs.every((o) => o.named.length > 0) ? [...new Set(theirs.flatMap((o) => o.named))] : []
    const person = handler?.roles.includes(role) && !barred.includes(handler.id) ? handler.id : ''
    return { kind: 'step', role, person, due, hands: handsOf(c, role), barred, named }
  })
}

/** Everything that waits in a case on a day, in a fixed order. */
export function tasksOf(type: AnyCaseType, state: CaseState, today: Day): Task[] {
  const procedure = procedureOf(type, state.version)
  const next = nextDue(procedure, state)
  const plain = { role: '' as const, person: '', hands: [], barred: [], named: [] }
  const demands = state.care?.demands ?? []
  const first = demands.map((d) => d.due).sort()[0]
  return [
    ...stepTasks({ type, procedure, state, today }, next?.due ?? NO_DAY),
    ...(first ? [{ ...plain, kind: 'demand' as const, due: first }] : []),
    ...(next ? [{ ...plain, kind: 'term' as const, due: next.due }] : []),
  ]
}

/** The last thing that each person did to a case: what 已办 lists. Recording an older case is nobody's work on it. */
export function handsIn(state: CaseState): { person: string; on: Day; seq: number; action: string }[] {
  const last = new Map<string, { person: string; on: Day; seq: number; action: string }>()
  for (const { seq, action, on, actors } of state.done) {
    if (action === 'backfill') continue
    for (const person of actors) if (person !== 'system' && person !== 'public') last.set(person, { person, on, seq, action })
  }
  return [...last.values()]
}
