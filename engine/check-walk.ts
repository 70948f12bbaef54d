/**
 * The walk over a procedure. First everything is grown that could come about, with a case in all its statuses at once: what even so is out of
 * reach is out of reach for good. What this leaves in doubt is searched for, step by step, and found with its way or proved impossible.
 */

import { bindingNeeds, type Heeding, isOutOfReach, targetsOf, wayTo } from './check-path.ts'
import type { Report } from './check-report.ts'
import type { AnyAction, AnyProcedure, AnyTerm } from './define.ts'
import { isBuiltIn } from './fold.ts'

type Reached = { statuses: ReadonlySet<string>; actions: ReadonlySet<string> }
type Mandatory = AnyProcedure['mandatory'][number]

/** Everything that can come about when some steps are never taken. */
function reach(procedure: AnyProcedure, { without = [], given }: Heeding = {}): Reached {
  const statuses = new Set<string>(['new'])
  const actions = new Set<string>()
  const open = ([id, action]: [string, AnyAction]): boolean =>
    !without.includes(id) && action.when.some((s) => statuses.has(s)) && bindingNeeds(action, given).every((any) => any.some((d) => actions.has(d)))
  for (let grown = true; grown; ) {
    grown = false
    for (const entry of Object.entries(procedure.actions)) {
      const [id, action] = entry
      if (!open(entry)) continue
      const fresh = targetsOf(action).filter((s) => !statuses.has(s))
      if (actions.has(id) && fresh.length === 0) continue
      actions.add(id)
      for (const s of fresh) statuses.add(s)
      grown = true
    }
  }
  return { statuses, actions }
}

/** Statuses from which one of `goals` can be come to, themselves included. */
function leadingTo(procedure: AnyProcedure, goals: readonly string[]): Set<string> {
  const leading = new Set(goals)
  for (let grown = true; grown; ) {
    grown = false
    for (const action of Object.values(procedure.actions)) {
      if (!targetsOf(action).some((s) => leading.has(s))) continue
      for (const status of action.when) {
        if (leading.has(status)) continue
        leading.add(status)
        grown = true
      }
    }
  }
  return leading
}

function statusFaults(procedure: AnyProcedure, all: Reached, report: Report): void {
  const actions = Object.entries(procedure.actions)
  const ends = Object.entries(procedure.statuses).flatMap(([id, s]) => (s.final ? [id] : []))
  const ending = leadingTo(procedure, ends)
  if (ends.length === 0) report('statuses', '没有终结状态：写明案件在哪一状态终结（final）')
  for (const [id, status] of Object.entries(procedure.statuses)) {
    if (id === 'new') report('status.new', '“new”由系统保留，表示尚未登记：换一个标识')
    if (!all.statuses.has(id)) report(`status.${id}`, '没有任何步骤能到达这一状态：补上到达它的步骤，或者删去')
    const out = actions.filter(([, a]) => a.when.includes(id) && targetsOf(a).some((s) => s !== id))
    if (status.final) {
      for (const [a, action] of out) if (!action.aside) report(`status.${id}`, `已是终结状态，却还能由“${a}”离开（确需离开的，标为 aside）`)
    } else if (out.length === 0) report(`status.${id}`, '死胡同：不是终结状态，却没有步骤能离开')
    else if (ends.length > 0 && !ending.has(id)) report(`status.${id}`, '从这一状态走不到任何终结状态')
  }
}

function actionFaults(procedure: AnyProcedure, all: Reached, report: Report): void {
  for (const [id, action] of Object.entries(procedure.actions)) {
    if (isBuiltIn(id)) report(`action.${id}`, '这一标识由系统保留：换一个标识')
    if (!all.actions.has(id) || (bindingNeeds(action).length > 0 && isOutOfReach(procedure, id)))
      report(`action.${id}`, '没有任何途径能办理这一步骤：核对 when 和 needs')
  }
}

