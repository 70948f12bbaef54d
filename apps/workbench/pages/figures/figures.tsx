/** Figures of an office for a year: every metric with the year before beside it. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Form, Select, Table } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { amount, Fault, Loading, Nothing } from '../../../../platform/ui/index.ts'
import { api } from '../../api.ts'
import type { Figure } from '../../api-types.ts'
import { type MetricName, metricNames } from '../../case-types.ts'
import { useCrumbs } from '../../crumbs.tsx'
import { OfficeSelect } from '../../office-select.tsx'
import { useSession } from '../../session.tsx'
import { settingApi } from '../../setting-api.ts'
import { Breakdown } from './breakdown.tsx'
import { LineageDrawer } from './lineage.tsx'
import { figureWords, recordsPath, yearOptions } from './words.ts'
import '../../lists.css'

type Row = MetricName & { now: Figure | undefined; before: Figure | undefined; target: number | undefined }

/** Office and year of the page, kept in its address. */
function usePeriod() {
  const { post, today } = useSession()
  const [params, setParams] = useSearchParams()
  const office = Number(params.get('office') ?? post.office)
  const year = Number(params.get('year') ?? today.slice(0, 4))
  const set = (change: Record<string, string | undefined>) => {
    const next = new URLSearchParams(params)
    for (const [k, v] of Object.entries(change)) v ? next.set(k, v) : next.delete(k)
    setParams(next)
  }
  return { office, year, metric: params.get('metric') ?? undefined, set, today }
}

const useYear = (office: number, year: number) =>
  useQuery({ queryKey: ['figures', office, year], queryFn: () => api.figures({ office, year }), placeholderData: keepPreviousData })

export default function Figures() {
  useCrumbs({ title: '数字与指标' })
  const { office, year, metric, set, today } = usePeriod()
  const now = useYear(office, year)
  const before = useYear(office, year - 1)
  const aims = useTargets(office, year)
  const [explained, setExplained] = useState<string>()
  const rows = metricNames.map<Row>((m) => ({
    ...m,
    now: now.data?.find((f) => f.metric === m.id),
    before: before.data?.find((f) => f.metric === m.id),
    target: aims.get(m.id),
  }))
  const broken = metricNames.find((m) => m.id === metric)
  return (
    <>
      <h1 className="wb-title">数字与指标</h1>
      <Form className="wb-filters" layout="horizontal">
        <Form.Item label="机关" className="wb-filter wb-filter-wide">
          <OfficeSelect value={office} onChange={(o) => o && set({ office: String(o) })} />
        </Form.Item>
        <Form.Item label="年度" className="wb-filter">
          <Select aria-label="年度" value={year} options={yearOptions(today)} onChange={(y) => set({ year: String(y) })} />
        </Form.Item>
        <span className="wb-filters-tail mf-quiet">选上级机关时，包括其全部下属机关。数字由系统按记录计算，不能手工填写。</span>
      </Form>
      {broken ? (
        <Breakdown key={`${broken.id}:${office}:${year}`} metric={broken} office={office} year={year} onClose={() => set({ metric: undefined })} />
      ) : null}
      {now.isPending ? <Loading text="正在计算…" /> : null}
      {now.isError ? <Fault error={now.error} onRetry={() => now.refetch()} /> : null}
      {now.data ? <FigureTable rows={rows} office={office} year={year} onExplain={setExplained} onBreak={(id) => set({ metric: id })} /> : null}
      <LineageDrawer metric={explained} onClose={() => setExplained(undefined)} />
    </>
  )
}

/** What the office means to reach in the year, by metric. */
function useTargets(office: number, year: number): ReadonlyMap<string, number> {
  const { data } = useQuery({ queryKey: ['settings', 'targets', office, year], queryFn: () => settingApi.targets(office, year) })
  return new Map(data?.map((t) => [t.metric, t.value]))
}

/** '目标 120，已完成 85%'; a share is not divided by a share. */
function aim(now: Figure | undefined, target: number): string {
  const words = `目标 ${amount(target)}`
  if (!now || now.value === null || now.unit === '%' || target === 0) return words
  return `${words}，已完成 ${((now.value / target) * 100).toFixed(0)}%`
}

const parts = (f: Figure | undefined): string => (f?.denominator === undefined || f.value === null ? '' : `${amount(f.numerator)} / ${amount(f.denominator)}`)

function difference({ now, before }: Row): string {
  if (now?.value === null || now?.value === undefined || before?.value === null || before?.value === undefined) return '—'
  const d = now.value - before.value
  if (d === 0) return '持平'
  const size =
    now.unit === '%' ? `${Math.abs(d).toFixed(2)} 个百分点` : before.value === 0 ? amount(Math.abs(d)) : `${((Math.abs(d) / before.value) * 100).toFixed(1)}%`
  return `${d > 0 ? '增' : '减'} ${size}`
}

type FigureTableProps = { rows: Row[]; office: number; year: number; onExplain: (metric: string) => void; onBreak: (metric: string) => void }

function FigureTable({ rows, office, year, onExplain, onBreak }: FigureTableProps) {
  return (
    <Table<Row>
      size="middle"
      rowKey="id"
      pagination={false}
      dataSource={rows}
      locale={{ emptyText: <Nothing text="还没有指标" /> }}
      columns={[
        {
          title: '事项',
          key: 'type',
          width: 164,
          render: (_, r) => r.type.record.title,
          onCell: (r, i = 0) => ({ rowSpan: spanOf(rows, r, i), className: 'wb-group' }),
        },
        { title: '指标', dataIndex: 'name' },
        {
          title: `${year} 年`,
          key: 'now',
          align: 'right',
          className: 'wb-number',
          width: 190,
          render: (_, r) => (
            <>
              <Link to={recordsPath(r.id, office, year)} title="查看计入的记录">
                {figureWords(r.now)}
              </Link>
              {r.target === undefined ? null : <div className="mf-quiet">{aim(r.now, r.target)}</div>}
            </>
          ),
        },
        { title: '其中 / 基数', key: 'parts', align: 'right', className: 'wb-number', width: 130, render: (_, r) => parts(r.now) },
        {
          title: `${year - 1} 年`,
          key: 'before',
          align: 'right',
          className: 'wb-number',
          width: 170,
          render: (_, r) => <Link to={recordsPath(r.id, office, year - 1)}>{figureWords(r.before)}</Link>,
        },
        { title: '比上年', key: 'change', align: 'right', className: 'wb-number', width: 140, render: (_, r) => difference(r) },
        {
          title: '查看',
          key: 'do',
          width: 130,
          render: (_, r) => (
            <>
              <Button type="link" size="small" onClick={() => onBreak(r.id)}>
                分组
              </Button>
              <Button type="link" size="small" onClick={() => onExplain(r.id)}>
                来历
              </Button>
            </>
          ),
        },
      ]}
    />
  )
}

/** The name of a kind of case stands once for all of its metrics. */
function spanOf(rows: readonly Row[], row: Row, index: number): number {
  if (rows[index - 1]?.type === row.type) return 0
  return rows.filter((r) => r.type === row.type).length
}
