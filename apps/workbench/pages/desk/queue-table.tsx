/** The cases of a part of the queue. Arrow keys go from case to case, Enter opens one. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Table, type TableProps, Tag } from 'antd'
import type { KeyboardEvent } from 'react'
import { Link } from 'react-router'
import { BackfillTag, Light, Loading, Nothing, StatusTag } from '../../../../platform/ui/index.ts'
import { api } from '../../api.ts'
import { findType } from '../../case-types.ts'
import { caseName, casePath } from '../../cases.ts'
import type { QueueHand, QueueRow, QueueTab } from '../../desk-types.ts'
import { newId } from '../../ids.ts'
import { useOfficeName } from '../../office-select.tsx'
import { useSession } from '../../session.tsx'
import { namesFor } from './cards.tsx'
import type { QueueRead } from './use-queue.ts'

function Term({ row }: { row: QueueRow }) {
  if (row.paused) return <Light light="grey" words="暂停计时" />
  if (!row.next) return <span className="mf-quiet">没有在走的期限</span>
  return (
    <>
      <Light {...row.next} />
      <div className="mf-quiet">
        <span className="wb-number">{row.next.due}</span> {row.next.label}
      </div>
    </>
  )
}

function Marks({ row }: { row: QueueRow }) {
  return (
    <>
      {row.backfilled ? <BackfillTag /> : null}
      {row.urgedOn ? <Tag color="red">{row.urgedOn} 催办</Tag> : null}
      {row.demand ? <Tag color="red">督办 {row.demand.due} 前回复</Tag> : null}
      {row.asked.length > 0 ? <Tag color="gold">征求 {row.asked.join('、')} 的意见</Tag> : null}
    </>
  )
}

function Case({ row, tab }: { row: QueueRow; tab: QueueTab }) {
  const { post } = useSession()
  const officeName = useOfficeName()
  return (
    <>
      <Link to={casePath(row)} className="wb-queue-link">
        {caseName(row)}
      </Link>
      <div className="wb-queue-marks">
        <span className="mf-quiet">
          {findType(row.type)?.record.title ?? row.type}
          {row.office === post.office ? '' : ` · ${officeName(row.office)}`}
          {row.handler ? ` · 承办人 ${row.handler}` : ''}
          {row.did ? ` · ${row.did.on} ${row.did.action}` : ''}
        </span>
        <RowStatus row={row} />
        <Marks row={row} />
      </div>
      {tab === 'demands' && row.demand ? (
        <div>
          {row.demand.by}：{row.demand.text}
        </div>
      ) : null}
    </>
  )
}

/** Takes a case that nobody has yet into one's own hands. */
function Claim({ row }: { row: QueueRow }) {
  const client = useQueryClient()
  const { message } = App.useApp()
  const claim = useMutation({
    mutationFn: () => api.act(row.id, 'careClaim', { type: row.type, office: row.office, actionId: newId(), seen: row.seq, input: {} }),
    onSuccess: () => message.success('已认领'),
    onError: (error) => message.error(error.message),
    onSettled: () => client.invalidateQueries({ queryKey: ['queue'] }),
  })
  return (
    <Button size="small" loading={claim.isPending} onClick={() => claim.mutate()} aria-label={`认领 ${caseName(row)}`}>
      认领
    </Button>
  )
}

/** `claimless`: for whoever takes no case up here, and where all are in somebody's hands. */
function columnsOf(tab: QueueTab, claimless: boolean): NonNullable<TableProps<QueueRow>['columns']> {
  return [
    { title: '期限', key: 'next', width: 184, render: (_, row) => <Term row={row} /> },
    { title: '案件', key: 'case', render: (_, row) => <Case row={row} tab={tab} /> },
    ...(tab === 'todo' && !claimless
      ? [{ title: '认领', key: 'claim', width: 84, render: (_: unknown, row: QueueRow) => (row.hand === 'open' ? <Claim row={row} /> : null) }]
      : []),
  ]
}

function RowStatus({ row }: { row: QueueRow }) {
  const type = findType(row.type)
  return type ? <StatusTag type={type} status={row.status} /> : row.status
}

/** From one case to the next with the arrow keys, first and last with Home and End. */
function byArrows(event: KeyboardEvent<HTMLElement>): void {
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('.wb-queue-link')]
  const at = links.indexOf(document.activeElement as HTMLElement)
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[event.key]
  if (at < 0 || to === undefined) return
  event.preventDefault()
  links[Math.max(0, Math.min(to, links.length - 1))]?.focus()
}

type QueueTableProps = { queue: QueueRead; tab: QueueTab; hand: QueueHand | undefined; behalf: string | undefined }

export function QueueTable({ queue, tab, hand, behalf }: QueueTableProps) {
  const { adviser } = useSession()
  if (queue.isPending) return <Loading />
  const rows = queue.data?.pages.flatMap((p) => p.rows) ?? []
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the links inside are what is focused; the keys only go from one to the next.
    <div onKeyDown={byArrows}>
      <Table<QueueRow>
        size="small"
        rowKey="id"
        columns={columnsOf(tab, behalf !== undefined || adviser || hand === 'mine' || hand === 'group')}
        dataSource={rows}
        pagination={false}
        loading={queue.isPlaceholderData}
        locale={{ emptyText: <Nothing text={namesFor(adviser)[tab].none} /> }}
      />
      {queue.hasNextPage ? (
        <Button block className="wb-more" loading={queue.isFetchingNextPage} onClick={() => queue.fetchNextPage()}>
          再列 50 件
        </Button>
      ) : null}
    </div>
  )
}
