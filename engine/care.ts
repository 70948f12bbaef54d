/**
 * What colleagues do around a case: who has it in hand, what the office was told to see to, whose opinion is awaited, what was sent back.
 * It is part of the case's state, so it is folded from the log like everything else and can be made anew from it.
 */
import type { Asked, Care, Handler, Undo } from './care-state.ts'
import type { AnyAction, AnyCaseType, AnyProcedure, CaseState, Day, Role, Value, Values } from './define.ts'

/** Actions of colleagues; they leave the status of the case as it is, except for taking a step back. */
export const careActions = {
  careDemand: '督办',
  careAnswer: '督办回复',
  careUrge: '催办',
  careAssign: '转办',
  careClaim: '认领',
  careHandOver: '交接',
  careConsult: '征求意见（会签、加签）',
  careOpine: '会签意见',
  careUnask: '撤回征求',
  careRecall: '撤回',
} as const
export type CareAction = keyof typeof careActions
export const isCareAction = (action: string): action is CareAction => Object.hasOwn(careActions, action)

/** What such an action keeps in the log beside the form. `of` and `to` are people's ids; `roles` those of `to` in the office on that day. */
export type CareExtra = { text?: string; due?: Day; to?: string; from?: string; of?: readonly string[]; roles?: readonly Role[] }

type Step = { seq: number; action: string; on: Day; actors: readonly string[]; extra?: CareExtra; marked?: boolean }

/** Nothing is kept where there is nothing, so that a case that nobody cared about looks as it always did. */
function slim(care: Care): Care | undefined {
  const kept = Object.entries(care).filter(([, v]) => v !== undefined && !(Array.isArray(v) && v.length === 0))
  return kept.length > 0 ? (Object.fromEntries(kept) as Care) : undefined
}

/** The state with this care, or without any. */
export function withCare(state: CaseState, care: Care | undefined): CaseState {
  const { care: _before, ...rest } = state
  const kept = care && slim(care)
  return kept ? { ...rest, care: kept } : rest
}

const must = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Error(what)
  return value
}

type Folding = { care: Care; entry: Step }

const replaced = (asked: readonly Asked[] | undefined, from: string, to: string): Asked[] => (asked ?? []).map((a) => (a.of === from ? { ...a, of: to } : a))

function handedTo({ entry }: Folding): Handler {
  const { to, roles } = entry.extra ?? {}
  return { id: must(to, `${entry.action} without a person`), roles: roles ?? [] }
}

const folds: Readonly<Record<Exclude<CareAction, 'careRecall'>, (f: Folding) => Care>> = {
  careDemand: ({ care, entry: { seq, on, actors, extra } }) => ({
    ...care,
    demands: [...(care.demands ?? []), { seq, on, by: actors[0] ?? '', due: must(extra?.due, 'a demand without a day'), text: extra?.text ?? '' }],
  }),
  careAnswer: ({ care }) => {
    if (!care.demands?.length) throw new Error('an answer to no demand')
    return { ...care, demands: [] }
  },
  careUrge: ({ care, entry: { seq, on, actors } }) => ({ ...care, urged: { seq, on, by: actors[0] ?? '' } }),
  careAssign: (f) => ({ ...f.care, handler: handedTo(f) }),
  careClaim: (f) => ({ ...f.care, handler: handedTo(f) }),
  careHandOver: (f) => ({ ...f.care, handler: handedTo(f), asked: replaced(f.care.asked, f.entry.extra?.from ?? '', f.entry.extra?.to ?? '') }),
  careConsult: ({ care, entry: { seq, on, actors, extra } }) => ({
    ...care,
    asked: [...(care.asked ?? []), ...(extra?.of ?? []).map((of) => ({ seq, on, by: actors[0] ?? '', of }))],
  }),
  careOpine: ({ care, entry: { actors } }) => {
    if (!care.asked?.some((a) => actors.includes(a.of))) throw new Error('an opinion that was not asked for')
    return { ...care, asked: care.asked.filter((a) => !actors.includes(a.of)) }
  },
  careUnask: ({ care }) => ({ ...care, asked: [] }),
}

/** Whoever does one of these has taken the case up: the step before it can no longer be taken back. */
const touchesStep: ReadonlySet<CareAction> = new Set(['careAssign', 'careClaim', 'careHandOver', 'careConsult', 'careOpine'])

/** The case after an action of a colleague. Throws where the log cannot be: an answer to no demand, a step taken back that was none. */
export function foldCare(state: CaseState, entry: Step & { action: CareAction }): CaseState {
  if (entry.action === 'careRecall') return takenBack(state, must(state.care?.undo, 'nothing to take back'))
  const { care = {} } = touchesStep.has(entry.action) ? settledStep(state) : state
  return withCare(state, folds[entry.action]({ care, entry }))
}

