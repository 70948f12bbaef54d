/** The report's editor as two drafters meet it: figures by '#', numbers typed by hand, sections of their own, versions and remarks. */
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { investigated } from '../../domains/enforcement/penalty/examples.ts'
import { newId } from '../../platform/db/index.ts'
import { broken, openStage, type Stage, TODAY, wordsOf } from './workbench.stage.ts'

let stage: Stage
let place = ''
beforeAll(async () => {
  stage = await openStage()
  const { clock } = stage.server
  const id = newId()
  const pair = { first: await stage.personId('officer'), second: await stage.personId('officer2') }
  for (const { on, by, action, input } of investigated(pair)) {
    clock.turnTo(on.replace('2024', '2025'))
    await stage.act(by, 'penalty', id, action, JSON.parse(JSON.stringify(input).replaceAll('2024', '2025')))
  }
  clock.turnTo(TODAY)
  const page = await stage.at('reporter', '/reports')
  await page.getByRole('button', { name: '生成初稿' }).click()
  await page.locator('.wb-sheet .wb-chip').first().waitFor()
  place = new URL(page.url()).pathname.replace('/workbench', '')
  await page.context().close()
}, 180_000)
afterAll(() => stage?.close())
const windows = new Set<Page>()
// What a closed window held lapses after some minutes, which pass here at once; what is on its way when a window closes may still take a section.
afterEach(async () => {
  for (const page of windows) {
    if (!page.isClosed()) await page.waitForLoadState('networkidle')
    await page.context().close()
  }
  windows.clear()
  stage.server.clock.pass(5 * 60_000)
})

const open = async (username: string): Promise<Page> => {
  const page = await stage.at(username, place)
  windows.add(page)
  await page.locator('.wb-sheet .wb-paragraph').first().waitFor()
  return page
}
const first = (page: Page) => page.locator('.wb-sheet .wb-paragraph').first()
const toEnd = async (page: Page): Promise<void> => {
  await page.locator('.wb-sheet .ProseMirror').first().focus()
  await page.keyboard.press('Control+End')
}
const save = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByText('已保存').first().waitFor()
}

describe('数字', () => {
  it('输入 # 按名称找指标，只用键盘选中插入；保存后还在，页面没有障碍', async () => {
    const page = await open('reporter')
    const before = await first(page).locator('[data-figure]').count()
    await toEnd(page)
    await page.keyboard.type('全年立案#立案')
    const list = page.getByRole('listbox', { name: '指标' })
    await list.getByRole('option').first().waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    expect(await broken(page)).toEqual([])
    await page.keyboard.press('Enter')
    await list.waitFor({ state: 'detached' })
    await expect.poll(() => first(page).locator('[data-figure]').count()).toBe(before + 1)
    await page.keyboard.type('件。')
    await save(page)
    await page.reload()
    await first(page).waitFor()
    await expect.poll(() => first(page).locator('[data-figure]').count()).toBe(before + 1)
    await expect.poll(() => wordsOf(first(page))).toMatch(/全年立案\d+件。/)
  })

  it('全角＃也行；Esc 关掉后可以照常写字', async () => {
    const page = await open('reporter')
    await toEnd(page)
    await page.keyboard.insertText('＃罚款')
    await page.getByRole('listbox', { name: '指标' }).getByRole('option').first().waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => page.getByRole('listbox', { name: '指标' }).count()).toBe(0)
    await expect.poll(() => wordsOf(first(page))).toContain('＃罚款')
  })

  it('指到或用键盘停在数字上，看到数值、上年、口径和记录', async () => {
    const page = await open('reporter')
    await page.locator('.wb-chip').first().hover()
    const note = page.getByRole('note')
    await expect.poll(() => wordsOf(note)).toMatch(/上年|比上年/)
    await expect.poll(() => note.getByRole('link', { name: '查看计入的记录' }).getAttribute('href')).toContain('/figures/')
    await page.mouse.move(2, 2)
    await note.waitFor({ state: 'detached' })
    await page.locator('.wb-chip').nth(1).focus()
    await note.waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').getByText('统计口径').waitFor()
  })

  it('手工写的数字当场标出，写明来源后成为填报数', async () => {
    const page = await open('reporter')
    await toEnd(page)
    await page.keyboard.type('举办普法活动37场次')
    await page.locator('.wb-typed', { hasText: '37' }).waitFor()
    const finding = page.getByRole('region', { name: '检查' }).getByRole('link', { name: /“37”是手工填写的数字/ })
    await finding.waitFor()
    await finding.click()
    await page.getByRole('status').filter({ hasText: '“37”是手工填写的数字' }).waitFor()
    expect(await broken(page)).toEqual([])
    await page.keyboard.press('Alt+Enter')
    const box = page.getByRole('dialog')
    await box.getByLabel('出处（台账、文件或统计表）').fill('普法活动登记簿')
    await box.getByLabel('选择依据文件').setInputFiles([
      { name: '登记簿扫描件.png', mimeType: 'image/png', buffer: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex') },
      { name: '统计表.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 ') },
    ])
    await box.getByText('统计表.pdf').waitFor()
    expect(await broken(page)).toEqual([])
    await box.getByRole('button', { name: /写\s*入/ }).click()
    const chip = page.locator('[data-stated="37"]')
    await chip.waitFor()
    await expect.poll(() => chip.getAttribute('data-source')).toBe('普法活动登记簿（卫年报提供）')
    await finding.waitFor({ state: 'detached' })
    await save(page)
    await page.reload()
    await chip.hover()
    const note = page.getByRole('note')
    await note.getByRole('link', { name: '登记簿扫描件.png' }).waitFor()
    await expect.poll(() => wordsOf(note)).toMatch(/来源：普法活动登记簿（卫年报提供）.*卫年报 · /)
    const href = await note.getByRole('link', { name: '统计表.pdf' }).getAttribute('href')
    expect((await page.request.get(new URL(href ?? '', page.url()).href)).headers()['content-disposition']).toContain(encodeURIComponent('统计表.pdf'))
    await page.getByRole('region', { name: '填报数依据' }).getByRole('link', { name: '统计表.pdf' }).waitFor()
    expect(await broken(page)).toEqual([])
  })

  it('填报数点开可以改：去掉一个文件，换一个数', async () => {
    const page = await open('reporter')
    await page.locator('[data-stated="37"]').click()
    const box = page.getByRole('dialog')
    await expect.poll(() => box.getByLabel('出处（台账、文件或统计表）').inputValue()).toBe('普法活动登记簿')
    await box.getByRole('checkbox', { name: /统计表/ }).uncheck()
    await box.getByLabel('数字').fill('38')
    await box.getByRole('button', { name: /写\s*入/ }).click()
    await page.locator('[data-stated="38"]').waitFor()
    await expect.poll(async () => (await page.locator('[data-stated="38"]').getAttribute('data-files'))?.split(' ')).toHaveLength(1)
    await save(page)
  })
})

