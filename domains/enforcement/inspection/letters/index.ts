/** Letters of an inspection (行政检查文书): those of 行政检查文书基本格式文本（试行）, and the order to correct. */
import type { Role } from '../../../../engine/define.ts'
import { defineLetters, type LetterWords } from '../../../../engine/letters.ts'
import { inspectionForms, openEnforcement, penaltyAct } from '../law.ts'
import { procedure } from '../procedure.ts'
import { record } from '../record.ts'

const officers: readonly Role[] = ['officer', 'clerk']
const leaders: readonly Role[] = ['leader']
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

const target: LetterWords = {
  label: '检查对象基本情况',
  personal: true,
  of: (v) =>
    [
      text(v.targetName),
      text(v.targetCode) && `统一社会信用代码：${text(v.targetCode)}`,
      text(v.legalRep) && `法定代表人（负责人）：${text(v.legalRep)}`,
      text(v.address) && `地址：${text(v.address)}`,
    ]
      .filter(Boolean)
      .join('，'),
}
const pair: LetterWords = {
  label: '检查人员及证号',
  of: (v) =>
    ([1, 2] as const)
      .map((n) => [text(v[`officer${n}`]), text(v[`officer${n}Cert`])] as const)
      .filter(([name]) => name)
      .map(([name, no]) => (no ? `${name}（执法证号：${no}）` : name))
      .join('、'),
}

const record1 = { layout: 'enforcement', served: false, drafters: officers, signers: [], sealed: false } as const
const visited = ['enter', 'enterUrgent', 'record', 'recordUrgent'] as const
const hands = [
  { line: '以上笔录已阅（已向本人宣读），与实际情况一致。' },
  { line: '检查对象（见证人）签名：　　　　　　　　　年　　月　　日' },
  { line: '检查人员签名：　　　　　、　　　　　　　　年　　月　　日' },
] as const
const when = { label: '时间起止', required: true, help: '年月日时分至时分' } as const

