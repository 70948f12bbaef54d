/** Actions → state of the case. The only place in which a case changes. */
import { type CareExtra, careActions, careAfterStep, foldCare, isCareAction, settledStep } from './care.ts'
import type { AnyCaseType, AnyProcedure, CaseState, Day, Role, TermState, Value, Values } from './define.ts'
import { procedureOf } from './define.ts'
import { type Calendar, termsAfter, termsRecomputed } from './terms.ts'

/** An action as the log keeps it, as far as a fold needs it. */
export type Entry = {
  id: string
  caseId: string
  office: number
  type: string
  seq: number
  action: string
  version: Day
  on: Day
  actors: readonly string[]
  /** Values the action carried, already parsed. */
  data: Values
  /** For `breach`: the terms; for `backfill`: the status; `due`: see `passingDue`. */
  extra?: {
    status?: string
    terms?: readonly string[]
    due?: Readonly<Record<string, DueDay>>
    care?: CareExtra
    as?: readonly Role[] /** Taken when it could be taken back or sent the case back. */
    marked?: true
  }
}

export type DueDay = Pick<TermState, 'due' | 'provisional'>

/** Actions that every case type has; their ids are reserved. */
export const builtIn = {
  backfill: '补录',
  correct: '更正',
  breach: '超期记载',
  recalculate: '期限重算',
  note: '备注',
  letterDraft: '拟制文书',
  letterReturn: '退回文书',
  letterSign: '签发文书',
  letterSeal: '文书编号用印',
  letterServe: '文书送达',
  letterVoid: '作废文书',
  ...careActions,
} as const
export type BuiltIn = keyof typeof builtIn
export const isBuiltIn = (action: string): action is BuiltIn => Object.keys(builtIn).includes(action)

export type LetterAction = 'letterDraft' | 'letterReturn' | 'letterSign' | 'letterSeal' | 'letterServe' | 'letterVoid'
/** What is done with a letter: on record with the case, which keeps its status. Asked for through the letters alone. */
export const isLetterAction = (action: string): action is LetterAction => isBuiltIn(action) && action.startsWith('letter')

/** Name of an action, built-in or of the procedure. */
export const actionLabel = (procedure: AnyProcedure, action: string): string =>
  isBuiltIn(action) ? builtIn[action] : (procedure.actions[action]?.label ?? action)

const blank = (entry: Entry): CaseState => ({
  type: entry.type,
  id: entry.caseId,
  office: entry.office,
  version: entry.version,
  status: 'new',
  seq: 0,
  backfilled: false,
  values: {},
  done: [],
  terms: {},
})

/** State after one more entry. Pure; throws on a gap in the sequence or an unknown action. Due days that the entry carries hold against the calendar. */
export function foldOne(type: AnyCaseType, before: CaseState | undefined, entry: Entry, calendar: Calendar): CaseState {
  const next = afterEntry(type, before, entry, calendar)
  const due = entry.extra?.due
  if (!due) return next
  const terms = Object.entries(next.terms).map(([id, term]): [string, TermState] => [id, { ...term, ...due[id] }])
  return { ...next, terms: Object.fromEntries(terms) }
}

/**
 * Due days set by an action that a later fold could not find again: those beyond the known holidays, and those that rest on the office's
 * own days rather than the published ones. The action keeps them, so that the log gives the same case whatever the calendar has become.
 */
export function passingDue(before: CaseState | undefined, after: CaseState, published: CaseState): Record<string, DueDay> | undefined {
  const kept = Object.entries(after.terms).flatMap(([id, { due, provisional }]): [string, DueDay][] => {
    const same = published.terms[id]?.due === due && published.terms[id].provisional === provisional
    return before?.terms[id] === after.terms[id] || (same && !provisional) ? [] : [[id, { due, provisional }]]
  })
  return kept.length > 0 ? Object.fromEntries(kept) : undefined
}

function afterEntry(type: AnyCaseType, before: CaseState | undefined, entry: Entry, calendar: Calendar): CaseState {
  const state = before ?? blank(entry)
  if (entry.seq !== state.seq + 1) throw new Error(`case ${entry.caseId}: action ${entry.seq} follows ${state.seq}`)
  const procedure = procedureOf(type, state.version)
  const as = entry.extra?.as
  const done = [...state.done, { seq: entry.seq, action: entry.action, on: entry.on, actors: entry.actors, ...(as ? { as } : {}) }]
  const next = { ...state, seq: entry.seq, done }
  if (isBuiltIn(entry.action)) return foldBuiltIn(procedure, next, { ...entry, action: entry.action }, calendar)
  const action = procedure.actions[entry.action]
  if (!action) throw new Error(`case ${entry.caseId}: no action '${entry.action}' in ${type.id} of ${state.version}`)
  const values: Record<string, Value> = { ...state.values, ...entry.data, ...(action.sets as Values | undefined) }
  for (const field of action.stamps ?? []) values[field] = entry.on
  const status = target(action.to, values) ?? state.status
  const changed = { ...next, values, status }
  const after = { ...changed, terms: termsAfter(procedure, state.terms, { action: entry.action, on: entry.on, state: changed, calendar }) }
  return careAfterStep(procedure, state, after, { ...entry, extra: {}, marked: entry.extra?.marked === true })
}

