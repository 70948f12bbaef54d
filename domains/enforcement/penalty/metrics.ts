/** What a sub-district counts of its penalty cases. Every rule says by which day a case falls into the period. */
import { defineMetrics, type Reconciliation } from '../../../engine/define.ts'
import { compulsionAct, openEnforcement, penaltyAct, transferRule } from './law.ts'
import { procedure } from './procedure.ts'
import { record } from './record.ts'

const version = { from: '2021-07-15', approvedBy: '系统预置口径' } as const

/** Published, even if the notice was taken back later. */
const published = { field: 'publicityState', is: ['yes', 'withdrawn'] } as const
const closed = { status: ['closed', 'archived'] } as const
const inTime = { term: 'decide', met: 'onTime' } as const
const late = { term: 'decide', met: 'late' } as const
const timed = { not: { all: [{ not: inTime }, { not: late }] } } as const

export const metrics = defineMetrics(record, procedure, {
  filed: {
    name: '立案数',
    unit: '宗',
    rule: '立案日期在期内的行政处罚案件；当场处罚按登记日期计入，不予立案的不计',
    law: [penaltyAct(54)],
    version,
    measure: { day: 'filedOn' },
  },
  decided: {
    name: '作出处理决定数',
    unit: '宗',
    rule: '处罚（含不予处罚）决定日期在期内的案件；决定被撤销后重新办理的，在重新作出决定前不计',
    law: [penaltyAct(57)],
    version,
    measure: { day: 'decidedOn' },
  },
  closed: {
    name: '结案数',
    unit: '宗',
    rule: '结案日期在期内，且已结案或者已归档的案件，不论何时立案',
    law: [penaltyAct(47)],
    version,
    measure: { day: 'closedOn', where: closed },
  },
  closedOfFiled: {
    name: '期内立案已结案数',
    unit: '宗',
    rule: '立案日期在期内，到统计时已结案或者已归档的案件',
    version,
    measure: { day: 'filedOn', where: closed },
  },
  closedShare: {
    name: '结案率',
    unit: '%',
    rule: '期内立案的案件中已结案的比例',
    version,
    share: { numerator: { day: 'filedOn', where: closed }, denominator: 'filed' },
  },
  lenient: {
    name: '从轻、减轻处罚数',
    unit: '宗',
    rule: '决定日期在期内，裁量阶次为从轻或者减轻的案件',
    law: [penaltyAct('30–32')],
    version,
    measure: { day: 'decidedOn', where: { field: 'discretion', is: ['lenient', 'mitigated'] } },
  },
  exempted: {
    name: '不予处罚数',
    unit: '宗',
    rule: '决定日期在期内，决定不予行政处罚的案件，含违法事实不能成立的',
    law: [penaltyAct('30、31、33、57')],
    version,
    measure: { day: 'decidedOn', where: { field: 'outcome', is: ['exempt', 'unproven'] } },
  },
  ordinary: {
    name: '普通程序案件数',
    unit: '宗',
    rule: '决定日期在期内，适用普通程序的案件，不含快速办理',
    law: [penaltyAct(54)],
    version,
    measure: { day: 'decidedOn', where: { field: 'procedureKind', is: 'ordinary' } },
  },
  fast: {
    name: '快速办理案件数',
    unit: '宗',
    rule: '决定日期在期内，快速办理的案件',
    version,
    measure: { day: 'decidedOn', where: { field: 'procedureKind', is: 'fast' } },
  },
  summary: {
    name: '当场处罚案件数',
    unit: '宗',
    rule: '决定日期在期内，适用简易程序当场处罚的案件',
    law: [penaltyAct(51)],
    version,
    measure: { day: 'decidedOn', where: { field: 'procedureKind', is: 'summary' } },
  },
  published: {
    name: '已公示处罚决定数',
    unit: '宗',
    rule: '决定日期在期内，到统计时已公示的案件，含公示后依法撤回的',
    law: [penaltyAct(48), openEnforcement('二（六）')],
    version,
    measure: { day: 'decidedOn', where: published },
  },
  publishedShare: {
    name: '行政处罚公示率',
    unit: '%',
    rule: '决定日期在期内的案件中已公示的比例，分母为全部处理决定',
    law: [penaltyAct(48), openEnforcement('二（六）')],
    version,
    share: { numerator: { day: 'decidedOn', where: published }, denominator: 'decided' },
  },
  publishedOnTime: {
    name: '按期公示数',
    unit: '宗',
    rule: '决定日期在期内，自决定之日起七个工作日内公示的案件',
    law: [openEnforcement('二（六）')],
    version,
    measure: { day: 'decidedOn', where: { all: [published, { term: 'publish', met: 'onTime' }] } },
  },
  fineYuan: {
    name: '罚款金额',
    unit: '元',
    rule: '决定日期在期内的案件的罚款金额之和，以处罚决定为准，不论是否缴清，不含没收和加处罚款',
    law: [penaltyAct(9)],
    version,
    measure: { day: 'decidedOn', sum: 'fineFen' },
  },
  confiscatedYuan: {
    name: '没收金额',
    unit: '元',
    rule: '决定日期在期内的案件的没收违法所得、没收非法财物金额之和',
    law: [penaltyAct('9、28')],
    version,
    measure: { day: 'decidedOn', sum: 'confiscatedFen' },
  },
  paidYuan: {
    name: '已缴罚款金额',
    unit: '元',
    rule: '缴清日期在期内的案件的累计已缴金额之和，含加处罚款',
    law: [penaltyAct('66、67')],
    version,
    measure: { day: 'paidOn', sum: 'paidFen' },
  },
  decidedUnderTerm: {
    name: '计算办案期限的决定数',
    unit: '宗',
    rule: '决定日期在期内，自立案之日起计算办案期限的案件；当场处罚、没有立案日期的案件和2021年7月15日前立案的案件不计算期限',
    law: [penaltyAct(60)],
    version,
    measure: { day: 'decidedOn', where: timed },
  },
  onTimeShare: {
    name: '按期作出决定率',
    unit: '%',
    rule: '决定日期在期内、计算办案期限的案件中，在期限内作出决定的比例；期限为立案之日起九十日，加依法批准的延长，不计中止、听证、检测、检验、鉴定的时间，最后一日是休息日的顺延',
    law: [penaltyAct(60)],
    version,
    share: { numerator: { day: 'decidedOn', where: inTime }, denominator: 'decidedUnderTerm' },
  },
  legallyReviewed: {
    name: '经法制审核的决定数',
    unit: '宗',
    rule: '决定日期在期内，法制审核通过的案件',
    law: [penaltyAct(58), openEnforcement('四（十二）')],
    version,
    measure: { day: 'decidedOn', where: { field: 'reviewResult', is: 'pass' } },
  },
  discussed: {
    name: '经集体讨论的决定数',
    unit: '宗',
    rule: '决定日期在期内，登记了集体讨论日期的案件',
    law: [penaltyAct(57)],
    version,
    measure: { day: 'decidedOn', where: { field: 'discussedOn', present: true } },
  },
  hearings: {
    name: '举行听证的案件数',
    unit: '宗',
    rule: '决定日期在期内，决定前举行过听证的案件',
    law: [penaltyAct('63–65')],
    version,
    measure: { day: 'decidedOn', where: { field: 'hearing', is: 'held' } },
  },
  transferred: {
    name: '移送司法机关案件数',
    unit: '宗',
    rule: '移送日期在期内的案件',
    law: [penaltyAct(27), transferRule(6)],
    version,
    measure: { day: 'transferredOn' },
  },
  courtApplied: {
    name: '申请法院强制执行案件数',
    unit: '宗',
    rule: '决定日期在期内，到统计时已申请人民法院强制执行的案件',
    law: [penaltyAct(72), compulsionAct(53)],
    version,
    measure: { day: 'decidedOn', where: { field: 'courtAppliedOn', present: true } },
  },
  reconsidered: {
    name: '被申请行政复议的决定数',
    unit: '宗',
    rule: '决定日期在期内，到统计时当事人申请过行政复议的案件',
    version,
    measure: { day: 'decidedOn', where: { field: 'remedy', is: ['reconsideration', 'both'] } },
  },
  litigated: {
    name: '被提起行政诉讼的决定数',
    unit: '宗',
    rule: '决定日期在期内，到统计时当事人提起过行政诉讼的案件',
    version,
    measure: { day: 'decidedOn', where: { field: 'remedy', is: ['litigation', 'both'] } },
  },
  overturned: {
    name: '被变更、撤销、确认违法或者无效的决定数',
    unit: '宗',
    rule: '结果作出日期在期内，决定在复议、诉讼中或者由本机关变更、撤销、确认违法或者无效的案件',
    law: [penaltyAct('48、75')],
    version,
    measure: { day: 'remedyEndedOn', where: { field: 'remedyResult', is: ['changed', 'revoked', 'redo', 'illegal', 'void'] } },
  },
  onPlatform: {
    name: '在执法平台办理的案件数',
    unit: '宗',
    rule: '立案日期在期内，登记了省级执法平台案号的案件',
    version,
    measure: { day: 'filedOn', where: { field: 'platformNo', present: true } },
  },
})

