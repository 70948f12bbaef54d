/** 示例事项: the door of the case type. */
import { defineCaseType } from '../../../engine/define.ts'
import { backfill } from './backfill.ts'
import { metrics } from './metrics.ts'
import { procedure } from './procedure.ts'
import { record } from './record.ts'

export default defineCaseType({
  record,
  procedures: [procedure],
  metrics,
  backfill,
  readers: ['clerk', 'reviewer', 'leader'],
  keepers: ['clerk'],
})
