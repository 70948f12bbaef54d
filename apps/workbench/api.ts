/** The one client of /api: every request of the workbench goes through here. */
import type { Lineage } from '../../engine/measure.ts'
import type {
  Acted,
  ActionBody,
  BulkResult,
  CasePage,
  CaseView,
  Cockpit,
  CockpitSteps,
  Contact,
  DataChecks,
  ExportJob,
  Figure,
  FigureRecords,
  Found,
  ImportJob,
  ImportMode,
  Me,
  Office,
  OpinionBody,
  Person,
  Problem,
  Reminder,
  ReportBody,
  ReportCheck,
  ReportFigure,
  ReportRow,
  ReportStep,
  ReportView,
  SavedView,
  TermExplanation,
  Total,
} from './api-types.ts'
import type { Delegated, Delegations, HandoverAsk, Handovers, NewDelegation, Queue, TermDay } from './desk-types.ts'

/** An answer that is not the wanted one; `status` 0 means the server was not reached. */
export class ApiError extends Error {
  readonly status: number
  readonly problem: Problem
  constructor(status: number, problem: Problem) {
    super(problem.message)
    this.status = status
    this.problem = problem
  }
}

export type Query = Readonly<Record<string, string | number | boolean | null | undefined>>

/** Query string without absent values; '' when nothing is left. */
export function queryString(query: Query = {}): string {
  const pairs = Object.entries(query).flatMap(([k, v]) => (v === undefined || v === null || v === '' ? [] : [[k, String(v)] as [string, string]]))
  return pairs.length ? `?${new URLSearchParams(pairs)}` : ''
}

const unreached: Problem = { code: 'unreached', message: '连不上服务器，请检查网络后重试' }

async function problemOf(response: Response): Promise<Problem> {
  try {
    return (await response.json()) as Problem
  } catch {
    return { code: 'fault', message: `服务器没有正常答复（${response.status}），请稍后重试` }
  }
}

/** One request. JSON in and out, except that a FormData goes as it is. Throws ApiError. */
export async function call<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const form = body instanceof FormData
  const headers: Record<string, string> = { 'x-csrf': '1', ...(body !== undefined && !form ? { 'content-type': 'application/json' } : {}) }
  let response: Response
  try {
    response = await fetch(`/api${path}`, {
      method,
      headers,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    })
  } catch (error) {
    if (signal?.aborted) throw error
    throw new ApiError(0, unreached)
  }
  if (!response.ok) throw new ApiError(response.status, await problemOf(response))
  return response.status === 204 ? (undefined as T) : ((await response.json()) as T)
}

const get = <T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> => call<T>('GET', `${path}${queryString(query)}`, undefined, signal)

export type CaseAddress = { type: string; office: number; id: string }
const caseQuery = ({ type, office }: CaseAddress): string => queryString({ type, office })

/** One action on many cases; each with an action id of its own. */
export type BulkBody = Omit<ActionBody, 'office' | 'actionId' | 'seen'> & {
  action: string
  items: { id: string; office: number; actionId: string; seen: number }[]
}

export type FigureQuery = { office: number; year: number; metric?: string; by?: string }
export type NewPerson = Pick<Person, 'office' | 'username' | 'name' | 'certificate' | 'certificateUntil' | 'roles'> & { password: string }
export type PersonChange = Partial<Pick<Person, 'name' | 'certificate' | 'certificateUntil' | 'active' | 'roles'>> & { office: number; password?: string }

