import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/db/index.ts'
import { type Ask, EAST, type SamplePerson, type Served, serveSeated } from '../../../platform/testing/index.ts'
import type { Acted, CaseView } from '../../workbench/api-types.ts'
import type { Queue } from '../../workbench/desk-types.ts'
import { openServer } from '../app.ts'

const TODAY = '2026-03-04'
const more: readonly SamplePerson[] = [
  { username: 'lawyer', name: '冯律师', office: EAST, roles: ['lawyer'] },
  { username: 'lawyer2', name: '褚律师', office: EAST, roles: ['lawyer'] },
  { username: 'admin', name: '冯管', office: EAST, roles: ['admin'] },
]
const names = ['officer', 'officer2', 'clerk', 'leader', 'lawyer', 'lawyer2', 'admin', 'west'] as const
type Name = (typeof names)[number]

let server: Served<Awaited<ReturnType<typeof openServer>>>
let as: Record<Name, Ask>
let id: Record<Name, string>
beforeAll(async () => {
  ;({ server, as, id } = await serveSeated(TODAY, openServer, more, names))
})
afterAll(() => server.close())

const clue = { source: 'inspection', foundOn: '2026-03-01', cause: '占道经营', facts: '在店外经营', happenedOn: '2026-03-01', community: '清河社区' }
const at = `type=penalty&office=${EAST}`

async function does(by: Name, caseId: string, action: string, input: Record<string, unknown>) {
  return as[by]('POST', `/api/cases/${caseId}/${action}`, { type: 'penalty', office: EAST, actionId: newId(), input })
}
async function must(by: Name, caseId: string, action: string, input: Record<string, unknown>): Promise<void> {
  const answer = await does(by, caseId, action, input)
  if (answer.status !== 200) throw new Error(`${action}: ${answer.text}`)
}
async function registered(): Promise<string> {
  const answer = await as.clerk('POST', `/api/cases/${newId()}/registerClue`, { type: 'penalty', office: EAST, actionId: newId(), input: clue })
  return answer.json<Acted>().case.id
}
const consult = (caseId: string, ...of: Name[]) => must('officer', caseId, 'careConsult', { of: of.map((n) => id[n]), text: '是否立案' })
const status = async (by: Name, url: string) => (await as[by]('GET', url)).status

/** Everything about one case that somebody who may read it gets. */
const ofCase = (caseId: string) => [
  `/api/cases/${caseId}`,
  `/api/cases/${caseId}?${at}`,
  `/api/cases/${caseId}/terms/checkClue?${at}`,
  `/api/cases/${caseId}/around?${at}`,
  `/api/letters/of/${caseId}?${at}`,
  `/api/evidence?${at}&case=${caseId}`,
]
/** What no adviser reads, whatever is asked of them. */
const shut = [
  `/api/cases?${at}`,
  '/api/cases?type=penalty',
  `/api/cases/count?${at}`,
  `/api/cases/export?${at}&format=csv`,
  `/api/views?${at}`,
  `/api/letters?office=${EAST}`,
  `/api/figures?office=${EAST}&year=2026`,
  `/api/figures/records?office=${EAST}&year=2026&metric=penalty.filed`,
  `/api/reports?office=${EAST}`,
  `/api/cockpit?office=${EAST}&year=2026`,
  `/api/board?office=${EAST}&year=2025`,
  `/api/board/notices?office=${EAST}`,
  `/api/people?office=${EAST}`,
  `/api/delegations?office=${EAST}`,
  `/api/handovers?office=${EAST}&person=${newId()}`,
  `/api/settings/calendar?office=${EAST}&year=2026`,
  `/api/settings/targets?office=${EAST}&year=2026`,
  `/api/settings/changes?office=${EAST}`,
  `/api/templates?office=${EAST}`,
]

