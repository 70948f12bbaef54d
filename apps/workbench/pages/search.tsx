/** What was found in every kind of case, with the words marked. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button, Tag } from 'antd'
import type { ReactNode } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { AnyCaseType } from '../../../engine/define.ts'
import { Fault, Light, Loading, Nothing, StatusTag } from '../../../platform/ui/index.ts'
import { api } from '../api.ts'
import type { Found, Hit } from '../api-types.ts'
import { findType } from '../case-types.ts'
import { caseName, casePath, caseWord, hasOwnPages, namingFields } from '../cases.ts'
import { useCrumbs } from '../crumbs.tsx'
import { lettersApi } from '../letters-api.ts'
import { Hits, Marked } from '../marked.tsx'
import { useOfficeName } from '../office-select.tsx'
import { useSession } from '../session.tsx'
import '../search.css'

export default function SearchPage() {
  useCrumbs({ title: '查找' })
  const [params] = useSearchParams()
  const q = params.get('q')?.trim() ?? ''
  const found = useQuery({ queryKey: ['cases', 'search', q], queryFn: () => api.search(q), enabled: q !== '' })
  return (
    <>
      <h1 className="wb-title">查找“{q}”</h1>
      {q === '' ? (
        <Nothing text="请在上方输入案号、当事人、事由，或者文书的文号、字句" />
      ) : found.isError ? (
        <Fault error={found.error} onRetry={() => found.refetch()} />
      ) : null}
      {q !== '' && found.isPending ? <Loading /> : null}
      {found.data?.map((group) => (
        <Group key={group.type} group={group} q={q} />
      ))}
      {q !== '' && !found.isPending ? <Letters q={q} nothingElse={found.data?.length === 0} /> : null}
    </>
  )
}

function Group({ group, q }: { group: Found; q: string }) {
  const type = findType(group.type)
  const officeName = useOfficeName()
  const wide = useSession().has('supervisor')
  if (!type) return null
  const { count, exact } = group.total
  const more = count > group.rows.length
  return (
    <section className="wb-found" aria-label={type.record.title}>
      <h2 className="wb-subtitle">
        {type.record.title}（{count.toLocaleString('zh-CN')}
        {exact ? '' : '+'} {type.record.unit}）
        {more && !hasOwnPages(type.id) ? <Link to={`/cases/${type.id}?q=${encodeURIComponent(q)}`}>全部列出</Link> : null}
      </h2>
      <ol>
        {group.rows.map((row) => (
          <li key={row.id}>
            <Link to={casePath({ ...row, type: type.id })}>
              <Name type={type} row={row} />
            </Link>{' '}
            <StatusTag type={type} status={row.status} /> {row.next ? <Light {...row.next} /> : null}
            {wide ? <span className="mf-quiet">{officeName(row.office)}</span> : null}
            <div>
              <Hits hits={row.hits.filter((hit) => !namingFields(type.id).includes(hit.field))} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Its number and what describes it, what was typed marked in them. */
function Name({ type, row }: { type: AnyCaseType; row: Found['rows'][number] }) {
  const named = namingFields(type.id).flatMap((id) => {
    const hit = row.hits.find((h) => h.field === id)
    const said = caseWord(type.id, id, row.values)
    return said === undefined ? [] : [<span key={id}>{hit ? <Marked hit={hit} /> : said}</span>]
  })
  if (named.length === 0) return <>{caseName({ ...row, type: type.id })}</>
  return <>{named.flatMap((n, i) => (i > 0 ? [' ', n] : [n]))}</>
}

/** Letters with the words, newest first, page after page. */
function Letters({ q, nothingElse }: { q: string; nothingElse: boolean }) {
  const wide = useSession().has('supervisor')
  const officeName = useOfficeName()
  const found = useInfiniteQuery({
    queryKey: ['letters', 'search', q],
    queryFn: ({ pageParam }) => lettersApi.search(q, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
  if (found.isError) return <Fault error={found.error} onRetry={() => found.refetch()} />
  if (found.isPending) return <Loading />
  const rows = found.data.pages.flatMap((p) => p.rows)
  const total = found.data.pages[0]?.total
  if (rows.length === 0 && !found.hasNextPage) {
    return nothingElse ? <Nothing text="没有找到。可以少输几个字，名称可以输拼音首字母；证件号码等个人信息不能按文字查找。" /> : null
  }
  return (
    <section className="wb-found" aria-label="文书">
      <h2 className="wb-subtitle">
        文书（{total?.count.toLocaleString('zh-CN')}
        {total?.exact ? '' : '+'} 份）
      </h2>
      <ol>
        {rows.map((row) => (
          <li key={row.id}>
            <Link to={`${casePath({ ...row, id: row.caseId })}#letter-${row.id}`}>
              《{markedIn(row.title, row.hits, 'title')}》{row.number === null ? '未编号' : markedIn(row.number, row.hits, 'number')}
            </Link>{' '}
            <Tag color={row.status === 'void' ? 'error' : 'default'}>{row.statusLabel}</Tag> {row.day}{' '}
            {wide ? <span className="mf-quiet">{officeName(row.office)} </span> : null}
            <span className="mf-quiet">所属案件：{caseName({ ...row, id: row.caseId })}</span>
            <div>
              <Hits hits={row.hits.filter((hit) => !inHeading.has(hit.field))} />
            </div>
          </li>
        ))}
      </ol>
      {found.hasNextPage ? (
        <Button onClick={() => found.fetchNextPage()} loading={found.isFetchingNextPage}>
          再列 20 份
        </Button>
      ) : null}
    </section>
  )
}

/** What of a letter already stands in its link is marked there and not said twice. */
const inHeading: ReadonlySet<string> = new Set(['title', 'number'])

function markedIn(text: string, hits: readonly Hit[], field: string): ReactNode {
  const hit = hits.find((h) => h.field === field && h.text === text)
  return hit ? <Marked hit={hit} /> : text
}
