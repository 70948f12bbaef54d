/** The rows of the board. */
import { Button, Space, Table, Tag, Tooltip } from 'antd'
import { Link } from 'react-router'
import type { Board, BoardRow, PartState } from '../../../../domains/oversight/shapes.ts'
import { type PartRole, partNames, partRoles } from '../../../../engine/text/shape.ts'
import { Nothing } from '../../../../platform/ui/index.ts'
import { clockTime } from '../case/timeline.tsx'
import { severityColour } from './findings.tsx'
import { noticeWords, partClass, partShort, partWords, reportPath, severities, severityWords, sourceWords, standingWords } from './words.ts'

type BoardTableProps = { board: Board; busy: boolean; onHandIn: (row: BoardRow) => void; onNotify: (row: BoardRow) => void }

export function BoardTable({ board, busy, onHandIn, onNotify }: BoardTableProps) {
  return (
    <Table<BoardRow>
      size="middle"
      rowKey="office"
      className="wb-board"
      loading={busy}
      dataSource={board.rows}
      pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
      locale={{ emptyText: <Nothing text="这个机关之下没有要公开年度报告的单位" /> }}
      columns={[
        { title: '单位', key: 'name', render: (_, r) => <Name row={r} /> },
        { title: '公开', key: 'published', width: 118, render: (_, r) => <Published row={r} /> },
        { title: '期限', key: 'due', width: 138, render: (_, r) => <DueCell row={r} /> },
        ...partRoles.map((role) => ({
          title: (
            <Tooltip title={partNames[role]}>
              <span>{partShort[role]}</span>
            </Tooltip>
          ),
          key: role,
          width: 58,
          className: 'wb-part-cell',
          render: (_: unknown, r: BoardRow) => <Part state={r.report?.parts?.[role]} role={role} />,
        })),
        { title: '发现的问题', key: 'counts', width: 158, render: (_, r) => <Found row={r} /> },
        { title: '提醒', key: 'notices', width: 104, render: (_, r) => <Notices row={r} /> },
        {
          title: '办理',
          key: 'do',
          width: 108,
          render: (_, r) => (
            <Space size={0} wrap>
              <Button type="link" size="small" onClick={() => onHandIn(r)}>
                {r.report?.id ? '换一版' : '交入'}
              </Button>
              {r.report && !r.report.withdrawn ? null : (
                <Button type="link" size="small" onClick={() => onNotify(r)}>
                  催报
                </Button>
              )}
            </Space>
          ),
        },
      ]}
    />
  )
}

function Name({ row: { name, office, report } }: { row: BoardRow }) {
  if (!report?.id) return <b>{name}</b>
  return (
    <Link to={reportPath({ office, id: report.id })} title={report.title}>
      <b>{name}</b>
    </Link>
  )
}

function Published({ row: { report } }: { row: BoardRow }) {
  if (!report) return <Tag color="red">未公开</Tag>
  if (report.withdrawn) return <Tag color="red">已撤回</Tag>
  return (
    <>
      <span className="wb-number">{report.publishedOn ?? '已公开'}</span>
      <div className="mf-quiet wb-small">{sourceWords[report.source]}</div>
    </>
  )
}

function DueCell({ row }: { row: BoardRow }) {
  const { words, tone } = standingWords(row)
  const { on, law, verified } = row.due
  return (
    <>
      <span className={tone === 'bad' ? 'wb-bad' : ''}>{words}</span>
      <Tooltip title={law}>
        <div className="mf-quiet wb-small">
          最晚 {on}
          {verified ? null : <div>（待核实）</div>}
        </div>
      </Tooltip>
    </>
  )
}

function Part({ state, role }: { state: PartState | undefined; role: PartRole }) {
  if (!state) return <span className="mf-quiet">—</span>
  return (
    <span className={partClass(role, state)} title={`${partNames[role]}：${partWords[state]}`}>
      {partWords[state]}
    </span>
  )
}

function Found({ row: { report } }: { row: BoardRow }) {
  if (!report?.counts) return <span className="mf-quiet">{report ? '正在取入…' : '—'}</span>
  const { counts, marked } = report
  const some = severities.filter((s) => counts[s] > 0)
  return (
    <>
      {some.length === 0 ? <span>没有发现问题</span> : null}
      {some.map((s) => (
        <Tag key={s} color={severityColour[s]}>
          {severityWords[s]} {counts[s]}
        </Tag>
      ))}
      {marked.true + marked.false > 0 ? (
        <div className="mf-quiet wb-small">
          {marked.true > 0 ? `属实 ${marked.true} ` : ''}
          {marked.false > 0 ? `不属实 ${marked.false}` : ''}
        </div>
      ) : null}
    </>
  )
}

function Notices({ row: { notices } }: { row: BoardRow }) {
  const { sent, last } = notices
  if (!last) return <span className="mf-quiet">—</span>
  return (
    <>
      {noticeWords[last.kind]}
      {sent > 1 ? `（共${sent}次）` : ''}
      <div className="mf-quiet wb-small" title={`${clockTime(last.at)} 发出`}>
        {last.replied ? '已答复' : '未答复'}
      </div>
    </>
  )
}
