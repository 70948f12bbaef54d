/** The invented older ledgers of a street: how many rows a year of each kind, on which days, told by whom. */
import type { Day } from '../../../../engine/define.ts'
import type { BackfillRow } from '../../../../platform/ledger/index.ts'
import { dice, seedOf } from '../dice.ts'
import type { Street } from '../offices.ts'
import type { Cast, CastRole } from '../people.ts'
import type { Workdays } from '../workdays.ts'
import { tellDisclosure } from './disclosure.ts'
import { tellInspection } from './inspection.ts'
import { tellMediation } from './mediation.ts'
import { tellPenalty } from './penalty.ts'
import { tellProposal } from './proposal.ts'
import type { Teller, Told, Values } from './row.ts'

export type Ledger = {
  type: string
  /** Rows of a full street in a year. */
  yearly: number
  tell: Teller
  keeper: CastRole
  /** The field by which rows are told apart. */
  number: string
  /** Most are opened in these months; all year when absent. */
  months?: readonly string[]
}

export const ledgers: readonly Ledger[] = [
  { type: 'penalty', yearly: 2000, tell: tellPenalty, keeper: 'clerk', number: 'caseNo' },
  { type: 'inspection', yearly: 13_000, tell: tellInspection, keeper: 'clerk', number: 'number' },
  { type: 'mediation', yearly: 2000, tell: tellMediation, keeper: 'mediator', number: 'caseNo' },
  { type: 'disclosure', yearly: 90, tell: tellDisclosure, keeper: 'openness', number: 'requestNo' },
  { type: 'proposal', yearly: 48, tell: tellProposal, keeper: 'secretary', number: 'number', months: ['02', '03', '04'] },
]

/** A row that is not cut yet: what it takes to tell it up to any day. */
export type Row = { ledger: Ledger; opened: Day; ends: Day; tell: (until: Day) => Told; key: string }

const FOREVER = '9999-12-31'

/** A year is a little above or below another. */
const swing = (ledger: Ledger, year: number): number => 1 + (dice(seedOf('swing', ledger.type, year)).next() - 0.5) * 0.16

/** Rows of one ledger of a street that are opened in a year, by the day of opening. */
export function rowsOf(ledger: Ledger, street: Street, cast: Cast, workdays: Workdays, year: number, scale: number): Row[] {
  const count = Math.ceil(ledger.yearly * street.share * scale * swing(ledger, year))
  const days = workdays.between(`${year}-01-01`, `${year}-12-31`).filter((day) => !ledger.months || ledger.months.includes(day.slice(5, 7)))
  const d = dice(seedOf('days', ledger.type, street.id, year))
  const opened = Array.from({ length: count }, () => d.pick(days)).sort()
  return opened.map((day, i) => {
    const n = i + 1
    const seed = seedOf(ledger.type, street.id, year, n)
    const tell = (until: Day): Told => ledger.tell(dice(seed), day, { street, cast, workdays, until, n, year })
    return { ledger, opened: day, ends: tell(FOREVER).ends, tell, key: `demo:${ledger.type}:${street.id}:${year}:${n}` }
  })
}

/** Blanks say nothing, and a ledger leaves them out. */
export const withoutBlanks = (values: Values): Values => Object.fromEntries(Object.entries(values).filter(([, v]) => v !== null && v !== ''))

/** A row as the ledger takes it. */
export const backfillRow = (row: number, key: string, values: Values, status: string, breaches: readonly string[]): BackfillRow => ({
  row,
  values,
  status,
  fingerprint: key,
  content: key,
  breaches,
})
