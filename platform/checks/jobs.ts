/** Invariants of the queue. */
import pg from 'pg'
import type { Checker, CheckParts } from './checker.ts'

type Stuck = { task: string; attempts: number; max: number; error: string | null; run_at: Date }

/** Checkers of work for later. */
export function jobCheckers(parts: CheckParts): Checker[] {
  return [
    {
      id: 'jobs.stuck',
      sentence: '后台任务都在按时执行，没有反复失败的',
      find: async () => {
        const client = new pg.Client(parts.db.config('mingfa_worker'))
        await client.connect()
        try {
          const { rows } = await client.query<Stuck>(
            `select task_identifier as task, attempts, max_attempts as max, last_error as error, run_at from graphile_worker.jobs
             where attempts >= max_attempts or (run_at < $1 and locked_at is null) order by run_at limit 500`,
            [new Date(parts.context.now().getTime() - 3_600_000).toISOString()],
          )
          return rows.map((r) => {
            const why = r.attempts >= r.max ? `失败 ${r.attempts} 次，不再重试` : '到时一小时仍未执行'
            return { message: `任务 ${r.task}：${why}${r.error ? `（${r.error.split('\n')[0]}）` : ''}` }
          })
        } finally {
          await client.end()
        }
      },
    },
  ]
}
