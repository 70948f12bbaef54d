/** People and their posts: read by those who see the office, changed by its administrators. */
import type { Pool, PoolClient } from 'pg'
import { type Role, roles as roleNames } from '../../engine/define.ts'
import { inTx, newId } from '../db/index.ts'
import { type Kept, recordChange } from './changes.ts'
import { claimsOf, type Viewer } from './viewer.ts'
import type { Viewers } from './viewers.ts'

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
  /** Whoever holds a post in the office today, wherever their account is kept; roles are those of that post. */
  list: (viewer: Viewer, office: number, today: string) => Promise<PersonRecord[]>
  /** Whose account the office keeps without a post there today. */
  idle: (viewer: Viewer, office: number, today: string) => Promise<PersonRecord[]>
  /** Which of these offices have somebody in a role today; whom is not told. */
  officesWith: (role: Role, offices: readonly number[], today: string) => Promise<number[]>
  /** The new person's id, made here unless given. Whether the name is free is known to the sign-in, which is asked first. */
  add: (viewer: Viewer, person: NewPerson & { id?: string }, today: string) => Promise<string>
  /** Ends the present post and opens another; changes name, certificate and standing. */
  change: (viewer: Viewer, person: Omit<NewPerson, 'username'> & { id: string; active: boolean }, today: string) => Promise<boolean>
}

const POSTS = `select t.person_id as id, t.roles from mingfa.post t
  where t.office_id = $1 and t.valid_from <= $2 and (t.valid_to is null or t.valid_to > $2)`

const IDLE = `select p.id, p.office_id as office, p.username, p.name, p.certificate, p.certificate_until as "certificateUntil", p.active, '{}'::text[] as roles
  from mingfa.person p where p.office_id = $1 and not exists (select 1 from mingfa.post t where t.office_id = $1 and t.person_id = p.id
    and t.valid_from <= $2 and (t.valid_to is null or t.valid_to > $2)) order by p.username`

/** A person as the record of changes keeps them. */
const kept = (p: Pick<PersonRecord, 'name' | 'certificate' | 'certificateUntil' | 'active' | 'roles'>): Kept => ({
  姓名: p.name,
  角色: p.roles.map((r) => roleNames[r]).join('、'),
  执法证号: p.certificate,
  执法证有效期至: p.certificateUntil,
  账号: p.active ? '在用' : '停用',
})

export type PeopleParts = { accounts: Viewers['accounts']; now: () => Date }

/** People over the application's role, so that row-level security decides. */
export function createPeople(pool: Pool, { accounts, now }: PeopleParts): People {
  return {
    async list(viewer, office, today) {
      const { rows } = await inTx(pool, claimsOf(viewer), (c) => c.query<{ id: string; roles: Role[] }>(POSTS, [office, today]))
      const roles = new Map(rows.map((r) => [r.id, r.roles]))
      return (await accounts([...roles.keys()])).map((a) => ({ ...a, roles: roles.get(a.id) ?? [] }))
    },
    idle: (viewer, office, today) => inTx(pool, claimsOf(viewer), async (c) => (await c.query<PersonRecord>(IDLE, [office, today])).rows),
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
        const { office, username } = person
        const after = kept({ ...person, active: true })
        await recordChange(client, viewer, { office, area: 'people', subject: `${person.name}（${username}）`, before: null, after, at: now().toISOString() })
        return id
      }),
    change: (viewer, person, today) =>
      inTx(pool, claimsOf(viewer, person.office), async (client) => {
        const before = await readOne(client, person, today)
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
        const subject = `${person.name}（${before?.username ?? ''}）`
        const change = { office: person.office, area: 'people' as const, subject, before: before ? kept(before) : null, after: kept(person) }
        await recordChange(client, viewer, { ...change, at: now().toISOString() })
        return true
      }),
  }
}

/** A person as they are before a change, with the roles of their post there today. */
async function readOne(client: PoolClient, { office, id }: { office: number; id: string }, today: string): Promise<PersonRecord | undefined> {
  const { rows } = await client.query<PersonRecord>(
    `select p.id, p.office_id as office, p.username, p.name, p.certificate, p.certificate_until as "certificateUntil", p.active, coalesce(t.roles, '{}') as roles
     from mingfa.person p left join mingfa.post t on t.office_id = p.office_id and t.person_id = p.id
       and t.valid_from <= $3 and (t.valid_to is null or t.valid_to > $3)
     where p.office_id = $1 and p.id = $2`,
    [office, id, today],
  )
  return rows[0]
}
