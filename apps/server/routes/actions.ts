/** The one way of write: an action on a case, for every case type. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { rolesIn, type Viewer } from '../../../platform/access/index.ts'
import { sqlstate } from '../../../platform/db/index.ts'
import { badInput, HttpProblem, notFound, refused, viewerOf } from '../../../platform/http/index.ts'
import type { ActRequest, ActResult } from '../../../platform/ledger/index.ts'
import type { Services } from '../../services.ts'
import type { Acted, BulkResult } from '../../workbench/api-types.ts'
import { actedShape, bulkShape } from '../shapes.ts'
import { alsoAdvisers, answers, apiOf, dayText, idText, officeId, signedIn, typeOf } from './api.ts'

const actionName = z.string().regex(/^[a-zA-Z]\w{0,59}$/, '没有这一动作')

/** What every action's body has beside its own `input`. */
export const actionBody = z.strictObject({
  type: z.string().max(60).meta({ title: '案件类型' }),
  office: officeId,
  actionId: idText.meta({ title: '动作编号', description: '由调用方生成的 UUIDv7；同一编号送两次，只办理一次' }),
  seen: z.number().int().min(0).exactOptional().meta({ title: '所见', description: '读到的案件 seq；新登记时不写' }),
  on: dayText.exactOptional().meta({ title: '办理日期', description: '不写即今天；早于今天的须写明 onGround' }),
  onGround: z.string().trim().max(500).exactOptional().meta({ title: '日期依据', description: '送达回证、邮戳、原始记录等' }),
  deviceAt: z.iso
    .datetime({ offset: true })
    .transform((at) => new Date(at).toISOString())
    .exactOptional()
    .meta({ title: '设备时间' }),
  behalf: idText.exactOptional().meta({ title: '代何人', description: '受其委托代为办理；不写即以本人名义' }),
  input: z.record(z.string(), z.unknown()).meta({ title: '填写内容' }),
})

type Body = z.output<typeof actionBody>

/** Whether there is an office at all is told to those only who may see these cases, or hold a post there. */
function mustKnow(viewer: Viewer, { type, office }: Body): void {
  if (rolesIn(viewer, office).length === 0 && !viewer.sees[type]?.includes(office)) throw notFound('机关')
}

const requestOf = (caseId: string, action: string, body: Body): ActRequest => {
  const { onGround, ...rest } = body
  return { ...rest, caseId, action, ...(onGround ? { ground: onGround } : {}) }
}

/** The answer to an attempt: the case as it stands now, or why not. */
export function answerTo(services: Services, viewer: Viewer, result: ActResult): Acted {
  if ('invalid' in result) throw badInput(`有 ${result.invalid.length} 处需要修改`, result.invalid)
  if ('refused' in result) throw refused(result.refused, result.choices)
  if ('stale' in result) throw new HttpProblem(409, { code: 'stale', message: '案件已被他人办理，请查看变化', changed: result.stale.changed })
  return { receipt: result.done, ...services.ledger.present(viewer, result.state) }
}

/** So many cases are acted on at once at most; each is an action of its own. */
const MOST_AT_ONCE = 200

const bulkBody = actionBody.omit({ office: true, actionId: true, seen: true }).extend({
  action: actionName,
  items: z
    .array(actionBody.pick({ office: true, actionId: true, seen: true }).extend({ id: idText }))
    .min(1)
    .max(MOST_AT_ONCE)
    .meta({ title: '案件', description: '每件案件各自的动作编号；重复送达的不重复办理' }),
})

const named = ({ label, message }: { label: string; message: string }): string => `${label}：${message}`

/** One of many, in a line. */
export function outcomeOf(place: { id: string; office: number }, result: ActResult): BulkResult {
  if ('invalid' in result) return { ...place, done: false, message: result.invalid.map(named).join('；') }
  if ('refused' in result) return { ...place, done: false, message: result.refused.message, ...(result.refused.law ? { law: result.refused.law } : {}) }
  if ('stale' in result) return { ...place, done: false, message: '案件已被他人办理，请打开案件查看变化' }
  return { ...place, done: true }
}

function bulkRoute(app: FastifyInstance, services: Services): void {
  apiOf(app).post(
    '/api/cases/bulk',
    {
      config: signedIn('每件案件都按自己的程序判断能否办理'),
      schema: {
        tags: ['案件'],
        summary: '对多件案件办理同一个动作',
        description: `逐件办理，一件不能办理不影响其他；答复写明每一件的结果。一次最多 ${MOST_AT_ONCE} 件。`,
        body: bulkBody,
        response: answers(bulkShape),
      },
    },
    async (request) => {
      const viewer = viewerOf(request)
      const { action, items, ...rest } = request.body
      const type = typeOf(services.types, rest.type)
      const bodies = items.map((item) => ({ ...rest, ...item }))
      for (const body of bodies) mustKnow(viewer, body)
      const results: BulkResult[] = []
      for (const { id, ...body } of bodies) {
        const place = { id, office: body.office }
        // A new case is opened one by one, so that a mistyped id does not open one.
        const there = await services.ledger.locate(viewer, id)
        results.push(
          there?.type === type.id
            ? outcomeOf(place, await services.ledger.act(viewer, requestOf(id, action, body)))
            : { ...place, done: false, message: '没有找到这件案件' },
        )
      }
      return results
    },
  )
}

/** POST /api/cases/:id/:action and /api/cases/bulk. */
export const actionRoutes = (app: FastifyInstance, services: Services): void => {
  bulkRoute(app, services)
  apiOf(app).post(
    '/api/cases/:id/:action',
    {
      config: alsoAdvisers('能否办理由案件的程序决定：职责、状态、必经步骤、回避与分离'),
      schema: {
        tags: ['案件'],
        summary: '办理一个动作',
        description: '全部案件类型的唯一写入口。422 列出全部填写错误；409 为依法不予办理（附条文和目前可以办理的步骤），或案件已被他人办理（code 为 stale）。',
        params: z.object({ id: idText, action: actionName }),
        body: actionBody,
        response: answers(actedShape),
      },
    },
    async (request) => {
      const viewer = viewerOf(request)
      const { body, params } = request
      typeOf(services.types, body.type)
      mustKnow(viewer, body)
      try {
        return answerTo(services, viewer, await services.ledger.act(viewer, requestOf(params.id, params.action, body)))
      } catch (error) {
        if (sqlstate(error)?.startsWith('22')) throw badInput('填写内容中有无法保存的字符，请删去后重试')
        throw error
      }
    },
  )
}
