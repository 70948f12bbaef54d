/** Values as people read them on screen. */
import type { Field, Value } from '../../engine/define.ts'
import { wordsOfValue } from '../../engine/parse.ts'

/** A number with thousands separators and at most two decimals; '—' for none. */
export function amount(value: number | null | undefined): string {
  return value === null || value === undefined ? '—' : value.toLocaleString('zh-CN', { maximumFractionDigits: 2 })
}

/** A field's value with its unit; money in yuan with two decimals and separators; '—' for none. */
export const shown = (field: Field | undefined, value: Value | undefined): string => (field ? wordsOfValue(field, value) : '—')
