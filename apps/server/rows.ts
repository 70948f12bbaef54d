/** Rows of lists as /api gives them: the number by name, and the next term in words. */
import { type AnyCaseType, procedureOf } from '../../engine/define.ts'
import { standing } from '../../engine/terms.ts'
import type { ListRow } from '../../platform/ledger/index.ts'
import type { Services } from '../services.ts'
import type { CaseRow, NextTerm } from '../workbench/api-types.ts'

/** The next running term; null when none runs. */
function nextTerm(services: Services, type: AnyCaseType, row: ListRow): NextTerm | null {
  const { nextDue: due, nextTerm: term } = row
  if (!due || !term) return null
  const calendar = services.ledger.context.calendar(row.office)
  const state = { startedOn: due, due, provisional: due > calendar.coversUntil, pauses: [], extensions: [] }
  const { label, words, light, provisional } = standing(procedureOf(type, row.version), term, state, calendar, services.clock.today())
  return { term, label, due, words, light, provisional }
}

/** A row of a list as the workbench reads it. */
export function caseRow(services: Services, type: AnyCaseType, row: ListRow): CaseRow {
  const { id, office, status, version, seq, backfilled, values, hits } = row
  const number = values[type.record.number]
  const named = typeof number === 'string' ? number : null
  return { id, office, status, version, seq, number: named, values, next: nextTerm(services, type, row), backfilled, ...(hits ? { hits } : {}) }
}
