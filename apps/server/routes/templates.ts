/** Templates of letters: taken home as docx, brought back, judged, approved from a day on. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { citeAll } from '../../../engine/law.ts'
import { type AnyLetterKind, letterFieldsOf, letterLayouts } from '../../../engine/letters.ts'
import { badInput, HttpProblem, notFound, type RouteAccess, viewerOf } from '../../../platform/http/index.ts'
import type { Services } from '../../services.ts'
import type { LetterKindRow } from '../../workbench/letter-types.ts'
import { templatesShape } from '../letter-shapes.ts'
import { answers, apiOf, dayText, idText, mustAdminister, noContent, officeId, officeText, wrong } from './api.ts'

/** Of which offices is asked when the request is read. */
const admins: { access: RouteAccess } = { access: { who: 'roles', roles: ['admin'] } }
const tags = ['文书模板']
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const kindRows = (services: Services, office: number, mark: string): LetterKindRow[] =>
  services.types.flatMap((type) =>
    Object.entries(type.letters ?? {}).map(([kind, letter]: [string, AnyLetterKind]) => ({
      type: type.id,
      kind,
      title: letter.title,
      law: citeAll(letter.law),
      layout: letterLayouts[letter.layout],
      number: letter.number ? `${mark}${letter.number.word}〔年份〕序号` : null,
      fields: letterFieldsOf(services.ownFields.typeFor(office, type), letter).map((f) => ({ label: f.label, must: letter.must.includes(f.id) })),
    })),
  )

function readRoutes(app: FastifyInstance, services: Services): void {
  apiOf(app).get(
    '/api/templates',
    {
      config: admins,
      schema: { tags, summary: '各类文书、模板的各个版本', querystring: z.object({ office: officeText }), response: answers(templatesShape) },
    },
    async (request) => {
      const viewer = viewerOf(request)
      const { office } = request.query
      await mustAdminister(viewer, office, services.offices.below)
      const { templates } = services.letters
      const [mark, versions] = [await templates.mark(viewer, office), await templates.versions(viewer, office)]
      const names = await services.viewers.names([...new Set(versions.flatMap((v) => [v.uploadedBy, v.decidedBy ?? '']))])
      const name = (id: string): string => names.get(id) ?? id
      return {
        mark,
        kinds: kindRows(services, office, mark),
        versions: versions.map(({ office: _office, fields: _fields, ...v }) => ({
          ...v,
          uploadedBy: name(v.uploadedBy),
          decidedBy: v.decidedBy && name(v.decidedBy),
        })),
      }
    },
  )
  apiOf(app).get(
    '/api/templates/file',
    {
      config: admins,
      schema: {
        tags,
        summary: '取模板（docx，字段写成 {{当事人}}），或者它的样张（pdf）',
        querystring: z.object({
          office: officeText,
          type: z.string(),
          kind: z.string(),
          id: z.union([idText, z.literal('builtIn')]).exactOptional(),
          format: z.enum(['docx', 'pdf']).default('docx'),
        }),
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request)
      const { office, type, kind, id, format } = request.query
      await mustAdminister(viewer, office, services.offices.below)
      const { templates } = services.letters
      const bytes = await (format === 'pdf' ? templates.specimen(viewer, office, type, kind, id) : templates.download(viewer, office, type, kind, id))
      const letter = services.types.find((t) => t.id === type)?.letters?.[kind]
      if (!bytes || !letter) throw notFound('模板')
      reply.header('content-type', format === 'pdf' ? 'application/pdf' : DOCX)
      const name = encodeURIComponent(`${letter.title}${format === 'pdf' ? '样张' : '模板'}.${format}`)
      reply.header('content-disposition', `${format === 'pdf' ? 'inline' : 'attachment'}; filename="template.${format}"; filename*=UTF-8''${name}`)
      return reply.send(Buffer.from(bytes))
    },
  )
}

type Uploaded = { office: number; type: string; kind: string; file: string; bytes: Uint8Array }

async function uploadOf(request: FastifyRequest): Promise<Uploaded> {
  if (!request.isMultipart()) throw badInput('请以表单上传文件')
  const fields: Record<string, string> = {}
  let file: { name: string; bytes: Uint8Array } | undefined
  for await (const part of request.parts()) {
    if (part.type === 'file') file = { name: (part.filename.split(/[\\/]/).at(-1) ?? '').trim().slice(-200) || '模板.docx', bytes: await part.toBuffer() }
    else fields[part.fieldname] = String(part.value)
  }
  const office = officeText.safeParse(fields.office)
  if (!office.success) throw wrong('office', '机关', fields.office ?? '', '应为机关代码')
  if (!file) throw wrong('file', '模板', '', '请选择文件')
  return { office: office.data, type: fields.type ?? '', kind: fields.kind ?? '', file: file.name, bytes: file.bytes }
}

function writeRoutes(app: FastifyInstance, services: Services): void {
  apiOf(app).post(
    '/api/templates',
    {
      config: admins,
      schema: {
        tags,
        summary: '上传模板',
        description: '表单（multipart/form-data）：office、type 案件类型、kind 文书、file（docx）。不能用作模板的，422 列出全部原因；能用的等待批准。',
        consumes: ['multipart/form-data'],
        response: answers(z.object({ id: z.string() })),
      },
    },
    async (request) => {
      const viewer = viewerOf(request)
      const upload = await uploadOf(request)
      await mustAdminister(viewer, upload.office, services.offices.below)
      const result = await services.letters.templates.upload(viewer, upload)
      if (!result) throw notFound('文书')
      if ('errors' in result) throw badInput(`模板有 ${result.errors.length} 处不能用`, result.errors)
      return result
    },
  )
  apiOf(app).post(
    '/api/templates/:id/decision',
    {
      config: admins,
      schema: {
        tags,
        summary: '批准、不批准或者停用一个版本',
        params: z.object({ id: idText }),
        body: z.union([
          z.strictObject({ office: officeId, status: z.literal('approved'), validFrom: dayText.meta({ description: '启用日期' }) }),
          z.strictObject({ office: officeId, status: z.enum(['refused', 'retired']), note: z.string().trim().min(1, '请写明理由').max(500) }),
        ]),
        response: noContent,
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request)
      const { office, ...decision } = request.body
      await mustAdminister(viewer, office, services.offices.below)
      const done = await services.letters.templates.decide(viewer, { office, id: request.params.id }, decision)
      if (!done) throw new HttpProblem(409, { code: 'template-state', message: '没有这个版本，或者它已经批准、停用过' })
      return reply.code(204).send(null)
    },
  )
  apiOf(app).put(
    '/api/templates/mark',
    {
      config: admins,
      schema: {
        tags,
        summary: '机关代字',
        body: z.strictObject({
          office: officeId,
          mark: z
            .string()
            .trim()
            .regex(/^\p{Script=Han}{1,12}$/u, '应为一至十二个汉字'),
        }),
        response: noContent,
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request)
      const { office, mark } = request.body
      await mustAdminister(viewer, office, services.offices.below)
      await services.letters.templates.setMark(viewer, office, mark)
      return reply.code(204).send(null)
    },
  )
}

/** /api/templates and everything below it. */
export const templateRoutes = (app: FastifyInstance, services: Services): void => {
  readRoutes(app, services)
  writeRoutes(app, services)
}
