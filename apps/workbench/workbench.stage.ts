/** The workbench before a real server in a real browser, for tests: people with passwords, windows of their own, what a page breaks. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Locator, Page } from 'playwright-core'
import { newId } from '../../platform/db/index.ts'
import { startWorker } from '../../platform/jobs/index.ts'
import { EAST, launchBrowser, PATIENCE, type SamplePerson, serveAll } from '../../platform/testing/index.ts'
import { openServer } from '../server/app.ts'
import { buildWorkbench } from '../server/workbench.ts'
import { tasksOf } from '../tasks.ts'

export const TODAY = '2026-03-02'
export const PASSWORD = '清河街道2026'
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const more: readonly SamplePerson[] = [
  { username: 'keeper', name: '郑登记', office: EAST, roles: ['officer', 'clerk', 'mediator', 'openness', 'secretary'] },
  { username: 'reporter', name: '卫年报', office: EAST, roles: ['reporter'] },
  { username: 'reporter2', name: '吴年报', office: EAST, roles: ['reporter'] },
  { username: 'reviewer', name: '周审核', office: EAST, roles: ['reviewer'] },
  { username: 'admin', name: '王管理', office: EAST, roles: ['admin'] },
]

/** A server without any records, its worker and a browser; `people` besides the usual ones. */
export async function openStage(people: readonly SamplePerson[] = [], launch = launchBrowser) {
  await buildWorkbench(() => undefined)
  const all = [...more, ...people]
  const server = await serveAll(TODAY, openServer, all)
  const { services, clock, app } = server
  const faults: unknown[] = []
  const onFault = (error: unknown): void => void faults.push(error)
  const worker = await startWorker(services.db.config('mingfa_worker'), { tasks: tasksOf(services), cron: [], onFault })
  const viewer = async (username: string) => {
    const found = await services.viewers.byUsername(username, TODAY)
    if (!found) throw new Error(`nobody is called ${username}`)
    return found
  }
  for (const username of ['officer', 'officer2', 'clerk', 'leader', 'supervisor', ...all.map((p) => p.username)]) {
    await services.signIn.addLogin(username, (await viewer(username)).personId, PASSWORD, clock.now())
  }
  const base = await app.listen({ port: 0, host: '127.0.0.1' })
  const browser = await launch()

  /** A window of its own, as large as the screens of most offices. */
  const window = async (): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
    context.setDefaultTimeout(PATIENCE)
    const page = await context.newPage()
    page.on('pageerror', onFault)
    return page
  }

  return {
    server,
    base,
    window,
    /** What the pages and the tasks have thrown. */
    faults,
    /** A window in which somebody is signed in, on a page. */
    at: async (username: string, place: string): Promise<Page> => {
      const page = await window()
      const answer = await page.request.post(`${base}/api/session`, { data: { username, password: PASSWORD }, headers: { 'x-csrf': '1' } })
      if (!answer.ok()) throw new Error(await answer.text())
      await page.goto(`${base}/workbench${place}`)
      await page.locator('.wb-title, .wb-subtitle').first().waitFor()
      return page
    },
    personId: async (username: string): Promise<string> => (await viewer(username)).personId,
    /** Somebody takes a step at a desk that is not watched. */
    act: async (username: string, type: string, caseId: string, action: string, input: Record<string, unknown>): Promise<void> => {
      const result = await services.ledger.act(await viewer(username), { type, office: EAST, caseId, action, actionId: newId(), input })
      if (!('done' in result)) throw new Error(`${type}.${action}: ${JSON.stringify(result)}`)
    },
    close: async (): Promise<void> => {
      await browser.close()
      await worker.stop()
      await server.close()
    },
  }
}

export type Stage = Awaited<ReturnType<typeof openStage>>

/** Goes elsewhere from within the page, and waits until the next one has its heading: the router keeps the page left standing meanwhile. */
export async function leaving(page: Page, go: () => Promise<void>): Promise<void> {
  // The desk answers to /workbench and /workbench/.
  const address = (): string => page.url().replace(/\/$/, '')
  const from = address()
  const left = await page.evaluate(() => document.querySelector('h1')?.textContent)
  await go()
  if (address() !== from) {
    await page.waitForFunction((before) => {
      const head = document.querySelector('h1')?.textContent
      return head && head !== before
    }, left)
  }
}

/** Presses Tab, or another key, until the focus has arrived; what is still on its way is passed again. Throws what `lost` says when patience ends. */
export async function tabUntil(page: Page, arrived: () => Promise<boolean>, lost: () => Promise<string> | string, key = 'Tab'): Promise<void> {
  for (const end = Date.now() + PATIENCE; !(await arrived()); await page.keyboard.press(key)) if (Date.now() > end) throw new Error(await lost())
}

export const wordsOf = async (place: Locator): Promise<string> => (await place.textContent()) ?? ''

/** What a page breaks of the rules of access, the serious and the critical. */
export async function broken(page: Page): Promise<string[]> {
  await page.waitForLoadState('networkidle')
  await page.evaluate(axeSource)
  const found = await page.evaluate(async () => {
    type Axe = { run: (what: Document, how: object) => Promise<{ violations: { id: string; impact: string; nodes: { target: string[]; html: string }[] }[] }> }
    const { axe } = globalThis as unknown as { axe: Axe }
    const { violations } = await axe.run(document, { resultTypes: ['violations'] })
    return violations.filter((v) => v.impact === 'serious' || v.impact === 'critical').map((v) => ({ id: v.id, nodes: v.nodes.slice(0, 3) }))
  })
  // The rules compare what is seen and what is read out by a means that old browsers lack, and find every label wrong there.
  const unsure = page.context().browser()?.version().startsWith('80.') ? 'label-content-name-mismatch' : undefined
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > globalThis.innerWidth)
  return [
    ...found.filter((f) => f.id !== unsure).map(({ id, nodes }) => `${id}: ${nodes.map((n) => `${n.target.join(' ')} ${n.html.slice(0, 120)}`).join(' | ')}`),
    ...(wide ? ['页面横向超出屏幕'] : []),
  ]
}
