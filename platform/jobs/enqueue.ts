/** Putting a job down, in the caller's transaction and under the caller's role. */
import type { PoolClient } from 'pg'

export type Job = {
  task: string
  payload: Readonly<Record<string, unknown>>
  /** A waiting job of the same key is replaced. */
  key?: string
  /** Not before this instant; at once when absent. */
  runAt?: Date
}

/** The job exists if and only if the transaction commits. */
export async function enqueue(client: PoolClient, { task, payload, key, runAt }: Job): Promise<void> {
  await client.query('select graphile_worker.mingfa_enqueue($1, $2, $3, $4)', [task, JSON.stringify(payload), key ?? null, runAt?.toISOString() ?? null])
}
