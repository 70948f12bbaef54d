/** Figures in words, and where their records are listed. */
import { amount } from '../../../../platform/ui/index.ts'
import type { Figure, Span } from '../../api-types.ts'

/** Years that can be asked for: this one and nine before. */
export const yearOptions = (today: string) => Array.from({ length: 10 }, (_, i) => Number(today.slice(0, 4)) - i).map((y) => ({ value: y, label: `${y} 年` }))

const fieldsOf = (by: Readonly<Record<string, string>>) => Object.fromEntries(Object.entries(by).map(([field, value]) => [`by.${field}`, value]))

/** Where a figure's records of a year are listed. */
export const recordsPath = (metric: string, office: number, year: number, by: Readonly<Record<string, string>> = {}): string =>
  `/figures/${metric}?${new URLSearchParams({ office: String(office), year: String(year), ...fieldsOf(by) })}`

/** Where a figure's records of a span of days are listed. */
export const recordsBetween = (metric: string, office: number, { from, to }: Span, by: Readonly<Record<string, string>> = {}): string =>
  `/figures/${metric}?${new URLSearchParams({ office: String(office), from, to, ...fieldsOf(by) })}`

/** '91.25%（438/480）' or '2,013 件'. */
export function figureWords(figure: Figure | undefined): string {
  if (!figure) return '—'
  if (figure.value === null) return '无可比对的记录'
  return figure.unit === '%' ? `${figure.value.toFixed(2)}%` : `${amount(figure.value)} ${figure.unit}`
}
