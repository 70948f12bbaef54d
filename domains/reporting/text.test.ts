/** What texts and numbers of a report are, without a database: names of figures, typed quantities, numbering, how a value is written. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tellsCause } from './check-parts.ts'
import { typedNumbers } from './check-typed.ts'
import { outlineFaults } from './compose.ts'
import { showFigure } from './figure.ts'
import { type Facet, facets, readKey, writeKey } from './keys.ts'
import { chineseNumber, sectionNumbers } from './numbering.ts'

describe('数字的名字', () => {
  it('写下再读出，什么文字的分组都一样', () => {
    const facet = fc.constantFrom(...(Object.keys(facets) as Facet[]))
    const by = fc.dictionary(fc.stringMatching(/^[a-z][A-Za-z]{0,8}$/), fc.string({ minLength: 1 }), { maxKeys: 3 })
    fc.assert(
      fc.property(by, facet, fc.boolean(), (labels, of, wan) => {
        const key = { metric: 'penalty.fineYuan', by: { ...labels }, of, wan }
        expect(readKey(writeKey(key))).toEqual(key)
      }),
    )
  })

  it.each([
    '',
    'penalty',
    'penalty.filed[',
    'penalty.filed[]',
    'penalty.filed[cause]',
    'penalty.filed:none',
    'penalty.filed:last:diff',
    'Penalty.filed',
    'penalty.filed;drop',
  ])('“%s”不是数字的名字', (text) => expect(readKey(text)).toBeUndefined())
})

describe('手工填写的数字', () => {
  it.each([
    ['全年立案1800宗', ['1800']],
    ['参考率达到95.9%', ['95.9%']],
    ['约１２万人次', ['１２']],
    ['发放资料2,300余份', ['2,300']],
    ['服务企业300余家，解决问题41个', ['300', '41']],
    ['为期3年', ['3']],
    ['接待群众两万余人次', ['两万余人次']],
    ['调解纠纷三十二宗', ['三十二宗']],
    ['占百分之九十五', ['百分之九十五']],
    ['千余户居民', ['千余户']],
    ['覆盖万余人', ['万余人']],
    ['罚没款1亿2千万元，其中罚款9千万元', ['1亿2千万', '9']],
    ['涉案2亿3千余万元，发放资料3万5千册', ['2亿3千', '3万5千']],
    ['储备物资3万5千克', ['3万5']],
  ])('“%s”要指出来', (text, found) => expect(typedNumbers(text).map((n) => n.text)).toEqual(found))

  it.each([
    '2024年，按照2023—2025年规划，3月5日召开会议，4月份部署，9月1日至12月31日整治',
    '依据《行政处罚法》第58条、第 62 条和第一款',
    '印发〔2024〕15号、（2023）7号文件，国务院令第711号',
    '一是规范执法。二是强化监督。（一）基本情况 1.基本做法',
    '党的二十大和二十届二中、三中全会精神，“八五”普法、十四五规划、三项制度',
    '“1310”具体部署，《2024年度行政检查计划表》',
    '12345热线、110联动，24小时值守与7×24小时响应，12348平台',
    '5G、A4纸、GB/T 9704、营商环境7.0版',
    '高效办成一件事，十件民生实事，执法时两名以上行政执法人员在场',
    '涉及金额万元以上的重大合同，亿元级项目',
  ])('“%s”不是数量', (text) => expect(typedNumbers(text)).toEqual([]))
})

describe('原因', () => {
  it.each(['力量不足。主要原因是：编制少、任务重。', '原因在于部门之间衔接不畅', '究其原因，主要是宣传形式单一', '主要原因：宣传形式比较单一'])(
    '“%s”写明了',
    (text) => expect(tellsCause(text)).toBe(true),
  )
  it.each(['力量不足。', '主要原因是：。', '原因：……', '原因待查', '主要原因是：（    ）'])('“%s”没有写明', (text) => expect(tellsCause(text)).toBe(false))
})

describe('写法', () => {
  it.each([
    [1800, '宗', false, '1800'],
    [95.82, '%', false, '95.82%'],
    [100, '%', false, '100%'],
    [-0.5, '%', false, '0.5%'],
    [2_520_350, '元', true, '252.04'],
    [2_520_349.99, '元', true, '252.03'],
    [1_200_000, '元', true, '120'],
    [88.5, '元', false, '88.5'],
    [0, '件', false, '0'],
    [null, '%', false, '—'],
  ] as const)('%s %s 写作 %s', (value, unit, wan, shown) => expect(showFigure(value, unit, wan)).toBe(shown))

  it('部分和小节的序号', () => {
    expect([1, 9, 10, 11, 20, 21, 99].map(chineseNumber)).toEqual(['一', '九', '十', '十一', '二十', '二十一', '九十九'])
    expect(sectionNumbers([{ level: 0 }, { level: 1 }, { level: 2 }, { level: 2 }, { level: 1 }, { level: 2 }])).toEqual([
      '',
      '一、',
      '（一）',
      '（二）',
      '二、',
      '（一）',
    ])
  })
})

describe('提纲', () => {
  it('没有安装的案件类型，提纲不提；一个也没有也能启动', () => expect(outlineFaults(new Map())).toEqual([]))
})
