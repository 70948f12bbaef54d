/** The desk: what waits for me, what I have done, what was demanded, which terms are about to run out. */
import { useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { useSearchParams } from 'react-router'
import { isDay } from '../../../../engine/days.ts'
import { Fault } from '../../../../platform/ui/index.ts'
import { api } from '../../api.ts'
import { useCrumbs } from '../../crumbs.tsx'
import type { QueueHand, QueueTab } from '../../desk-types.ts'
import { useSession } from '../../session.tsx'
import { DataCheckCard } from '../data-checks.tsx'
import { TermCalendar } from './calendar.tsx'
import { Cards, namesFor, tabNames } from './cards.tsx'
import { QueueTable } from './queue-table.tsx'
import { Shortcuts } from './shortcuts.tsx'
import { useQueue } from './use-queue.ts'
import '../../desk.css'

const handNames: Readonly<Record<QueueHand, string>> = { mine: '我手上的', open: '待认领', group: '同岗位他人手上' }

/** What an adviser from outside may do here, and until when. */
const ADVISER = '您是外聘的法律顾问：征求您意见的案件，自征求之日起可以查看，回复意见之后至案件办结前仍可查看；撤回征求的，不再查看。'

/** What the address asks for. */
function useView() {
  const { has } = useSession()
  const [params, setParams] = useSearchParams()
  const asked = params.get('tab') as QueueTab | null
  const day = params.get('day') ?? ''
  const tab: QueueTab = asked && asked in tabNames ? asked : has('supervisor') ? 'overdue' : 'todo'
  const hand = params.get('hand') as QueueHand | null
  const behalf = params.get('behalf')
  return {
    tab: tab === 'due' && !isDay(day) ? 'todo' : tab,
    day: isDay(day) ? day : undefined,
    hand: hand && hand in handNames ? hand : undefined,
    behalf: behalf ?? undefined,
    /** Changes what is named, and keeps whose desk it is. */
    open: (next: Record<string, string | undefined>) => {
      const kept = { ...(behalf ? { behalf } : {}), ...next }
      setParams(Object.fromEntries(Object.entries(kept).filter((e): e is [string, string] => e[1] !== undefined)))
    },
  }
}

export default function Desk() {
  useCrumbs()
  const { me, post, has, adviser } = useSession()
  const view = useView()
  const queue = useQueue({ office: post.office, tab: view.tab, hand: view.hand, behalf: view.behalf, day: view.day })
  const [first] = queue.data?.pages ?? []
  const title = view.tab === 'due' ? `${view.day} 到期` : namesFor(adviser)[view.tab].title
  return (
    <>
      <div className="wb-heading">
        <h1 className="wb-title">{me.person.name}，您好</h1>
        {adviser ? null : <WhoseDesk behalf={view.behalf} onOpen={view.open} />}
      </div>
      <Cards counts={first?.counts} tab={view.tab} onOpen={(tab) => view.open({ tab })} />
      {adviser ? <p className="mf-quiet">{ADVISER}</p> : <Shortcuts />}
      {has('supervisor', 'admin') ? <DataCheckCard /> : null}
      <div className="wb-desk">
        <section className="wb-panel wb-queue" aria-label={title} aria-busy={queue.isPending || queue.isPlaceholderData}>
          <div className="wb-heading">
            <h2 className="wb-subtitle">{title}</h2>
            {view.tab === 'todo' && first && !adviser ? (
              <Segmented<QueueHand | 'all'>
                aria-label="谁手上的"
                value={view.hand ?? 'all'}
                onChange={(hand) => view.open({ tab: 'todo', ...(hand === 'all' ? {} : { hand }) })}
                options={[
                  { value: 'all', label: `全部待办 ${first.counts.todo}` },
                  ...(['mine', 'open', 'group'] as const).map((value) => ({ value, label: `${handNames[value]} ${first.counts[value]}` })),
                ]}
              />
            ) : null}
          </div>
          {queue.isError ? (
            <Fault error={queue.error} onRetry={() => queue.refetch()} />
          ) : (
            <QueueTable queue={queue} tab={view.tab} hand={view.hand} behalf={view.behalf} />
          )}
        </section>
        <TermCalendar office={post.office} chosen={view.day} onOpen={(day) => view.open({ tab: 'due', day })} />
      </div>
    </>
  )
}

type WhoseProps = { behalf: string | undefined; onOpen: (next: Record<string, string | undefined>) => void }

/** My own desk, or that of somebody who has lent me their authority. */
function WhoseDesk({ behalf, onOpen }: WhoseProps) {
  const { post } = useSession()
  const lent = useQuery({ queryKey: ['delegations', post.office], queryFn: () => api.delegations(post.office), staleTime: 60_000 })
  const mine = lent.data?.mine ?? []
  if (mine.length === 0 && !behalf) return null
  const colleagues = [...new Map(mine.map((l) => [l.from, l.name]))]
  return (
    <Segmented
      aria-label="谁的工作台"
      value={behalf ?? ''}
      onChange={(value) => onOpen({ tab: 'todo', behalf: value === '' ? undefined : value })}
      options={[{ value: '', label: '我的' }, ...colleagues.map(([value, name]) => ({ value, label: `代${name}` }))]}
    />
  )
}
