/** The mail server of an office, and what became of its mails. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { badInput, viewerOf } from '../../../../platform/http/index.ts'
import { type NoticeKind, noticeKinds } from '../../../../platform/notify/index.ts'
import type { Services } from '../../../services.ts'
import type { MailView } from '../../../workbench/setting-types.ts'
import { answers, apiOf, mustAdminister, noContent, officeId, officeText } from '../api.ts'
import { admins, tags } from './common.ts'

/** Test mails go out at once, so they are counted. */
const TEST_LIMIT = { name: 'mail-test', max: 10, seconds: 600 }

const common = {
  host: z
    .string()
    .trim()
    .regex(/^[a-zA-Z0-9.-]{1,200}$/, '应为服务器的域名或地址')
    .meta({ title: '服务器' }),
  port: z.number().int().min(1).max(65535).meta({ title: '端口' }),
  security: z.enum(['tls', 'starttls', 'none']).meta({ title: '加密方式' }),
  username: z.string().trim().max(200).nullable().meta({ title: '账号' }),
  sender: z.email('应为邮箱地址').max(200).meta({ title: '发件人' }),
  baseUrl: z
    .url('应为网址，如 https://fazhi.example.gov.cn')
    .regex(/^https?:/, '应为 http:// 或 https:// 开头的网址')
    .max(200)
    .transform((u) => u.replace(/\/+$/, ''))
    .meta({ title: '系统网址' }),
  urgent: z.boolean().meta({ title: '超期提醒不受免打扰限制' }),
}
const settingShape = z.object({ ...common, sender: z.string(), baseUrl: z.string(), hasPassword: z.boolean() })
const viewShape: z.ZodType<MailView> = z.object({
  own: settingShape.nullable(),
  inherited: z.object({ office: z.number(), setting: settingShape }).nullable().meta({ description: '没有自己的，用的是哪个上级的' }),
  deliveries: z.array(
    z.object({
      id: z.string(),
      person: z.string(),
      kind: z.enum(Object.keys(noticeKinds) as [NoticeKind, ...NoticeKind[]]),
      kindLabel: z.string(),
      number: z.string().nullable(),
      status: z.enum(['waiting', 'sent', 'failed']),
      attempts: z.number(),
      error: z.string().nullable(),
      at: z.string(),
      changedAt: z.string(),
    }),
  ),
})

const settingBody = z.strictObject({
  office: officeId,
  setting: z
    .strictObject({ ...common, password: z.string().max(200).exactOptional().meta({ title: '密码', description: '不给出即不改，空即取消' }) })
    .nullable()
    .meta({ description: '空即取消本机关的设置' }),
})

/** /api/settings/mail. */
export const mailRoutes = (app: FastifyInstance, { mail, offices }: Services): void => {
  const api = apiOf(app)
  api.get(
    '/api/settings/mail',
    { config: admins, schema: { tags, summary: '邮件设置与发送记录', querystring: z.object({ office: officeText }), response: answers(viewShape) } },
    async (request) => {
      const viewer = viewerOf(request)
      const { office } = request.query
      await mustAdminister(viewer, office, offices.below)
      const deliveries = (await mail.deliveries(viewer, office)).map((d) => ({ ...d, kindLabel: noticeKinds[d.kind] }))
      return { ...(await mail.setting(office)), deliveries }
    },
  )
  api.put(
    '/api/settings/mail',
    { config: admins, schema: { tags, summary: '设置邮件服务器', body: settingBody, response: noContent } },
    async (request, reply) => {
      const viewer = viewerOf(request)
      const { office, setting } = request.body
      await mustAdminister(viewer, office, offices.below)
      await mail.setSetting(viewer, office, setting)
      return reply.code(204).send(null)
    },
  )
  api.post(
    '/api/settings/mail/test',
    {
      config: { ...admins, limit: TEST_LIMIT },
      schema: {
        tags,
        summary: '发一封测试邮件',
        body: z.strictObject({ office: officeId, to: z.email('应为邮箱地址').max(200).meta({ title: '收件邮箱' }) }),
        response: noContent,
      },
    },
    async (request, reply) => {
      await mustAdminister(viewerOf(request), request.body.office, offices.below)
      const fault = await mail.test(request.body.office, request.body.to)
      if (fault !== undefined) throw badInput(`没有发出：${fault}`)
      return reply.code(204).send(null)
    },
  )
}
