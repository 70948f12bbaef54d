import { describe, expect, it } from 'vitest'
import { checkTypes } from '../../../engine/check.ts'
import { person, story } from '../../../platform/testing/index.ts'
import example from './index.ts'

const clerk = person('周经办', ['clerk'])
const reviewer = person('钱审核', ['reviewer'])
const leader = person('孙主任', ['leader'])
const everything = person('兼任人员', ['clerk', 'reviewer', 'leader'])

const reception = { number: '2024-001', subject: '申请办理一件事', applicant: '陈某某', kind: '一般' }
const received = story(example, '2024-03-04').does(clerk, 'receive', reception)
const reviewed = received.on('2024-03-06').does(reviewer, 'review', { opinion: '材料齐全，建议同意' })

describe('示例事项的经过', () => {
  it('定义没有错误', () => {
    expect(checkTypes([example])).toEqual([])
  })

  it('受理、审核、决定，在二十个工作日内办结', () => {
    const decided = reviewed.on('2024-03-08').does(leader, 'decide', { result: '同意' })
    expect(decided.status).toBe('decided')
    expect(decided.values).toMatchObject({ receivedOn: '2024-03-04', reviewedOn: '2024-03-06', decidedOn: '2024-03-08', result: 'granted' })
    expect(decided.terms.decide).toMatchObject({ due: '2024-04-01', metOn: '2024-03-08' })
  })

  it('逾期没有办结的记载超期', () => {
    const late = reviewed.on('2024-04-02')
    expect(late.entries.some((e) => e.action === 'breach')).toBe(true)
    expect(late.terms.decide?.breachedOn).toBe('2024-04-02')
  })

  it('台账里的一行，按已有的日期定状态', () => {
    const statusOf = example.backfill.statusOf
    expect([statusOf({}), statusOf({ reviewedOn: '2024-03-06' }), statusOf({ decidedOn: '2024-03-08' })]).toEqual(['received', 'reviewed', 'decided'])
  })
})

describe('示例事项不准办的', () => {
  it.each([
    ['没有审核就决定', () => received.refuses(leader, 'decide', { result: '同意' }), 'status'],
    ['经办人自己决定', () => reviewed.refuses(clerk, 'decide', { result: '同意' }), 'role'],
    ['自己受理自己审核', () => story(example, '2024-03-04').does(everything, 'receive', reception).refuses(everything, 'review', { opinion: '同意' }), 'apart'],
    ['不同意又不说理由', () => reviewed.refuses(leader, 'decide', { result: '不同意' }), 'guard'],
  ])('%s', (_name, refused, code) => {
    expect(refused()).toMatchObject({ code })
  })
})
