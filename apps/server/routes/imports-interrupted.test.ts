import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { claimsOf } from '../../../platform/access/index.ts'
import { inTx } from '../../../platform/db/index.ts'
import { startWorker, type Worker } from '../../../platform/jobs/index.ts'
import { type Ask, askingAs, EAST, type Served, serveSample, superuser, workbook } from '../../../platform/testing/index.ts'
import type { CasePage, ImportJob, Problem } from '../../workbench/api-types.ts'
import { openServer } from '../app.ts'

const TODAY = '2026-03-04'
let server: Served<Awaited<ReturnType<typeof openServer>>>
let as: Record<'officer', Ask>
let worker: Worker

const tasks = () => server.services.imports.tasks

beforeAll(async () => {
  server = await serveSample(TODAY, openServer)
  as = await askingAs(server.app, server.services, 'officer')
  worker = await startWorker(server.services.db.config('mingfa_worker'), { tasks: tasks(), cron: [], onFault: () => undefined })
})
afterAll(async () => {
  await worker.stop()
  await server.close()
})

/** A ledger of so many rows whose cases are found by `key`. */
const ledgerOf = (key: string, count = 1): Buffer =>
  workbook({
    rows: [['编号', '事由', '登记日期'], ...Array.from({ length: count }, (_, i) => [`${key}${i + 1}`, `占道${key}`, '2025-06-03'])],
  })

async function uploaded(bytes: Uint8Array): Promise<ImportJob> {
  const form = new FormData()
  form.set('office', String(EAST))
  form.set('file', new Blob([Uint8Array.from(bytes)]), '示范台账2025.xlsx')
  return (await as.officer('POST', '/api/imports', form)).json<ImportJob>()
}
const run = (id: string) => as.officer('POST', `/api/imports/${id}/run`, { mode: 'all' })
const jobOf = async (id: string): Promise<ImportJob> => (await as.officer('GET', `/api/imports/${id}`)).json<ImportJob>()

async function finished(id: string): Promise<ImportJob> {
  for (;;) {
    const job = await jobOf(id)
    if (job.status === 'done' || job.status === 'failed' || job.status === 'cancelled') return job
    await new Promise((next) => setTimeout(next, 50))
  }
}
async function imported(bytes: Uint8Array): Promise<ImportJob> {
  const { id } = await uploaded(bytes)
  await run(id)
  return finished(id)
}
const numbers = async (key: string) => {
  const page = await as.officer('GET', `/api/cases?type=sample&office=${EAST}&q=${encodeURIComponent(`占道${key}`)}&sort=number&limit=100`)
  return page.json<CasePage>().rows.map((r) => r.number)
}
async function officer() {
  const viewer = await server.services.viewers.byUsername('officer', TODAY)
  if (!viewer) throw new Error('nobody is called officer')
  return viewer
}

describe('取消、重复办理、中断', () => {
  /** Keeps imports into the office from beginning until it is let go, as another import under way would. */
  async function holding<T>(work: () => Promise<T>): Promise<T> {
    const client = await server.services.db.owner.connect()
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock(77004, hashint8($1))', [EAST])
    try {
      return await work()
    } finally {
      await client.query('rollback')
      client.release()
    }
  }
  const waiting = async (admin: { query: (text: string) => Promise<{ rows: { pid: number }[] }> }): Promise<number> => {
    for (;;) {
      const { rows } = await admin.query(
        `select pid from pg_stat_activity where wait_event_type = 'Lock' and query like '%pg_advisory_xact_lock%' and datname = current_database()`,
      )
      if (rows[0]) return rows[0].pid
      await new Promise((next) => setTimeout(next, 20))
    }
  }
  const admin = () => superuser(inject('home'), String(server.services.db.config('mingfa_app').database))

  it('预览时放弃，任务不能再用，内容不再留着', async () => {
    const { id } = await uploaded(ledgerOf('寅'))
    expect((await as.officer('DELETE', `/api/imports/${id}`)).status).toBe(204)
    const job = await jobOf(id)
    expect(job).toMatchObject({ status: 'cancelled' })
    expect(job.preview).toBeUndefined()
    expect((await run(id)).status).toBe(409)
    expect((await as.officer('GET', `/api/imports/${id}/errors`)).status).toBe(404)
  })

  it('导入中可以看到进行中；取消后已经写入的全部撤回', async () => {
    const su = await admin()
    const { id } = await uploaded(ledgerOf('卯', 300))
    await holding(async () => {
      await run(id)
      await waiting(su)
      expect(await jobOf(id)).toMatchObject({ status: 'running', done: 0, total: 300 })
      expect((await run(id)).json<Problem>().code).toBe('import-state')
      expect((await as.officer('DELETE', `/api/imports/${id}`)).status).toBe(204)
    })
    await imported(ledgerOf('辛'))
    expect(await jobOf(id)).toMatchObject({ status: 'cancelled' })
    expect(await numbers('卯')).toEqual([])
    await su.end()
  })

  it('连接中断后由队列重来，一行不多、一行不少', async () => {
    const su = await admin()
    const { id } = await uploaded(ledgerOf('辰', 2))
    await holding(async () => {
      await run(id)
      await su.query('select pg_terminate_backend($1)', [await waiting(su)])
    })
    expect(await finished(id)).toMatchObject({ result: { accepted: 2, duplicates: 0, rejected: 0 } })
    expect(await numbers('辰')).toHaveLength(2)
    await su.end()
  })

  it('已经写完而队列没有收到答复，再跑一次什么也不变', async () => {
    const job = await imported(ledgerOf('巳'))
    const { personId: person } = await officer()
    const payload = { office: EAST, id: job.id, person }
    await tasks()['import.run']?.(payload, { signal: new AbortController().signal })
    expect(await jobOf(job.id)).toEqual(job)
    expect(await numbers('巳')).toHaveLength(1)
  })

  it('总是跑不完的不会没完没了', async () => {
    const { id } = await uploaded(ledgerOf('午'))
    const viewer = await officer()
    await inTx(server.services.db.app, claimsOf(viewer, EAST), (c) =>
      c.query(`update mingfa.import_job set status = 'running', attempts = 5 where office_id = $1 and id = $2`, [EAST, id]),
    )
    await tasks()['import.run']?.({ office: EAST, id, person: viewer.personId }, { signal: new AbortController().signal })
    expect(await jobOf(id)).toMatchObject({ status: 'failed', message: expect.stringContaining('多次尝试') })
  })

  it('完成之后不能取消，也不能再改', async () => {
    const { id } = await imported(ledgerOf('未'))
    expect((await as.officer('DELETE', `/api/imports/${id}`)).json<Problem>().message).toContain('已经完成')
    expect((await as.officer('PUT', `/api/imports/${id}/mapping`, { columns: { B: null } })).status).toBe(409)
    expect((await run(id)).status).toBe(409)
  })
})
