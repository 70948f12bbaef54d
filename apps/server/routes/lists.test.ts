import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/db/index.ts'
import { startWorker, type Worker } from '../../../platform/jobs/index.ts'
import { type Ask, askingAs, EAST, type Served, serveSample, WEST } from '../../../platform/testing/index.ts'
import { tasksOf } from '../../tasks.ts'
import type { Acted, BulkResult, CasePage, ExportJob, Found, SavedView, Total } from '../../workbench/api-types.ts'
import { openServer } from '../app.ts'

const TODAY = '2026-03-04'
let server: Served<Awaited<ReturnType<typeof openServer>>>
let as: Record<'officer' | 'officer2' | 'west' | 'supervisor', Ask>
beforeAll(async () => {
  server = await serveSample(TODAY, openServer)
  as = await askingAs(server.app, server.services, 'officer', 'officer2', 'west', 'supervisor')
})
afterAll(() => server.close())

async function opened(ask: Ask, office: number, input: Record<string, unknown>): Promise<string> {
  const answer = await ask('POST', `/api/cases/${newId()}/open`, { type: 'sample', office, actionId: newId(), input: { number: 'n', cause: 'c', ...input } })
  expect(answer.status).toBe(200)
  return answer.json<Acted>().case.id
}
const list = async (ask: Ask, query: string) => (await ask('GET', `/api/cases?type=sample&${query}`)).json<CasePage>()
const word = (text: string): string => `q=${encodeURIComponent(text)}`

describe('长列表', () => {
  it('跳过多少条与逐页翻到那里看到的一样，几个机关合在一起也一样；不要总数时不给', async () => {
    for (let i = 0; i < 260; i += 1)
      await opened(i % 2 ? as.officer : as.west, i % 2 ? EAST : WEST, { number: `长-${String(i).padStart(3, '0')}`, cause: '占道长列' })
    const all: string[] = []
    for (let after = ''; ; ) {
      const page = await list(as.supervisor, `${word('道长')}&sort=number&limit=100&total=no${after}`)
      expect(page.total).toBeNull()
      all.push(...page.rows.map((r) => r.number ?? ''))
      if (!page.next) break
      after = `&after=${page.next}`
    }
    expect(all).toEqual([...all].sort())
    expect(all.length).toBe(260)
    for (const skip of [0, 37, 205, 255]) {
      const page = await list(as.supervisor, `${word('道长')}&sort=number&limit=20&skip=${skip}`)
      expect(page.rows.map((r) => r.number)).toEqual(all.slice(skip, skip + 20))
    }
    const own = (await list(as.officer, `${word('道长')}&sort=-number&limit=5&skip=120`)).rows.map((r) => r.number)
    expect(own).toEqual(['长-019', '长-017', '长-015', '长-013', '长-011'])
  })

  it('总数另问，只数自己看得到的', async () => {
    await opened(as.officer, EAST, { cause: '占道数数' })
    await opened(as.west, WEST, { cause: '占道数数' })
    const count = async (ask: Ask) => (await ask('GET', `/api/cases/count?type=sample&${word('数数')}`)).json<Total>()
    expect(await count(as.supervisor)).toEqual({ count: 2, exact: true })
    expect(await count(as.west)).toEqual({ count: 1, exact: true })
    expect((await as.west('GET', `/api/cases/count?type=sample&office=${EAST}`)).status).toBe(404)
  })
})

describe('批量办理', () => {
  const bulk = (ask: Ask, body: Record<string, unknown>) =>
    ask('POST', '/api/cases/bulk', { type: 'sample', action: 'note', input: { text: '已核对' }, ...body })

  it('逐件给出结果：办了的、已被他人办理的、不存在的互不影响；再送一次不重复办理', async () => {
    const [fresh, stale] = [await opened(as.officer, EAST, {}), await opened(as.officer, EAST, {})]
    await as.officer2('POST', `/api/cases/${stale}/note`, { type: 'sample', office: EAST, actionId: newId(), seen: 1, input: { text: '先写一步' } })
    const items = [fresh, stale, newId()].map((id) => ({ id, office: EAST, seen: 1, actionId: newId() }))
    const first = (await bulk(as.officer, { items })).json<BulkResult[]>()
    expect(first.map((r) => r.done)).toEqual([true, false, false])
    expect(first.map((r) => r.message)).toEqual([undefined, '案件已被他人办理，请打开案件查看变化', '没有找到这件案件'])
    expect((await bulk(as.officer, { items: items.slice(0, 1) })).json<BulkResult[]>()).toMatchObject([{ done: true }])
    const page = (await as.officer('GET', `/api/cases/${fresh}`)).json<{ timeline: unknown[] }>()
    expect(page.timeline).toHaveLength(2)
  })

  it('依法不能办理的说明原因；别的机关的案件不能混在里面', async () => {
    const id = await opened(as.officer, EAST, {})
    const items = [{ id, office: EAST, seen: 1, actionId: newId() }]
    const [told] = (await bulk(as.officer, { action: 'close', input: {}, items })).json<BulkResult[]>()
    expect(told).toMatchObject({ done: false, message: expect.stringMatching(/./) })
    expect((await bulk(as.west, { items })).status).toBe(404)
    expect((await bulk(as.officer, { items: [] })).status).toBe(422)
  })
})

