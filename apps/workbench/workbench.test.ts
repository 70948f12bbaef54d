/** The workbench as its users meet it: signing in, taking steps, being reminded, and the annual report. */

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { investigated } from '../../domains/enforcement/penalty/examples.ts'
import { keepResults } from '../../platform/checks/index.ts'
import { newId } from '../../platform/db/index.ts'
import { EAST } from '../../platform/testing/index.ts'
import { broken, openStage, PASSWORD, type Stage, TODAY, tabUntil, wordsOf } from './workbench.stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

const clue = { source: 'inspection', foundOn: '2026-02-27', cause: '占道经营', facts: '在店外摆放货架经营', happenedOn: '2026-02-27', community: '清河社区' }

async function registered(more: Partial<typeof clue> = {}): Promise<string> {
  const id = newId()
  await stage.act('clerk', 'penalty', id, 'registerClue', { ...clue, ...more })
  return id
}

describe('登录', () => {
  it('密码不对的说明白，不说是账号还是密码；登录后回到原来要去的页面，退出后再进要重新登录', async () => {
    const page = await stage.window()
    await page.goto(`${stage.base}/workbench/cases/penalty`)
    await page.getByLabel('账号').fill('clerk')
    await page.getByLabel('密码', { exact: true }).fill('不对的密码1')
    expect(await broken(page)).toEqual([])
    await page.getByRole('button', { name: '登录' }).click()
    await expect.poll(() => wordsOf(page.getByRole('alert'))).toContain('账号或密码')
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByRole('heading', { name: '行政处罚' }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/workbench/cases/penalty')
    await page.getByText('还没有行政处罚记录').waitFor()
    await page.getByRole('button', { name: '退出' }).click()
    await page.getByLabel('账号').waitFor()
    await page.goto(`${stage.base}/workbench/`)
    await page.getByLabel('账号').waitFor()
  })
})

describe('办理', () => {
  const path = (id: string) => `/cases/penalty/${EAST}/${id}`
  const choose = async (page: Page, field: string, words: string): Promise<void> => {
    await page.locator(`#${field}`).click()
    const list = page.locator('.ant-select-dropdown').filter({ has: page.locator(`#${field}_list`) })
    await list.locator('.ant-select-item-option').filter({ hasText: words }).click()
  }
  /** Everything that the form asks for; who the second officer is decides whether it may go through. */
  const fill = async (page: Page, second: string): Promise<void> => {
    await page.locator('#clueFinding').fill('现场核查属实')
    await page.locator('#partyName').fill('示例清河顺安便利店')
    await page.locator('#authorityItem').fill('对擅自占用城市道路的处罚')
    await page.locator('#proposal').fill('有初步证据')
    await choose(page, 'partyKind', '个体工商户')
    await choose(page, 'authority', '省级决定并公布')
    await choose(page, 'procedureKind', '普通程序')
    await choose(page, 'officer1', '赵一')
    await choose(page, 'officer2', second)
  }

  it('漏填的全部标出；不予办理的说出理由和条文', async () => {
    const page = await stage.at('officer', `${path(await registered())}/do/proposeFiling`)
    await page.getByRole('button', { name: /^提交/ }).click()
    const faults = page.getByRole('alert').filter({ hasText: '处需要修改' })
    const said = await wordsOf(faults)
    for (const label of ['线索核查情况', '当事人', '当事人类型', '职权来源', '承办人1']) expect(said).toContain(`${label}：必须填写`)
    const marked = Number(/有 (\d+) 处需要修改/.exec(said)?.[1])
    await expect.poll(() => page.locator('.ant-form-item-explain-error').count()).toBe(marked)
    expect(await broken(page)).toEqual([])
    await fill(page, '赵一')
    await page.getByRole('button', { name: /^提交/ }).click()
    const refused = page.getByRole('alert').filter({ hasText: '不能办理' })
    await expect.poll(() => wordsOf(refused)).toMatch(/依据：《.+》第/)
    await expect.poll(() => page.locator('#proposal').inputValue()).toBe('有初步证据')
  })

  it('两人同时办理：后一人得知变化，填的内容还在，载入最新内容后可以提交', async () => {
    const id = await registered()
    const page = await stage.at('officer', `${path(id)}/do/proposeFiling`)
    await fill(page, '钱二')
    await stage.act('officer2', 'penalty', id, 'note', { text: '当事人来电' })
    await page.getByRole('button', { name: /^提交/ }).click()
    const told = page.getByRole('alert').filter({ hasText: '案件已被他人办理' })
    await expect.poll(() => wordsOf(told)).toContain('备注')
    await expect.poll(() => page.locator('#clueFinding').inputValue()).toBe('现场核查属实')
    await page.getByRole('button', { name: '载入最新内容' }).click()
    await told.waitFor({ state: 'detached' })
    await expect.poll(() => page.locator('#clueFinding').inputValue()).toBe('现场核查属实')
    await page.getByRole('button', { name: /^提交/ }).click()
    await page.getByRole('heading', { name: '办理经过' }).waitFor()
    await expect.poll(() => wordsOf(page.locator('section[aria-label="办理经过"]'))).toMatch(/提请立案[\s\S]*备注[\s\S]*登记线索/)
  })

  it('期限逐日说明为什么计入', async () => {
    const page = await stage.at('officer', path(await registered()))
    expect(await broken(page)).toEqual([])
    await page.getByRole('button', { name: '为什么是这一天' }).first().click()
    const drawer = page.getByRole('dialog')
    await drawer.getByText('第 1 日').waitFor()
    const words = await wordsOf(drawer)
    expect(words).toContain('2026-03-03')
    expect(words).toMatch(/不计\s+.*周|星期|休息/)
  })

  it('只用键盘：登录、从待办打开案件、开始办理', async () => {
    await registered({ cause: '键盘办理的案件' })
    const page = await stage.window()
    const focused = () => page.evaluate(() => (document.activeElement?.matches('a, button') ? (document.activeElement.textContent ?? '') : ''))
    const tabTo = (words: string): Promise<void> =>
      tabUntil(
        page,
        async () => (await focused()).includes(words),
        () => `键盘到不了“${words}”`,
      )
    await page.goto(`${stage.base}/workbench/`)
    await page.getByLabel('账号').waitFor()
    await page.keyboard.type('officer')
    await page.keyboard.press('Tab')
    await page.keyboard.type(PASSWORD)
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: '键盘办理的案件' }).waitFor()
    expect(await broken(page)).toEqual([])
    await tabTo('键盘办理的案件')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '下一步' }).waitFor()
    await tabTo('提请立案')
    await page.keyboard.press('Enter')
    await page.locator('#clueFinding').waitFor()
    await tabUntil(
      page,
      () => page.evaluate(() => document.activeElement?.tagName === 'TEXTAREA'),
      () => '键盘到不了要填的格',
    )
    await page.keyboard.type('用键盘填写')
    await expect.poll(() => page.locator('#clueFinding').inputValue()).toBe('用键盘填写')
  })
})

