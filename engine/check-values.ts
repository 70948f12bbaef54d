/** Values written into a definition must be ones that their fields can hold. */
import type { Field, FieldType, Value } from './define.ts'

type Fields = Readonly<Record<string, Field>>

const names: Readonly<Partial<Record<FieldType, string>>> = { day: '日期', boolean: '“是否”', count: '数量' }

/** A field of another type than its use asks for; undefined also when there is no such field, which is told elsewhere. */
export function typeFault(fields: Fields, id: string | undefined, allowed: readonly FieldType[]): string | undefined {
  const field = id === undefined ? undefined : fields[id]
  return !field || allowed.includes(field.type) ? undefined : `“${id}”不是${allowed.map((t) => names[t] ?? t).join('或')}`
}

/** A value that a choice does not offer, or that a yes/no field cannot be. */
export function optionFault(fields: Fields, id: string, value: Value): string | undefined {
  const field = fields[id]
  if (!field || value === null) return undefined
  if (field.type === 'choice' && !field.openEnded && !Object.hasOwn(field.options ?? {}, String(value))) return `“${id}”没有选择项“${value}”`
  return field.type === 'boolean' && typeof value !== 'boolean' && value !== 'true' && value !== 'false' ? `“${id}”只能为是或否，不能为“${value}”` : undefined
}
