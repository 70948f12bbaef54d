import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '../db/index.ts'
import { EAST, type Sample, sample, WEST } from '../testing/index.ts'
import { verify } from '../verify/index.ts'
import type { ActRequest, ActResult } from './index.ts'

let s: Sample
let caseId: string

beforeAll(async () => {
  s = await sample()
})
afterAll(() => s.db.close())

const act = async (username: string, action: string, more: Partial<ActRequest>): Promise<ActResult> =>
  s.ledger.act(await s.viewer(username), { type: 'sample', office: EAST, caseId, action, actionId: newId(), input: {}, ...more })

const actions = async (): Promise<number> =>
  (await s.db.owner.query('select count(*)::int as n from mingfa.case_action where case_id = $1', [caseId])).rows[0].n

beforeEach(async () => {
  caseId = newId()
  expect(await act('officer', 'open', { input: { number: `示-${caseId.slice(-6)}`, cause: '占道经营' } })).toHaveProperty('done')
})

describe('同时办理', () => {
  it('两人同时办同一案件：一人办成，另一人被告知别人做了什么', async () => {
    const [one, other] = await Promise.all([act('officer', 'suspend', { seen: 1 }), act('officer2', 'suspend', { seen: 1 })])
    const results = [one, other]
    expect(results.filter((r) => r && 'done' in r)).toHaveLength(1)
    expect(results.find((r) => r && 'stale' in r)).toEqual({ stale: { seq: 2, changed: [{ seq: 2, action: 'suspend', label: '中止', on: '2026-03-02' }] } })
    expect(await actions()).toBe(2)
  })

  it('照着过时的页面办理，同样被告知', async () => {
    await act('leader', 'decide', { seen: 1, input: { fineFen: '100' } })
    expect(await act('officer', 'close', { seen: 1 })).toMatchObject({ stale: { seq: 2, changed: [{ action: 'decide' }] } })
  })

  it('同一个动作再发一次，得到第一次的回执', async () => {
    const actionId = newId()
    const first = await act('leader', 'decide', { actionId, seen: 1, input: { fineFen: '100' } })
    const again = await act('leader', 'decide', { actionId, seen: 1, input: { fineFen: '100' } })
    expect(first).toHaveProperty('done')
    expect((again as { done: unknown }).done).toEqual((first as { done: unknown }).done)
    expect(await actions()).toBe(2)
  })

  it('同一个动作同时发来许多次，只有一个，回执都一样', async () => {
    const actionId = newId()
    const results = await Promise.all(Array.from({ length: 8 }, () => act('leader', 'decide', { actionId, seen: 1, input: { fineFen: '100' } })))
    const receipts = results.map((r) => ('done' in r ? r.done : r))
    for (const r of receipts) expect(r).toEqual(receipts[0])
    expect(receipts[0]).toMatchObject({ actionId, seq: 2 })
    expect(await actions()).toBe(2)
  })

  it('登记本身同时发来两次，也只有一个案件', async () => {
    const actionId = newId()
    caseId = newId()
    const open = { actionId, input: { number: `示-${caseId.slice(-6)}`, cause: '噪声' } }
    const [a, b] = await Promise.all([act('officer', 'open', open), act('officer', 'open', open)])
    expect(a).toHaveProperty('done')
    expect((b as { done: unknown }).done).toEqual((a as { done: unknown }).done)
    expect(await actions()).toBe(1)
  })

  it('别人的动作编号用在另一案件上，不冒领它的回执', async () => {
    const actionId = newId()
    await act('leader', 'decide', { actionId, seen: 1, input: { fineFen: '100' } })
    caseId = newId()
    await expect(act('officer', 'open', { actionId, input: { number: '示-x', cause: '噪声' } })).rejects.toThrow('duplicate key')
    expect(await actions()).toBe(0)
  })

  it('许多人在两个机关同时办案，链不断、不叉，汇总等于记录', async () => {
    const many = Array.from({ length: 40 }, async (_, i) => {
      const west = i % 2 === 0
      const viewer = await s.viewer(west ? 'west' : 'officer')
      const office = west ? WEST : EAST
      return s.ledger.act(viewer, { type: 'sample', office, caseId: newId(), action: 'open', actionId: newId(), input: { number: `并-${i}`, cause: '噪声' } })
    })
    expect((await Promise.all(many)).filter((r) => !('done' in r))).toEqual([])
    expect(await verify(s.ledger.context)).toMatchObject({ ok: true, findings: [] })
  })
})
