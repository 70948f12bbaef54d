/** The records that a figure counts, page by page, each leading to its case. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Table, Tag } from 'antd'
import { useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { Fault, Nothing, StatusTag } from '../../../../platform/ui/index.ts'
import { api } from '../../api.ts'
import type { FigureRecord } from '../../api-types.ts'
import { type MetricName, metricNames } from '../../case-types.ts'
import { casePath } from '../../cases.ts'
import { useCrumbs } from '../../crumbs.tsx'
import { useOfficeName } from '../../office-select.tsx'
import { NotFound } from '../not-found.tsx'
import { LineageDrawer } from './lineage.tsx'

const PAGE = 50

export default function FigureRecordsPage() {
  const { metric: id } = useParams()
  const metric = metricNames.find((m) => m.id === id)
  return metric ? <Records metric={metric} /> : <NotFound />
}

function Records({ metric }: { metric: MetricName }) {
  const [params, setParams] = useSearchParams()
  const [explained, setExplained] = useState(false)
  const officeName = useOfficeName()
  const query = { metric: metric.id, ...Object.fromEntries(params) }
  const records = useQuery({ queryKey: ['figure-records', query], queryFn: () => api.figureRecords(query), placeholderData: keepPreviousData })
  const office = Number(params.get('office'))
  const span = params.get('from') ? `${params.get('from')} 至 ${params.get('to')}` : `${params.get('year') ?? ''} 年`
  const year = params.get('year') ?? params.get('to')?.slice(0, 4) ?? ''
  useCrumbs({ title: '数字与指标', to: `/figures?office=${office}&year=${year}` }, { title: metric.name })
  const by = [...params].filter(([k]) => k.startsWith('by.')).map(([k, v]) => `${metric.type.record.fields[k.slice(3)]?.label ?? k}为“${v}”`)
  return (
    <>
      <div className="wb-heading">
        <h1 className="wb-title">
          {metric.type.record.title}：{metric.name} <span className="mf-quiet">{[officeName(office), span, ...by].join(' · ')}</span>
        </h1>
        <Button onClick={() => setExplained(true)}>这个数字的来历</Button>
      </div>
      {records.isError ? <Fault error={records.error} onRetry={() => records.refetch()} /> : null}
      <RecordTable
        metric={metric}
        rows={records.data?.rows ?? []}
        total={records.data?.total ?? 0}
        page={Number(params.get('page') ?? 1)}
        loading={records.isFetching}
        onPage={(page) => setParams({ ...Object.fromEntries(params), page: String(page) })}
      />
      <LineageDrawer metric={explained ? metric.id : undefined} onClose={() => setExplained(false)} />
    </>
  )
}

type RecordTableProps = { metric: MetricName; rows: FigureRecord[]; total: number; page: number; loading: boolean; onPage: (page: number) => void }

function RecordTable({ metric, rows, total, page, loading, onPage }: RecordTableProps) {
  const { record } = metric.type
  const share = metric.unit === '%'
  const shown = [...new Set([...record.headline, ...record.breakdown])].filter((f) => f !== record.number && record.fields[f]?.secrecy !== 'personal')
  return (
    <Table<FigureRecord>
      size="middle"
      rowKey={(r) => `${r.office}:${r.id}`}
      loading={loading}
      dataSource={rows}
      scroll={{ x: 'max-content' }}
      pagination={{
        current: page,
        total,
        pageSize: PAGE,
        onChange: onPage,
        showSizeChanger: false,
        showTotal: (n) => `共 ${n.toLocaleString('zh-CN')} ${record.unit}`,
      }}
      locale={{ emptyText: <Nothing text="没有计入这个数字的记录" /> }}
      columns={[
        { title: record.fields[record.number]?.label ?? '编号', key: 'number', render: (_, r) => <Link to={casePath(r)}>{r.number ?? '未编号'}</Link> },
        { title: '计入日期', dataIndex: 'day', width: 118, className: 'wb-number' },
        ...(share
          ? [
              {
                title: '计入',
                key: 'counts',
                width: 110,
                render: (_: unknown, r: FigureRecord) => (
                  <Tag color={r.counts === 'numerator' ? 'success' : 'default'}>{r.counts === 'numerator' ? '计入分子' : '只计入基数'}</Tag>
                ),
              },
            ]
          : []),
        ...shown.map((f) => ({ title: record.fields[f]?.label ?? f, key: f, render: (_: unknown, r: FigureRecord) => r.values[f] ?? '—' })),
        { title: '状态', key: 'status', width: 130, render: (_, r) => <StatusTag type={metric.type} status={r.status} /> },
      ]}
    />
  )
}
