/** Ledgers through the import wizard, and what lists and figures then show. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { read, utils } from '@e965/xlsx'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dated, EAST, type Written, workbook } from '../../platform/testing/index.ts'
import { projectRoot } from '../services.ts'
import { findType } from './case-types.ts'
import { broken, openStage, type Stage, TODAY, wordsOf } from './workbench.stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

const HEAD: Written[][] = [
  ['清和街道2025年行政处罚案件台账'],
  ['填报单位：清和街道综合行政执法队'],
  ['序号', '案号', '案由', '被查处的一方', '办理日期', null, null, '罚款金额(元)'],
  [null, null, null, null, '立案日期', '处罚决定日期', '结案日期', null],
]
const MERGES = ['A1:H1', 'A2:H2', 'A3:A4', 'B3:B4', 'C3:C4', 'D3:D4', 'E3:G3', 'H3:H4']
const GOOD = 24

/** A ledger as it is found in offices: titles, two rows of headings, dates in every way of writing, a sum, and two rows that cannot be right. */
function ledger(): Buffer {
  const ways: Written[] = ['2025.3.5', '2025年3月5日', '２０２５-０３-０５', dated('2025-03-05')]
  const row = (n: number, filed: Written, fine: Written, cause = '占道经营'): Written[] => {
    const number = `清罚〔2025〕${String(n).padStart(3, '0')}号`
    return [n, number, cause, `示例清河第${n}便利店`, filed, '2025-03-20', '2025-04-01', fine]
  }
  const good = Array.from({ length: GOOD }, (_, i) => row(i + 1, ways[i % ways.length] ?? null, i % 3 ? 500 : '1,000元', i % 2 ? '占道经营' : ' 无照经营 '))
  const bad = [row(25, '2025-02-30', 500), row(26, '2025-03-05', '五百多')]
  const sum: Written[] = ['合计', null, null, null, null, null, null, 12_345]
  return workbook({ name: '处罚', rows: [...HEAD, ...good, ...bad, sum], merges: MERGES })
}

async function uploaded(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.goto(`${stage.base}/workbench/imports`)
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer })
  await page.locator('.wb-counts').waitFor()
}
const counts = async (page: Page): Promise<string> => (await wordsOf(page.locator('.wb-counts'))).replace(/\s+/g, '')
const imported = async (page: Page, button: RegExp): Promise<string> => {
  await page.getByRole('button', { name: button }).click()
  await page.getByText('导入完成').waitFor({ timeout: 90_000 })
  return wordsOf(page.locator('.ant-result-subtitle'))
}

