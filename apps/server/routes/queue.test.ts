import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/db/index.ts'
import { type Ask, askingAs, DISTRICT, EAST, type Served, serveSample, WEST } from '../../../platform/testing/index.ts'
import type { Acted, Queue } from '../../workbench/api-types.ts'
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
