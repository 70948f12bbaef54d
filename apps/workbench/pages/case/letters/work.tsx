/** One letter: how it looks, how far it is, and what may be done with it. */
import { useMutation } from '@tanstack/react-query'
import { App, Button, Drawer, Input, Modal, Tag } from 'antd'
import { useState } from 'react'
import { type Service, serviceWays } from '../../../../../engine/letters.ts'
import { PaperTable } from '../../../../../platform/ui/index.ts'
import { newId } from '../../../ids.ts'
import type { LetterView } from '../../../letter-types.ts'
import { lettersApi } from '../../../letters-api.ts'
import { LetterProblem } from './problem.tsx'
import { ServeLetter } from './serve.tsx'
import { statusColour } from './words.ts'

type Step = LetterView['steps'][number]
type WorkProps = { letter: LetterView; onChanged: () => Promise<void>; onAgain: () => void; onClose: () => void }

/** Said once more when it is done. */
const done: Readonly<Record<Step['step'], string>> = {
  draft: '已拟制',
  redraft: '已拟制',
  return: '已退回',
  sign: '已签发',
  seal: '已编号用印',
  serve: '已登记送达',
  void: '已作废',
}

export function LetterWork({ letter, onChanged, onAgain, onClose }: WorkProps) {
  const [asked, setAsked] = useState<Step['step']>()
  const [actionId, setActionId] = useState(newId)
  const { message } = App.useApp()
  const take = useMutation({
    mutationFn: ({ step, ...more }: { step: Step['step']; reason?: string; service?: Service }) =>
      lettersApi.step(letter.id, step, { office: letter.office, actionId, ...more }),
    onSuccess: async (_, { step }) => {
      message.success(`《${letter.title}》${done[step]}`)
      setAsked(undefined)
      await onChanged()
    },
    onSettled: () => setActionId(newId()),
  })
  const pick = (step: Step['step']): void => {
    take.reset()
    if (step === 'redraft') onAgain()
    else if (step === 'sign' || step === 'seal') take.mutate({ step })
    else setAsked(step)
  }
  const title = (
    <>
      《{letter.title}》 <Tag color={statusColour[letter.status]}>{letter.statusLabel}</Tag>
    </>
  )
  return (
    <Drawer open onClose={onClose} title={title} size={900} destroyOnHidden>
      {asked ? null : <LetterProblem error={take.error} />}
      <Buttons letter={letter} busy={take.isPending} onPick={pick} />
      <LetterPage letter={letter} />
      <LetterFacts letter={letter} />
      {asked === 'serve' ? (
        <ServeLetter
          letter={letter}
          busy={take.isPending}
          error={take.error}
          onServe={(service) => take.mutate({ step: 'serve', service })}
          onClose={() => setAsked(undefined)}
        />
      ) : null}
      {asked === 'return' || asked === 'void' ? (
        <Why
          label={asked === 'void' ? '作废' : '退回修改'}
          busy={take.isPending}
          error={take.error}
          onSaid={(reason) => take.mutate({ step: asked, reason })}
          onClose={() => setAsked(undefined)}
        />
      ) : null}
    </Drawer>
  )
}

/** Steps of this person as buttons; those of others are told in a line. */
function Buttons({ letter, busy, onPick }: { letter: LetterView; busy: boolean; onPick: (step: Step['step']) => void }) {
  const mine = letter.steps.filter((s) => !s.refusal)
  const others = letter.steps.filter((s) => s.refusal && s.step !== 'void' && s.step !== 'redraft' && s.step !== 'return')
  const file = (what: 'pdf' | 'docx' | 'receipt'): string => lettersApi.fileUrl(letter.office, letter.id, what)
  const sealed = letter.pdfHash !== null
  return (
    <>
      <div className="wb-buttons">
        {mine.map(({ step, label }) => (
          <Button
            key={step}
            type={step === 'sign' || step === 'seal' || step === 'serve' ? 'primary' : 'default'}
            danger={step === 'void'}
            loading={busy}
            onClick={() => onPick(step)}
          >
            {label}
          </Button>
        ))}
        <Button href={file('pdf')} target="_blank">
          {sealed ? 'PDF' : '打开预览'}
        </Button>
        {sealed && letter.asked ? (
          <Button href={file('docx')} target="_blank">
            Word
          </Button>
        ) : null}
        {sealed && letter.asked && letter.steps.some((s) => s.step === 'serve') ? (
          <Button href={file('receipt')} target="_blank">
            空白送达回证
          </Button>
        ) : null}
        {letter.receiptHash ? (
          <Button href={file('receipt')} target="_blank">
            送达回证
          </Button>
        ) : null}
      </div>
      {others.map(({ step, refusal }) => (
        <p key={step} className="wb-reason">
          {refusal?.message}
        </p>
      ))}
    </>
  )
}

/** Does the browser draw a PDF in a page? Browsers say so since 2021; older ones name it among what they know to show. */
const showsPdf = (): boolean => navigator.pdfViewerEnabled ?? 'application/pdf' in navigator.mimeTypes

/** The page itself; the version makes the browser ask again after each step. */
function LetterPage({ letter }: { letter: LetterView }) {
  if (!showsPdf()) return <p>这个浏览器不在页面里显示 PDF，请用上面的按钮打开。</p>
  const url = `${lettersApi.fileUrl(letter.office, letter.id, 'pdf')}&v=${letter.status}-${letter.draftedOn}-${letter.pdfHash ?? ''}`
  return <iframe key={`${letter.status}${letter.pdfHash}`} className="wb-letter-page" title={`《${letter.title}》的样子`} src={url} />
}

const served = ({ way, on, place, signedBy, servedBy, note }: Service): string =>
  [`${serviceWays[way]} ${on}`, place, signedBy && `签收人：${signedBy}`, `送达人：${servedBy}`, note].filter(Boolean).join('，')

function LetterFacts({ letter }: { letter: LetterView }) {
  const { service } = letter
  const rows = [
    ['文号', letter.number],
    ['拟制', `${letter.draftedBy.join('、')} ${letter.draftedOn}`],
    ['签发', letter.signedBy ? `${letter.signedBy} ${letter.signedOn}` : null],
    ['编号用印', letter.sealedOn],
    ['送达', service ? served(service) : null],
    ['退回意见', letter.returned],
    ['作废理由', letter.voidReason],
    ['PDF 校验值', letter.pdfHash],
    ['Word 校验值', letter.docxHash],
  ] as const
  return (
    <PaperTable
      title="办理情况"
      rows={rows.flatMap(([label, value]) =>
        value ? [{ key: label, label, value: <span className="wb-letter-hash">{value}</span>, wide: label.includes('校验值') || label === '送达' }] : [],
      )}
    />
  )
}

type WhyProps = { label: string; busy: boolean; error: Error | null; onSaid: (reason: string) => void; onClose: () => void }

function Why({ label, busy, error, onSaid, onClose }: WhyProps) {
  const [reason, setReason] = useState('')
  return (
    <Modal open title={label} okText={label} okButtonProps={{ disabled: !reason.trim() }} confirmLoading={busy} onOk={() => onSaid(reason)} onCancel={onClose}>
      {label === '作废' ? <p>文号保留在登记簿上，不再使用。</p> : null}
      <Input.TextArea
        aria-label="理由"
        placeholder="理由（必填）"
        value={reason}
        onChange={(e) => setReason(e.target.value)}
        autoSize={{ minRows: 2 }}
        maxLength={500}
      />
      <LetterProblem error={error} />
    </Modal>
  )
}
