import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ExampleStep, hearingCase, ordinaryCase, summaryCase } from '../../domains/enforcement/penalty/examples.ts'
import { newId } from '../../platform/db/index.ts'
import { type Ask, askingAs, EAST, type SamplePerson, serveAll } from '../../platform/testing/index.ts'
import { openServer } from './app.ts'

const more: readonly SamplePerson[] = [
  { username: 'reviewer', name: '周戊', office: EAST, roles: ['reviewer'] },
  { username: 'chair', name: '吴己', office: EAST, roles: ['chair'] },
  { username: 'reporter', name: '卫年报', office: EAST, roles: ['reporter'] },
]
const people = ['officer', 'officer2', 'leader', 'clerk', 'reviewer', 'chair', 'reporter', 'west', 'supervisor'] as const
type Username = (typeof people)[number]

let server: Awaited<ReturnType<typeof start>>
const start = () => serveAll('2024-03-01', openServer, more)
let ask: Record<Username, Ask>
let pair: { first: string; second: string }

beforeAll(async () => {
  server = await start()
  ask = await askingAs(server.app, server.services, ...people)
  const idOf = async (name: string): Promise<string> => (await server.services.viewers.byUsername(name, server.clock.today()))?.personId ?? ''
  pair = { first: await idOf('officer'), second: await idOf('officer2') }
}, 120_000)
afterAll(() => server.close())

const post = (who: Username, caseId: string, { action, input }: Pick<ExampleStep<string>, 'action' | 'input'>) =>
  ask[who]('POST', `/api/cases/${caseId}/${action}`, { type: 'penalty', office: EAST, actionId: newId(), input })

/** Another day; signing in lasts for hours only, and a case for months. */
async function turnTo(day: string): Promise<void> {
  server.clock.turnTo(day)
  ask = await askingAs(server.app, server.services, ...people)
}

/** Goes through the steps over HTTP without some of them; what is refused because of that is passed over. */
async function without(steps: readonly ExampleStep<string>[], left: readonly string[]): Promise<string> {
  const caseId = newId()
  for (const step of steps) {
    await turnTo(step.on)
    if (!left.includes(step.action)) await post(step.by as Username, caseId, step)
  }
  return caseId
}

type Kind = 'ordinary' | 'hearing' | 'summary'
const stepsOf = (kind: Kind): ExampleStep<string>[] => (kind === 'ordinary' ? ordinaryCase(pair) : kind === 'hearing' ? hearingCase(pair) : summaryCase(pair))

const table: readonly [name: string, kind: Kind, left: readonly string[], target: string][] = [
  ['未批准立案就调查', 'ordinary', ['file'], 'investigate'],
  ['未调查就终结', 'ordinary', ['investigate'], 'conclude'],
  ['未收集证据就终结', 'ordinary', ['collectEvidence'], 'conclude'],
  ['未告知就决定', 'ordinary', ['notify'], 'decidePenalty'],
  ['听取了不复核就决定', 'ordinary', ['reviewDefence'], 'decidePenalty'],
  ['未责令改正就决定', 'ordinary', ['orderCorrection'], 'decidePenalty'],
  ['未决定就送达', 'ordinary', ['decidePenalty'], 'serve'],
  ['要求了听证不举行就决定', 'hearing', ['notifyHearing', 'holdHearing'], 'decidePenalty'],
  ['应当法制审核而不审核就决定', 'hearing', ['submitForReview', 'passReview', 'discuss'], 'decidePenalty'],
  ['应当集体讨论而不讨论就决定', 'hearing', ['discuss'], 'decidePenalty'],
  ['当场处罚未告知', 'summary', ['tellOnSpot'], 'decideOnSpot'],
  ['当场处罚未听取申辩', 'summary', ['hearOnSpot'], 'decideOnSpot'],
]

describe('必经步骤从接口也绕不过去', () => {
  it.each(table)('%s：无论由谁来办都被拒绝，并写明依据', async (_name, kind, left, target) => {
    const steps = stepsOf(kind)
    const at = steps.findIndex((s) => s.action === target)
    const wanted = steps[at] as ExampleStep<string>
    const caseId = await without(steps.slice(0, at), left)
    await turnTo(wanted.on)
    for (const who of people) {
      const answer = await post(who, caseId, wanted)
      // To another office the case does not exist.
      expect([who, answer.status]).toEqual([who, who === 'west' ? 404 : 409])
      if (answer.status === 404) continue
      const problem = answer.json<{ message: string; law?: string }>()
      expect(problem.message.length).toBeGreaterThan(4)
      expect(problem.law ?? '').toMatch(/第.+条/)
    }
    const taken = await server.services.db.owner.query('select 1 from mingfa.case_action where case_id = $1 and action = $2', [caseId, target])
    expect(taken.rowCount).toBe(0)
  })

  it('同一个人不能既调查、又审核、又决定', async () => {
    const steps = hearingCase(pair)
    const at = steps.findIndex((s) => s.action === 'passReview')
    const caseId = await without(steps.slice(0, at), [])
    const review = steps[at] as ExampleStep<string>
    await turnTo(review.on)
    const staff = await server.services.people.list(await operator(), EAST, server.clock.today())
    const officer = staff.find((p) => p.username === 'officer')
    if (!officer) throw new Error('nobody is called officer')
    await server.services.people.change(await operator(), { ...officer, roles: ['officer', 'reviewer', 'leader'] }, server.clock.today())
    server.services.sessions.clear()
    const answer = await post('officer', caseId, review)
    expect(answer.status).toBe(409)
    const problem = answer.json<{ code: string; law: string }>()
    expect(problem.code).toBe('apart')
    expect(problem.law).toMatch(/第.+条/)
  })

  it('门户没有办理处罚案件的入口，不登录也办不了', async () => {
    for (const url of ['/penalty', '/publicity', `/publicity/${EAST}/${newId()}`]) {
      expect((await server.app.inject({ method: 'POST', url, payload: {} })).statusCode).toBe(404)
    }
    const answer = await server.app.inject({
      method: 'POST',
      url: `/api/cases/${newId()}/decidePenalty`,
      payload: { type: 'penalty', office: EAST, actionId: newId(), input: {} },
    })
    expect(answer.statusCode).toBe(401)
  })
})

const operator = async () => {
  const viewer = await server.services.viewers.byUsername('supervisor', server.clock.today())
  if (!viewer) throw new Error('no supervisor')
  return { ...viewer, posts: [...viewer.posts, { office: EAST, roles: ['admin' as const] }] }
}
