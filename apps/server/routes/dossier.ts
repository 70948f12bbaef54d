/** The file of a case: printed whole, its masked particulars shown on purpose, and what has to do with it. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { inspectionLinks } from '../../../domains/enforcement/inspection/effects.ts'
import { newId } from '../../../platform/db/index.ts'
import { createDossier } from '../../../platform/dossier/index.ts'
import { forbidden, notFound, viewerOf } from '../../../platform/http/index.ts'
import type { Services } from '../../services.ts'
import type { Around, Revealed } from '../../workbench/dossier-types.ts'
import { alsoAdvisers, answers, apiOf, idText, mustSee, officeId, officeText, typeOf, wrong } from './api.ts'

const VISIBLE = '只限看得到该案件的人，由数据库逐行把关'
const OWN = '只限办理案件的机关里办理该类案件的人；每次都记入查阅记录'
const HIDDEN = '含有个人信息，只有办理案件的机关可以查看全文（《个人信息保护法》第6、51条）'
const tags = ['案卷']
const one = z.object({ id: idText })
const ground = z.string().trim().min(2, '请写明查阅事由').max(200, '查阅事由不超过 200 字').meta({ description: '查阅事由，记入查阅记录' })
const where = z.object({ type: z.string().max(60), office: officeText })

const aroundShape: z.ZodType<Around> = z.object({
  related: z.array(
    z.object({
      ...{ type: z.string(), office: z.number(), id: z.string(), number: z.string().nullable(), status: z.string(), statusLabel: z.string() },
      ...{ on: z.string().nullable(), name: z.string(), why: z.string().meta({ description: '与本案的关系' }) },
    }),
  ),
  accesses: z
    .array(
      z.object({ id: z.string(), at: z.string(), person: z.string(), what: z.enum(['revealed', 'printed']), fields: z.array(z.string()), ground: z.string() }),
    )
    .nullable()
    .meta({ description: '查阅记录；无权查看的为 null' }),
  mayReveal: z.boolean(),
})
const revealedShape: z.ZodType<Revealed> = z.object({ values: z.record(z.string(), z.string()) })

type Dossier = ReturnType<typeof createDossier>

function aroundRoute(app: FastifyInstance, services: Services, dossier: Dossier): void {
  apiOf(app).get(
    '/api/cases/:id/around',
    {
      config: alsoAdvisers(VISIBLE),
      schema: {
        ...{ tags, summary: '一件案件的相关案件和查阅记录', params: one, querystring: where, response: answers(aroundShape) },
        description: '相关案件只列出本人看得到的；查阅记录给负责人、监督人员和承办人。',
      },
    },
    async (request) => {
      const viewer = viewerOf(request)
      const { type, office } = request.query
      mustSee(viewer, typeOf(services.types, type).id, office)
      const address = { type, office, caseId: request.params.id }
      const related = await dossier.related(viewer, address)
      const accesses = await dossier.accesses(viewer, address)
      if (!related || accesses === undefined) throw notFound('案件')
      return { related, accesses, mayReveal: dossier.mayReveal(viewer, typeOf(services.types, type), office) }
    },
  )
}

function revealRoute(app: FastifyInstance, services: Services, dossier: Dossier): void {
  apiOf(app).post(
    '/api/cases/:id/reveal',
    {
      config: alsoAdvisers(OWN),
      schema: {
        ...{ tags, summary: '查看遮盖的个人信息', params: one, response: answers(revealedShape) },
        description: '须写明事由。先记入查阅记录，再给出内容；记录只增不改，不含内容本身。同一编号送两次，只记一次。',
        body: z.strictObject({
          ...{ type: z.string().max(60), office: officeId, id: idText.meta({ description: '查阅编号，由调用方生成' }) },
          ...{ fields: z.array(z.string().max(60)).min(1, '请选择要查看的项目').max(20), ground },
        }),
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request)
      const { type, office, ...asked } = request.body
      mustSee(viewer, typeOf(services.types, type).id, office)
      const found = await dossier.reveal(viewer, { type, office, caseId: request.params.id }, asked)
      if (!found) throw notFound('案件')
      if (found === 'hidden') throw forbidden(HIDDEN)
      if ('unknown' in found) throw wrong('fields', '项目', found.unknown.join('、'), '不是已填写的个人信息项目')
      reply.header('cache-control', 'no-store')
      return found
    },
  )
}

function fileRoute(app: FastifyInstance, services: Services, dossier: Dossier): void {
  apiOf(app).get(
    '/api/cases/:id/file',
    {
      config: alsoAdvisers(OWN),
      schema: {
        ...{ tags, summary: '整卷打印：封面、卷内目录、文书、证据清单、办理经过、期限说明、备考表', params: one },
        description: 'PDF。文书按原文打印，所以须写明事由，每次都记入查阅记录。',
        querystring: where.extend({ ground }),
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request)
      const { type, office, ground: because } = request.query
      mustSee(viewer, typeOf(services.types, type).id, office)
      const file = await dossier.print(viewer, { type, office, caseId: request.params.id }, { id: newId(), ground: because })
      if (!file) throw notFound('案件')
      if (file === 'hidden') throw forbidden(HIDDEN)
      reply.header('content-type', 'application/pdf')
      reply.header('cache-control', 'no-store')
      reply.header('content-disposition', `inline; filename="file.pdf"; filename*=UTF-8''${encodeURIComponent(file.name)}`)
      return reply.send(Buffer.from(file.bytes))
    },
  )
}

/** /api/cases/:id/around, /api/cases/:id/reveal, /api/cases/:id/file. */
export const dossierRoutes = (app: FastifyInstance, services: Services): void => {
  const dossier = createDossier({ ...services, links: inspectionLinks, now: services.clock.now, today: services.clock.today })
  aroundRoute(app, services, dossier)
  revealRoute(app, services, dossier)
  fileRoute(app, services, dossier)
}
