/** (i) Reading and checking published reports on one core, beside one pass over their characters; and what each rule takes of it. */

import { inspect, readReport, textRules } from '../../engine/text/index.ts'
import { changedReport, madeReport } from '../../engine/text/made-up/report.stage.ts'
import type { Reading } from '../../engine/text/shape.ts'
import type { Plan } from './measures.ts'
import type { Row } from './table.ts'

const REPORTS = 1000
const LENGTH = 8000

/** A report of about LENGTH characters: several made ones under one title. */
function longReport(seed: number): string {
  const made = madeReport(seed, 7)
  const first = (seed % 2 ? changedReport(made, seed)?.text : undefined) ?? made.text
  let text = first
  for (let more = 1; text.length < LENGTH; more++) text += madeReport(seed * 100 + more, 7).text
  return text.slice(0, LENGTH)
}

/** The floor: every character looked at once. */
function onePass(text: string): number {
  let sum = 0
  for (let i = 0; i < text.length; i++) sum = (sum + text.charCodeAt(i)) | 0
  return sum
}

function timed(work: () => void): number {
  const from = performance.now()
  work()
  return performance.now() - from
}

/** Milliseconds that each rule takes over all readings, greatest first. */
function perRule(readings: readonly Reading[]): [string, number][] {
  const off = textRules.map((r) => r.id)
  return textRules
    .map((rule): [string, number] => [
      rule.id,
      timed(() => {
        for (const [i, reading] of readings.entries()) {
          const lastYear = readings[(i + 1) % readings.length]
          inspect(reading, { off: off.filter((id) => id !== rule.id), ...(lastYear ? { lastYear } : {}) })
        }
      }),
    ])
    .sort((a, b) => b[1] - a[1])
}

/** Floor and ours over the same thousand reports, twice in turn. */
export function measureReports({ only, say }: Plan): Row[] {
  if (!only.has('i')) return []
  const texts = Array.from({ length: REPORTS }, (_, i) => longReport(i + 1))
  let kept = 0
  const floor = (): number =>
    timed(() => {
      for (const t of texts) kept += onePass(t)
    })
  const ours = (): number =>
    timed(() => {
      for (const t of texts) kept += inspect(readReport(t)).length
    })
  floor()
  ours()
  const [f1, o1, o2, f2] = [floor(), ours(), ours(), floor()]
  const [floorMs, oursMs] = [(f1 + f2) / 2, (o1 + o2) / 2]
  const readings = texts.map((t) => readReport(t))
  const readMs = timed(() => {
    for (const t of texts) kept += readReport(t).figures.length
  })
  say(
    `(i) ${Math.round((REPORTS / oursMs) * 60_000).toLocaleString('en')} reports of ${LENGTH} characters a minute; reading ${(readMs / REPORTS).toFixed(2)} ms, rules ${((oursMs - readMs) / REPORTS).toFixed(2)} ms each (${kept})`,
  )
  for (const [id, ms] of perRule(readings)) say(`    ${id}: ${((ms * 1000) / REPORTS).toFixed(1)} µs a report`)
  const row = (ms: number) => ({ perSecond: (REPORTS / ms) * 1000, medianMs: ms / REPORTS })
  return [{ what: '(i) read and check a report', clients: 1, floor: row(floorMs), ours: row(oursMs), failed: 0 }]
}
