/** The desk: what waits for me, what is about to fall due, what is late, what is new. */
import { useQuery } from '@tanstack/react-query'
import { Card, Table, type TableProps } from 'antd'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { BackfillTag, Fault, Light, Loading, Nothing, StatusTag } from '../../../platform/ui/index.ts'
import { api } from '../api.ts'
import type { QueueGroup, QueueRow } from '../api-types.ts'
import { findType } from '../case-types.ts'
import { caseName, casePath } from '../cases.ts'
import { useCrumbs } from '../crumbs.tsx'
import { useSession } from '../session.tsx'
import { DataCheckCard } from './data-checks.tsx'

type CardText = { title: string; hint: string; none: string }

const cards: Readonly<Record<QueueGroup, CardText>> = {
  mine: { title: '待办', hint: '我现在可以办理的案件', none: '没有待办的案件' },
  soon: { title: '即将到期', hint: '3 个工作日内到期', none: '3 个工作日内没有到期的案件' },
  overdue: { title: '超期', hint: '已超过法定或承诺期限', none: '没有超期的案件' },
  fresh: { title: '本周新收', hint: '本周登记的案件', none: '本周还没有新收的案件' },
}
const groups = Object.keys(cards) as QueueGroup[]

const columns: NonNullable<TableProps<QueueRow>['columns']> = [
  { title: '期限', key: 'next', width: 176, render: (_, row) => (row.next ? <Light {...row.next} /> : <span className="mf-quiet">没有在走的期限</span>) },
  { title: '到期日', key: 'due', width: 116, className: 'wb-number', render: (_, row) => row.next?.due ?? '—' },
  { title: '到期事项', key: 'term', width: 150, render: (_, row) => row.next?.label ?? '—' },
  { title: '类型', key: 'type', width: 120, render: (_, row) => findType(row.type)?.record.title ?? row.type },
  {
    title: '案件',
    key: 'case',
    render: (_, row) => (
      <>
        <Link to={casePath(row)}>{caseName(row)}</Link> {row.backfilled ? <BackfillTag /> : null}
      </>
    ),
  },
  { title: '状态', key: 'status', width: 150, render: (_, row) => <RowStatus row={row} /> },
]

function RowStatus({ row }: { row: QueueRow }) {
  const type = findType(row.type)
  return type ? <StatusTag type={type} status={row.status} /> : row.status
}

export default function Desk() {
  useCrumbs()
  const { me, post, has } = useSession()
  const [params, setParams] = useSearchParams()
  const asked = params.get('group') as QueueGroup | null
  const group = asked && asked in cards ? asked : has('supervisor') ? 'overdue' : 'mine'
  const queue = useQuery({ queryKey: ['queue', post.office, group], queryFn: () => api.queue(post.office, group), refetchInterval: 60_000 })
  if (queue.isPending) return <Loading />
  if (queue.isError) return <Fault error={queue.error} onRetry={() => queue.refetch()} />
  return (
    <>
      <h1 className="wb-title">{me.person.name}，您好</h1>
      <div className="wb-cards">
        {groups.map((g) => (
          <NumberCard key={g} text={cards[g]} tone={g} count={queue.data.groups[g] ?? 0} chosen={g === group} onOpen={() => setParams({ group: g })} />
        ))}
      </div>
      {has('supervisor', 'admin') ? <DataCheckCard /> : null}
      <QueueTable title={cards[group].title} none={cards[group].none} rows={queue.data.rows} total={queue.data.groups[group] ?? 0} />
    </>
  )
}

type NumberCardProps = { text: CardText; tone: QueueGroup; count: number; chosen: boolean; onOpen: () => void }

function NumberCard({ text, tone, count, chosen, onOpen }: NumberCardProps) {
  return (
    <button type="button" className={`wb-card wb-card-${tone}`} aria-pressed={chosen} onClick={onOpen}>
      <span className="wb-card-title">{text.title}</span>
      <b>{count.toLocaleString('zh-CN')}</b>
      <span className="mf-quiet">{text.hint}</span>
    </button>
  )
}

function QueueTable({ title, none, rows, total }: { title: string; none: string; rows: QueueRow[]; total: number }) {
  const navigate = useNavigate()
  const more = total > rows.length ? `，先列出最急的 ${rows.length} 件` : ''
  return (
    <Card title={`${title}（${total.toLocaleString('zh-CN')} 件${more}）`} size="small" styles={{ body: { padding: 0 } }}>
      <Table<QueueRow>
        size="middle"
        rowKey="id"
        columns={columns}
        dataSource={rows}
        pagination={rows.length > 20 ? { pageSize: 20, showSizeChanger: false } : false}
        locale={{ emptyText: <Nothing text={none} /> }}
        onRow={(row) => ({ onDoubleClick: () => navigate(casePath(row)) })}
      />
    </Card>
  )
}