describe('常用视图', () => {
  const kept = (ask: Ask, office: number) => ask('GET', `/api/views?office=${office}&type=sample`)
  const view = { office: EAST, type: 'sample', name: '本月超期', query: 'status=open&sort=nextDue', shared: false }

  it('自己的只有自己看得到，共享的同事也看得到，只能删自己的', async () => {
    const { id } = (await as.officer('POST', '/api/views', view)).json<{ id: string }>()
    await as.officer('POST', '/api/views', { ...view, name: '全所共用', shared: true })
    expect((await kept(as.officer, EAST)).json<SavedView[]>().map((v) => v.name)).toEqual(['全所共用', '本月超期'])
    expect((await kept(as.officer2, EAST)).json<SavedView[]>()).toMatchObject([{ name: '全所共用', mine: false }])
    expect((await kept(as.west, EAST)).status).toBe(404)
    expect((await as.officer2('DELETE', `/api/views/${id}?office=${EAST}`)).status).toBe(404)
    expect((await as.officer('DELETE', `/api/views/${id}?office=${EAST}`)).status).toBe(204)
    expect((await kept(as.officer, EAST)).json<SavedView[]>()).toHaveLength(1)
    expect((await as.officer('POST', '/api/views', { ...view, name: ' ' })).status).toBe(422)
  })
})

describe('导出任务', () => {
  let worker: Worker
  let cancelled: string
  beforeAll(async () => {
    // Asked for and taken back before anybody works: the worker must leave it alone.
    cancelled = (await begin(as.officer, '任务')).id
    expect((await as.officer('DELETE', `/api/exports/${cancelled}`)).status).toBe(204)
    worker = await startWorker(server.services.db.config('mingfa_worker'), { tasks: tasksOf(server.services), cron: [], onFault: (e) => faults.push(e) })
  })
  afterAll(() => worker.stop())
  const faults: unknown[] = []
  const begin = async (ask: Ask, text: string) =>
    (await ask('POST', '/api/exports', { office: EAST, query: { type: 'sample', q: text, sort: 'number' }, format: 'csv' })).json<ExportJob>()
  async function ended(ask: Ask, id: string): Promise<ExportJob> {
    for (;;) {
      const job = (await ask('GET', `/api/exports/${id}`)).json<ExportJob>()
      if (job.status !== 'waiting' && job.status !== 'running') return job
      await new Promise((go) => setTimeout(go, 100))
    }
  }

  it('在后台写完，取回的文件与筛选一致；别人取不到', async () => {
    await opened(as.officer, EAST, { number: '任-1', cause: '占道任务甲' })
    await opened(as.officer, EAST, { number: '任-2', cause: '占道任务甲' })
    const asked = await begin(as.officer, '任务甲')
    expect(asked).toMatchObject({ status: 'waiting', total: 2 })
    expect(await ended(as.officer, asked.id)).toMatchObject({ status: 'done', done: 2 })
    const file = await as.officer('GET', `/api/exports/${asked.id}/file`)
    expect(file.text.split('\r\n').filter((l) => l.includes('任-'))).toHaveLength(2)
    expect(file.text.startsWith('\ufeff')).toBe(true)
    expect((await as.officer2('GET', `/api/exports/${asked.id}/file`)).status).toBe(404)
    expect(faults).toEqual([])
  })

  it('取消了的不再写，也取不到', async () => {
    expect(await ended(as.officer, (await begin(as.officer, '任务甲')).id)).toMatchObject({ status: 'done' })
    expect(await ended(as.officer, cancelled)).toMatchObject({ status: 'cancelled', done: 0 })
    expect((await as.officer('GET', `/api/exports/${cancelled}/file`)).status).toBe(404)
  })
})

describe('查找', () => {
  it('在自己可看的各类案件里找，命中的字有位置，名称可输拼音首字母；别的机关的找不到', async () => {
    const id = await opened(as.officer, EAST, { number: '查-1', cause: '占道经营烧烤', partyName: '示例顺安便利店' })
    await opened(as.west, WEST, { number: '查-2', cause: '占道经营烧烤' })
    const find = async (ask: Ask, q: string) => (await ask('GET', `/api/search?q=${encodeURIComponent(q)}`)).json<Found[]>()
    const [own] = await find(as.officer, '营烧烤')
    expect(own).toMatchObject({ type: 'sample', total: { count: 1, exact: true } })
    expect(own?.rows[0]).toMatchObject({ id, hits: [{ field: 'cause', marks: [{ start: 3, end: 6 }] }] })
    expect((await find(as.supervisor, '营烧烤'))[0]?.rows).toHaveLength(2)
    expect((await find(as.west, '查-1')).flatMap((f) => f.rows.map((r) => r.id))).not.toContain(id)
    expect((await as.officer('GET', '/api/search?q=')).status).toBe(422)
  })
})
