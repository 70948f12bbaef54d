/** Days on which an office works or rests otherwise than the national arrangement says. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { dayReason, isWorkday } from '../../../../engine/terms.ts'
import { coversUntil, officeCalendar } from '../../../../platform/clock/index.ts'
import { notFound, viewerOf } from '../../../../platform/http/index.ts'
import type { Services } from '../../../services.ts'
import type { OfficeDays } from '../../../workbench/setting-types.ts'
import { answers, apiOf, dayText, mustAdminister, mustReach, noContent, officeId, officeText, signedIn, yearText } from '../api.ts'
import { admins, reasonText, tags } from './common.ts'

const daysShape: z.ZodType<OfficeDays> = z.object({
  coversUntil: z.string().meta({ description: '国家放假安排已公布到这一天' }),
  days: z.array(z.object({ day: z.string(), workday: z.boolean(), name: z.string(), national: z.string().meta({ description: '国家统一安排' }) })),
})

const setBody = z.strictObject({
  office: officeId,
  workday: z.boolean().meta({ title: '上班还是放假' }),
  name: z.string().trim().min(1, '请写明说明').max(40).meta({ title: '说明' }),
  reason: reasonText.meta({ title: '依据' }),
  below: z.boolean().meta({ title: '所属机关一并适用' }),
})

const national = officeCalendar()

/** /api/settings/calendar. */
export const calendarRoutes = (app: FastifyInstance, services: Services): void => {
  const api = apiOf(app)
  api.get(
    '/api/settings/calendar',
    {
      config: signedIn('只给本人管辖范围内机关的工作日历'),
      schema: { tags, summary: '机关自行安排的日子', querystring: z.object({ office: officeText, year: yearText }), response: answers(daysShape) },
    },
    async (request) => {
      const viewer = viewerOf(request)
      const { office, year } = request.query
      mustReach(viewer, office)
      const days = await services.calendars.list(viewer, office, year)
      const said = (day: string): string => (isWorkday(national, day) ? '上班' : `休息（${dayReason(national, day)}）`)
      return { coversUntil, days: days.map((d) => ({ ...d, national: said(d.day) })) }
    },
  )
  api.put(
    '/api/settings/calendar/:day',
    {
      config: admins,
      schema: {
        tags,
        summary: '安排一天上班或放假',
        description: '立即生效；正在计算的期限随之重算，每件案件记一个动作。',
        params: z.object({ day: dayText }),
        body: setBody,
        response: noContent,
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request)
      const { office, workday, name, reason, below } = request.body
      await mustAdminister(viewer, office, services.offices.below)
      const offices = below ? await services.offices.below(office) : [office]
      await services.calendars.set(viewer, { offices, override: { day: request.params.day, workday, name }, reason })
      return reply.code(204).send(null)
    },
  )
  api.delete(
    '/api/settings/calendar/:day',
    {
      config: admins,
      schema: {
        tags,
        summary: '恢复为国家统一安排',
        params: z.object({ day: dayText }),
        querystring: z.object({ office: officeText, reason: reasonText }),
        response: noContent,
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request)
      const { office, reason } = request.query
      await mustAdminister(viewer, office, services.offices.below)
      if (!(await services.calendars.remove(viewer, { office, day: request.params.day, reason }))) throw notFound('安排')
      return reply.code(204).send(null)
    },
  )
}
