/** A penalty case: what is kept of it. */
import { defineRecord, type RecordDef } from '../../../engine/define.ts'
import { aftermathFields } from './fields-aftermath.ts'
import { decisionFields } from './fields-decision.ts'
import { filingFields } from './fields-filing.ts'
import { penaltyAct } from './law.ts'

export const record = defineRecord({
  id: 'penalty',
  title: '行政处罚',
  line: 'enforcement',
  unit: '宗',
  fields: { ...filingFields, ...decisionFields, ...aftermathFields },
  number: 'caseNo',
  headline: ['cause', 'partyName'],
  list: ['caseNo', 'cause', 'partyName', 'partyKind', 'community', 'filedOn', 'decidedOn', 'penaltyKind', 'fineFen'],
  openedOn: 'filedOn',
  breakdown: ['cause', 'partyKind', 'source', 'community'],
  order: [
    { before: 'happenedOn', after: 'filedOn', law: penaltyAct(54) },
    { before: 'happenedOn', after: 'actEndedOn', law: penaltyAct(36) },
    { before: 'happenedOn', after: 'decidedOn', law: penaltyAct(40) },
    { before: 'filedOn', after: 'noticedOn', law: penaltyAct('44、54') },
    { before: 'filedOn', after: 'reviewedOn', law: penaltyAct('54、58') },
    { before: 'filedOn', after: 'discussedOn', law: penaltyAct('54、57') },
    { before: 'filedOn', after: 'decidedOn', law: penaltyAct('54、57') },
    { before: 'noticedOn', after: 'decidedOn', law: penaltyAct('44、62') },
    { before: 'hearingHeldOn', after: 'decidedOn', law: penaltyAct(65) },
    { before: 'reviewedOn', after: 'decidedOn', law: penaltyAct(58) },
    { before: 'discussedOn', after: 'decidedOn', law: penaltyAct(57) },
    { before: 'decidedOn', after: 'servedOn', law: penaltyAct(61) },
    { before: 'decidedOn', after: 'publishedOn', law: penaltyAct(48) },
    { before: 'decidedOn', after: 'paidOn', law: penaltyAct(67) },
    { before: 'filedOn', after: 'closedOn', law: penaltyAct(54) },
    { before: 'decidedOn', after: 'closedOn', law: penaltyAct(57) },
    { before: 'closedOn', after: 'archivedOn', law: penaltyAct(47) },
  ],
  identity: ['caseNo'],
})

type FieldsOf<R> = R extends RecordDef<infer F> ? F : never
export type FieldId = FieldsOf<typeof record>
