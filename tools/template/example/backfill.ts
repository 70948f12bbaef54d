/** How a row of an older ledger becomes a case. */
import type { Backfill } from '../../../engine/define.ts'
import type { procedure } from './procedure.ts'
import type { FieldId } from './record.ts'

export const backfill: Backfill<FieldId, keyof (typeof procedure)['statuses']> = {
  ledgers: ['示例事项台账', '示例事项登记簿'],
  needs: ['subject', 'receivedOn'],
  statusOf: (row) => (row.decidedOn ? 'decided' : row.reviewedOn ? 'reviewed' : 'received'),
}
