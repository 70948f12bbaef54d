import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inTx, newId } from '../db/index.ts'
import { enqueue } from '../jobs/index.ts'
import { recordBreaches, sealChains } from '../ledger/index.ts'
import { EAST, type Sample, sample, superuser, WEST } from '../testing/index.ts'
import { type CheckResult, caseCheckers, jobCheckers, keepResults, lastResults, officeCheckers, runCheckers } from './index.ts'

let s: Sample
let published: string
let database: string

const parts = () => ({ db: s.db, context: s.ledger.context, offices: s.offices })
const run = (): Promise<CheckResult[]> => runCheckers(s.db, [...caseCheckers(parts()), ...officeCheckers(parts()), ...jobCheckers(parts())])
const broken = async (): Promise<Record<string, number>> => Object.fromEntries((await run()).filter((r) => !r.ok).map((r) => [r.id, r.found]))

/** Runs a statement as the superuser, looks what the checkers say, and takes it back with another. */
async function whenChanged(change: string, back: string): Promise<Record<string, number>> {
  const root = await superuser(s.home, database)
  try {
    await root.query(change)
    return await broken()
  } finally {
    await root.query(back)
    await root.end()
  }
}

async function act(username: string, office: number, caseId: string, action: string, seen: number, input: Record<string, unknown> = {}): Promise<void> {
  const at = seen ? { seen } : {}
  const result = await s.ledger.act(await s.viewer(username), { type: 'sample', office, caseId, action, actionId: newId(), ...at, input })
  if (!('done' in result)) throw new Error(JSON.stringify(result))
}

beforeAll(async () => {
  s = await sample({ today: '2026-03-02' })
  database = s.db.config('mingfa_owner').database as string
  published = newId()
  await act('officer', EAST, published, 'open', 0, { number: '示1', cause: '占道', kind: 'noise', partyName: '赵某', partyKind: 'person' })
  await act('leader', EAST, published, 'decide', 1, { fineFen: '100' })
  await act('officer', EAST, published, 'publish', 2)
  await act('west', WEST, newId(), 'open', 0, { number: '示2', cause: '噪声' })
  s.clock.turnTo('2026-03-03')
  await sealChains(s.ledger.context, await s.offices.all())
})
afterAll(() => s.db.close())

describe('数据检查', () => {
  it('没有问题时，每一条都说明检查了什么', async () => {
    const results = await run()
    expect(results.filter((r) => !r.ok)).toEqual([])
    expect(results.map((r) => r.id)).toEqual(
      expect.arrayContaining(['figures.counts', 'cases.rows', 'terms.columns', 'notices.actions', 'chain.sealed', 'jobs.stuck', 'offices.known']),
    )
    for (const r of results) expect(r.sentence).toMatch(/[\u4e00-\u9fff]/)
  })

  it.each([
    [
      '汇总数被改',
      `update mingfa.rollup set n = n + 1 where grain = 'Y' and measure = 'sample.opened'`,
      `update mingfa.rollup set n = n - 1 where grain = 'Y' and measure = 'sample.opened'`,
      { 'figures.counts': 2 },
    ],
    [
      '行被改',
      `update mingfa.sample set kind = 'waste' where number = '示1'`,
      `update mingfa.sample set kind = 'noise' where number = '示1'`,
      { 'cases.rows': 1 },
    ],
    ['序号被改', `update mingfa.sample set seq = seq + 1`, `update mingfa.sample set seq = seq - 1`, { 'cases.length': 2, 'cases.rows': 2 }],
    [
      '待办日期被改',
      `update mingfa.sample set next_due = next_due + 9 where number = '示2'`,
      `update mingfa.sample set next_due = next_due - 9 where number = '示2'`,
      { 'terms.columns': 1, 'cases.rows': 1 },
    ],
    [
      '公示日期被改',
      `update mingfa.publication set published_on = published_on - 1`,
      `update mingfa.publication set published_on = published_on + 1`,
      { 'notices.actions': 1 },
    ],
    [
      '公示内容被改',
      `update mingfa.publication set notice = notice || '[{"label": "罚款", "value": "0"}]'`,
      `update mingfa.publication set notice = notice - (jsonb_array_length(notice) - 1)`,
      { 'notices.actions': 1 },
    ],
    [
      '任职的人不在册',
      `insert into mingfa.post values (${EAST}, '${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(12)}', '{officer}', '2026-01-01')`,
      `delete from mingfa.post where person_id = '${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(12)}'`,
      { 'people.posts': 1 },
    ],
  ])('%s，说得出来', async (_what, change, back, expected) => {
    expect(await whenChanged(change, back)).toEqual(expected)
    expect(await broken()).toEqual({})
  })

  it('机关的代码和上级对不上、账中的机关不在机关树上', async () => {
    const root = await superuser(s.home, database)
    await root.query(`update mingfa.office set code = '999902001' where id = ${WEST}`)
    s.offices.forget()
    const codes = await broken()
    await root.query(`update mingfa.office set code = '999901002' where id = ${WEST}`)
    await root.query(`insert into mingfa.chain_head values (999909999, 1, 'x')`)
    s.offices.forget()
    const unknown = await broken()
    await root.query('delete from mingfa.chain_head where office_id = 999909999')
    await root.end()
    expect(codes).toEqual({ 'offices.codes': 1 })
    expect(unknown).toEqual({ 'offices.known': 1 })
  })

  it('到时没有执行的任务', async () => {
    await inTx(s.db.app, {}, (client) => enqueue(client, { task: 'nobody', payload: {}, runAt: new Date('2026-03-01T00:00:00Z') }))
    const [stuck] = (await run()).filter((r) => !r.ok)
    expect(stuck).toMatchObject({ id: 'jobs.stuck', faults: [{ message: '任务 nobody：到时一小时仍未执行' }] })
  })

  it('超期没有记载、链根没有封存：夜间任务没有跑', async () => {
    s.clock.turnTo('2026-05-08')
    expect(await broken()).toMatchObject({ 'terms.breach': 1, 'chain.sealed': 2 })
    await recordBreaches(s.ledger.context, EAST)
    await recordBreaches(s.ledger.context, WEST)
    await sealChains(s.ledger.context, await s.offices.all())
    expect(await broken()).not.toHaveProperty('terms.breach')
    expect(await broken()).not.toHaveProperty('chain.sealed')
  })

  it('检查不能完成，本身就是一个发现，别的检查照做', async () => {
    const results = await runCheckers(s.db, [
      { id: 'bad', sentence: '出错的检查', find: (client) => client.query('select * from nowhere').then(() => []) },
      { id: 'good', sentence: '好的检查', find: async () => [] },
    ])
    expect(results.map((r) => r.ok)).toEqual([false, true])
    expect(results[0]?.faults[0]?.message).toContain('检查未能完成')
  })

  it('结果留存，下一次的代替这一次的', async () => {
    const at = new Date('2026-05-08T16:00:00Z')
    await keepResults(s.db, [{ id: 'x', sentence: '甲', ok: false, found: 1, faults: [{ message: '坏' }] }], at)
    await keepResults(s.db, [{ id: 'x', sentence: '甲', ok: true, found: 0, faults: [] }], at)
    expect(await lastResults(s.db)).toEqual([{ id: 'x', sentence: '甲', ok: true, found: 0, faults: [], at: at.toISOString() }])
  })
})