function target(to: NonNullable<AnyProcedure['actions'][string]['to']> | undefined, values: Values): string | undefined {
  if (to === undefined || typeof to === 'string') return to
  return to.map[String(values[to.field])]
}

type BuiltInEntry = Entry & { action: BuiltIn }

function foldBuiltIn(procedure: AnyProcedure, before: CaseState, entry: BuiltInEntry, calendar: Calendar): CaseState {
  if (entry.action === 'note') return before
  if (isCareAction(entry.action)) return foldCare(before, { ...entry, action: entry.action, extra: entry.extra?.care ?? {} })
  const state = settledStep(before)
  if (entry.action === 'recalculate') return { ...state, terms: termsRecomputed(procedure, state.terms, calendar) }
  if (entry.action === 'breach') return { ...state, terms: breached(state, entry.extra?.terms ?? [], entry.on) }
  const values = { ...state.values, ...entry.data }
  if (isLetterAction(entry.action)) return { ...state, values }
  if (entry.action === 'correct') return replayTerms(procedure, { ...state, values }, calendar)
  const status = entry.extra?.status
  if (!status) throw new Error(`case ${entry.caseId}: backfill without a status`)
  const recorded = replayTerms(procedure, { ...state, values, status, backfilled: true }, calendar)
  return { ...recorded, terms: breached(recorded, entry.extra?.terms ?? [], entry.on) }
}

function breached(state: CaseState, ids: readonly string[], on: Day): CaseState['terms'] {
  const terms = { ...state.terms }
  for (const id of ids) {
    const term = terms[id]
    if (term && !term.breachedOn) terms[id] = { ...term, breachedOn: on }
  }
  return terms
}

/** Days on which the procedure's actions happened, from the stamped fields where the steps themselves are not on record. */
function eventsOf(procedure: AnyProcedure, state: CaseState): { action: string; on: Day }[] {
  const events: { action: string; on: Day; seq: number }[] = []
  for (const [action, definition] of Object.entries(procedure.actions)) {
    const stamp = definition.stamps?.map((f) => state.values[f]).find((v) => typeof v === 'string') as Day | undefined
    const happened = state.done.filter((d) => d.action === action)
    if (happened.length > 0) events.push(...happened.map((d, i) => ({ action, on: i === happened.length - 1 && stamp ? stamp : d.on, seq: d.seq })))
    else if (stamp && state.backfilled) events.push({ action, on: stamp, seq: 0 })
    else if (state.backfilled && definition.marks && state.values[definition.marks] === true && events.length > 0) {
      const days = events.map((e) => e.on).sort()
      events.push({ action, on: days[days.length - 1] as Day, seq: 0 })
    }
  }
  return events.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.seq - b.seq))
}

/** Breached terms as they would be if they no longer applied: ended with the latest action, for a breach on record stays there. */
function breachedBefore(state: CaseState): CaseState['terms'] {
  const today = state.done[state.done.length - 1]?.on
  const breached = Object.entries(state.terms).filter(([, t]) => t.breachedOn)
  return Object.fromEntries(breached.map(([id, t]) => [id, t.metOn || t.endedOn || !today ? t : { ...t, endedOn: today }]))
}

/** Terms worked out from the days of the events: for a case recorded from a ledger, and after a corrected day. */
function replayTerms(procedure: AnyProcedure, state: CaseState, calendar: Calendar): CaseState {
  let terms: CaseState['terms'] = {}
  for (const event of eventsOf(procedure, state)) terms = termsAfter(procedure, terms, { ...event, state, calendar })
  const kept: Record<string, CaseState['terms'][string]> = {}
  for (const [id, t] of Object.entries(terms)) {
    const was = state.terms[id]?.breachedOn
    kept[id] = was ? { ...t, breachedOn: was } : t
  }
  return { ...state, terms: { ...breachedBefore(state), ...kept } }
}

/** The whole case from its entries, in order. Undefined when there are none. */
export function fold(type: AnyCaseType, entries: readonly Entry[], calendar: Calendar): CaseState | undefined {
  let state: CaseState | undefined
  for (const entry of entries) state = foldOne(type, state, entry, calendar)
  return state
}

/** Days stamped by actions are corrected only where the action itself is not on record. */
export function correctableFields(type: AnyCaseType, procedure: AnyProcedure, state: Pick<CaseState, 'backfilled'>): string[] {
  const stamped = new Set(Object.values(procedure.actions).flatMap((a) => a.stamps ?? []))
  return Object.entries(type.record.fields)
    .filter(([id, field]) => (field.correctable === 'backfilled' ? state.backfilled : (field.correctable ?? (state.backfilled || !stamped.has(id)))))
    .map(([id]) => id)
}
