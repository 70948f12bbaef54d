/** The one way of write: an action on a case, for every case type. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { rolesIn, type Viewer } from '../../../platform/access/index.ts'
import { sqlstate } from '../../../platform/db/index.ts'
import { badInput, HttpProblem, notFound, refused, viewerOf } from '../../../platform/http/index.ts'
import type { ActRequest, ActResult } from '../../../platform/ledger/index.ts'
import type { Services } from '../../services.ts'
import type { Acted } from '../../workbench/api-types.ts'
import { actedShape } from '../shapes.ts'
import { answers, apiOf, dayText, idText, officeId, signedIn, typeOf } from './api.ts'

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
function answerTo(services: Services, viewer: Viewer, result: ActResult): Acted {
  if ('invalid' in result) throw badInput(`有 ${result.invalid.length} 处需要修改`, result.invalid)
  if ('refused' in result) throw refused(result.refused, result.choices)
  if ('stale' in result) throw new HttpProblem(409, { code: 'stale', message: '案件已被他人办理，请查看变化', changed: result.stale.changed })
  return { receipt: result.done, ...services.ledger.present(viewer, result.state) }
}

/** POST /api/cases/:id/:action. */
export const actionRoutes = (app: FastifyInstance, services: Services): void => {
  apiOf(app).post(
    '/api/cases/:id/:action',
    {
      config: signedIn('能否办理由案件的程序决定：职责、状态、必经步骤、回避与分离'),
      schema: {
        tags: ['案件'],
        summary: '办理一个动作',
        description: '全部案件类型的唯一写入口。422 列出全部填写错误；409 为依法不予办理（附条文和目前可以办理的步骤），或案件已被他人办理（code 为 stale）。',
        params: z.object({ id: idText, action: z.string().regex(/^[a-zA-Z]\w{0,59}$/, '没有这一动作') }),
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
