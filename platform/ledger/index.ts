/** The ledger: the only way by which cases are written, and the ways by which they are read. */

import type { CaseState, Values } from '../../engine/define.ts'
import type { Viewer } from '../access/index.ts'
import { act } from './act.ts'
import type { ActRequest, ActResult } from './asked.ts'
import { type BackfillOptions, type BackfillRequest, type BackfillResult, backfill, type Known, knownRows, ownCases } from './backfill.ts'
import { contextOf, type LedgerContext, type LedgerParts } from './context.ts'
import { countCases, exportCases } from './export.ts'
import { type ListPage, type ListQuery, type ListRow, listCases } from './list.ts'
import { type QueuePage, type QueueQuery, type QueueRow, readInHands, readQueue, readTermDays, type TermDay, wide } from './queue.ts'
import { type Address, type CaseView, explainCaseTerm, locate, type Names, type Presented, present, readCase } from './read.ts'
import { type Reminder, readReminders, remind } from './reminders.ts'

export type Ledger = {
  context: LedgerContext
  act: (viewer: Viewer, request: ActRequest) => Promise<ActResult>
  backfill: (viewer: Viewer, request: BackfillRequest, options?: BackfillOptions) => Promise<BackfillResult>
  /** Which rows of a ledger an office has on record already, by identity. */
  known: (viewer: Viewer, of: { type: string; office: number; prints: readonly string[] }) => Promise<Map<string, Known>>
  /** Cases of an office that no ledger brought, by the fields that name them. */
  ownCases: (viewer: Viewer, of: { type: string; office: number }) => Promise<{ caseId: string; values: Values }[]>
  list: (viewer: Viewer, query: ListQuery) => Promise<ListPage>
  /** How many cases a list has, counted up to `bound`. */
  count: (viewer: Viewer, query: ListQuery, bound: number) => Promise<number>
  /** Every case of a list in batches, with these fields, personal ones masked. */
  export: (viewer: Viewer, query: ListQuery, fields: readonly string[]) => AsyncGenerator<ListRow[]>
  queue: (viewer: Viewer, query: QueueQuery) => Promise<QueuePage | undefined>
  /** Open cases in the hands of somebody who leaves. */
  inHands: (viewer: Viewer, of: { office: number; person: string }) => Promise<QueueRow[]>
  /** Gives a case of somebody who leaves to somebody else, also by an administrator who does not read it. */
  handOver: (viewer: Viewer, request: Omit<ActRequest, 'action'>) => Promise<ActResult>
  termDays: (viewer: Viewer, query: { offices: readonly number[]; month: string }) => Promise<TermDay[]>
  /** A state at hand as this person may see it, with what they may do next. */
  present: (viewer: Viewer, state: CaseState) => Presented
  read: (viewer: Viewer, address: Address, names: Names) => Promise<CaseView | undefined>
  locate: (viewer: Viewer, caseId: string) => Promise<Address | undefined>
  explain: (viewer: Viewer, address: Address, term: string) => ReturnType<typeof explainCaseTerm>
  /** Fires the reminders due in an office today; how many are new. */
  remind: (office: number) => Promise<number>
  reminders: (viewer: Viewer, office: number, limit?: number) => Promise<Reminder[]>
}

/** A ledger over a database and the case types. */
export function createLedger(parts: LedgerParts): Ledger {
  const context = contextOf(parts)
  return {
    context,
    act: (viewer, request) => act(context, viewer, request),
    backfill: (viewer, request, options) => backfill(context, viewer, request, options),
    known: (viewer, of) => knownRows(context, viewer, of),
    ownCases: (viewer, of) => ownCases(context, viewer, of),
    list: (viewer, query) => listCases(context, viewer, query),
    count: (viewer, query, bound) => countCases(context, viewer, query, bound),
    export: (viewer, query, fields) => exportCases(context, viewer, query, fields),
    queue: (viewer, query) => readQueue(context, viewer, query),
    inHands: (viewer, of) => readInHands(context, viewer, of),
    handOver: (viewer, request) => act(context, wide(context, viewer, request.office), { ...request, action: 'careHandOver' }),
    termDays: (viewer, query) => readTermDays(context, viewer, query),
    present: (viewer, state) => present(context, viewer, state),
    read: (viewer, address, names) => readCase(context, viewer, address, names),
    locate: (viewer, caseId) => locate(context, viewer, caseId),
    explain: (viewer, address, term) => explainCaseTerm(context, viewer, address, term),
    remind: (office) => remind(context, office),
    reminders: (viewer, office, limit) => readReminders(context, viewer, office, limit),
  }
}

export type { ActRequest, ActResult } from './asked.ts'
export { type BackfillOptions, type BackfillRequest, type BackfillResult, type BackfillRow, type Known, NotAKeeper } from './backfill.ts'
export { canonical, type Digest } from './chain.ts'
export { columnOf, keyColumn, termDueColumn, termMetColumn } from './columns.ts'
export { type LedgerContext, type Ringing, typeIn } from './context.ts'
export { tableSql } from './ddl.ts'
export type { Effect, Effects, Taken } from './effects.ts'
export { exportFields } from './export.ts'
export { asksOwn, type ListPage, type ListQuery, type ListRow, MAX_LIMIT, readCursor, shownFields, unknownNames, withoutOwn } from './list.ts'
export { recalculateTerms, recordBreaches, sealChains } from './nightly.ts'
export { listNotices, listSeals, type NoticeRow, readNotice } from './notices.ts'
export { noticeOf } from './publicity.ts'
export { type QueueRow, queueHands, queueTabs, readQueueCursor, type TermDay } from './queue.ts'
export type { Address, CaseView, Names, Presented, TimelineEntry } from './read.ts'
export { BrokenLog, type Difference, type Rebuilt, rebuild } from './rebuild.ts'
export type { Reminder } from './reminders.ts'
export { ledgerOffices, type Replayed, type ReplayedCase, replay, replaySome } from './replay.ts'
export { Moves } from './rollup.ts'
export { rowOf, stateOf, type TypeTable } from './rows.ts'
export { type Hit, marksIn, searchQueryIn, soundTokens, standsIn, waysOf, wordTokens } from './search.ts'
export { type StepTaken, type StepTime, stepsTaken, stepTimes } from './step-times.ts'
export { refreshTasks } from './tasks.ts'
export { createVault, maskedValues, type Vault } from './vault.ts'
export { lockHead } from './write.ts'
