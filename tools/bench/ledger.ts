/** Makes the benchmark's ledger: penalty cases of three years in many offices, recorded as 补录 through the real ledger. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openServices, type Services } from '../../apps/services.ts'
import { addDays } from '../../engine/days.ts'
import type { Values } from '../../engine/define.ts'
import { creditCheck, personCheck } from '../../engine/identifiers.ts'
import { newId } from '../../platform/db/index.ts'
import type { BackfillRow } from '../../platform/ledger/index.ts'
import { DISTRICT, homeOf, officeIds, PASSWORD, type Size, userOf } from './place.ts'

const CAUSES = [
  '占用城市道路',
  '无证无照经营',
  '违规设置户外广告',
  '擅自搭建建筑物',
  '随意倾倒垃圾',
  '超出核准范围经营',
  '未按规定处理餐厨废弃物',
  '施工噪声扰民',
]
const SURNAMES = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许'
const GIVEN = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚'
const TRADES = ['餐饮店', '便利店', '五金商行', '汽车维修厂', '物业服务有限公司', '建筑工程有限公司', '食品有限公司', '物流有限公司']
const SOURCES = ['inspection', 'complaint', 'hotline', 'department', 'grid']
const FIRST_DAY = '2023-01-01'
const DAYS = 1060

/** Numbers between 0 and 1, the same for the same seed (mulberry32). */
export function dice(seed: number): () => number {
  let a = seed >>> 0
  return () => {
    a = (a + 0x6d2b79f5) >>> 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const pick = <T>(next: () => number, list: readonly T[] | string): T => list[Math.floor(next() * list.length)] as T
const digits = (next: () => number, n: number): string => Array.from({ length: n }, () => Math.floor(next() * 10)).join('')

function party(next: () => number): Values {
  if (next() < 0.4) {
    const first17 = `999999${1955 + Math.floor(next() * 50)}${String(1 + Math.floor(next() * 12)).padStart(2, '0')}${String(1 + Math.floor(next() * 28)).padStart(2, '0')}${digits(next, 3)}`
    return {
      partyName: `${pick<string>(next, SURNAMES)}${pick<string>(next, GIVEN)}${pick<string>(next, GIVEN)}`,
      partyKind: 'person',
      partyCode: `${first17}${personCheck(first17)}`,
    }
  }
  const first17 = `92999999${digits(next, 9)}`
  return {
    partyName: `示例${pick<string>(next, GIVEN)}${pick<string>(next, GIVEN)}${pick(next, TRADES)}`,
    partyKind: 'org',
    partyCode: `${first17}${creditCheck(first17)}`,
  }
}

/** The n-th case of an office. */
export function caseOf(next: () => number, office: number, n: number): BackfillRow {
  const filedOn = addDays(FIRST_DAY, Math.floor(next() * DAYS))
  const decidedOn = addDays(filedOn, 5 + Math.floor(next() * 60))
  const servedOn = addDays(decidedOn, 1 + Math.floor(next() * 5))
  const closedOn = addDays(servedOn, 1 + Math.floor(next() * 30))
  const caseNo = `示街${office % 1000}罚立〔${filedOn.slice(0, 4)}〕${n}号`
  const closed = next() < 0.97
  const values: Values = {
    caseNo,
    source: pick(next, SOURCES),
    cause: pick(next, CAUSES),
    ...party(next),
    community: `第${1 + Math.floor(next() * 12)}社区`,
    filedOn,
    officer1: '赵某',
    officer2: '钱某',
    procedureKind: 'ordinary',
    decisionNo: `示街${office % 1000}罚决〔${decidedOn.slice(0, 4)}〕${n}号`,
    decidedOn,
    outcome: 'penalty',
    penaltyKind: 'fine',
    fineFen: 10_000 * (1 + Math.floor(next() * 50)),
    discretion: next() < 0.14 ? 'lenient' : 'normal',
    servedOn,
    ...(next() < 0.96 ? { publishedOn: addDays(decidedOn, 1 + Math.floor(next() * 6)) } : {}),
    ...(closed ? { closedOn } : {}),
  }
  return { row: n, values, status: closed ? 'closed' : 'decided', fingerprint: `bench:${caseNo}`, content: caseNo, breaches: [] }
}

async function makeOffices(services: Services, offices: readonly number[]): Promise<void> {
  const { db, signIn } = services
  const office = 'insert into mingfa.office (id, code, name, kind, parent_id, short) values ($1, $2, $3, $4, $5, $3) on conflict do nothing'
  const rows: [number, string, string, number | null][] = [
    [990000, '示例省', 'province', null],
    [999900, '示例市', 'city', 990000],
    [DISTRICT, '清河区', 'county', 999900],
    ...offices.map((id): [number, string, string, number] => [id, `第${id % 1000}街道`, 'street', DISTRICT]),
  ]
  for (const [id, name, kind, parent] of rows) await db.auth.query(office, [id, String(id), name, kind, parent])
  const person = 'insert into mingfa.person (office_id, id, username, name, certificate, certificate_until, active) values ($1, $2, $3, $4, $5, $6, true)'
  for (const id of [DISTRICT, ...offices]) {
    for (const role of id === DISTRICT ? ['supervisor'] : ['officer', 'clerk', 'leader']) {
      const personId = newId()
      const client = await db.app.connect()
      await client.query('begin')
      await client.query(`select set_config('app.office', $1, true)`, [String(id)])
      await client.query(person, [id, personId, userOf(id, role), `测试${role}`, `粤${id}`, '2030-12-31'])
      await client.query('insert into mingfa.post (office_id, person_id, roles, valid_from) values ($1, $2, $3, $4)', [id, personId, [role], '2020-01-01'])
      await client.query('commit')
      client.release()
      await signIn.setPassword(userOf(id, role), personId, PASSWORD, new Date())
    }
  }
  services.offices.forget()
}

/** Rows handed to the ledger at once; one transaction each. */
const BATCH = 10_000

async function fillOffice(services: Services, office: number, rows: number): Promise<void> {
  const viewer = await services.viewers.byUsername(userOf(office, 'officer'), services.clock.today())
  if (!viewer) throw new Error(`nobody keeps the ledger of ${office}`)
  const next = dice(office)
  for (let n = 0; n < rows; n += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, rows - n) }, (_, i) => caseOf(next, office, n + i + 1))
    await services.ledger.backfill(viewer, { type: 'penalty', office, rows: batch, source: { file: 'bench', hash: 'bench' } })
  }
}

/** Makes the ledger unless it is there already; offices are filled two at a time, one for each core. */
export async function makeLedger(size: Size, say: (text: string) => void): Promise<void> {
  const home = homeOf(size)
  const mark = join(home, 'made')
  if (existsSync(mark)) return
  mkdirSync(home, { recursive: true })
  const services = await openServices({ home, digest: 'sha256', port: 0 })
  try {
    const offices = officeIds(size.offices)
    const started = Date.now()
    await makeOffices(services, offices)
    const per = Math.ceil(size.rows / size.offices)
    const waiting = [...offices]
    let done = 0
    const work = async (): Promise<void> => {
      for (let office = waiting.shift(); office !== undefined; office = waiting.shift()) {
        await fillOffice(services, office, per)
        done += 1
        say(`${done}/${offices.length} offices, ${(done * per).toLocaleString('en')} cases, ${Math.round((Date.now() - started) / 1000)} s`)
      }
    }
    await Promise.all([work(), work()])
    await services.db.owner.query('vacuum (analyze) mingfa.penalty, mingfa.case_action, mingfa.rollup')
    writeFileSync(mark, new Date().toISOString())
  } finally {
    await services.close()
  }
}
