/** The cockpit's numbers in words. */
import { amount } from '../../../../platform/ui/index.ts'
import type { Span } from '../../api-types.ts'

/** '1月1日至11月25日' with the year before it. */
export function spanWords({ from, to }: Span): string {
  const day = (d: string): string => `${Number(d.slice(5, 7))}月${Number(d.slice(8))}日`
  return `${from.slice(0, 4)}年${day(from)}至${day(to)}`
}

/** '2,013 件', '95.20%', or that there is nothing to compare. */
export const shownValue = (value: number | null, unit: string): string =>
  value === null ? '无记录' : unit === '%' ? `${value.toFixed(2)}%` : `${amount(value)} ${unit}`

/** '▲ 12.5%', '▼ 3.20 个百分点', '持平'; from nothing there is no share. */
export function changeWords(value: number | null, before: number | null, unit: string): string {
  if (value === null || before === null) return '—'
  const step = value - before
  if (step === 0) return '持平'
  const sign = step > 0 ? '▲' : '▼'
  if (unit === '%') return `${sign} ${Math.abs(step).toFixed(2)} 个百分点`
  return before === 0 ? `${sign} ${amount(Math.abs(step))}` : `${sign} ${((Math.abs(step) / before) * 100).toFixed(1)}%`
}