describe('台账导入', () => {
  let page: Page
  beforeAll(async () => {
    page = await stage.at('keeper', '/imports')
  })

  it('先预览：认出类型和表头，逐行逐列说明错在哪里', async () => {
    await uploaded(page, '清和街道处罚台账2025.xlsx', ledger())
    await expect.poll(() => counts(page)).toBe(`数据行26行可以导入${GOOD}行有错2行已导入过0行跳过1行`)
    await page.getByText('识别为').waitFor()
    await expect.poll(() => wordsOf(page.locator('.wb-panel').first())).toContain('表头在第')
    await expect.poll(() => page.getByRole('button', { name: /^全部导入/ }).isDisabled()).toBe(true)
    await page.getByRole('tab', { name: /有错的行（2）/ }).click()
    const errors = await wordsOf(page.getByRole('tabpanel').filter({ hasText: '原因与改法' }))
    expect(errors).toMatch(/第 29 行[\s\S]*立案日期[\s\S]*2025-02-30/)
    expect(errors).toMatch(/第 30 行[\s\S]*罚款金额[\s\S]*五百多/)
    await page.getByRole('tab', { name: /跳过的行（1）/ }).click()
    await page.getByText('第 31 行').waitFor()
    expect(await broken(page)).toEqual([])
  })

  it('没认出的列自己指定，预览随之重算', async () => {
    await page.getByRole('tab', { name: /列的对应/ }).click()
    const column = page.getByRole('row').filter({ hasText: '被查处的一方' })
    await expect.poll(() => wordsOf(column)).toContain('不导入')
    await column.getByRole('combobox').click()
    await column.getByRole('combobox').fill('当事人')
    await page.locator('.ant-select-item-option[title="当事人"]').click()
    await column.locator('.ant-select-content[title="当事人"]').waitFor()
    await expect.poll(() => counts(page)).toContain(`可以导入${GOOD}行有错2行`)
  })

  it('先导合格的，错误表改好再导，同一个文件再导一次什么也不多', async () => {
    expect(await imported(page, /导入合格的 24 行/)).toContain(`新记入 ${GOOD} 行`)
    const link = await page.getByRole('link', { name: '下载错误表' }).getAttribute('href')
    const sheet = await page.request.get(`${stage.base}${link}`)
    const rows = utils.sheet_to_json<string[]>(Object.values(read(await sheet.body()).Sheets)[0] ?? {}, { header: 1, raw: false })
    expect(rows).toHaveLength(3)
    const right = rows.map((r) => r.map((v) => (v === '2025-02-30' ? '2025-02-28' : v === '五百多' ? '500' : v)))
    await uploaded(page, '错误表.xlsx', workbook({ rows: right }))
    await expect.poll(() => counts(page)).toContain('可以导入2行有错0行')
    expect(await imported(page, /^全部导入/)).toContain('新记入 2 行')
    await uploaded(page, '清和街道处罚台账2025.xlsx', ledger())
    await expect.poll(() => counts(page)).toContain(`可以导入0行有错2行已导入过${GOOD}行`)
    await expect.poll(() => page.getByRole('button', { name: /^全部导入/ }).isDisabled()).toBe(true)
    await page.goto(`${stage.base}/workbench/cases/penalty`)
    await page.getByText('共 26 宗').waitFor()
  })
})

