/** Cases recorded from older ledgers, in bulk: each row is one 补录 action in the chain, all in one transaction. */
import type { PoolClient } from 'pg'
import { type CaseState, procedureOn, type Values } from '../../engine/define.ts'
import { claimsOf, rolesIn, type Viewer } from '../access/index.ts'
import { inTx, newId } from '../db/index.ts'
import { chain } from './act.ts'
import type { Sheet } from './chain.ts'
import type { LedgerContext } from './context.ts'
import { Moves } from './rollup.ts'
import { rowOf, type TypeTable } from './rows.ts'
import { settle } from './settle.ts'
import { sealValues } from './vault.ts'
import { append, type Head, lockHead } from './write.ts'

export type BackfillRow = {
  /** Row number in the sheet. */
  row: number
  values: Values
  status: string
  /** Identity of the row, and a hash of everything in it. */
  fingerprint: string
  content: string
  /** Terms that were missed, recorded and not refused. */
  breaches: readonly string[]
}
export type BackfillRequest = { type: string; office: number; rows: readonly BackfillRow[]; source: { file: string; hash: string } }
export type BackfillOptions = { signal?: AbortSignal; onProgress?: (done: number, total: number) => void }
export type BackfillResult = { accepted: number; duplicates: number; conflicts: readonly { row: number; caseId: string }[] }

/** Rows to a statement: large enough to be fast, small enough to report progress and to stop. */
const CHUNK = 500

/** The viewer may not record older cases of this type in this office. */
export class NotAKeeper extends Error {
  constructor() {
    super('您没有补录该类案件的职责')
  }
}

/** Identity → content hash and case of the rows already recorded in an office. */
export async function knownFingerprints(
  client: PoolClient,
  table: TypeTable,
  office: number,
  prints: readonly string[],
): Promise<Map<string, { content: string; caseId: string }>> {
  const { rows } = await client.query<{ fingerprint: string; content: string | null; id: string }>(
    `select c.fingerprint, c.extra->>'content' as content, c.id from ${table.table} c where c.office_id = $1 and c.fingerprint = any($2::text[])`,
    [office, prints],
  )
  return new Map(rows.map((r) => [r.fingerprint, { content: r.content ?? '', caseId: r.id }]))
}

/** Records the rows: all of them or, on a conflict, a fault or an abort, none. Rows already recorded with the same content are duplicates. */
export async function backfill(context: LedgerContext, viewer: Viewer, request: BackfillRequest, options: BackfillOptions = {}): Promise<BackfillResult> {
  const table = context.tables.get(request.type)
  if (!table) throw new Error(`no case type '${request.type}'`)
  if (!table.type.keepers.some((r) => rolesIn(viewer, request.office).includes(r))) throw new NotAKeeper()
  return inTx(context.db.app, claimsOf(viewer, request.office), async (client) => {
    let head = await lockHead(client, request.office)
    const result = { accepted: 0, duplicates: 0, conflicts: [] as { row: number; caseId: string }[] }
    for (let at = 0; at < request.rows.length; at += CHUNK) {
      options.signal?.throwIfAborted()
      const rows = request.rows.slice(at, at + CHUNK)
      const known = await knownFingerprints(
        client,
        table,
        request.office,
        rows.map((r) => r.fingerprint),
      )
      const fresh: BackfillRow[] = []
      for (const row of rows) {
        const before = known.get(row.fingerprint)
        if (!before) {
          fresh.push(row)
          known.set(row.fingerprint, { content: row.content, caseId: '' })
        } else if (before.content === row.content) result.duplicates += 1
        else result.conflicts.push({ row: row.row, caseId: before.caseId })
      }
      head = await appendRows(context, client, { table, viewer, request, rows: fresh, head })
      result.accepted += fresh.length
      options.onProgress?.(Math.min(at + CHUNK, request.rows.length), request.rows.length)
    }
    return result
  })
}

type Chunk = { table: TypeTable; viewer: Viewer; request: BackfillRequest; rows: readonly BackfillRow[]; head: Head }

async function appendRows(context: LedgerContext, client: PoolClient, { table, viewer, request, rows, head }: Chunk): Promise<Head> {
  const at = context.now().toISOString()
  const today = context.today()
  const moves = new Moves()
  const sheets: Sheet[] = []
  const states: { state: CaseState; row: BackfillRow }[] = []
  for (const row of rows) {
    const opened = String(row.values[table.type.record.openedOn] ?? today)
    const procedure = procedureOn(table.type, opened) ?? table.type.procedures[0]
    if (!procedure) throw new Error(`case type '${table.type.id}' has no procedure`)
    const { sheet, state } = settle(context, table.type, undefined, {
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
      extra: { status: row.status, terms: row.breaches, file: request.source.hash, row: row.row, fingerprint: row.fingerprint, content: row.content },
      at,
      deviceAt: null,
    })
    moves.state(table.type, state, 1)
    sheets.push(sheet)
    states.push({ state, row })
  }
  const links = chain(context, sheets, head)
  const written = states.map(({ state, row }) =>
    rowOf(table, state, { changedAt: at, fingerprint: row.fingerprint, extra: { content: row.content } }, context.vault),
  )
  await append(client, table, request.office, { links, rows: written, moves: moves.list() })
  const last = links[links.length - 1]
  return last ? { no: last.no, hash: last.hash } : head
}
