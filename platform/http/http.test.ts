import type { FastifyInstance } from 'fastify'
import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Viewer } from '../access/index.ts'
import { asking, standingClock } from '../testing/index.ts'
import { createHttp, HttpProblem } from './index.ts'

const clock = standingClock('2026-03-04')
const clerk: Viewer = { personId: 'p', username: 'clerk', name: '李四', posts: [{ office: 1, roles: ['clerk'] }], sees: {}, offices: [1] }
const sessions = { viewer: async (token: string) => (token === 'good' ? clerk : undefined), drop: () => undefined, clear: () => undefined }
const parts = { sessions, now: clock.now, today: clock.today }
const anyone = { access: { who: 'anyone', because: '示范' } } as const

let app: FastifyInstance | undefined
const faults: unknown[] = []
afterEach(async () => {
  await app?.close()
  app = undefined
  faults.length = 0
})

async function serve(register: (app: FastifyInstance) => void, proxies: readonly string[] = []): Promise<FastifyInstance> {
  app = (await createHttp(parts, register, (error) => faults.push(error), proxies)).app
  await app.ready()
  return app
}

describe('路由', () => {
  it('没有写明谁可以用的路由，程序不能启动', async () => {
    await expect(serve((a) => void a.get('/open', async () => 'x'))).rejects.toThrow('route GET /open does not say who may use it')
  })

  it('要登录的没有登录，要职责的没有职责，各有说法', async () => {
    const a = await serve((routes) => {
      routes.get('/mine', { config: { access: { who: 'signedIn', because: '示范' } } }, async () => 'x')
      routes.get('/admin', { config: { access: { who: 'roles', roles: ['admin'] } } }, async () => 'x')
    })
    const known = asking(a, { authorization: 'Bearer good' })
    expect((await asking(a)('GET', '/mine')).json()).toMatchObject({ code: 'signed-out' })
    expect((await asking(a, { authorization: 'Bearer bad' })('GET', '/mine')).status).toBe(401)
    expect((await known('GET', '/mine')).status).toBe(200)
    expect((await known('GET', '/admin')).json()).toEqual({ code: 'role', message: '此项由系统管理员办理' })
  })

  it('每个答复都带安全响应头', async () => {
    const a = await serve((routes) => void routes.get('/', { config: anyone }, async () => 'x'))
    expect((await asking(a)('GET', '/')).headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
      'referrer-policy': 'same-origin',
    })
  })
})

describe('有误的请求', () => {
  it('每一处都列出：位置、填写的内容、怎么改', async () => {
    const body = z.strictObject({ days: z.number().int().max(9, '最多 9 天'), who: z.object({ name: z.string().min(1, '必须填写') }) })
    const a = await serve((routes) => void routes.post('/', { config: anyone, schema: { body } }, async () => 'x'))
    expect((await asking(a)('POST', '/', { days: 10, who: { name: '' }, more: [1] })).json()).toEqual({
      code: 'input',
      message: '请求内容不完整或格式不对',
      errors: [
        { field: 'days', label: 'days', value: '10', message: '最多 9 天' },
        { field: 'who.name', label: 'who.name', value: '', message: '必须填写' },
        { field: 'more', label: 'more', value: '[1]', message: '没有这一项' },
      ],
    })
  })

  it('有名称的栏目按名称说，套在里面的、清单里的也一样', async () => {
    const mail = z.email('应为邮箱地址').transform((m) => m.toLowerCase())
    const setting = z.strictObject({ sender: mail.meta({ title: '发件人' }), ports: z.array(z.number('应为数字')).meta({ title: '端口' }) })
    const body = z.strictObject({
      setting: setting.nullable().meta({ description: '空即取消' }),
      rows: z.array(z.object({ day: z.string('应为日期').meta({ title: '日期' }) })),
    })
    const querystring = z.object({ office: z.coerce.number('应为机关代码').meta({ title: '机关' }) })
    const a = await serve((routes) => void routes.post('/', { config: anyone, schema: { body, querystring } }, async () => 'x'))
    const said = async (url: string, sent: unknown) =>
      (await asking(a)('POST', url, sent)).json<{ errors: { label: string; field: string }[] }>().errors.map((e) => [e.label, e.field])
    expect(await said('/?office=1', { setting: { sender: '不是邮箱', ports: [25, 'x'] }, rows: [{ day: '1' }, { day: 2 }] })).toEqual([
      ['发件人', 'setting.sender'],
      ['端口第 2 项', 'setting.ports.1'],
      ['第 2 项日期', 'rows.1.day'],
    ])
    expect(await said('/?office=x', { setting: null, rows: [] })).toEqual([['机关', 'office']])
  })

  it('不是 JSON 的，说格式不对；故障只告诉程序，不告诉外人', async () => {
    const a = await serve((routes) => {
      routes.post('/', { config: anyone }, async () => 'x')
      routes.get('/fault', { config: anyone }, async () => {
        throw new Error('内部的话')
      })
      routes.get('/known', { config: anyone }, async () => {
        throw new HttpProblem(409, { code: 'stale', message: '有了变化' })
      })
    })
    expect((await asking(a, { 'content-type': 'application/json' })('POST', '/', '{')).json()).toMatchObject({ code: 'input' })
    const fault = await asking(a)('GET', '/fault')
    expect([fault.status, fault.text.includes('内部的话'), faults.length]).toEqual([500, false, 1])
    expect((await asking(a)('GET', '/known')).status).toBe(409)
  })
})

describe('频率', () => {
  const limited = (routes: FastifyInstance) => void routes.get('/', { config: { ...anyone, limit: { name: 'x', max: 2, seconds: 60 } } }, async () => 'x')
  const times = async (ask: ReturnType<typeof asking>, n: number) => {
    const statuses: number[] = []
    for (let i = 0; i < n; i += 1) statuses.push((await ask('GET', '/')).status)
    return statuses
  }

  it('同一地址过多的挡下，别的地址不受影响，过了时间重新计', async () => {
    const a = await serve(limited)
    expect(await times(asking(a, {}, '10.0.0.1'), 3)).toEqual([200, 200, 429])
    expect(await times(asking(a, {}, '10.0.0.2'), 1)).toEqual([200])
    clock.turnTo('2026-03-05')
    expect(await times(asking(a, {}, '10.0.0.1'), 1)).toEqual([200])
  })

  it('自称的来源地址不算数，除非是自己的反向代理说的', async () => {
    const told = (a: FastifyInstance, address: string) => asking(a, { 'x-forwarded-for': address }, '127.0.0.1')
    const open = await serve(limited)
    expect([...(await times(told(open, '1.1.1.1'), 2)), ...(await times(told(open, '2.2.2.2'), 1))]).toEqual([200, 200, 429])
    await open.close()
    const behind = await serve(limited, ['127.0.0.1'])
    expect([...(await times(told(behind, '1.1.1.1'), 3)), ...(await times(told(behind, '2.2.2.2'), 1))]).toEqual([200, 200, 429, 200])
  })
})
