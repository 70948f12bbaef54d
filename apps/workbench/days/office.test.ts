/**
 * A day in a street office, from sign-in to sign-out: the clerk registers, two officers file and investigate, the reviewer returns and passes.
 * A lawyer from outside opens the one case on which an opinion is asked, reads, advises, and finds every other door kindly shut.
 */
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ExampleStep, investigated } from '../../../domains/enforcement/penalty/examples.ts'
import { newId } from '../../../platform/db/index.ts'
import { EAST } from '../../../platform/testing/index.ts'
import { type Stage, tabUntil, wordsOf } from '../workbench.stage.ts'
import { comes, enters, fine, goes, leaves, openDays, opens, sends, takes } from './day.stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openDays([{ username: 'adviser', name: '冯律师', office: EAST, roles: ['lawyer'] }])
})
afterAll(() => stage?.close())

const path = (id: string) => `/cases/penalty/${EAST}/${id}`
const CAUSE = '擅自占用城市道路堆放物料'

/** Steps of an invented case, taken at desks that are not watched. */
async function told(cause: string, steps: (pair: { first: string; second: string }) => readonly ExampleStep<string>[]): Promise<string> {
  const id = newId()
  for (const { by, action, input } of steps({ first: await stage.personId('officer'), second: await stage.personId('officer2') })) {
    await stage.act(by, 'penalty', id, action, 'cause' in input ? { ...input, cause } : input)
  }
  return id
}
const timeline = (page: Page) => page.getByRole('region', { name: '办理经过' })

it('窗口是 Chromium 80，没有它之后才有的函数；工作台自己补上要用的', async () => {
  const page = await stage.window()
  expect(page.context().browser()?.version()).toMatch(/^80\./)
  const known = () => page.evaluate(() => ['at', 'findLast', 'toSorted'].filter((name) => name in Array.prototype))
  await page.goto(`${stage.base}/api/health`)
  expect(await known()).toEqual([])
  await page.goto(`${stage.base}/workbench/`)
  await page.getByLabel('账号').waitFor()
  expect(await known()).toEqual(['at', 'findLast'])
  await page.context().close()
})

describe('经办人的一天', () => {
  it('登录、登记线索、在列表里找到它、看文书登记和委托，退出', async () => {
    const page = await comes(stage, 'clerk')
    await fine(page, 'clerk-1-desk')
    await page.getByRole('navigation', { name: '快捷入口' }).getByRole('link', { name: '登记线索（行政处罚）' }).waitFor()
    await page.getByRole('button', { name: '新登记' }).click()
    await page.getByRole('heading', { name: '新登记', level: 1 }).waitFor()
    await fine(page, 'clerk-2-new')
    await page.locator('.ant-card').filter({ hasText: '行政处罚' }).getByRole('button', { name: '登记线索' }).click()
    await enters(page, { source: '检查', foundOn: '2026-02-27', cause: CAUSE, facts: '在人行道堆放建筑物料', happenedOn: '2026-02-27', community: '清河社区' })
    await fine(page, 'clerk-3-form')
    await sends(page)
    await fine(page, 'clerk-4-case')
    await goes(page, '行政处罚')
    await page.getByText('共 1 宗').waitFor()
    await page.getByRole('grid').getByText(CAUSE).first().waitFor()
    await fine(page, 'clerk-5-list')
    for (const [entry, name] of [
      ['台账导入', 'clerk-6-imports'],
      ['文书登记', 'clerk-7-letters'],
      ['数字与指标', 'clerk-8-figures'],
      ['委托代办', 'clerk-9-colleagues'],
      ['机构与人员', 'clerk-10-offices'],
      ['我的账号', 'clerk-11-account'],
    ] as const) {
      await goes(page, entry)
      await fine(page, name)
    }
    await page.getByLabel('查找案件和文书').fill('堆放物料')
    await page.keyboard.press('Enter')
    await page.locator('.wb-found a').filter({ hasText: CAUSE }).first().waitFor()
    await fine(page, 'clerk-12-search')
    await leaves(page)
  })
})

