import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/db/index.ts'
import { type Ask, askingAs, EAST, type Served, serveSample, WEST } from '../../../platform/testing/index.ts'
import type { Acted, CasePage, CaseView, Problem, TermExplanation } from '../../workbench/api-types.ts'
import { openServer } from '../app.ts'

let server: Served<Awaited<ReturnType<typeof openServer>>>
let as: Record<'officer' | 'west' | 'supervisor', Ask>
beforeAll(async () => {
  server = await serveSample('2026-03-04', openServer)
  as = await askingAs(server.app, server.services, 'officer', 'west', 'supervisor')
})
afterAll(() => server.close())

async function opened(ask: Ask, office: number, input: Record<string, unknown>): Promise<string> {
  const answer = await ask('POST', `/api/cases/${newId()}/open`, { type: 'sample', office, actionId: newId(), input: { number: 'n', cause: 'c', ...input } })
  expect(answer.status).toBe(200)
  return answer.json<Acted>().case.id
}

describe('一件案件', () => {
  it('有内容、经过、期限和下一步，个人信息遮盖', async () => {
    const id = await opened(as.officer, EAST, { partyName: '张三丰', partyCode: '999999199001010016' })
    const view = (await as.officer('GET', `/api/cases/${id}?type=sample&office=${EAST}`)).json<CaseView>()
    expect(view.case.values.partyCode).toBe('999999********0016')
    expect(view.timeline).toMatchObject([
      { label: '登记', actors: ['赵一'], values: expect.arrayContaining([{ label: '证件号码', value: '999999********0016' }]) },
    ])
    expect(view.terms).toMatchObject([{ id: 'decide', words: '剩 20 个工作日' }])
  })

  it('不写类型和机关也能找到自己可看的案件，看不到的与不存在的一样', async () => {
    const id = await opened(as.officer, EAST, {})
    expect((await as.officer('GET', `/api/cases/${id}`)).status).toBe(200)
    const [theirs, none] = [await as.west('GET', `/api/cases/${id}`), await as.west('GET', `/api/cases/${newId()}`)]
    expect([theirs.status, theirs.text]).toEqual([404, none.text])
    expect((await as.west('GET', `/api/cases/${id}?type=sample&office=${EAST}`)).status).toBe(404)
    expect((await as.officer('GET', '/api/cases/123')).json<Problem>().errors?.[0]).toMatchObject({ field: 'id', value: '123' })
  })

  it('期限逐日说明缘由', async () => {
    const id = await opened(as.officer, EAST, {})
    const told = (await as.officer('GET', `/api/cases/${id}/terms/decide?type=sample&office=${EAST}`)).json<TermExplanation>()
    expect(told.days.at(-1)?.on).toBe(told.due)
    expect(told.days.find((d) => d.on === '2026-03-07')).toMatchObject({ counted: false, why: '星期六' })
    expect((await as.officer('GET', `/api/cases/${id}/terms/none?type=sample&office=${EAST}`)).status).toBe(404)
    expect((await as.west('GET', `/api/cases/${id}/terms/decide`)).status).toBe(404)
  })
})

describe('列表', () => {
  const list = async (ask: Ask, query: string) => (await ask('GET', `/api/cases?type=sample&${query}`)).json<CasePage>()

  it('按条件筛选、排序，按键翻页，总数准确', async () => {
    for (const n of [1, 2, 3]) await opened(as.officer, EAST, { cause: '垃圾堆放甲', kind: n === 3 ? 'noise' : 'waste', number: `甲-${n}` })
    const q = `q=${encodeURIComponent('堆放甲')}&sort=number`
    const page = await list(as.officer, `${q}&limit=2`)
    expect(page.rows.map((r) => r.number)).toEqual(['甲-1', '甲-2'])
    expect(page.rows[0]?.next).toMatchObject({ label: '决定期限', words: '剩 20 个工作日', light: 'green', provisional: false })
    expect(page.total).toEqual({ count: 3, exact: true })
    const second = await list(as.officer, `${q}&limit=2&after=${page.next}`)
    expect([second.rows.map((r) => r.number), second.next]).toEqual([['甲-3'], null])
    expect((await list(as.officer, `${q}&limit=2&page=2`)).rows.map((r) => r.number)).toEqual(['甲-3'])
    expect((await list(as.officer, `${q}&f.kind=waste`)).total?.count).toBe(2)
    expect((await list(as.officer, `${q}&f.kind=waste,noise&status=open`)).total?.count).toBe(3)
    expect((await list(as.officer, `${q}&f.openedOn.to=2026-03-03`)).total?.count).toBe(0)
  })

  it('查询条件的每一处错误都列出', async () => {
    const query = 'status=gone&sort=colour&f.colour=red&f.openedOn.from=昨天&f.cause.from=1&f.partyCode=1&after=xx&limit=5'
    const answer = await as.officer('GET', `/api/cases?type=sample&${query}`)
    expect(answer.status).toBe(422)
    const fields = answer.json<Problem>().errors?.map((e) => e.field)
    expect(fields?.sort()).toEqual(['after', 'colour', 'f.cause.from', 'f.colour', 'f.openedOn.from', 'f.partyCode', 'gone'])
  })

  it('翻页键与排序对不上，是查询有误，不是故障', async () => {
    const cursor = Buffer.from(JSON.stringify({ v: '不是日期', id: newId() })).toString('base64url')
    expect((await as.officer('GET', `/api/cases?type=sample&after=${cursor}`)).status).toBe(422)
  })

  it('监督人员的列表含全部下级，本机关人员只见本机关', async () => {
    await opened(as.officer, EAST, {})
    await opened(as.west, WEST, {})
    const offices = async (ask: Ask) => [...new Set((await list(ask, 'limit=200')).rows.map((r) => r.office))].sort()
    expect(await offices(as.supervisor)).toEqual([EAST, WEST])
    expect(await offices(as.west)).toEqual([WEST])
    expect((await as.west('GET', `/api/cases?type=sample&office=${EAST}`)).status).toBe(404)
    expect((await as.west('GET', '/api/cases?type=nothing')).status).toBe(404)
  })
})
