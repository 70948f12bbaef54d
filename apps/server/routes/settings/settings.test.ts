import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../../platform/db/index.ts'
import { startWorker, type Worker } from '../../../../platform/jobs/index.ts'
import { recalculateTerms } from '../../../../platform/ledger/index.ts'
import { createCalendars, createFollower } from '../../../../platform/settings/index.ts'
import { type Ask, asking, askingAs, DISTRICT, EAST, type Served, serveAll, WEST } from '../../../../platform/testing/index.ts'
import { retentionWork } from '../../../nightly.ts'
import { tasksOf } from '../../../tasks.ts'
import type { CaseView, Me, Person, Problem } from '../../../workbench/api-types.ts'
import type { MetricTarget, OfficeDays, PersonPost, RetentionView, SettingChange } from '../../../workbench/setting-types.ts'
import { openServer } from '../../app.ts'

const TODAY = '2026-03-02'
let server: Served<Awaited<ReturnType<typeof openServer>>>
let as: Record<'officer' | 'west' | 'supervisor' | 'keeper' | 'chief' | 'clerk', Ask>

beforeAll(async () => {
  server = await serveAll(TODAY, openServer, [
    { username: 'keeper', name: '王管理', office: EAST, roles: ['admin'] },
    { username: 'chief', name: '郑区管', office: DISTRICT, roles: ['admin'] },
    { username: 'borrowed', name: '冯借调', office: WEST, roles: ['officer'] },
  ])
  as = await askingAs(server.app, server.services, 'officer', 'west', 'supervisor', 'keeper', 'chief', 'clerk')
})
afterAll(() => server.close())

const people = async (ask: Ask, office = EAST, more = '') => (await ask('GET', `/api/people?office=${office}${more}`)).json<Person[]>()
const idOf = async (username: string): Promise<string> => {
  const found = await server.services.viewers.byUsername(username, TODAY)
  if (!found) throw new Error(`nobody is called ${username}`)
  return found.personId
}
const changes = async (ask: Ask, more = '', office = EAST) => (await ask('GET', `/api/settings/changes?office=${office}${more}`)).json<SettingChange[]>()
/** Nobody signed in, the wrong role, another office. */
const refused = async (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, body?: unknown) => [
  (await asking(server.app)(method, url, body)).status,
  (await as.officer(method, url, body)).status,
  (await as.west(method, url, body)).status,
]

describe('一人多岗', () => {
  const add = (office: number, from: string, to: string | null = null, roles: string[] = ['officer']) => ({ office, roles, from, to, reason: '借调函' })

  it('上级管理员给别的街道的人加一个兼职岗位，当天就能切换过来办案，本街道看得到他', async () => {
    const id = await idOf('borrowed')
    expect((await as.chief('POST', `/api/people/${id}/posts`, add(EAST, TODAY))).status).toBe(204)
    const { borrowed } = await askingAs(server.app, server.services, 'borrowed')
    expect((await borrowed('GET', '/api/me')).json<Me>().posts.map((p) => p.office)).toEqual([EAST, WEST])
    expect((await people(as.keeper)).find((p) => p.username === 'borrowed')).toMatchObject({ office: WEST, roles: ['officer'] })
    const posts = (await as.chief('GET', `/api/people/${id}/posts`)).json<PersonPost[]>()
    expect(posts).toHaveLength(2)
    expect(posts[0]).toMatchObject({ office: EAST, from: TODAY, to: null })
  })

  it('同一机关同一时间只有一个岗位，结束日要晚于开始日', async () => {
    const id = await idOf('borrowed')
    const twice = await as.chief('POST', `/api/people/${id}/posts`, add(EAST, '2026-05-01'))
    expect([twice.status, twice.json<Problem>().errors?.[0]?.message]).toEqual([422, '这段时间在该机关已有岗位；要改角色，请在人员中修改，或先结束原岗位'])
    expect((await as.chief('POST', `/api/people/${id}/posts`, add(DISTRICT, TODAY, TODAY))).status).toBe(422)
  })

  it('岗位结束之后不再列出、不能再办，记录里写明谁结束的', async () => {
    const id = await idOf('borrowed')
    expect((await as.chief('PATCH', `/api/people/${id}/posts`, { office: EAST, from: TODAY, to: TODAY, reason: '借调期满' })).status).toBe(204)
    const { borrowed } = await askingAs(server.app, server.services, 'borrowed')
    expect((await borrowed('GET', '/api/me')).json<Me>().posts.map((p) => p.office)).toEqual([WEST])
    const told = (await changes(as.keeper, '&area=post'))[0]
    expect(told).toMatchObject({ person: '郑区管', subject: '冯借调', reason: '借调期满', before: { 至: null }, after: { 至: TODAY } })
    expect((await as.chief('PATCH', `/api/people/${id}/posts`, { office: EAST, from: TODAY, to: TODAY, reason: null })).status).toBe(404)
  })

  it('没有岗位的人还找得到，可以再给岗位', async () => {
    const id = await idOf('clerk')
    expect((await as.keeper('PATCH', `/api/people/${id}/posts`, { office: EAST, from: '2000-01-01', to: TODAY, reason: null })).status).toBe(204)
    expect((await people(as.keeper)).some((p) => p.id === id)).toBe(false)
    expect((await people(as.keeper, EAST, '&idle=true')).find((p) => p.id === id)).toMatchObject({ roles: [] })
    expect((await as.keeper('POST', `/api/people/${id}/posts`, add(EAST, TODAY, null, ['clerk']))).status).toBe(204)
    expect((await people(as.keeper)).find((p) => p.id === id)).toMatchObject({ roles: ['clerk'] })
  })

  it('不是管理员的、别的机关的，都不能看也不能改；管理员不能结束自己的岗位', async () => {
    const id = await idOf('officer')
    expect(await refused('GET', `/api/people/${id}/posts`)).toEqual([401, 403, 403])
    expect(await refused('POST', `/api/people/${id}/posts`, add(EAST, TODAY))).toEqual([401, 403, 403])
    expect(await refused('PATCH', `/api/people/${id}/posts`, { office: EAST, from: TODAY, to: TODAY, reason: null })).toEqual([401, 403, 403])
    expect((await as.keeper('POST', `/api/people/${await idOf('west')}/posts`, add(EAST, TODAY))).status).toBe(404)
    expect((await as.keeper('POST', `/api/people/${id}/posts`, add(WEST, TODAY))).status).toBe(404)
    const own = { office: EAST, from: '2000-01-01', to: TODAY, reason: null }
    expect((await as.keeper('PATCH', `/api/people/${await idOf('keeper')}/posts`, own)).status).toBe(422)
  })
})

