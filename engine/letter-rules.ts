/** Who may do what with a letter, and when. The same answer draws the button and the 409. */
import type { Refusal } from './allow.ts'
import type { Actor, AnyProcedure, CaseState, Role } from './define.ts'
import { roles } from './define.ts'
import { actionLabel } from './fold.ts'
import { citeAll } from './law.ts'
import { type AnyLetterKind, type LetterStatus, letterStatuses } from './letters.ts'

export const letterSteps = {
  draft: '拟制',
  redraft: '重新拟制',
  return: '退回修改',
  sign: '签发',
  seal: '编号用印',
  serve: '登记送达',
  void: '作废',
} as const
export type LetterStep = keyof typeof letterSteps

/** A letter that exists already: how far it is, and who has drafted it. */
export type LetterFacts = { status: LetterStatus; drafters: readonly string[] }

const from: Readonly<Record<Exclude<LetterStep, 'draft'>, readonly LetterStatus[]>> = {
  redraft: ['draft'],
  return: ['draft', 'signed'],
  sign: ['draft'],
  seal: ['signed'],
  serve: ['sealed'],
  void: ['draft', 'signed', 'sealed', 'served'],
}

/** What nobody signs off may be drafted anew until it is numbered. */
const startsOf = (kind: AnyLetterKind, step: Exclude<LetterStep, 'draft'>): readonly LetterStatus[] =>
  step === 'redraft' && kind.signers.length === 0 ? ['draft', 'signed'] : from[step]

function rolesFor(kind: AnyLetterKind, step: LetterStep, letter: LetterFacts | undefined): readonly Role[] {
  if (step === 'sign' || step === 'return') return kind.signers
  if (step === 'seal' || step === 'serve') return [...new Set<Role>([...kind.drafters, 'clerk'])]
  const own = step !== 'void' || letter?.status === 'draft' || kind.signers.length === 0
  return own ? kind.drafters : kind.signers
}

/** One of the steps it follows from is on record; for a case from a ledger a step whose day is on record counts too. */
function begun(procedure: AnyProcedure, kind: AnyLetterKind, state: CaseState): boolean {
  const done = new Set(state.done.map((d) => d.action))
  return kind.after.some((id) => done.has(id) || (state.backfilled && procedure.actions[id]?.stamps?.some((f) => state.values[f])))
}

function beginning(procedure: AnyProcedure, kind: AnyLetterKind, state: CaseState): Refusal | undefined {
  const law = citeAll(kind.law)
  if (!begun(procedure, kind, state)) {
    const steps = kind.after.filter((id) => procedure.actions[id]).map((id) => `“${actionLabel(procedure, id)}”`)
    if (steps.length === 0) return { code: 'need', rule: 'after', message: `本案适用的程序中没有《${kind.title}》`, law }
    return { code: 'need', rule: 'after', message: `办理${steps.join('或者')}之后才能制作《${kind.title}》`, law }
  }
  if (!kind.when || kind.when.includes(state.status)) return undefined
  const open = kind.when.map((s) => procedure.statuses[s]?.label ?? s).join('、')
  return {
    code: 'status',
    rule: 'status',
    message: `案件已处于“${procedure.statuses[state.status]?.label ?? state.status}”，《${kind.title}》只在“${open}”时制作`,
    law,
  }
}

/** Why this person may not take this step with a letter; undefined means they may. `letter` is absent for a new one. */
export function letterRefusal(
  procedure: AnyProcedure,
  kind: AnyLetterKind,
  state: CaseState,
  ask: { step: LetterStep; actor: Actor; letter?: LetterFacts },
): Refusal | undefined {
  const { step, actor, letter } = ask
  const by = rolesFor(kind, step, letter)
  const law = citeAll(kind.law)
  if (step !== 'draft' && !(letter && startsOf(kind, step).includes(letter.status))) {
    const now = letter ? `已处于“${letterStatuses[letter.status]}”` : '还没有拟制'
    return { code: 'status', rule: 'letter', message: `文书${now}，不能${letterSteps[step]}`, law }
  }
  if (step === 'serve' && !kind.served) return { code: 'status', rule: 'served', message: `《${kind.title}》不需要送达`, law }
  if (!by.some((role) => actor.roles.includes(role))) {
    const whose = by.map((role) => roles[role]).join('、')
    return { code: 'role', rule: 'role', message: whose ? `《${kind.title}》的${letterSteps[step]}由${whose}办理` : `《${kind.title}》不需要签发`, law }
  }
  if (step === 'draft') return beginning(procedure, kind, state)
  if (step === 'sign' && letter?.drafters.includes(actor.id)) {
    return { code: 'apart', rule: 'draft', message: `《${kind.title}》由您拟制，应由另一人签发`, law }
  }
  return undefined
}
