/** Forms of notice, defence, hearing, review, decision and transfer. */
import { defineForm } from '../../../engine/define.ts'
import { record } from './record.ts'

export const noticeForm = defineForm(
  record,
  [
    { title: '拟作出的处罚', fields: ['proposedKind', 'proposedFineFen', 'proposedConfiscatedFen', 'facts', 'provision', 'basis'] },
    { title: '告知', fields: ['noticeKind', 'noticeWay', 'electronicConsent', 'noticePostedOn', 'renoticeReason'] },
  ],
  ['proposedKind', 'facts', 'provision', 'basis', 'noticeKind', 'noticeWay'],
)

export const defenceForm = defineForm(record, [{ title: '陈述、申辩', fields: ['defence'] }], ['defence'])

export const waiverForm = defineForm(record, [{ title: '放弃陈述、申辩', fields: ['waiver'] }], ['waiver'])

export const defenceReviewForm = defineForm(record, [{ title: '复核', fields: ['defenceReview', 'defenceReviewNote'] }], ['defenceReview', 'defenceReviewNote'])

export const hearingNoticeForm = defineForm(
  record,
  [{ title: '听证通知', fields: ['hearingOn', 'hearingPlace', 'hearingClosed'] }],
  ['hearingOn', 'hearingPlace', 'hearingClosed'],
)

export const hearingForm = defineForm(
  record,
  [{ title: '听证', fields: ['hearingRecord', 'hearingSigned', 'recordingNo'] }],
  ['hearingRecord', 'hearingSigned'],
)

export const hearingEndForm = defineForm(record, [{ title: '终止听证', fields: ['hearingEndReason'] }], ['hearingEndReason'])

export const reviewForm = defineForm(record, [{ title: '法制审核', fields: ['reviewOpinion'] }], ['reviewOpinion'])

export const reviewReturnForm = defineForm(record, [{ title: '法制审核', fields: ['reviewResult', 'reviewOpinion'] }], ['reviewResult', 'reviewOpinion'])

export const discussionForm = defineForm(
  record,
  [{ title: '集体讨论', fields: ['discussionResult', 'discussionNote'] }],
  ['discussionResult', 'discussionNote'],
)

export const extensionForm = defineForm(record, [{ title: '延长办案期限', fields: ['extendReason'] }], ['extendReason'])

export const secondExtensionForm = defineForm(record, [{ title: '再次延长办案期限', fields: ['extendDays', 'extendReason'] }], ['extendDays', 'extendReason'])

export const decisionForm = defineForm(
  record,
  [
    { title: '处罚决定书', fields: ['decisionNo', 'provision', 'basis', 'discretion', 'discretionNote'] },
    { title: '处罚', fields: ['penaltyKind', 'fineFen', 'confiscatedFen', 'penaltyContent'] },
    { title: '公开', fields: ['publishable'] },
  ],
  ['provision', 'basis', 'discretion', 'penaltyKind', 'penaltyContent', 'publishable'],
)

export const exemptionForm = defineForm(
  record,
  [{ title: '不予处罚', fields: ['decisionNo', 'exemption', 'education', 'partyCapacity'] }],
  ['exemption', 'education'],
)

export const unprovenForm = defineForm(record, [{ title: '不予处罚', fields: ['decisionNo', 'findings'] }], ['findings'])

export const crimeReportForm = defineForm(
  record,
  [
    { title: '移送涉嫌犯罪案件报告', fields: ['crimeReport'] },
    { title: '专案组', fields: ['officer1', 'officer2'] },
  ],
  ['crimeReport', 'officer1', 'officer2'],
)

export const transferRefusalForm = defineForm(record, [{ title: '不批准移送', fields: ['transferRefusal'] }], ['transferRefusal'])

export const handOverForm = defineForm(record, [{ title: '移送', fields: ['police'] }], ['police'])

export const policeForm = defineForm(record, [{ title: '公安机关处理', fields: ['policeNote'] }], ['policeNote'])

export const onSpotNoticeForm = defineForm(
  record,
  [{ title: '当场告知', fields: ['proposedKind', 'proposedFineFen', 'facts', 'provision', 'basis'] }],
  ['proposedKind', 'facts', 'provision', 'basis'],
)

export const onSpotDefenceForm = defineForm(record, [{ title: '陈述、申辩', fields: ['defence', 'defenceReview', 'defenceReviewNote', 'waiver'] }], [])

export const onSpotDecisionForm = defineForm(
  record,
  [
    { title: '当场处罚决定书', fields: ['decisionNo', 'provision', 'basis', 'discretion'] },
    { title: '处罚', fields: ['penaltyKind', 'fineFen', 'penaltyContent'] },
    { title: '责令改正', fields: ['correction', 'correctionNote', 'correctBy'] },
    { title: '公开', fields: ['publishable'] },
    { title: '执法人员', fields: ['officer1', 'officer2'] },
  ],
  ['decisionNo', 'provision', 'basis', 'discretion', 'penaltyKind', 'penaltyContent', 'correction', 'publishable', 'officer1', 'officer2'],
)
