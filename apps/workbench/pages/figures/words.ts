/** Figures in words, and where their records are listed. */
import { amount } from '../../../../platform/ui/index.ts'
import type { Figure } from '../../api-types.ts'

/** Years that can be asked for: this one and nine before. */
export const yearOptions = (today: string) => Array.from({ length: 10 }, (_, i) => Number(today.slice(0, 4)) - i).map((y) => ({ value: y, label: `${y} 年` }))

/** Where a figure's records are listed. */
export const recordsPath = (metric: string, office: number, year: number, by: Readonly<Record<string, string>> = {}): string =>
  `/figures/${metric}?${new URLSearchParams({ office: String(office), year: String(year), ...Object.fromEntries(Object.entries(by).map(([f, v]) => [`by.${f}`, v])) })}`

/** '91.25%（438/480）' or '2,013 件'. */
export function figureWords(figure: Figure | undefined): string {
  if (!figure) return '—'
  if (figure.value === null) return '无可比对的记录'
  return figure.unit === '%' ? `${figure.value.toFixed(2)}%` : `${amount(figure.value)} ${figure.unit}`
}
