/** Colleagues: authority lent for an absence, cases of somebody who leaves, and one's own phrases. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { daysBetween } from '../../../engine/days.ts'
import { lent } from '../../../engine/lend.ts'
import { rolesIn, type Viewer } from '../../../platform/access/index.ts'
import { forbidden, notFound, refused, viewerOf } from '../../../platform/http/index.ts'
import type { Services } from '../../services.ts'
import type { BulkResult } from '../../workbench/api-types.ts'
import { delegatedShape, delegationsShape, handoversShape } from '../desk-shapes.ts'
import { caseRow } from '../rows.ts'
import { bulkShape } from '../shapes.ts'
import { outcomeOf } from './actions.ts'
import { alsoAdvisers, answers, apiOf, dayText, idText, mustReach, noContent, officeId, officeText, signedIn, typeOf, wrong } from './api.ts'

const tags = ['同事']
/** Nobody is away longer with their work done by others. */
const LONGEST_DAYS = 366

/** Leaders and administrators of the office itself arrange who works on what. */
function mustArrange(viewer: Viewer, office: number): void {
  mustReach(viewer, office)
  const own = rolesIn(viewer, office)
  if (!own.includes('leader') && !own.includes('admin')) throw forbidden('由本机关负责人或者系统管理员办理')
}

const actorIn = async (services: Services, office: number, id: string, field: string, label: string) => {
  const [person] = await services.viewers.actors([id], office, services.clock.today())
  if (!person) throw wrong(field, label, id, '不是本机关在册人员，请重新选择')
  return person
}

function delegationsRoute(app: FastifyInstance, services: Services): void {
  apiOf(app).get(
    '/api/delegations',
    {
      config: signedIn('本机关人员都看得到谁代谁办理'),
      schema: { tags, summary: '委托', querystring: z.object({ office: officeText }), response: answers(delegationsShape) },
    },
    async (request) => {
      const viewer = viewerOf(request)
      const { office } = request.query
      mustReach(viewer, office)
      const rows = await services.delegations.list(viewer, office)
      const names = await services.viewers.names([...new Set(rows.flatMap((r) => [r.from, r.to]))])
      const name = (id: string): string => names.get(id) ?? '某人'
      const mine = (viewer.lent ?? []).filter((l) => l.office === office)
      return {
        rows: rows.map((r) => ({ ...r, fromName: name(r.from), toName: name(r.to) })),
        mine: mine.map(({ from, name: of, types, roles: given }) => ({ from, name: of, office, types: [...types], roles: [...given] })),
      }
    },
  )
}

const newDelegation = z.strictObject({
  office: officeId,
  from: idText.meta({ title: '委托人' }),
  to: idText.meta({ title: '受托人' }),
  types: z.array(z.string().max(60)).min(1, '至少选一类案件').max(50).meta({ title: '案件类型' }),
  fromDay: dayText.meta({ title: '开始' }),
  toDay: dayText.meta({ title: '结束（含）' }),
  reason: z.string().trim().min(1, '请写明事由').max(200).meta({ title: '事由' }),
})

function delegateRoute(app: FastifyInstance, services: Services): void {
  apiOf(app).post(
    '/api/delegations',
    {
      config: signedIn('由委托人本人，或者本机关负责人、系统管理员办理；依法不得委托的职责不予委托'),
      schema: {
        tags,
        summary: '委托他人代办',
        description: '409 为依法不得委托（附条文）。withheld 写明其余哪些职责仍由委托人本人行使。',
        body: newDelegation,
        response: answers(delegatedShape),
      },
    },
    async (request) => {
      const viewer = viewerOf(request)
      const { body } = request
      const { office } = body
      if (body.from !== viewer.personId || rolesIn(viewer, office).length === 0) mustArrange(viewer, office)
      for (const type of body.types) typeOf(services.types, type)
      if (body.from === body.to) throw wrong('to', '受托人', body.to, '不能委托给本人')
      if (body.toDay < body.fromDay) throw wrong('toDay', '结束', body.toDay, '早于开始的日期')
      if (body.toDay < services.clock.today()) throw wrong('toDay', '结束', body.toDay, '已经过去')
      if (daysBetween(body.fromDay, body.toDay) > LONGEST_DAYS) throw wrong('toDay', '结束', body.toDay, '一次最长一年')
      const from = await actorIn(services, office, body.from, 'from', '委托人')
      const to = await actorIn(services, office, body.to, 'to', '受托人')
      const { roles: given, withheld } = lent(from.roles, to.roles)
      const [first] = withheld
      if (given.length === 0 && first) {
        const message = `${from.name}的职责不能委托给${to.name}：${withheld.map((w) => w.message).join('；')}`
        throw refused({ code: 'role', rule: 'delegation', message, law: first.law }, [])
      }
      const id = await services.delegations.add(viewer, body)
      if (!id) throw refused({ code: 'done', rule: 'delegation', message: `这段时间里${from.name}已经把其中的案件委托给${to.name}` }, [])
      services.sessions.clear()
      return { id, withheld }
    },
  )
}

