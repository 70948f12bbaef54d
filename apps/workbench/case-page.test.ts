/** The page of one case in a real browser: three columns that fit, masked particulars on a recorded ground, related cases, the file as a PDF; by keyboard and on a phone. */
import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ordinaryCase } from '../../domains/enforcement/penalty/examples.ts'
import { newId } from '../../platform/db/index.ts'
import { EAST, pdfText } from '../../platform/testing/index.ts'
import { broken, openStage, type Stage, tabUntil, wordsOf } from './workbench.stage.ts'

const ADDRESS = '示例市清河区清和街道示例路1号'
/** Screenshots, for whoever wants to look. */
const OUT = process.env.CASE_PAGE_OUT

let stage: Stage
let id: string
let other: string

async function told(until: string): Promise<string> {
  const pair = { first: await stage.personId('officer'), second: await stage.personId('officer2') }
  const steps = ordinaryCase(pair)
  const caseId = newId()
  for (const { by, action, input } of steps.slice(
    0,
    steps.findIndex((s) => s.action === until),
  )) {
    await stage.act(by, 'penalty', caseId, action, input)
  }
  return caseId
}

beforeAll(async () => {
  stage = await openStage()
  id = await told('serve')
  other = await told('conclude')
})
afterAll(() => stage?.close())

const path = (caseId = id) => `/cases/penalty/${EAST}/${caseId}`
async function at(username: string, caseId = id): Promise<Page> {
  const page = await stage.at(username, path(caseId))
  await page.getByRole('region', { name: '相关案件' }).waitFor()
  return page
}
async function picture(page: Page, name: string, fullPage = false): Promise<void> {
  if (!OUT) return
  mkdirSync(OUT, { recursive: true })
  await page.waitForLoadState('networkidle')
  await page.screenshot({ path: `${OUT}/${name}.png`, fullPage })
}
const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

