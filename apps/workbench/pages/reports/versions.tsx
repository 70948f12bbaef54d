/** Every saving of the text, and what lies between any two of them. */
import { useQueries, useQuery } from '@tanstack/react-query'
import { Alert, Modal, Select } from 'antd'
import { useState } from 'react'
import { Loading } from '../../../../platform/ui/index.ts'
import { reportApi } from '../../report-api.ts'
import type { VersionRow } from '../../report-types.ts'
import { clockTime } from '../case/timeline.tsx'
import type { FigureOf } from './parts.ts'
import { type Change, changesBetween, type Piece } from './text/compare.ts'

type VersionsProps = { report: string; figureOf: FigureOf; onClose: () => void }

export default function Versions({ report, figureOf, onClose }: VersionsProps) {
  const list = useQuery({ queryKey: ['report', report, 'versions'], queryFn: () => reportApi.versions(report) })
  return (
    <Modal open title="版本和对比" width={900} footer={null} onCancel={onClose}>
      {list.isPending ? <Loading /> : null}
      {list.error ? <Alert type="error" title={list.error.message} /> : null}
      {list.data ? <Pair report={report} figureOf={figureOf} versions={list.data} /> : null}
    </Modal>
  )
}

const nameOf = ({ version, by, at }: VersionRow): string => `第${version}版　${clockTime(at)}　${by}${version === 1 ? '（初稿）' : ''}`

type PairProps = Omit<VersionsProps, 'onClose'> & { versions: readonly VersionRow[] }

function Pair({ report, figureOf, versions }: PairProps) {
  const newest = versions[0]?.version ?? 1
  const [before, setBefore] = useState(versions[1]?.version ?? newest)
  const [after, setAfter] = useState(newest)
  const [from, to] = useQueries({
    queries: [before, after].map((v) => ({
      queryKey: ['report-version', report, v],
      queryFn: () => reportApi.version(report, v),
      staleTime: Number.POSITIVE_INFINITY,
    })),
  })
  const options = versions.map((v) => ({ value: v.version, label: nameOf(v) }))
  const fault = from?.error ?? to?.error
  return (
    <>
      <div className="wb-version-choice">
        <Select aria-label="旧的版本" value={before} onChange={setBefore} options={options} />
        <span>对比</span>
        <Select aria-label="新的版本" value={after} onChange={setAfter} options={options} />
      </div>
      <p className="mf-quiet">数字按今天的值显示；删去的文字有删除线，增加的文字有下划线。</p>
      {fault ? <Alert type="error" title={fault.message} /> : null}
      {from?.data && to?.data ? <Changes changes={changesBetween(from.data, to.data, figureOf)} /> : fault ? null : <Loading />}
    </>
  )
}

/** What was taken out and put in. */
export function Changes({ changes }: { changes: readonly Change[] }) {
  if (changes.length === 0) return <Alert type="success" showIcon title="两个版本的文字相同" />
  return (
    <section className="wb-changes" aria-label="变化">
      <p>共 {changes.length} 处有变化</p>
      {changes.map((c) => (
        <div key={c.id} className="wb-change">
          <div className="mf-quiet">{c.heading}</div>
          <p>
            {c.pieces.map((p, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no other name than their place.
              <Marked key={i} piece={p} />
            ))}
          </p>
        </div>
      ))}
    </section>
  )
}

/** Said as well as coloured: readers of screens hear what was taken out and put in. */
function Marked({ piece: { text, what } }: { piece: Piece }) {
  if (what === 'same') return <span>{text}</span>
  const Tag = what === 'added' ? 'ins' : 'del'
  return (
    <Tag className="wb-diff">
      <span className="wb-unseen">{what === 'added' ? '增加：' : '删去：'}</span>
      {text}
    </Tag>
  )
}
