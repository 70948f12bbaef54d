/** A dispute before a people's mediation committee: what is kept of it. */
import { defineRecord, type RecordDef } from '../../../engine/define.ts'
import { intakeFields } from './fields-intake.ts'
import { outcomeFields } from './fields-outcome.ts'
import { partyFields } from './fields-parties.ts'
import { civilProcedure, mediationAct, ministryRule } from './law.ts'

export const record = defineRecord({
  id: 'mediation',
  title: '人民调解',
  line: 'disputes',
  unit: '宗',
  fields: { ...intakeFields, ...partyFields, ...outcomeFields },
  number: 'caseNo',
  headline: ['disputeKind', 'partyA', 'partyB'],
  list: ['caseNo', 'disputeKind', 'partyA', 'partyB', 'community', 'source', 'registeredOn', 'mediator1', 'result', 'settledOn', 'amountFen'],
  openedOn: 'registeredOn',
  breakdown: ['disputeKind', 'source', 'community'],
  order: [
    { before: 'happenedOn', after: 'registeredOn', law: mediationAct(17) },
    { before: 'registeredOn', after: 'acceptedOn', law: mediationAct(17) },
    { before: 'acceptedOn', after: 'toldOn', law: ministryRule(30) },
    { before: 'registeredOn', after: 'settledOn', law: mediationAct('17、28') },
    { before: 'toldOn', after: 'settledOn', law: ministryRule(30) },
    { before: 'registeredOn', after: 'endedOn', law: mediationAct('17、26') },
    { before: 'settledOn', after: 'performedOn', law: mediationAct(31) },
    { before: 'settledOn', after: 'visitedOn', law: mediationAct(31) },
    { before: 'settledOn', after: 'confirmAppliedOn', law: mediationAct(33) },
    { before: 'confirmAppliedOn', after: 'confirmedOn', law: civilProcedure(206) },
    { before: 'settledOn', after: 'archivedOn', law: mediationAct(27) },
    { before: 'endedOn', after: 'archivedOn', law: mediationAct(27) },
  ],
  identity: ['caseNo'],
})

type FieldsOf<R> = R extends RecordDef<infer F> ? F : never
export type FieldId = FieldsOf<typeof record>
