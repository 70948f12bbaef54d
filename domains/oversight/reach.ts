/** Whom somebody inspects: the offices below those where they supervise or administer, never their own. */
import type { Office, OfficeKind, Offices, Viewer } from '../../platform/access/index.ts'
import type { Claims } from '../../platform/db/index.ts'

/** Kinds of offices that publish annual reports; villages and grids do not. */
const reporting: ReadonlySet<OfficeKind> = new Set(['city', 'county', 'street', 'department'])

const inspects = (viewer: Viewer): number[] => viewer.posts.filter((p) => p.roles.some((r) => r === 'supervisor' || r === 'admin')).map((p) => p.office)

/** Offices whose reports the viewer inspects. */
export async function inspectedBy(viewer: Viewer, offices: Offices): Promise<number[]> {
  const found = new Set<number>()
  for (const post of inspects(viewer)) for (const id of await offices.below(post)) if (id !== post) found.add(id)
  return [...found].sort((a, b) => a - b)
}

/** The offices of a board: those below an office that publish reports, in the order of their codes. */
export async function subjectsOf(office: number, offices: Offices): Promise<Office[]> {
  const below = new Set(await offices.below(office))
  return (await offices.all()).filter((o) => o.id !== office && below.has(o.id) && reporting.has(o.kind))
}

/** May the viewer keep the board of this office: do they supervise or administer it, or one above it? */
export async function keepsBoard(viewer: Viewer, office: number, offices: Offices): Promise<boolean> {
  for (const post of inspects(viewer)) if ((await offices.below(post)).includes(office)) return true
  return false
}

/** Claims of an examiner; with `write`, the office whose board rows are written. */
export const examinerClaims = (viewer: Viewer, inspected: readonly number[], write?: number): Claims => ({
  person: viewer.personId,
  offices: viewer.offices,
  see: { board: inspected },
  ...(write === undefined ? {} : { office: write }),
})
