/** Forms of the actions: what is asked, and what must be answered. */
import { defineForm } from '../../../engine/define.ts'
import { type FieldId, record } from './record.ts'

const parties = [
  { title: '当事人甲', fields: ['partyA', 'partyACode', 'partyAPhone', 'partyAAddress'] },
  { title: '当事人乙', fields: ['partyB', 'partyBCode', 'partyBPhone', 'partyBAddress', 'otherParties'] },
] as const

const dispute: readonly FieldId[] = ['disputeName', 'disputeKind', 'risk', 'peopleCount', 'amountFen', 'happenedOn', 'community', 'place', 'brief', 'claims']

export const forms = {
  register: defineForm(
    record,
    [
      { title: '来源', fields: ['caseNo', 'source', 'committee', 'committeeKind', 'referral', 'referralBy', 'referralNo', 'materialsOn'] },
      ...parties,
      { title: '纠纷', fields: dispute },
    ],
    ['source', 'partyA', 'partyB', 'disputeKind', 'community', 'brief'],
  ),
  find: defineForm(
    record,
    [{ title: '排查', fields: ['caseNo', 'finder', 'committee', 'committeeKind'] }, ...parties, { title: '纠纷', fields: dispute }],
    ['partyA', 'partyB', 'disputeKind', 'community', 'brief'],
  ),
  accept: defineForm(
    record,
    [
      { title: '自愿', fields: ['consentA', 'consentB', 'elsewhere'] },
      { title: '安排', fields: ['caseNo', 'committee', 'committeeKind', 'materialsOn', 'leaderInCharge', 'dutyUnit', 'risk'] },
    ],
    ['consentA', 'consentB'],
  ),
  decline: defineForm(record, [{ title: '不予受理', fields: ['declineReason', 'advice'] }], ['declineReason', 'advice']),
  appoint: defineForm(
    record,
    [
      { title: '调解员', fields: ['mediator1', 'mediator2', 'chosenBy'] },
      { title: '邀请参与', fields: ['invited', 'invitedConsent'] },
    ],
    ['mediator1', 'chosenBy'],
  ),
  askRecusal: defineForm(record, [{ title: '回避', fields: ['recusedPeople', 'recusalReason'] }], ['recusedPeople', 'recusalReason']),
  tellRights: defineForm(record, [{ title: '告知', fields: ['toldWay', 'rightsTold', 'freeTold'] }], ['toldWay', 'rightsTold', 'freeTold']),
  session: defineForm(record, [{ title: '调解', fields: ['sessionWay', 'sessionNote', 'measures', 'calming'] }], ['sessionWay', 'sessionNote']),
  reportEscalation: defineForm(record, [{ title: '报告', fields: ['escalationNote', 'reportedTo', 'calming'] }], ['escalationNote', 'reportedTo']),
  prolong: defineForm(record, [{ title: '延长', fields: ['prolongConsent', 'prolongDays'] }], ['prolongConsent', 'prolongDays']),
  agreeInWriting: defineForm(
    record,
    [
      { title: '协议', fields: ['agreementNo', 'facts', 'agreementText', 'agreementFen', 'performWay', 'performBy'] },
      { title: '签署', fields: ['signedByParties', 'signedByMediator'] },
    ],
    ['facts', 'agreementText', 'performWay', 'signedByParties', 'signedByMediator'],
  ),
  agreeOrally: defineForm(
    record,
    [{ title: '口头协议', fields: ['noPaperNeeded', 'agreementText', 'agreementFen', 'performWay', 'performBy'] }],
    ['noPaperNeeded', 'agreementText'],
  ),
  fail: defineForm(record, [{ title: '调解不成', fields: ['failReason', 'advice'] }], ['failReason', 'advice']),
  terminate: defineForm(
    record,
    [{ title: '终止调解', fields: ['endReason', 'advice', 'transferred', 'transferredTo', 'transferredOn'] }],
    ['endReason', 'advice'],
  ),
  recordPerformance: defineForm(record, [{ title: '履行', fields: ['performance', 'performedOn', 'performanceNote'] }], ['performance']),
  urge: defineForm(record, [{ title: '督促履行', fields: ['urgeNote'] }], ['urgeNote']),
  visit: defineForm(record, [{ title: '回访', fields: ['visitNote'] }], ['visitNote']),
  recordSuit: defineForm(record, [{ title: '反悔起诉', fields: ['disputedNote'] }], ['disputedNote']),
  applyConfirmation: defineForm(record, [{ title: '司法确认', fields: ['jointly', 'confirmCourt'] }], ['jointly', 'confirmCourt']),
  recordConfirmation: defineForm(record, [{ title: '法院处理', fields: ['confirmation', 'confirmNo'] }], ['confirmation']),
  reopen: defineForm(record, [{ title: '重新调解', fields: ['reopenReason', 'bothWantChange'] }], ['reopenReason', 'bothWantChange']),
  archive: defineForm(record, [{ title: '归档', fields: ['archiveNo', 'preventedCrime', 'preventedPetition', 'remarks'] }], []),
  archiveUnresolved: defineForm(record, [{ title: '归档', fields: ['archiveNo', 'preventedCrime', 'preventedPetition', 'remarks'] }], []),
}
