/** Shapes of letters and templates, as the workbench reads them. */
import type { Refusal } from '../../engine/allow.ts'
import type { Day, Value } from '../../engine/define.ts'
import type { LetterStep } from '../../engine/letter-rules.ts'
import type { LetterStatus, Service } from '../../engine/letters.ts'
import type { Hit, Total } from './api-types.ts'

export type LetterView = {
  id: string
  office: number
  type: string
  caseId: string
  kind: string
  title: string
  status: LetterStatus
  statusLabel: string
  number: string | null
  draftedBy: string[]
  draftedOn: Day
  signedBy: string | null
  signedOn: Day | null
  sealedOn: Day | null
  service: Service | null
  returned: string | null
  voidReason: string | null
  docxHash: string | null
  pdfHash: string | null
  receiptHash: string | null
  asked?: Record<string, string>
  steps: { step: LetterStep; label: string; refusal?: Refusal }[]
}
export type LetterAsk = { id: string; label: string; required: boolean; long: boolean; help: string | null; value: string }
export type LetterOffer = { kind: string; title: string; law: string; due: boolean; served: boolean; asks: LetterAsk[]; refusal?: Refusal }
export type LettersOfCase = { letters: LetterView[]; offers: LetterOffer[] }

export type LetterRegisterRow = Pick<
  LetterView,
  'id' | 'office' | 'type' | 'caseId' | 'title' | 'status' | 'statusLabel' | 'number' | 'draftedOn' | 'sealedOn' | 'voidReason'
> & {
  servedOn: Day | null
  /** The case that it is of. */
  caseNumber: string | null
  about: string
}
export type LetterRegister = { rows: LetterRegisterRow[]; more: boolean; series: { word: string; year: number }[] }

export type LetterKindRow = {
  type: string
  kind: string
  title: string
  law: string
  layout: string
  number: string | null
  fields: { label: string; must: boolean }[]
}
export type TemplateRow = {
  id: string
  type: string
  kind: string
  file: string
  hash: string
  status: 'waiting' | 'approved' | 'refused' | 'retired'
  note: string | null
  uploadedBy: string
  uploadedOn: Day
  decidedBy: string | null
  decidedOn: Day | null
  validFrom: Day | null
}
export type LetterTemplates = { mark: string; kinds: LetterKindRow[]; versions: TemplateRow[] }

/** A letter found by a search, with where it was found; `day` is that of its numbering, or of its draft. */
export type FoundLetter = Pick<LetterView, 'id' | 'office' | 'type' | 'caseId' | 'kind' | 'title' | 'status' | 'statusLabel' | 'number'> & {
  day: Day
  values: Record<string, Value>
  hits: Hit[]
}
export type FoundLetters = { rows: FoundLetter[]; total: Total; next: string | null }
