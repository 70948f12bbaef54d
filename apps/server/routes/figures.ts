/** Figures of an office for a year or any period, the records under one, and what it rests on. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { claimsOf, type Viewer } from '../../../platform/access/index.ts'
import { FigureFault, type Period, periodFault, readFigures, yearOf } from '../../../platform/figures/index.ts'
import { badInput, viewerOf } from '../../../platform/http/index.ts'
import type { Services } from '../../services.ts'
import { figureShape, lineageShape, recordsShape } from '../shapes.ts'
import { answers, apiOf, dayText, mustReach, officeText, signedIn, wrong, yearText } from './api.ts'

const MAX_LIMIT = 500

const periodShape = z.object({
  office: officeText,
  year: yearText.exactOptional().meta({ description: '年份；或用 from 和 to 写明期间' }),
  from: dayText.exactOptional(),
  to: dayText.exactOptional(),
})

function periodOf({ year, from, to }: z.output<typeof periodShape>): Period {
  if (from !== undefined && to !== undefined) {
    const fault = periodFault({ from, to })
    if (fault) throw wrong('from', '期间', `${from} 至 ${to}`, fault)
    return { from, to }
  }
  if (year === undefined || from !== undefined || to !== undefined) throw wrong('year', '年份', '', '请写明 year，或同时写明 from 和 to')
  return yearOf(year)
}

const words = (text: string | undefined): string[] => (text ? text.split(',').filter((w) => w !== '') : [])

/** Runs a reading under the viewer's claims; what cannot be asked is a fault of the question. */
async function read<T>(services: Services, viewer: Viewer, work: Parameters<typeof readFigures<T>>[2]): Promise<T> {
  try {
    return await readFigures(services.db.app, claimsOf(viewer), work)
  } catch (error) {
    if (error instanceof FigureFault) throw badInput(error.message)
    throw error
  }
}

function listRoute(app: FastifyInstance, services: Services): void {
  apiOf(app).get(
    '/api/figures',
    {
      config: signedIn('只计算本人管辖范围内机关的数字'),
      schema: {
        tags: ['数字'],
        summary: '机关（含下属机关）在一个期间的数字',
        querystring: periodShape.extend({
          metric: z.string().max(500).exactOptional().meta({ description: '指标，多个以逗号分隔；不写为全部' }),
          by: z.string().max(300).exactOptional().meta({ description: '按哪些字段分组，以逗号分隔' }),
          known: z.iso.datetime({ offset: true }).exactOptional().meta({ description: '按此时刻已知的记录计算' }),
        }),
        response: answers(z.array(figureShape)),
      },
    },
    async (request) => {
      const viewer = viewerOf(request)
      const { office, metric, by, known } = request.query
      mustReach(viewer, office)
      const ask = { office, period: periodOf(request.query), ...(metric ? { metrics: words(metric) } : {}), ...(by ? { by: words(by) } : {}) }
      return read(services, viewer, (client) => services.figures.figures(client, { ...ask, ...(known ? { known: new Date(known).toISOString() } : {}) }))
    },
  )
}

/** `by.FIELD=label` parameters of a request. */
function byOf(request: FastifyRequest): Record<string, string> {
  const query = request.query as Record<string, unknown>
  return Object.fromEntries(Object.entries(query).flatMap(([k, v]) => (k.startsWith('by.') ? [[k.slice(3), String(v)]] : [])))
}

function recordsRoute(app: FastifyInstance, services: Services): void {
  apiOf(app).get(
    '/api/figures/records',
    {
      config: signedIn('只列出本人可查看的案件'),
      schema: {
        tags: ['数字'],
        summary: '一个数字下面的记录',
        description: '另可用 by.字段=文字 只看其中一组。',
        querystring: periodShape
          .extend({
            metric: z.string().max(120),
            page: z.coerce.number().int().min(1).max(100_000).default(1),
            limit: z.coerce.number().int().min(1).max(MAX_LIMIT).default(50),
          })
          .catchall(z.string()),
        response: answers(recordsShape),
      },
    },
    async (request) => {
      const viewer = viewerOf(request)
      const { office, metric, page, limit } = request.query
      mustReach(viewer, office)
      const period = periodOf(request.query)
      return read(services, viewer, (client) => services.figures.records(client, { office, period, metric, page, limit, by: byOf(request) }))
    },
  )
}

/** /api/figures, /api/figures/records, /api/figures/lineage. */
export const figureRoutes = (app: FastifyInstance, services: Services): void => {
  listRoute(app, services)
  recordsRoute(app, services)
  apiOf(app).get(
    '/api/figures/lineage',
    {
      config: signedIn('统计口径对工作人员公开'),
      schema: {
        tags: ['数字'],
        summary: '一个数字的来历：口径、字段、步骤、期限、条文',
        querystring: z.object({ metric: z.string().max(120) }),
        response: answers(lineageShape),
      },
    },
    async (request) => {
      try {
        return services.figures.lineage(request.query.metric)
      } catch (error) {
        if (error instanceof FigureFault) throw badInput(error.message)
        throw error
      }
    },
  )
}
