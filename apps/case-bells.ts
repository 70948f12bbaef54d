/** Colleagues are told what others did to their cases, and what was lent to them: told once to each, from the job that the action put down. */
import type { Bell, BellSays, Post } from '../engine/bells.ts'
import { type CareExtra, reasonOf } from '../engine/care.ts'
import { procedureOf, type Values } from '../engine/define.ts'
import type { DelegationBell } from '../platform/access/index.ts'
import type { Ringing } from '../platform/ledger/index.ts'
import { inOffice, type NewNotice, postsIn } from '../platform/notify/index.ts'
import type { Services } from './services.ts'

/** So much of somebody's words stands in a notice; the rest is read in the case. */
const WORDS = 60

type Told = { who: string; name: string; words: string; due: string; to: string; step: string }

const until = ({ due }: Told): string => (due ? `，最近的期限 ${due}` : '')
const sentences: Readonly<Record<BellSays, (t: Told) => string>> = {
  demanded: (t) => `${t.who}督办${t.name}，请于 ${t.due} 前回复${t.words}`,
  answered: (t) => `${t.who}回复了您对${t.name}的督办${t.words}`,
  urged: (t) => `${t.who}催办${t.name}${until(t)}${t.words}`,
  given: (t) => `${t.who}把${t.name}交给您办理${until(t)}${t.words}`,
  takenFrom: (t) => `${t.who}把${t.name}从您手上转给${t.to}办理${t.words}`,
  claimed: (t) => `${t.who}认领了${t.name}，不再由您办理`,
  asked: (t) => `${t.who}就${t.name}征求您的意见${until(t)}${t.words}`,
  opined: (t) => `${t.who}答复了您就${t.name}征求的意见${t.words}`,
  unasked: (t) => `${t.who}撤回了就${t.name}征求的意见，不用再答复`,
  recalled: (t) => `${t.who}撤回了${t.name}，暂时不用办理${t.words}`,
  returned: (t) => `${t.who}退回${t.name}（${t.step}）${until(t)}${t.words}`,
  again: (t) => `${t.who}按您的退回意见再次送来${t.name}（${t.step}）${until(t)}`,
}

type Row = { action: string; version: string; actors: string[]; data: Values; extra: { care?: CareExtra } }

async function actionOf(services: Services, { office, actionId }: Ringing): Promise<Row | undefined> {
  const text = 'select action, version::text as version, actors, data, extra from mingfa.case_action where office_id = $1 and id = $2'
  return (await inOffice<Row>(services, office, text, [office, actionId]))[0]
}

const partsOf = ({ db, types, viewers, notices, clock }: Services) => ({ db, types, accounts: viewers.accounts, notices, today: clock.today })

/** Those who hold a post today, by what keeps the step to some of them. */
async function holders(services: Services, office: number, posts: readonly Post[]): Promise<string[]> {
  if (posts.length === 0) return []
  const all = await postsIn(partsOf(services), office)
  const names = new Map((await services.viewers.accounts([...new Set(all.map((p) => p.person))])).map((a) => [a.id, a.name]))
  return posts.flatMap(({ role, barred, named }) =>
    all
      .filter((p) => p.roles.includes(role) && !barred.includes(p.person) && (named.length === 0 || named.includes(names.get(p.person) ?? '')))
      .map((p) => p.person),
  )
}

const brief = (text: string): string => (text.length > WORDS ? `${text.slice(0, WORDS)}…` : text).replace(/\s+/g, ' ')

async function wordsOf(services: Services, ringing: Ringing, row: Row): Promise<Told> {
  const type = services.types.find((t) => t.id === ringing.type)
  const step = type && procedureOf(type, row.version).actions[row.action]
  const [by = ''] = row.actors
  const care = row.extra.care
  const names = await services.viewers.names([by, ...(care?.to ? [care.to] : [])])
  const words = care?.text ?? (type && step ? reasonOf(type.record, step, row.data) : undefined)
  return {
    who: names.get(by) ?? '同事',
    name: ringing.number ?? `未编号的${type?.record.title ?? '案件'}`,
    words: words ? `：${brief(words)}` : '',
    due: ringing.due ?? '',
    to: names.get(care?.to ?? '') ?? row.actors.map((a) => names.get(a))[0] ?? '同事',
    step: step?.label ?? '',
  }
}

/** Tells everybody whom an action concerns, but those who took it; how many were told something new. Again is harmless. */
export async function tellBell(services: Services, payload: Readonly<Record<string, unknown>>): Promise<number> {
  const ringing = payload as Ringing
  const { office, type, caseId, actionId, number } = ringing
  const row = await actionOf(services, ringing)
  if (!row) return 0
  const told = await wordsOf(services, ringing, row)
  const link = `/cases/${type}/${office}/${caseId}`
  const of = async (bell: Bell): Promise<NewNotice[]> => {
    const people = [...new Set([...bell.people, ...(await holders(services, office, bell.posts))])].filter((p) => !row.actors.includes(p))
    const common = { kind: bell.kind, mark: `${actionId}:${bell.says}`, title: sentences[bell.says](told), number, link }
    return people.map((person) => ({ person, ...common }))
  }
  return services.notices.tell(office, (await Promise.all(ringing.bells.map(of))).flat())
}

/** Tells both sides of a delegation, but whoever arranged it. Again is harmless. */
export async function tellDelegation(services: Services, payload: Readonly<Record<string, unknown>>): Promise<number> {
  const { office, id, by, says } = payload as Parameters<DelegationBell>[1]
  const text = `select from_person as "from", to_person as "to", from_day::text as "fromDay", to_day::text as "toDay" from mingfa.delegation
    where office_id = $1 and id = $2`
  type Lent = { from: string; to: string; fromDay: string; toDay: string }
  const [lent] = await inOffice<Lent>(services, office, text, [office, id])
  if (!lent) return 0
  const names = await services.viewers.names([lent.from, lent.to])
  const name = (person: string): string => names.get(person) ?? '同事'
  const span = `${lent.fromDay} 至 ${lent.toDay}`
  const titles = {
    begun: { [lent.to]: `${name(lent.from)}委托您代办案件（${span}）`, [lent.from]: `您的案件委托${name(lent.to)}代办（${span}）` },
    ended: { [lent.to]: `${name(lent.from)}对您的委托（${span}）已终止`, [lent.from]: `您对${name(lent.to)}的委托（${span}）已终止` },
  }[says]
  const common = { kind: 'assign' as const, mark: `${id}:${says}`, number: null, link: '/colleagues' }
  const notices = Object.entries(titles).flatMap(([person, title]) => (person === by ? [] : [{ person, title, ...common }]))
  return services.notices.tell(office, notices)
}
