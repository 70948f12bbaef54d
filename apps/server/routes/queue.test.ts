import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CheckResult, keepResults } from '../../../platform/checks/index.ts'
import { newId } from '../../../platform/db/index.ts'
import { type Ask, asking, askingAs, DISTRICT, EAST, type Served, serveSample, WEST } from '../../../platform/testing/index.ts'
import type { Acted, DataChecks, Reminder } from '../../workbench/api-types.ts'
import type { Queue, TermDay } from '../../workbench/desk-types.ts'
import { openServer } from '../app.ts'

let server: Served<Awaited<ReturnType<typeof openServer>>>
let as: Record<'officer' | 'officer2' | 'leader' | 'clerk' | 'west' | 'supervisor', Ask>
beforeAll(async () => {
  server = await serveSample('2026-03-04', openServer)
  as = await askingAs(server.app, server.services, 'officer', 'officer2', 'leader', 'clerk', 'west', 'supervisor')
})
afterAll(() => server.close())

async function opened(more: Record<string, unknown> = {}): Promise<string> {
  const body = { type: 'sample', office: EAST, actionId: newId(), input: { number: 'n', cause: '噪声' }, ...more }
  return (await as.officer('POST', `/api/cases/${newId()}/open`, body)).json<Acted>().case.id
}
const past = (on: string) => ({ on, onGround: '原始记录' })
const queue = async (ask: Ask, office: number, tab: string, more = '') => (await ask('GET', `/api/queue?office=${office}&tab=${tab}${more}`)).json<Queue>()
const ids = async (ask: Ask, tab: string, more = '') => (await queue(ask, EAST, tab, more)).rows.map((r) => r.id)
const act = (ask: Ask, id: string, action: string, input: Record<string, unknown> = {}) =>
  ask('POST', `/api/cases/${id}/${action}`, { type: 'sample', office: EAST, actionId: newId(), input })

describe('待办', () => {
  it('只列本人现在可以办理的案件，随案件走动', async () => {
    const id = await opened()
    expect(await ids(as.leader, 'todo')).toContain(id)
    expect(await ids(as.clerk, 'todo')).not.toContain(id)
    const decided = { type: 'sample', office: EAST, actionId: newId(), seen: 1, input: { fineFen: 500 } }
    expect((await as.leader('POST', `/api/cases/${id}/decide`, decided)).status).toBe(200)
    expect(await ids(as.leader, 'todo')).not.toContain(id)
    expect(await ids(as.clerk, 'todo')).toContain(id)
    expect((await queue(as.leader, EAST, 'done')).rows.find((r) => r.id === id)).toMatchObject({ did: { action: '决定', on: '2026-03-04' } })
  })

  it('分清在我手上的、待认领的和同岗位他人手上的，认领之后换手', async () => {
    const id = await opened()
    const hands = async (ask: Ask) =>
      (await Promise.all(['mine', 'open', 'group'].map((h) => ids(ask, 'todo', `&hand=${h}`)))).map((found) => found.includes(id))
    expect(await hands(as.officer)).toEqual([true, false, false])
    expect(await hands(as.officer2)).toEqual([false, false, true])
    expect(await hands(as.leader)).toEqual([false, true, false])
    expect((await act(as.officer2, id, 'careClaim')).status).toBe(200)
    expect(await hands(as.officer2)).toEqual([true, false, false])
    expect(await hands(as.officer)).toEqual([false, false, true])
    expect((await queue(as.officer, EAST, 'todo', '&hand=group')).rows.find((r) => r.id === id)).toMatchObject({ handler: '钱二', hand: 'group' })
  })

  it('征求意见时案件到被征求的人手上，意见回来再回到原处', async () => {
    const id = await opened()
    const clerk = (await server.services.viewers.byUsername('clerk', '2026-03-04'))?.personId
    expect((await act(as.officer, id, 'careConsult', { of: [clerk], text: '请提意见' })).status).toBe(200)
    expect([await ids(as.clerk, 'todo'), await ids(as.leader, 'todo')].map((found) => found.includes(id))).toEqual([true, false])
    expect((await act(as.clerk, id, 'careOpine', { text: '同意' })).status).toBe(200)
    expect([await ids(as.clerk, 'todo'), await ids(as.leader, 'todo')].map((found) => found.includes(id))).toEqual([false, true])
  })

  it('超期、快到期各自成组，最急的在前，日历上一天的件数就是那天列出的件数', async () => {
    const [late, later, soon, far] = [await opened(past('2026-01-05')), await opened(past('2026-01-12')), await opened(past('2026-02-02')), await opened()]
    const overdue = await queue(as.officer, EAST, 'overdue')
    expect(overdue.rows.map((r) => r.id)).toEqual([late, later])
    expect(overdue.rows[0]).toMatchObject({ type: 'sample', next: { words: expect.stringMatching(/^超期 \d+ 天$/), light: 'red' } })
    expect(await ids(as.officer, 'soon')).toEqual([soon])
    const days = (await as.officer('GET', `/api/queue/days?office=${EAST}&month=2026-03`)).json<TermDay[]>()
    for (const { day, terms } of days) expect((await queue(as.officer, EAST, 'due', `&from=${day}&to=${day}`)).rows).toHaveLength(terms)
    expect(await ids(as.officer, 'due', '&from=2026-03-05&to=2026-12-31')).toEqual(expect.arrayContaining([soon, far]))
  })

  it('每张数字卡的数，就是点开后列出的件数', async () => {
    const { counts } = await queue(as.officer, EAST, 'todo')
    for (const tab of ['todo', 'done', 'demands', 'soon', 'overdue'] as const) expect([tab, (await ids(as.officer, tab)).length]).toEqual([tab, counts[tab]])
    for (const hand of ['mine', 'open', 'group'] as const) expect([hand, (await ids(as.officer, 'todo', `&hand=${hand}`)).length]).toEqual([hand, counts[hand]])
    expect(counts.todo).toBe(counts.mine + counts.open)
  })

  it('一页放不下的接着往下翻，不重不漏', async () => {
    for (let i = 0; i < 60; i += 1) await opened()
    const first = await queue(as.leader, EAST, 'todo')
    const second = await queue(as.leader, EAST, 'todo', `&after=${first.next}`)
    expect([first.rows.length, second.next]).toEqual([50, null])
    expect(new Set([...first.rows, ...second.rows].map((r) => r.id)).size).toBe(first.counts.todo)
  })

  it('监督人员看得到下级的超期和督办案件，没有自己要办的', async () => {
    const id = await opened()
    expect((await act(as.supervisor, id, 'careDemand', { text: '请说明', due: '2026-03-10' })).status).toBe(200)
    const page = await queue(as.supervisor, DISTRICT, 'overdue')
    expect([page.rows.length, page.counts.todo]).toEqual([2, 0])
    expect((await queue(as.supervisor, DISTRICT, 'demands')).rows).toMatchObject([{ id, demand: { by: '吴六', due: '2026-03-10', text: '请说明' } }])
    expect(await ids(as.officer, 'demands')).toEqual([id])
    expect((await act(as.officer, id, 'careAnswer', { text: '已办' })).status).toBe(200)
    expect(await ids(as.officer, 'demands')).toEqual([])
  })

  it('别的机关说没有找到，没有的组、翻页处和月份说明哪里不对，没有登录的先登录', async () => {
    expect((await as.west('GET', `/api/queue?office=${EAST}&tab=todo`)).status).toBe(404)
    expect((await as.west('GET', `/api/queue/days?office=${EAST}&month=2026-03`)).status).toBe(404)
    for (const wrong of ['tab=other', 'after=x', 'from=x', 'behalf=x']) expect((await as.west('GET', `/api/queue?office=${WEST}&${wrong}`)).status).toBe(422)
    expect((await as.west('GET', `/api/queue/days?office=${WEST}&month=2026-13`)).status).toBe(422)
    expect((await as.officer('GET', `/api/queue?office=${EAST}&behalf=${newId()}`)).status).toBe(403)
    expect((await asking(server.app)('GET', `/api/queue?office=${EAST}`)).status).toBe(401)
  })
})

