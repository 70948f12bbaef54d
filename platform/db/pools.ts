/** Pools of connections, one for each database role, and how values come back. */
import pg from 'pg'

const OIDS = { int8: 20, date: 1082, timestamptz: 1184 } as const

function bigNumber(text: string): number {
  const n = Number(text)
  if (!Number.isSafeInteger(n)) throw new RangeError(`${text} does not fit a number`)
  return n
}

const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  [OIDS.int8]: bigNumber,
  [OIDS.date]: (text: string) => text,
  [OIDS.timestamptz]: (text: string) => new Date(text).toISOString(),
}

const types = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => parsers[oid] ?? pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
}

/** A pool whose int8 are numbers, dates 'YYYY-MM-DD' and instants ISO strings. */
export function createPool(config: pg.PoolConfig): pg.Pool {
  // Statements are sent as they come, without waiting for the answer to the one before: a read under claims is one round trip.
  const pool = new pg.Pool({ ...config, types, pipeline: true } as pg.PoolConfig)
  // An idle connection that the server closed is replaced on the next use; without a listener it would end the process.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => {
    client.on('error', () => undefined)
  })
  return pool
}