describe('设置变更记录', () => {
  it('人员、密码、联系方式的改动都有前后对照，密码本身不在其中', async () => {
    const id = await idOf('officer2')
    await as.keeper('PATCH', `/api/people/${id}`, { office: EAST, certificate: '示例证0002', certificateUntil: '2026-12-31', password: '重置的密码987' })
    await as.keeper('PUT', `/api/offices/${EAST}/contact`, { address: '清和路9号', phone: null, hours: null })
    const rows = await changes(as.keeper)
    expect(rows.find((r) => r.area === 'office')).toMatchObject({ before: { 办公地址: null }, after: { 办公地址: '清和路9号' }, person: '王管理' })
    const told = rows.filter((r) => r.area === 'people')
    expect(told.map((r) => r.after)).toEqual([{ 密码: '已重置' }, { 执法证号: '示例证0002', 执法证有效期至: '2026-12-31' }])
    expect(JSON.stringify(rows)).not.toContain('重置的密码987')
  })

  it('什么也没改的，不记', async () => {
    const before = (await changes(as.keeper)).length
    await as.keeper('PUT', `/api/offices/${EAST}/contact`, { address: '清和路9号', phone: null, hours: null })
    expect((await changes(as.keeper)).length).toBe(before)
  })

  it('导出成表格，从上一页往下翻', async () => {
    const file = await as.keeper('GET', `/api/settings/changes/export?office=${EAST}`)
    expect(file.text).toContain('时间,办理人,事项,对象,变更前,变更后,依据或原因')
    expect(file.text).toContain('办公地址：清和路9号')
    const all = await changes(as.keeper)
    expect((await changes(as.keeper, `&after=${all[0]?.id}`))[0]?.id).toBe(all[1]?.id)
  })

  it('只有本机关或上级的管理员看得到', async () => {
    expect(await refused('GET', `/api/settings/changes?office=${EAST}`)).toEqual([401, 403, 403])
    expect((await as.keeper('GET', `/api/settings/changes?office=${WEST}`)).status).toBe(404)
    expect(await refused('GET', `/api/settings/changes/export?office=${EAST}`)).toEqual([401, 403, 403])
    expect((await as.chief('GET', `/api/settings/changes?office=${EAST}`)).status).toBe(200)
  })
})