describe('两名执法人员的一天', () => {
  it('一人提请立案，负责人批准，另一人调查取证，拟制告知书，告知当事人', async () => {
    const first = await comes(stage, 'officer')
    await opens(first, CAUSE)
    await takes(
      first,
      '提请立案',
      {
        ...{ clueFinding: '现场核查属实', partyName: '示例清河顺安便利店', partyKind: '个体工商户', authority: '省级决定并公布' },
        ...{ authorityItem: '对擅自占用城市道路的处罚', procedureKind: '普通程序', proposal: '有初步证据', officer1: '赵一', officer2: '钱二' },
      },
      'officer-1-propose',
    )
    const place = new URL(first.url()).pathname

    const leader = await comes(stage, 'leader')
    await opens(leader, CAUSE)
    await takes(leader, '批准立案', { caseNo: '清和街罚立〔2026〕1号' }, 'officer-2-file')
    await leaves(leader)

    const second = await comes(stage, 'officer2')
    await opens(second, CAUSE)
    const pair = { officer1: '赵一', officer2: '钱二' }
    await takes(
      second,
      '记录调查',
      { investigationWay: '现场检查、勘验', investigationNote: '现场检查并询问经营者', idShown: true, ...pair },
      'officer-3-investigate',
    )
    await second.setViewportSize({ width: 390, height: 844 })
    const panel = second.getByRole('region', { name: '证据', exact: true })
    await panel.scrollIntoViewIfNeeded()
    const photo = await sharp({ create: { width: 1200, height: 800, channels: 3, background: '#7a8f5a' } })
      .jpeg()
      .toBuffer()
    await panel.getByLabel('选择证据文件').setInputFiles({ name: '现场.jpg', mimeType: 'image/jpeg', buffer: photo })
    const form = panel.getByRole('form', { name: '登记证据' })
    await form.getByText('登记（1 件）').waitFor()
    await form.getByLabel('来源').fill('现场拍摄')
    await form.getByLabel('收集地点').fill('清河社区东街 8 号')
    await fine(second, 'officer-4-phone')
    await form.getByRole('button', { name: '登记为证据' }).click()
    await panel.getByText('证据（1 件）').waitFor()
    await second.setViewportSize({ width: 1366, height: 768 })
    await takes(second, '登记证据', { evidenceKind: '视听资料', evidenceName: '现场照片', evidenceVerified: true, fromMonitor: false, ...pair })
    await takes(second, '责令改正', { correction: '责令限期改正', correctionNote: '清理物料', correctBy: '2026-03-06' })
    await leaves(second)

    await first.reload()
    const no = { publicInterest: false, socialRisk: false, majorRights: false, complexLaw: false, listedReview: false, complexOrSerious: false }
    const legal = { provision: '《示例市市容管理条例》第二十条', basis: '《示例市市容管理条例》第五十条' }
    await takes(
      first,
      '调查终结',
      { findings: '违法事实清楚', ...legal, partyCapacity: '完全', discretion: '一般', discretionNote: '适用一般阶次', ...no, ...pair },
      'officer-5-conclude',
    )
    const letters = first.getByRole('region', { name: '文书', exact: true })
    await letters.getByRole('button', { name: '拟制《行政处罚事先告知书》' }).click()
    const dialog = first.getByRole('dialog')
    await dialog.getByLabel('证据', { exact: true }).fill('现场照片一张')
    await dialog.getByLabel('拟作出的处罚').fill('罚款一千元')
    await dialog.getByLabel('联系人').fill('赵一')
    await fine(first, 'officer-6-letter')
    await first.getByRole('button', { name: '拟制并预览' }).click()
    await first.getByRole('link', { name: '打开预览' }).waitFor()
    await fine(first, 'officer-7-preview')
    await first.goto(`${stage.base}${place}`)
    await first.locator('#case-next').waitFor()
    await takes(first, '送达处罚告知书', { proposedKind: '罚款', proposedFineFen: '1000', noticeKind: '陈述', noticeWay: '直接送达' }, 'officer-8-notify')
    await expect.poll(() => wordsOf(timeline(first))).toMatch(/送达处罚告知书[\s\S]*调查终结[\s\S]*收入证据[\s\S]*批准立案[\s\S]*提请立案[\s\S]*登记线索/)
    await fine(first, 'officer-9-case')
    await leaves(first)
  })

  it('只用键盘：从待办打开案件，开始一步，逐项填写，送出', async () => {
    const id = newId()
    const clue = { source: 'inspection', foundOn: '2026-02-27', cause: '键盘办理', facts: '占道', happenedOn: '2026-02-27', community: '清河社区' }
    await stage.act('clerk', 'penalty', id, 'registerClue', clue)
    const page = await comes(stage, 'officer')
    const focused = () =>
      page.evaluate(() => (document.activeElement?.matches('a, button, textarea') ? `${document.activeElement.id} ${document.activeElement.textContent}` : ''))
    const tabTo = (words: string): Promise<void> =>
      tabUntil(
        page,
        async () => (await focused()).includes(words),
        async () => `键盘到不了“${words}”，停在“${await focused()}”`,
      )
    await tabTo('键盘办理')
    await page.keyboard.press('Enter')
    await page.locator('#case-next').waitFor()
    await tabTo('写备注')
    await page.keyboard.press('Enter')
    await page.locator('#text').waitFor()
    await tabTo('text ')
    await page.keyboard.type('用键盘写的备注')
    await fine(page, 'officer-10-keyboard')
    await tabTo('提交')
    await page.keyboard.press('Enter')
    await timeline(page).getByText('用键盘写的备注').waitFor()
    await leaves(page)
  })
})

