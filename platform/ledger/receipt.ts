/** The receipt of an action: proof that it is in the chain. Sending the same action twice returns the first one. */
import { claimsOf, type Viewer } from '../access/index.ts'
import { inTx } from '../db/index.ts'
import type { ActRequest, ActResult, Receipt } from './asked.ts'
import type { LedgerContext } from './context.ts'
import { stateOf } from './rows.ts'

type Row = { case_id: string; seq: number; at: string; chain_no: number; hash: string }

/** The receipt of an earlier sending of this action, with the case as it stands; undefined when there was none. */
export async function firstReceipt(context: LedgerContext, viewer: Viewer, request: ActRequest): Promise<Extract<ActResult, { done: Receipt }> | undefined> {
  const table = context.tables.get(request.type)
  if (!table) return undefined
  return inTx(context.db.app, claimsOf(viewer, request.office), async (client) => {
    const found = await client.query<Row>(
      'select case_id, seq, at, chain_no, hash from mingfa.case_action where office_id = $1 and id = $2 and case_id = $3 and action = $4',
      [request.office, request.actionId, request.caseId, request.action],
    )
    const row = found.rows[0]
    if (!row) return undefined
    const { rows } = await client.query(`select * from ${table.table} where office_id = $1 and id = $2`, [request.office, request.caseId])
    const state = stateOf(table, rows[0])
    return { done: { actionId: request.actionId, caseId: row.case_id, seq: row.seq, at: row.at, no: row.chain_no, hash: row.hash }, state }
  })
}
