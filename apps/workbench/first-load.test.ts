/** How much an office's line must carry before anything can be done. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStage, PASSWORD } from './workbench.stage.ts'

/** Kilobytes of scripts and styles as sent, compressed, up to the desk. The editor, charts and forms come when they are opened. */
const MOST = 400

let stage: Awaited<ReturnType<typeof openStage>>
beforeAll(async () => {
  stage = await openStage()
}, 120_000)
afterAll(() => stage.close())

it('从打开到工作台可用，脚本和样式压缩后不到 400 KB', async () => {
  const page = await stage.window()
  await page.goto(`${stage.base}/workbench/`)
  await page.getByLabel('账号').fill('officer')
  await page.getByLabel('密码').fill(PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByRole('navigation', { name: '主菜单' }).waitFor()
  await page.waitForLoadState('networkidle')
  const sizes = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map((e) => e as PerformanceResourceTiming)
      .filter((e) => /\.(js|css)$/.test(e.name))
      .map((e) => [e.name.split('/').pop() ?? '', e.encodedBodySize] as const),
  )
  const total = sizes.reduce((n, [, size]) => n + size, 0) / 1024
  expect(total, sizes.map(([name, size]) => `${name} ${Math.round(size / 1024)}`).join('\n')).toBeLessThan(MOST)
})