export const api = {
  signIn: (username: string, password: string) => call<unknown>('POST', '/session', { username, password }),
  signOut: () => call<unknown>('DELETE', '/session'),
  changePassword: (old: string, next: string) => call<unknown>('PUT', '/session/password', { old, new: next }),
  me: () => get<Me>('/me'),
  offices: () => get<Office[]>('/offices'),
  setContact: (office: number, contact: Contact) => call<unknown>('PUT', `/offices/${office}/contact`, contact),
  people: (office: number) => get<Person[]>('/people', { office }),
  addPerson: (person: NewPerson) => call<unknown>('POST', '/people', person),
  changePerson: (id: string, change: PersonChange) => call<unknown>('PATCH', `/people/${id}`, change),

  cases: (query: Query, signal?: AbortSignal) => get<CasePage>('/cases', query, signal),
  countCases: (query: Query, signal?: AbortSignal) => get<Total>('/cases/count', query, signal),
  actOnMany: (body: BulkBody) => call<BulkResult[]>('POST', '/cases/bulk', body),
  askExport: (ask: { office: number; query: Record<string, string>; format: 'xlsx' | 'csv'; columns: 'list' | 'all' }) =>
    call<ExportJob>('POST', '/exports', ask),
  readExport: (id: string) => get<ExportJob>(`/exports/${id}`),
  cancelExport: (id: string) => call<unknown>('DELETE', `/exports/${id}`),
  exportFileUrl: (id: string): string => `/api/exports/${id}/file`,
  cockpit: (office: number, year: number) => get<Cockpit>('/cockpit', { office, year }),
  cockpitSteps: (query: Query) => get<CockpitSteps>('/cockpit/steps', query),
  search: (q: string) => get<Found[]>('/search', { q }),
  views: (office: number, type: string) => get<SavedView[]>('/views', { office, type }),
  addView: (view: Omit<SavedView, 'id' | 'mine'>) => call<{ id: string }>('POST', '/views', view),
  removeView: ({ id, office }: Pick<SavedView, 'id' | 'office'>) => call<unknown>('DELETE', `/views/${id}${queryString({ office })}`),
  readCase: (address: CaseAddress) => get<CaseView>(`/cases/${address.id}`, { type: address.type, office: address.office }),
  explain: (address: CaseAddress, term: string) => call<TermExplanation>('GET', `/cases/${address.id}/terms/${term}${caseQuery(address)}`),
  act: (id: string, action: string, body: ActionBody) => call<Acted>('POST', `/cases/${id}/${action}`, body),
  giveOpinion: (body: OpinionBody) => call<Acted>('POST', '/opinions', body),
  queue: (query: Query) => get<Queue>('/queue', query),
  termDays: (office: number, month: string) => get<TermDay[]>('/queue/days', { office, month }),
  handovers: (office: number, person: string) => get<Handovers>('/handovers', { office, person }),
  handOver: (ask: HandoverAsk) => call<BulkResult[]>('POST', '/handovers', ask),
  delegations: (office: number) => get<Delegations>('/delegations', { office }),
  delegate: (ask: NewDelegation) => call<Delegated>('POST', '/delegations', ask),
  endDelegation: ({ id, office }: { id: string; office: number }) => call<unknown>('DELETE', `/delegations/${id}${queryString({ office })}`),
  phrases: (office: number) => get<string[]>('/phrases', { office }),
  keepPhrases: (office: number, phrases: readonly string[]) => call<unknown>('PUT', '/phrases', { office, phrases }),
  reminders: (office: number) => get<Reminder[]>('/reminders', { office }),
  checks: () => get<DataChecks>('/checks'),

  figures: (query: FigureQuery) => get<Figure[]>('/figures', query),
  figureRecords: (query: Query) => get<FigureRecords>('/figures/records', query),
  lineage: (metric: string) => get<Lineage>('/figures/lineage', { metric }),

  upload: (file: File, office: number, type?: string) => call<ImportJob>('POST', '/imports', uploadForm(file, office, type)),
  readImport: (id: string) => get<ImportJob>(`/imports/${id}`),
  mapImport: (id: string, mapping: ImportMapping) => call<ImportJob>('PUT', `/imports/${id}/mapping`, mapping),
  runImport: (id: string, mode: ImportMode) => call<ImportJob>('POST', `/imports/${id}/run`, { mode }),
  cancelImport: (id: string) => call<unknown>('DELETE', `/imports/${id}`),
  importErrorsUrl: (id: string): string => `/api/imports/${id}/errors`,

  reports: (office: number, year?: number) => get<ReportRow[]>('/reports', { office, year }),
  composeReport: (office: number, year: number) => call<ReportView>('POST', '/reports', { office, year }),
  readReport: (id: string) => get<ReportView>(`/reports/${id}`),
  saveReport: (id: string, body: ReportBody, seen: number) => call<ReportView>('PUT', `/reports/${id}/body`, { body, seen }),
  stepReport: (id: string, step: ReportStep, ask: ReportStepAsk) => call<ReportView>('POST', `/reports/${id}/${step}`, ask),
  checkReport: (id: string) => get<ReportCheck>(`/reports/${id}/check`),
  reportFigures: (id: string) => get<ReportFigure[]>(`/reports/${id}/figures`),
  reportUrl: (id: string, format: ReportFormat): string => `/api/reports/${id}/export?format=${format}`,
}

export type ImportMapping = { type?: string; columns?: Record<string, string | null> }
/** `seen` is the report's seq as it is shown; `id` the action's, so that sending twice is harmless. */
export type ReportStepAsk = { note?: string; sentTo?: string; seen: number; id: string }
export type ReportFormat = 'docx' | 'pdf' | 'html' | 'md'

function uploadForm(file: File, office: number, type?: string): FormData {
  const form = new FormData()
  form.set('office', String(office))
  if (type) form.set('type', type)
  form.set('file', file)
  return form
}
