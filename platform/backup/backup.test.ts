import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { officeCalendar } from '../clock/index.ts'
import { type Database, inTx, type Migration, migrationsIn, newId, openDatabase } from '../db/index.ts'
import { createFigures } from '../figures/index.ts'
import { createFiles } from '../files/index.ts'
import { enqueue } from '../jobs/index.ts'
import { tableSql } from '../ledger/index.ts'
import { DISTRICT, EAST, prepareSample, type Sample, sampleLedger, sampleType } from '../testing/index.ts'
import { BackupFault, type BackupParts, createBackup, type Manifest, prove, restoreBackup } from './index.ts'

// A backup is of a whole server, so these tests run servers of their own.
const folder = mkdtempSync(join(tmpdir(), 'mingfa-backup-'))
// As root the servers run as somebody else, who must be able to get here.
chmodSync(folder, 0o755)
const home = join(folder, 'home')
const migrations: Migration[] = [
  ...migrationsIn(dirname(dirname(import.meta.dirname))).filter((m) => m.id.startsWith('platform/')),
  { id: 'sample', sql: tableSql(sampleType), hash: 'sample' },
]

let db: Database
let s: Sample

function partsOf(database: Database, of: string, url?: string): BackupParts {
  const { ledger, offices } = sampleLedger(database)
  const figures = createFigures({ types: [sampleType], below: offices.below, calendar: () => officeCalendar() })
  return { home: of, url, db: database, context: ledger.context, figures, offices }
}

async function file(n: number): Promise<boolean> {
  const result = await s.ledger.act(await s.viewer('officer'), {
    type: 'sample',
    office: EAST,
    caseId: newId(),
    action: 'open',
    actionId: newId(),
    input: { number: `示〔2026〕${n}号`, cause: '占道经营', partyCode: '11010519491231002X' },
  })
  return 'done' in result
}

const count = async (database: Database): Promise<number> => (await database.owner.query('select count(*)::int as n from mingfa.case_action')).rows[0].n

