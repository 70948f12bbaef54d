/** Every route × role × relation to the office concerned: what each gets, beside what each should get. A route that is not listed fails. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Role, roles } from '../../engine/define.ts'
import { inTx, newId } from '../../platform/db/index.ts'
import { type Ask, asking, DISTRICT, EAST, type Method, type SamplePerson, type Served, serveAll, WEST } from '../../platform/testing/index.ts'
import { openServer } from './app.ts'

const TODAY = '2026-03-04'

/** How somebody stands to the office that a request is about. */
type Relation = 'own' | 'above' | 'other' | 'none'
const officeOf: Readonly<Record<Exclude<Relation, 'none'>, number>> = { own: EAST, above: DISTRICT, other: WEST }

/** Somebody who asks: a role in an office; somebody with an account and no post; or, without `role` and `relation`, nobody signed in. */
type Who = { role?: Role; relation?: Relation }
type Expected = (who: Who) => number

const posted = (Object.keys(roles) as Role[]).filter((r) => r !== 'public' && r !== 'system')
const cast: readonly Who[] = [
  ...(['own', 'above', 'other'] as const).flatMap((relation) => posted.map((role) => ({ role, relation }))),
  { relation: 'none' },
  {},
]
const nameOf = ({ role, relation }: Who): string => (role ? `${role}@${relation}` : relation === 'none' ? 'nopost' : 'signedout')
const people: readonly SamplePerson[] = cast.flatMap(({ role, relation }) =>
  role && relation && relation !== 'none' ? [{ username: `${role}-${relation}`, name: `${role}${relation}`, office: officeOf[relation], roles: [role] }] : [],
)

/** Anybody. */
const all: Expected = () => 200
const answer =
  (status: number): Expected =>
  () =>
    status
/** Nobody but those signed in. */
const signedIn =
  (then: Expected): Expected =>
  (who) =>
    who.relation ? then(who) : 401

const one = (status: number) => signedIn(answer(status))

/** The office itself and those who reach down to it; for others it is not there. */
const reach = (then: number) =>
  signedIn(({ role, relation }) => {
    if (relation === 'own') return then
    return relation === 'above' && (role === 'supervisor' || role === 'admin') ? then : 404
  })

/** Who may read a kind of case: its readers in their own office, supervisors in theirs and below. Colleagues are told no, others nothing. */
const readers = (type: readonly Role[], then = 200, refused = 403) =>
  signedIn(({ role, relation }) => {
    if (role === undefined) return 404
    if (relation === 'own') return type.includes(role) || role === 'supervisor' ? then : refused
    if (relation === 'above') return role === 'supervisor' ? then : role === 'admin' ? refused : 404
    return 404
  })

/** Found among the cases that one may see; nothing else is told. */
const seers = (type: readonly Role[], then = 200) => readers(type, then, 404)

const admins = (then: number) => signedIn(({ role, relation }) => (role !== 'admin' ? 403 : relation === 'own' || relation === 'above' ? then : 404))

const penalty: readonly Role[] = ['clerk', 'officer', 'leader', 'reviewer', 'chair']
const report: readonly Role[] = ['reporter', 'reviewer', 'leader', 'openness', 'clerk']

/** A note may be written by readers in their own office; supervisors from above see the case and are refused. */
const noting: Expected = signedIn(({ role, relation }) => {
  if (relation === 'own') return role && (penalty.includes(role) || role === 'supervisor') ? 200 : 409
  return relation === 'above' && role === 'supervisor' ? 409 : 404
})
/** The same for many at once: each is told in the answer. */
const noted: Expected = (who) => (noting(who) === 409 ? 200 : noting(who))
/** Readers of penalty cases with a post in the office; from above nobody has one. */
const exporters: Expected = signedIn(({ role, relation }) => {
  if (relation === 'own') return role && (penalty.includes(role) || role === 'supervisor') ? 200 : 403
  return relation === 'above' && (role === 'supervisor' || role === 'admin') ? 403 : 404
})
const asker: Expected = signedIn(({ role, relation }) => (role === 'clerk' && relation === 'own' ? 200 : 404))
const uploader: Expected = signedIn(({ role, relation }) => (role === 'clerk' && relation === 'own' ? 200 : 404))

/** Whoever may record older penalty cases in their office; those who see the office are told no. */
const keepers: Expected = signedIn(({ role, relation }) => {
  if (relation === 'own') return role === 'clerk' || role === 'officer' ? 200 : 403
  return relation === 'above' && (role === 'supervisor' || role === 'admin') ? 403 : 404
})

