/** The invented people: every role in every street, and those of the district. All sign in with one password. */
import { createHash } from 'node:crypto'
import { type Role, roles } from '../../../engine/define.ts'
import { inTx } from '../../../platform/db/index.ts'
import type { Services } from '../../services.ts'
import { dice, seedOf } from './dice.ts'
import { DISTRICT, JUSTICE, SINCE, type Street, streets } from './offices.ts'
import { personName } from './words.ts'

export const DEMO_PASSWORD = 'mingfa2026'

export type Member = { id: string; office: number; username: string; name: string; roles: readonly Role[]; certificate: string | null }
/** Of one street, by role; everybody is listed under the first of theirs. */
export type Cast = Readonly<Record<CastRole, readonly Member[]>>

/** Roles of a street, and how many hold them. */
const staff = { clerk: 2, officer: 6, leader: 2, reviewer: 1, lawyer: 1, chair: 1, mediator: 4, openness: 2, secretary: 1, reporter: 1 } as const
export type CastRole = keyof typeof staff

const certified: readonly Role[] = ['officer', 'reviewer']

/** An id that follows from a name, so that a demo made twice has the same people. */
export function idOf(...parts: readonly (string | number)[]): string {
  const h = createHash('sha256')
    .update(['demo', ...parts].join('|'))
    .digest('hex')
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-7${h.slice(13, 16)}-8${h.slice(17, 20)}-${h.slice(20, 32)}`
}

function member(office: number, username: string, held: readonly Role[]): Member {
  const name = personName(dice(seedOf('person', office, username)))
  const certificate = held.some((r) => certified.includes(r)) ? `示99${String(seedOf(username) % 1_000_000).padStart(6, '0')}` : null
  return { id: idOf('person', office, username), office, username, name, roles: held, certificate }
}

const usernameOf = (street: Street, role: string, n: number): string => `${street.tag ? `${street.tag}-` : ''}${role}${n > 1 ? n : ''}`

/** The people of a street. */
export function castOf(street: Street): Cast {
  const of = (role: CastRole): Member[] => Array.from({ length: staff[role] }, (_, i) => member(street.id, usernameOf(street, role, i + 1), [role]))
  return Object.fromEntries((Object.keys(staff) as CastRole[]).map((role) => [role, of(role)])) as unknown as Cast
}

const others = (): Member[] => [
  member(JUSTICE, 'justice', ['reporter', 'reviewer']),
  member(DISTRICT, 'supervisor', ['supervisor']),
  member(DISTRICT, 'admin', ['admin']),
]

/** Everybody of the demo. */
export const everybody = (): Member[] => [...streets.flatMap((s) => Object.values(castOf(s)).flat()), ...others()]

export type SignInRow = { role: string; name: string; username: string; office: number }

/** One sign-in for each role, of the first street and of the district. */
export const demoSignIns = (): SignInRow[] => {
  const [first] = streets
  const cast = first ? Object.values(castOf(first)).flatMap((members) => members.slice(0, 1)) : []
  return [...cast, ...others().slice(1)].map((m) => ({ role: roles[m.roles[0] ?? 'clerk'], name: m.name, username: m.username, office: m.office }))
}

/** Makes the people, their posts and their sign-ins; those who are there keep what they have. */
export async function makePeople({ db, signIn, clock }: Services): Promise<void> {
  for (const [office, members] of Map.groupBy(everybody(), (m) => m.office)) {
    await inTx(db.app, { office }, async (client) => {
      const rows = JSON.stringify(members.map((m) => ({ ...m, until: m.certificate ? '2035-12-31' : null })))
      const as = 'jsonb_to_recordset($2::jsonb) as p(id uuid, username text, name text, certificate text, until date, roles text[])'
      await client.query(
        `insert into mingfa.person (office_id, id, username, name, certificate, certificate_until, active)
         select $1, p.id, p.username, p.name, p.certificate, p.until, true from ${as} on conflict do nothing`,
        [office, rows],
      )
      await client.query(
        `insert into mingfa.post (office_id, person_id, roles, valid_from) select $1, p.id, p.roles, $3::date from ${as} on conflict do nothing`,
        [office, rows, SINCE],
      )
    })
  }
  const { rows } = await db.auth.query<{ username: string }>('select username from mingfa.login')
  const known = new Set(rows.map((r) => r.username))
  const fresh = everybody().filter((m) => !known.has(m.username))
  await Promise.all(fresh.map((m) => signIn.setPassword(m.username, m.id, DEMO_PASSWORD, clock.now())))
}
