/** The work of each night: terms, reminders, seals, checks. As jobs by the clock, or by hand with `mingfa nightly`. */
import { type Checker, type CheckResult, caseCheckers, jobCheckers, keepResults, officeCheckers, runCheckers } from '../platform/checks/index.ts'
import type { Tasks } from '../platform/jobs/index.ts'
import { recalculateTerms, recordBreaches, refreshTasks, sealChains } from '../platform/ledger/index.ts'
import { letterCheckers } from '../platform/letters/index.ts'
import type { Services } from './services.ts'

/** Every checker of this installation. */
export function dataCheckers(services: Services): Checker[] {
  const parts = { db: services.db, context: services.ledger.context, offices: services.offices }
  return [
    ...caseCheckers(parts),
    ...officeCheckers(parts),
    ...jobCheckers(parts),
    ...services.evidence.checkers,
    ...letterCheckers(services.files, services.types),
  ]
}

export type TermWork = { recalculated: number; breached: number; reminded: number /** Cases whose queue entries are others today. */; refreshed: number }

/** Provisional terms first, since a breach may only be recorded of a day that is certain; reminders last. */
export async function termWork(services: Services, signal?: AbortSignal): Promise<TermWork> {
  const done = { recalculated: 0, breached: 0, reminded: 0, refreshed: 0 }
  for (const { id } of await services.offices.all()) {
    signal?.throwIfAborted()
    done.recalculated += await recalculateTerms(services.ledger.context, id)
    done.breached += await recordBreaches(services.ledger.context, id)
    done.reminded += await services.ledger.remind(id)
    done.refreshed += await refreshTasks(services.ledger.context, id)
  }
  return done
}

/** Makes every office's queue that of today; how many cases have changed. */
async function queueWork(services: Services, signal: AbortSignal): Promise<number> {
  let changed = 0
  for (const { id } of await services.offices.all()) {
    signal.throwIfAborted()
    changed += await refreshTasks(services.ledger.context, id)
  }
  return changed
}

/** Seals the chains; how many. */
export const sealWork = async (services: Services): Promise<number> => sealChains(services.ledger.context, await services.offices.all())

/** Lists the closed cases whose years are over; how many are new. */
export async function retentionWork(services: Services): Promise<number> {
  let listed = 0
  for (const { id } of await services.offices.all()) listed += await services.retention.listDue(id)
  return listed
}

/** Runs the checkers and keeps what they found. */
export async function checkWork(services: Services): Promise<CheckResult[]> {
  const results = await runCheckers(services.db, dataCheckers(services))
  await keepResults(services.db, results, services.clock.now())
  return results
}

/** Throws away uploads that have not become evidence for too long; how many. */
export async function uploadWork(services: Services): Promise<number> {
  let gone = 0
  for (const { id } of await services.offices.all()) gone += await services.evidence.uploads.sweep(id)
  return gone
}

/** Tasks for the queue. Each may be run again at any time. */
export const nightlyTasks = (services: Services): Tasks => ({
  'nightly-seal': async () => void (await sealWork(services)),
  'nightly-terms': async (_payload, { signal }) => void (await termWork(services, signal)),
  'fill-queue': async (_payload, { signal }) => void (await queueWork(services, signal)),
  'nightly-check': async () => void (await checkWork(services)),
  'nightly-retention': async () => void (await retentionWork(services)),
  'nightly-uploads': async () => void (await uploadWork(services)),
  'nightly-exports': async () => void (await services.exports.sweep()),
})

/** When they run, in UTC: five past midnight in Beijing, a quarter past, at three and at half past. */
export const nightlyCron = [
  { task: 'nightly-seal', match: '5 16 * * *' },
  { task: 'nightly-terms', match: '15 16 * * *' },
  { task: 'nightly-check', match: '0 19 * * *' },
  { task: 'nightly-exports', match: '30 19 * * *' },
  { task: 'nightly-uploads', match: '40 19 * * *' },
  { task: 'nightly-retention', match: '40 19 * * *' },
  { task: 'nightly-board', match: '50 19 * * *' },
] as const
