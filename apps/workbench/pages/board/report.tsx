/** One report on the board: its text with what was found marked in place, the list of it, every figure, reminders and versions. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Alert, Button, Tabs, Tag } from 'antd'
import { useCallback, useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import type { BoardReport } from '../../../../domains/oversight/shapes.ts'
import { partNames, partRoles } from '../../../../engine/text/shape.ts'
import { Fault, Loading } from '../../../../platform/ui/index.ts'
import { boardApi } from '../../board-api.ts'
import { useCrumbs } from '../../crumbs.tsx'
import { useSession } from '../../session.tsx'
import { FigureTable } from './figures.tsx'
import { FindingList } from './findings.tsx'
import { HandInDialog } from './hand-in.tsx'
import { NotifyDialog } from './notify.tsx'
import { PublishedOn, ReportRecords } from './records.tsx'
import { ReportText, type Target } from './text.tsx'
import { partClass, partWords, reportPath, sourceWords } from './words.ts'
import '../../reports.css'
import '../../board.css'

export default function BoardReportPage() {
  const { office = '', id = '' } = useParams()
  const place = { office: Number(office), id }
  const report = useQuery({ queryKey: ['board-report', place.office, id], queryFn: () => boardApi.report(place), placeholderData: keepPreviousData })
  const name = report.data ? `${report.data.officeName} ${report.data.year} 年度` : '报告'
  useCrumbs({ title: '年报巡检', to: report.data ? `/board?year=${report.data.year}` : '/board' }, { title: name })
  if (report.isPending) return <Loading />
  if (report.isError) return <Fault error={report.error} onRetry={() => report.refetch()} />
  return <Report key={id} report={report.data} />
}

/** What is to be brought into sight, by asking for it. */
function useTarget(first: string | undefined) {
  const [target, setTarget] = useState<Target | undefined>(() => (first ? { key: first, turn: 1 } : undefined))
  const aim = useCallback((key: string) => setTarget((t) => ({ key, turn: (t?.turn ?? 0) + 1 })), [])
  return { target, aim }
}

function Report({ report }: { report: BoardReport }) {
  const { post } = useSession()
  const [params] = useSearchParams()
  const at = params.get('at')
  const first = at === null ? undefined : report.figures.find((f) => f.start === Number(at))?.id
  const { target, aim } = useTarget(first)
  const [tab, setTab] = useState(first ? 'figures' : 'findings')
  const [asked, setAsked] = useState<'hand-in' | 'notify'>()
  const { findings, figures, sections, text, officeName, year } = report
  const about = { office: report.office, name: officeName, year, due: report.due, report }
  return (
    <>
      <div className="wb-heading">
        <h1 className="wb-title">{report.title ?? `${officeName}${year}年度报告（没有标题）`}</h1>
        <div className="wb-buttons">
          {report.hasFile ? <Button href={boardApi.fileUrl(report)}>下载原件</Button> : null}
          <Button onClick={() => setAsked('hand-in')}>换一版</Button>
          <Button type="primary" onClick={() => setAsked('notify')}>
            提醒整改
          </Button>
        </div>
      </div>
      {report.current ? null : <OldVersion report={report} />}
      <Head report={report} />
      <div className="wb-report wb-board-report">
        <ReportText text={text} findings={findings} sections={sections} figures={tab === 'figures' ? figures : undefined} target={target} onPick={aim} />
        <section className="wb-side wb-panel wb-board-side" aria-label="巡检结果">
          <Tabs
            size="small"
            activeKey={tab}
            onChange={setTab}
            items={[
              { key: 'findings', label: `问题 ${findings.length}`, children: <FindingList report={report} target={target} onPick={aim} /> },
              { key: 'figures', label: `数字 ${figures.length}`, children: <FigureTable text={text} figures={figures} sections={sections} onPick={aim} /> },
              { key: 'records', label: '记录', children: <ReportRecords report={report} /> },
            ]}
          />
        </section>
      </div>
      {asked === 'hand-in' ? (
        <HandInDialog
          row={{ office: report.office, name: officeName, report: { no: report.versions[0]?.no ?? 0 } }}
          year={year}
          onClose={() => setAsked(undefined)}
        />
      ) : null}
      {asked === 'notify' ? <NotifyDialog from={post.office} about={about} onClose={() => setAsked(undefined)} /> : null}
    </>
  )
}

function OldVersion({ report }: { report: BoardReport }) {
  const newest = report.versions[0]
  const link = newest ? <Link to={reportPath({ office: report.office, id: newest.id })}>看最新的第 {newest.no} 版</Link> : null
  return <Alert className="wb-gap" type="warning" showIcon title={`这是第 ${report.no} 版，已有更新的版本`} action={link} />
}

/** When it was published, and how its parts stand. */
function Head({ report }: { report: BoardReport }) {
  const { parts, due, metadata, against, source } = report
  const said = [metadata.docNo, metadata.indexNo ? `索引号 ${metadata.indexNo}` : '', metadata.source ? `来源：${metadata.source}` : ''].filter(Boolean)
  return (
    <section className="wb-panel wb-board-facts" aria-label="基本情况">
      <div>
        {partRoles.map((role) => (
          <Tag key={role} className={`wb-part-tag ${partClass(role, parts[role])}`}>
            {partNames[role]}：{partWords[parts[role]]}
          </Tag>
        ))}
      </div>
      <div>
        <PublishedOn report={report} />
        <span className="mf-quiet">
          应不晚于 {due.on} 公开（{due.law}） · {sourceWords[source]}
          {said.length > 0 ? ` · ${said.join(' · ')}` : ''}
        </span>
      </div>
      <div className="mf-quiet">
        {against.lastYear ? '已与上一年度的报告比对' : '没有上一年度的报告可以比对'}
        {against.neighbours.length > 0 ? (
          <span title={against.neighbours.join('、')}>，与同年 {against.neighbours.length} 个单位的报告比对</span>
        ) : (
          '，没有同年其他单位的报告可以比对'
        )}
      </div>
    </section>
  )
}
