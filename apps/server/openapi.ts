/** /api/openapi.json: the routes by their schemas, and one documented body for every action of every case type. */
import swagger from '@fastify/swagger'
import type { FastifyInstance, FastifySchema } from 'fastify'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import type { OpenAPIV3_1 } from 'openapi-types'
import { type AnyAction, type AnyCaseType, type AnyProcedure, type Field, roles } from '../../engine/define.ts'
import { builtIn } from '../../engine/fold.ts'
import { cite, citeAll } from '../../engine/law.ts'

type Schema = OpenAPIV3_1.SchemaObject
type Document = OpenAPIV3_1.Document

const ACT_PATH = '/api/cases/{id}/{action}'

function kindOf(field: Field): Schema {
  const maxLength = field.maxLength ?? (field.type === 'longText' ? 20_000 : 200)
  switch (field.type) {
    case 'day':
      return { type: 'string', format: 'date' }
    case 'boolean':
      return { type: 'boolean' }
    case 'money':
      return { type: 'number', minimum: 0, description: '单位：元' }
    case 'count':
      return { type: 'integer', minimum: 0 }
    case 'choice': {
      const ids = Object.keys(field.options ?? {})
      const labels = Object.entries(field.options ?? {}).map(([id, o]) => `${id} ${o.label}`)
      const description = `${labels.join('；')}${field.openEnded ? '；或未列出的文字' : ''}`
      return { type: 'string', ...(field.openEnded ? { maxLength } : { enum: ids }), description }
    }
    case 'officer':
      return { type: 'string', description: '本机关人员的 id（/api/people）；程序据此核对资格与回避' }
    case 'personCode':
    case 'orgCode':
    case 'partyCode':
      return { type: 'string', minLength: 18, maxLength: 18, description: '含校验位，按校验位核对' }
    case 'phone':
      return { type: 'string', pattern: '^\\+?[0-9 -]{5,20}$' }
    default:
      return { type: 'string', maxLength }
  }
}

function fieldSchema(field: Field): Schema {
  const kind = kindOf(field)
  const secret = field.secrecy === 'personal' ? '个人信息，加密保存' : undefined
  const words = [kind.description, field.help, secret, field.law && `依据${cite(field.law)}`].filter((w) => w !== undefined)
  return { ...kind, title: field.label, ...(words.length > 0 ? { description: words.join('。') } : {}) } as Schema
}

function inputSchema(type: AnyCaseType, action: AnyAction): Schema {
  const ids = action.form?.sections.flatMap((s) => s.fields) ?? []
  const properties: Record<string, Schema> = {}
  for (const id of ids) {
    const field = type.record.fields[id]
    if (field) properties[id] = fieldSchema(field)
  }
  const required = [...(action.form?.required ?? [])]
  return { type: 'object', title: '填写内容', additionalProperties: false, properties, ...(required.length > 0 ? { required } : {}) }
}

/** What the body of every action has, whatever its kind; `seen` only where the case is there already. */
const common = (type: string, opens: boolean): Record<string, Schema> => ({
  type: { type: 'string', const: type, title: '案件类型' },
  office: { type: 'integer', title: '机关代码' },
  actionId: { type: 'string', format: 'uuid', title: '动作编号', description: '由调用方生成的 UUIDv7；同一编号送两次，只办理一次' },
  ...(opens ? {} : { seen: { type: 'integer', title: '所见', description: '读到的案件 seq；其后有变化的，答复 409 并列出变化' } }),
  on: { type: 'string', format: 'date', title: '办理日期', description: '不写即今天' },
  onGround: { type: 'string', title: '日期依据', description: '办理日期早于今天时必须写明' },
  deviceAt: { type: 'string', format: 'date-time', title: '设备时间' },
})

