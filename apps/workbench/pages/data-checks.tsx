/** On the desk of whoever looks after the data: what the nightly checks found, with the way to each case. */
import { useQuery } from '@tanstack/react-query'
import { Alert, Card } from 'antd'
import { Link } from 'react-router'
import { api } from '../api.ts'
import type { DataCheckFault, DataChecks } from '../api-types.ts'
import { findType } from '../case-types.ts'
import { casePath } from '../cases.ts'
import { useOfficeName } from '../office-select.tsx'
import { clockTime } from './case/timeline.tsx'

/** So many of a kind are listed; the rest are counted. */
const LISTED = 5

export function DataCheckCard() {
  const checks = useQuery({ queryKey: ['checks'], queryFn: api.checks, staleTime: 5 * 60_000 })
  if (checks.isPending) return null
  return (
    <Card title="数据检查" size="small" className="wb-gap">
      {checks.isError ? <Alert type="error" showIcon title={checks.error.message} /> : <Findings checks={checks.data} />}
    </Card>
  )
}

function Findings({ checks: { at, checks, failed } }: { checks: DataChecks }) {
  if (at === null) return <span className="mf-quiet">还没有检查过，每天夜间自动检查一次。</span>
  const when = `${clockTime(at)} 检查了 ${checks} 项`
  if (failed.length === 0) return <span>{when}，没有发现问题。</span>
  return (
    <>
      <p>
        {when}，<b className="wb-bad">{failed.length} 项有问题</b>：
      </p>
      <ul className="mf-errors">
        {failed.map(({ id, sentence, faults }) => (
          <li key={id}>
            应当：{sentence}
            <ul>
              {faults.slice(0, LISTED).map((f) => (
                <FaultLine key={`${f.office}:${f.caseId}:${f.message}`} fault={f} />
              ))}
              {faults.length > LISTED ? <li>另有 {faults.length - LISTED} 处</li> : null}
            </ul>
          </li>
        ))}
      </ul>
    </>
  )
}

function FaultLine({ fault: { office, type, caseId, message } }: { fault: DataCheckFault }) {
  const officeName = useOfficeName()
  const title = findType(type)?.record.title
  return (
    <li>
      {[office === undefined ? '' : officeName(office), title ?? ''].filter(Boolean).join(' · ')}
      {office === undefined ? '' : '：'}
      {message} {office !== undefined && type !== undefined && caseId !== undefined ? <Link to={casePath({ type, office, id: caseId })}>查看案件</Link> : null}
    </li>
  )
}
