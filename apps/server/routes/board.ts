/** The board of annual reports: every office below one for a year, reports handed in, what is found in them, reminders, comparison. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { isDay } from '../../../engine/days.ts'
import type { Viewer } from '../../../platform/access/index.ts'
import { badInput, forbidden, HttpProblem, notFound, type RouteAccess, viewerOf } from '../../../platform/http/index.ts'
import type { Services } from '../../services.ts'
import { boardFiguresShape, boardReportShape, boardShape } from '../board-shapes.ts'
import { answers, apiOf, dayText, idText, noContent, officeId, officeText, wrong, yearText } from './api.ts'

/** Whoever supervises or administers; of which offices is asked in each route. */
export const examiners: { access: RouteAccess } = { access: { who: 'roles', roles: ['supervisor', 'admin'] } }
export const tags = ['年报巡检']
export const place = { params: z.object({ id: idText }), querystring: z.object({ office: officeText }) }
const boardAsk = z.object({ office: officeText, year: yearText })

/** 404 where the office is not theirs at all. */
export async function mustKeep(services: Services, viewer: Viewer, office: number): Promise<void> {
  if (!(await services.board.keeps(viewer, office)))
    throw viewer.offices.includes(office) ? forbidden('年报巡检由上级机关的监督人员或者系统管理员办理') : notFound('机关')
}

/** 403 for an office of one's own: somebody above it inspects. */
export async function mustInspect(services: Services, viewer: Viewer, office: number): Promise<void> {
  if (await services.board.inspects(viewer, office)) return
  throw viewer.offices.includes(office) ? forbidden('本单位的年度报告由上级机关巡检') : notFound('机关')
}

/** What a write answered: done, or somebody else was quicker, or there is nothing there. */
export function done<T extends object>(result: T | { stale: string } | undefined): T {
  if (result === undefined) throw notFound('报告或者问题')
  if ('stale' in result) throw new HttpProblem(409, { code: 'stale', message: String(result.stale) })
  return result
}

type Upload = { fields: Record<string, string>; file: { name: string; bytes: Uint8Array } | undefined }

/** A form with fields and one file, in any order. */
async function uploadOf(request: FastifyRequest): Promise<Upload> {
  if (!request.isMultipart()) throw badInput('请以表单上传文件')
  const upload: Upload = { fields: {}, file: undefined }
  for await (const part of request.parts()) {
    if (part.type === 'file') upload.file = { name: (part.filename.split(/[\\/]/).at(-1) ?? '').trim().slice(-200) || '报告', bytes: await part.toBuffer() }
    else upload.fields[part.fieldname] = String(part.value)
  }
  return upload
}

const uploadFields = z.object({
  office: officeText,
  year: yearText,
  seen: z.coerce.number().int().min(0).default(0),
  source: z.enum(['file', 'paste']).default('file'),
  publishedOn: z.string().default(''),
})

/** The day of publication, empty when it is to be read from the page. */
function publishedDay(text: string, today: string): { publishedOn?: string } {
  if (text === '') return {}
  if (!isDay(text)) throw wrong('publishedOn', '公开日期', text, '应为有效日期，如 2025-03-20')
  if (text > today) throw wrong('publishedOn', '公开日期', text, '不能晚于今天')
  return { publishedOn: text }
}

function addRoute(app: FastifyInstance, services: Services): void {
  apiOf(app).post(
    '/api/board/reports',
    {
      config: examiners,
      schema: {
        tags,
        summary: '交入一个单位一个年度的报告，立即读出并检查',
        description:
          '表单（multipart/form-data）：office 单位，year 年度，seen 看到的版次（还没有的为 0），source 为 file 或 paste，publishedOn 公开日期（网页上有的不必写），file 文件（txt、html、docx、带文字的 pdf，最大 20 MB）。',
        consumes: ['multipart/form-data'],
        response: answers(z.object({ id: z.string() })),
      },
    },
    async (request) => {
      const viewer = viewerOf(request)
      const { fields, file } = await uploadOf(request)
      const read = uploadFields.safeParse(fields)
      if (!read.success) throw read.error
      const { publishedOn, ...ask } = read.data
      await mustInspect(services, viewer, ask.office)
      if (!file) throw wrong('file', '报告', '', ask.source === 'paste' ? '请粘贴报告的文字' : '请选择报告文件')
      const today = services.clock.today()
      if (ask.year > Number(today.slice(0, 4))) throw wrong('year', '年度', String(ask.year), '年度还没有到')
      const added = done(await services.board.add(viewer, { ...ask, fileName: file.name, bytes: file.bytes, ...publishedDay(publishedOn, today) }))
      if ('unreadable' in added) throw wrong('file', '报告', file.name, added.unreadable)
      return added as { id: string }
    },
  )
}

