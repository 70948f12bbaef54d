/** The list of findings beside the text: picking one leads to its place; an examiner says whether it is true. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Checkbox, Input, Segmented, Space, Tag } from 'antd'
import { memo, useEffect, useRef, useState } from 'react'
import type { BoardReport, MarkedFinding, Verdict } from '../../../../domains/oversight/shapes.ts'
import type { Severity } from '../../../../engine/text/shape.ts'
import { Nothing } from '../../../../platform/ui/index.ts'
import { boardApi } from '../../board-api.ts'
import { clockTime } from '../case/timeline.tsx'
import type { Target } from './text.tsx'
import { findingAnchor, severities, severityWords, verdictWords } from './words.ts'

export const severityColour: Readonly<Record<Severity, string>> = { error: 'red', warning: 'gold', note: 'blue' }
const verdictColour: Readonly<Record<Verdict, string>> = { true: 'red', false: 'default', open: 'default' }

export const verdictOf = ({ marks }: MarkedFinding): Verdict => marks[marks.length - 1]?.verdict ?? 'open'

type FindingListProps = { report: BoardReport; target: Target | undefined; onPick: (key: string) => void }

/** So many findings at a time. */
const STEP = 100

export function FindingList({ report, target, onPick }: FindingListProps) {
  const [weight, setWeight] = useState<Severity | 'all'>('all')
  const [hideUntrue, setHideUntrue] = useState(false)
  const { findings } = report
  const shown = findings.filter((f) => (weight === 'all' || f.severity === weight) && !(hideUntrue && verdictOf(f) === 'false'))
  const [limit, setLimit] = useState(STEP)
  // What is asked for in the text is shown, however far down it stands.
  const until = Math.max(limit, target ? shown.findIndex((f) => f.key === target.key) + 1 : 0)
  const count = (s: Severity): number => findings.filter((f) => f.severity === s && verdictOf(f) !== 'false').length
  const options = [
    { value: 'all' as const, label: `全部 ${findings.length}` },
    ...severities.map((s) => ({ value: s, label: `${severityWords[s]} ${count(s)}` })),
  ]
  return (
    <>
      <div className="wb-board-tools">
        <Segmented<Severity | 'all'> size="small" aria-label="按轻重筛选" value={weight} onChange={setWeight} options={options} />
        {findings.some((f) => verdictOf(f) === 'false') ? (
          <Checkbox checked={hideUntrue} onChange={(e) => setHideUntrue(e.target.checked)}>
            不看不属实的
          </Checkbox>
        ) : null}
      </div>
      {shown.length === 0 ? <Nothing text={findings.length === 0 ? '没有发现问题' : '没有这一类问题'} /> : null}
      <ol className="wb-findings">
        {shown.slice(0, until).map((f) => (
          <FindingItem key={f.key} finding={f} report={report} turn={target?.key === f.key ? target.turn : 0} onPick={onPick} />
        ))}
      </ol>
      {shown.length > until ? (
        <Button block onClick={() => setLimit(until + STEP)}>
          再看 {Math.min(STEP, shown.length - until)} 条（还有 {shown.length - until} 条）
        </Button>
      ) : null}
    </>
  )
}

type FindingItemProps = {
  finding: MarkedFinding
  report: BoardReport
  /** Grows with each asking; 0 while it is not asked for. */
  turn: number
  onPick: (key: string) => void
}

const FindingItem = memo(function FindingItem({ finding, report, turn, onPick }: FindingItemProps) {
  const item = useRef<HTMLLIElement>(null)
  const on = turn > 0
  useEffect(() => {
    if (turn > 0) item.current?.scrollIntoView({ block: 'nearest' })
  }, [turn])
  const verdict = verdictOf(finding)
  return (
    <li ref={item} id={findingAnchor(finding)} className={`wb-finding-item${on ? ' wb-finding-on' : ''}${verdict === 'false' ? ' wb-finding-untrue' : ''}`}>
      <div>
        <Tag color={severityColour[finding.severity]}>{severityWords[finding.severity]}</Tag>
        <b>{finding.title}</b>
        {verdict === 'open' ? null : (
          <Tag className="wb-verdict" color={verdictColour[verdict]}>
            {verdictWords[verdict]}
          </Tag>
        )}
      </div>
      <button type="button" className="wb-finding-words" onClick={() => onPick(finding.key)} title="看正文中的位置">
        {finding.message}
      </button>
      {finding.law ? <div className="mf-quiet">依据：{finding.law}</div> : null}
      <Verdicts finding={finding} report={report} />
    </li>
  )
})

function Verdicts({ finding, report }: { finding: MarkedFinding; report: BoardReport }) {
  const [asked, setAsked] = useState<Verdict>()
  const [remark, setRemark] = useState('')
  const client = useQueryClient()
  const key = ['board-report', report.office, report.id]
  const mark = useMutation({
    mutationFn: (verdict: Verdict) =>
      boardApi.mark(report.id, { office: report.office, finding: finding.key, verdict, remark: remark.trim(), seen: finding.marks.length }),
    onSuccess: async () => {
      setAsked(undefined)
      setRemark('')
      await client.invalidateQueries({ queryKey: key })
    },
  })
  const last = finding.marks[finding.marks.length - 1]
  return (
    <>
      {last ? (
        <div className="mf-quiet">
          {last.by} {clockTime(last.at)} 标为{verdictWords[last.verdict]}
          {last.remark ? `：${last.remark}` : ''}
        </div>
      ) : null}
      {asked ? (
        <div className="wb-verdict-form">
          <Input.TextArea
            autoFocus
            rows={2}
            maxLength={500}
            aria-label="说明"
            placeholder={asked === 'false' ? '为什么不属实（必填）' : '说明（可不填）'}
            value={remark}
            onChange={(e) => setRemark(e.target.value)}
          />
          <Space>
            <Button
              size="small"
              type="primary"
              loading={mark.isPending}
              disabled={asked === 'false' && remark.trim() === ''}
              onClick={() => mark.mutate(asked)}
            >
              标为{verdictWords[asked]}
            </Button>
            <Button size="small" onClick={() => setAsked(undefined)}>
              取消
            </Button>
          </Space>
        </div>
      ) : (
        <Space size="small">
          {(['true', 'false', 'open'] as const)
            .filter((v) => v !== verdictOf(finding))
            .map((v) => (
              <Button key={v} size="small" type="link" className="wb-verdict-button" onClick={() => setAsked(v)}>
                {v === 'open' ? '撤销标注' : verdictWords[v]}
              </Button>
            ))}
        </Space>
      )}
      {mark.error ? (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={mark.error.message}
          action={
            <Button size="small" onClick={() => client.invalidateQueries({ queryKey: key })}>
              刷新
            </Button>
          }
        />
      ) : null}
    </>
  )
}
