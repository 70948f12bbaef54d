/** Letters of an application for disclosure (依申请公开文书), each under its article of 政府信息公开条例. */
import type { Role } from '../../../../engine/define.ts'
import { defineLetters } from '../../../../engine/letters.ts'
import { feeRule, openAct } from '../law.ts'
import { procedure } from '../procedure.ts'
import { record } from '../record.ts'

const staff: readonly Role[] = ['openness']
const leaders: readonly Role[] = ['leader']
const letter = { layout: 'gongwen', served: true, to: 'applicantName', drafters: staff, signers: leaders } as const
const head = ['applicantName', 'content', 'officeName', 'letterNo', 'signedDay'] as const
const remedy = {
  reviewBody: { label: '行政复议机关', required: true, remembered: true },
  court: { label: '管辖法院', required: true, remembered: true },
} as const
const remedyText =
  '如对本告知不服，可以自收到本告知书之日起六十日内向{reviewBody}申请行政复议，对复议决定不服的，再依法提起行政诉讼；依法可以直接起诉的，自收到之日起六个月内向{court}提起行政诉讼。'
const applied = '本机关于{receivedOn}收到你（单位）提出的政府信息公开申请，申请内容：{content}。'

export const letters = defineLetters(record, procedure, {
  receipt: {
    ...letter,
    title: '政府信息公开申请登记回执',
    law: [openAct(31)],
    after: ['register', 'confirm'],
    signers: [],
    number: { word: '公开回' },
    must: [...head, 'requestNo', 'receivedOn'],
    body: [
      applied,
      '经登记，申请编号为{requestNo}。本机关将依照《中华人民共和国政府信息公开条例》第三十三条的规定，自收到申请之日起二十个工作日内予以答复；需要延长的，另行告知。联系电话：{officePhone}。',
    ],
  },
  clarify: {
    ...letter,
    title: '政府信息公开申请补正告知书',
    law: [openAct(30)],
    after: ['askClarify'],
    number: { word: '公开补' },
    must: [...head, 'clarifyWhat', 'clarifyBy'],
    body: [
      applied,
      '经审查，申请内容不明确。依照《中华人民共和国政府信息公开条例》第三十条的规定，请于{clarifyBy}前补正下列事项：{clarifyWhat}。',
      '答复期限自本机关收到补正的申请之日起计算。无正当理由逾期不补正的，视为放弃申请，本机关不再处理该申请。联系电话：{officePhone}。',
    ],
  },
  extension: {
    ...letter,
    title: '政府信息公开延期答复告知书',
    law: [openAct(33)],
    after: ['approveExtension', 'tellExtension'],
    number: { word: '公开延' },
    must: [...head, 'extendReason'],
    body: [
      applied,
      '因{extendReason}，不能在二十个工作日内答复。依照《中华人民共和国政府信息公开条例》第三十三条的规定，经本机关政府信息公开工作机构负责人同意，延长答复期限，延长的期限最长不超过二十个工作日。',
    ],
  },
  reasons: {
    ...letter,
    title: '政府信息公开申请说明理由通知书',
    law: [openAct(35)],
    after: ['askReasons'],
    number: { word: '公开由' },
    must: [...head, 'reasonsAsked'],
    body: [
      applied,
      '你（单位）申请公开政府信息的数量、频次明显超过合理范围：{reasonsAsked}。依照《中华人民共和国政府信息公开条例》第三十五条的规定，请说明理由。',
      '理由不合理的，本机关告知不予处理；理由合理但不能在规定期限内答复的，本机关确定延迟答复的合理期限并告知。',
    ],
  },
  delay: {
    ...letter,
    title: '政府信息公开延迟答复告知书',
    law: [openAct(35)],
    after: ['delay'],
    number: { word: '公开迟' },
    must: [...head, 'delayDays', 'delayReason'],
    body: [
      applied,
      '你（单位）申请公开政府信息的数量、频次明显超过合理范围，所说明的理由合理，但因{delayReason}，不能在规定的期限内答复。依照《中华人民共和国政府信息公开条例》第三十五条的规定，确定延迟答复的合理期限为{delayDays}个工作日。',
    ],
  },
  fee: {
    ...letter,
    title: '政府信息公开信息处理费收费通知书',
    law: [openAct(42), feeRule],
    after: ['chargeFee'],
    number: { word: '公开费' },
    asks: { payBy: { label: '缴费期限', required: true }, payWay: { label: '缴费方式', required: true, remembered: true } },
    must: [...head, 'feeFen', 'feeBasis', 'payBy', 'payWay'],
    body: [
      applied,
      '你（单位）申请公开政府信息的数量、频次明显超过合理范围。依照《中华人民共和国政府信息公开条例》第四十二条的规定，收取信息处理费{feeFen}元，计费说明：{feeBasis}。',
      '请于{payBy}前缴纳，缴费方式：{payWay}。逾期未缴纳的，视为放弃申请，本机关不再处理该申请。',
    ],
  },
  thirdParty: {
    ...letter,
    title: '政府信息公开第三方意见征求书',
    law: [openAct(32)],
    after: ['consultThird'],
    number: { word: '公开征', field: 'thirdLetterNo' },
    to: 'third',
    asks: { info: { label: '拟公开的信息', required: true, long: true, help: '不写申请人的姓名' } },
    must: ['third', 'info', 'officeName', 'letterNo', 'signedDay'],
    body: [
      '本机关收到一件政府信息公开申请，所申请的信息涉及你（单位）：{info}。',
      '依照《中华人民共和国政府信息公开条例》第三十二条的规定，请自收到本征求书之日起十五个工作日内提出是否同意公开的意见；不同意公开的，请说明理由。',
      '逾期未提出意见的，由本机关依照条例的规定决定是否公开。联系电话：{officePhone}，地址：{officeAddress}。',
    ],
  },
  otherOffice: {
    ...letter,
    title: '政府信息公开征求意见函',
    law: [openAct('33、34')],
    after: ['consultOffice'],
    number: { word: '公开函' },
    to: 'consulted',
    must: ['consulted', 'content', 'officeName', 'letterNo', 'signedDay'],
    body: [
      '本机关收到一件政府信息公开申请，申请内容：{content}。',
      '所申请的信息由你机关参与制作或者与你机关有关。依照《中华人民共和国政府信息公开条例》第三十四条的规定，请自收到本函之日起十五个工作日内提出意见；共同制作的，逾期未提出意见的视为同意公开。',
    ],
  },
  answer: {
    ...letter,
    title: '政府信息公开告知书',
    law: [openAct('36、37、39')],
    after: ['answer'],
    number: { word: '公开告', field: 'answerNo' },
    dated: 'answeredOn',
    asks: remedy,
    must: [...head, 'outcome', 'answerReason', 'reviewBody', 'court'],
    body: [
      applied,
      '经审查，答复如下：{outcome}。{answerReason}。',
      { text: '不予公开部分及处理：{withheldPart}。', onlyIf: 'withheldPart' },
      { text: '{otherWay}。', onlyIf: 'otherWay' },
      remedyText,
    ],
  },
  notProcessed: {
    ...letter,
    title: '政府信息公开申请不再处理告知书',
    law: [openAct('30、42')],
    after: ['lapseClarify', 'lapseFee'],
    number: { word: '公开不再', field: 'answerNo' },
    dated: 'answeredOn',
    asks: remedy,
    must: [...head, 'outcome', 'reviewBody', 'court'],
    body: [applied, '{outcome}。依照《中华人民共和国政府信息公开条例》的规定，视为放弃申请，本机关不再处理。', remedyText],
  },
  toThird: {
    ...letter,
    title: '决定公开政府信息告知书（第三方）',
    law: [openAct(32)],
    after: ['answer'],
    number: { word: '公开三' },
    to: 'third',
    must: ['third', 'overrideReason', 'officeName', 'letterNo', 'signedDay'],
    body: [
      '本机关曾就一件政府信息公开申请征求你（单位）的意见。',
      '本机关认为不公开可能对公共利益造成重大影响，依照《中华人民共和国政府信息公开条例》第三十二条的规定，决定予以公开，现将决定公开的内容和理由告知如下：{overrideReason}。',
    ],
  },
})
