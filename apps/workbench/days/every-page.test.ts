/** Every page of the workbench, found in its own table of routes: seen by those whose it is, on a screen and on a phone; by those whose it is not; and with nothing in it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { leaving, wordsOf } from '../workbench.stage.ts'
import { EMPTY, everyRole, plain, plainOnPhone, portalRoutes, routesOfTable, settled, sound } from './every-page.stage.ts'
import { nameOf, openPlaces, type Places } from './every-page-places.stage.ts'

let walk: Places
beforeAll(async () => {
  walk = await openPlaces()
}, 240_000)
afterAll(() => walk?.close())

it('路由表里的每一页都走到，没有多走的', () => {
  expect(routesOfTable().length).toBeGreaterThan(20)
  expect(Object.keys(walk.places).sort()).toEqual(routesOfTable().sort())
  expect(portalRoutes().length).toBeGreaterThan(10)
  expect(Object.keys(walk.portal).sort()).toEqual(portalRoutes().sort())
})

describe('每一页给办它的人看', () => {
  for (const route of routesOfTable()) {
    it(`${route} 没有障碍，不出错，不超出屏幕，有标题`, { timeout: 120_000 }, async () => {
      const faults: unknown[] = []
      for (const place of walk.places[route] ?? []) {
        const seat = await walk.seatOf(place.by)
        await seat.go(place.path)
        const name = nameOf(place)
        await sound(seat, name).catch((e) => faults.push(e.message))
        if (place.phone) await plainOnPhone(seat, name).catch((e) => faults.push(e.message))
      }
      expect(faults).toEqual([])
    })
  }
})

it('浏览器画不出行间距时，页面自己认得出，改用外边距', { timeout: 60_000 }, async () => {
  const { page, go } = await walk.seatOf('')
  const marked = () => page.evaluate(() => document.documentElement.classList.contains('no-flex-gap'))
  await go('/sign-in')
  expect(await marked()).toBe(false)
  await page.route('**/workbench/sign-in', async (route) => {
    const response = await route.fetch()
    const without = '<style>body > div { row-gap: 0 !important }</style></head>'
    await route.fulfill({ response, body: (await response.text()).replace('</head>', without) })
  })
  await go('/sign-in')
  expect(await marked()).toBe(true)
  await page.unroute('**/workbench/sign-in')
})

describe('门户的每一页', () => {
  it('在电脑和手机上都没有障碍，不出错，不超出屏幕，有标题', { timeout: 180_000 }, async () => {
    const seat = await walk.seatOf('')
    const faults: unknown[] = []
    for (const [route, path] of Object.entries(walk.portal)) {
      const name = `portal${route.replace(/[/:]+/g, '-')}`
      await seat.visit(path)
      await sound(seat, name).catch((e) => faults.push(e.message))
      await plainOnPhone(seat, name).catch((e) => faults.push(e.message))
      if (await seat.page.getByText('没有找到这个页面').count()) faults.push(`${path}：没有这个页面`)
    }
    expect(faults).toEqual([])
  })
})

describe('每个角色的菜单', () => {
  for (const username of everyRole) {
    it(`${username}：每一项都打得开，焦点不丢`, { timeout: 120_000 }, async () => {
      const seat = await walk.seatOf(username)
      const { page } = seat
      await seat.go('/')
      const entries = page.getByRole('navigation', { name: '主菜单' }).getByRole('menuitem')
      expect(await entries.count()).toBeGreaterThan(1)
      for (const entry of await entries.all()) {
        const words = await wordsOf(entry)
        await leaving(page, () => entry.click())
        await settled(page)
        await plain(seat, `${username}-${words === '工作台' ? 'desk' : words}`)
        expect(await page.evaluate(() => document.activeElement?.tagName), words).not.toBe('BODY')
      }
    })
  }
})

