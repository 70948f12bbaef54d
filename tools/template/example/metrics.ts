/** Figures of this case type: what is counted, by which day. */
import { defineMetrics } from '../../../engine/define.ts'
import { rule } from './law.ts'
import { procedure } from './procedure.ts'
import { record } from './record.ts'

const version = { from: '2020-01-01', approvedBy: '示例事项统计口径' } as const

export const metrics = defineMetrics(record, procedure, {
  received: {
    name: '受理示例事项',
    unit: '件',
    rule: '受理日期在统计期内的',
    version,
    law: [rule(3)],
    measure: { day: 'receivedOn' },
  },
  decided: {
    name: '办结示例事项',
    unit: '件',
    rule: '办结日期在统计期内的',
    version,
    law: [rule(5)],
    measure: { day: 'decidedOn' },
  },
  onTimeShare: {
    name: '按期办结率',
    unit: '%',
    rule: '在办理期限内办结的 ÷ 办结的，都按办结日期统计',
    version,
    law: [rule(6)],
    share: { numerator: { day: 'decidedOn', where: { term: 'decide', met: 'onTime' } }, denominator: 'decided' },
  },
})
