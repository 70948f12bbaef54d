/** From a person to a viewer: their posts today, and what each role may see. */
import type { Pool } from 'pg'
import type { Actor, AnyCaseType, Role } from '../../engine/define.ts'
import { advisesOnly } from '../../engine/values.ts'
import { askedCases } from './advice.ts'
import { lentSight, lentTo } from './delegations.ts'
import type { Offices } from './offices.ts'
import type { Lent, Viewer } from './viewer.ts'

type PersonRow = { id: string; username: string; name: string; certificate: string | null; certificate_until: string | null }
type PostRow = { office_id: number; roles: Role[] }

const PERSON = 'select id, username, name, certificate, certificate_until from mingfa.person where active and'

/** Offices that somebody only advises from outside: whatever else they may hold, these are shut to them. */
const advisedOf = (posts: Viewer['posts']): number[] => posts.filter((p) => advisesOnly(p.roles)).map((p) => p.office)

/** Offices each type may be read in, from a person's posts. */
export async function seesOf(
  posts: Viewer['posts'],
  types: readonly AnyCaseType[],
  offices: Offices,
  lent: readonly Lent[] = [],
): Promise<Pick<Viewer, 'sees' | 'offices' | 'watches'>> {
  const watches = new Set<number>()
  const sees: Record<string, Set<number>> = Object.fromEntries(types.map((t) => [t.id, new Set<number>()]))
  const all = new Set<number>()
  for (const { office, roles } of posts) {
    const wide = roles.includes('supervisor') || roles.includes('admin')
    const reach = wide ? await offices.below(office) : [office]
    for (const id of reach) all.add(id)
    if (roles.includes('supervisor')) for (const id of reach) watches.add(id)
    for (const type of types) {
      if (type.readers.some((r) => roles.includes(r))) sees[type.id]?.add(office)
      if (roles.includes('supervisor')) for (const id of reach) sees[type.id]?.add(id)
    }
  }
  for (const type of types) for (const id of lentSight(lent, type)) sees[type.id]?.add(id)
  for (const id of advisedOf(posts)) for (const seen of [all, watches, ...Object.values(sees)]) seen.delete(id)
  return {
    watches: [...watches],
    sees: Object.fromEntries(Object.entries(sees).map(([t, s]) => [t, [...s].sort((a, b) => a - b)])),
    offices: [...all].sort((a, b) => a - b),
  }
}

export type Viewers = {
  byPerson: (personId: string, today: string) => Promise<Viewer | undefined>
  byUsername: (username: string, today: string) => Promise<Viewer | undefined>
  /** People of an office as guards see them. */
  actors: (ids: readonly string[], office: number, today: string) => Promise<readonly Actor[]>
  names: (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>
  /** Accounts by id, wherever they are kept: for those who hold a post where the asker may look, but are kept by another office. */
  accounts: (ids: readonly string[]) => Promise<Account[]>
}

export type Account = {
  id: string
  office: number
  username: string
  name: string
  certificate: string | null
  certificateUntil: string | null
  active: boolean
}

/** Viewers read through the auth role. */
export function createViewers(pool: Pool, types: readonly AnyCaseType[], offices: Offices): Viewers {
  const viewerOf = async (person: PersonRow | undefined, today: string): Promise<Viewer | undefined> => {
    if (!person) return undefined
    const { rows } = await pool.query<PostRow>(
      'select office_id, roles from mingfa.post where person_id = $1 and valid_from <= $2 and (valid_to is null or valid_to > $2) order by office_id',
      [person.id, today],
    )
    const posts = rows.map((r) => ({ office: r.office_id, roles: r.roles }))
    const certificate = person.certificate && person.certificate_until ? { certificate: { number: person.certificate, until: person.certificate_until } } : {}
    const advises = advisedOf(posts)
    const lent = (await lentTo(pool, person.id, posts, today)).filter((l) => !advises.includes(l.office))
    const advice = advises.length > 0 ? { advises, asked: await askedCases(pool, person.id, advises) } : {}
    const lending = lent.length > 0 ? { lent } : {}
    return {
      personId: person.id,
      username: person.username,
      name: person.name,
      ...certificate,
      posts,
      ...lending,
      ...advice,
      ...(await seesOf(posts, types, offices, lent)),
    }
  }
  const names = new Map<string, string>()
  return {
    byPerson: async (id, today) => viewerOf((await pool.query<PersonRow>(`${PERSON} id = $1`, [id])).rows[0], today),
    byUsername: async (username, today) => viewerOf((await pool.query<PersonRow>(`${PERSON} username = $1`, [username])).rows[0], today),
    async actors(ids, office, today) {
      const { rows } = await pool.query<PersonRow & { roles: Role[] }>(
        `select p.id, p.username, p.name, p.certificate, p.certificate_until, t.roles from mingfa.person p join mingfa.post t on t.person_id = p.id
         where p.active and p.id = any($1::uuid[]) and t.office_id = $2 and t.valid_from <= $3 and (t.valid_to is null or t.valid_to > $3)`,
        [ids, office, today],
      )
      return rows.map((r) => ({
        id: r.id,
        name: r.name,
        roles: r.roles,
        ...(r.certificate && r.certificate_until ? { certificate: { number: r.certificate, until: r.certificate_until } } : {}),
      }))
    },
    async accounts(ids) {
      const { rows } = await pool.query<Account>(
        `select p.id, p.office_id as office, p.username, p.name, p.certificate, p.certificate_until as "certificateUntil", p.active
         from mingfa.person p where p.id = any($1::uuid[]) order by p.username`,
        [ids],
      )
      return rows
    },
    async names(ids) {
      const missing = ids.filter((id) => !names.has(id) && /^[0-9a-f-]{36}$/.test(id))
      if (missing.length > 0) {
        const { rows } = await pool.query<{ id: string; name: string }>('select id, name from mingfa.person where id = any($1::uuid[])', [missing])
        for (const r of rows) names.set(r.id, r.name)
      }
      return new Map(ids.flatMap((id) => (names.has(id) ? [[id, names.get(id) as string]] : [])))
    },
  }
}

/** Mingfa itself, for what no person does: breaches, recalculation, seals. */
export const systemViewer = (office: number, types: readonly AnyCaseType[]): Viewer => ({
  personId: 'system',
  username: 'system',
  name: '系统',
  posts: [{ office, roles: ['system'] }],
  sees: Object.fromEntries(types.map((t) => [t.id, [office]])),
  offices: [office],
})

/** Somebody at the portal, who may open a case of one type in one office and see nothing. */
export const publicViewer = (office: number, type: string): Viewer => ({
  personId: 'public',
  username: 'public',
  name: '社会公众',
  posts: [{ office, roles: ['public'] }],
  sees: { [type]: [office] },
  offices: [],
})
