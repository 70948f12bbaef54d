/** Who is signed in, as the server says; apart from the session, so that the sign-in page loads without the case types. */
import { useQuery } from '@tanstack/react-query'
import { ApiError, api } from './api.ts'
import type { Me } from './api-types.ts'

export const meKey = ['me'] as const

/** Me, or null when nobody is signed in. */
export function useMe() {
  return useQuery({
    queryKey: meKey,
    queryFn: async (): Promise<Me | null> => {
      try {
        return await api.me()
      } catch (error) {
        if (error instanceof ApiError && error.status === 401) return null
        throw error
      }
    },
    // Asked once: when a later request finds the session gone, the frame asks for the password over the page instead.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnReconnect: false,
  })
}
