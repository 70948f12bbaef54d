/** People of an office who may be named in a form. */
import { useQuery } from '@tanstack/react-query'
import { roles } from '../../engine/define.ts'
import type { PersonOption } from '../../platform/ui/index.ts'
import { api } from './api.ts'
import type { Person } from './api-types.ts'

export const personOption = (p: Person): PersonOption => ({
  id: p.id,
  name: p.name,
  certificate: p.certificate,
  roles: p.roles.map((r) => roles[r]).join('、'),
})

/** People of the office that owns a case. */
export const usePeople = (office: number) =>
  useQuery({ queryKey: ['people', office], queryFn: () => api.people(office), enabled: office > 0, staleTime: 5 * 60_000 })

/** The same as choices; none while they are read. */
export const usePeopleOptions = (office: number): PersonOption[] => (usePeople(office).data ?? []).map(personOption)
