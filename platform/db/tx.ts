/** Transactions under claims. Claims are literals of digits and ids, checked here, set for this transaction only. */
import type { Pool, PoolClient, QueryConfig, QueryResult, QueryResultRow } from 'pg'
import { v7 } from 'uuid'

export type Claims = {
  /** The one office written to. */
  office?: number
  /** Offices whose shared things may be read. */
  offices?: readonly number[]
  /** Offices whose cases of a type may be read. */
  see?: Readonly<Record<string, readonly number[]>>
  /** Single cases that may be read beside those, of offices that are otherwise shut. */
  single?: { offices: readonly number[]; cases: readonly string[] }
  person?: string
  portal?: boolean
}

/** A time-ordered id for cases and actions. */
export const newId = (): string => v7()

const digits = (n: number): string => {
  if (!Number.isSafeInteger(n) || n < 0) throw new TypeError(`not an office: ${n}`)
  return String(n)
}
const list = (ids: readonly number[]): string => `'{${ids.map(digits).join(',')}}'`

/** The statements that open a transaction under claims, to be sent in one message. */
export function claimStatements(claims: Claims, begin = 'begin'): string {
  const set: string[] = [begin]
  if (claims.office !== undefined) set.push(`set local app.office = '${digits(claims.office)}'`)
  if (claims.offices) set.push(`set local app.offices = ${list(claims.offices)}`)
  for (const [type, offices] of Object.entries(claims.see ?? {})) {
    if (!/^[a-z][a-z0-9_]{0,40}$/.test(type)) throw new TypeError(`not a case type: ${type}`)
    set.push(`set local app.see_${type} = ${list(offices)}`)
  }
  if (claims.single) {
    const { offices, cases } = claims.single
    if (!cases.every((id) => /^[0-9a-f-]{36}$/.test(id))) throw new TypeError('not an id of a case')
    set.push(`set local app.advised = ${list(offices)}; set local app.single = '{${cases.join(',')}}'`)
  }
  if (claims.person !== undefined) {
    if (!/^[a-z0-9-]{1,64}$/.test(claims.person)) throw new TypeError('not a person id')
    set.push(`set local app.person = '${claims.person}'`)
  }
  if (claims.portal) set.push(`set local app.portal = 'on'`)
  return set.join('; ')
}

/** The server answers in order, so what follows may be sent before the opening has been answered; its failure is met by `work` or at the end. */
function open(client: PoolClient, claims: Claims, begin: string): Promise<unknown> {
  const opened = client.query(claimStatements(claims, begin))
  opened.catch(() => undefined)
  return opened
}

/**
 * Runs `work` in a transaction under claims; commits, or rolls back on a throw. Opening it costs no round trip: without the claims, which
 * come first on the same connection, row-level security shows nothing and takes nothing.
 */
export async function inTx<T>(pool: Pool, claims: Claims, work: (client: PoolClient) => Promise<T>, begin = 'begin'): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    const opened = open(client, claims, begin)
    const result = await work(client)
    await opened
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch((e) => {
      broken = e
    })
    throw error
  } finally {
    client.release(broken)
  }
}

/** One statement under claims, in a transaction of its own and one round trip. */
export async function readOne<R extends QueryResultRow>(pool: Pool, claims: Claims, query: QueryConfig): Promise<QueryResult<R>> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    const answers = await Promise.allSettled([open(client, claims, 'begin'), client.query<R>(query), client.query('commit')])
    const failed = answers.find((a) => a.status === 'rejected')
    if (failed) throw failed.reason
    return (answers[1] as PromiseFulfilledResult<QueryResult<R>>).value
  } catch (error) {
    await client.query('rollback').catch((e) => {
      broken = e
    })
    throw error
  } finally {
    client.release(broken)
  }
}

/** SQLSTATE of a database error; undefined for anything else. */
export const sqlstate = (error: unknown): string | undefined => {
  const code = (error as { code?: unknown } | undefined)?.code
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : undefined
}
