/** Rows of the route table about the desk and about colleagues. */
import { newId } from '../../platform/db/index.ts'
import { EAST } from '../../platform/testing/index.ts'
import { type Expected, penalty as penaltyReaders, reach, reachOrAdvise, readers, signedIn } from './route-table.stage.ts'

/** Leaders and administrators of the office itself; those who only see it are told no. */
const arrangers = (then: number) =>
  signedIn(({ role, relation }) => {
    if (relation === 'own') return role === 'leader' || role === 'admin' ? then : 403
    return relation === 'above' && (role === 'supervisor' || role === 'admin') ? 403 : 404
  })

/** Whoever has a post in the office; those who only see it are told no. */
const posted = (then: number) =>
  signedIn(({ relation, role }) => {
    if (relation === 'own') return then
    return relation === 'above' && (role === 'supervisor' || role === 'admin') ? 403 : 404
  })

const places = `office=${EAST}`
const day = '2026-03-04'
type Things = { penalty: string; person: string }
type Body = (t: Things) => unknown

const lend: Body = ({ person }) => ({ office: EAST, from: person, to: person, types: ['penalty'], fromDay: day, toDay: day, reason: '休假' })
const give: Body = ({ penalty, person }) => ({
  ...{ office: EAST, from: newId(), to: person, text: '调离' },
  items: [{ id: penalty, type: 'penalty', actionId: newId() }],
})

const looking = { type: 'penalty', office: EAST, id: newId(), fields: ['phone'], ground: '电话联系' }

/** Personal particulars are shown to those who handle such cases in the office, and to nobody else who sees the case. */
const revealers = (then: number): Expected =>
  signedIn((who) => {
    const sees = readers(penaltyReaders)(who)
    return sees === 200 && (who.relation !== 'own' || who.role === 'supervisor') ? 403 : sees === 200 ? then : sees
  })

/** Route, what each gets, the address and the body. */
export const deskRows: readonly [route: string, expected: Expected, url: string | ((t: Things) => string), body?: Body][] = [
  ['GET /api/queue', reachOrAdvise(200), `/api/queue?${places}&tab=todo`],
  ['GET /api/queue/days', reachOrAdvise(200), `/api/queue/days?${places}&month=2026-03`],
  ['GET /api/delegations', reach(200), `/api/delegations?${places}`],
  ['POST /api/delegations', arrangers(422), '/api/delegations', lend],
  ['DELETE /api/delegations/:id', arrangers(404), `/api/delegations/${newId()}?${places}`],
  ['GET /api/handovers', arrangers(200), `/api/handovers?${places}&person=${newId()}`],
  ['POST /api/handovers', arrangers(200), '/api/handovers', give],
  ['GET /api/cases/:id/around', readers(penaltyReaders), ({ penalty }) => `/api/cases/${penalty}/around?type=penalty&${places}`],
  ['POST /api/cases/:id/reveal', revealers(422), ({ penalty }) => `/api/cases/${penalty}/reveal`, () => looking],
  ['GET /api/cases/:id/file', revealers(200), ({ penalty }) => `/api/cases/${penalty}/file?type=penalty&${places}&ground=${encodeURIComponent('归档')}`],
  ['GET /api/phrases', reachOrAdvise(200), `/api/phrases?${places}`],
  ['PUT /api/phrases', posted(204), '/api/phrases', () => ({ office: EAST, phrases: ['同意。'] })],
]
