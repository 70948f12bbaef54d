/** Every figure that was read in a report, in the order of the text; picking one leads to its place. */
import { Input, Table } from 'antd'
import { useState } from 'react'
import type { Figure, Section } from '../../../../engine/text/shape.ts'
import { Nothing } from '../../../../platform/ui/index.ts'

type FigureTableProps = { text: string; figures: readonly Figure[]; sections: readonly Section[]; onPick: (id: string) => void }

const counted = ({ verb, noun }: Figure): string => `${verb}${noun}` || '（文中没有说）'

/** 29,000 人 for 2.9万人; nothing where the text says the same. */
function inBase({ value, valueBase, unitBase, kind }: Figure): string {
  if (value === valueBase) return ''
  const number = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 4 }).format(valueBase)
  return `= ${number}${kind === 'percent' ? '%' : unitBase}`
}

const timed = ({ period }: Figure): string => period.words ?? ''

export function FigureTable({ text, figures, sections, onPick }: FigureTableProps) {
  const [asked, setAsked] = useState('')
  const words = asked.trim()
  const shown = words === '' ? figures : figures.filter((f) => counted(f).includes(words) || text.slice(f.whole.start, f.whole.end).includes(words))
  return (
    <>
      <Input.Search
        allowClear
        className="wb-gap"
        aria-label="找数字"
        placeholder="按所说的事找，如：调解"
        value={asked}
        onChange={(e) => setAsked(e.target.value)}
      />
      <Table<Figure>
        size="small"
        rowKey="id"
        dataSource={shown as Figure[]}
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false, simple: true }}
        locale={{ emptyText: <Nothing text={figures.length === 0 ? '没有读到数字' : '没有这样的数字'} /> }}
        columns={[
          {
            title: '数字',
            key: 'figure',
            width: 116,
            render: (_, f) => (
              <>
                <button type="button" className="mf-link" onClick={() => onPick(f.id)}>
                  {text.slice(f.whole.start, f.whole.end)}
                </button>
                <div className="mf-quiet wb-small">{inBase(f)}</div>
              </>
            ),
          },
          {
            title: '说的是',
            key: 'noun',
            render: (_, f) => (
              <>
                {counted(f)}
                <div className="mf-quiet wb-small">{[timed(f), sections[f.section]?.heading ?? ''].filter(Boolean).join(' · ')}</div>
              </>
            ),
          },
        ]}
      />
    </>
  )
}
