/** A database of its own for each test file, on the run's one server. */
import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { type Database, openDatabase } from '../db/index.ts'

/** A new, empty, unmigrated database; `close` leaves it to the server, which is thrown away whole. */
export async function testDatabase(): Promise<{ db: Database; home: string }> {
  const home = inject('home')
  const db = await openDatabase({ home, name: `t_${randomBytes(6).toString('hex')}` })
  return { db, home }
}
