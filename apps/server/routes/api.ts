/** What the routes of /api share: how they are declared, and the checks of office and type that come before row-level security. */
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { isDay } from '../../../engine/days.ts'
import type { AnyCaseType } from '../../../engine/define.ts'
import { rolesIn, type Viewer } from '../../../platform/access/index.ts'
import { badInput, forbidden, notFound, type RouteAccess } from '../../../platform/http/index.ts'
import type { Problem } from '../../workbench/api-types.ts'

/** The application with its zod schemas giving the types of requests. */
export const apiOf = (app: FastifyInstance) => app.withTypeProvider<ZodTypeProvider>()

/** Config of a route for anybody who is signed in; `because` says what limits them. */
export const signedIn = (because: string): { access: RouteAccess } => ({ access: { who: 'signedIn', because } })

/** The same, also for advisers from outside: what is read or done there is one case, or their own desk. */
export const alsoAdvisers = (because: string): { access: RouteAccess } => ({ access: { who: 'signedIn', because, single: true } })

export const dayText = z.string().refine(isDay, '应为有效日期，如 2024-03-05')
export const officeText = z.coerce.number('应为机关代码').int('应为机关代码').positive('应为机关代码').meta({ description: '机关代码' })
export const officeId = z.number('应为机关代码').int('应为机关代码').positive('应为机关代码').meta({ description: '机关代码' })
/** Ids are kept and hashed in small letters. */
export const idText = z.uuid('应为 UUID').transform((id) => id.toLowerCase())
export const yearText = z.coerce.number('应为年份').int('应为年份').min(1949, '应为年份').max(2199, '应为年份').meta({ description: '年份' })

const fieldErrorShape = z.object({ field: z.string(), label: z.string(), value: z.string(), message: z.string() })
const problemShape: z.ZodType<Problem> = z
  .object({
    code: z.string().meta({ description: '机器可读的代码' }),
    message: z.string().meta({ description: '给人看的一句话' }),
    rule: z.string().exactOptional(),
    law: z.string().exactOptional().meta({ description: '依据' }),
    errors: z.array(fieldErrorShape).exactOptional().meta({ description: '每一处输入错误' }),
    choices: z.array(z.any()).exactOptional().meta({ description: '目前可以办理的步骤' }),
    changed: z.array(z.any()).exactOptional().meta({ description: '自读取以来的变化' }),
  })
  .meta({ title: '不予办理或有误的答复' })

/** Documents the answers of a route: the wanted one, and the one shape of all others. */
export const answers = <T extends z.ZodType>(wanted: T) => ({ 200: wanted, '4xx': problemShape })
export const noContent = { 204: z.null().meta({ description: '已办理，没有内容' }), '4xx': problemShape }

/** 404 for an office that the viewer does not reach: whether it exists is not told. */
export function mustReach(viewer: Viewer, office: number): void {
  if (viewer.offices.includes(office)) return
  throw viewer.advises?.includes(office) ? adviserOnly() : notFound('机关')
}

/** What an adviser from outside is told of everything but the cases on which an opinion is asked. */
export const adviserOnly = () => forbidden('您是本机关的法律顾问，只能查看征求您意见的案件；其他内容不对外聘人员开放')

/** The case type of an id, or 404. */
export function typeOf(types: readonly AnyCaseType[], id: string): AnyCaseType {
  const type = types.find((t) => t.id === id)
  if (!type) throw notFound('案件类型')
  return type
}

/** Cases of a type in an office: 403 where the office is theirs but not this work, 404 where it is not theirs. */
export function mustSee(viewer: Viewer, type: string, office?: number): void {
  const seen = viewer.sees[type] ?? []
  if (office === undefined ? seen.length > 0 : seen.includes(office)) return
  if (office === undefined ? viewer.advises : viewer.advises?.includes(office)) throw adviserOnly()
  if (office === undefined || viewer.offices.includes(office) || rolesIn(viewer, office).length > 0) throw forbidden('您没有查看该类案件的职责')
  throw notFound('机关')
}

/** Is one of the viewer's posts that of an administrator of this office or of one above it? */
export async function mustAdminister(viewer: Viewer, office: number, below: (office: number) => Promise<readonly number[]>): Promise<void> {
  for (const post of viewer.posts) {
    if (post.roles.includes('admin') && (await below(post.office)).includes(office)) return
  }
  if (viewer.advises?.includes(office)) throw adviserOnly()
  throw viewer.offices.includes(office) ? forbidden('机构和人员由本机关或上级机关的系统管理员管理') : notFound('机关')
}

/** One input error as an answer. */
export const wrong = (field: string, label: string, value: string, message: string) => badInput('请求内容不完整或格式不对', [{ field, label, value, message }])
