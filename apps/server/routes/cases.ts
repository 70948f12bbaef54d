/** Cases: lists, one case, and why a term falls on its day. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Viewer } from '../../../platform/access/index.ts'
import { sqlstate } from '../../../platform/db/index.ts'
import { badInput, notFound, viewerOf } from '../../../platform/http/index.ts'
import type { Address } from '../../../platform/ledger/index.ts'
import type { Services } from '../../services.ts'
import { filterShape, listShape, officeQueryOf } from '../list-query.ts'
import { caseRow } from '../rows.ts'
import { casePageShape, caseViewShape, explanationShape, totalShape } from '../shapes.ts'
import { adviserOnly, alsoAdvisers, answers, apiOf, idText, mustSee, officeText, signedIn, typeOf } from './api.ts'

/** Values that the database cannot compare are a fault of the question. */
export async function asked<T>(read: Promise<T>): Promise<T> {
  try {
    return await read
  } catch (error) {
    if (sqlstate(error)?.startsWith('22')) throw badInput('查询条件有误：有的值与所比较的项目不是一类')
    throw error
  }
}

const whereShape = z.object({
  type: z.string().exactOptional().meta({ description: '案件类型' }),
  office: officeText.exactOptional().meta({ description: '机关代码' }),
})
type Where = z.output<typeof whereShape>

/** Where a case lies: as the address says, or looked for among the cases that the viewer may see. */
export async function addressOf(services: Services, viewer: Viewer, caseId: string, { type, office }: Where): Promise<Address> {
  if (type !== undefined && office !== undefined) {
    mustSee(viewer, typeOf(services.types, type).id, office)
    return { type, office, caseId }
  }
  const found = await services.ledger.locate(viewer, caseId)
  if (!found) throw notFound('案件')
  return found
}

const VISIBLE = '只列出本人职责和管辖范围内的案件，由数据库逐行把关'

function listRoute(app: FastifyInstance, services: Services): void {
  apiOf(app).get(
    '/api/cases',
    {
      config: signedIn(VISIBLE),
      schema: {
        tags: ['案件'],
        summary: '案件列表',
        description: '另可按字段筛选：f.字段=值1,值2；日期、金额、数量用 f.字段.from 和 f.字段.to（金额单位为元）。总数精确到 10,000，超过的 exact 为 false。',
        querystring: listShape,
        response: answers(casePageShape),
      },
    },
    async (request) => {
      const viewer = viewerOf(request)
      const type = typeOf(services.types, request.query.type)
      mustSee(viewer, type.id, request.query.office)
      const page = await asked(services.ledger.list(viewer, await officeQueryOf(services, viewer, type, request.query)))
      return { rows: page.rows.map((r) => caseRow(services, type, r)), total: page.total, next: page.next }
    },
  )
}

/** Counted one by one up to here. */
const COUNTED = 5_000_000

function countRoute(app: FastifyInstance, services: Services): void {
  apiOf(app).get(
    '/api/cases/count',
    {
      config: signedIn(VISIBLE),
      schema: {
        tags: ['案件'],
        summary: '列表的总数',
        description: `筛选与列表相同；精确到 ${COUNTED.toLocaleString('zh-CN')}。`,
        querystring: filterShape,
        response: answers(totalShape),
      },
    },
    async (request) => {
      const viewer = viewerOf(request)
      const type = typeOf(services.types, request.query.type)
      mustSee(viewer, type.id, request.query.office)
      const count = await asked(services.ledger.count(viewer, await officeQueryOf(services, viewer, type, request.query), COUNTED + 1))
      return { count: Math.min(count, COUNTED), exact: count <= COUNTED }
    },
  )
}

/** /api/cases, /api/cases/count, /api/cases/:id, /api/cases/:id/terms/:term. */
export const caseRoutes = (app: FastifyInstance, services: Services): void => {
  listRoute(app, services)
  countRoute(app, services)
  apiOf(app).get(
    '/api/cases/:id',
    {
      config: alsoAdvisers(VISIBLE),
      schema: {
        tags: ['案件'],
        summary: '一件案件：内容、办理经过、期限、下一步',
        description: '写明 type 和 office 时读得最快。个人信息默认遮盖。',
        params: z.object({ id: idText }),
        querystring: whereShape,
        response: answers(caseViewShape),
      },
    },
    async (request) => {
      const viewer = viewerOf(request)
      const address = await addressOf(services, viewer, request.params.id, request.query)
      const view = await services.ledger.read(viewer, address, services.viewers.names)
      if (!view) throw viewer.advises?.includes(address.office) ? adviserOnly() : notFound('案件')
      return view
    },
  )
  apiOf(app).get(
    '/api/cases/:id/terms/:term',
    {
      config: alsoAdvisers(VISIBLE),
      schema: {
        tags: ['案件'],
        summary: '期限为什么是这一天',
        params: z.object({ id: idText, term: z.string().max(60) }),
        querystring: whereShape,
        response: answers(explanationShape),
      },
    },
    async (request) => {
      const viewer = viewerOf(request)
      const address = await addressOf(services, viewer, request.params.id, request.query)
      const explained = await services.ledger.explain(viewer, address, request.params.term)
      if (!explained) throw notFound('期限')
      return explained
    },
  )
}
