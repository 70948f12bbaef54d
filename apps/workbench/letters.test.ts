/** Letters as people meet them: drafted on the case, signed off by a leader, numbered, served; templates brought back from Word. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ordinaryCase } from '../../domains/enforcement/penalty/examples.ts'
import { newId } from '../../platform/db/index.ts'
import { EAST } from '../../platform/testing/index.ts'
import { broken, openStage, type Stage, wordsOf } from './workbench.stage.ts'

let stage: Stage
let folder: string
beforeAll(async () => {
  stage = await openStage()
  folder = mkdtempSync(join(tmpdir(), 'mingfa-templates-'))
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await stage?.close()
})

/** A penalty case up to its decision, on one day. */
async function decided(): Promise<string> {
  const id = newId()
  const steps = ordinaryCase({ first: await stage.personId('officer'), second: await stage.personId('officer2') })
  const until = steps.findIndex((s) => s.action === 'serve')
  for (const { by, action, input } of steps.slice(0, until)) {
    const { decisionNo: _decisionNo, ...rest } = input
    await stage.act(by, 'penalty', id, action, rest)
  }
  return id
}

describe('文书', () => {
  it('决定之后拟制决定书，负责人签发，编号用印，登记送达', async () => {
    const path = `/cases/penalty/${EAST}/${await decided()}`
    const page = await stage.at('officer', path)
    const panel = page.getByRole('region', { name: '文书' })
    await panel.getByRole('button', { name: '拟制《行政处罚决定书》' }).click()
    await page.getByRole('button', { name: '拟制并预览' }).click()
    await expect.poll(() => wordsOf(page.getByRole('alert'))).toContain('证据：必须填写')
    expect(await broken(page)).toEqual([])
    const form = page.getByRole('dialog')
    await form.getByLabel('证据', { exact: true }).fill('现场检查笔录、照片四张')
    await form.getByLabel('缴款方式').fill('示例银行清河支行')
    await form.getByLabel('行政复议机关').fill('清河区人民政府')
    await form.getByLabel('管辖法院').fill('清河区人民法院')
    await page.getByRole('button', { name: '拟制并预览' }).click()
    await page.getByRole('link', { name: '打开预览' }).waitFor()
    await expect.poll(() => wordsOf(page.getByRole('dialog'))).toContain('《行政处罚决定书》的签发由机关负责人办理')
    expect(await broken(page)).toEqual([])

    const leader = await stage.at('leader', path)
    await leader.getByRole('region', { name: '文书' }).getByRole('button', { name: '行政处罚决定书', exact: true }).click()
    await leader
      .getByRole('button', { name: '签 发' })
      .or(leader.getByRole('button', { name: '签发' }))
      .click()
    const note = await leader.locator('.ant-message-notice').boundingBox()
    expect(note && note.x >= 0 && note.y >= 0 && note.width > 100 && note.x + note.width <= 1366 && note.y + note.height <= 768).toBe(true)
    await leader.getByRole('dialog').getByText('待编号用印').first().waitFor()

    await page.reload()
    await panel.getByRole('button', { name: '行政处罚决定书', exact: true }).click()
    await page.getByRole('button', { name: '编号用印' }).click()
    await page.getByRole('dialog').getByText('清和街罚决〔2026〕1号').first().waitFor()
    await page.getByRole('button', { name: '登记送达' }).click()
    await page.getByLabel('签收人').fill('韩示例')
    await page.locator('.ant-modal').getByRole('button', { name: '登记送达' }).click()
    await page.getByRole('dialog').getByText('已送达').first().waitFor()
    await expect.poll(() => wordsOf(page.getByRole('dialog'))).toContain('签收人：韩示例')
    expect(await broken(page)).toEqual([])
    await page.goto(`${stage.base}/workbench/letters`)
    await page.getByText('清和街罚决〔2026〕1号').waitFor()
    expect(await broken(page)).toEqual([])
    expect(stage.faults).toEqual([])
  })
})