/** A small ledger, as a browser sends it. */
const upload = (() => {
  const csv = '案号,案由,当事人,立案日期\n清罚〔2025〕1号,占道经营,示例便利店,2025-01-05\n'
  const part = (head: string, body: string) => `--x\r\nContent-Disposition: form-data; ${head}\r\n\r\n${body}\r\n`
  const payload = `${part('name="office"', String(EAST))}${part('name="type"', 'penalty')}${part('name="file"; filename="l.csv"', csv)}--x--\r\n`
  return { payload, headers: { 'content-type': 'multipart/form-data; boundary=x' } }
})()

/** Letters are made where the case is handled; who sees it from above is told so. */
const drafters: Expected = (who) => (who.relation === 'above' && who.role === 'supervisor' ? 403 : readers(penalty, 409)(who))
const workers: Expected = signedIn(({ role, relation }) => (relation === 'above' && (role === 'supervisor' || role === 'admin') ? 403 : 404))

const template = (() => {
  const part = (head: string, body: string) => `--x\r\nContent-Disposition: form-data; ${head}\r\n\r\n${body}\r\n`
  const fields = part('name="office"', String(EAST)) + part('name="type"', 'penalty') + part('name="kind"', 'decision')
  return { payload: `${fields}${part('name="file"; filename="t.docx"', 'no docx')}--x--\r\n`, headers: upload.headers }
})()

type Things = { penalty: string; report: string; body: unknown; import: string; export: string; person: string }
type Row = { expect: Expected; url: (t: Things) => string; body?: (t: Things) => unknown; headers?: Readonly<Record<string, string>> }
const row = (expected: Expected, url: string | ((t: Things) => string), body?: (t: Things) => unknown): Row => ({
  expect: expected,
  url: typeof url === 'string' ? () => url : url,
  ...(body ? { body } : {}),
})

const nothing = newId()
const places = `office=${EAST}`
const published = (url: string): Row => row(all, url)
const hidden = (url: string): Row => row(answer(404), url)

