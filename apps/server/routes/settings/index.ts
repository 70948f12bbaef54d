/** Settings: kept by the administrators of an office or of one above it, each change on record. */
import type { FastifyInstance } from 'fastify'
import type { Services } from '../../../services.ts'
import { calendarRoutes } from './calendar.ts'
import { changeRoutes } from './changes.ts'
import { fieldRoutes } from './fields.ts'
import { mailRoutes } from './mail.ts'
import { postRoutes } from './posts.ts'
import { retentionRoutes } from './retention.ts'
import { targetRoutes } from './targets.ts'
import { webhookRoutes } from './webhooks.ts'

/** /api/settings/… and /api/people/:id/posts. */
export const settingRoutes = (app: FastifyInstance, services: Services): void => {
  for (const routes of [postRoutes, changeRoutes, calendarRoutes, fieldRoutes, targetRoutes, retentionRoutes, mailRoutes, webhookRoutes]) routes(app, services)
}
