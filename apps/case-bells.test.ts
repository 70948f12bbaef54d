/** Bells of colleagues' actions, through the doors that people use, with a real mail server on this machine. */
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '../platform/db/index.ts'
import { type Ask, EAST, type SamplePerson, type Served, serveSeated } from '../platform/testing/index.ts'
import { openServer } from './server/app.ts'
import { tellingTasks } from './telling.ts'
import type { Acted } from './workbench/api-types.ts'
import type { Notice } from './workbench/setting-types.ts'

const TODAY = '2026-03-04'
const more: readonly SamplePerson[] = [
  { username: 'clerk2', name: '韩七', office: EAST, roles: ['clerk'] },
  { username: 'admin', name: '冯管', office: EAST, roles: ['admin'] },
]
const names = ['officer', 'officer2', 'clerk', 'clerk2', 'leader', 'admin', 'supervisor', 'west'] as const
type Name = (typeof names)[number]

let server: Served<Awaited<ReturnType<typeof openServer>>>
let as: Record<Name, Ask>
let id: Record<Name, string>
beforeAll(async () => {
  ;({ server, as, id } = await serveSeated(TODAY, openServer, more, names))
})
afterAll(() => server.close())

type Job = { id: string; task: string; payload: Record<string, unknown>; runAt: string }
async function jobs(): Promise<Job[]> {
  const client = new pg.Client(server.services.db.config('mingfa_worker'))
  await client.connect()
  const { rows } = await client.query<Job>(
    `select j.id, t.identifier as task, j.payload, j.run_at as "runAt" from graphile_worker._private_jobs j
     join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier like 'notify.%' order by j.id`,
  )
  await client.end()
  return rows
}
const ran = new Set<string>()
/** Runs what waits, as the worker would, `times` times over. */
async function work(times = 1): Promise<void> {
  const tasks = tellingTasks(server.services)
  for (const job of (await jobs()).filter((j) => !ran.has(j.id))) {
    ran.add(job.id)
    for (let i = 0; i < times; i += 1) await tasks[job.task]?.(job.payload, { signal: new AbortController().signal })
  }
}
const clue = { source: 'inspection', foundOn: '2026-03-01', cause: '占道经营', facts: '示例张某某店外经营', happenedOn: '2026-03-01', community: '清河社区' }
const proposal = {
  ...{ cause: '占道经营', facts: '示例张某某店外经营', happenedOn: '2026-03-01', foundOn: '2026-03-01', community: '清河社区' },
  ...{
    partyName: '示例清河便利店',
    partyKind: 'household',
    partyCapacity: 'full',
    address: '示例市清河区示例路1号',
    clueFinding: '现场核查属实',
    procedureKind: 'ordinary',
    alreadyFined: false,
  },
  ...{ authority: 'delegated', authorityItem: '对擅自占用城市道路的处罚', proposal: '有初步证据' },
}
async function registered(ask: Ask): Promise<string> {
  const body = { type: 'penalty', office: EAST, actionId: newId(), input: clue }
  return (await ask('POST', `/api/cases/${newId()}/registerClue`, body)).json<Acted>().case.id
}
const take = (who: Name, caseId: string, action: string, input: Record<string, unknown> = {}, rest = {}) =>
  as[who]('POST', `/api/cases/${caseId}/${action}`, { type: 'penalty', office: EAST, actionId: newId(), input, ...rest })
async function done(who: Name, caseId: string, action: string, input: Record<string, unknown> = {}): Promise<void> {
  const answer = await take(who, caseId, action, input)
  expect([action, answer.status, answer.status === 200 ? '' : answer.text]).toEqual([action, 200, ''])
}
/** Titles of what somebody has been told of a case, newest first. */
const told = async (who: Name, caseId: string): Promise<string[]> =>
  (await as[who]('GET', '/api/notices')).json<Notice[]>().flatMap((n) => (n.link === `/cases/penalty/${EAST}/${caseId}` ? [n.title] : []))
const everybody = async (caseId: string): Promise<Record<string, string[]>> => {
  await work()
  const all = await Promise.all(names.map(async (n) => [n, await told(n, caseId)] as const))
  return Object.fromEntries(all.filter(([, titles]) => titles.length > 0))
}
const unnumbered = '未编号的行政处罚'