const table: Readonly<Record<string, Row>> = {
  'POST /api/session': row(answer(401), '/api/session', () => ({ username: 'nobody', password: 'nothing1' })),
  'DELETE /api/session': row(one(204), '/api/session'),
  'PUT /api/session/password': row(one(422), '/api/session/password', () => ({ old: 'wrong', new: '新的密码12345' })),
  'POST /api/tokens': row(one(200), '/api/tokens', () => ({ days: 1 })),
  'DELETE /api/tokens': row(one(200), '/api/tokens'),
  'GET /api/me': row(one(200), '/api/me'),
  'GET /api/offices': row(one(200), '/api/offices'),
  'PUT /api/offices/:id/contact': row(admins(204), `/api/offices/${EAST}/contact`, () => ({ address: null, phone: null, hours: null })),
  'GET /api/people': row(reach(200), `/api/people?${places}`),
  'POST /api/people': row(admins(200), '/api/people', () => ({
    ...{ office: EAST, username: `u${Math.random().toString(36).slice(2, 12)}`, name: '新人', certificate: null, certificateUntil: null },
    ...{ roles: ['clerk'], password: '初始密码1234' },
  })),
  'PATCH /api/people/:id': row(
    admins(204),
    (t) => `/api/people/${t.person}`,
    () => ({ office: EAST, name: '改名' }),
  ),
  'GET /api/cases': row(readers(penalty), `/api/cases?type=penalty&${places}`),
  'GET /api/cases/count': row(readers(penalty), `/api/cases/count?type=penalty&${places}`),
  'POST /api/cases/bulk': row(noted, '/api/cases/bulk', (t) => ({
    ...{ type: 'penalty', action: 'note', input: { text: '备注' } },
    items: [{ id: t.penalty, office: EAST, actionId: newId() }],
  })),
  'POST /api/exports': row(exporters, '/api/exports', () => ({ office: EAST, query: { type: 'penalty', office: String(EAST) }, format: 'csv' })),
  'GET /api/exports/:id': row(asker, (t) => `/api/exports/${t.export}`),
  'GET /api/exports/:id/file': row(one(404), (t) => `/api/exports/${t.export}/file`),
  'DELETE /api/exports/:id': row(
    signedIn((who) => (asker(who) === 200 ? 204 : 404)),
    (t) => `/api/exports/${t.export}`,
  ),
  'GET /api/search': row(one(200), '/api/search?q=zdjy'),
  'GET /api/views': row(reach(200), `/api/views?${places}&type=penalty`),
  'POST /api/views': row(exporters, '/api/views', () => ({ office: EAST, type: 'penalty', name: '未结', query: 'status=filed', shared: false })),
  'DELETE /api/views/:id': row(one(404), `/api/views/${nothing}?${places}`),
  'GET /api/cases/export': row(readers(penalty), `/api/cases/export?type=penalty&${places}&format=csv`),
  'GET /api/cases/:id': row(seers(penalty), (t) => `/api/cases/${t.penalty}`),
  'GET /api/cases/:id/terms/:term': row(readers(penalty), (t) => `/api/cases/${t.penalty}/terms/checkClue?type=penalty&${places}`),
  'POST /api/cases/:id/:action': row(
    noting,
    (t) => `/api/cases/${t.penalty}/note`,
    () => ({ type: 'penalty', office: EAST, actionId: newId(), input: { text: '备注' } }),
  ),
  'GET /api/queue': row(reach(200), `/api/queue?${places}&group=mine`),
  'GET /api/reminders': row(reach(200), `/api/reminders?${places}`),
  'GET /api/checks': row(
    signedIn(({ role }) => (role === 'supervisor' || role === 'admin' ? 200 : 403)),
    '/api/checks',
  ),
  'GET /api/figures': row(reach(200), `/api/figures?${places}&year=2026`),
  'GET /api/figures/records': row(reach(200), `/api/figures/records?${places}&year=2026&metric=penalty.filed`),
  'GET /api/figures/lineage': row(one(200), '/api/figures/lineage?metric=penalty.filed'),
  'POST /api/imports': { expect: keepers, url: () => '/api/imports', body: () => upload.payload, headers: upload.headers },
  'GET /api/imports/:id': row(uploader, (t) => `/api/imports/${t.import}`),
  'PUT /api/imports/:id/mapping': row(
    uploader,
    (t) => `/api/imports/${t.import}/mapping`,
    () => ({}),
  ),
  'POST /api/imports/:id/run': row(
    uploader,
    (t) => `/api/imports/${t.import}/run`,
    () => ({ mode: 'all' }),
  ),
  'GET /api/imports/:id/errors': row(uploader, (t) => `/api/imports/${t.import}/errors`),
  'DELETE /api/imports/:id': row(
    signedIn((who) => (uploader(who) === 200 ? 204 : 404)),
    (t) => `/api/imports/${t.import}`,
  ),
  'GET /api/reports': row(readers(report), `/api/reports?${places}`),
  'POST /api/reports': row(readers(report, 409), '/api/reports', () => ({ office: EAST, year: 2024 })),
  'GET /api/reports/:id': row(seers(report), (t) => `/api/reports/${t.report}`),
  'GET /api/reports/:id/figures': row(seers(report), (t) => `/api/reports/${t.report}/figures`),
  'GET /api/reports/:id/check': row(seers(report), (t) => `/api/reports/${t.report}/check`),
  'GET /api/reports/:id/export': row(seers(report), (t) => `/api/reports/${t.report}/export?format=md`),
  'PUT /api/reports/:id/body': row(
    seers(report, 409),
    (t) => `/api/reports/${t.report}/body`,
    (t) => ({ body: t.body, seen: 999 }),
  ),
  'POST /api/reports/:id/:step': row(
    seers(report, 409),
    (t) => `/api/reports/${t.report}/withdraw`,
    () => ({ note: '撤回' }),
  ),
  'GET /api/people/:id/posts': row(admins(200), (t) => `/api/people/${t.person}/posts`),
  'POST /api/people/:id/posts': row(
    admins(422),
    (t) => `/api/people/${t.person}/posts`,
    () => ({ office: EAST, roles: ['clerk'], from: TODAY, to: null, reason: null }),
  ),
  'PATCH /api/people/:id/posts': row(
    admins(404),
    (t) => `/api/people/${t.person}/posts`,
    () => ({ office: EAST, from: '1990-01-01', to: TODAY, reason: null }),
  ),
  'GET /api/settings/changes': row(admins(200), `/api/settings/changes?${places}`),
  'GET /api/settings/changes/export': row(admins(200), `/api/settings/changes/export?${places}`),
  'GET /api/settings/calendar': row(reach(200), `/api/settings/calendar?${places}&year=2026`),
  'PUT /api/settings/calendar/:day': row(admins(204), '/api/settings/calendar/2026-05-09', () => ({
    ...{ office: EAST, workday: true, name: '窗口值守', reason: '通知', below: false },
  })),
  'DELETE /api/settings/calendar/:day': row(admins(404), `/api/settings/calendar/2026-07-01?${places}&reason=x`),
  'GET /api/settings/targets': row(reach(200), `/api/settings/targets?${places}&year=2026`),
  'PUT /api/settings/targets': row(admins(204), '/api/settings/targets', () => ({ office: EAST, metric: 'penalty.filed', year: 2026, value: 9 })),
  'GET /api/settings/retention': row(admins(200), `/api/settings/retention?${places}`),
  'PUT /api/settings/retention/:type': row(admins(204), '/api/settings/retention/penalty', () => ({ office: EAST, years: 30, article: '' })),
  'POST /api/settings/retention/due/:id': row(admins(404), `/api/settings/retention/due/${nothing}`, () => ({
    ...{ office: EAST, decision: 'keep', reason: '仍需查考' },
  })),
  'GET /api/letters': row(reach(200), `/api/letters?${places}`),
  'GET /api/letters/of/:id': row(readers(penalty), (t) => `/api/letters/of/${t.penalty}?type=penalty&${places}`),
  'POST /api/letters': row(drafters, '/api/letters', (t) => ({
    ...{ type: 'penalty', office: EAST, caseId: t.penalty, kind: 'filing', id: newId(), actionId: newId() },
  })),
  'POST /api/letters/:id/:step': row(workers, `/api/letters/${nothing}/sign`, () => ({ office: EAST, actionId: newId() })),
  'GET /api/letters/:id/file': row(one(404), `/api/letters/${nothing}/file?${places}&file=pdf`),
  'GET /api/templates': row(admins(200), `/api/templates?${places}`),
  'GET /api/templates/file': row(admins(200), `/api/templates/file?${places}&type=penalty&kind=decision`),
  'POST /api/templates': { expect: admins(422), url: () => '/api/templates', body: () => template.payload, headers: template.headers },
  'POST /api/templates/:id/decision': row(admins(409), `/api/templates/${nothing}/decision`, () => ({ office: EAST, status: 'approved', validFrom: TODAY })),
  'PUT /api/templates/mark': row(admins(204), '/api/templates/mark', () => ({ office: EAST, mark: '清和街' })),
  'GET /api/openapi.json': published('/api/openapi.json'),
  'GET /healthz': published('/healthz'),
  'GET /readyz': published('/readyz'),
  'GET /metrics': published('/metrics'),
  'GET /workbench': row(answer(302), '/workbench'),
  'GET /workbench/*': hidden('/workbench/assets/nothing.js'),
  'GET /': published('/'),
  'GET /publicity': published('/publicity'),
  'GET /publicity/:office/:id': row(answer(404), (t) => `/publicity/${EAST}/${t.penalty}`),
  'GET /reports': published('/reports'),
  'GET /reports/:id': row(answer(404), (t) => `/reports/${t.report}`),
  'GET /reports/:id/print': row(answer(404), (t) => `/reports/${t.report}/print`),
  'GET /reports/:id/download': row(answer(404), (t) => `/reports/${t.report}/download`),
  'GET /disclosure': published('/disclosure'),
  'GET /disclosure/apply': published(`/disclosure/apply?${places}`),
  'POST /disclosure/apply': row(answer(422), '/disclosure/apply', () => ({ office: EAST, caseId: newId(), actionId: newId() })),
  'GET /disclosure/status': published('/disclosure/status'),
  'POST /disclosure/status': row(answer(404), '/disclosure/status', () => ({ code: '999901001-2222-2222-2222-2222' })),
  'GET /inspections': published('/inspections'),
  'GET /inspections/:office/:id': hidden(`/inspections/${EAST}/${nothing}`),
  'POST /inspections/:office/:id/scan': row(answer(404), `/inspections/${EAST}/${nothing}/scan`, () => ({ actionId: newId() })),
  'POST /inspections/:office/:id/rate': row(answer(404), `/inspections/${EAST}/${nothing}/rate`, () => ({ actionId: newId() })),
  'GET /qr/inspections/:office/:id': published(`/qr/inspections/${EAST}/${nothing}`),
  'GET /seals': published('/seals'),
  'GET /agencies': published('/agencies'),
  'GET /search': published('/search?q=x'),
  'GET /sitemap': published('/sitemap'),
  'GET /accessibility': published('/accessibility'),
  'GET /view': row(answer(303), '/view?mode=large&back=/'),
  'GET /portal.css': published('/portal.css'),
  'GET /robots.txt': published('/robots.txt'),
}

