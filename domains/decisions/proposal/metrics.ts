/** Figures of suggestions and proposals. Those of a year are the ones assigned in it: the ledgers of the offices are kept by that day. */
import { defineMetrics, type Where } from '../../../engine/define.ts'
import { answerLaw, deputiesAct, localRule, publicResults } from './law.ts'
import { procedure } from './procedure.ts'
import { type FieldId, record } from './record.ts'

type Condition = Where<FieldId, 'returned', 'answer'>
const version = { from: '2024-01-01', approvedBy: '建议提案办理统计口径' } as const

/** Bills are another thing, and what was sent back was not handled here. */
const ours: readonly Condition[] = [{ not: { field: 'kind', is: 'bill' } }, { not: { status: ['returned'] } }]
const of = (...more: readonly Condition[]): Condition => ({ all: [...ours, ...more] })
const replied: Condition = { field: 'answeredOn', present: true }
const rated: Condition = { field: 'opinion', is: ['satisfied', 'basic', 'dissatisfied'] }
const classified: Condition = { field: 'answerClass', is: ['A', 'B', 'C', 'D'] }

export const metrics = defineMetrics(record, procedure, {
  handled: {
    name: '办理人大建议、政协提案',
    unit: '件',
    rule: '交办日期在统计期内的人大建议和政协提案，主办、会办、分办、单办、协办都计；人大议案和已退办的不计',
    version,
    law: [deputiesAct(51)],
    measure: { day: 'assignedOn', where: of() },
  },
  suggestions: {
    name: '办理人大建议',
    unit: '件',
    rule: '交办日期在统计期内的人大建议',
    version,
    law: [deputiesAct(51)],
    measure: { day: 'assignedOn', where: of({ field: 'kind', is: 'npc' }) },
  },
  memberProposals: {
    name: '办理政协提案',
    unit: '件',
    rule: '交办日期在统计期内的政协提案',
    version,
    law: [answerLaw],
    measure: { day: 'assignedOn', where: of({ field: 'kind', is: 'cppcc' }) },
  },
  bills: {
    name: '办理人大议案',
    unit: '件',
    rule: '交办日期在统计期内的人大议案，与建议、提案分别统计',
    version,
    law: [deputiesAct(15)],
    measure: { day: 'assignedOn', where: { field: 'kind', is: 'bill' } },
  },
  led: {
    name: '主办件',
    unit: '件',
    rule: '交办日期在统计期内，由本单位主办、分办或者单办、直接答复代表（委员）的',
    version,
    law: [deputiesAct(51)],
    measure: { day: 'assignedOn', where: of({ field: 'role', is: ['lead', 'split', 'sole'] }) },
  },
  joined: {
    name: '会办件',
    unit: '件',
    rule: '交办日期在统计期内，由本单位会办、协办的',
    version,
    law: [localRule('会办')],
    measure: { day: 'assignedOn', where: of({ field: 'role', is: ['join', 'assist'] }) },
  },
  replied: {
    name: '已答复',
    unit: '件',
    rule: '交办日期在统计期内、已经答复代表（委员）或者已向主办单位回复的',
    version,
    law: [answerLaw],
    measure: { day: 'assignedOn', where: of(replied) },
  },
  repliedShare: {
    name: '答复率',
    unit: '%',
    rule: '已答复 ÷ 办理件数',
    version,
    law: [answerLaw],
    share: { numerator: { day: 'assignedOn', where: of(replied) }, denominator: 'handled' },
  },
  answered: {
    name: '统计期内答复',
    unit: '件',
    rule: '答复日期在统计期内的，不论何时交办',
    version,
    law: [answerLaw],
    measure: { day: 'answeredOn', where: of() },
  },
  onTime: {
    name: '按期答复',
    unit: '件',
    rule: '交办日期在统计期内、在答复期限（三个月，依法延长的自交办之日起六个月）内答复的',
    version,
    law: [answerLaw],
    measure: { day: 'assignedOn', where: of({ term: 'answer', met: 'onTime' }) },
  },
  onTimeShare: {
    name: '按期答复率',
    unit: '%',
    rule: '按期答复 ÷ 已答复，都按交办日期统计',
    version,
    law: [answerLaw],
    share: { numerator: { day: 'assignedOn', where: of({ term: 'answer', met: 'onTime' }) }, denominator: 'replied' },
  },
  late: {
    name: '超期答复',
    unit: '件',
    rule: '交办日期在统计期内、超过答复期限才答复的',
    version,
    law: [answerLaw],
    measure: { day: 'assignedOn', where: of({ term: 'answer', met: 'late' }) },
  },
  extended: {
    name: '依法延长答复',
    unit: '件',
    rule: '交办日期在统计期内，因涉及面广、处理难度大延长至六个月的',
    version,
    law: [answerLaw],
    measure: { day: 'assignedOn', where: of({ field: 'extendedOn', present: true }) },
  },
  classified: {
    name: '标注答复类别',
    unit: '件',
    rule: '交办日期在统计期内、标注了答复类别的',
    version,
    law: [localRule('A、B、C 类由各地规定')],
    measure: { day: 'assignedOn', where: of(classified) },
  },
  classA: {
    name: 'A 类（已解决或者基本解决）',
    unit: '件',
    rule: '交办日期在统计期内、答复类别为 A 的',
    version,
    law: [localRule('A、B、C 类由各地规定')],
    measure: { day: 'assignedOn', where: of({ field: 'answerClass', is: 'A' }) },
  },
  classB: {
    name: 'B 类（正在解决或者列入计划）',
    unit: '件',
    rule: '交办日期在统计期内、答复类别为 B 的',
    version,
    law: [localRule('A、B、C 类由各地规定')],
    measure: { day: 'assignedOn', where: of({ field: 'answerClass', is: 'B' }) },
  },
  classC: {
    name: 'C 类（留作参考）',
    unit: '件',
    rule: '交办日期在统计期内、答复类别为 C 的',
    version,
    law: [localRule('A、B、C 类由各地规定')],
    measure: { day: 'assignedOn', where: of({ field: 'answerClass', is: 'C' }) },
  },
  solvedShare: {
    name: 'A 类占比',
    unit: '%',
    rule: '答复类别为 A 的 ÷ 标注了答复类别的',
    version,
    law: [localRule('A、B、C 类由各地规定')],
    share: { numerator: { day: 'assignedOn', where: of({ field: 'answerClass', is: 'A' }) }, denominator: 'classified' },
  },
  rated: {
    name: '代表（委员）反馈',
    unit: '件',
    rule: '交办日期在统计期内、代表（委员）表示满意、基本满意或者不满意的',
    version,
    law: [localRule('代表（委员）反馈')],
    measure: { day: 'assignedOn', where: of(rated) },
  },
  satisfied: {
    name: '满意和基本满意',
    unit: '件',
    rule: '交办日期在统计期内、代表（委员）表示满意或者基本满意的',
    version,
    law: [localRule('代表（委员）反馈')],
    measure: { day: 'assignedOn', where: of({ field: 'opinion', is: ['satisfied', 'basic'] }) },
  },
  satisfiedShare: {
    name: '满意率',
    unit: '%',
    rule: '表示满意或者基本满意的 ÷ 作了反馈的',
    version,
    law: [localRule('代表（委员）反馈')],
    share: { numerator: { day: 'assignedOn', where: of({ field: 'opinion', is: ['satisfied', 'basic'] }) }, denominator: 'rated' },
  },
  dissatisfied: {
    name: '不满意',
    unit: '件',
    rule: '交办日期在统计期内、代表（委员）最后的意见为不满意的',
    version,
    law: [localRule('重新答复')],
    measure: { day: 'assignedOn', where: of({ field: 'opinion', is: 'dissatisfied' }) },
  },
  answeredAgain: {
    name: '重新答复',
    unit: '件',
    rule: '重新答复日期在统计期内的',
    version,
    law: [localRule('重新答复')],
    measure: { day: 'answeredAgainOn', where: of() },
  },
  contacted: {
    name: '与代表（委员）联系沟通',
    unit: '件',
    rule: '交办日期在统计期内、登记了沟通日期的',
    version,
    law: [deputiesAct(51)],
    measure: { day: 'assignedOn', where: of({ field: 'contactedOn', present: true }) },
  },
  toPublish: {
    name: '应当公开的答复',
    unit: '件',
    rule: '交办日期在统计期内、确定公开的',
    version,
    law: [publicResults],
    measure: { day: 'assignedOn', where: of({ field: 'publishable', is: true }) },
  },
  publishedShare: {
    name: '答复公开率',
    unit: '%',
    rule: '已公开 ÷ 应当公开',
    version,
    law: [publicResults],
    share: {
      numerator: { day: 'assignedOn', where: of({ field: 'publishable', is: true }, { field: 'publishedOn', present: true }) },
      denominator: 'toPublish',
    },
  },
})
