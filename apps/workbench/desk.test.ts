/** The desk in a real browser: number cards and their lists, the calendar, claiming, demands, delegation and handing over; by mouse and by keyboard alone. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../platform/db/index.ts'
import { DISTRICT, EAST } from '../../platform/testing/index.ts'
import { broken, openStage, type Stage, TODAY, tabUntil, wordsOf } from './workbench.stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

const clue = { source: 'inspection', foundOn: '2026-02-27', cause: '占道经营', facts: '在店外摆放货架经营', happenedOn: '2026-02-27', community: '清河社区' }

async function registered(by = 'clerk', cause = '占道经营'): Promise<string> {
  const id = newId()
  await stage.act(by, 'penalty', id, 'registerClue', { ...clue, cause })
  return id
}
const path = (id: string) => `/cases/penalty/${EAST}/${id}`
const rows = (page: Page) => page.locator('.wb-queue .ant-table-tbody tr.ant-table-row')
const card = (page: Page, name: string) => page.locator('.wb-card').filter({ has: page.locator('.wb-card-title', { hasText: new RegExp(`^${name}$`) }) })
/** The list is the one that was asked for. */
const settled = (page: Page, title: string) => page.locator(`.wb-queue[aria-busy="false"][aria-label="${title}"]`).waitFor()
const counted = async (page: Page, name: string): Promise<number> => {
  await page.locator('.wb-queue[aria-busy="false"]').waitFor()
  return Number(await card(page, name).locator('b').textContent())
}

async function choose(page: Page, field: string, words: string): Promise<void> {
  await page.locator(`#${field}`).click()
  const list = page.locator('.ant-select-dropdown').filter({ has: page.locator(`#${field}_list`) })
  await list.locator('.ant-select-item-option').filter({ hasText: words }).click()
}

describe('工作台', () => {
  it('每张数字卡打开它所数的那些案件；没有案件的说明没有', async () => {
    for (let i = 0; i < 3; i += 1) await registered()
    const page = await stage.at('officer', '/')
    for (const name of ['待办', '已办', '督办', '预警', '超期']) {
      const n = await counted(page, name)
      await card(page, name).click()
      await settled(page, name)
      await expect.poll(async () => [name, await rows(page).count()]).toEqual([name, n])
      expect(await broken(page)).toEqual([])
    }
    await expect.poll(() => wordsOf(page.locator('.wb-queue'))).toContain('没有超期的案件')
  })

  it('期限既有灯也有字，日历上有件数的日子打开当天到期的案件', async () => {
    const page = await stage.at('officer', '/')
    await expect.poll(() => wordsOf(rows(page).first())).toMatch(/剩 \d+ 个工作日/)
    const day = page
      .locator('.wb-calendar button[data-day]')
      .filter({ has: page.locator('b') })
      .first()
    const [due, n] = [await day.getAttribute('data-day'), Number(await day.locator('b').textContent())]
    await day.click()
    await settled(page, `${due} 到期`)
    await expect.poll(() => rows(page).count()).toBe(n)
  })

  it('待认领的认领之后到我手上，同岗位的人看到是谁的', async () => {
    await registered('clerk', '噪声扰民')
    const page = await stage.at('officer', '/?tab=todo&hand=open')
    const row = rows(page).filter({ hasText: '噪声扰民' })
    await row.getByRole('button', { name: '认领' }).click()
    await row.waitFor({ state: 'detached' })
    await page.getByText(/^我手上的/).click()
    await expect.poll(() => wordsOf(rows(page).filter({ hasText: '噪声扰民' }))).toContain('承办人 赵一')
    const other = await stage.at('officer2', '/?tab=todo&hand=group')
    await expect.poll(() => wordsOf(rows(other).filter({ hasText: '噪声扰民' }))).toContain('承办人 赵一')
  })

  it('只用键盘：进到待办，上下键换案件，回车打开，返回；日历用方向键', async () => {
    const page = await stage.at('officer', '/')
    await page.waitForLoadState('networkidle')
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    const focused = () => page.evaluate(() => document.activeElement?.className ?? '')
    const tabTo = (name: string): Promise<void> =>
      tabUntil(
        page,
        async () => (await focused()).includes(name),
        () => `键盘到不了“${name}”`,
      )
    await tabTo('wb-card')
    await page.keyboard.press('Enter')
    await page.locator('.wb-queue[aria-busy="false"]').waitFor()
    await tabTo('wb-queue-link')
    const at = () => page.evaluate(() => [...document.querySelectorAll('.wb-queue-link')].indexOf(document.activeElement as Element))
    await page.keyboard.press('ArrowDown')
    await expect.poll(at).toBe(1)
    await page.keyboard.press('End')
    await expect.poll(async () => (await page.locator('.wb-queue-link').count()) - 1 - (await at())).toBe(0)
    await page.keyboard.press('Home')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '下一步' }).waitFor()
    await page.goBack()
    await page.locator('.wb-queue-link').first().waitFor()
    await tabTo('wb-day')
    const day = () => page.evaluate(() => document.activeElement?.getAttribute('data-day'))
    await expect.poll(day).toBe(TODAY)
    await page.keyboard.press('ArrowRight')
    await expect.poll(day).toBe('2026-03-03')
    await page.keyboard.press('PageDown')
    await expect.poll(day).toBe('2026-04-03')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '2026-04-03 到期' }).waitFor()
  })
})

