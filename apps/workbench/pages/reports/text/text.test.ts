/** The document that is typed in holds exactly the report's paragraphs, and two people's work is put together section by section. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReportBody, ReportParagraph, ReportPart } from '../../../api-types.ts'
import { docOf, joined, paragraphsOf } from './map.ts'
import { changedSections, merge } from './merge.ts'

const word = fc.string({ unit: fc.constantFrom('案', '件', '。', '1', ' ', '\n', '#', '𠮷'), maxLength: 12 })
const part: fc.Arbitrary<ReportPart> = fc.oneof(
  word.map((text) => ({ text })),
  fc.constantFrom('penalty.filed', 'penalty.filed:growth', 'a.b[c=d]').map((figure) => ({ figure })),
  fc.record({ stated: fc.constantFrom('23', '1.5万'), source: fc.constantFrom('登记簿', '统计表') }),
)
const paragraphs: fc.Arbitrary<ReportParagraph[]> = fc.uniqueArray(
  fc.record(
    { id: fc.uuid(), parts: fc.array(part, { maxLength: 8 }), ask: fc.constant('请补充'), about: fc.constant('p1') },
    { requiredKeys: ['id', 'parts'] },
  ),
  { maxLength: 6, selector: (p) => p.id },
)

describe('正文与编辑器之间', () => {
  it('任何段落进编辑器再出来，一字不差', () => {
    fc.assert(
      fc.property(paragraphs, (before) => {
        const plain = before.map((p) => ({ ...p, parts: joined(p.parts) }))
        expect(paragraphsOf(docOf(before), [])).toEqual(plain)
        expect(paragraphsOf(docOf(before), before)).toEqual(before)
      }),
    )
  })

  it('没有动过的段落还是原来的对象，动过的不是', () => {
    const before: ReportParagraph[] = [
      { id: 'a', parts: [{ text: '甲' }] },
      { id: 'b', parts: [{ text: '乙' }] },
    ]
    const doc = docOf(before)
    const second = doc.content?.[1]
    if (second) second.content = [{ type: 'text', text: '丙' }]
    const now = paragraphsOf(doc, before)
    expect(now[0]).toBe(before[0])
    expect(now[1]).toEqual({ id: 'b', parts: [{ text: '丙' }] })
  })
})

const body = (texts: Readonly<Record<string, string>>, docNo?: string): ReportBody => ({
  ...(docNo ? { front: { docNo } } : {}),
  sections: Object.entries(texts).map(([id, text]) => ({ id, title: id, level: 2, paragraphs: [{ id: `p${id}`, parts: [{ text }] }] })),
})
const read = (b: ReportBody): string =>
  b.sections
    .map((s) =>
      s.paragraphs
        .map((p) =>
          joined(p.parts)
            .map((x) => ('text' in x ? x.text : ''))
            .join(''),
        )
        .join(''),
    )
    .join('|')

describe('两个人的修改合在一起', () => {
  const base = body({ a: '甲', b: '乙', c: '丙' })
  it('各改各的节，两边都在', () => {
    const { body: all, both } = merge(base, body({ a: '甲改', b: '乙', c: '丙' }, '一号'), body({ a: '甲', b: '乙', c: '丙改' }))
    expect([read(all), both, all.front?.docNo]).toEqual(['甲改|乙|丙改', [], '一号'])
  })
  it('同一节都改了，留下我的，并指出来；改得一样的不算', () => {
    expect(merge(base, body({ a: '我', b: '乙', c: '丙' }), body({ a: '他', b: '乙', c: '丙' })).both).toEqual(['a'])
    expect(merge(base, body({ a: '同', b: '乙', c: '丙' }), body({ a: '同', b: '乙', c: '丙' })).both).toEqual([])
  })
  it('一人加节、一人删节', () => {
    const { body: all, both } = merge(base, body({ a: '甲', x: '新', b: '乙', c: '丙' }), body({ a: '甲', c: '丙' }))
    expect([read(all), both]).toEqual(['甲|新|丙', []])
    expect(read(merge(base, body({ a: '甲', c: '丙' }), body({ a: '甲', b: '乙', c: '丙', d: '丁' })).body)).toBe('甲|丙|丁')
  })
  it('我删的他改了、他删的我改了：都不丢，都指出来', () => {
    const kept = merge(base, body({ b: '乙', c: '丙' }), body({ a: '他改', b: '乙', c: '丙' }))
    expect([read(kept.body), kept.both]).toEqual(['他改|乙|丙', ['a']])
    const back = merge(base, body({ a: '我改', b: '乙', c: '丙' }), body({ b: '乙', c: '丙' }))
    expect([read(back.body), back.both]).toEqual(['我改|乙|丙', ['a']])
  })
  it('一方没有改，结果就是另一方', () => {
    const one = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), word)
    fc.assert(
      fc.property(one, one, (x, y) => {
        const [was, now] = [body(x), body(y)]
        expect(merge(was, was, now).body).toEqual(now)
        expect(changedSections(was, merge(was, now, was).body).sort()).toEqual(changedSections(was, now).sort())
      }),
    )
  })
})
