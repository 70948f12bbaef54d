/** What a ledger would become: columns to fields, rows that cannot be taken and why, rows left out. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Select, Table, Tabs } from 'antd'
import { useNavigate } from 'react-router'
import { Nothing, RefusalBox } from '../../../../platform/ui/index.ts'
import { api, type ImportMapping } from '../../api.ts'
import type { ImportColumn, ImportJob, ImportMode, ImportPreview, RowError } from '../../api-types.ts'
import { findType } from '../../case-types.ts'
import { useOfficeName } from '../../office-select.tsx'
import { useTypeIn } from '../../own-fields.ts'
import { useSession } from '../../session.tsx'
import '../../imports.css'

export function Preview({ job }: { job: ImportJob }) {
  const client = useQueryClient()
  const keep = (next: ImportJob) => client.setQueryData(['import', job.id], next)
  const remap = useMutation({ mutationFn: (mapping: ImportMapping) => api.mapImport(job.id, mapping), onSuccess: keep })
  const run = useMutation({
    mutationFn: (mode: ImportMode) => api.runImport(job.id, mode),
    onSuccess: () => client.invalidateQueries({ queryKey: ['import', job.id] }),
  })
  const { preview } = job
  if (!preview) return <Nothing text="没有读到内容" />
  const failed = remap.error ?? run.error
  return (
    <>
      <Summary job={job} preview={preview} busy={remap.isPending} onType={(type) => remap.mutate({ type })} />
      {failed ? <Alert className="wb-gap" type="error" showIcon role="alert" title={failed.message} /> : null}
      <Tabs
        className="wb-panel"
        items={[
          {
            key: 'columns',
            label: `列的对应（${preview.columns.length}）`,
            children: <Mapping office={job.office} preview={preview} busy={remap.isPending} onMap={(columns) => remap.mutate({ columns })} />,
          },
          { key: 'errors', label: `有错的行（${preview.counts.bad}）`, children: <Errors jobId={job.id} preview={preview} /> },
          { key: 'skipped', label: `跳过的行（${preview.counts.skipped}）`, children: <Skipped rows={preview.skipped} /> },
        ]}
      />
      <Decide job={job} preview={preview} busy={run.isPending || remap.isPending} onRun={(mode) => run.mutate(mode)} />
    </>
  )
}

type SummaryProps = { job: ImportJob; preview: ImportPreview; busy: boolean; onType: (type: string) => void }

function Summary({ job, preview, busy, onType }: SummaryProps) {
  const { types } = useSession()
  const officeName = useOfficeName()
  const { counts } = preview
  const numbers = [
    ['数据行', counts.rows],
    ['可以导入', counts.good],
    ['有错', counts.bad],
    ['已导入过', counts.duplicates],
    ['跳过', counts.skipped],
  ] as const
  return (
    <div className="wb-panel">
      <p>
        <b>{job.file}</b>
        {preview.sheet ? `（工作表“${preview.sheet}”）` : ''}，表头在第 {preview.headerRow} 行，导入到<b>{officeName(job.office)}</b>，识别为{' '}
        <Select
          aria-label="台账类型"
          disabled={busy}
          value={preview.type}
          onChange={onType}
          options={types.filter((t) => t.backfill.ledgers.length > 0).map((t) => ({ value: t.id, label: t.record.title }))}
          popupMatchSelectWidth={false}
        />
      </p>
      <div className="wb-counts">
        {numbers.map(([label, n]) => (
          <span key={label} className={label === '有错' && n > 0 ? 'wb-count-bad' : ''}>
            {label} <b>{n.toLocaleString('zh-CN')}</b> 行
          </span>
        ))}
      </div>
      {preview.notes.length > 0 ? (
        <ul className="wb-notes mf-quiet">
          {preview.notes.map((n) => (
            <li key={n}>{n}</li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}

type MappingProps = { office: number; preview: ImportPreview; busy: boolean; onMap: (columns: Record<string, string | null>) => void }
const LEFT_OUT = '-'

function Mapping({ office, preview, busy, onMap }: MappingProps) {
  const type = useTypeIn(findType(preview.type), office)
  const fields = Object.entries(type?.record.fields ?? {}).map(([value, f]) => ({ value, label: f.label }))
  const mapped = new Set(preview.columns.map((c) => c.field))
  const missing = (type?.backfill.needs ?? []).filter((f) => !mapped.has(f)).map((f) => type?.record.fields[f]?.label ?? f)
  return (
    <>
      {missing.length > 0 ? (
        <div className="wb-gap">
          <RefusalBox title="缺少必需的列" message={`台账中没有找到：${missing.join('、')}。请在下表为它指定一列。`} />
        </div>
      ) : null}
      <Table<ImportColumn>
        size="small"
        rowKey="column"
        pagination={false}
        loading={busy}
        dataSource={preview.columns}
        columns={[
          { title: '列', dataIndex: 'column', width: 60 },
          { title: '台账表头', dataIndex: 'heading', width: 240 },
          {
            title: '对应项目',
            key: 'field',
            width: 280,
            render: (_, c) => (
              <Select
                aria-label={`“${c.heading}”对应的项目`}
                className="mf-full"
                value={c.field ?? LEFT_OUT}
                onChange={(f: string) => onMap({ [c.column]: f === LEFT_OUT ? null : f })}
                options={[{ value: LEFT_OUT, label: '不导入' }, ...fields]}
                showSearch={{ optionFilterProp: 'label' }}
              />
            ),
          },
          { title: '内容举例', key: 'samples', render: (_, c) => <ColumnSamples column={c} /> },
        ]}
      />
    </>
  )
}

/** What stands in a column, and why it is left out where that is not plain to see. */
function ColumnSamples({ column }: { column: ImportColumn }) {
  return (
    <span className="mf-quiet">
      {column.samples.join('；')}
      {column.note ? <div className="wb-note">{column.note}</div> : null}
    </span>
  )
}

