/** Certificates of the office's people, those that end first on top. */
import { useQuery } from '@tanstack/react-query'
import { Table } from 'antd'
import { Link } from 'react-router'
import { daysBetween } from '../../../../engine/days.ts'
import { Fault, Light, Nothing } from '../../../../platform/ui/index.ts'
import type { Person } from '../../api-types.ts'
import { useSession } from '../../session.tsx'
import { settingApi } from '../../setting-api.ts'

/** From this many days on the person and the administrators are told. */
const SOON_DAYS = 30

const last = '9999-12-31'

function Standing({ until, today }: { until: string | null; today: string }) {
  if (!until) return <span className="mf-quiet">没有填写有效期</span>
  const left = daysBetween(today, until)
  if (left < 0) return <Light light="red" words={`已过期 ${-left} 天，不能再用于办案`} provisional={false} />
  if (left <= SOON_DAYS) return <Light light="orange" words={`还有 ${left} 天到期`} provisional={false} />
  return <Light light="green" words="有效" provisional={false} />
}

export function CertificatesPage({ office }: { office: number }) {
  const { today } = useSession()
  const people = useQuery({ queryKey: ['settings', 'certificates', office], queryFn: () => settingApi.everybody(office) })
  if (people.isError) return <Fault error={people.error} onRetry={() => people.refetch()} />
  const rows = (people.data ?? []).filter((p) => p.active && (p.certificate !== null || p.roles.includes('officer')))
  rows.sort((a, b) => (a.certificateUntil ?? last).localeCompare(b.certificateUntil ?? last))
  return (
    <>
      <h2 className="wb-subtitle">执法证件</h2>
      <p className="mf-quiet wb-setting-note">
        到期前 {SOON_DAYS} 天、7 天和到期之日提醒本人和管理员。证号和有效期在<Link to={`/offices?office=${office}`}>机构与人员</Link>中修改。
      </p>
      <Table<Person>
        size="middle"
        rowKey="id"
        loading={people.isFetching}
        dataSource={rows}
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{ emptyText: <Nothing text="这个机关没有执法人员" /> }}
        columns={[
          { title: '姓名', dataIndex: 'name', width: 120 },
          { title: '执法证号', key: 'number', render: (_, p) => p.certificate ?? <span className="wb-bad">没有登记执法证</span> },
          { title: '有效期至', key: 'until', width: 130, render: (_, p) => p.certificateUntil ?? '—' },
          { title: '情况', key: 'standing', width: 230, render: (_, p) => (p.certificate ? <Standing until={p.certificateUntil} today={today} /> : '—') },
        ]}
      />
    </>
  )
}
