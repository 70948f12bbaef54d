/** Targets of metrics by office and year. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { notFound, viewerOf } from '../../../../platform/http/index.ts'
import type { Services } from '../../../services.ts'
import type { MetricTarget } from '../../../workbench/setting-types.ts'
import { answers, apiOf, mustAdminister, mustReach, noContent, officeId, officeText, signedIn, yearText } from '../api.ts'
import { admins, tags } from './common.ts'

const targetShape: z.ZodType<MetricTarget> = z.object({ metric: z.string(), year: z.number(), value: z.number().meta({ description: '以指标的单位计' }) })

const targetBody = z.strictObject({
  office: officeId,
  metric: z.string().max(80),
  year: z.number().int().min(1949).max(2199),
  value: z.number().min(0, '不能小于 0').max(1e12).nullable().meta({ title: '目标值', description: '空表示取消' }),
})

/** /api/settings/targets. */
export const targetRoutes = (app: FastifyInstance, services: Services): void => {
  const names = new Map<string, string>(services.types.flatMap((t) => Object.entries(t.metrics).map(([id, m]) => [`${t.id}.${id}`, m.name] as const)))
  const api = apiOf(app)
  api.get(
    '/api/settings/targets',
    {
      config: signedIn('只给本人管辖范围内机关的目标值'),
      schema: { tags, summary: '指标目标值', querystring: z.object({ office: officeText, year: yearText }), response: answers(z.array(targetShape)) },
    },
    async (request) => {
      const viewer = viewerOf(request)
      mustReach(viewer, request.query.office)
      return services.targets.list(viewer, request.query.office, request.query.year)
    },
  )
  api.put(
    '/api/settings/targets',
    { config: admins, schema: { tags, summary: '设置指标目标值', body: targetBody, response: noContent } },
    async (request, reply) => {
      const viewer = viewerOf(request)
      await mustAdminister(viewer, request.body.office, services.offices.below)
      const name = names.get(request.body.metric)
      if (name === undefined) throw notFound('指标')
      await services.targets.set(viewer, { ...request.body, name })
      return reply.code(204).send(null)
    },
  )
}
