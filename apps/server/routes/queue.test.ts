import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CheckResult, keepResults } from '../../../platform/checks/index.ts'
import { newId } from '../../../platform/db/index.ts'
import { type Ask, asking, askingAs, DISTRICT, EAST, type Served, serveSample, WEST } from '../../../platform/testing/index.ts'
import type { Acted, DataChecks, Queue, Reminder } from '../../workbench/api-types.ts'
import { openServer } from '../app.ts'

let server: Served<Awaited<ReturnType<typeof openServer>>>
let as: Record<'officer' | 'leader' | 'clerk' | 'west' | 'supervisor', Ask>
beforeAll(async () => {
  server = await serveSample('2026-03-04', openServer)
  as = await askingAs(server.app, server.services, 'officer', 'leader', 'clerk', 'west', 'supervisor')
})
afterAll(() => server.close())

async function opened(more: Record<string, unknown> = {}): Promise<string> {
  const body = { type: 'sample', office: EAST, actionId: newId(), input: { number: 'n', cause: '噪声' }, ...more }
  return (await as.officer('POST', `/api/cases/${newId()}/open`, body)).json<Acted>().case.id
}
const past = (on: string) => ({ on, onGround: '原始记录' })
const queue = async (ask: Ask, office: number, group: string) => (await ask('GET', `/api/queue?office=${office}&group=${group}`)).json<Queue>()
const ids = async (ask: Ask, group: string) => (await queue(ask, EAST, group)).rows.map((r) => r.id)

describe('待办', () => {
  it('只列本人现在可以办理的案件，随案件走动', async () => {
    const id = await opened()
    expect(await ids(as.leader, 'mine')).toContain(id)
    expect(await ids(as.clerk, 'mine')).not.toContain(id)
    const decided = { type: 'sample', office: EAST, actionId: newId(), seen: 1, input: { fineFen: 500 } }
    expect((await as.leader('POST', `/api/cases/${id}/decide`, decided)).status).toBe(200)
    expect(await ids(as.leader, 'mine')).not.toContain(id)
    expect(await ids(as.clerk, 'mine')).toContain(id)
  })

  it('超期、快到期、本周新收各自成组，最急的在前', async () => {
    const [late, later, soon, far] = [await opened(past('2026-01-05')), await opened(past('2026-01-12')), await opened(past('2026-02-02')), await opened()]
    const overdue = await queue(as.officer, EAST, 'overdue')
    expect(overdue.rows.map((r) => r.id)).toEqual([late, later])
    expect(overdue.rows[0]).toMatchObject({ type: 'sample', next: { words: expect.stringMatching(/^超期 \d+ 天$/), light: 'red' } })
    expect(await ids(as.officer, 'soon')).toEqual([soon])
    const fresh = await ids(as.officer, 'fresh')
    expect([fresh.includes(far), fresh.includes(soon)]).toEqual([true, false])
    expect(overdue.groups).toMatchObject({ overdue: 2, soon: 1, fresh: fresh.length })
  })

  it('监督人员看得到下级的超期案件，没有自己要办的', async () => {
    const page = await queue(as.supervisor, DISTRICT, 'overdue')
    expect(page.rows.length).toBe(2)
    expect(page.groups.mine).toBe(0)
  })

  it('别的机关说没有找到，没有的组说明有哪些', async () => {
    expect((await as.west('GET', `/api/queue?office=${EAST}&group=mine`)).status).toBe(404)
    expect((await as.west('GET', `/api/queue?office=${WEST}&group=other`)).status).toBe(422)
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
