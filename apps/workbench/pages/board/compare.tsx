/** The same metric in several reports: of one office through the years, or of the offices side by side, as a chart with its table. */
import { useQuery } from '@tanstack/react-query'
import { Form, Segmented, Select, Table, Tag } from 'antd'
import { lazy, Suspense, useMemo } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { BoardFigures, BoardMetric, MetricValue, Sureness } from '../../../../domains/oversight/shapes.ts'
import { Fault, Loading, Nothing } from '../../../../platform/ui/index.ts'
import { boardApi } from '../../board-api.ts'
import type { Series } from '../../chart.tsx'
import { useCrumbs } from '../../crumbs.tsx'
import { useSession } from '../../session.tsx'
import { reportPath } from './words.ts'
import '../../lists.css'
import '../../board.css'

const Chart = lazy(() => import('../../chart.tsx'))

const sureWords: Readonly<Record<Sureness, string>> = { metric: '确定是同一指标', words: '很可能是同一指标', like: '可能是同一指标' }
const sureColour: Readonly<Record<Sureness, string>> = { metric: 'green', words: 'blue', like: 'gold' }

export default function Compare() {
  const { post } = useSession()
  const [params] = useSearchParams()
  const office = Number(params.get('office') ?? post.office)
  useCrumbs({ title: '年报巡检', to: `/board?office=${office}` }, { title: '数字比较' })
  const figures = useQuery({ queryKey: ['board-figures', office], queryFn: () => boardApi.figures(office) })
  return (
    <>
      <h1 className="wb-title">年度报告中的数字比较</h1>
      {figures.isPending ? <Loading text="正在比对各份报告…" /> : null}
      {figures.isError ? <Fault error={figures.error} onRetry={() => figures.refetch()} /> : null}
      {figures.data && figures.data.metrics.length === 0 ? <Nothing text="还没有两份报告说到同一个指标" /> : null}
      {figures.data && figures.data.metrics.length > 0 ? <Comparison figures={figures.data} /> : null}
    </>
  )
}

/** What is compared, kept in the page's address. */
function useChoice({ metrics, offices, years }: BoardFigures) {
  const [params, setParams] = useSearchParams()
  const metric = metrics.find((m) => m.key === params.get('metric')) ?? (metrics[0] as BoardMetric)
  const by = params.get('by') === 'office' ? 'office' : 'side'
  const tellers = new Set(metric.values.map((v) => v.office))
  const one = Number(params.get('one') ?? offices.find((o) => tellers.has(o.id))?.id)
  const year = Number(params.get('year') ?? Math.max(...metric.values.map((v) => v.year)))
  const set = (change: Record<string, string>) => {
    const next = new URLSearchParams(params)
    for (const [k, v] of Object.entries(change)) next.set(k, v)
    setParams(next)
  }
  return { metric, by, one, year: years.includes(year) ? year : (years[years.length - 1] as number), set }
}

type Drawn = { kind: 'line' | 'bar'; categories: string[]; series: Series[]; label: string }

/** Without the district, which all of them share. */
const shortName = (name: string): string => name.replace(/^.{1,4}?[区县市](?=.{2,}[局办委])/, '')

function drawn({ offices, years }: BoardFigures, choice: Pick<ReturnType<typeof useChoice>, 'metric' | 'by' | 'one' | 'year'>): Drawn {
  const { metric, by, one, year } = choice
  const stated = (office: number, y: number): number | null => metric.values.find((v) => v.office === office && v.year === y)?.value ?? null
  if (by === 'office') {
    const name = offices.find((o) => o.id === one)?.name ?? ''
    const series = [{ name, values: years.map((y) => stated(one, y)) }]
    return { kind: 'line', categories: years.map((y) => `${y} 年`), series, label: `${name}历年的${metric.label}` }
  }
  const some = offices.filter((o) => stated(o.id, year) !== null)
  const series = [{ name: `${year} 年`, values: some.map((o) => stated(o.id, year)) }]
  return { kind: 'bar', categories: some.map((o) => shortName(o.name)), series, label: `${year}年各单位的${metric.label}` }
}

function Comparison({ figures }: { figures: BoardFigures }) {
  const choice = useChoice(figures)
  const { metric, by, one, year, set } = choice
  const picture = useMemo(() => drawn(figures, { metric, by, one, year }), [figures, metric, by, one, year])
  const tellers = new Set(metric.values.map((v) => v.office))
  return (
    <>
      <Form className="wb-filters" layout="horizontal">
        <Form.Item label="指标" className="wb-filter wb-filter-metric">
          <Select
            aria-label="指标"
            showSearch={{ optionFilterProp: 'label' }}
            value={metric.key}
            onChange={(key) => set({ metric: key })}
            options={figures.metrics.map((m) => ({ value: m.key, label: `${m.label}（${m.unit || '无单位'}，${m.values.length} 处）` }))}
          />
        </Form.Item>
        <Form.Item className="wb-filter">
          <Segmented
            aria-label="怎样比"
            value={by}
            onChange={(v) => set({ by: v })}
            options={[
              { value: 'side', label: '各单位同年' },
              { value: 'office', label: '一个单位历年' },
            ]}
          />
        </Form.Item>
        {by === 'side' ? (
          <Form.Item label="年度" className="wb-filter">
            <Select
              aria-label="年度"
              value={year}
              onChange={(y) => set({ year: String(y) })}
              options={figures.years.map((y) => ({ value: y, label: `${y} 年` }))}
            />
          </Form.Item>
        ) : (
          <Form.Item label="单位" className="wb-filter">
            <Select
              aria-label="单位"
              value={one}
              onChange={(o) => set({ one: String(o) })}
              options={figures.offices.filter((o) => tellers.has(o.id)).map((o) => ({ value: o.id, label: o.name }))}
            />
          </Form.Item>
        )}
      </Form>
      <p>
        <Tag color={sureColour[metric.sure]}>{sureWords[metric.sure]}</Tag>
        <span className="mf-quiet">{metric.why}</span>
      </p>
      <section className="wb-panel" aria-label="图">
        <Suspense fallback={<Loading text="正在画图…" />}>
          <Chart kind={picture.kind} categories={picture.categories} series={picture.series} unit={metric.unit} label={picture.label} />
        </Suspense>
      </section>
      <ValueTable figures={figures} metric={metric} />
    </>
  )
}

type ValueRow = { id: number; name: string; of: (year: number) => MetricValue | undefined }

/** Everything that is drawn, and where each value stands. */
function ValueTable({ figures: { offices, years }, metric }: { figures: BoardFigures; metric: BoardMetric }) {
  const rows = offices
    .map(({ id, name }): ValueRow => ({ id, name, of: (year) => metric.values.find((v) => v.office === id && v.year === year) }))
    .filter((r) => years.some((y) => r.of(y)))
  return (
    <Table<ValueRow>
      size="small"
      rowKey="id"
      pagination={false}
      dataSource={rows}
      columns={[
        { title: '单位', dataIndex: 'name' },
        ...years.map((year) => ({
          title: `${year} 年`,
          key: String(year),
          align: 'right' as const,
          className: 'wb-number',
          render: (_: unknown, r: ValueRow) => <Value value={r.of(year)} />,
        })),
      ]}
    />
  )
}

function Value({ value }: { value: MetricValue | undefined }) {
  if (!value) return <span className="mf-quiet">—</span>
  return (
    <Link
      to={`${reportPath({ office: value.office, id: value.report })}${value.start === undefined ? '' : `?at=${value.start}`}`}
      title="看这份报告里的这个数字"
    >
      {value.shown}
      {value.exact ? '' : '（约数）'}
    </Link>
  )
}
