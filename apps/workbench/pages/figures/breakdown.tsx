/** One figure broken down by up to two fields; every part leads to its records. */
import { useQuery } from '@tanstack/react-query'
import { Button, Select, Table } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { amount, Fault, Nothing } from '../../../../platform/ui/index.ts'
import { api } from '../../api.ts'
import type { Figure } from '../../api-types.ts'
import type { MetricName } from '../../case-types.ts'
import { figureWords, recordsPath } from './words.ts'

const partsColumn = {
  title: '其中 / 基数',
  key: 'parts',
  align: 'right' as const,
  className: 'wb-number',
  render: (_: unknown, f: Figure) => `${amount(f.numerator)} / ${amount(f.denominator)}`,
}

type BreakdownProps = { metric: MetricName; office: number; year: number; onClose: () => void }

export function Breakdown({ metric, office, year, onClose }: BreakdownProps) {
  const { breakdown, fields } = metric.type.record
  const [by, setBy] = useState<string[]>(breakdown.slice(0, 1))
  const query = { office, year, metric: metric.id, by: by.join(',') }
  const figures = useQuery({ queryKey: ['figures', query], queryFn: () => api.figures(query), enabled: by.length > 0 })
  const options = breakdown.map((value) => ({ value, label: fields[value]?.label ?? value }))
  return (
    <section className="wb-panel" aria-label="分组">
      <div className="wb-heading">
        <h2 className="wb-subtitle">
          {metric.type.record.title}：{metric.name}（{year} 年）按
        </h2>
        <div className="wb-buttons">
          <Select
            aria-label="按哪些项目分组"
            mode="multiple"
            maxCount={2}
            options={options}
            value={by}
            onChange={setBy}
            className="wb-by"
            placeholder="选择项目，最多两项"
          />
          <Button onClick={onClose}>收起分组</Button>
        </div>
      </div>
      {figures.isError ? <Fault error={figures.error} onRetry={() => figures.refetch()} /> : null}
      <Table<Figure>
        size="small"
        rowKey={(f) => JSON.stringify(f.by)}
        loading={figures.isFetching}
        dataSource={figures.data ?? []}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{ emptyText: <Nothing text="这一年没有计入的记录" /> }}
        columns={[
          ...by.map((id) => ({ title: fields[id]?.label ?? id, key: id, render: (_: unknown, f: Figure) => f.by?.[id] ?? '未填' })),
          {
            title: metric.name,
            key: 'value',
            align: 'right' as const,
            className: 'wb-number',
            render: (_: unknown, f: Figure) => <Link to={recordsPath(metric.id, office, year, f.by)}>{figureWords(f)}</Link>,
          },
          ...(metric.unit === '%' ? [partsColumn] : []),
        ]}
      />
    </section>
  )
}