describe('查找文书', () => {
  it('上方输入字句，命中的文书标出所在；点开到案件页，滚到那份文书并标出，键盘可以接着打开', async () => {
    const caseId = await decided()
    const page = await stage.at('officer', '/')
    const asked = { evidence: '现场检查笔录', bank: '示例银行', reconsideration: '清河区人民政府', court: '清河区人民法院' }
    const id = newId()
    const draft = { type: 'penalty', office: EAST, caseId, kind: 'decision', id, actionId: newId(), asked }
    const made = await page.request.post(`${stage.base}/api/letters`, { data: draft, headers: { 'x-csrf': '1' } })
    expect(made.status(), await made.text()).toBe(200)
    await page.getByPlaceholder(/^查案号/).fill('罚款人民币500元')
    await page.keyboard.press('Enter')
    const found = page.getByRole('region', { name: '文书' })
    const hit = found.getByRole('listitem').filter({ has: page.locator(`a[href$="#letter-${id}"]`) })
    await hit.waitFor()
    await expect.poll(() => hit.locator('mark').allTextContents()).toContain('罚款人民币500元')
    await expect.poll(() => wordsOf(hit)).toContain('《行政处罚决定书》未编号')
    expect(await broken(page)).toEqual([])

    await hit.getByRole('link').click()
    const line = page.locator('.wb-letter-sought')
    await line.waitFor()
    expect(page.url()).toContain(`/cases/penalty/${EAST}/${caseId}#letter-${id}`)
    await expect.poll(() => line.getAttribute('id')).toBe(`letter-${id}`)
    await page.waitForLoadState('networkidle')
    await expect.poll(async () => ((p) => p && p.y >= 52 && p.y + p.height <= 768)(await line.boundingBox())).toBe(true)
    expect(await broken(page)).toEqual([])
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').getByText('行政处罚决定书').first().waitFor()
    expect(stage.faults).toEqual([])
  })

  it('标题和文号里命中的直接标在链接上，不再重复', async () => {
    const page = await stage.at('officer', `/search?q=${encodeURIComponent('处罚决定书')}`)
    const hit = page.getByRole('region', { name: '文书' }).getByRole('listitem').first()
    await hit.waitFor()
    await expect.poll(() => hit.getByRole('link').locator('mark').allTextContents()).toContain('处罚决定书')
    await expect.poll(() => wordsOf(hit)).not.toContain('文书：')
    expect(await broken(page)).toEqual([])
  })
})

describe('模板', () => {
  it('取下来改了再传：写错的字段逐项指出，改对的批准后启用', async () => {
    const page = await stage.at('admin', '/templates')
    await page.getByLabel('按名称查找文书').fill('不予行政处罚')
    await page.getByRole('button', { name: '不予行政处罚决定书', exact: true }).click()
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '取现用模板' }).click()])
    const parts = unzipSync(readFileSync(await download.path()))
    const xml = strFromU8(parts['word/document.xml'] as Uint8Array)
    const changed = (name: string, text: string): string => {
      const file = join(folder, name)
      writeFileSync(file, zipSync({ ...parts, 'word/document.xml': strToU8(text) }))
      return file
    }
    const input = page.locator('.ant-drawer input[type=file]')
    await input.setInputFiles(changed('wrong.docx', xml.replace('{{证据}}', '{{证剧}}')))
    const said = await wordsOf(page.getByRole('alert'))
    expect(said).toContain('没有“证剧”这个字段，是不是“证据”')
    expect(said).toContain('缺少必须载明的“证据”')
    expect(await broken(page)).toEqual([])
    await input.setInputFiles(changed('right.docx', xml.replace('本机关认为', '经审查，本机关认为')))
    await page
      .getByRole('button', { name: /批\s?准$/ })
      .first()
      .click()
    await page
      .locator('.ant-modal')
      .getByRole('button', { name: /批\s?准/ })
      .click()
    await page.getByText('已批准').first().waitFor()
    await expect.poll(() => wordsOf(page.locator('.ant-drawer table'))).toContain('right.docx')
    expect(stage.faults).toEqual([])
  })
})
