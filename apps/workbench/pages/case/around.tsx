/** What belongs to a case beside its record: the file to be printed, related cases, and who looked at personal particulars. */
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { CaseAddress } from '../../api.ts'
import { findType } from '../../case-types.ts'
import { casePath } from '../../cases.ts'
import { aroundKey, dossierApi } from '../../dossier-api.ts'
import type { AccessRow, RelatedCase } from '../../dossier-types.ts'
import { useOfficeName } from '../../office-select.tsx'
import { GroundModal } from './ground.tsx'
import { clockTime } from './timeline.tsx'
import '../../case.css'

/** Letters stand in the file as they were sent, so that printing it is a looking too. */
export function PrintFile({ address }: { address: CaseAddress }) {
  const [asking, setAsking] = useState(false)
  const client = useQueryClient()
  const open = (ground: string): void => {
    window.open(dossierApi.fileUrl(address, ground), '_blank', 'noopener')
    setAsking(false)
    client.invalidateQueries({ queryKey: aroundKey(address) })
  }
  return (
    <>
      <Button onClick={() => setAsking(true)}>整卷打印</Button>
      {asking ? <GroundModal title="整卷打印（封面、目录、文书、证据清单、备考表）" ok="打印" onGround={open} onClose={() => setAsking(false)} /> : null}
    </>
  )
}

/** So many related cases are listed at first. */
const FIRST = 8

export function Related({ related }: { related: readonly RelatedCase[] }) {
  const officeName = useOfficeName()
  const [all, setAll] = useState(false)
  const rest = all ? 0 : Math.max(0, related.length - FIRST)
  return (
    <section id="case-related" className="wb-panel" aria-label="相关案件">
      <h2 className="wb-subtitle">相关案件{related.length > 0 ? `（${related.length}）` : ''}</h2>
      {related.length === 0 ? <p className="mf-quiet">没有查到您可以查看的相关案件。</p> : null}
      {related.slice(0, related.length - rest).map((one) => (
        <div key={one.id} className="wb-related">
          <Link to={casePath(one)}>
            {one.number ?? '未编号'} {one.name}
          </Link>
          <div className="mf-quiet">
            {findType(one.type)?.record.title ?? one.type} · {officeName(one.office)} · {one.statusLabel}
            {one.on ? ` · ${one.on}` : ''} · {one.why}
          </div>
        </div>
      ))}
      {rest > 0 ? (
        <Button type="link" onClick={() => setAll(true)}>
          再列出另外 {rest} 件
        </Button>
      ) : null}
    </section>
  )
}

const whats: Readonly<Record<AccessRow['what'], string>> = { revealed: '查看', printed: '整卷打印' }

export function Accesses({ rows }: { rows: readonly AccessRow[] }) {
  return (
    <section id="case-accesses" className="wb-panel" aria-label="查阅记录">
      <h2 className="wb-subtitle">查阅记录{rows.length > 0 ? `（${rows.length}）` : ''}</h2>
      {rows.length === 0 ? <p className="mf-quiet">还没有人查看过遮盖的个人信息。</p> : null}
      <ul className="wb-accesses">
        {rows.map((row) => (
          <li key={row.id}>
            <b>{row.person}</b> <span className="wb-number">{clockTime(row.at)}</span> {whats[row.what]}
            {row.what === 'revealed' ? row.fields.join('、') : ''}
            <div className="mf-quiet">事由：{row.ground}</div>
          </li>
        ))}
      </ul>
    </section>
  )
}
