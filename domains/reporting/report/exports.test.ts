/** The report in its formats, and who may read what of it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { standingClock } from '../../../platform/clock/index.ts'
import { inTx } from '../../../platform/db/index.ts'
import { docxParagraphs, EAST, pdfText, prepareSample, testDatabase } from '../../../platform/testing/index.ts'
import { makeStage, type Stage, staff, types } from './stage.ts'

const clock = standingClock('2025-01-10')
let stage: Stage
beforeAll(async () => {
  const { db } = await testDatabase()
  await prepareSample(db, types[0], staff)
  stage = await makeStage(db, clock)
})
afterAll(() => stage.close())

describe('导出与公开', () => {
  it('四种格式里的数字一样，先后也一样；定稿前标明稿次', async () => {
    const id = await stage.compose(2024)
    const reporter = await stage.viewer('reporter')
    const print = async (format: 'docx' | 'pdf' | 'html' | 'md'): Promise<Uint8Array> =>
      (await stage.reports.print(reporter, id, format))?.bytes ?? new Uint8Array()
    const { report, figures } = await stage.read(id)
    const expected = report.body.sections.flatMap((s) =>
      s.paragraphs.flatMap((p) => p.parts.flatMap((x) => ('figure' in x ? [figures.find((f) => f.key === x.figure)?.shown] : []))),
    )
    const docx = docxParagraphs(await print('docx'))
    expect(docx.flatMap((p) => p.runs.filter((r) => r.style === 'Figure').map((r) => r.text))).toEqual(expected)
    const bare = (text: string): string => text.replace(/\s/g, '')
    const whole = bare(docx.map((p) => p.text).join(''))
    const html = new TextDecoder().decode(await print('html'))
    expect([...html.matchAll(/<data[^>]*>([^<]*)<\/data>/g)].map((m) => m[1])).toEqual(expected)
    expect(bare((/<article[\s\S]*<\/article>/.exec(html)?.[0] ?? '').replace(/<[^>]+>/g, ''))).toBe(whole)
    expect(bare(pdfText(await print('pdf')))).toBe(whole)
    expect(bare(new TextDecoder().decode(await print('md')).replace(/^#+ /gm, ''))).toBe(whole)
    expect(whole).toContain('（起草稿）')
    await stage.clear(id)
  })

  it('门户只看得到公开了的页面，看不到正文版本、定稿和数字', async () => {
    const id = await stage.freeze()
    const counts = await inTx(stage.db.app, { portal: true }, async (client) => {
      const tables = ['report', 'report_body', 'report_figure', 'report_document', 'report_page']
      const found: number[] = []
      for (const t of tables)
        found.push(
          Number(
            (await client.query(`select count(*)::int as n from mingfa.${t} where office_id = $1 and ${t === 'report' ? 'id' : 'report_id'} = $2`, [EAST, id]))
              .rows[0]?.n,
          ),
        )
      return found
    })
    expect(counts).toEqual([0, 0, 0, 0, 0])
    expect(await stage.reports.publishedReport(id)).toBeUndefined()
    await stage.does('openness', id, 'publish')
    expect(await stage.reports.publishedReport(id)).toHaveProperty('html')
    await stage.does('boss', id, 'withdraw', '试稿')
  })

  it('没有声明身份的连接一行也看不到', async () => {
    for (const t of ['report_body', 'report_figure', 'report_document', 'report_page']) {
      const { rows } = await stage.db.app.query(`select 1 from mingfa.${t} limit 1`)
      expect(rows, t).toEqual([])
    }
  })

  it('别的机关看不到，上级监督人员看得到', async () => {
    const id = await stage.compose(2024)
    expect(await stage.reports.read(await stage.viewer('westReporter'), id)).toBeUndefined()
    expect(await stage.reports.check(await stage.viewer('westReporter'), id)).toBeUndefined()
    expect(await stage.reports.print(await stage.viewer('westReporter'), id, 'md')).toBeUndefined()
    expect(await stage.reports.step(await stage.viewer('westReporter'), id, 'submit')).toBeUndefined()
    const above = await stage.reports.read(await stage.viewer('supervisor'), id)
    expect(above?.report.id).toBe(id)
    expect(above?.choices).toEqual([])
    await stage.clear(id)
  })
})
