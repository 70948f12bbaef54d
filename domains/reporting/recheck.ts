/** A frozen report computed anew: every figure's value and record set, and the report's own hash. */
import type { PoolClient } from 'pg'
import type { Calendar } from '../../engine/terms.ts'
import type { Viewer } from '../../platform/access/index.ts'
import { hashOf } from './body.ts'
import { groupingsOf, type Scope } from './book.ts'
import { type FigureChange, recordChanges, turnsSince } from './changes.ts'
import type { Finding } from './check.ts'
import { percentFindings, reconciliationFindings } from './check-figures.ts'
import { figureClaims, under } from './claims.ts'
import { readEvidence } from './evidence.ts'
import { bookOf, type ReportingParts } from './pack.ts'
import type { CaseRow, FrozenFigure, KeptFrozen } from './store.ts'

type Recheck = { row: CaseRow; kept: KeptFrozen; viewer: Viewer; calendar: Calendar }

/** Findings on what was stored: it must be what the action log has the hash of, and its own parts must agree. */
export function storedFindings(row: Pick<CaseRow, 'frozenHash'>, kept: KeptFrozen): Finding[] {
  const { document, figures, reconciliations } = kept
  const hash = hashOf({ document, figures, reconciliations })
  const intact = hash === kept.hash && hash === row.frozenHash
  const altered: Finding = { rule: 'document-hash', level: 'error', message: '保存的定稿与动作日志中的定稿校验码不一致，内容在定稿之后被改动过' }
  return [...(intact ? [] : [altered]), ...percentFindings(figures, () => undefined), ...reconciliationFindings(reconciliations)]
}

const NONE = { added: 0, removed: 0, changed: 0, named: [] }

/** Figures that are no longer what they were, in their order. */
export async function changesSince(parts: ReportingParts, client: PoolClient, { row, kept, viewer, calendar }: Recheck): Promise<FigureChange[]> {
  const scope: Scope = { office: row.office, year: Number(row.periodEnd.slice(0, 4)) }
  const { catalogue } = parts.figures
  const keys = kept.figures.map((f) => f.key)
  const offices = await parts.offices.below(row.office)
  const book = await bookOf(parts, client, scope, groupingsOf(keys, catalogue))
  const claims = figureClaims(offices, parts.types)
  const evidence = await under(client, claims, () => readEvidence(parts.figures, client, scope, keys))
  const moved = kept.figures.filter((f) => (book.figure(f.key)?.value ?? null) !== f.value || evidence.get(f.key)?.recordHash !== f.recordHash)
  const sees = (type: string, office: number): boolean => viewer.sees[type]?.includes(office) ?? false
  const named = await under(client, claims, () => namesOf(parts, client, { moved, scope, offices, at: kept.at, calendar, sees }))
  return moved.map((f) => ({
    key: f.key,
    name: f.name,
    frozen: f.value,
    now: book.figure(f.key)?.value ?? null,
    recordsChanged: evidence.get(f.key)?.recordHash !== f.recordHash,
    records: named.get(f.key) ?? NONE,
  }))
}

type Naming = {
  moved: readonly FrozenFigure[]
  scope: Scope
  offices: readonly number[]
  at: string
  calendar: Calendar
  sees: (type: string, office: number) => boolean
}

async function namesOf(parts: ReportingParts, client: PoolClient, n: Naming): Promise<Map<string, FigureChange['records']>> {
  const found = new Map<string, FigureChange['records']>()
  const entries = n.moved.flatMap((f) => parts.figures.catalogue.get(f.metric) ?? [])
  for (const type of new Set(entries.map((e) => e.type))) {
    const turns = await turnsSince(client, { type, offices: n.offices, at: n.at, calendar: n.calendar })
    if (!turns) continue
    for (const f of n.moved) {
      const entry = parts.figures.catalogue.get(f.metric)
      if (entry?.type === type) found.set(f.key, recordChanges(entry, n.scope, f.key, turns, n.sees))
    }
  }
  return found
}
