/** Every task that the queue may hold, for whichever process runs the worker. */
import type { Tasks } from '../platform/jobs/index.ts'
import { nightlyTasks } from './nightly.ts'
import { loadOlderYears } from './server/demo/index.ts'
import { exportTasks } from './server/export/task.ts'
import type { Services } from './services.ts'

export const tasksOf = (services: Services): Tasks => ({
  ...nightlyTasks(services),
  ...services.imports.tasks,
  ...exportTasks(services),
  'demo-older': async (_payload, { signal }) => loadOlderYears(services, signal),
})
