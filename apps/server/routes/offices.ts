/** Who I am, the offices I reach, and where the public finds them. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { roles } from '../../../engine/define.ts'
import type { Contact } from '../../../platform/access/index.ts'
import { viewerOf } from '../../../platform/http/index.ts'
import type { Services } from '../../services.ts'
import type { Me, Office } from '../../workbench/api-types.ts'
import { alsoAdvisers, answers, apiOf, mustAdminister, noContent, officeText, signedIn } from './api.ts'

const roleShape = z.enum(Object.keys(roles) as (keyof typeof roles)[])

const meShape: z.ZodType<Me> = z.object({
  person: z.object({ id: z.string(), name: z.string(), username: z.string() }),
  posts: z.array(z.object({ office: z.number(), officeName: z.string(), roles: z.array(roleShape) })),
  today: z.string().meta({ description: '服务器的日期' }),
})

const officeShape: z.ZodType<Office> = z.object({
  id: z.number(),
  code: z.string(),
  name: z.string(),
  kind: z.string(),
  parent: z.number().nullable(),
  contact: z.object({ address: z.string().nullable(), phone: z.string().nullable(), hours: z.string().nullable() }),
})

const NO_CONTACT = { address: null, phone: null, hours: null }

const keptContact = ({ address, phone, hours }: Contact) => ({ 办公地址: address, 联系电话: phone, 对外办公时间: hours })

const line = z.string().trim().max(200).nullable()
const contactShape = z.strictObject({
  address: line.meta({ title: '办公地址' }),
  phone: line.meta({ title: '联系电话' }),
  hours: line.meta({ title: '对外办公时间' }),
})

function readRoutes(app: FastifyInstance, services: Services): void {
  apiOf(app).get(
    '/api/me',
    { config: signedIn('只给本人的信息'), schema: { tags: ['机构人员'], summary: '我是谁，有哪些岗位', response: answers(meShape) } },
    async (request) => {
      const { personId, name, username, posts } = viewerOf(request)
      const named = await Promise.all(
        posts.map(async (p) => ({ office: p.office, officeName: (await services.offices.find(p.office))?.name ?? String(p.office), roles: [...p.roles] })),
      )
      return { person: { id: personId, name, username }, posts: named, today: services.clock.today() }
    },
  )
  apiOf(app).get(
    '/api/offices',
    {
      config: alsoAdvisers('只列出本人管辖范围内的机关'),
      schema: { tags: ['机构人员'], summary: '我能看到的机关', response: answers(z.array(officeShape)) },
    },
    async (request) => {
      const reach = new Set(viewerOf(request).offices)
      const contacts = await services.offices.contacts()
      const mine = (await services.offices.all()).filter((o) => reach.has(o.id))
      return mine.map(({ id, code, name, kind, parent }) => ({ id, code, name, kind, parent, contact: contacts.get(id) ?? NO_CONTACT }))
    },
  )
}

/** /api/me, /api/offices, /api/offices/:id/contact. */
export const officeRoutes = (app: FastifyInstance, services: Services): void => {
  readRoutes(app, services)
  apiOf(app).put(
    '/api/offices/:id/contact',
    {
      config: { access: { who: 'roles', roles: ['admin'] } },
      schema: {
        tags: ['机构人员'],
        summary: '设置机关的联系方式',
        description: '在门户“机构职能”中公布。',
        params: z.object({ id: officeText }),
        body: contactShape,
        response: noContent,
      },
    },
    async (request, reply) => {
      const office = request.params.id
      const viewer = viewerOf(request)
      await mustAdminister(viewer, office, services.offices.below)
      const { address, phone, hours } = request.body
      const before = (await services.offices.contacts()).get(office) ?? NO_CONTACT
      const after = { address: address || null, phone: phone || null, hours: hours || null }
      await services.offices.setContact(office, after)
      const subject = '对外联系方式'
      const at = services.clock.now().toISOString()
      await services.changes.record(viewer, { office, area: 'office', subject, before: keptContact(before), after: keptContact(after), at })
      return reply.code(204).send(null)
    },
  )
}