describe('期限提醒', () => {
  const reminders = async (ask: Ask, office: number) => (await ask('GET', `/api/reminders?office=${office}`)).json<Reminder[]>()

  it('快到期的案件提醒一次，写明案件、期限和到期日', async () => {
    expect(await reminders(as.officer, EAST)).toEqual([])
    expect(await server.services.ledger.remind(EAST)).toBeGreaterThan(0)
    expect(await server.services.ledger.remind(EAST)).toBe(0)
    const rung = await reminders(as.officer, EAST)
    expect(rung[0]).toMatchObject({ type: 'sample', office: EAST, number: 'n', firedOn: '2026-03-04' })
    expect(new Set(rung.map((r) => `${r.caseId}${r.term}${r.due}`)).size).toBe(rung.length)
  })

  it('监督人员看得到下级的，别的机关说没有找到，没有登录的先登录', async () => {
    expect((await reminders(as.supervisor, EAST)).length).toBeGreaterThan(0)
    expect((await as.west('GET', `/api/reminders?office=${EAST}`)).status).toBe(404)
    expect(await reminders(as.west, WEST)).toEqual([])
    expect((await asking(server.app)('GET', `/api/reminders?office=${EAST}`)).status).toBe(401)
  })
})

describe('数据检查', () => {
  const at = new Date('2026-03-03T19:00:00Z')
  const found = (faults: CheckResult['faults']) =>
    keepResults(server.services.db, [{ id: 'x', sentence: '数据对得上', ok: false, found: faults.length, faults }], at)
  const checks = async (ask: Ask) => (await ask('GET', '/api/checks')).json<DataChecks>()

  it('监督人员只看到所辖机关的问题，不属于哪个机关的留给系统管理员', async () => {
    expect(await checks(as.supervisor)).toEqual({ at: null, checks: 0, failed: [] })
    await found([{ office: EAST, message: '东' }, { office: 999999999, message: '别处' }, { message: '任务' }])
    const failed = [{ id: 'x', sentence: '数据对得上', faults: [{ office: EAST, message: '东' }] }]
    expect(await checks(as.supervisor)).toEqual({ at: at.toISOString(), checks: 1, failed })
  })

  it('没有问题时只说查过，经办人员无权查看', async () => {
    await found([])
    expect(await checks(as.supervisor)).toMatchObject({ checks: 1, failed: [] })
    expect((await as.officer('GET', '/api/checks')).status).toBe(403)
    expect((await asking(server.app)('GET', '/api/checks')).status).toBe(401)
  })
})
