/** Annual reports by year, and the making of a new one. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { Alert, Button, Form, Select, Table, Tag } from 'antd'
import { useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { Fault, Nothing } from '../../../../platform/ui/index.ts'
import { api } from '../../api.ts'
import type { ReportRow } from '../../api-types.ts'
import { useCrumbs } from '../../crumbs.tsx'
import { OfficeSelect, useOfficeName } from '../../office-select.tsx'
import { useSession } from '../../session.tsx'
import { clockTime } from '../case/timeline.tsx'
import { yearOptions } from '../figures/words.ts'
import { statusWords } from './status.ts'
import '../../lists.css'

export default function Reports() {
  useCrumbs({ title: '年度报告' })
  const { post, has } = useSession()
  const [params, setParams] = useSearchParams()
  const office = Number(params.get('office') ?? post.office)
  const reports = useQuery({ queryKey: ['reports', office], queryFn: () => api.reports(office) })
  return (
    <>
      <div className="wb-heading">
        <h1 className="wb-title">法治政府建设年度报告</h1>
        {has('reporter') && office === post.office ? <Compose office={office} /> : null}
      </div>
      <Form className="wb-filters" layout="horizontal">
        <Form.Item label="机关" className="wb-filter wb-filter-wide">
          <OfficeSelect value={office} onChange={(o) => o && setParams({ office: String(o) })} />
        </Form.Item>
      </Form>
      {reports.isError ? (
        <Fault error={reports.error} onRetry={() => reports.refetch()} />
      ) : (
        <ReportTable rows={reports.data ?? []} loading={reports.isFetching} />
      )}
    </>
  )
}

/** The draft composes itself from the year's figures. */
function Compose({ office }: { office: number }) {
  const { today } = useSession()
  const navigate = useNavigate()
  const [year, setYear] = useState(Number(today.slice(0, 4)) - 1)
  const compose = useMutation({ mutationFn: () => api.composeReport(office, year), onSuccess: ({ report }) => navigate(`/reports/${report.id}`) })
  return (
    <div>
      <div className="wb-buttons">
        <Select aria-label="报告年度" value={year} onChange={setYear} options={yearOptions(today)} />
        <Button type="primary" loading={compose.isPending} onClick={() => compose.mutate()}>
          {compose.isPending ? '正在起草…' : '生成初稿'}
        </Button>
      </div>
      {compose.error ? <Alert type="error" showIcon role="alert" title={compose.error.message} /> : null}
    </div>
  )
}

function ReportTable({ rows, loading }: { rows: ReportRow[]; loading: boolean }) {
  const officeName = useOfficeName()
  return (
    <Table<ReportRow>
      size="middle"
      rowKey="id"
      loading={loading}
      dataSource={[...rows].sort((a, b) => b.year - a.year)}
      pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
      locale={{ emptyText: <Nothing text="还没有年度报告" /> }}
      columns={[
        { title: '年度', dataIndex: 'year', width: 90, render: (y: number) => `${y} 年` },
        { title: '报告', key: 'title', render: (_, r) => <Link to={`/reports/${r.id}`}>{r.title}</Link> },
        { title: '机关', key: 'office', width: 200, render: (_, r) => officeName(r.office) },
        { title: '状态', key: 'status', width: 140, render: (_, r) => <Tag color={statusWords[r.status].colour}>{statusWords[r.status].label}</Tag> },
        { title: '最后改动', key: 'changedAt', width: 160, className: 'wb-number', render: (_, r) => clockTime(r.changedAt) },
      ]}
    />
  )
}