describe('列表与数字', () => {
  let page: Page
  beforeAll(async () => {
    page = await stage.at('officer', '/cases/penalty')
  })
  const grid = () => page.getByRole('grid', { name: '行政处罚列表' })
  const numbers = () => grid().getByRole('link').allTextContents()
  const total = (n: number) => page.getByText(`共 ${n} 宗`).waitFor()

  it('滚动、排序、筛选、查找都留在地址里，导出的是筛选后的全部', async () => {
    await total(26)
    // Only the rows in sight are drawn; the last comes when one goes there by the keyboard.
    await grid().getByRole('link').first().waitFor()
    expect((await numbers()).length).toBeLessThan(26)
    await grid().focus()
    await page.keyboard.press('End')
    await grid().locator('[aria-rowindex="27"]').getByRole('link').waitFor()
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press(' ')
    await page.getByText('已选 1 件').waitFor()
    await page.getByRole('button', { name: '取消选择' }).click()
    await page.getByRole('button', { name: /罚款金额/ }).click()
    await expect.poll(() => new URL(page.url()).searchParams.get('sort')).toBe('-fineFen')
    await page.locator('.wb-filters').getByPlaceholder(/案号/).fill('清罚〔2025〕017号')
    await page.locator('.wb-filters').getByPlaceholder(/案号/).press('Enter')
    await total(1)
    await expect.poll(numbers).toEqual(['清罚〔2025〕017号'])
    await page.getByRole('button', { name: '清空条件' }).click()
    await total(26)
    await page.goto(`${stage.base}/workbench/cases/penalty?f.cause=${encodeURIComponent('无照经营')}`)
    await total(12)
    await page.getByRole('button', { name: '导出全部' }).click()
    await page.getByText('文本表格（csv）').click()
    await page.getByRole('button', { name: '开始导出' }).click()
    const href = await page.getByRole('link', { name: /^下载/ }).or(page.locator('a[href*="/exports/"]')).first().getAttribute('href')
    const csv = await (await page.request.get(`${stage.base}${href}`)).text()
    expect(csv.trim().split('\n')).toHaveLength(13)
    await page.keyboard.press('Escape')
    expect(await broken(page)).toEqual([])
  })

  it('关键词在哪里命中都标出来：看得见的列在原处，收起的列另说', async () => {
    await page.goto(`${stage.base}/workbench/cases/penalty?q=${encodeURIComponent('第7便利店')}`)
    await total(1)
    const marks = grid().locator('mark')
    await expect.poll(() => marks.allTextContents()).toEqual(['第7便利店'])
    await expect.poll(() => grid().getByRole('columnheader', { name: '命中' }).count()).toBe(0)
    await page.getByRole('button', { name: '列设置' }).click()
    await page.getByRole('checkbox', { name: '当事人', exact: true }).uncheck()
    await page.keyboard.press('Escape')
    await expect.poll(() => grid().locator('.wb-hits').allTextContents()).toEqual(['当事人 示例清河第7便利店'])
    await grid().getByRole('columnheader', { name: '命中' }).waitFor()
    await expect.poll(() => marks.allTextContents()).toEqual(['第7便利店'])
    expect(await broken(page)).toEqual([])
    await page.getByRole('button', { name: '列设置' }).click()
    await page.getByRole('checkbox', { name: '当事人', exact: true }).check()
    await page.keyboard.press('Escape')
    await page.goto(`${stage.base}/workbench/search?q=${encodeURIComponent('第7便利店')}`)
    await expect.poll(() => page.locator('.wb-found').getByRole('link').locator('mark').allTextContents()).toEqual(['第7便利店'])
  })

  it('条件存为常用视图，从那里再打开', async () => {
    await page.goto(`${stage.base}/workbench/cases/penalty?f.cause=${encodeURIComponent('无照经营')}&sort=-fineFen`)
    await total(12)
    await page.getByRole('button', { name: '常用视图' }).click()
    await page.getByRole('button', { name: '把当前条件存为视图' }).click()
    await page.getByLabel('名称').fill('无照经营按金额')
    await page.getByRole('button', { name: '保存' }).click()
    await page.goto(`${stage.base}/workbench/cases/penalty`)
    await total(26)
    await page.getByRole('button', { name: '常用视图' }).click()
    await page.getByRole('button', { name: '无照经营按金额', exact: true }).click()
    await total(12)
    await expect.poll(() => new URL(page.url()).searchParams.get('sort')).toBe('-fineFen')
    expect(await broken(page)).toEqual([])
  })

  it('批量备注：选几件，逐件给出结果', async () => {
    await page.goto(`${stage.base}/workbench/cases/penalty`)
    await total(26)
    for (const n of [1, 2, 3]) await page.getByRole('checkbox', { name: `选择第 ${n} 行` }).check()
    await page.getByRole('combobox', { name: '批量办理什么' }).click()
    await page.getByTitle('备注').click()
    await page.getByRole('textbox', { name: '备注' }).fill('年底核对无误')
    await page.getByRole('button', { name: '办理 3 件' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('已办理').nth(2).waitFor()
    await expect.poll(() => dialog.getByText('未办理').count()).toBe(0)
    expect(await broken(page)).toEqual([])
    await dialog.getByRole('button', { name: '返回列表' }).click()
    await total(26)
  })

  it('几百行的列表拉到最后，最后一行在那里；再回到开头，开头也在', async () => {
    const rows = Array.from({ length: 450 }, (_, i) => ({
      row: i + 2,
      values: { caseNo: `调〔2019〕${String(i).padStart(4, '0')}号`, disputeKind: 'neighbours', registeredOn: `2019-0${1 + (i % 9)}-1${i % 9}` },
      status: 'registered',
      fingerprint: `长-${i}`,
      content: String(i),
      breaches: [],
    }))
    const keeper = await stage.server.services.viewers.byUsername('keeper', TODAY)
    if (!keeper) throw new Error('nobody is called keeper')
    await stage.server.services.ledger.backfill(keeper, { type: 'mediation', office: EAST, rows, source: { file: '旧台账.xlsx', hash: 'x' } })
    const long = await stage.at('keeper', '/cases/mediation?sort=-caseNo')
    await long.getByText('共 450 宗').waitFor()
    const list = long.getByRole('grid')
    await list.focus()
    await long.keyboard.press('End')
    await list.getByRole('link', { name: '调〔2019〕0000号' }).waitFor()
    await long.keyboard.press('Home')
    await list.getByRole('link', { name: '调〔2019〕0449号' }).waitFor()
  })

  it('从数字看到记录，从记录看到案件', async () => {
    await page.goto(`${stage.base}/workbench/figures?office=${EAST}&year=2025`)
    const figure = page.locator(`a[href*="/figures/penalty.filed?"][href*="year=2025"]`)
    await expect.poll(() => wordsOf(figure)).toMatch(/^26 /)
    expect(await broken(page)).toEqual([])
    await figure.click()
    await total(26)
    await page.getByRole('button', { name: '这个数字的来历' }).click()
    await page.getByRole('dialog').getByText('立案日期').first().waitFor()
    await page.keyboard.press('Escape')
    const first = page.locator('tbody tr[data-row-key] a').first()
    const number = await wordsOf(first)
    await first.click()
    await page.getByRole('heading', { level: 1, name: number }).waitFor()
    await expect.poll(() => wordsOf(page.locator('.wb-case-name'))).toContain('补录')
  })
})

const qinghe = join(projectRoot, '..', 'shared', 'ledgers', 'qinghe-2024')

describe.skipIf(!existsSync(qinghe))('六本真实样式的台账', () => {
  const expected = (): Record<string, number> => JSON.parse(readFileSync(join(qinghe, 'expected.json'), 'utf8')).figures

  /** 'proposal.handled[kind=人大建议,level=市]' → the metric, and the values by field. */
  function asked(key: string): { metric: string; by: [string, string][] } {
    const [metric = '', groups = ''] = key.replace(']', '').split('[')
    const type = findType(metric.split('.')[0])
    const by = groups
      .split(',')
      .filter(Boolean)
      .map((g): [string, string] => {
        const [field = '', label = ''] = g.split('=')
        const option = Object.entries(type?.record.fields[field]?.options ?? {}).find(([, o]) => o.label.startsWith(label))
        return [field, option?.[0] ?? label]
      })
    return { metric, by }
  }

  it('都由向导导入，数字页上的每个数都对', async () => {
    const page = await stage.at('keeper', '/imports')
    const left: string[] = []
    for (const file of readdirSync(qinghe).filter((f) => f.endsWith('.xlsx'))) {
      await uploaded(page, file, readFileSync(join(qinghe, file)))
      const before = await counts(page)
      left.push(`${file}：${before}；${await imported(page, /有错0行/.test(before) ? /^全部导入/ : /^导入合格的/)}`)
    }
    await page.goto(`${stage.base}/workbench/figures?office=${EAST}&year=2024`)
    const shown: Record<string, number> = {}
    const keys = Object.keys(expected())
    for (const key of keys.filter((k) => !k.includes('['))) {
      const words = await wordsOf(page.locator(`a[href*="/figures/${key}?"][href*="year=2024"]`))
      shown[key] = Number(words.replace(/[^\d.]/g, ''))
    }
    for (const key of keys.filter((k) => k.includes('['))) {
      const { metric, by } = asked(key)
      await page.goto(
        `${stage.base}/workbench/figures/${metric}?${new URLSearchParams([['office', String(EAST)], ['year', '2024'], ...by.map(([f, v]): [string, string] => [`by.${f}`, v])])}`,
      )
      const words = await wordsOf(page.locator('.ant-pagination-total-text'))
      shown[key] = Number(words.replace(/\D/g, ''))
    }
    expect(shown, left.join('\n')).toEqual(expected())
  }, 600_000)
})

it('一路下来，页面和后台任务没有出过故障', () => {
  expect(stage.faults).toEqual([])
})
