/** Word of changed settings to every process: whoever keeps settings in memory reads them again at once. */
import pg, { type PoolClient } from 'pg'
import type { Database } from '../db/index.ts'

const CHANNEL = 'mingfa_settings'
/** After a lost connection, and from time to time for whatever was missed. */
const AGAIN_MS = 30_000

export type Follower = {
  /** Runs whenever something may have changed. */
  on: (reload: () => Promise<void>) => void
  /** Says so to every process when the transaction commits. */
  tell: (client: PoolClient) => Promise<void>
  close: () => Promise<void>
}

/** Follows until it is closed; comes back by itself after a lost connection. A reload that fails is tried again at the next word. */
export function createFollower(db: Database): Follower {
  const reloads: (() => Promise<void>)[] = []
  let client: pg.Client | undefined
  let closed = false
  const heard = (): void => {
    if (!closed) for (const reload of reloads) reload().catch(() => undefined)
  }
  const connect = async (): Promise<void> => {
    if (closed || client) return
    const next = new pg.Client(db.config('mingfa_app'))
    client = next
    const lost = (): void => {
      if (client === next) client = undefined
      next.end().catch(() => undefined)
    }
    next.on('error', lost)
    next.on('end', lost)
    next.on('notification', heard)
    await next.connect().then(() => next.query(`listen ${CHANNEL}`), lost)
    heard()
  }
  const timer = setInterval(() => (client ? heard() : void connect().catch(() => undefined)), AGAIN_MS)
  timer.unref()
  const first = connect().catch(() => undefined)
  return {
    on: (reload) => void reloads.push(reload),
    tell: async (on) => void (await on.query('select pg_notify($1, $2)', [CHANNEL, ''])),
    async close() {
      closed = true
      clearInterval(timer)
      await first
      await client?.end().catch(() => undefined)
    },
  }
}