describe('提醒、检查码与数据检查', () => {
  it('快到期的在铃铛里提醒，看过的不再计数', async () => {
    const id = await registered({ cause: '快到期的案件' })
    stage.server.clock.turnTo('2026-03-20')
    await stage.server.services.ledger.remind(EAST)
    stage.server.clock.turnTo(TODAY)
    const page = await stage.at('officer', '/')
    const bell = page.getByRole('button', { name: /^期限提醒/ })
    await expect.poll(() => bell.getAttribute('aria-label')).toMatch(/\d+ 条未看/)
    await bell.click()
    await page.locator(`.wb-bell a[href$="${id}"]`).click()
    await page.getByRole('heading', { level: 1, name: /快到期的案件/ }).waitFor()
    await expect.poll(() => bell.getAttribute('aria-label')).toBe('期限提醒')
  })

  it('检查案件上有二维码和它的地址，地址打开就是核验页', async () => {
    const id = newId()
    const plan = {
      ...{ number: '清和街检〔2026〕1号', agency: '清和街道综合行政执法队', authority: 'organ', kind: '日常检查', way: '双随机', drawNo: '2026-01批次' },
      ...{ item: '消防安全检查', itemsCount: 1, itemListed: '是', standardPublished: '是', basis: '消防法第五十三条', planned: '是', planNo: '第1项' },
      ...{ mergeCheck: 'single', cap: 99, targetName: '示例清河泰安餐饮店', targetKind: 'household', targetCode: '92999999YTLUU9TD85', phone: '13900000001' },
    }
    await stage.act('clerk', 'inspection', id, 'plan', plan)
    await stage.act('leader', 'inspection', id, 'approve', { approver: '孙三' })
    await stage.act('officer', 'inspection', id, 'notify', { noticeNo: '清和街检通〔2026〕1号', noticeWay: 'onSite', noticeComplete: '是' })
    const page = await stage.at('officer', `/cases/inspection/${EAST}/${id}`)
    await expect.poll(() => page.getByRole('img', { name: '检查核验二维码' }).count()).toBe(0)
    await stage.act('officer', 'inspection', id, 'issueCode', {})
    await page.reload()
    const code = page.getByRole('img', { name: '检查核验二维码' })
    await code.waitFor()
    await expect.poll(() => code.evaluate((img: HTMLImageElement) => img.decode().then(() => img.naturalWidth > 0))).toBe(true)
    const link = page.getByRole('region', { name: '检查码' }).getByRole('link')
    await page.goto(await wordsOf(link))
    await expect.poll(() => wordsOf(page.locator('main'))).toContain('查到了这次检查')
  })

  it('夜间检查发现的问题列在监督人员的工作台上，经办人员没有', async () => {
    const faults = [{ office: EAST, type: 'penalty', message: '立案 2025 年汇总为 25，记录有 26' }]
    await keepResults(stage.server.services.db, [{ id: 'figures.sums', sentence: '汇总与记录一致', ok: false, found: 1, faults }], stage.server.clock.now())
    const page = await stage.at('supervisor', '/')
    const card = page.locator('.ant-card').filter({ hasText: '数据检查' })
    await card.getByText('1 项有问题').waitFor()
    await expect.poll(() => wordsOf(card)).toContain('清和街道 · 行政处罚：立案 2025 年汇总为 25，记录有 26')
    expect(await broken(page)).toEqual([])
    const clerk = await stage.at('clerk', '/')
    await expect.poll(() => clerk.getByText('数据检查').count()).toBe(0)
  })
})

