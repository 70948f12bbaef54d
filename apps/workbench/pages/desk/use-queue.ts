/** A part of the queue, page after page. */
import { type InfiniteData, keepPreviousData, type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query'
import { api } from '../../api.ts'
import type { Queue, QueueHand, QueueTab } from '../../desk-types.ts'

type Asked = { office: number; tab: QueueTab; hand: QueueHand | undefined; behalf: string | undefined; day: string | undefined }

export type QueueRead = UseInfiniteQueryResult<InfiniteData<Queue, string | undefined>>

/** Read anew each minute; what was shown stays until the next is there. */
export function useQueue({ office, tab, hand, behalf, day }: Asked): QueueRead {
  return useInfiniteQuery({
    queryKey: ['queue', office, tab, hand, behalf, day],
    queryFn: ({ pageParam }) => api.queue({ office, tab, hand, behalf, ...(tab === 'due' ? { from: day, to: day } : {}), after: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last: Queue) => last.next ?? undefined,
    refetchInterval: 60_000,
    placeholderData: keepPreviousData,
  })
}
