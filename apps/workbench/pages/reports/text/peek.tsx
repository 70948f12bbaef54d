/** What stands behind a figure, shown while it is pointed at or has the focus. */
import { Link } from 'react-router'
import { amount } from '../../../../../platform/ui/index.ts'
import type { ReportFigure, ReportFile } from '../../../api-types.ts'
import { recordsPath } from '../../figures/words.ts'
import { FileLines, filesNamed } from '../grounds.tsx'
import type { StatedAt } from './pieces.ts'

/** A figure or a stated number, and where it stands in the sheet. */
export type Peeked = { left: number; top: number } & ({ figure: ReportFigure } | { stated: Pick<StatedAt, 'stated' | 'source' | 'files'> })

const written = (value: number | null, unit: string): string => (value === null ? '—' : `${amount(value)} ${unit}`)

type PeekProps = { peeked: Peeked; office: number; year: number; files: readonly ReportFile[]; onStay: () => void; onLeave: () => void }

export function Peek({ peeked, files, onStay, onLeave, ...of }: PeekProps) {
  const { left, top } = peeked
  return (
    <div className="wb-peek" role="note" style={{ left, top }} onMouseEnter={onStay} onMouseLeave={onLeave}>
      {'figure' in peeked ? <FigureNote figure={peeked.figure} {...of} /> : <StatedNote {...peeked.stated} known={files} />}
    </div>
  )
}

type StatedNoteProps = Pick<StatedAt, 'stated' | 'source' | 'files'> & { known: readonly ReportFile[] }

function StatedNote({ stated, source, files, known }: StatedNoteProps) {
  const found = filesNamed(files, known)
  return (
    <>
      <b>填报数 {stated}</b>
      <div className="mf-quiet">来源：{source}</div>
      {found.length > 0 ? <FileLines files={found} /> : <div className="mf-quiet">没有附依据文件</div>}
    </>
  )
}

function FigureNote({ figure, office, year }: { figure: ReportFigure; office: number; year: number }) {
  const { name, value, unit, lastYear, rule, law, metric, of, by } = figure
  const past = of === 'last' || of === 'restLast'
  return (
    <>
      <b>{name}</b>
      <div>
        {written(value, unit)}
        {of === 'now' ? <span className="mf-quiet">（上年 {written(lastYear, unit)}）</span> : null}
      </div>
      <div className="mf-quiet">{rule}</div>
      {law.length > 0 ? <div className="mf-quiet">依据：{law.join('、')}</div> : null}
      <Link to={recordsPath(metric, office, past ? year - 1 : year, by)} target="_blank">
        查看计入的记录
      </Link>
    </>
  )
}
