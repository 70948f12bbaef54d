/** Every page of the workbench and of the portal in the oldest Chromium that they are built for: opens, says nothing amiss, fits the screen and the phone. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchOldest } from '../../../platform/testing/index.ts'
import { plain, plainOnPhone, portalRoutes, routesOfTable } from './every-page.stage.ts'
import { nameOf, openPlaces, type Places } from './every-page-places.stage.ts'

let walk: Places
beforeAll(async () => {
  walk = await openPlaces(launchOldest)
}, 240_000)
afterAll(() => walk?.close())

it('浏览器是 Chromium 80，行间距画不出，页面认得出，改用外边距', async () => {
  const { page, go } = await walk.seatOf('')
  expect(page.context().browser()?.version()).toMatch(/^80\./)
  await go('/sign-in')
  expect(await page.evaluate(() => document.documentElement.classList.contains('no-flex-gap'))).toBe(true)
})

describe('每一页', () => {
  for (const route of routesOfTable()) {
    it(`${route} 打得开，不出错，不超出屏幕，有标题`, { timeout: 120_000 }, async () => {
      const faults: unknown[] = []
      for (const place of walk.places[route] ?? []) {
        const seat = await walk.seatOf(place.by)
        await seat.go(place.path)
        const name = `80-${nameOf(place)}`
        await plain(seat, name).catch((e) => faults.push(e.message))
        if (place.phone) await plainOnPhone(seat, name).catch((e) => faults.push(e.message))
      }
      expect(faults).toEqual([])
    })
  }
})

describe('门户', () => {
  it('每一页打得开，不出错，不超出屏幕和手机，有标题', { timeout: 180_000 }, async () => {
    const seat = await walk.seatOf('')
    const faults: unknown[] = []
    for (const route of portalRoutes()) {
      const name = `80-portal${route.replace(/[/:]+/g, '-')}`
      await seat.visit(walk.portal[route] ?? route)
      await plain(seat, name).catch((e) => faults.push(e.message))
      await plainOnPhone(seat, name).catch((e) => faults.push(e.message))
    }
    expect(faults).toEqual([])
  })
})
