/** Actions of colleagues as they are asked for: the people named, the day and the words, before the engine judges them. */
import { type CareAction, type CareExtra, careActions } from '../../engine/care.ts'
import type { CareAsk } from '../../engine/care-state.ts'
import { isDay } from '../../engine/days.ts'
import type { Actor, Ask } from '../../engine/define.ts'
import type { FieldError } from '../../engine/parse.ts'
import { rolesIn, type Viewer } from '../access/index.ts'
import type { ActRequest } from './asked.ts'
import type { LedgerContext } from './context.ts'

const MOST_ASKED = 10
const MOST_WORDS = 2000

type Field = 'text' | 'due' | 'to' | 'from' | 'of'
const labels: Readonly<Record<Field, string>> = { text: '意见', due: '回复期限', to: '接办人', from: '移交人', of: '征求对象' }

/** What each must say, and what it may say. */
const fields: Readonly<Record<CareAction, { must: readonly Field[]; may?: readonly Field[] }>> = {
  careDemand: { must: ['text', 'due'] },
  careAnswer: { must: ['text'] },
  careUrge: { must: [], may: ['text'] },
  careAssign: { must: ['to'], may: ['text'] },
  careClaim: { must: [] },
  careHandOver: { must: ['from', 'to', 'text'] },
  careConsult: { must: ['of', 'text'] },
  careOpine: { must: ['text'] },
  careUnask: { must: [], may: ['text'] },
  careRecall: { must: [], may: ['text'] },
}

export type ParsedCare = { care: CareAsk; extra: Record<string, unknown> & { care: CareExtra }; errors: FieldError[] }

const words = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')
const several = (value: unknown): string[] => [
  ...new Set((Array.isArray(value) ? value : [value]).filter((v): v is string => typeof v === 'string' && v !== '')),
]
const fault = (field: Field, value: string, message: string): FieldError => ({ field, label: labels[field], value, message })

/** Reads the input of such an action; people who are not of the office are errors. */
export async function parseCare(context: LedgerContext, viewer: Viewer, request: ActRequest, action: CareAction): Promise<ParsedCare> {
  const { must, may = [] } = fields[action]
  const { input, office } = request
  const asked = new Set<Field>([...must, ...may])
  const given = (field: Field): unknown => (asked.has(field) ? input[field] : undefined)
  const unknown = Object.keys(input).filter((k) => !asked.has(k as Field))
  const errors = unknown.map((field): FieldError => ({ field, label: field, value: String(input[field]), message: `“${careActions[action]}”没有这一项` }))
  for (const field of must) if (several(given(field)).every((v) => v.trim() === '')) errors.push(fault(field, '', '必须填写'))
  const text = words(given('text'))
  if (text.length > MOST_WORDS) errors.push(fault('text', `${text.slice(0, 20)}…`, `最多 ${MOST_WORDS} 字，现有 ${text.length} 字`))
  const due = words(given('due'))
  if (due && !isDay(due)) errors.push(fault('due', due, '应为有效日期，如 2024-03-05'))
  const of = several(given('of'))
  if (of.length > MOST_ASKED) errors.push(fault('of', String(of.length), `一次最多征求 ${MOST_ASKED} 人的意见`))
  const to = action === 'careClaim' ? viewer.personId : words(given('to'))
  const found = await peopleOf(context, [...of, ...(to ? [to] : [])], office)
  for (const id of of) if (!found.has(id)) errors.push(fault('of', id, '不是本机关在册人员，请重新选择'))
  if (to && !found.has(to) && action !== 'careClaim') errors.push(fault('to', to, '不是本机关在册人员，请重新选择'))
  const heir = to ? found.get(to) : undefined
  const from = words(given('from'))
  const care: CareAsk = { text, of: of.flatMap((id) => found.get(id) ?? []), ...(due ? { due } : {}), ...(heir ? { to: heir } : {}), ...(from ? { from } : {}) }
  return { care, extra: { ...request.own?.extra, care: extraOf(care) }, errors }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

async function peopleOf(context: LedgerContext, ids: readonly string[], office: number): Promise<Map<string, Actor>> {
  const asked = ids.filter((id) => UUID.test(id))
  return new Map(asked.length > 0 ? (await context.people(asked, office)).map((p) => [p.id, p]) : [])
}

const extraOf = ({ text, due, to, from, of }: CareAsk): CareExtra => ({
  ...(text ? { text } : {}),
  ...(due ? { due } : {}),
  ...(to ? { to: to.id, roles: to.roles } : {}),
  ...(from ? { from } : {}),
  ...(of.length > 0 ? { of: of.map((p) => p.id) } : {}),
})

/** Who acts: with the roles of their post, those that supervise from above, and in a colleague's place those that were lent. */
export function standingOf(viewer: Viewer, request: Pick<ActRequest, 'office' | 'type' | 'behalf'>, actor: Actor): Pick<Ask, 'actor' | 'behalf'> | undefined {
  const { office, type, behalf } = request
  if (!behalf) return { actor }
  const loan = viewer.lent?.find((l) => l.from === behalf && l.office === office && l.types.includes(type))
  if (!loan) return undefined
  return { actor: { ...actor, roles: [...new Set([...actor.roles, ...loan.roles])] }, behalf: { id: loan.from, name: loan.name, roles: loan.held } }
}

/** Supervisors stand above the office: for the actions of colleagues they count there as well. */
export const watching = (viewer: Viewer, office: number, actor: Actor): Actor =>
  viewer.watches?.includes(office) && !rolesIn(viewer, office).includes('supervisor') ? { ...actor, roles: [...actor.roles, 'supervisor'] } : actor
