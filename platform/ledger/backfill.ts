/**
 * Cases recorded from older ledgers, in bulk: each row is one 补录 action in the chain, all in one transaction. Rows and indexes, which
 * take most of the time, are written first; the office's chain is locked only to link the actions, so that its clerks can go on working.
 */
import type { PoolClient } from 'pg'
import { type CaseState, procedureOn, type Values } from '../../engine/define.ts'
import { newlyBreached } from '../../engine/terms.ts'
import { claimsOf, rolesIn, type Viewer } from '../access/index.ts'
import { inTx, newId } from '../db/index.ts'
import { chain } from './act.ts'
import type { Sheet } from './chain.ts'
import { columnOf } from './columns.ts'
import type { LedgerContext } from './context.ts'
import { Moves } from './rollup.ts'
import { rowOf, type TypeTable } from './rows.ts'
import { settle } from './settle.ts'
import { queueOf, writeQueue } from './tasks.ts'
import { sealValues } from './vault.ts'
import { appendActions, type Head, insertRows, lockHead } from './write.ts'

export type BackfillRow = {
  /** Row number in the sheet. */
  row: number
  values: Values
  status: string
  /** Identity of the row, and a hash of everything in it. */
  fingerprint: string
  content: string
  /** Terms that were missed, recorded and not refused; worked out from the days unless given. */
  breaches?: readonly string[]
}
export type BackfillRequest = {
  type: string
  office: number
  /** All of them, or as they are read. */
  rows: readonly BackfillRow[] | AsyncIterable<readonly BackfillRow[]>
  source: { file: string; hash: string }
}
export type BackfillOptions = {
  signal?: AbortSignal
  /** Rows worked through so far. */
  onProgress?: (done: number) => void
  /** Runs last in the same transaction; a throw takes everything back. */
  finish?: (client: PoolClient, result: BackfillResult) => Promise<void>
}
export type BackfillResult = { accepted: number; duplicates: number; conflicts: readonly { row: number; caseId: string }[] }
export type Known = { content: string; caseId: string }

/** Rows to a statement: large enough to be fast, small enough to report progress and to stop. */
const CHUNK = 500
/** Actions to a statement while the chain is locked. */
const LINKS = 500
/** Imports into one office come one after the other. */
const IMPORT_LOCK = 77_004

/** The viewer may not record older cases of this type in this office. */
export class NotAKeeper extends Error {
  constructor() {
    super('您没有补录该类案件的职责')
  }
}

/** Identity → content hash and case of the rows already recorded in an office. */
async function knownIn(client: PoolClient, table: TypeTable, office: number, prints: readonly string[]): Promise<Map<string, Known>> {
  const { rows } = await client.query<{ fingerprint: string; content: string | null; id: string }>(
    `select c.fingerprint, c.extra->>'content' as content, c.id from ${table.table} c where c.office_id = $1 and c.fingerprint = any($2::text[])`,
    [office, prints],
  )
  return new Map(rows.map((r) => [r.fingerprint, { content: r.content ?? '', caseId: r.id }]))
}

function keptTable(context: LedgerContext, viewer: Viewer, { type, office }: { type: string; office: number }): TypeTable {
  const table = context.tables.get(type)
  if (!table) throw new Error(`no case type '${type}'`)
  if (!table.type.keepers.some((r) => rolesIn(viewer, office).includes(r))) throw new NotAKeeper()
  return table
}

/** Which of these rows an office has already, by identity. Throws NotAKeeper. */
export async function knownRows(
  context: LedgerContext,
  viewer: Viewer,
  of: { type: string; office: number; prints: readonly string[] },
): Promise<Map<string, Known>> {
  const table = keptTable(context, viewer, of)
  return inTx(context.db.app, claimsOf(viewer, of.office), (client) => knownIn(client, table, of.office, of.prints))
}

/** Cases of an office that no ledger brought, by the fields that name them: those whose names are not all there are left out. Throws NotAKeeper. */
export async function ownCases(context: LedgerContext, viewer: Viewer, of: { type: string; office: number }): Promise<{ caseId: string; values: Values }[]> {
  const table = keptTable(context, viewer, of)
  const columns = table.type.record.identity.map((id) => ({ id, column: `c."${columnOf(id)}"` }))
  const text = `select c.id as "caseId", ${columns.map((c) => `${c.column} as "${c.id}"`).join(', ')} from ${table.table} c
    where c.office_id = $1 and c.fingerprint is null and ${columns.map((c) => `${c.column} is not null`).join(' and ')}`
  const { rows } = await inTx(context.db.app, claimsOf(viewer, of.office), (client) => client.query<Record<string, string>>(text, [of.office]))
  return rows.map(({ caseId = '', ...values }) => ({ caseId, values }))
}

async function* inChunks(rows: BackfillRequest['rows']): AsyncGenerator<readonly BackfillRow[]> {
  if (Symbol.asyncIterator in rows) yield* rows
  else for (let at = 0; at < rows.length; at += CHUNK) yield rows.slice(at, at + CHUNK)
}

type Work = { context: LedgerContext; client: PoolClient; table: TypeTable; viewer: Viewer; request: BackfillRequest; options: BackfillOptions }

