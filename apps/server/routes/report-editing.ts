/** Working on a report together: who is writing which section, remarks on paragraphs, every version of the text. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Refusal } from '../../../engine/allow.ts'
import { notFound, refused, viewerOf } from '../../../platform/http/index.ts'
import type { Services } from '../../services.ts'
import { locksShape, remarkShape, versionRowShape, versionShape } from '../report-shapes.ts'
import { answers, apiOf, idText, signedIn } from './api.ts'

const VISIBLE = '只限本机关年度报告的办理人员和上级监督人员，由数据库逐行把关'
const DRAFTERS = '本机关的年报编制人员，报告在起草中'
const OWN = '看得到这份报告的本机关人员'
const tags = ['年度报告']
const oneReport = z.object({ id: idText })
const sectionId = z.string().min(1).max(80)
const oneSection = oneReport.extend({ section: sectionId })

/** 404 for what does not exist or is not theirs, 409 for what is not allowed. */
function allowed<T extends object>(answer: T | { refused: Refusal } | undefined): T {
  if (answer === undefined) throw notFound('报告')
  if ('refused' in answer) throw refused(answer.refused as Refusal)
  return answer as T
}

function lockRoutes(app: FastifyInstance, { reports }: Services): void {
  apiOf(app).get(
    '/api/reports/:id/locks',
    { config: signedIn(VISIBLE), schema: { tags, summary: '谁在编辑哪一节；seq 变大说明有人保存过', params: oneReport, response: answers(locksShape) } },
    async (request) => allowed(await reports.locks(viewerOf(request), request.params.id)),
  )
  apiOf(app).put(
    '/api/reports/:id/locks/:section',
    {
      config: signedIn(DRAFTERS),
      schema: {
        tags,
        summary: '开始或继续编辑一节',
        description: '占用三分钟，编辑期间定时续期；他人正在编辑的，409（section-taken）。',
        params: oneSection,
        response: answers(locksShape),
      },
    },
    async (request) => allowed(await reports.takeLock(viewerOf(request), request.params.id, request.params.section)).locks,
  )
  apiOf(app).delete(
    '/api/reports/:id/locks/:section',
    { config: signedIn(DRAFTERS), schema: { tags, summary: '不再编辑一节；只放开自己的', params: oneSection, response: answers(locksShape) } },
    async (request) => allowed(await reports.leaveLock(viewerOf(request), request.params.id, request.params.section)).locks,
  )
}

function remarkRoutes(app: FastifyInstance, { reports }: Services): void {
  apiOf(app).get(
    '/api/reports/:id/remarks',
    { config: signedIn(VISIBLE), schema: { tags, summary: '批注，按时间先后', params: oneReport, response: answers(z.array(remarkShape)) } },
    async (request) => allowed(await reports.remarks(viewerOf(request), request.params.id)),
  )
  apiOf(app).post(
    '/api/reports/:id/remarks',
    {
      config: signedIn(OWN),
      schema: {
        tags,
        summary: '批注一段',
        params: oneReport,
        body: z.strictObject({
          id: idText.meta({ description: '批注的编号，由调用方生成；送两次只加一条' }),
          paragraph: sectionId,
          text: z.string().trim().min(1, '请写明意见').max(500),
        }),
        response: answers(z.array(remarkShape)),
      },
    },
    async (request) => allowed(await reports.addRemark(viewerOf(request), request.params.id, request.body)).remarks,
  )
  apiOf(app).put(
    '/api/reports/:id/remarks/:remark/resolved',
    {
      config: signedIn(OWN),
      schema: {
        tags,
        summary: '批注已处理，或重新打开',
        params: oneReport.extend({ remark: idText }),
        body: z.strictObject({ resolved: z.boolean() }),
        response: answers(z.array(remarkShape)),
      },
    },
    async (request) => {
      const { id, remark } = request.params
      return allowed(await reports.resolveRemark(viewerOf(request), id, { id: remark, resolved: request.body.resolved })).remarks
    },
  )
}

function versionRoutes(app: FastifyInstance, { reports }: Services): void {
  apiOf(app).get(
    '/api/reports/:id/versions',
    { config: signedIn(VISIBLE), schema: { tags, summary: '正文的各个版本，新的在前', params: oneReport, response: answers(z.array(versionRowShape)) } },
    async (request) => allowed(await reports.versions(viewerOf(request), request.params.id)),
  )
  apiOf(app).get(
    '/api/reports/:id/versions/:version',
    {
      config: signedIn(VISIBLE),
      schema: {
        tags,
        summary: '一个版本的正文',
        params: oneReport.extend({ version: z.coerce.number().int().min(1).max(1_000_000) }),
        response: answers(versionShape),
      },
    },
    async (request) => allowed(await reports.version(viewerOf(request), request.params.id, request.params.version)),
  )
}

/** Below /api/reports/:id, what drafters and reviewers do at the same text. */
export const reportEditingRoutes = (app: FastifyInstance, services: Services): void => {
  lockRoutes(app, services)
  remarkRoutes(app, services)
  versionRoutes(app, services)
}
