import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { personCheck } from '../../../engine/identifiers.ts'
import { newId } from '../../../platform/db/index.ts'
import type { ActResult } from '../../../platform/ledger/index.ts'
import { EAST, type Sample, sample } from '../../../platform/testing/index.ts'
import { type ExampleStep, hearingCase, ordinaryCase, summaryCase } from './examples.ts'
import penalty from './index.ts'

let s: Sample
let pair: { first: string; second: string }

beforeAll(async () => {
  const more = [
    { username: 'reviewer', name: '周戊', office: EAST, roles: ['reviewer' as const] },
    { username: 'chair', name: '吴己', office: EAST, roles: ['chair' as const] },
    { username: 'both', name: '郑庚', office: EAST, roles: ['officer' as const, 'leader' as const, 'reviewer' as const] },
  ]
  s = await sample({ type: penalty, today: '2024-03-01', more })
  pair = { first: (await s.viewer('officer')).personId, second: (await s.viewer('officer2')).personId }
})
afterAll(() => s.db.close())

/** Tells the steps through the ledger; the last result, or the first that is not done. */
async function tell(steps: readonly ExampleStep<string>[], caseId: string): Promise<ActResult> {
  let result: ActResult | undefined
  for (const { on, by, action, input } of steps) {
    s.clock.turnTo(on)
    result = await s.ledger.act(await s.viewer(by), { type: 'penalty', office: EAST, caseId, action, actionId: newId(), input })
    if (!('done' in result)) return result
  }
  if (!result) throw new Error('no steps')
  return result
}

const stateOf = (result: ActResult) => {
  if (!('done' in result)) throw new Error(JSON.stringify(result))
  return result.state
}

async function publication(caseId: string): Promise<{ title: string; notice: { label: string; value: string }[]; withdrawn: string | null }> {
  const { rows } = await s.db.owner.query('select title, notice, withdrawn_on as withdrawn from mingfa.publication where office_id = $1 and case_id = $2', [
    EAST,
    caseId,
  ])
  return rows[0]
}

describe('经过真实台账办理的案件', () => {
  it('普通程序从线索到归档，与折叠出的一样', async () => {
    const caseId = newId()
    const state = stateOf(await tell(ordinaryCase(pair), caseId))
    expect(state).toMatchObject({ status: 'archived', values: { officer1: '赵一', officer1Cert: '示officer', fineFen: 50_000, decidedOn: '2024-03-28' } })
    const { rows } = await s.db.owner.query('select status, fine_fen, term_decide_due from mingfa.penalty where id = $1', [caseId])
    expect(rows[0]).toMatchObject({ status: 'archived', fine_fen: 50_000, term_decide_due: '2024-06-03' })
  })

  it('听证案件、当场处罚案件也能办到归档', async () => {
    expect(stateOf(await tell(hearingCase(pair), newId())).status).toBe('archived')
    expect(stateOf(await tell(summaryCase(pair), newId())).status).toBe('archived')
  })

  it('表单里列名的执法人员，换一个身份也不能决定', async () => {
    const both = await s.viewer('both')
    const steps = ordinaryCase({ first: pair.first, second: both.personId })
    const at = steps.findIndex((x) => x.action === 'decidePenalty')
    const caseId = newId()
    expect(stateOf(await tell(steps.slice(0, at), caseId)).status).toBe('heard')
    s.clock.turnTo('2024-03-28')
    const request = { type: 'penalty', office: EAST, caseId, action: 'decidePenalty', actionId: newId(), input: steps[at]?.input ?? {} }
    expect(await s.ledger.act(both, request)).toMatchObject({
      refused: { code: 'apart', message: '调查人员不得作出决定（郑庚已参与在先的办理）', law: '《行政处罚法》第57、58条' },
    })
  })
})

describe('公示', () => {
  const natural = { partyName: '韩玥玥', partyKind: 'person', partyCode: '', phone: '13800000000' }
  natural.partyCode = `99999919900307123${personCheck('99999919900307123')}`
  const steps = () => ordinaryCase(pair).map((x) => (x.action === 'proposeFiling' ? { ...x, input: { ...x.input, ...natural } } : x))
  const conclude = () => steps().map((x) => (x.action === 'conclude' ? { ...x, input: { ...x.input, partyKind: 'person' } } : x))

  it('自然人的姓名隐去，证件号、电话、住址不出现', async () => {
    const caseId = newId()
    stateOf(await tell(conclude(), caseId))
    const { title, notice } = await publication(caseId)
    expect(title).toBe('未经许可擅自占用城市道路行政处罚决定')
    expect(notice.find((n) => n.label === '当事人')?.value).toBe('韩某某')
    expect(notice.map((n) => n.label)).toEqual(['处罚决定书文号', '当事人', '案由', '处罚依据', '处罚种类', '罚款金额', '处罚决定日期'])
    const whole = JSON.stringify(notice)
    for (const secret of ['韩玥玥', natural.partyCode, natural.phone, '示例路']) expect(whole).not.toContain(secret)
  })

  it('单位的名称照公开', async () => {
    const caseId = newId()
    await tell(hearingCase(pair), caseId)
    expect((await publication(caseId)).notice).toContainEqual({ label: '当事人', value: '示例北岭瑞盛物业服务有限公司' })
  })

  it('决定被撤销后撤回公示', async () => {
    const caseId = newId()
    await tell(conclude(), caseId)
    const overturned = { remedyResult: 'revoked', remedyEndedOn: '2024-05-10', remedyNote: '行政复议决定书' }
    const result = await tell(
      [
        { on: '2024-05-13', by: 'clerk', action: 'recordOverturn', input: overturned },
        { on: '2024-05-14', by: 'clerk', action: 'withdraw', input: { withdrawReason: '决定被复议机关撤销' } },
      ],
      caseId,
    )
    expect(stateOf(result).terms.withdrawPublication).toMatchObject({ due: '2024-05-16', metOn: '2024-05-14' })
    expect((await publication(caseId)).withdrawn).toBe('2024-05-14')
  })
})
