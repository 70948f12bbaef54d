/** The order of the next steps: what the case waits for comes first, what may be done besides comes after it. */
import type { Choice } from '../../../../engine/allow.ts'
import type { AnyProcedure } from '../../../../engine/define.ts'

type Waiting = { procedure: AnyProcedure; status: string; done: ReadonlySet<string> }

/** 0 where the case waits for it, 1 where it may be done besides, 2 where nobody waits for it. */
function rank({ procedure, status, done }: Waiting, { action, aside }: Choice): number {
  const step = procedure.actions[action]
  if (aside || !step) return 2
  const after = typeof step.to === 'object' ? Object.values(step.to.map) : step.to === undefined ? [] : [step.to]
  if (after.some((s) => s !== status)) return 0
  const owed = procedure.mandatory.some((m) => [m.step].flat().includes(action) && ![m.step].flat().some((s) => done.has(s)))
  return owed ? 0 : 1
}

/** Choices with those first that the case waits for; each kind in the procedure's own order. */
export const waitedFirst = (waiting: Waiting, choices: readonly Choice[]): { choice: Choice; waited: boolean }[] =>
  [0, 1, 2].flatMap((n) => choices.filter((c) => rank(waiting, c) === n).map((choice) => ({ choice, waited: n === 0 })))
