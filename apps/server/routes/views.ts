/** Views of lists under a name. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { rolesIn } from '../../../platform/access/index.ts'
import { forbidden, notFound, viewerOf } from '../../../platform/http/index.ts'
import type { Services } from '../../services.ts'
import type { SavedView } from '../../workbench/api-types.ts'
import { answers, apiOf, idText, mustReach, mustSee, noContent, officeId, officeText, signedIn, typeOf } from './api.ts'

const OWN = '本人的，和本机关共享的'
const tags = ['案件']

const viewShape: z.ZodType<SavedView> = z.object({
  id: z.string(),
  office: z.number(),
  type: z.string(),
  name: z.string(),
  query: z.string().meta({ description: '列表的查询串' }),
  shared: z.boolean().meta({ description: '本机关的人都看得到' }),
  mine: z.boolean(),
})

/** /api/views. */
export const viewRoutes = (app: FastifyInstance, services: Services): void => {
  const api = apiOf(app)
  api.get(
    '/api/views',
    {
      config: signedIn(OWN),
      schema: { tags, summary: '常用视图', querystring: z.object({ office: officeText, type: z.string() }), response: answers(z.array(viewShape)) },
    },
    async (request) => {
      const viewer = viewerOf(request)
      const { office, type } = request.query
      mustReach(viewer, office)
      return services.views.list(viewer, { office, type: typeOf(services.types, type).id })
    },
  )
  api.post(
    '/api/views',
    {
      config: signedIn(OWN),
      schema: {
        tags,
        summary: '把列表的条件存为常用视图',
        body: z.strictObject({
          office: officeId,
          type: z.string(),
          name: z.string().trim().min(1, '请填写名称').max(40),
          query: z.string().max(2000),
          shared: z.boolean(),
        }),
        response: answers(z.object({ id: z.string() })),
      },
    },
    async (request) => {
      const viewer = viewerOf(request)
      const { office, type } = request.body
      mustReach(viewer, office)
      mustSee(viewer, typeOf(services.types, type).id)
      if (rolesIn(viewer, office).length === 0) throw forbidden('请存在本人任职的机关')
      return { id: await services.views.add(viewer, request.body) }
    },
  )
  api.delete(
    '/api/views/:id',
    {
      config: signedIn('只有存它的人本人'),
      schema: { tags, summary: '删除常用视图', params: z.object({ id: idText }), querystring: z.object({ office: officeText }), response: noContent },
    },
    async (request, reply) => {
      const viewer = viewerOf(request)
      const { office } = request.query
      mustReach(viewer, office)
      if (rolesIn(viewer, office).length === 0 || !(await services.views.remove(viewer, { office, id: request.params.id }))) throw notFound('常用视图')
      return reply.status(204).send(null)
    },
  )
}
