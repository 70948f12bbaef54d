/** (g) export and (h) import of 10,000 rows, each timed whole, beside the same rows read and written by bare statements. */
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { caseOf, dice } from './ledger.ts'
import type { Plan } from './measures.ts'
import { homeOf, officeIds } from './place.ts'
import type { Stage } from './stage.ts'
import type { Row } from './table.ts'

const ROWS = 10_000
const office = officeIds(1)[0] as number

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return (performance.now() - started) / 1000
}

const row = (what: string, floor: number, ours: number): Row => ({
  what,
  clients: 1,
  floor: { perSecond: ROWS / floor, medianMs: floor * 1000 },
  ours: { perSecond: ROWS / ours, medianMs: ours * 1000 },
  failed: 0,
})

async function exported(stage: Stage): Promise<Row> {
  const headers = { authorization: `Bearer ${await stage.token(office, 'officer')}` }
  const ours = await seconds(async () => {
    const answer = await fetch(`${stage.ours}/api/cases/export?type=penalty&office=${office}&format=csv&f.filedOn.from=2023-01-01&f.filedOn.to=2024-06-30`, {
      headers,
    })
    if (!answer.ok) throw new Error(`export answered ${answer.status}: ${await answer.text()}`)
    await answer.arrayBuffer()
  })
  const floor = await seconds(async () => {
    const { rows } = await stage.services.db.owner.query(
      `select * from mingfa.penalty where office_id = $1 and filed_on between '2023-01-01' and '2024-06-30' order by filed_on desc, id desc`,
      [office],
    )
    return rows.map((r) => Object.values(r).join(',')).join('\n')
  })
  return row(`(g) export of about ${ROWS} rows`, floor, ours)
}

/** Bare: the rows of the file as one JSON parameter into the table and the log, without a check of any kind. */
async function bareInsert(stage: Stage): Promise<void> {
  const { owner } = stage.services.db
  await owner.query('create unlogged table if not exists mingfa.bench_floor (like mingfa.penalty)')
  for (let at = 0; at < ROWS; at += 500) {
    await owner.query(`insert into mingfa.bench_floor select * from mingfa.penalty where office_id = $1 order by id limit 500 offset $2`, [office, at])
  }
  await owner.query('drop table mingfa.bench_floor')
}

const HEADINGS = [
  '案号',
  '案件来源',
  '案由',
  '当事人',
  '当事人类型',
  '证件号码',
  '案发地点',
  '立案日期',
  '处罚决定书文号',
  '处罚决定日期',
  '处罚种类',
  '罚款金额',
  '送达日期',
  '结案日期',
] as const

function ledgerCsv(): string {
  const next = dice(Date.now())
  const lines = Array.from({ length: ROWS }, (_, i) => {
    const { values: v } = caseOf(next, office, 5_000_000 + i)
    const no = `示街导罚立〔${String(v.filedOn).slice(0, 4)}〕${Date.now() % 1e6}${i}号`
    const cells = [
      no,
      '投诉举报',
      v.cause,
      v.partyName,
      v.partyKind === 'person' ? '自然人' : '法人或其他组织',
      v.partyCode,
      v.community,
      v.filedOn,
      `${no}决`,
      v.decidedOn,
      '罚款',
      Number(v.fineFen) / 100,
      v.servedOn,
      v.closedOn ?? '',
    ]
    return cells.join(',')
  })
  return `\ufeff${HEADINGS.join(',')}\n${lines.join('\n')}\n`
}

async function imported(stage: Stage, plan: Plan): Promise<Row> {
  const file = join(homeOf(stage.size), 'import.csv')
  await writeFile(file, ledgerCsv())
  const token = await stage.token(office, 'officer')
  const headers = { authorization: `Bearer ${token}` }
  type Job = { id: string; status: string; message?: string; preview?: { counts: Record<string, number> } }
  const read = async (id: string): Promise<Job> => (await (await fetch(`${stage.ours}/api/imports/${id}`, { headers })).json()) as Job
  const until = async (id: string, done: readonly string[]): Promise<Job> => {
    for (;;) {
      const job = await read(id)
      if (done.includes(job.status)) return job
      await new Promise((next) => setTimeout(next, 50))
    }
  }
  const ours = await seconds(async () => {
    const form = new FormData()
    form.set('office', String(office))
    form.set('type', 'penalty')
    form.set('file', new Blob([await readFile(file)]), 'import.csv')
    const answer = await fetch(`${stage.ours}/api/imports`, { method: 'POST', headers, body: form })
    if (!answer.ok) throw new Error(`import answered ${answer.status}: ${await answer.text()}`)
    const { id } = (await answer.json()) as Job
    const ready = await until(id, ['ready', 'failed'])
    plan.say(`(h) preview: ${JSON.stringify(ready.preview?.counts ?? ready.message)}`)
    await fetch(`${stage.ours}/api/imports/${id}/run`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ mode: 'good' }),
    })
    const done = await until(id, ['done', 'failed', 'cancelled'])
    if (done.status !== 'done') throw new Error(`import ended ${done.status}: ${done.message}`)
  })
  await rm(file)
  return row(`(h) import of ${ROWS} rows, from upload to the last action`, await seconds(() => bareInsert(stage)), ours)
}

export async function measureBulk(stage: Stage, plan: Plan): Promise<Row[]> {
  const rows: Row[] = []
  if (plan.only.has('g')) rows.push(await exported(stage))
  if (plan.only.has('h')) rows.push(await imported(stage, plan))
  return rows
}
