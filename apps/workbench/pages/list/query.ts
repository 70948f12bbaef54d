/** The address of a list ⇄ what is asked of the server: a list can be reopened, shared and exported as it stands. */
import type { AnyCaseType } from '../../../../engine/define.ts'
import type { Query } from '../../api.ts'

/** Parameters that choose no cases. */
const order = new Set(['sort', 'view'])

/** What of the address is a filter. */
export const filtersOf = (params: URLSearchParams): Record<string, string> =>
  Object.fromEntries([...params].filter(([key, value]) => !order.has(key) && value !== ''))

/** `office` is fixed for people who see one office only. */
export function listQuery(type: AnyCaseType, params: URLSearchParams, office: number | undefined): Query {
  return {
    type: type.id,
    ...(office === undefined ? {} : { office }),
    ...filtersOf(params),
    sort: params.get('sort') ?? `-${type.record.openedOn}`,
  }
}

/** The address after a change of filter or order. */
export function changed(params: URLSearchParams, change: Readonly<Record<string, string | undefined>>): URLSearchParams {
  const next = new URLSearchParams(params)
  next.delete('view')
  for (const [key, value] of Object.entries(change)) {
    if (value) next.set(key, value)
    else next.delete(key)
  }
  return next
}
