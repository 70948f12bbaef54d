/** What one is told, and how one wants to be told. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { viewerOf } from '../../../platform/http/index.ts'
import { type NoticeKind, noticeKinds } from '../../../platform/notify/index.ts'
import type { Services } from '../../services.ts'
import type { Notice, NoticePreferences } from '../../workbench/setting-types.ts'
import { alsoAdvisers, answers, apiOf, idText, noContent } from './api.ts'

const OWN = '只有本人的'
const tags = ['消息']
const kindText = z.enum(Object.keys(noticeKinds) as [NoticeKind, ...NoticeKind[]])
const hour = z.number().int().min(0).max(23)

const noticeShape: z.ZodType<Notice> = z.object({
  id: z.string(),
  office: z.number(),
  kind: kindText,
  kindLabel: z.string(),
  title: z.string(),
  link: z.string().meta({ description: '工作台内的地址' }),
  at: z.string(),
  read: z.boolean(),
})

const preferencesShape = z.strictObject({
  email: z.email('应为邮箱地址').max(200).nullable().meta({ title: '邮箱' }),
  off: z.array(kindText).max(20).meta({ title: '不接收的' }),
  mail: z.array(kindText).max(20).meta({ title: '同时发邮件的' }),
  quietFrom: hour.meta({ title: '免打扰开始（时）' }),
  quietTo: hour.meta({ title: '免打扰结束（时）', description: '与开始相同即不设' }),
})

/** /api/notices. */
export const noticeRoutes = (app: FastifyInstance, { notices }: Services): void => {
  const api = apiOf(app)
  api.get(
    '/api/notices',
    { config: alsoAdvisers(OWN), schema: { tags, summary: '我的消息', description: '最近 50 条，新的在前。', response: answers(z.array(noticeShape)) } },
    async (request) => (await notices.list(viewerOf(request))).map((n) => ({ ...n, kindLabel: noticeKinds[n.kind] })),
  )
  const readBody = z.strictObject({ ids: z.array(idText).max(200).optional().meta({ description: '不给出即全部' }) })
  api.post(
    '/api/notices/read',
    { config: alsoAdvisers(OWN), schema: { tags, summary: '标为已读', body: readBody, response: noContent } },
    async (request, reply) => {
      await notices.read(viewerOf(request), request.body.ids)
      return reply.code(204).send(null)
    },
  )
  const shape: z.ZodType<NoticePreferences> = preferencesShape
  api.get('/api/notices/preferences', { config: alsoAdvisers(OWN), schema: { tags, summary: '我的消息偏好', response: answers(shape) } }, async (request) =>
    notices.preferences(viewerOf(request)),
  )
  api.put(
    '/api/notices/preferences',
    { config: alsoAdvisers(OWN), schema: { tags, summary: '设置我的消息偏好', body: preferencesShape, response: noContent } },
    async (request, reply) => {
      await notices.setPreferences(viewerOf(request), request.body)
      return reply.code(204).send(null)
    },
  )
}
