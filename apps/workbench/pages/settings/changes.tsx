/** Who changed which setting when, with what it was before and after. */
import { DownloadOutlined } from '@ant-design/icons'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Select, Table } from 'antd'
import { useState } from 'react'
import { Fault, Nothing } from '../../../../platform/ui/index.ts'
import { settingApi } from '../../setting-api.ts'
import type { Kept, SettingChange } from '../../setting-types.ts'
import { clockTime } from '../case/timeline.tsx'

const areas: Readonly<Record<string, string>> = {
  people: '人员',
  post: '岗位',
  office: '机关',
  template: '文书模板',
  calendar: '工作日历',
  target: '指标目标值',
  retention: '保管期限',
  field: '自设字段',
  mail: '邮件',
  webhook: '推送',
}

/** The server gives as many. */
const PAGE = 50

function KeptWords({ kept }: { kept: Kept | null }) {
  if (!kept) return <span className="mf-quiet">—</span>
  return (
    <div className="wb-change">
      {Object.entries(kept).map(([name, value]) => (
        <div key={name}>
          {name}：{value === null ? '（空）' : String(value)}
        </div>
      ))}
    </div>
  )
}

export function ChangesPage({ office }: { office: number }) {
  const [area, setArea] = useState<string>()
  const asked = { office, ...(area ? { area } : {}) }
  const pages = useInfiniteQuery({
    queryKey: ['settings', 'changes', office, area],
    queryFn: ({ pageParam }) => settingApi.changes({ ...asked, ...(pageParam ? { after: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: (page) => (page.length < PAGE ? undefined : page[page.length - 1]?.id),
    staleTime: 0,
  })
  if (pages.isError) return <Fault error={pages.error} onRetry={() => pages.refetch()} />
  return (
    <>
      <div className="wb-heading">
        <h2 className="wb-subtitle">变更记录</h2>
        <div className="wb-buttons">
          <Select
            aria-label="事项"
            style={{ width: 140 }}
            allowClear
            placeholder="全部事项"
            value={area ?? null}
            onChange={(v: string | null) => setArea(v ?? undefined)}
            options={Object.entries(areas).map(([value, label]) => ({ value, label }))}
          />
          <Button icon={<DownloadOutlined />} href={settingApi.changesUrl(asked)}>
            导出
          </Button>
        </div>
      </div>
      <p className="mf-quiet wb-setting-note">每次改动自动记下，不能修改或删除。</p>
      <Table<SettingChange>
        size="small"
        tableLayout="fixed"
        rowKey="id"
        loading={pages.isFetching}
        dataSource={pages.data?.pages.flat() ?? []}
        pagination={false}
        locale={{ emptyText: <Nothing text="还没有改动过设置" /> }}
        columns={[
          { title: '时间', key: 'at', width: 150, render: (_, c) => clockTime(c.at) },
          { title: '办理人', dataIndex: 'person', width: 84 },
          {
            title: '事项',
            key: 'area',
            width: '19%',
            render: (_, c) => (
              <>
                {c.areaLabel} · {c.subject}
              </>
            ),
          },
          { title: '变更前', key: 'before', width: '22%', render: (_, c) => <KeptWords kept={c.before} /> },
          { title: '变更后', key: 'after', width: '24%', render: (_, c) => <KeptWords kept={c.after} /> },
          { title: '依据或原因', key: 'reason', render: (_, c) => c.reason ?? '—' },
        ]}
      />
      {pages.hasNextPage ? (
        <Button className="wb-gap" onClick={() => pages.fetchNextPage()} loading={pages.isFetchingNextPage}>
          更早的记录
        </Button>
      ) : null}
    </>
  )
}
