import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from './days.ts'
import type { AnyProcedure, CaseState, Values } from './define.ts'
import { cardType, procedure } from './fixture.ts'
import { asked, askedByChild, calendar, calendarWith, entries, type Step, stateAfter, termAfter } from './fixture-log.ts'
import { actionLabel, builtIn, type Entry, fold, foldOne, isBuiltIn, passingDue } from './fold.ts'

const someValues: fc.Arbitrary<Values> = fc.record(
  {
    kind: fc.constantFrom('adult', 'child'),
    verdict: fc.constantFrom('pass', 'doubt'),
    extraDays: fc.integer({ min: 0, max: 30 }),
    receivedOn: fc.constantFrom('2024-03-04', '2024-03-05'),
    issuedOn: fc.constantFrom('2024-03-08', '2024-04-01'),
  },
  { requiredKeys: [] },
)
const someAction = fc.constantFrom(...Object.keys(procedure.actions), 'correct', 'issue', 'note', 'recalculate', 'breach', 'breach')
const someStep = fc.tuple(someAction, fc.integer({ min: 0, max: 12 }), someValues, fc.subarray(['issue', 'visit', 'giveBack', 'fetch']))
/** Any steps at all after an application, in the order of their days: the fold answers for what is on record, not for what was allowed. */
const someLog: fc.Arbitrary<Entry[]> = fc.array(someStep, { maxLength: 14 }).map((parts) => {
  let on = asked.on
  const steps = parts.map(([action, later, data, terms]): Step => {
    on = addDays(on, later)
    return action === 'breach' ? { action, on, extra: { terms } } : { action, on, ...(action === 'note' || action === 'recalculate' ? {} : { data }) }
  })
  return entries([askedByChild, ...steps])
})

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.freeze(value)
    Object.values(value).forEach(frozen)
  }
  return value
}

describe('案件由动作折叠而成', () => {
  it('一次折完和一步一步折，结果相同', () => {
    fc.assert(
      fc.property(someLog, fc.nat(), (log, at) => {
        const cut = at % (log.length + 1)
        let state = fold(cardType, log.slice(0, cut), calendar)
        for (const entry of log.slice(cut)) state = foldOne(cardType, state, entry, calendar)
        expect(state).toEqual(fold(cardType, log, calendar))
      }),
    )
  })

  it('折叠不改动以前的状态', () => {
    fc.assert(
      fc.property(someLog, (log) => {
        let state: CaseState | undefined
        for (const entry of log) state = frozen(foldOne(cardType, state, frozen(entry), calendar))
        return state?.seq === log.length
      }),
    )
  })

  it('动作逐一留痕：次序、日期、人员都在', () => {
    fc.assert(
      fc.property(someLog, (log) => {
        expect(fold(cardType, log, calendar)?.done).toEqual(log.map(({ seq, action, on, actors }) => ({ seq, action, on, actors })))
      }),
    )
  })

  it('少了一个、重了一个、换了次序，都不认', () => {
    fc.assert(
      fc.property(
        someLog.filter((log) => log.length > 2),
        fc.nat(),
        (log, at) => {
          const i = at % (log.length - 1)
          const missing = log.filter((_, j) => j !== i)
          const doubled = [...log.slice(0, i + 1), ...log.slice(i)]
          const swapped = log.map((e, j) => (j === i ? log[i + 1] : j === i + 1 ? log[i] : e) as Entry)
          for (const broken of [missing, doubled, swapped]) expect(() => fold(cardType, broken, calendar)).toThrow('follows')
        },
      ),
    )
  })

  it('记载过的超期，以后怎么办都还在', () => {
    fc.assert(
      fc.property(someLog, (log) => {
        let state: CaseState | undefined
        const recorded = new Map<string, string>()
        for (const entry of log) {
          state = foldOne(cardType, state, entry, calendar)
          for (const [id, day] of recorded) expect(state.terms[id]?.breachedOn, `${id} after ${entry.action}`).toBe(day)
          for (const [id, term] of Object.entries(state.terms)) if (term.breachedOn) recorded.set(id, term.breachedOn)
        }
      }),
      { numRuns: 400 },
    )
  })

  it('没有动作就没有案件', () => {
    expect(fold(cardType, [], calendar)).toBeUndefined()
  })

  it('程序里没有的动作是错误，说得出是哪一个', () => {
    expect(() => fold(cardType, entries([asked, { action: 'burn', on: '2024-03-05' }]), calendar)).toThrow("no action 'burn' in card of 2020-01-01")
  })

  it('定义里没有的版本是错误', () => {
    expect(() => fold(cardType, entries([asked], '1999-01-01'), calendar)).toThrow('no procedure of 1999-01-01')
  })
})

