/** The record of changed settings: read by administrators, exported whole. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { type ChangeRow, type SettingArea, settingAreas } from '../../../../platform/access/index.ts'
import { viewerOf } from '../../../../platform/http/index.ts'
import type { Services } from '../../../services.ts'
import type { SettingChange } from '../../../workbench/setting-types.ts'
import { csvLine } from '../../export/csv.ts'
import { answers, apiOf, idText, mustAdminister, officeText } from '../api.ts'
import { admins, tags } from './common.ts'

const PAGE = 50
const BATCH = 500

const areaText = z.enum(Object.keys(settingAreas) as [SettingArea, ...SettingArea[]])
const keptShape = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).nullable()
const changeShape: z.ZodType<SettingChange> = z.object({
  id: z.string(),
  at: z.string(),
  person: z.string(),
  area: areaText,
  areaLabel: z.string(),
  subject: z.string(),
  before: keptShape,
  after: keptShape,
  reason: z.string().nullable(),
})

const shown = ({ office: _office, ...row }: ChangeRow): SettingChange => ({ ...row, areaLabel: settingAreas[row.area] })

const words = (kept: SettingChange['before']): string =>
  kept
    ? Object.entries(kept)
        .map(([k, v]) => `${k}：${v ?? '（空）'}`)
        .join('；')
    : ''

const beijing = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' })

/** /api/settings/changes and its export. */
export const changeRoutes = (app: FastifyInstance, services: Services): void => {
  const api = apiOf(app)
  const query = z.object({ office: officeText, area: areaText.optional(), after: idText.optional() })
  api.get(
    '/api/settings/changes',
    {
      config: admins,
      schema: {
        tags,
        summary: '设置变更记录',
        description: `新的在前，每页 ${PAGE} 条；after 给出上一页最后一条的 id。`,
        querystring: query,
        response: answers(z.array(changeShape)),
      },
    },
    async (request) => {
      const { office, area, after } = request.query
      await mustAdminister(viewerOf(request), office, services.offices.below)
      const ask = { office, limit: PAGE, ...(area ? { area } : {}), ...(after ? { after } : {}) }
      return (await services.changes.list(viewerOf(request), ask)).map(shown)
    },
  )
  api.get(
    '/api/settings/changes/export',
    { config: admins, schema: { tags, summary: '导出设置变更记录（csv）', querystring: query.omit({ after: true }) } },
    async (request, reply) => {
      const viewer = viewerOf(request)
      const { office, area } = request.query
      await mustAdminister(viewer, office, services.offices.below)
      const lines = [csvLine(['时间', '办理人', '事项', '对象', '变更前', '变更后', '依据或原因'])]
      for (let after: string | undefined; ; ) {
        const rows = await services.changes.list(viewer, { office, limit: BATCH, ...(area ? { area } : {}), ...(after ? { after } : {}) })
        for (const r of rows.map(shown))
          lines.push(csvLine([beijing.format(new Date(r.at)), r.person, r.areaLabel, r.subject, words(r.before), words(r.after), r.reason ?? '']))
        if (rows.length < BATCH) break
        after = rows[rows.length - 1]?.id
      }
      return reply
        .header('content-disposition', `attachment; filename="changes-${office}.csv"; filename*=UTF-8''${encodeURIComponent('设置变更记录.csv')}`)
        .type('text/csv; charset=utf-8')
        .send(`\uFEFF${lines.join('')}`)
    },
  )
}
