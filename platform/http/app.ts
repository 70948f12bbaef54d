/** The HTTP application: parsing, sessions, the one error handler, security headers, OpenAPI. */
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { validatorCompiler } from 'fastify-type-provider-zod'
import { type AccessParts, guardRoutes, type RouteTable } from './access.ts'
import { HttpProblem, type Problem } from './errors.ts'
import { limitRoutes } from './limits.ts'
import { instrument, type Measures } from './measures.ts'
import { validationErrors } from './validation.ts'

const MAX_UPLOAD = 60 * 1024 * 1024

export type HttpApp = { app: FastifyInstance; routes: RouteTable; measures: Measures }

/** Status and body that an error is answered with; whatever is not expected is a fault, and its words stay inside. */
export function answerOf(error: unknown, request: FastifyRequest): { status: number; problem: Problem } {
  if (error instanceof HttpProblem) return { status: error.status, problem: error.problem }
  const errors = validationErrors(error, request)
  if (errors) return { status: 422, problem: { code: 'input', message: '请求内容不完整或格式不对', errors } }
  const status = (error as { statusCode?: number }).statusCode
  if (status === 413) return { status, problem: { code: 'too-large', message: `文件超过 ${MAX_UPLOAD / 1024 / 1024} MB，请拆分后再传` } }
  if (status && status >= 400 && status < 500) return { status, problem: { code: 'input', message: '请求格式不对' } }
  return { status: 500, problem: { code: 'fault', message: '系统出现故障，您的操作没有生效，请稍后重试' } }
}

/**
 * An application with everything but its routes; `register` adds them, and then it is closed to more.
 * `proxies`: addresses or networks of the reverse proxies before it, whose word is taken for the address of the reader.
 */
export async function createHttp(
  parts: AccessParts,
  register: (app: FastifyInstance) => Promise<void> | void,
  onFault: (error: unknown, url: string) => void,
  proxies: readonly string[] = [],
): Promise<HttpApp> {
  // Whoever is not a proxy of ours could write any address into the header that proxies write.
  const trustProxy = proxies.length > 0 ? [...proxies] : false
  const app = Fastify({ logger: false, bodyLimit: 4 * 1024 * 1024, trustProxy, routerOptions: { maxParamLength: 200 } })
  await app.register(cookie)
  await app.register(formbody)
  await app.register(multipart, { limits: { fileSize: MAX_UPLOAD, files: 1, fields: 20 } })
  app.setErrorHandler((error, request, reply) => {
    const { status, problem } = answerOf(error, request)
    if (status === 500) onFault(error, request.url)
    return reply.code(status).send(problem)
  })
  app.addHook('onSend', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff')
    reply.header('referrer-policy', 'same-origin')
    reply.header('x-frame-options', 'SAMEORIGIN')
  })
  app.setValidatorCompiler(validatorCompiler)
  // Response schemas document the answers; checking them again on the way out would cost more than making them.
  app.setSerializerCompiler(() => (data) => JSON.stringify(data))
  const measures = instrument(app)
  limitRoutes(app, parts.now)
  const routes = guardRoutes(app, parts)
  await register(app)
  return { app, routes, measures }
}
