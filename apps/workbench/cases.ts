/** How a case is called and where it is found. */
import type { Field, Value, Values } from '../../engine/define.ts'
import { showValue } from '../../engine/parse.ts'
import { findType } from './case-types.ts'

type Named = { id: string; type: string; office: number; values: Readonly<Record<string, Value>> }

/** Kinds of cases that the generic pages do not draw, with the place of one of them. */
const ownPages: Readonly<Record<string, (id: string) => string>> = { report: (id) => `/reports/${id}` }

/** Is this kind opened and listed on pages of its own? */
export const hasOwnPages = (type: string): boolean => type in ownPages

export const casePath = ({ type, office, id }: Pick<Named, 'type' | 'office' | 'id'>): string => ownPages[type]?.(id) ?? `/cases/${type}/${office}/${id}`

/** What fields say that have a value. */
const said = (fields: Readonly<Record<string, Field>>, ids: Iterable<string>, values: Values): string[] =>
  [...ids].flatMap((id) => {
    const field = fields[id]
    const value = values[id]
    return field && value !== null && value !== undefined && value !== '' ? [showValue(field, value)] : []
  })

/** Fields that name a case of a kind, its number first. */
export function namingFields(type: string): string[] {
  const record = findType(type)?.record
  return record ? [...new Set([record.number, ...(hasOwnPages(type) ? [] : record.headline)])] : []
}

/** What one field of a case says; undefined where it says nothing. */
export const caseWord = (type: string, field: string, values: Values): string | undefined => said(findType(type)?.record.fields ?? {}, [field], values)[0]

/** '清综执罚〔2024〕12号 某某餐饮店 占道经营': its number and what describes it. */
export function caseName({ type: id, values }: Named): string {
  const type = findType(id)
  if (!type) return '未知案件'
  const words = said(type.record.fields, namingFields(id), values)
  return words.length ? words.join(' ') : `未编号的${type.record.title}`
}

/** What describes it without its number: the first of its headline that says anything. */
export function caseTitle({ type: id, values }: Pick<Named, 'type' | 'values'>): string {
  const record = findType(id)?.record
  if (!record) return '未知案件'
  const open = record.headline.filter((f) => record.fields[f]?.secrecy !== 'personal')
  return said(record.fields, open, values)[0] ?? record.title
}

/** Its number alone, for where there is little room. */
export function caseNumber({ type: id, values }: Named): string {
  const type = findType(id)
  const number = type && values[type.record.number]
  return typeof number === 'string' && number ? number : '未编号案件'
}
