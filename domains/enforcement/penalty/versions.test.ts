import { describe, expect, it } from 'vitest'
import { type Actor, procedureOn, type Role } from '../../../engine/define.ts'
import { explainSpan } from '../../../engine/terms.ts'
import { officeCalendar } from '../../../platform/clock/index.ts'
import { person, type Story, story, tell } from '../../../platform/testing/index.ts'
import { type ExampleStep, hearingCase, ordinaryCase, summaryCase } from './examples.ts'
import penalty from './index.ts'
import { procedure } from './procedure.ts'

const calendar = officeCalendar()
const first = person('赵甲', ['officer'], '示1001')
const pair = { first, second: person('钱乙', ['officer'], '示1002') }
const cast: Partial<Record<Role, Actor>> = {
  officer: first,
  clerk: person('孙丙', ['clerk']),
  leader: person('李丁', ['leader']),
  reviewer: person('周戊', ['reviewer']),
  chair: person('吴己', ['chair']),
}
const by = (role: Role): Actor => cast[role] ?? first

type Steps = readonly ExampleStep<Actor>[]

/** The same steps in another year. */
const inYear = (steps: Steps, year: string): Steps =>
  steps.map((s) => ({
    ...s,
    on: s.on.replace('2024', year),
    input: Object.fromEntries(Object.entries(s.input).map(([id, v]) => [id, typeof v === 'string' ? v.replace(/^2024-/, `${year}-`) : v])),
  }))

const go = (steps: Steps): Story => tell(story(penalty, steps[0]?.on ?? ''), steps, by)
const until = (steps: Steps, action: string): Steps =>
  steps.slice(
    0,
    steps.findIndex((s) => s.action === action),
  )

describe('程序的版本', () => {
  it('2021年7月15日当天起适用新程序，前一天适用旧程序，1996年10月1日之前没有', () => {
    expect(procedureOn(penalty, '2021-07-14')?.from).toBe('1996-10-01')
    expect(procedureOn(penalty, '2021-07-15')?.from).toBe('2021-07-15')
    expect(procedureOn(penalty, '1996-09-30')).toBeUndefined()
  })

  it('旧程序的条文没有核实，每一处引用都写明', () => {
    const refused = go(until(inYear(ordinaryCase(pair), '2019'), 'notify')).refuses(by('leader'), 'decidePenalty')
    expect(refused.law).toBe('《行政处罚法（1996年，2009年、2017年修正）》第38、39条（待核实）')
  })

  it('立案在前、决定在后的案件一直按立案时的程序', () => {
    const steps = ordinaryCase(pair).map((s) => ({ ...s, on: s.on.replace('2024-03-01', '2021-07-14').replace('2024', '2022') }))
    const told = tell(
      story(penalty, '2021-07-14'),
      [{ ...(steps[0] as ExampleStep<Actor>), input: { source: 'inspection', foundOn: '2021-07-13', cause: '占道经营' } }],
      by,
    )
    expect(told.state?.version).toBe('1996-10-01')
    expect(
      told
        .on('2023-01-05')
        .offers(first)
        .map((c) => c.action),
    ).not.toContain('openSummary')
    expect(told.on('2023-01-05').state?.version).toBe('1996-10-01')
  })

  it('旧程序下的普通案件、听证案件也能办到归档，没有九十日期限', () => {
    const ordinary = go(inYear(ordinaryCase(pair), '2019'))
    expect([ordinary.status, ordinary.state?.version, ordinary.terms.decide]).toEqual(['archived', '1996-10-01', undefined])
    const hearing = go(inYear(hearingCase(pair), '2019').map((s) => (s.action === 'requestHearing' ? { ...s, on: '2019-03-22' } : s)))
    expect(hearing.status).toBe('archived')
  })

  it('旧程序要求听证的期限是三日', () => {
    const notified = go(until(inYear(hearingCase(pair), '2019'), 'requestHearing'))
    expect(notified.terms.requestHearing?.due).toBe('2019-03-25')
    expect(notified.on('2019-03-26').refuses(by('clerk'), 'requestHearing')).toMatchObject({ rule: 'hearingInTime' })
  })

  it('旧程序当场罚款限于公民五十元、单位一千元', () => {
    const steps = inYear(summaryCase(pair), '2019')
    const decide = steps.find((s) => s.action === 'decideOnSpot')
    const heard = go(until(steps, 'decideOnSpot'))
    expect(heard.refuses(first, 'decideOnSpot', decide?.input)).toMatchObject({ code: 'guard', rule: 'onSpotAmount' })
    expect(heard.does(first, 'decideOnSpot', { ...decide?.input, fineFen: 50 }).status).toBe('decided')
  })

  it.each(['investigate', 'collectEvidence', 'orderCorrection', 'notify', 'reviewDefence'])('旧程序同样不能缺少 %s', (left) => {
    const steps = inYear(ordinaryCase(pair), '2019')
    const decide = steps.find((s) => s.action === 'decidePenalty')
    const told = until(steps, 'decidePenalty')
      .filter((s) => s.action !== left)
      .reduce(
        (so, s) => {
          const outcome = so.on(s.on).tries(by(s.by), s.action, s.input)
          return 'done' in outcome ? outcome.done : so
        },
        story(penalty, '2019-03-01'),
      )
    expect(told.on('2019-03-28').refuses(by('leader'), 'decidePenalty', decide?.input).law).toContain('行政处罚法')
  })
})

