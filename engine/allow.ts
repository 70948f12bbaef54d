/** May this person take this action today, and if not, why and under which provision. The same answer draws the button and the 409. */
import { type CareAction, careActions, isCareAction } from './care.ts'
import { awaitedOpinions, careRefusal } from './care-allow.ts'
import type { AnyAction, AnyCaseType, AnyProcedure, Ask, CaseState, Role } from './define.ts'
import { roles } from './define.ts'
import { actionLabel, builtIn, isBuiltIn, isLetterAction } from './fold.ts'
import { cite, citeAll } from './law.ts'
import type { Refusal } from './refusal.ts'

export type { Refusal } from './refusal.ts'

const doneActions = (state: CaseState): Set<string> => new Set(state.done.map((d) => d.action))

function byRole({ label, by, law = [] }: Pick<AnyAction, 'label' | 'by'> & Partial<Pick<AnyAction, 'law'>>, ask: Ask): Refusal | undefined {
  if (by.some((role) => ask.actor.roles.includes(role))) return undefined
  const whose = by.map((role) => roles[role]).join('、')
  return { code: 'role', rule: 'role', message: `“${label}”由${whose}办理，您没有这一职责`, ...(law.length ? { law: citeAll(law) } : {}) }
}

function byStatus(procedure: AnyProcedure, action: AnyAction, state: CaseState): Refusal | undefined {
  if (action.when.includes(state.status)) return undefined
  const now = state.status === 'new' ? '尚未登记' : `已处于“${procedure.statuses[state.status]?.label ?? state.status}”`
  const open = action.when.map((s) => (s === 'new' ? '新登记' : (procedure.statuses[s]?.label ?? s))).join('、')
  return {
    code: 'status',
    rule: 'status',
    message: `案件${now}，“${action.label}”只能在“${open}”时办理`,
    ...(action.law.length ? { law: citeAll(action.law) } : {}),
  }
}

/** Steps on record. A case from a ledger was handled elsewhere: there a step whose day is on record counts too. */
function stepsTaken(procedure: AnyProcedure, state: CaseState): Set<string> {
  const done = doneActions(state)
  if (!state.backfilled) return done
  for (const [id, action] of Object.entries(procedure.actions)) if (action.stamps?.some((f) => state.values[f])) done.add(id)
  return done
}

function byNeeds(procedure: AnyProcedure, action: AnyAction, state: CaseState, ask: Ask): Refusal | undefined {
  const done = stepsTaken(procedure, state)
  for (const need of action.needs ?? []) {
    if (need.onlyIf && !need.onlyIf.holds(state, ask)) continue
    const any = typeof need.done === 'string' ? [need.done] : need.done
    if (any.some((a) => done.has(a))) continue
    const because = need.onlyIf ? `（${need.onlyIf.label}）` : ''
    return { code: 'need', rule: any.join('|'), message: `${need.label}${because}，不得“${action.label}”`, law: cite(need.law) }
  }
  return undefined
}

function byApart(action: AnyAction, state: CaseState, ask: Ask): Refusal | undefined {
  for (const rule of action.apart ?? []) {
    const before = state.done.filter((d) => rule.from.includes(d.action)).flatMap((d) => d.actors)
    const clash = [...ask.people, ...(ask.behalf ? [ask.behalf] : [])].find((p) => before.includes(p.id))
    if (clash) return { code: 'apart', rule: rule.from.join('|'), message: `${rule.label}（${clash.name}已参与在先的办理）`, law: cite(rule.law) }
  }
  return undefined
}

function byGuards(action: AnyAction, state: CaseState, ask: Ask): Refusal | undefined {
  const failed = action.guards?.find((guard) => !guard.holds(state, ask))
  return failed ? { code: 'guard', rule: failed.id, message: failed.label, law: cite(failed.law) } : undefined
}

function byDay(type: AnyCaseType, action: AnyAction, ask: Ask): Refusal | undefined {
  if (ask.on > ask.today) return { code: 'day', rule: 'future', message: `办理日期 ${ask.on} 晚于今天 ${ask.today}` }
  const values: Record<string, unknown> = { ...ask.values, ...action.sets }
  for (const field of action.stamps ?? []) values[field] = ask.on
  const touched = (field: string) => field in ask.input || action.stamps?.includes(field)
  const wrong = orderFaults(type, values).find((f) => touched(f.before) || touched(f.after))
  return wrong ? orderRefusal(wrong) : undefined
}

export type OrderFault = { before: string; after: string; message: string; law?: string }

const orderRefusal = (fault: OrderFault): Refusal => ({
  code: 'order',
  rule: `${fault.before}<=${fault.after}`,
  message: fault.message,
  ...(fault.law ? { law: fault.law } : {}),
})

/** Every pair of days of the record that stands in the wrong order. */
export function orderFaults(type: AnyCaseType, values: Record<string, unknown>): OrderFault[] {
  const name = (f: string) => type.record.fields[f]?.label ?? f
  return type.record.order.flatMap(({ before, after, law }) => {
    const a = values[before]
    const b = values[after]
    if (typeof a !== 'string' || typeof b !== 'string' || a <= b) return []
    return [{ before, after, message: `${name(after)} ${b} 早于${name(before)} ${a}`, ...(law ? { law: cite(law) } : {}) }]
  })
}

