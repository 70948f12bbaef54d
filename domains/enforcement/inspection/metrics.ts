/** Figures of inspections. Everything is counted by the day of the visit, unless the name says another day. */
import { defineMetrics, type Where } from '../../../engine/define.ts'
import { businessRule, codeRule, inspectionForms, openEnforcement, penaltyAct, strictInspection } from './law.ts'
import { procedure } from './procedure.ts'
import { type FieldId, record } from './record.ts'

type Condition = Where<FieldId, never, never>
const version = { from: '2024-01-01', approvedBy: '行政执法统计口径' } as const
const found = ['onSpot', 'order', 'transfer', 'case'] as const
const ledToCase: Condition = { not: { all: [{ not: { field: 'result', is: 'case' } }, { not: { field: 'filed', is: true } }] } }
const joint: Condition = {
  not: { all: [{ not: { field: 'way', is: 'joint' } }, { not: { field: 'mergeCheck', is: 'joint' } }, { not: { field: 'jointWith', present: true } }] },
}
const coded: Condition = { not: { all: [{ not: { field: 'codeIssuedOn', present: true } }, { not: { field: 'scannedOn', present: true } }] } }

export const metrics = defineMetrics(record, procedure, {
  visits: {
    name: '行政检查',
    unit: '家次',
    rule: '检查时间在统计期内的检查，一次入企（或者非现场）检查计一家次',
    version,
    law: [penaltyAct(55)],
    measure: { day: 'visitedOn' },
  },
  items: {
    name: '行政检查事项',
    unit: '项次',
    rule: '检查时间在统计期内的检查所查事项数之和；一次联合检查查几项计几项',
    version,
    law: [strictInspection()],
    measure: { day: 'visitedOn', sum: 'itemsCount' },
  },
  ledToCase: {
    name: '检查发现违法行为立案',
    unit: '宗',
    rule: '检查时间在统计期内、检查结果为立案的检查',
    version,
    law: [penaltyAct(54)],
    measure: { day: 'visitedOn', where: ledToCase },
  },
  ledToCaseShare: {
    name: '检查立案率',
    unit: '%',
    rule: '检查结果为立案的检查 ÷ 全部检查',
    version,
    law: [penaltyAct(54)],
    share: { numerator: { day: 'visitedOn', where: ledToCase }, denominator: 'visits' },
  },
  clear: {
    name: '检查未发现问题',
    unit: '家次',
    rule: '检查时间在统计期内、检查结果为未发现问题的检查',
    version,
    law: [inspectionForms('反馈')],
    measure: { day: 'visitedOn', where: { field: 'result', is: 'clear' } },
  },
  withProblems: {
    name: '检查发现问题',
    unit: '家次',
    rule: '检查结果为当场整改、责令改正、移送或者立案的检查',
    version,
    law: [inspectionForms('反馈')],
    measure: { day: 'visitedOn', where: { field: 'result', is: found } },
  },
  withProblemsShare: {
    name: '检查问题发现率',
    unit: '%',
    rule: '发现问题的检查 ÷ 全部检查',
    version,
    law: [inspectionForms('反馈')],
    share: { numerator: { day: 'visitedOn', where: { field: 'result', is: found } }, denominator: 'visits' },
  },
  problems: {
    name: '检查发现的问题',
    unit: '个',
    rule: '检查时间在统计期内的检查登记的问题数之和；台账没有问题数的不计',
    version,
    law: [inspectionForms('记录')],
    measure: { day: 'visitedOn', sum: 'problemsCount' },
  },
  correctedOnSite: {
    name: '当场整改',
    unit: '家次',
    rule: '检查结果为当场整改的检查',
    version,
    law: [penaltyAct(28)],
    measure: { day: 'visitedOn', where: { field: 'result', is: 'onSpot' } },
  },
  orderedToCorrect: {
    name: '责令改正',
    unit: '家次',
    rule: '检查结果为责令改正的检查；改正不到位转为立案、移送的不再计入',
    version,
    law: [penaltyAct(28)],
    measure: { day: 'visitedOn', where: { field: 'result', is: 'order' } },
  },
  transferred: {
    name: '检查移送',
    unit: '家次',
    rule: '检查结果为移送的检查',
    version,
    law: [penaltyAct(27)],
    measure: { day: 'visitedOn', where: { field: 'result', is: 'transfer' } },
  },
  rechecked: {
    name: '复查',
    unit: '家次',
    rule: '复查日期在统计期内的检查，复查几次都计一次，以最后一次为准',
    version,
    law: [penaltyAct(28)],
    measure: { day: 'recheckedOn' },
  },
  recheckedShare: {
    name: '责令改正后复查率',
    unit: '%',
    rule: '检查时间在统计期内、责令改正的检查中，已经复查的 ÷ 全部',
    version,
    law: [penaltyAct(28)],
    share: {
      numerator: {
        day: 'visitedOn',
        where: {
          all: [
            { field: 'result', is: 'order' },
            { field: 'recheckedOn', present: true },
          ],
        },
      },
      denominator: 'orderedToCorrect',
    },
  },
  correctedShare: {
    name: '责令改正到位率',
    unit: '%',
    rule: '检查时间在统计期内、责令改正的检查中，复查结果为已改正的 ÷ 全部',
    version,
    law: [penaltyAct(28)],
    share: {
      numerator: {
        day: 'visitedOn',
        where: {
          all: [
            { field: 'result', is: 'order' },
            { field: 'recheckResult', is: 'done' },
          ],
        },
      },
      denominator: 'orderedToCorrect',
    },
  },
  onSite: {
    name: '入企现场检查',
    unit: '家次',
    rule: '检查方式不是非现场的检查',
    version,
    law: [strictInspection()],
    measure: { day: 'visitedOn', where: { not: { field: 'way', is: 'offSite' } } },
  },
  offSite: {
    name: '非现场检查',
    unit: '家次',
    rule: '检查方式为非现场的检查',
    version,
    law: [strictInspection()],
    measure: { day: 'visitedOn', where: { field: 'way', is: 'offSite' } },
  },
  joint: {
    name: '联合检查（综合查一次）',
    unit: '家次',
    rule: '检查方式为联合检查，或者写明了联合检查部门的检查',
    version,
    law: [strictInspection(), businessRule],
    measure: { day: 'visitedOn', where: joint },
  },
  jointShare: {
    name: '联合检查占比',
    unit: '%',
    rule: '联合检查 ÷ 全部检查',
    version,
    law: [strictInspection(), businessRule],
    share: { numerator: { day: 'visitedOn', where: joint }, denominator: 'visits' },
  },
  random: {
    name: '双随机检查',
    unit: '家次',
    rule: '检查方式为双随机的检查',
    version,
    law: [businessRule],
    measure: { day: 'visitedOn', where: { field: 'way', is: 'random' } },
  },
  enterprises: {
    name: '检查企业和个体工商户',
    unit: '家次',
    rule: '检查对象类型为法人、其他组织或者个体工商户的检查',
    version,
    law: [strictInspection()],
    measure: { day: 'visitedOn', where: { field: 'targetKind', is: ['org', 'household'] } },
  },
  numbered: {
    name: '登记了年度次数的检查',
    unit: '家次',
    rule: '写明是本年度对该对象第几次检查的检查',
    version,
    law: [strictInspection()],
    measure: { day: 'visitedOn', where: { field: 'visitNo', present: true } },
  },
  firstVisits: {
    name: '检查对象家数',
    unit: '家',
    rule: '登记为本年度对该对象第1次的检查，每个对象每年计一家；没有登记次数的不计',
    version,
    law: [strictInspection()],
    measure: { day: 'visitedOn', where: { field: 'visitNo', is: 1 } },
  },
  distinctShare: {
    name: '检查对象家数占比',
    unit: '%',
    rule: '登记为第1次的检查 ÷ 登记了次数的检查；越低说明对同一对象重复检查越多',
    version,
    law: [strictInspection()],
    share: { numerator: { day: 'visitedOn', where: { field: 'visitNo', is: 1 } }, denominator: 'numbered' },
  },
  coded: {
    name: '亮码检查',
    unit: '家次',
    rule: '生成了检查码或者登记了扫码时间的检查',
    version,
    law: [codeRule],
    measure: { day: 'visitedOn', where: coded },
  },
  codedShare: {
    name: '亮码检查占比',
    unit: '%',
    rule: '亮码检查 ÷ 全部检查',
    version,
    law: [codeRule],
    share: { numerator: { day: 'visitedOn', where: coded }, denominator: 'visits' },
  },
  urgent: {
    name: '紧急先行检查',
    unit: '家次',
    rule: '写明紧急理由、事后补办审批的检查',
    version,
    law: [inspectionForms('紧急情况可以事后补办')],
    measure: { day: 'visitedOn', where: { field: 'urgentReason', present: true } },
  },
  rated: {
    name: '企业评价',
    unit: '次',
    rule: '检查时间在统计期内、检查对象作了评价的检查',
    version,
    law: [codeRule],
    measure: { day: 'visitedOn', where: { field: 'rating', present: true } },
  },
  satisfiedShare: {
    name: '企业评价满意率',
    unit: '%',
    rule: '评价为满意、基本满意的检查 ÷ 作了评价的检查',
    version,
    law: [codeRule],
    share: { numerator: { day: 'visitedOn', where: { field: 'rating', is: ['good', 'fair'] } }, denominator: 'rated' },
  },
  told: {
    name: '检查结果已告知',
    unit: '家次',
    rule: '检查时间在统计期内、已告知检查结果的检查',
    version,
    law: [inspectionForms('反馈')],
    measure: { day: 'visitedOn', where: { field: 'toldOn', present: true } },
  },
  toPublish: {
    name: '应当公示的检查结果',
    unit: '家次',
    rule: '检查时间在统计期内、按公示办法应当公示结果的检查',
    version,
    law: [openEnforcement('二（六）')],
    measure: { day: 'visitedOn', where: { field: 'publishable', is: true } },
  },
  publishedShare: {
    name: '检查结果公示率',
    unit: '%',
    rule: '已公示的 ÷ 应当公示的',
    version,
    law: [openEnforcement('二（六）')],
    share: {
      numerator: {
        day: 'visitedOn',
        where: {
          all: [
            { field: 'publishable', is: true },
            { field: 'publishedOn', present: true },
          ],
        },
      },
      denominator: 'toPublish',
    },
  },
  publishedOnTimeShare: {
    name: '检查结果按期公示率',
    unit: '%',
    rule: '二十个工作日内公示的 ÷ 应当公示的',
    version,
    law: [openEnforcement('二（六）')],
    share: {
      numerator: {
        day: 'visitedOn',
        where: {
          all: [
            { field: 'publishable', is: true },
            { term: 'publish', met: 'onTime' },
          ],
        },
      },
      denominator: 'toPublish',
    },
  },
})
