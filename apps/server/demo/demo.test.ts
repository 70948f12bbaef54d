import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { choices, orderFaults } from '../../../engine/allow.ts'
import { procedureOf } from '../../../engine/define.ts'
import { creditCodeFault, partyCodeFault } from '../../../engine/identifiers.ts'
import { inspect, readReport } from '../../../engine/text/index.ts'
import { rolesIn, systemViewer } from '../../../platform/access/index.ts'
import { runCheckers } from '../../../platform/checks/index.ts'
import { stateOf } from '../../../platform/ledger/index.ts'
import { articleHtml, type PrintDocument } from '../../../platform/print/index.ts'
import { readBytes } from '../../../platform/reading/index.ts'
import { standingClock, testDatabase } from '../../../platform/testing/index.ts'
import { verify } from '../../../platform/verify/index.ts'
import { dataCheckers } from '../../nightly.ts'
import { openServices, type Services } from '../../services.ts'
import { DEMO_PASSWORD, type DemoReport, demoSignIns, loadDemo, loadOlderYears, wantsDemo } from './index.ts'
import { streets } from './offices.ts'
import { castOf } from './people.ts'
import { rowsOfYears } from './records.ts'
import { workdaysOf } from './workdays.ts'

const home = mkdtempSync(join(tmpdir(), 'mingfa-demo-'))
const clock = standingClock('2026-11-24')
let services: Services
let report: DemoReport

beforeAll(async () => {
  const { db } = await testDatabase()
  services = await openServices({ home, digest: 'sha256', port: 0 }, { db, clock })
  report = await loadDemo(services, () => undefined, 0.02)
})
afterAll(async () => {
  await services.close()
  rmSync(home, { recursive: true, force: true })
})

/** Is this case there because somebody's opinion is asked, or because it was gone on with? */
const asked = async (id: string, person: string): Promise<boolean> =>
  (await rows(`select 1 from mingfa.case_task where case_id = '${id}' and person = '${person}' and kind = 'opinion'`)).length > 0

const rows = async <T>(text: string): Promise<T[]> => (await services.db.owner.query(text)).rows as T[]