describe('法制审核人员的一天', () => {
  it('从待办打开，看案卷，写明理由退回；补充后再送来，通过', async () => {
    const id = await told('较大数额罚款案', (pair) => investigated(pair, { majorRights: true }))
    await stage.act('officer', 'penalty', id, 'submitForReview', {})
    const page = await comes(stage, 'reviewer')
    await fine(page, 'reviewer-1-desk')
    await opens(page, '较大数额罚款案')
    await fine(page, 'reviewer-2-case')
    await takes(page, '法制审核退回', { reviewResult: '退回补充调查', reviewOpinion: '请补充面积测量记录' }, 'reviewer-3-return')
    const officer = await comes(stage, 'officer')
    await opens(officer, '较大数额罚款案')
    await timeline(officer).getByRole('button', { name: '填写内容与依据' }).first().click()
    await timeline(officer).getByText('请补充面积测量记录').first().waitFor()
    await fine(officer, 'reviewer-4-returned')
    await takes(officer, '补充调查、改正完毕', { findings: '已补充测量，占用四平方米', officer1: '赵一', officer2: '钱二' })
    await takes(officer, '提请法制审核', {})
    await leaves(officer)
    await page.goto(`${stage.base}/workbench${path(id)}`)
    await page.locator('#case-next').waitFor()
    await takes(page, '法制审核通过', { reviewOpinion: '事实清楚，证据充分' }, 'reviewer-5-pass')
    await goes(page, '工作台')
    await page.getByRole('button', { name: /^已办/ }).click()
    await page.locator('.wb-queue-link').filter({ hasText: '较大数额罚款案' }).waitFor()
    await leaves(page)
  })
})

