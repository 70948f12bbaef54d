/** Papers of the file that are not served as decisions: report, approvals, samples, public service, what is handed over. */
import type { LetterKind } from '../../../../engine/letters.ts'
import { housingRule, penaltyAct, serviceLaw, transferRule } from '../law.ts'
import type { FieldId } from '../record.ts'
import type { ActionId, StatusId } from '../steps.ts'
import * as words from './words.ts'

type Letters = Readonly<Record<string, LetterKind<FieldId, StatusId, ActionId>>>

const paper = { layout: 'enforcement', served: false, drafters: words.officers, signers: words.leaders, sealed: false } as const
const approval = ['负责人审批意见', '\n\n　　　签名：　　　　　年　月　日'] as const

export const paperLetters = {
  report: {
    ...paper,
    title: '行政处罚案件调查终结报告',
    law: [penaltyAct(57)],
    after: ['conclude', 'concludeAnew'],
    signers: [],
    asks: { evidence: words.evidence, advice: { label: '处理建议', required: true, long: true } },
    words: { party: words.party, officerPair: words.officerPair },
    must: ['cause', 'party', 'facts', 'evidence', 'provision', 'basis', 'advice', 'officerPair'],
    body: [
      '案由：{cause}，案号：{caseNo}，立案日期：{filedOn}。',
      '当事人：{party}。',
      '违法事实：{facts}。',
      '证据：{evidence}。',
      '违反的规定：{provision}。处罚依据：{basis}。',
      '裁量：{discretion}。{discretionNote}。',
      '调查结论：{findings}。',
      '处理建议：{advice}。',
      '承办人：{officerPair}。',
      { line: '承办人签名：　　　　、　　　　　　年　月　日' },
    ],
  },
  extension: {
    ...paper,
    title: '延长办案期限审批表',
    law: [penaltyAct(60), housingRule(29)],
    after: ['extendDecision', 'extendAgain'],
    words: { party: words.party, officerPair: words.officerPair },
    must: ['cause', 'party', 'filedOn', 'extendReason'],
    body: [
      {
        table: [
          ['案号', '{caseNo}', '立案日期', '{filedOn}'],
          ['案由', '{cause}'],
          ['当事人', '{party}'],
          ['延长理由', '{extendReason}'],
          ['承办人', '{officerPair}'],
          approval,
        ],
      },
    ],
  },
  sampling: {
    ...paper,
    title: '抽样取证凭证',
    law: [penaltyAct(56)],
    after: ['file', 'openSummary'],
    signers: [],
    asks: {
      when: { label: '抽样时间', required: true },
      where: { label: '抽样地点', required: true },
      samples: { label: '抽样物品', required: true, long: true, help: '名称、规格、批号、数量、封存方式' },
    },
    words: { party: words.party, officerPair: words.officerPair },
    must: ['cause', 'party', 'when', 'where', 'samples', 'officerPair'],
    body: [
      {
        table: [
          ['案由', '{cause}'],
          ['当事人', '{party}'],
          ['抽样时间', '{when}', '抽样地点', '{where}'],
          ['抽样物品', '{samples}'],
          ['执法人员', '{officerPair}'],
        ],
      },
      { line: '当事人签名：　　　　　　　　　　　年　月　日' },
    ],
  },
  posting: {
    layout: 'enforcement',
    served: false,
    drafters: words.staff,
    signers: words.leaders,
    title: '送达公告',
    law: [serviceLaw('61', '95')],
    after: ['decidePenalty', 'decideExemption', 'decideUnproven'],
    when: ['decided'],
    number: { word: '送公' },
    asks: { why: { label: '公告送达理由', required: true, help: '下落不明，或者用其他方式无法送达的经过' } },
    must: ['partyName', 'decisionNo', 'why', 'officeName', 'letterNo', 'signedDay'],
    body: [
      { line: '{partyName}：' },
      '本机关于{decidedOn}就“{cause}”一案作出决定（{decisionNo}）。因{why}，依照《中华人民共和国行政处罚法》第六十一条和《中华人民共和国民事诉讼法》第九十五条的规定，现公告送达。',
      '请自本公告发布之日起三十日内到本机关领取决定书，地址：{officeAddress}，联系电话：{officePhone}。期满即视为送达。',
    ],
  },
  handover: {
    ...paper,
    title: '涉案物品和材料移交清单',
    law: [transferRule(12)],
    after: ['recordPoliceFiling'],
    signers: [],
    asks: { things: { label: '移交物品和材料', required: true, long: true, help: '逐项写明名称、数量、特征' } },
    words: { officerPair: words.officerPair },
    must: ['cause', 'police', 'things'],
    body: [
      {
        table: [
          ['案由', '{cause}'],
          ['接收机关', '{police}'],
          ['移交物品和材料', '{things}'],
          ['移交人', '{officerPair}'],
        ],
      },
      { line: '接收人签名：　　　　　　　　　　　年　月　日' },
    ],
  },
} satisfies Letters
