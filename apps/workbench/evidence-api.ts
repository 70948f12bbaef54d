/** Requests about evidence. */
import { type CaseAddress, call, queryString } from './api.ts'
import type { CustodyRow, EvidencePage, PendingUpload, RegisterBody } from './evidence-types.ts'

const query = ({ type, office, id }: CaseAddress): string => queryString({ type, office, case: id })

export const evidenceKey = (address: CaseAddress) => ['evidence', address.type, address.office, address.id] as const
export const pendingKey = (address: CaseAddress) => ['evidence-uploads', address.type, address.office, address.id] as const
export const custodyKey = (id: string) => ['custody', id] as const

export const evidenceApi = {
  list: (address: CaseAddress) => call<EvidencePage>('GET', `/evidence${query(address)}`),
  register: (body: RegisterBody) => call<EvidencePage>('POST', '/evidence', body),
  pending: (address: CaseAddress) => call<PendingUpload[]>('GET', `/evidence/uploads${query(address)}`),
  dropPending: (id: string) => call<unknown>('DELETE', `/evidence/uploads/${id}`),
  /** Where new files are sent. */
  uploadsUrl: (address: CaseAddress): string => `/api/evidence/uploads${query(address)}`,
  /** Where files are sent that go with an opinion. */
  opinionUploadsUrl: (address: CaseAddress): string => `/api/evidence/uploads${query(address)}&for=opinion`,
  uploadUrl: (id: string): string => `/api/evidence/uploads/${id}`,
  fileUrl: (id: string): string => `/api/evidence/${id}/file`,
  downloadUrl: (id: string): string => `/api/evidence/${id}/file?download=1`,
  thumbnailUrl: (id: string): string => `/api/evidence/${id}/thumbnail`,
  custody: (id: string) => call<CustodyRow>('GET', `/evidence/${id}/custody`),
  transfer: (id: string, to: string, reason: string) => call<unknown>('POST', `/evidence/${id}/transfer`, { to, reason }),
  void: (id: string, actionId: string, reason: string) => call<unknown>('POST', `/evidence/${id}/void`, { actionId, reason }),
}
