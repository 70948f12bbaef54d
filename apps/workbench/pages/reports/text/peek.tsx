/** What stands behind a figure, shown while it is pointed at or has the focus. */
import { Link } from 'react-router'
import { amount } from '../../../../../platform/ui/index.ts'
import type { ReportFigure } from '../../../api-types.ts'
import { recordsPath } from '../../figures/words.ts'

/** A figure and where it stands in the sheet. */
export type Peeked = { figure: ReportFigure; left: number; top: number }

const written = (value: number | null, unit: string): string => (value === null ? '—' : `${amount(value)} ${unit}`)

type PeekProps = { peeked: Peeked; office: number; year: number; onStay: () => void; onLeave: () => void }

export function Peek({ peeked: { figure, left, top }, office, year, onStay, onLeave }: PeekProps) {
  const { name, value, unit, lastYear, rule, law, metric, of, by } = figure
  const past = of === 'last' || of === 'restLast'
  return (
    <div className="wb-peek" role="note" style={{ left, top }} onMouseEnter={onStay} onMouseLeave={onLeave}>
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
    </div>
  )
}
