/** An action folded onto its case, and the sheet on which it goes into the chain. */
import type { AnyCaseType, CaseState, Values } from '../../engine/define.ts'
import { type Entry, foldOne, passingDue } from '../../engine/fold.ts'
import type { Sheet } from './chain.ts'
import type { LedgerContext } from './context.ts'

/** A sheet as the fold reads it. */
export const entryOf = (s: Sheet): Entry => ({
  id: s.id,
  caseId: s.caseId,
  office: s.office,
  type: s.type,
  seq: s.seq,
  action: s.action,
  version: s.version,
  on: s.on,
  actors: s.actors,
  data: s.data as Values,
  extra: s.extra as NonNullable<Entry['extra']>,
})

/** The case after the action, and the sheet with the due days that the published calendar alone would not give again. */
export function settle(context: LedgerContext, type: AnyCaseType, before: CaseState | undefined, sheet: Sheet): { sheet: Sheet; state: CaseState } {
  const calendar = context.calendar(sheet.office)
  const { published } = context
  const entry = entryOf(sheet)
  const state = foldOne(type, before, entry, calendar)
  const due = passingDue(before, state, calendar.version === published.version ? state : foldOne(type, before, entry, published))
  return { state, sheet: due ? { ...sheet, extra: { ...sheet.extra, due } } : sheet }
}
