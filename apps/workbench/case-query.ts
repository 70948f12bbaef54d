/** One case as the server tells it, kept between the pages that show it. */
import { useQuery } from '@tanstack/react-query'
import { api, type CaseAddress } from './api.ts'

export const caseKey = (address: CaseAddress) => ['case', address.type, address.office, address.id] as const

export const useCase = (address: CaseAddress, enabled = true) => useQuery({ queryKey: caseKey(address), queryFn: () => api.readCase(address), enabled })
