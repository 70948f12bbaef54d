/** The desk: what waits for me, what is about to fall due, what is late, what is new. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { rolesIn, type Viewer } from '../../../platform/access/index.ts'
import { viewerOf } from '../../../platform/http/index.ts'
import { queueGroups } from '../../../platform/ledger/index.ts'
import type { Services } from '../../services.ts'
import { caseRow } from '../rows.ts'
import { queueShape, remindersShape } from '../shapes.ts'
import { answers, apiOf, mustReach, officeText, signedIn, typeOf } from './api.ts'

/** Whoever supervises watches the terms of all offices below; others those of their own. */
const watched = async (services: Services, viewer: Viewer, office: number): Promise<readonly number[]> =>
  rolesIn(viewer, office).includes('supervisor') ? services.offices.below(office) : [office]

/** The bell shows so many. */
const REMINDERS = 30

const remindersRoute = (app: FastifyInstance, services: Services): void => {
  apiOf(app).get(
    '/api/reminders',
    {
      config: signedIn('只列出本人可查看的案件的提醒，由数据库逐行把关'),
      schema: {
        tags: ['案件'],
        summary: '期限提醒',
        description: `最近的 ${REMINDERS} 条，新的在前。`,
        querystring: z.object({ office: officeText }),
        response: answers(remindersShape),
      },
    },
    async (request) => {
      const viewer = viewerOf(request)
      const { office } = request.query
      mustReach(viewer, office)
      return services.ledger.reminders(viewer, office, REMINDERS)
    },
  )
}

/** /api/queue and /api/reminders. */
export const queueRoutes = (app: FastifyInstance, services: Services): void => {
  remindersRoute(app, services)
  apiOf(app).get(
    '/api/queue',
    {
      config: signedIn('只列出本人可查看的案件，“待办”只列本人现在可以办理的'),
      schema: {
        tags: ['案件'],
        summary: '待办、即将到期、超期、本周新收',
        description: 'groups 为各组件数；rows 为所选一组中最急的 100 件。',
        querystring: z.object({ office: officeText, group: z.enum(queueGroups).default('mine') }),
        response: answers(queueShape),
      },
    },
    async (request) => {
      const viewer = viewerOf(request)
      const { office, group } = request.query
      mustReach(viewer, office)
      const page = await services.ledger.queue(viewer, { office, group, offices: await watched(services, viewer, office) })
      return { groups: page.groups, rows: page.rows.map((r) => ({ ...caseRow(services, typeOf(services.types, r.type), r), type: r.type })) }
    },
  )
}
