import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inTx, newId } from '../db/index.ts'
import { EAST, type Sample, sample, WEST } from '../testing/index.ts'
import { BrokenLog, rebuild } from './index.ts'

let s: Sample
const caseId = newId()

beforeAll(async () => {
  s = await sample()
  const officer = await s.viewer('officer')
  const leader = await s.viewer('leader')
  const input = { number: '示〔2026〕1号', cause: '占道经营', kind: 'noise', partyName: '钱某', partyKind: 'person', partyCode: '11010519491231002X' }
  await s.ledger.act(officer, { type: 'sample', office: EAST, caseId, action: 'open', actionId: newId(), input })
  await s.ledger.act(leader, { type: 'sample', office: EAST, caseId, action: 'decide', actionId: newId(), seen: 1, input: { fineFen: '500' } })
  const rows = Array.from({ length: 1200 }, (_, i) => ({
    row: i + 1,
    values: { number: `旧〔2025〕${i}号`, openedOn: `2025-0${1 + (i % 9)}-05`, decidedOn: '2025-10-09', fineFen: i * 100, kind: i % 2 ? 'noise' : 'waste' },
    status: 'decided',
    fingerprint: `f${i}`,
    content: `c${i}`,
    breaches: i % 7 ? [] : ['decide'],
  }))
  await s.ledger.backfill(await s.viewer('clerk'), { type: 'sample', office: EAST, rows, source: { file: '旧台账.xlsx', hash: 'h' } })
  await s.ledger.backfill(await s.viewer('west'), { type: 'sample', office: WEST, rows: rows.slice(0, 5), source: { file: '旧台账.xlsx', hash: 'h' } })
})
afterAll(() => s.db.close())

/** Everything that can be rebuilt, as text, in order. */
async function contents(): Promise<string[]> {
  const { rows } = await s.db.owner.query<{ line: string }>(
    `select 'sample ' || t::text as line from mingfa.sample t union all select 'rollup ' || r::text from mingfa.rollup r where n <> 0 or amount <> 0 order by line`,
  )
  return rows.map((r) => r.line)
}

const none = { missing: 0, extra: 0, changed: 0 }

describe('由日志重建', () => {
  it('清空或删掉数据表和汇总，重建后与原来一模一样', async () => {
    const before = await contents()
    expect(before.length).toBeGreaterThan(1206)
    await s.db.owner.query('drop table mingfa.sample')
    await s.db.owner.query('delete from mingfa.rollup')
    const rebuilt = await rebuild(s.ledger.context)
    expect(rebuilt.map((r) => [r.office, r.cases, r.tables.sample?.missing])).toEqual([
      [EAST, 1201, 1201],
      [WEST, 5, 5],
    ])
    expect(await contents()).toEqual(before)
  })

  it('本来就对的，一处不改', async () => {
    expect(await rebuild(s.ledger.context)).toEqual([
      { office: EAST, cases: 1201, tables: { sample: none }, rollup: none, queue: none },
      { office: WEST, cases: 5, tables: { sample: none }, rollup: none, queue: none },
    ])
  })

  it('被直接改过、多出、缺少的行和数，逐一说出并恢复', async () => {
    const before = await contents()
    await s.db.owner.query('update mingfa.sample set fine_fen = 1, next_due = null where id = $1', [caseId])
    await s.db.owner.query(`update mingfa.sample set id = $1 where fingerprint = 'f3' and office_id = $2`, [newId(), EAST])
    await s.db.owner.query(`update mingfa.rollup set n = 0, amount = 0 where measure = 'sample.decided' and grain = 'Y' and office_id = $1`, [EAST])
    await s.db.owner.query(`insert into mingfa.rollup values ($1, 'sample.opened', 'M', '2001-01-01', '[]', 'sample', 3, 0)`, [EAST])
    const [east] = await rebuild(s.ledger.context, { offices: [EAST] })
    expect(east).toMatchObject({ tables: { sample: { missing: 1, extra: 1, changed: 1 } }, rollup: { missing: 0, extra: 1, changed: 2 } })
    expect(await contents()).toEqual(before)
  })

  it('重建之后，同一份旧台账仍认得出来，不会再记一遍', async () => {
    const rows = [{ row: 1, values: { number: '旧〔2025〕0号' }, status: 'decided', fingerprint: 'f0', content: 'c0', breaches: [] }]
    const again = await s.ledger.backfill(await s.viewer('clerk'), { type: 'sample', office: EAST, rows, source: { file: 'x', hash: 'x' } })
    expect(again).toEqual({ accepted: 0, duplicates: 1, conflicts: [] })
  })

  it('日志本身有缺，不重建，数据表保持原样', async () => {
    const before = await contents()
    const client = await s.db.owner.connect()
    try {
      // The owner may change anything by right of ownership, which is what the verifier is for.
      await client.query('begin')
      await client.query('alter table mingfa.case_action no force row level security')
      await client.query('delete from mingfa.case_action where case_id = $1 and seq = 1', [caseId])
      await client.query('alter table mingfa.case_action force row level security')
      await client.query('commit')
    } finally {
      client.release()
    }
    await expect(rebuild(s.ledger.context, { offices: [EAST] })).rejects.toThrow(BrokenLog)
    expect(await contents()).toEqual(before)
  })

  it('一个机关重建时，别的机关照常办案', async () => {
    const done = await inTx(s.db.owner, { office: EAST }, async (client) => {
      await client.query('select 1 from mingfa.chain_head where office_id = $1 for update', [EAST])
      return s.ledger.act(await s.viewer('west'), {
        type: 'sample',
        office: WEST,
        caseId: newId(),
        action: 'open',
        actionId: newId(),
        input: { number: '示〔2026〕9号', cause: '噪声' },
      })
    })
    expect(done).toHaveProperty('done')
  })
})
