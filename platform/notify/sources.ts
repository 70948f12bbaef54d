/** Whom to tell of what, each night: terms that were rung, certificates about to end, cases due for appraisal. */
import { addDays, daysBetween } from '../../engine/days.ts'
import type { AnyCaseType, Role } from '../../engine/define.ts'
import { advisesOnly } from '../../engine/values.ts'
import { inTx } from '../db/index.ts'
import type { MailParts } from './mail.ts'
import type { NewNotice, Notices } from './notices.ts'

export type SourceParts = Pick<MailParts, 'db' | 'accounts'> & { types: readonly AnyCaseType[]; notices: Notices; today: () => string }

type Rung = { type: string; caseId: string; number: string | null; term: string; due: string; rung: string }
type Post = { person: string; roles: Role[] }

/** Days before a certificate ends on which it is told. */
const CERTIFICATE_DAYS = [30, 7, 0]

/** Rows of one office, as Mingfa itself reads them to know whom to tell. */
export async function inOffice<T extends object>(
  { db, types }: Pick<SourceParts, 'db' | 'types'>,
  office: number,
  text: string,
  values: unknown[],
): Promise<T[]> {
  const see = Object.fromEntries(types.map((t) => [t.id, [office]]))
  return inTx(db.app, { person: 'system', office, offices: [office], see }, async (client) => (await client.query(text, values)).rows as T[])
}

/** Everybody who has a post in an office today, with their roles. */
export const postsIn = (parts: SourceParts, office: number): Promise<Post[]> =>
  inOffice<Post>(
    parts,
    office,
    'select person_id::text as person, roles from mingfa.post where office_id = $1 and valid_from <= $2 and (valid_to is null or valid_to > $2)',
    [office, parts.today()],
  )

/** Those who have worked on the case and are still here; without any, whoever reads such cases. */
async function concerned(parts: SourceParts, office: number, posts: readonly Post[], { type, caseId }: Rung): Promise<string[]> {
  const text = 'select distinct unnest(actors) as person from mingfa.case_action where office_id = $1 and case_id = $2'
  const actors = new Set((await inOffice<{ person: string }>(parts, office, text, [office, caseId])).map((r) => r.person))
  // An adviser from outside answers for no term, and what they may know of the case ends with it.
  const still = posts.filter((p) => actors.has(p.person) && !advisesOnly(p.roles))
  const readers = parts.types.find((t) => t.id === type)?.readers ?? []
  return (still.length > 0 ? still : posts.filter((p) => p.roles.some((r) => readers.includes(r)))).map((p) => p.person)
}

async function termNotices(parts: SourceParts, office: number, posts: readonly Post[]): Promise<NewNotice[]> {
  const text = 'select type, case_id as "caseId", number, term, due::text as due, rung from mingfa.reminder where office_id = $1 and fired_on = $2'
  const rungs = await inOffice<Rung>(parts, office, text, [office, parts.today()])
  const notices: NewNotice[] = []
  for (const r of rungs) {
    const type = parts.types.find((t) => t.id === r.type)
    const label = type?.procedures.findLast((p) => p.terms[r.term])?.terms[r.term]?.label ?? r.term
    const name = r.number ?? `未编号的${type?.record.title ?? '案件'}`
    const late = r.rung === 'red'
    const common = { mark: `${r.caseId}:${r.term}:${r.due}:${r.rung}`, number: r.number, link: `/cases/${r.type}/${office}/${r.caseId}` }
    const title = late ? `${name}的“${label}”已超期（${r.due} 到期）` : `${name}的“${label}”${r.due} 到期`
    for (const person of await concerned(parts, office, posts, r)) notices.push({ ...common, person, kind: late ? 'breach' : 'term', title })
  }
  return notices
}

const admins = (posts: readonly Post[]): string[] => posts.filter((p) => p.roles.includes('admin')).map((p) => p.person)

async function certificateNotices(parts: SourceParts, posts: readonly Post[]): Promise<NewNotice[]> {
  const today = parts.today()
  const people = (await parts.accounts(posts.map((p) => p.person))).filter((a) => a.active && a.certificate && a.certificateUntil)
  return people.flatMap((a) => {
    const until = a.certificateUntil ?? ''
    const left = daysBetween(today, until)
    const rung = CERTIFICATE_DAYS.findLast((days) => left <= days)
    if (rung === undefined || until < addDays(today, -1)) return []
    const title = left < 0 ? `${a.name}的执法证已过期（${until}）` : `${a.name}的执法证 ${until} 到期，还有 ${left} 天`
    const mark = `certificate:${a.id}:${until}:${rung}`
    return [...new Set([a.id, ...admins(posts)])].map((person) => ({ person, kind: 'certificate' as const, mark, title, number: null, link: '/account' }))
  })
}

async function retentionNotices(parts: SourceParts, office: number, posts: readonly Post[]): Promise<NewNotice[]> {
  const text = 'select count(*)::int as n from mingfa.retention_item where office_id = $1 and listed_on = $2 and decision is null'
  const [found] = await inOffice<{ n: number }>(parts, office, text, [office, parts.today()])
  if (!found || found.n === 0) return []
  const common = { kind: 'retention' as const, mark: `retention:${parts.today()}`, title: `新列入到期鉴定 ${found.n} 件`, number: null }
  return admins(posts).map((person) => ({ ...common, person, link: '/settings/retention' }))
}

/** Tells an office's people what today asks of them; how many were told something new. Again is harmless. */
export async function tellToday(parts: SourceParts, office: number): Promise<number> {
  const posts = await postsIn(parts, office)
  const all = [await termNotices(parts, office, posts), await certificateNotices(parts, posts), await retentionNotices(parts, office, posts)]
  return parts.notices.tell(office, all.flat())
}

/** The administrators of an office today. */
export const adminsOf = async (parts: SourceParts, office: number): Promise<string[]> => admins(await postsIn(parts, office))

/** Those who hold one of these roles in an office today. */
export const holdersOf = async (parts: SourceParts, office: number, roles: readonly Role[]): Promise<string[]> =>
  (await postsIn(parts, office)).filter((p) => p.roles.some((r) => roles.includes(r))).map((p) => p.person)