describe('撤销', () => {
  it('从最后写的一处起，一步步撤销到别的节，保存过、点到别处之后也行；重做也是', async () => {
    const page = await open('reporter')
    await toEnd(page)
    // At one go: letters that a busy machine takes slowly are several changes.
    await page.keyboard.insertText('先写的一句。')
    const last = page.locator('.wb-sheet .ProseMirror').last()
    await last.focus()
    await page.keyboard.press('Control+End')
    await page.keyboard.insertText('后写的一句。')
    await save(page)
    await page.locator('h1').click()
    await page.keyboard.press('Control+z')
    await expect.poll(() => wordsOf(last)).not.toContain('后写的一句。')
    await expect.poll(() => wordsOf(first(page))).toContain('先写的一句。')
    await page.keyboard.press('Control+z')
    await expect.poll(() => wordsOf(first(page))).not.toContain('先写的一句。')
    await page.keyboard.press('Control+Shift+z')
    await expect.poll(() => wordsOf(first(page))).toContain('先写的一句。')
    await page.keyboard.press('Control+y')
    await expect.poll(() => wordsOf(last)).toContain('后写的一句。')
  })
})

describe('不丢字', () => {
  it('没有保存就关了窗口，再打开找得回来，也可以不要', async () => {
    const page = await open('reporter')
    await toEnd(page)
    await page.keyboard.type('断网时写的话。')
    await expect
      .poll(() => page.evaluate(() => Object.entries(localStorage).some(([k, v]) => k.startsWith('mingfa.report.') && v.includes('断网时写的话。'))))
      .toBe(true)
    await page.reload()
    await page.getByText('上次没有保存的修改已经找回').waitFor()
    await expect.poll(() => wordsOf(first(page))).toContain('断网时写的话。')
    await page.getByRole('button', { name: '不要了' }).click()
    await expect.poll(() => wordsOf(first(page))).not.toContain('断网时写的话。')
  })
})

