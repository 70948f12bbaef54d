/** May a colleague do this to the case, and if not, why and by which rule. */
import type { CareAction } from './care.ts'
import { type Actor, type AnyAction, type AnyCaseType, type AnyProcedure, type Ask, type CaseState, type Role, roles } from './define.ts'
import { cite, type Provision, unverified } from './law.ts'
import type { Refusal } from './refusal.ts'
import { advisesOnly } from './values.ts'

const supervision = unverified('机关督查督办工作惯例')
const handling = unverified('机关公文与案件办理分工惯例')

const no = (code: Refusal['code'], rule: string, message: string, by?: Provision): Refusal => ({ code, rule, message, ...(by ? { law: cite(by) } : {}) })

export type CareCase = { type: AnyCaseType; procedure: AnyProcedure; state: CaseState; ask: Ask }

/** Steps that wait for somebody in this status, not those that are open only aside. */
export function waitingSteps(procedure: AnyProcedure, state: CaseState): [string, AnyAction][] {
  const done = new Set(state.done.map((d) => d.action))
  return Object.entries(procedure.actions).filter(([id, a]) => {
    const aside = typeof a.aside === 'function' ? a.aside(state) : a.aside === true
    return !aside && a.when.includes(state.status) && !(a.once && done.has(id)) && !a.by.every((r) => r === 'system' || r === 'public')
  })
}

/** The rule by which somebody is kept from a step for what they did before. */
export const barredFrom = (action: AnyAction, state: CaseState, person: string): Provision | undefined =>
  action.apart?.find((rule) => state.done.some((d) => rule.from.includes(d.action) && d.actors.includes(person)))?.law

/** Why somebody cannot be given the case: no waiting step is theirs, or the law keeps them from those that are. */
function notFor({ procedure, state }: CareCase, person: Actor): Refusal | undefined {
  const waiting = waitingSteps(procedure, state).map(([, a]) => a)
  const theirs = waiting.filter((a) => a.by.some((r) => person.roles.includes(r)))
  const forward = theirs.filter((a) => a.returns !== true)
  if (theirs.length === 0) {
    const whose = [...new Set(waiting.flatMap((a) => a.by))].map((r) => roles[r]).join('、')
    return no('guard', 'handler', `${person.name}没有办理目前步骤的职责，目前的步骤由${whose}办理`, handling)
  }
  const barred = (forward.length > 0 ? forward : theirs).map((a) => barredFrom(a, state, person.id))
  return barred.every((b) => b !== undefined) ? no('apart', 'handler', `${person.name}已参与在先的办理，不得再办理目前的步骤`, barred[0]) : undefined
}

const whose = (by: readonly Role[]): string => by.map((r) => roles[r]).join('、')

function byRole(label: string, by: readonly Role[], { ask }: CareCase): Refusal | undefined {
  if (by.some((r) => ask.actor.roles.includes(r))) return undefined
  return no('role', 'role', `“${label}”由${whose([...new Set(by)])}办理，您没有这一职责`)
}

const over = ({ procedure, state }: CareCase): boolean => waitingSteps(procedure, state).length === 0
const ended = (label: string): Refusal => no('status', 'status', `案件目前没有待办的步骤，不用“${label}”`, handling)

type Rule = (c: CareCase) => Refusal | undefined

const demand: Rule = (c) => {
  const { state, ask } = c
  const role = byRole('督办', ['supervisor', 'leader'], c)
  if (role) return role
  if (over(c)) return ended('督办')
  if (state.care?.demands?.some((d) => d.by === ask.actor.id)) return no('done', 'demand', '您已督办这件案件，尚未收到回复；要催的，请用“催办”', supervision)
  if (ask.care?.due && ask.care.due < ask.today) return no('day', 'due', `回复期限 ${ask.care.due} 早于今天 ${ask.today}`, supervision)
  return undefined
}

const answer: Rule = (c) => {
  const role = byRole('督办回复', c.type.readers, c)
  if (role) return role
  const open = c.state.care?.demands ?? []
  if (open.length === 0) return no('status', 'demand', '目前没有待回复的督办', supervision)
  return open.every((d) => d.by === c.ask.actor.id) ? no('apart', 'demand', '督办由承办人员回复，督办人不得自行回复', supervision) : undefined
}

const urge: Rule = (c) => {
  const { care } = c.state
  const role = byRole('催办', [...c.type.readers, 'supervisor'], c)
  if (role) return role
  if (over(c) && !care?.demands) return ended('催办')
  if (care?.handler?.id === c.ask.actor.id) return no('guard', 'handler', '案件在您手上，不用催办', handling)
  return care?.urged?.on === c.ask.on ? no('done', 'urge', '今天已经催办过，明天仍未办理的可以再催', handling) : undefined
}

function given(c: CareCase, label: string): Refusal | undefined {
  const { ask, state } = c
  const to = ask.care?.to
  if (over(c)) return ended(label)
  if (!to) return undefined
  if (to.id === state.care?.handler?.id) return no('done', 'handler', `案件已经在${to.name}手上`, handling)
  return notFor(c, to)
}

