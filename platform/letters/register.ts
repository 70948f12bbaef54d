/** The register of letters of an office (文书登记簿): every number that was given, what waits for whom, and which case each letter is of. */
import type { PoolClient } from 'pg'
import type { AnyCaseType, CaseState, Day } from '../../engine/define.ts'
import { letterStatuses } from '../../engine/letters.ts'
import { showValue } from '../../engine/parse.ts'
import { claimsOf, type Viewer } from '../access/index.ts'
import { inTx } from '../db/index.ts'
import { stateOf } from '../ledger/index.ts'
import { kindOf, type LetterParts } from './parts.ts'
import { type LetterView, statusLabel } from './read.ts'
import { type LetterRow, type RegisterQuery, registerOf, seriesOf } from './store.ts'

export type RegisterRow = Pick<
  LetterView,
  'id' | 'office' | 'type' | 'caseId' | 'title' | 'status' | 'statusLabel' | 'number' | 'draftedOn' | 'sealedOn' | 'voidReason'
> & { servedOn: Day | null; caseNumber: string | null /** What the case is about: party and matter, as its list shows them. */; about: string }
/** The newest letters first, at most as many as the store gives; `series` are all words of numbers and their years, for choosing from. */
export type Register = { rows: RegisterRow[]; more: boolean; series: { word: string; year: number }[] }

const filled = (value: unknown): value is string => typeof value === 'string' && value !== ''

/** Party and matter of a case, without what is personal. */
function aboutCase({ record }: AnyCaseType, { values }: CaseState): string {
  const words = record.headline.flatMap((id) => {
    const field = record.fields[id]
    const value = values[id]
    return field && field.secrecy !== 'personal' && filled(value) ? [showValue(field, value)] : []
  })
  return words.join(' ')
}

type Cases = Map<string, { type: AnyCaseType; state: CaseState }>

/** Cases of these letters, by id; one read for each kind of case. */
async function casesOf(client: PoolClient, parts: LetterParts, office: number, rows: readonly LetterRow[]): Promise<Cases> {
  const found: Cases = new Map()
  for (const typeId of new Set(rows.map((r) => r.type))) {
    const table = parts.ledger.context.tables.get(typeId)
    if (!table) continue
    const ids = [...new Set(rows.filter((r) => r.type === typeId).map((r) => r.case_id))]
    const text = `select * from ${table.table} where office_id = $1 and id = any($2::uuid[])`
    const { rows: cases } = await client.query(text, [office, ids])
    for (const row of cases) found.set(String(row.id), { type: table.type, state: stateOf(table, row) })
  }
  return found
}

/** The register of the types that this person reads there. */
export async function readRegister(parts: LetterParts, viewer: Viewer, query: Omit<RegisterQuery, 'types'>): Promise<Register> {
  const { office } = query
  const types = Object.keys(viewer.sees).filter((t) => viewer.sees[t]?.includes(office))
  const { found, series, cases } = await inTx(parts.db.app, claimsOf(viewer), async (client) => {
    const found = await registerOf(client, { ...query, types })
    return { found, series: await seriesOf(client, office, types), cases: await casesOf(client, parts, office, found.rows) }
  })
  const rows = found.rows.map((row): RegisterRow => {
    const of = kindOf(parts, office, row.type, row.kind)
    const its = cases.get(row.case_id)
    const number = its?.state.values[its.type.record.number]
    return {
      ...{ id: row.id, office, type: row.type, caseId: row.case_id, title: row.title, status: row.status },
      statusLabel: of ? statusLabel(of.kind, row.status) : letterStatuses[row.status],
      ...{ number: row.number, draftedOn: row.drafted_on, sealedOn: row.sealed_on, servedOn: row.served_on, voidReason: row.void_reason },
      ...{ caseNumber: filled(number) ? number : null, about: its ? aboutCase(its.type, its.state) : '' },
    }
  })
  return { rows, more: found.more, series }
}
