/** The register of letters of an office (文书登记簿): what waits for whom, and every number that was given. */
import { useQuery } from '@tanstack/react-query'
import { Segmented, Select, Table, Tag } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { letterStatuses } from '../../../../engine/letters.ts'
import { Fault, Loading, Nothing } from '../../../../platform/ui/index.ts'
import { findType } from '../../case-types.ts'
import { casePath } from '../../cases.ts'
import { useCrumbs } from '../../crumbs.tsx'
import type { LetterRegister, LetterRegisterRow } from '../../letter-types.ts'
import { lettersApi } from '../../letters-api.ts'
import { useSession } from '../../session.tsx'
import { statusColour } from '../case/letters/words.ts'
import '../../settings.css'

const ALL = 'all'
type Chosen = { status: string; year: number | undefined; series: string | undefined }

/** What is chosen stands in the address, so that it can be sent to a colleague. */
function useChosen(): [Chosen, (next: Partial<Chosen>) => void] {
  const { has } = useSession()
  const [params, setParams] = useSearchParams()
  const year = Number(params.get('year'))
  // Whoever signs comes here to sign.
  const chosen = { status: params.get('status') ?? (has('leader') ? 'draft' : ALL), year: year || undefined, series: params.get('series') ?? undefined }
  const choose = (next: Partial<Chosen>) => {
    const entries = Object.entries({ ...chosen, ...next }).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]]))
    setParams(Object.fromEntries(entries) as Record<string, string>, { replace: true })
  }
  return [chosen, choose]
}

export default function LetterRegisterPage() {
  const { post } = useSession()
  const [chosen, choose] = useChosen()
  const { status, year, series } = chosen
  useCrumbs({ title: '文书登记' })
  const found = useQuery({
    queryKey: ['register', post.office, status, year, series],
    queryFn: () => lettersApi.register(post.office, { status: status === ALL ? undefined : status, year, series }),
    placeholderData: (before) => before,
  })
  return (
    <>
      <h1 className="wb-title">文书登记</h1>
      <p>文号按机关、文书种类和年度连续编排；作废的文号留在簿上，不再使用。</p>
      <div className="wb-register-head">
        <Segmented
          value={status}
          onChange={(value) => choose({ status: String(value) })}
          options={[{ value: ALL, label: '全部' }, ...Object.entries(letterStatuses).map(([value, label]) => ({ value, label }))]}
        />
        {found.data ? <Series chosen={chosen} series={found.data.series} onChoose={choose} /> : null}
      </div>
      {found.isPending ? <Loading /> : null}
      {found.isError ? <Fault error={found.error} onRetry={() => found.refetch()} /> : null}
      {found.data ? <Rows {...found.data} narrowed={status !== ALL || year !== undefined || series !== undefined} /> : null}
    </>
  )
}

/** Year and word of the numbers; empty before the first number is given. */
function Series({ chosen, series, onChoose }: { chosen: Chosen; series: LetterRegister['series']; onChoose: (next: Partial<Chosen>) => void }) {
  if (series.length === 0) return null
  const years = [...new Set(series.map((s) => s.year))]
  const words = [...new Set(series.filter((s) => chosen.year === undefined || s.year === chosen.year).map((s) => s.word))]
  return (
    <>
      <Select
        aria-label="文号的年度"
        className="wb-register-choice"
        allowClear
        placeholder="各年度"
        value={chosen.year}
        onChange={(year: number | undefined) => onChoose({ year })}
        options={years.map((value) => ({ value, label: `${value} 年` }))}
      />
      <Select
        aria-label="文号用字"
        className="wb-register-choice"
        allowClear
        placeholder="各种文号"
        value={chosen.series}
        onChange={(word: string | undefined) => onChoose({ series: word })}
        options={words.map((value) => ({ value, label: value }))}
      />
    </>
  )
}

function Case({ row }: { row: LetterRegisterRow }) {
  const { type, office, caseId: id, caseNumber, about } = row
  const title = findType(type)?.record.title ?? type
  return (
    <>
      <Link to={casePath({ type, office, id })}>{caseNumber ?? `未编号的${title}`}</Link>
      {about ? (
        <div className="mf-quiet wb-register-about" title={about}>
          {about}
        </div>
      ) : null}
    </>
  )
}

const NONE = '没有文书。在案件页的“文书”一栏拟制，这里依次登记'

function Rows({ rows, more, narrowed }: LetterRegister & { narrowed: boolean }) {
  return (
    <>
      <Table<LetterRegisterRow>
        size="small"
        rowKey="id"
        tableLayout="fixed"
        dataSource={rows}
        locale={{ emptyText: <Nothing text={narrowed ? '没有这样的文书' : NONE} /> }}
        pagination={{ pageSize: 20, showSizeChanger: false, hideOnSinglePage: true }}
        columns={[
          { title: '文号', key: 'number', width: 190, render: (_, r) => r.number ?? '—' },
          { title: '文书', key: 'title', width: 195, render: (_, r) => <Link to={`${casePath({ ...r, id: r.caseId })}#letter-${r.id}`}>{r.title}</Link> },
          { title: '案件', key: 'case', render: (_, r) => <Case row={r} /> },
          {
            title: '状态',
            key: 'status',
            width: 130,
            render: (_, r) => (
              <>
                <Tag color={statusColour[r.status]}>{r.statusLabel}</Tag>
                {r.voidReason ? <div className="mf-quiet">{r.voidReason}</div> : null}
              </>
            ),
          },
          { title: '拟制', dataIndex: 'draftedOn', width: 103, className: 'wb-number' },
          { title: '用印', key: 'sealedOn', width: 103, className: 'wb-number', render: (_, r) => r.sealedOn ?? '—' },
          { title: '送达', key: 'servedOn', width: 103, className: 'wb-number', render: (_, r) => r.servedOn ?? '—' },
        ]}
      />
      {more ? <p className="mf-quiet">只列出最近的 {rows.length} 份；请按年度、文号用字或者状态缩小范围，或者在页面上方按文号查找。</p> : null}
    </>
  )
}
