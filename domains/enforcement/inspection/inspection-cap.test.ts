import { dirname } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '../../../engine/define.ts'
import { createOffices, createViewers, type Viewer } from '../../../platform/access/index.ts'
import { officeCalendar } from '../../../platform/clock/index.ts'
import { type Database, inTx, migrate, migrationsIn, newId } from '../../../platform/db/index.ts'
import { createLedger, createVault, type Ledger } from '../../../platform/ledger/index.ts'
import { standingClock, testDatabase } from '../../../platform/testing/index.ts'
import { inspectionEffects } from './effects.ts'
import inspection from './index.ts'

const OFFICE = 999901001
const ROOT = dirname(dirname(dirname(import.meta.dirname)))
const people: [string, string, Role[]][] = [
  ['qin', '秦岚', ['officer']],
  ['he', '何嵩', ['officer']],
  ['yan', '严主任', ['leader']],
]

let db: Database
let ledger: Ledger
const viewers = new Map<string, Viewer>()
const clock = standingClock('2025-03-03')
const viewer = (name: string): Viewer => viewers.get(name) as Viewer

beforeAll(async () => {
  db = (await testDatabase()).db
  await migrate(
    db.owner,
    migrationsIn(ROOT).filter((m) => m.id.startsWith('platform/') || m.id.includes('/inspection/')),
  )
  await db.auth.query("insert into mingfa.office (id, code, name, kind, parent_id, short) values ($1, $2, '清和街道', 'street', null, '清和街道')", [
    OFFICE,
    String(OFFICE),
  ])
  for (const [username, name, roles] of people) {
    const id = newId()
    await inTx(db.app, { office: OFFICE }, async (client) => {
      await client.query(
        'insert into mingfa.person (office_id, id, username, name, certificate, certificate_until, active) values ($1, $2, $3, $4, $5, $6, true)',
        [OFFICE, id, username, name, `示${username}`, '2099-12-31'],
      )
      await client.query('insert into mingfa.post (office_id, person_id, roles, valid_from) values ($1, $2, $3, $4)', [OFFICE, id, roles, '2000-01-01'])
    })
  }
  const found = createViewers(db.auth, [inspection], createOffices(db.auth))
  for (const [username] of people) viewers.set(username, (await found.byUsername(username, clock.today())) as Viewer)
  ledger = createLedger({
    db,
    types: [inspection],
    calendar: () => officeCalendar(),
    published: officeCalendar(),
    now: clock.now,
    today: clock.today,
    vault: createVault(new Uint8Array(32).fill(7)),
    digest: 'sha256',
    people: (ids, office) => found.actors(ids, office, clock.today()),
    effects: inspectionEffects,
  })
})

const plan = {
  agency: '清和街道综合行政执法队',
  authority: 'organ',
  kind: 'daily',
  way: 'random',
  drawNo: '2025-03批次',
  item: '消防安全检查',
  itemsCount: 1,
  itemListed: '是',
  standardPublished: '是',
  basis: '消防法第五十三条',
  planned: '是',
  planNo: '2025年度计划第12项',
  mergeCheck: 'single',
  cap: 2,
  targetName: '示例清河泰安餐饮店',
  targetKind: 'household',
  targetCode: '92999999YTLUU9TD85',
}

type Step = [who: string, action: string, input?: Record<string, unknown>]

/** Takes the steps on a new case, each of which must succeed but the last, whose result is returned. */
async function steps(...all: readonly Step[]) {
  const caseId = newId()
  let result: Awaited<ReturnType<Ledger['act']>> | undefined
  for (const [who, action, input = {}] of all) {
    if (result && !('done' in result)) throw new Error(JSON.stringify(result))
    result = await ledger.act(viewer(who), { type: 'inspection', office: OFFICE, caseId, action, actionId: newId(), input })
  }
  return { result, caseId }
}
const approval: Step = ['yan', 'approve', { approver: '严主任' }]

