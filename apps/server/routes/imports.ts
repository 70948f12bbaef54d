/** Office ledgers: uploaded, previewed, corrected, imported as a job, cancelled; and the rows that could not be taken. */
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { badInput, forbidden, HttpProblem, notFound, viewerOf } from '../../../platform/http/index.ts'
import { BookFault, NotNow } from '../../../platform/import/index.ts'
import { NotAKeeper } from '../../../platform/ledger/index.ts'
import type { Services } from '../../services.ts'
import type { ImportJob, ImportPreview } from '../../workbench/api-types.ts'
import { xlsxFile } from '../export/xlsx.ts'
import { answers, apiOf, idText, mustReach, noContent, officeText, signedIn, typeOf, wrong } from './api.ts'

const KEEPERS = '只有在该机关有补录该类案件职责的人员；导入任务只有发起人看得到，由数据库逐行把关'
const tags = ['台账导入']
const oneImport = z.object({ id: idText })

const rowError = z.object({ row: z.number(), column: z.string(), value: z.string(), message: z.string() })
const previewShape: z.ZodType<ImportPreview> = z.object({
  type: z.string(),
  sheet: z.string().exactOptional(),
  headerRow: z.number().meta({ description: '表头所在行，从 1 起' }),
  columns: z.array(
    z.object({
      column: z.string().meta({ description: 'Excel 的列名，如 C' }),
      heading: z.string(),
      field: z.string().nullable().meta({ description: '对应的项目；不导入的为空' }),
      samples: z.array(z.string()),
      note: z.string().exactOptional().meta({ description: '为什么不导入' }),
    }),
  ),
  counts: z.object({ rows: z.number(), good: z.number(), bad: z.number(), duplicates: z.number(), skipped: z.number() }),
  errors: z.array(rowError).meta({ description: '前 500 处；全部见错误表' }),
  skipped: z.array(z.object({ row: z.number(), reason: z.string() })),
  notes: z.array(z.string()).meta({ description: '没有读取的工作表等需要知道的情况' }),
})
const jobShape: z.ZodType<ImportJob> = z.object({
  id: z.string(),
  office: z.number(),
  file: z.string(),
  status: z.enum(['reading', 'ready', 'running', 'done', 'cancelled', 'failed']),
  done: z.number(),
  total: z.number(),
  preview: previewShape.exactOptional(),
  result: z.object({ accepted: z.number(), duplicates: z.number(), rejected: z.number() }).exactOptional(),
  message: z.string().exactOptional(),
})

/** What the importer cannot do, as answers. */
async function answered<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof BookFault) throw badInput(error.message)
    if (error instanceof NotAKeeper) throw forbidden(error.message)
    if (error instanceof NotNow) throw new HttpProblem(409, { code: 'import-state', message: error.message })
    throw error
  }
}

/** 404 for what does not exist or is not theirs. */
async function found<T>(work: Promise<T | undefined>): Promise<T> {
  const answer = await answered(work)
  if (answer === undefined) throw notFound('导入任务')
  return answer
}

type Uploaded = { office: number; type?: string; file: string; bytes: Uint8Array }

/** The last part of the name as the browser sent it, without a folder. */
const fileName = (name: string): string => (name.split(/[\\/]/).at(-1) ?? '').trim().slice(-200) || '台账'

/** A form with `office`, perhaps `type`, and one file, in any order. */
async function uploadOf(request: FastifyRequest): Promise<Uploaded> {
  if (!request.isMultipart()) throw badInput('请以表单上传文件')
  const fields: Record<string, string> = {}
  let file: { name: string; bytes: Uint8Array } | undefined
  for await (const part of request.parts()) {
    if (part.type === 'file') file = { name: fileName(part.filename), bytes: await part.toBuffer() }
    else fields[part.fieldname] = String(part.value)
  }
  const office = officeText.safeParse(fields.office)
  if (!office.success) throw wrong('office', '机关', fields.office ?? '', '应为机关代码')
  if (!file) throw wrong('file', '文件', '', '请选择台账文件')
  return { office: office.data, file: file.name, bytes: file.bytes, ...(fields.type ? { type: fields.type } : {}) }
}

