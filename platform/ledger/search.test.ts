import { describe, expect, it } from 'vitest'
import type { AnyCaseType } from '../../engine/define.ts'
import { hitsOf, searchQueryIn, searchTokens } from './search.ts'

const type = {
  id: 'card',
  record: {
    number: 'no',
    headline: ['who', 'cause'],
    fields: {
      no: { type: 'text', label: '编号' },
      who: { type: 'text', label: '当事人' },
      cause: { type: 'longText', label: '事由' },
      code: { type: 'text', label: '证件号码', secrecy: 'personal' },
    },
  },
} as unknown as AnyCaseType

/** Does the index find it? A query is an or of ands of quoted tokens. */
const finds = (query: string | undefined, tokens: readonly string[]): boolean =>
  (query ?? '').split(' | ').some((way) => [...way.matchAll(/'([^']+)'/g)].every(([, t]) => tokens.includes(t ?? '')))

const tokens = searchTokens(type, 7, { no: '清罚〔2026〕12号', who: '示例清河顺安便利店', cause: '占道经营', code: '999999199001010016' })

describe('检索', () => {
  it('名称按拼音首字母找得到，从中间输入也可以', () => {
    for (const typed of ['slqh', 'sabld', 'QHSA', 'sab']) expect(finds(searchQueryIn([7], typed), tokens), typed).toBe(true)
    for (const typed of ['zzz', 'bls', 'qhsx']) expect(finds(searchQueryIn([7], typed), tokens), typed).toBe(false)
    expect(finds(searchQueryIn([8], 'slqh'), tokens)).toBe(false)
  })

  it('数字旁边单独的一个字不妨碍查找', () => {
    const shop = searchTokens(type, 7, { who: '示例清河第7便利店' })
    expect(finds(searchQueryIn([7], '第7便利店'), shop)).toBe(true)
    expect(finds(searchQueryIn([7], '第8便利店'), shop)).toBe(false)
  })

  it('两三个字的姓名输两个首字母就可以', () => {
    const person = searchTokens(type, 7, { who: '单雄信' })
    expect(finds(searchQueryIn([7], 'sx'), person)).toBe(true)
    expect(finds(searchQueryIn([7], 'sxx'), person)).toBe(true)
  })

  it('长文字和个人信息不按首字母检索', () => {
    expect(finds(searchQueryIn([7], 'zdjy'), tokens)).toBe(false)
    expect(tokens.some((t) => t.includes('9999991990'))).toBe(false)
  })

  it('标出命中的字，首字母命中的标出名称里的那几个字', () => {
    expect(hitsOf(type, { who: '示例清河顺安便利店', cause: '在清河路占道经营' }, '清河')).toEqual([
      { field: 'who', label: '当事人', text: '示例清河顺安便利店', marks: [{ start: 2, end: 4 }] },
      { field: 'cause', label: '事由', text: '在清河路占道经营', marks: [{ start: 1, end: 3 }] },
    ])
    expect(hitsOf(type, { who: '示例清河顺安便利店' }, 'qhsa')).toMatchObject([{ marks: [{ start: 2, end: 6 }] }])
    // Its year and 号 stand in other numbers as well; these are not what was meant.
    expect(hitsOf(type, { no: '清罚〔2026〕12号', cause: '见清罚决〔2026〕7号' }, '清罚决〔2026〕7号').map((h) => h.field)).toEqual(['cause'])
    expect(hitsOf(type, { code: '999999199001010016' }, '9999')).toEqual([])
  })
})
