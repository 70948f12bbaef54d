/** What has been done about a report: versions, reminders and answers; and the day on which it was published. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Popover, Space } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { BoardNotice, BoardReport } from '../../../../domains/oversight/shapes.ts'
import type { Day } from '../../../../engine/define.ts'
import { DayInput, Nothing } from '../../../../platform/ui/index.ts'
import { boardApi } from '../../board-api.ts'
import { useSession } from '../../session.tsx'
import { clockTime } from '../case/timeline.tsx'
import { noticePath, noticeWords, reportPath, sourceWords, standingWords } from './words.ts'

/** The day, how it stands to the day that is due, and a way to say it where the page does not. */
export function PublishedOn({ report }: { report: BoardReport }) {
  const [open, setOpen] = useState(false)
  const standing = standingWords({
    overdue: null,
    report: { ...report, marked: { true: 0, false: 0 }, counts: null, title: '', withdrawn: false },
  })
  return (
    <span className="wb-published">
      <b>{report.publishedOn ? `${report.publishedOn} 公开` : '公开日期不明'}</b>
      {report.publishedOn ? <span className={standing.tone === 'bad' ? 'wb-bad' : ''}>（{standing.words}）</span> : null}
      <Popover
        open={open}
        onOpenChange={setOpen}
        trigger="click"
        title="公开日期"
        content={<DayForm report={report} onDone={() => setOpen(false)} />}
        destroyOnHidden
      >
        <Button type="link" size="small">
          {report.publishedOn ? '更正' : '填写'}
        </Button>
      </Popover>
    </span>
  )
}

function DayForm({ report, onDone }: { report: BoardReport; onDone: () => void }) {
  const { today } = useSession()
  const [day, setDay] = useState<Day | null>(report.publishedOn)
  const client = useQueryClient()
  const save = useMutation({
    mutationFn: () => boardApi.date(report, day, report.publishedOn),
    onSuccess: async () => {
      onDone()
      await client.invalidateQueries({ predicate: (q) => q.queryKey[0] === 'board' || q.queryKey[0] === 'board-report' })
    },
  })
  return (
    <div className="wb-day-form">
      {save.error ? <Alert type="error" showIcon role="alert" title={save.error.message} /> : null}
      <Space>
        <DayInput value={day} latest={today} onChange={setDay} />
        <Button type="primary" loading={save.isPending} onClick={() => save.mutate()}>
          保存
        </Button>
      </Space>
    </div>
  )
}

export function ReportRecords({ report }: { report: BoardReport }) {
  return (
    <>
      <h2 className="wb-subtitle">提醒</h2>
      {report.notices.length === 0 ? <Nothing text="还没有发过提醒" /> : null}
      <ul className="wb-records">
        {report.notices.map((n) => (
          <NoticeItem key={n.id} notice={n} />
        ))}
      </ul>
      <h2 className="wb-subtitle">版本</h2>
      <ul className="wb-records">
        {report.versions.map((v) => (
          <li key={v.id}>
            {v.id === report.id ? <b>第 {v.no} 版（正在看）</b> : <Link to={reportPath({ office: report.office, id: v.id })}>第 {v.no} 版</Link>}
            <div className="mf-quiet">
              {sourceWords[v.source]}：{v.fileName} · {clockTime(v.addedAt)}
              {v.id === report.id ? ` · ${report.addedBy}` : ''}
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}

function NoticeItem({ notice }: { notice: BoardNotice }) {
  return (
    <li>
      <Link to={noticePath(notice)}>{noticeWords[notice.kind]}</Link>
      <span className="mf-quiet">
        {' '}
        {notice.fromName} {notice.sentBy} · {clockTime(notice.sentAt)}
        {notice.dueOn ? ` · ${notice.dueOn} 前完成` : ''}
      </span>
      <div>附上 {notice.findings.length} 个问题</div>
      {notice.reply ? (
        <div>
          答复：{notice.reply.words}
          <span className="mf-quiet">
            （{notice.reply.by} {clockTime(notice.reply.at)}）
          </span>
        </div>
      ) : (
        <div className="mf-quiet">还没有答复</div>
      )}
    </li>
  )
}
