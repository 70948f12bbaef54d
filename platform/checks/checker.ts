/** What a checker is, how checkers are run, and where their findings are kept. */
import type { PoolClient } from 'pg'
import type { Offices } from '../access/index.ts'
import { type Database, inTx } from '../db/index.ts'
import type { LedgerContext } from '../ledger/index.ts'

export type DataFault = { office?: number; type?: string; caseId?: string; message: string }

export type Checker = {
  /** 'cases.rows': stable, so that a finding can be followed from night to night. */
  id: string
  /** What holds when all is well. */
  sentence: string
  /** Everything that breaks it; `client` reads as the owner, in one moment for all offices. */
  find: (client: PoolClient) => Promise<DataFault[]>
}

export type CheckParts = { db: Database; context: LedgerContext; offices: Offices }

export type CheckResult = { id: string; sentence: string; ok: boolean; found: number; faults: DataFault[] }

/** More than these say nothing new; the rest is counted. */
const KEPT = 50
const MOMENT = 'begin isolation level repeatable read, read only'

async function runOne(db: Database, checker: Checker): Promise<CheckResult> {
  const { id, sentence } = checker
  const faults = await inTx(db.owner, {}, checker.find, MOMENT).catch((error): DataFault[] => [{ message: `检查未能完成：${(error as Error).message}` }])
  return { id, sentence, ok: faults.length === 0, found: faults.length, faults: faults.slice(0, KEPT) }
}

/** Runs the checkers one after the other. A checker that fails is itself a finding, and does not keep the others from running. */
export async function runCheckers(db: Database, checkers: readonly Checker[], onDone?: (result: CheckResult) => void): Promise<CheckResult[]> {
  const results: CheckResult[] = []
  for (const checker of checkers) {
    const result = await runOne(db, checker)
    onDone?.(result)
    results.push(result)
  }
  return results
}

/** Keeps results in place of the earlier ones of the same checkers. */
export async function keepResults(db: Database, results: readonly CheckResult[], at: Date): Promise<void> {
  const text = `insert into mingfa.check_result (id, sentence, at, found, faults) select r.id, r.sentence, $2, r.found, r.faults
    from jsonb_to_recordset($1::jsonb) as r(id text, sentence text, found int, faults jsonb)
    on conflict (id) do update set sentence = excluded.sentence, at = excluded.at, found = excluded.found, faults = excluded.faults`
  await db.owner.query(text, [JSON.stringify(results), at.toISOString()])
}

/** What the last run of each checker found, and when. */
export async function lastResults(db: Database): Promise<(CheckResult & { at: string })[]> {
  const text = 'select id, sentence, at, found, faults, found = 0 as ok from mingfa.check_result order by id'
  return (await db.owner.query<CheckResult & { at: string }>(text)).rows
}
