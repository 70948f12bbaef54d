/** The query string of a list ⇄ what the ledger is asked: `f.FIELD=a,b`, `f.FIELD.from`, `f.FIELD.to`; every fault is named. */
import { z } from 'zod'
import { isDay } from '../../engine/days.ts'
import type { AnyCaseType, Field } from '../../engine/define.ts'
import { type FieldError, parseValue } from '../../engine/parse.ts'
import type { Viewer } from '../../platform/access/index.ts'
import { badInput } from '../../platform/http/index.ts'
import { asksOwn, type ListQuery, MAX_LIMIT, readCursor, unknownNames, withoutOwn } from '../../platform/ledger/index.ts'
import type { Services } from '../services.ts'
import { dayText, officeText } from './routes/api.ts'

/** Pages beyond are reached by key. */
const MAX_PAGE = 100_000
const MAX_SKIP = 10_000_000

/** What chooses the cases. Filters by field have names of their own and are read by `listQueryOf`. */
export const filterShape = z
  .object({
    type: z.string().meta({ description: '案件类型' }),
    office: officeText.exactOptional().meta({ description: '机关代码；不写时为本人可查看的全部机关' }),
    status: z.string().exactOptional().meta({ description: '状态，多个以逗号分隔' }),
    q: z.string().max(200).exactOptional().meta({ description: '关键词：编号、事由、名称等' }),
    backfilled: z.enum(['true', 'false']).exactOptional().meta({ description: '是否补录' }),
    dueFrom: dayText.exactOptional().meta({ description: '下一个期限不早于此日' }),
    dueTo: dayText.exactOptional().meta({ description: '下一个期限不晚于此日' }),
    sort: z
      .string()
      .regex(/^-?\w+$/, '写成 字段 或 -字段')
      .exactOptional()
      .meta({ description: '按哪一项排序，前面加 - 为从大到小；另可用 nextDue、changedAt' }),
  })
  .catchall(z.union([z.string(), z.array(z.string())]))

/** A list in pages: by number, or faster by the key of the page before. */
export const listShape = filterShape.extend({
  limit: z.coerce.number().int().min(1).max(MAX_LIMIT).exactOptional().meta({ description: '每页条数，默认 20' }),
  page: z.coerce.number().int().min(1).max(MAX_PAGE).exactOptional().meta({ description: '第几页' }),
  after: z.string().max(500).exactOptional().meta({ description: '上一页给出的 next' }),
  skip: z.coerce.number().int().min(0).max(MAX_SKIP).exactOptional().meta({ description: '跳过多少条，代替 page' }),
  total: z.enum(['yes', 'no']).exactOptional().meta({ description: 'no：不算总数，列表更快，总数另问 /api/cases/count' }),
})

type Raw = z.output<typeof filterShape> & { limit?: number; page?: number; after?: string; skip?: number; total?: 'yes' | 'no' }

/** Parameters of lists and exports by name; every other one names a field. */
const KNOWN = new Set([...Object.keys(listShape.shape), 'format', 'columns'])
const words = (raw: string | string[]): string[] => [raw].flat().flatMap((text) => text.split(','))

type Filter = { in?: string[]; from?: string; to?: string }

/** A bound as the database compares it: days as they are, amounts in fen. */
function bound(field: Field, raw: string): { value: string } | { fault: string } {
  if (field.type === 'day') return isDay(raw) ? { value: raw } : { fault: '应为有效日期，如 2024-03-05' }
  if (field.type !== 'money' && field.type !== 'count') return { fault: '只有日期、金额和数量可以按范围筛选' }
  const one = parseValue(field, raw)
  return 'fault' in one ? one : { value: String(one.value) }
}

function readFilters(type: AnyCaseType, raw: Raw): { filters: Record<string, Filter>; errors: FieldError[] } {
  const filters: Record<string, Filter> = {}
  const errors: FieldError[] = []
  for (const [key, value] of Object.entries(raw)) {
    if (KNOWN.has(key) || value === undefined) continue
    const [, id = '', edge] = /^f\.(\w+)(?:\.(from|to))?$/.exec(key) ?? []
    const field = type.record.fields[id]
    const text = [value].flat().join(',')
    const fail = (message: string) => errors.push({ field: key, label: field?.label ?? key, value: text, message })
    if (!field || field.secrecy === 'personal') {
      fail('没有这一筛选项')
      continue
    }
    const filter = filters[id] ?? {}
    if (edge) {
      const one = bound(field, text)
      if ('fault' in one) fail(one.fault)
      else filter[edge as 'from' | 'to'] = one.value
    } else filter.in = words([value].flat().map(String))
    filters[id] = filter
  }
  return { filters, errors }
}

/** What to ask the ledger, or 422 with every fault of the query string. */
function listQueryOf(type: AnyCaseType, raw: Raw): ListQuery {
  const { filters, errors } = readFilters(type, raw)
  const query: ListQuery = {
    type: type.id,
    ...(raw.office === undefined ? {} : { office: raw.office }),
    ...(raw.status ? { status: words(raw.status) } : {}),
    ...(raw.q?.trim() ? { q: raw.q } : {}),
    ...(raw.backfilled ? { backfilled: raw.backfilled === 'true' } : {}),
    ...(raw.dueFrom ? { dueFrom: raw.dueFrom } : {}),
    ...(raw.dueTo ? { dueTo: raw.dueTo } : {}),
    ...(raw.sort ? { sort: { by: raw.sort.replace(/^-/, ''), descending: raw.sort.startsWith('-') } } : {}),
    ...(raw.limit ? { limit: raw.limit } : {}),
    ...(raw.page ? { page: raw.page } : {}),
    ...(raw.after ? { after: raw.after } : {}),
    ...(raw.skip === undefined ? {} : { skip: raw.skip }),
    ...(raw.total ? { total: raw.total === 'yes' } : {}),
    filters,
  }
  for (const name of unknownNames(type, query)) errors.push({ field: name, label: name, value: name, message: `${type.record.title}没有这一状态或排序项` })
  if (raw.after && !readCursor(raw.after)) errors.push({ field: 'after', label: 'after', value: raw.after, message: '不是上一页给出的 next' })
  if (errors.length > 0) throw badInput('查询条件有误', errors)
  return query
}

/** The same, with the fields that the office asked of has added; 422 as well when these would be compared in too many cases. */
export async function officeQueryOf(services: Services, viewer: Viewer, declared: AnyCaseType, raw: Raw): Promise<ListQuery> {
  const type = raw.office === undefined ? declared : services.ownFields.typeFor(raw.office, declared)
  const query = listQueryOf(type, raw)
  if (!asksOwn(query) || (await services.ledger.count(viewer, withoutOwn(query), services.comparedMost + 1)) <= services.comparedMost) return query
  const message = `按本机关自设的字段筛选、排序，限 ${services.comparedMost.toLocaleString('zh-CN')} 件以内。请先用日期、状态等条件缩小范围`
  throw badInput(message, [{ field: 'sort', label: '自设字段', value: String(raw.sort ?? ''), message }])
}
