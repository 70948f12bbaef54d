/** Walks the database's catalogue: no table without a policy, and nobody without claims sees or changes a row, whichever migration made it. */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { ordinaryCase } from '../../domains/enforcement/penalty/examples.ts'
import { inTx, newId, sqlstate } from '../../platform/db/index.ts'
import { tableSql } from '../../platform/ledger/index.ts'
import { EAST, type Served, serveAll, superuser, WEST } from '../../platform/testing/index.ts'
import { sealWork } from '../nightly.ts'
import { caseTypes } from '../registry/definitions.ts'
import { openServer } from './app.ts'

/** Read by everybody who is signed in: offices as they were, and their days of rest. */
const shared = new Set(['office_version', 'calendar_override'])

let server: Served<Awaited<ReturnType<typeof openServer>>>
type Table = { name: string; enabled: boolean; forced: boolean; policies: number; rows: number; tenant: boolean }
let tables: Table[]

const viewer = async (username: string) => {
  const found = await server.services.viewers.byUsername(username, server.clock.today())
  if (!found) throw new Error(`nobody is called ${username}`)
  return found
}

/** One case told to its public notice, a seal, a query code, a report: something in as many tables as can be. */
async function fill(): Promise<void> {
  const { ledger, tickets, reports, offices } = server.services
  const pair = { first: (await viewer('officer')).personId, second: (await viewer('officer2')).personId }
  const caseId = newId()
  for (const { on, by, action, input } of ordinaryCase(pair)) {
    server.clock.turnTo(on)
    const result = await ledger.act(await viewer(by), { type: 'penalty', office: EAST, caseId, action, actionId: newId(), input })
    if (!('done' in result)) throw new Error(`${action}: ${JSON.stringify(result)}`)
    if (action === 'publish') break
  }
  server.clock.turnTo('2026-03-04')
  await sealWork(server.services)
  await tickets.issue({ office: EAST, type: 'penalty', caseId }, server.clock.now())
  await reports.compose(await viewer('reporter'), { office: EAST, year: 2024 })
  await server.services.signIn.setPassword('officer', pair.first, '清和街道1234', server.clock.now())
  await server.services.signIn.issueToken(pair.first, 1, server.clock.now())
  offices.forget()
}

beforeAll(async () => {
  const more = [
    { username: 'reviewer', name: '周戊', office: EAST, roles: ['reviewer' as const] },
    { username: 'reporter', name: '卫年报', office: EAST, roles: ['reporter' as const] },
  ]
  server = await serveAll('2024-03-01', openServer, more)
  await fill()
})
afterAll(() => server.close())

describe('数据库目录', () => {
  beforeAll(async () => {
    const database = String(server.services.db.config('mingfa_owner').database)
    const admin = await superuser(inject('home'), database)
    const { rows } = await admin.query(
      `select c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
         (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies,
         exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'office_id' and not a.attisdropped) as tenant
       from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'mingfa' and c.relkind in ('r', 'p') order by 1`,
    )
    tables = []
    for (const table of rows) {
      const counted = await admin.query(`select count(*)::int as n from mingfa."${table.name}"`)
      tables.push({ ...table, rows: counted.rows[0].n })
    }
    await admin.end()
  })

  it('每张表都打开并强制行级安全，并有策略', () => {
    expect(tables.length).toBeGreaterThan(20)
    expect(tables.filter((t) => !t.enabled || !t.forced || t.policies === 0).map((t) => t.name)).toEqual([])
  })

  it('每类案件的表，策略与定义所说的一样：迁移后补的也不缺', async () => {
    const { rows } = await server.services.db.owner.query<{ name: string; policies: string[] }>(
      `select tablename as name, array_agg(policyname::text order by policyname::text) as policies from pg_policies where schemaname = 'mingfa' group by 1`,
    )
    const found = new Map(rows.map((r) => [r.name, r.policies]))
    for (const type of caseTypes) {
      const told = [...tableSql(type).matchAll(/create policy (\w+) on/g)].map((m) => m[1]).sort()
      expect(found.get(type.id), type.id).toEqual(told)
    }
  })

  it('要查的表里确有数据', () => {
    const filled = new Set(tables.filter((t) => t.rows > 0).map((t) => t.name))
    const wanted = [
      'office',
      'person',
      'post',
      'login',
      'session',
      'ticket',
      'case_action',
      'chain_head',
      'chain_seal',
      'rollup',
      'penalty',
      'publication',
      'report',
    ]
    expect(wanted.filter((t) => !filled.has(t))).toEqual([])
  })

  /** Rows that a statement touches; none where the role may not even try. */
  async function touched(text: string): Promise<number> {
    try {
      return (await inTx(server.services.db.app, {}, (client) => client.query(text))).rowCount ?? 0
    } catch (error) {
      if (sqlstate(error) === '42501') return 0
      throw error
    }
  }

  it('没有身份声明时，应用角色一行也看不到、改不了、删不掉', async () => {
    const seen: string[] = []
    for (const { name, tenant } of tables) {
      const rows = await touched(`select * from mingfa."${name}"`)
      const changed = tenant ? await touched(`update mingfa."${name}" set office_id = office_id`) : 0
      const deleted = await touched(`delete from mingfa."${name}"`)
      if (rows + changed + deleted > 0) seen.push(`${name}：看到 ${rows}，改动 ${changed}，删除 ${deleted}`)
    }
    expect(seen).toEqual([])
  })

  it('办理记录只能追加：有身份的人也不能改、不能删', async () => {
    const claims = { office: EAST, offices: [EAST], see: { penalty: [EAST] }, person: 'x' }
    for (const text of [
      'update mingfa.case_action set seq = seq',
      'delete from mingfa.case_action',
      'delete from mingfa.penalty',
      'delete from mingfa.chain_seal',
    ]) {
      const refused = inTx(server.services.db.app, claims, (client) => client.query(text))
      await expect(refused, text).rejects.toMatchObject({ code: '42501' })
    }
  })

  it('一个机关的身份看不到另一个机关的行，写不进另一个机关', async () => {
    const claims = { office: WEST, offices: [WEST], see: { penalty: [WEST], report: [WEST] }, person: 'x' }
    const seen: string[] = []
    for (const { name, tenant } of tables.filter((t) => t.tenant && !shared.has(t.name))) {
      if (!tenant) continue
      const text = `select 1 from mingfa."${name}" where office_id = ${EAST}`
      const rows = await inTx(server.services.db.app, claims, async (client) => (await client.query(text)).rowCount).catch((e) =>
        sqlstate(e) === '42501' ? 0 : -1,
      )
      if (rows !== 0) seen.push(`${name}：${rows}`)
    }
    expect(seen).toEqual([])
    const intrusion = `insert into mingfa.chain_seal (office_id, day, no, hash, sealed_at) values (${EAST}, '2024-01-01', 1, 'x', '2024-01-01')`
    await expect(inTx(server.services.db.app, claims, (client) => client.query(intrusion))).rejects.toMatchObject({ code: '42501' })
  })

  it('门户的身份只看得到公开的东西', async () => {
    const open = new Set(['office', 'office_version', 'calendar_override', 'publication', 'chain_seal', 'report_page', 'ticket'])
    const seen: string[] = []
    for (const { name } of tables) {
      const rows = await inTx(
        server.services.db.app,
        { portal: true },
        async (client) => (await client.query(`select 1 from mingfa."${name}"`)).rowCount,
      ).catch(() => 0)
      if (rows && !open.has(name)) seen.push(`${name}：${rows}`)
    }
    expect(seen).toEqual([])
  })
})