describe('年度报告', () => {
  /** A case of last year, so that there is something to report. */
  beforeAll(async () => {
    const id = newId()
    const { clock } = stage.server
    const pair = { first: await stage.personId('officer'), second: await stage.personId('officer2') }
    for (const { on, by, action, input } of investigated(pair)) {
      clock.turnTo(on.replace('2024', '2025'))
      await stage.act(by, 'penalty', id, action, JSON.parse(JSON.stringify(input).replaceAll('2024', '2025')))
    }
    clock.turnTo(TODAY)
  })

  it('生成初稿，数字点开看来历，检查列出，送审，审核人写明意见退回', async () => {
    const page = await stage.at('reporter', '/reports')
    await page.getByRole('button', { name: '生成初稿' }).click()
    await page.locator('.wb-sheet .wb-chip').first().waitFor()
    await page.locator('section[aria-label="检查"] .ant-alert').first().waitFor()
    expect(await broken(page)).toEqual([])
    await page.locator('.wb-chip').first().click()
    const card = page.getByRole('dialog')
    await card.getByText('统计口径').waitFor()
    await expect.poll(() => card.getByRole('link', { name: '查看计入的记录' }).getAttribute('href')).toContain('/figures/')
    await page.keyboard.press('Escape')
    await card.waitFor({ state: 'hidden' })
    await page.locator('.wb-paragraph').first().click()
    await page.keyboard.press('End')
    await page.keyboard.type('特此报告。')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('已保存').waitFor()
    await page.getByRole('button', { name: '送合法性审核' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '送合法性审核' }).click()
    await page.locator('.wb-title .ant-tag').filter({ hasText: '合法性审核中' }).waitFor()
    const place = new URL(page.url()).pathname.replace('/workbench', '')

    const reviewer = await stage.at('reviewer', '/')
    await reviewer
      .getByRole('link', { name: /法治政府建设年度报告/ })
      .first()
      .click()
    await reviewer.locator('.wb-sheet').waitFor()
    expect(new URL(reviewer.url()).pathname).toBe(`/workbench${place}`)
    await expect.poll(() => wordsOf(reviewer.locator('.wb-paragraph').first())).toContain('特此报告。')
    await reviewer.getByRole('button', { name: '退回修改' }).click()
    const box = reviewer.getByRole('dialog')
    await expect.poll(() => box.getByRole('button', { name: '退回修改' }).isDisabled()).toBe(true)
    await box.getByRole('textbox').fill('第一部分请补充典型案例')
    await box.getByRole('button', { name: '退回修改' }).click()
    await reviewer.locator('.wb-title .ant-tag').filter({ hasText: '起草中' }).waitFor()
    await page.reload()
    await page.getByText('第一部分请补充典型案例').waitFor()
  })
})

describe('机构与人员', () => {
  it('管理员看得到本机关人员，页面没有障碍', async () => {
    const page = await stage.at('admin', '/offices')
    await page.getByRole('cell', { name: '郑登记' }).waitFor()
    expect(await broken(page)).toEqual([])
  })
})

it('一路下来，页面和后台任务没有出过故障', () => {
  expect(stage.faults).toEqual([])
})
