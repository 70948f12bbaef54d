/** `mingfa inspect` as it is called, without a database. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createOut } from './out.ts'
import { runCli } from './run.ts'

const folder = mkdtempSync(join(tmpdir(), 'mingfa-inspect-'))
const file = (name: string): string => join(folder, name)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const opening = '清和街道2024年法治政府建设年度报告\n2024年，清和街道认真推进法治政府建设。现将有关情况报告如下：'
const whole = (done: string): string =>
  [
    opening,
    '一、主要举措和成效',
    done,
    '二、上一年度问题整改情况',
    '针对上一年度普法方式不多的问题，街道完善了普法计划，整改工作已经完成。',
    '三、存在的不足和原因',
    '一是法治力量不足，主要原因是专业人员少。',
    '四、主要负责人履行推进法治建设第一责任人职责情况',
    '党政主要负责人带头部署重要工作，协调重点环节。',
    '五、下一年度安排',
    '2025年，街道将继续加强法治建设。',
  ].join('\n')
const good = whole('全街共调解矛盾纠纷200宗，其中邻里纠纷120宗、家庭纠纷80宗。')
const wrong = whole('全街共调解矛盾纠纷200宗，其中邻里纠纷130宗、家庭纠纷80宗。')

beforeAll(() => {
  writeFileSync(file('good.txt'), good)
  writeFileSync(file('wrong.txt'), wrong)
  writeFileSync(
    file('page.html'),
    `<html><head><meta name="PubDate" content="2025-02-10 09:00"></head><body>${good
      .split('\n')
      .map((l) => `<p>${l}</p>`)
      .join('')}</body></html>`,
  )
  writeFileSync(file('empty.txt'), '')
})

type Ran = { code: number; out: string; err: string }
async function inspect(...words: string[]): Promise<Ran> {
  const ran = { out: '', err: '' }
  const code = await runCli(['inspect', ...words], createOut({ write: (t) => (ran.out += t) }, { write: (t) => (ran.err += t) }))
  return { code, ...ran }
}

describe('mingfa inspect', () => {
  it('--json：各项按约定的次序，没有错误退出码为 0', async () => {
    const { code, out, err } = await inspect(file('good.txt'), '--json')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const read = JSON.parse(out)
    expect(Object.keys(read)).toEqual(['file', 'title', 'issuer', 'year', 'metadata', 'sections', 'figures', 'findings'])
    expect(read).toMatchObject({ file: file('good.txt'), title: '清和街道2024年法治政府建设年度报告', issuer: '清和街道', year: 2024, findings: [] })
    expect(Object.keys(read.sections[1]).slice(0, 6)).toEqual(['role', 'heading', 'level', 'start', 'end', 'folded'])
    expect(Object.keys(read.figures[0]).slice(0, 12)).toEqual([
      'start',
      'end',
      'text',
      'value',
      'valueBase',
      'unit',
      'unitBase',
      'qualifier',
      'kind',
      'noun',
      'period',
      'section',
    ])
    expect(read.figures.map((f: { start: number; end: number; text: string }) => [f.text, good.slice(f.start, f.end)])).toEqual(
      ['200', '120', '80'].map((t) => [t, t]),
    )
  })

  it('有错误的报告退出码为 1；不用 --json 时，先说问题和所在的行', async () => {
    expect((await inspect(file('wrong.txt'), '--json')).code).toBe(1)
    const { code, out, err } = await inspect(file('wrong.txt'))
    expect({ code, out }).toEqual({ code: 1, out: '' })
    const [first = '', second = '', third = ''] = err.split('\n')
    expect(first).toBe(file('wrong.txt'))
    expect(second).toMatch(/^✗ 错误：.*210.*\[sum-mismatch\]$/)
    expect(third).toMatch(/^ {4}第 4 行：.*200宗/)
    expect(err).toContain('存在的不足和原因  单独成章  三、存在的不足和原因')
    expect(err).toMatch(/F1 {4}200宗 {2}数量/)
  })

  it('几个文件：JSON 是数组；一个不能读，其余照样读，退出码为 2', async () => {
    const { code, out, err } = await inspect(file('good.txt'), file('empty.txt'), file('nosuch.txt'), file('page.html'), '--json')
    expect(code).toBe(2)
    const read = JSON.parse(out)
    expect(read.map((r: { file: string }) => r.file)).toEqual(['good.txt', 'empty.txt', 'nosuch.txt', 'page.html'].map(file))
    expect(read[1]).toEqual({ file: file('empty.txt'), error: '文件是空的，没有文字' })
    expect(read[3]).toMatchObject({ metadata: { publishedOn: '2025-02-10' }, figures: [{ text: '200' }, { text: '120' }, { text: '80' }] })
    expect(err).toContain(`${file('nosuch.txt')}：没有这个文件`)
  })

  it('--text 写出读到的文字，位置以它为准', async () => {
    const { out } = await inspect(file('page.html'), '--json', '--text', file('read.txt'))
    const text = readFileSync(file('read.txt'), 'utf8')
    expect(text).toBe(good)
    for (const f of JSON.parse(out).figures) expect(text.slice(f.start, f.end)).toBe(f.text)
  })

  it('--against 查出照抄上一年', async () => {
    const prose = [
      '街道坚持把法治政府建设摆在突出位置，定期听取汇报，研究解决重点难点问题，压实各方责任。',
      '健全矛盾纠纷多元化解机制，筑牢人民调解阵地，推动行业性专业性力量参与基层治理。',
      '深入推进严格规范公正文明执法，完善行政执法公示、全过程记录和重大执法决定法制审核制度。',
    ].join('')
    writeFileSync(file('last.txt'), whole(prose).replaceAll('2024', '2023').replaceAll('2025', '2024'))
    writeFileSync(file('this.txt'), whole(prose))
    const { out } = await inspect(file('this.txt'), '--against', file('last.txt'), '--json')
    expect(JSON.parse(out).findings.map((f: { rule: string }) => f.rule)).toContain('copied')
  })

  it.each([
    [[], '缺少 文件…'],
    [[file('good.txt'), file('wrong.txt'), '--text', file('x.txt')], '--text 只能用于一个文件'],
    [[file('good.txt'), '--against', file('nosuch.txt')], '没有这个文件'],
    [[file('good.txt'), '--nosuch'], '没有选项 --nosuch'],
  ])('用法不对 %j：退出码 2', async (words, fault) => {
    const { code, out, err } = await inspect(...words)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(fault)
  })

  it('作为程序运行，从标准输入读', () => {
    const ran = spawnSync(process.execPath, ['apps/cli/main.ts', 'inspect', '-', '--json'], { input: good, encoding: 'utf8' })
    expect(ran.status).toBe(0)
    expect(JSON.parse(ran.stdout)).toMatchObject({ file: '-', year: 2024 })
  })
})
