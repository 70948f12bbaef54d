/** Notices, mail and pushes, against a real mail server and a real web server on this machine. */
import { createHmac } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../platform/db/index.ts'
import { type Ask, asking, DISTRICT, EAST, type Served, serveAll, WEST } from '../platform/testing/index.ts'
import { followOffice, sendDelivery } from '../platform/webhooks/index.ts'
import { termWork } from './nightly.ts'
import { openServer } from './server/app.ts'
import { hookParts, tellWork } from './telling.ts'
import type { Problem } from './workbench/api-types.ts'
import type { HookDelivery, HookView, MailView, Notice, NoticePreferences } from './workbench/setting-types.ts'

const TODAY = '2026-03-02'
let server: Served<Awaited<ReturnType<typeof openServer>>>
let as: Record<'officer' | 'west' | 'keeper', Ask>

/** Asks as somebody for as many days as the clock is turned on. */
async function long(username: string): Promise<Ask> {
  const { signIn, viewers, clock } = server.services
  const viewer = await viewers.byUsername(username, TODAY)
  if (!viewer) throw new Error(`nobody is called ${username}`)
  return asking(server.app, { authorization: `Bearer ${await signIn.issueToken(viewer.personId, 60, clock.now())}` })
}

const caseId = newId()
const clue = { source: 'inspection', foundOn: TODAY, cause: '占道经营', facts: '示例张某某在店外经营', happenedOn: TODAY, community: '清河社区' }

beforeAll(async () => {
  server = await serveAll(TODAY, openServer, [{ username: 'keeper', name: '王管理', office: EAST, roles: ['admin'] }])
  as = { officer: await long('officer'), west: await long('west'), keeper: await long('keeper') }
  const body = { type: 'penalty', office: EAST, actionId: newId(), input: clue }
  expect((await as.officer('POST', `/api/cases/${caseId}/registerClue`, body)).status).toBe(200)
})
afterAll(() => server.close())

type Job = { task: string; payload: { office: number; id: string }; runAt: string }
/** Waiting jobs of a task, with the instant before which they do not run. */
async function jobs(task: string): Promise<Job[]> {
  const { Client } = (await import('pg')).default
  const client = new Client(server.services.db.config('mingfa_worker'))
  await client.connect()
  const { rows } = await client.query<Job>(
    `select t.identifier as task, j.payload, j.run_at as "runAt" from graphile_worker._private_jobs j
     join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = $1 order by j.id`,
    [task],
  )
  await client.end()
  return rows.map((r) => ({ ...r, runAt: new Date(r.runAt).toISOString() }))
}
const notices = async (ask: Ask) => (await ask('GET', '/api/notices')).json<Notice[]>()
const refused = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, body?: unknown) => [
  (await asking(server.app)(method, url, body)).status,
  (await as.officer(method, url, body)).status,
  (await as.west(method, url, body)).status,
]

describe('消息', () => {
  const day = '2026-03-20'

  it('夜间提醒过的期限告诉办案的人，每件每档一次', async () => {
    server.clock.turnTo(day)
    await termWork(server.services)
    expect(await tellWork(server.services)).toBeGreaterThan(0)
    const told = await notices(as.officer)
    expect(told.filter((n) => n.link.endsWith(caseId))).toHaveLength(1)
    expect(told[0]).toMatchObject({ read: false, link: `/cases/penalty/${EAST}/${caseId}` })
    expect(await tellWork(server.services)).toBe(0)
    expect(await notices(as.west)).toEqual([])
  })

  it('看过的标为已读，别人的消息标不了', async () => {
    const [first] = await notices(as.officer)
    expect((await as.west('POST', '/api/notices/read', {})).status).toBe(204)
    expect((await notices(as.officer))[0]?.read).toBe(false)
    expect((await as.officer('POST', '/api/notices/read', { ids: [first?.id] })).status).toBe(204)
    expect((await notices(as.officer))[0]?.read).toBe(true)
    expect((await asking(server.app)('GET', '/api/notices')).status).toBe(401)
    expect((await asking(server.app)('POST', '/api/notices/read', {})).status).toBe(401)
  })

  it('执法证快到期，告诉本人和管理员，换档再告诉一次', async () => {
    const officer = await server.services.viewers.byUsername('officer2', day)
    await as.keeper('PATCH', `/api/people/${officer?.personId}`, { office: EAST, certificateUntil: '2026-04-10' })
    expect(await tellWork(server.services)).toBe(2)
    const told = (await notices(as.keeper)).filter((n) => n.kind === 'certificate')
    expect(told.map((n) => n.title)).toEqual(['钱二的执法证 2026-04-10 到期，还有 21 天'])
    server.clock.turnTo('2026-04-05')
    await tellWork(server.services)
    expect((await notices(as.keeper)).filter((n) => n.kind === 'certificate')).toHaveLength(2)
    server.clock.turnTo(day)
  })

  it('偏好只管自己的；填错的指出来', async () => {
    expect((await as.officer('GET', '/api/notices/preferences')).json<NoticePreferences>()).toMatchObject({ email: null, quietFrom: 22, quietTo: 7 })
    const wish = { email: 'zhao@example.test', off: [], mail: ['term', 'breach'], quietFrom: 22, quietTo: 7 }
    expect((await as.officer('PUT', '/api/notices/preferences', wish)).status).toBe(204)
    expect((await as.officer('GET', '/api/notices/preferences')).json()).toEqual(wish)
    expect((await as.west('GET', '/api/notices/preferences')).json<NoticePreferences>().email).toBeNull()
    expect((await as.officer('PUT', '/api/notices/preferences', { ...wish, email: '不是邮箱' })).json<Problem>().errors?.[0]?.field).toBe('email')
    expect((await asking(server.app)('PUT', '/api/notices/preferences', wish)).status).toBe(401)
  })
})

