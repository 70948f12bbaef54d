import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AnyCaseType } from '../../engine/define.ts'
import type { Viewer } from '../access/index.ts'
import { newId } from '../db/index.ts'
import { DISTRICT, EAST, type Sample, type SamplePerson, sample, sampleType, WEST } from '../testing/index.ts'
import { verify } from '../verify/index.ts'
import { type ActResult, rebuild, refreshTasks } from './index.ts'

/** The sample with a step that is sent up, may be taken back and may be sent back. */
function withReview(): AnyCaseType {
  const [procedure] = sampleType.procedures
  if (!procedure) throw new Error('no procedure')
  const law = procedure.law
  return {
    ...sampleType,
    readers: [...sampleType.readers, 'reviewer'],
    procedures: [
      {
        ...procedure,
        statuses: { ...procedure.statuses, review: { label: '审核中' } },
        actions: {
          ...procedure.actions,
          publish: {
            ...{ label: '公示', law, by: ['clerk'], when: ['decided'], stamps: ['publishedOn'] },
            guards: [{ id: 'later', label: '六日以后公示', law: law[0] as (typeof law)[number], holds: (_state, ask) => ask.today >= '2026-03-06' }],
          },
          submit: { label: '送审', law, by: ['officer'], when: ['open'], to: 'review', recallable: true, stamps: ['publishedOn'] },
          pass: {
            ...{ label: '审核通过', law, by: ['reviewer'], when: ['review'], to: 'decided' },
            apart: [{ from: ['open', 'submit'], label: '承办人不得审核', law: law[0] as (typeof law)[number] }],
          },
          back: { label: '审核退回', law, by: ['reviewer'], when: ['review'], to: 'open', returns: true },
        },
      },
    ],
  }
}

const more: readonly SamplePerson[] = [
  { username: 'reviewer', name: '郑审', office: EAST, roles: ['reviewer'] },
  { username: 'reviewer2', name: '王审', office: EAST, roles: ['reviewer', 'officer'] },
  { username: 'admin', name: '冯管', office: EAST, roles: ['admin'] },
]

let s: Sample
let as: Record<'officer' | 'officer2' | 'leader' | 'clerk' | 'supervisor' | 'reviewer' | 'reviewer2' | 'west' | 'admin', Viewer>
beforeAll(async () => {
  s = await sample({ type: withReview(), more, today: '2026-03-04' })
  const names = ['officer', 'officer2', 'leader', 'clerk', 'supervisor', 'reviewer', 'reviewer2', 'west', 'admin'] as const
  as = Object.fromEntries(await Promise.all(names.map(async (n) => [n, await s.viewer(n)]))) as typeof as
})
afterAll(() => s.db.close())

const take = (who: Viewer, caseId: string, action: string, input: Record<string, unknown> = {}, behalf?: string): Promise<ActResult> =>
  s.ledger.act(who, { type: 'sample', office: EAST, caseId, action, actionId: newId(), input, ...(behalf ? { behalf } : {}) })

async function done(who: Viewer, caseId: string, action: string, input: Record<string, unknown> = {}) {
  const result = await take(who, caseId, action, input)
  if (!('done' in result)) throw new Error(`${action}: ${JSON.stringify(result)}`)
  return result.state
}

async function refused(who: Viewer, caseId: string, action: string, input: Record<string, unknown> = {}, behalf?: string) {
  const result = await take(who, caseId, action, input, behalf)
  return 'refused' in result ? result.refused : result
}

async function opened(): Promise<string> {
  const id = newId()
  await done(as.officer, id, 'open', { number: 'n', cause: '噪声' })
  return id
}

