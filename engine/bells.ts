/** Whom an action concerns besides those who took it: what rings a bell, worked out from the case before and after it. */
import { type CareExtra, isCareAction, sentBack } from './care.ts'
import { type AnyCaseType, type CaseState, type Day, procedureOf, type Role } from './define.ts'
import { tasksOf } from './tasks.ts'

/** What somebody is told: the kinds that can be switched off apart, and what happened. */
export const bellKinds = { demand: '督办、催办', assign: '转办、交接、委托', opinion: '征求意见、会签', return: '退回、撤回' } as const
export type BellKind = keyof typeof bellKinds
export type BellSays =
  | 'demanded'
  | 'answered'
  | 'urged'
  | 'given'
  | 'takenFrom'
  | 'claimed'
  | 'asked'
  | 'opined'
  | 'unasked'
  | 'recalled'
  | 'returned'
  | 'again'

/** Everybody of an office with the role, but those who may not for what they did before; `named` keeps it to people of these names. */
export type Post = { role: Role; barred: readonly string[]; named: readonly string[] }
export type Bell = { kind: BellKind; says: BellSays; people: readonly string[]; posts: readonly Post[] }

type Rung = { type: AnyCaseType; before: CaseState | undefined; after: CaseState; action: string; actors: readonly string[]; care?: CareExtra; today: Day }
type Whom = Pick<Bell, 'people' | 'posts'>

const only = (people: readonly (string | undefined)[]): Whom => ({ people: people.filter((p): p is string => p !== undefined), posts: [] })

/** Those for whom the case waits: whoever has it in hand, else everybody whose step it is. */
function awaited(type: AnyCaseType, state: CaseState, today: Day): Whom {
  const waiting = tasksOf(type, state, today).filter((t) => t.kind === 'step' || t.kind === 'opinion')
  const people = waiting.flatMap((t) => (t.person ? [t.person] : t.hands))
  const posts = waiting.flatMap((t): Post[] => (t.role && !t.person && t.hands.length === 0 ? [{ role: t.role, barred: t.barred, named: t.named }] : []))
  return { people: [...new Set(people)], posts }
}

function bellsOfCare({ type, before, after, action, actors, care = {}, today }: Rung & { before: CaseState }): Bell[] {
  const handler = before.care?.handler?.id
  const asked = before.care?.asked ?? []
  switch (action) {
    case 'careDemand':
      return [{ kind: 'demand', says: 'demanded', ...awaited(type, after, today) }]
    case 'careUrge':
      return [{ kind: 'demand', says: 'urged', ...awaited(type, after, today) }]
    case 'careAnswer':
      return [{ kind: 'demand', says: 'answered', ...only(before.care?.demands?.map((d) => d.by) ?? []) }]
    case 'careAssign':
    case 'careHandOver':
      return [
        { kind: 'assign', says: 'given', ...only([care.to]) },
        { kind: 'assign', says: 'takenFrom', ...only([care.from ?? handler]) },
      ]
    case 'careClaim':
      return [{ kind: 'assign', says: 'claimed', ...only(awaited(type, before, today).people) }]
    case 'careConsult':
      return [{ kind: 'opinion', says: 'asked', ...only([...(care.of ?? [])]) }]
    case 'careOpine':
      return [{ kind: 'opinion', says: 'opined', ...only(asked.filter((a) => actors.includes(a.of)).map((a) => a.by)) }]
    case 'careUnask':
      return [{ kind: 'opinion', says: 'unasked', ...only(asked.map((a) => a.of)) }]
    case 'careRecall':
      return [{ kind: 'return', says: 'recalled', ...awaited(type, before, today) }]
    default:
      return []
  }
}

function bellsOfStep({ type, before, after, action, today }: Rung & { before: CaseState }): Bell[] {
  const step = procedureOf(type, after.version).actions[action]
  const handler = after.care?.handler?.id
  if (sentBack(step, after.status) && after.status !== before.status)
    return [{ kind: 'return', says: 'returned', ...(handler && after.care?.returned ? only([handler]) : awaited(type, after, today)) }]
  if (before.care?.returned && !after.care?.returned) return [{ kind: 'return', says: 'again', ...only([handler]) }]
  return []
}

/** What an action tells and whom, without those who took it; empty for the most of them. */
export function bellsOf(rung: Rung): Bell[] {
  const { before, actors } = rung
  if (!before) return []
  const bells = isCareAction(rung.action) ? bellsOfCare({ ...rung, before }) : bellsOfStep({ ...rung, before })
  return bells.flatMap((bell) => {
    const people = [...new Set(bell.people)].filter((p) => !actors.includes(p) && p !== 'system' && p !== 'public')
    return people.length > 0 || bell.posts.length > 0 ? [{ ...bell, people }] : []
  })
}