let server: Served<Awaited<ReturnType<typeof openServer>>>
let things: Things

let asked = 0

/** A new token for each request, since some routes take tokens back; a new address, since some count by address. */
async function askAs(who: Who): Promise<Ask> {
  const { services, app, clock } = server
  asked += 1
  const address = `10.0.${asked >> 8}.${asked & 255}`
  if (!who.relation) return asking(app, {}, address)
  const username = who.role ? `${who.role}-${who.relation}` : 'nopost'
  const viewer = await services.viewers.byUsername(username, TODAY)
  if (!viewer) throw new Error(`nobody is called ${username}`)
  return asking(app, { authorization: `Bearer ${await services.signIn.issueToken(viewer.personId, 1, clock.now())}` }, address)
}

async function uploadedLedger(): Promise<string> {
  const ask = await askAs({ role: 'clerk', relation: 'own' })
  const response = await ask('POST', '/api/imports', upload.payload, upload.headers)
  if (response.status !== 200) throw new Error(response.text)
  return response.json<{ id: string }>().id
}

async function askedExport(): Promise<string> {
  const ask = await askAs({ role: 'clerk', relation: 'own' })
  const response = await ask('POST', '/api/exports', { office: EAST, query: { type: 'penalty' }, format: 'csv' })
  return response.json<{ id: string }>().id
}

