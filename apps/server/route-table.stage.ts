/** Who asks the routes, and what they may expect: the cast of the route table. */
import { type Role, roles } from '../../engine/define.ts'
import { DISTRICT, EAST, type SamplePerson, WEST } from '../../platform/testing/index.ts'

/** How somebody stands to the office that a request is about. */
type Relation = 'own' | 'above' | 'other' | 'none'
const officeOf: Readonly<Record<Exclude<Relation, 'none'>, number>> = { own: EAST, above: DISTRICT, other: WEST }

/** Somebody who asks: a role in an office; somebody with an account and no post; or, without `role` and `relation`, nobody signed in. */
export type Who = { role?: Role; relation?: Relation }
export type Expected = (who: Who) => number

const posted = (Object.keys(roles) as Role[]).filter((r) => r !== 'public' && r !== 'system')
export const cast: readonly Who[] = [
  ...(['own', 'above', 'other'] as const).flatMap((relation) => posted.map((role) => ({ role, relation }))),
  { relation: 'none' },
  {},
]
export const nameOf = ({ role, relation }: Who): string => (role ? `${role}@${relation}` : relation === 'none' ? 'nopost' : 'signedout')
export const people: readonly SamplePerson[] = cast.flatMap(({ role, relation }) =>
  role && relation && relation !== 'none' ? [{ username: `${role}-${relation}`, name: `${role}${relation}`, office: officeOf[relation], roles: [role] }] : [],
)

/** Anybody. */
export const all: Expected = () => 200
export const answer =
  (status: number): Expected =>
  () =>
    status
/** Nobody but those signed in. */
export const signedIn =
  (then: Expected): Expected =>
  (who) =>
    who.relation ? then(who) : 401

export const one = (status: number) => signedIn(answer(status))

/** The office itself and those who reach down to it; for others it is not there. */
export const reach = (then: number) =>
  signedIn(({ role, relation }) => {
    if (relation === 'own') return role === 'lawyer' ? 403 : then
    return relation === 'above' && (role === 'supervisor' || role === 'admin') ? then : 404
  })

/** The same, and advisers from outside: their own desk, and what the page of a case asked about needs. */
export const reachOrAdvise =
  (then: number): Expected =>
  (who) =>
    who.relation === 'own' && who.role === 'lawyer' ? then : reach(then)(who)

/** Who may read a kind of case: its readers in their own office, supervisors in theirs and below. Colleagues are told no, others nothing. */
export const readers = (type: readonly Role[], then = 200, refused = 403) =>
  signedIn(({ role, relation }) => {
    if (role === undefined) return 404
    if (relation === 'own') return type.includes(role) || role === 'supervisor' ? then : refused
    if (relation === 'above') return role === 'supervisor' ? then : role === 'admin' ? refused : 404
    return 404
  })

/** Found among the cases that one may see; nothing else is told. */
export const seers = (type: readonly Role[], then = 200) => readers(type, then, 404)

export const admins = (then: number) => signedIn(({ role, relation }) => (role !== 'admin' ? 403 : relation === 'own' || relation === 'above' ? then : 404))

export const penalty: readonly Role[] = ['clerk', 'officer', 'leader', 'reviewer', 'chair']
export const report: readonly Role[] = ['reporter', 'reviewer', 'leader', 'openness', 'clerk']

/** A note may be written by readers in their own office; supervisors from above see the case and are refused. */
export const noting: Expected = signedIn(({ role, relation }) => {
  if (relation === 'own') return role && (penalty.includes(role) || role === 'supervisor') ? 200 : 409
  return relation === 'above' && role === 'supervisor' ? 409 : 404
})
/** The same for many at once: each is told in the answer. */
export const noted: Expected = (who) => (noting(who) === 409 ? 200 : noting(who))
/** Readers of penalty cases with a post in the office; from above nobody has one. */
export const exporters: Expected = signedIn(({ role, relation }) => {
  if (relation === 'own') return role && (penalty.includes(role) || role === 'supervisor') ? 200 : 403
  return relation === 'above' && (role === 'supervisor' || role === 'admin') ? 403 : 404
})
/** Leaders, supervisors, those who write the report, administrators. */
export const cockpit: Expected = signedIn(({ role, relation }) => {
  const leads = role === 'leader' || role === 'supervisor' || role === 'admin' || role === 'reporter'
  if (relation === 'own') return leads ? 200 : 403
  return relation === 'above' && (role === 'supervisor' || role === 'admin') ? 200 : 404
})
/** The same, of those who see penalty cases. */
export const cockpitSteps: Expected = signedIn((who) => {
  const then = cockpit(who)
  return then === 200 && who.role !== 'leader' && who.role !== 'supervisor' ? 404 : then
})
/** Administrators of the office or one above; whoever reaches it otherwise is told so, others find nothing. */
export const mappers: Expected = signedIn(({ role, relation }) => {
  if (relation === 'own') return role === 'admin' ? 204 : 403
  return relation === 'above' && role === 'admin' ? 204 : relation === 'above' && role === 'supervisor' ? 403 : 404
})
export const asker: Expected = signedIn(({ role, relation }) => (role === 'clerk' && relation === 'own' ? 200 : 404))
export const uploader: Expected = signedIn(({ role, relation }) => (role === 'clerk' && relation === 'own' ? 200 : 404))

