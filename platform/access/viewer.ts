/** Who is asking, resolved once per sign-in and kept for seconds: posts, and the offices each kind of case may be read in. */
import type { Role } from '../../engine/define.ts'
import type { Claims } from '../db/index.ts'

export type Viewer = {
  personId: string
  username: string
  name: string
  certificate?: { number: string; until: string }
  posts: readonly { office: number; roles: readonly Role[] }[]
  /** Offices whose cases of a type may be read, by type id. */
  sees: Readonly<Record<string, readonly number[]>>
  /** Offices over which one's post is to supervise: one's own and all below. */
  watches?: readonly number[]
  /** What colleagues who are away have lent. */
  lent?: readonly Lent[]
  /** Offices whose figures, reports and people may be read. */
  offices: readonly number[]
}

/** Authority lent by a colleague: `roles` may be acted in, `held` are all that the colleague has. */
export type Lent = { from: string; name: string; office: number; types: readonly string[]; roles: readonly Role[]; held: readonly Role[] }

/** Roles of a person in one office. */
export const rolesIn = (viewer: Viewer, office: number): readonly Role[] => viewer.posts.filter((p) => p.office === office).flatMap((p) => p.roles)

/** Claims of a viewer for one transaction; with `write`, the office written to, which must be a post of theirs. */
export function claimsOf(viewer: Viewer, write?: number): Claims {
  return {
    person: viewer.personId,
    offices: viewer.offices,
    see: viewer.sees,
    ...(write === undefined ? {} : { office: write }),
  }
}

/** Claims for reading cases of one type and nothing else: fewer settings to open the transaction with. */
export const claimsFor = (viewer: Viewer, type: string): Claims => ({ person: viewer.personId, see: { [type]: viewer.sees[type] ?? [] } })
