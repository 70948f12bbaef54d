/** Posts of a person, from when to when: one at a time in an office, as many offices as need be (兼职). */
import type { Pool, PoolClient } from 'pg'
import { type Role, roles as roleNames } from '../../engine/define.ts'
import { inTx } from '../db/index.ts'
import { recordChange } from './changes.ts'
import { claimsOf, type Viewer } from './viewer.ts'

export type PostRecord = { office: number; roles: Role[]; from: string /** The first day on which it is no longer held. */; to: string | null }
export type NewPost = PostRecord & { person: string; name: string; reason?: string | null }

export type Posts = {
  /** Every post of a person in the offices that the viewer reaches, newest first. */
  list: (viewer: Viewer, person: string) => Promise<PostRecord[]>
  /** False when the person holds another post in that office on one of these days. */
  add: (viewer: Viewer, post: NewPost) => Promise<boolean>
  /** Ends a post on a day; false when there is none that runs longer. */
  end: (viewer: Viewer, post: Omit<NewPost, 'roles' | 'to'> & { to: string }) => Promise<boolean>
}

const words = (roles: readonly Role[]): string => roles.map((r) => roleNames[r]).join('、')

async function overlaps(client: PoolClient, { office, person, from, to }: NewPost): Promise<boolean> {
  const text = `select 1 from mingfa.post where office_id = $1 and person_id = $2
    and (valid_to is null or valid_to > $3::date) and ($4::date is null or valid_from < $4::date)
    and (valid_to is null or valid_to > valid_from) limit 1`
  return ((await client.query(text, [office, person, from, to])).rowCount ?? 0) > 0
}

/** Posts over the application's role. */
export const createPosts = (pool: Pool, now: () => Date): Posts => ({
  list: (viewer, person) =>
    inTx(pool, claimsOf(viewer), async (client) => {
      const text = `select office_id as office, roles, valid_from as "from", valid_to as "to" from mingfa.post
        where office_id = any($1::bigint[]) and person_id = $2 and (valid_to is null or valid_to > valid_from) order by valid_from desc, office_id`
      return (await client.query<PostRecord>(text, [viewer.offices, person])).rows
    }),
  add: (viewer, post) =>
    inTx(pool, claimsOf(viewer, post.office), async (client) => {
      if (await overlaps(client, post)) return false
      const { office, person, roles, from, to } = post
      await client.query(
        `insert into mingfa.post (office_id, person_id, roles, valid_from, valid_to) values ($1, $2, $3, $4, $5)
         on conflict (office_id, person_id, valid_from) do update set roles = excluded.roles, valid_to = excluded.valid_to`,
        [office, person, roles, from, to],
      )
      const after = { 角色: words(roles), 任职自: from, 至: to }
      await recordChange(client, viewer, {
        office,
        area: 'post',
        subject: post.name,
        before: null,
        after,
        reason: post.reason ?? null,
        at: now().toISOString(),
      })
      return true
    }),
  end: (viewer, { office, person, name, from, to, reason }) =>
    inTx(pool, claimsOf(viewer, office), async (client) => {
      const { rows } = await client.query<{ roles: Role[]; until: string | null }>(
        `select roles, valid_to as until from mingfa.post where office_id = $1 and person_id = $2 and valid_from = $3
         and (valid_to is null or valid_to > $4::date) and valid_from <= $4::date for update`,
        [office, person, from, to],
      )
      const before = rows[0]
      if (!before) return false
      await client.query('update mingfa.post set valid_to = $4 where office_id = $1 and person_id = $2 and valid_from = $3', [office, person, from, to])
      const kept = (until: string | null) => ({ 角色: words(before.roles), 任职自: from, 至: until })
      const change = { office, area: 'post' as const, subject: name, before: kept(before.until), after: kept(to), reason: reason ?? null }
      await recordChange(client, viewer, { ...change, at: now().toISOString() })
      return true
    }),
})
