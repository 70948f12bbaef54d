/** The bell in the top bar: terms of the office that are about to run out, as they were rung. */
import { BellOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Badge, Popover } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { Fault, Light, Loading, Nothing } from '../../platform/ui/index.ts'
import { api } from './api.ts'
import type { Reminder } from './api-types.ts'
import { BoardNotices, useBoardNotices } from './board-bell.tsx'
import { findType } from './case-types.ts'
import { casePath } from './cases.ts'
import { OwnNotices, useUnread } from './notices.tsx'
import { useSession } from './session.tsx'

const MINUTES = 60_000
const seenKey = (office: number): string => `mingfa.rung.${office}`

/** Up to when the reminders of an office were looked at in this browser. */
const seenUntil = (office: number): string => localStorage.getItem(seenKey(office)) ?? ''

const rungWords: Readonly<Record<Reminder['rung'], string>> = { yellow: '临近到期', orange: '即将到期', red: '已经超期' }

export function Bell() {
  const { post } = useSession()
  const [open, setOpen] = useState(false)
  const [seen, setSeen] = useState({ office: post.office, until: seenUntil(post.office) })
  const until = seen.office === post.office ? seen.until : seenUntil(post.office)
  const rung = useQuery({ queryKey: ['reminders', post.office], queryFn: () => api.reminders(post.office), refetchInterval: 5 * MINUTES })
  const told = useBoardNotices(post.office).data ?? []
  const own = useUnread()
  const instants = [...(rung.data ?? []).map((r) => r.at), ...told.map((n) => n.sentAt)].sort()
  const fresh = instants.filter((at) => at > until).length + own.length
  const turn = (next: boolean) => {
    setOpen(next)
    const newest = instants[instants.length - 1]
    if (next || !newest) return
    localStorage.setItem(seenKey(post.office), newest)
    setSeen({ office: post.office, until: newest })
  }
  const content = rung.isError ? (
    <Fault error={rung.error} onRetry={() => rung.refetch()} />
  ) : rung.data ? (
    <>
      <OwnNotices notices={own} onGo={() => turn(false)} />
      {told.length > 0 ? <BoardNotices notices={told} until={until} onGo={() => turn(false)} /> : null}
      {told.length + own.length > 0 && rung.data.length === 0 ? null : <ReminderList rows={rung.data} until={until} onGo={() => turn(false)} />}
    </>
  ) : (
    <Loading />
  )
  return (
    <Popover open={open} onOpenChange={turn} trigger="click" placement="bottomRight" title="提醒与消息" content={<div className="wb-bell">{content}</div>}>
      <button type="button" className="wb-bar-button" aria-label={fresh > 0 ? `期限提醒，${fresh} 条未看` : '期限提醒'} aria-expanded={open}>
        <span aria-hidden="true">
          <Badge count={fresh} size="small" overflowCount={20} offset={[4, 0]}>
            <BellOutlined className="wb-bell-icon" />
          </Badge>
        </span>
      </button>
    </Popover>
  )
}

type ReminderListProps = { rows: readonly Reminder[]; until: string; onGo: () => void }

function ReminderList({ rows, until, onGo }: ReminderListProps) {
  if (rows.length === 0) return <Nothing text="没有期限提醒" />
  return (
    <ul>
      {rows.map((r) => (
        <li key={`${r.caseId}:${r.term}:${r.due}:${r.rung}`} className={r.at > until ? 'wb-bell-new' : ''}>
          <Light light={r.rung} words={rungWords[r.rung]} provisional={false} />
          <div>
            <Link to={casePath({ type: r.type, office: r.office, id: r.caseId })} onClick={onGo}>
              {r.number ?? `未编号的${findType(r.type)?.record.title ?? '案件'}`}
            </Link>
          </div>
          <div className="mf-quiet">
            “{r.term}”{r.due} 到期 · {r.firedOn} 提醒
          </div>
        </li>
      ))}
    </ul>
  )
}
