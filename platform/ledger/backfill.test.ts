import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { claimsOf } from '../access/index.ts'
import { inTx, newId } from '../db/index.ts'
import { EAST, type Sample, sample, WEST } from '../testing/index.ts'
import { verify } from '../verify/index.ts'
import type { BackfillRow } from './index.ts'

let s: Sample
beforeAll(async () => {
  s = await sample()
})
afterAll(() => s.db.close())

let next = 0
/** Rows of an older ledger, each with an identity of its own. */
const rowsOf = (count: number, values: object = {}): BackfillRow[] =>
  Array.from({ length: count }, (_, i) => {
    next += 1
    const own = { number: `旧〔2025〕${next}号`, openedOn: '2025-06-03', ...values }
    return { row: i + 4, values: own, status: 'open', fingerprint: `p${next}`, content: `c${next}` }
  })
const source = { file: '旧台账.xlsx', hash: 'h' }

async function countIn(office: number): Promise<number> {
  const viewer = await s.viewer(office === EAST ? 'clerk' : 'west')
  const { rows } = await inTx(s.db.app, claimsOf(viewer), (c) =>
    c.query<{ n: number }>('select count(*) as n from mingfa.sample where office_id = $1', [office]),
  )
  return Number(rows[0]?.n)
}

const opening = async () => ({
  viewer: await s.viewer('officer'),
  request: { type: 'sample', office: EAST, caseId: newId(), action: 'open', actionId: newId(), input: { number: '新', cause: '占道' } },
})

describe('补录旧台账', () => {
  it('超过的期限记为超期，未到的不记', async () => {
    const viewer = await s.viewer('clerk')
    const [late, inTime] = [rowsOf(1, { decidedOn: '2025-09-01' }), rowsOf(1, { decidedOn: '2025-06-10', publishedOn: '2025-06-11' })]
    await s.ledger.backfill(viewer, { type: 'sample', office: EAST, rows: [...late, ...inTime], source })
    const { rows } = await inTx(s.db.app, claimsOf(viewer), (c) =>
      c.query<{ number: string; trace: { terms: Record<string, { breachedOn?: string }> } }>(
        `select number, trace from mingfa.sample where fingerprint = any($1)`,
        [[late[0]?.fingerprint, inTime[0]?.fingerprint]],
      ),
    )
    const breached = Object.fromEntries(rows.map((r) => [r.number, Object.entries(r.trace.terms).flatMap(([id, t]) => (t.breachedOn ? [id] : []))]))
    expect(breached[String(late[0]?.values.number)]?.sort()).toEqual(['decide', 'publish'])
    expect(breached[String(inTime[0]?.values.number)]).toEqual([])
  })

  it('同样的行再来一次是重复，内容不同的是冲突，都不改动原来的', async () => {
    const viewer = await s.viewer('clerk')
    const rows = rowsOf(3)
    const first = await s.ledger.backfill(viewer, { type: 'sample', office: EAST, rows, source })
    expect(first).toEqual({ accepted: 3, duplicates: 0, conflicts: [] })
    const changed = rows.map((r, i) => (i === 1 ? { ...r, content: 'other', values: { ...r.values, fineFen: 5 } } : r))
    const again = await s.ledger.backfill(viewer, { type: 'sample', office: EAST, rows: changed, source })
    expect(again).toMatchObject({ accepted: 0, duplicates: 2, conflicts: [{ row: 5 }] })
    const known = await s.ledger.known(viewer, { type: 'sample', office: EAST, prints: rows.map((r) => r.fingerprint) })
    expect([...known.values()].map((k) => k.content).sort()).toEqual(rows.map((r) => r.content).sort())
  })

  it('最后一步不成，一行也不留', async () => {
    const before = await countIn(EAST)
    const finish = async () => {
      throw new Error('不成')
    }
    await expect(s.ledger.backfill(await s.viewer('clerk'), { type: 'sample', office: EAST, rows: rowsOf(700), source }, { finish })).rejects.toThrow('不成')
    expect(await countIn(EAST)).toBe(before)
  })

  it('中途取消，一行也不留', async () => {
    const before = await countIn(EAST)
    const stop = new AbortController()
    const onProgress = (done: number) => done >= 1000 && stop.abort()
    const run = s.ledger.backfill(await s.viewer('clerk'), { type: 'sample', office: EAST, rows: rowsOf(3000), source }, { signal: stop.signal, onProgress })
    await expect(run).rejects.toThrow()
    expect(await countIn(EAST)).toBe(before)
  })

  it('导入还在进行时，本机关照常办案，链接在一起', async () => {
    const { viewer, request } = await opening()
    let opened = false
    async function* slowly() {
      yield rowsOf(500)
      const result = await s.ledger.act(viewer, request)
      opened = 'done' in result
      yield rowsOf(500)
    }
    const result = await s.ledger.backfill(await s.viewer('clerk'), { type: 'sample', office: EAST, rows: slowly(), source })
    expect(opened).toBe(true)
    expect(result.accepted).toBe(1000)
    expect((await verify(s.ledger.context, { offices: [EAST] })).findings).toEqual([])
  })

  it('两份台账同时导入同一机关，一先一后，同一行只记一次', async () => {
    const rows = rowsOf(1200)
    const viewer = await s.viewer('clerk')
    const runs = await Promise.all([1, 2].map(() => s.ledger.backfill(viewer, { type: 'sample', office: EAST, rows, source })))
    expect(runs.map((r) => r.accepted).sort((a, b) => a - b)).toEqual([0, 1200])
    expect(runs.map((r) => r.duplicates).sort((a, b) => a - b)).toEqual([0, 1200])
    expect((await verify(s.ledger.context, { offices: [EAST] })).findings).toEqual([])
  })

  it('没有补录职责的人不能补录，也不能打听', async () => {
    const leader = await s.viewer('leader')
    await expect(s.ledger.backfill(leader, { type: 'sample', office: EAST, rows: rowsOf(1), source })).rejects.toThrow('没有补录该类案件的职责')
    await expect(s.ledger.known(await s.viewer('clerk'), { type: 'sample', office: WEST, prints: ['p1'] })).rejects.toThrow('没有补录该类案件的职责')
  })
})
