import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/db/index.ts'
import { type Ask, asking, askingAs, DISTRICT, EAST, type Served, serveSample, WEST } from '../../../platform/testing/index.ts'
import type { Office, Person, Problem } from '../../workbench/api-types.ts'
import { openServer } from '../app.ts'

const TODAY = '2026-03-04'
let server: Served<Awaited<ReturnType<typeof openServer>>>
let as: Record<'officer' | 'west' | 'supervisor' | 'keeper' | 'chief', Ask>

const newcomer = (username: string, more: Record<string, unknown> = {}) => ({
  office: EAST,
  username,
  name: '新来的人',
  certificate: null,
  certificateUntil: null,
  roles: ['clerk'],
  password: '初始密码1234',
  ...more,
})

beforeAll(async () => {
  server = await serveSample(TODAY, openServer)
  const { services } = server
  const viewer = await services.viewers.byUsername('supervisor', TODAY)
  if (!viewer) throw new Error('nobody is called supervisor')
  for (const [username, office] of [
    ['keeper', EAST],
    ['chief', DISTRICT],
  ] as const) {
    await services.people.add(viewer, { office, username, name: username, certificate: null, certificateUntil: null, roles: ['admin'] }, TODAY)
  }
  as = await askingAs(server.app, services, 'officer', 'west', 'supervisor', 'keeper', 'chief')
})
afterAll(() => server.close())

const people = async (ask: Ask, office = EAST) => (await ask('GET', `/api/people?office=${office}`)).json<Person[]>()
const signedIn = async (username: string, password: string) => (await asking(server.app)('POST', '/api/session', { username, password })).status

describe('人员', () => {
  it('管理员新增的人员马上可以登录', async () => {
    const answer = await as.keeper('POST', '/api/people', newcomer('xinren'))
    expect(answer.status).toBe(200)
    expect((await people(as.officer)).find((p) => p.username === 'xinren')).toMatchObject({ name: '新来的人', roles: ['clerk'], active: true })
    expect(await signedIn('xinren', '初始密码1234')).toBe(204)
  })

  it('账号已被使用的不能新增，原来那个人不受影响', async () => {
    await as.chief('POST', '/api/people', newcomer('shared', { office: WEST }))
    const answer = await as.keeper('POST', '/api/people', newcomer('shared', { password: '另外的密码123' }))
    expect([answer.status, answer.json<Problem>().errors?.[0]?.message]).toEqual([422, '账号已被使用，请换一个'])
    expect(await signedIn('shared', '初始密码1234')).toBe(204)
    expect(await signedIn('shared', '另外的密码123')).toBe(401)
  })

  it('填错的每一项都指出，密码太弱也指出', async () => {
    const answer = await as.keeper('POST', '/api/people', newcomer('x', { name: ' ', roles: ['system'], certificateUntil: '明年' }))
    expect(answer.json<Problem>().errors?.map((e) => e.field)).toEqual(['username', 'name', 'certificateUntil', 'roles.0'])
    const weak = await as.keeper('POST', '/api/people', newcomer('weak', { password: '12345678' }))
    expect(weak.json<Problem>().errors?.[0]?.field).toBe('password')
    expect((await people(as.keeper)).some((p) => p.username === 'weak')).toBe(false)
  })

  it('上级管理员可以管下级的人员，同级的不能，普通人员不能', async () => {
    expect((await as.chief('POST', '/api/people', newcomer('bychief'))).status).toBe(200)
    expect((await as.keeper('POST', '/api/people', newcomer('west2', { office: WEST }))).status).toBe(404)
    expect((await as.keeper('POST', '/api/people', newcomer('up', { office: DISTRICT }))).status).toBe(404)
    expect((await as.officer('POST', '/api/people', newcomer('no'))).status).toBe(403)
    expect((await as.west('GET', `/api/people?office=${EAST}`)).status).toBe(404)
  })

  it('改了角色马上生效，只改给出的项目', async () => {
    const { id } = (await as.keeper('POST', '/api/people', newcomer('turning'))).json<{ id: string }>()
    const { turning } = await askingAs(server.app, server.services, 'turning')
    expect((await turning('GET', '/api/cases?type=sample')).status).toBe(200)
    expect((await as.keeper('PATCH', `/api/people/${id}`, { office: EAST, roles: ['mediator'] })).status).toBe(204)
    expect((await turning('GET', '/api/cases?type=sample')).status).toBe(403)
    expect((await people(as.keeper)).find((p) => p.id === id)).toMatchObject({ name: '新来的人', roles: ['mediator'] })
  })

  it('停用后不能再用，重置密码后原来的登录失效', async () => {
    const { id } = (await as.keeper('POST', '/api/people', newcomer('leaving'))).json<{ id: string }>()
    const { leaving } = await askingAs(server.app, server.services, 'leaving')
    expect((await as.keeper('PATCH', `/api/people/${id}`, { office: EAST, password: '重置的密码987' })).status).toBe(204)
    expect((await leaving('GET', '/api/me')).status).toBe(401)
    expect(await signedIn('leaving', '重置的密码987')).toBe(204)
    await as.keeper('PATCH', `/api/people/${id}`, { office: EAST, active: false })
    const cookie = await asking(server.app)('POST', '/api/session', { username: 'leaving', password: '重置的密码987' })
    expect((await asking(server.app, { cookie: String(cookie.headers['set-cookie']).split(';')[0] ?? '' })('GET', '/api/me')).status).toBe(401)
  })

  it('管理员不能停用自己，也不能取消自己的管理员角色', async () => {
    const me = (await people(as.keeper)).find((p) => p.username === 'keeper')
    expect((await as.keeper('PATCH', `/api/people/${me?.id}`, { office: EAST, active: false })).status).toBe(422)
    expect((await as.keeper('PATCH', `/api/people/${me?.id}`, { office: EAST, roles: ['clerk'] })).status).toBe(422)
  })

  it('不在这个机关的人，说没有找到', async () => {
    const west = (await people(as.chief, WEST)).find((p) => p.username === 'west')
    expect((await as.keeper('PATCH', `/api/people/${west?.id}`, { office: EAST, name: '改名' })).status).toBe(404)
    expect((await as.keeper('PATCH', `/api/people/${newId()}`, { office: EAST, name: '改名' })).status).toBe(404)
  })
})

describe('机关', () => {
  it('只列出管辖范围内的机关', async () => {
    const ids = async (ask: Ask) => (await ask('GET', '/api/offices')).json<Office[]>().map((o) => o.id)
    expect(await ids(as.officer)).toEqual([EAST])
    expect(await ids(as.supervisor)).toEqual([DISTRICT, EAST, WEST])
  })

  it('联系方式由本机关或上级的管理员设置', async () => {
    const contact = { address: '清和路1号', phone: '0000-1234567', hours: null }
    expect((await as.keeper('PUT', `/api/offices/${EAST}/contact`, contact)).status).toBe(204)
    expect((await as.officer('GET', '/api/offices')).json<Office[]>()[0]?.contact).toEqual(contact)
    expect((await asking(server.app)('GET', '/agencies')).text).toContain('清和路1号')
    expect((await as.keeper('PUT', `/api/offices/${WEST}/contact`, contact)).status).toBe(404)
    expect((await as.keeper('PUT', `/api/offices/${EAST}/contact`, { ...contact, phone: 1 })).status).toBe(422)
  })
})
