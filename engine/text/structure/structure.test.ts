/** The structure of reports in the many ways in which they are written. */
import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainOf } from '../plain.ts'
import type { PartRole, Section } from '../shape.ts'
import { structureOf } from './index.ts'

const read = (text: string) => structureOf(text, plainOf(text))
const report = (...lines: string[]) =>
  read(['清和街道2024年法治政府建设年度报告', '2024年，清和街道认真推进法治政府建设，现将有关情况报告如下：', ...lines].join('\n'))
const named = (sections: readonly Section[]) => sections.flatMap((s) => (s.role ? [`${s.role}${s.folded ? '（并入）' : ''}：${s.number}${s.heading}`] : []))
const parts = (...lines: string[]) => named(report(...lines).sections)
const long = '街道坚持问题导向，逐项研究、逐项落实，各项工作按照年度计划有序推进，取得了较好的效果。'

describe('部分', () => {
  it.each<[string, PartRole]>([
    ['2024年推进法治政府建设的主要举措和成效', 'achievements'],
    ['所做工作', 'achievements'],
    ['法治政府建设工作情况', 'achievements'],
    ['主要做法', 'achievements'],
    ['2024年度法治政府建设基本情况', 'achievements'],
    ['上一年度存在问题的整改情况', 'rectification'],
    ['针对2023年度督察反馈问题的整改落实情况', 'rectification'],
    ['2023年法治政府建设存在问题改进情况', 'rectification'],
    ['存在的不足和原因', 'problems'],
    ['存在的主要困难和问题', 'problems'],
    ['工作中的短板与不足', 'problems'],
    ['存在问题及原因分析', 'problems'],
    ['党政主要负责人履行推进法治建设第一责任人职责情况', 'leadership'],
    ['本单位主要负责人履行第一责任人职责、加强法治政府建设的工作情况', 'leadership'],
    ['下一步工作打算', 'plan'],
    ['下一年度工作安排', 'plan'],
    ['2025年推进法治政府建设的主要安排', 'plan'],
    ['2025年工作思路和举措', 'plan'],
    ['今后努力方向', 'plan'],
  ])('“%s”单独成章', (heading, role) => {
    const found = report(`一、${heading}`, long).sections.filter((s) => s.level === 1)
    expect(found).toMatchObject([{ role, folded: false, heading, number: '一、' }])
  })

  it.each([
    '聚焦薄弱环节，着力解决群众反映强烈的突出问题',
    '坚持依法决策，提高决策法治化水平',
    '压实第一责任',
    '开展专项整治，化解突出矛盾和问题',
    '完善年度执法计划',
  ])('主要举措之下的“%s”不是别的部分', (heading) => {
    expect(parts('一、主要举措和成效', `（一）${heading}`, long, '二、存在的不足', long)).toEqual([
      'achievements：一、主要举措和成效',
      'problems：二、存在的不足',
    ])
  })

  it('并在主要举措之下的整改情况', () => {
    expect(parts('一、主要工作举措', '（一）坚持党的领导', long, '（二）上一年度存在问题的改进情况', long)).toEqual([
      'achievements：一、主要工作举措',
      'rectification（并入）：（二）上一年度存在问题的改进情况',
    ])
  })

  it('一个标题写了两个部分：下面分开写的，各归各的小标题', () => {
    expect(parts('一、所做工作', long, '二、存在问题及下一步工作打算', '（一）存在问题', long, '（二）下一步工作打算', long)).toEqual([
      'achievements：一、所做工作',
      'problems（并入）：（一）存在问题',
      'plan（并入）：（二）下一步工作打算',
    ])
  })

  it('一个标题写了两个部分：下面没有分开写的，从“下一步”起是安排', () => {
    const { sections } = report('一、所做工作', long, '二、存在的问题及改进措施', '一是力量不足，培训不够。', `下一步，街道将${long}`)
    expect(named(sections).slice(1)).toEqual(['problems（并入）：二、存在的问题及改进措施', 'plan（并入）：二、存在的问题及改进措施'])
    const [problems, plan] = sections.slice(-2) as [Section, Section]
    expect(plan.start).toBeGreaterThan(problems.start)
  })

  it('另有安排一章时，“存在问题及改进措施”只是问题', () => {
    expect(parts('一、主要举措', long, '二、存在的问题及改进措施', long, '三、下一年度安排', long)).toEqual([
      'achievements：一、主要举措',
      'problems：二、存在的问题及改进措施',
      'plan：三、下一年度安排',
    ])
  })

  it('没有“举措”一章的，问题之前各章都是举措', () => {
    expect(parts('一、强化法治思维', long, '二、坚持依法决策', long, '三、存在的问题', long)).toEqual([
      'achievements：一、强化法治思维',
      'achievements：二、坚持依法决策',
      'problems：三、存在的问题',
    ])
  })

  it('没有标题的，按段首的话认部分', () => {
    const found = parts(
      `全年调解纠纷120件，成功115件。${long}`,
      '党政主要负责人认真履行推进法治建设第一责任人职责，全年召开专题会议4次。',
      '虽然做了一些工作，但仍存在一些不足：队伍力量薄弱。',
      '下一步，我们将继续努力，深入推进依法行政。',
    )
    expect(found.map((f) => f.split('：')[0])).toEqual(['achievements（并入）', 'leadership（并入）', 'problems（并入）', 'plan（并入）'])
  })
})

