/** Figures of mediation. A dispute belongs to the year in which it was registered, as the monthly statistics have it. */
import { defineMetrics } from '../../../engine/define.ts'
import { mediationAct, practice } from './law.ts'
import { procedure } from './procedure.ts'
import { record } from './record.ts'

const version = { from: '2024-01-01', approvedBy: '司法所' } as const
const day = 'registeredOn'
const succeeded = { field: 'result', is: 'success' } as const
const handled = { not: { field: 'result', is: 'declined' } } as const

export const metrics = defineMetrics(record, procedure, {
  handled: {
    name: '调解矛盾纠纷',
    unit: '宗',
    rule: '登记日期在期间内的纠纷，正在调解的也计入，不予受理的不计',
    law: [mediationAct(17)],
    version,
    measure: { day, where: handled },
  },
  succeeded: {
    name: '调解成功',
    unit: '宗',
    rule: '登记日期在期间内、达成书面或者口头调解协议的纠纷',
    law: [mediationAct(28)],
    version,
    measure: { day, where: succeeded },
  },
  successShare: {
    name: '调解成功率',
    unit: '%',
    rule: '调解成功÷调解矛盾纠纷，两者都按登记日期；正在调解的在分母里',
    law: [mediationAct(28)],
    version,
    share: { numerator: { day, where: succeeded }, denominator: 'handled' },
  },
  amountYuan: {
    name: '涉及金额',
    unit: '元',
    rule: '调解矛盾纠纷（按登记日期）的涉及金额之和；不取协议金额，因为口头协议和多数台账只记涉及金额，混用两者会重复或者遗漏；协议金额另有指标',
    law: [mediationAct(27)],
    version,
    measure: { day, where: handled, sum: 'amountFen' },
  },
  agreementYuan: {
    name: '协议金额',
    unit: '元',
    rule: '调解成功（按登记日期）的调解协议所涉金额之和，未填协议金额的按零计',
    law: [mediationAct(29)],
    version,
    measure: { day, where: succeeded, sum: 'agreementFen' },
  },
  people: {
    name: '涉及人数',
    unit: '人',
    rule: '调解矛盾纠纷（按登记日期）的涉及人数之和',
    law: [mediationAct(27)],
    version,
    measure: { day, where: handled, sum: 'peopleCount' },
  },
  writtenAgreements: {
    name: '书面协议',
    unit: '份',
    rule: '调解成功（按登记日期）且协议形式为书面',
    law: [mediationAct(29)],
    version,
    measure: { day, where: { all: [succeeded, { field: 'agreementForm', is: 'written' }] } },
  },
  oralAgreements: {
    name: '口头协议',
    unit: '份',
    rule: '调解成功（按登记日期）且协议形式为口头',
    law: [mediationAct(30)],
    version,
    measure: { day, where: { all: [succeeded, { field: 'agreementForm', is: 'oral' }] } },
  },
  performed: {
    name: '协议已履行',
    unit: '宗',
    rule: '调解成功（按登记日期）且履行情况为已履行或者无需履行',
    law: [mediationAct(31)],
    version,
    measure: { day, where: { all: [succeeded, { field: 'performance', is: ['done', 'none'] }] } },
  },
  performedShare: {
    name: '协议履行率',
    unit: '%',
    rule: '协议已履行÷调解成功；台账没有履行情况的算未履行',
    law: [mediationAct(31)],
    version,
    share: { numerator: { day, where: { all: [succeeded, { field: 'performance', is: ['done', 'none'] }] } }, denominator: 'succeeded' },
  },
  confirmations: {
    name: '司法确认有效',
    unit: '宗',
    rule: '调解成功（按登记日期）且经人民法院裁定确认有效',
    law: [mediationAct(33)],
    version,
    measure: { day, where: { all: [succeeded, { field: 'confirmation', is: 'confirmed' }] } },
  },
  failed: {
    name: '调解不成',
    unit: '宗',
    rule: '登记日期在期间内、调解不成的纠纷',
    law: [mediationAct(26)],
    version,
    measure: { day, where: { field: 'result', is: 'failed' } },
  },
  ongoing: {
    name: '正在调解',
    unit: '宗',
    rule: '登记日期在期间内、尚无结果的纠纷',
    law: [mediationAct(22)],
    version,
    measure: { day, where: { status: ['registered', 'accepted', 'mediating'] } },
  },
  declined: {
    name: '不予受理',
    unit: '宗',
    rule: '登记日期在期间内、不予受理的申请',
    law: [mediationAct(17)],
    version,
    measure: { day, where: { field: 'result', is: 'declined' } },
  },
  disputedAfterwards: {
    name: '达成协议后反悔起诉',
    unit: '宗',
    rule: '登记日期在期间内、达成协议后一方向人民法院起诉的纠纷',
    law: [mediationAct(32)],
    version,
    measure: { day, where: { field: 'disputedAfter', is: true } },
  },
  preventedCrimes: {
    name: '防止民转刑',
    unit: '件',
    rule: '登记日期在期间内、标明防止民间纠纷转化为刑事案件的纠纷',
    law: [practice('司法行政机关报表项目')],
    version,
    measure: { day, where: { field: 'preventedCrime', is: true } },
  },
  preventedPetitions: {
    name: '防止群体性上访',
    unit: '件',
    rule: '登记日期在期间内、标明防止群体性上访的纠纷',
    law: [practice('司法行政机关报表项目')],
    version,
    measure: { day, where: { field: 'preventedPetition', is: true } },
  },
})
