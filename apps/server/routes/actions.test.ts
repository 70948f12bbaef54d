import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/db/index.ts'
import { type Ask, askingAs, EAST, type Served, serveSample, WEST } from '../../../platform/testing/index.ts'
import type { Acted, Problem } from '../../workbench/api-types.ts'
import { openServer } from '../app.ts'

let server: Served<Awaited<ReturnType<typeof openServer>>>
let as: Record<'officer' | 'leader' | 'clerk' | 'west' | 'supervisor', Ask>
beforeAll(async () => {
  server = await serveSample('2026-03-04', openServer)
  as = await askingAs(server.app, server.services, 'officer', 'leader', 'clerk', 'west', 'supervisor')
})
afterAll(() => server.close())

const facts = { number: '示〔2026〕1号', cause: '夜间施工噪声扰民', kind: 'noise', partyName: '张三丰', partyKind: 'person' }
const opening = (more: Record<string, unknown> = {}) => ({ type: 'sample', office: EAST, actionId: newId(), input: facts, ...more })

async function opened(): Promise<Acted['case']> {
  const answer = await as.officer('POST', `/api/cases/${newId()}/open`, opening())
  expect(answer.status).toBe(200)
  return answer.json<Acted>().case
}

const step = (ask: Ask, id: string, action: string, seen: number, input: Record<string, unknown> = {}) =>
  ask('POST', `/api/cases/${id}/${action}`, { type: 'sample', office: EAST, actionId: newId(), seen, input })

describe('办理一个动作', () => {
  it('登记一件案件，得到回执、现状和下一步', async () => {
    const acted = (await as.officer('POST', `/api/cases/${newId()}/open`, opening())).json<Acted>()
    expect(acted.case).toMatchObject({ status: 'open', statusLabel: '办理中', seq: 1, values: { cause: '夜间施工噪声扰民' } })
    expect(acted.receipt).toMatchObject({ seq: 1, caseId: acted.case.id })
    expect(acted.terms).toMatchObject([{ id: 'decide', state: 'open' }])
    expect(acted.choices.filter((c) => !c.refusal).map((c) => c.action)).toEqual(['suspend', 'resume'])
  })

  it('填错的每一项都列出：位置、填写的内容、怎么改', async () => {
    const answer = await as.officer('POST', `/api/cases/${newId()}/open`, opening({ input: { kind: '爆炸', partyCode: '123', colour: '红' } }))
    expect(answer.status).toBe(422)
    expect(answer.json<Problem>().errors).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ field: 'number', label: '编号', message: '必须填写' }),
        expect.objectContaining({ field: 'cause', message: '必须填写' }),
        expect.objectContaining({ field: 'kind', value: '爆炸', message: '不在可选范围内，可填：噪声、垃圾' }),
        expect.objectContaining({ field: 'partyCode', value: '123', message: '统一社会信用代码应为18位，现为3位' }),
        expect.objectContaining({ field: 'colour', value: '红', message: '这一步的表单没有此项' }),
      ]),
    )
  })

  it('请求本身的每一处错误也都列出', async () => {
    const body = { type: 'sample', office: '东', actionId: '1', on: '2026-13-01', input: {}, extra: 1 }
    const answer = await as.officer('POST', `/api/cases/${newId()}/open`, body)
    expect(answer.status).toBe(422)
    expect(answer.json<Problem>().errors?.map((e) => [e.field, e.value, e.message])).toEqual([
      ['office', '东', '应为机关代码'],
      ['actionId', '1', '应为 UUID'],
      ['on', '2026-13-01', '应为有效日期，如 2024-03-05'],
      ['extra', '1', '没有这一项'],
    ])
  })

  it('同一动作送两次，只办理一次，回执相同', async () => {
    const id = newId()
    const body = opening()
    const first = (await as.officer('POST', `/api/cases/${id}/open`, body)).json<Acted>()
    const second = (await as.officer('POST', `/api/cases/${id}/open`, body)).json<Acted>()
    expect(second.receipt).toEqual(first.receipt)
    expect(second.case.seq).toBe(1)
  })

  it('编号用大写送来，按小写记载，仍只办理一次', async () => {
    const id = newId()
    const body = opening()
    await as.officer('POST', `/api/cases/${id}/open`, body)
    const again = await as.officer('POST', `/api/cases/${id.toUpperCase()}/open`, { ...body, actionId: body.actionId.toUpperCase() })
    expect(again.json<Acted>().case).toMatchObject({ id, seq: 1 })
  })

  it('往日办理须写明依据，设备时间照记', async () => {
    const bare = await as.officer('POST', `/api/cases/${newId()}/open`, opening({ on: '2026-03-02' }))
    expect([bare.status, bare.json<Problem>().message]).toEqual([409, '办理日期 2026-03-02 早于今天，请写明依据（如送达回证、邮戳、原始记录）'])
    const more = { on: '2026-03-02', onGround: '现场笔录', deviceAt: '2026-03-02T10:00:00+08:00' }
    const grounded = (await as.officer('POST', `/api/cases/${newId()}/open`, opening(more))).json<Acted>()
    expect(grounded.case.values.openedOn).toBe('2026-03-02')
    const view = await as.officer('GET', `/api/cases/${grounded.case.id}?type=sample&office=${EAST}`)
    const [first] = view.json<{ timeline: { ground: string; deviceAt: string }[] }>().timeline
    expect(first?.ground).toBe('现场笔录')
    expect(new Date(first?.deviceAt ?? '').toISOString()).toBe('2026-03-02T02:00:00.000Z')
  })

  it('无法保存的字符是填写错误，不是系统故障', async () => {
    const answer = await as.officer('POST', `/api/cases/${newId()}/open`, opening({ on: '2026-03-02', onGround: 'a\u0000b' }))
    expect([answer.status, answer.json<Problem>().message]).toEqual([422, '填写内容中有无法保存的字符，请删去后重试'])
  })

  it('备注不能是空的；补录必须写明这类案件有的状态', async () => {
    const { id } = await opened()
    expect((await step(as.officer, id, 'note', 1, { text: ' ' })).json<Problem>().errors?.[0]).toMatchObject({ field: 'text', message: '必须填写' })
    const old = opening({ input: { number: '旧1', cause: '噪声', openedOn: '2024-01-05', status: '办结了' } })
    const answer = await as.clerk('POST', `/api/cases/${newId()}/backfill`, old)
    expect([answer.status, answer.json<Problem>().errors?.[0]?.value]).toEqual([422, '办结了'])
  })
})