describe('督办', () => {
  it('上级督办写明要求和期限，承办人员回复，各留一个动作', async () => {
    const id = await opened()
    const state = await done(as.supervisor, id, 'careDemand', { text: '请说明进展', due: '2026-03-10' })
    expect(state.care?.demands).toMatchObject([{ by: as.supervisor.personId, due: '2026-03-10', text: '请说明进展' }])
    expect(await refused(as.supervisor, id, 'careDemand', { text: '再督办', due: '2026-03-10' })).toMatchObject({
      code: 'done',
      law: expect.stringContaining('督查'),
    })
    expect((await done(as.officer, id, 'careAnswer', { text: '已约谈当事人' })).care).toBeUndefined()
    const view = await s.ledger.read(as.officer, { type: 'sample', office: EAST, caseId: id }, s.viewers.names)
    expect(view?.timeline.map((t) => [t.label, t.actors, t.note])).toEqual([
      ['登记', ['赵一'], undefined],
      ['督办', ['吴六'], '请说明进展（请于 2026-03-10 前回复）'],
      ['督办回复', ['赵一'], '已约谈当事人'],
    ])
  })

  it('没有督办不能回复，经办人不能督办，期限不能早于今天，要求必须写明', async () => {
    const id = await opened()
    expect(await refused(as.officer, id, 'careAnswer', { text: '好' })).toMatchObject({ code: 'status' })
    expect(await refused(as.officer, id, 'careDemand', { text: '要求', due: '2026-03-10' })).toMatchObject({ code: 'role' })
    expect(await refused(as.leader, id, 'careDemand', { text: '要求', due: '2026-03-01' })).toMatchObject({ code: 'day' })
    expect(await take(as.leader, id, 'careDemand', { due: '不是日期' })).toMatchObject({ invalid: [{ field: 'text' }, { field: 'due' }] })
    await done(as.leader, id, 'careDemand', { text: '要求', due: '2026-03-10' })
    expect(await refused(as.leader, id, 'careAnswer', { text: '自己回复' })).toMatchObject({ code: 'apart' })
  })

  it('催办一天一次，办理之后不再显示催办', async () => {
    const id = await opened()
    expect((await done(as.leader, id, 'careUrge')).care?.urged).toMatchObject({ by: as.leader.personId })
    expect(await refused(as.clerk, id, 'careUrge')).toMatchObject({ code: 'done' })
    expect((await done(as.leader, id, 'decide', { fineFen: 100 })).care?.urged).toBeUndefined()
  })
})

describe('转办、认领、交接', () => {
  it('认领之后在其手上，他人不能再认领，也不能转办，负责人可以转办', async () => {
    const id = await opened()
    expect((await done(as.officer2, id, 'careClaim')).care?.handler).toEqual({ id: as.officer2.personId, roles: ['officer'] })
    expect(await refused(as.officer, id, 'careClaim')).toMatchObject({ code: 'status' })
    expect(await refused(as.officer, id, 'careAssign', { to: as.officer.personId })).toMatchObject({ code: 'role' })
    expect((await done(as.leader, id, 'careAssign', { to: as.officer.personId, text: '请继续办理' })).care?.handler?.id).toBe(as.officer.personId)
  })

  it('不能转给没有职责的人、别的机关的人和参与在先的人', async () => {
    const id = await opened()
    expect(await refused(as.officer, id, 'careAssign', { to: as.clerk.personId })).toMatchObject({ code: 'guard', message: expect.stringContaining('李四') })
    expect(await take(as.officer, id, 'careAssign', { to: as.west.personId })).toMatchObject({ invalid: [{ field: 'to' }] })
    const other = newId()
    await done(as.reviewer2, other, 'open', { number: 'm', cause: '噪声' })
    await done(as.reviewer2, other, 'submit')
    expect(await refused(as.leader, other, 'careAssign', { to: as.reviewer2.personId })).toMatchObject({ code: 'apart', law: expect.stringContaining('示范') })
  })

  it('交接由系统管理员或者负责人办理，案件要在移交人手上', async () => {
    const id = await opened()
    const input = { from: as.officer.personId, to: as.officer2.personId, text: '离任移交' }
    expect(await refused(as.officer, id, 'careHandOver', input)).toMatchObject({ code: 'role' })
    expect((await done(as.leader, id, 'careHandOver', input)).care?.handler?.id).toBe(as.officer2.personId)
    expect(await refused(as.leader, id, 'careHandOver', input)).toMatchObject({ code: 'status', message: '案件不在移交人手上' })
  })
})

describe('征求意见', () => {
  it('意见回齐之前不能办理下一步，撤回征求或者回齐之后可以', async () => {
    const id = await opened()
    await done(as.officer, id, 'careConsult', { of: [as.clerk.personId, as.officer2.personId], text: '是否立案' })
    expect(await refused(as.leader, id, 'decide', { fineFen: 100 })).toMatchObject({ code: 'need', rule: 'asked', message: expect.stringContaining('2 人') })
    expect(await refused(as.leader, id, 'careOpine', { text: '同意' })).toMatchObject({ code: 'status' })
    await done(as.clerk, id, 'careOpine', { text: '同意' })
    await done(as.officer2, id, 'careOpine', { text: '同意' })
    await done(as.leader, id, 'decide', { fineFen: 100 })
  })

  it('不能征求本人或者看不到案件的人，征求人可以撤回', async () => {
    const id = await opened()
    expect(await refused(as.officer, id, 'careConsult', { of: [as.officer.personId], text: '?' })).toMatchObject({ code: 'guard' })
    expect(await refused(as.officer, id, 'careConsult', { of: [as.admin.personId], text: '?' })).toMatchObject({ code: 'guard' })
    await done(as.officer, id, 'careConsult', { of: [as.clerk.personId], text: '?' })
    expect(await refused(as.officer2, id, 'careUnask')).toMatchObject({ code: 'role' })
    expect((await done(as.officer, id, 'careUnask')).care).toBeUndefined()
  })
})

