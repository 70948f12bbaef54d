/** What colleagues of the demo have under way with one another: demands, opinions, cases taken up, and authority lent for a holiday. */
import { addDays } from '../../../engine/days.ts'
import { forSingleCases } from '../../../platform/access/index.ts'
import { newId } from '../../../platform/db/index.ts'
import { type QueueRow, refreshTasks } from '../../../platform/ledger/index.ts'
import type { Services } from '../../services.ts'
import type { Street } from './offices.ts'
import { type Cast, everybody, idOf, type Member } from './people.ts'

type Office = { services: Services; street: Street; cast: Cast }

async function as({ services }: Office, member: Member | undefined) {
  const viewer = member && (await services.viewers.byUsername(member.username, services.clock.today()))
  if (!viewer) throw new Error(`nobody is called ${member?.username}`)
  return forSingleCases(viewer)
}

async function take(o: Office, by: Member | undefined, row: QueueRow | undefined, action: string, input: Record<string, unknown> = {}): Promise<void> {
  if (!row) return
  const request = { type: row.type, office: row.office, caseId: row.id, action, actionId: newId(), input }
  const result = await o.services.ledger.act(await as(o, by), request)
  if (!('done' in result)) throw new Error(`${row.type} ${action}: ${JSON.stringify('refused' in result ? result.refused : result)}`)
}

/** Authority lent for some days; the same two again is nothing new. */
async function lend(o: Office, from: Member | undefined, to: Member | undefined, reason: string, days: number): Promise<void> {
  if (!from || !to) return
  const { services, street } = o
  const today = services.clock.today()
  const types = services.types.filter((t) => t.readers.some((r) => from.roles.includes(r))).map((t) => t.id)
  const viewer = await as(o, from)
  const known = await services.delegations.list(viewer, street.id)
  if (known.some((d) => d.from === from.id && d.to === to.id)) return
  await services.delegations.add(viewer, {
    office: street.id,
    from: from.id,
    to: to.id,
    types,
    fromDay: addDays(today, -1),
    toDay: addDays(today, days),
    reason,
  })
}

async function alreadyThere({ services, street }: Office): Promise<boolean> {
  const text = "select 1 from mingfa.case_action where office_id = $1 and action = 'careDemand' limit 1"
  return (await services.db.owner.query(text, [street.id])).rows.length > 0
}

/** Waiting cases of penalties that officers have, the most urgent first, none of which anything was asked of yet. */
async function waiting(o: Office, member: Member | undefined): Promise<QueueRow[]> {
  const { services, street } = o
  const page = await services.ledger.queue(await as(o, member), { office: street.id, offices: [street.id], tab: 'todo', hands: ['mine', 'open', 'group'] })
  return (page?.rows ?? []).filter((r) => r.type === 'penalty')
}

/** Plays what colleagues have under way, once; afterwards everybody's queue is that of today. */
export async function loadColleagues(o: Office): Promise<void> {
  const { services, street, cast } = o
  const [officer, second, third] = cast.officer
  const [clerk, other] = cast.clerk
  const [leader, deputy] = cast.leader
  const [lawyer] = cast.lawyer
  const today = services.clock.today()
  await refreshTasks(services.ledger.context, street.id)
  await lend(o, clerk, other, '年休假', 9)
  await lend(o, leader, deputy, '外出学习', 4)
  if (await alreadyThere(o)) return
  const supervisor = everybody().find((m) => m.id === idOf('person', m.office, 'supervisor'))
  const [a, b, c, d, e, f, g] = await waiting(o, officer)
  await take(o, supervisor, a, 'careDemand', { text: '该案临近办理期限，请说明进展和下一步安排。', due: addDays(today, 3) })
  await take(o, leader, b, 'careDemand', { text: '当事人反映多次，请一周内拿出处理意见。', due: addDays(today, 7) })
  await take(o, leader, c, 'careDemand', { text: '请核实现场情况。', due: addDays(today, 5) })
  await take(o, officer, c, 'careAnswer', { text: '已到现场核实，当事人承诺三日内整改，正在跟进。' })
  await take(o, officer, d, 'careConsult', { of: [clerk?.id, third?.id], text: '拟按简易情形从轻处理，请提意见。' })
  await take(o, clerk, d, 'careOpine', { text: '同意。' })
  await take(o, officer, f, 'careConsult', { of: [lawyer?.id], text: '当事人提出已过两年时效，请就违法行为是否连续、时效如何起算提出意见。' })
  await take(o, officer, g, 'careConsult', { of: [lawyer?.id], text: '拟认定的违法行为与条款是否对应，请审。' })
  await take(o, lawyer, g, 'careOpine', { text: '事实与所引条款对应；处罚决定中应写明裁量理由，并告知陈述申辩权利。' })
  await take(o, leader, e, 'careAssign', { to: second?.id, text: '请接着办理。' })
  await take(o, leader, e, 'careUrge', { text: '请抓紧办理。' })
}
