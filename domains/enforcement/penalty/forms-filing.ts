/** Forms from the clue to the end of the investigation. */
import { defineForm } from '../../../engine/define.ts'
import { type FieldId, record } from './record.ts'

const party = {
  title: '当事人',
  fields: ['partyName', 'partyKind', 'partyCode', 'legalRep', 'phone', 'address', 'partyCapacity'],
} as const satisfies { title: string; fields: readonly FieldId[] }

const act = {
  title: '违法行为',
  fields: ['cause', 'facts', 'happenedOn', 'actEndedOn', 'foundOn', 'harmful', 'community', 'place'],
} as const satisfies { title: string; fields: readonly FieldId[] }

const power = { title: '职权', fields: ['sector', 'authority', 'authorityItem'] } as const satisfies { title: string; fields: readonly FieldId[] }

const officers = { title: '执法人员', fields: ['officer1', 'officer2'] } as const satisfies { title: string; fields: readonly FieldId[] }

export const clueForm = defineForm(
  record,
  [
    { title: '线索', fields: ['source', 'sourceNo', 'foundOn', 'cause', 'facts', 'happenedOn', 'community', 'place'] },
    { title: '当事人', fields: ['partyName', 'partyKind', 'partyCode', 'legalRep', 'phone', 'address'] },
  ],
  ['source', 'foundOn', 'cause'],
)

export const clueExtensionForm = defineForm(record, [{ title: '延长核查', fields: ['extendReason'] }], ['extendReason'])

export const filingProposalForm = defineForm(
  record,
  [{ title: '线索核查', fields: ['clueFinding'] }, act, party, power, { title: '立案', fields: ['procedureKind', 'proposal', 'alreadyFined'] }, officers],
  [
    ...(['clueFinding', 'cause', 'facts', 'happenedOn', 'foundOn', 'community', 'partyName', 'partyKind', 'authority', 'authorityItem'] as const),
    ...(['procedureKind', 'proposal', 'officer1', 'officer2'] as const),
  ],
)

export const returnForm = defineForm(record, [{ title: '退回', fields: ['returnReason'] }], ['returnReason'])

export const filingForm = defineForm(record, [{ title: '立案', fields: ['caseNo', 'platformNo'] }], ['caseNo'])

export const declineForm = defineForm(record, [{ title: '不予立案', fields: ['notFiledReason'] }], ['notFiledReason'])

export const recusalForm = defineForm(record, [{ title: '回避申请', fields: ['recusalAbout', 'recusalReason'] }], ['recusalAbout', 'recusalReason'])

export const recusalDecisionForm = defineForm(record, [{ title: '回避决定', fields: ['recusalGranted', 'recusedPeople'] }], ['recusalGranted'])

export const officersForm = defineForm(record, [officers], ['officer1', 'officer2'])

export const investigationForm = defineForm(
  record,
  [{ title: '调查', fields: ['investigationWay', 'investigationNote', 'idShown', 'recordingNo'] }, officers],
  ['investigationWay', 'investigationNote', 'idShown', 'officer1', 'officer2'],
)

export const evidenceForm = defineForm(
  record,
  [
    { title: '证据', fields: ['evidenceKind', 'evidenceName', 'evidenceVerified'] },
    { title: '电子技术监控', fields: ['fromMonitor', 'monitorLawful', 'monitorReviewed', 'monitorTold'] },
    officers,
  ],
  ['evidenceKind', 'evidenceName', 'evidenceVerified', 'fromMonitor', 'officer1', 'officer2'],
)

export const preservationForm = defineForm(
  record,
  [{ title: '先行登记保存', fields: ['preservationReason', 'preservedItems'] }],
  ['preservationReason', 'preservedItems'],
)

export const preserveForm = defineForm(
  record,
  [{ title: '实施', fields: ['preservedItems', 'idShown', 'recordingNo'] }, officers],
  ['preservedItems', 'idShown', 'officer1', 'officer2'],
)

export const disposalForm = defineForm(record, [{ title: '处理', fields: ['preservationOutcome'] }], ['preservationOutcome'])

export const measureForm = defineForm(
  record,
  [{ title: '查封、扣押', fields: ['measureKind', 'measureBasis', 'measureItems'] }],
  ['measureKind', 'measureBasis', 'measureItems'],
)

export const imposeForm = defineForm(
  record,
  [{ title: '实施', fields: ['measureItems', 'measureTold', 'idShown', 'recordingNo'] }, officers],
  ['measureItems', 'measureTold', 'idShown', 'recordingNo', 'officer1', 'officer2'],
)

export const urgentMeasureForm = defineForm(
  record,
  [
    { title: '查封、扣押', fields: ['measureKind', 'measureBasis', 'measureItems'] },
    { title: '实施', fields: ['measureTold', 'idShown', 'recordingNo'] },
    officers,
  ],
  ['measureKind', 'measureBasis', 'measureItems', 'measureTold', 'idShown', 'recordingNo', 'officer1', 'officer2'],
)

export const measureExtensionForm = defineForm(record, [{ title: '延长', fields: ['extendReason'] }], ['extendReason'])

export const measureEndForm = defineForm(record, [{ title: '处理', fields: ['measureOutcome'] }], ['measureOutcome'])

export const testForm = defineForm(record, [{ title: '检测、检验、鉴定', fields: ['testNote'] }], ['testNote'])

export const suspensionForm = defineForm(record, [{ title: '中止调查', fields: ['suspendReason'] }], ['suspendReason'])

export const correctionForm = defineForm(
  record,
  [{ title: '责令改正', fields: ['correction', 'correctionNote', 'correctBy'] }],
  ['correction', 'correctionNote'],
)

export const conclusionForm = defineForm(
  record,
  [
    { title: '调查终结', fields: ['facts', 'findings', 'provision', 'basis'] },
    { title: '当事人', fields: ['partyKind', 'partyCapacity'] },
    { title: '裁量', fields: ['discretion', 'discretionNote'] },
    { title: '审核与讨论', fields: ['publicInterest', 'socialRisk', 'majorRights', 'complexLaw', 'listedReview', 'complexOrSerious'] },
    officers,
  ],
  [
    ...(['facts', 'findings', 'provision', 'basis', 'partyKind', 'partyCapacity', 'discretion', 'discretionNote', 'publicInterest'] as const),
    ...(['socialRisk', 'majorRights', 'complexLaw', 'listedReview', 'complexOrSerious', 'officer1', 'officer2'] as const),
  ],
)

export const supplementForm = defineForm(record, [{ title: '补充调查、改正情况', fields: ['findings'] }, officers], ['findings', 'officer1', 'officer2'])

export const terminationForm = defineForm(record, [{ title: '终止调查', fields: ['terminateReason'] }], ['terminateReason'])

export const summaryOpeningForm = defineForm(
  record,
  [
    { title: '违法行为', fields: ['caseNo', 'source', 'cause', 'facts', 'happenedOn', 'actEndedOn', 'harmful', 'community', 'place', 'alreadyFined'] },
    party,
    power,
    { title: '执法', fields: ['idShown', 'recordingNo'] },
    officers,
  ],
  [
    ...(['source', 'cause', 'facts', 'happenedOn', 'community', 'partyName', 'partyKind', 'partyCapacity', 'authority', 'authorityItem'] as const),
    ...(['idShown', 'officer1', 'officer2'] as const),
  ],
)