describe('不予办理', () => {
  it('不该由他办的：说明由谁办理，目前可以办什么', async () => {
    const { id } = await opened()
    const answer = await step(as.officer, id, 'decide', 1, { fineFen: 100 })
    expect(answer.status).toBe(409)
    expect(answer.json<Problem>()).toMatchObject({ code: 'role', message: '“决定”由机关负责人办理，您没有这一职责' })
    expect(answer.json<Problem>().choices?.map((c) => c.action)).toContain('suspend')
  })

  it('状态不对的：附条文', async () => {
    const { id } = await opened()
    const problem = (await step(as.officer, id, 'close', 1)).json<Problem>()
    expect([problem.code, problem.law]).toEqual(['status', '《示范案件办理规则》第1条（待核实）'])
  })

  it('案件已被他人办理的：告知变化，填写不生效', async () => {
    const { id } = await opened()
    expect((await step(as.officer, id, 'suspend', 1)).status).toBe(200)
    const late = await step(as.leader, id, 'decide', 1, { fineFen: 100 })
    expect(late.status).toBe(409)
    expect(late.json()).toMatchObject({ code: 'stale', changed: [{ seq: 2, action: 'suspend', label: '中止' }] })
    const view = await as.leader('GET', `/api/cases/${id}?type=sample&office=${EAST}`)
    expect(view.json<{ case: { seq: number } }>().case.seq).toBe(2)
  })

  it('上级监督人员看得到下级案件，但不能代办', async () => {
    const { id } = await opened()
    const answer = await step(as.supervisor, id, 'suspend', 1)
    expect([answer.status, answer.json<Problem>().code]).toEqual([409, 'role'])
  })

  it('别的机关的案件，不论是否存在，都说没有找到', async () => {
    const { id } = await opened()
    const theirs = await step(as.west, id, 'suspend', 1)
    const none = await as.west('POST', `/api/cases/${newId()}/suspend`, opening({ office: 123456789 }))
    const noType = await as.west('POST', `/api/cases/${newId()}/suspend`, opening({ office: WEST, type: 'nothing' }))
    expect([theirs.status, none.status, noType.status]).toEqual([404, 404, 404])
    expect(theirs.text).toBe(none.text)
  })
})
