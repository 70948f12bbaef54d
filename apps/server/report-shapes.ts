/** Shapes of the answers about annual reports; the compiler holds them to those that the workbench reads. */
import { z } from 'zod'
import type { ReportBody, ReportCheck, ReportFigure, ReportRow, ReportView } from '../workbench/api-types.ts'
import type { Locks, Remark, SectionLock, VersionRow } from '../workbench/report-types.ts'
import { choiceShape } from './shapes.ts'

const statuses = ['draft', 'review', 'leadership', 'approved', 'frozen', 'published', 'withdrawn'] as const
const row = {
  id: z.string(),
  office: z.number(),
  year: z.number(),
  title: z.string(),
  status: z.enum(statuses),
  changedAt: z.string(),
}
export const reportRowShape: z.ZodType<ReportRow> = z.object(row)

const part = z.union([
  z.object({ text: z.string() }),
  z.object({ figure: z.string() }),
  z.object({ stated: z.string(), source: z.string(), files: z.array(z.string()).exactOptional() }),
])
const paragraph = z.object({ id: z.string(), parts: z.array(part), ask: z.string().optional(), about: z.string().optional() })
const level = z.union([z.literal(0), z.literal(1), z.literal(2)])
const bodyShape: z.ZodType<ReportBody> = z.object({
  front: z.object({ docNo: z.string().optional(), addressee: z.string().optional() }).optional(),
  sections: z.array(z.object({ id: z.string(), title: z.string(), level, paragraphs: z.array(paragraph) })),
  reasons: z.record(z.string(), z.string()).optional(),
})

export const reportFigureShape: z.ZodType<ReportFigure> = z.object({
  key: z.string().meta({ description: '指标[分组]:口径，如 penalty.filed:growth' }),
  metric: z.string(),
  of: z.enum(['now', 'last', 'diff', 'growth', 'rest', 'restLast']),
  name: z.string(),
  unit: z.string(),
  value: z.number().nullable().meta({ description: '准确值；金额为元' }),
  numerator: z.number().exactOptional(),
  denominator: z.number().exactOptional(),
  by: z.record(z.string(), z.string()).exactOptional(),
  lastYear: z.number().nullable(),
  shown: z.string().meta({ description: '报告中的写法' }),
  shownUnit: z.string(),
  rule: z.string(),
  law: z.array(z.string()),
  period: z.object({ from: z.string(), to: z.string() }),
  version: z.object({ from: z.string(), approvedBy: z.string() }),
})

export const reportViewShape: z.ZodType<ReportView> = z.object({
  report: z.object({
    ...row,
    body: bodyShape,
    seq: z.number().meta({ description: '保存和办理时作为 seen 送回' }),
    needsFiles: z.boolean().meta({ description: '填报数须附依据文件才能送审和定稿；此前起草的报告不要求' }),
  }),
  figures: z.array(reportFigureShape),
  files: z.array(
    z.object({
      id: z.string().meta({ description: '写进填报数的 files；下载用 /api/evidence/:id/file' }),
      ...{ name: z.string(), size: z.number(), sha256: z.string(), mime: z.string(), by: z.string(), at: z.string() },
    }),
  ),
  choices: z.array(choiceShape),
  timeline: z.array(
    z.object({
      seq: z.number(),
      label: z.string(),
      on: z.string(),
      at: z.string(),
      actors: z.array(z.string()),
      law: z.string(),
      note: z.string().exactOptional(),
    }),
  ),
})

const recordChange = z.object({
  what: z.enum(['added', 'removed', 'changed']),
  type: z.string(),
  office: z.number(),
  id: z.string(),
  number: z.string().nullable(),
})

export const reportCheckShape: z.ZodType<ReportCheck> = z.object({
  findings: z.array(
    z.object({
      rule: z.string(),
      level: z.enum(['error', 'warning']),
      message: z.string(),
      section: z.string().exactOptional(),
      paragraph: z.string().exactOptional(),
      words: z.string().exactOptional(),
      figure: z.string().exactOptional(),
    }),
  ),
  changes: z
    .array(
      z.object({
        key: z.string(),
        name: z.string(),
        frozen: z.number().nullable(),
        now: z.number().nullable(),
        recordsChanged: z.boolean(),
        records: z.object({ added: z.number(), removed: z.number(), changed: z.number(), named: z.array(recordChange) }),
      }),
    )
    .meta({ description: '自定稿以来变化了的数字' }),
})

const lockShape: z.ZodType<SectionLock> = z.object({ section: z.string(), person: z.string(), name: z.string(), until: z.string() })
export const locksShape: z.ZodType<Locks> = z.object({ seq: z.number(), status: z.string(), locks: z.array(lockShape) })

export const remarkShape: z.ZodType<Remark> = z.object({
  id: z.string(),
  paragraph: z.string(),
  text: z.string(),
  person: z.string(),
  name: z.string(),
  at: z.string(),
  resolvedName: z.string().nullable(),
  resolvedAt: z.string().nullable(),
})

export const versionRowShape: z.ZodType<VersionRow> = z.object({ version: z.number(), by: z.string(), at: z.string() })
export const versionShape = bodyShape
