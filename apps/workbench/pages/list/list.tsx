/** The list of one kind of case. Its filter and order live in the address; its rows come as they are scrolled to. */
import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import type { AnyCaseType } from '../../../../engine/define.ts'
import { Fault, Loading, Nothing } from '../../../../platform/ui/index.ts'
import type { Query } from '../../api.ts'
import type { CaseRow, Total } from '../../api-types.ts'
import { findType } from '../../case-types.ts'
import { useCrumbs } from '../../crumbs.tsx'
import { useOfficeName } from '../../office-select.tsx'
import { openings } from '../../openings.ts'
import { useTypeIn } from '../../own-fields.ts'
import { useSession } from '../../session.tsx'
import { NotFound } from '../not-found.tsx'
import { Chosen } from './bulk.tsx'
import { columnsOf, type ListColumn, useColumnChoice, withFound } from './columns.tsx'
import { ExportButton } from './export.tsx'
import { Filters } from './filters.tsx'
import { Grid } from './grid.tsx'
import { changed, filtersOf, listQuery } from './query.ts'
import { useFirstRows, useRowsInSight, useTotal } from './rows.ts'
import { Views } from './views.tsx'
import '../../lists.css'

/** As many as the server acts on at once. */
const MOST_CHOSEN = 200

export default function CaseListPage() {
  const { type: id } = useParams()
  const { post, has, types } = useSession()
  const [params] = useSearchParams()
  // Over several offices only the declared fields mean the same everywhere.
  const office = has('supervisor') ? Number(params.get('office') ?? 0) : post.office
  const type = useTypeIn(findType(id), office)
  if (!types.some((t) => t.id === id)) return <NotFound />
  return type ? <CaseList key={type.id} type={type} /> : <Loading />
}

function CaseList({ type }: { type: AnyCaseType }) {
  useCrumbs({ title: type.record.title })
  const session = useSession()
  const [params, setParams] = useSearchParams()
  const wide = session.has('supervisor')
  const query = listQuery(type, params, wide ? undefined : session.post.office)
  const columns = useColumnChoice(type, columnsOf(type, useOfficeName(), wide))
  const change = (c: Record<string, string | undefined>) => setParams(changed(params, c))
  const filtered = Object.keys(filtersOf(params)).length > 0
  return (
    <>
      <div className="wb-heading">
        <h1 className="wb-title">{type.record.title}</h1>
        <div className="wb-buttons">
          <NewButton type={type} />
          <Views type={type.id} params={params} onOpen={setParams} />
          <ExportButton query={query} />
          {columns.button}
        </div>
      </div>
      <Filters key={filtered ? 'some' : 'none'} type={type} params={params} onChange={change} wide={wide} />
      <Rows key={JSON.stringify(query)} type={type} query={query} columns={columns.visible} filtered={filtered} onSort={(sort) => change({ sort })} />
    </>
  )
}

function NewButton({ type }: { type: AnyCaseType }) {
  const session = useSession()
  const navigate = useNavigate()
  if (!openings(type, session).some((o) => !o.refusal)) return null
  return (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => navigate(`/cases/${type.id}/new`)}>
      新登记
    </Button>
  )
}

type RowsProps = { type: AnyCaseType; query: Query; columns: readonly ListColumn[]; filtered: boolean; onSort: (sort: string) => void }

/** The first rows as soon as they are there; the total follows, and with it the length of the list. */
function Rows(props: RowsProps) {
  const { type, query, filtered } = props
  const first = useFirstRows(query)
  const total = useTotal(query)
  if (first.isError) return <Fault error={first.error} onRetry={() => first.refetch()} />
  if (first.isPending) return <Loading />
  if (first.data.rows.length === 0) return <Nothing text={filtered ? '没有符合条件的记录，请放宽条件' : `还没有${type.record.title}记录`} />
  const known = total.data ?? (first.data.next ? undefined : { count: first.data.rows.length, exact: true })
  return <LongList {...props} total={known} firstRows={first.data.rows} />
}

function LongList({ type, query, columns, onSort, total, firstRows }: RowsProps & { total: Total | undefined; firstRows: readonly CaseRow[] }) {
  const [sight, setSight] = useState({ first: 0, last: 20 })
  const [chosen, setChosen] = useState<ReadonlyMap<string, CaseRow>>(new Map())
  const { rowAt, error, retry } = useRowsInSight(query, sight)
  const count = Math.max(total?.count ?? 0, firstRows.length)
  const sort = String(query.sort)
  const inSight = Array.from({ length: sight.last - sight.first }, (_, i) => rowAt(sight.first + i))
  const choose = (row: CaseRow) => {
    const next = new Map(chosen)
    if (!next.delete(row.id) && next.size < MOST_CHOSEN) next.set(row.id, row)
    setChosen(next)
  }
  return (
    <>
      <Chosen type={type} chosen={[...chosen.values()]} onClear={() => setChosen(new Map())} most={MOST_CHOSEN} />
      {error ? <Fault error={error} onRetry={retry} /> : null}
      <Grid
        label={`${type.record.title}列表`}
        type={type.id}
        columns={withFound(columns, [...firstRows, ...inSight])}
        total={count}
        sort={{ by: sort.replace(/^-/, ''), descending: sort.startsWith('-') }}
        onSort={onSort}
        onSight={setSight}
        rowAt={rowAt}
        chosen={chosen}
        onChoose={choose}
      />
      <Foot total={total} unit={type.record.unit} />
    </>
  )
}

function Foot({ total, unit }: { total: Total | undefined; unit: string }) {
  return (
    <div className="wb-list-foot">
      <span role="status">{total ? `共 ${total.count.toLocaleString('zh-CN')}${total.exact ? '' : '+'} ${unit}` : '正在统计总数…'}</span>
      <span className="mf-quiet">方向键移动，回车打开，空格选择，Home / End 到首尾</span>
    </div>
  )
}
