import { dirname } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { publicViewer, type Viewer } from '../../../platform/access/index.ts'
import { officeCalendar } from '../../../platform/clock/index.ts'
import { type Database, migrate, migrationsIn, newId } from '../../../platform/db/index.ts'
import { createLedger, createVault, type Ledger } from '../../../platform/ledger/index.ts'
import { standingClock, testDatabase } from '../../../platform/testing/index.ts'
import disclosure from './index.ts'

const OFFICE = 999901001
const ROOT = dirname(dirname(dirname(import.meta.dirname)))
const clock = standingClock('2024-03-01')

let db: Database
let ledger: Ledger

const clerk: Viewer = {
  personId: newId(),
  username: 'feng',
  name: '冯公开',
  posts: [{ office: OFFICE, roles: ['openness'] }],
  sees: { disclosure: [OFFICE] },
  offices: [OFFICE],
}
const anyone = publicViewer(OFFICE, 'disclosure')

const application = {
  applicantKind: 'person',
  applicantName: '褚某甲',
  applicantCode: '999999199001010016',
  phone: '13900000002',
  content: '2023年度清河社区征地补偿安置方案',
  provideForm: 'electronic',
  getWay: 'email',
}

const submit = (viewer: Viewer, action: string, input: Record<string, unknown>, caseId: string, seen?: number) =>
  ledger.act(viewer, { type: 'disclosure', office: OFFICE, caseId, action, actionId: newId(), input, ...(seen === undefined ? {} : { seen }) })

beforeAll(async () => {
  db = (await testDatabase()).db
  await migrate(
    db.owner,
    migrationsIn(ROOT).filter((m) => m.id.startsWith('platform/') || m.id.includes('/disclosure/')),
  )
  await db.auth.query("insert into mingfa.office (id, code, name, kind, parent_id, short) values ($1, $2, '清和街道', 'street', null, '清和街道')", [
    OFFICE,
    String(OFFICE),
  ])
  ledger = createLedger({
    db,
    types: [disclosure],
    calendar: () => officeCalendar(),
    published: officeCalendar(),
    now: clock.now,
    today: clock.today,
    vault: createVault(new Uint8Array(32).fill(7)),
    digest: 'sha256',
    people: async () => [],
  })
})

describe('公众提交的申请', () => {
  it('提交、确认，姓名、号码和联系方式加密保存，列表里看不到', async () => {
    const caseId = newId()
    expect(await submit(anyone, 'apply', application, caseId)).toMatchObject({ done: { caseId } })
    const { rows } = await db.owner.query<Record<string, unknown>>('select * from mingfa.disclosure where id = $1', [caseId])
    expect(rows).toHaveLength(1)
    const kept = JSON.stringify(rows[0])
    for (const secret of [application.applicantName, application.applicantCode, application.phone]) expect(kept).not.toContain(secret)
    expect(rows[0]).toMatchObject({ status: 'submitted', submitted_on: '2024-03-01', received_on: null, term_confirm_due: '2024-03-04' })

    clock.turnTo('2024-03-04')
    const confirmed = await submit(clerk, 'confirm', { requestNo: '清和依申请〔2024〕1号', receiptProof: '电话确认' }, caseId, 1)
    expect(confirmed).toMatchObject({ done: { caseId } })
    const page = await ledger.list(clerk, { type: 'disclosure', office: OFFICE })
    expect(page.rows[0]).toMatchObject({ status: 'received', nextDue: '2024-04-01', nextTerm: 'answer' })
    expect(JSON.stringify(page.rows)).not.toContain('褚')
  })

  it('公众只能提交，不能代替机关办理，也不能改动已有的申请', async () => {
    const caseId = newId()
    await submit(anyone, 'apply', application, caseId)
    expect(await submit(anyone, 'confirm', { requestNo: '1', receiptProof: '自己确认' }, caseId, 1)).toMatchObject({ refused: { code: 'role' } })
    expect(await submit(anyone, 'apply', application, caseId, 1)).toMatchObject({ refused: { code: 'status' } })
    expect(await submit(anyone, 'register', { way: 'counter' }, newId())).toMatchObject({ refused: { code: 'role' } })
  })

  it('号码录错、内容没填的，逐项说明', async () => {
    const wrong = { ...application, applicantCode: '999999199001010017', content: '' }
    expect(await submit(anyone, 'apply', wrong, newId())).toMatchObject({ invalid: [{ field: 'applicantCode' }, { field: 'content', message: '必须填写' }] })
  })
})
