/** What belongs to a case beside its record: related cases and who looked at personal particulars. */
import type { Day } from '../../engine/define.ts'

export type RelatedCase = {
  type: string
  office: number
  id: string
  number: string | null
  status: string
  statusLabel: string
  on: Day | null
  name: string
  why: string
}
export type AccessRow = { id: string; at: string; person: string; what: 'revealed' | 'printed'; fields: string[]; ground: string }
/** `accesses` null: not for this person to see. `mayReveal`: may see personal particulars whole, and print the file. */
export type Around = { related: RelatedCase[]; accesses: AccessRow[] | null; mayReveal: boolean }
export type RevealBody = { type: string; office: number; id: string; fields: string[]; ground: string }
export type Revealed = { values: Record<string, string> }
