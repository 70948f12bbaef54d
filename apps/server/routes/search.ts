/** One search over every kind of case that a person may see, with the places of what was found. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { badInput, viewerOf } from '../../../platform/http/index.ts'
import { readLetterKey } from '../../../platform/letters/index.ts'
import type { Services } from '../../services.ts'
import type { Found } from '../../workbench/api-types.ts'
import { foundLettersShape } from '../letter-shapes.ts'
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
        if (rows.length > 0 && total) found.push({ type: type.id, total, rows: rows.map((r) => ({ ...caseRow(services, type, r), hits: r.hits ?? [] })) })
      }
      return found
    },
  )
  letterSearch(app, services)
}

/** Letters shown at once. */
const LETTERS = 20

function letterSearch(app: FastifyInstance, services: Services): void {
  apiOf(app).get(
    '/api/search/letters',
    {
      config: signedIn('只在本人可查看的案件的文书里找，由数据库逐行把关；未签发的只限本机关办理这类案件的人'),
      schema: {
        tags: ['文书'],
        summary: '在全部文书里查找',
        description: '文号（可以只输一部分）、文书名称、当事人或者收件人（也可输拼音首字母）、正文的字句；新的在前。正文中的个人信息已遮盖，也不按它查找。',
        querystring: z.object({
          q: z.string().trim().min(1, '请输入要找的内容').max(50),
          after: z.string().max(60).exactOptional().meta({ description: '上一页给出的 next' }),
          limit: z.coerce
            .number()
            .int()
            .min(1)
            .max(50)
            .default(LETTERS)
            .meta({ description: `每页份数，默认 ${LETTERS}` }),
        }),
        response: answers(foundLettersShape),
      },
    },
    async (request) => {
      const { q, after, limit } = request.query
      const key = after === undefined ? undefined : readLetterKey(after)
      if (after !== undefined && !key) {
        throw badInput('查询条件有误', [{ field: 'after', label: 'after', value: after, message: '不是上一页给出的 next' }])
      }
      return services.letters.search(viewerOf(request), { q, limit, ...(key ? { after: key } : {}) })
    },
  )
}
