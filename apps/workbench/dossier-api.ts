/** Requests about what belongs to a case beside its record. */
import { useQuery } from '@tanstack/react-query'
import { type CaseAddress, call, queryString } from './api.ts'
import type { Around, RevealBody, Revealed } from './dossier-types.ts'

/** Where related cases and lookings are kept between readings. */
export const aroundKey = ({ type, office, id }: CaseAddress) => ['around', type, office, id] as const

export const dossierApi = {
  around: ({ type, office, id }: CaseAddress) => call<Around>('GET', `/cases/${id}/around${queryString({ type, office })}`),
  reveal: (id: string, body: RevealBody) => call<Revealed>('POST', `/cases/${id}/reveal`, body),
  fileUrl: ({ type, office, id }: CaseAddress, ground: string): string => `/api/cases/${id}/file${queryString({ type, office, ground })}`,
}

/** Read anew after each action (`seq`), since an action may name another case. */
export const useAround = (address: CaseAddress, seq: number) => useQuery({ queryKey: [...aroundKey(address), seq], queryFn: () => dossierApi.around(address) })
