/** An administrative inspection: one visit to one target, of one or several items. */
import { defineRecord, type RecordDef } from '../../../engine/define.ts'
import { planFields } from './fields-plan.ts'
import { visitFields } from './fields-visit.ts'
import { inspectionForms, openEnforcement, penaltyAct } from './law.ts'

export const record = defineRecord({
  id: 'inspection',
  title: '行政检查',
  line: 'enforcement',
  unit: '家次',
  fields: { ...planFields, ...visitFields },
  number: 'number',
  headline: ['item', 'targetName'],
  list: ['number', 'item', 'targetName', 'community', 'kind', 'way', 'visitedOn', 'officer1', 'result', 'rating'],
  openedOn: 'visitedOn',
  breakdown: ['item', 'kind', 'way', 'community', 'result'],
  // An urgent visit comes before its approval and notice, so these are not put in order here but by the procedure.
  order: [
    { before: 'visitedOn', after: 'endedOn', law: penaltyAct(55) },
    { before: 'visitedOn', after: 'orderedOn', law: penaltyAct(28) },
    { before: 'visitedOn', after: 'correctBy', law: penaltyAct(28) },
    { before: 'visitedOn', after: 'transferredOn', law: penaltyAct(55) },
    { before: 'visitedOn', after: 'recheckedOn', law: penaltyAct(28) },
    { before: 'visitedOn', after: 'toldOn', law: inspectionForms('反馈') },
    { before: 'visitedOn', after: 'ratedOn' },
    { before: 'visitedOn', after: 'publishedOn', law: openEnforcement('二（六）') },
    { before: 'visitedOn', after: 'archivedOn', law: openEnforcement('三（九）') },
  ],
  // Ledgers of one office number from 1 anew, so a number names a visit only together with what was inspected, where and when.
  identity: ['number', 'item', 'targetName', 'visitedOn'],
})

type FieldsOf<R> = R extends RecordDef<infer F> ? F : never
export type FieldId = FieldsOf<typeof record>
