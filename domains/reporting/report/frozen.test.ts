/** A frozen report: what is kept of it, and what is told when its records change. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { standingClock } from '../../../platform/clock/index.ts'
import { inTx, newId } from '../../../platform/db/index.ts'
import { EAST, prepareSample, testDatabase } from '../../../platform/testing/index.ts'
import { keysIn } from '../body.ts'
import { makeStage, refusalOf, type Stage, staff, types, wordsIn } from './stage.ts'

const clock = standingClock('2025-01-10')
let stage: Stage
beforeAll(async () => {
  const { db } = await testDatabase()
  await prepareSample(db, types[0], staff)
  stage = await makeStage(db, clock)
})
afterAll(() => stage.close())

describe('定稿之后', () => {
  it('没有变化时，逐个重算都一致', async () => {
    const id = await stage.freeze()
    expect(await stage.check(id)).toEqual({ findings: [], changes: [] })
    await stage.does('boss', id, 'withdraw', '试稿')
  })

  it('之后案件变了，检查点名是哪个数字、哪件案件；正文仍是定稿时的', async () => {
    const id = await stage.freeze()
    const before = await stage.read(id)
    clock.turnTo('2025-01-13')
    await stage.record({ type: 'mediation', status: 'done', rows: [{ registeredOn: '2024-12-30', disputeKind: '邻里纠纷', result: 'failed', amountFen: 100 }] })
    const { findings, changes } = await stage.check(id, 'keeper')
    expect(findings).toEqual([])
    const handled = changes.find((c) => c.key === 'mediation.handled')
    expect(handled).toMatchObject({ frozen: 50, now: 51, recordsChanged: true, records: { added: 1, removed: 0, changed: 0 } })
    expect(handled?.records.named).toEqual([expect.objectContaining({ what: 'added', type: 'mediation', number: 'mediation-1', office: EAST })])
    expect(changes.map((c) => c.key)).not.toContain('disclosure.received')
    expect((await stage.read(id)).figures).toEqual(before.figures)
    expect(wordsIn(await stage.read(id), 'disputes')[0]).toContain('全年调解矛盾纠纷50宗')
    const unnamed = (await stage.check(id, 'reporter')).changes.find((c) => c.key === 'mediation.handled')
    expect(unnamed?.records).toEqual({ added: 1, removed: 0, changed: 0, named: [] })
    await stage.does('boss', id, 'withdraw', '试稿')
  })

  it('数没有变、案件变了，也看得出来', async () => {
    const id = await stage.freeze()
    clock.turnTo('2025-01-14')
    const keeper = await stage.viewer('keeper')
    const page = await stage.ledger.list(keeper, { type: 'mediation', office: EAST, filters: { registeredOn: { from: '2024-05-01', to: '2024-05-01' } } })
    const [one] = page.rows
    if (!one) throw new Error('no case')
    const done = await stage.ledger.act(keeper, {
      type: 'mediation',
      office: EAST,
      caseId: one.id,
      action: 'correct',
      actionId: newId(),
      seen: one.seq,
      input: { amountFen: '23456.00' },
    })
    expect(done).toHaveProperty('done')
    const { changes } = await stage.check(id, 'keeper')
    expect(changes.find((c) => c.key === 'mediation.handled')).toMatchObject({
      frozen: 51,
      now: 51,
      recordsChanged: true,
      records: { changed: 1, named: [{ what: 'changed', id: one.id }] },
    })
    expect(changes.find((c) => c.key === 'mediation.amountYuan:wan')?.now).not.toBe(changes.find((c) => c.key === 'mediation.amountYuan:wan')?.frozen)
    await stage.does('boss', id, 'withdraw', '试稿')
  })

  it('移出统计期的案件，点名为移出', async () => {
    const id = await stage.freeze()
    clock.turnTo('2025-01-15')
    const keeper = await stage.viewer('keeper')
    const page = await stage.ledger.list(keeper, { type: 'mediation', office: EAST, filters: { registeredOn: { from: '2024-12-30', to: '2024-12-30' } } })
    const [one] = page.rows
    if (!one) throw new Error('no case')
    const input = { registeredOn: '2025-01-02' }
    expect(
      await stage.ledger.act(keeper, { type: 'mediation', office: EAST, caseId: one.id, action: 'correct', actionId: newId(), seen: one.seq, input }),
    ).toHaveProperty('done')
    const { changes } = await stage.check(id, 'keeper')
    expect(changes.find((c) => c.key === 'mediation.handled')).toMatchObject({ frozen: 51, now: 50, records: { added: 0, removed: 1, changed: 0 } })
    await stage.does('boss', id, 'withdraw', '试稿')
  })

  it('有人在数据库里改了定稿的数字，检查能发现', async () => {
    const id = await stage.freeze()
    await stage.db.owner.query('alter table mingfa.report_figure no force row level security')
    await stage.db.owner.query("update mingfa.report_figure set value = 99, shown = '99' where report_id = $1 and key = 'mediation.handled'", [id])
    await stage.db.owner.query('alter table mingfa.report_figure force row level security')
    const { findings } = await stage.check(id)
    expect(findings.map((f) => f.rule)).toContain('document-hash')
    await stage.does('boss', id, 'withdraw', '试稿')
  })

  it('每个数字存下值、算法和记录清单的校验码', async () => {
    const id = await stage.freeze()
    const claims = { see: { report: [EAST] } }
    const { rows } = await inTx(stage.db.app, claims, (c) => c.query('select * from mingfa.report_figure where report_id = $1 order by place', [id]))
    const keys = keysIn((await stage.read(id)).report.body)
    expect(rows.map((r) => r.key)).toEqual(keys)
    for (const row of rows) {
      expect(row.record_hash).toMatch(/^[0-9a-f]{64}$/)
      expect(row.query_hash).toMatch(/^[0-9a-f]{64}$/)
      expect(JSON.parse(row.query)).toHaveProperty('measure')
    }
    const { rows: docs } = await inTx(stage.db.app, claims, (c) => c.query('select reconciliations from mingfa.report_document where report_id = $1', [id]))
    expect(docs[0]?.reconciliations).toEqual([{ id: 'mediation.parts', label: '成功不多于调解', relation: '<=', left: 48, right: 50, holds: true }])
    await stage.does('boss', id, 'withdraw', '试稿')
  })

  it('核对之后案件又变了，不会定成另外的数字', async () => {
    const id = await stage.compose(2024)
    for (const [who, step] of [
      ['reporter', 'submit'],
      ['reviewer', 'review'],
      ['boss', 'approve'],
    ] as const) {
      await stage.does(who, id, step)
    }
    const request = { type: 'report', office: EAST, caseId: id, action: 'freeze', actionId: newId() }
    const reporter = await stage.viewer('reporter')
    const earlier = await stage.ledger.act(reporter, { ...request, input: { frozenHash: '0'.repeat(64) } })
    expect('refused' in earlier && earlier.refused.rule).toBe('figures-moved')
    const door = await stage.ledger.act(reporter, { ...request, actionId: newId(), input: {} })
    expect('refused' in door && door.refused.rule).toBe('door')
    await stage.clear(id)
  })

  it('有错误的稿子定不了稿，说出错在哪里', async () => {
    const id = await stage.compose(2024)
    const { report } = await stage.read(id)
    const sections = report.body.sections.map((s) => (s.id === 'duty' ? { ...s, paragraphs: [] } : s))
    await stage.save(id, { ...report.body, sections }, report.seq)
    for (const [who, step] of [
      ['reporter', 'submit'],
      ['reviewer', 'review'],
      ['boss', 'approve'],
    ] as const)
      await stage.does(who, id, step)
    const result = await stage.tries('reporter', id, 'freeze')
    expect(refusalOf(result)).toBe('guard/check')
    expect(JSON.stringify(result)).toContain('“主要负责人履行推进法治建设第一责任人职责情况”部分没有内容')
    await stage.does('boss', id, 'sendBack', '补写')
    await stage.save(id, report.body, (await stage.read(id)).report.seq)
    await stage.clear(id)
  })
})
