/** Letters of notice, hearing and review, and those that press for performance. */
import type { LetterKind } from '../../../../engine/letters.ts'
import { compulsionAct, openEnforcement, penaltyAct } from '../law.ts'
import type { FieldId } from '../record.ts'
import type { ActionId, StatusId } from '../steps.ts'
import * as words from './words.ts'

type Letters = Readonly<Record<string, LetterKind<FieldId, StatusId, ActionId>>>

const numbered = { layout: 'enforcement', served: true, to: 'partyName', addressed: false, drafters: words.officers, signers: words.leaders } as const
const proposed = { label: '拟作出的处罚', required: true, long: true, help: '种类、数额和裁量理由' } as const
const beforeNotice = ['concluded', 'noticed', 'heard', 'reviewed'] as const
const must = ['party', 'facts', 'provision', 'basis', 'proposed', 'officeName', 'letterNo', 'signedDay'] as const
const told = [
  '当事人：{party}。',
  '本机关调查的“{cause}”一案，现已查明：{facts}。以上事实有下列证据证明：{evidence}。',
  '当事人的行为违反了{provision}。依据{basis}，本机关拟作出如下行政处罚：{proposed}。',
] as const

export const noticeLetters = {
  notice: {
    ...numbered,
    title: '行政处罚事先告知书',
    law: [penaltyAct('44、45、62')],
    after: ['conclude'],
    when: beforeNotice,
    number: { word: '罚告' },
    asks: { evidence: words.evidence, proposed, contact: words.contact },
    words: { party: words.party },
    must,
    body: [
      ...told,
      '依据《中华人民共和国行政处罚法》第四十四条、第四十五条的规定，你（单位）可以自收到本告知书之日起五个工作日内向本机关陈述、申辩。逾期不提出的，视为放弃。本机关不因陈述、申辩而给予更重的处罚。',
      '联系人：{contact}，联系电话：{officePhone}，地址：{officeAddress}。',
    ],
  },
  hearingRight: {
    ...numbered,
    title: '行政处罚听证告知书',
    law: [penaltyAct('44、45、62、63、64')],
    after: ['conclude'],
    when: beforeNotice,
    number: { word: '听告' },
    asks: { evidence: words.evidence, proposed, contact: words.contact },
    words: { party: words.party },
    must,
    body: [
      ...told,
      '依据《中华人民共和国行政处罚法》第四十四条、第四十五条的规定，你（单位）可以自收到本告知书之日起五个工作日内向本机关陈述、申辩；依据第六十三条、第六十四条的规定，有权在同一期限内要求听证。逾期不提出的，视为放弃。听证不收取费用。',
      '联系人：{contact}，联系电话：{officePhone}，地址：{officeAddress}。',
    ],
  },
  hearingNotice: {
    ...numbered,
    title: '行政处罚听证通知书',
    law: [penaltyAct(64)],
    after: ['notifyHearing'],
    drafters: ['chair', 'officer'],
    number: { word: '听通' },
    asks: {
      chairName: { label: '听证主持人', required: true },
      hour: { label: '听证时刻', required: true, help: '如：上午九时三十分' },
      contact: words.contact,
    },
    words: { party: words.party, openness: { label: '公开方式', of: (v) => (v.hearingClosed === true ? '不公开' : '公开') } },
    must: ['party', 'hearingOn', 'hour', 'hearingPlace', 'chairName', 'officeName', 'letterNo', 'signedDay'],
    body: [
      '当事人：{party}。',
      '应你（单位）的要求，本机关定于{hearingOn}{hour}在{hearingPlace}就“{cause}”一案{openness}举行听证，听证主持人：{chairName}。',
      '你（单位）可以亲自参加，也可以委托一至二人代理；认为主持人与本案有直接利害关系的，有权申请回避。无正当理由拒不出席或者未经许可中途退出的，视为放弃听证权利。',
      '联系人：{contact}，联系电话：{officePhone}。',
    ],
  },
  hearingRecord: {
    layout: 'enforcement',
    served: false,
    title: '行政处罚听证笔录',
    law: [penaltyAct('64、65')],
    after: ['holdHearing'],
    drafters: ['chair', 'officer'],
    signers: [],
    asks: { chairName: { label: '听证主持人', required: true }, attended: { label: '参加人', required: true, long: true, personal: true } },
    words: { party: words.party },
    must: ['cause', 'party', 'hearingHeldOn', 'hearingRecord', 'chairName', 'attended'],
    body: [
      {
        table: [
          ['案由', '{cause}'],
          ['当事人', '{party}'],
          ['时间', '{hearingHeldOn}', '地点', '{hearingPlace}'],
          ['主持人', '{chairName}'],
          ['参加人', '{attended}'],
        ],
      },
      '{hearingRecord}',
      { line: '当事人或者其代理人核对无误后签名：　　　　年　　月　　日' },
      { line: '听证主持人签名：　　　　　　　　　　　　　年　　月　　日' },
    ],
    sealed: false,
  },
  hearingReport: {
    layout: 'enforcement',
    served: false,
    title: '行政处罚听证报告',
    law: [penaltyAct(65)],
    after: ['holdHearing'],
    drafters: ['chair'],
    signers: words.leaders,
    asks: { opinion: { label: '主持人意见和建议', required: true, long: true } },
    words: { party: words.party },
    must: ['cause', 'party', 'hearingHeldOn', 'opinion'],
    body: [
      '案由：{cause}。',
      '当事人：{party}。',
      '听证于{hearingHeldOn}在{hearingPlace}举行。拟作出的处罚：{proposedKind}，违法事实：{facts}。',
      '听证情况：{hearingRecord}',
      '主持人意见和建议：{opinion}',
      { line: '听证主持人签名：　　　　　　　　　　年　　月　　日' },
    ],
    sealed: false,
  },
  review: {
    layout: 'enforcement',
    served: false,
    title: '重大执法决定法制审核意见书',
    law: [penaltyAct(58), openEnforcement('四（十三）')],
    after: ['passReview', 'returnReview'],
    drafters: ['reviewer'],
    signers: [],
    number: { word: '法审' },
    words: { party: words.party },
    must: ['cause', 'party', 'reviewResult', 'reviewOpinion', 'officeName', 'letterNo', 'signedDay'],
    body: [
      '案由：{cause}。当事人：{party}。',
      '本机构对该案的执法主体和人员资格、程序、事实和证据、适用法律和裁量基准、职权、文书、是否涉嫌犯罪等进行了审核。',
      '审核结论：{reviewResult}。',
      '审核意见：{reviewOpinion}',
    ],
  },
  discussion: {
    layout: 'enforcement',
    served: false,
    title: '行政处罚案件集体讨论记录',
    law: [penaltyAct(57)],
    after: ['discuss'],
    drafters: words.staff,
    signers: [],
    asks: { attended: { label: '参加人员', required: true, long: true }, chairName: { label: '讨论主持人', required: true } },
    words: { party: words.party },
    must: ['cause', 'party', 'discussedOn', 'attended', 'discussionNote', 'discussionResult'],
    body: [
      {
        table: [
          ['案由', '{cause}'],
          ['当事人', '{party}'],
          ['讨论日期', '{discussedOn}', '主持人', '{chairName}'],
          ['参加人员', '{attended}'],
          ['讨论情况', '{discussionNote}'],
          ['结论', '{discussionResult}'],
          ['参加人员签名', '\n\n'],
        ],
      },
    ],
    sealed: false,
  },
  urging: {
    ...numbered,
    title: '履行行政决定催告书',
    law: [compulsionAct('35、54'), penaltyAct(72)],
    after: ['serve'],
    when: ['served'],
    number: { word: '催告' },
    asks: { bank: words.bank, contact: words.contact },
    words: { party: words.party, penaltyText: words.penalty },
    must: ['party', 'decisionNo', 'penaltyText', 'officeName', 'letterNo', 'signedDay'],
    body: [
      '当事人：{party}。',
      '本机关于{decidedOn}作出{decisionNo}行政处罚决定，决定：{penaltyText}，已于{servedOn}送达。你（单位）至今没有履行。',
      '依据《中华人民共和国行政强制法》第五十四条的规定，请你（单位）自收到本催告书之日起十日内履行。缴款方式：{bank}。逾期仍不履行的，本机关将依法申请人民法院强制执行。',
      '你（单位）有权陈述、申辩。联系人：{contact}，联系电话：{officePhone}，地址：{officeAddress}。',
    ],
  },
  courtApplication: {
    ...numbered,
    title: '行政处罚强制执行申请书',
    law: [compulsionAct('53、54、55')],
    after: ['remind', 'applyToCourt'],
    number: { word: '执申' },
    served: false,
    to: 'court',
    addressed: true,
    asks: {
      court: words.court,
      headName: { label: '机关负责人姓名', required: true, remembered: true },
      opinion: { label: '当事人的意见', required: true, long: true },
    },
    words: { party: words.party, penaltyText: words.penalty },
    must: ['court', 'party', 'decisionNo', 'penaltyText', 'remindedOn', 'opinion', 'headName', 'officeName', 'letterNo', 'signedDay'],
    body: [
      '申请人：{officeName}，地址：{officeAddress}。',
      '被申请人：{party}。',
      '申请人于{decidedOn}作出{decisionNo}行政处罚决定，决定：{penaltyText}，于{servedOn}送达。被申请人在法定期限内没有申请行政复议或者提起行政诉讼，又不履行。申请人于{remindedOn}送达催告书，十日届满后仍未履行。',
      '被申请人的意见：{opinion}。',
      '依据《中华人民共和国行政强制法》第五十三条、第五十四条、第五十五条的规定，特申请强制执行。',
      '附：1.行政处罚决定书及作出决定的事实、理由和依据；2.当事人的意见及催告情况；3.申请强制执行标的情况。',
      { line: '　　机关负责人：{headName}（签名）' },
    ],
  },
} satisfies Letters
