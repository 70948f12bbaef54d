/** One annual report: the text with its figures, checks, steps and exports. */
import { DownloadOutlined } from '@ant-design/icons'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Dropdown, Tag } from 'antd'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useParams } from 'react-router'
import { Fault, Loading } from '../../../../platform/ui/index.ts'
import { ApiError, api, type ReportFormat } from '../../api.ts'
import type { ReportBody, ReportFigure, ReportStatus, ReportView } from '../../api-types.ts'
import { useCrumbs } from '../../crumbs.tsx'
import { useSession } from '../../session.tsx'
import { ReportChecks } from './checks.tsx'
import { FigureCard, FigureList, StatedForm } from './chips.tsx'
import { Editor } from './editor.tsx'
import { chipElement, insertChip, statedElement } from './parts.ts'
import { statusWords } from './status.ts'
import { ReportSteps, ReportWay } from './steps.tsx'
import '../../reports.css'

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
  if (view.isError) return <Fault error={view.error} onRetry={() => view.refetch()} />
  return <Report key={`${id}:${view.data.report.seq}`} view={view.data} />
}

/** The draft as it is being edited, and its saving. */
function useDraft(view: ReportView) {
  const { report } = view
  const [body, setBody] = useState<ReportBody>(report.body)
  const client = useQueryClient()
  const { message } = App.useApp()
  const unsaved = body !== report.body
  const save = useMutation({
    mutationFn: () => api.saveReport(report.id, body, report.seq),
    onSuccess: async () => {
      message.success('已保存')
      await client.invalidateQueries({ queryKey: ['report', report.id] })
    },
  })
  useEffect(() => {
    if (!unsaved) return
    const warn = (e: BeforeUnloadEvent) => e.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [unsaved])
  return { body, setBody, unsaved, save }
}

function Report({ view }: { view: ReportView }) {
  const { report, figures } = view
  const { has } = useSession()
  const draft = useDraft(view)
  const [asked, setAsked] = useState<ReportFigure>()
  const caret = useRef<HTMLElement>(null)
  const figureOf = useCallback((key: string) => figures.find((f) => f.key === key), [figures])
  const editable = report.status === 'draft' && has('reporter')
  const insert = (chip: HTMLElement) => {
    const element = caret.current
    if (!element) return
    insertChip(element, chip)
    element.dispatchEvent(new InputEvent('input', { bubbles: true }))
  }
  const { body, setBody } = draft
  const reasons = {
    given: body.reasons ?? {},
    onReason: (key: string, reason: string) => setBody({ ...body, reasons: { ...body.reasons, [key]: reason } }),
  }
  return (
    <>
      <div className="wb-heading">
        <h1 className="wb-title">
          {report.title} <Tag color={statusWords[report.status].colour}>{statusWords[report.status].label}</Tag>
        </h1>
        <div className="wb-buttons">
          {editable ? (
            <Button type="primary" disabled={!draft.unsaved} loading={draft.save.isPending} onClick={() => draft.save.mutate()}>
              保存
            </Button>
          ) : null}
          <Dropdown
            menu={{ items: formats.map(({ key, label }) => ({ key, label: <a href={api.reportUrl(report.id, key)}>{label}</a> })) }}
            trigger={['click']}
          >
            <Button icon={<DownloadOutlined />}>导出</Button>
          </Dropdown>
        </div>
      </div>
      <ReportWay status={report.status} />
      {draft.save.error ? <SaveError error={draft.save.error} report={report.id} /> : null}
      <div className="wb-report">
        <Editor
          body={draft.body}
          editable={editable}
          figureOf={figureOf}
          onChange={draft.setBody}
          onFigure={(key) => setAsked(figureOf(key))}
          onFocus={(element) => {
            caret.current = element
          }}
        />
        <div className="wb-side">
          <ReportSteps view={view} unsaved={draft.unsaved} />
          <ReportChecks id={report.id} frozen={frozenOnce.has(report.status)} reasons={editable ? reasons : undefined} />
          {editable ? (
            <InsertPanel
              figures={figures}
              onFigure={(key) => insert(chipElement(key, figureOf(key)))}
              onStated={(stated, source) => insert(statedElement(stated, source))}
            />
          ) : null}
        </div>
      </div>
      {asked ? <FigureCard figure={asked} office={report.office} year={report.year} onClose={() => setAsked(undefined)} /> : null}
    </>
  )
}

type InsertPanelProps = { figures: readonly ReportFigure[]; onFigure: (key: string) => void; onStated: (stated: string, source: string) => void }

function InsertPanel({ figures, onFigure, onStated }: InsertPanelProps) {
  return (
    <section className="wb-panel" aria-label="插入数字">
      <h2 className="wb-subtitle">插入数字</h2>
      <p className="mf-quiet">先在正文中点到要插入的位置。台账里有的数字由系统计算，不能手工填写。</p>
      <FigureList figures={figures} onInsert={onFigure} />
      <h3 className="wb-subtitle">填报数</h3>
      <p className="mf-quiet">台账里没有的数字，写明来源后插入。</p>
      <StatedForm onInsert={onStated} />
    </section>
  )
}

/** Somebody else has saved meanwhile: their text is read anew, and what was typed here can be copied first. */
function SaveError({ error, report }: { error: Error; report: string }) {
  const client = useQueryClient()
  const stale = error instanceof ApiError && error.problem.code === 'stale'
  const again = (
    <Button size="small" onClick={() => client.invalidateQueries({ queryKey: ['report', report] })}>
      读取最新正文
    </Button>
  )
  return (
    <Alert
      className="wb-gap"
      type="error"
      showIcon
      role="alert"
      title={error.message}
      {...(stale ? { description: '读取之后，这里没有保存的修改会丢失；需要的话请先复制出来。', action: again } : {})}
    />
  )
}
