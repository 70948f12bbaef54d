import type { Day, Role } from '../../engine/define.ts'
import type { CaseRow, Demand } from './api-types.ts'

export type QueueTab = 'todo' | 'done' | 'demands' | 'soon' | 'overdue' | 'due'
export type QueueHand = 'mine' | 'open' | 'group'
export type QueueRow = CaseRow & {
  type: string
  hand?: QueueHand
  handler: string | null
  demand: Demand | null
  urgedOn: Day | null
  asked: string[]
  paused: boolean
  did?: { action: string; on: Day }
}
export type QueueCounts = Record<Exclude<QueueTab, 'due'> | QueueHand, number>
export type Queue = { counts: QueueCounts; rows: QueueRow[]; next: string | null }
export type TermDay = { day: Day; terms: number; demands: number }

export type Delegation = {
  id: string
  office: number
  from: string
  fromName: string
  to: string
  toName: string
  types: string[]
  fromDay: Day
  toDay: Day
  reason: string
  endedOn: Day | null
}
/** `mine`: what colleagues have lent me today. */
export type Delegations = { rows: Delegation[]; mine: { from: string; name: string; office: number; types: string[]; roles: Role[] }[] }
export type NewDelegation = { office: number; from: string; to: string; types: string[]; fromDay: Day; toDay: Day; reason: string }
/** Roles that stay with the person, with why. */
export type Delegated = { id: string; withheld: { role: Role; message: string; law: string }[] }

/** Open cases in the hands of somebody who leaves. */
export type Handovers = { rows: (CaseRow & { type: string })[] }
export type HandoverAsk = { office: number; from: string; to: string; text: string; items: { id: string; type: string; actionId: string }[] }
