/** Letters of cases: made, previewed, signed off, numbered, served, voided; and the register of an office. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { letterStatuses } from '../../../engine/letters.ts'
import { rolesIn, type Viewer } from '../../../platform/access/index.ts'
import { badInput, forbidden, notFound, refused, viewerOf } from '../../../platform/http/index.ts'
import type { LetterFile, LetterResult } from '../../../platform/letters/index.ts'
import type { Services } from '../../services.ts'
import { lettersShape, registerShape, serviceShape } from '../letter-shapes.ts'
import { alsoAdvisers, answers, apiOf, dayText, idText, mustReach, mustSee, officeId, officeText, signedIn, typeOf, wrong } from './api.ts'

const BY_RULE = '能否办理由文书的规定和案件的程序决定：职责、步骤、拟制与签发分开'
const VISIBLE = '只限看得到该案件的人，由数据库逐行把关；本机关以外的人看到的，个人信息已遮盖'
const tags = ['文书']
const oneLetter = z.object({ id: idText })
const actionId = idText.meta({ description: '动作编号，由调用方生成；同一编号送两次，只办理一次' })
const doneShape = z.object({ id: z.string() })

function answer(result: LetterResult): { id: string } {
  if (!result) throw notFound('文书')
  if ('invalid' in result) throw badInput(`有 ${result.invalid.length} 处需要修改`, result.invalid)
  if ('refused' in result) throw refused(result.refused)
  return { id: result.done }
}

/** Letters are made at the office's own desks; whoever sees the case from elsewhere is told so. */
function mustWork(viewer: Viewer, office: number): void {
  if (rolesIn(viewer, office).length > 0) return
  throw viewer.offices.includes(office) ? forbidden('文书由办理案件的机关制作') : notFound('文书')
}

function caseRoutes(app: FastifyInstance, services: Services): void {
  apiOf(app).get(
    '/api/letters/of/:id',
    {
      config: alsoAdvisers(VISIBLE),
      schema: {
        tags,
        summary: '一件案件的文书，和可以制作的文书',
        params: oneLetter,
        querystring: z.object({ type: z.string(), office: officeText }),
        response: answers(lettersShape),
      },
    },
    async (request) => {
      const viewer = viewerOf(request)
      const { type, office } = request.query
      mustSee(viewer, typeOf(services.types, type).id, office)
      const found = await services.letters.read(viewer, { type, office, caseId: request.params.id })
      if (!found) throw notFound('案件')
      return found
    },
  )
  apiOf(app).post(
    '/api/letters',
    {
      config: signedIn(BY_RULE),
      schema: {
        tags,
        summary: '拟制文书',
        description: '内容取自案件，asked 是要另填的各项。again 为真时，同一份文书重新拟制。',
        body: z.strictObject({
          type: z.string().max(60),
          office: officeId,
          caseId: idText,
          kind: z.string().max(60),
          id: idText.meta({ description: '文书编号，由调用方生成' }),
          actionId,
          asked: z.record(z.string().max(60), z.string().max(20_000)).default({}),
          again: z.boolean().default(false),
        }),
        response: answers(doneShape),
      },
    },
    async (request) => {
      const viewer = viewerOf(request)
      const { type, office, caseId, again, ...letter } = request.body
      mustSee(viewer, typeOf(services.types, type).id, office)
      mustWork(viewer, office)
      return answer(await services.letters.draft(viewer, { type, office, caseId }, { ...letter, ...(again ? { again } : {}) }))
    },
  )
}

const stepBody = z.strictObject({
  office: officeId,
  actionId,
  reason: z.string().trim().max(500).exactOptional().meta({ description: '退回意见或者作废理由' }),
  service: serviceShape.exactOptional(),
})

function stepRoute(app: FastifyInstance, services: Services): void {
  apiOf(app).post(
    '/api/letters/:id/:step',
    {
      config: signedIn(BY_RULE),
      schema: {
        tags,
        summary: '办理文书的一个步骤',
        description:
          'sign 签发、return 退回（须写 reason）、seal 编号用印、serve 登记送达（须写 service）、void 作废（须写 reason）。文号在用印时产生，连续不缺。',
        params: oneLetter.extend({ step: z.enum(['sign', 'return', 'seal', 'serve', 'void'], '没有这一步骤') }),
        body: stepBody,
        response: answers(doneShape),
      },
    },
    async (request) => {
      const viewer = viewerOf(request)
      const { office, actionId: action, reason = '', service } = request.body
      mustWork(viewer, office)
      const at = { office, id: request.params.id, actionId: action }
      const { letters } = services
      switch (request.params.step) {
        case 'sign':
          return answer(await letters.sign(viewer, at))
        case 'return':
          return answer(await letters.sendBack(viewer, { ...at, reason }))
        case 'seal':
          return answer(await letters.seal(viewer, at))
        case 'void':
          return answer(await letters.void(viewer, { ...at, reason }))
        case 'serve': {
          if (!service) throw wrong('service', '送达', '', '请填写送达情况')
          if (!dayText.safeParse(service.on).success) throw wrong('on', '送达日期', service.on, '应为有效日期')
          return answer(await letters.serve(viewer, { ...at, service }))
        }
      }
    },
  )
}

const types: Readonly<Record<LetterFile, string>> = {
  pdf: 'application/pdf',
  receipt: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

function fileRoute(app: FastifyInstance, services: Services): void {
  apiOf(app).get(
    '/api/letters/:id/file',
    {
      config: alsoAdvisers(VISIBLE),
      schema: {
        tags,
        summary: '文书的文件：pdf、docx、receipt（送达回证）',
        description: '编号用印之前的 pdf 是预览，印有“草稿”字样；之后是封存的文件，与登记的校验值相符。',
        params: oneLetter,
        querystring: z.object({ office: officeText, file: z.enum(['pdf', 'docx', 'receipt']) }),
      },
    },
    async (request, reply) => {
      const { office, file } = request.query
      const found = await services.letters.file(viewerOf(request), { office, id: request.params.id }, file)
      if (!found) throw notFound('文书')
      if (found.bytes === 'hidden') throw forbidden('含有个人信息，只有办理案件的机关可以取得原件')
      if (found.bytes === 'none') throw notFound('文件')
      reply.header('content-type', types[file])
      reply.header('cache-control', 'no-store')
      reply.header(
        'content-disposition',
        `${file === 'docx' ? 'attachment' : 'inline'}; filename="letter.${file === 'docx' ? 'docx' : 'pdf'}"; filename*=UTF-8''${encodeURIComponent(found.name)}`,
      )
      return reply.send(Buffer.from(found.bytes))
    },
  )
}

/** /api/letters and everything below it. */
export const letterRoutes = (app: FastifyInstance, services: Services): void => {
  apiOf(app).get(
    '/api/letters',
    {
      config: signedIn(VISIBLE),
      schema: {
        tags,
        summary: '文书登记簿',
        description: '有文号的按文号倒序；作废的文号留在簿上。只列出本人看得到的案件类型。',
        querystring: z.object({
          office: officeText,
          status: z.enum(Object.keys(letterStatuses) as ['draft']).exactOptional(),
          series: z.string().max(20).exactOptional().meta({ description: '文号用字，如“罚决”' }),
          year: z.coerce.number('应为年份').int('应为年份').exactOptional(),
        }),
        response: answers(registerShape),
      },
    },
    async (request) => {
      const viewer = viewerOf(request)
      mustReach(viewer, request.query.office)
      return services.letters.register(viewer, request.query)
    },
  )
  caseRoutes(app, services)
  stepRoute(app, services)
  fileRoute(app, services)
}
