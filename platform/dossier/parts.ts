/** What the file of a case is made of, and what its parts share. */
import type { AnyCaseType, CaseState } from '../../engine/define.ts'
import { claimsFor, type Offices, rolesIn, type Viewer, type Viewers } from '../access/index.ts'
import { type Database, inTx } from '../db/index.ts'
import type { EvidenceBook } from '../evidence/index.ts'
import { type Address, type Ledger, stateOf, typeIn } from '../ledger/index.ts'
import type { Letters } from '../letters/index.ts'
import type { Printer } from '../print/index.ts'
import type { Retention } from '../settings/index.ts'

/** A field of one case type that names a case of another by its number. */
export type CaseLink = { type: string; field: string; to: string /** What the other case is to the first: 据以立案的案件. */; there: string; here: string }

export type DossierParts = {
  db: Database
  ledger: Ledger
  letters: Letters
  evidence: EvidenceBook
  retention: Retention
  printer: Printer
  offices: Offices
  viewers: Viewers
  links: readonly CaseLink[]
  now: () => Date
  today: () => string
}

export type Found = { type: AnyCaseType; state: CaseState }

/** A case with its sealed values and the kind of case as its office works with it; undefined when it is not theirs to see. */
export async function findState(
  { ledger: { context } }: Pick<DossierParts, 'ledger'>,
  viewer: Viewer,
  { type, office, caseId }: Address,
): Promise<Found | undefined> {
  const table = context.tables.get(type)
  if (!table || !viewer.sees[type]?.includes(office)) return undefined
  return inTx(context.db.app, claimsFor(viewer, type), async (client) => {
    const { rows } = await client.query(`select * from ${table.table} where office_id = $1 and id = $2`, [office, caseId])
    return rows[0] && { type: typeIn(context, office, table.type), state: stateOf(table, rows[0]) }
  })
}

/** May this person see personal particulars there? Those whose work such cases are, in the office that handles them. */
export const mayReveal = (viewer: Viewer, type: AnyCaseType, office: number): boolean => rolesIn(viewer, office).some((r) => type.readers.includes(r))
