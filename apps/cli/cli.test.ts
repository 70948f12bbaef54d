import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { superuser } from '../../platform/testing/index.ts'
import { makeOffices } from '../server/demo/offices.ts'
import { makePeople } from '../server/demo/people.ts'
import { openServices, type Services } from '../services.ts'
import { createOut } from './out.ts'
import { runCli } from './run.ts'

const folder = mkdtempSync(join(tmpdir(), 'mingfa-cli-'))
// As root the server runs as somebody else, who must be able to get here.
chmodSync(folder, 0o755)
const home = join(folder, 'home')
const OFFICE = 999901001
let services: Services

type Ran = { code: number; out: string; err: string; json: () => unknown }

/** Runs a command in this process, on the data of a home. */
async function mingfa(words: readonly string[], at: string = home): Promise<Ran> {
  process.env.MINGFA_HOME = at
  let out = ''
  let err = ''
  const streams = [(text: string) => (out += text), (text: string) => (err += text)].map((write) => ({ write })) as [Stream, Stream]
  const code = await runCli(words, createOut(...streams))
  return { code, out, err, json: () => JSON.parse(out) }
}
type Stream = { write: (text: string) => unknown }

beforeAll(async () => {
  mkdirSync(home)
  services = await openServices({ home, digest: 'sha256', port: 0 })
  await makeOffices(services.db)
  services.offices.forget()
  await makePeople(services)
  const clerk = await services.viewers.byUsername('clerk', services.clock.today())
  if (!clerk) throw new Error('no clerk')
  const rows = Array.from({ length: 620 }, (_, i) => ({
    row: i + 2,
    values: {
      ...{ caseNo: `清和街罚立〔2024〕${i}号`, cause: i % 2 ? '擅自占用城市道路' : '无照经营', partyKind: i % 3 ? 'person' : 'org', source: 'inspection' },
      ...{ community: '清河社区', filedOn: '2024-03-04', decidedOn: '2024-04-08', fineFen: 20_050, publicityState: i < 589 ? 'yes' : 'no' },
      ...{ servedOn: '2024-04-09', closedOn: '2024-05-06' },
      ...{ procedureKind: 'ordinary', outcome: 'penalty', discretion: 'normal', penaltyKind: 'fine' },
    },
    status: 'closed',
    fingerprint: `cli:${i}`,
    content: `cli:${i}`,
    breaches: [],
  }))
  await services.ledger.backfill(clerk, { type: 'penalty', office: OFFICE, rows, source: { file: '台账.xlsx', hash: 'x' } })
})
afterAll(async () => {
  await services.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('用法不对', () => {
  it.each([
    [['nosuch'], '没有命令“nosuch”', 'mingfa verify'],
    [['verify', '--offce', '1'], '没有选项 --offce', '用法：mingfa verify'],
    [['figures', '--office', '999901001', '--year'], '选项 --year 缺少值（年度）', '用法：mingfa figures '],
    [['figures', '--office', '999901001', '--year', '24'], '“24”不是年度', '用法：mingfa figures '],
    [['figures', '--office', '999901001', '--year', '2024', '--metric', 'nosuch.metric'], '没有指标“nosuch.metric”', '用法：mingfa figures '],
    [['figures', 'records', '--office', '999901001'], '缺少选项 --metric 指标', '用法：mingfa figures records'],
    [['term', 'penalty.nosuch', '--from', '2024-01-02'], '没有期限“penalty.nosuch”', 'penalty.decide'],
    [['term', 'penalty.decide', '--from', '2024-02-30'], '“2024-02-30”不是有效日期', '用法：mingfa term'],
    [['people', 'password'], '缺少 账号', '用法：mingfa people password'],
    [['report', 'nosuch'], '命令“report”没有“nosuch”', 'mingfa report compose'],
  ])('%j：退出码 2，说明不对之处和这一命令的用法', async (words, fault, usage) => {
    const ran = await mingfa(words)
    expect(ran).toMatchObject({ code: 2, out: '' })
    expect(ran.err).toContain(fault)
    expect(ran.err).toContain(usage)
  })

  it('作为程序运行：标准输出只有 JSON，其余在标准错误，退出码照实', () => {
    const main = join(import.meta.dirname, 'main.ts')
    const run = (...words: string[]) => spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...words], { encoding: 'utf8' })
    const good = run('term', 'penalty.serve', '--from', '2024-09-24', '--json')
    expect(good).toMatchObject({ status: 0, stderr: '' })
    expect(JSON.parse(good.stdout)).toMatchObject([{ due: '2024-10-09' }])
    const bad = run('term', 'penalty.serve', '--json')
    expect(bad).toMatchObject({ status: 2, stdout: '' })
    expect(bad.stderr).toContain('缺少选项 --from')
  })

  it('--help 说明用法，退出码 0', async () => {
    const ran = await mingfa(['backup', '--help'])
    expect(ran).toMatchObject({ code: 0, out: '' })
    expect(ran.err).toContain('用法：mingfa backup 目录')
  })
})

