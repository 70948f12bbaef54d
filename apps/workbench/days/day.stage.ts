/** What every day has: signing in by the form, steps taken by the form, pages looked at, signing out; in the oldest Chromium that we promise. */
import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { launchOldest, type SamplePerson } from '../../../platform/testing/index.ts'
import { broken, leaving, openStage, PASSWORD, type Stage } from '../workbench.stage.ts'

/** Pictures go here, for whoever asks. */
const OUT = process.env.MINGFA_DAYS_OUT

/** A stage before the browser of the build target, for real. */
export const openDays = (people: readonly SamplePerson[] = []): Promise<Stage> => openStage(people, launchOldest)

/** Somebody comes to work: the sign-in page by keyboard, then their desk. */
export async function comes(stage: Stage, username: string): Promise<Page> {
  const page = await stage.window()
  await page.goto(`${stage.base}/workbench/`)
  await page.getByLabel('账号').fill(username)
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
  await page.keyboard.press('Enter')
  await page.locator('.wb-queue[aria-busy="false"]').waitFor()
  return page
}

/** Goes home; whoever comes next has to sign in. */
export async function leaves(page: Page): Promise<void> {
  await page.getByRole('button', { name: '退出' }).click()
  await page.getByLabel('账号').waitFor()
  await page.context().close()
}

/** The page as it is now breaks no serious rule of access and fits the screen. */
export async function fine(page: Page, name: string): Promise<void> {
  const faults = await broken(page)
  if (OUT) {
    mkdirSync(OUT, { recursive: true })
    await page.screenshot({ path: `${OUT}/${name}.png` })
  }
  expect(faults, name).toEqual([])
}

async function choose(page: Page, field: string, words: string): Promise<void> {
  await page.locator(`#${field}`).click()
  const list = page.locator('.ant-select-dropdown').filter({ has: page.locator(`#${field}_list`) })
  await list.locator('.ant-select-item-option').filter({ hasText: words }).first().click()
}

/** A field of a form by its id: a choice takes a label, yes or no a boolean, everything else text. */
export async function enter(page: Page, field: string, value: string | boolean): Promise<void> {
  const control = page.locator(`#${field}`)
  await control.waitFor()
  if (typeof value === 'boolean') return control.getByRole('radio', { name: value ? '是' : '否', exact: true }).check()
  const isChoice = (await control.getAttribute('role')) === 'combobox'
  if (isChoice) return choose(page, field, value)
  await control.fill(value)
  if (/^\d{4}-\d\d-\d\d$/.test(value)) await control.press('Enter')
}

/** Fills the form on the page. */
export async function enters(page: Page, values: Readonly<Record<string, string | boolean>>): Promise<void> {
  for (const [field, value] of Object.entries(values)) await enter(page, field, value)
}

/** Sends the form on the page; the case is shown afterwards. */
export async function sends(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^提交/ }).click()
  await page.getByRole('heading', { name: '办理经过' }).waitFor()
}

/** Takes a step of the case on the page: its button, its form. */
export async function takes(page: Page, step: string, values: Readonly<Record<string, string | boolean>>, name?: string): Promise<void> {
  await page.locator('#case-next').getByRole('button', { name: step, exact: true }).click()
  await page.getByRole('button', { name: /^提交/ }).waitFor()
  await enters(page, values)
  if (name) await fine(page, name)
  await sends(page)
}

/** Opens a case from the desk by what it is called. */
export async function opens(page: Page, words: string): Promise<void> {
  await page.locator('.wb-queue-link').filter({ hasText: words }).first().click()
  await page.locator('#case-next').waitFor()
}

/** A page from the menu on the left, by its entry and its heading. */
export async function goes(page: Page, entry: string): Promise<void> {
  const link = page.getByRole('navigation', { name: '主菜单' }).getByRole('menuitem', { name: entry, exact: false })
  await leaving(page, () => link.first().click())
  await page.locator('.wb-title, .wb-subtitle').first().waitFor()
}
