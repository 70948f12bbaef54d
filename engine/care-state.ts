/** What of a case colleagues have under way, as its state keeps it. */
import type { Actor, Day, Role, TermState, Values } from './values.ts'

/** Somebody who has the case in hand for the steps of these roles. */
export type Handler = { id: string; roles: readonly Role[] }
/** A demand by a supervisor or leader that the office has not answered yet. */
export type Demand = { seq: number; on: Day; by: string; due: Day; text: string }
/** An opinion that is awaited; steps of the procedure wait for it. */
export type Asked = { seq: number; on: Day; by: string; of: string }
export type Urged = { seq: number; on: Day; by: string }
/** A case sent back from a status: what comes again goes straight to who returned it. */
export type Returned = { from: string; by: string; roles: readonly Role[] }
/** What the last step changed, as long as nobody has acted on it. */
export type Undo = { seq: number; action: string; by: string; status: string; values: Values; terms: Readonly<Record<string, TermState>>; care?: Care }

export type Care = {
  handler?: Handler
  demands?: readonly Demand[]
  asked?: readonly Asked[]
  urged?: Urged
  returned?: Returned
  undo?: Undo
}

/** What such an action asks for, before it is written: people as they are in the office today. */
export type CareAsk = { text: string; due?: Day; to?: Actor; from?: string; of: readonly Actor[] }
