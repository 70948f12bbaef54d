/** People and their posts: read by those who see the office, changed by its administrators. */
import type { Pool } from 'pg'
import type { Role } from '../../engine/define.ts'
import { inTx, newId } from '../db/index.ts'
import { claimsOf, type Viewer } from './viewer.ts'

export type PersonRecord = {
  id: string
  office: number
  username: string
  name: string
  certificate: string | null
  certificateUntil: string | null
  active: boolean
  roles: Role[]
}

export type NewPerson = Pick<PersonRecord, 'office' | 'username' | 'name' | 'certificate' | 'certificateUntil' | 'roles'>

export type People = {
  list: (viewer: Viewer, office: number, today: string) => Promise<PersonRecord[]>
  /** Which of these offices have somebody in a role today; whom is not told. */
  officesWith: (role: Role, offices: readonly number[], today: string) => Promise<number[]>
  /** The new person's id, made here unless given. Whether the name is free is known to the sign-in, which is asked first. */
  add: (viewer: Viewer, person: NewPerson & { id?: string }, today: string) => Promise<string>
  /** Ends the present post and opens another; changes name, certificate and standing. */
  change: (viewer: Viewer, person: Omit<NewPerson, 'username'> & { id: string; active: boolean }, today: string) => Promise<boolean>
}

const LIST = `select p.id, p.office_id as office, p.username, p.name, p.certificate, p.certificate_until as "certificateUntil", p.active, t.roles
  from mingfa.post t join mingfa.person p on p.id = t.person_id
  where t.office_id = $1 and p.office_id = any($2::bigint[]) and t.valid_from <= $3 and (t.valid_to is null or t.valid_to > $3) order by p.username`

/** People over the application's role, so that row-level security decides. */
export function createPeople(pool: Pool): People {
  return {
    list: (viewer, office, today) => inTx(pool, claimsOf(viewer), async (c) => (await c.query<PersonRecord>(LIST, [office, viewer.offices, today])).rows),
    officesWith: (role, offices, today) =>
      inTx(pool, { offices }, async (client) => {
        const text = `select distinct t.office_id as office from mingfa.post t join mingfa.person p on p.id = t.person_id and p.active
          where t.office_id = any($1::bigint[]) and p.office_id = any($1::bigint[]) and $2 = any(t.roles) and t.valid_from <= $3 and (t.valid_to is null or t.valid_to > $3)`
        return (await client.query<{ office: number }>(text, [offices, role, today])).rows.map((r) => r.office)
      }),
    add: (viewer, person, today) =>
      inTx(pool, claimsOf(viewer, person.office), async (client) => {
        const id = person.id ?? newId()
        await client.query(
          'insert into mingfa.person (office_id, id, username, name, certificate, certificate_until, active) values ($1, $2, $3, $4, $5, $6, true)',
          [person.office, id, person.username, person.name, person.certificate, person.certificateUntil],
        )
        await client.query('insert into mingfa.post (office_id, person_id, roles, valid_from) values ($1, $2, $3, $4)', [
          person.office,
          id,
          person.roles,
          today,
        ])
        return id
      }),
    change: (viewer, person, today) =>
      inTx(pool, claimsOf(viewer, person.office), async (client) => {
        const changed = await client.query(
          'update mingfa.person set name = $3, certificate = $4, certificate_until = $5, active = $6 where office_id = $1 and id = $2',
          [person.office, person.id, person.name, person.certificate, person.certificateUntil, person.active],
        )
        if (changed.rowCount === 0) return false
        await client.query('update mingfa.post set valid_to = $3 where office_id = $1 and person_id = $2 and valid_to is null and valid_from < $3', [
          person.office,
          person.id,
          today,
        ])
        await client.query(
          `insert into mingfa.post (office_id, person_id, roles, valid_from) values ($1, $2, $3, $4)
           on conflict (office_id, person_id, valid_from) do update set roles = excluded.roles, valid_to = null`,
          [person.office, person.id, person.roles, today],
        )
        return true
      }),
  }
}
