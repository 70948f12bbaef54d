/** 人民调解: the door of the case type. */
import { defineCaseType } from '../../../engine/define.ts'
import { backfill } from './backfill.ts'
import { letters } from './letters/index.ts'
import { metrics } from './metrics.ts'
import { procedure } from './procedure.ts'
import { record } from './record.ts'

export default defineCaseType({
  record,
  procedures: [procedure],
  metrics,
  reconciliations: [
    { id: 'mediation.succeeded<=handled', label: '调解成功不大于调解矛盾纠纷', left: ['succeeded'], relation: '<=', right: ['handled'] },
    {
      id: 'mediation.forms<=succeeded',
      label: '书面、口头协议之和不大于调解成功',
      left: ['writtenAgreements', 'oralAgreements'],
      relation: '<=',
      right: ['succeeded'],
    },
    { id: 'mediation.performed<=succeeded', label: '协议已履行不大于调解成功', left: ['performed'], relation: '<=', right: ['succeeded'] },
    { id: 'mediation.confirmations<=succeeded', label: '司法确认不大于调解成功', left: ['confirmations'], relation: '<=', right: ['succeeded'] },
  ],
  backfill,
  letters,
  readers: ['mediator', 'clerk', 'leader'],
  keepers: ['mediator', 'clerk'],
})
