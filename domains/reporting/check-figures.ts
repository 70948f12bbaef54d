/** Do the figures hold: known, divisible, in the direction that the words say, and explained where they moved far. */
import { percent } from '../../engine/measure.ts'
import { keysIn, type ReportBody, type ReportPart } from './body.ts'
import type { Book } from './book.ts'
import type { ReportFigure } from './figure.ts'
import { beginning, everyParagraph, type Finding, type InSection } from './finding.ts'
import { baseKey, readKey } from './keys.ts'
import type { Reconciled } from './reconcile.ts'

function known({ section, paragraph }: InSection, book: Book): Finding[] {
  return paragraph.parts.flatMap((p): Finding[] => {
    if (!('figure' in p)) return []
    const figure = book.figure(p.figure)
    const place = { section: section.id, paragraph: paragraph.id, figure: p.figure }
    if (!figure) return [{ rule: 'unknown-figure', level: 'error', message: `“${beginning({ paragraph })}”用了不存在的指标“${p.figure}”`, ...place }]
    if (figure.value !== null) return []
    return [{ rule: 'empty-figure', level: 'error', message: `“${figure.name}”没有可以计算的基数，不能写进报告，请删去`, ...place }]
  })
}

const RISES = /(?:增加|增长|上升|提高|提升|多)[了约]?$/
const FALLS = /(?:减少|下降|降低|回落|少)[了约]?$/
const LEVEL = /^[^，。；]{0,6}[，（]与上年持平/

const textOf = (part: ReportPart | undefined): string => (part && 'text' in part ? part.text : '')

function directionOf(words: string): 1 | -1 | undefined {
  if (RISES.test(words)) return 1
  return FALLS.test(words) ? -1 : undefined
}

const says = (value: number): string => (value > 0 ? '比上年增加' : value < 0 ? '比上年减少' : '与上年持平')

function directions({ section, paragraph }: InSection, book: Book): Finding[] {
  return paragraph.parts.flatMap((p, i): Finding[] => {
    if (!('figure' in p)) return []
    const figure = book.figure(p.figure)
    const read = readKey(p.figure)
    if (!figure || !read || figure.value === null) return []
    const wrong = (value: number): Finding[] => [
      {
        rule: 'direction',
        level: 'error',
        message: `“${beginning({ paragraph }, book.figure)}”的说法与数字不符：${figure.name}，实际${says(value)}`,
        section: section.id,
        paragraph: paragraph.id,
        figure: p.figure,
      },
    ]
    if (read.of === 'diff' || read.of === 'growth') {
      const said = directionOf(textOf(paragraph.parts[i - 1]))
      return said !== undefined && Math.sign(figure.value) !== said ? wrong(figure.value) : []
    }
    if (read.of !== 'now' || !LEVEL.test(textOf(paragraph.parts[i + 1])) || figure.lastYear === null) return []
    return figure.value === figure.lastYear ? [] : wrong(figure.value - figure.lastYear)
  })
}

/** From how far on a rise or fall asks for a reason, and from what size on it says anything. */
export const limits = { growthPercent: 30, sharePoints: 10, least: 20 } as const

function moved(figure: ReportFigure): string | undefined {
  const { value, lastYear: last, unit } = figure
  if (value === null || last === null || last === 0) return undefined
  const way = value > last ? '上升' : '下降'
  if (unit === '%') return Math.abs(value - last) > limits.sharePoints ? `${way}${Math.abs(Math.round((value - last) * 100) / 100)}个百分点` : undefined
  if (Math.max(value, last) < limits.least) return undefined
  const growth = percent(Math.abs(Math.round((value - last) * 100)), Math.round(last * 100)) ?? 0
  return growth > limits.growthPercent ? `${way}${growth}%` : undefined
}

/** Totals of this year that the report tells and that moved beyond the limit without a written reason. */
function unexplained(body: ReportBody, book: Book): Finding[] {
  const bases = new Set(
    keysIn(body).flatMap((key) => (readKey(key) && Object.keys(readKey(key)?.by ?? {}).length === 0 ? [baseKey(readKey(key) ?? { metric: key, by: {} })] : [])),
  )
  return [...bases].flatMap((key): Finding[] => {
    const figure = book.figure(key)
    const far = figure && moved(figure)
    if (!figure || !far || body.reasons?.[key]?.trim()) return []
    const message = `“${figure.name}”本年${figure.value}${figure.unit}，上年${figure.lastYear}${figure.unit}，${far}，请写明原因；上年记录不全的，也请写明`
    return [{ rule: 'trend', level: 'warning', message, figure: key }]
  })
}

/** Shares whose value is not their parts divided; `below` gives the count that a share is taken of. */
export function percentFindings(figures: readonly ReportFigure[], below: (figure: ReportFigure) => number | undefined): Finding[] {
  return figures.flatMap((f): Finding[] => {
    if (f.unit !== '%' || f.numerator === undefined || f.denominator === undefined || (f.of !== 'now' && f.of !== 'last')) return []
    const right = percent(f.numerator, f.denominator) ?? null
    const base = f.of === 'now' ? below(f) : undefined
    if (right !== f.value) {
      return [{ rule: 'percent', level: 'error', message: `“${f.name}”为${f.value}%，按${f.numerator}÷${f.denominator}应为${right ?? '—'}%`, figure: f.key }]
    }
    if (base === undefined || base === f.denominator) return []
    return [{ rule: 'percent', level: 'error', message: `“${f.name}”的分母${f.denominator}与报告中的${base}不一致`, figure: f.key }]
  })
}

function shares(body: ReportBody, book: Book): Finding[] {
  const figures = keysIn(body).flatMap((key) => book.figure(key) ?? [])
  return percentFindings(figures, (f) => {
    const lower = book.catalogue.get(f.metric)?.lower
    const base = lower && book.figure(baseKey({ metric: lower.metric, by: f.by ?? {} }))
    return base?.value ?? undefined
  })
}

const signs = { '=': '等于', '<=': '不大于' } as const

/** Reconciliations that do not hold. */
export const reconciliationFindings = (reconciled: readonly Reconciled[]): Finding[] =>
  reconciled
    .filter((r) => !r.holds)
    .map((r) => ({ rule: 'reconciliation', level: 'error', message: `勾稽不符（${r.label}）：${r.left}应${signs[r.relation]}${r.right}` }))

/** Findings on the figures of a report. */
export const figureFindings = (body: ReportBody, book: Book, reconciled: readonly Reconciled[]): Finding[] => [
  ...everyParagraph(body).flatMap((at) => [...known(at, book), ...directions(at, book)]),
  ...shares(body, book),
  ...reconciliationFindings(reconciled),
  ...unexplained(body, book),
]