describe('工作日历', () => {
  const day = (workday: boolean, below = false) => ({ office: EAST, workday, name: workday ? '窗口值守' : '机关搬迁', reason: '清和街道办通知', below })
  let caseId: string
  let before: string | undefined
  const due = async () => {
    const view = (await as.officer('GET', `/api/cases/${caseId}?type=penalty&office=${EAST}`)).json<CaseView>()
    return { view, due: view.terms.find((t) => t.state === 'open')?.due }
  }

  const recalculated = async () => (await due()).view.timeline.filter((t) => t.action === 'recalculate')

  const faults: unknown[] = []
  let worker: Worker
  beforeAll(async () => {
    const onFault = (error: unknown): void => void faults.push(error)
    worker = await startWorker(server.services.db.config('mingfa_worker'), { tasks: tasksOf(server.services), cron: [], onFault })
  })
  afterAll(async () => {
    await worker.stop()
    expect(faults).toEqual([])
  })

  it('放假一天，立刻生效；正在计算的期限随之后延，案件上有重算的动作和依据', async () => {
    caseId = newId()
    const clue = { source: 'inspection', foundOn: TODAY, cause: '占道经营', facts: '在店外经营', happenedOn: TODAY, community: '清河社区' }
    const body = { type: 'penalty', office: EAST, actionId: newId(), input: clue }
    expect((await as.officer('POST', `/api/cases/${caseId}/registerClue`, body)).status).toBe(200)
    before = (await due()).due
    expect((await as.keeper('PUT', '/api/settings/calendar/2026-03-05', day(false))).status).toBe(204)
    await expect.poll(async () => (await recalculated()).length).toBe(1)
    const after = await due()
    expect(after.due).not.toBe(before)
    expect((await recalculated())[0]?.note).toBe('本机关工作日历调整：2026-03-05 放假（机关搬迁）。依据：清和街道办通知')
    const days = (await as.officer('GET', `/api/settings/calendar?office=${EAST}&year=2026`)).json<OfficeDays>()
    expect(days.days).toEqual([{ day: '2026-03-05', workday: false, name: '机关搬迁', national: '上班' }])
    const explained = await as.officer('GET', `/api/cases/${caseId}/terms/${after.view.terms.find((t) => t.state === 'open')?.id}?type=penalty&office=${EAST}`)
    expect(explained.text).toContain('机关搬迁')
  })

  it('另一个进程不必重启，也马上按新的日历算', async () => {
    const follower = createFollower(server.services.db)
    const other = await createCalendars({ db: server.services.db, follower, now: server.clock.now })
    try {
      expect(other.of(EAST).exception('2026-03-07')).toBeUndefined()
      await as.keeper('PUT', '/api/settings/calendar/2026-03-07', day(true))
      await expect.poll(() => other.of(EAST).exception('2026-03-07')?.name).toBe('窗口值守')
      await as.keeper('DELETE', `/api/settings/calendar/2026-03-07?office=${EAST}&reason=${encodeURIComponent('取消值守')}`)
      await expect.poll(() => other.of(EAST).exception('2026-03-07')).toBeUndefined()
    } finally {
      await follower.close()
    }
  })

  it('恢复统一安排，期限回到原来；一切都在变更记录里', async () => {
    const gone = await as.keeper('DELETE', `/api/settings/calendar/2026-03-05?office=${EAST}&reason=${encodeURIComponent('搬迁改期')}`)
    expect(gone.status).toBe(204)
    await expect.poll(async () => (await due()).due).toBe(before)
    expect((await changes(as.keeper, '&area=calendar'))[0]).toMatchObject({ subject: '2026-03-05', before: { 安排: '放假' }, after: null, reason: '搬迁改期' })
    expect(await recalculateTerms(server.services.ledger.context, EAST, '再算一次')).toBe(0)
  })

  it('上级可以让所属机关一并适用', async () => {
    const body = { ...day(false, true), office: DISTRICT }
    expect((await as.chief('PUT', '/api/settings/calendar/2026-03-20', body)).status).toBe(204)
    for (const office of [DISTRICT, EAST, WEST]) expect(server.services.calendars.of(office).exception('2026-03-20')?.name).toBe('机关搬迁')
  })

  it('不写依据的不收；不是管理员的、别的机关的不能改', async () => {
    expect((await as.keeper('PUT', '/api/settings/calendar/2026-03-06', { ...day(true), reason: ' ' })).status).toBe(422)
    expect(await refused('PUT', '/api/settings/calendar/2026-03-06', day(true))).toEqual([401, 403, 403])
    expect((await as.keeper('PUT', '/api/settings/calendar/2026-03-06', { ...day(true), office: WEST })).status).toBe(404)
    expect(await refused('DELETE', `/api/settings/calendar/2026-03-06?office=${EAST}&reason=x`)).toEqual([401, 403, 403])
    expect((await as.keeper('DELETE', `/api/settings/calendar/2026-12-06?office=${EAST}&reason=x`)).status).toBe(404)
    expect((await as.west('GET', `/api/settings/calendar?office=${EAST}&year=2026`)).status).toBe(404)
    expect((await asking(server.app)('GET', `/api/settings/calendar?office=${EAST}&year=2026`)).status).toBe(401)
  })
})

