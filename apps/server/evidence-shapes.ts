/** Shapes of evidence as it goes over the line. */
import { z } from 'zod'
import { custodyActs, type EvidenceKind, evidenceKinds, scanStates } from '../../engine/evidence.ts'
import type { CustodyEntry, CustodyRow, EvidenceItem, PendingUpload } from '../workbench/evidence-types.ts'
import { idText, officeId, officeText } from './routes/api.ts'

const kinds = Object.keys(evidenceKinds) as [EvidenceKind, ...EvidenceKind[]]
const instant = z.iso.datetime({ offset: true, error: '应为带时区的时间，如 2026-03-05T09:30:00+08:00' }).transform((at) => new Date(at).toISOString())
const words = (most: number) => z.string().trim().min(1, '必须填写').max(most, `不超过 ${most} 字`)

/** Which case, in the address. */
export const ofCase = z.object({ type: z.string().max(60), office: officeText, case: idText })

/** The same, and what a new file is for. */
export const ofUpload = ofCase.extend({
  for: z.enum(['evidence', 'opinion']).default('evidence').meta({ description: 'opinion：作意见的附件' }),
})

export const registerBody = z.strictObject({
  type: z.string().max(60),
  office: officeId,
  case: idText,
  actionId: idText.meta({ title: '动作编号', description: '由调用方生成的 UUIDv7；同一编号送两次，只登记一次' }),
  uploads: z.array(idText).min(1, '请先选择文件').max(200, '一次最多登记 200 件').meta({ title: '已传完的文件' }),
  kind: z.enum(kinds, '请选择证据种类').meta({ title: '证据种类', description: '《行政处罚法》第46条的八种' }),
  title: words(200).exactOptional().meta({ title: '名称', description: '不写即用文件名' }),
  source: words(200).meta({ title: '来源' }),
  collectors: z.array(words(40)).min(1, '至少写一人').max(10).meta({ title: '收集人' }),
  collectedAt: instant.meta({ title: '收集时间' }),
  place: words(200).meta({ title: '收集地点' }),
  deviceAt: instant.exactOptional().meta({ title: '设备时间' }),
})

export const voidBody = z.strictObject({ actionId: idText, reason: words(500).meta({ title: '作废理由' }) })
export const transferBody = z.strictObject({ to: words(100).meta({ title: '接收人或单位' }), reason: words(300).meta({ title: '事由' }) })

export const uploadShape: z.ZodType<PendingUpload> = z.object({
  id: z.string(),
  fileName: z.string(),
  size: z.number(),
  offset: z.number().meta({ description: '已经收到的字节数' }),
  arrived: z.boolean(),
  mime: z.string().nullable(),
  sha256: z.string().nullable(),
  takenAt: z.string().nullable().meta({ description: '照片自己写明的拍摄时间' }),
  takenPlace: z.string().nullable(),
  deviceAt: z.string().nullable(),
})

const custodyEntryShape: z.ZodType<CustodyEntry> = z.object({
  no: z.number(),
  what: z.enum(Object.keys(custodyActs) as [keyof typeof custodyActs]),
  person: z.string(),
  at: z.string(),
  detail: z.string().nullable(),
  hash: z.string(),
})
export const custodyShape: z.ZodType<CustodyRow> = z.object({
  entries: z.array(custodyEntryShape),
  whole: z.boolean().meta({ description: '各条首尾相接、没有被改动' }),
})

export const evidenceShape: z.ZodType<EvidenceItem> = z.object({
  id: z.string(),
  no: z.number(),
  kind: z.enum(kinds),
  title: z.string(),
  source: z.string(),
  collectors: z.array(z.string()),
  collectedAt: z.string(),
  place: z.string(),
  fileName: z.string(),
  mime: z.string(),
  size: z.number(),
  sha256: z.string(),
  sm3: z.string().nullable(),
  deviceAt: z.string().nullable().meta({ description: '设备时间' }),
  deviceClock: z.enum(['exif', 'file']).nullable(),
  devicePlace: z.string().nullable(),
  skewMs: z.number().nullable().meta({ description: '设备时钟与服务器时钟之差，毫秒' }),
  serverAt: z.string().meta({ description: '服务器收到的时间' }),
  addedBy: z.string(),
  addedAt: z.string(),
  scan: z.enum(Object.keys(scanStates) as [keyof typeof scanStates]),
  scanNote: z.string().nullable(),
  thumb: z.boolean(),
  voidAt: z.string().nullable(),
  voidBy: z.string().nullable(),
  voidReason: z.string().nullable(),
})
export const evidencePageShape = z.object({
  items: z.array(evidenceShape),
  mayAdd: z.boolean(),
  maxBytes: z.number(),
  now: z.string().meta({ description: '服务器此刻的时间' }),
})
