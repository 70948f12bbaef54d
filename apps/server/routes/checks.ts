/** What last night's data checks found, for those who look after the data. */
import type { FastifyInstance } from 'fastify'
import type { Viewer } from '../../../platform/access/index.ts'
import { type CheckResult, lastResults } from '../../../platform/checks/index.ts'
import { type RouteAccess, viewerOf } from '../../../platform/http/index.ts'
import type { Services } from '../../services.ts'
import { dataChecksShape } from '../shapes.ts'
import { answers, apiOf } from './api.ts'

const access: RouteAccess = { who: 'roles', roles: ['supervisor', 'admin'] }

type DataFault = CheckResult['faults'][number]

/** A fault of an office is told to those who reach it, one of a case to those who see such cases there; what belongs to no office is told to administrators. */
function told({ office, type, caseId }: DataFault, viewer: Viewer): boolean {
  if (office === undefined) return viewer.posts.some((p) => p.roles.includes('admin'))
  if (type !== undefined && caseId !== undefined) return viewer.sees[type]?.includes(office) === true
  return viewer.offices.includes(office)
}

/** /api/checks. */
export const checkRoutes = (app: FastifyInstance, services: Services): void => {
  apiOf(app).get(
    '/api/checks',
    {
      config: { access },
      schema: {
        tags: ['系统'],
        summary: '数据检查发现的问题',
        description: '只列出涉及本人所辖机关的问题；还没有检查过的，at 为空。',
        response: answers(dataChecksShape),
      },
    },
    async (request) => {
      const viewer = viewerOf(request)
      const results = await lastResults(services.db)
      const failed = results.flatMap(({ id, sentence, faults }) => {
        const theirs = faults.filter((f) => told(f, viewer))
        return theirs.length > 0 ? [{ id, sentence, faults: theirs }] : []
      })
      const at = results.map((r) => new Date(r.at).toISOString()).sort()[0] ?? null
      return { at, checks: results.length, failed }
    },
  )
}
