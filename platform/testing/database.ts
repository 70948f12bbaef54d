/** A database of its own for each test file, on the run's one server. */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { type Database, openDatabase } from '../db/index.ts'

const newName = (): string => `t_${randomBytes(6).toString('hex')}`

/** A new, empty, unmigrated database; `close` leaves it to the server, which is thrown away whole. */
export async function testDatabase(): Promise<{ db: Database; home: string }> {
  const home = inject('home')
  const db = await openDatabase({ home, name: newName() })
  return { db, home }
}

/** A connection as the superuser, for what only somebody behind the program's back could do. The caller ends it. */
export async function superuser(home: string, database: string): Promise<pg.Client> {
  const { socket, port, user, password } = JSON.parse(readFileSync(join(home, 'server.json'), 'utf8')) as {
    socket: string
    port: number
    user: string
    password: string
  }
  const client = new pg.Client({ host: socket, port, user, password, database })
  await client.connect()
  return client
}

/** A copy of a database to which nobody is connected, as fast as copying its files. */
export async function cloneDatabase(home: string, template: string): Promise<{ db: Database; name: string }> {
  const name = newName()
  const admin = await superuser(home, 'postgres')
  try {
    await admin.query(`create database ${name} template ${template} owner mingfa_owner`)
  } finally {
    await admin.end()
  }
  return { db: await openDatabase({ home, name }), name }
}
