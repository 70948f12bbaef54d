/** Masked particulars shown on purpose: each time with its ground, on a record that nobody can change. */
import type { Role } from '../../engine/values.ts'
import { claimsFor, rolesIn, type Viewer } from '../access/index.ts'
import { inTx } from '../db/index.ts'
import type { Address } from '../ledger/index.ts'
import { type DossierParts, findState, mayReveal } from './parts.ts'

export type AccessRow = { id: string; at: string; person: string; what: 'revealed' | 'printed'; fields: string[]; ground: string }
export type Reveal = { id: string; fields: readonly string[]; ground: string }
export type Revealed = { values: Record<string, string> } | 'hidden' | { unknown: string[] }

type NewAccess = { id: string; what: AccessRow['what']; fields: readonly string[]; ground: string }

/** Written before anything is shown; the same id twice is one looking. */
export async function recordAccess({ db, now }: Pick<DossierParts, 'db' | 'now'>, viewer: Viewer, address: Address, access: NewAccess): Promise<void> {
  const { type, office, caseId } = address
  await inTx(db.app, claimsFor(viewer, type), (client) =>
    client.query(
      `insert into mingfa.case_access (office_id, id, case_type, case_id, at, person, person_name, what, fields, ground)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (office_id, id) do nothing`,
      [office, access.id, type, caseId, now().toISOString(), viewer.personId, viewer.name, access.what, access.fields, access.ground],
    ),
  )
}

/** Plain values of some personal fields; undefined when the case is not theirs to see. */
export async function reveal(parts: DossierParts, viewer: Viewer, address: Address, { id, fields, ground }: Reveal): Promise<Revealed | undefined> {
  const found = await findState(parts, viewer, address)
  if (!found) return undefined
  const { type, state } = found
  if (!mayReveal(viewer, type, address.office)) return 'hidden'
  const unknown = fields.filter((f) => type.record.fields[f]?.secrecy !== 'personal' || typeof state.values[f] !== 'string')
  if (unknown.length > 0) return { unknown }
  await recordAccess(parts, viewer, address, { id, what: 'revealed', fields: fields.map((f) => type.record.fields[f]?.label ?? f), ground })
  const { vault } = parts.ledger.context
  return { values: Object.fromEntries(fields.map((f) => [f, vault.open(String(state.values[f]))])) }
}

const overseers: readonly Role[] = ['leader', 'supervisor']
/** The last ones; older ones stay on record. */
const MOST = 200

/** Who looked, newest first: for leaders, for supervisors also from above, and for whoever has the case in hand or took steps on it; null for others. */
export async function accessesOf(parts: DossierParts, viewer: Viewer, address: Address): Promise<AccessRow[] | null | undefined> {
  const found = await findState(parts, viewer, address)
  if (!found) return undefined
  const { state } = found
  const over = rolesIn(viewer, address.office).some((r) => overseers.includes(r)) || viewer.watches?.includes(address.office) === true
  const handler = state.care?.handler
  const handles = handler ? handler.id === viewer.personId : state.done.some((d) => d.actors.includes(viewer.personId))
  if (!over && !handles) return null
  const text = `select id, at, person_name as person, what, fields, ground from mingfa.case_access
    where office_id = $1 and case_id = $2 order by at desc, id desc limit ${MOST}`
  const { rows } = await inTx(parts.db.app, claimsFor(viewer, address.type), (client) => client.query<AccessRow>(text, [address.office, address.caseId]))
  return rows.map((r) => ({ ...r, at: new Date(r.at).toISOString() }))
}
