/** The whole of a list as a file: at once for programs, as a job with progress for people. */
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { rolesIn, type Viewer } from '../../../platform/access/index.ts'
import { badInput, forbidden, notFound, viewerOf } from '../../../platform/http/index.ts'
import type { ExportWork } from '../../../platform/lists/index.ts'
import type { Services } from '../../services.ts'
import type { ExportJob } from '../../workbench/api-types.ts'
import { EXPORT_LIMIT, fileName, listFile } from '../export/file.ts'
import { filterShape, officeQueryOf } from '../list-query.ts'
import { answers, apiOf, idText, mustReach, mustSee, noContent, officeId, signedIn, typeOf } from './api.ts'
import { asked } from './cases.ts'

const MEDIA = { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv; charset=utf-8' } as const
const WHOSE = '只导出本人可查看的案件；个人信息遮盖'
const OWN = '只有要求导出的人本人'
const tags = ['案件']
const columnsShape = z.enum(['list', 'all']).exactOptional().meta({ description: '列表上的项目（默认），或登记的全部项目' })
const formatShape = z.enum(['xlsx', 'csv'])

function fileHead(reply: FastifyReply, format: 'xlsx' | 'csv', name: string): void {
  reply.header('content-type', MEDIA[format])
  reply.header('content-disposition', `attachment; filename="cases.${format}"; filename*=UTF-8''${encodeURIComponent(name)}`)
  reply.header('cache-control', 'private, no-store')
}

/** What is to be exported, or 422 where it is too much. */
async function measured(services: Services, viewer: Viewer, raw: z.output<typeof filterShape>) {
  const type = typeOf(services.types, raw.type)
  mustSee(viewer, type.id, raw.office)
  const query = await officeQueryOf(services, viewer, type, raw)
  const count = await asked(services.ledger.count(viewer, query, EXPORT_LIMIT + 1))
  if (count > EXPORT_LIMIT) throw badInput(`符合条件的超过 ${EXPORT_LIMIT} 行，请缩小日期等条件分次导出`)
  return { type, query, count }
}

function atOnceRoute(app: FastifyInstance, services: Services): void {
  apiOf(app).get(
    '/api/cases/export',
    {
      config: signedIn(WHOSE),
      schema: {
        tags,
        summary: '导出当前条件下的全部案件',
        description: `单元格全部为文本；csv 带 BOM。筛选与列表相同。最多 ${EXPORT_LIMIT} 行，超过的请分次导出。`,
        querystring: filterShape.extend({ format: formatShape.exactOptional().meta({ description: '默认 xlsx' }), columns: columnsShape }),
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request)
      const { format = 'xlsx', columns = 'list' } = request.query
      const { type, query } = await measured(services, viewer, request.query)
      const file = await listFile(services, viewer, type, { query, format, columns })
      fileHead(reply, format, fileName(services, type, format))
      return reply.send(Readable.from(file, { objectMode: false }))
    },
  )
}

const jobShape: z.ZodType<ExportJob> = z.object({
  id: z.string(),
  status: z.enum(['waiting', 'running', 'done', 'cancelled', 'failed']),
  done: z.number().meta({ description: '已写出的行数' }),
  total: z.number(),
  file: z.string().meta({ description: '文件名' }),
  message: z.string().nullable(),
})
const shown = ({ id, status, done, total, file, message }: ExportWork): ExportJob => ({ id, status, done, total, file, message })
const oneExport = z.object({ id: idText })

async function jobOf(services: Services, viewer: Viewer, id: string): Promise<ExportWork> {
  const job = await services.exports.find(viewer, id)
  if (!job) throw notFound('导出任务')
  return job
}

function askRoute(app: FastifyInstance, services: Services): void {
  apiOf(app).post(
    '/api/exports',
    {
      config: signedIn(WHOSE),
      schema: {
        tags,
        summary: '在后台导出当前条件下的全部案件',
        description: 'query 与列表的查询串相同。答复里是任务，写完后从 /api/exports/:id/file 取。文件保留三天。',
        body: z.strictObject({ office: officeId, query: z.record(z.string(), z.string().max(2000)), format: formatShape, columns: columnsShape }),
        response: answers(jobShape),
      },
    },
    async (request) => {
      const viewer = viewerOf(request)
      const { office, query, format, columns = 'list' } = request.body
      mustReach(viewer, office)
      if (rolesIn(viewer, office).length === 0) throw forbidden('请在本人任职的机关导出')
      const read = filterShape.safeParse(query)
      if (!read.success) throw badInput('查询条件有误')
      const { type, count } = await measured(services, viewer, read.data)
      const { type: _type, ...filter } = query
      const file = fileName(services, type, format)
      const id = await services.exports.ask(viewer, { office, type: type.id, query: filter, format, columns, file, total: count })
      return shown(await jobOf(services, viewer, id))
    },
  )
}

/** /api/cases/export and /api/exports. */
export const exportRoutes = (app: FastifyInstance, services: Services): void => {
  atOnceRoute(app, services)
  askRoute(app, services)
  const api = apiOf(app)
  api.get(
    '/api/exports/:id',
    { config: signedIn(OWN), schema: { tags, summary: '导出的进度', params: oneExport, response: answers(jobShape) } },
    async (request) => shown(await jobOf(services, viewerOf(request), request.params.id)),
  )
  api.delete(
    '/api/exports/:id',
    { config: signedIn(OWN), schema: { tags, summary: '取消导出', params: oneExport, response: noContent } },
    async (request, reply) => {
      const viewer = viewerOf(request)
      const job = await jobOf(services, viewer, request.params.id)
      await services.exports.change(viewer, job, { status: 'cancelled' })
      return reply.status(204).send(null)
    },
  )
  api.get('/api/exports/:id/file', { config: signedIn(OWN), schema: { tags, summary: '导出的文件', params: oneExport } }, async (request, reply) => {
    const job = await jobOf(services, viewerOf(request), request.params.id)
    const file = job.status === 'done' ? services.exports.read(job) : undefined
    if (!file) throw notFound('导出的文件')
    fileHead(reply, job.format, job.file)
    return reply.send(file)
  })
}
