/** Addresses that an office has events pushed to, and what became of each push. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { notFound, viewerOf } from '../../../../platform/http/index.ts'
import { type HookEvent, hookEvents, permitted, urlFault } from '../../../../platform/webhooks/index.ts'
import type { Services } from '../../../services.ts'
import type { HookDelivery, HookView } from '../../../workbench/setting-types.ts'
import { answers, apiOf, idText, mustAdminister, noContent, officeId, officeText, wrong } from '../api.ts'
import { admins, tags } from './common.ts'

const eventText = z.enum(Object.keys(hookEvents) as [HookEvent, ...HookEvent[]])
const hookShape: z.ZodType<HookView> = z.object({
  id: z.string(),
  name: z.string(),
  url: z.string(),
  events: z.array(eventText),
  active: z.boolean(),
  failures: z.number(),
  disabledAt: z.string().nullable().meta({ description: '因多次没有送达而停用的时间' }),
})
const deliveryShape: z.ZodType<HookDelivery> = z.object({
  id: z.string(),
  event: eventText,
  payload: z.record(z.string(), z.unknown()),
  status: z.enum(['waiting', 'sent', 'failed']),
  attempts: z.number(),
  code: z.number().nullable(),
  error: z.string().nullable(),
  at: z.string(),
  changedAt: z.string(),
})
const hookBody = z.strictObject({
  office: officeId,
  name: z.string().trim().min(1, '请填写名称').max(60).meta({ title: '名称' }),
  url: z.string().trim().max(500).meta({ title: '网址' }),
  events: z.array(eventText).min(1, '至少选一种事件').meta({ title: '事件' }),
  active: z.boolean(),
})
const SIGNING =
  '推送为 POST 的 JSON，只有标识和状态。请求头 x-mingfa-timestamp 为秒，x-mingfa-signature 为 sha256=HMAC-SHA256(密钥, 时间戳 + "." + 正文) 的十六进制；接收方应核对签名，并拒绝时间相差过大的。'

/** /api/settings/webhooks. */
export const webhookRoutes = (app: FastifyInstance, { hooks, offices, settings }: Services): void => {
  const api = apiOf(app)
  const permit = permitted(settings.hookNetworks)
  const mustFit = (url: string): void => {
    const fault = urlFault(url, permit)
    if (fault) throw wrong('url', '网址', url, fault)
  }
  const params = z.object({ id: idText })
  const at = z.object({ office: officeText })
  api.get(
    '/api/settings/webhooks',
    { config: admins, schema: { tags, summary: '推送', description: SIGNING, querystring: at, response: answers(z.array(hookShape)) } },
    async (request) => {
      await mustAdminister(viewerOf(request), request.query.office, offices.below)
      return hooks.list(viewerOf(request), request.query.office)
    },
  )
  api.post(
    '/api/settings/webhooks',
    {
      config: admins,
      schema: {
        tags,
        summary: '增加推送',
        description: '密钥只在答复中给出这一次。',
        body: hookBody,
        response: answers(z.object({ id: z.string(), secret: z.string() })),
      },
    },
    async (request) => {
      const { office, ...ask } = request.body
      await mustAdminister(viewerOf(request), office, offices.below)
      mustFit(ask.url)
      const made = await hooks.add(viewerOf(request), office, ask)
      if (!made) throw wrong('name', '名称', ask.name, '一个机关最多 20 个推送')
      return made
    },
  )
  api.put(
    '/api/settings/webhooks/:id',
    { config: admins, schema: { tags, summary: '修改推送', params, body: hookBody, response: noContent } },
    async (request, reply) => {
      const { office, ...ask } = request.body
      await mustAdminister(viewerOf(request), office, offices.below)
      mustFit(ask.url)
      if (!(await hooks.change(viewerOf(request), { office, id: request.params.id }, ask))) throw notFound('推送')
      return reply.code(204).send(null)
    },
  )
  api.delete(
    '/api/settings/webhooks/:id',
    { config: admins, schema: { tags, summary: '删除推送', params, querystring: at, response: noContent } },
    async (request, reply) => {
      const { office } = request.query
      await mustAdminister(viewerOf(request), office, offices.below)
      if (!(await hooks.remove(viewerOf(request), { office, id: request.params.id }))) throw notFound('推送')
      return reply.code(204).send(null)
    },
  )
  api.get(
    '/api/settings/webhooks/:id/deliveries',
    { config: admins, schema: { tags, summary: '推送记录', params, querystring: at, response: answers(z.array(deliveryShape)) } },
    async (request) => {
      const { office } = request.query
      await mustAdminister(viewerOf(request), office, offices.below)
      return hooks.deliveries(viewerOf(request), { office, id: request.params.id })
    },
  )
  api.post(
    '/api/settings/webhooks/deliveries/:id/resend',
    { config: admins, schema: { tags, summary: '重新推送', params, body: z.strictObject({ office: officeId }), response: noContent } },
    async (request, reply) => {
      const { office } = request.body
      await mustAdminister(viewerOf(request), office, offices.below)
      if (!(await hooks.resend(viewerOf(request), { office, id: request.params.id }))) throw notFound('推送记录')
      return reply.code(204).send(null)
    },
  )
}
