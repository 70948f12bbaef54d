/** One annual report: the text with its figures, checks, steps and exports. */
import { DownloadOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Dropdown, Tag } from 'antd'
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useParams } from 'react-router'
import { Fault, Loading } from '../../../../platform/ui/index.ts'
import { ApiError, api, type ReportFormat } from '../../api.ts'
import type { ReportBody, ReportFigure, ReportStatus, ReportView } from '../../api-types.ts'
import { useCrumbs } from '../../crumbs.tsx'
import { useSession } from '../../session.tsx'
import { type Live, ReportChecks } from './checks.tsx'
import { FigureCard, FigureList } from './chips.tsx'
import type { EditorDoor } from './editor.tsx'
import { Grounds } from './grounds.tsx'
import type { FigureOf } from './parts.ts'
import { PrintLook } from './print-look.tsx'
import { Remarks } from './remarks.tsx'
import { useSaveKey } from './save-key.ts'
import { statusWords } from './status.ts'
import { ReportSteps, ReportWay } from './steps.tsx'
import { type Draft, useDraft } from './text/use-draft.ts'
import { useLocks } from './text/use-locks.ts'
import '../../reports.css'

const Editor = lazy(() => import('./editor.tsx'))
const Versions = lazy(() => import('./versions.tsx'))
const Mine = lazy(() => import('./mine.tsx'))

/** After so long without a keystroke the words are checked. */
const PAUSE_MS = 600

/** From then on the text and its figures stand as they are. */
const frozenOnce: ReadonlySet<ReportStatus> = new Set(['frozen', 'published', 'withdrawn'])

const formats: readonly { key: ReportFormat; label: string }[] = [
  { key: 'docx', label: 'Word 文档（docx，可在 WPS 中编辑）' },
  { key: 'pdf', label: 'PDF（打印用）' },
  { key: 'html', label: '网页（html）' },
  { key: 'md', label: '纯文本（Markdown）' },
]

export default function ReportPage() {
  const { id = '' } = useParams()
  const view = useQuery({ queryKey: ['report', id], queryFn: () => api.readReport(id) })
  useCrumbs({ title: '年度报告', to: '/reports' }, { title: view.data?.report.title ?? '报告' })
  if (view.isPending) return <Loading />
  if (view.isError) {
    return (
      <>
        <h1 className="wb-title">年度报告</h1>
        <Fault error={view.error} onRetry={() => view.refetch()} />
      </>
    )
  }
  return <Report key={id} view={view.data} />
}

/** What the words break, found while one types; undefined until the rules are there. */
function useLive(body: ReportBody, figureOf: FigureOf, year: number, files: ReadonlySet<string> | undefined, on: boolean): Live | undefined {
  const [live, setLive] = useState<Live>()
  useEffect(() => {
    if (!on) return setLive(undefined)
    let stopped = false
    const timer = window.setTimeout(async () => {
      try {
        const { liveFindings, liveRules } = await import('./text/live.ts')
        if (!stopped) setLive({ findings: liveFindings(body, figureOf, year, files), rules: liveRules })
      } catch {
        // A browser too old for the rules, or a line too bad to bring them, leaves the checks to the server.
        if (!stopped) setLive(undefined)
      }
    }, PAUSE_MS)
    return () => {
      stopped = true
      window.clearTimeout(timer)
    }
  }, [body, figureOf, year, files, on])
  return live
}

function Report({ view }: { view: ReportView }) {
  const { report, figures, files } = view
  const { has, me } = useSession()
  const editable = report.status === 'draft' && has('reporter')
  const draft = useDraft(view, me.person.id, editable)
  const [asked, setAsked] = useState<ReportFigure>()
  const [shown, setShown] = useState<Shown>()
  const door = useRef<EditorDoor>(null)
  const figureOf = useCallback((key: string) => figures.find((f) => f.key === key), [figures])
  const { taken, begin } = useLocks({
    report: report.id,
    person: me.person.id,
    seq: draft.seq,
    editable,
    drafting: report.status === 'draft',
    dirty: draft.dirty,
  })
  const shownBy = useMemo(() => (report.needsFiles ? new Set(files.map((f) => f.id)) : undefined), [report.needsFiles, files])
  const live = useLive(draft.body, figureOf, report.year, shownBy, editable)
  const reasons = {
    given: draft.body.reasons ?? {},
    onReason: (key: string, reason: string) => draft.change((b) => ({ ...b, reasons: { ...b.reasons, [key]: reason } })),
  }
  return (
    <>
      <Head {...{ view, editable, draft, shown }} onShow={setShown} />
      <ReportWay status={report.status} />
      {draft.save.error ? <SaveError error={draft.save.error} onCompare={() => setShown('mine')} /> : null}
      <DraftNews draft={draft} onCompare={() => setShown('mine')} />
      <div className={shown === 'print' ? 'wb-report wb-report-print' : 'wb-report'}>
        <Suspense fallback={<Loading />}>
          <Editor
            {...{ editable, figures, figureOf, door, files }}
            report={report.id}
            needsFiles={report.needsFiles}
            body={draft.body}
            office={report.office}
            year={report.year}
            onChange={draft.change}
            onFigure={(key) => setAsked(figureOf(key))}
            taken={taken}
            onSection={begin}
          />
        </Suspense>
        <div className="wb-side">
          {shown === 'print' ? <PrintLook report={report.id} seq={draft.seq} /> : null}
          <ReportSteps view={view} unsaved={draft.unsaved} />
          <ReportChecks id={report.id} frozen={frozenOnce.has(report.status)} reasons={editable ? reasons : undefined} live={live} />
          <Grounds body={draft.body} files={files} needsFiles={report.needsFiles} />
          <Remarks report={report.id} body={draft.body} figureOf={figureOf} mayAdd={me.posts.some((p) => p.office === report.office)} />
          {editable ? <InsertPanel figures={figures} onFigure={(key) => door.current?.insert(key)} onStated={() => door.current?.insertStated()} /> : null}
        </div>
      </div>
      {shown === 'versions' ? (
        <Suspense fallback={null}>
          <Versions report={report.id} figureOf={figureOf} onClose={() => setShown(undefined)} />
        </Suspense>
      ) : null}
      {shown === 'mine' ? (
        <Suspense fallback={null}>
          <Mine draft={draft} figureOf={figureOf} onClose={() => setShown(undefined)} />
        </Suspense>
      ) : null}
      {asked ? <FigureCard figure={asked} office={report.office} year={report.year} onClose={() => setAsked(undefined)} /> : null}
    </>
  )
}