function boardRoutesOf(app: FastifyInstance, services: Services): void {
  apiOf(app).get(
    '/api/board',
    {
      config: examiners,
      schema: { tags, summary: '下属各单位某年度的报告：公开、各部分、问题、提醒', querystring: boardAsk, response: answers(boardShape) },
    },
    async (request) => {
      const viewer = viewerOf(request)
      const { office, year } = request.query
      await mustKeep(services, viewer, office)
      return services.board.board(viewer, office, year)
    },
  )
  apiOf(app).post(
    '/api/board/collect',
    {
      config: examiners,
      schema: {
        tags,
        summary: '取入下属单位在本系统公开的报告',
        body: z.strictObject({ office: officeId, year: z.number().int().min(1949).max(2199) }),
        response: answers(z.object({ taken: z.number() })),
      },
    },
    async (request) => {
      const viewer = viewerOf(request)
      const { office, year } = request.body
      await mustKeep(services, viewer, office)
      return { taken: await services.board.collect(viewer, office, year) }
    },
  )
  apiOf(app).get(
    '/api/board/figures',
    {
      config: examiners,
      schema: { tags, summary: '各单位、各年度报告中的同一指标', querystring: z.object({ office: officeText }), response: answers(boardFiguresShape) },
    },
    async (request) => {
      const viewer = viewerOf(request)
      await mustKeep(services, viewer, request.query.office)
      return services.board.figures(viewer, request.query.office)
    },
  )
}

function settingRoute(app: FastifyInstance, services: Services): void {
  apiOf(app).put(
    '/api/board/setting',
    {
      config: examiners,
      schema: {
        tags,
        summary: '条文没有列明的单位（街道办事处）的公开期限，关闭哪些检查规则',
        body: z.strictObject({
          office: officeId,
          seen: z.number().int().min(0),
          due: z
            .string()
            .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, '应为月-日，如 03-31')
            .meta({ title: '公开期限' }),
          ground: z.string().trim().max(100).meta({ title: '依据' }),
          off: z.array(z.string().max(60)).max(100),
        }),
        response: noContent,
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request)
      await mustKeep(services, viewer, request.body.office)
      done(await services.board.set(viewer, request.body))
      return reply.code(204).send(null)
    },
  )
}

function reportRoutesOf(app: FastifyInstance, services: Services): void {
  apiOf(app).get(
    '/api/board/reports/:id',
    { config: examiners, schema: { tags, summary: '一份报告：正文、数字、发现的问题', ...place, response: answers(boardReportShape) } },
    async (request) => {
      const viewer = viewerOf(request)
      const { office } = request.query
      await mustInspect(services, viewer, office)
      const report = await services.board.report(viewer, { office, id: request.params.id })
      if (!report) throw notFound('报告')
      return report
    },
  )
  apiOf(app).get('/api/board/reports/:id/file', { config: examiners, schema: { tags, summary: '交入时的文件', ...place } }, async (request, reply) => {
    const viewer = viewerOf(request)
    const { office } = request.query
    await mustInspect(services, viewer, office)
    const file = await services.board.file(viewer, { office, id: request.params.id })
    if (!file) throw notFound('文件')
    reply.header('content-type', 'application/octet-stream')
    reply.header('content-disposition', `attachment; filename="report"; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    reply.header('cache-control', 'private, no-store')
    return reply.send(Buffer.from(file.bytes))
  })
  apiOf(app).put(
    '/api/board/reports/:id/published',
    {
      config: examiners,
      schema: {
        tags,
        summary: '写明公开日期',
        params: place.params,
        body: z.strictObject({ office: officeId, publishedOn: dayText.nullable(), seen: dayText.nullable() }),
        response: noContent,
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request)
      await mustInspect(services, viewer, request.body.office)
      publishedDay(request.body.publishedOn ?? '', services.clock.today())
      done(await services.board.date(viewer, { ...request.body, id: request.params.id }))
      return reply.code(204).send(null)
    },
  )
  apiOf(app).post(
    '/api/board/reports/:id/marks',
    {
      config: examiners,
      schema: {
        tags,
        summary: '对一个问题标明属实或者不属实',
        description: 'seen 为看到的标注次数；期间他人已标的，409（stale）。不属实的不计入问题数。',
        params: place.params,
        body: z.strictObject({
          office: officeId,
          finding: z.string().max(64),
          verdict: z.enum(['true', 'false', 'open']),
          remark: z.string().trim().max(500),
          seen: z.number().int().min(0),
        }),
        response: noContent,
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request)
      const { office, verdict, remark } = request.body
      await mustInspect(services, viewer, office)
      if (verdict === 'false' && remark === '') throw wrong('remark', '说明', '', '标为不属实的，请写明理由')
      done(await services.board.mark(viewer, { ...request.body, id: request.params.id }))
      return reply.code(204).send(null)
    },
  )
}

/** /api/board and its reports. */
export const boardRoutes = (app: FastifyInstance, services: Services): void => {
  boardRoutesOf(app, services)
  settingRoute(app, services)
  addRoute(app, services)
  reportRoutesOf(app, services)
}
