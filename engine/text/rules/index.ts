/** Checks of a report as read: what is missing, what does not add up, what was left standing. */
import type { InspectContext, Reading, Severity, TextFinding } from '../shape.ts'
import { copyRules } from './copied.ts'
import { growthRules } from './growth.ts'
import { headRules } from './head.ts'
import { listRules } from './lists.ts'
import { partRules } from './parts.ts'
import { periodRules } from './periods.ts'
import { ratioRules } from './ratios.ts'
import { repeatRules } from './repeated.ts'
import type { TextRule } from './rule.ts'
import { sumRules } from './sums.ts'
import { wordingRules } from './wording.ts'

/** Every rule, in the order of the docs. */
export const textRules: readonly TextRule[] = [
  ...partRules,
  ...headRules,
  ...sumRules,
  ...ratioRules,
  ...growthRules,
  ...listRules,
  ...wordingRules,
  ...periodRules,
  ...repeatRules,
  ...copyRules,
]

const ranks: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 }

const placeOf = ({ spans }: TextFinding): number => spans[0]?.start ?? 0

/** What one rule finds. */
export const findingsOfRule = ({ id, severity, find }: TextRule, reading: Reading, context: InspectContext = {}): TextFinding[] =>
  find(reading, context).map((f) => ({ rule: id, severity: f.severity ?? severity, message: f.message, spans: f.spans }))

/** Everything that the rules find, errors first, then warnings, then notes, each in the order of the text. */
export function inspect(reading: Reading, context: InspectContext = {}): TextFinding[] {
  const off = new Set(context.off)
  const found = textRules.filter((r) => !off.has(r.id)).flatMap((r) => findingsOfRule(r, reading, context))
  return found.sort((a, b) => ranks[a.severity] - ranks[b.severity] || placeOf(a) - placeOf(b))
}

export type { TextRule } from './rule.ts'