function endRoute(app: FastifyInstance, services: Services): void {
  apiOf(app).delete(
    '/api/delegations/:id',
    {
      config: signedIn('由委托人本人，或者本机关负责人、系统管理员办理'),
      schema: { tags, summary: '终止委托', params: z.object({ id: idText }), querystring: z.object({ office: officeText }), response: noContent },
    },
    async (request, reply) => {
      const viewer = viewerOf(request)
      const { office } = request.query
      mustReach(viewer, office)
      const found = await services.delegations.find(viewer, office, request.params.id)
      if (found?.from !== viewer.personId) mustArrange(viewer, office)
      if (!found || !(await services.delegations.end(viewer, office, found.id, services.clock.today()))) throw notFound('有效的委托')
      services.sessions.clear()
      return reply.code(204).send(null)
    },
  )
}

function handoverRoutes(app: FastifyInstance, services: Services): void {
  apiOf(app).get(
    '/api/handovers',
    {
      config: signedIn('本机关负责人、系统管理员'),
      schema: {
        tags,
        summary: '某人手上的案件',
        querystring: z.object({ office: officeText, person: idText }),
        response: answers(handoversShape),
      },
    },
    async (request) => {
      const viewer = viewerOf(request)
      const { office, person } = request.query
      mustArrange(viewer, office)
      const rows = await services.ledger.inHands(viewer, { office, person })
      return { rows: rows.map((r) => ({ ...caseRow(services, typeOf(services.types, r.type), r), type: r.type })) }
    },
  )
  apiOf(app).post(
    '/api/handovers',
    {
      config: signedIn('本机关负责人、系统管理员；每件案件都按其程序判断接办人能否办理'),
      schema: {
        tags,
        summary: '移交案件',
        description: '逐件移交，每件留下一个动作；一件不能移交不影响其他，答复写明每一件的结果。一次最多 200 件。',
        body: z.strictObject({
          office: officeId,
          from: idText.meta({ title: '移交人' }),
          to: idText.meta({ title: '接办人' }),
          text: z.string().trim().min(1, '请写明事由').max(200).meta({ title: '事由' }),
          items: z
            .array(z.strictObject({ id: idText, type: z.string().max(60), actionId: idText }))
            .min(1)
            .max(200),
        }),
        response: answers(bulkShape),
      },
    },
    async (request) => {
      const viewer = viewerOf(request)
      const { office, from, to, text, items } = request.body
      mustArrange(viewer, office)
      const results: BulkResult[] = []
      for (const { id, type, actionId } of items) {
        typeOf(services.types, type)
        const result = await services.ledger.handOver(viewer, { type, office, caseId: id, actionId, input: { from, to, text } })
        results.push(outcomeOf({ id, office }, result))
      }
      return results
    },
  )
}

function phraseRoutes(app: FastifyInstance, services: Services): void {
  apiOf(app).get(
    '/api/phrases',
    {
      config: alsoAdvisers('只有本人的'),
      schema: { tags, summary: '常用语', querystring: z.object({ office: officeText }), response: answers(z.array(z.string())) },
    },
    async (request) => {
      const viewer = viewerOf(request)
      mustReach(viewer, request.query.office)
      return services.phrases.list(viewer, request.query.office)
    },
  )
  apiOf(app).put(
    '/api/phrases',
    {
      config: alsoAdvisers('只改本人的'),
      schema: {
        tags,
        summary: '改常用语',
        body: z.strictObject({ office: officeId, phrases: z.array(z.string().trim().min(1).max(200)).max(30) }),
        response: noContent,
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request)
      const { office, phrases } = request.body
      mustReach(viewer, office)
      if (rolesIn(viewer, office).length === 0) throw forbidden('常用语存在本人任职的机关，您在这里没有岗位')
      await services.phrases.keep(viewer, office, phrases)
      return reply.code(204).send(null)
    },
  )
}

/** /api/delegations, /api/handovers and /api/phrases. */
export const colleagueRoutes = (app: FastifyInstance, services: Services): void => {
  delegationsRoute(app, services)
  delegateRoute(app, services)
  endRoute(app, services)
  handoverRoutes(app, services)
  phraseRoutes(app, services)
}
