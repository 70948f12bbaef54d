/** Where a figure comes from: rule, fields, steps, terms and articles. */
import { useQuery } from '@tanstack/react-query'
import { Drawer } from 'antd'
import type { Lineage } from '../../../../engine/measure.ts'
import { Fault, Loading, PaperTable } from '../../../../platform/ui/index.ts'
import { api } from '../../api.ts'
import { clockTime } from '../case/timeline.tsx'

export function LineageDrawer({ metric, onClose }: { metric: string | undefined; onClose: () => void }) {
  return (
    <Drawer open={metric !== undefined} onClose={onClose} title="这个数字的来历" size={600} destroyOnHidden>
      {metric ? <LineageView metric={metric} /> : null}
    </Drawer>
  )
}

const list = (items: readonly string[]) => (items.length > 0 ? items.map((item) => <div key={item}>{item}</div>) : '—')

export function LineageView({ metric }: { metric: string }) {
  const found = useQuery({ queryKey: ['lineage', metric], queryFn: () => api.lineage(metric) })
  if (found.isPending) return <Loading />
  if (found.isError) return <Fault error={found.error} onRetry={() => found.refetch()} />
  return <LineageTable lineage={found.data} asOf={found.dataUpdatedAt} />
}

function LineageTable({ lineage, asOf }: { lineage: Lineage; asOf: number }) {
  const { name, unit, rule, version, fields, actions, terms, articles } = lineage
  return (
    <PaperTable
      title={`${name}（${unit}）`}
      rows={[
        { key: 'rule', label: '统计口径', value: rule, wide: true },
        { key: 'version', label: '口径版本', value: `自 ${version.from} 起`, wide: false },
        { key: 'approved', label: '批准', value: version.approvedBy, wide: false },
        { key: 'fields', label: '用到的项目', value: list(fields.map((f) => (f.law ? `${f.label}（${f.law}）` : f.label))), wide: true },
        { key: 'actions', label: '产生它的步骤', value: list(actions.map((a) => [a.label, ...a.law].join(' '))), wide: true },
        { key: 'terms', label: '涉及的期限', value: list(terms.map((t) => `${t.label} ${t.law}`)), wide: true },
        { key: 'articles', label: '法律依据', value: list(articles), wide: true },
        { key: 'metric', label: '指标编号', value: lineage.metric, wide: false },
        { key: 'asOf', label: '截至', value: clockTime(new Date(asOf).toISOString()), wide: false },
      ]}
    />
  )
}
