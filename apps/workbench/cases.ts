/** How a case is called and where it is found. */
import type { Value } from '../../engine/define.ts'
import { showValue } from '../../engine/parse.ts'
import { findType } from './case-types.ts'

type Named = { id: string; type: string; office: number; values: Readonly<Record<string, Value>> }

/** Kinds of cases that the generic pages do not draw, with the place of one of them. */
const ownPages: Readonly<Record<string, (id: string) => string>> = { report: (id) => `/reports/${id}` }

/** Is this kind opened and listed on pages of its own? */
export const hasOwnPages = (type: string): boolean => type in ownPages

export const casePath = ({ type, office, id }: Pick<Named, 'type' | 'office' | 'id'>): string => ownPages[type]?.(id) ?? `/cases/${type}/${office}/${id}`

/** '清综执罚〔2024〕12号 某某餐饮店 占道经营': its number and what describes it. */
export function caseName({ type: id, values }: Named): string {
  const type = findType(id)
  if (!type) return '未知案件'
  const { number, headline, fields } = type.record
  const words = [...new Set([number, ...(hasOwnPages(id) ? [] : headline)])].flatMap((f) => {
    const field = fields[f]
    const value = values[f]
    return field && value !== null && value !== undefined && value !== '' ? [showValue(field, value)] : []
  })
  return words.length ? words.join(' ') : `未编号的${type.record.title}`
}

/** What describes it without its number: the first of its headline that says anything. */
export function caseTitle({ type: id, values }: Pick<Named, 'type' | 'values'>): string {
  const record = findType(id)?.record
  const said = record?.headline.flatMap((f) => {
    const field = record.fields[f]
    const value = values[f]
    return field && field.secrecy !== 'personal' && value !== null && value !== undefined && value !== '' ? [showValue(field, value)] : []
  })
  return said?.[0] ?? record?.title ?? '未知案件'
}

/** Its number alone, for where there is little room. */
export function caseNumber({ type: id, values }: Named): string {
  const type = findType(id)
  const number = type && values[type.record.number]
  return typeof number === 'string' && number ? number : '未编号案件'
}
