/** Forward-only migrations: numbered SQL files of the platform, then those of the case types. */
import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import type { Pool } from 'pg'

export type Migration = { id: string; sql: string; hash: string }

/** Every migration below a root, in the order in which they run. */
export function migrationsIn(root: string): Migration[] {
  const order = (pattern: string) =>
    globSync(pattern, { cwd: root })
      .map((f) => f.replaceAll('\\', '/'))
      .sort((a, b) => (basename(a) + a < basename(b) + b ? -1 : 1))
  const files = [...order('platform/*/migrations/*.sql'), ...order('domains/*/migrations/*.sql'), ...order('domains/*/*/migrations/*.sql')]
  return files.map((file) => {
    const sql = readFileSync(join(root, file), 'utf8')
    return { id: relative('.', file), sql, hash: createHash('sha256').update(sql).digest('hex') }
  })
}

/** An applied migration that has been edited since. */
export class ChangedMigration extends Error {
  constructor(id: string) {
    super(`迁移文件 ${id} 在执行之后被改动；请恢复原文件，另写一个新的迁移`)
  }
}

const LOCK = 77_002

/** The list of migrations is the owner's alone, by the same means as every other table. */
const MIGRATION_POLICY = `do $$ begin
  if not exists (select from pg_policies where schemaname = 'mingfa' and tablename = 'migration') then
    alter table mingfa.migration enable row level security;
    alter table mingfa.migration force row level security;
    create policy migration_owner on mingfa.migration to mingfa_owner using (true) with check (true);
    revoke all on mingfa.migration from mingfa_app;
  end if;
end $$`

/** Applies what is missing; returns the ids applied. One transaction for each file. */
export async function migrate(owner: Pool, migrations: readonly Migration[]): Promise<string[]> {
  const client = await owner.connect()
  const applied: string[] = []
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await client.query('create schema if not exists mingfa')
    await client.query('create table if not exists mingfa.migration (id text primary key, hash text not null, applied_at timestamptz not null)')
    await client.query(MIGRATION_POLICY)
    const { rows } = await client.query<{ id: string; hash: string }>('select id, hash from mingfa.migration')
    const known = new Map(rows.map((r) => [r.id, r.hash]))
    for (const m of migrations) {
      const hash = known.get(m.id)
      if (hash === m.hash) continue
      if (hash !== undefined) throw new ChangedMigration(m.id)
      await client.query('begin')
      await client.query(m.sql)
      await client.query('insert into mingfa.migration (id, hash, applied_at) values ($1, $2, $3)', [m.id, m.hash, new Date().toISOString()])
      await client.query('commit')
      applied.push(m.id)
    }
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => undefined)
    client.release()
  }
  return applied
}
