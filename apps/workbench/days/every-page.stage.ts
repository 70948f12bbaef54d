/** The whole workbench over a small demo: the routes of its table, the places that they lead to, and what makes a page fit for use. */
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { launchBrowser, serveEmpty } from '../../../platform/testing/index.ts'
import { openServer } from '../../server/app.ts'
import { DEMO_PASSWORD, demoSignIns, loadDemo } from '../../server/demo/index.ts'
import { buildWorkbench } from '../../server/workbench.ts'
import { broken } from '../workbench.stage.ts'
import { touching } from './flex-gap.stage.ts'

export const TODAY = '2026-11-24'
const OUT = process.env.MINGFA_DAYS_OUT
export const DISTRICT = 999901
/** The street that works, and the one that has nothing yet. */
export const STREET = 999901001
export const EMPTY = 'liantang'
export const EMPTY_STREET = 999901009
const sourceOf = (...path: string[]): string => readFileSync(join(import.meta.dirname, '..', ...path), 'utf8')

/** Paths of the one table of routes, the desk as '/'. */
export const routesOfTable = (): string[] =>
  [...sourceOf('routes.tsx').matchAll(/<Route (?:(index)|path="([^"]+)")/g)].map(([, index, path = '']) => (index ? '/' : `/${path.replace(/^\//, '')}`))

/** Pages of the portal, from its own routes. */
export const portalRoutes = (): string[] =>
  [...sourceOf('..', 'portal', 'routes.ts').matchAll(/app\.get\('([^']+)'[^\n]*?(?:\n[^\n]*?)??send\(portal/g)].map(([, path = '']) => path)

/** Matters of the settings page. */
export const settingParts = (): string[] => [...sourceOf('pages/settings/settings.tsx').matchAll(/\{ key: '(\w+)', title:/g)].map(([, key = '']) => key)

/** A page and what it said amiss since the last look. */
export type Seat = { page: Page; said: string[]; go: (path: string) => Promise<void>; visit: (path: string) => Promise<void> }

/** Everybody's first of a role, by user name. */
export const everyRole = demoSignIns().map((row) => row.username)

/** The walk in the browser of today, or in another one. */
export async function openWalk(launch = launchBrowser) {
  await buildWorkbench(() => undefined)
  const server = await serveEmpty(TODAY, openServer)
  const { services, app } = server
  await loadDemo(services, () => undefined, 0.02)
  const base = await app.listen({ port: 0, host: '127.0.0.1' })
  const browser = await launch()

  const seat = async (username: string): Promise<Seat> => {
    // The portal lets no script run; the rules of access are one.
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', bypassCSP: true })
    context.setDefaultTimeout(15_000)
    const page = await context.newPage()
    const said: string[] = []
    page.on('pageerror', (e) => said.push(`故障：${e.message}`))
    // A refused request is the page's own to tell; the browser's line about it says nothing more.
    page.on('console', (m) => m.type() === 'error' && !m.text().startsWith('Failed to load resource') && said.push(m.text().slice(0, 300)))
    page.on('response', (r) => r.status() >= 500 && said.push(`${r.status()} ${r.url()}`))
    if (username) {
      const answer = await page.request.post(`${base}/api/session`, { data: { username, password: DEMO_PASSWORD }, headers: { 'x-csrf': '1' } })
      if (!answer.ok()) throw new Error(`${username}：${await answer.text()}`)
    }
    const visit = async (path: string): Promise<void> => {
      await page.goto(base + path)
      await settled(page)
    }
    return { page, said, visit, go: (path: string): Promise<void> => visit(`/workbench${path}`) }
  }

  return {
    base,
    seat,
    services,
    close: async (): Promise<void> => {
      await browser.close()
      await server.close()
    },
  }
}
export type Walk = Awaited<ReturnType<typeof openWalk>>

/** Everything asked for has come and is drawn. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page
    .locator('.ant-spin-spinning, .mf-loading')
    .first()
    .waitFor({ state: 'detached' })
    .catch(() => undefined)
}

/** Throws what is amiss with a page, all of it, with the page's name. */
function report(name: string, faults: readonly string[]): void {
  if (faults.length > 0) throw new Error(`${name}：${faults.join('；')}`)
}

/** What everybody expects of a page, without its look: one heading, a name in the tab, nothing broken, nothing wider than the screen. */
export async function plain({ page, said }: Seat, name: string): Promise<void> {
  // Data may still be on its way; a page that never has its heading is told of below.
  await page.waitForFunction(() => document.querySelectorAll('h1').length === 1).catch(() => undefined)
  const { heads, title } = await page.evaluate(() => ({ heads: [...document.querySelectorAll('h1')].map((h) => h.textContent), title: document.title }))
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > globalThis.innerWidth)
  const faults = [
    ...said.splice(0),
    ...(heads.length === 1 && heads[0] ? [] : [`一级标题 ${heads.length} 个：${heads.join('、')}`]),
    ...(wide ? ['页面横向超出屏幕'] : []),
  ]
  await picture(page, name)
  // The desk and the door are the platform itself.
  if (!title || (title === '法治政府一体化平台' && !/desk|sign-in/.test(name))) faults.push(`标签页只写“${title}”`)
  if (/undefined|null|NaN|\[object/.test(title)) faults.push(`标签页写“${title}”`)
  report(name, faults)
}

async function picture(page: Page, name: string): Promise<void> {
  if (!OUT) return
  mkdirSync(OUT, { recursive: true })
  await page.screenshot({ path: `${OUT}/${name}.png` })
}

/** All of it: that, and the rules of access, and no English or codes where people read. */
export async function sound(seat: Seat, name: string): Promise<void> {
  const { page } = seat
  const faults = [...(await broken(page)), ...(await touching(page))]
  const words = await page.evaluate(() => document.body.textContent ?? '')
  const odd = words.match(/\b(?:undefined|null|NaN|true|false)\b|\[object|Invalid Date/)
  if (odd) faults.push(`页面上写着“${words.slice(Math.max(0, (odd.index ?? 0) - 20), (odd.index ?? 0) + 20)}”`)
  report(name, faults)
  await plain(seat, name)
}

/** The same page on a phone, in the same window: nothing wider than the phone, nothing said amiss. Its words and roles are those of the large screen. */
export async function plainOnPhone(seat: Seat, name: string): Promise<void> {
  await seat.page.setViewportSize({ width: 390, height: 844 })
  await settled(seat.page)
  await plain(seat, `${name}-phone`)
  await seat.page.setViewportSize({ width: 1366, height: 768 })
}
