/** 依申请公开: the door of the case type. */
import { defineCaseType } from '../../../engine/define.ts'
import { backfill } from './backfill.ts'
import { letters } from './letters/index.ts'
import { metrics } from './metrics.ts'
import { procedure2008 } from './procedure.2008-05-01.ts'
import { procedure } from './procedure.ts'
import { record } from './record.ts'

export default defineCaseType({
  record,
  procedures: [procedure2008, procedure],
  metrics,
  reconciliations: [
    {
      id: 'disclosure.groups=answered',
      label: '六类办理结果之和等于办结总数',
      left: ['opened', 'partlyOpened', 'withheld', 'unable', 'notProcessed', 'otherwise'],
      relation: '=',
      right: ['answered'],
    },
    { id: 'disclosure.onTime+overdue=answered', label: '按期与超期之和等于办结总数', left: ['onTime', 'overdue'], relation: '=', right: ['answered'] },
    {
      id: 'disclosure.reconsidered',
      label: '行政复议各项结果之和等于总计',
      left: ['reconsideredUpheld', 'reconsideredCorrected', 'reconsideredOther', 'reconsideredPending'],
      relation: '=',
      right: ['reconsidered'],
    },
    {
      id: 'disclosure.suedDirectly',
      label: '直接起诉各项结果之和等于总计',
      left: ['suedDirectlyUpheld', 'suedDirectlyCorrected', 'suedDirectlyOther', 'suedDirectlyPending'],
      relation: '=',
      right: ['suedDirectly'],
    },
    {
      id: 'disclosure.suedAfter',
      label: '复议后起诉各项结果之和等于总计',
      left: ['suedAfterUpheld', 'suedAfterCorrected', 'suedAfterOther', 'suedAfterPending'],
      relation: '=',
      right: ['suedAfter'],
    },
  ],
  backfill,
  letters,
  readers: ['openness', 'leader', 'reviewer'],
  keepers: ['openness'],
})
