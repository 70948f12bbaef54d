/** Annual reports: drafted, edited, taken through their steps, checked and printed. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { bodySchema, reportSteps, type Written } from '../../../domains/reporting/index.ts'
import type { Viewer } from '../../../platform/access/index.ts'
import { badInput, HttpProblem, notFound, refused, viewerOf } from '../../../platform/http/index.ts'
import { type Format, formats } from '../../../platform/print/index.ts'
import type { Services } from '../../services.ts'
import type { ReportView } from '../../workbench/api-types.ts'
import { reportCheckShape, reportFigureShape, reportRowShape, reportViewShape } from '../report-shapes.ts'
import { answers, apiOf, idText, mustSee, officeId, officeText, signedIn, yearText } from './api.ts'

const VISIBLE = '只限本机关年度报告的办理人员和上级监督人员，由数据库逐行把关'
const BY_PROCEDURE = '能否办理由报告的程序决定：职责、状态、必经步骤、起草审核审定分离'
const tags = ['年度报告']
const oneReport = z.object({ id: idText })

/** 404 for what does not exist or is not theirs. */
function found<T>(answer: T | undefined): T {
  if (answer === undefined) throw notFound('报告')
  return answer
}

/** The report as it stands after a write, or why it was not written. */
async function written(services: Services, viewer: Viewer, result: Written | undefined): Promise<ReportView> {
  const done = found(result)
  if ('invalid' in done) throw badInput(`有 ${done.invalid.length} 处需要修改`, done.invalid)
  if ('refused' in done) throw refused(done.refused, done.choices)
  if ('stale' in done) throw new HttpProblem(409, { code: 'stale', message: '报告已被他人改动，请重新读取后再改', changed: done.stale.changed })
  return found(await services.reports.read(viewer, done.report)) as ReportView
}

function listRoutes(app: FastifyInstance, services: Services): void {
  apiOf(app).get(
    '/api/reports',
    {
      config: signedIn(VISIBLE),
      schema: {
        tags,
        summary: '年度报告列表，年度新的在前',
        querystring: z.object({ office: officeText.exactOptional(), year: yearText.exactOptional() }),
        response: answers(z.array(reportRowShape)),
      },
    },
    async (request) => {
      const viewer = viewerOf(request)
      mustSee(viewer, 'report', request.query.office)
      return services.reports.list(viewer, request.query) as Promise<z.output<typeof reportRowShape>[]>
    },
  )
  apiOf(app).post(
    '/api/reports',
    {
      config: signedIn(BY_PROCEDURE),
      schema: {
        tags,
        summary: '按当年的数字生成初稿',
        description: '一个机关一个年度一份；撤回之后可以重新起草。',
        body: z.strictObject({
          office: officeId,
          year: z.number('应为年份').int('应为年份').min(1949, '应为年份').max(2199, '应为年份'),
          id: idText.exactOptional().meta({ description: '新报告的编号，由调用方生成；不写则由系统生成' }),
        }),
        response: answers(reportViewShape),
      },
    },
    async (request) => {
      const viewer = viewerOf(request)
      mustSee(viewer, 'report', request.body.office)
      return written(services, viewer, await services.reports.compose(viewer, request.body))
    },
  )
}

function readRoutes(app: FastifyInstance, services: Services): void {
  apiOf(app).get(
    '/api/reports/:id',
    { config: signedIn(VISIBLE), schema: { tags, summary: '一份报告：正文、数字、可办理的步骤、经过', params: oneReport, response: answers(reportViewShape) } },
    async (request) => found(await services.reports.read(viewerOf(request), request.params.id)) as ReportView,
  )
  apiOf(app).get(
    '/api/reports/:id/figures',
    { config: signedIn(VISIBLE), schema: { tags, summary: '正文中的数字，按出现的先后', params: oneReport, response: answers(z.array(reportFigureShape)) } },
    async (request) => found(await services.reports.figures(viewerOf(request), request.params.id)),
  )
  apiOf(app).get(
    '/api/reports/:id/check',
    {
      config: signedIn(VISIBLE),
      schema: {
        tags,
        summary: '检查：定稿前查体例、数字和勾稽；定稿后逐个重算',
        description: 'findings 为发现的问题，error 级的不改不能定稿；changes 为自定稿以来变化了的数字及其记录。',
        params: oneReport,
        response: answers(reportCheckShape),
      },
    },
    async (request) => found(await services.reports.check(viewerOf(request), request.params.id)),
  )
}

function exportRoute(app: FastifyInstance, services: Services): void {
  apiOf(app).get(
    '/api/reports/:id/export',
    {
      config: signedIn(VISIBLE),
      schema: {
        tags,
        summary: '导出：docx、pdf、html、md',
        description: '定稿之后导出的是定稿；之前是当前正文，标明稿次。四种格式出自同一份文档。',
        params: oneReport,
        querystring: z.object({ format: z.enum(Object.keys(formats) as [Format, ...Format[]]) }),
      },
    },
    async (request, reply) => {
      const { format } = request.query
      const { bytes, name } = found(await services.reports.print(viewerOf(request), request.params.id, format))
      reply.header('content-type', formats[format].type)
      reply.header('content-disposition', `attachment; filename="report.${format}"; filename*=UTF-8''${encodeURIComponent(name)}`)
      return reply.send(Buffer.from(bytes))
    },
  )
}

function writeRoutes(app: FastifyInstance, services: Services): void {
  apiOf(app).put(
    '/api/reports/:id/body',
    {
      config: signedIn(BY_PROCEDURE),
      schema: {
        tags,
        summary: '保存正文',
        description:
          'seen 为读到的 seq；期间被他人改动的，409（stale）。改动或删去的每一节须由本人占用：没有占用的 409（section-not-held），他人占用的 409（section-taken）。每次保存留一个版本。',
        params: oneReport,
        body: z.strictObject({ body: bodySchema, seen: z.number().int().min(0), id: idText.exactOptional() }),
        response: answers(reportViewShape),
      },
    },
    async (request) => {
      const viewer = viewerOf(request)
      return written(services, viewer, await services.reports.save(viewer, request.params.id, request.body))
    },
  )
  apiOf(app).post(
    '/api/reports/:id/:step',
    {
      config: signedIn(BY_PROCEDURE),
      schema: {
        tags,
        summary: '办理一个步骤',
        description:
          'submit 送审（填报数没有附依据文件的，409，逐个指明）、review 审核通过、sendBack 退回（须写理由）、approve 审定、freeze 定稿、sendUp 报送上级、publish 公开、withdraw 撤回（须写理由）。',
        params: oneReport.extend({ step: z.enum(reportSteps, '没有这一步骤') }),
        body: z
          .strictObject({
            note: z.string().trim().max(2000).exactOptional().meta({ description: '意见或理由' }),
            sentTo: z.string().trim().max(200).exactOptional().meta({ description: '报送机关' }),
            seen: z.number().int().min(0).exactOptional(),
            id: idText.exactOptional().meta({ description: '动作编号，由调用方生成；同一编号送两次，只办理一次' }),
          })
          .default({}),
        response: answers(reportViewShape),
      },
    },
    async (request) => {
      const viewer = viewerOf(request)
      const { id, step } = request.params
      return written(services, viewer, await services.reports.step(viewer, id, step, request.body))
    },
  )
}

/** /api/reports and everything below it. */
export const reportRoutes = (app: FastifyInstance, services: Services): void => {
  listRoutes(app, services)
  readRoutes(app, services)
  exportRoute(app, services)
  writeRoutes(app, services)
}
