import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays } from '../../../engine/days.ts'
import type { Actor } from '../../../engine/define.ts'
import type { Entry } from '../../../engine/fold.ts'
import { type Input, person, type Story, story } from '../../../platform/testing/index.ts'
import { isAdverse } from './guards.ts'
import disclosure from './index.ts'

const people: readonly Actor[] = [
  person('冯公开', ['openness']),
  person('陈公开', ['openness']),
  person('褚法制', ['reviewer']),
  person('卫主任', ['leader']),
  person('沈全能', ['openness', 'reviewer', 'leader']),
]

const inputs: Readonly<Record<string, readonly Input[]>> = {
  register: [{ way: 'counter', applicantKind: 'person', applicantName: '褚某甲', content: '安置方案' }],
  search: [{ handlingUnit: '规建办', searchNote: '有一份' }],
  askClarify: [{ clarifyWhat: '写明项目', clarifyBy: '2024-03-20' }],
  supplyClarification: [{ clarification: '二期' }],
  consultThird: [{ third: '某公司' }],
  serveThird: [{ thirdReceivedOn: '2024-03-20' }],
  thirdReply: [{ thirdOpinion: 'agree' }, { thirdOpinion: 'disagree', thirdReason: '涉及报价' }],
  consultOffice: [{ consulted: '区住建局', coMade: true }],
  serveOffice: [{ officeReceivedOn: '2024-03-20' }],
  officeReply: [{ officeOpinion: 'agree' }],
  draft: [
    { thirdInvolved: false, proposedOutcome: 'open', draftNote: '公开' },
    { thirdInvolved: true, proposedOutcome: 'thirdParty', draftNote: '第三方不同意' },
    { thirdInvolved: false, proposedOutcome: 'internal', draftNote: '内部事务' },
    { thirdInvolved: true, proposedOutcome: 'open', draftNote: '公共利益', publicInterest: true, overrideReason: '已告知第三方' },
  ],
  examine: [
    { examineResult: 'pass', examineNote: '不涉密' },
    { examineResult: 'pass', examineNote: '不涉密' },
    { examineResult: 'revise', examineNote: '再核' },
  ],
  legalReview: [
    { reviewResult: 'pass', reviewNote: '合法' },
    { reviewResult: 'pass', reviewNote: '合法' },
    { reviewResult: 'revise', reviewNote: '依据不对' },
  ],
  answer: ['open', 'thirdParty', 'internal'].map((outcome) => ({ outcome, answerNo: '1号', answerReason: '理由', remedyTold: true })),
}
const actions = Object.keys(inputs)

const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T

function move(told: Story, n: number): Story {
  const on = told.on(addDays(told.day, Math.floor(n / 7) % 3))
  const who = pick(people, Math.floor(n / 31))
  const offered = on.offers(who).filter((c) => !c.refusal && c.action in inputs && (n % 4 === 0 || !c.aside))
  const chosen = n % 8 === 0 || offered.length === 0 ? pick(actions, Math.floor(n / 101)) : pick(offered, Math.floor(n / 101)).action
  const outcome = on.tries(who, chosen, pick(inputs[chosen] ?? [{}], Math.floor(n / 1009)))
  return 'done' in outcome ? outcome.done : on
}

const last = (entries: readonly Entry[], action: string): number => entries.findLastIndex((e) => e.action === action)

/** What has to be true of everything before an answer, whoever took whatever way. */
function checkAnswer(before: Story, answer: Entry): void {
  const { entries, values } = before
  const drafted = last(entries, 'draft')
  expect(last(entries, 'search')).toBeGreaterThan(last(entries, 'register'))
  expect(drafted).toBeGreaterThan(last(entries, 'search'))
  expect(last(entries, 'examine')).toBeGreaterThan(drafted)
  if (isAdverse(values)) expect(last(entries, 'legalReview')).toBeGreaterThan(last(entries, 'examine'))
  if (values.thirdInvolved === true) expect(last(entries, 'consultThird')).toBeGreaterThan(0)
  expect(values.thirdPending === true || values.officePending === true).toBe(false)
  const others = entries.filter((e) => ['draft', 'examine', 'legalReview'].includes(e.action)).flatMap((e) => e.actors)
  expect(others).not.toContain(answer.actors[0])
  expect(entries[drafted]?.actors).not.toEqual(entries[last(entries, 'examine')]?.actors)
}

it('无论怎样走、由谁来走，签发之前都已检索、征求意见、拟办、审查，不利的都经过审核', () => {
  let answered = 0
  let adverse = 0
  const run = fc.property(fc.array(fc.noBias(fc.nat()), { minLength: 60, maxLength: 100, size: 'max' }), (moves) => {
    let told = story(disclosure, '2024-03-01')
    for (const n of moves) {
      const next = move(told, n)
      const taken = next.entries.find((e, i) => i >= told.entries.length && e.action === 'answer')
      if (taken) {
        checkAnswer(told, taken)
        answered += 1
        if (isAdverse(told.values)) adverse += 1
      }
      told = next
    }
  })
  fc.assert(run, { numRuns: 150, seed: 20240301 })
  // The walk would prove nothing if it never came so far.
  expect(answered).toBeGreaterThan(20)
  expect(adverse).toBeGreaterThan(5)
})
