/** A reminder to an office: to publish, or to put right what was found. What is sent is kept. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Checkbox, Form, Input, Modal, Tag } from 'antd'
import { useState } from 'react'
import type { BoardReport, Due, MarkedFinding } from '../../../../domains/oversight/shapes.ts'
import type { Day } from '../../../../engine/define.ts'
import { DayInput } from '../../../../platform/ui/index.ts'
import { boardApi } from '../../board-api.ts'
import { newId } from '../../ids.ts'
import { severityColour, verdictOf } from './findings.tsx'
import { noticeWords, severityWords } from './words.ts'

type About = { office: number; name: string; year: number; due: Due; report: BoardReport | null }

function draftWords({ name, year, due, report }: About): string {
  if (!report) return `${name}：你单位${year}年度法治政府建设年度报告尚未公开，应不晚于${due.on}公开（${due.law}）。请尽快公开，并反馈公开的网址和日期。`
  return `${name}：巡检你单位${year}年度法治政府建设年度报告，发现下列问题。请逐条核对，确有错误的更正后重新公开，并反馈整改情况；认为不属实的，请说明理由。`
}

/** Untrue findings are not told; what was found true, and errors, are chosen beforehand. */
const tellable = (report: BoardReport | null): MarkedFinding[] => (report?.findings ?? []).filter((f) => verdictOf(f) !== 'false')
const chosenFirst = (f: MarkedFinding): boolean => f.severity === 'error' || verdictOf(f) === 'true'

export function NotifyDialog({ from, about, onClose }: { from: number; about: About; onClose: () => void }) {
  const { office, year, report } = about
  const [id] = useState(newId)
  const [words, setWords] = useState(() => draftWords(about))
  const [dueOn, setDueOn] = useState<Day | null>(null)
  const found = tellable(report)
  const [chosen, setChosen] = useState<string[]>(() => found.filter(chosenFirst).map((f) => f.key))
  const client = useQueryClient()
  const { message } = App.useApp()
  const kind = report ? 'rectify' : 'publish'
  const send = useMutation({
    mutationFn: () => boardApi.notify({ id, from, office, year, kind, ...(report ? { report: report.id } : {}), findings: chosen, words: words.trim(), dueOn }),
    onSuccess: async () => {
      message.success('已发出，对方在铃铛里看得到')
      onClose()
      await client.invalidateQueries({ predicate: (q) => q.queryKey[0] === 'board' || q.queryKey[0] === 'board-report' })
    },
  })
  return (
    <Modal
      open
      width={720}
      title={`${noticeWords[kind]}：${about.name} ${year} 年度报告`}
      okText="发出"
      okButtonProps={{ loading: send.isPending, disabled: words.trim() === '' }}
      onOk={() => send.mutate()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      {send.error ? <Alert className="wb-gap" type="error" showIcon role="alert" title={send.error.message} /> : null}
      <Form layout="vertical" className="wb-board-form">
        <Form.Item label="内容" htmlFor="notice-words">
          <Input.TextArea id="notice-words" rows={4} maxLength={2000} value={words} onChange={(e) => setWords(e.target.value)} />
        </Form.Item>
        <Form.Item label="请在何日前完成" htmlFor="notice-due" extra="可以不填。">
          <DayInput id="notice-due" value={dueOn} onChange={setDueOn} />
        </Form.Item>
        {report ? (
          <Form.Item label={`附上的问题（${chosen.length} / ${found.length}）`} extra="发出后，对方看得到这份报告和所选的问题；没有选的看不到。">
            {found.length === 0 ? <span className="mf-quiet">没有可以附上的问题</span> : null}
            <Checkbox.Group className="wb-notice-findings" value={chosen} onChange={(keys) => setChosen(keys)}>
              {found.map((f) => (
                <Checkbox key={f.key} value={f.key}>
                  <Tag color={severityColour[f.severity]}>{severityWords[f.severity]}</Tag>
                  {f.title}：{f.message}
                </Checkbox>
              ))}
            </Checkbox.Group>
          </Form.Item>
        ) : null}
      </Form>
    </Modal>
  )
}
