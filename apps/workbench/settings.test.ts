/** The administrator's day: posts, days of work, targets, years of keeping, and the record of all that was changed. */
import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../platform/db/index.ts'
import { EAST } from '../../platform/testing/index.ts'
import { broken, openStage, type Stage, TODAY, wordsOf } from './workbench.stage.ts'

let stage: Stage
let page: Page
beforeAll(async () => {
  stage = await openStage()
  page = await stage.at('admin', '/settings')
})
afterAll(() => stage?.close())

/** Pictures for whoever asks for them with MINGFA_PICTURES. */
async function picture(name: string, of: Page = page): Promise<void> {
  const folder = process.env.MINGFA_PICTURES
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await of.screenshot({ path: `${folder}/${name}.png` })
}
const open = async (part: string): Promise<void> => {
  await page.goto(`${stage.base}/workbench/settings/${part}`)
  await page.locator('.wb-settings h2').first().waitFor()
}
const saved = (words: string | RegExp) => page.getByText(words).first().waitFor()

describe('系统设置', () => {
  it('只有系统管理员的菜单里有，别人的地址也打不开', async () => {
    await page.getByRole('menuitem', { name: '系统设置' }).waitFor()
    const officer = await stage.at('officer', '/figures')
    await expect.poll(() => officer.getByRole('menuitem', { name: '系统设置' }).count()).toBe(0)
    await officer.goto(`${stage.base}/workbench/settings`)
    await officer.getByRole('heading', { name: '没有这个页面' }).waitFor()
    await officer.context().close()
  })

  it('安排一天上班，写明依据；再恢复国家安排', async () => {
    await open('calendar')
    await page.getByText('没有另外的安排').waitFor()
    await page.getByRole('button', { name: '安排一天' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('日期').fill('2026-03-14')
    await page.keyboard.press('Enter')
    await dialog.getByLabel('说明').fill('窗口值守')
    await dialog.getByLabel('依据').fill('街道办〔2026〕3号通知')
    await picture('calendar-form')
    await dialog.getByRole('button', { name: '保存' }).click()
    await saved('已保存，有关期限正在重算')
    const row = page.getByRole('row').filter({ hasText: '2026-03-14' })
    await expect.poll(() => wordsOf(row)).toContain('休息（星期六）上班窗口值守')
    expect(await broken(page)).toEqual([])
    await picture('calendar')
    await row.getByRole('button', { name: '恢复国家安排' }).click()
    await page.getByRole('dialog').getByLabel('依据').fill('取消值守')
    await page.getByRole('dialog').getByRole('button', { name: '恢复' }).click()
    await page.getByText('没有另外的安排').waitFor()
  })

  it('执法证件按到期先后列出', async () => {
    await open('certificates')
    await page.getByRole('row').filter({ hasText: '赵一' }).waitFor()
    expect(await broken(page)).toEqual([])
    await picture('certificates')
  })

  it('自设字段：加上就出现在表单、案件页和列表里', async () => {
    await open('fields')
    await page.getByRole('button', { name: '增加字段' }).click()
    const dialog = page.getByRole('dialog')
    const pick = async (label: string, option: string): Promise<void> => {
      await dialog.getByLabel(label, { exact: true }).click()
      await page.locator('.ant-select-dropdown:visible').getByTitle(option, { exact: true }).click()
    }
    await pick('案件类型', '行政处罚')
    await dialog.getByLabel('名称').fill('所属网格')
    await pick('类型', '单选')
    const options = dialog.getByLabel('选项', { exact: true })
    for (const option of ['一网格', '二网格']) {
      await options.fill(option)
      await options.press('Enter')
    }
    await pick('在哪些步骤填写', '登记线索')
    await page.keyboard.press('Escape')
    await dialog.getByLabel('必须填写').check()
    await picture('field-form')
    await dialog.getByRole('button', { name: '保存' }).click()
    await page.getByRole('row').filter({ hasText: '所属网格' }).getByText('登记线索（必填）').waitFor()
    expect(await broken(page)).toEqual([])
    await picture('fields')
    const officer = await stage.at('officer', '/cases/penalty/new/registerClue')
    await officer.getByText('本机关补充信息').scrollIntoViewIfNeeded()
    await officer.getByLabel('所属网格').waitFor()
    await picture('field-in-form', officer)
    const caseId = newId()
    const own = (await officer.request.get(`${stage.base}/api/settings/fields?office=${EAST}`).then((a) => a.json())) as { id: string }[]
    const clue = { source: 'inspection', foundOn: TODAY, cause: '占道经营', facts: '在店外经营', happenedOn: TODAY, community: '清河社区' }
    await stage.act('officer', 'penalty', caseId, 'registerClue', { ...clue, [own[0]?.id ?? '']: '二网格' })
    await officer.goto(`${stage.base}/workbench/cases/penalty/${EAST}/${caseId}`)
    await officer.getByRole('row').filter({ hasText: '所属网格' }).getByText('二网格').waitFor()
    expect(await broken(officer)).toEqual([])
    await picture('field-in-case', officer)
    await officer.goto(`${stage.base}/workbench/cases/penalty`)
    await officer.getByRole('grid').getByText('二网格').waitFor()
    await picture('field-in-list', officer)
    await officer.context().close()
  })

  it('指标目标值就地填、就地存', async () => {
    await open('targets')
    const input = page.getByRole('spinbutton').first()
    await input.fill('120')
    await page.getByRole('button', { name: '保存' }).click()
    await saved('目标值已保存')
    await picture('targets')
    await page.reload()
    await expect.poll(() => page.getByRole('spinbutton').first().inputValue()).toBe('120')
    expect(await broken(page)).toEqual([])
    await page.goto(`${stage.base}/workbench/figures`)
    await page.getByText('目标 120，已完成 0%').waitFor()
    await picture('figures')
  })

  it('设置保管期限', async () => {
    await open('retention')
    await page.getByRole('button', { name: '设置行政处罚的保管期限' }).click()
    await page.getByRole('dialog').getByLabel('保管年限（年）').fill('30')
    await page.getByRole('dialog').getByLabel('依据').fill('机关文件材料归档范围和文书档案保管期限规定')
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
    await page.getByRole('row').filter({ hasText: '30 年' }).waitFor()
    expect(await broken(page)).toEqual([])
    await picture('retention')
  })

  it('给人加一个兼职岗位、再结束；同一机关的第二个岗位说明为什么不行', async () => {
    await page.goto(`${stage.base}/workbench/offices`)
    await page.getByRole('row').filter({ hasText: '卫年报' }).getByRole('button', { name: '岗位' }).click()
    const drawer = page.getByRole('dialog')
    await drawer.getByText('增加岗位（兼职）').waitFor()
    await drawer.getByLabel('经办人').check()
    await drawer.getByRole('button', { name: /^增/ }).click()
    await drawer.getByText('这段时间在该机关已有岗位').waitFor()
    await picture('posts')
    await drawer.getByRole('button', { name: '结束' }).click()
    await drawer.getByLabel('依据').fill('调离')
    await drawer.getByRole('button', { name: '结束岗位' }).click()
    await drawer.getByText('已结束').waitFor()
    expect(await broken(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('row').filter({ hasText: '卫年报' }).getByText('目前没有岗位').waitFor()
    expect(await broken(page)).toEqual([])
    await picture('people')
  })

  it('邮件：设好服务器，发不出的测试邮件说明为什么', async () => {
    await open('mail')
    await page.getByLabel('服务器').fill('127.0.0.1')
    await page.getByLabel('端口').fill('9')
    await page.getByLabel('发件人').fill('mingfa@example.test')
    await page.getByLabel('账号').fill('mingfa')
    await page.getByLabel('密码').fill('发信密码1')
    await page.getByLabel('系统网址').fill('https://fazhi.example.test')
    await page.getByRole('button', { name: '保存' }).click()
    await saved('邮件设置已保存')
    await page.getByText('已设置，不改请留空').waitFor()
    await page.getByRole('button', { name: '发测试邮件' }).click()
    await page.getByRole('dialog').getByLabel('收件邮箱').fill('a@example.test')
    await page.getByRole('dialog').getByRole('button', { name: '发送' }).click()
    await page
      .getByRole('dialog')
      .getByText(/^没有发出：/)
      .waitFor()
    await page.getByRole('dialog').getByRole('button', { name: '取消' }).click()
    expect(await broken(page)).toEqual([])
    await picture('mail')
  })

  it('推送：内部地址不收，密钥只显示一次', async () => {
    await open('webhooks')
    await page.getByRole('button', { name: '增加推送' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('名称').fill('区数据共享平台')
    await dialog.getByLabel('网址').fill('http://127.0.0.1/hook')
    await dialog.getByRole('button', { name: '保存' }).click()
    await dialog.getByText('不能推送到内部网络的地址').waitFor()
    await dialog.getByLabel('网址').fill('https://hooks.example.com/in')
    await dialog.getByRole('button', { name: '保存' }).click()
    await page.getByText('只显示这一次').waitFor()
    await picture('secret')
    await page.getByRole('button', { name: '我已保存' }).click()
    const row = page.getByRole('row').filter({ hasText: '区数据共享平台' })
    await row.getByText('启用').waitFor()
    expect(await broken(page)).toEqual([])
    await picture('webhooks')
    await row.getByRole('button', { name: '记录' }).click()
    await page.getByText('还没有推送过').waitFor()
    await page.keyboard.press('Escape')
  })

  it('我的消息：执法证将到期在铃铛里，接收设置存得住', async () => {
    const officer = await stage.personId('officer')
    const { notices } = stage.server.services
    await notices.tell(EAST, [
      { person: officer, kind: 'certificate', mark: 'x', title: '赵一的执法证 2026-03-20 到期，还有 18 天', number: null, link: '/account' },
    ])
    const mine = await stage.at('officer', '/notices')
    await mine.getByRole('button', { name: /期限提醒，1 条未看/ }).click()
    await mine.locator('.wb-bell').getByText('赵一的执法证').waitFor()
    await picture('bell', mine)
    await mine.locator('.wb-bell').getByRole('link', { name: '我的全部消息和接收设置' }).click()
    await mine.getByRole('button', { name: '全部标为已读' }).click()
    await mine.getByRole('button', { name: '期限提醒', exact: true }).waitFor()
    const wishes = mine.getByRole('region', { name: '接收设置' })
    await wishes.getByLabel('邮箱').fill('zhao@example.test')
    await wishes.getByLabel('超过期限').last().check()
    await wishes.getByRole('button', { name: '保存' }).click()
    await mine.getByText('接收设置已保存').waitFor()
    await mine.reload()
    await expect.poll(() => wishes.getByLabel('邮箱').inputValue()).toBe('zhao@example.test')
    await expect.poll(() => wishes.getByLabel('超过期限').last().isChecked()).toBe(true)
    expect(await broken(mine)).toEqual([])
    await picture('notices', mine)
    await mine.context().close()
  })

  it('一切改动都在变更记录里，可以按事项看、可以导出', async () => {
    await open('changes')
    await page.getByRole('row').filter({ hasText: '卫年报' }).getByText('调离').waitFor()
    await page.getByRole('row').filter({ hasText: '2026-03-14' }).first().waitFor()
    expect(await broken(page)).toEqual([])
    await picture('changes')
    const href = await page.getByRole('link', { name: '导出' }).getAttribute('href')
    expect(await (await page.request.get(`${stage.base}${href}`)).text()).toContain('街道办〔2026〕3号通知')
  })
})

it('一路下来，页面和后台任务没有出过故障', () => {
  expect(stage.faults).toEqual([])
})
