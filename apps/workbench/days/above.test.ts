/** A day of those who lead, oversee and run the system, from sign-in to sign-out: the head of a street office, an overseer of the district, an administrator. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/db/index.ts'
import { DISTRICT } from '../../../platform/testing/index.ts'
import { type Stage, wordsOf } from '../workbench.stage.ts'
import { comes, fine, goes, leaves, openDays, opens, takes } from './day.stage.ts'

let stage: Stage
const clue = { source: 'inspection', facts: '在店外摆放货架经营', foundOn: '2026-02-27', happenedOn: '2026-02-27', community: '清河社区' }
const LATE = '超期未核查的线索'
const FRESH = '新登记的线索'

beforeAll(async () => {
  stage = await openDays()
  await stage.act('clerk', 'penalty', newId(), 'registerClue', { ...clue, cause: FRESH })
  stage.server.clock.turnTo('2026-01-12')
  await stage.act('officer', 'penalty', newId(), 'registerClue', { ...clue, foundOn: '2026-01-09', happenedOn: '2026-01-09', cause: LATE })
  stage.server.clock.turnTo('2026-03-02')
})
afterAll(() => stage?.close())

describe('机关负责人的一天', () => {
  it('看驾驶舱里超期的案件，打开它督办；看数字、年度报告，退出', async () => {
    const page = await comes(stage, 'leader')
    await fine(page, 'leader-1-desk')
    await goes(page, '驾驶舱')
    const late = page
      .getByRole('region', { name: '期限' })
      .getByRole('row', { name: /行政处罚/ })
      .getByRole('link')
      .first()
    await late.waitFor()
    await fine(page, 'leader-2-cockpit')
    await late.click()
    await page.getByRole('grid').getByText(LATE).first().waitFor()
    await fine(page, 'leader-3-late')
    await page.getByRole('grid').getByRole('link').first().click()
    await page.locator('#case-next').waitFor()
    await fine(page, 'leader-4-case')
    await takes(page, '督办', { text: '请三日内核查并报告', due: '2026-03-05' }, 'leader-5-demand')
    await page.getByText('督办，请于 2026-03-05 前回复').waitFor()
    for (const [entry, name] of [
      ['数字与指标', 'leader-6-figures'],
      ['年度报告', 'leader-7-reports'],
      ['委托与移交', 'leader-8-colleagues'],
    ] as const) {
      await goes(page, entry)
      await fine(page, name)
    }
    await leaves(page)
    const officer = await comes(stage, 'officer')
    await officer.getByRole('button', { name: /^督办/ }).click()
    await officer.locator('.wb-queue-link').filter({ hasText: LATE }).waitFor()
    await officer.locator('.wb-queue').getByText('请三日内核查并报告').first().waitFor()
    await expect.poll(() => wordsOf(officer.locator('.wb-queue'))).toContain('请三日内核查并报告')
    await opens(officer, LATE)
    await takes(officer, '督办回复', { text: '今日已核查，明日提请立案' }, 'leader-9-answer')
    await leaves(officer)
  })
})

describe('区级监督人员的一天', () => {
  it('先看超期，看各机关的列表和驾驶舱，巡检年报，只看不办，退出', async () => {
    const page = await comes(stage, 'supervisor')
    await page.getByRole('heading', { name: '超期' }).waitFor()
    await fine(page, 'supervisor-1-desk')
    await opens(page, LATE)
    await expect.poll(() => wordsOf(page.locator('#case-next'))).toContain('这是下级机关的案件')
    await fine(page, 'supervisor-2-case')
    await goes(page, '行政处罚')
    await page.getByText('共 2 宗').waitFor()
    await expect.poll(() => wordsOf(page.getByRole('grid'))).toContain('清和街道')
    await fine(page, 'supervisor-3-list')
    await goes(page, '驾驶舱')
    await page.getByRole('region', { name: '期限' }).waitFor()
    await fine(page, 'supervisor-4-cockpit')
    await goes(page, '年报巡检')
    await page.locator('table tbody tr.ant-table-row').nth(1).waitFor()
    await fine(page, 'supervisor-5-board')
    await page
      .getByRole('link', { name: /清和街道/ })
      .or(page.locator('tr').filter({ hasText: '清和街道' }).getByRole('button', { name: '交入' }))
      .first()
      .click()
    await page.getByRole('dialog').waitFor()
    await fine(page, 'supervisor-6-hand-in')
    await page.keyboard.press('Escape')
    await page.goto(`${stage.base}/workbench/board/compare?office=${DISTRICT}`)
    await page.locator('.wb-title').waitFor()
    await fine(page, 'supervisor-7-compare')
    await leaves(page)
  })
})

describe('系统管理员的一天', () => {
  it('新增一个人，给他岗位，看各项设置和文书模板；新来的人当天就能登录', async () => {
    const page = await comes(stage, 'admin')
    await fine(page, 'admin-1-desk')
    await goes(page, '机构与人员')
    await page.getByRole('cell', { name: '赵一' }).waitFor()
    await fine(page, 'admin-2-people')
    await page.getByRole('button', { name: '新增人员' }).click()
    const drawer = page.getByRole('dialog')
    await drawer.getByLabel('账号').fill('hexin')
    await drawer.getByLabel('姓名').fill('何新')
    await drawer.getByLabel('执法人员').check()
    await drawer.getByLabel('初始密码').fill('清河街道2026')
    await fine(page, 'admin-3-person')
    await drawer.getByRole('button', { name: /^保\s?存$/ }).click()
    await page.getByRole('cell', { name: '何新' }).waitFor()
    await page.getByRole('row').filter({ hasText: '何新' }).getByRole('button', { name: '岗位' }).click()
    await page.getByRole('dialog').getByText('增加岗位（兼职）').waitFor()
    await fine(page, 'admin-4-posts')
    await page.keyboard.press('Escape')
    await goes(page, '文书模板')
    await page.getByLabel('按名称查找文书').waitFor()
    await fine(page, 'admin-5-templates')
    await goes(page, '系统设置')
    for (const part of ['calendar', 'certificates', 'fields', 'targets', 'retention', 'mail', 'webhooks', 'changes']) {
      await page.goto(`${stage.base}/workbench/settings/${part}`)
      await page.locator('.wb-settings h2').first().waitFor()
      await fine(page, `admin-6-${part}`)
    }
    await page.getByText('何新').first().waitFor()
    await leaves(page)
    const fresh = await comes(stage, 'hexin')
    await fine(fresh, 'admin-7-new-person')
    await leaves(fresh)
  })
})

it('一路下来没有一处出错', () => {
  expect(stage.faults).toEqual([])
})
