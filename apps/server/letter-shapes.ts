/** Shapes of letters and templates in requests and answers. */
import { z } from 'zod'
import { letterSteps } from '../../engine/letter-rules.ts'
import { letterStatuses, serviceWays } from '../../engine/letters.ts'
import type { FoundLetters, LetterRegister, LetterRegisterRow, LettersOfCase, LetterTemplates, LetterView } from '../workbench/letter-types.ts'
import { hitShape, totalShape, values } from './shapes.ts'

type Keys<T> = [keyof T & string, ...(keyof T & string)[]]
const keys = <T extends object>(of: T): Keys<T> => Object.keys(of) as Keys<T>

const refusalShape = z.object({ code: z.string(), rule: z.string(), message: z.string(), law: z.string().exactOptional() })
const statusShape = z.enum(keys(letterStatuses))
const day = z.string().meta({ description: '日期' })

export const serviceShape = z.strictObject({
  way: z.enum(keys(serviceWays), '请选择送达方式').meta({ description: '送达方式' }),
  on: z.string().meta({ description: '送达日期' }),
  place: z.string().trim().max(200).meta({ description: '送达地点' }),
  signedBy: z.string().trim().max(100).meta({ description: '签收人' }),
  servedBy: z.string().trim().max(100).meta({ description: '送达人' }),
  note: z.string().trim().max(500).meta({ description: '备注：见证人、录像编号、邮件号、公告载体' }),
})

/** What names a letter and says where it stands. */
const head = {
  ...{ id: z.string(), office: z.number(), type: z.string(), caseId: z.string(), kind: z.string(), title: z.string() },
  ...{ status: statusShape, statusLabel: z.string(), number: z.string().nullable().meta({ description: '文号' }) },
}

export const letterShape: z.ZodType<LetterView> = z.object({
  ...head,
  draftedBy: z.array(z.string()),
  draftedOn: day,
  signedBy: z.string().nullable(),
  signedOn: day.nullable(),
  sealedOn: day.nullable(),
  service: serviceShape.nullable(),
  returned: z.string().nullable().meta({ description: '退回意见' }),
  voidReason: z.string().nullable().meta({ description: '作废理由' }),
  docxHash: z.string().nullable().meta({ description: 'SHA-256' }),
  pdfHash: z.string().nullable().meta({ description: 'SHA-256' }),
  receiptHash: z.string().nullable().meta({ description: 'SHA-256' }),
  asked: z.record(z.string(), z.string()).exactOptional(),
  steps: z.array(z.object({ step: z.enum(keys(letterSteps)), label: z.string(), refusal: refusalShape.exactOptional() })),
}) as z.ZodType<LetterView>

const askShape = z.object({ id: z.string(), label: z.string(), required: z.boolean(), long: z.boolean(), help: z.string().nullable(), value: z.string() })
export const lettersShape: z.ZodType<LettersOfCase> = z.object({
  letters: z.array(letterShape),
  offers: z.array(
    z.object({
      kind: z.string(),
      title: z.string(),
      law: z.string(),
      due: z.boolean().meta({ description: '由刚办的步骤引出，还没有制作' }),
      served: z.boolean(),
      asks: z.array(askShape),
      refusal: refusalShape.exactOptional(),
    }),
  ),
}) as z.ZodType<LettersOfCase>

const registerRowShape: z.ZodType<LetterRegisterRow> = z.object({
  id: z.string(),
  office: z.number(),
  type: z.string(),
  caseId: z.string(),
  title: z.string(),
  status: statusShape,
  statusLabel: z.string(),
  number: z.string().nullable(),
  draftedOn: day,
  sealedOn: day.nullable(),
  servedOn: day.nullable(),
  voidReason: z.string().nullable(),
  caseNumber: z.string().nullable().meta({ description: '所属案件的编号' }),
  about: z.string().meta({ description: '所属案件的当事人和事由' }),
})
export const registerShape: z.ZodType<LetterRegister> = z.object({
  rows: z.array(registerRowShape),
  more: z.boolean().meta({ description: '还有没有列出的' }),
  series: z.array(z.object({ word: z.string(), year: z.number() })).meta({ description: '用过的文号用字和年度' }),
})

export const foundLettersShape: z.ZodType<FoundLetters> = z.object({
  rows: z.array(
    z.object({
      ...head,
      day,
      values,
      hits: z.array(hitShape),
    }),
  ),
  total: totalShape,
  next: z.string().nullable().meta({ description: '下一页的 after；没有下一页时为空' }),
})

export const templatesShape: z.ZodType<LetterTemplates> = z.object({
  mark: z.string().meta({ description: '机关代字' }),
  kinds: z.array(
    z.object({
      type: z.string(),
      kind: z.string(),
      title: z.string(),
      law: z.string(),
      layout: z.string(),
      number: z.string().nullable(),
      fields: z.array(z.object({ label: z.string(), must: z.boolean() })),
    }),
  ),
  versions: z.array(
    z.object({
      id: z.string(),
      type: z.string(),
      kind: z.string(),
      file: z.string(),
      hash: z.string(),
      status: z.enum(['waiting', 'approved', 'refused', 'retired']),
      note: z.string().nullable(),
      uploadedBy: z.string(),
      uploadedOn: day,
      decidedBy: z.string().nullable(),
      decidedOn: day.nullable(),
      validFrom: day.nullable(),
    }),
  ),
})
