/** Where a report stands, who has done what, and what may be done next. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Input, Modal, Steps, Timeline } from 'antd'
import { useState } from 'react'
import type { Choice } from '../../../../engine/allow.ts'
import { RefusalBox } from '../../../../platform/ui/index.ts'
import { ApiError, api } from '../../api.ts'
import type { ReportStatus, ReportStep, ReportView } from '../../api-types.ts'
import { newId } from '../../ids.ts'
import { ChoiceRow } from '../case/choices.tsx'
import { clockTime } from '../case/timeline.tsx'
import { mustSayWhy, statusWords, stepWords, way } from './status.ts'

export function ReportWay({ status }: { status: ReportStatus }) {
  const current = way.indexOf(status)
  if (current < 0) return <Alert className="wb-gap" type="error" showIcon title="这份报告已撤回，门户上不再显示" />
  return <Steps className="wb-gap" size="small" current={current} items={way.map((s) => ({ title: statusWords[s].label }))} />
}

type ReportStepsProps = { view: ReportView; unsaved: boolean }

export function ReportSteps({ view, unsaved }: ReportStepsProps) {
  const [asked, setAsked] = useState<Choice>()
  return (
    <section className="wb-panel" aria-label="下一步">
      <h2 className="wb-subtitle">下一步</h2>
      {unsaved ? <p className="mf-quiet">有未保存的修改，请先保存。</p> : null}
      {view.choices.length === 0 ? <p className="mf-quiet">目前没有由您办理的步骤。</p> : null}
      {view.choices.map((choice) => (
        <ChoiceRow key={choice.action} choice={choice} primary onPick={() => !unsaved && setAsked(choice)} />
      ))}
      {asked ? <StepBox view={view} choice={asked} onClose={() => setAsked(undefined)} /> : null}
      <Timeline
        items={[...view.timeline].reverse().map((t) => ({
          key: String(t.seq),
          content: (
            <>
              <b>{t.label}</b>
              <div className="mf-quiet">
                {t.actors.join('、')} · {clockTime(t.at)}
              </div>
              {t.note ? <div>{t.note}</div> : null}
            </>
          ),
        }))}
      />
    </section>
  )
}

type StepBoxProps = { view: ReportView; choice: Choice; onClose: () => void }

function StepBox({ view, choice, onClose }: StepBoxProps) {
  const { report } = view
  const step = choice.action as ReportStep
  const [note, setNote] = useState('')
  const [sentTo, setSentTo] = useState('')
  const [id] = useState(newId)
  const client = useQueryClient()
  const { message } = App.useApp()
  const take = useMutation({
    mutationFn: () => {
      const said = note.trim() ? { note: note.trim() } : {}
      return api.stepReport(report.id, step, { ...said, ...(sentTo.trim() ? { sentTo: sentTo.trim() } : {}), seen: report.seq, id })
    },
    onSuccess: async () => {
      message.success(`“${choice.label}”已办理`)
      await client.invalidateQueries({ queryKey: ['report', report.id] })
      onClose()
    },
  })
  const why = mustSayWhy.has(step)
  return (
    <Modal
      open
      title={choice.label}
      okText={choice.label}
      okButtonProps={{ disabled: why && !note.trim() }}
      confirmLoading={take.isPending}
      onOk={() => take.mutate()}
      onCancel={onClose}
    >
      <p>{stepWords[step]?.help}</p>
      {step === 'sendUp' ? (
        <Input className="wb-gap" aria-label="报送机关" placeholder="报送机关" value={sentTo} onChange={(e) => setSentTo(e.target.value)} maxLength={200} />
      ) : null}
      <Input.TextArea
        aria-label={why ? '理由' : '意见'}
        placeholder={why ? '理由（必填）' : '意见（可不填）'}
        value={note}
        onChange={(e) => setNote(e.target.value)}
        autoSize={{ minRows: 2 }}
        maxLength={2000}
      />
      {take.error ? <StepError error={take.error} /> : null}
    </Modal>
  )
}

function StepError({ error }: { error: Error }) {
  const law = error instanceof ApiError ? error.problem.law : undefined
  return <RefusalBox message={error.message} law={law} />
}