describe('期限', () => {
  it('不需要数据库，逐日说明，起因之日不计，最后一日是休息日的顺延', async () => {
    const nowhere = join(folder, 'nowhere')
    const ran = await mingfa(['term', 'penalty.serve', '--from', '2024-09-24,2024-10-08', '--json'], nowhere)
    expect(ran.code).toBe(0)
    expect(existsSync(nowhere)).toBe(false)
    const [first, second] = ran.json() as [Record<string, unknown>, Record<string, unknown>]
    expect(first).toMatchObject({ due: '2024-10-09', provisional: false, unit: 'workingDay', length: 7, law: '《行政处罚法》第61、85条' })
    expect(Object.keys(first).sort()).toEqual(['days', 'due', 'law', 'length', 'provisional', 'unit'])
    expect(first.days).toContainEqual({ on: '2024-10-01', counted: false, why: '国庆节' })
    expect(second).toMatchObject({ due: '2024-10-16' })
  })

  it.each([
    ['penalty.decide', 90, 'day'],
    ['penalty.requestHearing', 5, 'workingDay'],
    ['penalty.serve', 7, 'workingDay'],
    ['penalty.publish', 7, 'workingDay'],
    ['penalty.withdrawPublication', 3, 'workingDay'],
    ['disclosure.answer', 20, 'workingDay'],
    ['disclosure.askToClarify', 7, 'workingDay'],
    ['proposal.answer', 3, 'month'],
  ])('%s 为 %i（%s）', async (id, length, unit) => {
    expect((await mingfa(['term', id, '--from', '2025-04-01', '--json'])).json()).toMatchObject([{ length, unit }])
  })

  it('那一天还没有这样的规定，说明并拒绝', async () => {
    expect(await mingfa(['term', 'penalty.publish', '--from', '1990-01-02'])).toMatchObject({ code: 1, out: '' })
  })
})

describe('指标', () => {
  it('一个机关一个年度的全部指标；金额为元，比例两位小数', async () => {
    const figures = (await mingfa(['figures', '--office', String(OFFICE), '--year', '2024', '--json'])).json() as { metric: string }[]
    const of = (id: string) => figures.find((f) => f.metric === id)
    expect(of('penalty.filed')).toEqual({ metric: 'penalty.filed', name: '立案数', unit: '宗', value: 620 })
    expect(of('penalty.fineYuan')).toMatchObject({ unit: '元', value: 124_310 })
    expect(of('penalty.publishedShare')).toMatchObject({ unit: '%', value: 95, numerator: 589, denominator: 620 })
    expect(of('mediation.successShare')).toMatchObject({ value: null, numerator: 0, denominator: 0 })
  })

  it('上级机关合计下级；按字段分组', async () => {
    const ran = await mingfa(['figures', '--office', '999901', '--year', '2024', '--metric', 'penalty.filed', '--by', 'cause,partyKind', '--json'])
    expect(ran.json()).toEqual(
      expect.arrayContaining([{ metric: 'penalty.filed', name: '立案数', unit: '宗', value: 207, by: { cause: '擅自占用城市道路', partyKind: '自然人' } }]),
    )
    expect((ran.json() as { value: number }[]).reduce((n, f) => n + f.value, 0)).toBe(620)
  })

  it('计了哪些记录，一条不少', async () => {
    const words = ['figures', 'records', '--metric', 'penalty.filed', '--office', String(OFFICE), '--year', '2024', '--json']
    const all = (await mingfa(words)).json() as { total: number; rows: { id: string }[] }
    expect(all.total).toBe(620)
    expect(new Set(all.rows.map((r) => r.id)).size).toBe(620)
    const some = (await mingfa([...words, '--by', 'cause=无照经营,partyKind=自然人'])).json() as { total: number; rows: unknown[] }
    expect(some.total).toBe(206)
    expect(some.rows).toHaveLength(206)
  })

  it('由哪些字段、动作、条文而来', async () => {
    const lineage = (await mingfa(['figures', 'lineage', '--metric', 'penalty.onTimeShare', '--json'])).json()
    expect(lineage).toMatchObject({ metric: 'penalty.onTimeShare', articles: expect.arrayContaining(['《行政处罚法》第60条']) })
  })

  it('没有这个机关：拒绝，退出码 1，列出有哪些', async () => {
    const ran = await mingfa(['figures', '--office', '123456', '--year', '2024', '--json'])
    expect(ran).toMatchObject({ code: 1, out: '' })
    expect(ran.err).toContain('999901001 清和街道')
  })

  it('不带 --json 是中文表格，标准输出是空的', async () => {
    const ran = await mingfa(['figures', '--office', String(OFFICE), '--year', '2024', '--metric', 'penalty.filed'])
    expect(ran).toMatchObject({ code: 0, out: '' })
    expect(ran.err).toMatch(/penalty\.filed\s+立案数\s+620\s+宗/)
  })
})