describe('法律顾问的一天', () => {
  /** What the menu holds for them. */
  const menu = (page: Page) => page.locator('nav[aria-label="主菜单"] .ant-menu-title-content').allInnerTexts()

  it('没有征求意见时，工作台是空的，菜单里只有自己的两项', async () => {
    const page = await comes(stage, 'adviser')
    await page.getByText('目前没有征求您意见的案件').waitFor()
    await expect.poll(() => menu(page)).toEqual(['工作台', '我的账号'])
    await expect.poll(() => page.getByRole('navigation', { name: '快捷入口' }).count()).toBe(0)
    await expect.poll(() => page.getByRole('button', { name: '新登记' }).count()).toBe(0)
    await fine(page, 'adviser-1-empty')
    await leaves(page)
  })

  it('承办人选法律顾问征求意见；法律顾问从工作台打开案件，看文书和证据，写下意见，退出', async () => {
    const id = await told('征求法律意见案', investigated)
    const officer = await comes(stage, 'officer')
    await officer.goto(`${stage.base}/workbench${path(id)}`)
    const letters = officer.getByRole('region', { name: '文书', exact: true })
    await letters.getByRole('button', { name: '拟制《行政处罚事先告知书》' }).click()
    const dialog = officer.getByRole('dialog')
    await dialog.getByLabel('证据', { exact: true }).fill('现场照片一张')
    await dialog.getByLabel('拟作出的处罚').fill('罚款一千元')
    await dialog.getByLabel('联系人').fill('赵一')
    await officer.getByRole('button', { name: '拟制并预览' }).click()
    await officer.getByRole('link', { name: '打开预览' }).waitFor()
    await officer.goto(`${stage.base}/workbench${path(id)}`)
    const given = officer.getByRole('region', { name: '证据', exact: true })
    const photo = await sharp({ create: { width: 600, height: 400, channels: 3, background: '#7a8f5a' } })
      .jpeg()
      .toBuffer()
    await given.getByLabel('选择证据文件').setInputFiles({ name: '现场.jpg', mimeType: 'image/jpeg', buffer: photo })
    const form = given.getByRole('form', { name: '登记证据' })
    await form.getByText('登记（1 件）').waitFor()
    await form.getByLabel('来源').fill('现场拍摄')
    await form.getByLabel('收集地点').fill('清河社区东街 8 号')
    await form.getByRole('button', { name: '登记为证据' }).click()
    await given.getByText('证据（1 件）').waitFor()
    await officer.goto(`${stage.base}/workbench${path(id)}/do/careConsult`)
    await officer.locator('#of').fill('冯律师')
    await officer.locator('.ant-select-item-option').filter({ hasText: '冯律师' }).click()
    await officer.keyboard.press('Escape')
    await officer.locator('#text').fill('罚款幅度是否适当')
    await fine(officer, 'adviser-2-asked')
    await sends(officer)
    await leaves(officer)

    const page = await comes(stage, 'adviser')
    await page.getByRole('button', { name: /^待回复意见/ }).waitFor()
    await expect.poll(() => page.locator('.wb-queue-link').allInnerTexts()).toEqual([expect.stringContaining('征求法律意见案')])
    await fine(page, 'adviser-3-desk')
    await opens(page, '征求法律意见案')
    await page.getByText('个人信息已遮盖').waitFor()
    await expect.poll(() => wordsOf(timeline(page))).toContain('罚款幅度是否适当')
    await expect.poll(() => page.locator('#case-next button').allInnerTexts()).toEqual(['会签意见'])
    await page.getByRole('region', { name: '文书', exact: true }).getByText('行政处罚事先告知书').first().waitFor()
    await page.getByRole('region', { name: '证据', exact: true }).getByText('证据（1 件）').waitFor()
    const gets = (url: string) => page.evaluate(async (u) => ((r) => [r.status, r.headers.get('content-type')])(await fetch(u)), url)
    const evidence = await page.evaluate(async (u) => (await fetch(u)).json(), `/api/evidence?type=penalty&office=${EAST}&case=${id}`)
    expect(await gets(`/api/evidence/${evidence.items[0].id}/file`)).toEqual([200, 'image/jpeg'])
    const written = await page.evaluate(async (u) => (await fetch(u)).json(), `/api/letters/of/${id}?type=penalty&office=${EAST}`)
    expect(await gets(`/api/letters/${written.letters[0].id}/file?office=${EAST}&file=pdf`)).toEqual([200, 'application/pdf'])
    await fine(page, 'adviser-4-case')
    await page.locator('#case-next').getByRole('button', { name: '会签意见', exact: true }).click()
    await enters(page, { text: '幅度适当，同意' })
    const choosing = page.getByLabel('选择意见的附件')
    await choosing.setInputFiles({ name: '旧稿.doc', mimeType: 'application/msword', buffer: Buffer.from('x') })
    await page.getByText('请在 Word 或 WPS 中另存为 docx 或者 PDF 再传').waitFor()
    await choosing.setInputFiles({ name: '法律意见书（占道经营案）.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n') })
    await page.getByRole('button', { name: /^去掉附件/ }).waitFor()
    await expect.poll(() => choosing.isHidden()).toBe(true)
    await fine(page, 'adviser-5-opinion')
    await sends(page)
    await page.getByRole('link', { name: '法律意见书（占道经营案）.pdf' }).waitFor()
    await expect.poll(() => wordsOf(timeline(page))).toContain('幅度适当，同意')
    await fine(page, 'adviser-6-given')
    await goes(page, '工作台')
    await page.getByRole('button', { name: /^已回复意见/ }).click()
    await page.locator('.wb-queue-link').filter({ hasText: '征求法律意见案' }).waitFor()
    await fine(page, 'adviser-7-done')

    await leaves(page)
  })

  it('手打地址也打不开别的页面和别的案件，说得明白；退出', async () => {
    const other = await told('与其无关案', investigated)
    const page = await comes(stage, 'adviser')
    for (const shut of ['/cases/penalty', '/figures', '/letters', '/offices']) {
      await page.goto(`${stage.base}/workbench${shut}`)
      await page.getByText('这里不对法律顾问开放').waitFor()
    }
    await fine(page, 'adviser-8-shut')
    await page.goto(`${stage.base}/workbench${path(other)}`)
    await page.getByText('只能查看征求您意见的案件').waitFor()
    await fine(page, 'adviser-9-other')
    await page.getByRole('link', { name: '工作台' }).first().click()
    await goes(page, '我的账号')
    await fine(page, 'adviser-10-account')
    await leaves(page)
  })
})

it('一路下来没有一处出错', () => {
  expect(stage.faults).toEqual([])
})
