/** Rows of the route table about settings, notices, mail and pushes. */
import { newId } from '../../platform/db/index.ts'
import { EAST } from '../../platform/testing/index.ts'
import { admins, type Expected, one, reach, reachOrAdvise } from './route-table.stage.ts'

const places = `office=${EAST}`
const nothing = newId()
type Things = { person: string }
type Address = string | ((t: Things) => string)

const posts = ({ person }: Things): string => `/api/people/${person}/posts`
const post = { office: EAST, roles: ['clerk'], from: '2026-03-04', to: null, reason: null }
const end = { office: EAST, from: '1990-01-01', to: '2026-03-04', reason: null }
const day = { office: EAST, workday: true, name: '窗口值守', reason: '通知', below: false }
const field = { office: EAST, label: '网格', options: [], at: ['registerClue'], required: false, help: null }
const wish = { email: null, off: [], mail: [], quietFrom: 22, quietTo: 7 }
const hook = { office: EAST, name: '平台', url: 'https://hooks.example.com/', events: ['opened'], active: false }
const hookAt = `/api/settings/webhooks/${nothing}`

/** Route, what each gets, the address and the body. */
export const settingRows: readonly [route: string, expected: Expected, url: Address, body?: unknown][] = [
  ['GET /api/people/:id/posts', admins(200), posts],
  ['POST /api/people/:id/posts', admins(422), posts, post],
  ['PATCH /api/people/:id/posts', admins(404), posts, end],
  ['GET /api/settings/changes', admins(200), `/api/settings/changes?${places}`],
  ['GET /api/settings/changes/export', admins(200), `/api/settings/changes/export?${places}`],
  ['GET /api/settings/calendar', reach(200), `/api/settings/calendar?${places}&year=2026`],
  ['PUT /api/settings/calendar/:day', admins(204), '/api/settings/calendar/2026-05-09', day],
  ['DELETE /api/settings/calendar/:day', admins(404), `/api/settings/calendar/2026-07-01?${places}&reason=x`],
  ['GET /api/settings/fields', reachOrAdvise(200), `/api/settings/fields?${places}`],
  ['POST /api/settings/fields', admins(422), '/api/settings/fields', { ...field, type: 'penalty', kind: 'text', label: '案号' }],
  ['PUT /api/settings/fields/:id', admins(404), '/api/settings/fields/x00000000', field],
  ['DELETE /api/settings/fields/:id', admins(404), `/api/settings/fields/x00000000?${places}&reason=x`],
  ['GET /api/settings/targets', reach(200), `/api/settings/targets?${places}&year=2026`],
  ['PUT /api/settings/targets', admins(204), '/api/settings/targets', { office: EAST, metric: 'penalty.filed', year: 2026, value: 9 }],
  ['GET /api/settings/retention', admins(200), `/api/settings/retention?${places}`],
  ['PUT /api/settings/retention/:type', admins(204), '/api/settings/retention/penalty', { office: EAST, years: 30, article: '' }],
  ['POST /api/settings/retention/due/:id', admins(404), `/api/settings/retention/due/${nothing}`, { office: EAST, decision: 'keep', reason: '仍需查考' }],
  ['GET /api/settings/mail', admins(200), `/api/settings/mail?${places}`],
  ['PUT /api/settings/mail', admins(204), '/api/settings/mail', { office: EAST, setting: null }],
  ['POST /api/settings/mail/test', admins(422), '/api/settings/mail/test', { office: EAST, to: 'a@example.test' }],
  ['GET /api/settings/webhooks', admins(200), `/api/settings/webhooks?${places}`],
  ['POST /api/settings/webhooks', admins(200), '/api/settings/webhooks', hook],
  ['PUT /api/settings/webhooks/:id', admins(404), hookAt, hook],
  ['DELETE /api/settings/webhooks/:id', admins(404), `${hookAt}?${places}`],
  ['GET /api/settings/webhooks/:id/deliveries', admins(200), `${hookAt}/deliveries?${places}`],
  ['POST /api/settings/webhooks/deliveries/:id/resend', admins(404), `/api/settings/webhooks/deliveries/${nothing}/resend`, { office: EAST }],
  ['GET /api/notices', one(200), '/api/notices'],
  ['POST /api/notices/read', one(204), '/api/notices/read', {}],
  ['GET /api/notices/preferences', one(200), '/api/notices/preferences'],
  ['PUT /api/notices/preferences', one(204), '/api/notices/preferences', wish],
]
