/** Shapes of the answers about cases and figures, for the documentation; the compiler holds them to those that the workbench reads. */
import { z } from 'zod'
import type { Value } from '../../engine/define.ts'
import type { Lineage } from '../../engine/measure.ts'
import type {
  Acted,
  BulkResult,
  CareView,
  CasePage,
  CaseRow,
  CaseView,
  DataChecks,
  Figure,
  FigureRecords,
  Found,
  NextTerm,
  Reminder,
  TermExplanation,
  Total,
} from '../workbench/api-types.ts'

const value: z.ZodType<Value> = z.union([z.string(), z.number(), z.boolean(), z.null()])
export const values = z.record(z.string(), value).meta({ description: '按字段；金额为分，日期为 YYYY-MM-DD' })
const light = z.enum(['green', 'yellow', 'orange', 'red', 'grey'])

const nextShape: z.ZodType<NextTerm> = z.object({
  term: z.string(),
  label: z.string().exactOptional(),
  due: z.string(),
  words: z.string().meta({ description: '剩 2 个工作日、超期 1 天 …' }),
  light,
  provisional: z.boolean().meta({ description: '当年放假安排未公布，日期暂定' }),
})

export const hitShape = z.object({
  field: z.string(),
  label: z.string(),
  text: z.string(),
  marks: z.array(z.object({ start: z.number(), end: z.number() })),
})

/** Fields of a row of a list. */
export const rowFields = {
  id: z.string(),
  office: z.number(),
  status: z.string(),
  version: z.string().meta({ description: '适用的程序版本' }),
  seq: z.number().meta({ description: '动作数，办理时作为 seen 送回' }),
  number: z.string().nullable(),
  values,
  next: nextShape.nullable().exactOptional(),
  backfilled: z.boolean(),
}
const rowShape: z.ZodType<CaseRow> = z.object({
  ...rowFields,
  hits: z.array(hitShape).exactOptional().meta({ description: '按关键词查找时，命中的字在哪一项、什么位置' }),
})

export const totalShape: z.ZodType<Total> = z.object({ count: z.number(), exact: z.boolean() })

export const casePageShape: z.ZodType<CasePage> = z.object({
  rows: z.array(rowShape),
  total: totalShape.nullable().meta({ description: '没有要求总数时为空' }),
  next: z.string().nullable().meta({ description: '下一页的 after；没有下一页时为空' }),
})

export const foundShape: z.ZodType<Found[]> = z.array(
  z.object({
    type: z.string(),
    total: totalShape,
    rows: z.array(
      z.object({
        ...rowFields,
        hits: z.array(hitShape),
      }),
    ),
  }),
)

export const bulkShape: z.ZodType<BulkResult[]> = z.array(
  z.object({
    id: z.string(),
    office: z.number(),
    done: z.boolean(),
    message: z.string().exactOptional().meta({ description: '没有办理的原因' }),
    law: z.string().exactOptional().meta({ description: '依据' }),
  }),
)

export const remindersShape: z.ZodType<Reminder[]> = z.array(
  z.object({
    type: z.string(),
    office: z.number(),
    caseId: z.string(),
    number: z.string().nullable(),
    term: z.string().meta({ description: '期限的名称' }),
    due: z.string(),
    rung: z.enum(['yellow', 'orange', 'red']),
    firedOn: z.string(),
    at: z.string(),
  }),
)

export const dataChecksShape: z.ZodType<DataChecks> = z.object({
  at: z.string().nullable().meta({ description: '最早的一项是什么时候查的' }),
  checks: z.number().meta({ description: '共查几项' }),
  failed: z.array(
    z.object({
      id: z.string(),
      sentence: z.string().meta({ description: '应当成立的一句话' }),
      faults: z.array(
        z.object({ office: z.number().exactOptional(), type: z.string().exactOptional(), caseId: z.string().exactOptional(), message: z.string() }),
      ),
    }),
  ),
})

const refusalShape = z.object({
  code: z.enum(['role', 'status', 'done', 'need', 'apart', 'guard', 'order', 'day', 'stale']),
  rule: z.string(),
  message: z.string(),
  law: z.string().exactOptional(),
})
export const choiceShape = z.object({
  action: z.string(),
  label: z.string(),
  refusal: refusalShape.exactOptional(),
  opensForm: z.boolean(),
  law: z.string(),
  aside: z.literal(true).exactOptional(),
  behalf: z.object({ id: z.string(), name: z.string() }).exactOptional().meta({ description: '须代此人办理' }),
})

