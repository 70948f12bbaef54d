import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../db/index.ts'
import { type ActResult, sealChains } from '../ledger/index.ts'
import { cloneDatabase, EAST, type Sample, sample, sampleLedger, superuser, WEST } from '../testing/index.ts'
import { type Finding, type Verification, verify } from './index.ts'

let home: string
let template: string
const cases: string[] = []

function done(result: ActResult): void {
  if (!('done' in result)) throw new Error(JSON.stringify(result))
}

/** One case of an office from registration to closing; four or five actions. */
async function wholeCase(s: Sample, office: number, people: { officer: string; leader: string }, n: number): Promise<string> {
  const caseId = newId()
  const officer = await s.viewer(people.officer)
  const leader = await s.viewer(people.leader)
  const step = async (viewer: typeof officer, action: string, seen: number, input: Record<string, unknown>): Promise<void> => {
    const at = seen === 0 ? {} : { seen }
    done(await s.ledger.act(viewer, { type: 'sample', office, caseId, action, actionId: newId(), ...at, input }))
  }
  const kind = n % 2 ? 'noise' : 'waste'
  await step(officer, 'open', 0, { number: `示〔2026〕${n}号`, cause: '夜间施工噪声', kind, partyName: '赵某', partyKind: 'person', partyCode: '' })
  await step(leader, 'decide', 1, { fineFen: `${n}00` })
  if (n % 2) await step(officer, 'publish', 2, {})
  await step(officer, 'close', n % 2 ? 3 : 2, {})
  return caseId
}

beforeAll(async () => {
  const s = await sample()
  for (const n of [1, 2, 3]) cases.push(await wholeCase(s, EAST, { officer: 'officer', leader: 'leader' }, n))
  await wholeCase(s, WEST, { officer: 'west', leader: 'west' }, 4)
  const rows = [1, 2, 3].map((row) => ({
    row,
    values: { number: `旧〔2024〕${row}号`, openedOn: '2024-03-01', decidedOn: '2024-03-20', fineFen: 5000, kind: 'waste' },
    status: 'decided',
    fingerprint: `sample:${row}`,
    content: `c${row}`,
    breaches: [],
  }))
  await s.ledger.backfill(await s.viewer('clerk'), { type: 'sample', office: EAST, rows, source: { file: '旧台账.xlsx', hash: 'h' } })
  s.clock.turnTo('2026-03-03')
  await sealChains(s.ledger.context, await s.offices.all())
  home = s.home
  template = s.db.config('mingfa_owner').database as string
  await s.db.close()
})

let open: Sample | undefined
afterAll(() => open?.db.close())

/** Verifies a fresh copy of the ledger after somebody with the superuser's password has been at it. */
async function afterTampering(...statements: (string | [string, unknown[]])[]): Promise<Verification> {
  await open?.db.close()
  const { db, name } = await cloneDatabase(home, template)
  open = { ...sampleLedger(db), home }
  const root = await superuser(home, name)
  try {
    for (const s of statements) await (typeof s === 'string' ? root.query(s) : root.query(...s))
  } finally {
    await root.end()
  }
  return verify(open.ledger.context)
}

const first = (v: Verification): Partial<Finding> => v.findings[0] ?? {}
const AT = `office_id = ${EAST} and chain_no =`

