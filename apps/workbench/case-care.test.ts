/** The case page in a browser: what waits stands first, reasons of a return in the open, nothing covered on a phone. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { investigated } from '../../domains/enforcement/penalty/examples.ts'
import { newId } from '../../platform/db/index.ts'
import { EAST } from '../../platform/testing/index.ts'
import { broken, openStage, type Stage, wordsOf } from './workbench.stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

const clue = { source: 'inspection', foundOn: '2026-02-27', cause: '占道经营', facts: '在店外摆放货架经营', happenedOn: '2026-02-27', community: '清河社区' }
const path = (id: string) => `/cases/penalty/${EAST}/${id}`

it('退回的理由直接看得见；下一步先列等着办的', async () => {
  const id = newId()
  await stage.act('clerk', 'penalty', id, 'registerClue', clue)
  const input = investigated({ first: await stage.personId('officer'), second: await stage.personId('officer2') })[1]?.input ?? {}
  const day = { foundOn: '2026-02-27', happenedOn: '2026-02-27' }
  await stage.act('officer', 'penalty', id, 'proposeFiling', { ...input, ...day })
  await stage.act('leader', 'penalty', id, 'returnProposal', { returnReason: '请补充现场照片' })
  const page = await stage.at('officer', path(id))
  await page.getByRole('heading', { name: '办理经过' }).waitFor()
  await expect.poll(() => wordsOf(page.locator('#case-timeline'))).toMatch(/退回立案申请[\s\S]*请补充现场照片/)
  const next = page.locator('#case-next > .wb-choice button:enabled').first()
  await expect.poll(async () => (await wordsOf(next)).replace(/\s/g, '')).toBe('提请立案')
  expect(await broken(page)).toEqual([])
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/returned.png`, fullPage: true })
  await page.goto(`${stage.base}/workbench/notices`)
  await page.getByRole('link', { name: /孙三退回.*请补充现场照片/ }).waitFor()
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/notices.png` })
})

it('手机宽度下，整卷打印不遮住各部分的链接', async () => {
  const id = newId()
  await stage.act('clerk', 'penalty', id, 'registerClue', clue)
  const page = await stage.at('clerk', path(id))
  await page.setViewportSize({ width: 390, height: 844 })
  const button = page.getByRole('button', { name: '整卷打印' })
  await button.waitFor()
  const links = await page.getByRole('navigation', { name: '本页各部分' }).boundingBox()
  const print = await button.boundingBox()
  if (!links || !print) throw new Error('not drawn')
  expect(print.y >= links.y + links.height || print.x >= links.x + links.width).toBe(true)
  expect(links.width).toBeGreaterThan(300)
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/phone.png` })
})
