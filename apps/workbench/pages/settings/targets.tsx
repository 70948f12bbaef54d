/** What the office means to reach in a year, beside each metric. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, InputNumber, Table } from 'antd'
import { useState } from 'react'
import { Fault } from '../../../../platform/ui/index.ts'
import { type MetricName, metricNames } from '../../case-types.ts'
import { useSession } from '../../session.tsx'
import { settingApi } from '../../setting-api.ts'
import { SaveFault, YearSelect } from './parts.tsx'

export function TargetsPage({ office }: { office: number }) {
  const { today } = useSession()
  const [year, setYear] = useState(Number(today.slice(0, 4)))
  const targets = useQuery({ queryKey: ['settings', 'targets', office, year], queryFn: () => settingApi.targets(office, year) })
  const values = new Map(targets.data?.map((t) => [t.metric, t.value]))
  if (targets.isError) return <Fault error={targets.error} onRetry={() => targets.refetch()} />
  return (
    <>
      <div className="wb-heading">
        <h2 className="wb-subtitle">指标目标值</h2>
        <YearSelect value={year} onChange={setYear} today={today} />
      </div>
      <p className="mf-quiet wb-setting-note">目标值写在数字旁边供对照，不影响任何统计。清空并保存即取消。</p>
      <Table<MetricName>
        size="small"
        rowKey="id"
        loading={targets.isFetching}
        dataSource={[...metricNames]}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        columns={[
          { title: '业务', key: 'type', width: 165, render: (_, m) => m.type.record.title },
          { title: '指标', dataIndex: 'name' },
          { title: '单位', dataIndex: 'unit', width: 70 },
          {
            title: `${year} 年目标值`,
            key: 'value',
            width: 260,
            render: (_, m) =>
              targets.data ? <TargetInput key={`${year}:${values.get(m.id)}`} office={office} metric={m} year={year} value={values.get(m.id) ?? null} /> : '…',
          },
        ]}
      />
    </>
  )
}

type TargetInputProps = { office: number; metric: MetricName; year: number; value: number | null }

function TargetInput({ office, metric, year, value }: TargetInputProps) {
  const [typed, setTyped] = useState(value)
  const client = useQueryClient()
  const { message } = App.useApp()
  const save = useMutation({
    mutationFn: () => settingApi.setTarget({ office, metric: metric.id, year, value: typed }),
    onSuccess: async () => {
      message.success(typed === null ? '目标值已取消' : '目标值已保存')
      await client.invalidateQueries({ queryKey: ['settings', 'targets'] })
    },
  })
  return (
    <div className="wb-setting-row">
      <InputNumber aria-label={`${metric.name}目标值`} min={0} value={typed} onChange={setTyped} />
      {typed !== value ? (
        <Button size="small" type="primary" loading={save.isPending} onClick={() => save.mutate()}>
          保存
        </Button>
      ) : null}
      <SaveFault error={save.error} />
    </div>
  )
}
