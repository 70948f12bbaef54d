/** What the ledger is built from. Made once, at start. */
import type { PoolClient } from 'pg'
import type { Bell } from '../../engine/bells.ts'
import type { Actor, AnyCaseType, Day } from '../../engine/define.ts'
import type { Calendar } from '../../engine/terms.ts'
import { officeCalendar } from '../clock/index.ts'
import type { Database } from '../db/index.ts'
import type { Digest } from './chain.ts'
import type { Effects } from './effects.ts'
import { type TypeTable, tableOf } from './rows.ts'
import type { Vault } from './vault.ts'

/** What is to be told of one action. Names no party and repeats no words: those are read from the log when it is told. */
export type Ringing = {
  office: number
  type: string
  caseId: string
  actionId: string
  number: string | null
  /** The nearest day by which something is to be done. */
  due: Day | null
  bells: readonly Bell[]
}

export type LedgerParts = {
  db: Database
  types: readonly AnyCaseType[]
  calendar: (office: number) => Calendar
  /** The calendar of published days alone, by which the log is folded again; the national one unless given. */
  published?: Calendar
  /** A kind of case with the fields that an office has added to it; as declared unless given. */
  typeFor?: (office: number, type: AnyCaseType) => AnyCaseType
  now: () => Date
  today: () => Day
  vault: Vault
  digest: Digest
  /** People of an office by id, with roles and certificates; unknown ids are left out. */
  people: (ids: readonly string[], office: number) => Promise<readonly Actor[]>
  effects?: Effects
  /** Puts down, in the action's own transaction, who is to be told of it; nobody is when absent. */
  bell?: (client: PoolClient, ringing: Ringing) => Promise<void>
}

export type LedgerContext = LedgerParts & { published: Calendar; tables: ReadonlyMap<string, TypeTable> }

/** The kind of case as an office works with it: for forms, labels and what is shown; the declared one for everything else. */
export const typeIn = (context: LedgerContext, office: number, type: AnyCaseType): AnyCaseType => context.typeFor?.(office, type) ?? type

export const contextOf = (parts: LedgerParts): LedgerContext => ({
  published: officeCalendar(),
  ...parts,
  tables: new Map(parts.types.map((type) => [type.id, tableOf(type)])),
})
