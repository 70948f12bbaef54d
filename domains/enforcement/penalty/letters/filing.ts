/** Letters from the filing to the end of the investigation. */
import type { LetterKind } from '../../../../engine/letters.ts'
import { compulsionAct, housingRule, openEnforcement, penaltyAct, serviceLaw, transferRule } from '../law.ts'
import type { FieldId } from '../record.ts'
import type { ActionId, StatusId } from '../steps.ts'
import * as words from './words.ts'

type Letters = Readonly<Record<string, LetterKind<FieldId, StatusId, ActionId>>>

const numbered = { layout: 'enforcement', served: true, to: 'partyName', addressed: false, drafters: words.officers, signers: words.leaders } as const
const record = { layout: 'enforcement', served: false, drafters: words.officers, signers: [], sealed: false } as const

const hands = [
  { line: '以上笔录已阅（已向本人宣读），与实际情况一致。' },
  { line: '当事人（见证人）签名：　　　　　　　　　　年　　月　　日' },
  { line: '执法人员签名：　　　　　、　　　　　　　　年　　月　　日' },
] as const

export const filingLetters = {
  filing: {
    ...record,
    title: '行政处罚立案审批表',
    law: [penaltyAct(54), housingRule(15)],
    after: ['proposeFiling'],
    signers: words.leaders,
    words: { party: words.party, where: words.where, officerPair: words.officerPair },
    must: ['cause', 'party', 'facts', 'proposal', 'officerPair'],
    body: [
      {
        table: [
          ['案件来源', '{source}', '发现日期', '{foundOn}'],
          ['案由', '{cause}'],
          ['当事人', '{party}'],
          ['案发时间', '{happenedOn}', '案发地点', '{where}'],
          ['违法事实', '{facts}'],
          ['职权依据', '{authority}：{authorityItem}'],
          ['立案理由', '{proposal}'],
          ['承办人', '{officerPair}'],
          ['负责人审批意见', '\n\n　　　签名：　　　　　年　月　日'],
        ],
      },
    ],
  },
  notFiled: {
    ...numbered,
    title: '不予立案告知书',
    law: [housingRule(15)],
    after: ['declineFiling'],
    number: { word: '不立' },
    to: 'addressee',
    addressed: true,
    asks: { addressee: { label: '告知对象', required: true, personal: true, help: '投诉、举报人或者移送机关' } },
    must: ['addressee', 'notFiledReason', 'officeName', 'letterNo', 'signedDay'],
    body: [
      '你（单位）反映（移送）的“{cause}”线索，本机关已经核查。',
      '经核查：{notFiledReason}。依据《住房和城乡建设行政处罚程序规定》第十五条，本机关决定不予立案，特此告知。',
    ],
  },
  recusal: {
    ...numbered,
    title: '回避决定书',
    law: [penaltyAct(43)],
    after: ['decideRecusal'],
    number: { word: '回避' },
    asks: {
      applicant: { label: '申请人', required: true, personal: true },
      outcomeText: { label: '回避决定', required: true, help: '准予回避，或者驳回申请及理由' },
    },
    to: 'applicant',
    addressed: true,
    must: ['applicant', 'recusalReason', 'outcomeText', 'officeName', 'letterNo', 'signedDay'],
    body: [
      '在办理“{cause}”一案中，{applicant}以{recusalReason}为由，申请{recusalAbout}回避。',
      '依据《中华人民共和国行政处罚法》第四十三条的规定，经审查，本机关决定：{outcomeText}。',
    ],
  },
  siteRecord: {
    ...record,
    title: '现场检查（勘验）笔录',
    law: [penaltyAct('42、55'), openEnforcement('三（七）')],
    after: ['file', 'openSummary'],
    asks: {
      when: { label: '检查时间', required: true, help: '年月日时分至时分' },
      where: { label: '检查地点', required: true },
      present: { label: '在场人', personal: true },
      seen: { label: '检查（勘验）情况', required: true, long: true },
    },
    words: { party: words.party, officerPair: words.officerPair },
    must: ['cause', 'when', 'where', 'seen', 'officerPair'],
    body: [
      {
        table: [
          ['案由', '{cause}'],
          ['时间', '{when}'],
          ['地点', '{where}'],
          ['当事人', '{party}'],
          ['在场人', '{present}'],
          ['执法人员', '{officerPair}'],
        ],
      },
      '执法人员已主动出示执法证件，告知检查的依据和当事人的权利、义务，当事人有权申请回避。',
      '检查（勘验）情况：{seen}',
      ...hands,
    ],
  },
  interview: {
    ...record,
    title: '询问（调查）笔录',
    law: [penaltyAct('42、55'), openEnforcement('三（七）')],
    after: ['file', 'openSummary'],
    asks: {
      when: { label: '询问时间', required: true, help: '年月日时分至时分' },
      where: { label: '询问地点', required: true },
      asked: { label: '被询问人', required: true, personal: true, help: '姓名、性别、证件号码、住址、电话、与本案的关系' },
      said: { label: '询问内容', required: true, long: true, personal: true, help: '一问一答' },
    },
    words: { officerPair: words.officerPair },
    must: ['cause', 'when', 'where', 'asked', 'said', 'officerPair'],
    body: [
      {
        table: [
          ['案由', '{cause}'],
          ['时间', '{when}'],
          ['地点', '{where}'],
          ['被询问人', '{asked}'],
          ['询问人', '{officerPair}'],
        ],
      },
      '我们是{officeName}的执法人员，已向你出示执法证件。你有如实回答询问、协助调查的义务；有权申请回避，有权核对笔录并要求补正。',
      '{said}',
      ...hands,
    ],
  },
  addressConfirmation: {
    ...record,
    title: '送达地址（电子送达）确认书',
    law: [serviceLaw('61', '87–95')],
    after: ['registerClue', 'openSummary'],
    words: { party: words.party },
    must: ['cause', 'party'],
    body: [
      {
        table: [
          ['案由', '{cause}'],
          ['当事人', '{party}'],
          ['送达地址', '{address}'],
          ['收件人及电话', '{phone}'],
          ['同意电子送达', '□同意　□不同意'],
          ['电子送达方式', '□传真　□电子邮件　□短信　□即时通讯\n号码或者账号：'],
        ],
      },
      '因提供的送达地址不确切、变更后不及时告知，或者拒绝签收，致使文书未能实际接收的，文书退回之日视为送达之日。',
      { line: '当事人签名（盖章）：　　　　　　　　　　　年　　月　　日' },
    ],
  },
  preservation: {
    ...numbered,
    title: '先行登记保存证据通知书',
    law: [penaltyAct(56)],
    after: ['approvePreservation', 'preserve'],
    number: { word: '登存' },
    asks: { keptAt: { label: '保存地点和方式', required: true } },
    words: { party: words.party, officerPair: words.officerPair },
    must: ['party', 'preservationReason', 'preservedItems', 'keptAt', 'officeName', 'letterNo', 'signedDay'],
    body: [
      '当事人：{party}。',
      '因调查“{cause}”一案，{preservationReason}。依据《中华人民共和国行政处罚法》第五十六条的规定，经本机关负责人批准，对下列物品先行登记保存：',
      '{preservedItems}。',
      '保存地点和方式：{keptAt}。本机关将在七日内作出处理决定；在此期间，当事人或者有关人员不得销毁或者转移证据。',
      { line: '当事人签名：　　　　　　　　执法人员：{officerPair}' },
    ],
  },
  preservationOutcome: {
    ...numbered,
    title: '先行登记保存证据处理决定书',
    law: [penaltyAct(56)],
    after: ['disposePreserved'],
    number: { word: '登处' },
    words: { party: words.party },
    must: ['party', 'preservedItems', 'preservationOutcome', 'officeName', 'letterNo', 'signedDay'],
    body: [
      '当事人：{party}。',
      '本机关于{preservedOn}对下列物品先行登记保存：{preservedItems}。',
      '依据《中华人民共和国行政处罚法》第五十六条的规定，现决定：{preservationOutcome}。',
    ],
  },
  measure: {
    ...numbered,
    title: '查封（扣押）决定书',
    law: [compulsionAct(24)],
    after: ['approveMeasure', 'imposeMeasure', 'imposeUrgently'],
    number: { word: '查扣' },
    asks: { keptAt: { label: '存放地点', required: true }, reconsideration: words.reconsideration, court: words.court },
    words: { party: words.party, officerPair: words.officerPair },
    must: ['party', 'measureBasis', 'measureKind', 'measureItems', 'reconsideration', 'court', 'officeName', 'letterNo', 'signedDay'],
    body: [
      '当事人：{party}。',
      '因调查“{cause}”一案，依据{measureBasis}，本机关决定对下列场所、设施或者财物{measureKind}：',
      '{measureItems}。',
      '期限为三十日，自实施之日起计算；情况复杂的，经本机关负责人批准可以延长，延长期限不超过三十日。存放地点：{keptAt}。在此期间不得使用、销毁、转移。',
      `你（单位）有权陈述、申辩。${words.remedyText}`,
      { line: '执法人员：{officerPair}' },
    ],
  },
  measureRecord: {
    ...record,
    title: '查封（扣押）现场笔录和清单',
    law: [compulsionAct('18、24')],
    after: ['imposeMeasure', 'imposeUrgently'],
    asks: {
      when: { label: '实施时间', required: true },
      present: { label: '到场人', required: true, personal: true },
      said: { label: '当事人陈述、申辩', required: true, long: true },
    },
    words: { officerPair: words.officerPair },
    must: ['cause', 'when', 'present', 'measureItems', 'said', 'officerPair'],
    body: [
      {
        table: [
          ['案由', '{cause}'],
          ['时间', '{when}'],
          ['到场人', '{present}'],
          ['执法人员', '{officerPair}'],
          ['查封、扣押物品', '{measureItems}'],
        ],
      },
      '执法人员已出示执法证件，当场告知采取强制措施的理由、依据以及依法享有的权利、救济途径。',
      '当事人陈述、申辩：{said}',
      '清单一式二份，由当事人和行政机关分别保存。',
      ...hands,
    ],
  },
  measureExtension: {
    ...numbered,
    title: '延长查封（扣押）期限决定书',
    law: [compulsionAct(25)],
    after: ['extendMeasure'],
    number: { word: '查延' },
    asks: { until: { label: '延长至', required: true }, why: { label: '延长查封扣押理由', required: true, long: true } },
    words: { party: words.party },
    must: ['party', 'measureItems', 'until', 'why', 'officeName', 'letterNo', 'signedDay'],
    body: [
      '当事人：{party}。',
      '本机关于{imposedOn}对下列物品采取{measureKind}措施：{measureItems}。',
      '因{why}，依据《中华人民共和国行政强制法》第二十五条的规定，经本机关负责人批准，期限延长至{until}。',
    ],
  },
  measureEnd: {
    ...numbered,
    title: '解除（处理）查封（扣押）决定书',
    law: [compulsionAct('27、28')],
    after: ['endMeasure', 'denyUrgent', 'refuseMeasure'],
    number: { word: '查解' },
    asks: { outcomeText: { label: '处理内容', required: true, long: true, help: '解除并返还的写明物品；没收、销毁的写明依据' } },
    words: { party: words.party },
    must: ['party', 'measureItems', 'outcomeText', 'officeName', 'letterNo', 'signedDay'],
    body: [
      '当事人：{party}。',
      '本机关于{imposedOn}对下列物品采取{measureKind}措施：{measureItems}。',
      '依据《中华人民共和国行政强制法》第二十七条、第二十八条的规定，现决定：{outcomeText}。',
    ],
  },
  orderCorrection: {
    ...numbered,
    title: '责令改正通知书',
    law: [penaltyAct(28)],
    after: ['orderCorrection', 'decideOnSpot'],
    number: { word: '责改' },
    words: { party: words.party, correctionText: words.correction },
    must: ['party', 'facts', 'correctionText', 'officeName', 'letterNo', 'signedDay'],
    body: [
      '当事人：{party}。',
      '经查，{happenedOn}，当事人有下列行为：{facts}。',
      '依据《中华人民共和国行政处罚法》第二十八条第一款的规定，现{correctionText}。',
      '逾期不改正的，本机关将依法处理。你（单位）对本通知有异议的，可以向本机关陈述、申辩。联系电话：{officePhone}。',
    ],
  },
  crimeTransfer: {
    ...numbered,
    title: '涉嫌犯罪案件移送书',
    law: [penaltyAct(27), transferRule('5、6')],
    after: ['decideTransfer', 'handOver'],
    number: { word: '罪移' },
    to: 'policeOffice',
    addressed: true,
    asks: {
      policeOffice: { label: '公安机关', required: true, remembered: true },
      enclosed: {
        label: '附送材料',
        required: true,
        long: true,
        preset: '1.涉嫌犯罪案件情况的调查报告；2.涉案物品清单；3.有关检验报告或者鉴定结论；4.其他有关涉嫌犯罪的材料',
      },
    },
    words: { party: words.party },
    must: ['party', 'facts', 'crimeReport', 'policeOffice', 'enclosed', 'officeName', 'letterNo', 'signedDay'],
    body: [
      '本机关查办的“{cause}”一案，当事人：{party}。经查：{facts}。',
      '{crimeReport}。',
      '依据《中华人民共和国行政处罚法》第二十七条和《行政执法机关移送涉嫌犯罪案件的规定》，现将该案移送你局。请依法审查，并将是否立案的决定书面告知本机关。',
      '附：{enclosed}。',
    ],
  },
} satisfies Letters
