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

export type NoticeKind = 'term' | 'breach' | 'certificate' | 'retention' | 'demand' | 'assign' | 'opinion' | 'return' | 'letter' | 'webhook'
/** `link` is an address inside the workbench. */
export type Notice = { id: string; office: number; kind: NoticeKind; kindLabel: string; title: string; link: string; at: string; read: boolean }
/** Hours from 0 to 23; the same for both means no quiet hours. */
export type NoticePreferences = { email: string | null; off: NoticeKind[]; mail: NoticeKind[]; quietFrom: number; quietTo: number }

export type MailSetting = {
  host: string
  port: number
  security: 'tls' | 'starttls' | 'none'
  username: string | null
  sender: string
  baseUrl: string
  /** Breaches are told in quiet hours too. */
  urgent: boolean
  hasPassword: boolean
}
type Sending = { status: 'waiting' | 'sent' | 'failed'; attempts: number; error: string | null; at: string; changedAt: string }
export type MailDelivery = Sending & { id: string; person: string; kind: NoticeKind; kindLabel: string; number: string | null }
export type MailView = { own: MailSetting | null; inherited: { office: number; setting: MailSetting } | null; deliveries: MailDelivery[] }

export type HookEvent = 'opened' | 'acted' | 'breached' | 'recalculated'
export type HookView = { id: string; name: string; url: string; events: HookEvent[]; active: boolean; failures: number; disabledAt: string | null }
export type HookDelivery = Sending & { id: string; event: HookEvent; payload: Readonly<Record<string, unknown>>; code: number | null }
