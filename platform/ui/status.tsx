/** Status of a case, and the mark of one recorded from an older ledger. */
import { Tag } from 'antd'
import type { AnyCaseType, AnyProcedure } from '../../engine/define.ts'

const colours = { plain: 'default', active: 'processing', waiting: 'warning', good: 'success', bad: 'error' } as const

const withStatus = (type: AnyCaseType, status: string): AnyProcedure | undefined => [...type.procedures].reverse().find((p) => status in p.statuses)

/** Status in its tone. */
export function StatusTag({ type, status }: { type: AnyCaseType; status: string }) {
  const found = withStatus(type, status)?.statuses[status]
  const tone = found?.tone ?? (found?.final ? 'good' : 'plain')
  return <Tag color={colours[tone]}>{found?.label ?? status}</Tag>
}

/** Marks a case recorded from an older ledger wherever it is shown. */
export function BackfillTag() {
  return (
    <Tag color="gold" title="由旧台账补录，此前的办理步骤不在本系统内">
      补录
    </Tag>
  )
}
