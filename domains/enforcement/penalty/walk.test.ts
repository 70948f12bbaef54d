import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays } from '../../../engine/days.ts'
import type { Actor } from '../../../engine/define.ts'
import type { Entry } from '../../../engine/fold.ts'
import { type Input, person, type Story, story } from '../../../platform/testing/index.ts'
import { hearingCase, ordinaryCase, summaryCase } from './examples.ts'
import { reviewNeeded } from './facts.ts'
import penalty from './index.ts'
import { investigation } from './steps.ts'

/** Duties overlap on purpose: several of these people could do two things that nobody may do both. */
const officers = [person('赵甲', ['officer'], '示1'), person('钱乙', ['officer', 'leader'], '示2'), person('孙丙', ['officer', 'reviewer', 'chair'], '示3')]
const others = [person('李丁', ['leader']), person('周戊', ['reviewer', 'leader']), person('吴己', ['chair', 'clerk'])]
const people = [...officers, ...others]
const pair = { first: officers[0] as Actor, second: officers[1] as Actor }

/** What the forms are filled with: what the examples fill in, and something for each other action. */
const inputs: Readonly<Record<string, readonly Input[]>> = (() => {
  const known: Record<string, Input[]> = {}
  for (const { action, input } of [...ordinaryCase(pair), ...hearingCase(pair), ...summaryCase(pair)]) {
    known[action] = [...(known[action] ?? []), input]
  }
  const reasons = {
    requestRecusal: [{ recusalAbout: '孙丙', recusalReason: '利害关系' }],
    decideRecusal: [{ recusalGranted: false }, { recusalGranted: false }, { recusalGranted: true, recusedPeople: '孙丙' }],
    replaceOfficers: [{ officer1: pair.second, officer2: pair.first }],
    waiveDefence: [{ waiver: 'explicit' }, { waiver: 'lapsed' }],
    endHearing: [{ hearingEndReason: '撤回' }],
    returnReview: [{ reviewResult: 'revise', reviewOpinion: '改正' }],
    discuss: [
      { discussionResult: 'agree', discussionNote: '同意' },
      { discussionResult: 'revise', discussionNote: '修改' },
    ],
    finishSupplement: [{ findings: '已改正', officer1: pair.first, officer2: pair.second }],
    concludeAnew: known.conclude ?? [],
    suspend: [{ suspendReason: '等待裁判结果' }],
    recordOverturn: [{ remedyResult: 'redo', remedyEndedOn: '2024-03-01', remedyNote: '判决' }],
    withdraw: [{ withdrawReason: '决定被撤销' }],
    decideExemption: [{ decisionNo: '不罚1号', exemption: 'slight', education: '教育' }],
    decideUnproven: [{ decisionNo: '不罚2号', findings: '事实不能成立' }],
    keepPrivate: [{ keepPrivateReason: '涉及商业秘密' }],
  }
  return { ...known, ...reasons }
})()

/** Ways back and sideways, taken less often so that the walk gets on. */
const detours = ['openSummary', 'tellOnSpot', 'hearOnSpot', 'toOrdinary', 'suspend', 'returnReview', 'investigate', 'requestRecusal', 'redo']

const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)]

/** One more move: mostly something the person is offered, now and then anything at all. */
function move(told: Story, n: number): Story {
  const on = told.on(addDays(told.day, Math.floor(n / 7) % 4))
  const who = pick(people, Math.floor(n / 31)) as Actor
  const offered = on
    .offers(who)
    .filter((c) => !c.refusal && (c.opensForm ? c.action in inputs : true) && (n % 5 === 0 || !c.aside) && (n % 5 === 1 || !detours.includes(c.action)))
  const action = n % 10 === 0 ? pick(Object.keys(inputs), Math.floor(n / 101)) : pick(offered, Math.floor(n / 101))?.action
  if (!action) return on
  const outcome = on.tries(who, action, pick(inputs[action] ?? [{}], Math.floor(n / 1009)))
  return 'done' in outcome ? outcome.done : on
}

const last = (entries: readonly Entry[], actions: readonly string[]): number => entries.findLastIndex((e) => actions.includes(e.action))
const doers = (entries: readonly Entry[], actions: readonly string[]): string[] => entries.filter((e) => actions.includes(e.action)).flatMap((e) => e.actors)

/** What has to be true of everything before a penalty, whoever took whatever way. */
function checkDecision(before: readonly Entry[], decision: Entry, values: Story['values']): void {
  const told = last(before, ['notify'])
  const opened = last(before, ['file'])
  expect(opened).toBeGreaterThan(last(before, ['registerClue']))
  expect(last(before, ['investigate'])).toBeGreaterThan(opened)
  expect(told).toBeGreaterThan(last(before, ['conclude', 'concludeAnew', 'redo']))
  expect(last(before, ['reviewDefence', 'waiveDefence'])).toBeGreaterThan(told)
  const asked = last(before, ['requestHearing'])
  if (asked > told) expect(last(before, ['holdHearing', 'endHearing'])).toBeGreaterThan(asked)
  expect(last(before, ['orderCorrection'])).toBeGreaterThan(0)
  if (reviewNeeded(values)) expect(last(before, ['passReview'])).toBeGreaterThan(Math.max(told, last(before, ['finishSupplement'])))
  const investigators = doers(before, investigation)
  const proposers = doers(before, ['proposeFiling'])
  expect(decision.actors.some((a) => investigators.includes(a) || doers(before, ['passReview', 'returnReview']).includes(a))).toBe(false)
  expect(doers(before, ['passReview']).some((a) => doers(before.slice(0, last(before, ['passReview'])), investigation).includes(a))).toBe(false)
  expect(proposers).not.toContain(before[opened]?.actors[0])
}

it('无论怎样走、由谁来走，处罚决定之前都有全部必经步骤', () => {
  let decided = 0
  let reviewed = 0
  const run = fc.property(fc.array(fc.noBias(fc.nat()), { minLength: 150, maxLength: 250, size: 'max' }), (moves) => {
    let told = story(penalty, '2024-03-01')
    for (const n of moves) {
      const next = move(told, n)
      const taken = next.entries.find((e, i) => i >= told.entries.length && e.action === 'decidePenalty')
      if (taken) {
        checkDecision(told.entries, taken, told.values)
        decided += 1
        if (reviewNeeded(told.values)) reviewed += 1
      }
      told = next
    }
  })
  fc.assert(run, { numRuns: 150, seed: 20240305 })
  // The walk would prove nothing if it never came so far.
  expect(decided).toBeGreaterThan(20)
  expect(reviewed).toBeGreaterThan(3)
})
