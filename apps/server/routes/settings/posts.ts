/** Posts of a person in several offices, from when to when. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { type Role, roles } from '../../../../engine/define.ts'
import type { Viewer } from '../../../../platform/access/index.ts'
import { badInput, notFound, viewerOf } from '../../../../platform/http/index.ts'
import type { Services } from '../../../services.ts'
import type { PersonPost } from '../../../workbench/setting-types.ts'
import { answers, apiOf, dayText, idText, mustAdminister, noContent, officeId, wrong } from '../api.ts'
import { rolesList } from '../people.ts'
import { admins, tags } from './common.ts'

const postShape: z.ZodType<PersonPost> = z.object({
  office: z.number(),
  roles: z.array(z.enum(Object.keys(roles) as Role[])),
  from: z.string(),
  to: z.string().nullable().meta({ description: '自这一天起不再担任' }),
})

const postBody = z.strictObject({
  office: officeId.meta({ title: '任职机关' }),
  roles: rolesList,
  from: dayText.meta({ title: '任职自' }),
  to: dayText.nullable().meta({ title: '至（不含当日）' }),
  reason: z.string().trim().max(200).nullable().meta({ title: '依据' }),
})
const endBody = z.strictObject({
  office: officeId,
  from: dayText.meta({ title: '任职自' }),
  to: dayText.meta({ title: '自这一天起不再担任' }),
  reason: z.string().trim().max(200).nullable(),
})

/** An account that the viewer's offices keep. */
async function accountOf(services: Services, viewer: Viewer, id: string) {
  const account = (await services.viewers.accounts([id]))[0]
  if (!account || !viewer.offices.includes(account.office)) throw notFound('人员')
  return account
}

async function addPost(services: Services, viewer: Viewer, id: string, body: z.output<typeof postBody>): Promise<void> {
  await mustAdminister(viewer, body.office, services.offices.below)
  const account = await accountOf(services, viewer, id)
  if (body.to !== null && body.to <= body.from) throw wrong('to', '至', body.to, '应晚于任职起始日')
  if (!(await services.posts.add(viewer, { ...body, person: id, name: account.name }))) {
    throw wrong('from', '任职自', body.from, '这段时间在该机关已有岗位；要改角色，请在人员中修改，或先结束原岗位')
  }
  services.sessions.clear()
}

async function endPost(services: Services, viewer: Viewer, id: string, body: z.output<typeof endBody>): Promise<void> {
  await mustAdminister(viewer, body.office, services.offices.below)
  const account = await accountOf(services, viewer, id)
  const own = id === viewer.personId ? await services.posts.list(viewer, id) : []
  if (own.find((p) => p.office === body.office && p.from === body.from)?.roles.includes('admin')) throw badInput('不能结束自己的管理员岗位，请由其他管理员办理')
  if (!(await services.posts.end(viewer, { ...body, person: id, name: account.name }))) throw notFound('岗位')
  services.sessions.clear()
}

/** /api/people/:id/posts. */
export const postRoutes = (app: FastifyInstance, services: Services): void => {
  const api = apiOf(app)
  const params = z.object({ id: idText })
  api.get(
    '/api/people/:id/posts',
    { config: admins, schema: { tags, summary: '人员的岗位', params, response: answers(z.array(postShape)) } },
    async (request) => {
      const viewer = viewerOf(request)
      const { id } = request.params
      await accountOf(services, viewer, id)
      return services.posts.list(viewer, id)
    },
  )
  api.post(
    '/api/people/:id/posts',
    {
      config: admins,
      schema: { tags, summary: '增加岗位（兼职）', description: '一个机关同时只有一个岗位，不同机关可以兼职。', params, body: postBody, response: noContent },
    },
    async (request, reply) => {
      await addPost(services, viewerOf(request), request.params.id, request.body)
      return reply.code(204).send(null)
    },
  )
  api.patch(
    '/api/people/:id/posts',
    { config: admins, schema: { tags, summary: '结束岗位', params, body: endBody, response: noContent } },
    async (request, reply) => {
      await endPost(services, viewerOf(request), request.params.id, request.body)
      return reply.code(204).send(null)
    },
  )
}
