/** The board of annual reports (年报巡检): every office below one for a year. */
import { DownloadOutlined, LineChartOutlined, SettingOutlined } from '@ant-design/icons'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Dropdown, Form, Select } from 'antd'
import { useEffect, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { Board, BoardRow } from '../../../../domains/oversight/shapes.ts'
import { Fault, Loading } from '../../../../platform/ui/index.ts'
import { boardApi } from '../../board-api.ts'
import { useCrumbs } from '../../crumbs.tsx'
import { OfficeSelect } from '../../office-select.tsx'
import { useSession } from '../../session.tsx'
import { HandInDialog } from './hand-in.tsx'
import { NotifyDialog } from './notify.tsx'
import { SettingDialog } from './setting.tsx'
import { BoardTable } from './table.tsx'
import { lacksPart, reportYears } from './words.ts'
import '../../lists.css'
import '../../reports.css'
import '../../board.css'

/** Which dialog stands over the board. */
type Asked = { what: 'hand-in' | 'notify'; row: BoardRow } | { what: 'setting' } | undefined

/** Office and year of the page, kept in its address. */
function usePeriod() {
  const { post, today } = useSession()
  const [params, setParams] = useSearchParams()
  const office = Number(params.get('office') ?? post.office)
  const year = Number(params.get('year') ?? Number(today.slice(0, 4)) - 1)
  const set = (change: { office?: number; year?: number }) => setParams({ office: String(change.office ?? office), year: String(change.year ?? year) })
  return { office, year, set, today }
}

/** What Mingfa itself has published is taken in as soon as the board is looked at. */
function useCollect(board: Board | undefined) {
  const client = useQueryClient()
  const collect = useMutation({
    mutationFn: ({ office, year }: Pick<Board, 'office' | 'year'>) => boardApi.collect(office, year),
    onSuccess: () => client.invalidateQueries({ queryKey: ['board'] }),
  })
  const { mutate } = collect
  const [office, year, waiting] = [board?.office, board?.year, board?.waiting ?? 0]
  useEffect(() => {
    if (office !== undefined && year !== undefined && waiting > 0) mutate({ office, year })
  }, [office, year, waiting, mutate])
  return collect
}

export default function BoardPage() {
  useCrumbs({ title: '年报巡检' })
  const { office, year, set, today } = usePeriod()
  const board = useQuery({ queryKey: ['board', office, year], queryFn: () => boardApi.board(office, year), placeholderData: keepPreviousData })
  const collect = useCollect(board.data)
  const [asked, setAsked] = useState<Asked>()
  const close = () => setAsked(undefined)
  return (
    <>
      <div className="wb-heading">
        <h1 className="wb-title">法治政府建设年度报告巡检</h1>
        <div className="wb-buttons">
          <Link to={`/board/compare?office=${office}`}>
            <Button icon={<LineChartOutlined />}>数字比较</Button>
          </Link>
          <Button icon={<SettingOutlined />} disabled={!board.data} onClick={() => setAsked({ what: 'setting' })}>
            期限与规则
          </Button>
          <Dropdown
            trigger={['click']}
            menu={{
              items: [
                { key: 'xlsx', label: <a href={boardApi.exportUrl(office, year, 'xlsx')}>Excel（xlsx，单元格为文本）</a> },
                { key: 'csv', label: <a href={boardApi.exportUrl(office, year, 'csv')}>csv</a> },
              ],
            }}
          >
            <Button icon={<DownloadOutlined />}>导出</Button>
          </Dropdown>
        </div>
      </div>
      <Form className="wb-filters" layout="horizontal">
        <Form.Item label="机关" className="wb-filter wb-filter-wide">
          <OfficeSelect value={office} onChange={(o) => o && set({ office: o })} />
        </Form.Item>
        <Form.Item label="报告年度" className="wb-filter">
          <Select aria-label="报告年度" value={year} options={reportYears(today)} onChange={(y) => set({ year: y })} />
        </Form.Item>
        <span className="wb-filters-tail mf-quiet">
          {year} 年度的报告应在 {year + 1} 年公开。问题由系统逐条读出，每条都写明算式或者原文。
        </span>
      </Form>
      {collect.error ? <Alert className="wb-gap" type="error" showIcon role="alert" title={`本系统公开的报告没有取入：${collect.error.message}`} /> : null}
      {board.isPending ? <Loading /> : null}
      {board.isError ? <Fault error={board.error} onRetry={() => board.refetch()} /> : null}
      {board.data && !board.isError ? (
        <>
          <Totals board={board.data} />
          <BoardTable
            board={board.data}
            busy={board.isPlaceholderData || collect.isPending}
            onHandIn={(row) => setAsked({ what: 'hand-in', row })}
            onNotify={(row) => setAsked({ what: 'notify', row })}
          />
        </>
      ) : null}
      {asked?.what === 'hand-in' ? <HandInDialog row={asked.row} year={year} onClose={close} /> : null}
      {asked?.what === 'notify' ? (
        <NotifyDialog from={office} about={{ office: asked.row.office, name: asked.row.name, year, due: asked.row.due, report: null }} onClose={close} />
      ) : null}
      {asked?.what === 'setting' && board.data ? <SettingDialog board={board.data} onClose={close} /> : null}
    </>
  )
}

/** What the board comes to, in one line of numbers. */
function Totals({ board: { rows } }: { board: Board }) {
  const published = rows.filter((r) => r.report && !r.report.withdrawn)
  const late = rows.filter((r) => (r.report && !r.report.withdrawn ? (r.report.late ?? 0) > 0 : (r.overdue ?? 0) > 0))
  const lacking = published.filter((r) => r.report?.parts && lacksPart(r.report.parts))
  const wrong = published.filter((r) => (r.report?.counts?.error ?? 0) > 0)
  const cards = [
    { title: '已公开', value: `${published.length} / ${rows.length}`, tone: 'fresh' },
    { title: '逾期（含未公开已过期限）', value: String(late.length), tone: late.length > 0 ? 'overdue' : 'fresh' },
    { title: '缺少部分', value: String(lacking.length), tone: lacking.length > 0 ? 'soon' : 'fresh' },
    { title: '有错误', value: String(wrong.length), tone: wrong.length > 0 ? 'overdue' : 'fresh' },
  ]
  return (
    <section className="wb-cards wb-board-cards" aria-label="合计">
      {cards.map((c) => (
        <div key={c.title} className={`wb-card wb-card-${c.tone}`}>
          <span className="wb-card-title">{c.title}</span>
          <b>{c.value}</b>
        </div>
      ))}
    </section>
  )
}