/** What is shown beside the text or over it. */
type Shown = 'print' | 'versions' | 'mine' | undefined

type HeadProps = { view: ReportView; editable: boolean; draft: Draft; shown: Shown; onShow: (shown: Shown) => void }

function Head({ view: { report }, editable, draft, shown, onShow }: HeadProps) {
  const save = () => {
    if (draft.unsaved && !draft.save.isPending) draft.save.mutate()
  }
  useSaveKey(editable, save)
  return (
    <div className="wb-heading">
      <h1 className="wb-title">
        {report.title} <Tag color={statusWords[report.status].colour}>{statusWords[report.status].label}</Tag>
      </h1>
      <div className="wb-buttons">
        {editable ? (
          <Button type="primary" disabled={!draft.unsaved} loading={draft.save.isPending} aria-keyshortcuts="Control+S" title="Ctrl+S" onClick={save}>
            保存
          </Button>
        ) : null}
        <Button onClick={() => onShow('versions')}>版本对比</Button>
        <Button aria-pressed={shown === 'print'} onClick={() => onShow(shown === 'print' ? undefined : 'print')}>
          {shown === 'print' ? '收起印出样式' : '印出样式'}
        </Button>
        <Dropdown menu={{ items: formats.map(({ key, label }) => ({ key, label: <a href={api.reportUrl(report.id, key)}>{label}</a> })) }} trigger={['click']}>
          <Button icon={<DownloadOutlined />}>导出</Button>
        </Dropdown>
      </div>
    </div>
  )
}

/** What came back from the last time, and what both have changed. */
function DraftNews({ draft, onCompare }: { draft: Draft; onCompare: () => void }) {
  const { restored, both, body } = draft
  const titles = both.map((id) => `“${body.sections.find((s) => s.id === id)?.title || '引言'}”`).join('、')
  return (
    <>
      {restored ? (
        <Alert
          className="wb-gap"
          type="info"
          showIcon
          title="上次没有保存的修改已经找回，请核对后保存"
          action={
            <Button size="small" onClick={draft.drop}>
              不要了
            </Button>
          }
        />
      ) : null}
      {both.length > 0 ? (
        <Alert
          className="wb-gap"
          type="warning"
          showIcon
          role="alert"
          title={`${titles}在您修改期间被他人改过并保存`}
          description="正文里现在是您的文字。请选择保留哪一份，再保存。"
          action={
            <>
              <Button size="small" onClick={onCompare}>
                对照
              </Button>
              <Button size="small" onClick={draft.settle}>
                保留我的
              </Button>
              <Button size="small" onClick={draft.yieldTo}>
                改用对方的
              </Button>
            </>
          }
        />
      ) : null}
    </>
  )
}

type InsertPanelProps = { figures: readonly ReportFigure[]; onFigure: (key: string) => void; onStated: () => void }

function InsertPanel({ figures, onFigure, onStated }: InsertPanelProps) {
  return (
    <section className="wb-panel" aria-label="插入数字">
      <h2 className="wb-subtitle">插入数字</h2>
      <p className="mf-quiet">在正文中输入 # 和指标名称即可插入；也可以先点到要插入的位置，再在这里选。</p>
      <FigureList figures={figures} onInsert={onFigure} />
      <h3 className="wb-subtitle">填报数</h3>
      <p className="mf-quiet">台账里没有的数字，写明出处和提供人，附上依据文件。</p>
      <Button size="small" onMouseDown={(e) => e.preventDefault()} onClick={onStated}>
        插入填报数
      </Button>
    </section>
  )
}

function SaveError({ error, onCompare }: { error: Error; onCompare: () => void }) {
  const stale = error instanceof ApiError && error.problem.code === 'stale'
  return (
    <Alert
      className="wb-gap"
      type="error"
      showIcon
      role="alert"
      title={error.message}
      description={stale ? '您的修改还在，已与最新正文合在一起。' : '您的修改还在，也已存在本机，可以稍后再保存。'}
      action={
        <Button size="small" onClick={onCompare}>
          对照和复制我的修改
        </Button>
      }
    />
  )
}
