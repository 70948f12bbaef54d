/** Signing in and out, one's own password, tokens for scripts. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { passwordFault, type Viewer } from '../../../platform/access/index.ts'
import { HttpProblem, SESSION_COOKIE, viewerOf } from '../../../platform/http/index.ts'
import type { Services } from '../../services.ts'
import { answers, apiOf, noContent, signedIn, wrong } from './api.ts'

const MAX_TOKEN_DAYS = 366

const credentials = z.strictObject({
  username: z.string().trim().min(1, '请填写账号').max(64).meta({ title: '账号' }),
  password: z.string().min(1, '请填写密码').max(200).meta({ title: '密码' }),
})

/** The proxy before us ends TLS and says so; the cookie then never travels in the clear. */
const secure = (request: FastifyRequest): boolean => request.headers['x-forwarded-proto'] === 'https'

function giveCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  reply.setCookie(SESSION_COOKIE, token, { path: '/', httpOnly: true, sameSite: 'lax', secure: secure(request) })
}

function signInRoutes(app: FastifyInstance, services: Services): void {
  apiOf(app).post(
    '/api/session',
    {
      config: {
        access: { who: 'anyone', because: '登录之前无法证明身份' },
        limit: { name: 'sign-in', max: 60, seconds: 300 },
      },
      schema: {
        tags: ['登录'],
        summary: '登录',
        description: '答复中的 cookie 用于之后的请求；写请求另带请求头 x-csrf: 1。',
        body: credentials,
        response: noContent,
      },
    },
    async (request, reply) => {
      const { username, password } = request.body
      const result = await services.signIn.signIn(username, password, services.clock.now())
      if ('refused' in result) throw new HttpProblem(401, { code: 'credentials', message: result.refused })
      giveCookie(request, reply, result.token)
      return reply.code(204).send(null)
    },
  )
  apiOf(app).delete(
    '/api/session',
    { config: signedIn('只能退出自己的登录'), schema: { tags: ['登录'], summary: '退出', response: noContent } },
    async (request, reply) => {
      const { token } = request
      if (token) {
        await services.signIn.signOut(token)
        services.sessions.drop(token)
      }
      reply.clearCookie(SESSION_COOKIE, { path: '/' })
      return reply.code(204).send(null)
    },
  )
}

const newPassword = z.strictObject({
  old: z.string().min(1, '请填写原密码').max(200).meta({ title: '原密码' }),
  new: z.string().max(200).meta({ title: '新密码' }),
})

/** The old password must be known again, so that an unattended browser cannot take the account over. */
async function changePassword(services: Services, viewer: Viewer, old: string, next: string): Promise<string> {
  const fault = passwordFault(next)
  if (fault) throw wrong('new', '新密码', '', fault)
  const { now } = services.clock
  const known = await services.signIn.signIn(viewer.username, old, now())
  if ('refused' in known) throw wrong('old', '原密码', '', '原密码不正确，或输错次数过多')
  await services.signIn.setPassword(viewer.username, viewer.personId, next, now())
  services.sessions.clear()
  const again = await services.signIn.signIn(viewer.username, next, now())
  if ('refused' in again) throw new Error('a password just set was refused')
  return again.token
}

function passwordRoutes(app: FastifyInstance, services: Services): void {
  apiOf(app).put(
    '/api/session/password',
    {
      config: { ...signedIn('只能改自己的密码，并须知道原密码'), limit: { name: 'password', max: 10, seconds: 300 } },
      schema: {
        tags: ['登录'],
        summary: '修改自己的密码',
        description: '修改后，其他地方的登录和全部令牌失效。',
        body: newPassword,
        response: noContent,
      },
    },
    async (request, reply) => {
      giveCookie(request, reply, await changePassword(services, viewerOf(request), request.body.old, request.body.new))
      return reply.code(204).send(null)
    },
  )
}

const tokenAnswer = z.object({ token: z.string().meta({ description: '放在请求头 Authorization: Bearer 之后；只显示这一次' }), expiresAt: z.iso.datetime() })

function tokenRoutes(app: FastifyInstance, services: Services): void {
  apiOf(app).post(
    '/api/tokens',
    {
      config: signedIn('令牌只有本人的权限'),
      schema: {
        tags: ['登录'],
        summary: '为自己的程序领取令牌',
        body: z.strictObject({ days: z.number().int().min(1).max(MAX_TOKEN_DAYS).meta({ title: '有效天数' }) }),
        response: answers(tokenAnswer),
      },
    },
    async (request) => {
      const now = services.clock.now()
      const { days } = request.body
      const token = await services.signIn.issueToken(viewerOf(request).personId, days, now)
      return { token, expiresAt: new Date(now.getTime() + days * 86_400_000).toISOString() }
    },
  )
  apiOf(app).delete(
    '/api/tokens',
    { config: signedIn('只能收回自己的令牌'), schema: { tags: ['登录'], summary: '收回自己的全部令牌', response: answers(z.object({ revoked: z.number() })) } },
    async (request) => {
      const revoked = await services.signIn.revokeTokens(viewerOf(request).personId)
      services.sessions.clear()
      return { revoked }
    },
  )
}

/** /api/session, /api/session/password, /api/tokens. */
export const sessionRoutes = (app: FastifyInstance, services: Services): void => {
  signInRoutes(app, services)
  passwordRoutes(app, services)
  tokenRoutes(app, services)
}
