/** Letters of a mediation (人民调解文书). The committee is no office: what it gives out carries the hands of parties and mediators. */
import type { Role } from '../../../../engine/define.ts'
import { defineLetters, type LetterWords } from '../../../../engine/letters.ts'
import { civilProcedure, mediationAct, ministryRule, ministryRuleUnread } from '../law.ts'
import { procedure } from '../procedure.ts'
import { record } from '../record.ts'

const staff: readonly Role[] = ['mediator', 'clerk']
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

const party = (side: 'A' | 'B', label: string): LetterWords => ({
  label,
  personal: true,
  of: (v) =>
    [
      text(v[`party${side}`]),
      text(v[`party${side}Code`]) && `证件号码：${text(v[`party${side}Code`])}`,
      text(v[`party${side}Address`]) && `住址：${text(v[`party${side}Address`])}`,
      text(v[`party${side}Phone`]) && `电话：${text(v[`party${side}Phone`])}`,
    ]
      .filter(Boolean)
      .join('，'),
})
const parties = { partyAInfo: party('A', '当事人甲基本情况'), partyBInfo: party('B', '当事人乙基本情况') } as const
const mediators: LetterWords = { label: '调解员姓名', of: (v) => [text(v.mediator1), text(v.mediator2)].filter(Boolean).join('、') }

/** The committee, by its name where the case says it. */
const committee: LetterWords = { label: '调解委员会', of: (v) => text(v.committee) || '人民调解委员会' }

const record1 = { issuer: 'committeeName', layout: 'enforcement', served: false, drafters: staff, signers: [], sealed: false } as const
const signatures = [
  { line: '当事人（签名、盖章或者按指印）：　　　　　年　　月　　日' },
  { line: '当事人（签名、盖章或者按指印）：　　　　　年　　月　　日' },
  { line: '人民调解员（签名）：　　　　　　　　　　　年　　月　　日' },
] as const

