/** The register of letters of an office (文书登记簿): what waits for whom, and every number that was given. */
import { useQuery } from '@tanstack/react-query'
import { Segmented, Table, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { letterStatuses } from '../../../../engine/letters.ts'
import { Fault, Loading, Nothing } from '../../../../platform/ui/index.ts'
import { findType } from '../../case-types.ts'
import { useCrumbs } from '../../crumbs.tsx'
import type { LetterRegisterRow } from '../../letter-types.ts'
import { lettersApi } from '../../letters-api.ts'
import { useSession } from '../../session.tsx'
import { statusColour } from '../case/letters/words.ts'

const ALL = 'all'

export default function LetterRegister() {
  const { post, has } = useSession()
  // Whoever signs comes here to sign.
  const [status, setStatus] = useState<string>(has('leader') ? 'draft' : ALL)
  useCrumbs({ title: '文书登记' })
  const found = useQuery({
    queryKey: ['register', post.office, status],
    queryFn: () => lettersApi.register(post.office, status === ALL ? {} : { status }),
  })
  return (
    <>
      <h1 className="wb-title">文书登记</h1>
      <p>文号按机关、文书种类和年度连续编排；作废的文号留在簿上，不再使用。</p>
      <Segmented
        className="wb-gap"
        value={status}
        onChange={(value) => setStatus(String(value))}
        options={[{ value: ALL, label: '全部' }, ...Object.entries(letterStatuses).map(([value, label]) => ({ value, label }))]}
      />
      {found.isPending ? <Loading /> : null}
      {found.isError ? <Fault error={found.error} onRetry={() => found.refetch()} /> : null}
      {found.data ? <Rows rows={found.data} /> : null}
    </>
  )
}

function Rows({ rows }: { rows: readonly LetterRegisterRow[] }) {
  return (
    <Table<LetterRegisterRow>
      size="small"
      rowKey="id"
      dataSource={[...rows]}
      locale={{ emptyText: <Nothing text="没有文书。在案件页的“文书”一栏拟制，这里依次登记" /> }}
      pagination={{ pageSize: 20, showSizeChanger: false, hideOnSinglePage: true }}
      columns={[
        { title: '文号', key: 'number', width: 220, render: (_, r) => r.number ?? '—' },
        { title: '文书', key: 'title', render: (_, r) => <Link to={`/cases/${r.type}/${r.office}/${r.caseId}`}>{r.title}</Link> },
        { title: '业务', key: 'type', width: 165, render: (_, r) => findType(r.type)?.record.title ?? r.type },
        {
          title: '状态',
          key: 'status',
          width: 200,
          render: (_, r) => (
            <>
              <Tag color={statusColour[r.status]}>{r.statusLabel}</Tag>
              {r.voidReason ? <div className="mf-quiet">{r.voidReason}</div> : null}
            </>
          ),
        },
        { title: '拟制', dataIndex: 'draftedOn', width: 110, className: 'wb-number' },
        { title: '用印', key: 'sealedOn', width: 110, className: 'wb-number', render: (_, r) => r.sealedOn ?? '—' },
        { title: '送达', key: 'servedOn', width: 110, className: 'wb-number', render: (_, r) => r.servedOn ?? '—' },
      ]}
    />
  )
}
