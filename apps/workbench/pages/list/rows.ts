/** Rows of a long list, asked for by hundreds as they come into sight; the total is asked for apart and follows. */
import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { api, type Query } from '../../api.ts'
import type { CasePage, CaseRow } from '../../api-types.ts'
import type { Sight } from './window.ts'

/** Rows asked for at once. */
const CHUNK = 100
/** A fast scroll asks only for where it rests, in milliseconds. */
const REST_MS = 60

const chunkKey = (query: Query, chunk: number) => ['cases', query, chunk]

/** The value once it has stayed the same for a moment. */
function useRested<T>(value: T, key: string): T {
  const [rested, setRested] = useState(value)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says when the value has changed.
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), REST_MS)
    return () => clearTimeout(timer)
  }, [key])
  return rested
}

/** The first hundred, at once; undefined while they are read. */
export const useFirstRows = (query: Query) => useQuery({ queryKey: chunkKey(query, 0), queryFn: ({ signal }) => readChunk(query, 0, signal) })

/** How many there are. */
export const useTotal = (query: Query) => useQuery({ queryKey: ['cases', query, 'count'], queryFn: ({ signal }) => api.countCases(counted(query), signal) })

const counted = ({ sort: _sort, ...filter }: Query): Query => filter
const readChunk = (query: Query, chunk: number, signal: AbortSignal, after?: string): Promise<CasePage> =>
  api.cases({ ...query, limit: CHUNK, total: 'no', ...(after ? { after } : { skip: chunk * CHUNK }) }, signal)

export type RowAt = (index: number) => CaseRow | undefined

/** The rows in sight; a row not yet read is undefined. Where the chunk before is known, the next is found by its key. */
export function useRowsInSight(query: Query, { first, last }: Pick<Sight, 'first' | 'last'>): { rowAt: RowAt; error: Error | null; retry: () => void } {
  const client = useQueryClient()
  const [from, to] = [Math.floor(first / CHUNK), Math.floor(Math.max(first, last - 1) / CHUNK)]
  const rested = useRested({ from, to }, `${from}-${to}`)
  const chunks = Array.from({ length: rested.to - rested.from + 1 }, (_, i) => rested.from + i)
  const read = useQueries({
    queries: chunks.map((chunk) => ({
      queryKey: chunkKey(query, chunk),
      queryFn: ({ signal }: { signal: AbortSignal }) => {
        const before = chunk > 0 ? client.getQueryData<CasePage>(chunkKey(query, chunk - 1)) : undefined
        return readChunk(query, chunk, signal, before?.next ?? undefined)
      },
    })),
  })
  // The hook draws anew for what is read of its answers, so the rows come from these and not from the cache.
  const pages = new Map(read.map((r, i) => [chunks[i] ?? 0, r.data]))
  const rowAt: RowAt = (index) => {
    const chunk = Math.floor(index / CHUNK)
    return (pages.get(chunk) ?? client.getQueryData<CasePage>(chunkKey(query, chunk)))?.rows[index % CHUNK]
  }
  const failed = read.find((r) => r.isError)
  return { rowAt, error: failed?.error ?? null, retry: () => failed?.refetch() }
}
