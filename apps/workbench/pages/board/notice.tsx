/** A reminder as the office sees it: what it was told, its report with the findings marked in place, and its answer. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Input, Tag } from 'antd'
import { useCallback, useState } from 'react'
import { useParams } from 'react-router'
import type { NoticePage } from '../../../../domains/oversight/shapes.ts'
import { Fault, Loading } from '../../../../platform/ui/index.ts'
import { boardApi } from '../../board-api.ts'
import { useCrumbs } from '../../crumbs.tsx'
import { clockTime } from '../case/timeline.tsx'
import { severityColour } from './findings.tsx'
import { ReportText, type Target } from './text.tsx'
import { findingAnchor, noticeWords, severityWords } from './words.ts'
import '../../reports.css'
import '../../board.css'

export default function NoticeOfBoard() {
  const { office = '', id = '' } = useParams()
  const place = { office: Number(office), id }
  const page = useQuery({ queryKey: ['board-notice', place.office, id], queryFn: () => boardApi.notice(place) })
  useCrumbs({ title: page.data ? `${noticeWords[page.data.notice.kind]}：${page.data.notice.year} 年度报告` : '提醒' })
  if (page.isPending) return <Loading />
  if (page.isError) return <Fault error={page.error} onRetry={() => page.refetch()} />
  return <Notice page={page.data} />
}

function Notice({ page: { notice, report, answers } }: { page: NoticePage }) {
  const [target, setTarget] = useState<Target>()
  const aim = useCallback((key: string) => setTarget((t) => ({ key, turn: (t?.turn ?? 0) + 1 })), [])
  return (
    <>
      <h1 className="wb-title">
        {noticeWords[notice.kind]}：{notice.officeName} {notice.year} 年度报告
      </h1>
      <section className="wb-panel" aria-label="提醒的内容">
        <p className="wb-notice-words">{notice.words}</p>
        <div className="mf-quiet">
          {notice.fromName} {notice.sentBy} · {clockTime(notice.sentAt)}
          {notice.dueOn ? ` · 请在 ${notice.dueOn} 前完成` : ''}
        </div>
      </section>
      <Answer page={{ notice, report, answers }} />
      {report ? (
        <div className="wb-report wb-board-report">
          <ReportText text={report.text} findings={notice.findings} target={target} onPick={aim} />
          <section className="wb-side wb-panel wb-board-side" aria-label="指出的问题">
            <h2 className="wb-subtitle">指出的问题（{notice.findings.length}）</h2>
            <ol className="wb-findings">
              {notice.findings.map((f) => (
                <li key={f.key} id={findingAnchor(f)} className={`wb-finding-item${target?.key === f.key ? ' wb-finding-on' : ''}`}>
                  <div>
                    <Tag color={severityColour[f.severity]}>{severityWords[f.severity]}</Tag>
                    <b>{f.title}</b>
                  </div>
                  <button type="button" className="wb-finding-words" onClick={() => aim(f.key)} title="看正文中的位置">
                    {f.message}
                  </button>
                  {f.law ? <div className="mf-quiet">依据：{f.law}</div> : null}
                </li>
              ))}
            </ol>
          </section>
        </div>
      ) : null}
    </>
  )
}

function Answer({ page: { notice, answers } }: { page: NoticePage }) {
  const [words, setWords] = useState('')
  const client = useQueryClient()
  const { message } = App.useApp()
  const reply = useMutation({
    mutationFn: () => boardApi.reply(notice, words.trim()),
    onSuccess: async () => {
      message.success('已答复')
      await client.invalidateQueries({ predicate: (q) => q.queryKey[0] === 'board-notice' || q.queryKey[0] === 'board-notices' })
    },
  })
  if (notice.reply) {
    return (
      <section className="wb-panel" aria-label="答复">
        <p className="wb-notice-words">答复：{notice.reply.words}</p>
        <div className="mf-quiet">
          {notice.reply.by} · {clockTime(notice.reply.at)}
        </div>
      </section>
    )
  }
  if (!answers) return <p className="mf-quiet">被提醒的单位还没有答复。</p>
  return (
    <section className="wb-panel" aria-label="答复">
      {reply.error ? <Alert className="wb-gap" type="error" showIcon role="alert" title={reply.error.message} /> : null}
      <label htmlFor="notice-reply">
        <b>答复</b>
      </label>
      <Input.TextArea
        id="notice-reply"
        className="wb-gap"
        rows={3}
        maxLength={2000}
        placeholder="整改或者公开的情况；认为不属实的，请说明理由"
        value={words}
        onChange={(e) => setWords(e.target.value)}
      />
      <Button type="primary" disabled={words.trim() === ''} loading={reply.isPending} onClick={() => reply.mutate()}>
        答复
      </Button>
    </section>
  )
}