describe('退回与撤回', () => {
  it('退回的案件回到送审人手上，再送审直接回到退回的人手上', async () => {
    const id = await opened()
    await done(as.officer, id, 'submit')
    const back = await done(as.reviewer, id, 'back')
    expect(back.care).toMatchObject({ handler: { id: as.officer.personId }, returned: { from: 'review', by: as.reviewer.personId } })
    const again = await done(as.officer, id, 'submit')
    expect(again.care).toMatchObject({ handler: { id: as.reviewer.personId, roles: ['reviewer'] } })
    expect(again.care?.returned).toBeUndefined()
  })

  it('下一环节没有办理的，本人可以撤回，状态、内容、期限和回避都回到从前', async () => {
    const id = await opened()
    const before = await s.ledger.read(as.officer, { type: 'sample', office: EAST, caseId: id }, s.viewers.names)
    await done(as.officer, id, 'submit')
    await done(as.clerk, id, 'note', { text: '看到了' })
    expect(await refused(as.officer2, id, 'careRecall')).toMatchObject({ code: 'role' })
    const state = await done(as.officer, id, 'careRecall', { text: '材料不全' })
    expect([state.status, state.values, state.care]).toEqual(['open', before?.case.values, undefined])
    expect(state.done.map((d) => d.action)).toEqual(['open', 'note', 'careRecall'])
    expect(await refused(as.officer, id, 'careRecall')).toMatchObject({ code: 'status' })
  })

  it('下一环节已经认领或者办理的，不能撤回', async () => {
    const id = await opened()
    await done(as.officer, id, 'submit')
    await done(as.reviewer, id, 'careClaim')
    expect(await refused(as.officer, id, 'careRecall')).toMatchObject({ code: 'status', message: expect.stringContaining('退回') })
  })
})

describe('留痕', () => {
  it('以上动作都在链上，数据表、待办与日志一致，重建一处不改', async () => {
    const found = await verify(s.ledger.context)
    expect(found.findings).toEqual([])
    expect(found.actions).toBeGreaterThan(20)
    const none = { missing: 0, extra: 0, changed: 0 }
    expect(await rebuild(s.ledger.context)).toMatchObject([{ office: EAST, tables: { sample: none }, queue: none }])
  })

  it('待办表里缺了的，每日核对时补上；过了日子才能办的步骤，到那天才进待办', async () => {
    const id = await opened()
    const waits = async (): Promise<boolean> => {
      const page = await s.ledger.queue(as.clerk, { office: EAST, offices: [EAST], tab: 'todo', limit: 100 })
      return page?.rows.some((r) => r.id === id) ?? false
    }
    await done(as.leader, id, 'decide', { fineFen: 100 })
    expect(await waits()).toBe(false)
    await s.db.owner.query('delete from mingfa.case_task where office_id = $1 and case_id = $2', [EAST, id])
    expect((await verify(s.ledger.context)).findings).toMatchObject([{ caseId: id }])
    expect(await refreshTasks(s.ledger.context, EAST)).toBe(1)
    expect(await refreshTasks(s.ledger.context, EAST)).toBe(0)
    expect((await verify(s.ledger.context)).findings).toEqual([])
    s.clock.turnTo('2026-03-06')
    expect((await verify(s.ledger.context)).findings).toEqual([])
    await refreshTasks(s.ledger.context, EAST)
    expect(await waits()).toBe(true)
    expect((await verify(s.ledger.context)).findings).toEqual([])
    s.clock.turnTo('2026-03-04')
    await refreshTasks(s.ledger.context, EAST)
  })

  it('别的机关的人什么也做不了', async () => {
    const id = await opened()
    for (const action of ['careClaim', 'careUrge', 'careConsult', 'careAssign'])
      expect(await take(as.west, id, action, { of: [as.west.personId], to: as.west.personId, text: 'x' })).not.toHaveProperty('done')
    expect([DISTRICT, WEST]).not.toContain(EAST)
  })
})