function Errors({ jobId, preview: { errors, counts } }: { jobId: string; preview: ImportPreview }) {
  const listed = new Set(errors.map((e) => e.row)).size
  return (
    <>
      {errors.length > 0 ? (
        <p>
          <a href={api.importErrorsUrl(jobId)}>下载错误表（Excel）</a>，在表中改好后可直接再导入，已导入的行不会重复。
          {listed < counts.bad ? `下面只列出前 ${listed} 行的错误，错误表中有全部 ${counts.bad} 行。` : ''}
        </p>
      ) : null}
      <Table<RowError>
        size="small"
        rowKey={(e) => `${e.row}:${e.column}:${e.message}`}
        dataSource={errors}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{ emptyText: <Nothing text="没有错误" /> }}
        columns={[
          { title: '行', dataIndex: 'row', width: 80, render: (n: number) => `第 ${n} 行` },
          { title: '列', dataIndex: 'column', width: 180 },
          { title: '台账中的内容', dataIndex: 'value', width: 240, render: (v: string) => v || '（空）' },
          { title: '原因与改法', dataIndex: 'message' },
        ]}
      />
    </>
  )
}

function Skipped({ rows }: { rows: ImportPreview['skipped'] }) {
  return (
    <Table<ImportPreview['skipped'][number]>
      size="small"
      rowKey="row"
      dataSource={rows}
      pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
      locale={{ emptyText: <Nothing text="没有跳过的行" /> }}
      columns={[
        { title: '行', dataIndex: 'row', width: 80, render: (n: number) => `第 ${n} 行` },
        { title: '为什么跳过', dataIndex: 'reason' },
      ]}
    />
  )
}

type DecideProps = { job: ImportJob; preview: ImportPreview; busy: boolean; onRun: (mode: ImportMode) => void }

function Decide({ job, preview, busy, onRun }: DecideProps) {
  const navigate = useNavigate()
  const { good, bad } = preview.counts
  const leave = async () => {
    await api.cancelImport(job.id)
    navigate('/imports')
  }
  return (
    <div className="wb-foot">
      <Button type={bad > 0 ? 'default' : 'primary'} size="large" loading={busy} disabled={bad > 0 || good === 0} onClick={() => onRun('all')}>
        全部导入（{good} 行）
      </Button>
      {bad > 0 ? (
        <Button type="primary" size="large" loading={busy} disabled={good === 0} onClick={() => onRun('good')}>
          导入合格的 {good} 行，其余 {bad} 行下载错误表
        </Button>
      ) : null}
      <Button size="large" disabled={busy} onClick={leave}>
        放弃
      </Button>
      {bad > 0 ? <span className="mf-quiet">有错的行未改好前，不能“全部导入”。</span> : null}
      {good === 0 && bad === 0 ? <span className="mf-quiet">没有新的行可以导入。</span> : null}
    </div>
  )
}
