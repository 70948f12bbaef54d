/** What a report still lacks, and what has changed under it since it was frozen. */
import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Input, Table } from 'antd'
import type { SyntheticEvent } from 'react'
import { Link } from 'react-router'
import { amount, Loading } from '../../../../platform/ui/index.ts'
import { api } from '../../api.ts'
import type { FigureChange, RecordChange, ReportCheck, ReportFinding } from '../../api-types.ts'
import { casePath } from '../../cases.ts'
import { goTo } from './go-to.ts'

/** Why figures moved so far, while the report can be edited. */
export type Reasons = { given: Readonly<Record<string, string>>; onReason: (figure: string, reason: string) => void }

/** What is found while one types, and the rules by which. */
export type Live = { findings: readonly ReportFinding[]; rules: ReadonlySet<string> }

type ReportChecksProps = { id: string; frozen: boolean; reasons: Reasons | undefined; live: Live | undefined }

const levels = { error: 0, warning: 1 } as const

/** The server's findings with those of the words as they stand now in place of its own. */
const withLive = (check: ReportCheck, live: Live | undefined): ReportCheck =>
  live
    ? { ...check, findings: [...check.findings.filter((f) => !live.rules.has(f.rule)), ...live.findings].sort((a, b) => levels[a.level] - levels[b.level]) }
    : check

export function ReportChecks({ id, frozen, reasons, live }: ReportChecksProps) {
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
      {check.data ? <Findings check={withLive(check.data, live)} frozen={frozen} reasons={reasons} /> : null}
    </section>
  )
}

type FindingsProps = { check: ReportCheck; frozen: boolean; reasons: Reasons | undefined }

function Findings({ check, frozen, reasons }: FindingsProps) {
  const { findings, changes } = check
  return (
    <>
      {findings.length === 0 && changes.length === 0 ? (
        <Alert type="success" showIcon title={frozen ? '定稿未被改动，全部数字重算一致' : '体例、数字和勾稽关系都核对无误'} />
      ) : null}
      {findings.map((f, i) => (
        <Alert
          // biome-ignore lint/suspicious/noArrayIndexKey: the same words may be found twice.
          key={`${f.rule}:${f.message}:${i}`}
          className="wb-finding"
          type={f.level}
          showIcon
          title={f.section ? <Place finding={f} /> : f.message}
          description={reasons && f.rule === 'trend' && f.figure ? <ReasonInput finding={f} figure={f.figure} reasons={reasons} /> : undefined}
        />
      ))}
      {frozen && changes.length > 0 ? <Changes changes={changes} /> : null}
    </>
  )
}

/** Goes to the paragraph in the text and marks the words that are meant. */
function Place({ finding }: { finding: ReportFinding }) {
  const go = (e: SyntheticEvent): void => {
    const paragraph = document.querySelector<HTMLElement>(`[data-paragraph="${CSS.escape(finding.paragraph ?? '')}"]`)
    if (!paragraph) return
    e.preventDefault()
    goTo(paragraph, finding.words)
  }
  return (
    <a href={`#section-${finding.section}`} onClick={go}>
      {finding.message}
    </a>
  )
}

type ReasonInputProps = { finding: ReportFinding; figure: string; reasons: Reasons }

/** The reason is saved with the text, and shown with the figure when the report is published. */
function ReasonInput({ finding, figure, reasons }: ReasonInputProps) {
  return (
    <Input.TextArea
      className="wb-reason-input"
      aria-label={`原因：${finding.message}`}
      placeholder="升降的原因（随正文保存）"
      autoSize
      maxLength={500}
      value={reasons.given[figure] ?? ''}
      onChange={(e) => reasons.onReason(figure, e.target.value)}
    />
  )
}

const whats: Readonly<Record<RecordChange['what'], string>> = { added: '新增', removed: '移出', changed: '变动' }

/** Records that made the difference; those of other people's work are only counted. */
function ChangedRecords({ records }: Pick<FigureChange, 'records'>) {
  const { added, removed, changed, named } = records
  const rest = added + removed + changed - named.length
  return (
    <ul className="wb-changed-records">
      {named.map((r) => (
        <li key={`${r.what}:${r.id}`}>
          {whats[r.what]} <Link to={casePath(r)}>{r.number ?? '未编号案件'}</Link>
        </li>
      ))}
      {rest > 0 ? <li>另有 {rest} 条记录有变</li> : null}
    </ul>
  )
}

function Changes({ changes }: { changes: FigureChange[] }) {
  return (
    <>
      <h3 className="wb-subtitle">自定稿以来的变化</h3>
      <Table<FigureChange>
        size="small"
        rowKey="key"
        pagination={false}
        dataSource={changes}
        expandable={{
          expandedRowRender: (c) => <ChangedRecords records={c.records} />,
          rowExpandable: ({ records }) => records.added + records.removed + records.changed > 0,
        }}
        columns={[
          { title: '数字', dataIndex: 'name' },
          { title: '定稿时', key: 'frozen', align: 'right', render: (_, c) => amount(c.frozen) },
          { title: '现在', key: 'now', align: 'right', render: (_, c) => (c.frozen === c.now && c.recordsChanged ? '数同，记录有变' : amount(c.now)) },
        ]}
      />
    </>
  )
}
