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
  /** Offices that one only advises from outside, which are in none of the others. */
  advises?: readonly number[]
  /** Cases of those offices on which one's opinion is asked or, while they are open, has been given. */
  asked?: readonly AskedCase[]
  /** Set where single cases of those offices are read (see `forSingleCases`). */
  single?: true
}
export type AskedCase = { office: number; type: string; caseId: string }

/** Authority lent by a colleague: `roles` may be acted in, `held` are all that the colleague has. */
export type Lent = { from: string; name: string; office: number; types: readonly string[]; roles: readonly Role[]; held: readonly Role[] }

/** Roles of a person in one office. */
export const rolesIn = (viewer: Viewer, office: number): readonly Role[] => viewer.posts.filter((p) => p.office === office).flatMap((p) => p.roles)

/**
 * The viewer as routes of a single case and of the desk see them: an adviser's offices are there, and of them the cases asked about. The
 * database shows those cases alone, whatever is asked of it. Everywhere else such an office stays shut.
 */
export function forSingleCases(viewer: Viewer): Viewer {
  const { advises = [], asked = [] } = viewer
  if (advises.length === 0) return viewer
  const sees: Record<string, readonly number[]> = { ...viewer.sees }
  for (const { type, office } of asked) sees[type] = [...new Set([...(sees[type] ?? []), office])].sort((a, b) => a - b)
  return { ...viewer, sees, offices: [...viewer.offices, ...advises], single: true }
}

/** What of the sight is whole, and which single cases there are beside it. */
function sightOf({ sees, advises = [], asked = [], single }: Viewer): Pick<Claims, 'see' | 'single'> {
  if (!single) return { see: sees }
  const whole = Object.entries(sees).map(([type, offices]) => [type, offices.filter((o) => !advises.includes(o))])
  return { see: Object.fromEntries(whole), single: { offices: advises, cases: asked.map((a) => a.caseId) } }
}

/** Claims of a viewer for one transaction; with `write`, the office written to, which must be a post of theirs. */
export function claimsOf(viewer: Viewer, write?: number): Claims {
  return {
    person: viewer.personId,
    offices: viewer.offices,
    ...sightOf(viewer),
    ...(write === undefined ? {} : { office: write }),
  }
}

/** Claims for reading cases of one type and nothing else: fewer settings to open the transaction with. */
export const claimsFor = (viewer: Viewer, type: string): Claims => ({
  person: viewer.personId,
  ...sightOf({ ...viewer, sees: { [type]: viewer.sees[type] ?? [] } }),
})
