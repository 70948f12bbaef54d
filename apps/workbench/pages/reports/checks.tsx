/** What a report still lacks, and what has changed under it since it was frozen. */
import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Table } from 'antd'
import { amount, Loading } from '../../../../platform/ui/index.ts'
import { api } from '../../api.ts'
import type { FigureChange, ReportCheck } from '../../api-types.ts'

export function ReportChecks({ id, frozen }: { id: string; frozen: boolean }) {
  const check = useQuery({ queryKey: ['report', id, 'check'], queryFn: () => api.checkReport(id) })
  return (
    <section className="wb-panel" aria-label="检查">
      <div className="wb-heading">
        <h2 className="wb-subtitle">检查</h2>
        <Button size="small" loading={check.isFetching} onClick={() => check.refetch()}>
          重新检查
        </Button>
      </div>
      {check.isPending ? <Loading text="正在核对…" /> : null}
      {check.error ? <Alert type="error" title={check.error.message} /> : null}
      {check.data ? <Findings check={check.data} frozen={frozen} /> : null}
    </section>
  )
}

function Findings({ check, frozen }: { check: ReportCheck; frozen: boolean }) {
  const { findings, changes } = check
  return (
    <>
      {findings.length === 0 && changes.length === 0 ? <Alert type="success" showIcon title="体例、数字和勾稽关系都核对无误" /> : null}
      {findings.map((f) => (
        <Alert
          key={`${f.rule}:${f.message}`}
          className="wb-finding"
          type={f.level}
          showIcon
          title={f.section ? <a href={`#section-${f.section}`}>{f.message}</a> : f.message}
        />
      ))}
      {frozen && changes.length > 0 ? <Changes changes={changes} /> : null}
    </>
  )
}

function Changes({ changes }: { changes: FigureChange[] }) {
  return (
    <>
      <h3 className="wb-subtitle">自冻结以来的变化</h3>
      <Table<FigureChange>
        size="small"
        rowKey="key"
        pagination={false}
        dataSource={changes}
        columns={[
          { title: '数字', dataIndex: 'name' },
          { title: '冻结时', key: 'frozen', align: 'right', render: (_, c) => amount(c.frozen) },
          { title: '现在', key: 'now', align: 'right', render: (_, c) => (c.frozen === c.now && c.recordsChanged ? '数同，记录有变' : amount(c.now)) },
        ]}
      />
    </>
  )
}
