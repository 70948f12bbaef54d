import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../platform/db/index.ts'
import { EAST } from '../../platform/testing/index.ts'
import { broken, openStage, type Stage, TODAY, wordsOf } from './workbench.stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
  const officer = await stage.server.services.viewers.byUsername('officer', TODAY)
  if (!officer) throw new Error('nobody is called officer')
  const input = { source: 'inspection', foundOn: '2026-01-05', cause: '占道经营', facts: '在店外经营', happenedOn: '2026-01-05', community: '清河社区' }
  const clue = { type: 'penalty', office: EAST, action: 'registerClue', on: '2026-01-05', ground: '线索登记簿', input }
  const leader = await stage.server.services.viewers.byUsername('leader', TODAY)
  const moreTime = async (caseId: string, day: number): Promise<void> => {
    if (!leader) throw new Error('nobody is called leader')
    const step = { type: 'penalty', office: EAST, action: 'extendClueCheck', on: `2026-01-${String(day + 5).padStart(2, '0')}`, ground: '延长核查审批表' }
    const told = await stage.server.services.ledger.act(leader, { ...step, caseId, actionId: newId(), input: { extendReason: '当事人外出' } })
    if (!('done' in told)) throw new Error(JSON.stringify(told))
  }
  for (let i = 0; i < 3; i += 1) {
    const told = await stage.server.services.ledger.act(officer, { ...clue, caseId: newId(), actionId: newId() })
    if (!('done' in told)) throw new Error(JSON.stringify(told))
    await moreTime(told.done.caseId, i + 2)
  }
}, 120_000)
afterAll(() => stage.close())

describe('驾驶舱', () => {
  it('负责人看到期限和各类工作，每个数字点开就是它的记录；页面没有障碍', async () => {
    const page = await stage.at('leader', '/cockpit')
    const terms = page.getByRole('region', { name: '期限' })
    const late = terms
      .getByRole('row', { name: /行政处罚/ })
      .getByRole('link')
      .first()
    const count = Number((await wordsOf(late)).replace(/\D/g, ''))
    expect(count).toBe(3)
    expect(await broken(page)).toEqual([])
    await late.click()
    await page.getByText(`共 ${count} 宗`).waitFor()
    await page.goBack()
    const figure = page
      .getByRole('region', { name: '各类工作与上年同期相比' })
      .getByRole('row', { name: /立案数/ })
      .getByRole('link')
      .first()
    await figure.click()
    await page.getByRole('heading', { level: 1, name: /立案数.*2026-01-01 至 2026-03-02/ }).waitFor()
  })

  it('打印出来只有内容，没有菜单和按钮', async () => {
    const page = await stage.at('leader', '/cockpit')
    await page.getByRole('region', { name: '期限' }).waitFor()
    await page.emulateMedia({ media: 'print' })
    await expect.poll(() => page.getByRole('navigation', { name: '主菜单' }).isVisible()).toBe(false)
    await expect.poll(() => page.getByRole('button', { name: '打印' }).isVisible()).toBe(false)
    await expect.poll(() => page.getByRole('region', { name: '期限' }).isVisible()).toBe(true)
  })

  it('打印在 A4 纸上：期限、步骤和数字在一张', async () => {
    const page = await stage.at('leader', '/cockpit')
    await page.getByRole('region', { name: '最慢的步骤' }).waitFor()
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
    expect(pdf).toMatch(/\/MediaBox\s*\[0 0 59[456][.\d]* 84[12]/)
  })

  it('1920×1080 的大屏一屏看完，不用滚动；全屏时下拉也看得到', async () => {
    const page = await stage.at('leader', '/cockpit')
    await page.setViewportSize({ width: 1920, height: 1080 })
    await page.getByRole('region', { name: '最慢的步骤' }).waitFor()
    const left = (): Promise<number> => page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight)
    await expect.poll(left).toBeLessThanOrEqual(0)
    await page.getByRole('button', { name: '全屏' }).click()
    await page.getByRole('button', { name: '退出全屏' }).waitFor()
    await page.getByRole('combobox', { name: '年度' }).click()
    const option = page.locator('.wb-cockpit .ant-select-item-option').first()
    await option.waitFor()
    await page.keyboard.press('Escape')
  })

  it('最慢的步骤点开，就是那几次办理，最慢的在前', async () => {
    const page = await stage.at('leader', '/cockpit')
    const line = page.getByRole('region', { name: '最慢的步骤' }).getByRole('row', { name: /延长线索核查/ })
    expect(await wordsOf(line.getByRole('link'))).toBe('3 次')
    await line.getByRole('link').click()
    await page.getByRole('heading', { level: 1, name: /行政处罚：延长线索核查/ }).waitFor()
    await page.getByText('共 3 次').waitFor()
    expect(await broken(page)).toEqual([])
    await page
      .getByRole('row', { name: /登记线索/ })
      .first()
      .getByRole('link')
      .click()
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForURL(/\/cases\/penalty\//)
  })

  it('经办人没有这一项', async () => {
    const page = await stage.at('officer', '/')
    await page.getByRole('navigation', { name: '主菜单' }).waitFor()
    await expect.poll(() => page.getByRole('menuitem', { name: '驾驶舱' }).count()).toBe(0)
  })
})
