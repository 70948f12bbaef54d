/** The database of this installation: our own server in MINGFA_HOME, or the one that DATABASE_URL names. */
import { createHmac } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Pool, PoolConfig } from 'pg'
import pg from 'pg'
import { InUse, type Server, startServer } from './launcher.ts'
import { createPool } from './pools.ts'

export const databaseRoles = ['mingfa_owner', 'mingfa_app', 'mingfa_auth', 'mingfa_worker'] as const
export type DatabaseRole = (typeof databaseRoles)[number]

export type Database = {
  /** Requests, under row-level security. */
  app: Pool
  /** Migrations, rebuilding and verifying; owns the tables. */
  owner: Pool
  /** Sign-in and the office tree. */
  auth: Pool
  config: (role: DatabaseRole) => PoolConfig
  /** Resolves when the server of our own ends by itself; never for one that is not ours. */
  ended: Promise<number>
  close: () => Promise<void>
}

export type OpenOptions = { home: string; url?: string | undefined; name?: string }

/** Where the process that runs the server tells the others of this installation how to reach it. */
const connectionFile = (home: string): string => join(home, 'server.json')

async function answers(config: PoolConfig): Promise<boolean> {
  const client = new pg.Client({ ...config, connectionTimeoutMillis: 1500 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** How long to wait for a server that another process of this installation is starting. */
const ATTACH_MS = 15_000

const adminOf = (server: Server): PoolConfig => ({ host: server.socket, port: server.port, user: server.user, password: server.password, database: 'postgres' })

/** Connection of a server that another process of this installation already runs. */
async function running(home: string): Promise<Server | undefined> {
  const file = connectionFile(home)
  if (!existsSync(file)) return undefined
  const server = JSON.parse(readFileSync(file, 'utf8')) as Server
  return (await answers(adminOf(server))) ? server : undefined
}

type Opened = { admin: PoolConfig; ended: Promise<number>; stop: () => Promise<void> }
const never = new Promise<number>(() => undefined)

async function openServer({ home, url }: OpenOptions): Promise<Opened> {
  if (url) return { admin: { connectionString: url }, ended: never, stop: async () => undefined }
  mkdirSync(home, { recursive: true })
  const attached = (server: Server): Opened => ({ admin: adminOf(server), ended: never, stop: async () => undefined })
  const other = await running(home)
  if (other) return attached(other)
  try {
    const { socket, port, user, password, exited, stop } = await startServer(home)
    writeFileSync(connectionFile(home), JSON.stringify({ socket, port, user, password }), { mode: 0o600 })
    chmodSync(connectionFile(home), 0o600)
    return { admin: adminOf({ socket, port, user, password }), ended: exited, stop }
  } catch (error) {
    const soon = error instanceof InUse ? await runningSoon(home) : undefined
    if (soon) return attached(soon)
    throw error
  }
}

/** A server that another process is just starting. */
async function runningSoon(home: string): Promise<Server | undefined> {
  for (const end = Date.now() + ATTACH_MS; Date.now() < end; await new Promise((done) => setTimeout(done, 100))) {
    const server = await running(home)
    if (server) return server
  }
  return undefined
}

/** Passwords of the roles follow from the administrator's, so that every process of the installation knows them. */
function rolePassword(admin: PoolConfig, role: DatabaseRole): string {
  const secret = admin.connectionString ?? String(admin.password)
  return createHmac('sha256', secret).update(role).digest('base64url')
}

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`

async function makeRoles(client: pg.Client, admin: PoolConfig): Promise<void> {
  await client.query('select pg_advisory_lock(77001)')
  for (const role of databaseRoles) {
    const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [role])
    const verb = rowCount ? 'alter' : 'create'
    await client.query(`${verb} role ${role} login nosuperuser nobypassrls password ${literal(rolePassword(admin, role))}`)
  }
  await client.query(`grant mingfa_owner to current_user`)
  await client.query('select pg_advisory_unlock(77001)')
}

async function makeDatabase(admin: PoolConfig, name: string): Promise<void> {
  const client = new pg.Client(admin)
  await client.connect()
  try {
    await makeRoles(client, admin)
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (!rowCount) await client.query(`create database ${name} owner mingfa_owner`)
    // The queue keeps its own schema, which it makes and migrates itself.
    await client.query(`grant create on database ${name} to mingfa_worker`)
  } finally {
    await client.end()
  }
}

/**
 * Row-level security keeps any function that might tell of a hidden row from looking at rows before the policy has; by default that
 * includes the one that compares a text with a search, so the index would never be used. It tells nothing: it compares and answers
 * yes or no. Only a superuser may say so; elsewhere searching stays correct, and slower.
 */
async function letSearchUseIndexes(config: PoolConfig): Promise<void> {
  const client = new pg.Client(config)
  await client.connect()
  try {
    const found = `select 1 from pg_proc p, pg_roles r where p.oid = 'pg_catalog.ts_match_vq(tsvector, tsquery)'::regprocedure
      and not proleakproof and r.rolname = current_user and r.rolsuper`
    if ((await client.query(found)).rowCount) await client.query('alter function pg_catalog.ts_match_vq(tsvector, tsquery) leakproof')
  } finally {
    await client.end()
  }
}

/** The connection of a role to one database, given the administrator's. */
function roleConfig(admin: PoolConfig, role: DatabaseRole, database: string): PoolConfig {
  const base = admin.connectionString ? withoutUser(admin.connectionString) : { host: admin.host, port: admin.port }
  return { ...base, user: role, password: rolePassword(admin, role), database, application_name: role }
}

function withoutUser(url: string): PoolConfig {
  const u = new URL(url)
  return { host: u.searchParams.get('host') ?? decodeURIComponent(u.hostname), port: Number(u.port || 5432) }
}

function inDatabase(url: string, name: string): string {
  const u = new URL(url)
  u.pathname = `/${name}`
  return u.toString()
}

const databaseOf = (url: string | undefined): string | undefined => (url ? new URL(url).pathname.slice(1) || undefined : undefined)

/**
 * A connection as the server's administrator, whom row-level security does not hold: for backup and restore. The caller ends it.
 * Throws when no server of this installation runs.
 */
export async function administrator(options: OpenOptions): Promise<pg.Client> {
  const server = options.url ? undefined : await running(resolve(options.home))
  if (!options.url && !server) throw new Error('the server of this installation is not running')
  const database = nameOf(options)
  const config = server ? { ...adminOf(server), database } : { connectionString: withDatabase(options.url as string, database) }
  const client = new pg.Client({ ...config, application_name: 'mingfa_backup' })
  client.on('error', () => undefined)
  await client.connect()
  return client
}

function withDatabase(url: string, database: string): string {
  const u = new URL(url)
  u.pathname = `/${database}`
  return u.toString()
}

function nameOf(options: OpenOptions): string {
  const name = options.name ?? databaseOf(options.url) ?? 'mingfa'
  if (!/^[a-z][a-z0-9_]{0,60}$/.test(name)) throw new TypeError(`not a database name: ${name}`)
  return name
}

/** Opens the installation's database: attaches to a running server or starts one, and makes roles and database when missing. */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  const { admin, ended, stop } = await openServer({ ...options, home: resolve(options.home) })
  const name = nameOf(options)
  await makeDatabase(admin, name)
  await letSearchUseIndexes({ ...admin, ...(admin.connectionString ? { connectionString: inDatabase(admin.connectionString, name) } : { database: name }) })
  const config = (role: DatabaseRole): PoolConfig => roleConfig(admin, role, name)
  const pools = {
    app: createPool({ ...config('mingfa_app'), max: 20 }),
    owner: createPool({ ...config('mingfa_owner'), max: 4 }),
    auth: createPool({ ...config('mingfa_auth'), max: 4 }),
  }
  return {
    ...pools,
    config,
    ended,
    async close() {
      await Promise.all(Object.values(pools).map((p) => p.end()))
      await stop()
    },
  }
}