function takenBack(state: CaseState, { seq, status, values: before, terms, care }: Undo): CaseState {
  const values: Record<string, Value> = { ...state.values }
  for (const [field, value] of Object.entries(before)) {
    if (value === null) delete values[field]
    else values[field] = value
  }
  return withCare({ ...state, status, values, terms, done: state.done.filter((d) => d.seq !== seq) }, care)
}

/** Values as they were, of the fields that a step changed; null where there was none. */
function changedFrom(before: CaseState, after: CaseState): Values {
  const changed = Object.keys(after.values).filter((f) => after.values[f] !== before.values[f])
  return Object.fromEntries(changed.map((f) => [f, before.values[f] ?? null]))
}

/** Did a step send the case back to whom it came from, now that the case stands so? */
export const sentBack = (action: AnyAction | undefined, status: string): boolean => action?.returns === true || action?.returns === status

/** What a step that sends back says for itself: its longer texts that are nobody's particulars; undefined where it says nothing or sends nothing back. */
export function reasonOf(record: AnyCaseType['record'], action: AnyAction, values: Values): string | undefined {
  if (!action.returns) return undefined
  const fields = action.form?.sections.flatMap((s) => s.fields) ?? []
  const said = fields.flatMap((id) => {
    const field = record.fields[id]
    const value = values[id]
    return field?.type === 'longText' && field.secrecy !== 'personal' && typeof value === 'string' && value ? [value] : []
  })
  return said.length > 0 ? said.join('；') : undefined
}

/** Does the log mark such an action, so that it may be taken back or sends the case back whatever is declared later? */
export const isMarked = (action: AnyAction | undefined): boolean => action?.recallable !== undefined || action?.returns !== undefined

/** Who sent the case on from the status to which it comes back; whoever brought it here where nobody did. */
function sentOnBy(procedure: AnyProcedure, state: CaseState, back: string): Handler | undefined {
  const sent = [...state.done].reverse().find(({ action, actors }) => {
    const step = procedure.actions[action]
    return actors[0] && step?.to !== undefined && step.to !== back && !step.returns && step.when.includes(back)
  })
  const by = sent?.actors[0]
  return by ? { id: by, roles: procedure.actions[sent.action]?.by ?? [] } : broughtBy(procedure, state, state.status)
}

/** Who brought the case to a status, with the roles of that step. */
function broughtBy(procedure: AnyProcedure, state: CaseState, status: string): Handler | undefined {
  for (const done of [...state.done].reverse()) {
    const action = procedure.actions[done.action]
    const to = action && (typeof action.to === 'object' ? Object.values(action.to.map) : [action.to])
    if (to?.includes(status) && done.actors[0]) return { id: done.actors[0], roles: action?.by ?? [] }
  }
  return undefined
}

/** The care after a step of the procedure: what was urged is done, what was returned goes on its way. */
export function careAfterStep(procedure: AnyProcedure, before: CaseState, after: CaseState, entry: Step): CaseState {
  const action = procedure.actions[entry.action]
  const { undo: _undo, urged: _urged, ...care } = before.care ?? {}
  const by = entry.actors[0] ?? ''
  let next: Care = care
  const marked = entry.marked === true
  if (marked ? sentBack(action, after.status) : action?.returns === true) {
    const sender = marked ? sentOnBy(procedure, before, after.status) : broughtBy(procedure, before, before.status)
    next = { ...care, returned: { from: before.status, by, roles: action?.by ?? [] }, ...(sender ? { handler: sender } : {}) }
  } else if (care.returned && after.status === care.returned.from) {
    const { returned, ...rest } = care
    next = { ...rest, handler: { id: returned.by, roles: returned.roles } }
  }
  if (!(action?.recallable === true || (action?.recallable && marked)) || before.status === 'new') return withCare(after, next)
  const { status, terms } = before
  const undo = {
    seq: entry.seq,
    action: entry.action,
    by,
    status,
    values: changedFrom(before, after),
    terms,
    ...(before.care ? { care: withoutUndo(before.care) } : {}),
  }
  return withCare(after, { ...next, undo })
}

const withoutUndo = ({ undo: _undo, ...care }: Care): Care => care

/** Somebody else has worked on the case: the last step can no longer be taken back. */
export const settledStep = (state: CaseState): CaseState => (state.care?.undo ? withCare(state, withoutUndo(state.care)) : state)
