import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Ask, asking, askingAs, cookieOf, type Served, serveSample } from '../../../platform/testing/index.ts'
import type { Problem } from '../../workbench/api-types.ts'
import { openServer } from '../app.ts'

const TODAY = '2026-03-04'
const PASSWORD = '清和街道1234'

let server: Served<Awaited<ReturnType<typeof openServer>>>
let nobody: Ask
beforeAll(async () => {
  server = await serveSample(TODAY, openServer)
  nobody = asking(server.app)
})
afterAll(() => server.close())

async function personId(username: string): Promise<string> {
  const viewer = await server.services.viewers.byUsername(username, TODAY)
  if (!viewer) throw new Error(`nobody is called ${username}`)
  return viewer.personId
}

beforeEach(async () => {
  await server.services.signIn.setPassword('clerk', await personId('clerk'), PASSWORD, server.clock.now())
})

const signIn = (password = PASSWORD) => nobody('POST', '/api/session', { username: 'clerk', password })
async function browser(): Promise<Ask> {
  const answer = await signIn()
  return asking(server.app, { cookie: cookieOf(answer), 'x-csrf': '1' })
}

describe('登录', () => {
  it('账号密码正确即可登录，cookie 不能被页面脚本读取，退出后失效', async () => {
    const answer = await signIn()
    expect(answer.status).toBe(204)
    expect(String(answer.headers['set-cookie'])).toMatch(/; HttpOnly; SameSite=Lax/)
    const me = asking(server.app, { cookie: cookieOf(answer), 'x-csrf': '1' })
    const who = (await me('GET', '/api/me')).json<object>()
    expect(who).toMatchObject({ person: { username: 'clerk', name: '李四' }, posts: [{ officeName: '清和街道', roles: ['clerk'] }], today: TODAY })
    expect((await me('DELETE', '/api/session')).status).toBe(204)
    expect((await me('GET', '/api/me')).status).toBe(401)
  })

  it('经加密连接登录的，cookie 只走加密连接', async () => {
    const secure = asking(server.app, { 'x-forwarded-proto': 'https' })
    const answer = await secure('POST', '/api/session', { username: 'clerk', password: PASSWORD })
    expect(String(answer.headers['set-cookie'])).toMatch(/; Secure/)
  })

  it('密码不对与账号不存在，答复一样', async () => {
    const known = await signIn('不对的密码1')
    const unknown = await nobody('POST', '/api/session', { username: '没有此人', password: '不对的密码1' })
    expect([known.status, known.json<Problem>().message]).toEqual([401, '账号或密码不正确'])
    expect(unknown.text).toBe(known.text)
  })

  it('账号密码都没填，两处都指出', async () => {
    const answer = await nobody('POST', '/api/session', { username: ' ', password: '' })
    expect(answer.status).toBe(422)
    expect(answer.json<Problem>().errors?.map((e) => [e.field, e.message])).toEqual([
      ['username', '请填写账号'],
      ['password', '请填写密码'],
    ])
  })

  it('同一地址反复登录，过于频繁的被挡下，并告知何时再试', async () => {
    const attempt = () => nobody('POST', '/api/session', { username: 'x', password: '' })
    let last = await attempt()
    for (let i = 0; i < 70 && last.status !== 429; i += 1) last = await attempt()
    expect(last.json<Problem>()).toMatchObject({ code: 'too-many', message: '操作过于频繁，请 5 分钟后再试' })
    expect(Number(last.headers['retry-after'])).toBeGreaterThan(200)
    server.clock.turnTo('2026-03-05')
    expect((await attempt()).status).toBe(422)
    server.clock.turnTo(TODAY)
  })
})

describe('防伪', () => {
  it('用 cookie 写而没有防伪标记，不予办理', async () => {
    const cookie = cookieOf(await signIn())
    const answer = await asking(server.app, { cookie })('POST', '/api/tokens', { days: 1 })
    expect([answer.status, answer.json<Problem>().code]).toEqual([403, 'csrf'])
    expect((await asking(server.app, { cookie })('GET', '/api/me')).status).toBe(200)
  })
})

describe('改密码', () => {
  it('须知道原密码，改后别处的登录失效，本处继续', async () => {
    const [here, there] = [await browser(), await browser()]
    const answer = await here('PUT', '/api/session/password', { old: PASSWORD, new: '新的密码12345' })
    expect(answer.status).toBe(204)
    expect((await there('GET', '/api/me')).status).toBe(401)
    expect((await asking(server.app, { cookie: cookieOf(answer) })('GET', '/api/me')).status).toBe(200)
    expect((await signIn()).status).toBe(401)
    expect((await signIn('新的密码12345')).status).toBe(204)
  })

  it('原密码不对，或新密码太弱，不改并指出是哪一项', async () => {
    const here = await browser()
    const wrong = await here('PUT', '/api/session/password', { old: '不是它1234', new: '新的密码12345' })
    expect([wrong.status, wrong.json<Problem>().errors?.[0]?.field]).toEqual([422, 'old'])
    const weak = await here('PUT', '/api/session/password', { old: PASSWORD, new: '12345678' })
    expect(weak.json<Problem>().errors?.[0]).toMatchObject({ field: 'new', message: '密码应同时包含文字（或字母）和数字' })
    expect((await signIn()).status).toBe(204)
  })
})

describe('令牌', () => {
  it('程序用令牌时只有本人的权限，收回即失效', async () => {
    const { leader } = await askingAs(server.app, server.services, 'leader')
    const given = (await leader('POST', '/api/tokens', { days: 30 })).json<{ token: string; expiresAt: string }>()
    expect(given.expiresAt).toMatch(/^2026-04-03T/)
    const script = asking(server.app, { authorization: `Bearer ${given.token}` })
    expect((await script('GET', '/api/me')).json()).toMatchObject({ person: { username: 'leader' } })
    expect((await script('DELETE', '/api/tokens')).json()).toEqual({ revoked: 2 })
    expect((await script('GET', '/api/me')).status).toBe(401)
  })

  it('过了有效期的令牌不再有效，期限也不能任意长', async () => {
    const { officer } = await askingAs(server.app, server.services, 'officer')
    const { token } = (await officer('POST', '/api/tokens', { days: 1 })).json<{ token: string }>()
    server.clock.turnTo('2026-03-06')
    expect((await asking(server.app, { authorization: `Bearer ${token}` })('GET', '/api/me')).status).toBe(401)
    server.clock.turnTo(TODAY)
    expect((await officer('POST', '/api/tokens', { days: 4000 })).json<Problem>().errors?.[0]).toMatchObject({ field: 'days', value: '4000' })
  })
})
