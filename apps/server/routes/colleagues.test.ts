import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/db/index.ts'
import { type Ask, asking, EAST, type SamplePerson, type Served, serveSeated, WEST } from '../../../platform/testing/index.ts'
import type { Acted, BulkResult, CaseView } from '../../workbench/api-types.ts'
import type { Delegated, Delegations, Handovers, Queue } from '../../workbench/desk-types.ts'
import { openServer } from '../app.ts'

const TODAY = '2026-03-04'
const more: readonly SamplePerson[] = [
  { username: 'clerk2', name: '韩七', office: EAST, roles: ['clerk'] },
  { username: 'reviewer', name: '郑审', office: EAST, roles: ['reviewer'] },
  { username: 'chair', name: '陈听', office: EAST, roles: ['chair'] },
  { username: 'openness', name: '何公开', office: EAST, roles: ['openness'] },
  { username: 'admin', name: '冯管', office: EAST, roles: ['admin'] },
]
const names = ['officer', 'officer2', 'clerk', 'clerk2', 'leader', 'reviewer', 'chair', 'openness', 'admin', 'supervisor', 'west'] as const
type Name = (typeof names)[number]

let server: Served<Awaited<ReturnType<typeof openServer>>>
let as: Record<Name, Ask>
let id: Record<Name, string>
beforeAll(async () => {
  ;({ server, as, id } = await serveSeated(TODAY, openServer, more, names))
})
afterAll(() => server.close())

const clue = { source: 'inspection', foundOn: '2026-03-01', cause: '占道经营', facts: '在店外经营', happenedOn: '2026-03-01', community: '清河社区' }
async function registered(ask: Ask): Promise<string> {
  const body = { type: 'penalty', office: EAST, actionId: newId(), input: clue }
  const answer = await ask('POST', `/api/cases/${newId()}/registerClue`, body)
  return answer.json<Acted>().case.id
}
const lend = (ask: Ask, from: Name, to: Name, more: Record<string, unknown> = {}) =>
  ask('POST', '/api/delegations', {
    office: EAST,
    from: id[from],
    to: id[to],
    types: ['penalty'],
    fromDay: TODAY,
    toDay: '2026-03-10',
    reason: '外出培训',
    ...more,
  })
const todo = async (ask: Ask, more = '') => (await ask('GET', `/api/queue?office=${EAST}&tab=todo&hand=mine${more}`)).json<Queue>().rows.map((r) => r.id)