describe('一步之后的案件', () => {
  it('表单的值、办理日期、固定的值都落在案件上', () => {
    const lost = { action: 'issue', on: '2024-03-08', data: { lost: true, depositFen: 5000 } }
    const state = stateAfter([asked, lost, { action: 'giveBack', on: '2024-03-20' }])
    expect(state.values).toMatchObject({
      holder: '甲某',
      receivedOn: '2024-03-04',
      issuedOn: '2024-03-08',
      depositFen: 5000,
      lost: false,
      returnedOn: '2024-03-20',
    })
  })

  it.each([
    ['pass', 'checked'],
    ['doubt', 'doubted'],
  ])('状态随核验结果走：%s', (verdict, status) => {
    expect(stateAfter([asked, { action: 'check', on: '2024-03-05', data: { verdict } }]).status).toBe(status)
  })

  it('不改变状态的步骤不动状态', () => {
    expect(stateAfter([asked, { action: 'askParents', on: '2024-03-05' }]).status).toBe('asked')
  })

  it('案件按立案时的版本办到底', () => {
    const old = fold(cardType, entries([{ ...asked, on: '2019-12-30' }], '2010-01-01'), calendar)
    expect(old?.version).toBe('2010-01-01')
    expect(old?.terms.issue?.due).toBe('2020-01-20')
    expect(() => fold(cardType, entries([asked, { action: 'renew', on: '2020-02-01' }], '2010-01-01'), calendar)).toThrow('renew')
  })

  it('备注只留痕，什么也不改', () => {
    const { seq: _, done: __, ...before } = stateAfter([asked])
    expect(stateAfter([asked, { action: 'note', on: '2024-03-05', data: { holder: '乙某' } }])).toMatchObject(before)
  })
})

describe('更正', () => {
  it('更正日期之后，期限按更正后的日期算', () => {
    const state = stateAfter([asked, { action: 'correct', on: '2024-03-06', data: { receivedOn: '2024-03-01' } }])
    expect(state.values.receivedOn).toBe('2024-03-01')
    expect(state.terms.issue).toMatchObject({ startedOn: '2024-03-01', due: '2024-03-08' })
  })

  it('更正办结日期，期限的完成日跟着改', () => {
    const done = [asked, { action: 'issue', on: '2024-03-08' }]
    expect(termAfter('issue', [...done, { action: 'correct', on: '2024-03-20', data: { issuedOn: '2024-03-13' } }]).metOn).toBe('2024-03-13')
  })

  it('办过两次的步骤，更正之后第一次仍是第一次那天', () => {
    const twice = [asked, { action: 'issue', on: '2024-03-08' }, { action: 'issue', on: '2024-03-20' }]
    expect(termAfter('issue', [...twice, { action: 'correct', on: '2024-03-21', data: { note: '更正备注' } }]).metOn).toBe('2024-03-08')
  })

  it('更正之后不再适用的期限没有了，但已记载的超期留着', () => {
    const issued = [askedByChild, { action: 'issue', on: '2024-03-08' }]
    const adult = { action: 'correct', on: '2024-04-02', data: { kind: 'adult' } }
    expect(stateAfter([...issued, adult]).terms.visit).toBeUndefined()
    const breach = { action: 'breach', on: '2024-04-01', extra: { terms: ['visit'] } }
    expect(stateAfter([...issued, breach, adult]).terms.visit).toMatchObject({ breachedOn: '2024-04-01', endedOn: '2024-04-02' })
  })
})