beforeAll(async () => {
  mkdirSync(home)
  db = await openDatabase({ home })
  await prepareSample(db)
  s = { ...sampleLedger(db), home }
  const rows = Array.from({ length: 300 }, (_, i) => ({
    row: i,
    values: { number: `旧〔2025〕${i}号`, openedOn: '2025-03-05', decidedOn: '2025-04-09', fineFen: 10000, kind: 'noise' },
    status: 'decided',
    fingerprint: `f${i}`,
    content: `c${i}`,
    breaches: [],
  }))
  await s.ledger.backfill(await s.viewer('clerk'), { type: 'sample', office: EAST, rows, source: { file: '旧台账.xlsx', hash: 'h' } })
  writeFileSync(join(home, 'field.key'), 'ab'.repeat(32))
})
afterAll(async () => {
  await db.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('备份与恢复', () => {
  it('边办案边备份：恢复出来的正是那一刻，核验和三个已知数字都对', async () => {
    const stored = await createFiles(join(home, 'files')).put(new TextEncoder().encode('现场照片'))
    let running = true
    let filed = 0
    const writer = (async () => {
      while (running) if (await file(filed)) filed += 1
    })()
    const dir = join(folder, 'copy')
    const manifest = await createBackup(partsOf(db, home), dir)
    running = false
    await writer
    expect(filed).toBeGreaterThan(0)
    expect(manifest).toMatchObject({ kind: 'server', heads: [{ office: EAST }], figures: [{ value: 30000 }, { value: 300 }, { value: 300 }] })
    expect(statSync(dir).mode & 0o077).toBe(0)

    const second = join(folder, 'second')
    await restoreBackup(dir, { home: second }, migrations)
    const restored = await openDatabase({ home: second })
    try {
      const proof = await prove(partsOf(restored, second), manifest)
      expect(proof).toMatchObject({ ok: true, faults: [], figures: [{ value: 30000, now: 30000 }, { now: 300 }, { now: 300 }] })
      expect(await count(restored)).toBe(manifest.heads[0]?.no)
      expect(await count(restored)).toBeLessThanOrEqual(await count(db))
      expect(new TextDecoder().decode(await createFiles(join(second, 'files')).read(stored.hash))).toBe('现场照片')
      expect(readFileSync(join(second, 'field.key'), 'utf8')).toBe('ab'.repeat(32))
      const on = sampleLedger(restored)
      const open = { type: 'sample', office: EAST, caseId: newId(), action: 'open', actionId: newId(), input: { number: '恢复后', cause: '噪声' } }
      expect(await on.ledger.act(await on.viewer('officer'), open)).toHaveProperty('done')
    } finally {
      await restored.close()
    }
  })

  it('不写进已有数据的目录，也不覆盖另一份备份', async () => {
    const dir = join(folder, 'copy')
    await expect(restoreBackup(dir, { home }, migrations)).rejects.toThrow('已有数据')
    await expect(createBackup(partsOf(db, home), dir)).rejects.toThrow('不是空目录')
    await expect(createBackup(partsOf(db, home), join(home, 'backup'))).rejects.toThrow('之内')
    await expect(restoreBackup(join(folder, 'nowhere'), { home: join(folder, 'third') }, migrations)).rejects.toThrow('没有目录')
  })

  it('备份里的文件被改、被删，恢复之前就说出来，什么也不写', async () => {
    const dir = join(folder, 'copy')
    const control = join(dir, 'server/global/pg_control')
    const bytes = readFileSync(control)
    bytes.writeUInt8(bytes.readUInt8(100) ^ 1, 100)
    writeFileSync(control, bytes)
    rmSync(join(dir, 'home/field.key'))
    const target = join(folder, 'fourth')
    const tried = restoreBackup(dir, { home: target }, migrations)
    await expect(tried).rejects.toThrow(BackupFault)
    await expect(tried).rejects.toThrow(/共 2 处/)
    expect(existsSync(target)).toBe(false)
    rmSync(join(dir, 'manifest.json'))
    await expect(restoreBackup(dir, { home: target }, migrations)).rejects.toThrow('没有做完')
  })

  it('恢复之后对不上，就说对不上', async () => {
    const { rows } = await db.owner.query<{ office: number; no: number; hash: string }>('select office_id as office, no, hash from mingfa.chain_head')
    const said = { metric: 'sample.decided', office: DISTRICT, from: '2025-01-01', to: '2025-12-31' }
    const common: Omit<Manifest, 'heads' | 'figures'> = {
      format: 'mingfa-backup-1',
      madeAt: '2026-03-02T00:00:00.000Z',
      kind: 'server',
      migrations: [],
      files: [],
    }
    const honest = { ...common, heads: rows, figures: [{ ...said, value: 300 }] }
    expect(await prove(partsOf(db, home), honest)).toMatchObject({ ok: true, faults: [] })
    const lying = { ...common, heads: rows.map((h) => ({ ...h, no: h.no + 1 })), figures: [{ ...said, value: 301 }] }
    const proof = await prove(partsOf(db, home), lying)
    expect(proof.ok).toBe(false)
    expect(proof.faults).toHaveLength(rows.length + 1)
  })
})

describe('另有数据库服务器时', () => {
  it('逐表导出，恢复进空的数据库，连同待办任务', async () => {
    await inTx(db.app, {}, (client) => enqueue(client, { task: 'remind', payload: { office: EAST }, runAt: new Date(Date.now() + 86_400_000) }))
    const { socket, password } = JSON.parse(readFileSync(join(home, 'server.json'), 'utf8')) as { socket: string; password: string }
    const url = `postgres://postgres:${encodeURIComponent(password)}@localhost/mingfa?host=${encodeURIComponent(socket)}`
    const dir = join(folder, 'rows')
    const manifest = await createBackup({ ...partsOf(db, home), url }, dir)
    expect(manifest.kind).toBe('tables')
    expect(readdirSync(join(dir, 'tables'))).toContain('case_action.ndjson')

    const target = join(folder, 'fifth')
    await restoreBackup(dir, { home: target }, migrations)
    const restored = await openDatabase({ home: target })
    try {
      expect(await prove(partsOf(restored, target), manifest)).toMatchObject({ ok: true, faults: [] })
      const worker = new pg.Client(restored.config('mingfa_worker'))
      await worker.connect()
      const jobs = await worker.query('select task_identifier as task from graphile_worker.jobs')
      await worker.end()
      expect(jobs.rows).toEqual([{ task: 'remind' }])
      await restoreBackup(dir, { home: join(folder, 'sixth') }, migrations.slice(0, 1)).then(
        () => expect.unreachable(),
        (error) => expect(String(error)).toContain('更新的版本'),
      )
    } finally {
      await restored.close()
    }
  })
})
