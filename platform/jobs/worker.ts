/** The worker: takes jobs from the queue in PostgreSQL and runs them, also after a crash of itself or of the server. */
import { EventEmitter } from 'node:events'
import { Logger, makeWorkerUtils, parseCronItems, run, runMigrations, type WorkerEvents } from 'graphile-worker'
import pg, { type Pool, type PoolConfig } from 'pg'

/** Runs a job; `signal` asks it to end because the program does. A throw means: again later, at growing distances. */
export type Task = (payload: Readonly<Record<string, unknown>>, helpers: { signal: AbortSignal }) => Promise<void>
export type Tasks = Readonly<Record<string, Task>>
export type Worker = { stop: () => Promise<void> }
export type WorkerPlan = {
  tasks: Tasks
  /** Tasks by the clock, 'minute hour day month weekday' in UTC. */
  cron: readonly { task: string; match: string }[]
  onFault: (error: unknown, task: string) => void
}

const BEAT_MS = 10_000
/** A worker that has not been heard of for so long is dead, and its jobs are free. */
const DEAD_AFTER = '30 seconds'

const quiet = (onFault: WorkerPlan['onFault']): Logger =>
  new Logger((scope) => (level, message) => {
    if (level === 'error') onFault(new Error(message), scope.taskIdentifier ?? 'worker')
  })

/** The worker may come back from a lost connection, but an idle one must not end the program. */
function poolOf(config: PoolConfig): Pool {
  const pool = new pg.Pool({ ...config, max: 4 })
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

const DOOR = `
create table if not exists graphile_worker.mingfa_worker (id text primary key, beat_at timestamptz not null);
alter table graphile_worker.mingfa_worker enable row level security;
create or replace function graphile_worker.mingfa_enqueue(task text, payload json, key text, run_at timestamptz) returns void
  language sql security definer set search_path = pg_catalog
  as $$ select graphile_worker.add_job(task, payload, run_at => run_at, job_key => key) $$;
revoke all on function graphile_worker.mingfa_enqueue(text, json, text, timestamptz) from public;
grant usage on schema graphile_worker to mingfa_app;
grant execute on function graphile_worker.mingfa_enqueue(text, json, text, timestamptz) to mingfa_app;`

/** Makes or updates the queue's own tables and the one function through which the application's role may add to it. */
export async function prepareQueue(config: PoolConfig): Promise<void> {
  const pool = poolOf(config)
  try {
    await runMigrations({ pgPool: pool, logger: quiet((error) => Promise.reject(error)) })
    const client = await pool.connect()
    try {
      await client.query('begin')
      await client.query('select pg_advisory_xact_lock(77003)')
      await client.query(DOOR)
      await client.query('commit')
    } finally {
      client.release()
    }
  } finally {
    await pool.end()
  }
}

/** Says that these pools of workers live, and frees what dead ones hold. */
async function beat(pool: Pool, alive: readonly string[], unlock: (ids: string[]) => Promise<void>): Promise<void> {
  await pool.query(
    `insert into graphile_worker.mingfa_worker (id, beat_at) select id, clock_timestamp() from unnest($1::text[]) id
     on conflict (id) do update set beat_at = excluded.beat_at`,
    [alive],
  )
  const { rows } = await pool.query<{ locked_by: string }>(
    `select distinct j.locked_by from graphile_worker._private_jobs j left join graphile_worker.mingfa_worker w on w.id = j.locked_by
     where j.locked_by is not null and (w.id is null or w.beat_at < clock_timestamp() - interval '${DEAD_AFTER}')`,
  )
  if (rows.length > 0) await unlock(rows.map((r) => r.locked_by))
  await pool.query(`delete from graphile_worker.mingfa_worker where beat_at < clock_timestamp() - interval '1 day'`)
}

function taskList({ tasks }: WorkerPlan, signal: AbortSignal): Record<string, (payload: unknown) => Promise<void>> {
  return Object.fromEntries(Object.entries(tasks).map(([name, task]) => [name, (payload) => task((payload ?? {}) as Record<string, unknown>, { signal })]))
}

/** Starts taking jobs. Stopping waits for the running ones, whose signal says so. */
export async function startWorker(config: PoolConfig, plan: WorkerPlan): Promise<Worker> {
  const pool = poolOf(config)
  const logger = quiet(plan.onFault)
  const utils = await makeWorkerUtils({ pgPool: pool, logger })
  const ending = new AbortController()
  const alive = new Set<string>()
  const events: WorkerEvents = new EventEmitter()
  events.on('pool:create', ({ workerPool }) => alive.add(workerPool.id))
  const tell = (): Promise<void> => beat(pool, [...alive], (ids) => utils.forceUnlockWorkers(ids))
  const runner = await run({
    pgPool: pool,
    logger,
    events,
    taskList: taskList(plan, ending.signal),
    concurrency: 2,
    pollInterval: 2000,
    noHandleSignals: true,
    parsedCronItems: parseCronItems([...plan.cron]),
  })
  await tell()
  const timer = setInterval(() => tell().catch((error) => plan.onFault(error, 'heartbeat')), BEAT_MS)
  return {
    async stop() {
      clearInterval(timer)
      ending.abort()
      await runner.stop()
      await utils.release()
      await pool.end()
    },
  }
}