describe('同事之间的办理有消息', () => {
  let caseId = ''
  beforeEach(async () => {
    caseId = await registered(as.officer)
  })

  it('督办告诉承办人：谁、要什么、到哪天；回复告诉督办人；自己的办理不告诉自己', async () => {
    await done('supervisor', caseId, 'careDemand', { text: '请说明进展', due: '2026-03-10' })
    expect(await everybody(caseId)).toEqual({ officer: [`吴六督办${unnumbered}，请于 2026-03-10 前回复：请说明进展`] })
    await done('officer', caseId, 'careAnswer', { text: '已约谈当事人' })
    expect((await everybody(caseId)).supervisor).toEqual([`赵一回复了您对${unnumbered}的督办：已约谈当事人`])
    expect(await told('officer', caseId)).toHaveLength(1)
  })

  it('催办告诉手上有案件的人；没有人经手的，告诉有这一职责的人', async () => {
    await done('leader', caseId, 'careUrge', { text: '请抓紧' })
    const all = await everybody(caseId)
    expect(Object.keys(all)).toEqual(['officer'])
    expect(all.officer?.[0]).toMatch(/^孙三催办未编号的行政处罚，最近的期限 \d{4}-\d\d-\d\d：请抓紧$/)
  })

  it('转办告诉接办的人和原来的承办人', async () => {
    await done('officer', caseId, 'careAssign', { to: id.officer2, text: '请接着办' })
    await done('leader', caseId, 'careAssign', { to: id.officer, text: '还是原承办人办' })
    const all = await everybody(caseId)
    expect(Object.keys(all).sort()).toEqual(['officer', 'officer2'])
    expect(all.officer?.[0]).toContain(`孙三把${unnumbered}交给您办理`)
    expect(all.officer2).toEqual([`孙三把${unnumbered}从您手上转给赵一办理：还是原承办人办`, expect.stringContaining(`赵一把${unnumbered}交给您办理`)])
  })

  it('交接告诉接办的人和移交的人，做交接的管理员自己不收', async () => {
    await done('officer', caseId, 'careAssign', { to: id.officer2 })
    await work()
    const body = { office: EAST, from: id.officer2, to: id.officer, text: '调离', items: [{ type: 'penalty', id: caseId, actionId: newId() }] }
    const answer = await as.admin('POST', '/api/handovers', body)
    expect([answer.status, answer.text]).toEqual([200, expect.any(String)])
    const all = await everybody(caseId)
    expect(all.officer?.[0]).toContain(`冯管把${unnumbered}交给您办理`)
    expect(all.officer2?.[0]).toContain(`冯管把${unnumbered}从您手上转给赵一办理`)
    expect(all.admin).toBeUndefined()
  })

  it('别人认领了手上的案件，告诉原来经手的人', async () => {
    await done('officer2', caseId, 'careClaim')
    expect(await everybody(caseId)).toEqual({ officer: [`钱二认领了${unnumbered}，不再由您办理`] })
  })

  it('征求意见、答复、撤回征求，都告诉对方', async () => {
    await done('officer', caseId, 'careConsult', { of: [id.clerk, id.clerk2], text: '是否立案' })
    await done('clerk', caseId, 'careOpine', { text: '同意立案' })
    await done('officer', caseId, 'careUnask')
    const all = await everybody(caseId)
    expect(Object.keys(all).sort()).toEqual(['clerk', 'clerk2', 'officer'])
    expect(all.officer).toEqual([`李四答复了您就${unnumbered}征求的意见：同意立案`])
    expect(all.clerk?.[0]).toMatch(/^赵一就未编号的行政处罚征求您的意见，最近的期限 .*：是否立案$/)
    expect(all.clerk2?.[0]).toBe(`赵一撤回了就${unnumbered}征求的意见，不用再答复`)
  })

  it('被拒绝的办理不响；同一条消息办两遍也只有一条', async () => {
    const before = (await jobs()).length
    expect((await take('officer', caseId, 'careDemand', { text: '要求', due: '2026-03-10' })).status).toBe(409)
    expect((await take('leader', caseId, 'careDemand', { text: '要求', due: '不是日期' })).status).toBe(422)
    expect((await jobs()).length).toBe(before)
    const actionId = newId()
    const body = { type: 'penalty', office: EAST, actionId, input: { text: '要求', due: '2026-03-10' } }
    for (let i = 0; i < 2; i += 1) expect((await as.leader('POST', `/api/cases/${caseId}/careDemand`, body)).status).toBe(200)
    await work(2)
    expect(await told('officer', caseId)).toHaveLength(1)
  })

  it('委托和终止委托告诉对方', async () => {
    const body = { office: EAST, from: id.clerk, to: id.clerk2, types: ['penalty'], fromDay: TODAY, toDay: '2026-03-10', reason: '外出培训' }
    const made = await as.clerk('POST', '/api/delegations', body)
    await work(2)
    const mine = async (n: Name) => (await as[n]('GET', '/api/notices')).json<Notice[]>().filter((x) => x.link === '/colleagues')
    expect((await mine('clerk2')).map((n) => n.title)).toEqual([`李四委托您代办案件（${TODAY} 至 2026-03-10）`])
    expect(await mine('clerk')).toEqual([])
    expect((await as.leader('DELETE', `/api/delegations/${made.json<{ id: string }>().id}?office=${EAST}`)).status).toBe(204)
    await work()
    expect((await mine('clerk2'))[0]?.title).toContain('已终止')
    expect((await mine('clerk'))[0]?.title).toContain('已终止')
  })
})

