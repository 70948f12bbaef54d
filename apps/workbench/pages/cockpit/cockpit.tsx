/** The cockpit: what a leader sees at once, every number a way to its records. */
import { FullscreenExitOutlined, FullscreenOutlined, PrinterOutlined, ReloadOutlined } from '@ant-design/icons'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, ConfigProvider, Form, Select } from 'antd'
import { lazy, type ReactNode, Suspense, useRef, useSyncExternalStore } from 'react'
import { useSearchParams } from 'react-router'
import { Fault, Loading, Nothing } from '../../../../platform/ui/index.ts'
import { api } from '../../api.ts'
import type { Cockpit } from '../../api-types.ts'
import { useCrumbs } from '../../crumbs.tsx'
import { OfficeSelect, useOfficeName } from '../../office-select.tsx'
import { useSession } from '../../session.tsx'
import { clockTime } from '../case/timeline.tsx'
import { yearOptions } from '../figures/words.ts'
import { Figures, Steps, Terms } from './tables.tsx'
import { spanWords } from './words.ts'
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
  const full = useFull()
  const set = (change: Record<string, string>) => setParams({ ...Object.fromEntries(params), ...change })
  return (
    // What unfolds must unfold inside of what fills the screen.
    <ConfigProvider getPopupContainer={() => (document.fullscreenElement as HTMLElement | null) ?? document.body}>
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
            <Button
              icon={full ? <FullscreenExitOutlined /> : <FullscreenOutlined />}
              onClick={() => (full ? document.exitFullscreen() : wall.current?.requestFullscreen())}
            >
              {full ? '退出全屏' : '全屏'}
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
    </ConfigProvider>
  )
}

function onFullscreen(changed: () => void): () => void {
  document.addEventListener('fullscreenchange', changed)
  return () => document.removeEventListener('fullscreenchange', changed)
}

/** Does something fill the screen? Escape leaves it as well. */
const useFull = (): boolean => useSyncExternalStore(onFullscreen, () => document.fullscreenElement !== null)

function Title({ office, data }: { office: number; data: Cockpit | undefined }) {
  const officeName = useOfficeName()
  return (
    <div>
      <h1 className="wb-title">{officeName(office)} 驾驶舱</h1>
      {data ? (
        <p className="mf-quiet">
          {spanWords(data.period)}，上年同期 {spanWords(data.before)}。计算于 {clockTime(data.asOf)}。
          <span className="wb-only-screen">每个数字都可点开看记录。</span>
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
          <Steps office={office} data={data} />
        </Board>
      </div>
      <div className="wb-boards-figures">
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
