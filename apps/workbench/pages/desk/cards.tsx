/** Number cards: each opens the list that it counts. */
import type { QueueCounts, QueueTab } from '../../desk-types.ts'
import { useSession } from '../../session.tsx'

type TabText = { title: string; hint: (counts: QueueCounts) => string; none: string }

export const tabNames: Readonly<Record<QueueTab, TabText>> = {
  todo: { title: '待办', hint: (c) => `我手上 ${c.mine}，待认领 ${c.open}`, none: '没有待办的案件' },
  done: { title: '已办', hint: () => '我办理过的案件', none: '还没有办理过案件' },
  demands: { title: '督办', hint: () => '尚未回复的督办', none: '没有待回复的督办' },
  soon: { title: '预警', hint: () => '3 个工作日内到期', none: '3 个工作日内没有到期的案件' },
  overdue: { title: '超期', hint: () => '已过法定或承诺期限', none: '没有超期的案件' },
  due: { title: '当日到期', hint: () => '', none: '这一天没有到期的案件' },
}

const shown: readonly Exclude<QueueTab, 'due'>[] = ['todo', 'done', 'demands', 'soon', 'overdue']

/** The same of an adviser from outside, whose work is opinions. */
const adviserNames: typeof tabNames = {
  ...tabNames,
  todo: { title: '待回复意见', hint: () => '征求我意见的案件', none: '目前没有征求您意见的案件' },
  done: { title: '已回复意见', hint: () => '案件办结前仍可查看', none: '没有已回复意见而尚未办结的案件' },
}
/** Names of the parts of a desk, by whose it is. */
export const namesFor = (adviser: boolean): typeof tabNames => (adviser ? adviserNames : tabNames)
const shownTo = (adviser: boolean) => (adviser ? shown.filter((id) => id !== 'demands') : shown)

type CardsProps = { counts: QueueCounts | undefined; tab: QueueTab; onOpen: (tab: QueueTab) => void }

export function Cards({ counts, tab, onOpen }: CardsProps) {
  const { adviser } = useSession()
  const names = namesFor(adviser)
  return (
    <div className="wb-cards wb-cards-five">
      {shownTo(adviser).map((id) => (
        <button key={id} type="button" className={`wb-card wb-card-${id}`} aria-pressed={id === tab} onClick={() => onOpen(id)}>
          <span className="wb-card-title">{names[id].title}</span>
          <b>{counts ? counts[id].toLocaleString('zh-CN') : '…'}</b>
          <span className="mf-quiet">{counts ? names[id].hint(counts) : '正在读取'}</span>
        </button>
      ))}
    </div>
  )
}