describe('邮件', () => {
  const inbox: string[] = []
  let refuse = false
  const smtp = new SMTPServer({
    authOptional: false,
    disabledCommands: ['STARTTLS'],
    onAuth: ({ username, password }, _session, done) =>
      username === 'mingfa' && password === '发信密码1' ? done(null, { user: username }) : done(new Error('wrong password')),
    onRcptTo: (_address, _session, done) => done(refuse ? new Error('mailbox busy') : null),
    onData(stream, _session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (c: Buffer) => chunks.push(c))
      stream.on('end', () => {
        inbox.push(Buffer.concat(chunks).toString('utf8'))
        done()
      })
    },
  })
  let setting: Parameters<typeof server.services.mail.setSetting>[2] & object
  beforeAll(async () => {
    await new Promise<void>((ready) => smtp.listen(0, '127.0.0.1', ready))
    const { port } = smtp.server.address() as AddressInfo
    const common = {
      host: '127.0.0.1',
      port,
      security: 'none' as const,
      username: 'mingfa',
      sender: 'mingfa@example.test',
      baseUrl: 'https://fazhi.example.test/',
    }
    setting = { ...common, urgent: false, password: '发信密码1' }
  })
  afterAll(() => new Promise<void>((done) => smtp.close(done)))

  /** A mail's text, whatever its encoding. */
  const textOf = (mail: string): string => {
    const at = mail.indexOf('\r\n\r\n')
    const head = mail.slice(0, at).replace(/\?=\r\n =\?UTF-8\?B\?/gi, '')
    const body = mail.slice(at + 4)
    const words = head.replace(/=\?UTF-8\?B\?([^?]*)\?=/gi, (_, b: string) => Buffer.from(b, 'base64').toString())
    const plain = /base64/i.test(head)
      ? Buffer.from(body, 'base64').toString()
      : Buffer.from(
          body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, h: string) => String.fromCharCode(Number.parseInt(h, 16))),
          'latin1',
        ).toString()
    return `${words}\n${plain}`
  }
  const view = async (office = EAST) => (await as.keeper('GET', `/api/settings/mail?office=${office}`)).json<MailView>()
  const put = (ask: Ask, more = {}, office = EAST) => ask('PUT', '/api/settings/mail', { office, setting: { ...setting, ...more } })
  const run = async (job: Job | undefined) => server.services.mail.task(job?.payload ?? {})
  let rung = 0
  /** A new reminder of a kind for the officer. */
  const tell = (kind: 'term' | 'breach') =>
    server.services.viewers.byUsername('officer', TODAY).then((v) =>
      server.services.notices.tell(EAST, [
        {
          person: v?.personId ?? '',
          kind,
          mark: `m${++rung}`,
          title: '示例张某某一案将到期',
          number: '清罚〔2026〕1号',
          link: `/cases/penalty/${EAST}/${caseId}`,
        },
      ]),
    )

  it('设置之后发得出测试邮件；密码不给看，也不在变更记录里', async () => {
    expect((await put(as.keeper, { password: '错的密码' })).status).toBe(204)
    const wrong = await as.keeper('POST', '/api/settings/mail/test', { office: EAST, to: 'a@example.test' })
    expect([wrong.status, wrong.json<Problem>().message.startsWith('没有发出：')]).toEqual([422, true])
    expect((await put(as.keeper)).status).toBe(204)
    expect((await as.keeper('POST', '/api/settings/mail/test', { office: EAST, to: 'a@example.test' })).status).toBe(204)
    expect(textOf(inbox[0] ?? '')).toContain('收到即说明邮件设置可用')
    expect((await view()).own).toMatchObject({ hasPassword: true, baseUrl: 'https://fazhi.example.test' })
    const seen = JSON.stringify([await view(), (await as.keeper('GET', `/api/settings/changes?office=${EAST}`)).json()])
    expect(seen).not.toContain('发信密码1')
    expect(seen).not.toContain('错的密码')
  })

  it('白天的马上发；信里只有案号和网址，没有当事人', async () => {
    server.clock.turnTo('2026-03-23')
    await tell('term')
    const job = (await jobs('notify.mail')).at(-1)
    expect(job?.runAt.slice(0, 10)).toBe('2026-03-23')
    await run(job)
    const mail = textOf(inbox.at(-1) ?? '')
    expect(mail).toContain('清罚〔2026〕1号')
    expect(mail).toContain(`https://fazhi.example.test/workbench/cases/penalty/${EAST}/${caseId}`)
    expect(mail).not.toContain('张某某')
    expect((await view()).deliveries[0]).toMatchObject({ person: '赵一', status: 'sent', attempts: 1, error: null })
  })

  it('夜里的留到早上七点发；设置为不受限制的，超期马上发', async () => {
    const night = new Date('2026-03-23T15:30:00.000Z')
    const { mail: _mail, ...rest } = server.services
    const { createNotices } = await import('../platform/notify/index.ts')
    const parts = { db: rest.db, vault: rest.vault, offices: rest.offices, accounts: rest.viewers.accounts, now: () => night }
    const officer = await rest.viewers.byUsername('officer', TODAY)
    const nightly = createNotices(parts)
    const notice = { person: officer?.personId ?? '', title: '将到期', number: null, link: '/' }
    await nightly.tell(EAST, [{ ...notice, kind: 'breach', mark: 'night1' }])
    expect((await jobs('notify.mail')).at(-1)?.runAt).toBe('2026-03-23T23:00:00.000Z')
    await put(as.keeper, { urgent: true })
    await nightly.tell(EAST, [
      { ...notice, kind: 'breach', mark: 'night2' },
      { ...notice, kind: 'term', mark: 'night3' },
    ])
    expect((await jobs('notify.mail')).slice(-2).map((j) => j.runAt)).toEqual(['2026-03-23T15:30:00.000Z', '2026-03-23T23:00:00.000Z'])
  })

  it('发不出的隔一阵再发，次数和原因都记下，到头不再发', async () => {
    refuse = true
    await tell('term')
    const first = (await jobs('notify.mail')).at(-1)
    for (let i = 0; i < 6; i += 1) await run(first)
    const [delivery] = (await view()).deliveries
    expect(delivery).toMatchObject({ status: 'failed', attempts: 6 })
    expect(delivery?.error).toContain('mailbox busy')
    const waits = (await jobs('notify.mail')).filter((j) => j.payload.id === first?.payload.id).map((j) => j.runAt)
    expect(waits).toHaveLength(6)
    expect([...waits].sort()).toEqual(waits)
    refuse = false
    const before = inbox.length
    await run(first)
    expect(inbox.length).toBe(before)
  })

  it('没有自己设置的机关用上级的；关掉的消息不收', async () => {
    expect((await view()).inherited).toBeNull()
    const wish = { email: 'zhao@example.test', off: ['term'], mail: ['term'], quietFrom: 0, quietTo: 0 }
    await as.officer('PUT', '/api/notices/preferences', wish)
    expect(await tell('term')).toBe(0)
    expect((await as.keeper('PUT', '/api/settings/mail', { office: EAST, setting: null })).status).toBe(204)
    expect((await view()).own).toBeNull()
    const above = await server.services.viewers.byUsername('supervisor', TODAY)
    if (!above) throw new Error('nobody is called supervisor')
    await server.services.mail.setSetting(above, DISTRICT, { ...setting, baseUrl: 'https://qu.example.test' })
    expect(await view()).toMatchObject({ own: null, inherited: { office: DISTRICT, setting: { baseUrl: 'https://qu.example.test' } } })
    await as.officer('PUT', '/api/notices/preferences', { ...wish, off: [] })
    expect(await tell('term')).toBe(1)
    await run((await jobs('notify.mail')).at(-1))
    expect(textOf(inbox.at(-1) ?? '')).toContain('https://qu.example.test/workbench/')
  })

  it('没有登录的、不是管理员的、别的机关的，都不能', async () => {
    const body = { office: EAST, setting: null }
    expect(await refused('GET', `/api/settings/mail?office=${EAST}`)).toEqual([401, 403, 403])
    expect(await refused('PUT', '/api/settings/mail', body)).toEqual([401, 403, 403])
    expect(await refused('POST', '/api/settings/mail/test', { office: EAST, to: 'a@example.test' })).toEqual([401, 403, 403])
    expect((await put(as.keeper, {}, WEST)).status).toBe(404)
    expect((await put(as.keeper, {}, DISTRICT)).status).toBe(404)
  })
})

