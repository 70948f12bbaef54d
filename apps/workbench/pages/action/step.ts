/** The step that a form is about: its words, its fields, and what the engine can say of it before it is sent. */
import { orderFaults, type Refusal } from '../../../../engine/allow.ts'
import { type CareAction, isCareAction } from '../../../../engine/care.ts'
import type { Actor, AnyCaseType, AnyProcedure, CaseState, Day, Form, Values } from '../../../../engine/define.ts'
import { actionLabel, correctableFields, isBuiltIn } from '../../../../engine/fold.ts'
import { cite, citeAll } from '../../../../engine/law.ts'
import { parseForm } from '../../../../engine/parse.ts'
import type { Input } from '../../../../platform/ui/index.ts'
import type { CaseView } from '../../api-types.ts'
import { careAsks } from './care-fields.tsx'

export type Step = {
  action: string
  label: string
  law: string
  help?: string
  form: Form<string> | undefined /** It is a colleague's action, which has fields of its own. */
  care?: CareAction
}

/** The step of an action, built-in or of the procedure; undefined when there is none of that name. */
export function stepOf(type: AnyCaseType, procedure: AnyProcedure, action: string, backfilled: boolean): Step | undefined {
  const label = actionLabel(procedure, action)
  if (action === 'note') return { action, label, law: '', form: undefined, help: '备注只作说明，不改变案件的状态和期限' }
  if (isCareAction(action)) return { action, label, law: '', form: undefined, help: careAsks[action].help, care: action }
  if (action === 'correct') {
    const fields = correctableFields(type, procedure, { backfilled })
    return { action, label, law: '', help: '原来的登记仍保留在办理经过中。只需改动有误的项目。', form: { sections: [{ title: '更正', fields }], required: [] } }
  }
  const found = procedure.actions[action]
  if (!found || isBuiltIn(action)) return undefined
  return { action, label, law: citeAll(found.law), form: found.form, ...(found.help ? { help: found.help } : {}) }
}

/** The case as guards see it, as far as the page knows it: actors are names, and terms have no pauses. */
export function stateOf(view: CaseView): CaseState {
  return {
    ...view.case,
    done: view.timeline.map((t) => ({ seq: t.seq, action: t.action, on: t.on, actors: t.actors })),
    terms: Object.fromEntries(view.terms.map((t) => [t.id, { startedOn: t.due, due: t.due, provisional: t.provisional, pauses: [], extensions: [] }])),
  }
}

type Draft = {
  type: AnyCaseType
  procedure: AnyProcedure
  state: CaseState
  step: Step
  input: Input
  on: Day
  today: Day
  actor: Actor
  people: readonly Actor[]
}

/**
 * What the form, as filled so far, would be refused for. Only conditions on the form itself are asked here:
 * the others have been answered by the server, which knows the whole case.
 */
export function formRefusals(draft: Draft): Refusal[] {
  const { type, procedure, state, step, on, today, actor } = draft
  const action = procedure.actions[step.action]
  if (!action) return []
  const { values: parsed } = parseForm(type.record, step.form, draft.input)
  const values: Record<string, Values[string]> = { ...state.values, ...parsed }
  for (const field of action.stamps ?? []) values[field] = on
  const named = draft.people.filter((p) => Object.values(draft.input).includes(p.id))
  const ask = { action: step.action, on, today, actor, people: [actor, ...named], values: { ...state.values, ...parsed }, input: parsed }
  const filled = (action.form?.required ?? []).every((f) => f in draft.input)
  const guards = filled ? (action.guards ?? []).filter((g) => g.onForm && !g.holds(state, ask)) : []
  const touched = new Set([...Object.keys(parsed), ...(action.stamps ?? [])])
  const order = orderFaults(type, values).filter((f) => touched.has(f.before) || touched.has(f.after))
  return [
    ...guards.map<Refusal>((g) => ({ code: 'guard', rule: g.id, message: g.label, law: cite(g.law) })),
    ...order.map<Refusal>((f) => ({ code: 'order', rule: `${f.before}<=${f.after}`, message: f.message, ...(f.law ? { law: f.law } : {}) })),
  ]
}