type MetricId = keyof typeof metrics

/** Figures of one period that must agree. */
export const reconciliations: readonly Reconciliation<MetricId>[] = [
  { id: 'kinds', label: '普通程序、快速办理、当场处罚之和等于作出处理决定数', left: ['ordinary', 'fast', 'summary'], relation: '=', right: ['decided'] },
  { id: 'closedOfFiled', label: '期内立案已结案数不大于立案数', left: ['closedOfFiled'], relation: '<=', right: ['filed'] },
  { id: 'onPlatform', label: '在执法平台办理的案件数不大于立案数', left: ['onPlatform'], relation: '<=', right: ['filed'] },
  { id: 'lenient', label: '从轻、减轻处罚数与不予处罚数之和不大于作出处理决定数', left: ['lenient', 'exempted'], relation: '<=', right: ['decided'] },
  { id: 'published', label: '已公示处罚决定数不大于作出处理决定数', left: ['published'], relation: '<=', right: ['decided'] },
  { id: 'publishedOnTime', label: '按期公示数不大于已公示处罚决定数', left: ['publishedOnTime'], relation: '<=', right: ['published'] },
  { id: 'decidedUnderTerm', label: '计算办案期限的决定数不大于作出处理决定数', left: ['decidedUnderTerm'], relation: '<=', right: ['decided'] },
  { id: 'legallyReviewed', label: '经法制审核的决定数不大于作出处理决定数', left: ['legallyReviewed'], relation: '<=', right: ['decided'] },
  { id: 'hearings', label: '举行听证的案件数不大于作出处理决定数', left: ['hearings'], relation: '<=', right: ['decided'] },
  { id: 'remedies', label: '被申请行政复议的决定数不大于作出处理决定数', left: ['reconsidered'], relation: '<=', right: ['decided'] },
]
