/** People of an office: read by those who reach the office, kept by its administrators or those above. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { type Role, roles } from '../../../engine/define.ts'
import { fitTogether } from '../../../engine/values.ts'
import { type PersonRecord, passwordFault, type Viewer } from '../../../platform/access/index.ts'
import { newId } from '../../../platform/db/index.ts'
import { badInput, notFound, viewerOf } from '../../../platform/http/index.ts'
import type { Services } from '../../services.ts'
import type { Person } from '../../workbench/api-types.ts'
import { answers, apiOf, dayText, idText, mustAdminister, mustReach, noContent, officeId, officeText, signedIn, wrong } from './api.ts'

/** Roles that somebody may hold: 'public' and 'system' are nobody's posts. */
export const givable = (Object.keys(roles) as Role[]).filter((r) => r !== 'public' && r !== 'system') as [Role, ...Role[]]

const nameText = z.string().trim().min(1, '必须填写').max(40)
/** Roles of one post. */
export const rolesList = z
  .array(z.enum(givable))
  .min(1, '至少选一个角色')
  .max(givable.length)
  .refine(fitTogether, '法律顾问是外聘人员，不能兼任本机关的其他角色；本机关的公职律师请设为法制审核人员')
const certificateText = z.string().trim().max(60).nullable()

const newPersonBody = z.strictObject({
  office: officeId,
  username: z
    .string()
    .trim()
    .regex(/^[a-zA-Z0-9][a-zA-Z0-9._-]{1,39}$/, '账号为 2 至 40 位字母、数字、点、横线，以字母或数字开头')
    .meta({ title: '账号' }),
  name: nameText.meta({ title: '姓名' }),
  certificate: certificateText.meta({ title: '执法证号' }),
  certificateUntil: dayText.nullable().meta({ title: '执法证有效期至' }),
  roles: rolesList.meta({ title: '角色' }),
  password: z.string().max(200).meta({ title: '初始密码' }),
})

const changeBody = z.strictObject({
  office: officeId,
  name: nameText.optional(),
  certificate: certificateText.optional(),
  certificateUntil: dayText.nullable().optional(),
  active: z.boolean().optional(),
  roles: rolesList.optional(),
  password: z.string().max(200).optional(),
})

const personShape: z.ZodType<Person> = z.object({
  id: z.string(),
  office: z.number(),
  username: z.string(),
  name: z.string(),
  certificate: z.string().nullable(),
  certificateUntil: z.string().nullable(),
  active: z.boolean(),
  roles: z.array(z.enum(Object.keys(roles) as Role[])),
})

const listQuery = z.object({ office: officeText, idle: z.enum(['true']).optional().meta({ description: '也列出目前没有岗位的' }) })

const takenName = (username: string) => wrong('username', '账号', username, '账号已被使用，请换一个')

/** The account first: its name is unique over all offices, which a person's row cannot be. */
async function addPerson(services: Services, viewer: Viewer, body: z.output<typeof newPersonBody>): Promise<string> {
  const fault = passwordFault(body.password)
  if (fault) throw wrong('password', '初始密码', '', fault)
  const { password, ...person } = body
  const id = newId()
  if (!(await services.signIn.addLogin(person.username, id, password, services.clock.now()))) throw takenName(person.username)
  try {
    return await services.people.add(viewer, { ...person, id }, services.clock.today())
  } catch (error) {
    await services.signIn.dropLogin(person.username, id)
    throw error
  }
}

/** Administrators cannot lock themselves out: somebody else must do it. */
function ownLoss(viewer: Viewer, before: PersonRecord, change: z.output<typeof changeBody>): void {
  if (before.id !== viewer.personId) return
  if (change.active === false) throw badInput('不能停用自己的账号，请由其他管理员办理')
  if (change.roles && before.roles.includes('admin') && !change.roles.includes('admin')) throw badInput('不能取消自己的管理员角色，请由其他管理员办理')
}

async function changePerson(services: Services, viewer: Viewer, id: string, change: z.output<typeof changeBody>): Promise<void> {
  const today = services.clock.today()
  const known = [...(await services.people.list(viewer, change.office, today)), ...(await services.people.idle(viewer, change.office, today))]
  const before = known.find((p) => p.id === id && p.office === change.office)
  if (!before) throw notFound('人员')
  ownLoss(viewer, before, change)
  const fault = change.password ? passwordFault(change.password) : undefined
  if (fault) throw wrong('password', '重置密码', '', fault)
  const { password, ...rest } = change
  const given = Object.fromEntries(Object.entries(rest).filter(([, v]) => v !== undefined)) as Partial<PersonRecord>
  await services.people.change(viewer, { ...before, ...given, id }, today)
  if (password) await resetPassword(services, viewer, before, password)
  // Whoever lost a role has lost it now, not when the kept viewer grows old.
  services.sessions.clear()
}

/** The record says that it was reset, and never what to. */
async function resetPassword(services: Services, viewer: Viewer, { id, office, name, username }: PersonRecord, password: string): Promise<void> {
  const now = services.clock.now()
  await services.signIn.setPassword(username, id, password, now)
  const change = { office, area: 'people' as const, subject: `${name}（${username}）`, before: null, after: { 密码: '已重置' } }
  await services.changes.record(viewer, { ...change, at: now.toISOString() })
}

/** /api/people. */
export const peopleRoutes = (app: FastifyInstance, services: Services): void => {
  apiOf(app).get(
    '/api/people',
    {
      config: signedIn('只列出本人管辖范围内机关的人员'),
      schema: { tags: ['机构人员'], summary: '机关的人员', querystring: listQuery, response: answers(z.array(personShape)) },
    },
    async (request) => {
      const viewer = viewerOf(request)
      mustReach(viewer, request.query.office)
      const { office, idle } = request.query
      const today = services.clock.today()
      const posted = await services.people.list(viewer, office, today)
      return idle === 'true' ? [...posted, ...(await services.people.idle(viewer, office, today))] : posted
    },
  )
  apiOf(app).post(
    '/api/people',
    {
      config: { access: { who: 'roles', roles: ['admin'] } },
      schema: { tags: ['机构人员'], summary: '新增人员', body: newPersonBody, response: answers(z.object({ id: z.string() })) },
    },
    async (request) => {
      const viewer = viewerOf(request)
      await mustAdminister(viewer, request.body.office, services.offices.below)
      return { id: await addPerson(services, viewer, request.body) }
    },
  )
  apiOf(app).patch(
    '/api/people/:id',
    {
      config: { access: { who: 'roles', roles: ['admin'] } },
      schema: {
        tags: ['机构人员'],
        summary: '修改人员',
        description: '只改给出的项目；重置密码后，此人须重新登录。',
        params: z.object({ id: idText }),
        body: changeBody,
        response: noContent,
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request)
      await mustAdminister(viewer, request.body.office, services.offices.below)
      await changePerson(services, viewer, request.params.id, request.body)
      return reply.code(204).send(null)
    },
  )
}