describe('补录', () => {
  const ledger = (data: Values, extra: Step['extra'] = { status: 'issued' }): Step => ({ action: 'backfill', on: '2024-06-03', data, extra })

  it('状态、事实、日期如台账所记，标为补录', () => {
    const state = stateAfter([ledger({ holder: '乙某', receivedOn: '2024-01-02', issuedOn: '2024-01-05' })])
    expect(state).toMatchObject({ status: 'issued', backfilled: true, values: { issuedOn: '2024-01-05' } })
    expect(state.terms.issue).toMatchObject({ startedOn: '2024-01-02', metOn: '2024-01-05', due: '2024-01-09' })
  })

  it('补录时已经超期的，记为超期而不是拒绝', () => {
    const late = ledger({ receivedOn: '2024-01-02', issuedOn: '2024-02-01' }, { status: 'issued', terms: ['issue'] })
    expect(stateAfter([late]).terms.issue).toMatchObject({ metOn: '2024-02-01', breachedOn: '2024-06-03' })
  })

  it('没有日期的步骤当作没有办过', () => {
    expect(stateAfter([ledger({ holder: '乙某' }, { status: 'asked' })]).terms).toEqual({})
  })

  it('没有写明状态的补录是错误', () => {
    expect(() => stateAfter([ledger({ holder: '乙某' }, {})])).toThrow('backfill without a status')
  })

  it('补录之后照常往下办', () => {
    const open = ledger({ receivedOn: '2024-06-03' }, { status: 'asked' })
    const state = stateAfter([open, { action: 'check', on: '2024-06-04', data: { verdict: 'pass' } }])
    expect(state).toMatchObject({ status: 'checked', backfilled: true })
  })

  it('台账只说做过、没说哪天的，算在它前面的步骤那天', () => {
    const marked: AnyProcedure = { ...procedure, actions: { ...procedure.actions, refuse: { ...procedure.actions.refuse, marks: 'lost' } } }
    const type = { ...cardType, procedures: [marked] }
    const state = fold(type, entries([ledger({ receivedOn: '2024-01-02', checkedOn: '2024-01-04', lost: true }, { status: 'refused' })]), calendar)
    expect(state?.terms.issue?.metOn).toBe('2024-01-04')
  })
})

describe('日历变了，案件不变', () => {
  const short = calendarWith({}, '2024-03-08')
  const holiday = calendarWith({ '2024-03-11': false })

  it('动作带着当时算出的暂定日期，以后重折也是它', () => {
    const state = stateAfter([asked], short)
    const due = passingDue(undefined, state, state)
    expect(due).toEqual({ issue: { due: '2024-03-11', provisional: true } })
    expect(stateAfter([{ ...asked, extra: { due: due ?? {} } }], holiday).terms.issue).toMatchObject({ due: '2024-03-11', provisional: true })
  })

  it('按公布的安排算得出来的日期不必带', () => {
    const state = stateAfter([asked])
    expect(passingDue(undefined, state, state)).toBeUndefined()
  })

  it('机关自己的安排算出的日期要带', () => {
    expect(passingDue(undefined, stateAfter([asked], holiday), stateAfter([asked]))).toEqual({ issue: { due: '2024-03-12', provisional: false } })
  })

  it('这一步没有动过的期限不必带', () => {
    const before = stateAfter([asked], short)
    const after = foldOne(cardType, before, { ...(entries([asked, { action: 'note', on: '2024-03-05' }])[1] as Entry) }, short)
    expect(passingDue(before, after, after)).toBeUndefined()
  })

  it('重算是一个动作：新的安排公布之后，由它改日期', () => {
    const log = entries([asked, { action: 'recalculate', on: '2024-03-09' }])
    const before = foldOne(cardType, undefined, log[0] as Entry, short)
    expect(foldOne(cardType, before, log[1] as Entry, holiday).terms.issue).toMatchObject({ due: '2024-03-12', provisional: false })
  })
})

describe('动作的名称', () => {
  it('内置的和程序的都叫得出，叫不出的照写', () => {
    expect(actionLabel(procedure, 'backfill')).toBe('补录')
    expect(actionLabel(procedure, 'check')).toBe('核验')
    expect(actionLabel(procedure, 'burn')).toBe('burn')
  })

  it('内置的动作就是这五个', () => {
    expect(Object.keys(builtIn).every(isBuiltIn)).toBe(true)
    expect(isBuiltIn('check')).toBe(false)
    expect(isBuiltIn('toString')).toBe(false)
  })
})
