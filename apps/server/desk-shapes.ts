/** Shapes of the desk's answers, for the documentation; the compiler holds them to those that the workbench reads. */
import { z } from 'zod'
import { roles } from '../../engine/define.ts'
import type { Delegated, Delegations, Handovers, Queue, TermDay } from '../workbench/desk-types.ts'
import { rowFields } from './shapes.ts'

const demand = z.object({ on: z.string(), by: z.string(), due: z.string(), text: z.string() })

export const queueShape: z.ZodType<Queue> = z.object({
  counts: z.object({
    todo: z.number(),
    mine: z.number(),
    open: z.number(),
    group: z.number(),
    done: z.number(),
    demands: z.number(),
    soon: z.number(),
    overdue: z.number(),
  }),
  rows: z.array(
    z.object({
      ...rowFields,
      type: z.string(),
      hand: z.enum(['mine', 'open', 'group']).exactOptional(),
      handler: z.string().nullable().meta({ description: '承办人' }),
      demand: demand.nullable().meta({ description: '最急的一项督办' }),
      urgedOn: z.string().nullable(),
      asked: z.array(z.string()).meta({ description: '正在征求意见的人' }),
      paused: z.boolean(),
      did: z.object({ action: z.string(), on: z.string() }).exactOptional(),
    }),
  ),
  next: z.string().nullable(),
})

export const termDaysShape: z.ZodType<TermDay[]> = z.array(z.object({ day: z.string(), terms: z.number(), demands: z.number() }))

const role = z.enum(Object.keys(roles) as [keyof typeof roles, ...(keyof typeof roles)[]])

export const delegationsShape: z.ZodType<Delegations> = z.object({
  rows: z.array(
    z.object({
      id: z.string(),
      office: z.number(),
      from: z.string(),
      fromName: z.string(),
      to: z.string(),
      toName: z.string(),
      types: z.array(z.string()),
      fromDay: z.string(),
      toDay: z.string(),
      reason: z.string(),
      endedOn: z.string().nullable(),
    }),
  ),
  mine: z.array(z.object({ from: z.string(), name: z.string(), office: z.number(), types: z.array(z.string()), roles: z.array(role) })),
})

export const handoversShape: z.ZodType<Handovers> = z.object({
  rows: z.array(z.object({ ...rowFields, type: z.string() })),
})

export const delegatedShape: z.ZodType<Delegated> = z.object({
  id: z.string(),
  withheld: z.array(z.object({ role, message: z.string(), law: z.string() })).meta({ description: '依法不得委托、仍由本人行使的职责' }),
})
