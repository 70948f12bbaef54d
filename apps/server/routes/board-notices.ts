/** Reminders to offices about their annual reports, and the board as a file. */
import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { rolesIn } from '../../../platform/access/index.ts'
import { badInput, forbidden, HttpProblem, notFound, viewerOf } from '../../../platform/http/index.ts'
import type { Services } from '../../services.ts'
import { boardNoticeShape, noticePageShape } from '../board-shapes.ts'
import { boardHeadings, boardLines } from '../export/board.ts'
import { csvFile } from '../export/csv.ts'
import { xlsxFile } from '../export/xlsx.ts'
import { answers, apiOf, dayText, idText, mustReach, noContent, officeId, officeText, signedIn, yearText } from './api.ts'
import { examiners, mustInspect, mustKeep, place, tags } from './board.ts'

const OWN = '只有被提醒的单位和巡检它的上级看得到，由数据库逐行把关'

function sendRoute(app: FastifyInstance, services: Services): void {
  apiOf(app).post(
    '/api/board/notices',
    {
      config: examiners,
      schema: {
        tags,
        summary: '向一个单位催报，或者提醒整改',
        description: '单位从此看得到这份报告和所选的问题。同一编号送两次，只发一次。',
        body: z.strictObject({
          id: idText,
          from: officeId,
          office: officeId,
          year: z.number().int().min(1949).max(2199),
          kind: z.enum(['publish', 'rectify']),
          report: idText.exactOptional(),
          findings: z.array(z.string().max(64)).max(500),
          words: z.string().trim().min(1, '请写明提醒的内容').max(2000),
          dueOn: dayText.nullable(),
        }),
        response: answers(z.object({ id: z.string() })),
      },
    },
    async (request) => {
      const viewer = viewerOf(request)
      const { from, office, kind, report, dueOn } = request.body
      await mustInspect(services, viewer, office)
      await mustKeep(services, viewer, from)
      if (!(await services.offices.below(from)).includes(office)) throw notFound('机关')
      if (kind === 'rectify' && report === undefined) throw badInput('提醒整改要写明是哪一份报告')
      if (dueOn !== null && dueOn < services.clock.today()) throw badInput('要求完成的日期不能早于今天')
      const sent = await services.board.notify(viewer, request.body)
      if (!sent) throw notFound('报告')
      if ('fault' in sent) throw new HttpProblem(409, { code: 'stale', message: sent.fault })
      return { id: sent.sent }
    },
  )
}

function readRoutes(app: FastifyInstance, services: Services): void {
  apiOf(app).get(
    '/api/board/notices',
    {
      config: signedIn(OWN),
      schema: { tags, summary: '一个单位收到的提醒，新的在前', querystring: z.object({ office: officeText }), response: answers(z.array(boardNoticeShape)) },
    },
    async (request) => {
      const viewer = viewerOf(request)
      mustReach(viewer, request.query.office)
      return services.board.notices(viewer, request.query.office)
    },
  )
  apiOf(app).get(
    '/api/board/notices/:id',
    { config: signedIn(OWN), schema: { tags, summary: '一次提醒，及其所指的报告和问题', ...place, response: answers(noticePageShape) } },
    async (request) => {
      const viewer = viewerOf(request)
      mustReach(viewer, request.query.office)
      const notice = await services.board.notice(viewer, { office: request.query.office, id: request.params.id })
      if (!notice) throw notFound('提醒')
      return notice
    },
  )
  apiOf(app).post(
    '/api/board/notices/:id/reply',
    {
      config: signedIn('只有被提醒单位自己的人员'),
      schema: {
        tags,
        summary: '答复提醒',
        params: place.params,
        body: z.strictObject({ office: officeId, words: z.string().trim().min(1, '请写明整改或者公开的情况').max(2000) }),
        response: noContent,
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request)
      const { office, words } = request.body
      mustReach(viewer, office)
      if (rolesIn(viewer, office).length === 0) throw forbidden('由被提醒的单位自己答复')
      const replied = await services.board.reply(viewer, { office, id: request.params.id, words })
      if (replied === undefined) throw notFound('提醒')
      if (!replied) throw new HttpProblem(409, { code: 'stale', message: '这次提醒已经有人答复，请刷新后查看' })
      return reply.code(204).send(null)
    },
  )
}

const types = { csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const

function exportRoute(app: FastifyInstance, services: Services): void {
  apiOf(app).get(
    '/api/board/export',
    {
      config: examiners,
      schema: {
        tags,
        summary: '导出巡检表（xlsx，单元格全部为文本；csv）',
        querystring: z.object({ office: officeText, year: yearText, format: z.enum(['xlsx', 'csv']) }),
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request)
      const { office, year, format } = request.query
      await mustKeep(services, viewer, office)
      const lines = boardLines(await services.board.board(viewer, office, year))
      const name = `${(await services.offices.find(office))?.name ?? office}${year}年度报告巡检_${services.clock.today()}.${format}`
      async function* batches() {
        yield lines
      }
      reply.header('content-type', types[format])
      reply.header('content-disposition', `attachment; filename="board.${format}"; filename*=UTF-8''${encodeURIComponent(name)}`)
      reply.header('cache-control', 'private, no-store')
      const file = format === 'csv' ? csvFile(boardHeadings, batches()) : xlsxFile('年报巡检', boardHeadings, batches())
      return reply.send(Readable.from(file, { objectMode: false }))
    },
  )
}

/** /api/board/notices and /api/board/export. */
export const boardNoticeRoutes = (app: FastifyInstance, services: Services): void => {
  sendRoute(app, services)
  readRoutes(app, services)
  exportRoute(app, services)
}
