import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/db/index.ts'
import { type Ask, askingAs, DISTRICT, EAST, type Served, serveAll, WEST } from '../../../platform/testing/index.ts'
import type { CasePage, Cockpit, Figure } from '../../workbench/api-types.ts'
import type { SettingChange } from '../../workbench/setting-types.ts'
import { openServer } from '../app.ts'

const TODAY = '2026-03-04'
let server: Served<Awaited<ReturnType<typeof openServer>>>
let as: Record<'officer' | 'leader' | 'supervisor' | 'admin' | 'west', Ask>
beforeAll(async () => {
  server = await serveAll(TODAY, openServer, [{ username: 'admin', name: '王管理', office: EAST, roles: ['admin'] }])
  as = await askingAs(server.app, server.services, 'officer', 'leader', 'supervisor', 'admin', 'west')
  const clue = { source: 'inspection', foundOn: '2026-01-12', cause: '占道经营', facts: '在店外经营', happenedOn: '2026-01-12', community: '清河社区' }
  for (let i = 0; i < 4; i += 1) {
    const body = { type: 'penalty', office: EAST, actionId: newId(), input: clue }
    expect((await as.officer('POST', `/api/cases/${newId()}/registerClue`, body)).status).toBe(200)
  }
})
afterAll(() => server.close())

const cockpit = async (ask: Ask, office = EAST) => (await ask('GET', `/api/cockpit?office=${office}&year=2026`)).json<Cockpit>()

describe('驾驶舱', () => {
  it('本年只算到今天，与上年同期比', async () => {
    const { period, before } = await cockpit(as.leader)
    expect([period, before]).toEqual([
      { from: '2026-01-01', to: TODAY },
      { from: '2025-01-01', to: '2025-03-04' },
    ])
  })

  it('每个数与数字页的同一个数相等，期限的件数与它打开的列表相等', async () => {
    const view = await cockpit(as.leader)
    const { from, to } = view.period
    const figures = (await as.leader('GET', `/api/figures?office=${EAST}&from=${from}&to=${to}`)).json<Figure[]>()
    expect(view.figures.length).toBeGreaterThan(0)
    for (const f of view.figures) expect(f.value).toBe(figures.find((x) => x.metric === f.metric)?.value)
    const penalty = view.terms.find((t) => t.type === 'penalty')
    const list = async (due: string) => (await as.leader('GET', `/api/cases?type=penalty&office=${EAST}&dueTo=${due}`)).json<CasePage>().total?.count ?? 0
    expect(penalty?.overdue).toBe(await list(view.overdueTo))
    expect((penalty?.overdue ?? 0) + (penalty?.soon ?? 0)).toBe(await list(view.soonTo))
  })

  it('经办人没有，别的机关看不到，监督人员看到全部下级', async () => {
    expect((await as.officer('GET', `/api/cockpit?office=${EAST}&year=2026`)).status).toBe(403)
    expect((await as.leader('GET', `/api/cockpit?office=${WEST}&year=2026`)).status).toBe(404)
    expect((await cockpit(as.supervisor, DISTRICT)).figures.length).toBeGreaterThan(0)
  })

  it('管理员画的边界给本机关用，画错的说明错在哪里', async () => {
    const ring = [
      [113, 23],
      [113.01, 23],
      [113.01, 23.01],
      [113, 23],
    ]
    const map = {
      type: 'FeatureCollection',
      features: [{ type: 'Feature', properties: { name: '清河社区' }, geometry: { type: 'Polygon', coordinates: [ring] } }],
    }
    expect((await cockpit(as.leader)).map).toBeNull()
    expect((await as.admin('PUT', `/api/offices/${EAST}/map`, map)).status).toBe(204)
    expect((await cockpit(as.leader)).map).toEqual(map)
    const wrong = { ...map, features: [{ ...map.features[0], properties: {} }] }
    expect((await as.admin('PUT', `/api/offices/${EAST}/map`, wrong)).status).toBe(422)
    expect((await as.leader('PUT', `/api/offices/${EAST}/map`, map)).status).toBe(403)
    const changes = async () => (await as.admin('GET', `/api/settings/changes?office=${EAST}&area=office`)).json<SettingChange[]>()
    expect(await changes()).toMatchObject([{ subject: '村（社区）边界图', before: null, after: { 地块: 1, '村（社区）': '清河社区' } }])
    expect((await as.admin('PUT', `/api/offices/${EAST}/map`, map)).status).toBe(204)
    expect(await changes()).toHaveLength(1)
    const moved = { ...map, features: [{ ...map.features[0], geometry: { type: 'Polygon', coordinates: [[...ring].reverse()] } }] }
    expect((await as.admin('PUT', `/api/offices/${EAST}/map`, moved)).status).toBe(204)
    expect((await changes())[0]).toMatchObject({ before: { 图形摘要: expect.any(String) }, after: { 图形摘要: expect.any(String) } })
  })
})