describe('标题的编号', () => {
  const tree = (...lines: string[]) =>
    report(...lines)
      .sections.slice(1)
      .map((s) => `${s.level} ${s.number}${s.heading}`)

  it('编号贯穿全文不重起的，仍在各自的上级之下', () => {
    const { sections } = report(
      '一、主要举措',
      '（一）党的领导',
      `1.学习。${long}`,
      `2.组织。${long}`,
      '（二）依法行政',
      `3.决策。${long}`,
      '二、存在的不足',
      '（一）力量',
      `4.人手。${long}`,
    )
    expect(sections.map((s) => `${s.number}<${sections[s.parent ?? -1]?.number ?? ''}`)).toEqual([
      '<',
      '一、<',
      '（一）<一、',
      '1.<（一）',
      '2.<（一）',
      '（二）<一、',
      '3.<（二）',
      '二、<',
      '（一）<二、',
      '4.<（一）',
    ])
  })

  it('1. 在上、（一）在下的，也按文中实际次序', () => {
    expect(tree('1.工作情况', '（一）学习', long, '（二）执法', long, '2.存在的问题', '（一）力量', long, '（二）方法', long)).toEqual([
      '1 1.工作情况',
      '2 （一）学习',
      '2 （二）执法',
      '1 2.存在的问题',
      '2 （一）力量',
      '2 （二）方法',
    ])
  })

  it.each([
    ['（一）加强学习。全年学习12次，覆盖干部200人次。', '加强学习'],
    ['(一)加强学习：全年学习12次，覆盖干部200人次。', '加强学习'],
    ['（一）  加强学习。', '加强学习'],
    ['（一）加强学习', '加强学习'],
    [
      '（一）加强学习　街道全年学习12次，覆盖干部200人次，组织开展专题研讨并形成学习成果，推动法治思维落地见效，干部学法用法的自觉性进一步增强，效果良好',
      '加强学习',
    ],
  ])('与正文同行的标题到第一个句号为止：%s', (line, heading) => {
    expect(report('一、主要举措', line, long).sections.at(-1)).toMatchObject({ heading, level: 2 })
  })

  it('“一是”成段的是标题，只是一句话的是列举', () => {
    expect(tree('一、主要举措', `一是加强学习。${long}`, `二是规范执法。${long}`, '二、存在的不足', '一是力量不足，培训不够；', '二是方法不多。')).toEqual([
      '1 一、主要举措',
      '2 一是加强学习',
      '2 二是规范执法',
      '1 二、存在的不足',
    ])
  })

  it('不是编号的：小数、日期、数量、序数', () => {
    expect(
      tree(
        '一、主要举措',
        '1.2万人参加了全年的学习，效果很好，大家都有收获，学法用法蔚然成风。',
        '4.15全民国家安全教育日期间开展宣传。',
        '2024年共立案12件。',
        '一、二级网格全部配齐人员，做到全覆盖。',
      ),
    ).toEqual(['1 一、主要举措'])
  })

  it('没有编号，短行作标题', () => {
    expect(tree('主要举措和成效', long, '存在的问题和不足', long, '下步工作打算', long)).toEqual(['1 主要举措和成效', '1 存在的问题和不足', '1 下步工作打算'])
  })

  it('引号不成对，不会吞掉后文', () => {
    expect(tree('一、主要举措', `（一）践行“枫桥经验。${long}`, `（二）汇民智、察民意”渠道。${long}`, '二、存在的不足', long)).toEqual([
      '1 一、主要举措',
      '2 （一）践行“枫桥经验',
      '2 （二）汇民智、察民意”渠道',
      '1 二、存在的不足',
    ])
  })

  it('每个标题都在它的位置上，上级包含下级', () => {
    const text = ['一、主要举措', '（一）学习', long, '二、不足', long].join('\r\n')
    const { sections } = read(text)
    for (const s of sections.slice(1)) {
      expect(text.slice(s.headingSpan.start, s.headingSpan.end)).toBe(`${s.number}${s.heading}`)
      const above = sections[s.parent ?? 0]
      if (s.parent !== undefined && above) expect(above.start <= s.start && above.end >= s.end).toBe(true)
    }
  })
})

