/** Bells: who is to be told of an action, put down in its own transaction, so that none is lost and none rings for what never was. */
import type { PoolClient } from 'pg'
import { bellsOf } from '../../engine/bells.ts'
import type { CareExtra } from '../../engine/care.ts'
import { type AnyCaseType, type CaseState, procedureOf } from '../../engine/define.ts'
import { nextDue } from '../../engine/terms.ts'
import type { Sheet } from './chain.ts'
import type { LedgerContext } from './context.ts'

type Rung = { type: AnyCaseType; before: CaseState | undefined; after: CaseState; sheet: Sheet }

/** Rings for an action that has just been written. */
export async function ring(context: LedgerContext, client: PoolClient, { type, before, after, sheet }: Rung): Promise<void> {
  if (!context.bell) return
  const care = sheet.extra.care as CareExtra | undefined
  const bells = bellsOf({ type, before, after, action: sheet.action, actors: sheet.actors, today: context.today(), ...(care ? { care } : {}) })
  if (bells.length === 0) return
  const number = after.values[type.record.number]
  const due = care?.due ?? nextDue(procedureOf(type, after.version), after)?.due ?? null
  const { office, caseId, id: actionId } = sheet
  await context.bell(client, { office, type: type.id, caseId, actionId, number: typeof number === 'string' ? number : null, due, bells })
}
