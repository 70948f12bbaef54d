/** Values as people read them on screen. */
import type { Field, Value } from '../../engine/define.ts'
import { showValue } from '../../engine/parse.ts'

/** A number with thousands separators and at most two decimals; '—' for none. */
export function amount(value: number | null | undefined): string {
  return value === null || value === undefined ? '—' : value.toLocaleString('zh-CN', { maximumFractionDigits: 2 })
}

/** A field's value with its unit; money in yuan with two decimals and separators; '—' for none. */
export function shown(field: Field | undefined, value: Value | undefined): string {
  if (!field || value === null || value === undefined || value === '') return '—'
  if (field.type === 'money') return `${(Number(value) / 100).toLocaleString('zh-CN', { minimumFractionDigits: 2 })} 元`
  const text = showValue(field, value)
  return field.type === 'count' && field.unit ? `${text} ${field.unit}` : text
}