describe('两个人一起改', () => {
  it('各写一节：看得到谁在写，写不进别人的节；保存之后对方自动看到', async () => {
    const one = await open('reporter')
    const two = await open('reporter2')
    await toEnd(one)
    await one.keyboard.type('卫年报写的一句。')
    const taken = two.locator('#section-intro')
    await taken.getByText('卫年报正在编辑这一节').waitFor()
    await expect.poll(() => taken.locator('.ProseMirror').getAttribute('contenteditable')).toBe('false')
    expect(await broken(two)).toEqual([])
    const last = two.locator('.wb-sheet .ProseMirror').last()
    await expect.poll(() => last.getAttribute('contenteditable')).toBe('true')
    await last.focus()
    await two.keyboard.press('Control+End')
    await two.keyboard.type('吴年报写的一句。')
    await save(one)
    await expect.poll(() => wordsOf(first(two))).toContain('卫年报写的一句。')
    await expect.poll(() => wordsOf(last)).toContain('吴年报写的一句。')
    await save(two)
    await expect.poll(() => wordsOf(one.locator('.wb-sheet .ProseMirror').last())).toContain('吴年报写的一句。')
  })

  it('断网时照常写，连上之后保存得了', async () => {
    const page = await open('reporter')
    await page.context().setOffline(true)
    await toEnd(page)
    await page.keyboard.type('断网写的。')
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await page.getByRole('alert').filter({ hasText: '您的修改还在' }).waitFor()
    await page.context().setOffline(false)
    await save(page)
  })
})

describe('占用被别人接过去', () => {
  it('保存不了，说明是谁；自己写的还在，可以对照、复制；对方保存后选一份', async () => {
    const one = await open('reporter')
    await one.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    const two = await open('reporter2')
    await two.locator('#section-intro .ProseMirror[contenteditable="true"]').waitFor()
    await one.context().setOffline(true)
    await toEnd(one)
    await one.keyboard.type('卫年报离线写的。')
    const taken = two.waitForResponse((r) => r.request().method() === 'PUT' && r.url().includes('/locks/'))
    await toEnd(two)
    expect((await taken).status()).toBe(200)
    await two.keyboard.type('吴年报写的。')
    await one.context().setOffline(false)
    await one.getByRole('button', { name: '保存', exact: true }).click()
    const alert = one.getByRole('alert').filter({ hasText: '正由吴年报编辑' })
    await alert.waitFor()
    await expect.poll(() => wordsOf(first(one))).toContain('卫年报离线写的。')
    await alert.getByRole('button', { name: '对照和复制我的修改' }).click()
    const box = one.getByRole('dialog')
    await expect.poll(() => wordsOf(box.locator('ins').first())).toContain('卫年报离线写的。')
    await expect.poll(() => box.getByLabel('我写的全文').inputValue()).toContain('卫年报离线写的。')
    expect(await broken(one)).toEqual([])
    await box.getByRole('button', { name: '复制我写的全文' }).click()
    await box.getByText('已复制').waitFor()
    await one.keyboard.press('Escape')
    await save(two)
    await two.context().close()
    await one.getByText('在您修改期间被他人改过并保存').waitFor()
    await one.getByRole('button', { name: '改用对方的' }).click()
    await expect.poll(() => wordsOf(first(one))).toContain('吴年报写的。')
  })
})

describe('批注、版本、印出样式', () => {
  it('审核人批注一段，起草人看到并处理', async () => {
    const reviewer = await open('reviewer')
    // At its beginning, where no figure lies under the pointer.
    await first(reviewer).click({ position: { x: 40, y: 14 } })
    const panel = reviewer.getByRole('region', { name: '批注' })
    await panel.getByRole('textbox', { name: '批注内容' }).fill('请写明依据')
    await panel.getByRole('button', { name: /批\s*注/ }).click()
    await panel.getByText('周审核').waitFor()
    await panel.getByRole('textbox', { name: '批注内容' }).waitFor()
    expect(await broken(reviewer)).toEqual([])
    await panel.scrollIntoViewIfNeeded()
    const page = await open('reporter')
    const mine = page.getByRole('region', { name: '批注' })
    await mine.getByText('请写明依据').waitFor()
    await mine.getByRole('button', { name: '已处理' }).click()
    await mine.getByText('请写明依据').waitFor({ state: 'detached' })
  })

  it('任选两个版本对比，增删用文字和颜色都标出；印出样式在正文旁边', async () => {
    const page = await open('reporter')
    await page.getByRole('button', { name: '版本对比' }).click()
    const box = page.getByRole('dialog')
    await box.locator('ins').first().waitFor()
    await expect.poll(() => wordsOf(box.locator('ins').first())).toContain('增加：')
    expect(await broken(page)).toEqual([])
    await page.keyboard.press('Escape')
    await box.waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: '印出样式' }).click()
    await page.frameLocator('iframe[title="印出样式"]').locator('h1').waitFor()
    expect(await broken(page)).toEqual([])
  })
})

it('一路下来，页面没有出过故障', () => {
  expect(stage.faults).toEqual([])
})
