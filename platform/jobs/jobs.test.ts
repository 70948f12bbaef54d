import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, inTx, migrate } from '../db/index.ts'
import { testDatabase } from '../testing/index.ts'
import { enqueue, prepareQueue, startWorker, type Tasks, type Worker } from './index.ts'

let db: Database
beforeAll(async () => {
  db = (await testDatabase()).db
  await migrate(db.owner, [])
  await prepareQueue(db.config('mingfa_worker'))
})
afterAll(() => db.close())

const start = (tasks: Tasks): Promise<Worker> => startWorker(db.config('mingfa_worker'), { tasks, cron: [], onFault: () => undefined })

async function until(done: () => boolean): Promise<void> {
  while (!done()) await new Promise((next) => setTimeout(next, 20))
}

describe('后台任务', () => {
  it('随业务一起提交的任务会被执行，内容不变', async () => {
    const ran: unknown[] = []
    const worker = await start({ greet: async (payload) => void ran.push(payload) })
    await inTx(db.app, {}, (client) => enqueue(client, { task: 'greet', payload: { office: 999901001, words: '您好' } }))
    await until(() => ran.length > 0)
    await worker.stop()
    expect(ran).toEqual([{ office: 999901001, words: '您好' }])
  })

  it('业务没有提交，任务就不存在', async () => {
    await expect(
      inTx(db.app, {}, async (client) => {
        await enqueue(client, { task: 'never', payload: {} })
        throw new Error('业务失败')
      }),
    ).rejects.toThrow('业务失败')
    const pool = new pg.Pool(db.config('mingfa_worker'))
    const { rows } = await pool.query(
      `select 1 from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'never'`,
    )
    await pool.end()
    expect(rows).toEqual([])
  })

  it('失败的任务会再次执行', async () => {
    let runs = 0
    const worker = await start({
      flaky: async () => {
        runs += 1
        if (runs === 1) throw new Error('第一次失败')
      },
    })
    await inTx(db.app, {}, (client) => enqueue(client, { task: 'flaky', payload: {} }))
    await until(() => runs === 2)
    await worker.stop()
    expect(runs).toBe(2)
  })

  it('已死的执行者占着的任务，由下一个接手', async () => {
    await inTx(db.app, {}, (client) => enqueue(client, { task: 'orphan', payload: {} }))
    const pool = new pg.Pool(db.config('mingfa_worker'))
    await pool.query(`update graphile_worker._private_jobs set locked_by = 'pool-dead', locked_at = now() - interval '1 minute', attempts = 1`)
    await pool.end()
    let ran = false
    const worker = await start({
      orphan: async () => {
        ran = true
      },
    })
    await until(() => ran)
    await worker.stop()
    expect(ran).toBe(true)
  })

  it('应用的数据库角色只能放任务，不能读任务', async () => {
    await expect(inTx(db.app, {}, (client) => client.query('select * from graphile_worker._private_jobs'))).rejects.toThrow('permission denied')
  })

  it('同一事项再次放入，代替等待中的那一个', async () => {
    const later = new Date(Date.now() + 3_600_000)
    for (const n of [1, 2]) await inTx(db.app, {}, (client) => enqueue(client, { task: 'later', payload: { n }, key: 'one', runAt: later }))
    const pool = new pg.Pool(db.config('mingfa_worker'))
    const { rows } = await pool.query(`select payload from graphile_worker._private_jobs where key = 'one'`)
    await pool.end()
    expect(rows).toEqual([{ payload: { n: 2 } }])
  })
})
