/** The cockpit: what a leader sees at once, every number a way to its records. */
import { FullscreenOutlined, PrinterOutlined, ReloadOutlined } from '@ant-design/icons'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Form, Select } from 'antd'
import { lazy, type ReactNode, Suspense, useRef } from 'react'
import { Link, useSearchParams } from 'react-router'
import { amount, Fault, Loading, Nothing } from '../../../../platform/ui/index.ts'
import { api } from '../../api.ts'
import type { Cockpit } from '../../api-types.ts'
import { findType } from '../../case-types.ts'
import { useCrumbs } from '../../crumbs.tsx'
import { linesOf } from '../../lines.ts'
import { OfficeSelect, useOfficeName } from '../../office-select.tsx'
import { useSession } from '../../session.tsx'
import { clockTime } from '../case/timeline.tsx'
import { recordsBetween, yearOptions } from '../figures/words.ts'
import { changeWords, shownValue, spanWords } from './words.ts'
import '../../cockpit.css'

const Places = lazy(() => import('./places.tsx'))
const Offices = lazy(() => import('./offices.tsx'))

/** A wall shows what is there now. */
const REFRESH_MS = 3 * 60_000

export default function CockpitPage() {
  useCrumbs({ title: '驾驶舱' })
  const { post, today } = useSession()
  const [params, setParams] = useSearchParams()
  const office = Number(params.get('office') ?? post.office)
  const year = Number(params.get('year') ?? today.slice(0, 4))
  const wall = useRef<HTMLDivElement>(null)
  const cockpit = useQuery({
    queryKey: ['cockpit', office, year],
    queryFn: () => api.cockpit(office, year),
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
  })
  const set = (change: Record<string, string>) => setParams({ ...Object.fromEntries(params), ...change })
  return (
    <div ref={wall} className="wb-cockpit">
      <div className="wb-heading">
        <Title office={office} data={cockpit.data} />
        <Form layout="inline" className="wb-cockpit-tools">
          <OfficeSelect value={office} onChange={(o) => o && set({ office: String(o) })} />
          <Select aria-label="年度" value={year} options={yearOptions(today)} onChange={(y) => set({ year: String(y) })} />
          <Button icon={<ReloadOutlined />} onClick={() => cockpit.refetch()} loading={cockpit.isFetching}>
            刷新
          </Button>
          <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
            打印
          </Button>
          <Button icon={<FullscreenOutlined />} onClick={() => wall.current?.requestFullscreen()}>
            全屏
          </Button>
        </Form>
      </div>
      {cockpit.isError ? (
        <Fault error={cockpit.error} onRetry={() => cockpit.refetch()} />
      ) : cockpit.data ? (
        <Boards office={office} data={cockpit.data} />
      ) : (
        <Loading text="正在计算…" />
      )}
    </div>
  )
}

function Title({ office, data }: { office: number; data: Cockpit | undefined }) {
  const officeName = useOfficeName()
  return (
    <div>
      <h1 className="wb-title">{officeName(office)} 驾驶舱</h1>
      {data ? (
        <p className="mf-quiet">
          {spanWords(data.period)}，上年同期 {spanWords(data.before)}。计算于 {clockTime(data.asOf)}
          。每个数字都可点开看记录。
        </p>
      ) : null}
    </div>
  )
}

function Boards({ office, data }: { office: number; data: Cockpit }) {
  if (data.figures.length === 0) return <Nothing text="您在该机关没有可以查看的案件" />
  return (
    <div className="wb-boards">
      <div>
        <Board title="期限">
          <Terms data={data} />
        </Board>
        <Board title="最慢的步骤">
          <Steps data={data} />
        </Board>
      </div>
      <div>
        <Board title="各类工作与上年同期相比">
          <Figures office={office} data={data} />
        </Board>
      </div>
      <div className="wb-boards-far">
        <Suspense fallback={<Loading />}>
          {data.communities.length > 0 ? (
            <Board title="村（社区）">
              <Places office={office} data={data} />
            </Board>
          ) : null}
          {data.offices.length > 1 ? (
            <Board title="机关之间">
              <Offices data={data} />
            </Board>
          ) : null}
        </Suspense>
      </div>
    </div>
  )
}

