/** The writing of a ledger's good rows: read once more, judged once more, and recorded in one transaction. */
import type { PoolClient } from 'pg'
import type { Viewer } from '../access/index.ts'
import type { BackfillRow, Ledger } from '../ledger/index.ts'
import type { Mode, Result } from './job.ts'
import { judge, type OnRecord } from './judge.ts'
import type { LedgerPlan } from './plan.ts'

export type Running = {
  office: number
  mode: Mode
  source: { file: string; hash: string }
  onRecord: OnRecord
  signal?: AbortSignal | undefined
  onProgress?: ((done: number) => void) | undefined
  /** Runs last in the transaction that records the rows; a throw takes them back. */
  finish?: ((client: PoolClient, result: Result) => Promise<void>) | undefined
}

/** Everything or nothing was asked for, and not everything can be taken. */
export class SomeRefused extends Error {
  readonly rejected: number
  constructor(rejected: number) {
    super(`有 ${rejected} 行不能导入，按“全部导入”的选择，一行也没有写入。请改好后再传，或者只导入合格的行`)
    this.rejected = rejected
  }
}

/** Records the rows. Throws SomeRefused, NotAKeeper, and whatever aborted the signal; then nothing is written. */
export async function record(ledger: Ledger, viewer: Viewer, plan: LedgerPlan, running: Running): Promise<Result> {
  const { office, mode, source, onRecord, signal, onProgress, finish } = running
  const counted = { duplicates: 0, rejected: 0, read: 0 }
  async function* good(): AsyncGenerator<BackfillRow[]> {
    for await (const batch of judge(plan, ledger.context.today(), onRecord)) {
      const rows: BackfillRow[] = []
      for (const row of batch) {
        if ('skipped' in row) continue
        if (row.verdict === 'bad') counted.rejected += 1
        else if (row.verdict === 'duplicate') counted.duplicates += 1
        else rows.push({ row: row.row, values: row.values, status: row.status, fingerprint: row.fingerprint, content: row.content })
      }
      if (mode === 'all' && counted.rejected > 0) throw new SomeRefused(counted.rejected)
      counted.read += batch.length
      yield rows
      onProgress?.(counted.read)
    }
  }
  let result: Result | undefined
  await ledger.backfill(
    viewer,
    { type: plan.type.id, office, rows: good(), source },
    {
      ...(signal ? { signal } : {}),
      finish: async (client, { accepted, duplicates, conflicts }) => {
        const rejected = counted.rejected + conflicts.length
        if (mode === 'all' && rejected > 0) throw new SomeRefused(rejected)
        result = { accepted, duplicates: duplicates + counted.duplicates, rejected }
        await finish?.(client, result)
      },
    },
  )
  return result as Result
}