export const letters = defineLetters(record, procedure, {
  approval: {
    ...record1,
    title: '行政检查审批表',
    law: [inspectionForms('凡检查必审批')],
    after: ['plan', 'enterUrgent'],
    signers: leaders,
    words: { target },
    must: ['item', 'basis', 'target', 'kind', 'clue'],
    body: [
      {
        table: [
          ['检查事项', '{item}'],
          ['检查依据', '{basis}'],
          ['检查对象', '{target}'],
          ['检查类型', '{kind}', '检查方式', '{way}'],
          ['检查缘由', '{clue}{clueNo}', '计划编号', '{planNo}'],
          ['计划日期', '{plannedOn}', '年度频次', '本年度第{visitNo}次，上限{cap}次'],
          ['紧急检查理由', '{urgentReason}'],
          ['负责人审批意见', '{approvalNote}\n\n　　　签名：　　　　　年　月　日'],
        ],
      },
    ],
  },
  notice: {
    layout: 'enforcement',
    title: '行政检查通知书',
    law: [inspectionForms('凡检查必通知')],
    after: ['approve', 'approveLate'],
    drafters: officers,
    signers: leaders,
    number: { word: '检通', field: 'noticeNo' },
    served: true,
    to: 'targetName',
    addressed: false,
    asks: { on: { label: '检查日期', required: true }, content: { label: '检查内容', required: true, long: true } },
    words: { target },
    must: ['target', 'item', 'basis', 'on', 'content', 'officeName', 'letterNo', 'signedDay'],
    body: [
      '检查对象：{target}。',
      '依据{basis}，本机关定于{on}对你（单位）实施行政检查，检查事项：{item}，检查方式：{way}。',
      '检查内容：{content}。',
      '本年度对你（单位）的现场检查为第{visitNo}次，公布的频次上限为{cap}次。',
      '检查人员不少于两人，应当主动出示执法证件。你（单位）有权陈述、申辩，有权申请检查人员回避；未出示执法证件或者本通知书的，有权拒绝检查。',
      '严禁逐利检查，严禁干扰正常生产经营，严禁任性检查，严禁刻意要求法定代表人到场，严禁下达检查指标或者将考核与检查次数、罚款数额挂钩。',
      '监督电话：{officePhone}。',
    ],
  },
  siteRecord: {
    ...record1,
    title: '行政检查现场检查笔录',
    law: [inspectionForms('记录'), openEnforcement('三（七）')],
    after: visited,
    asks: { when, where: { label: '检查地点', required: true }, present: { label: '在场人', personal: true } },
    words: { target, pair },
    must: ['item', 'target', 'when', 'where', 'siteRecord', 'pair'],
    body: [
      {
        table: [
          ['检查事项', '{item}'],
          ['检查对象', '{target}'],
          ['时间', '{when}'],
          ['地点', '{where}'],
          ['在场人', '{present}'],
          ['检查人员', '{pair}'],
          ['音像记录', '{recordingNo}'],
        ],
      },
      '检查人员已出示执法证件和《行政检查通知书》，告知检查的依据、内容和陈述、申辩、申请回避的权利。',
      '现场检查情况：{siteRecord}',
      ...hands,
    ],
  },
  survey: {
    ...record1,
    title: '行政检查勘验笔录',
    law: [inspectionForms('记录')],
    after: visited,
    asks: { when, where: { label: '勘验地点', required: true }, found: { label: '勘验情况', required: true, long: true, help: '方位、数据、附图附照编号' } },
    words: { target, pair },
    must: ['item', 'target', 'when', 'where', 'found', 'pair'],
    body: [
      {
        table: [
          ['检查事项', '{item}'],
          ['检查对象', '{target}'],
          ['时间', '{when}'],
          ['地点', '{where}'],
          ['勘验人员', '{pair}'],
        ],
      },
      '勘验情况：{found}',
      ...hands,
    ],
  },
  interview: {
    ...record1,
    title: '行政检查询问笔录',
    law: [inspectionForms('记录'), penaltyAct('42、55')],
    after: visited,
    asks: {
      when,
      where: { label: '询问地点', required: true },
      asked: { label: '被询问人', required: true, personal: true },
      said: { label: '询问内容', required: true, long: true, personal: true, help: '一问一答' },
    },
    words: { pair },
    must: ['item', 'when', 'where', 'asked', 'said', 'pair'],
    body: [
      {
        table: [
          ['检查事项', '{item}'],
          ['时间', '{when}'],
          ['地点', '{where}'],
          ['被询问人', '{asked}'],
          ['询问人', '{pair}'],
        ],
      },
      '我们是{officeName}的执法人员，已出示执法证件。你有如实回答询问、协助检查的义务，有权申请回避、核对笔录。',
      '{said}',
      ...hands,
    ],
  },
  sampling: {
    ...record1,
    title: '行政检查抽样取证凭证',
    law: [inspectionForms('记录'), penaltyAct(56)],
    after: visited,
    asks: { when, samples: { label: '抽样物品', required: true, long: true, help: '名称、规格、批号、数量、封存方式' }, tested: { label: '送检机构' } },
    words: { target, pair },
    must: ['item', 'target', 'when', 'samples', 'pair'],
    body: [
      {
        table: [
          ['检查事项', '{item}'],
          ['检查对象', '{target}'],
          ['抽样时间', '{when}'],
          ['抽样物品', '{samples}'],
          ['送检机构', '{tested}'],
          ['抽样人员', '{pair}'],
        ],
      },
      ...hands,
    ],
  },
  result: {
    layout: 'enforcement',
    title: '行政检查结果告知书',
    law: [inspectionForms('反馈')],
    after: ['clear', 'fixOnSite', 'orderCorrection', 'transfer', 'fileCase', 'recheck'],
    drafters: officers,
    signers: leaders,
    number: { word: '检告' },
    served: true,
    to: 'targetName',
    addressed: false,
    words: { target },
    must: ['target', 'item', 'visitedOn', 'result', 'officeName', 'letterNo', 'signedDay'],
    body: [
      '检查对象：{target}。',
      '本机关于{visitedOn}对你（单位）的{item}实施了行政检查，检查结果：{result}。',
      { text: '发现的问题：{problems}。', onlyIf: 'problems' },
      { text: '复查结果：{recheckResult}。', onlyIf: 'recheckResult' },
      '你（单位）对检查结果有异议的，可以自收到本告知书之日起向本机关陈述、申辩。联系电话：{officePhone}。',
    ],
  },
  correction: {
    layout: 'enforcement',
    title: '责令改正通知书',
    law: [penaltyAct(28)],
    after: ['orderCorrection'],
    drafters: officers,
    signers: leaders,
    number: { word: '检改', field: 'correctionNo' },
    served: true,
    to: 'targetName',
    addressed: false,
    words: { target },
    must: ['target', 'problems', 'correctBy', 'officeName', 'letterNo', 'signedDay'],
    body: [
      '当事人：{target}。',
      '{visitedOn}，本机关在检查中发现你（单位）存在下列问题：{problems}。',
      '依据《中华人民共和国行政处罚法》第二十八条第一款的规定，责令你（单位）于{correctBy}前改正。届时本机关将复查；逾期不改正的，依法处理。',
      '对本通知有异议的，可以向本机关陈述、申辩。联系电话：{officePhone}。',
    ],
  },
})