const CHINESE = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']
type Style = (n: number) => string
const styles: readonly (readonly Style[])[] = [
  [(n) => `${CHINESE[n - 1]}、`],
  [(n) => `（${CHINESE[n - 1]}）`, (n) => `(${CHINESE[n - 1]})`],
  [(n) => `${n}.`, (n) => `${n}．`, (n) => `${n}、`],
  [(n) => `（${n}）`, (n) => `(${n})`],
]
const words = fc.constantFrom(
  '加强组织领导',
  '规范行政执法',
  '化解矛盾纠纷',
  '优化营商环境',
  '推进政务公开',
  '深化普法宣传',
  '健全依法决策机制',
  '提升服务效能',
)
const node = (depth: number): fc.Arbitrary<Tree> =>
  fc.record({
    words,
    runIn: fc.boolean(),
    inside: depth === 0 ? fc.constant<Tree[]>([]) : fc.oneof(fc.constant<Tree[]>([]), fc.array(node(depth - 1), { minLength: 2, maxLength: 3 })),
  })
type Tree = { words: string; runIn: boolean; inside: Tree[] }
const way = fc.record({ picks: fc.array(fc.nat(2), { minLength: 4, maxLength: 4 }), through: fc.boolean(), wide: fc.boolean() })

describe('随机的标题树', () => {
  it('用各种编号写出来，读回来还是那棵树', () => {
    fc.assert(
      fc.property(fc.array(node(3), { minLength: 2, maxLength: 5 }), way, (trees, { picks, through, wide }) => {
        const lines: string[] = []
        const expected: string[] = []
        let running = 0
        const write = (list: readonly Tree[], depth: number): void => {
          list.forEach((t, i) => {
            // Only the third level runs through in practice.
            const n = through && depth === 2 ? ++running : i + 1
            const style = styles[depth]?.[(picks[depth] ?? 0) % (styles[depth]?.length ?? 1)] as Style
            const number = style(n)
            expected.push(`${depth + 1} ${number}${t.words}`)
            if (t.runIn && depth > 0) lines.push(`${wide ? '　　' : ''}${number}${t.words}。${long}`)
            else lines.push(`${number}${t.words}`, long)
            write(t.inside, depth + 1)
          })
        }
        write(trees, 0)
        expect(
          report(...lines)
            .sections.slice(1)
            .map((s) => `${s.level} ${s.number}${s.heading}`),
        ).toEqual(expected)
      }),
      { numRuns: 300 },
    )
  })

  it('任意文字都读得出来，各段都在正文里', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            '一、',
            '（一）',
            '1.',
            '一是',
            '“',
            '。',
            '，',
            '\n',
            '\r\n',
            '　',
            '2024年',
            '报告',
            '存在的问题',
            '下一步',
            '索引号：',
            '|',
            '①',
            '第一，',
            '街道',
            'x',
          ),
          { maxLength: 200 },
        ),
        (pieces) => {
          const text = pieces.join('')
          const { sections, paragraphs } = read(text)
          for (const p of paragraphs) expect(sections[p.section]).toBeDefined()
          for (const s of sections) expect(s.start >= 0 && s.end <= text.length && s.start <= s.end).toBe(true)
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('标题、制发单位、年度', () => {
  it.each([
    ['清和街道2024年法治政府建设年度报告', '清和街道', 2024],
    ['示例市清河区人民政府清和街道办事处关于2024年度法治政府建设情况的报告', '示例市清河区人民政府清和街道办事处', 2024],
    ['关于2023年度青石镇法治政府建设情况的报告', '青石镇', 2023],
    ['2024年青石镇法治政府建设年度报告', '青石镇', 2024],
    ['清河区2023年度法治政府建设情况报告', '清河区', 2023],
    ['清河区司法局二〇二四年法治政府建设工作总结', '清河区司法局', 2024],
    ['沅南路街道2024法治政府建设年度报告', '沅南路街道', 2024],
  ])('%s', (title, issuer, year) => {
    expect(read(`${title}\n${long}\n一、主要举措\n${long}`)).toMatchObject({ title, issuer, year })
  })

  it('标题分成几行，两个机关联合制发', () => {
    const text = `中共清河县青石镇委员会\n清河县青石镇人民政府\n关于2024年法治政府建设情况的报告\n县委、县政府：\n${long}\n一、主要举措\n${long}`
    const { title, titleSpan } = read(text)
    expect(title).toBe('中共清河县青石镇委员会 清河县青石镇人民政府关于2024年法治政府建设情况的报告')
    expect(text.slice(titleSpan?.start, titleSpan?.end)).toContain('\n关于2024年')
  })

  it.each([
    ['2023来,清和街道在区委、区政府的坚强领导下,认真推进法治建设。', '清和街道', 2023],
    ['2024年，在区委、区政府的坚强领导下，青石镇紧紧围绕中心工作，取得成绩。', '青石镇', 2024],
    ['今年以来，我街道认真推进法治政府建设，现将2024年工作情况报告如下：', null, 2024],
    ['我局认真学习，深入推进依法行政，各项工作取得了新的进展。', null, null],
  ])('没有标题：由首句得出 %s', (first, issuer, year) => {
    expect(read(`${first}\n一、主要举措\n${long}`)).toMatchObject({ title: null, issuer, year })
  })

  it('落款的机关和日期', () => {
    const text = `2024年法治政府建设情况报告\n2024年，我镇认真推进法治政府建设，现报告如下：\n一、主要举措\n${long}\n　　清河县青石镇人民政府\n　　二〇二五年一月十二日\n（此件公开发布）\n浏览次数：128`
    const found = read(text)
    expect(found).toMatchObject({ issuer: '清河县青石镇人民政府', metadata: { madeOn: '2025-01-12' } })
    expect(found.paragraphs.map((p) => text.slice(p.start, p.end))).toEqual(['2024年，我镇认真推进法治政府建设，现报告如下：', '一、主要举措', long])
  })

  it.each([
    ['索 引 号: | qh/2025-0000012 | 公开目录: | 法治政府建设 |\n成文日期: | 2025-02-14 | 发布日期: | 2025-02-15 |\n发布机构: | 清河区清和街道 |'],
    [
      '- 索 引 号:qh/2025-0000012\n- 主题分类:通知公告\n- 发布机构:清河区清和街道\n- 成文时间:2025年02月14日\n- 文 号:无\n- 发文时间:2025年02月15日\n- 效力状态:有效',
    ],
    ['【索引号】qh/2025-0000012\n【发布机构】清河区清和街道\n【成文日期】2025-02-14\n【发布日期】2025/2/15'],
    ['索引号\nqh/2025-0000012\n发布机构\n清河区清和街道\n成文日期\n2025-02-14\n发布日期\n2025-02-15'],
  ])('文前的元数据：%s', (head) => {
    expect(read(`${head}\n2024年法治政府建设情况报告\n${long}\n一、主要举措\n${long}`)).toMatchObject({
      title: '2024年法治政府建设情况报告',
      issuer: '清河区清和街道',
      metadata: { indexNo: 'qh/2025-0000012', madeOn: '2025-02-14', publishedOn: '2025-02-15', source: '清河区清和街道' },
    })
  })

  it('文号独立成行，来源与时间同在一行', () => {
    expect(
      read(`清和街道2024年法治政府建设年度报告\n清和街法报〔2025〕1号\n发布时间：2025-01-20 09:18 来源：清河区司法局 浏览次数：33\n${long}`).metadata,
    ).toEqual({
      docNo: '清和街法报〔2025〕1号',
      publishedOn: '2025-01-20',
      source: '清河区司法局',
    })
  })
})

const corpus = new URL('../../../../shared/corpus/', import.meta.url)
describe.skipIf(!existsSync(corpus))('真实的街道报告', () => {
  it.each([
    ['street-2023-c.txt', null, '天水郡街道', 2023, ['achievements', 'problems（并入）', 'plan（并入）']],
    [
      'street-2024-a.txt',
      '广州市花都区人民政府新华街道办事处关于2024年度法治政府建设情况的报告',
      '广州市花都区人民政府新华街道办事处',
      2024,
      ['achievements', 'rectification（并入）', 'problems', 'plan'],
    ],
    ['street-2024-b.txt', null, '真新街道', 2024, ['achievements', 'problems', 'leadership', 'plan']],
  ])('%s', (file, title, issuer, year, roles) => {
    const text = readFileSync(new URL(file, corpus), 'utf8')
    const found = read(text)
    expect(found).toMatchObject({ title, issuer, year })
    expect(named(found.sections).map((n) => n.split('：')[0])).toEqual(roles)
    expect(found.paragraphs.length).toBe(text.split('\n').filter((l) => l.trim() !== '').length - (title ? 1 : 0))
  })
})