function builtInRefusal(type: AnyCaseType, state: CaseState, ask: Ask): Refusal | undefined {
  const action = ask.action as keyof typeof builtIn
  const system = action === 'breach' || action === 'recalculate'
  const readers = action === 'note' ? ([...type.readers, 'supervisor'] as const) : isLetterAction(action) ? type.readers : type.keepers
  const by: readonly Role[] = system ? ['system'] : readers
  const role = byRole({ label: builtIn[action], by }, ask)
  if (role) return role
  if (action === 'backfill' && state.status !== 'new') return { code: 'status', rule: 'status', message: '案件已登记，不能再次补录' }
  if (action !== 'backfill' && state.status === 'new') return { code: 'status', rule: 'status', message: '案件尚未登记' }
  const [wrong] = orderFaults(type, ask.values)
  return wrong && (action === 'correct' || action === 'backfill') ? orderRefusal(wrong) : undefined
}

/** Why this action may not be taken now; undefined means it may. Reasons come in a fixed order: role, status, needs, people, guards, days. */
export function refusal(type: AnyCaseType, procedure: AnyProcedure, state: CaseState, ask: Ask): Refusal | undefined {
  if (isCareAction(ask.action)) return careRefusal(ask.action, { type, procedure, state, ask })
  if (isBuiltIn(ask.action)) return builtInRefusal(type, state, ask)
  const action = Object.keys(procedure.actions).includes(ask.action) ? procedure.actions[ask.action] : undefined
  if (!action) return { code: 'status', rule: 'unknown', message: `没有“${ask.action}”这一动作` }
  const role = byRole(action, ask) ?? byStatus(procedure, action, state) ?? awaitedOpinions({ procedure, state, ask })
  if (role) return role
  if (action.once && doneActions(state).has(ask.action)) {
    return { code: 'done', rule: 'once', message: `“${action.label}”已经办理过，不能重复`, ...(action.law.length ? { law: citeAll(action.law) } : {}) }
  }
  return byNeeds(procedure, action, state, ask) ?? byApart(action, state, ask) ?? byGuards(action, state, ask) ?? byDay(type, action, ask)
}

/** `aside`: open, but nothing that waits for anybody. */
export type Choice = {
  action: string
  label: string
  refusal?: Refusal
  opensForm: boolean
  law: string
  aside?: true /** Open only in this colleague's place. */
  behalf?: { id: string; name: string }
}

/**
 * What this person may do next, and why not the rest: actions of the status first, then those that only lack a step.
 * Guards that look at the form are asked with the case's present values, so a form may still be refused.
 */
export function choices(type: AnyCaseType, procedure: AnyProcedure, state: CaseState, ask: Omit<Ask, 'action' | 'input'>): Choice[] {
  return Object.entries(procedure.actions)
    .filter(([, action]) => action.when.includes(state.status) && !action.by.every((r) => r === 'system'))
    .map(([id, action]) => {
      const reason = formless(refusal(type, procedure, state, { ...ask, action: id, input: {} }), action)
      return {
        action: id,
        label: actionLabel(procedure, id),
        law: citeAll(action.law),
        opensForm: Boolean(action.form),
        ...(isAside(action, state) ? { aside: true as const } : {}),
        ...(reason ? { refusal: grounded(reason, action) } : {}),
      }
    })
}

/** A reason that rests on no provision of its own rests on that of the step. */
const grounded = (reason: Refusal, action: AnyAction): Refusal => (reason.law || action.law.length === 0 ? reason : { ...reason, law: citeAll(action.law) })

/** What colleagues may do around the case, apart from handing over in bulk; what could only be refused for the role is left out. */
export function careChoices(type: AnyCaseType, procedure: AnyProcedure, state: CaseState, ask: Omit<Ask, 'action' | 'input'>): Choice[] {
  const offered = (Object.keys(careActions) as CareAction[]).filter((a) => a !== 'careHandOver')
  return offered.flatMap((action) => {
    const reason = careRefusal(action, { type, procedure, state, ask: { ...ask, action, input: {} } })
    if (reason?.code === 'role' && reason.rule === 'role') return []
    return [{ action, label: careActions[action], law: '', opensForm: true, aside: true as const, ...(reason ? { refusal: reason } : {}) }]
  })
}

const isAside = (action: AnyAction, state: CaseState): boolean => (typeof action.aside === 'function' ? action.aside(state) : action.aside === true)

/** The refusal rests on what the form says: a form that could not be read is answered with its faults first. */
export const restsOnForm = (reason: Refusal, action: AnyAction | undefined): boolean =>
  reason.code === 'order' || (reason.code === 'guard' && action?.guards?.find((g) => g.id === reason.rule)?.onForm === true)

/** What the form itself may still mend does not grey the button. */
const formless = (reason: Refusal | undefined, action: AnyAction): Refusal | undefined =>
  reason && action.form && restsOnForm(reason, action) ? undefined : reason