const assign: Rule = (c) => {
  const { handler } = c.state.care ?? {}
  const leads = c.ask.actor.roles.some((r) => r === 'leader' || r === 'admin')
  const role = leads ? undefined : byRole('转办', c.type.readers, c)
  if (role) return role
  if (!leads && handler && handler.id !== c.ask.actor.id) return no('role', 'handler', '案件在他人手上，由其本人或者机关负责人转办', handling)
  return given(c, '转办')
}

const claim: Rule = (c) => {
  const role = byRole('认领', c.type.readers, c)
  if (role) return role
  const { handler } = c.state.care ?? {}
  if (handler?.id === c.ask.actor.id) return no('done', 'handler', '案件已经在您手上', handling)
  if (handler?.roles.some((r) => waitingSteps(c.procedure, c.state).some(([, a]) => a.by.includes(r))))
    return no('status', 'handler', '案件已有承办人，需要换人的请用“转办”', handling)
  return over(c) ? ended('认领') : notFor(c, c.ask.actor)
}

/** Has this person the case in hand: given to them, worked on by them, or asked for an opinion? */
const holds = (state: CaseState, person: string): boolean =>
  state.care?.handler
    ? state.care.handler.id === person || Boolean(state.care.asked?.some((a) => a.of === person))
    : state.done.some((d) => d.actors.includes(person))

const handOver: Rule = (c) => {
  const role = byRole('交接', ['leader', 'admin'], c)
  if (role) return role
  const from = c.ask.care?.from
  if (from && from === c.ask.care?.to?.id) return no('guard', 'handler', '不能交接给本人', handling)
  if (from && !holds(c.state, from)) return no('status', 'handler', '案件不在移交人手上', handling)
  return given(c, '交接')
}

const consult: Rule = (c) => {
  const role = byRole('征求意见', c.type.readers, c)
  if (role) return role
  if (over(c)) return ended('征求意见')
  for (const person of c.ask.care?.of ?? []) {
    if (person.id === c.ask.actor.id) return no('guard', 'asked', '不能征求本人的意见', handling)
    if (!c.type.readers.some((r) => person.roles.includes(r)) && !advisesOnly(person.roles))
      return no('guard', 'asked', `${person.name}没有查看该类案件的职责，不能征求其意见`, handling)
    if (c.state.care?.asked?.some((a) => a.of === person.id)) return no('done', 'asked', `已经征求${person.name}的意见，尚未回复`, handling)
  }
  return undefined
}

const opine: Rule = (c) => {
  const role = byRole('会签意见', [...c.type.readers, 'lawyer'], c)
  if (role) return role
  return c.state.care?.asked?.some((a) => a.of === c.ask.actor.id || a.of === c.ask.behalf?.id)
    ? undefined
    : no('status', 'asked', '目前没有征求您的意见', handling)
}

const unask: Rule = (c) => {
  const { asked } = c.state.care ?? {}
  if (!asked) return no('status', 'asked', '目前没有征求中的意见', handling)
  if (asked.some((a) => a.by === c.ask.actor.id) || c.ask.actor.roles.includes('leader')) return undefined
  return no('role', 'asked', '由征求意见的人或者机关负责人撤回', handling)
}

const recall: Rule = (c) => {
  const { undo } = c.state.care ?? {}
  if (!undo) return no('status', 'undo', '没有可以撤回的步骤：对外已经生效的不能撤回，下一环节已经办理的请其退回', handling)
  const label = c.procedure.actions[undo.action]?.label ?? undo.action
  return undo.by === c.ask.actor.id || undo.by === c.ask.behalf?.id ? undefined : no('role', 'undo', `“${label}”由其办理人本人撤回`, handling)
}

const rules: Readonly<Record<CareAction, Rule>> = {
  careDemand: demand,
  careAnswer: answer,
  careUrge: urge,
  careAssign: assign,
  careClaim: claim,
  careHandOver: handOver,
  careConsult: consult,
  careOpine: opine,
  careUnask: unask,
  careRecall: recall,
}

/** Why an action of a colleague may not be taken now; undefined means it may. */
export function careRefusal(action: CareAction, c: CareCase): Refusal | undefined {
  if (c.state.status === 'new') return no('status', 'status', '案件尚未登记')
  return rules[action](c)
}

/** The opinions that are awaited before a step of the procedure; what is only aside waits for nothing. */
export function awaitedOpinions({ procedure, state, ask }: Omit<CareCase, 'type'>): Refusal | undefined {
  const asked = state.care?.asked
  if (!asked || ask.actor.roles.some((r) => r === 'system' || r === 'public')) return undefined
  if (!waitingSteps(procedure, state).some(([id]) => id === ask.action)) return undefined
  const label = procedure.actions[ask.action]?.label ?? ask.action
  return no('need', 'asked', `还在征求 ${asked.length} 人的意见，意见回齐或者撤回征求之后再“${label}”`, handling)
}
