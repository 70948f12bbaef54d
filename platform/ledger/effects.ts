/** What a line of business adds to an action, in the action's own transaction: freezing a report, a job for later. */
import type { PoolClient } from 'pg'
import type { Refusal } from '../../engine/allow.ts'
import type { CaseState, Day, Values } from '../../engine/define.ts'
import type { Viewer } from '../access/index.ts'

export type Taken = {
  viewer: Viewer
  action: string
  actionId: string
  on: Day
  /** Instant of the action, ISO. */
  at: string
  /** The case as the action has left it. */
  state: CaseState
  /** Values that the action itself carried. */
  input: Values
}

/** Runs after the action is written and before it is committed; a refusal takes everything back. */
export type Effect = (client: PoolClient, taken: Taken) => Promise<Refusal | undefined>

/** By 'type.action'. */
export type Effects = Readonly<Record<string, Effect>>
