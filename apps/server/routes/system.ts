/** What machines ask of the server: is it alive, is it ready, how is it doing, what can it do. */
import type { FastifyInstance, FastifySchema } from 'fastify'
import type { RouteAccess } from '../../../platform/http/index.ts'
import type { Services } from '../../services.ts'

const open = (because: string): { access: RouteAccess } => ({ access: { who: 'anyone', because } })

/** A database that does not answer in this time is not there. */
const READY_MS = 3_000

async function databaseAnswers(services: Services): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((done) => {
    timer = setTimeout(() => done(false), READY_MS)
  })
  const asked = services.db.app.query('select 1').then(
    () => true,
    () => false,
  )
  try {
    return await Promise.race([asked, late])
  } finally {
    clearTimeout(timer)
  }
}

/** What the server says about itself now, beside its requests. */
function gauges(services: Services): Record<string, number> {
  const { app } = services.db
  return {
    database_connections: app.totalCount,
    database_connections_idle: app.idleCount,
    database_requests_waiting: app.waitingCount,
    process_resident_bytes: process.memoryUsage.rss(),
    process_uptime_seconds: Math.round(process.uptime()),
  }
}

/** /healthz, /readyz, /metrics, /api/openapi.json. `text` gives the counts of requests. */
export const systemRoutes = (app: FastifyInstance, services: Services, text: (gauges: Readonly<Record<string, number>>) => string): void => {
  app.get('/healthz', { config: open('只说明进程在运行') }, async (_request, reply) => reply.type('text/plain; charset=utf-8').send('ok\n'))
  app.get('/readyz', { config: open('只说明数据库能否使用') }, async (_request, reply) => {
    const ready = await databaseAnswers(services)
    return reply
      .code(ready ? 200 : 503)
      .type('text/plain; charset=utf-8')
      .send(ready ? 'ready\n' : 'database does not answer\n')
  })
  app.get('/metrics', { config: open('只有请求次数、用时和连接数，没有业务内容；由反向代理限制来源') }, async (_request, reply) =>
    reply.type('text/plain; version=0.0.4; charset=utf-8').send(text(gauges(services))),
  )
  let document: string | undefined
  app.get(
    '/api/openapi.json',
    { config: open('接口说明，没有业务内容'), schema: { tags: ['系统'], summary: '本说明' } as FastifySchema },
    async (_request, reply) => {
      document ??= JSON.stringify(app.swagger())
      return reply.type('application/json; charset=utf-8').send(document)
    },
  )
}
