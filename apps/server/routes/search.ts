/** One search over every kind of case that a person may see, with the places of what was found. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { viewerOf } from '../../../platform/http/index.ts'
import { hitsOf } from '../../../platform/ledger/index.ts'
import type { Services } from '../../services.ts'
import type { Found } from '../../workbench/api-types.ts'
import { caseRow } from '../rows.ts'
import { foundShape } from '../shapes.ts'
import { answers, apiOf, signedIn } from './api.ts'

/** Cases shown of each kind; the rest are in its list. */
const OF_EACH = 8

/** /api/search. */
export const searchRoutes = (app: FastifyInstance, services: Services): void => {
  apiOf(app).get(
    '/api/search',
    {
      config: signedIn('只在本人可查看的案件里找，由数据库逐行把关'),
      schema: {
        tags: ['案件'],
        summary: '在全部案件里查找',
        description: `编号、名称、事由等；名称也可输拼音首字母。每类先给最近的 ${OF_EACH} 件，hits 是命中的位置。个人信息不按文字检索。`,
        querystring: z.object({ q: z.string().trim().min(1, '请输入要找的内容').max(50) }),
        response: answers(foundShape),
      },
    },
    async (request) => {
      const viewer = viewerOf(request)
      const { q } = request.query
      const found: Found[] = []
      for (const type of services.types) {
        if (!viewer.sees[type.id]?.length) continue
        const { rows, total } = await services.ledger.list(viewer, { type: type.id, q, limit: OF_EACH })
        if (rows.length > 0 && total)
          found.push({ type: type.id, total, rows: rows.map((r) => ({ ...caseRow(services, type, r), hits: hitsOf(type, r.values, q) })) })
      }
      return found
    },
  )
}