function uploadRoute(app: FastifyInstance, services: Services): void {
  apiOf(app).post(
    '/api/imports',
    {
      config: signedIn(KEEPERS),
      schema: {
        tags,
        summary: '上传台账，得到预览',
        description:
          '表单（multipart/form-data）：office 机关代码，file 文件（xlsx、xls、csv，最大 60 MB），type 案件类型（不写则按表头识别）。' +
          '小文件立即得到预览（status 为 ready）；大文件在后台读取，先为 reading。此时不写入任何数据。',
        consumes: ['multipart/form-data'],
        response: answers(jobShape),
      },
    },
    async (request) => {
      const viewer = viewerOf(request)
      const upload = await uploadOf(request)
      mustReach(viewer, upload.office)
      if (upload.type !== undefined) typeOf(services.types, upload.type)
      return answered(services.imports.upload(viewer, upload))
    },
  )
}

function stepRoutes(app: FastifyInstance, services: Services): void {
  apiOf(app).get(
    '/api/imports/:id',
    { config: signedIn(KEEPERS), schema: { tags, summary: '一次导入：预览、进度、结果', params: oneImport, response: answers(jobShape) } },
    async (request) => found(services.imports.find(viewerOf(request), request.params.id)),
  )
  apiOf(app).put(
    '/api/imports/:id/mapping',
    {
      config: signedIn(KEEPERS),
      schema: {
        tags,
        summary: '更正台账类型或列的对应，重新预览',
        description: '列以 Excel 的列名为键，值为项目或 null（不导入）；只写要改的。更正为本机关记住，下次同样的表头照此对应。',
        params: oneImport,
        body: z.strictObject({
          type: z.string().max(60).exactOptional(),
          columns: z.record(z.string().regex(/^[A-Z]{1,3}$/, '应为列名，如 C'), z.string().max(60).nullable()).exactOptional(),
        }),
        response: answers(jobShape),
      },
    },
    async (request) => {
      const { type, columns } = request.body
      if (type !== undefined) typeOf(services.types, type)
      return found(services.imports.map(viewerOf(request), request.params.id, { type, columns }))
    },
  )
  apiOf(app).post(
    '/api/imports/:id/run',
    {
      config: signedIn(KEEPERS),
      schema: {
        tags,
        summary: '导入：全部（all，有一行不合格就一行也不写）或合格的行（good）',
        description: '放入队列后立即答复；进度和结果见 GET /api/imports/{id}。同一份台账再导入一次不会重复。',
        params: oneImport,
        body: z.strictObject({ mode: z.enum(['all', 'good']) }),
        response: answers(jobShape),
      },
    },
    async (request) => found(services.imports.run(viewerOf(request), request.params.id, request.body.mode)),
  )
  apiOf(app).delete(
    '/api/imports/:id',
    {
      config: signedIn(KEEPERS),
      schema: { tags, summary: '取消或放弃；已经写入的全部撤回', params: oneImport, response: noContent },
    },
    async (request, reply) => {
      if (!(await answered(services.imports.cancel(viewerOf(request), request.params.id)))) throw notFound('导入任务')
      return reply.code(204).send(null)
    },
  )
}

function errorsRoute(app: FastifyInstance, services: Services): void {
  apiOf(app).get(
    '/api/imports/:id/errors',
    {
      config: signedIn(KEEPERS),
      schema: {
        tags,
        summary: '错误表（xlsx）：不合格的行，原样加上原因',
        description: '单元格全部为文本，末两列为原行号和错误原因；改好后可以直接再导入。',
        params: oneImport,
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request)
      const job = await found(services.imports.find(viewer, request.params.id))
      const { name, headings, rows } = await found(services.imports.errors(viewer, request.params.id))
      const file = `${job.file.replace(/\.\w{2,5}$/, '')}_有错的行.xlsx`
      reply.header('content-type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
      reply.header('content-disposition', `attachment; filename="errors.xlsx"; filename*=UTF-8''${encodeURIComponent(file)}`)
      reply.header('cache-control', 'private, no-store')
      return reply.send(Readable.from(xlsxFile(name, headings, rows), { objectMode: false }))
    },
  )
}

/** /api/imports. */
export const importRoutes = (app: FastifyInstance, services: Services): void => {
  uploadRoute(app, services)
  stepRoutes(app, services)
  errorsRoute(app, services)
}