/** Whoever may record older penalty cases in their office; those who see the office are told no. */
export const keepers: Expected = signedIn(({ role, relation }) => {
  if (relation === 'own') return role === 'clerk' || role === 'officer' ? 200 : 403
  return relation === 'above' && (role === 'supervisor' || role === 'admin') ? 403 : 404
})

/** A small ledger, as a browser sends it. */
export const upload = (() => {
  const csv = '案号,案由,当事人,立案日期\n清罚〔2025〕1号,占道经营,示例便利店,2025-01-05\n'
  const part = (head: string, body: string) => `--x\r\nContent-Disposition: form-data; ${head}\r\n\r\n${body}\r\n`
  const payload = `${part('name="office"', String(EAST))}${part('name="type"', 'penalty')}${part('name="file"; filename="l.csv"', csv)}--x--\r\n`
  return { payload, headers: { 'content-type': 'multipart/form-data; boundary=x' } }
})()

/** Letters are made where the case is handled; who sees it from above is told so. */
export const drafters: Expected = (who) => (who.relation === 'above' && who.role === 'supervisor' ? 403 : readers(penalty, 409)(who))
export const workers: Expected = signedIn(({ role, relation }) => (relation === 'above' && (role === 'supervisor' || role === 'admin') ? 403 : 404))

export const template = (() => {
  const part = (head: string, body: string) => `--x\r\nContent-Disposition: form-data; ${head}\r\n\r\n${body}\r\n`
  const fields = part('name="office"', String(EAST)) + part('name="type"', 'penalty') + part('name="kind"', 'decision')
  return { payload: `${fields}${part('name="file"; filename="t.docx"', 'no docx')}--x--\r\n`, headers: upload.headers }
})()

/** Evidence is added by those who handle such cases in their office; whoever sees the case from elsewhere is told no. */
export const adders = (then: number): Expected =>
  signedIn((who) => {
    const sees = readers(penalty)(who)
    return sees === 200 && (who.relation !== 'own' || who.role === 'supervisor') ? 403 : sees === 200 ? then : sees
  })
/** The same for a piece of evidence, which others do not find. */
export const handlers = (then: number): Expected => signedIn((who) => (seers(penalty)(who) === 404 ? 404 : adders(then)(who)))
export const half = { 'tus-resumable': '1.0.0', 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' }

/** Whoever supervises or administers an office above this one; those of the office itself are told that others do. */
export const inspectors = (then: number) =>
  signedIn(({ role, relation }) => {
    if (role !== 'supervisor' && role !== 'admin') return 403
    return relation === 'above' ? then : relation === 'own' ? 403 : 404
  })
/** Whoever supervises or administers this office or one above it. */
export const boards = (then: number) =>
  signedIn(({ role, relation }) => (role !== 'supervisor' && role !== 'admin' ? 403 : relation === 'own' || relation === 'above' ? then : 404))

/** An empty report, as a browser sends it: those who may hand one in are told what is wrong with it. */
export const emptyReport = (() => {
  const fields = { office: EAST, year: 2020, source: 'paste' }
  const parts = Object.entries(fields).map(([name, value]) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
  const file = '--x\r\nContent-Disposition: form-data; name="file"; filename="r.txt"\r\n\r\n\r\n--x--\r\n'
  return { payload: `${parts.join('')}${file}`, headers: { 'content-type': 'multipart/form-data; boundary=x' } }
})()