describe('督办、征求意见与撤回', () => {
  it('上级督办，承办人员在督办里看到并回复；常用语一点即用', async () => {
    const id = await registered('officer', '占用绿地')
    const above = await stage.at('supervisor', path(id))
    await above.getByRole('button', { name: /^督\s?办$/ }).click()
    await above.locator('#text').fill('请说明进展')
    await above.locator('#due').fill('2026-03-10')
    await above.locator('#due').press('Enter')
    expect(await broken(above)).toEqual([])
    await above.getByRole('button', { name: /^提交/ }).click()
    await above.getByText('督办，请于 2026-03-10 前回复').waitFor()
    const page = await stage.at('officer', '/?tab=demands')
    await expect.poll(() => wordsOf(rows(page).filter({ hasText: '占用绿地' }))).toContain('吴六：请说明进展')
    await page.locator('.wb-queue-link').first().click()
    await page.getByRole('button', { name: '督办回复' }).click()
    await page.getByRole('button', { name: '已阅。' }).click()
    await expect.poll(() => page.locator('#text').inputValue()).toBe('已阅。')
    expect(await broken(page)).toEqual([])
    await page.getByRole('button', { name: /^提交/ }).click()
    await page.getByRole('heading', { name: '办理经过' }).waitFor()
    await expect.poll(() => wordsOf(page.locator('.ant-timeline'))).toContain('督办回复')
    const desk = await stage.at('officer', '/')
    await expect.poll(() => counted(desk, '督办')).toBe(0)
  })

  it('征求意见之后下一步说明在等谁；转给没有职责的人，说出理由', async () => {
    const id = await registered('officer', '油烟扰民')
    const page = await stage.at('officer', `${path(id)}/do/careConsult`)
    await choose(page, 'of', '孙三')
    await page.keyboard.press('Escape')
    await page.locator('#text').fill('是否立案')
    await page.getByRole('button', { name: /^提交/ }).click()
    await page.getByText('正在征求意见：孙三').waitFor()
    await expect.poll(() => wordsOf(page.locator('[aria-label="下一步"]'))).toContain('还在征求 1 人的意见')
    expect(await broken(page)).toEqual([])
    await page.goto(`${stage.base}/workbench${path(id)}/do/careAssign`)
    await choose(page, 'to', '李四')
    await page.getByRole('button', { name: /^提交/ }).click()
    await expect.poll(() => wordsOf(page.getByRole('alert').filter({ hasText: '李四' }))).toContain('没有办理目前步骤的职责')
  })
})

describe('委托与离任移交', () => {
  it('依法不能委托的说出条文；委托之后受托人切换到代办', async () => {
    const refused = await stage.at('reviewer', '/colleagues')
    await refused.getByRole('button', { name: '新增委托' }).click()
    await choose(refused, 'to', '李四')
    await refused.locator('#toDay').fill('2026-03-10')
    await refused.locator('#toDay').press('Enter')
    await refused.locator('#reason').fill('年休假')
    await refused.getByRole('button', { name: /^委\s?托$/ }).click()
    await expect.poll(() => wordsOf(refused.getByRole('alert').filter({ hasText: '法制审核' }))).toContain('《行政处罚法》第58条')
    const page = await stage.at('officer', '/colleagues')
    await page.getByRole('button', { name: '新增委托' }).click()
    await choose(page, 'to', '钱二')
    await page.locator('#toDay').fill('2026-03-10')
    await page.locator('#toDay').press('Enter')
    await page.locator('#reason').fill('年休假')
    expect(await broken(page)).toEqual([])
    await page.getByRole('button', { name: /^委\s?托$/ }).click()
    await page.locator('.ant-drawer').waitFor({ state: 'detached' })
    await expect.poll(() => wordsOf(page.locator('[aria-label="委托"] tbody'))).toContain('有效')
    const other = await stage.at('officer2', '/')
    await other.getByText('代赵一').click()
    await rows(other).filter({ hasText: '占用绿地' }).waitFor()
    await expect.poll(() => rows(other).filter({ hasText: '占用绿地' }).count()).toBe(1)
  })

  it('负责人把离任人员手上的案件一次移交，每件有结果', async () => {
    const id = await registered('clerk', '乱贴广告')
    await stage.act('officer', 'penalty', id, 'careClaim', {})
    const page = await stage.at('leader', '/colleagues')
    await page.getByLabel('移交人').click()
    await page.locator('.ant-select-item-option').filter({ hasText: '赵一' }).click()
    await page.getByText('乱贴广告').waitFor()
    await page.locator('#to').click()
    await page
      .locator('.ant-select-dropdown')
      .filter({ has: page.locator('#to_list') })
      .locator('.ant-select-item-option')
      .filter({ hasText: '钱二' })
      .click()
    await page.locator('#text').fill('调离')
    expect(await broken(page)).toEqual([])
    await page.getByRole('button', { name: /^移交 \d+ 件$/ }).click()
    const said = await wordsOf(page.getByRole('status').filter({ hasText: '已移交' }))
    expect(said).toMatch(/已移交 [1-9]\d* 件/)
    const other = await stage.at('officer2', '/?tab=todo&hand=mine')
    await expect.poll(() => rows(other).filter({ hasText: '乱贴广告' }).count()).toBe(1)
  })

  it('监督人员的工作台先看超期，没有页面出错', async () => {
    const page = await stage.at('supervisor', '/')
    await page.getByRole('heading', { name: '超期' }).waitFor()
    expect(await broken(page)).toEqual([])
    expect([stage.faults, DISTRICT > 0]).toEqual([[], true])
  })
})