describe('推送', () => {
  type Got = { headers: http.IncomingHttpHeaders; body: string }
  const got: Got[] = []
  let answer = 200
  const receiver = http.createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (c: Buffer) => chunks.push(c))
    request.on('end', () => {
      got.push({ headers: request.headers, body: Buffer.concat(chunks).toString() })
      response.writeHead(answer, answer === 302 ? { location: 'http://127.0.0.1:1/' } : {}).end()
    })
  })
  let url = ''
  let hook = { id: '', secret: '' }
  beforeAll(async () => {
    await new Promise<void>((ready) => receiver.listen(0, '127.0.0.1', ready))
    url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`
    server.clock.turnTo('2026-03-24')
  })
  afterAll(() => new Promise<void>((done) => void receiver.close(() => done())))

  const parts = () => hookParts(server.services, '127.0.0.0/8')
  const deliveries = async () => (await as.keeper('GET', `/api/settings/webhooks/${hook.id}/deliveries?office=${EAST}`)).json<HookDelivery[]>()
  const list = async () => (await as.keeper('GET', `/api/settings/webhooks?office=${EAST}`)).json<HookView[]>()
  const body = (more = {}) => ({ office: EAST, name: '数据共享平台', url: 'https://hooks.example.com/in', events: ['opened', 'acted'], active: true, ...more })
  const register = async (id = newId()) => {
    const ask = { type: 'penalty', office: EAST, actionId: newId(), input: { ...clue, foundOn: '2026-03-24', happenedOn: '2026-03-24' } }
    expect((await as.officer('POST', `/api/cases/${id}/registerClue`, ask)).status).toBe(200)
    return id
  }
  const next = async () => {
    await followOffice(parts(), EAST)
    const waiting = (await deliveries()).filter((d) => d.status === 'waiting')
    for (const d of waiting) await sendDelivery(parts(), EAST, d.id)
    return waiting
  }

  it('内部网络的地址、带账号的网址不收，不论怎样写', async () => {
    const fault = async (u: string) => (await as.keeper('POST', '/api/settings/webhooks', body({ url: u }))).json<Problem>().errors?.[0]?.message
    const inside = [
      'http://127.0.0.1/',
      'http://10.1.2.3/',
      'http://[::1]/',
      'http://[::ffff:192.168.1.1]/',
      'http://169.254.169.254/latest',
      'http://localhost:8080/',
      'http://2130706433/',
      'http://0x7f.1/',
    ]
    for (const u of inside) expect(await fault(u), u).toBe('不能推送到内部网络的地址')
    expect(await fault('ftp://example.com/')).toBe('应为 http:// 或 https:// 开头的网址')
    expect(await fault('https://a:b@example.com/')).toBe('网址里不能写账号和密码')
  })

  it('发送时再查一遍：名字指向内部地址的，不连接', async () => {
    const viewer = await server.services.viewers.byUsername('keeper', TODAY)
    if (!viewer) throw new Error('nobody is called keeper')
    const ask = { name: '换了指向', url: url.replace('127.0.0.1', 'localhost'), events: ['opened' as const], active: true }
    hook = (await server.services.hooks.add(viewer, EAST, ask)) ?? hook
    await register()
    await followOffice(parts(), EAST)
    const [waiting] = await deliveries()
    await sendDelivery(hookParts(server.services, ''), EAST, waiting?.id ?? '')
    expect((await deliveries())[0]).toMatchObject({ status: 'waiting', attempts: 1, code: null, error: '不能推送到内部网络的地址' })
    expect(got).toEqual([])
    await as.keeper('DELETE', `/api/settings/webhooks/${hook.id}?office=${EAST}`)
  })

  it('新立的案件推出去，签名核得上，里面只有标识和状态', async () => {
    const viewer = await server.services.viewers.byUsername('keeper', TODAY)
    if (!viewer) throw new Error('nobody is called keeper')
    hook = (await server.services.hooks.add(viewer, EAST, { name: '数据共享平台', url, events: ['opened'], active: true })) ?? hook
    const id = await register()
    await next()
    expect(got).toHaveLength(1)
    const { headers, body: sent } = got[0] as Got
    const signed = createHmac('sha256', hook.secret).update(`${headers['x-mingfa-timestamp']}.${sent}`).digest('hex')
    expect(headers['x-mingfa-signature']).toBe(`sha256=${signed}`)
    expect(JSON.parse(sent)).toMatchObject({ event: 'opened', office: EAST, type: 'penalty', caseId: id, action: 'registerClue', seq: 1, status: 'clue' })
    expect(sent).not.toContain('示例张某某')
    expect((await deliveries())[0]).toMatchObject({ status: 'sent', code: 200, attempts: 1 })
    await next()
    expect(got).toHaveLength(1)
  })

  it('没要的事件不推；可以重新推送', async () => {
    const [row] = await deliveries()
    const resend = await as.keeper('POST', `/api/settings/webhooks/deliveries/${row?.id}/resend`, { office: EAST })
    expect(resend.status).toBe(204)
    await next()
    expect(got).toHaveLength(2)
    expect(got[1]?.body).toBe(got[0]?.body)
    expect((await as.keeper('POST', `/api/settings/webhooks/deliveries/${newId()}/resend`, { office: EAST })).status).toBe(404)
  })

  it('对方答复错误或者跳转的，都算没有送达；接连送不到就停用，告诉管理员', async () => {
    answer = 302
    for (let n = 0; n < 3; n += 1) {
      await register()
      for (let i = 0; i < 6; i += 1) await next()
    }
    const rows = await deliveries()
    expect(rows.slice(0, 3).map((d) => [d.status, d.attempts, d.code, d.error])).toEqual(Array(3).fill(['failed', 6, 302, '对方答复 302']))
    const [mine] = (await list()).filter((h) => h.id === hook.id)
    expect([mine?.active, mine?.failures, mine?.disabledAt !== null]).toEqual([false, 3, true])
    expect((await notices(as.keeper))[0]).toMatchObject({ kind: 'webhook', title: '推送“数据共享平台”多次没有送达，已停用', link: '/settings/webhooks' })
    await register()
    expect(await next()).toEqual([])
    answer = 200
  })

  it('密钥只给一次；增改删都留记录', async () => {
    const made = await as.keeper('POST', '/api/settings/webhooks', body())
    expect(made.json<{ secret: string }>().secret.length).toBeGreaterThan(30)
    const { id, secret } = made.json<{ id: string; secret: string }>()
    expect(JSON.stringify(await list())).not.toContain(secret)
    expect((await as.keeper('PUT', `/api/settings/webhooks/${id}`, body({ active: false }))).status).toBe(204)
    expect((await list()).find((h) => h.id === id)?.active).toBe(false)
    expect((await as.keeper('DELETE', `/api/settings/webhooks/${id}?office=${EAST}`)).status).toBe(204)
    expect((await as.keeper('DELETE', `/api/settings/webhooks/${id}?office=${EAST}`)).status).toBe(404)
    const told = (await as.keeper('GET', `/api/settings/changes?office=${EAST}&area=webhook`)).text
    expect(told).toContain('https://hooks.example.com/in')
    expect(told).not.toContain(secret)
  })

  it('没有登录的、不是管理员的、别的机关的，都不能', async () => {
    expect(await refused('GET', `/api/settings/webhooks?office=${EAST}`)).toEqual([401, 403, 403])
    expect(await refused('POST', '/api/settings/webhooks', body())).toEqual([401, 403, 403])
    expect(await refused('PUT', `/api/settings/webhooks/${hook.id}`, body())).toEqual([401, 403, 403])
    expect(await refused('DELETE', `/api/settings/webhooks/${hook.id}?office=${EAST}`)).toEqual([401, 403, 403])
    expect(await refused('GET', `/api/settings/webhooks/${hook.id}/deliveries?office=${EAST}`)).toEqual([401, 403, 403])
    expect(await refused('POST', `/api/settings/webhooks/deliveries/${newId()}/resend`, { office: EAST })).toEqual([401, 403, 403])
    expect((await as.keeper('POST', '/api/settings/webhooks', body({ office: WEST }))).status).toBe(404)
  })
})
