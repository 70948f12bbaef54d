/** The HTTP application: parsing, sessions, the one error handler, security headers, OpenAPI. */
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import Fastify, { type FastifyInstance } from 'fastify'
import { z } from 'zod'
import { type AccessParts, guardRoutes, type RouteTable } from './access.ts'
import { HttpProblem, type Problem } from './errors.ts'
import { instrument, type Measures } from './measures.ts'

const MAX_UPLOAD = 60 * 1024 * 1024

export type HttpApp = { app: FastifyInstance; routes: RouteTable; measures: Measures }

/** Field errors of a zod check, in the shape of every other input error. */
const zodErrors = (error: z.ZodError) => error.issues.map((i) => ({ field: i.path.join('.'), label: i.path.join('.'), value: '', message: i.message }))

function answerOf(error: unknown): { status: number; problem: Problem } {
  if (error instanceof HttpProblem) return { status: error.status, problem: error.problem }
  if (error instanceof z.ZodError) return { status: 422, problem: { code: 'input', message: '请求内容不完整或格式不对', errors: zodErrors(error) } }
  const status = (error as { statusCode?: number }).statusCode
  if (status === 413) return { status, problem: { code: 'too-large', message: `文件超过 ${MAX_UPLOAD / 1024 / 1024} MB，请拆分后再传` } }
  if (status && status >= 400 && status < 500) return { status, problem: { code: 'input', message: '请求格式不对' } }
  return { status: 500, problem: { code: 'fault', message: '系统出现故障，您的操作没有生效，请稍后重试' } }
}

/** An application with everything but its routes; `register` adds them, and then it is closed to more. */
export async function createHttp(
  parts: AccessParts,
  register: (app: FastifyInstance) => Promise<void> | void,
  onFault: (error: unknown, url: string) => void,
): Promise<HttpApp> {
  const app = Fastify({ logger: false, bodyLimit: 4 * 1024 * 1024, trustProxy: false, routerOptions: { maxParamLength: 200 } })
  await app.register(cookie)
  await app.register(formbody)
  await app.register(multipart, { limits: { fileSize: MAX_UPLOAD, files: 1, fields: 20 } })
  app.setErrorHandler((error, request, reply) => {
    const { status, problem } = answerOf(error)
    if (status === 500) onFault(error, request.url)
    return reply.code(status).send(problem)
  })
  app.addHook('onSend', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff')
    reply.header('referrer-policy', 'same-origin')
    reply.header('x-frame-options', 'SAMEORIGIN')
  })
  const measures = instrument(app)
  const routes = guardRoutes(app, parts)
  await register(app)
  return { app, routes, measures }
}
