/** In the bell: what the office above has said of the office's annual reports. */
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { BoardNotice } from '../../domains/oversight/shapes.ts'
import { boardApi } from './board-api.ts'
import { noticePath, noticeWords } from './pages/board/words.ts'
import { clockTime } from './pages/case/timeline.tsx'

/** The bell shows so many. */
const MOST = 10
const MINUTES = 60_000

/** Reminders of an office from above, newest first. */
export const useBoardNotices = (office: number) =>
  useQuery({
    queryKey: ['board-notices', office],
    queryFn: async () => (await boardApi.notices(office)).slice(0, MOST),
    refetchInterval: 5 * MINUTES,
  })

type BoardNoticesProps = { notices: readonly BoardNotice[]; until: string; onGo: () => void }

export function BoardNotices({ notices, until, onGo }: BoardNoticesProps) {
  return (
    <ul aria-label="上级的提醒">
      {notices.map((n) => (
        <li key={n.id} className={n.sentAt > until ? 'wb-bell-new' : ''}>
          <Link to={noticePath(n)} onClick={onGo}>
            {noticeWords[n.kind]}：{n.year} 年度法治政府建设年度报告
          </Link>
          <div className="mf-quiet">
            {n.fromName} {clockTime(n.sentAt)}
            {n.dueOn ? ` · 请在 ${n.dueOn} 前完成` : ''} · {n.reply ? '已答复' : '未答复'}
          </div>
        </li>
      ))}
    </ul>
  )
}
