/** The cockpit's answer, for the documentation; the compiler holds it to what the workbench reads. */
import { z } from 'zod'
import type { Cockpit, CockpitSteps } from '../workbench/api-types.ts'

const period = z.object({ from: z.string(), to: z.string() })

export const cockpitShape: z.ZodType<Cockpit> = z.object({
  asOf: z.string().meta({ description: '计算的时刻' }),
  period,
  before: period.meta({ description: '上年同期' }),
  figures: z
    .array(
      z.object({
        metric: z.string(),
        type: z.string(),
        name: z.string(),
        unit: z.string(),
        value: z.number().nullable(),
        before: z.number().nullable(),
        target: z.number().exactOptional().meta({ description: '本年目标' }),
      }),
    )
    .meta({ description: '各类工作的主要数字' }),
  terms: z.array(z.object({ type: z.string(), overdue: z.number(), soon: z.number(), more: z.boolean() })).meta({ description: '超期的，和七日内到期的' }),
  termsOffice: z.number().nullable().meta({ description: '期限按这个机关计；为空时按本人可查看的全部机关' }),
  overdueTo: z.string(),
  soonFrom: z.string(),
  soonTo: z.string(),
  steps: z
    .array(z.object({ type: z.string(), action: z.string(), label: z.string(), count: z.number(), median: z.number(), slow: z.number() }))
    .meta({ description: '距上一步的天数：中位数，和九成不超过的天数' }),
  offices: z.array(z.object({ office: z.number(), name: z.string(), values: z.record(z.string(), z.number().nullable()) })),
  communities: z.array(z.object({ metric: z.string(), name: z.string(), value: z.number() })),
  map: z.unknown().meta({ description: '村（社区）边界的 GeoJSON；没有时为空' }),
})

export const cockpitStepsShape: z.ZodType<CockpitSteps> = z.object({
  period,
  label: z.string().meta({ description: '步骤名称' }),
  rows: z.array(
    z.object({
      office: z.number(),
      id: z.string().meta({ description: '案件' }),
      number: z.string().nullable().meta({ description: '编号' }),
      on: z.string().meta({ description: '办理日期' }),
      before: z.string().meta({ description: '上一步' }),
      beforeOn: z.string().meta({ description: '上一步的日期' }),
      days: z.number().meta({ description: '距上一步的天数' }),
      by: z.array(z.string()).meta({ description: '办理人' }),
    }),
  ),
  total: z.number().meta({ description: '共多少次' }),
})
