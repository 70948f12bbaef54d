/** The board of annual reports as an examiner of the district and an office below it meet it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DISTRICT, EAST, WEST } from '../../platform/testing/index.ts'
import { boardText, type Fault } from '../server/demo/board-texts.ts'
import { broken, openStage, type Stage, TODAY, wordsOf } from './workbench.stage.ts'

const YEAR = Number(TODAY.slice(0, 4)) - 1
let stage: Stage
const shots = process.env.MINGFA_SHOTS
const look = async (page: Page, name: string): Promise<void> => {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png` })
}

const textOf = (office: string, faults: readonly Fault[], year = YEAR, publishedOn = `${YEAR + 1}-02-25`): string =>
  boardText({ office, year, publishedOn, work: 20, words: year % 4, faults })

/** Handed in at a desk that is not watched. */
async function handIn(office: number, text: string, year = YEAR): Promise<string> {
  const { board, viewers } = stage.server.services
  const viewer = await viewers.byUsername('supervisor', TODAY)
  if (!viewer) throw new Error('no supervisor')
  const seen = (await board.board(viewer, DISTRICT, year)).rows.find((r) => r.office === office)?.report?.no ?? 0
  const added = await board.add(viewer, { office, year, seen, source: 'paste', fileName: '网页文字.txt', bytes: new TextEncoder().encode(text) })
  if (!added || !('id' in added)) throw new Error(JSON.stringify(added))
  return added.id
}

beforeAll(async () => {
  stage = await openStage()
  await handIn(WEST, textOf('云溪街道', []))
  await handIn(WEST, textOf('云溪街道', [], YEAR - 1, `${YEAR}-03-20`), YEAR - 1)
})
afterAll(() => stage?.close())