describe('案件页', () => {
  it('内容、经过、下一步和期限并排在一屏之内，没有横向滚动，无障碍检查通过', async () => {
    const page = await at('officer')
    await picture(page, 'desk')
    const boxes = await Promise.all(['案件内容', '办理经过', '下一步'].map((name) => region(page, name).boundingBox()))
    const [facts, timeline, next] = boxes
    if (!facts || !timeline || !next) throw new Error('a column is not there')
    expect(facts.x + facts.width).toBeLessThanOrEqual(timeline.x)
    expect(timeline.x + timeline.width).toBeLessThanOrEqual(next.x)
    expect(next.x + next.width).toBeLessThanOrEqual(1366)
    expect(timeline.y + timeline.height).toBeLessThanOrEqual(768)
    expect(await broken(page)).toEqual([])
    await picture(page, 'desk-full', true)
  })

  it('不能办的步骤说明为什么、依据哪一条', async () => {
    const page = await at('officer', other)
    const closed = page.locator('.wb-choice').filter({ has: page.locator('button[disabled]') })
    await expect.poll(() => closed.count()).toBeGreaterThan(0)
    for (const words of await closed.allTextContents()) expect(words.length).toBeGreaterThan(8)
    await expect.poll(async () => (await closed.allTextContents()).join()).toContain('依据：《')
  })

  it('填表：名称长的项目互不压字；意见栏下的常用语用键盘也点得到', async () => {
    const page = await stage.at('officer', `${path(other)}/do/conclude`)
    await page.getByRole('button', { name: /^提交/ }).waitFor()
    const labels = page.locator('.mf-section .ant-form-item-label > label')
    const boxes = await labels.evaluateAll((all) => all.map((label) => label.getBoundingClientRect()).map(({ x, y, bottom }) => ({ x, y, bottom })))
    expect(boxes.length).toBeGreaterThan(8)
    for (const a of boxes) for (const b of boxes) if (a !== b && Math.abs(a.x - b.x) < 200 && a.y < b.y) expect(a.bottom).toBeLessThanOrEqual(b.y)
    const report = page.getByLabel('调查终结报告', { exact: true })
    await report.fill('事实清楚。')
    await page.getByRole('button', { name: '常用语：调查终结报告' }).focus()
    await page.keyboard.press('Enter')
    const first = page.locator('.ant-dropdown').getByRole('menuitem').first()
    await expect.poll(() => first.evaluate((item) => item.contains(document.activeElement) || document.activeElement?.contains(item))).toBe(true)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect.poll(() => report.inputValue()).toMatch(/^事实清楚。(同意|已阅)。$/)
    await expect.poll(() => report.evaluate((field) => field === document.activeElement)).toBe(true)
    expect(await broken(page)).toEqual([])
  })

  it('遮盖的个人信息写明事由后可见，并出现在查阅记录里', async () => {
    const page = await at('officer')
    await page.getByRole('button', { name: '查看地址' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: /^查\s?看$/ }).click()
    await dialog.getByText('请写明事由').waitFor()
    await dialog.getByRole('button', { name: '送达文书' }).click()
    await picture(page, 'ground')
    expect(await broken(page)).toEqual([])
    await dialog.getByRole('button', { name: /^查\s?看$/ }).click()
    await region(page, '案件内容').getByText(ADDRESS).waitFor()
    await region(page, '查阅记录').getByText('事由：送达文书').waitFor()
    await expect.poll(() => wordsOf(region(page, '查阅记录'))).not.toContain(ADDRESS)
    const leader = await at('leader')
    await expect.poll(() => wordsOf(region(leader, '查阅记录'))).toContain('赵一')
    await expect.poll(() => wordsOf(region(leader, '案件内容'))).not.toContain(ADDRESS)
  })

  it('上级看到的没有“查看”和“整卷打印”，看得到查阅记录', async () => {
    const page = await at('supervisor')
    await expect.poll(() => page.getByRole('button', { name: '整卷打印' }).count()).toBe(0)
    await expect.poll(() => page.getByRole('button', { name: '查看地址' }).count()).toBe(0)
    await expect.poll(() => region(page, '查阅记录').count()).toBe(1)
    expect(await broken(page)).toEqual([])
  })

  it('相关案件说明怎么相关，点开就是那一件', async () => {
    const page = await at('officer')
    await expect.poll(() => wordsOf(region(page, '相关案件'))).toContain('同名单位，证件号码未核对')
    await region(page, '相关案件').getByRole('link').first().click()
    await page.waitForURL(`**${path(other)}`)
    await region(page, '下一步').waitFor()
  })

  it('整卷打印打开一份 PDF，并记入查阅记录', async () => {
    const page = await at('officer')
    await page.getByRole('button', { name: '整卷打印' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '立卷归档' }).click()
    const opened = page.context().waitForEvent('request', (r) => r.url().includes('/file?'))
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^打\s?印$/ })
      .click()
    const file = await page.request.get((await opened).url())
    expect(pdfText(new Uint8Array(await file.body())).replace(/\s/g, '')).toContain('卷内目录')
    await page.reload()
    await region(page, '查阅记录').getByText('事由：立卷归档').first().waitFor()
  })

  it('只用键盘：从各部分的链接跳过去，打开查看，写事由，退出', async () => {
    const page = await at('officer')
    await page.waitForLoadState('networkidle')
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    const focused = () => page.evaluate(() => `${document.activeElement?.getAttribute('aria-label') ?? ''}${document.activeElement?.textContent ?? ''}`)
    const tabTo = (name: string): Promise<void> =>
      tabUntil(
        page,
        async () => (await focused()).startsWith(name),
        () => `键盘到不了“${name}”`,
      )
    await tabTo('证据')
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => {
      const top = document.getElementById('case-evidence')?.getBoundingClientRect().top ?? 9999
      return top < globalThis.innerHeight
    })
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await tabTo('查看地址')
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.activeElement?.tagName === 'INPUT')
    await page.keyboard.type('核对身份')
    await page.keyboard.press('Enter')
    await page.getByText(ADDRESS).waitFor()
    await tabTo('整卷打印')
  })

  it('手机上一列，各部分有链接，不横向滚动', async () => {
    const page = await at('officer')
    await page.setViewportSize({ width: 390, height: 844 })
    await picture(page, 'phone')
    expect(await broken(page)).toEqual([])
    const parts = ['案件内容', '办理经过', '下一步', '期限', '文书', '证据', '相关案件']
    // Measured in one go: what comes in later moves what stands below it.
    const tops = () =>
      page.evaluate((names) => names.map((n) => document.querySelector(`section[aria-label="${n}"]`)?.getBoundingClientRect().top ?? Number.NaN), parts)
    await expect.poll(async () => (await tops()).every((y, i, all) => i === 0 || y > (all[i - 1] ?? y))).toBe(true)
    await page.getByRole('navigation', { name: '本页各部分' }).getByRole('link', { name: '下一步' }).click()
    await page.waitForFunction(() => Math.abs(document.getElementById('case-next')?.getBoundingClientRect().top ?? 9999) < 300)
    await picture(page, 'phone-next')
    await picture(page, 'phone-full', true)
  })

  it('没有一处出错', () => {
    expect(stage.faults).toEqual([])
  })
})
