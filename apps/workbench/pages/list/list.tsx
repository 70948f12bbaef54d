/** The list of one kind of case. Its filter, order and page live in the address. */
import { DownloadOutlined, PlusOutlined } from '@ant-design/icons'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Dropdown, Table, type TableProps } from 'antd'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import type { AnyCaseType } from '../../../../engine/define.ts'
import { Fault, Nothing } from '../../../../platform/ui/index.ts'
import { api } from '../../api.ts'
import type { CasePage, CaseRow } from '../../api-types.ts'
import { findType } from '../../case-types.ts'
import { casePath } from '../../cases.ts'
import { useCrumbs } from '../../crumbs.tsx'
import { useOfficeName } from '../../office-select.tsx'
import { openings } from '../../openings.ts'
import { useSession } from '../../session.tsx'
import { NotFound } from '../not-found.tsx'
import { columnsOf, type ListColumn, useColumnChoice } from './columns.tsx'
import { Filters } from './filters.tsx'
import { Pager } from './pager.tsx'
import { changed, exportQuery, filtersOf, listQuery } from './query.ts'
import '../../lists.css'

export default function CaseListPage() {
  const { type: id } = useParams()
  const type = findType(id)
  return type ? <CaseList key={type.id} type={type} /> : <NotFound />
}

function CaseList({ type }: { type: AnyCaseType }) {
  useCrumbs({ title: type.record.title })
  const session = useSession()
  const [params, setParams] = useSearchParams()
  const wide = session.has('supervisor')
  const office = wide ? undefined : session.post.office
  const query = listQuery(type, params, office)
  const page = useQuery({ queryKey: ['cases', query], queryFn: ({ signal }) => api.cases(query, signal), placeholderData: keepPreviousData })
  const columns = useColumnChoice(type, columnsOf(type, useOfficeName(), wide))
  const change = (c: Record<string, string | undefined>) => setParams(changed(params, c))
  const move = (to: URLSearchParams) => {
    setParams(to)
    window.scrollTo(0, 0)
  }
  return (
    <>
      <div className="wb-heading">
        <h1 className="wb-title">{type.record.title}</h1>
        <ListActions type={type} exportUrl={(format) => api.exportUrl(exportQuery(type, params, office, format))} columnButton={columns.button} />
      </div>
      <Filters key={Object.keys(filtersOf(params)).length === 0 ? 'none' : 'some'} type={type} params={params} onChange={change} wide={wide} />
      {page.isError ? (
        <Fault error={page.error} onRetry={() => page.refetch()} />
      ) : (
        <>
          <ListTable type={type} columns={columns.visible} params={params} page={page.data} loading={page.isFetching} onSort={(sort) => change({ sort })} />
          {page.data ? <Pager params={params} total={page.data.total} next={page.data.next} unit={type.record.unit} onMove={move} /> : null}
        </>
      )}
    </>
  )
}

type ListActionsProps = { type: AnyCaseType; exportUrl: (format: 'xlsx' | 'csv') => string; columnButton: React.ReactNode }

function ListActions({ type, exportUrl, columnButton }: ListActionsProps) {
  const session = useSession()
  const navigate = useNavigate()
  const mayOpen = openings(type, session).some((o) => !o.refusal)
  const items = [
    { key: 'xlsx', label: <a href={exportUrl('xlsx')}>Excel 表格（xlsx）</a> },
    { key: 'csv', label: <a href={exportUrl('csv')}>文本表格（csv）</a> },
  ]
  return (
    <div className="wb-buttons">
      {mayOpen ? (
        <Button type="primary" icon={<PlusOutlined />} onClick={() => navigate(`/cases/${type.id}/new`)}>
          新登记
        </Button>
      ) : null}
      <Dropdown menu={{ items }} trigger={['click']}>
        <Button icon={<DownloadOutlined />} title="导出当前条件下的全部记录">
          导出全部
        </Button>
      </Dropdown>
      {columnButton}
    </div>
  )
}

type Sorted = Parameters<NonNullable<TableProps<CaseRow>['onChange']>>[2]

const sortText = (sorter: Sorted): string | undefined => {
  const one = Array.isArray(sorter) ? sorter[0] : sorter
  return one?.order ? `${one.order === 'descend' ? '-' : ''}${String(one.columnKey)}` : undefined
}

type ListTableProps = {
  type: AnyCaseType
  columns: readonly ListColumn[]
  params: URLSearchParams
  page: CasePage | undefined
  loading: boolean
  onSort: (sort: string | undefined) => void
}

function ListTable({ type, columns, params, page, loading, onSort }: ListTableProps) {
  const navigate = useNavigate()
  const sort = params.get('sort') ?? `-${type.record.openedOn}`
  const filtered = Object.keys(filtersOf(params)).length > 0
  const ordered = columns.map((c) => ({
    ...c,
    ...(c.sorter ? { sortOrder: sort === `-${c.key}` ? ('descend' as const) : sort === c.key ? ('ascend' as const) : null } : {}),
  }))
  const none = filtered ? '没有符合条件的记录，请放宽条件' : `还没有${type.record.title}记录`
  return (
    <Table<CaseRow>
      size="middle"
      rowKey="id"
      columns={ordered}
      dataSource={page?.rows ?? []}
      loading={loading}
      pagination={false}
      scroll={{ x: 'max-content' }}
      showSorterTooltip={false}
      locale={{ emptyText: loading ? '正在读取…' : <Nothing text={none} /> }}
      onChange={(_, __, sorter) => onSort(sortText(sorter))}
      onRow={(row) => ({ onDoubleClick: () => navigate(casePath({ ...row, type: type.id })) })}
    />
  )
}
