/** Administrative penalties (行政处罚): the case type. */
import { defineCaseType } from '../../../engine/define.ts'
import { backfill } from './backfill.ts'
import { text } from './facts.ts'
import { letters } from './letters/index.ts'
import { metrics, reconciliations } from './metrics.ts'
import { procedure1996 } from './procedure.1996-10-01.ts'
import { procedure } from './procedure.ts'
import { record } from './record.ts'

export default defineCaseType({
  record,
  procedures: [procedure1996, procedure],
  metrics,
  reconciliations,
  backfill,
  letters,
  publicity: {
    title: (values) => `${text(values.cause)}行政处罚决定`,
    fields: ['decisionNo', 'partyName', 'cause', 'basis', 'penaltyKind', 'fineFen', 'decidedOn'],
    partyName: 'partyName',
    partyKind: 'partyKind',
  },
  readers: ['clerk', 'officer', 'leader', 'reviewer', 'chair'],
  keepers: ['clerk', 'officer'],
})
