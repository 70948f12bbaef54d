/** No mouse: the ways through the workbench that people take every day, by keys alone. */
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ordinaryCase } from '../../../domains/enforcement/penalty/examples.ts'
import { newId } from '../../../platform/db/index.ts'
import { EAST } from '../../../platform/testing/index.ts'
import { type Stage, tabUntil, wordsOf } from '../workbench.stage.ts'
import { fine, openDays } from './day.stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openDays()
})
afterAll(() => stage?.close())

const CLUE = { source: 'inspection', foundOn: '2026-02-27', facts: '占道', happenedOn: '2026-02-27', community: '清河社区' }
const path = (id: string) => `/cases/penalty/${EAST}/${id}`
async function registered(cause: string): Promise<string> {
  const id = newId()
  await stage.act('clerk', 'penalty', id, 'registerClue', { ...CLUE, cause })
  return id
}

/** What has the focus, as it is called: its name, its label, its words. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const at = document.activeElement
    if (!(at instanceof HTMLElement) || at === document.body) return ''
    const labels = at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement ? [...(at.labels ?? [])].map((l) => l.textContent) : []
    return [at.getAttribute('aria-label'), ...labels, at.textContent].filter(Boolean).join(' ').trim()
  })
/** Tab until something so called has the focus; throws where the keys do not lead. */
const tabTo = (page: Page, words: string | RegExp, key = 'Tab'): Promise<void> =>
  tabUntil(
    page,
    async () => ((at) => (typeof words === 'string' ? at.includes(words) : words.test(at)))(await focused(page)),
    async () => `键盘到不了“${words}”，停在“${await focused(page)}”`,
    key,
  )
const press = async (page: Page, words: string | RegExp): Promise<void> => {
  await tabTo(page, words)
  await page.keyboard.press('Enter')
}
const write = async (page: Page, label: string | RegExp, text: string): Promise<void> => {
  await tabTo(page, label)
  await page.keyboard.type(text)
}

it('第一下 Tab 就能跳过菜单到正文；换了页面，焦点在新页面里', async () => {
  const page = await stage.at('officer', '/')
  await page.locator('.wb-queue[aria-busy="false"]').waitFor()
  await page.keyboard.press('Tab')
  await expect.poll(() => focused(page)).toBe('跳到正文')
  await fine(page, 'keyboard-skip')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect.poll(() => page.evaluate(() => document.querySelector('main')?.contains(document.activeElement))).toBe(true)
  await registered('焦点测试')
  await page.reload()
  await press(page, '焦点测试')
  await page.locator('#case-next').waitFor()
  await expect.poll(() => page.evaluate(() => document.querySelector('main')?.contains(document.activeElement))).toBe(true)
  await page.context().close()
})

it('列表：方向键选行，回车打开；查找：输入、回车、打开结果', async () => {
  await registered('列表里的第一件')
  await registered('列表里的第二件')
  const page = await stage.at('officer', '/cases/penalty')
  await page.getByRole('grid').getByText('列表里的第一件').first().waitFor()
  const inGrid = () => page.evaluate(() => document.activeElement !== null && document.activeElement.closest('[role="grid"]') !== null)
  await tabUntil(page, inGrid, () => '键盘到不了列表')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.locator('#case-next').waitFor()
  const box = page.getByLabel('查找案件')
  const inBox = () => box.evaluate((b) => b === document.activeElement)
  await tabUntil(page, inBox, () => '键盘到不了查找', 'Shift+Tab')
  await page.keyboard.type('第二件')
  await page.keyboard.press('Enter')
  await page.locator('.wb-found a').filter({ hasText: '列表里的第二件' }).first().waitFor()
  await press(page, /第二件|未编号/)
  await page.locator('#case-next').waitFor()
  await page.context().close()
})

it('设置：打开窗口，逐项填写，保存，焦点回到按钮', async () => {
  const page = await stage.at('admin', '/settings/calendar')
  await page.getByText('没有另外的安排').waitFor()
  await press(page, '安排一天')
  await page.getByRole('dialog').waitFor()
  await write(page, '日期', '2026-03-14')
  await page.keyboard.press('Enter')
  await write(page, '说明', '窗口值守')
  await write(page, '依据', '街道办〔2026〕3号通知')
  await press(page, /^保\s?存$/)
  await page.getByRole('row').filter({ hasText: '2026-03-14' }).waitFor()
  await expect.poll(() => focused(page)).toBe('安排一天')
  await page.context().close()
})

