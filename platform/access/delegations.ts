/** Authority lent for an absence (委托): kept by the office, read with every sign-in. */
import type { Pool, PoolClient } from 'pg'
import type { AnyCaseType, Day, Role } from '../../engine/define.ts'
import { lent as lendable } from '../../engine/lend.ts'
import { inTx, newId } from '../db/index.ts'
import { claimsOf, type Lent, type Viewer } from './viewer.ts'

type Row = { office: number; person: string; name: string; types: string[]; roles: Role[] }

const ACTIVE = `select d.office_id as office, d.from_person as person, p.name, d.types, t.roles
  from mingfa.delegation d
  join mingfa.post t on t.office_id = d.office_id and t.person_id = d.from_person and t.valid_from <= $3 and (t.valid_to is null or t.valid_to > $3)
  join mingfa.person p on p.id = d.from_person and p.active
  where d.office_id = any($1::bigint[]) and d.to_person = $2 and d.from_day <= $3 and d.to_day >= $3 and (d.ended_on is null or d.ended_on > $3)`

/** What colleagues have lent to somebody on a day. Read through the auth role, before there is a viewer. */
export async function lentTo(pool: Pool, person: string, posts: Viewer['posts'], today: Day): Promise<Lent[]> {
  if (posts.length === 0) return []
  const { rows } = await pool.query<Row>(ACTIVE, [posts.map((p) => p.office), person, today])
  return rows.map((row) => {
    const own = posts.filter((p) => p.office === row.office).flatMap((p) => p.roles)
    return { from: row.person, name: row.name, office: row.office, types: row.types, roles: lendable(row.roles, own).roles, held: row.roles }
  })
}

export type Delegation = {
  id: string
  office: number
  from: string
  to: string
  types: string[]
  fromDay: Day
  toDay: Day
  reason: string
  endedOn: Day | null
}
export type NewDelegation = Omit<Delegation, 'id' | 'endedOn'>

/** As many as an office has had in years. */
const MOST = 200
const SELECT = `select id, office_id as office, from_person as "from", to_person as "to", types, from_day as "fromDay", to_day as "toDay", reason, ended_on as "endedOn"
  from mingfa.delegation`

export type Delegations = {
  /** Of an office, the latest first. */
  list: (viewer: Viewer, office: number) => Promise<Delegation[]>
  find: (viewer: Viewer, office: number, id: string) => Promise<Delegation | undefined>
  /** The new one's id; undefined when the same two have one that overlaps. */
  add: (viewer: Viewer, delegation: NewDelegation) => Promise<string | undefined>
  /** Ends one on a day; false when it has ended already. */
  end: (viewer: Viewer, office: number, id: string, on: Day) => Promise<boolean>
}

/** Puts down, in the same transaction, that a delegation begins or ends and by whom. */
export type DelegationBell = (client: PoolClient, told: { office: number; id: string; by: string; says: 'begun' | 'ended' }) => Promise<void>

/** Delegations over the application's role. */
export const createDelegations = (pool: Pool, now: () => Date, bell?: DelegationBell): Delegations => ({
  list: (viewer, office) =>
    inTx(
      pool,
      claimsOf(viewer),
      async (client) => (await client.query<Delegation>(`${SELECT} where office_id = $1 order by from_day desc, id desc limit ${MOST}`, [office])).rows,
    ),
  find: (viewer, office, id) =>
    inTx(pool, claimsOf(viewer), async (client) => (await client.query<Delegation>(`${SELECT} where office_id = $1 and id = $2`, [office, id])).rows[0]),
  add: (viewer, d) =>
    inTx(pool, claimsOf(viewer, d.office), async (client) => {
      const overlapping = `select 1 from mingfa.delegation where office_id = $1 and from_person = $2 and to_person = $3
        and from_day <= $5 and to_day >= $4 and (ended_on is null or ended_on > $4) and types && $6::text[] limit 1`
      const { rowCount } = await client.query(overlapping, [d.office, d.from, d.to, d.fromDay, d.toDay, d.types])
      if (rowCount) return undefined
      const id = newId()
      await client.query(
        `insert into mingfa.delegation (office_id, id, from_person, to_person, types, from_day, to_day, reason, created_by, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [d.office, id, d.from, d.to, d.types, d.fromDay, d.toDay, d.reason, viewer.personId, now().toISOString()],
      )
      await bell?.(client, { office: d.office, id, by: viewer.personId, says: 'begun' })
      return id
    }),
  end: (viewer, office, id, on) =>
    inTx(pool, claimsOf(viewer, office), async (client) => {
      const text = 'update mingfa.delegation set ended_on = $3 where office_id = $1 and id = $2 and (ended_on is null or ended_on > $3) and to_day >= $3'
      if ((await client.query(text, [office, id, on])).rowCount !== 1) return false
      await bell?.(client, { office, id, by: viewer.personId, says: 'ended' })
      return true
    }),
})

/** Offices in which what was lent lets one read a kind of case. */
export const lentSight = (lent: readonly Lent[], type: AnyCaseType): number[] =>
  lent.filter((l) => l.types.includes(type.id) && type.readers.some((r) => l.held.includes(r))).map((l) => l.office)
