/** What is asked of the ledger, and what comes of it. */
import type { Choice, Refusal } from '../../engine/allow.ts'
import type { CaseState, Day } from '../../engine/define.ts'
import type { FieldError } from '../../engine/parse.ts'
import type { Link } from './chain.ts'
import type { Effect } from './effects.ts'

/** Proof that an action is in the chain. */
export type Receipt = { actionId: string; caseId: string; seq: number; at: string; no: number; hash: string }

export const receiptOf = (l: Link): Receipt => ({ actionId: l.id, caseId: l.caseId, seq: l.seq, at: l.at, no: l.no, hash: l.hash })

export type ActRequest = {
  type: string
  office: number
  caseId: string
  action: string
  /** Made by the caller; the same id twice is the same action. */
  actionId: string
  /** `seq` of the case as the caller saw it; absent when the case is new. */
  seen?: number
  /** Day of the action when it is not today; then `ground` says what proves it. */
  on?: Day
  ground?: string
  /** Clock of the device on which it was entered, ISO. */
  deviceAt?: string
  input: Readonly<Record<string, unknown>>
  /** Asked for by another case's action, which carries the declared fields only. */
  opened?: true
  /** In whose place the caller acts: somebody who has lent them this kind of case. */
  behalf?: string
  /** For actions that only a part of the program may ask for, never a person directly: what the log keeps beside the form, and what else happens. */
  own?: { extra: Readonly<Record<string, unknown>>; effect: Effect }
}

export type Changed = { seq: number; action: string; label: string; on: Day }
export type ActResult =
  | { done: Receipt; state: CaseState }
  | { refused: Refusal; choices: Choice[] }
  | { invalid: FieldError[] }
  | { stale: { seq: number; changed: Changed[] } }
