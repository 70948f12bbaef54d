/** For how long closed cases are kept, and what is decided when their years are over. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { notFound, viewerOf } from '../../../../platform/http/index.ts'
import { type RetentionDecision, retentionDecisions } from '../../../../platform/settings/index.ts'
import type { Services } from '../../../services.ts'
import type { RetentionView } from '../../../workbench/setting-types.ts'
import { answers, apiOf, idText, mustAdminister, noContent, officeId, officeText, typeOf } from '../api.ts'
import { admins, reasonText, tags } from './common.ts'

const decisionText = z.enum(Object.keys(retentionDecisions) as [RetentionDecision, ...RetentionDecision[]])
const viewShape: z.ZodType<RetentionView> = z.object({
  rules: z.array(z.object({ type: z.string(), years: z.number(), article: z.string() })),
  due: z.array(
    z.object({
      caseId: z.string(),
      type: z.string(),
      number: z.string().nullable(),
      closedOn: z.string(),
      due: z.string(),
      decision: decisionText.nullable(),
      decidedOn: z.string().nullable(),
      reason: z.string().nullable(),
    }),
  ),
})

const ruleBody = z.strictObject({
  office: officeId,
  years: z.number().int('应为整年').min(1, '至少 1 年').max(100, '至多 100 年').nullable().meta({ title: '保管年限', description: '空表示取消' }),
  article: z.string().trim().max(200).meta({ title: '依据' }),
})
const decideBody = z.strictObject({ office: officeId, decision: decisionText, reason: reasonText.meta({ title: '鉴定意见' }) })

/** /api/settings/retention. */
export const retentionRoutes = (app: FastifyInstance, services: Services): void => {
  const api = apiOf(app)
  api.get(
    '/api/settings/retention',
    { config: admins, schema: { tags, summary: '保管期限与到期案件', querystring: z.object({ office: officeText }), response: answers(viewShape) } },
    async (request) => {
      const viewer = viewerOf(request)
      const { office } = request.query
      await mustAdminister(viewer, office, services.offices.below)
      return { rules: await services.retention.rules(viewer, office), due: await services.retention.due(viewer, office) }
    },
  )
  api.put(
    '/api/settings/retention/:type',
    { config: admins, schema: { tags, summary: '设置保管期限', params: z.object({ type: z.string() }), body: ruleBody, response: noContent } },
    async (request, reply) => {
      const viewer = viewerOf(request)
      await mustAdminister(viewer, request.body.office, services.offices.below)
      const type = typeOf(services.types, request.params.type)
      await services.retention.setRule(viewer, { ...request.body, type: type.id, title: type.record.title })
      return reply.code(204).send(null)
    },
  )
  api.post(
    '/api/settings/retention/due/:id',
    {
      config: admins,
      schema: {
        tags,
        summary: '到期案件的鉴定处理',
        description: '只记下决定，系统不删除任何记录；销毁由档案人员凭此办理。',
        params: z.object({ id: idText }),
        body: decideBody,
        response: noContent,
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request)
      await mustAdminister(viewer, request.body.office, services.offices.below)
      if (!(await services.retention.decide(viewer, { ...request.body, caseId: request.params.id }))) throw notFound('到期案件')
      return reply.code(204).send(null)
    },
  )
}