describe('委托', () => {
  it('受托人看得到委托人的待办，代为办理时记明代谁办理，到期之后不再看到', async () => {
    const request = await as.clerk('POST', `/api/cases/${newId()}/registerClue`, { type: 'penalty', office: EAST, actionId: newId(), input: clue })
    const caseId = request.json<Acted>().case.id
    expect((await as.openness('GET', `/api/cases/${caseId}`)).status).toBe(404)
    const given = await lend(as.clerk, 'clerk', 'openness')
    expect(given.json<Delegated>().withheld).toEqual([])
    const asked = { type: 'penalty', office: EAST, actionId: newId(), input: { of: [id.clerk], text: '请提意见' } }
    expect((await as.officer('POST', `/api/cases/${caseId}/careConsult`, asked)).status).toBe(200)
    expect([await todo(as.openness, `&behalf=${id.clerk}`), await todo(as.openness)]).toEqual([[caseId], []])
    const said = { type: 'penalty', office: EAST, actionId: newId(), input: { text: '同意立案' }, behalf: id.clerk }
    expect((await as.openness('POST', `/api/cases/${caseId}/careOpine`, { ...said, behalf: undefined })).status).toBe(409)
    expect((await as.openness('POST', `/api/cases/${caseId}/careOpine`, said)).status).toBe(200)
    const view = (await as.openness('GET', `/api/cases/${caseId}`)).json<CaseView>()
    expect(view.timeline.slice(1)).toMatchObject([
      { label: '征求意见（会签、加签）', actors: ['赵一'], note: '征求李四的意见：请提意见' },
      { label: '会签意见', actors: ['何公开（代李四）'], note: '同意立案' },
    ])
    expect((await as.openness('GET', `/api/delegations?office=${EAST}`)).json<Delegations>().mine).toMatchObject([{ name: '李四', roles: ['clerk'] }])
    const { rows } = (await as.clerk('GET', `/api/delegations?office=${EAST}`)).json<Delegations>()
    expect(rows).toMatchObject([{ fromName: '李四', toName: '何公开', types: ['penalty'], endedOn: null }])
    expect((await as.clerk('DELETE', `/api/delegations/${rows[0]?.id}?office=${EAST}`)).status).toBe(204)
    expect((await as.openness('GET', `/api/cases/${caseId}`)).status).toBe(404)
    expect((await as.openness('POST', `/api/cases/${caseId}/note`, { ...said, actionId: newId() })).json()).toMatchObject({ rule: 'behalf' })
    expect((await as.openness('GET', `/api/queue?office=${EAST}&behalf=${id.clerk}`)).status).toBe(403)
  })

  it('听证主持人不得委托，执法、审核只能委托给同岗位的人，写明依据', async () => {
    expect((await lend(as.chair, 'chair', 'clerk')).json()).toMatchObject({ code: 'role', law: '《行政处罚法》第64条' })
    expect((await lend(as.reviewer, 'reviewer', 'clerk')).json()).toMatchObject({ law: '《行政处罚法》第58条' })
    expect((await lend(as.officer, 'officer', 'clerk')).status).toBe(409)
    expect((await lend(as.officer, 'officer', 'officer2')).status).toBe(200)
  })

  it('受托人代办时，两个人在先的办理都要回避', async () => {
    const services = server.services
    const viewer = await services.viewers.byPerson(id.officer2, TODAY)
    expect(viewer?.lent).toMatchObject([{ from: id.officer, roles: ['officer'], types: ['penalty'] }])
    const caseId = await registered(as.officer2)
    const body = { type: 'penalty', office: EAST, actionId: newId(), input: { text: '已核查' }, behalf: id.officer }
    expect((await as.officer2('POST', `/api/cases/${caseId}/note`, body)).status).toBe(200)
    const { rows } = await services.db.owner.query<{ actors: string[]; extra: unknown }>(
      'select actors, extra from mingfa.case_action where office_id = $1 and case_id = $2 and seq = 2',
      [EAST, caseId],
    )
    expect(rows[0]).toMatchObject({ actors: [id.officer2, id.officer], extra: { behalf: id.officer } })
  })

  it('没有委托的不能代办，不能替别人委托，日期和人不对的说明哪里不对', async () => {
    const caseId = await registered(as.clerk)
    const body = { type: 'penalty', office: EAST, actionId: newId(), input: { text: 'x' }, behalf: id.leader }
    expect((await as.clerk('POST', `/api/cases/${caseId}/note`, body)).json()).toMatchObject({ rule: 'behalf' })
    expect((await lend(as.clerk, 'clerk2', 'clerk')).status).toBe(403)
    expect((await lend(as.admin, 'clerk2', 'clerk')).status).toBe(200)
    expect((await lend(as.admin, 'clerk2', 'clerk')).status).toBe(409)
    expect((await lend(as.clerk, 'clerk', 'clerk')).status).toBe(422)
    expect((await lend(as.clerk, 'clerk', 'west')).status).toBe(422)
    expect((await lend(as.clerk, 'clerk', 'clerk2', { toDay: '2026-03-01' })).status).toBe(422)
    expect((await lend(as.west, 'west', 'clerk')).status).toBe(404)
    expect((await as.west('GET', `/api/delegations?office=${EAST}`)).status).toBe(404)
    expect((await as.clerk('DELETE', `/api/delegations/${newId()}?office=${EAST}`)).status).toBe(403)
    expect((await as.admin('DELETE', `/api/delegations/${newId()}?office=${EAST}`)).status).toBe(404)
    const stranger = asking(server.app)
    expect((await stranger('GET', `/api/delegations?office=${EAST}`)).status).toBe(401)
    expect((await lend(stranger, 'clerk', 'clerk2')).status).toBe(401)
  })
})

