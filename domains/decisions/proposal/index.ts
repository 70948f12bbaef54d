/** 人大建议、政协提案: the door of the case type. */
import { defineCaseType } from '../../../engine/define.ts'
import { backfill } from './ledger.ts'
import { letters } from './letters/index.ts'
import { metrics } from './metrics.ts'
import { procedure2015 } from './procedure.2015-08-29.ts'
import { procedure } from './procedure.ts'
import { record } from './record.ts'

export default defineCaseType({
  record,
  procedures: [procedure2015, procedure],
  metrics,
  reconciliations: [
    { id: 'proposal.kinds', label: '人大建议与政协提案之和等于办理件数', left: ['suggestions', 'memberProposals'], relation: '=', right: ['handled'] },
    { id: 'proposal.roles', label: '主办件与会办件之和不多于办理件数', left: ['led', 'joined'], relation: '<=', right: ['handled'] },
    { id: 'proposal.answers', label: '按期与超期之和等于已答复', left: ['onTime', 'late'], relation: '=', right: ['replied'] },
    { id: 'proposal.classes', label: '各类答复之和不多于标注类别的件数', left: ['classA', 'classB', 'classC'], relation: '<=', right: ['classified'] },
    { id: 'proposal.opinions', label: '满意与不满意之和等于反馈件数', left: ['satisfied', 'dissatisfied'], relation: '=', right: ['rated'] },
  ],
  backfill,
  letters,
  publicity: {
    title: (values) => `${String(values.title ?? '建议提案')}的答复`,
    fields: ['number', 'kind', 'level', 'title', 'answerClass', 'answerSummary'],
  },
  readers: ['secretary', 'leader', 'clerk'],
  keepers: ['secretary', 'clerk'],
})