describe('指标目标值', () => {
  const put = (ask: Ask, value: number | null, office = EAST, metric = 'penalty.filed') =>
    ask('PUT', '/api/settings/targets', { office, metric, year: 2026, value })
  const list = async (ask: Ask) => (await ask('GET', `/api/settings/targets?office=${EAST}&year=2026`)).json<MetricTarget[]>()

  it('设、改、取消，都留记录；看得到机关的人都读得到', async () => {
    expect((await put(as.keeper, 120)).status).toBe(204)
    expect((await put(as.chief, 150)).status).toBe(204)
    expect(await list(as.officer)).toEqual([{ metric: 'penalty.filed', year: 2026, value: 150 }])
    expect((await changes(as.keeper, '&area=target'))[0]).toMatchObject({ person: '郑区管', before: { 目标值: 120 }, after: { 目标值: 150 } })
    expect((await put(as.keeper, null)).status).toBe(204)
    expect(await list(as.officer)).toEqual([])
  })

  it('没有的指标、不该设的人', async () => {
    expect((await put(as.keeper, 1, EAST, 'penalty.nothing')).status).toBe(404)
    expect((await put(as.keeper, 1, WEST)).status).toBe(404)
    expect([(await put(asking(server.app), 1)).status, (await put(as.officer, 1)).status, (await put(as.west, 1)).status]).toEqual([401, 403, 403])
    expect((await as.west('GET', `/api/settings/targets?office=${EAST}&year=2026`)).status).toBe(404)
  })
})

describe('保管期限', () => {
  const view = async () => (await as.keeper('GET', `/api/settings/retention?office=${EAST}`)).json<RetentionView>()

  it('到期的案件夜间列出，处理要写意见，只处理一次，案件本身还在', async () => {
    const { ledger, viewers } = server.services
    const clerk = await viewers.byUsername('officer', TODAY)
    if (!clerk) throw new Error('nobody is called officer')
    const rule = { office: EAST, years: 3, article: '机关文件材料归档范围和文书档案保管期限规定' }
    expect((await as.keeper('PUT', '/api/settings/retention/penalty', rule)).status).toBe(204)
    const values = {
      number: '清罚〔2021〕001号',
      cause: '占道经营',
      party: '示例便利店',
      filedOn: '2021-03-01',
      decidedOn: '2021-04-01',
      closedOn: '2021-05-01',
    }
    const row = { row: 1, fingerprint: 'f1', content: 'c1', status: 'archived', values }
    const made = await ledger.backfill(clerk, { type: 'penalty', office: EAST, source: { file: 'l.csv', hash: 'h' }, rows: [row] })
    expect(made.accepted).toBe(1)
    server.clock.turnTo('2024-12-31')
    expect(await retentionWork(server.services)).toBe(0)
    server.clock.turnTo('2025-01-01')
    expect(await retentionWork(server.services)).toBe(1)
    expect(await retentionWork(server.services)).toBe(0)
    const due = (await view()).due
    server.clock.turnTo(TODAY)
    expect(due.map((d) => [d.type, d.due, d.decision])).toEqual([['penalty', '2025-01-01', null]])
    const id = due[0]?.caseId ?? ''
    const decide = (reason: string) => as.keeper('POST', `/api/settings/retention/due/${id}`, { office: EAST, decision: 'archive', reason })
    expect((await decide(' ')).status).toBe(422)
    expect((await decide('移交区档案馆')).status).toBe(204)
    expect((await decide('再来一次')).status).toBe(404)
    expect((await view()).due[0]).toMatchObject({ decision: 'archive', reason: '移交区档案馆' })
    expect((await as.officer('GET', `/api/cases/${id}?type=penalty&office=${EAST}`)).status).toBe(200)
    expect((await changes(as.keeper, '&area=retention')).map((c) => c.after)).toEqual([{ 处理: '移交档案馆' }, { 年限: 3, 依据: rule.article }])
  })

  it('不是管理员的、别的机关的，都不能', async () => {
    const rule = { office: EAST, years: 3, article: '' }
    expect(await refused('GET', `/api/settings/retention?office=${EAST}`)).toEqual([401, 403, 403])
    expect(await refused('PUT', '/api/settings/retention/penalty', rule)).toEqual([401, 403, 403])
    const decision = { office: EAST, decision: 'keep', reason: '仍需查考' }
    expect(await refused('POST', `/api/settings/retention/due/${newId()}`, decision)).toEqual([401, 403, 403])
    expect((await as.keeper('PUT', '/api/settings/retention/penalty', { ...rule, office: WEST })).status).toBe(404)
  })
})
