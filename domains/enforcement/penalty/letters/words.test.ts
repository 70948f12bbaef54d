import { describe, expect, it } from 'vitest'
import { penalty, where } from './words.ts'

describe('处罚决定内容', () => {
  it('金额连同大写只说一遍：内容里写了的换成全称，没有写的补在后面', () => {
    const full = '罚款人民币510元（大写：伍佰壹拾元整）'
    expect(penalty.of({ penaltyContent: '罚款510元', fineFen: 51000 })).toBe(full)
    expect(penalty.of({ penaltyContent: '警告，并处罚款人民币510.00元', fineFen: 51000 })).toBe(`警告，并处${full}`)
    expect(penalty.of({ penaltyContent: '警告', fineFen: 51000 })).toBe(`警告；${full}`)
    expect(penalty.of({ penaltyContent: '罚款5100元', fineFen: 51000 })).toBe(`罚款5100元；${full}`)
    expect(penalty.of({ penaltyContent: full, fineFen: 51000 })).toBe(full)
    expect(penalty.of({ penaltyContent: '没收违法所得200元，罚款510元', fineFen: 51000, confiscatedFen: 20000 })).toBe(
      `没收违法所得人民币200元（大写：贰佰元整），${full}`,
    )
    expect(penalty.of({ penaltyKind: 'fine', fineFen: 51000 })).toBe(full)
    expect(penalty.of({ penaltyContent: '通报批评' })).toBe('通报批评')
  })

  it('案发地点没有写详细的，只印社区，不留空白', () => {
    expect(where.of({ community: '清河社区', place: null })).toBe('清河社区')
    expect(where.of({ community: '清河社区', place: '东街8号' })).toBe('清河社区东街8号')
  })
})
