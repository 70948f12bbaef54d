/** One's own notices in the bell: those that are no terms, which the bell rings by itself. */
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { settingApi } from './setting-api.ts'
import type { Notice } from './setting-types.ts'

const MINUTES = 60_000

export const useNotices = () => useQuery({ queryKey: ['notices'], queryFn: settingApi.notices, refetchInterval: 5 * MINUTES, staleTime: 30_000 })

/** Unread ones that the bell does not ring as terms. */
export const useUnread = (): Notice[] => (useNotices().data ?? []).filter((n) => !n.read && n.kind !== 'term' && n.kind !== 'breach')

export function OwnNotices({ notices, onGo }: { notices: readonly Notice[]; onGo: () => void }) {
  return (
    <>
      <ul>
        {notices.map((n) => (
          <li key={n.id} className="wb-bell-new">
            <Link to={n.link} onClick={onGo}>
              {n.title}
            </Link>
            <div className="mf-quiet">{n.kindLabel}</div>
          </li>
        ))}
      </ul>
      <p>
        <Link to="/notices" onClick={onGo}>
          我的全部消息和接收设置
        </Link>
      </p>
    </>
  )
}