describe('演示数据', () => {
  it('每一步都依法办成，没有一步被拒绝', () => {
    expect(report.refused).toEqual([])
    expect(report.cases).toBeGreaterThan(100)
    expect(report.rows).toBeGreaterThan(1000)
  })

  it('五类案件的每一个状态都有案件', async () => {
    for (const type of services.types.filter((t) => t.id !== 'report')) {
      const found = await rows<{ status: string }>(`select distinct status from mingfa.${type.id}`)
      const missing = Object.keys(type.procedures[type.procedures.length - 1]?.statuses ?? {}).filter((s) => !found.some((f) => f.status === s))
      expect([type.id, missing]).toEqual([type.id, []])
    }
  })

  it('有正在计算的、临近的和超期的期限', async () => {
    const [open] = await rows<{ n: number }>(`select count(*)::int as n from mingfa.penalty where next_due > '2026-11-24'`)
    const [near] = await rows<{ n: number }>(`select count(*)::int as n from mingfa.inspection where next_due between '2026-11-24' and '2026-12-01'`)
    const [late] = await rows<{ n: number }>(`select count(*)::int as n from mingfa.case_action where action = 'breach'`)
    for (const one of [open, near, late]) expect(one?.n).toBeGreaterThan(0)
  })

  it('每一类案件都有文书：待签发的、待用印的、编了号的、送达了的', async () => {
    const found = await rows<{ type: string; status: string }>('select distinct type, status from mingfa.letter')
    expect([...new Set(found.map((f) => f.type))].sort()).toEqual(['disclosure', 'inspection', 'mediation', 'penalty', 'proposal'])
    expect([...new Set(found.map((f) => f.status))].sort()).toEqual(['draft', 'sealed', 'served', 'signed'])
  })

  it('有督办、征求意见和委托，各有办了的和没办的', async () => {
    const found = await rows<{ action: string }>(`select distinct action from mingfa.case_action where action like 'care%'`)
    for (const action of ['careDemand', 'careAnswer', 'careConsult', 'careOpine', 'careAssign', 'careUrge'])
      expect(found.map((f) => f.action)).toContain(action)
    const [open] = await rows<{ n: number }>(`select count(*)::int as n from mingfa.case_task where kind = 'demand'`)
    expect(open?.n).toBeGreaterThan(0)
    const other = await services.viewers.byUsername('clerk2', clock.today())
    expect(other?.lent).toMatchObject([{ from: streets[0] && castOf(streets[0]).clerk[0]?.id, roles: ['clerk'] }])
  })

  it('每个人的待办，正是程序此刻允许其办理的案件，一件不多，一件不少', async () => {
    const [street] = streets
    const members = street ? Object.values(castOf(street)).flat() : []
    const today = clock.today()
    for (const member of members) {
      const viewer = await services.viewers.byUsername(member.username, today)
      const [actor] = await services.viewers.actors([member.id], member.office, today)
      if (!viewer || !actor) throw new Error(member.username)
      const listed = new Set<string>()
      let after: string | undefined
      do {
        const query = { office: member.office, offices: [member.office], tab: 'todo' as const, hands: ['mine', 'open', 'group'] as const, limit: 100 }
        const page = await services.ledger.queue(viewer, { ...query, ...(after ? { after } : {}) })
        for (const row of page?.rows ?? []) listed.add(row.id)
        after = page?.next ?? undefined
      } while (after)
      const allowed = new Set<string>()
      for (const table of services.ledger.context.tables.values()) {
        if (!viewer.sees[table.type.id]?.includes(member.office)) continue
        const found = await rows<Record<string, unknown>>(`select * from ${table.table} where office_id = ${member.office}`)
        for (const row of found) {
          const state = stateOf(table, row)
          // Finished elsewhere before it was recorded, or waiting for somebody's opinion.
          if ((state.backfilled && row.next_due === null) || state.care?.asked) continue
          const ask = { on: today, today, actor, people: [actor], values: state.values }
          if (choices(table.type, procedureOf(table.type, state.version), state, ask).some((c) => !c.refusal && !c.aside)) allowed.add(state.id)
        }
      }
      for (const id of [...listed])
        if (!allowed.has(id)) expect([member.username, '多', id, await asked(id, member.id)]).toEqual([member.username, '多', id, true])
      expect([member.username, [...allowed].filter((id) => !listed.has(id))]).toEqual([member.username, []])
    }
  })

  it('核验和数据检查都没有问题', async () => {
    expect(await verify(services.ledger.context)).toMatchObject({ ok: true, findings: [] })
    expect((await runCheckers(services.db, dataCheckers(services))).filter((r) => !r.ok)).toEqual([])
  })

  it('上一年度的报告已经公开，核对无误', async () => {
    const published = await services.reports.publishedReports({ year: 2025 })
    expect(published).toHaveLength(3)
    for (const { id, office } of published) {
      expect(await services.reports.check(systemViewer(office, services.types), id)).toEqual({ findings: expect.any(Array), changes: [] })
    }
  })

  it('自己编成并公开的报告，读者找不出错误，也没有对不上的数', async () => {
    const pages = await rows<{ issuer: string; document: PrintDocument }>('select issuer, document from mingfa.report_page where withdrawn_on is null')
    expect(pages.length).toBeGreaterThan(0)
    for (const { issuer, document } of pages) {
      const read = await readBytes(new TextEncoder().encode(articleHtml(document)))
      if ('unreadable' in read) throw new Error(read.message)
      const reading = readReport(read.text, read.metadata)
      expect(reading.figures.length).toBeGreaterThan(20)
      expect([issuer, inspect(reading).filter((f) => f.severity !== 'note')]).toEqual([issuer, []])
    }
  })

  it('莲塘街道没有案件，但各种职责都有人', async () => {
    const liantang = streets.find((s) => s.share === 0)
    for (const type of services.types) expect(await rows(`select 1 from mingfa.${type.id} where office_id = ${liantang?.id}`)).toEqual([])
    const people = await services.people.list(systemViewer(liantang?.id ?? 0, services.types), liantang?.id ?? 0, clock.today())
    const held = new Set(people.flatMap((p) => p.roles))
    for (const type of services.types) {
      for (const role of [...type.readers, ...type.keepers]) expect([type.id, role, held.has(role)]).toEqual([type.id, role, true])
    }
  })

  it('每种职责一个账号，都能登录，职责相符', async () => {
    const signIns = demoSignIns()
    expect(new Set(signIns.map((s) => s.role)).size).toBe(signIns.length)
    for (const { username, office } of signIns) {
      const result = await services.signIn.signIn(username, DEMO_PASSWORD, clock.now())
      expect(result).toHaveProperty('token')
      const viewer = await services.viewers.byUsername(username, clock.today())
      expect(viewer && rolesIn(viewer, office).length).toBeGreaterThan(0)
    }
  })

  it('证件号码都校验得过，日期先后都不颠倒', () => {
    const workdays = workdaysOf(2022, 2028)
    for (const street of streets.filter((s) => s.share > 0)) {
      for (const row of rowsOfYears(street, castOf(street), workdays, [2024, 2025], 0.01)) {
        const type = services.types.find((t) => t.id === row.ledger.type)
        const { values } = row.tell('9999-12-31')
        if (!type) throw new Error(row.ledger.type)
        expect(orderFaults(type, values)).toEqual([])
        for (const [field, value] of Object.entries(values)) {
          const kind = type.record.fields[field]?.type
          expect([type.id, field, kind]).not.toEqual([type.id, field, undefined])
          if (typeof value !== 'string') continue
          if (kind === 'partyCode') expect(partyCodeFault(value)).toBeUndefined()
          if (kind === 'orgCode') expect(creditCodeFault(value)).toBeUndefined()
          if (kind === 'partyCode') expect(value.slice(0, 8)).toContain('999999')
        }
      }
    }
  })

  it('中途停下再来，接着原来的一天装入，什么也不多', async () => {
    const file = join(home, 'demo.json')
    const before = await rows<{ n: number }>('select count(*)::int as n from mingfa.case_action')
    const progress = JSON.parse(readFileSync(file, 'utf8')) as { done: string[] }
    expect(await wantsDemo(services)).toBe(false)
    writeFileSync(file, JSON.stringify({ ...progress, done: [] }))
    expect(await wantsDemo(services)).toBe(true)
    clock.turnTo('2026-11-25')
    const again = await loadDemo(services, () => undefined, 0.02)
    expect(again).toMatchObject({ rows: 0, refused: [] })
    expect(await rows('select count(*)::int as n from mingfa.case_action')).toEqual(before)
  })

  it('更早的一年随后装入，只装一次', async () => {
    const year = `select count(*)::int as n from mingfa.penalty where filed_on between '2023-01-01' and '2023-12-31'`
    await loadOlderYears(services)
    const once = await rows<{ n: number }>(year)
    expect(once[0]?.n).toBeGreaterThan(0)
    await loadOlderYears(services)
    expect(await rows(year)).toEqual(once)
  })
})
