/** The client of /api/settings. */
import type { Day, Role } from '../../engine/define.ts'
import type { OwnFieldType } from '../../engine/own-fields.ts'
import { call, queryString } from './api.ts'
import type { Person } from './api-types.ts'
import type {
  HookDelivery,
  HookEvent,
  HookView,
  MailSetting,
  MailView,
  MetricTarget,
  Notice,
  NoticePreferences,
  OfficeDays,
  OwnFieldView,
  PersonPost,
  RetentionDecision,
  RetentionView,
  SettingChange,
} from './setting-types.ts'

const get = <T>(path: string, query: Parameters<typeof queryString>[0] = {}): Promise<T> => call<T>('GET', `${path}${queryString(query)}`)

export type NewPost = { office: number; roles: Role[]; from: Day; to: Day | null; reason: string | null }

/** `options` are labels, for a choice only. */
export type NewField = { office: number; label: string; options: string[]; at: string[]; required: boolean; help: string | null }

export type MailAsk = Omit<MailSetting, 'hasPassword'> & { password?: string }
export type HookAsk = { office: number; name: string; url: string; events: HookEvent[]; active: boolean }

export const settingApi = {
  /** Whoever has a post there, and those whose account the office keeps without one. */
  everybody: (office: number) => get<Person[]>('/people', { office, idle: true }),
  posts: (person: string) => get<PersonPost[]>(`/people/${person}/posts`),
  addPost: (person: string, post: NewPost) => call<unknown>('POST', `/people/${person}/posts`, post),
  endPost: (person: string, end: Omit<NewPost, 'roles' | 'to'> & { to: Day }) => call<unknown>('PATCH', `/people/${person}/posts`, end),

  changes: (query: { office: number; area?: string; after?: string }) => get<SettingChange[]>('/settings/changes', query),
  changesUrl: (query: { office: number; area?: string }): string => `/api/settings/changes/export${queryString(query)}`,

  days: (office: number, year: number) => get<OfficeDays>('/settings/calendar', { office, year }),
  setDay: (day: Day, body: { office: number; workday: boolean; name: string; reason: string; below: boolean }) =>
    call<unknown>('PUT', `/settings/calendar/${day}`, body),
  removeDay: (day: Day, office: number, reason: string) => call<unknown>('DELETE', `/settings/calendar/${day}${queryString({ office, reason })}`),

  targets: (office: number, year: number) => get<MetricTarget[]>('/settings/targets', { office, year }),
  setTarget: (target: { office: number; metric: string; year: number; value: number | null }) => call<unknown>('PUT', '/settings/targets', target),

  retention: (office: number) => get<RetentionView>('/settings/retention', { office }),
  setRetention: (type: string, rule: { office: number; years: number | null; article: string }) => call<unknown>('PUT', `/settings/retention/${type}`, rule),
  decide: (caseId: string, decided: { office: number; decision: RetentionDecision; reason: string }) =>
    call<unknown>('POST', `/settings/retention/due/${caseId}`, decided),

  fields: (office: number) => get<OwnFieldView[]>('/settings/fields', { office }),
  addField: (field: NewField & { type: string; kind: OwnFieldType }) => call<{ id: string }>('POST', '/settings/fields', field),
  changeField: (id: string, field: NewField & { seen: number }) => call<unknown>('PUT', `/settings/fields/${id}`, field),
  endField: (id: string, office: number, reason: string) => call<unknown>('DELETE', `/settings/fields/${id}${queryString({ office, reason })}`),

  notices: () => get<Notice[]>('/notices'),
  readNotices: () => call<unknown>('POST', '/notices/read', {}),
  preferences: () => get<NoticePreferences>('/notices/preferences'),
  setPreferences: (wish: NoticePreferences) => call<unknown>('PUT', '/notices/preferences', wish),

  mail: (office: number) => get<MailView>('/settings/mail', { office }),
  setMail: (office: number, setting: MailAsk | null) => call<unknown>('PUT', '/settings/mail', { office, setting }),
  testMail: (office: number, to: string) => call<unknown>('POST', '/settings/mail/test', { office, to }),

  hooks: (office: number) => get<HookView[]>('/settings/webhooks', { office }),
  addHook: (hook: HookAsk) => call<{ id: string; secret: string }>('POST', '/settings/webhooks', hook),
  changeHook: (id: string, hook: HookAsk) => call<unknown>('PUT', `/settings/webhooks/${id}`, hook),
  removeHook: (id: string, office: number) => call<unknown>('DELETE', `/settings/webhooks/${id}${queryString({ office })}`),
  deliveries: (id: string, office: number) => get<HookDelivery[]>(`/settings/webhooks/${id}/deliveries`, { office }),
  resend: (id: string, office: number) => call<unknown>('POST', `/settings/webhooks/deliveries/${id}/resend`, { office }),
}
