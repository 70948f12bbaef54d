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

const field = (path: readonly string[], value: string, message: string): FieldError => ({
  field: path.join('.'),
  label: path.join('.') || '请求内容',
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
  return error.validation.flatMap((v) => {
    const path = v.instancePath.split('/').filter((part) => part !== '')
    const unknown = v.keyword === 'unrecognized_keys' ? unknownKeys(path, v.params as Record<string, unknown>, from) : undefined
    return unknown ?? [field(path, valueAt(from, path), v.message ?? '格式不对')]
  })
}
