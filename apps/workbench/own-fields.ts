/** Kinds of case as an office works with them: the declared ones with the fields that it has added. */
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { AnyCaseType } from '../../engine/define.ts'
import { withOwnFields } from '../../engine/own-fields.ts'
import { settingApi } from './setting-api.ts'

/** Fields of an office's own; every kind of case together, so that they are asked for once. */
export const useOwnFields = (office: number) =>
  useQuery({ queryKey: ['settings', 'fields', office], queryFn: () => settingApi.fields(office), enabled: office > 0, staleTime: 60_000 })

/** The kind of case in an office; undefined while its own fields are being read. Without them the declared one serves. */
export function useTypeIn(type: AnyCaseType | undefined, office: number): AnyCaseType | undefined {
  const { data, isError } = useOwnFields(office)
  return useMemo(() => {
    if (!type || isError || office <= 0) return type
    return (
      data &&
      withOwnFields(
        type,
        data.filter((f) => f.caseType === type.id),
      )
    )
  }, [type, data, isError, office])
}