describe('不归自己办的页面', () => {
  const doors: readonly [by: string, path: string, says: RegExp][] = [
    ['clerk', '/settings', /没有这个页面/],
    ['clerk', '/settings/webhooks', /没有这个页面/],
    ['officer', '/cases/disclosure', /没有这个页面/],
    ['officer', '/cockpit', /驾驶舱供机关负责人和监督人员使用/],
    ['officer', '/board', /./],
    ['officer', '/templates', /./],
    ['leader', '/imports', /./],
    ['reporter', '/letters', /./],
    ['reporter', '/cases/penalty/new', /./],
    ['mediator', '/cases/penalty/new/registerClue', /./],
    ['officer', '/cases/penalty/999901002/00000000-0000-7000-8000-000000000001', /没有/],
    ['officer', '/reports/00000000-0000-7000-8000-000000000001', /没有/],
    ['officer', '/imports/00000000-0000-7000-8000-000000000001', /没有/],
    ['officer', '/figures/penalty.none', /没有这个页面/],
  ]
  it.each(doors)('%s 打开 %s：说明白，不出错', async (by, path, says) => {
    const seat = await walk.seatOf(by)
    await seat.go(path)
    await sound(seat, `stranger-${by}${path.replaceAll('/', '-').slice(0, 40)}`)
    expect(await wordsOf(seat.page.getByRole('main'))).toMatch(says)
  })
})

describe('还没有记录的机关', () => {
  it('每一页都用文字说明还没有，不是一片空白', { timeout: 180_000 }, async () => {
    const faults: unknown[] = []
    const clerk = {
      by: `${EMPTY}-clerk`,
      paths: ['/', '/?tab=done', '/cases/penalty', '/cases/mediation', '/imports', '/letters', '/colleagues', '/notices', '/search?q=%E7%A9%BA'],
    }
    const leader = { by: `${EMPTY}-leader`, paths: ['/', '/cockpit', '/figures', '/reports'] }
    for (const { by, paths } of [clerk, leader]) {
      const seat = await walk.seatOf(by)
      for (const path of paths) {
        await seat.go(path)
        await sound(seat, `empty-${by}${path === '/' ? '-desk' : path.replace(/[/?=%]+/g, '-')}`).catch((e) => faults.push(e.message))
        const words = await wordsOf(seat.page.getByRole('main'))
        if (!/没有|还没|未|0 件|0 宗|选择文件|空/.test(words)) faults.push(`${by} ${path}：没有说明`)
      }
    }
    expect(faults).toEqual([])
  })
})

describe('弹出的窗口', () => {
  type Opening = { by: string; route: string; at?: number; buttons: readonly (string | RegExp)[] }
  const openings: readonly Opening[] = [
    { by: 'admin', route: '/offices', buttons: ['新增人员', '修改', '岗位'] },
    { by: 'admin', route: '/settings/:part', at: 0, buttons: ['安排一天'] },
    { by: 'admin', route: '/settings/:part', at: 2, buttons: ['增加字段'] },
    { by: 'admin', route: '/settings/:part', at: 4, buttons: [/^设置.+的保管期限$/] },
    { by: 'admin', route: '/settings/:part', at: 6, buttons: ['增加推送'] },
    { by: 'officer', route: '/colleagues', at: 1, buttons: ['新增委托'] },
    { by: 'supervisor', route: '/board', buttons: [/期限与规则$/, /^(交入|换一版)$/] },
    { by: 'yunxi-reporter', route: '/reports/:id', at: 1, buttons: ['版本对比'] },
    { by: 'officer', route: '/cases/:type', at: 2, buttons: [/列设置$/, /常用视图$/] },
    { by: 'leader', route: '/figures', buttons: ['来历'] },
    { by: 'officer', route: '/', buttons: [/^期限提醒/] },
  ]
  it.each(openings)('$route $buttons：没有障碍，Esc 关上，焦点回到按钮', { timeout: 60_000 }, async ({ by, route, at = 0, buttons }) => {
    const seat = await walk.seatOf(by)
    const { page } = seat
    for (const name of buttons) {
      await seat.go(walk.places[route]?.[at]?.path ?? route)
      const button = page
        .getByRole('main')
        .or(page.getByRole('banner'))
        .getByRole('button', { name, exact: typeof name === 'string' })
        .first()
      await button.focus()
      await page.keyboard.press('Enter')
      const box = page.locator('.ant-modal, .ant-drawer-content, .ant-drawer-section, .ant-popover:not(.ant-popover-hidden)').first()
      await box.waitFor()
      await sound(seat, `box-${by}-${String(name)}`)
      await page.keyboard.press('Escape')
      await box.waitFor({ state: 'hidden' })
      await expect.poll(() => button.evaluate((b) => document.activeElement === b), { message: `焦点没有回到“${String(name)}”` }).toBe(true)
    }
  })
})