beforeAll(async () => {
  server = await serveAll(TODAY, openServer, people)
  const { services } = server
  const chief = await services.viewers.byUsername('admin-above', TODAY)
  if (!chief) throw new Error('no administrator')
  const person = await services.people.add(
    chief,
    { office: EAST, username: 'changed', name: '某人', certificate: null, certificateUntil: null, roles: ['clerk'] },
    TODAY,
  )
  const lonely = "insert into mingfa.person (office_id, id, username, name, active) values ($1, $2, 'nopost', '无岗位', true)"
  await inTx(services.db.app, { office: EAST }, (client) => client.query(lonely, [EAST, newId()]))
  const clerk = await services.viewers.byUsername('clerk-own', TODAY)
  const reporter = await services.viewers.byUsername('reporter-own', TODAY)
  if (!clerk || !reporter) throw new Error('no clerk')
  const id = newId()
  const clue = { source: 'inspection', foundOn: '2026-03-01', cause: '占道经营', facts: '在店外经营', happenedOn: '2026-03-01', community: '清河社区' }
  const told = await services.ledger.act(clerk, { type: 'penalty', office: EAST, caseId: id, action: 'registerClue', actionId: newId(), input: clue })
  if (!('done' in told)) throw new Error(JSON.stringify(told))
  const composed = await services.reports.compose(reporter, { office: EAST, year: 2024 })
  if (!composed || !('report' in composed)) throw new Error(JSON.stringify(composed))
  const drafted = await services.reports.read(reporter, composed.report)
  things = { penalty: id, report: composed.report, body: drafted?.report.body, person, import: await uploadedLedger(), export: await askedExport() }
})
afterAll(() => server.close())

describe('接口与页面', () => {
  it('每一条路由都在表里，表里没有多余的', () => {
    const routes = server.routes.map((r) => `${r.method} ${r.url}`).sort()
    expect(routes).toEqual(Object.keys(table).sort())
  })

  it('写明任何人可用的，都说明了理由', () => {
    expect(server.routes.filter((r) => 'because' in r.access && r.access.because.length < 2)).toEqual([])
  })

  for (const [route, { expect: expected, url, body, headers }] of Object.entries(table)) {
    it(`${route}：每个职责、每种隶属关系，得到的都是应得的`, async () => {
      const [method] = route.split(' ')
      const wrong: string[] = []
      // Those who may not come first, so that what they must not reach is still there.
      for (const who of [...cast].reverse()) {
        const ask = await askAs(who)
        const { status, text } = await ask(method as Method, url(things), body?.(things), headers)
        if (status !== expected(who)) wrong.push(`${nameOf(who)}：${status}，应为 ${expected(who)} ${text.slice(0, 120)}`)
      }
      expect(wrong).toEqual([])
    })
  }
})