function bodySchema(type: AnyCaseType, procedure: AnyProcedure, action: AnyAction): Schema {
  const from = action.when.map((s) => (s === 'new' ? '新登记' : (procedure.statuses[s]?.label ?? s))).join('、')
  const who = action.by.map((r) => roles[r]).join('、')
  const rules = [...(action.needs ?? []), ...(action.guards ?? []), ...(action.apart ?? [])].map((r) => `${r.label}（${cite(r.law)}）`)
  const words = [
    `由${who}在“${from}”时办理`,
    action.law.length > 0 && `依据${citeAll(action.law)}`,
    action.help,
    rules.length > 0 && `条件：${rules.join('；')}`,
  ]
  return {
    type: 'object',
    title: `${type.record.title}：${action.label}`,
    description: words.filter((w) => w).join('。'),
    additionalProperties: false,
    required: ['type', 'office', 'actionId', 'input'],
    properties: {
      ...common(
        type.id,
        action.when.every((s) => s === 'new'),
      ),
      input: inputSchema(type, action),
    },
  }
}

function builtInSchemas(type: AnyCaseType): [string, Schema][] {
  const all = Object.fromEntries(Object.entries(type.record.fields).map(([id, f]) => [id, fieldSchema(f)]))
  const input = { note: { text: { type: 'string', maxLength: 2000, title: '备注' } as Schema }, correct: all }
  return (['note', 'correct'] as const).map((action) => [
    `${type.id}.${action}`,
    {
      type: 'object',
      title: `${type.record.title}：${builtIn[action]}`,
      required: ['type', 'office', 'actionId', 'input'],
      additionalProperties: false,
      properties: { ...common(type.id, false), input: { type: 'object', additionalProperties: false, properties: input[action] } },
    },
  ])
}

/** Bodies of every action that people take, by 'type.action'. Earlier versions of a procedure keep actions that the newest lacks. */
export function actionSchemas(types: readonly AnyCaseType[]): Record<string, Schema> {
  const schemas: [string, Schema][] = types.flatMap((type) => [
    ...type.procedures.flatMap((procedure) =>
      Object.entries(procedure.actions)
        .filter(([, action]) => !action.by.every((r) => r === 'system'))
        .map(([id, action]): [string, Schema] => [`${type.id}.${id}`, bodySchema(type, procedure, action)]),
    ),
    ...builtInSchemas(type),
  ])
  return Object.fromEntries(schemas)
}

function withActions(document: Document, types: readonly AnyCaseType[]): Document {
  const schemas = actionSchemas(types)
  const post = document.paths?.[ACT_PATH]?.post
  const anyOf = Object.keys(schemas).map((name) => ({ $ref: `#/components/schemas/${name}` }))
  if (post) post.requestBody = { required: true, content: { 'application/json': { schema: { anyOf } } } }
  return {
    ...document,
    components: { ...document.components, schemas: { ...document.components?.schemas, ...schemas } as NonNullable<OpenAPIV3_1.ComponentsObject['schemas']> },
  }
}

const ABOUT = [
  '与工作台相同的接口。登录后用 cookie（写请求另带请求头 x-csrf: 1），或用令牌（Authorization: Bearer …）。',
  '日期为 YYYY-MM-DD，时刻为 ISO 8601，读到的金额为分、填写的金额为元。',
  '有误的答复都是同一形状：code、message，另有 errors（逐项输入错误）或 law、choices（不予办理的依据与可办理的步骤）。',
].join('\n\n')

/** Registers the documentation; before the routes, whose schemas it collects. */
export async function registerOpenApi(app: FastifyInstance, types: readonly AnyCaseType[]): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: '明法 Mingfa', version: '1', description: ABOUT },
      components: {
        securitySchemes: {
          cookie: { type: 'apiKey', in: 'cookie', name: 'mingfa' },
          token: { type: 'http', scheme: 'bearer' },
        },
      },
      security: [{ cookie: [] }, { token: [] }],
    },
    transform: (given) => (given.url.startsWith('/api/') ? jsonSchemaTransform(given) : { schema: { hide: true } as FastifySchema, url: given.url }),
    transformObject: (given) =>
      'openapiObject' in given ? (withActions(given.openapiObject as Document, types) as typeof given.openapiObject) : given.swaggerObject,
  })
}
