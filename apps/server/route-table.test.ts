/** Every route × role × relation to the office concerned: what each gets, beside what each should get. A route that is not listed fails. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inTx, newId } from '../../platform/db/index.ts'
import { type Ask, asking, DISTRICT, EAST, type Method, type Served, serveAll } from '../../platform/testing/index.ts'
import { openServer } from './app.ts'
import { deskRows } from './route-table.desk.stage.ts'
import { reportRows } from './route-table.reports.stage.ts'
import { settingRows } from './route-table.settings.stage.ts'
import {
  adders,
  admins,
  all,
  answer,
  asker,
  boards,
  cast,
  cockpit,
  cockpitSteps,
  drafters,
  type Expected,
  emptyReport,
  exporters,
  half,
  handlers,
  inspectors,
  keepers,
  mappers,
  nameOf,
  noted,
  noting,
  one,
  penalty,
  people,
  reach,
  reachOrAdvise,
  readers,
  report,
  seers,
  signedIn,
  template,
  upload,
  uploader,
  type Who,
  workers,
} from './route-table.stage.ts'

const TODAY = '2026-03-04'

type Things = { evidence: string; upload: string; penalty: string; report: string; body: unknown; import: string; export: string; person: string }
type Row = { expect: Expected; url: (t: Things) => string; body?: (t: Things) => unknown; headers?: Readonly<Record<string, string>> }
const row = (expected: Expected, url: string | ((t: Things) => string), body?: (t: Things) => unknown): Row => ({
  expect: expected,
  url: typeof url === 'string' ? () => url : url,
  ...(body ? { body } : {}),
})

const nothing = newId()
const oneVoid = newId()
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
  'GET /api/cockpit': row(cockpit, `/api/cockpit?${places}&year=2026`),
  'GET /api/cockpit/steps': row(cockpitSteps, `/api/cockpit/steps?${places}&year=2026&type=penalty&action=registerClue`),
  'PUT /api/offices/:id/map': row(mappers, `/api/offices/${EAST}/map`, () => ({
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties: { name: '清河社区' },
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [0, 0],
              [1, 0],
              [1, 1],
              [0, 0],
            ],
          ],
        },
      },
    ],
  })),
  'GET /api/search': row(one(200), '/api/search?q=zdjy'),
  'GET /api/search/letters': row(one(200), '/api/search/letters?q=zdjy'),
  'GET /api/views': row(reach(200), `/api/views?${places}&type=penalty`),
  'POST /api/views': row(exporters, '/api/views', () => ({ office: EAST, type: 'penalty', name: '未结', query: 'status=filed', shared: false })),
  'GET /api/evidence': row(readers(penalty), (t) => `/api/evidence?type=penalty&${places}&case=${t.penalty}`),
  'POST /api/evidence': row(adders(404), '/api/evidence', (t) => ({
    ...{ type: 'penalty', office: EAST, case: t.penalty, actionId: newId(), uploads: [nothing], kind: 'document', source: '调取' },
    ...{ collectors: ['某人'], collectedAt: '2026-03-04T09:00:00+08:00', place: '某处' },
  })),
  // Nobody is asked for an opinion there; those who see the case are told so.
  'POST /api/opinions': row(readers(penalty, 409), '/api/opinions', (t) => ({
    ...{ type: 'penalty', office: EAST, case: t.penalty, actionId: newId(), text: '同意', uploads: [] },
  })),
  'GET /api/evidence/uploads': row(readers(penalty), (t) => `/api/evidence/uploads?type=penalty&${places}&case=${t.penalty}`),
  'POST /api/evidence/uploads': {
    ...row(adders(201), (t) => `/api/evidence/uploads?type=penalty&${places}&case=${t.penalty}`),
    headers: { 'tus-resumable': '1.0.0', 'upload-length': '10' },
  },
  'PATCH /api/evidence/uploads/:id': {
    ...row(
      signedIn((who) => (asker(who) === 200 ? 204 : 404)),
      (t) => `/api/evidence/uploads/${t.upload}`,
      () => '12345',
    ),
    headers: half,
  },
  'DELETE /api/evidence/uploads/:id': row(
    signedIn((who) => (asker(who) === 200 ? 204 : 404)),
    (t) => `/api/evidence/uploads/${t.upload}`,
  ),
  'GET /api/evidence/:id/file': row(seers(penalty), (t) => `/api/evidence/${t.evidence}/file`),
  'GET /api/evidence/:id/thumbnail': row(one(404), (t) => `/api/evidence/${t.evidence}/thumbnail`),
  'GET /api/evidence/:id/custody': row(seers(penalty), (t) => `/api/evidence/${t.evidence}/custody`),
  'POST /api/evidence/:id/transfer': row(
    handlers(204),
    (t) => `/api/evidence/${t.evidence}/transfer`,
    () => ({ to: '某处', reason: '某事' }),
  ),
  'POST /api/evidence/:id/void': row(
    handlers(204),
    (t) => `/api/evidence/${t.evidence}/void`,
    () => ({ actionId: oneVoid, reason: '某事' }),
  ),
  'DELETE /api/views/:id': row((who) => (who.relation === 'own' && who.role === 'lawyer' ? 403 : one(404)(who)), `/api/views/${nothing}?${places}`),
  'GET /api/cases/export': row(readers(penalty), `/api/cases/export?type=penalty&${places}&format=csv`),
  'GET /api/cases/:id': row(seers(penalty), (t) => `/api/cases/${t.penalty}`),
  'GET /api/cases/:id/terms/:term': row(readers(penalty), (t) => `/api/cases/${t.penalty}/terms/checkClue?type=penalty&${places}`),
  'POST /api/cases/:id/:action': row(
    noting,
    (t) => `/api/cases/${t.penalty}/note`,
    () => ({ type: 'penalty', office: EAST, actionId: newId(), input: { text: '备注' } }),
  ),
  ...Object.fromEntries(deskRows.map(([route, expected, url, body]) => [route, row(expected, url, body)])),
  'GET /api/reminders': row(reachOrAdvise(200), `/api/reminders?${places}`),
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
  ...Object.fromEntries(reportRows.map(([route, expected, url, body]) => [route, row(expected, url, body)])),
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
  ...Object.fromEntries(settingRows.map(([route, expected, url, body]) => [route, row(expected, url, body === undefined ? undefined : () => body)])),
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
  'GET /api/board': row(boards(200), `/api/board?${places}&year=2025`),
  'POST /api/board/collect': row(boards(200), '/api/board/collect', () => ({ office: EAST, year: 2025 })),
  'GET /api/board/figures': row(boards(200), `/api/board/figures?${places}`),
  'GET /api/board/export': row(boards(200), `/api/board/export?${places}&year=2025&format=csv`),
  'PUT /api/board/setting': row(boards(204), '/api/board/setting', () => ({
    office: EAST,
    seen: Math.floor(Math.random() * 1e9),
    due: '03-31',
    ground: '',
    off: [],
  })),
  'POST /api/board/reports': { expect: inspectors(422), url: () => '/api/board/reports', body: () => emptyReport.payload, headers: emptyReport.headers },
  'GET /api/board/reports/:id': row(inspectors(404), `/api/board/reports/${nothing}?${places}`),
  'GET /api/board/reports/:id/file': row(inspectors(404), `/api/board/reports/${nothing}/file?${places}`),
  'PUT /api/board/reports/:id/published': row(inspectors(404), `/api/board/reports/${nothing}/published`, () => ({
    ...{ office: EAST, publishedOn: null, seen: null },
  })),
  'POST /api/board/reports/:id/marks': row(inspectors(404), `/api/board/reports/${nothing}/marks`, () => ({
    ...{ office: EAST, finding: 'x', verdict: 'true', remark: '', seen: 0 },
  })),
  'POST /api/board/notices': row(inspectors(200), '/api/board/notices', () => ({
    ...{ id: newId(), from: DISTRICT, office: EAST, year: 2025, kind: 'publish', findings: [], words: '请公开', dueOn: null },
  })),
  'GET /api/board/notices': row(reach(200), `/api/board/notices?${places}`),
  'GET /api/board/notices/:id': row(reach(404), `/api/board/notices/${nothing}?${places}`),
  'POST /api/board/notices/:id/reply': row(
    signedIn(({ role, relation }) =>
      relation === 'own' ? (role === 'lawyer' ? 403 : 404) : relation === 'above' && (role === 'supervisor' || role === 'admin') ? 403 : 404,
    ),
    `/api/board/notices/${nothing}/reply`,
    () => ({ office: EAST, words: '答复' }),
  ),
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

/** A piece of evidence of a case, and a half upload, both of the clerk. */
async function keptEvidence(caseId: string): Promise<{ evidence: string; upload: string }> {
  const ask = await askAs({ role: 'clerk', relation: 'own' })
  const begun = async (): Promise<string> => {
    const headers = { 'tus-resumable': '1.0.0', 'upload-length': '10' }
    const url = String((await ask('POST', `/api/evidence/uploads?type=penalty&${places}&case=${caseId}`, undefined, headers)).headers.location)
    return url.split('/').at(-1) ?? ''
  }
  const whole = await begun()
  await ask('PATCH', `/api/evidence/uploads/${whole}`, '0123456789', half)
  const facts = { kind: 'document', source: '调取', collectors: ['某人'], collectedAt: '2026-03-04T09:00:00+08:00', place: '某处' }
  const body = { type: 'penalty', office: EAST, case: caseId, actionId: newId(), uploads: [whole], ...facts }
  const answer = await ask('POST', '/api/evidence', body)
  if (answer.status !== 200) throw new Error(answer.text)
  return { evidence: answer.json<{ items: { id: string }[] }>().items[0]?.id ?? '', upload: await begun() }
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
  things = {
    ...(await keptEvidence(id)),
    penalty: id,
    report: composed.report,
    body: drafted?.report.body,
    person,
    import: await uploadedLedger(),
    export: await askedExport(),
  }
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
