/** What stands behind a figure in the report, and the list from which figures are put in. */
import { Button, Input, List, Modal } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { amount, PaperTable } from '../../../../platform/ui/index.ts'
import type { ReportFigure } from '../../api-types.ts'
import { recordsPath } from '../figures/words.ts'
import { findFigures } from './parts.ts'

const withUnit = (value: number | null, unit: string): string => (value === null ? '—' : `${amount(value)} ${unit}`)

type FigureCardProps = { figure: ReportFigure; office: number; year: number; onClose: () => void }

export function FigureCard({ figure, office, year, onClose }: FigureCardProps) {
  const { metric, name, unit, value, numerator, denominator, lastYear, by } = figure
  return (
    <Modal open onCancel={onClose} footer={null} width={560} title={name}>
      <PaperTable
        rows={[
          { key: 'value', label: figure.of === 'now' ? `${year} 年` : name, value: withUnit(value, unit) },
          ...(figure.of === 'now' ? [{ key: 'last', label: `${year - 1} 年`, value: withUnit(lastYear, unit) }] : []),
          ...(denominator === undefined ? [] : [{ key: 'parts', label: '其中 / 基数', value: `${amount(numerator)} / ${amount(denominator)}` }]),
          { key: 'rule', label: '统计口径', value: figure.rule },
          { key: 'law', label: '依据', value: figure.law.join('、') || '—' },
          { key: 'metric', label: '指标编号', value: `${metric}（${figure.version.from}起适用，${figure.version.approvedBy}核准）` },
        ]}
      />
      <Link to={recordsPath(metric, office, figure.of === 'last' || figure.of === 'restLast' ? year - 1 : year, by)} target="_blank">
        查看计入的记录
      </Link>
    </Modal>
  )
}

type FigureListProps = { figures: readonly ReportFigure[]; onInsert: (key: string) => void }

/** Figures are searched and put in; there is no way to type one. */
export function FigureList({ figures, onInsert }: FigureListProps) {
  const [word, setWord] = useState('')
  const found = findFigures(figures, word)
  return (
    <>
      <Input.Search allowClear placeholder="查找指标，如“罚款”" value={word} onChange={(e) => setWord(e.target.value)} />
      <List
        size="small"
        className="wb-figure-list"
        dataSource={found}
        locale={{ emptyText: '没有这样的指标' }}
        renderItem={(f) => (
          <List.Item
            key={f.key}
            extra={
              <Button size="small" onMouseDown={(e) => e.preventDefault()} onClick={() => onInsert(f.key)}>
                插入
              </Button>
            }
          >
            <span>
              {f.name} <b>{f.shown}</b>
              {f.shownUnit}
            </span>
          </List.Item>
        )}
      />
    </>
  )
}
