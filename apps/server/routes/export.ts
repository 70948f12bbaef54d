/** The whole of a list as a file: what the filter chooses, not what the page shows. */
import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { type AnyCaseType, procedureOf } from '../../../engine/define.ts'
import { showValue } from '../../../engine/parse.ts'
import { badInput, viewerOf } from '../../../platform/http/index.ts'
import { exportFields, type ListRow } from '../../../platform/ledger/index.ts'
import type { Services } from '../../services.ts'
import { csvFile } from '../export/csv.ts'
import { xlsxFile } from '../export/xlsx.ts'
import { filterShape, listQueryOf } from '../list-query.ts'
import { apiOf, mustSee, signedIn, typeOf } from './api.ts'
import { asked } from './cases.ts'

/** More rows than a sheet is worked with; whoever needs them all narrows the filter and exports twice. */
export const EXPORT_LIMIT = 200_000

const MEDIA = { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv; charset=utf-8' } as const

type Names = ReadonlyMap<number, string>

const headings = (type: AnyCaseType, fields: readonly string[]): string[] => ['机关', ...fields.map((f) => type.record.fields[f]?.label ?? f), '状态', '补录']

function cells(type: AnyCaseType, fields: readonly string[], offices: Names, row: ListRow): string[] {
  const { status, version, values, office, backfilled } = row
  const shown = fields.map((f) => {
    const field = type.record.fields[f]
    const value = values[f]
    return !field || value === null || value === undefined ? '' : showValue(field, value)
  })
  return [offices.get(office) ?? String(office), ...shown, procedureOf(type, version).statuses[status]?.label ?? status, backfilled ? '是' : '否']
}

async function* inCells(rows: AsyncIterable<ListRow[]>, tell: (row: ListRow) => string[]): AsyncGenerator<string[][]> {
  for await (const batch of rows) yield batch.map(tell)
}

/** /api/cases/export. */
export const exportRoutes = (app: FastifyInstance, services: Services): void => {
  apiOf(app).get(
    '/api/cases/export',
    {
      config: signedIn('只导出本人可查看的案件；个人信息遮盖'),
      schema: {
        tags: ['案件'],
        summary: '导出当前条件下的全部案件',
        description: `单元格全部为文本；csv 带 BOM。筛选与列表相同。最多 ${EXPORT_LIMIT} 行，超过的请分次导出。`,
        querystring: filterShape.extend({
          format: z.enum(['xlsx', 'csv']).exactOptional().meta({ description: '默认 xlsx' }),
          columns: z.enum(['list', 'all']).exactOptional().meta({ description: '列表上的项目（默认），或登记的全部项目' }),
        }),
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request)
      const { format = 'xlsx', columns = 'list' } = request.query
      const type = typeOf(services.types, request.query.type)
      mustSee(viewer, type.id, request.query.office)
      const query = listQueryOf(type, request.query)
      const count = await asked(services.ledger.count(viewer, query, EXPORT_LIMIT + 1))
      if (count > EXPORT_LIMIT) throw badInput(`符合条件的超过 ${EXPORT_LIMIT} 行，请缩小日期等条件分次导出`)
      const fields = exportFields(type, columns === 'all')
      const offices = new Map((await services.offices.all()).map((o) => [o.id, o.name]))
      const rows = inCells(services.ledger.export(viewer, query, fields), (row) => cells(type, fields, offices, row))
      const head = headings(type, fields)
      const name = `${type.record.title}_${services.clock.today()}.${format}`
      reply.header('content-type', MEDIA[format])
      reply.header('content-disposition', `attachment; filename="cases.${format}"; filename*=UTF-8''${encodeURIComponent(name)}`)
      reply.header('cache-control', 'private, no-store')
      return reply.send(Readable.from(format === 'csv' ? csvFile(head, rows) : xlsxFile(type.record.title, head, rows), { objectMode: false }))
    },
  )
}