describe('期限逐日可查', () => {
  /** Start, expected last day; the holidays are the published ones. */
  it.each([
    ['decide', '2024-03-05', '2024-06-03'],
    ['decide', '2024-07-03', '2024-10-08'],
    ['decide', '2023-11-13', '2024-02-18'],
    ['decide', '2025-10-10', '2026-01-08'],
    ['requestHearing', '2024-09-29', '2024-10-11'],
    ['requestHearing', '2024-04-28', '2024-05-08'],
    ['requestHearing', '2026-02-13', '2026-02-27'],
    ['serve', '2024-09-24', '2024-10-09'],
    ['serve', '2024-04-30', '2024-05-13'],
    ['publish', '2024-02-06', '2024-02-21'],
    ['publish', '2025-01-24', '2025-02-10'],
    ['withdrawPublication', '2024-09-30', '2024-10-10'],
    ['withdrawPublication', '2024-06-07', '2024-06-13'],
    ['disposePreserved', '2024-09-13', '2024-09-25'],
    ['handInCash', '2024-05-10', '2024-05-13'],
    ['pay', '2024-04-19', '2024-05-06'],
    ['endMeasure', '2024-09-01', '2024-10-01'],
    ['applyToCourt', '2024-11-30', '2025-02-28'],
    ['sue', '2024-08-31', '2025-02-28'],
    ['reconsider', '2024-08-09', '2024-10-08'],
    ['awaitReminder', '2024-09-27', '2024-10-16'],
    ['legalReview', '2024-09-27', '2024-10-16'],
  ] as const)('%s 自 %s 起，到 %s', (id, from, due) => {
    const term = procedure.terms[id]
    const { length, unit } = term
    const explained = explainSpan(calendar, from, { length, unit, rolls: 'rolls' in term ? term.rolls : true })
    expect(explained.due).toBe(due)
    if (unit === 'day' || unit === 'workingDay') expect(explained.days.filter((d) => d.counted)).toHaveLength(length)
  })

  it('法定编号的期限一个不少，长度与法条一致', () => {
    const { decide, requestHearing, serve, publish, withdrawPublication } = procedure.terms
    expect([decide.length, decide.unit, decide.from]).toEqual([90, 'day', ['file', 'redo']])
    expect([requestHearing.length, requestHearing.unit, requestHearing.lapses]).toEqual([5, 'workingDay', true])
    expect([serve.length, serve.unit, publish.length, publish.unit]).toEqual([7, 'workingDay', 7, 'workingDay'])
    expect([withdrawPublication.length, withdrawPublication.unit]).toEqual([3, 'workingDay'])
  })
})