describe('离任移交', () => {
  it('逐件移交，每件一个动作，不能移交的写明原因；再送一次不重复', async () => {
    const [one, two] = [await registered(as.officer), await registered(as.officer)]
    const held = (await as.admin('GET', `/api/handovers?office=${EAST}&person=${id.officer}`)).json<Handovers>().rows.map((r) => r.id)
    expect(held).toEqual(expect.arrayContaining([one, two]))
    const items = [one, two, newId()].map((caseId) => ({ id: caseId, type: 'penalty', actionId: newId() }))
    const ask = { office: EAST, from: id.officer, to: id.officer2, text: '调离', items }
    const results = (await as.admin('POST', '/api/handovers', ask)).json<BulkResult[]>()
    expect(results.map((r) => [r.done, r.message])).toEqual([
      [true, undefined],
      [true, undefined],
      [false, '案件尚未登记'],
    ])
    expect((await as.admin('POST', '/api/handovers', ask)).json<BulkResult[]>().map((r) => r.done)).toEqual([true, true, false])
    expect(await todo(as.officer2)).toEqual(expect.arrayContaining([one, two]))
    expect(await todo(as.officer)).not.toContain(one)
    const view = (await as.officer2('GET', `/api/cases/${one}`)).json<CaseView>()
    expect(view.timeline.map((t) => [t.label, t.note]).at(-1)).toEqual(['交接', '由赵一移交给钱二：调离'])
    expect(view.names[view.care.handler ?? '']).toBe('钱二')
    const unfit = { ...ask, from: id.officer2, to: id.admin, items: [{ id: one, type: 'penalty', actionId: newId() }] }
    expect((await as.leader('POST', '/api/handovers', unfit)).json<BulkResult[]>()).toMatchObject([{ done: false, message: expect.stringContaining('冯管') }])
  })

  it('经办人员不能移交，别的机关说没有找到，没有登录的先登录', async () => {
    const place = `/api/handovers?office=${EAST}&person=${id.officer}`
    const ask = { office: EAST, from: id.officer, to: id.officer2, text: '调离', items: [{ id: newId(), type: 'penalty', actionId: newId() }] }
    for (const [who, status] of [
      [as.clerk, 403],
      [as.west, 404],
      [as.supervisor, 403],
      [asking(server.app), 401],
    ] as const) {
      expect([(await who('GET', place)).status, (await who('POST', '/api/handovers', ask)).status]).toEqual([status, status])
    }
    expect((await as.admin('POST', '/api/handovers', { ...ask, text: ' ' })).status).toBe(422)
  })
})

describe('常用语', () => {
  it('各人有各人的，先有通用的几句', async () => {
    const read = async (ask: Ask) => (await ask('GET', `/api/phrases?office=${EAST}`)).json<string[]>()
    expect(await read(as.leader)).toContain('同意。')
    expect((await as.leader('PUT', '/api/phrases', { office: EAST, phrases: ['拟同意，请王主任审定。'] })).status).toBe(204)
    expect([await read(as.leader), (await read(as.clerk)).length > 1]).toEqual([['拟同意，请王主任审定。'], true])
    expect((await as.west('GET', `/api/phrases?office=${EAST}`)).status).toBe(404)
    expect((await as.west('PUT', '/api/phrases', { office: EAST, phrases: [] })).status).toBe(404)
    expect((await as.supervisor('PUT', '/api/phrases', { office: EAST, phrases: [] })).status).toBe(403)
    expect((await as.leader('PUT', '/api/phrases', { office: EAST, phrases: [''] })).status).toBe(422)
    expect((await asking(server.app)('GET', `/api/phrases?office=${WEST}`)).status).toBe(401)
    expect((await asking(server.app)('PUT', '/api/phrases', { office: WEST, phrases: [] })).status).toBe(401)
  })
})