describe('法律顾问', () => {
  it('没有征求意见时，本机关的案件、列表、数字、检索一样也看不到，并告知原因', async () => {
    const caseId = await registered()
    for (const url of [...ofCase(caseId), ...shut]) expect([403, 404], url).toContain(await status('lawyer', url))
    expect((await as.lawyer('GET', `/api/cases?${at}`)).json()).toMatchObject({ message: expect.stringContaining('只能查看征求您意见的案件') })
    expect((await as.lawyer('GET', '/api/search?q=占道')).json()).toEqual([])
    const queue = (await as.lawyer('GET', `/api/queue?office=${EAST}`)).json<Queue>()
    expect([queue.rows, Object.values(queue.counts).every((n) => n === 0)]).toEqual([[], true])
    expect((await as.lawyer('GET', `/api/reminders?office=${EAST}`)).json()).toEqual([])
  })

  it('征求意见之后看得到这一件，别的照旧看不到；写下意见后仍可看，案件办结即看不到', async () => {
    const [asked, other] = [await registered(), await registered()]
    await consult(asked, 'lawyer')
    for (const url of ofCase(asked)) expect(await status('lawyer', url), url).toBe(200)
    for (const url of [...ofCase(other), ...shut]) expect([403, 404], url).toContain(await status('lawyer', url))
    for (const url of ofCase(asked)) expect([403, 404], url).toContain(await status('lawyer2', url))
    expect((await as.lawyer('GET', '/api/search?q=占道')).json()).toEqual([])
    const queue = (await as.lawyer('GET', `/api/queue?office=${EAST}`)).json<Queue>()
    expect([queue.rows.map((r) => r.id), queue.counts.todo]).toEqual([[asked], 1])
    const view = (await as.lawyer('GET', `/api/cases/${asked}`)).json<CaseView>()
    expect([view.choices, view.care.choices.map((c) => c.action)]).toEqual([[], ['careOpine']])
    expect((await does('lawyer', other, 'careOpine', { text: '同意' })).status).toBe(409)
    await must('lawyer', asked, 'careOpine', { text: '事实清楚，可以立案' })
    const after = (await as.lawyer('GET', `/api/cases/${asked}`)).json<CaseView>()
    expect(after.timeline.at(-1)).toMatchObject({ label: '会签意见', actors: ['冯律师'], note: '事实清楚，可以立案' })
    expect((await does('lawyer', asked, 'careOpine', { text: '再补充' })).json()).toMatchObject({ rule: 'asked' })
    expect((await as.lawyer('GET', `/api/queue?office=${EAST}&tab=done`)).json<Queue>().rows.map((r) => r.id)).toEqual([asked])
    await must('leader', asked, 'declineFiling', { notFiledReason: '经核查，反映的情况不存在' })
    expect(await status('lawyer', `/api/cases/${asked}`)).toBe(404)
    expect((await as.lawyer('GET', `/api/queue?office=${EAST}&tab=done`)).json<Queue>()).toMatchObject({ rows: [], counts: { done: 0 } })
  })

  it('撤回征求之后立即看不到', async () => {
    const caseId = await registered()
    await consult(caseId, 'lawyer')
    expect(await status('lawyer', `/api/cases/${caseId}`)).toBe(200)
    await must('officer', caseId, 'careUnask', {})
    expect(await status('lawyer', `/api/cases/${caseId}`)).toBe(404)
  })

  it('看案件时不能办理任何步骤，不能看遮盖的个人信息，不能印全卷', async () => {
    const caseId = await registered()
    await consult(caseId, 'lawyer')
    for (const [action, input] of [
      ['note', { text: '备注' }],
      ['careClaim', {}],
      ['careUrge', {}],
      ['careConsult', { of: [id.lawyer2], text: '请你看' }],
      ['careAssign', { to: id.clerk }],
      ['careUnask', {}],
    ] as const) {
      expect((await does('lawyer', caseId, action, input)).status, action).toBe(409)
    }
    const looking = { type: 'penalty', office: EAST, id: newId(), fields: ['phone'], ground: '电话联系' }
    expect((await as.lawyer('POST', `/api/cases/${caseId}/reveal`, looking)).status).toBe(403)
    expect(await status('lawyer', `/api/cases/${caseId}/file?${at}&ground=${encodeURIComponent('阅卷')}`)).toBe(403)
    const bulk = { type: 'penalty', action: 'note', input: { text: '备注' }, items: [{ id: caseId, office: EAST, actionId: newId() }] }
    expect((await as.lawyer('POST', '/api/cases/bulk', bulk)).json()).toMatchObject([{ done: false }])
    const file = { office: EAST, query: { type: 'penalty', office: String(EAST) }, format: 'csv' }
    expect((await as.lawyer('POST', '/api/exports', file)).status).toBe(403)
    const letter = { type: 'penalty', office: EAST, caseId, kind: 'filing', id: newId(), actionId: newId() }
    expect((await as.lawyer('POST', '/api/letters', letter)).status).toBe(403)
  })

  it('意见没有回，不能办理下一步；不能把案件转给或者移交给法律顾问', async () => {
    const caseId = await registered()
    await consult(caseId, 'lawyer')
    expect((await does('officer', caseId, 'proposeFiling', {})).json()).toMatchObject({ rule: 'asked' })
    await must('officer', caseId, 'careUnask', {})
    expect((await does('officer', caseId, 'careAssign', { to: id.lawyer })).json()).toMatchObject({ rule: 'handler' })
  })

  it('法律顾问不能委托他人，别人也不能委托法律顾问代办', async () => {
    const lend = (from: Name, to: Name) =>
      as.leader('POST', '/api/delegations', {
        ...{ office: EAST, from: id[from], to: id[to], types: ['penalty'], fromDay: TODAY, toDay: '2026-03-10', reason: '外出' },
      })
    expect((await lend('lawyer', 'lawyer2')).json()).toMatchObject({ code: 'role', message: expect.stringContaining('不得委托他人') })
    expect((await lend('clerk', 'lawyer')).json()).toMatchObject({ code: 'role', message: expect.stringContaining('不代办本机关的事务') })
  })

  it('管理员可以设法律顾问，不能让其兼任本机关的其他角色', async () => {
    const person = (roles: string[]) => ({
      ...{ office: EAST, username: `l${newId().slice(-8)}`, name: '卫律师', certificate: null, certificateUntil: null },
      ...{ roles, password: '初始密码1234' },
    })
    expect((await as.admin('POST', '/api/people', person(['lawyer', 'clerk']))).text).toContain('不能兼任')
    expect((await as.admin('POST', '/api/people', person(['lawyer']))).status).toBe(200)
    const post = { office: EAST, roles: ['lawyer', 'leader'], from: '2026-04-01', to: null, reason: null }
    expect((await as.admin('POST', `/api/people/${id.lawyer}/posts`, post)).status).toBe(422)
    const listed = (await as.officer('GET', `/api/people?office=${EAST}`)).json<{ id: string; roles: string[] }[]>()
    expect(listed.find((p) => p.id === id.lawyer)?.roles).toEqual(['lawyer'])
  })
})