/** The condition of a mandatory step must be one that some need of the later steps really has, or nothing would enforce it. */
function conditionFault({ step, before, onlyIf }: Mandatory, procedure: AnyProcedure): string | undefined {
  if (onlyIf === undefined) return undefined
  const steps = [step].flat()
  const needs = before.flatMap((b) => procedure.actions[b]?.needs ?? [])
  const matching = needs.some((n) => n.onlyIf?.label === onlyIf && [n.done].flat().some((d) => steps.includes(d)))
  return matching ? undefined : `没有一项 needs 以“${onlyIf}”为条件要求“${steps.join('|')}”`
}

function mandatoryFaults(procedure: AnyProcedure, all: Reached, report: Report): void {
  for (const rule of procedure.mandatory) {
    const steps = [rule.step].flat()
    const where = `mandatory.${steps.join('|')}`
    for (const step of steps) if (!all.actions.has(step)) report(`mandatory.${step}`, '必经步骤本身无法办理')
    const wrong = conditionFault(rule, procedure)
    if (wrong) report(where, wrong)
    const heeding: Heeding = { without: steps, given: rule.onlyIf }
    const around = reach(procedure, heeding)
    for (const before of rule.before) {
      if (!around.actions.has(before)) continue
      const name = `“${procedure.actions[before]?.label ?? before}”（${before}）`
      const way = wayTo(procedure, before, heeding)
      if (way === 'unknown') report(where, `途径过多，无法证明不经“${rule.label}”到不了${name}：用状态分开这些步骤`)
      else if (way !== 'none') report(where, `不经“${rule.label}”也能走到${name}：${way.steps.join(' → ')}`)
    }
  }
}

/** May one of `later` be done at all once one of `earlier` has been? */
function follows(procedure: AnyProcedure, earlier: readonly string[], later: readonly string[]): boolean {
  const ending = leadingTo(
    procedure,
    later.flatMap((a) => procedure.actions[a]?.when ?? []),
  )
  return earlier.some((id) => {
    const action = procedure.actions[id]
    if (!action) return false
    const after = typeof action.to === 'string' ? [action.to] : [...action.when, ...targetsOf(action)]
    return after.some((s) => ending.has(s))
  })
}

function termFault(procedure: AnyProcedure, term: AnyTerm): string | undefined {
  if (term.from.length === 0) return '没有起算的步骤'
  const ends = [...term.metBy, ...(term.endedBy ?? [])]
  if (ends.length === 0) return term.lapses ? undefined : '没有能使期限完成或者终止的步骤'
  return follows(procedure, term.from, ends) ? undefined : `起算之后再也走不到“${ends.join('”“')}”，期限永远完不成`
}

function termFaults(procedure: AnyProcedure, report: Report): void {
  for (const [id, term] of Object.entries(procedure.terms)) {
    const where = `term.${id}`
    const fault = termFault(procedure, term)
    if (fault) report(where, fault)
    if (!(Number.isInteger(term.length) && term.length >= 0)) report(where, `期限长度 ${term.length} 应为不小于零的整数`)
    for (const pause of term.pauses ?? []) {
      if (pause.end.length === 0) report(where, `暂停“${pause.label}”没有写明由哪一步骤结束`)
      else if (!follows(procedure, [pause.start], pause.end)) report(where, `暂停“${pause.label}”开始之后再也走不到结束它的步骤`)
    }
    for (const extension of term.extensions ?? [])
      if (!(Number.isInteger(extension.length) && extension.length > 0)) report(where, `延长“${extension.label}”的长度 ${extension.length} 应为正整数`)
  }
}

/** Dead ends, statuses and actions nobody reaches, final statuses that can be left, mandatory steps that can be skipped, terms that cannot be met. */
export function procedureFaults(procedure: AnyProcedure, report: Report): void {
  const all = reach(procedure)
  actionFaults(procedure, all, report)
  statusFaults(procedure, all, report)
  mandatoryFaults(procedure, all, report)
  termFaults(procedure, report)
}
