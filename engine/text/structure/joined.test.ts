/** Reports that have lost their line breaks: pasted from a page, or drawn from a PDF as one paragraph. */
import { describe, expect, it } from 'vitest'
import { readReport } from '../index.ts'
import { madeReport } from '../made-up/report.stage.ts'
import { inspect } from '../rules/index.ts'
import type { Reading } from '../shape.ts'

const seeds = Array.from({ length: 100 }, (_, i) => i)
const joined = (text: string, by: string): string => text.replace(/\s*\n\s*/g, by)

const roles = ({ sections }: Reading): string[] => [...new Set(sections.flatMap((s) => s.role ?? []))].sort()
const chapters = ({ sections }: Reading): string[] => sections.map((s) => s.number).filter((n) => n.endsWith('、'))
const rules = (reading: Reading): string[] => inspect(reading).map((f) => f.rule)

describe('换行丢了的报告', () => {
  it.each([
    ['直接连成一段', ''],
    ['换行变成空格', ' '],
  ])('%s：标题、各部分、数字都和原文一样', (_, by) => {
    for (const seed of seeds) {
      const { text } = madeReport(seed)
      const [whole, lost] = [readReport(text), readReport(joined(text, by))]
      expect(lost.title, `${seed}`).toBe(whole.title)
      expect(roles(lost), `${seed}`).toEqual(roles(whole))
      expect(chapters(lost), `${seed}`).toEqual(chapters(whole))
      expect(lost.figures.map((f) => f.valueBase)).toEqual(whole.figures.map((f) => f.valueBase))
      expect(rules(lost), `${seed}`).toEqual(rules(whole))
    }
  })

  const body = '全年共受理各类矛盾纠纷1236件，成功调解1180件。'.repeat(20)

  it('位置还是原文的位置，署名和日期也认得出', () => {
    const text = `清河街道2024年法治政府建设年度报告2024年，清河街道扎实推进法治政府建设。一、主要举措和成效（一）规范执法。${body}（二）化解纠纷。${body}二、存在的不足和原因执法力量不足，主要原因是编制少。三、下一年度安排2025年，将继续加强队伍建设。清河街道办事处2025年1月10日`
    const reading = readReport(text)
    expect(reading.title).toBe('清河街道2024年法治政府建设年度报告')
    expect(reading.metadata.madeOn).toBe('2025-01-10')
    expect(reading.sections.filter((s) => s.level > 0).map((s) => `${s.number}${s.heading}`)).toEqual([
      '一、主要举措和成效',
      '（一）规范执法',
      '（二）化解纠纷',
      '二、存在的不足和原因',
      '三、下一年度安排',
    ])
    for (const { number, heading, headingSpan } of reading.sections) expect(text.slice(headingSpan.start, headingSpan.end)).toBe(`${number}${heading}`)
  })

  it('一段里列举的（一）（二）、条款项的编号，不当作标题', () => {
    const cited = `依据第三十三条第（一）项、第（二）项和第一、二、三款的规定办理。${body}`
    const text = `清河街道2024年法治政府建设年度报告\n一、主要举措和成效\n${cited}\n${body}\n二、下一年度安排\n将继续努力。`
    expect(
      readReport(text)
        .sections.filter((s) => s.level > 0)
        .map((s) => s.number),
    ).toEqual(['一、', '二、'])
  })
})
