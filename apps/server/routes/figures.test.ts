import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/db/index.ts'
import { type Ask, askingAs, DISTRICT, EAST, type Served, serveSample, WEST } from '../../../platform/testing/index.ts'
import type { Figure, FigureRecords, Problem } from '../../workbench/api-types.ts'
import { openServer } from '../app.ts'

let server: Served<Awaited<ReturnType<typeof openServer>>>
let as: Record<'officer' | 'west' | 'supervisor', Ask>
beforeAll(async () => {
  server = await serveSample('2026-03-04', openServer)
  as = await askingAs(server.app, server.services, 'officer', 'west', 'supervisor')
  const open = (ask: Ask, office: number, kind: string) =>
    ask('POST', `/api/cases/${newId()}/open`, { type: 'sample', office, actionId: newId(), input: { number: 'n', cause: 'c', kind } })
  for (const kind of ['waste', 'waste', 'noise']) await open(as.officer, EAST, kind)
  await open(as.west, WEST, 'noise')
})
afterAll(() => server.close())

const figures = async (ask: Ask, query: string) => (await ask('GET', `/api/figures?${query}`)).json<Figure[]>()

describe('数字', () => {
  it('取一年或任何期间，可以分组，可以下钻到记录', async () => {
    const [year] = await figures(as.officer, `office=${EAST}&year=2026&metric=sample.opened`)
    expect(year).toMatchObject({ metric: 'sample.opened', name: '登记件数', unit: '件', value: 3 })
    expect((await figures(as.officer, `office=${EAST}&from=2026-03-04&to=2026-03-04&metric=sample.opened`))[0]?.value).toBe(3)
    expect((await figures(as.officer, `office=${EAST}&from=2026-03-05&to=2026-03-31&metric=sample.opened`))[0]?.value).toBe(0)
    const by = await figures(as.officer, `office=${EAST}&year=2026&metric=sample.opened&by=kind`)
    expect(by.map((f) => [f.by?.kind, f.value])).toEqual([
      ['垃圾', 2],
      ['噪声', 1],
    ])
    const query = `office=${EAST}&year=2026&metric=sample.opened&by.kind=${encodeURIComponent('垃圾')}`
    const records = (await as.officer('GET', `/api/figures/records?${query}&limit=1&page=2`)).json<FigureRecords>()
    expect(records).toMatchObject({ total: 2, rows: [{ type: 'sample', counts: 'numerator', values: { kind: '垃圾' } }] })
    expect(records.rows.length).toBe(1)
  })

  it('上级的数字含下级；按过去某一时刻已知的记录重算', async () => {
    expect((await figures(as.supervisor, `office=${DISTRICT}&year=2026&metric=sample.opened`))[0]?.value).toBe(4)
    expect((await figures(as.supervisor, `office=${DISTRICT}&year=2026&metric=sample.opened&known=2026-03-01T00:00:00Z`))[0]?.value).toBe(0)
  })

  it('没有的指标、分组、期间，都说明问题', async () => {
    const wrong = [
      `office=${EAST}&year=2026&metric=sample.none`,
      `office=${EAST}&year=2026&by=colour`,
      `office=${EAST}`,
      `office=${EAST}&from=2026-05-01&to=2026-01-01`,
      `office=${EAST}&from=2026-05-01`,
    ]
    for (const query of wrong) expect((await as.officer('GET', `/api/figures?${query}`)).json<Problem>().code, query).toBe('input')
    expect((await as.officer('GET', '/api/figures/lineage?metric=sample.none')).status).toBe(422)
    expect((await as.officer('GET', `/api/figures/records?office=${EAST}&year=2026&metric=sample.opened&by.none=1`)).status).toBe(422)
  })

  it('来历可查到口径、期限和条文', async () => {
    const answer = await as.officer('GET', '/api/figures/lineage?metric=sample.onTimeShare')
    expect(answer.json()).toMatchObject({ name: '按期决定率', terms: [{ term: 'decide' }], version: { approvedBy: '示范机关' } })
  })

  it('管辖范围以外的机关，说没有找到', async () => {
    expect((await as.west('GET', `/api/figures?office=${EAST}&year=2026`)).status).toBe(404)
    expect((await as.west('GET', `/api/figures/records?office=${EAST}&year=2026&metric=sample.opened`)).status).toBe(404)
  })
})
