/** Remarks on paragraphs: said beside the text, answered by marking them as seen to. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Input, Select, Switch } from 'antd'
import { useEffect, useState } from 'react'
import type { ReportBody, ReportParagraph } from '../../api-types.ts'
import { newId } from '../../ids.ts'
import { reportApi } from '../../report-api.ts'
import type { Remark } from '../../report-types.ts'
import { clockTime } from '../case/timeline.tsx'
import { goTo } from './go-to.ts'
import type { FigureOf } from './parts.ts'

const LONGEST = 500
const BEGINNING = 14

type RemarksProps = { report: string; body: ReportBody; figureOf: FigureOf; mayAdd: boolean }

const begins = ({ parts }: ReportParagraph, figureOf: FigureOf): string => {
  const words = parts.map((x) => ('text' in x ? x.text : 'figure' in x ? (figureOf(x.figure)?.shown ?? '') : x.stated)).join('')
  return words.length > BEGINNING ? `${words.slice(0, BEGINNING)}…` : words
}

/** The paragraph in which the caret stands or stood last. */
function useParagraphAtCaret(): string | undefined {
  const [at, setAt] = useState<string>()
  useEffect(() => {
    const look = (): void => {
      const node = document.getSelection()?.anchorNode
      const element = node instanceof HTMLElement ? node : node?.parentElement
      const id = element?.closest<HTMLElement>('[data-paragraph]')?.dataset.paragraph
      if (id) setAt(id)
    }
    // The caret may stand somewhere already.
    look()
    document.addEventListener('selectionchange', look)
    return () => document.removeEventListener('selectionchange', look)
  }, [])
  return at
}

export function Remarks({ report, body, figureOf, mayAdd }: RemarksProps) {
  const key = ['report-remarks', report]
  const client = useQueryClient()
  const list = useQuery({ queryKey: key, queryFn: () => reportApi.remarks(report), refetchInterval: 15_000 })
  const [all, setAll] = useState(false)
  const set = (remarks: Remark[]) => client.setQueryData(key, remarks)
  const resolve = useMutation({ mutationFn: (r: Remark) => reportApi.resolveRemark(report, r.id, r.resolvedAt === null), onSuccess: set })
  const remarks = list.data ?? []
  const open = remarks.filter((r) => r.resolvedAt === null)
  const paragraphs = body.sections.flatMap((s) => s.paragraphs).filter((p) => p.parts.length > 0)
  const marked = open.map((r) => `.wb-sheet [data-paragraph="${CSS.escape(r.paragraph)}"]`)
  return (
    <section className="wb-panel" aria-label="批注">
      {marked.length > 0 ? <style>{`${marked.join(',')}{box-shadow:-4px 0 0 #b26a00}`}</style> : null}
      <div className="wb-heading">
        <h2 className="wb-subtitle">批注{open.length > 0 ? `（${open.length}条未处理）` : ''}</h2>
        {remarks.length > open.length ? <Switch size="small" aria-label="显示已处理的批注" checked={all} onChange={setAll} /> : null}
      </div>
      {list.error ? <Alert type="error" title={list.error.message} /> : null}
      {resolve.error ? <Alert type="error" title={resolve.error.message} /> : null}
      {(all ? remarks : open).map((r) => (
        <Said key={r.id} remark={r} paragraph={paragraphs.find((p) => p.id === r.paragraph)} {...{ figureOf, mayAdd }} onResolve={() => resolve.mutate(r)} />
      ))}
      {mayAdd ? <NewRemark {...{ report, paragraphs, figureOf }} onSaid={set} /> : null}
    </section>
  )
}

type SaidProps = { remark: Remark; paragraph: ReportParagraph | undefined; figureOf: FigureOf; mayAdd: boolean; onResolve: () => void }

function Said({ remark: { text, name, at, paragraph: id, resolvedName }, paragraph, figureOf, mayAdd, onResolve }: SaidProps) {
  const go = (): void => {
    const element = document.querySelector<HTMLElement>(`[data-paragraph="${CSS.escape(id)}"]`)
    if (element) goTo(element, undefined)
  }
  return (
    <div className="wb-remark">
      <div className="mf-quiet">
        {name} · {clockTime(at)}
        {resolvedName ? ` · ${resolvedName}已处理` : ''}
      </div>
      <div>{text}</div>
      {paragraph ? (
        <Button type="link" size="small" onClick={go}>
          {begins(paragraph, figureOf)}
        </Button>
      ) : (
        <span className="mf-quiet">所批的一段已经删去</span>
      )}
      {mayAdd ? (
        <Button size="small" onClick={onResolve}>
          {resolvedName ? '重新打开' : '已处理'}
        </Button>
      ) : null}
    </div>
  )
}

type NewRemarkProps = { report: string; paragraphs: readonly ReportParagraph[]; figureOf: FigureOf; onSaid: (remarks: Remark[]) => void }

/** On the paragraph that was last stood in, or one that is chosen. */
function NewRemark({ report, paragraphs, figureOf, onSaid }: NewRemarkProps) {
  const at = useParagraphAtCaret()
  const [chosen, setChosen] = useState<string>()
  const [text, setText] = useState('')
  useEffect(() => setChosen(at), [at])
  const paragraph = paragraphs.some((p) => p.id === chosen) ? chosen : undefined
  const add = useMutation({
    mutationFn: (id: string) => reportApi.addRemark(report, { id, paragraph: paragraph ?? '', text: text.trim() }),
    onSuccess: (remarks) => {
      setText('')
      onSaid(remarks)
    },
  })
  return (
    <div className="wb-new-remark">
      {add.error ? <Alert type="error" title={add.error.message} /> : null}
      <Select
        aria-label="批注哪一段"
        placeholder="点到正文的一段，或在这里选"
        value={paragraph ?? null}
        onChange={setChosen}
        options={paragraphs.map((p) => ({ value: p.id, label: begins(p, figureOf) }))}
      />
      <Input.TextArea aria-label="批注内容" placeholder="对这一段的意见" autoSize maxLength={LONGEST} value={text} onChange={(e) => setText(e.target.value)} />
      <Button size="small" disabled={!paragraph || text.trim() === ''} loading={add.isPending} onClick={() => add.mutate(newId())}>
        批注
      </Button>
    </div>
  )
}
