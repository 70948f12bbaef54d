/** Figures of the reports themselves: how many were published, and in time. */
import { defineMetrics } from '../../../engine/define.ts'
import { inspectionRule } from './law.ts'
import { procedure } from './procedure.ts'
import { record } from './record.ts'

const version = { from: '2024-01-01', approvedBy: '法治政府建设年度报告工作口径' } as const
const published = { status: ['published'] } as const

export const metrics = defineMetrics(record, procedure, {
  published: {
    name: '公开年度报告',
    unit: '份',
    rule: '公开日期在统计期内、没有撤回的年度报告',
    law: [inspectionRule(24)],
    version,
    measure: { day: 'publishedOn', where: published },
  },
  publishedOnTimeShare: {
    name: '年度报告按期公开率',
    unit: '%',
    rule: '4月1日前公开的 ÷ 公开日期在统计期内、没有撤回的年度报告',
    law: [inspectionRule(24)],
    version,
    share: { numerator: { day: 'publishedOn', where: { all: [published, { term: 'publish', met: 'onTime' }] } }, denominator: 'published' },
  },
})
