import { describe, expect, it } from 'vitest'
import { changeWords, shownValue, spanWords } from './words.ts'

describe('驾驶舱的说法', () => {
  it('期间写到日', () => expect(spanWords({ from: '2026-01-01', to: '2026-11-05' })).toBe('2026年1月1日至11月5日'))
  it.each([
    [120, 100, '件', '▲ 20.0%'],
    [80, 100, '件', '▼ 20.0%'],
    [95, 98.2, '%', '▼ 3.20 个百分点'],
    [5, 0, '件', '▲ 5'],
    [7, 7, '件', '持平'],
    [null, 7, '%', '—'],
  ] as const)('%s 比 %s（%s）', (now, before, unit, words) => expect(changeWords(now, before, unit)).toBe(words))
  it('没有可比的记录不写成零', () => expect(shownValue(null, '%')).toBe('无记录'))
})
