/** The one statement by which actions, rows, figures and the queue are written together, for one action or for a thousand. */
import type { PoolClient } from 'pg'
import type { Link } from './chain.ts'
import { GENESIS } from './chain.ts'
import type { Move } from './rollup.ts'
import type { TypeTable } from './rows.ts'
import { type Queue, queueSql, queueValues } from './tasks.ts'

export type Head = { no: number; hash: string }

/** Locks the office's chain; whoever holds it is the only writer of that office until the transaction ends. */
export async function lockHead(client: PoolClient, office: number): Promise<Head> {
  const query = { name: 'lock-head', text: 'select no, hash from mingfa.chain_head where office_id = $1 for update', values: [office] }
  const { rows } = await client.query<Head>(query)
  if (rows[0]) return rows[0]
  await client.query('insert into mingfa.chain_head (office_id, no, hash) values ($1, 0, $2) on conflict (office_id) do nothing', [office, GENESIS])
  return lockHead(client, office)
}

const ACTIONS = `insert into mingfa.case_action
  (office_id, id, case_id, seq, type, action, version, on_day, ground, actors, data, extra, at, device_at, chain_no, digest, prev_hash, hash)
  select $1, a.* from jsonb_to_recordset($2::jsonb) as a(id uuid, case_id uuid, seq int, type text, action text, version date, on_day date,
    ground text, actors text[], data jsonb, extra jsonb, at timestamptz, device_at timestamptz, chain_no bigint, digest text, prev_hash text, hash text)`

const ROLLUP = `insert into mingfa.rollup (office_id, measure, grain, day, by, type, n, amount)
  select $1, m.measure, m.grain, m.day, m.by, $4, m.n, m.amount
  from jsonb_to_recordset($3::jsonb) as m(measure text, grain text, day date, by text, n bigint, amount bigint)
  on conflict (office_id, measure, grain, day, by) do update
  set n = mingfa.rollup.n + excluded.n, amount = mingfa.rollup.amount + excluded.amount`

const HEAD = 'update mingfa.chain_head set no = $5, hash = $6 where office_id = $1'

type Texts = { insert: string; file: string; upsert: string }
const texts = new WeakMap<TypeTable, Texts>()

/** The inserting of rows: `insert` alone; `file` new cases with actions, figures and queue; `upsert` likewise for those that may be there. */
function textsFor(table: TypeTable): Texts {
  const known = texts.get(table)
  if (known) return known
  const names = table.columns.map((c) => `"${c.name}"`)
  const typed = table.columns.map((c) => `"${c.name}" ${c.type}`)
  const set = names.filter((n) => n !== '"office_id"' && n !== '"id"' && n !== '"fingerprint"').map((n) => `${n} = excluded.${n}`)
  const rows = (n: number): string => `insert into ${table.table} (${names.join(', ')}, search)
    select ${names.map((c) => `t.${c}`).join(', ')}, array_to_tsvector(t.search)
    from jsonb_to_recordset($${n}::jsonb) as t(${typed.join(', ')}, search text[])`
  const chained = (isNew: boolean): string => `with a as (${ACTIONS}), r as (${ROLLUP}), h as (${HEAD}), ${queueSql(8, isNew)} ${rows(7)}`
  const upsert = `${chained(false)} on conflict (office_id, id) do update set ${set.join(', ')}, search = excluded.search`
  const made = { insert: rows(1), file: chained(true), upsert }
  texts.set(table, made)
  return made
}

const actionJson = (l: Link) => ({
  id: l.id,
  case_id: l.caseId,
  seq: l.seq,
  type: l.type,
  action: l.action,
  version: l.version,
  on_day: l.on,
  ground: l.ground,
  actors: l.actors,
  data: l.data,
  extra: l.extra,
  at: l.at,
  device_at: l.deviceAt,
  chain_no: l.no,
  digest: l.digest,
  prev_hash: l.prevHash,
  hash: l.hash,
})

export type Batch = { links: readonly Link[]; rows: readonly Record<string, unknown>[]; moves: readonly Move[]; queue: Queue }

/** Most columns of a wide table are empty in any one row; leaving them out halves what the server has to read. */
function rowsJson(rows: Batch['rows']): string {
  const slim = (row: Record<string, unknown>): Record<string, unknown> => {
    const filled: Record<string, unknown> = {}
    for (const column in row) if (row[column] !== null) filled[column] = row[column]
    return filled
  }
  return JSON.stringify(rows.map(slim))
}

/** Parameters 1 to 6: office, actions, moves, type, and the new head. */
const chainValues = (table: TypeTable, office: number, links: readonly Link[], last: Link, moves: Batch['moves']): unknown[] => {
  const by = moves.map((m) => ({ ...m, by: JSON.stringify(m.by) }))
  return [office, JSON.stringify(links.map(actionJson)), JSON.stringify(by), table.type.id, last.no, last.hash]
}

/** Appends linked actions, writes the cases' rows and their queue, moves the rollups and the head: all or nothing with the caller's transaction. */
export async function append(client: PoolClient, table: TypeTable, office: number, batch: Batch): Promise<void> {
  const last = batch.links[batch.links.length - 1]
  if (!last) return
  const way = batch.queue.of.length > 0 ? 'upsert' : 'file'
  const values = [...chainValues(table, office, batch.links, last, batch.moves), rowsJson(batch.rows), ...queueValues(batch.queue)]
  await client.query({ name: `${way}-${table.type.id}`, text: textsFor(table)[way], values })
}

/** Rows of new cases whose actions follow in the same transaction; until then nobody else sees them. */
export async function insertRows(client: PoolClient, table: TypeTable, rows: Batch['rows']): Promise<void> {
  await client.query({ name: `insert-${table.type.id}`, text: textsFor(table).insert, values: [rowsJson(rows)] })
}

/** Actions of cases whose rows are written already, with their figures; moves the head. */
export async function appendActions(client: PoolClient, table: TypeTable, office: number, { links, moves }: Omit<Batch, 'rows' | 'queue'>): Promise<void> {
  const last = links[links.length - 1]
  if (!last) return
  await client.query({
    name: 'append-actions',
    text: `with a as (${ACTIONS}), r as (${ROLLUP}) ${HEAD}`,
    values: chainValues(table, office, links, last, moves),
  })
}
