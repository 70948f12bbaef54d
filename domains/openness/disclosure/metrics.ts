/** Figures of disclosure on application, as the yearly report of government information disclosure asks for them. */
import { defineMetrics, type Where } from '../../../engine/define.ts'
import { openAct, openActUnread, reconsiderationAct, reportForm } from './law.ts'
import { type Group, groups, outcomesIn } from './outcomes.ts'
import { procedure } from './procedure.ts'
import { type FieldId, record } from './record.ts'

const version = { from: '2021-10-01', approvedBy: '政府信息公开工作机构' } as const
const unit = '件'

/** One of the six groups of the third table; its leaves are the breakdown by answer. */
const groupOf = (group: Group) => ({
  name: groups[group],
  unit,
  rule: `答复日期在期间内、办理结果属于“${groups[group]}”的申请${group === 'partial' ? '；区分处理的只计这一情形' : ''}`,
  law: [reportForm()],
  version,
  measure: { day: 'answeredOn' as const, where: { field: 'outcome' as const, is: outcomesIn(group) } },
})

const resultNames = { upheld: '结果维持', corrected: '结果纠正', other: '其他结果', pending: '尚未审结' } as const
type Result = keyof typeof resultNames
const results = Object.keys(resultNames) as Result[]

/** A cell of the fourth table; without a result, the total of its row. */
const reconsidered = (result?: Result) => ({
  name: `行政复议${result ? `（${resultNames[result]}）` : ''}`,
  unit,
  rule: `申请复议日期在期间内${result ? `、${resultNames[result]}` : ''}的行政复议；台账没有记申请日期的不计`,
  law: [reportForm(), reconsiderationAct(23)],
  version,
  measure: { day: 'reconsideredOn' as const, where: { field: 'reconsideration' as const, is: result ? [result] : results } },
})

const suits = { direct: '未经复议直接起诉', after: '复议后起诉' } as const

const sued = (kind: keyof typeof suits, result?: Result) => ({
  name: `行政诉讼：${suits[kind]}${result ? `（${resultNames[result]}）` : ''}`,
  unit,
  rule: `提起诉讼日期在期间内、${suits[kind]}${result ? `、${resultNames[result]}` : ''}的行政诉讼；台账没有记起诉日期或者起诉情形的不计`,
  law: [reportForm(), openActUnread(51)],
  version,
  measure: {
    day: 'litigatedOn' as const,
    where: {
      all: [
        { field: 'suitKind', is: kind },
        { field: 'litigation', is: result ? [result] : results },
      ] satisfies Where<FieldId, never, never>[],
    },
  },
})

export const metrics = defineMetrics(record, procedure, {
  received: {
    name: '收到政府信息公开申请',
    unit,
    rule: '收到日期在期间内的申请（本年新收）；网上提交的以双方确认之日为收到之日',
    law: [openAct(31), reportForm()],
    version,
    measure: { day: 'receivedOn' },
  },
  answered: {
    name: '办结政府信息公开申请',
    unit,
    rule: '答复日期在期间内的申请，含不再处理和撤回的；与收到的年份无关',
    law: [openAct(33), reportForm()],
    version,
    measure: { day: 'answeredOn' },
  },
  onTime: {
    name: '按期办结',
    unit,
    rule: '答复日期在期间内、未超过答复期限的申请；期限按收到日期、补正、征求意见、延期计算，不取台账自己写的是否超期',
    law: [openAct(33)],
    version,
    measure: { day: 'answeredOn', where: { term: 'answer', met: 'onTime' } },
  },
  onTimeShare: {
    name: '按期答复率',
    unit: '%',
    rule: '按期办结÷办结，两者都按答复日期',
    law: [openAct(33)],
    version,
    share: { numerator: { day: 'answeredOn', where: { term: 'answer', met: 'onTime' } }, denominator: 'answered' },
  },
  overdue: {
    name: '超期办结',
    unit,
    rule: '答复日期在期间内、超过答复期限才答复的申请',
    law: [openAct(33)],
    version,
    measure: { day: 'answeredOn', where: { term: 'answer', met: 'late' } },
  },
  opened: groupOf('open'),
  partlyOpened: groupOf('partial'),
  withheld: groupOf('withheld'),
  unable: groupOf('unable'),
  notProcessed: groupOf('notProcessed'),
  otherwise: groupOf('otherwise'),
  clarified: {
    name: '告知补正',
    unit,
    rule: '补正通知日期在期间内的申请',
    law: [openAct(30)],
    version,
    measure: { day: 'clarifyAskedOn' },
  },
  thirdConsulted: {
    name: '征求第三方意见',
    unit,
    rule: '征求第三方日期在期间内的申请',
    law: [openAct(32)],
    version,
    measure: { day: 'thirdAskedOn' },
  },
  extended: {
    name: '延期答复',
    unit,
    rule: '告知延期的日期在期间内的申请；台账只写“是否延期”而没有日期的不计',
    law: [openAct(33)],
    version,
    measure: { day: 'extendedOn' },
  },
  madeProactive: {
    name: '转为主动公开',
    unit,
    rule: '转为主动公开日期在期间内的申请',
    law: [openAct(44)],
    version,
    measure: { day: 'proactiveOn' },
  },
  feeYuan: {
    name: '收取信息处理费',
    unit: '元',
    rule: '缴费日期在期间内的实收金额之和',
    law: [openAct(42), reportForm()],
    version,
    measure: { day: 'feePaidOn', sum: 'feePaidFen' },
  },
  reconsidered: reconsidered(),
  reconsideredUpheld: reconsidered('upheld'),
  reconsideredCorrected: reconsidered('corrected'),
  reconsideredOther: reconsidered('other'),
  reconsideredPending: reconsidered('pending'),
  suedDirectly: sued('direct'),
  suedDirectlyUpheld: sued('direct', 'upheld'),
  suedDirectlyCorrected: sued('direct', 'corrected'),
  suedDirectlyOther: sued('direct', 'other'),
  suedDirectlyPending: sued('direct', 'pending'),
  suedAfter: sued('after'),
  suedAfterUpheld: sued('after', 'upheld'),
  suedAfterCorrected: sued('after', 'corrected'),
  suedAfterOther: sued('after', 'other'),
  suedAfterPending: sued('after', 'pending'),
})
