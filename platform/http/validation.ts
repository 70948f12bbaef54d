/** What zod finds wrong with a request, in the shape of every other input error: place, value found, what to do. */
import type { FastifyError, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { FieldError } from '../../engine/parse.ts'

z.config(z.locales.zhCN())

const LONGEST = 200

function valueAt(from: unknown, path: readonly string[]): string {
  let at: unknown = from
  for (const key of path) at = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : undefined
  if (at === undefined || at === null) return ''
  return (typeof at === 'object' ? JSON.stringify(at) : String(at)).slice(0, LONGEST)
}

type Inner = { innerType?: unknown; in?: unknown; element?: unknown; valueType?: unknown; shape?: Record<string, unknown> }
const innerOf = (schema: unknown): Inner => (schema instanceof z.ZodType ? (schema.def as Inner) : {})
const titleOf = (schema: unknown): string | undefined => (schema instanceof z.ZodType ? z.globalRegistry.get(schema)?.title : undefined)

/** A schema without what makes it optional, nullable or something else afterwards, and the title that it bears on the way there. */
function bare(schema: unknown): { schema: unknown; title: string | undefined } {
  let at = schema
  let title = titleOf(at)
  for (;;) {
    const { innerType, in: before } = innerOf(at)
    const next = innerType ?? before
    if (next === undefined) return { schema: at, title }
    at = next
    title ??= titleOf(at)
  }
}

/** What people call a place: titles of the schema along the way, '第 2 项' within a list; undefined where the place itself has no title. */
function titleAt(schema: unknown, path: readonly string[]): string | undefined {
  let at = bare(schema)
  const words: string[] = []
  for (const key of path) {
    const { shape, element, valueType } = innerOf(at.schema)
    at = bare(shape?.[key] ?? element ?? valueType)
    if (element !== undefined) words.push(`第 ${Number(key) + 1} 项`)
    else if (at.title) words.push(at.title)
    else if (path.at(-1) === key) return undefined
  }
  return words.join('')
}

const field = (path: readonly string[], value: string, message: string, schema?: unknown): FieldError => ({
  field: path.join('.'),
  label: titleAt(schema, path) || path.join('.') || '请求内容',
  value,
  message,
})

/** Keys that the schema does not know, each as an error of its own. */
function unknownKeys(path: readonly string[], params: Record<string, unknown>, from: unknown): FieldError[] | undefined {
  const keys = params.keys
  if (!Array.isArray(keys)) return undefined
  return keys.map((key) => field([...path, String(key)], valueAt(from, [...path, String(key)]), '没有这一项'))
}

/** Every fault of a request that failed its schema; undefined for any other error. */
export function validationErrors(error: unknown, request: FastifyRequest): FieldError[] | undefined {
  if (error instanceof z.ZodError) return error.issues.map((i) => field(i.path.map(String), '', i.message))
  if (!hasZodFastifySchemaValidationErrors(error)) return undefined
  const context = (error as FastifyError).validationContext
  const from = context === 'body' ? request.body : context === 'params' ? request.params : request.query
  const { schema } = request.routeOptions
  const wanted = context === 'body' ? schema?.body : context === 'params' ? schema?.params : schema?.querystring
  return error.validation.flatMap((v) => {
    const path = v.instancePath.split('/').filter((part) => part !== '')
    const unknown = v.keyword === 'unrecognized_keys' ? unknownKeys(path, v.params as Record<string, unknown>, from) : undefined
    return unknown ?? [field(path, valueAt(from, path), v.message ?? '格式不对', wanted)]
  })
}
