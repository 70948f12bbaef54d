/** Requests about letters and their templates. */
import type { LetterStep } from '../../engine/letter-rules.ts'
import type { Service } from '../../engine/letters.ts'
import { type CaseAddress, call, queryString } from './api.ts'
import type { FoundLetters, LetterRegister, LettersOfCase, LetterTemplates } from './letter-types.ts'

/** Where the templates of an office are kept between readings. */
export const templatesKey = (office: number) => ['templates', office] as const

export type LetterDraft = { kind: string; id: string; actionId: string; asked: Record<string, string>; again?: boolean }
export type LetterStepAsk = { office: number; actionId: string; reason?: string; service?: Service }

export const lettersApi = {
  of: ({ type, office, id }: CaseAddress) => call<LettersOfCase>('GET', `/letters/of/${id}${queryString({ type, office })}`),
  draft: ({ type, office, id: caseId }: CaseAddress, draft: LetterDraft) => call<{ id: string }>('POST', '/letters', { type, office, caseId, ...draft }),
  step: (id: string, step: LetterStep, ask: LetterStepAsk) => call<{ id: string }>('POST', `/letters/${id}/${step}`, ask),
  fileUrl: (office: number, id: string, file: 'pdf' | 'docx' | 'receipt'): string => `/api/letters/${id}/file${queryString({ office, file })}`,
  register: (office: number, query: { status?: string | undefined; year?: number | undefined; series?: string | undefined } = {}) =>
    call<LetterRegister>('GET', `/letters${queryString({ office, ...query })}`),
  search: (q: string, after?: string) => call<FoundLetters>('GET', `/search/letters${queryString({ q, after })}`),

  templates: (office: number) => call<LetterTemplates>('GET', `/templates${queryString({ office })}`),
  templateUrl: (office: number, type: string, kind: string, id?: string): string => `/api/templates/file${queryString({ office, type, kind, id })}`,
  specimenUrl: (office: number, type: string, kind: string, id: string): string =>
    `/api/templates/file${queryString({ office, type, kind, id, format: 'pdf' })}`,
  uploadTemplate: (office: number, type: string, kind: string, file: File) => {
    const form = new FormData()
    for (const [name, value] of Object.entries({ office: String(office), type, kind })) form.set(name, value)
    form.set('file', file)
    return call<{ id: string }>('POST', '/templates', form)
  },
  decideTemplate: (id: string, decision: { office: number; status: string; validFrom?: string; note?: string }) =>
    call<unknown>('POST', `/templates/${id}/decision`, decision),
  setMark: (office: number, mark: string) => call<unknown>('PUT', '/templates/mark', { office, mark }),
}