const termShape = z.object({
  id: z.string(),
  label: z.string(),
  kind: z.enum(['statutory', 'service', 'plan']),
  law: z.string(),
  due: z.string(),
  provisional: z.boolean(),
  state: z.enum(['open', 'paused', 'met', 'late', 'overdue', 'ended']),
  light,
  words: z.string(),
})

const factsShape = z.object({
  id: z.string(),
  type: z.string(),
  office: z.number(),
  version: z.string().meta({ description: '所适用程序的生效日期' }),
  status: z.string(),
  statusLabel: z.string().exactOptional(),
  seq: z.number().meta({ description: '已有动作数；办理时作为 seen 送回' }),
  backfilled: z.boolean(),
  values,
})

const entryShape = z.object({
  seq: z.number(),
  id: z.string(),
  action: z.string(),
  label: z.string(),
  on: z.string(),
  at: z.string(),
  deviceAt: z.string().nullable(),
  ground: z.string().nullable(),
  actors: z.array(z.string()),
  law: z.string(),
  values: z.array(z.object({ label: z.string(), value: z.string() })),
  note: z.string().exactOptional(),
  files: z
    .array(z.object({ id: z.string(), name: z.string(), size: z.number(), sha256: z.string() }))
    .exactOptional()
    .meta({ description: '意见的附件；按编号从 /api/evidence/:id/file 打开' }),
  hash: z.string(),
})

const careShape: z.ZodType<CareView> = z.object({
  handler: z.string().nullable().meta({ description: '承办人' }),
  demands: z.array(z.object({ on: z.string(), by: z.string(), due: z.string(), text: z.string() })).meta({ description: '待回复的督办' }),
  asked: z.array(z.object({ on: z.string(), by: z.string(), of: z.string() })).meta({ description: '正在征求的意见' }),
  urged: z.object({ on: z.string(), by: z.string() }).nullable().meta({ description: '最近的催办' }),
  returnedBy: z.string().nullable().meta({ description: '退回的人；再送来时直接到其手上' }),
  choices: z.array(choiceShape).meta({ description: '督办、催办、转办、认领、征求意见等' }),
})

const presented = { case: factsShape, terms: z.array(termShape), choices: z.array(choiceShape), care: careShape }

export const caseViewShape: z.ZodType<CaseView> = z.object({
  ...presented,
  timeline: z.array(entryShape),
  names: z.record(z.string(), z.string()).meta({ description: '所涉人员的姓名，按编号' }),
})

export const actedShape: z.ZodType<Acted> = z.object({
  ...presented,
  receipt: z.object({ actionId: z.string(), caseId: z.string(), seq: z.number(), at: z.string(), no: z.number(), hash: z.string() }),
})

export const explanationShape: z.ZodType<TermExplanation> = z.object({
  label: z.string(),
  law: z.string(),
  due: z.string(),
  provisional: z.boolean(),
  days: z.array(z.object({ on: z.string(), counted: z.boolean(), why: z.string() })).readonly(),
})

export const figureShape: z.ZodType<Figure> = z.object({
  metric: z.string(),
  name: z.string(),
  unit: z.string(),
  value: z.number().nullable().meta({ description: '金额为元；没有可比的记录时为空' }),
  numerator: z.number().exactOptional(),
  denominator: z.number().exactOptional(),
  by: z.record(z.string(), z.string()).exactOptional(),
})

export const recordsShape: z.ZodType<FigureRecords> = z.object({
  rows: z.array(
    z.object({
      id: z.string(),
      office: z.number(),
      type: z.string(),
      number: z.string().nullable(),
      status: z.string(),
      day: z.string(),
      counts: z.enum(['numerator', 'denominator']),
      values: z.record(z.string(), z.string()),
    }),
  ),
  total: z.number(),
})

const named = z.object({ label: z.string(), law: z.array(z.string()), action: z.string() })

export const lineageShape: z.ZodType<Lineage> = z.object({
  metric: z.string(),
  name: z.string(),
  unit: z.string(),
  rule: z.string().meta({ description: '统计口径' }),
  version: z.object({ from: z.string(), approvedBy: z.string() }),
  fields: z.array(z.object({ field: z.string(), label: z.string(), law: z.string().exactOptional() })),
  actions: z.array(named),
  terms: z.array(z.object({ term: z.string(), label: z.string(), law: z.string() })),
  articles: z.array(z.string()),
})