/** Records the rows: all of them or, on a fault or an abort, none. Rows already recorded with the same content are duplicates. */
export async function backfill(context: LedgerContext, viewer: Viewer, request: BackfillRequest, options: BackfillOptions = {}): Promise<BackfillResult> {
  const table = keptTable(context, viewer, request)
  return inTx(context.db.app, claimsOf(viewer, request.office), async (client) => {
    await client.query('select pg_advisory_xact_lock($1, hashint8($2))', [IMPORT_LOCK, request.office])
    const work: Work = { context, client, table, viewer, request, options }
    const result = { accepted: 0, duplicates: 0, conflicts: [] as { row: number; caseId: string }[] }
    // What waits for the chain is kept as text outside the heap: a hundred thousand actions are some 150 MB.
    const waiting: Buffer[] = []
    const moves = new Moves()
    let done = 0
    for await (const rows of inChunks(request.rows)) {
      options.signal?.throwIfAborted()
      const fresh = await freshOf(work, rows, result)
      const sheets = await writeRows(work, fresh, moves)
      for (const sheet of sheets) waiting.push(Buffer.from(JSON.stringify(sheet)))
      result.accepted += fresh.length
      done += rows.length
      options.onProgress?.(done)
    }
    await linkAll(work, waiting, moves)
    await options.finish?.(client, result)
    return result
  })
}

type Counting = { duplicates: number; conflicts: { row: number; caseId: string }[] }

/** Rows that are not on record yet; the others are counted. */
async function freshOf(work: Work, rows: readonly BackfillRow[], counting: Counting): Promise<BackfillRow[]> {
  const { client, table, request } = work
  const prints = rows.map((r) => r.fingerprint)
  const known = await knownIn(client, table, request.office, prints)
  const fresh: BackfillRow[] = []
  for (const row of rows) {
    const before = known.get(row.fingerprint)
    if (!before) {
      fresh.push(row)
      known.set(row.fingerprint, { content: row.content, caseId: '' })
    } else if (before.content === row.content) counting.duplicates += 1
    else counting.conflicts.push({ row: row.row, caseId: before.caseId })
  }
  return fresh
}

function recorded({ context, table, viewer, request }: Work, row: BackfillRow, at: string): { sheet: Sheet; state: CaseState } {
  const today = context.today()
  const opened = String(row.values[table.type.record.openedOn] ?? today)
  const procedure = procedureOn(table.type, opened) ?? table.type.procedures[0]
  if (!procedure) throw new Error(`case type '${table.type.id}' has no procedure`)
  const sheet = (terms: readonly string[]): Sheet => ({
    office: request.office,
    id: newId(),
    caseId: newId(),
    seq: 1,
    type: table.type.id,
    action: 'backfill',
    version: procedure.from,
    on: today,
    ground: `${request.source.file} 第${row.row}行`,
    actors: [viewer.personId],
    data: sealValues(context.vault, table.type.record, row.values),
    // Identity and content go into the log as well: without them a rebuilt table would take the same ledger a second time.
    extra: { status: row.status, terms, file: request.source.hash, row: row.row, fingerprint: row.fingerprint, content: row.content },
    at,
    deviceAt: null,
  })
  if (row.breaches) return settle(context, table.type, undefined, sheet(row.breaches))
  const first = settle(context, table.type, undefined, sheet([]))
  const late = newlyBreached(first.state, today)
  return late.length === 0 ? first : settle(context, table.type, undefined, sheet(late))
}

async function writeRows(work: Work, rows: readonly BackfillRow[], moves: Moves): Promise<Sheet[]> {
  const { context, client, table } = work
  if (rows.length === 0) return []
  const at = context.now().toISOString()
  const settled = rows.map((row) => ({ row, ...recorded(work, row, at) }))
  const written = settled.map(({ row, state }) =>
    rowOf(table, state, { changedAt: at, fingerprint: row.fingerprint, extra: { content: row.content } }, context.vault),
  )
  await insertRows(client, table, written)
  const states = settled.map(({ state }) => state)
  await writeQueue(client, work.request.office, queueOf({ type: table.type, states }, context.today(), true))
  for (const { state } of settled) moves.state(table.type, state, 1)
  return settled.map(({ sheet }) => sheet)
}

/** Links the waiting actions behind the head; from here on the office's other writers wait. Each part is linked while the one before it is written. */
async function linkAll({ context, client, table, request, options }: Work, waiting: readonly Buffer[], moves: Moves): Promise<void> {
  if (waiting.length === 0) return
  let head: Head = await lockHead(client, request.office)
  let writing: Promise<void> = Promise.resolve()
  for (let at = 0; at < waiting.length; at += LINKS) {
    options.signal?.throwIfAborted()
    const sheets = waiting.slice(at, at + LINKS).map((text) => JSON.parse(text.toString()) as Sheet)
    const links = chain(context, sheets, head)
    const last = links[links.length - 1]
    if (last) head = { no: last.no, hash: last.hash }
    await writing
    const part = { links, moves: at + LINKS < waiting.length ? [] : moves.list() }
    writing = appendActions(client, table, request.office, part)
    // Whoever stops here leaves a statement behind; its failure is that of the transaction and is told there.
    writing.catch(() => undefined)
  }
  await writing
}
