/** A report tells the figures of its office and of all below it, whoever drafts or reads it; drilling down stays with the reader's own rights. */
import type { PoolClient } from 'pg'
import type { AnyCaseType } from '../../engine/define.ts'
import { type Claims, claimStatements } from '../../platform/db/index.ts'

/** Claims under which a report's figures are computed: the same for everybody, so that two people never see two values. */
export const figureClaims = (offices: readonly number[], types: readonly AnyCaseType[]): Claims => ({
  offices,
  see: Object.fromEntries(types.map((t) => [t.id, offices])),
})

/** Reads under other claims inside a transaction, and goes back to its own; what `read` might write is taken back with them. */
export async function under<T>(client: PoolClient, claims: Claims, read: () => Promise<T>): Promise<T> {
  await client.query(claimStatements(claims, 'savepoint reading_figures'))
  try {
    return await read()
  } finally {
    await client.query('rollback to savepoint reading_figures; release savepoint reading_figures')
  }
}