describe('退回、撤回', () => {
  it('撤回告诉等着办的人；退回告诉送来的人并写明理由；再送来告诉退回的人', async () => {
    const caseId = await registered(as.officer)
    const propose = () => done('officer', caseId, 'proposeFiling', { ...proposal, officer1: id.officer, officer2: id.officer2 })
    await propose()
    await work()
    await done('officer', caseId, 'careRecall', { text: '材料没有附全' })
    expect((await everybody(caseId)).leader).toEqual([`赵一撤回了${unnumbered}，暂时不用办理：材料没有附全`])
    await propose()
    await done('leader', caseId, 'returnProposal', { returnReason: '请补充现场照片' })
    const back = await everybody(caseId)
    expect(back.officer?.[0]).toMatch(/^孙三退回未编号的行政处罚（退回立案申请）.*：请补充现场照片$/)
    await propose()
    expect((await everybody(caseId)).leader?.[0]).toMatch(/^赵一按您的退回意见再次送来未编号的行政处罚（提请立案）/)
  })
})

describe('邮件', () => {
  const inbox: string[] = []
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, _session, finished) {
      const chunks: Buffer[] = []
      stream.on('data', (c: Buffer) => chunks.push(c))
      stream.on('end', () => {
        inbox.push(Buffer.concat(chunks).toString('utf8'))
        finished()
      })
    },
  })
  beforeAll(async () => {
    await new Promise<void>((ready) => smtp.listen(0, '127.0.0.1', ready))
    const { port } = smtp.server.address() as AddressInfo
    const setting = {
      host: '127.0.0.1',
      port,
      security: 'none',
      username: null,
      sender: 'fazhi@example.test',
      baseUrl: 'https://fazhi.example.test',
      urgent: false,
    }
    expect((await as.admin('PUT', '/api/settings/mail', { office: EAST, setting })).status).toBe(204)
  })
  afterAll(() => new Promise<void>((closed) => smtp.close(() => closed())))

  /** The mail in words, whatever encoding it came in. */
  function words(mail: string): string {
    const at = mail.indexOf('\r\n\r\n')
    const head = mail.slice(0, at).replace(/\?=\r\n =\?UTF-8\?B\?/gi, '')
    const body = mail.slice(at + 4)
    const decoded = /base64/i.test(mail.slice(0, at))
      ? Buffer.from(body, 'base64').toString()
      : Buffer.from(
          body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, h: string) => String.fromCharCode(Number.parseInt(h, 16))),
          'latin1',
        ).toString()
    return `${head.replace(/=\?UTF-8\?B\?([^?]*)\?=/gi, (_, b: string) => Buffer.from(b, 'base64').toString())}\n${decoded}`
  }
  const wish = { email: 'zhao@example.test', off: [], mail: ['demand'], quietFrom: 22, quietTo: 7 }

  it('要了邮件的，督办也发邮件，信里只有事由和网址，没有要求的内容和当事人', async () => {
    expect((await as.officer('PUT', '/api/notices/preferences', wish)).status).toBe(204)
    const caseId = await registered(as.officer)
    await done('leader', caseId, 'careDemand', { text: '请说明示例张某某的进展', due: '2026-03-10' })
    await work(2)
    await work()
    expect(inbox).toHaveLength(1)
    const mail = words(inbox[0] ?? '')
    expect(mail).toContain('督办、催办')
    expect(mail).toContain(`https://fazhi.example.test/workbench/cases/penalty/${EAST}/${caseId}`)
    expect(mail).not.toContain('张某某')
    expect(mail).not.toContain('请说明')
  })

  it('免打扰时段里的留到时段结束；没要邮件的种类不发；关掉的不告诉', async () => {
    const allDay = { ...wish, quietFrom: 0, quietTo: 23 }
    expect((await as.officer('PUT', '/api/notices/preferences', allDay)).status).toBe(204)
    const caseId = await registered(as.officer)
    await done('leader', caseId, 'careUrge')
    await work()
    const waiting = (await jobs()).filter((j) => j.task === 'notify.mail').at(-1)
    expect(new Date(waiting?.runAt ?? 0).toISOString()).toMatch(/T15:00:00/)
    const count = (await jobs()).filter((j) => j.task === 'notify.mail').length
    await done('leader', caseId, 'careAssign', { to: id.officer2 })
    await work()
    expect((await jobs()).filter((j) => j.task === 'notify.mail')).toHaveLength(count)
    expect((await as.officer('PUT', '/api/notices/preferences', { ...wish, off: ['opinion'] })).status).toBe(204)
    await done('officer2', caseId, 'careConsult', { of: [id.officer], text: '是否立案' })
    const before = (await told('officer', caseId)).length
    await work()
    expect(await told('officer', caseId)).toHaveLength(before)
  })
})
