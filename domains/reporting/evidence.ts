/** What stands under a figure: by which query it was counted, and the hash of the record set that it counted. */
import { createHash } from 'node:crypto'
import type { PoolClient } from 'pg'
import { type FigureReader, type Period, yearBefore, yearOf } from '../../platform/figures/index.ts'
import { canonical } from '../../platform/ledger/index.ts'
import type { Scope } from './book.ts'
import { type Facet, type FigureKey, readKey } from './keys.ts'

export type Evidence = { recordHash: string; recordCount: number; query: string; queryHash: string }

const sha = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Years whose records a facet counts. */
export function periodsOf(of: Facet, year: number): Period[] {
  const now = yearOf(year)
  if (of === 'last' || of === 'restLast') return [yearBefore(now)]
  return of === 'diff' || of === 'growth' ? [now, yearBefore(now)] : [now]
}

/** The query as data: the measures themselves, so that another wording of a metric is another query. */
export function queryOf(reader: Pick<FigureReader, 'catalogue'>, read: FigureKey, scope: Scope): string {
  const entry = reader.catalogue.get(read.metric)
  if (!entry) throw new Error(`no metric '${read.metric}'`)
  return canonical({
    metric: read.metric,
    version: entry.metric.version.from,
    measure: entry.upper.measure,
    ...(entry.lower ? { per: entry.lower.measure } : {}),
    by: read.by,
    of: read.of,
    office: scope.office,
    periods: periodsOf(read.of, scope.year),
  })
}

/** Evidence of keys, each record set read once. Unknown keys are left out. Runs in the caller's transaction and under its claims. */
export async function readEvidence(reader: FigureReader, client: PoolClient, scope: Scope, keys: readonly string[]): Promise<Map<string, Evidence>> {
  const sets = new Map<string, { hash: string; count: number }>()
  const setOf = async ({ metric, by }: FigureKey, period: Period) => {
    const id = JSON.stringify([metric, by, period])
    const known = sets.get(id) ?? (await reader.recordHash(client, { office: scope.office, period, metric, by }))
    sets.set(id, known)
    return known
  }
  const found = new Map<string, Evidence>()
  for (const key of keys) {
    const read = readKey(key)
    if (!read || !reader.catalogue.has(read.metric)) continue
    const parts: { hash: string; count: number }[] = []
    for (const period of periodsOf(read.of, scope.year)) parts.push(await setOf(read, period))
    const query = queryOf(reader, read, scope)
    const recordHash = parts.length === 1 ? (parts[0]?.hash ?? '') : sha(parts.map((p) => p.hash).join('\n'))
    found.set(key, { recordHash, recordCount: parts.reduce((sum, p) => sum + p.count, 0), query, queryHash: sha(query) })
  }
  return found
}