describe('年度频次上限', () => {
  it('同一企业批准到上限为止，再批准的退回，不留痕迹', async () => {
    for (const number of ['1号', '2号']) expect((await steps(['qin', 'plan', { ...plan, number }], approval)).result).toHaveProperty('done')
    const { result, caseId } = await steps(['qin', 'plan', { ...plan, number: '3号', targetName: '换了招牌的同一家店' }], approval)
    expect(result).toMatchObject({ refused: { code: 'guard', rule: 'cap', law: '《国办发〔2024〕54号》' } })
    const { rows } = await db.owner.query('select status from mingfa.inspection where id = $1', [caseId])
    expect(rows).toEqual([{ status: 'planned' }])
  })

  it('线索核查、企业申请和别的企业不受影响', async () => {
    const clue: Step = ['qin', 'plan', { ...plan, kind: 'case', clue: 'complaint', clueNo: '12345-1' }]
    expect((await steps(clue, approval)).result).toHaveProperty('done')
    expect((await steps(['qin', 'plan', { ...plan, capException: 'requested' }], approval)).result).toHaveProperty('done')
    expect((await steps(['qin', 'plan', { ...plan, targetCode: '92999999P9T64J8408' }], approval)).result).toHaveProperty('done')
  })

  it('没有代码的按名称认，取消的不算，下一年重新计', async () => {
    const nameless = { ...plan, targetCode: null, targetName: '示例东湖和康五金商行', cap: 1 }
    await steps(['qin', 'plan', nameless], approval, ['qin', 'cancel', { cancelReason: '停业' }])
    expect((await steps(['qin', 'plan', nameless], approval)).result).toHaveProperty('done')
    expect((await steps(['qin', 'plan', nameless], approval)).result).toHaveProperty('refused')
    clock.turnTo('2026-01-05')
    expect((await steps(['qin', 'plan', nameless], approval)).result).toHaveProperty('done')
  })
})

describe('一次检查写进台账', () => {
  it('两名持证人员、证号和检查日期照写，网页上能查到', async () => {
    clock.turnTo('2026-03-02')
    const officers = { officer1: viewer('qin').personId, officer2: viewer('he').personId, identityShown: '是' }
    const { result, caseId } = await steps(
      ['qin', 'plan', { ...plan, targetCode: null, targetName: '示例云溪瑞安便利店' }],
      approval,
      ['qin', 'notify', { noticeNo: '1', noticeWay: 'onSite', noticeComplete: '是' }],
      ['qin', 'issueCode'],
      ['qin', 'enter', officers],
    )
    expect(result).toHaveProperty('done')
    const view = await ledger.read(viewer('yan'), { type: 'inspection', office: OFFICE, caseId }, async () => new Map())
    expect(view?.case.values).toMatchObject({ officer1: '秦岚', officer1Cert: '示qin', officer2: '何嵩', officer2Cert: '示he', visitedOn: '2026-03-02' })
    const { rows } = await db.owner.query("select sum(n)::int as n from mingfa.rollup where measure = 'inspection.visits' and grain = 'Y' and by = '[]'")
    expect(rows).toEqual([{ n: 1 }])
  })

  it('一个人、或者写上没有证的人，都不能入企', async () => {
    const upTo: Step[] = [
      ['qin', 'plan', { ...plan, targetCode: null, targetName: '示例西岸恒盛便利店' }],
      approval,
      ['qin', 'notify', { noticeNo: '1', noticeWay: 'onSite', noticeComplete: '是' }],
      ['qin', 'issueCode'],
    ]
    const alone = { officer1: viewer('qin').personId, officer2: viewer('qin').personId, identityShown: '是' }
    expect((await steps(...upTo, ['qin', 'enter', alone])).result).toMatchObject({ refused: { rule: 'twoOfficers' } })
    const helper = { ...alone, officer2: '网格员乔某' }
    expect((await steps(...upTo, ['qin', 'enter', helper])).result).toMatchObject({ refused: { rule: 'certifiedOnly' } })
  })
})