describe('核验', () => {
  it('没有被动过的账，逐链、逐案、逐数都对得上', async () => {
    const result = await afterTampering()
    expect(result).toMatchObject({ ok: true, findings: [], more: 0, offices: 2, actions: 17, cases: 7, seals: 2 })
    expect(result.cells).toBeGreaterThan(20)
  })

  it('只核验一个机关时，别的机关不看', async () => {
    await afterTampering(`update mingfa.case_action set ground = '改' where office_id = ${WEST} and chain_no = 1`)
    const context = (open as Sample).ledger.context
    expect(await verify(context, { offices: [EAST] })).toMatchObject({ ok: true, offices: 1 })
    expect((await verify(context, { offices: [WEST] })).ok).toBe(false)
  })

  it('删去中间一个动作，指出缺的是第几号', async () => {
    const result = await afterTampering(`delete from mingfa.case_action where ${AT} 3`)
    expect(result.ok).toBe(false)
    expect(first(result)).toMatchObject({ kind: 'removed', office: EAST, no: 4, message: '第 3 号动作缺失' })
  })

  it('删去之后把编号补齐，仍接不上', async () => {
    const result = await afterTampering(
      `delete from mingfa.case_action where ${AT} 3`,
      `update mingfa.case_action set chain_no = chain_no - 1 where office_id = ${EAST} and chain_no > 3 and chain_no < 100`,
      `update mingfa.chain_head set no = no - 1 where office_id = ${EAST}`,
    )
    expect(first(result)).toMatchObject({ kind: 'altered', no: 3 })
  })

  it('插入一个编造的动作', async () => {
    const copy = `insert into mingfa.case_action select office_id, '${newId()}', '${newId()}', 1, type, action, version, on_day, ground, actors, data, extra, at, device_at,
      chain_no + 1, digest, hash, hash from mingfa.case_action where office_id = ${EAST} order by chain_no desc limit 1`
    expect((await afterTampering(copy)).findings.map((f) => f.kind)).toEqual(expect.arrayContaining(['altered', 'inserted']))
  })

  it('没有链上编号的动作也算在内', async () => {
    const result = await afterTampering(
      'alter table mingfa.case_action alter column chain_no drop not null',
      `insert into mingfa.case_action select office_id, '${newId()}', '${newId()}', 1, type, action, version, on_day, ground, actors, data, extra, at, device_at,
       null, digest, prev_hash, hash from mingfa.case_action where ${AT} 1`,
    )
    expect(result.findings.map((f) => f.message)).toContain('有 1 个动作没有链上编号')
  })

  it('两个动作调换次序', async () => {
    const result = await afterTampering(
      `update mingfa.case_action set chain_no = 1000 where ${AT} 2`,
      `update mingfa.case_action set chain_no = 2 where ${AT} 3`,
      `update mingfa.case_action set chain_no = 3 where ${AT} 1000`,
    )
    expect(first(result)).toMatchObject({ kind: 'altered', no: 2 })
  })

  it.each([
    ['内容', `data = '{}'`],
    ['办理日期', `on_day = '2026-01-01'`],
    ['依据', `ground = '补写的依据'`],
    ['办理人', `actors = '{}'`],
    ['时刻，哪怕不到一毫秒', `at = at + interval '1 microsecond'`],
    ['设备时刻', 'device_at = at'],
    ['附记', `extra = '{"terms": []}'`],
  ])('动作的%s被改', async (_what, set) => {
    const result = await afterTampering(`update mingfa.case_action set ${set} where ${AT} 2`)
    expect(first(result)).toMatchObject({ kind: 'altered', no: 2, caseId: cases[0], message: '内容与校验值不符，记录被改动过' })
  })

  it('动作被清空', async () => {
    const columns = ['data', 'extra', 'actors', 'hash', 'prev_hash']
    const result = await afterTampering(
      ...columns.map((c) => `alter table mingfa.case_action alter column ${c} drop not null`),
      `update mingfa.case_action set ${columns.map((c) => `${c} = null`).join(', ')} where ${AT} 5`,
    )
    expect(first(result)).toMatchObject({ kind: 'altered', no: 5 })
  })

  it('链分了叉：同一编号有两个动作', async () => {
    const result = await afterTampering(
      'alter table mingfa.case_action drop constraint case_action_chain_key',
      `insert into mingfa.case_action select office_id, '${newId()}', '${newId()}', 1, type, action, version, on_day, ground, actors, data, extra, at, device_at,
       chain_no, digest, prev_hash, hash from mingfa.case_action where ${AT} 2`,
    )
    expect(result.findings.some((f) => f.kind === 'forked' && f.no === 2)).toBe(true)
  })

  it('末尾被截去', async () => {
    const result = await afterTampering(`delete from mingfa.case_action where office_id = ${EAST} and chain_no > 12`)
    expect(first(result)).toMatchObject({ kind: 'truncated', no: 13 })
  })

  it('末尾被截去，链首也一并改了：已封存的链根和数据表说出来', async () => {
    const result = await afterTampering(
      `delete from mingfa.case_action where office_id = ${EAST} and chain_no > 12`,
      `update mingfa.chain_head h set no = 12, hash = a.hash from mingfa.case_action a where h.office_id = ${EAST} and a.office_id = h.office_id and a.chain_no = 12`,
    )
    expect(result.findings.map((f) => f.kind)).toEqual(expect.arrayContaining(['truncated', 'witness', 'row']))
  })

  it('连封存也改了，上级存有的链根仍不符', async () => {
    const result = await afterTampering(
      `delete from mingfa.chain_seal where office_id = ${EAST}`,
      `delete from mingfa.case_action where office_id = ${EAST}`,
      `delete from mingfa.chain_head where office_id = ${EAST}`,
      `delete from mingfa.sample where office_id = ${EAST}`,
      `delete from mingfa.rollup where office_id = ${EAST}`,
      `delete from mingfa.case_task where office_id = ${EAST}`,
      `delete from mingfa.case_hand where office_id = ${EAST}`,
    )
    expect(result.findings).toHaveLength(1)
    expect(first(result)).toMatchObject({ kind: 'witness', office: EAST })
  })

  it('封存值被改', async () => {
    const result = await afterTampering(`update mingfa.chain_seal set hash = repeat('a', 64) where office_id = ${EAST}`)
    expect(first(result)).toMatchObject({ kind: 'seal', office: EAST })
  })

  it('链首被改', async () => {
    expect(first(await afterTampering(`update mingfa.chain_head set hash = repeat('a', 64) where office_id = ${EAST}`))).toMatchObject({ kind: 'head' })
  })

  it('数据表里的罚款被直接改掉，指出案件和项目', async () => {
    const result = await afterTampering([`update mingfa.sample set fine_fen = 1 where id = $1`, [cases[1]]])
    expect(result.findings).toEqual([
      { kind: 'row', office: EAST, type: 'sample', caseId: cases[1], message: '数据表中的“罚款金额”与动作日志不符，被直接改动过' },
    ])
  })

  it.each([
    ['状态', `status = 'open'`],
    ['检索词', `search = array_to_tsvector(array['假'])`],
    ['程序留痕', `trace = '{"done": [], "terms": {}}'`],
    ['期限', `term_decide_due = '2030-01-01'`],
    ['来源标记', `fingerprint = 'x', backfilled = not backfilled`],
    ['某项变为空', 'cause = null'],
  ])('数据表里的%s被改', async (_what, set) => {
    const result = await afterTampering([`update mingfa.sample set ${set} where id = $1`, [cases[0]]])
    expect(first(result)).toMatchObject({ kind: 'row', caseId: cases[0] })
  })

  it('数据表里少了或多了案件', async () => {
    const result = await afterTampering(
      [`delete from mingfa.sample where id = $1`, [cases[0]]],
      [`update mingfa.sample set id = $2, fingerprint = null where id = $1`, [cases[1], newId()]],
    )
    expect(result.findings.map((f) => f.message).sort()).toEqual(
      ['数据表中有此案件，日志中没有任何动作', '日志中有此案件，数据表中没有', '日志中有此案件，数据表中没有'].sort(),
    )
  })

  it.each([
    ['待办被隐去', `delete from mingfa.case_task where case_id = $1`],
    ['待办改归他人', `update mingfa.case_task set person = 'x' where case_id = $1`],
    ['已办被改', `update mingfa.case_hand set on_day = '2020-01-01' where case_id = $1`],
  ])('%s', async (_what, text) => {
    const result = await afterTampering([text, [cases[1]]])
    expect(result.findings).toEqual([{ kind: 'row', office: EAST, type: 'sample', caseId: cases[1], message: '待办、已办与动作日志不符，被直接改动过' }])
  })

  it('汇总数被改', async () => {
    const result = await afterTampering(
      `update mingfa.rollup set n = n + 1 where office_id = ${EAST} and measure = 'sample.opened' and grain = 'Y' and day = '2026-01-01'`,
    )
    expect(result.findings).toEqual([{ kind: 'rollup', office: EAST, message: '汇总 sample.opened 2026-01-01（Y）为 4，按记录计应为 3' }])
  })

  it('汇总里多出或少了一格', async () => {
    const result = await afterTampering(
      `delete from mingfa.rollup where office_id = ${EAST} and measure = 'sample.fineYuan' and grain = 'Y' and day = '2024-01-01'`,
      `insert into mingfa.rollup values (${EAST}, 'sample.opened', 'Y', '2019-01-01', '[]', 'sample', 7, 0)`,
    )
    expect(result.findings.map((f) => f.message)).toEqual([
      '汇总 sample.opened 2019-01-01（Y）为 7，按记录计应为 0',
      '汇总 sample.fineYuan 2024-01-01（Y）为 0，按记录计应为 3（合计 15000）',
    ])
  })
})
