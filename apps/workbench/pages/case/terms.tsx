/** The terms of a case, and why each falls on its day. */
import { useQuery } from '@tanstack/react-query'
import { Drawer, Table, Tag } from 'antd'
import { useState } from 'react'
import { weekday, weekdayNames } from '../../../../engine/days.ts'
import type { CountedDay, TermStanding } from '../../../../engine/terms.ts'
import { Fault, Light, Loading } from '../../../../platform/ui/index.ts'
import { api, type CaseAddress } from '../../api.ts'
import '../../case.css'

const kinds: Readonly<Record<TermStanding['kind'], string>> = { statutory: '法定', service: '承诺', plan: '计划' }
const running = (t: TermStanding): boolean => t.state === 'open' || t.state === 'overdue' || t.state === 'paused'

export function Terms({ address, terms }: { address: CaseAddress; terms: readonly TermStanding[] }) {
  const [asked, setAsked] = useState<TermStanding>()
  const ordered = [...terms].sort((a, b) => Number(running(b)) - Number(running(a)) || a.due.localeCompare(b.due))
  return (
    <section id="case-terms" className="wb-panel" aria-label="期限">
      <h2 className="wb-subtitle">期限</h2>
      {ordered.length === 0 ? <span className="mf-quiet">目前没有期限</span> : null}
      {ordered.map((term) => (
        <div key={term.id} className="wb-term">
          <div className="wb-term-head">
            <b>{term.label}</b>
            <Tag color={term.kind === 'statutory' ? 'blue' : 'default'}>{kinds[term.kind]}</Tag>
          </div>
          <Light light={term.light} words={term.words} provisional={term.provisional} />
          <div className="wb-reason">
            到期日 <span className="wb-number">{term.due}</span> · {term.law}
          </div>
          <button type="button" className="mf-link" onClick={() => setAsked(term)}>
            为什么是这一天
          </button>
        </div>
      ))}
      <Drawer
        open={asked !== undefined}
        onClose={() => setAsked(undefined)}
        title={asked ? `${asked.label}：为什么是 ${asked.due}` : ''}
        size={520}
        destroyOnHidden
      >
        {asked ? <DayByDay address={address} term={asked.id} /> : null}
      </Drawer>
    </section>
  )
}

type NumberedDay = CountedDay & { n: number }

/** Each day with the number it has in the count; days that do not count keep the number before them. */
function numbered(days: readonly CountedDay[]): NumberedDay[] {
  let n = 0
  return days.map((d) => {
    if (d.counted) n += 1
    return { ...d, n }
  })
}

function DayByDay({ address, term }: { address: CaseAddress; term: string }) {
  const explained = useQuery({ queryKey: ['term', address, term], queryFn: () => api.explain(address, term) })
  if (explained.isPending) return <Loading />
  if (explained.isError) return <Fault error={explained.error} onRetry={() => explained.refetch()} />
  const { days, due, provisional, law } = explained.data
  return (
    <>
      <p>
        依据{law}。事件发生的当天不计入，从次日起算；最后一日是休息日的，顺延到之后的第一个工作日。
        {provisional ? '这一年的放假安排尚未公布，到期日是暂定的，公布后自动重算并留痕。' : ''}
      </p>
      <Table<NumberedDay>
        size="small"
        rowKey="on"
        pagination={false}
        dataSource={numbered(days)}
        rowClassName={(d) => (d.on === due ? 'wb-day-last' : d.counted ? '' : 'wb-day-off')}
        columns={[
          { title: '日期', dataIndex: 'on', width: 116, className: 'wb-number' },
          { title: '星期', key: 'weekday', width: 84, render: (_, d) => weekdayNames[weekday(d.on)] },
          { title: '计入', key: 'n', width: 80, render: (_, d) => (d.counted ? `第 ${d.n} 日` : '不计') },
          { title: '缘由', dataIndex: 'why' },
        ]}
      />
    </>
  )
}
