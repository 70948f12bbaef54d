/** What /api/settings gives and takes. */
import type { Day, Role } from '../../engine/define.ts'
import type { OwnField } from '../../engine/own-fields.ts'

/** `to` is the first day on which the post is no longer held. */
export type PersonPost = { office: number; roles: Role[]; from: Day; to: Day | null }

export type Kept = Readonly<Record<string, string | number | boolean | null>>
export type SettingChange = {
  id: string
  at: string
  person: string
  area: string
  areaLabel: string
  subject: string
  before: Kept | null
  after: Kept | null
  reason: string | null
}

/** `national` says what the day is by the national arrangement. */
export type OfficeDay = { day: Day; workday: boolean; name: string; national: string }
export type OfficeDays = { coversUntil: Day; days: OfficeDay[] }

/** In the metric's own unit. */
export type MetricTarget = { metric: string; year: number; value: number }

export type RetentionDecision = 'archive' | 'keep' | 'destroy'
export type RetentionItem = {
  caseId: string
  type: string
  number: string | null
  closedOn: Day
  due: Day
  decision: RetentionDecision | null
  decidedOn: Day | null
  reason: string | null
}
export type RetentionView = { rules: { type: string; years: number; article: string }[]; due: RetentionItem[] }

/** A field of an office's own, as its newest version has it. */
export type OwnFieldView = OwnField & { caseType: string; version: number }
