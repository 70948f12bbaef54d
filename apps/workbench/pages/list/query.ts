/** The address of a list ⇄ what is asked of the server: a list can be reopened, shared and exported as it stands. */
import type { AnyCaseType } from '../../../../engine/define.ts'
import type { Query } from '../../api.ts'

/** Parameters that choose which cases are listed; the others only choose the page of them. */
const paging = new Set(['page', 'after', 'limit', 'sort'])

export const pageSizes = [20, 50, 100] as const

/** What of the address is a filter. */
export const filtersOf = (params: URLSearchParams): Record<string, string> =>
  Object.fromEntries([...params].filter(([key, value]) => !paging.has(key) && value !== ''))

/** `office` is fixed for people who see one office only. */
export function listQuery(type: AnyCaseType, params: URLSearchParams, office: number | undefined): Query {
  const after = params.get('after')
  return {
    type: type.id,
    ...(office === undefined ? {} : { office }),
    ...filtersOf(params),
    sort: params.get('sort') ?? `-${type.record.openedOn}`,
    limit: params.get('limit') ?? pageSizes[0],
    ...(after ? { after } : { page: params.get('page') ?? 1 }),
  }
}

/** The whole filter, for an export. */
export function exportQuery(type: AnyCaseType, params: URLSearchParams, office: number | undefined, format: 'xlsx' | 'csv'): Query {
  const { after: _after, page: _page, limit: _limit, ...rest } = listQuery(type, params, office)
  return { ...rest, format }
}

/** The address after a change of filter or order: back on the first page. */
export function changed(params: URLSearchParams, change: Readonly<Record<string, string | undefined>>): URLSearchParams {
  const next = new URLSearchParams(params)
  next.delete('page')
  next.delete('after')
  for (const [key, value] of Object.entries(change)) {
    if (value) next.set(key, value)
    else next.delete(key)
  }
  return next
}