describe('区里的巡检人员', () => {
  it('一眼看到谁公开了、谁没有；粘贴一份报告，立即读出问题，错处标在原文', async () => {
    const page = await stage.at('supervisor', '/account')
    await page.getByRole('menuitem', { name: '年报巡检' }).click()
    await page.getByRole('heading', { name: '法治政府建设年度报告巡检' }).waitFor()
    const rows = page.locator('table tbody tr.ant-table-row')
    await rows.nth(1).waitFor()
    await expect.poll(() => wordsOf(rows.filter({ hasText: '清和街道' }))).toMatch(/未公开[\s\S]*还有 29 天[\s\S]*待核实/)
    await expect.poll(() => wordsOf(rows.filter({ hasText: '云溪街道' }))).toMatch(/提前 34 天/)
    expect(await broken(page)).toEqual([])
    await look(page, 'board')
    await rows.filter({ hasText: '清和街道' }).getByRole('button', { name: '交入' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('tab', { name: '粘贴文字' }).click()
    await dialog.getByLabel('报告的文字').fill(textOf('清和街道', ['sum', 'no-leadership']))
    expect(await broken(page)).toEqual([])
    await look(page, 'hand-in')
    await dialog.getByRole('button', { name: '交入并检查' }).click()
    await page.getByRole('heading', { name: `清和街道${YEAR}年度法治政府建设工作报告` }).waitFor()
    const list = page.locator('.wb-findings')
    await expect.poll(() => wordsOf(list)).toMatch(/没有“主要负责人履职”部分/)
    await look(page, 'report')
    const mark = page.locator('.wb-mark-error').filter({ hasText: /^\d/ }).first()
    await mark.hover()
    const sentence = page.getByRole('tooltip').filter({ hasText: '件' }).first()
    await sentence.waitFor()
    await expect.poll(() => wordsOf(sentence)).toMatch(/＋|\+|相加|合计/)
    await look(page, 'mark')
    expect(await broken(page)).toEqual([])
  })

  it('从清单到原文，从原文到清单，键盘也到得了；数字也逐个列出', async () => {
    const id = await handIn(EAST, textOf('清和街道', ['sum', 'twice']))
    const page = await stage.at('supervisor', `/board/reports/${EAST}/${id}`)
    const item = page.locator('.wb-finding-item').filter({ hasText: '错误' }).first()
    await item.locator('.wb-finding-words').click()
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toContain('wb-mark-on')
    await page.getByRole('tooltip').first().waitFor()
    await page.locator('.wb-mark').last().focus()
    await page.keyboard.press('Enter')
    await page.locator('.wb-finding-on').waitFor()
    await page.getByRole('tab', { name: /^数字/ }).click()
    const figures = page.getByRole('tabpanel').locator('tbody tr.ant-table-row')
    await figures.first().waitFor()
    await expect.poll(() => figures.count()).toBeGreaterThan(8)
    await figures.filter({ hasText: '邻里纠纷' }).first().getByRole('button').click()
    await expect.poll(() => wordsOf(page.locator('.wb-figure-mark.wb-mark-on'))).toMatch(/\d/)
    await look(page, 'figures')
    expect(await broken(page)).toEqual([])
  })

  it('标为不属实要写理由；他人先标的，在原处得知', async () => {
    const id = await handIn(EAST, textOf('清和街道', ['sum', 'carry-over']))
    const [page, other] = await Promise.all([stage.at('supervisor', `/board/reports/${EAST}/${id}`), stage.at('supervisor', `/board/reports/${EAST}/${id}`)])
    const say = async (where: Page, verdict: string, remark: string) => {
      const item = where.locator('.wb-finding-item').first()
      await item.getByRole('button', { name: verdict, exact: true }).click()
      await item.getByLabel('说明').fill(remark)
      await item.getByRole('button', { name: `标为${verdict}` }).click()
      return item
    }
    const item = await say(page, '不属实', '另有十二件没有分类')
    await item.locator('.wb-verdict').waitFor()
    await expect.poll(() => wordsOf(item)).toContain('另有十二件没有分类')
    const late = await say(other, '属实', '')
    await expect.poll(() => wordsOf(late.getByRole('alert'))).toContain('刚刚标为“不属实”')
  })

  it('不能读的文件，在原处说明白', async () => {
    const page = await stage.at('supervisor', `/board?office=${DISTRICT}&year=${YEAR - 2}`)
    await page.locator('tr').filter({ hasText: '清和街道' }).getByRole('button', { name: '交入' }).click()
    const dialog = page.getByRole('dialog')
    await dialog
      .locator('input[type=file]')
      .setInputFiles({ name: '扫描.pdf', mimeType: 'application/pdf', buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]) })
    await dialog.getByRole('button', { name: '交入并检查' }).click()
    await expect.poll(() => wordsOf(dialog.getByRole('alert'))).toMatch(/报告：.*图片/)
    await look(page, 'unreadable')
    const large = join(mkdtempSync(join(tmpdir(), 'mingfa-board-')), '大.txt')
    writeFileSync(large, Buffer.alloc(50 * 1024 * 1024, 'a'))
    await dialog.locator('input[type=file]').setInputFiles(large)
    rmSync(large)
    await dialog.getByRole('button', { name: '交入并检查' }).click()
    await dialog.getByRole('alert').filter({ hasText: '50 MB' }).waitFor()
  })

  it('提醒整改，单位在铃铛里看到、打开、答复', async () => {
    const id = await handIn(EAST, textOf('清和街道', ['sum']))
    const page = await stage.at('supervisor', `/board/reports/${EAST}/${id}`)
    await page.getByRole('button', { name: '提醒整改' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('附上的问题').waitFor()
    expect(await broken(page)).toEqual([])
    await look(page, 'notify')
    await dialog.getByRole('button', { name: '发出' }).click()
    await dialog.waitFor({ state: 'detached' })
    const street = await stage.at('reporter', '/account')
    await street.getByRole('button', { name: /期限提醒，1 条未看/ }).click()
    await street.getByRole('link', { name: /提醒整改/ }).click()
    await street.locator('.wb-mark').first().waitFor()
    await expect.poll(() => street.locator('.wb-finding-item').count()).toBeGreaterThan(0)
    await street.getByLabel('答复').last().fill('已更正并重新公开')
    expect(await broken(street)).toEqual([])
    await look(street, 'notice')
    await street.getByRole('button', { name: '答复' }).click()
    await street.getByText('答复：已更正并重新公开').waitFor()
    await page.goto(`${stage.base}/workbench/board?office=${DISTRICT}&year=${YEAR}`)
    await expect.poll(() => wordsOf(page.locator('tr').filter({ hasText: '清和街道' }))).toContain('已答复')
  })

  it('同一指标画成图，旁边有表；期限与规则可以设定', async () => {
    await handIn(EAST, textOf('清和街道', []))
    const page = await stage.at('supervisor', `/board/compare?office=${DISTRICT}`)
    await page.locator('.wb-chart svg').waitFor()
    await expect.poll(() => wordsOf(page.locator('table'))).toMatch(/清和街道[\s\S]*云溪街道/)
    expect(await broken(page)).toEqual([])
    await look(page, 'compare')
    await page.getByText('一个单位历年').click()
    await page.locator('.wb-chart svg').waitFor()
    await look(page, 'years')
    await page.goto(`${stage.base}/workbench/board?office=${DISTRICT}&year=${YEAR}`)
    await page.getByRole('button', { name: '期限与规则' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(/公开期限/).fill('03-15')
    await dialog.locator('#setting-ground').fill('清河区年度报告工作通知')
    expect(await broken(page)).toEqual([])
    await look(page, 'setting')
    await dialog.getByRole('button', { name: '保存' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page
      .locator('tr')
      .filter({ hasText: '清和街道' })
      .filter({ hasText: `${YEAR + 1}-03-15` })
      .waitFor()
  })

  it('页面没有出过错', () => {
    expect(stage.faults).toEqual([])
  })
})
