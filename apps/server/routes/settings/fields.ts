/** Fields that an office adds to a kind of case for itself. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { AnyCaseType } from '../../../../engine/define.ts'
import { type OwnFieldType, ownFieldTypes } from '../../../../engine/own-fields.ts'
import { HttpProblem, notFound, viewerOf } from '../../../../platform/http/index.ts'
import type { Services } from '../../../services.ts'
import type { OwnFieldView } from '../../../workbench/setting-types.ts'
import { alsoAdvisers, answers, apiOf, mustAdminister, mustReach, noContent, officeId, officeText, typeOf, wrong } from '../api.ts'
import { admins, reasonText, tags } from './common.ts'

const MOST = 40
const kindText = z.enum(Object.keys(ownFieldTypes) as [OwnFieldType, ...OwnFieldType[]])
const viewShape: z.ZodType<OwnFieldView> = z.object({
  id: z.string(),
  caseType: z.string(),
  version: z.number(),
  type: kindText,
  label: z.string(),
  options: z.record(z.string(), z.object({ label: z.string() })),
  at: z.array(z.string()).readonly().meta({ description: '在哪些步骤的表单里' }),
  required: z.boolean(),
  help: z.string().nullable(),
  ended: z.boolean(),
})

const label = z.string().trim().min(1, '请填写名称').max(30).meta({ title: '名称' })
const ask = {
  office: officeId,
  label,
  options: z.array(z.string().trim().min(1, '选项不能为空').max(40)).max(50).meta({ title: '选项' }),
  at: z.array(z.string()).min(1, '至少选一个步骤').max(20).meta({ title: '填写的步骤' }),
  required: z.boolean(),
  help: z.string().trim().max(100).nullable(),
}
const newBody = z.strictObject({
  ...ask,
  type: z.string(),
  kind: kindText.meta({ title: '类型', description: '设定后不能改；个人信息须加密保存，不能作为自设字段' }),
})
const changeBody = z.strictObject({
  ...ask,
  seen: z.number().int().exactOptional().meta({ title: '所见版本', description: '读到的 version；别人已改的，不再覆盖' }),
})
type Ask = Omit<z.output<typeof changeBody>, 'seen'>

/** Steps in whose forms an office may ask for more: not those that the public or the system takes, where nobody could answer. */
const openSteps = (type: AnyCaseType): Set<string> =>
  new Set(type.procedures.flatMap((p) => Object.entries(p.actions).flatMap(([id, a]) => (a.by.includes('public') || a.by.includes('system') ? [] : [id]))))

/** Throws 422 with what is wrong with a field as it is asked for. */
function mustFit(services: Services, type: AnyCaseType, kind: OwnFieldType, { office, label: name, options, at }: Ask, id?: string): void {
  const steps = openSteps(type)
  const odd = at.find((a) => !steps.has(a))
  if (odd !== undefined) throw wrong('at', '填写的步骤', odd, '这一步没有工作人员填写的表单')
  if (kind === 'choice' && options.length < 2) throw wrong('options', '选项', options.join('、'), '单选至少要有两个选项')
  if (kind !== 'choice' && options.length > 0) throw wrong('options', '选项', options.join('、'), '只有单选才有选项')
  if (new Set(options).size < options.length) throw wrong('options', '选项', options.join('、'), '选项不能重复')
  const own = services.ownFields.list(office, type.id).filter((f) => !f.ended && f.id !== id)
  const taken = [...Object.values(type.record.fields), ...own].some((f) => f.label === name)
  if (taken) throw wrong('label', '名称', name, '这类案件已有同名的项目')
  if (id === undefined && own.length >= MOST) throw wrong('label', '名称', name, `一类案件最多 ${MOST} 个自设字段`)
}

/** /api/settings/fields. */
export const fieldRoutes = (app: FastifyInstance, services: Services): void => {
  const api = apiOf(app)
  const { ownFields, offices, types } = services
  api.get(
    '/api/settings/fields',
    {
      config: alsoAdvisers('只给本人管辖范围内机关的自设字段；法律顾问看案件时要知道各项的名称'),
      schema: { tags, summary: '机关自设的字段', querystring: z.object({ office: officeText }), response: answers(z.array(viewShape)) },
    },
    async (request) => {
      mustReach(viewerOf(request), request.query.office)
      return [...ownFields.list(request.query.office)]
    },
  )
  api.post(
    '/api/settings/fields',
    { config: admins, schema: { tags, summary: '增加自设字段', body: newBody, response: answers(z.object({ id: z.string() })) } },
    async (request) => {
      const viewer = viewerOf(request)
      const { type: id, kind, ...body } = request.body
      await mustAdminister(viewer, body.office, offices.below)
      const type = typeOf(types, id)
      mustFit(services, type, kind, body)
      return { id: await ownFields.add(viewer, { office: body.office, type, kind }, body) }
    },
  )
  const params = z.object({ id: z.string() })
  api.put(
    '/api/settings/fields/:id',
    {
      config: admins,
      schema: {
        tags,
        summary: '修改自设字段',
        description: '另存为新的版本；类型不能改，删去的选项在旧案件上仍然显示。',
        params,
        body: changeBody,
        response: noContent,
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request)
      const { body } = request
      await mustAdminister(viewer, body.office, offices.below)
      const field = ownFields.list(body.office).find((f) => f.id === request.params.id && !f.ended)
      if (!field) throw notFound('自设字段')
      const type = typeOf(types, field.caseType)
      mustFit(services, type, field.type, body, field.id)
      const { seen, ...asked } = body
      const at = { office: body.office, id: field.id, type, ...(seen === undefined ? {} : { seen }) }
      const result = await ownFields.change(viewer, at, asked)
      if (result === 'overtaken') throw new HttpProblem(409, { code: 'stale', message: '这个字段刚被别人修改，您的修改没有保存；请关闭后重新打开，看过再改' })
      if (result === 'none') throw notFound('自设字段')
      return reply.code(204).send(null)
    },
  )
  api.delete(
    '/api/settings/fields/:id',
    {
      config: admins,
      schema: {
        tags,
        summary: '停用自设字段',
        description: '不再填写；已填的内容仍在，仍然显示。',
        params,
        querystring: z.object({ office: officeText, reason: reasonText }),
        response: noContent,
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request)
      const { office, reason } = request.query
      await mustAdminister(viewer, office, offices.below)
      if (!(await ownFields.end(viewer, { office, id: request.params.id, reason }))) throw notFound('自设字段')
      return reply.code(204).send(null)
    },
  )
}
