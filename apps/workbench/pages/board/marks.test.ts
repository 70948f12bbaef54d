import { describe, expect, it } from 'vitest'
import { markedLines } from './marks.ts'

const shown = (text: string, marks: Parameters<typeof markedLines>[1]) =>
  markedLines(text, marks).map((l) => l.pieces.map((p) => `${text.slice(p.start, p.end)}[${p.keys.join(' ')}]`).join(''))

describe('标在原文', () => {
  it('交叠、套叠的都切开，先后按问题的轻重；空行不算', () => {
    const marks = [
      { key: 'a', spans: [{ start: 2, end: 4 }] },
      {
        key: 'b',
        spans: [
          { start: 0, end: 3 },
          { start: 7, end: 8 },
        ],
      },
    ]
    expect(shown('受理九件\n\n  办结', marks)).toEqual(['受理[b]九[a b]件[a]', ' [] [b]办结[]'])
  })

  it('跨行的标到每一行，超出正文的不碍事', () => {
    expect(
      shown('一行\n二行\n三行', [
        {
          key: 'a',
          spans: [
            { start: 1, end: 5 },
            { start: 7, end: 99 },
          ],
        },
      ]),
    ).toEqual(['一[]行[a]', '二行[a]', '三[]行[a]'])
  })

  it('拼起来就是原文', () => {
    const text = '一、受理矛盾纠纷320件，\n其中邻里纠纷160件。\n\n二、办结。'
    const marks = Array.from({ length: 12 }, (_, i) => ({
      key: `k${i}`,
      spans: [
        { start: i, end: i * 2 + 1 },
        { start: i + 9, end: i + 12 },
      ],
    }))
    expect(
      shown(text, marks)
        .join('\n')
        .replaceAll(/\[[^\]]*\]/g, ''),
    ).toBe(text.replace('\n\n', '\n'))
  })
})
