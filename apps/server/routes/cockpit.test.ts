import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/db/index.ts'
import { type Ask, askingAs, DISTRICT, EAST, type Served, serveAll, WEST } from '../../../platform/testing/index.ts'
import type { CasePage, Cockpit, CockpitSteps, Figure } from '../../workbench/api-types.ts'
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
  // One whose check is over the term, one whose check ends within the week, and three that the leader gives more time 1, 2 and 5 days after they came in.
  const { ledger, viewers } = server.services
  const officer = await viewers.byUsername('officer', TODAY)
  if (!officer) throw new Error('nobody is called officer')
  for (const on of ['2026-01-12', '2026-02-11', '2026-02-27', '2026-03-02', '2026-03-03']) {
    const caseId = newId()
    const told = { type: 'penalty', office: EAST, caseId, action: 'registerClue', actionId: newId(), on, ground: '线索登记簿', input: clue }
    expect(await ledger.act(officer, told)).toHaveProperty('done')
    if (on < '2026-02-27') continue
    const more = { type: 'penalty', office: EAST, actionId: newId(), input: { extendReason: '当事人外出，尚未找到' } }
    expect((await as.leader('POST', `/api/cases/${caseId}/extendClueCheck`, more)).status).toBe(200)
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
    const list = async (due: string) => (await as.leader('GET', `/api/cases?type=penalty&office=${view.termsOffice}&${due}`)).json<CasePage>().total?.count ?? 0
    expect(penalty?.overdue).toBe(await list(`dueTo=${view.overdueTo}`))
    expect(penalty?.soon).toBe(await list(`dueFrom=${view.soonFrom}&dueTo=${view.soonTo}`))
    expect(penalty?.overdue).toBeGreaterThan(0)
    expect(penalty?.soon).toBeGreaterThan(0)
  })

  it('监督人员看一个街道，期限只算这个街道；看全区，算全部', async () => {
    expect((await cockpit(as.supervisor, EAST)).termsOffice).toBe(EAST)
    expect((await cockpit(as.supervisor, WEST)).terms.find((t) => t.type === 'penalty')?.overdue ?? 0).toBe(0)
    const all = await cockpit(as.supervisor, DISTRICT)
    expect(all.termsOffice).toBeNull()
    expect(all.terms.find((t) => t.type === 'penalty')?.overdue).toBeGreaterThan(0)
  })

  it('最慢的步骤：件数与点开列出的一样多，最慢的在前，说明从哪一步起、谁办的', async () => {
    const line = (await cockpit(as.leader)).steps.find((s) => s.type === 'penalty' && s.action === 'extendClueCheck')
    expect(line).toMatchObject({ count: 3 })
    const ask = (who: Ask, more = '') => who('GET', `/api/cockpit/steps?office=${EAST}&year=2026&type=penalty&action=extendClueCheck${more}`)
    const steps = (await ask(as.leader)).json<CockpitSteps>()
    expect(steps.total).toBe(line?.count)
    expect(steps.rows.map((r) => r.days)).toEqual([...steps.rows.map((r) => r.days)].sort((a, b) => b - a))
    expect(steps.rows[0]).toMatchObject({ office: EAST, by: [expect.stringMatching(/^[^—]+$/)], before: expect.any(String) })
    expect((await ask(as.leader, '&page=2')).json<CockpitSteps>()).toMatchObject({ rows: [] })
    expect((await as.leader('GET', `/api/cockpit/steps?office=${EAST}&year=2026&type=penalty&action=nothing`)).status).toBe(404)
    expect((await ask(as.officer)).status).toBe(403)
    expect((await ask(as.west)).status).toBe(404)
    expect((await ask(as.supervisor)).json<CockpitSteps>().total).toBe(line?.count)
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
