/** The desk: what waits for me, what I have done, what was demanded, what is about to fall due; and the reminders. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { rolesIn, type Viewer } from '../../../platform/access/index.ts'
import { forbidden, viewerOf } from '../../../platform/http/index.ts'
import { type QueueRow as LedgerRow, queueHands, queueTabs, readQueueCursor } from '../../../platform/ledger/index.ts'
import type { Services } from '../../services.ts'
import type { QueueRow } from '../../workbench/desk-types.ts'
import { queueShape, termDaysShape } from '../desk-shapes.ts'
import { caseRow } from '../rows.ts'
import { remindersShape } from '../shapes.ts'
import { alsoAdvisers, answers, apiOf, dayText, idText, mustReach, officeText, typeOf } from './api.ts'

/** Whoever supervises watches the terms of all offices below; others those of their own. */
const watched = async (services: Services, viewer: Viewer, office: number): Promise<readonly number[]> =>
  rolesIn(viewer, office).includes('supervisor') ? services.offices.below(office) : [office]

/** The bell shows so many. */
const REMINDERS = 30

const remindersRoute = (app: FastifyInstance, services: Services): void => {
  apiOf(app).get(
    '/api/reminders',
    {
      config: alsoAdvisers('只列出本人可查看的案件的提醒，由数据库逐行把关'),
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

function rowOf(services: Services, row: LedgerRow, names: ReadonlyMap<string, string>): QueueRow {
  const name = (id: string): string => names.get(id) ?? '某人'
  const { type, hand, handler, demand, urgedOn, asked, paused, did } = row
  return {
    ...caseRow(services, typeOf(services.types, type), row),
    type,
    handler: handler === null ? null : name(handler),
    demand: demand && { ...demand, by: name(demand.by) },
    urgedOn,
    asked: asked.map(name),
    paused,
    ...(hand ? { hand } : {}),
    ...(did ? { did } : {}),
  }
}

const queueQuery = z.object({
  office: officeText,
  tab: z
    .enum(queueTabs)
    .default('todo')
    .meta({ description: 'todo 待办、done 已办、demands 督办、soon 即将到期、overdue 超期、due 某一段日子到期（from、to）' }),
  hand: z
    .enum([...queueHands, 'all'])
    .default('all')
    .meta({ description: '待办中：mine 我手上的、open 待认领的、group 同岗位其他人手上的；不写为前两者' }),
  behalf: idText.exactOptional().meta({ description: '代谁看：须有其委托' }),
  from: dayText.exactOptional(),
  to: dayText.exactOptional(),
  after: z
    .string()
    .max(200)
    .refine((text) => readQueueCursor(text) !== undefined, '应为上一页给出的 next')
    .exactOptional(),
})

const daysRoute = (app: FastifyInstance, services: Services): void => {
  apiOf(app).get(
    '/api/queue/days',
    {
      config: alsoAdvisers('只计本人可查看的案件，由数据库逐行把关'),
      schema: {
        tags: ['案件'],
        summary: '一个月里每天到期的件数',
        querystring: z.object({ office: officeText, month: z.string().regex(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/, '应为月份，如 2026-03') }),
        response: answers(termDaysShape),
      },
    },
    async (request) => {
      const viewer = viewerOf(request)
      const { office, month } = request.query
      mustReach(viewer, office)
      return services.ledger.termDays(viewer, { offices: await watched(services, viewer, office), month })
    },
  )
}

/** /api/queue, /api/queue/days and /api/reminders. */
export const queueRoutes = (app: FastifyInstance, services: Services): void => {
  remindersRoute(app, services)
  daysRoute(app, services)
  apiOf(app).get(
    '/api/queue',
    {
      config: alsoAdvisers('只列出本人可查看的案件，“待办”只列本人现在可以办理的'),
      schema: {
        tags: ['案件'],
        summary: '待办、已办、督办、预警',
        description: 'counts 为各部分的件数，与列表同一口径；rows 为所选部分的一页，最急的（已办为最近的）在前；next 为下一页的 after。',
        querystring: queueQuery,
        response: answers(queueShape),
      },
    },
    async (request) => {
      const viewer = viewerOf(request)
      const { office, tab, hand, ...rest } = request.query
      mustReach(viewer, office)
      const offices = await watched(services, viewer, office)
      const page = await services.ledger.queue(viewer, { office, offices, tab, ...(hand === 'all' ? {} : { hands: [hand] }), ...rest })
      if (!page) throw forbidden('没有委托您代办，或者委托已经到期')
      const people = page.rows.flatMap((r) => [r.handler, r.demand?.by ?? null, ...r.asked]).filter((p) => p !== null)
      const names = await services.viewers.names([...new Set(people)])
      return { counts: page.counts, rows: page.rows.map((r) => rowOf(services, r, names)), next: page.next }
    },
  )
}
