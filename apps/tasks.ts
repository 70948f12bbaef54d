/** Every task that the queue may hold, for whichever process runs the worker. */
import type { Tasks } from '../platform/jobs/index.ts'
import { recalculateTerms } from '../platform/ledger/index.ts'
import { RECALCULATE_TASK } from '../platform/settings/index.ts'
import { nightlyTasks } from './nightly.ts'
import { loadOlderYears } from './server/demo/index.ts'
import { exportTasks } from './server/export/task.ts'
import type { Services } from './services.ts'
import { tellingTasks } from './telling.ts'

/** After an office has changed its own days: read them here too, then every running term anew. */
const settingTasks = (services: Services): Tasks => ({
  [RECALCULATE_TASK]: async ({ office, why }) => {
    await services.calendars.reload()
    await recalculateTerms(services.ledger.context, Number(office), String(why))
  },
})

export const tasksOf = (services: Services): Tasks => ({
  ...nightlyTasks(services),
  ...services.imports.tasks,
  ...services.board.tasks,
  ...exportTasks(services),
  ...services.evidence.tasks,
  ...settingTasks(services),
  ...tellingTasks(services),
  'demo-older': async (_payload, { signal }) => loadOlderYears(services, signal),
})
