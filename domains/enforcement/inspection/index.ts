/** 行政检查: the door of the case type. */
import { defineCaseType } from '../../../engine/define.ts'
import { backfill } from './ledger.ts'
import { letters } from './letters/index.ts'
import { metrics } from './metrics.ts'
import { procedure2021 } from './procedure.2021-07-15.ts'
import { procedure } from './procedure.ts'
import { record } from './record.ts'

export default defineCaseType({
  record,
  procedures: [procedure2021, procedure],
  metrics,
  reconciliations: [
    { id: 'inspection.results', label: '未发现问题与发现问题之和不多于检查家次', left: ['clear', 'withProblems'], relation: '<=', right: ['visits'] },
    { id: 'inspection.problems', label: '立案不多于检查家次', left: ['ledToCase'], relation: '<=', right: ['visits'] },
    { id: 'inspection.items', label: '每家次至少查一项', left: ['visits'], relation: '<=', right: ['items'] },
    { id: 'inspection.places', label: '现场与非现场之和等于检查家次', left: ['onSite', 'offSite'], relation: '=', right: ['visits'] },
    { id: 'inspection.ratings', label: '评价不多于检查家次', left: ['rated'], relation: '<=', right: ['visits'] },
  ],
  backfill,
  letters,
  publicity: {
    title: (values) => `${String(values.item ?? '行政检查')}结果`,
    fields: ['agency', 'targetName', 'kind', 'way', 'item', 'visitedOn', 'result'],
    partyName: 'targetName',
    partyKind: 'targetKind',
  },
  readers: ['officer', 'clerk', 'leader'],
  keepers: ['clerk', 'officer'],
})