export const letters = defineLetters(record, procedure, {
  application: {
    ...record1,
    title: '人民调解申请书',
    law: [mediationAct('17、18')],
    after: ['register'],
    words: { committeeName: committee, ...parties },
    must: ['partyAInfo', 'partyBInfo', 'brief'],
    body: [
      '申请人：{partyAInfo}。',
      '被申请人：{partyBInfo}。',
      '纠纷简要情况：{brief}',
      { text: '申请事项：{claims}', onlyIf: 'claims' },
      '申请人自愿申请人民调解委员会进行调解。',
      { line: '申请人（签名、盖章或者按指印）：　　　　　年　　月　　日' },
    ],
  },
  register: {
    ...record1,
    title: '人民调解受理登记表',
    law: [mediationAct('17、27')],
    after: ['accept'],
    words: { committeeName: committee, ...parties, mediators },
    must: ['partyAInfo', 'partyBInfo', 'disputeKind', 'brief', 'acceptedOn'],
    body: [
      {
        table: [
          ['调解编号', '{caseNo}', '受理日期', '{acceptedOn}'],
          ['纠纷来源', '{source}', '纠纷类型', '{disputeKind}'],
          ['当事人甲', '{partyAInfo}'],
          ['当事人乙', '{partyBInfo}'],
          ['纠纷简要情况', '{brief}'],
          ['调解组织', '{committee}', '登记日期', '{registeredOn}'],
        ],
      },
      { line: '登记人签名：　　　　　　　　　　当事人签名：' },
    ],
  },
  declined: {
    layout: 'enforcement',
    issuer: 'committeeName',
    served: true,
    title: '不予受理告知书',
    law: [mediationAct(17), ministryRuleUnread(22)],
    after: ['decline'],
    drafters: staff,
    signers: ['leader'],
    number: { word: '调不受' },
    to: 'partyA',
    words: { committeeName: committee },
    must: ['partyA', 'declineReason', 'advice', 'committeeName', 'letterNo', 'signedDay'],
    body: ['你与{partyB}之间的纠纷，经审查，{declineReason}，依法不予受理。', '你可以通过下列途径解决：{advice}。'],
  },
  rights: {
    ...record1,
    title: '人民调解权利义务告知书',
    law: [ministryRule(30), mediationAct('4、23、24')],
    after: ['appoint'],
    words: { committeeName: committee, mediators },
    must: ['partyA', 'partyB', 'mediators'],
    body: [
      '当事人{partyA}、{partyB}：',
      '人民调解是在人民调解委员会主持下，在当事人自愿、平等的基础上进行的，不收取任何费用。经人民调解达成的调解协议具有法律约束力，当事人应当按照约定履行。',
      '一、当事人的权利：选择或者接受人民调解员；接受调解、拒绝调解或者要求终止调解；要求调解公开进行或者不公开进行；自主表达意愿、自愿达成调解协议。',
      '二、当事人的义务：如实陈述纠纷事实；遵守调解现场秩序，尊重人民调解员；尊重对方当事人行使权利。',
      '三、人民调解员：{mediators}。有法定情形的，当事人可以要求更换。',
      ...signatures,
    ],
  },
  record: {
    ...record1,
    title: '人民调解记录',
    law: [mediationAct('21、22、27')],
    after: ['session'],
    asks: { where: { label: '调解地点', required: true }, present: { label: '参加人', required: true, personal: true } },
    words: { committeeName: committee, mediators },
    must: ['sessionOn', 'sessionNote', 'where', 'present', 'mediators'],
    body: [
      {
        table: [
          ['调解编号', '{caseNo}', '调解日期', '{sessionOn}'],
          ['地点', '{where}'],
          ['参加人', '{present}'],
          ['人民调解员', '{mediators}'],
          ['方式', '{sessionWay}'],
        ],
      },
      '{sessionNote}',
      ...signatures,
    ],
  },
  agreement: {
    layout: 'enforcement',
    issuer: 'committeeName',
    served: true,
    title: '人民调解协议书',
    law: [mediationAct('28、29'), ministryRule('34、35')],
    after: ['agreeInWriting'],
    drafters: staff,
    signers: [],
    number: { word: '民调', field: 'agreementNo' },
    dated: 'settledOn',
    words: { committeeName: committee, ...parties, mediators },
    must: ['partyAInfo', 'partyBInfo', 'facts', 'agreementText', 'performWay', 'mediators', 'letterNo'],
    body: [
      '当事人甲：{partyAInfo}。',
      '当事人乙：{partyBInfo}。',
      { text: '其他当事人：{otherParties}。', onlyIf: 'otherParties' },
      '主要事实、争议事项和各方责任：{facts}。',
      '经调解，自愿达成如下协议：{agreementText}。',
      '履行方式：{performWay}。',
      { text: '履行期限：{performBy}前。', onlyIf: 'performBy' },
      '本协议自各方当事人签名、盖章或者按指印，人民调解员签名并加盖人民调解委员会印章之日起生效。当事人认为有必要的，可以自本协议生效之日起三十日内共同向人民法院申请司法确认。',
      '本协议一式三份，当事人各执一份，人民调解委员会留存一份。',
      ...signatures,
      { line: '记录人：　　　　　　　　　　　　人民调解员：{mediators}' },
    ],
  },
  oral: {
    ...record1,
    title: '人民调解口头协议登记表',
    law: [mediationAct('28、30')],
    after: ['agreeOrally'],
    words: { committeeName: committee, ...parties, mediators },
    must: ['partyAInfo', 'partyBInfo', 'agreementText', 'settledOn', 'mediators'],
    body: [
      {
        table: [
          ['调解编号', '{caseNo}', '达成日期', '{settledOn}'],
          ['当事人甲', '{partyAInfo}'],
          ['当事人乙', '{partyBInfo}'],
          ['纠纷简要情况', '{brief}'],
          ['协议内容', '{agreementText}'],
          ['履行方式、期限', '{performWay}{performBy}'],
          ['人民调解员', '{mediators}'],
        ],
      },
      { line: '人民调解员签名：　　　　　　　　　　年　　月　　日' },
    ],
  },
  ended: {
    layout: 'enforcement',
    issuer: 'committeeName',
    served: true,
    title: '终止调解通知书',
    law: [mediationAct('23、26')],
    after: ['fail', 'terminate'],
    drafters: staff,
    signers: ['leader'],
    number: { word: '调终' },
    to: 'bothParties',
    asks: { ground: { label: '终止调解理由', required: true }, ways: { label: '可以走的途径', required: true, preset: '仲裁、行政、司法' } },
    words: { committeeName: committee, bothParties: { label: '双方当事人', of: (v) => [text(v.partyA), text(v.partyB)].filter(Boolean).join('、') } },
    must: ['bothParties', 'ground', 'ways', 'endedOn', 'committeeName', 'letterNo', 'signedDay'],
    body: [
      '你们之间的{disputeName}纠纷，因{ground}，自{endedOn}起终止调解。',
      '依据《中华人民共和国人民调解法》第二十六条的规定，你们可以依法通过{ways}等途径维护自己的权利。',
    ],
  },
  confirmation: {
    ...record1,
    title: '司法确认申请书',
    law: [mediationAct(33), civilProcedure(205)],
    after: ['agreeInWriting', 'agreeOrally'],
    asks: { court: { label: '申请的人民法院', required: true, remembered: true } },
    words: { committeeName: committee, ...parties },
    must: ['partyAInfo', 'partyBInfo', 'court', 'agreementText'],
    body: [
      '申请人：{partyAInfo}。',
      '申请人：{partyBInfo}。',
      '申请人经人民调解委员会调解，于{settledOn}达成调解协议（编号：{agreementNo}）：{agreementText}。',
      '申请人自愿达成协议，没有损害国家利益、社会公共利益和他人合法权益，现共同申请{court}依法确认该协议的效力。',
      { line: '申请人签名：　　　　　　　、　　　　　　　年　　月　　日' },
    ],
  },
  visit: {
    ...record1,
    title: '人民调解回访记录',
    law: [mediationAct(31)],
    after: ['visit'],
    words: { committeeName: committee, mediators },
    must: ['partyA', 'partyB', 'visitedOn', 'visitNote'],
    body: [
      {
        table: [
          ['调解编号', '{caseNo}', '回访日期', '{visitedOn}'],
          ['当事人', '{partyA}、{partyB}'],
          ['履行情况', '{performance}'],
          ['回访情况', '{visitNote}'],
        ],
      },
      { line: '回访人签名：　　　　　　　　　　年　　月　　日' },
    ],
  },
})