describe('核验、重建、检查', () => {
  it('有人绕过程序改了数据表：核验指出来，重建改回去', async () => {
    expect(await mingfa(['verify'])).toMatchObject({ code: 0, out: '' })
    const root = await superuser(home, 'mingfa')
    await root.query(`update mingfa.penalty set fine_fen = 1 where case_no = '清和街罚立〔2024〕7号'`)
    await root.end()
    const found = await mingfa(['verify', '--office', '999901', '--json'])
    expect(found.code).toBe(1)
    expect(found.json()).toMatchObject({ ok: false, broken: { kind: 'row', office: OFFICE, type: 'penalty', message: expect.stringContaining('罚款金额') } })
    const rebuilt = await mingfa(['rebuild', '--office', String(OFFICE), '--json'])
    expect(rebuilt.json()).toMatchObject([{ office: OFFICE, cases: 620, tables: { penalty: { missing: 0, extra: 0, changed: 1 } } }])
    expect(rebuilt.err).toContain('penalty 改正 1')
    expect((await mingfa(['verify', '--json'])).json()).toMatchObject({ ok: true, broken: null })
  })

  it('定义检查与数据检查', async () => {
    expect((await mingfa(['check', '--json'])).json()).toMatchObject({ ok: true, faults: [] })
    expect((await mingfa(['check', '--data', '--json'])).json()).toMatchObject({ ok: true })
  })

  it('迁移和每夜的工作可以随时再做', async () => {
    expect((await mingfa(['migrate', '--json'])).json()).toEqual({ applied: [] })
    expect(await mingfa(['nightly'])).toMatchObject({ code: 0, out: '' })
    expect((await mingfa(['check', '--last', '--json'])).json()).toMatchObject({
      ok: true,
      checks: expect.arrayContaining([expect.objectContaining({ id: 'cases.rows' })]),
    })
  })
})

describe('备份与恢复', () => {
  it('服务照常运行时备份，恢复到空目录，数字与核验相符；不覆盖已有数据', async () => {
    const dir = join(folder, 'backup')
    expect((await mingfa(['backup', dir, '--json'])).json()).toMatchObject({ kind: 'server', dir })
    const second = join(folder, 'second')
    const restored = await mingfa(['restore', dir, '--json'], second)
    expect(restored.json()).toMatchObject({ ok: true, faults: [] })
    expect(restored.code).toBe(0)
    // The embedded server is started for a command and stopped again, so another one can follow.
    const figures = await mingfa(['figures', '--office', String(OFFICE), '--year', '2024', '--metric', 'penalty.filed', '--json'], second)
    expect(figures.json()).toMatchObject([{ value: 620 }])
    expect(await mingfa(['restore', dir], second)).toMatchObject({ code: 1, out: '' })
    expect(await mingfa(['backup', dir])).toMatchObject({ code: 1, out: '' })
  })
})

describe('人员与令牌', () => {
  it('列出人员，重设密码，签发令牌', async () => {
    const people = (await mingfa(['people', '--office', String(OFFICE), '--json'])).json() as { username: string }[]
    expect(people.map((p) => p.username)).toContain('officer')
    const { password } = (await mingfa(['people', 'password', 'officer', '--json'])).json() as { password: string }
    expect(await services.signIn.signIn('officer', password, new Date())).toHaveProperty('token')
    const { token } = (await mingfa(['token', 'leader', '--days', '3'])).json() as { token: string }
    const leader = await services.viewers.byUsername('leader', services.clock.today())
    expect(await services.signIn.personOf(token, new Date())).toBe(leader?.personId)
    expect(await mingfa(['token', 'nobody'])).toMatchObject({ code: 1, out: '' })
    expect(await mingfa(['people', 'password', 'officer', '--password', 'short'])).toMatchObject({ code: 2, out: '' })
  })
})
