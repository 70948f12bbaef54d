/**
 * The walk over a procedure. It takes every guard and every conditional need as passed and lets a case be in all its reachable statuses at
 * once: more ways than any real case has. What even so cannot be reached without a step, no person through any door can reach without it.
 */
import type { Report } from './check.ts'
import type { AnyAction, AnyProcedure } from './define.ts'
import { isBuiltIn } from './fold.ts'

export type Reached = { statuses: ReadonlySet<string>; actions: ReadonlySet<string> }

const list = (one: string | readonly string[]): readonly string[] => (typeof one === 'string' ? [one] : one)

/** Statuses an action may lead to; none when it leaves the status as it is. */
export const targetsOf = (action: AnyAction): readonly string[] =>
  action.to === undefined ? [] : typeof action.to === 'string' ? [action.to] : Object.values(action.to.map)

/** Everything that can come about when some steps are never taken. */
export function reach(procedure: AnyProcedure, without: readonly string[] = []): Reached {
  const statuses = new Set<string>(['new'])
  const actions = new Set<string>()
  const open = ([id, action]: [string, AnyAction]): boolean =>
    !without.includes(id) &&
    action.when.some((s) => statuses.has(s)) &&
    (action.needs ?? []).every((need) => need.onlyIf !== undefined || list(need.done).some((d) => actions.has(d)))
  for (let grown = true; grown; ) {
    grown = false
    for (const entry of Object.entries(procedure.actions)) {
      const [id, action] = entry
      if (!open(entry)) continue
      const fresh = [...targetsOf(action)].filter((s) => !statuses.has(s))
      if (actions.has(id) && fresh.length === 0) continue
      actions.add(id)
      for (const s of fresh) statuses.add(s)
      grown = true
    }
  }
  return { statuses, actions }
}

function statusFaults(procedure: AnyProcedure, all: Reached, report: Report): void {
  const actions = Object.entries(procedure.actions)
  for (const [id, status] of Object.entries(procedure.statuses)) {
    if (!all.statuses.has(id)) report(`status.${id}`, '没有任何步骤能到达这一状态')
    const out = actions.filter(([, a]) => a.when.includes(id) && targetsOf(a).some((s) => s !== id))
    if (status.final) {
      for (const [a, action] of out) if (!action.aside) report(`status.${id}`, `已是终结状态，却还能由“${a}”离开（确需离开的，标为 aside）`)
    } else if (out.length === 0) report(`status.${id}`, '死胡同：不是终结状态，却没有步骤能离开')
  }
}

function mandatoryFaults(procedure: AnyProcedure, all: Reached, report: Report): void {
  for (const rule of procedure.mandatory) {
    const steps = list(rule.step)
    const around = reach(procedure, steps)
    for (const step of steps) if (!all.actions.has(step)) report(`mandatory.${step}`, '必经步骤本身无法办理')
    for (const before of rule.before) {
      if (around.actions.has(before))
        report(`mandatory.${steps.join('|')}`, `不经“${rule.label}”也能走到“${procedure.actions[before]?.label ?? before}”（${before}）`)
    }
  }
}

function termFaults(procedure: AnyProcedure, all: Reached, report: Report): void {
  for (const [id, term] of Object.entries(procedure.terms)) {
    const where = `term.${id}`
    if (term.from.length === 0) report(where, '没有起算的步骤')
    if (term.metBy.length === 0 && !term.endedBy?.length && !term.lapses) report(where, '没有能使期限完成或者终止的步骤')
    for (const action of [...term.from, ...term.metBy]) if (procedure.actions[action] && !all.actions.has(action)) report(where, `步骤“${action}”无法办理`)
    if (!(Number.isInteger(term.length) && term.length >= 0)) report(where, `期限长度 ${term.length} 应为不小于零的整数`)
  }
}

/** Dead ends, statuses and actions nobody reaches, final statuses that can be left, mandatory steps that can be skipped, terms that cannot be met. */
export function procedureFaults(procedure: AnyProcedure, report: Report): void {
  const all = reach(procedure)
  for (const id of Object.keys(procedure.actions)) {
    if (isBuiltIn(id)) report(`action.${id}`, '这一标识由系统保留')
    if (!all.actions.has(id)) report(`action.${id}`, '没有任何途径能办理这一步骤')
  }
  statusFaults(procedure, all, report)
  mandatoryFaults(procedure, all, report)
  termFaults(procedure, all, report)
}
