import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Calendar } from '../../engine/terms.ts'
import { officeCalendar } from '../clock/index.ts'
import { newId } from '../db/index.ts'
import { DISTRICT, EAST, type Sample, sample, sampleLedger, WEST } from '../testing/index.ts'
import { verify } from '../verify/index.ts'
import { rebuild, recalculateTerms, recordBreaches, sealChains } from './index.ts'

let s: Sample
beforeAll(async () => {
  s = await sample({ today: '2026-03-02' })
})
afterAll(() => s.db.close())

async function opened(on: Sample, office = EAST, officer = 'officer'): Promise<string> {
  const caseId = newId()
  const input = { number: `示-${caseId.slice(-6)}`, cause: '夜间噪声' }
  const result = await on.ledger.act(await on.viewer(officer), { type: 'sample', office, caseId, action: 'open', actionId: newId(), input })
  if (!('done' in result)) throw new Error(JSON.stringify(result))
  return caseId
}

async function view(on: Sample, caseId: string) {
  const found = await on.ledger.read(await on.viewer('officer'), { type: 'sample', office: EAST, caseId }, async () => new Map())
  if (!found) throw new Error(`no case ${caseId}`)
  return found
}

describe('每日记载', () => {
  it('前一天的链根封存一次，并报给上级机关', async () => {
    await opened(s)
    await opened(s, WEST, 'west')
    s.clock.turnTo('2026-03-03')
    const before = await s.db.owner.query('select no, hash from mingfa.chain_head where office_id = $1', [EAST])
    await opened(s)
    const offices = await s.offices.all()
    expect(await sealChains(s.ledger.context, offices)).toBe(2)
    expect(await sealChains(s.ledger.context, offices)).toBe(2)
    const seals = await s.db.owner.query('select office_id, day, no, hash from mingfa.chain_seal where office_id = $1', [EAST])
    expect(seals.rows).toEqual([{ office_id: EAST, day: '2026-03-02', ...before.rows[0] }])
    const kept = await s.db.owner.query('select of_office, day, no, hash from mingfa.chain_witness where office_id = $1 order by of_office', [DISTRICT])
    expect(kept.rows[0]).toEqual({ of_office: EAST, day: '2026-03-02', ...before.rows[0] })
    expect(kept.rows).toHaveLength(2)
  })

  it('到期未办的期限记为超期，每个期限只记一次，此后一直留着', async () => {
    const caseId = await opened(s)
    s.clock.turnTo('2026-05-06')
    const found = await recordBreaches(s.ledger.context, EAST)
    expect(found).toBeGreaterThan(0)
    expect(await recordBreaches(s.ledger.context, EAST)).toBe(0)
    const { timeline } = await view(s, caseId)
    expect(timeline.map((t) => [t.action, t.actors, t.note])).toContainEqual(['breach', ['系统'], '超过期限：决定期限'])
    await s.ledger.act(await s.viewer('leader'), {
      type: 'sample',
      office: EAST,
      caseId,
      action: 'decide',
      actionId: newId(),
      seen: 2,
      input: { fineFen: '1' },
    })
    expect((await view(s, caseId)).timeline.map((t) => t.action)).toEqual(['open', 'breach', 'decide'])
    expect(await verify(s.ledger.context)).toMatchObject({ ok: true })
  })
})

describe('节假日安排公布之后', () => {
  /** The national days of 2026, and as if those of 2027 had not been published, or had been. */
  const national = officeCalendar()
  const exception =
    (until: string): Calendar['exception'] =>
    (day) => {
      if (day > until) return undefined
      return day >= '2027-01-01' && day <= '2027-01-07' ? { workday: false, name: '元旦' } : national.exception(day)
    }
  const until = (day: string): Calendar => ({ version: `test ${day}`, coversUntil: day, exception: exception(day) })
  let before: Sample
  let after: Sample
  beforeAll(async () => {
    const today = '2026-12-15'
    before = await sample({ today, calendar: until('2026-12-31') })
    after = { ...sampleLedger(before.db, { today: '2026-12-16', calendar: until('2027-12-31') }), home: before.home }
  })
  afterAll(() => before.db.close())

  it('暂定的期限重新计算，在案件上留下记载；已完成的不变；日志仍还原出同样的案件', async () => {
    const open = await opened(before)
    const done = await opened(before)
    const decision = { type: 'sample', office: EAST, caseId: done, action: 'decide', actionId: newId(), seen: 1, input: { fineFen: '100' } }
    await before.ledger.act(await before.viewer('leader'), decision)
    const decide = async (at: Sample, caseId: string) => (await view(at, caseId)).terms.find((t) => t.id === 'decide')
    const first = await decide(before, open)
    expect(first).toMatchObject({ provisional: true })
    expect(await recalculateTerms(before.ledger.context, EAST)).toBe(0)

    expect(await verify(after.ledger.context)).toMatchObject({ ok: true, findings: [] })
    expect(await recalculateTerms(after.ledger.context, EAST)).toBe(1)
    expect(await recalculateTerms(after.ledger.context, EAST)).toBe(0)
    const second = await decide(after, open)
    expect(second).toMatchObject({ provisional: false })
    expect(second && first && second.due > first.due).toBe(true)
    expect((await view(after, open)).timeline.map((t) => t.action)).toEqual(['open', 'recalculate'])
    expect(await decide(after, done)).toMatchObject({ state: 'met', provisional: true })
    expect(await verify(after.ledger.context)).toMatchObject({ ok: true, findings: [] })
    const [east] = await rebuild(after.ledger.context)
    expect(east?.tables.sample).toEqual({ missing: 0, extra: 0, changed: 0 })
  })
})

describe('机关另有安排的工作日', () => {
  it('期限按本机关的日历计算；日后只凭公布的日历也能由日志还原', async () => {
    const own = officeCalendar([{ day: '2026-03-04', workday: false, name: '台风停工' }])
    const base = await sample({ today: '2026-03-02' })
    const here: Sample = { ...sampleLedger(base.db, { today: '2026-03-02', calendar: own, published: officeCalendar() }), home: base.home }
    try {
      const caseId = await opened(here)
      expect((await view(here, caseId)).terms.find((t) => t.id === 'decide')).toMatchObject({ due: '2026-03-31' })
      const later: Sample = { ...sampleLedger(base.db, { today: '2026-03-03' }), home: base.home }
      expect(await verify(later.ledger.context)).toMatchObject({ ok: true, findings: [] })
      expect((await rebuild(later.ledger.context))[0]?.tables.sample).toEqual({ missing: 0, extra: 0, changed: 0 })
    } finally {
      await base.db.close()
    }
  })
})