function Board({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="wb-board" aria-label={title}>
      <h2 className="wb-subtitle">{title}</h2>
      {children}
    </section>
  )
}

/** Overdue and about to be, by kind of work; each opens the list that it counts. */
function Terms({ data }: { data: Cockpit }) {
  const rows = data.terms.filter((t) => t.overdue > 0 || t.soon > 0)
  const to = (type: string, due: string) => `/cases/${type}?${new URLSearchParams({ dueTo: due, sort: 'nextDue' })}`
  if (rows.length === 0) return <Nothing text="没有超期的，七日内也没有到期的" />
  return (
    <table className="wb-plain">
      <thead>
        <tr>
          <th scope="col">案件类型</th>
          <th scope="col">已超期</th>
          <th scope="col">七日内到期</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((t) => (
          <tr key={t.type}>
            <th scope="row">{findType(t.type)?.record.title}</th>
            <td>
              <Link className={t.overdue > 0 ? 'wb-late' : ''} to={to(t.type, data.overdueTo)}>
                {amount(t.overdue)} {findType(t.type)?.record.unit}
              </Link>
            </td>
            <td>
              <Link to={to(t.type, data.soonTo)} title="列表里也含已超期的">
                {amount(t.soon)} {findType(t.type)?.record.unit}
                {t.more ? '以上' : ''}
              </Link>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Figures({ office, data }: { office: number; data: Cockpit }) {
  const types = [...new Set(data.figures.map((f) => f.type))].flatMap((id) => findType(id) ?? [])
  return (
    <div className="wb-lines">
      {linesOf(types).map((line) => (
        <div key={line.id} className="wb-line">
          <h3>{line.name}</h3>
          {line.types.map((type) => (
            <table key={type.id} className="wb-plain">
              <caption>{type.record.title}</caption>
              <thead>
                <tr>
                  <th scope="col">指标</th>
                  <th scope="col">本年</th>
                  <th scope="col">上年同期</th>
                  <th scope="col">增减</th>
                  <th scope="col">目标</th>
                </tr>
              </thead>
              <tbody>
                {data.figures
                  .filter((f) => f.type === type.id)
                  .map((f) => (
                    <tr key={f.metric}>
                      <th scope="row">{f.name}</th>
                      <td>
                        <Link to={recordsBetween(f.metric, office, data.period)}>{shownValue(f.value, f.unit)}</Link>
                      </td>
                      <td>
                        <Link to={recordsBetween(f.metric, office, data.before)}>{shownValue(f.before, f.unit)}</Link>
                      </td>
                      <td>{changeWords(f.value, f.before, f.unit)}</td>
                      <td>{f.target === undefined ? '—' : shownValue(f.target, f.unit)}</td>
                    </tr>
                  ))}
              </tbody>
            </table>
          ))}
        </div>
      ))}
    </div>
  )
}

function Steps({ data }: { data: Cockpit }) {
  if (data.steps.length === 0) return <Nothing text="本年在系统内办理的步骤还太少，不足以比较" />
  const longest = Math.max(...data.steps.map((s) => s.slow))
  return (
    <table className="wb-plain">
      <thead>
        <tr>
          <th scope="col">步骤</th>
          <th scope="col">次数</th>
          <th scope="col">一半在</th>
          <th scope="col">九成在</th>
        </tr>
      </thead>
      <tbody>
        {data.steps.map((s) => (
          <tr key={`${s.type}.${s.action}`}>
            <th scope="row">
              {s.label} <span className="mf-quiet">{findType(s.type)?.record.title}</span>
            </th>
            <td>{s.count}</td>
            <td>{Math.round(s.median)} 天内</td>
            <td>
              {Math.round(s.slow)} 天内
              <span className="wb-bar-line" aria-hidden="true" style={{ width: `${Math.round((s.slow / longest) * 60)}px` }} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
