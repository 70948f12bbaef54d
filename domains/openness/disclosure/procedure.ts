/** The procedure under the regulation as revised in 2019. */
import { type CaseState, defineProcedure } from '../../../engine/define.ts'
import { answerActions } from './actions-answer.ts'
import { requestActions } from './actions-request.ts'
import { feeRule, houseRule, openAct, reconsiderationAct, revisedFrom } from './law.ts'
import { record } from './record.ts'
import { statuses } from './steps.ts'

const ended = ['answer', 'lapseClarify', 'lapseFee', 'withdraw'] as const
const coMade = { label: '由两个以上行政机关共同制作', holds: (state: CaseState) => state.values.coMade === true }

export const procedure = defineProcedure(record, {
  from: revisedFrom,
  title: '政府信息公开条例（2019年修订）',
  law: [openAct('27–45'), reconsiderationAct(23)],
  statuses,
  actions: { ...requestActions, ...answerActions },
  terms: {
    answer: {
      label: '答复',
      law: openAct(33),
      kind: 'statutory',
      length: 20,
      unit: 'workingDay',
      from: ['register', 'confirm', 'supplyClarification'],
      metBy: ended,
      pauses: [
        { start: 'askClarify', end: ['supplyClarification'], label: '等待申请人补正', law: openAct(30) },
        { start: 'consultThird', end: ['thirdReply', 'thirdSilent'], label: '征求第三方意见', law: openAct(33) },
        { start: 'consultOffice', end: ['officeReply', 'officeSilent'], label: '征求其他机关意见', law: openAct(33) },
        { start: 'chargeFee', end: ['payFee'], label: '等待申请人缴费', law: feeRule },
      ],
      extensions: [
        { action: 'tellExtension', length: 20, unit: 'workingDay', label: '经负责人同意延长并已告知申请人', law: openAct(33) },
        { action: 'delay', length: 250, unit: 'workingDay', lengthField: 'delayDays', label: '大量申请的合理延迟', law: openAct(35) },
      ],
      consequence: '申请人可以申请行政复议；责任人依条例第53条处理',
    },
    askToClarify: {
      label: '一次性告知补正',
      law: openAct(30),
      kind: 'statutory',
      length: 7,
      unit: 'workingDay',
      from: ['register', 'confirm'],
      metBy: ['askClarify'],
      endedBy: ['draft', ...ended],
      lapses: true,
      consequence: '逾期未告知的，不得以补正重新计算答复期限',
    },
    thirdAnswer: {
      label: '第三方提出意见',
      law: openAct(32),
      kind: 'statutory',
      length: 15,
      unit: 'workingDay',
      from: ['serveThird'],
      fromField: 'thirdReceivedOn',
      metBy: ['thirdReply'],
      endedBy: ['thirdSilent', ...ended],
      lapses: true,
      consequence: '逾期未提出意见的，由行政机关依照条例决定是否公开',
    },
    officeAnswer: {
      label: '共同制作机关提出意见',
      law: openAct(34),
      kind: 'statutory',
      length: 15,
      unit: 'workingDay',
      from: ['serveOffice'],
      fromField: 'officeReceivedOn',
      metBy: ['officeReply'],
      endedBy: ['officeSilent', ...ended],
      onlyIf: coMade,
      lapses: true,
      consequence: '逾期未提出意见的，视为同意公开',
    },
    payFee: {
      label: '申请人缴费',
      law: feeRule,
      kind: 'statutory',
      length: 20,
      unit: 'workingDay',
      from: ['chargeFee'],
      metBy: ['payFee'],
      endedBy: ended,
      lapses: true,
      consequence: '逾期未缴费的，不再处理该申请',
    },
    confirm: {
      label: '确认收到网上申请',
      law: houseRule('网上申请及时与申请人确认，天数按机关配置'),
      kind: 'service',
      length: 1,
      unit: 'workingDay',
      from: ['apply'],
      metBy: ['confirm'],
      endedBy: ['dismiss'],
    },
  },
  mandatory: [
    { step: ['register', 'confirm'], before: ['search', 'askClarify', 'draft', 'answer'], label: '登记、确认收到', law: openAct('29、31') },
    { step: 'askClarify', before: ['supplyClarification', 'lapseClarify'], label: '告知补正', law: openAct(30) },
    { step: 'search', before: ['draft', 'answer'], label: '检索', law: openAct(36) },
    { step: 'draft', before: ['examine', 'legalReview', 'answer'], label: '拟办', law: openAct(36) },
    { step: 'examine', before: ['legalReview', 'answer'], label: '公开审查', law: openAct('17、37') },
    { step: 'legalReview', before: ['answer'], label: '合法性审核', law: houseRule('签发前经合法性审核'), onlyIf: '对申请人不利或者第三方不同意' },
    { step: 'approveExtension', before: ['tellExtension'], label: '负责人同意延期', law: openAct(33) },
    { step: 'askReasons', before: ['judgeReasons', 'delay'], label: '要求说明理由', law: openAct(35) },
    { step: 'chargeFee', before: ['lapseFee'], label: '收费通知', law: openAct(42) },
    { step: 'serveThird', before: ['thirdSilent'], label: '第三方收到征求意见书', law: openAct(32) },
    { step: ['answer', 'lapseClarify', 'lapseFee'], before: ['deliver'], label: '答复', law: openAct(36) },
    { step: ['answer', 'lapseClarify', 'lapseFee', 'withdraw'], before: ['close'], label: '办理结果', law: openAct(36) },
  ],
})