it('文书：拟制、预览、签发都不用鼠标', async () => {
  const id = newId()
  const steps = ordinaryCase({ first: await stage.personId('officer'), second: await stage.personId('officer2') })
  for (const { by, action, input } of steps.slice(
    0,
    steps.findIndex((s) => s.action === 'serve'),
  )) {
    const { decisionNo: _decisionNo, ...rest } = input
    await stage.act(by, 'penalty', id, action, rest)
  }
  const page = await stage.at('officer', path(id))
  await press(page, '拟制《行政处罚决定书》')
  await page.getByRole('dialog').waitFor()
  await write(page, /^(\* ?)?证据$/, '现场检查笔录、照片四张')
  await write(page, '缴款方式', '示例银行清河支行')
  await write(page, '行政复议机关', '清河区人民政府')
  await write(page, '管辖法院', '清河区人民法院')
  await press(page, '拟制并预览')
  await page.getByRole('link', { name: '打开预览' }).waitFor()
  await tabTo(page, '打开预览')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await page.context().close()
  const leader = await stage.at('leader', path(id))
  await leader.getByRole('region', { name: '文书' }).getByRole('button', { name: '行政处罚决定书', exact: true }).waitFor()
  await press(leader, /^行政处罚决定书$/)
  await leader.getByRole('dialog').waitFor()
  await press(leader, /^签\s?发$/)
  await leader.getByRole('dialog').getByText('待编号用印').first().waitFor()
  await leader.context().close()
})

it('证据：选文件、写来源和地点、登记', async () => {
  const page = await stage.at('officer', path(await registered('键盘登记证据')))
  const buffer = await sharp({ create: { width: 600, height: 400, channels: 3, background: '#7a8f5a' } })
    .jpeg()
    .toBuffer()
  await tabTo(page, /^选择文件$/)
  // The box of the system is not the page's: the key has to ask for it, the file is put in by hand.
  const input = page.getByLabel('选择证据文件')
  await input.evaluate((i) => i.addEventListener('click', () => i.setAttribute('data-asked', '')))
  await page.keyboard.press('Enter')
  await expect.poll(() => input.getAttribute('data-asked')).toBe('')
  await input.setInputFiles({ name: '现场.jpg', mimeType: 'image/jpeg', buffer })
  await page.getByText('登记（1 件）').waitFor()
  await write(page, '来源', '现场拍摄')
  await write(page, '收集地点', '清河社区东街 8 号')
  await press(page, '登记为证据')
  await page.getByText('证据（1 件）').waitFor()
  await page.context().close()
})

it('年报：生成初稿，走进正文，写一句，用 # 选一个数字，保存，离开', async () => {
  const page = await stage.at('reporter', '/reports')
  await press(page, '生成初稿')
  await page.locator('.wb-sheet .wb-paragraph').first().waitFor()
  const chips = page.locator('.wb-sheet .ProseMirror').first().locator('[data-figure]')
  await tabTo(page, '：正文')
  await page.keyboard.press('Control+End')
  const before = await chips.count()
  await page.keyboard.type('全年立案#立案')
  const list = page.getByRole('listbox', { name: '指标' })
  await list.getByRole('option').first().waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await list.waitFor({ state: 'detached' })
  await page.keyboard.type('件。')
  await expect.poll(() => chips.count()).toBe(before + 1)
  await fine(page, 'keyboard-report')
  await page.keyboard.press('Control+S')
  await page.getByText('已保存').first().waitFor()
  await tabTo(page, /^工作台$/, 'Shift+Tab')
  await page.keyboard.press('Enter')
  await page.locator('.wb-queue[aria-busy="false"]').waitFor()
  await page.context().close()
})

it('一路下来没有一处出错，列表里的案件都还在', async () => {
  expect(stage.faults).toEqual([])
  const page = await stage.at('officer', '/cases/penalty')
  await expect.poll(() => wordsOf(page.getByRole('main'))).toContain('行政处罚')
  await page.context().close()
})
