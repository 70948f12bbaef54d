/** One annual report: the text with its figures, checks, steps and exports. */
import { DownloadOutlined } from '@ant-design/icons'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Dropdown, Tag } from 'antd'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useParams } from 'react-router'
import { Fault, Loading } from '../../../../platform/ui/index.ts'
import { api, type ReportFormat } from '../../api.ts'
import type { ReportBody, ReportFigure, ReportView } from '../../api-types.ts'
import { useCrumbs } from '../../crumbs.tsx'
import { useSession } from '../../session.tsx'
import { ReportChecks } from './checks.tsx'
import { FigureCard, FigureList } from './chips.tsx'
import { Editor } from './editor.tsx'
import { insertChip } from './parts.ts'
import { statusWords } from './status.ts'
import { ReportSteps, ReportWay } from './steps.tsx'

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
  const insert = (key: string) => {
    const element = caret.current
    if (!element) return
    insertChip(element, key, figureOf(key))
    element.dispatchEvent(new InputEvent('input', { bubbles: true }))
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
      {draft.save.error ? <Alert className="wb-gap" type="error" showIcon role="alert" title={draft.save.error.message} /> : null}
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
          <ReportChecks id={report.id} frozen={report.status === 'frozen' || report.status === 'published'} />
          {editable ? <InsertPanel figures={figures} onInsert={insert} /> : null}
        </div>
      </div>
      {asked ? <FigureCard figure={asked} office={report.office} year={report.year} onClose={() => setAsked(undefined)} /> : null}
    </>
  )
}

function InsertPanel({ figures, onInsert }: { figures: readonly ReportFigure[]; onInsert: (key: string) => void }) {
  return (
    <section className="wb-panel" aria-label="插入数字">
      <h2 className="wb-subtitle">插入数字</h2>
      <p className="mf-quiet">先在正文中点到要插入的位置。数字由系统计算，不能手工填写。</p>
      <FigureList figures={figures} onInsert={onInsert} />
    </section>
  )
}
