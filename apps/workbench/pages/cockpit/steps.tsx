/** Steps behind a line of the cockpit: each with its case, how long it took, after which step, and by whom; the slowest first. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Table } from 'antd'
import { Link, useParams, useSearchParams } from 'react-router'
import { Fault, Nothing } from '../../../../platform/ui/index.ts'
import { api } from '../../api.ts'
import type { CockpitSteps } from '../../api-types.ts'
import { findType } from '../../case-types.ts'
import { casePath } from '../../cases.ts'
import { useCrumbs } from '../../crumbs.tsx'
import { useOfficeName } from '../../office-select.tsx'
import { NotFound } from '../not-found.tsx'
import { spanWords } from './words.ts'

const PAGE = 50

type StepRow = CockpitSteps['rows'][number]

export default function CockpitStepsPage() {
  const { type: id = '', action = '' } = useParams()
  const [params, setParams] = useSearchParams()
  const officeName = useOfficeName()
  const type = findType(id)
  const office = Number(params.get('office'))
  const query = { type: id, action, ...Object.fromEntries(params) }
  const steps = useQuery({ queryKey: ['cockpit-steps', query], queryFn: () => api.cockpitSteps(query), placeholderData: keepPreviousData })
  const label = steps.data?.label ?? '步骤'
  useCrumbs({ title: '驾驶舱', to: `/cockpit?${new URLSearchParams({ office: String(office), year: params.get('year') ?? '' })}` }, { title: label })
  if (!type) return <NotFound />
  return (
    <>
      <div className="wb-heading">
        <h1 className="wb-title">
          {type.record.title}：{label}{' '}
          <span className="mf-quiet">{[officeName(office), ...(steps.data ? [spanWords(steps.data.period)] : []), '最慢的在前'].join(' · ')}</span>
        </h1>
      </div>
      {steps.isError ? <Fault error={steps.error} onRetry={() => steps.refetch()} /> : null}
      <Table<StepRow>
        size="middle"
        rowKey={(r) => `${r.id}:${r.on}:${r.beforeOn}:${r.before}`}
        loading={steps.isFetching}
        dataSource={steps.data?.rows ?? []}
        scroll={{ x: 'max-content' }}
        pagination={{
          current: Number(params.get('page') ?? 1),
          total: steps.data?.total ?? 0,
          pageSize: PAGE,
          onChange: (page) => setParams({ ...Object.fromEntries(params), page: String(page) }),
          showSizeChanger: false,
          showTotal: (n) => `共 ${n.toLocaleString('zh-CN')} 次`,
        }}
        locale={{ emptyText: <Nothing text="本年没有办理过这一步" /> }}
        columns={[
          {
            title: type.record.fields[type.record.number]?.label ?? '编号',
            key: 'number',
            render: (_, r) => <Link to={casePath({ type: id, office: r.office, id: r.id })}>{r.number ?? '未编号'}</Link>,
          },
          { title: '用时', dataIndex: 'days', width: 110, className: 'wb-number', render: (days: number) => `${days.toLocaleString('zh-CN')} 天` },
          { title: '上一步', key: 'before', render: (_, r) => `${r.beforeOn} ${r.before}` },
          { title: `${label}日期`, dataIndex: 'on', width: 170, className: 'wb-number' },
          { title: '办理人', key: 'by', render: (_, r) => r.by.join('、') },
          { title: '机关', key: 'office', render: (_, r) => officeName(r.office) },
        ]}
      />
    </>
  )
}
