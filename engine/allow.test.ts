import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { choices, orderFaults, type Refusal, refusal, restsOnForm } from './allow.ts'
import type { Actor, AnyAction, AnyCaseType, AnyProcedure, Ask, CaseState, Values } from './define.ts'
import { cardType, procedure as typed } from './fixture.ts'
import { asked, askedByChild, calendar, entries, type Step, stateAfter } from './fixture-log.ts'
import { builtIn, fold } from './fold.ts'
import { law } from './law.ts'

const procedure: AnyProcedure = typed
const clerk: Actor = { id: 'p1', name: '甲某', roles: ['clerk'] }
const leader: Actor = { id: 'p2', name: '乙某', roles: ['leader'] }
const nobody: Actor = { id: 'p3', name: '丙某', roles: [] }
const machine: Actor = { id: 'system', name: '系统', roles: ['system'] }
const unopened: CaseState = { ...stateAfter([asked]), status: 'new', seq: 0, values: {}, done: [], terms: {} }

type Given = Partial<Omit<Ask, 'action'>> & { type?: AnyCaseType; state?: CaseState }
function why(
  action: string,
  { type = cardType, state = stateAfter([asked]), input = {}, actor = clerk, on = '2024-03-20', ...more }: Given = {},
): Refusal | undefined {
  const ask: Ask = { action, on, today: '2024-03-20', actor, people: [actor], values: { ...state.values, ...input }, input, ...more }
  return refusal(type, type.procedures[type.procedures.length - 1] as AnyProcedure, state, ask)
}

const checked = [asked, { action: 'check', on: '2024-03-05', data: { verdict: 'pass', depositFen: 5000 } }]
/** The card with one action changed. */
const withAction = (id: string, change: Partial<AnyAction>): AnyCaseType => ({
  ...cardType,
  procedures: [{ ...procedure, actions: { ...procedure.actions, [id]: { ...(procedure.actions[id] as AnyAction), ...change } } }],
})

describe('可以办的', () => {
  it('该谁办、在什么状态办、要先办的都办了，就可以办', () => {
    expect(why('ask', { state: unopened })).toBeUndefined()
    expect(why('check')).toBeUndefined()
    expect(why('issue', { state: stateAfter(checked), actor: leader })).toBeUndefined()
  })

  it('附条件的环节，条件不成立就不要求', () => {
    const child = [askedByChild, ...checked.slice(1)]
    expect(why('issue', { state: stateAfter(checked), actor: leader })).toBeUndefined()
    expect(why('issue', { state: stateAfter(child), actor: leader })?.code).toBe('need')
  })
})

describe('不可以办的，说出为什么和依据', () => {
  it.each<[string, () => Refusal | undefined, Refusal]>([
    [
      '不是该办的人',
      () => why('check', { actor: leader }),
      { code: 'role', rule: 'role', message: '“核验”由经办人办理，您没有这一职责', law: '《图书馆管理办法》第4条' },
    ],
    [
      '还没有登记',
      () => why('check', { state: unopened }),
      { code: 'status', rule: 'status', message: '案件尚未登记，“核验”只能在“已申请”时办理', law: '《图书馆管理办法》第4条' },
    ],
    [
      '已经过了这一步',
      () => why('ask'),
      { code: 'status', rule: 'status', message: '案件已处于“已申请”，“申请”只能在“新登记”时办理', law: '《图书馆管理办法》第3条' },
    ],
    [
      '要先办的还没有办，写明在什么情形下要办',
      () => why('issue', { state: stateAfter([askedByChild, ...checked.slice(1)]), actor: leader }),
      { code: 'need', rule: 'parentsAgree', message: '监护人尚未同意（少儿证），不得“发证”', law: '《图书馆管理办法》第6条' },
    ],
    [
      '办过在先一步的人',
      () => why('issue', { state: stateAfter(checked), actor: { ...leader, id: 'p1' } }),
      { code: 'apart', rule: 'check', message: '核验的人不得发证（乙某已参与在先的办理）', law: '《图书馆管理办法》第4条' },
    ],
    [
      '条件不满足',
      () => why('issue', { state: { ...stateAfter(checked), values: { ...stateAfter(checked).values, depositFen: null } }, actor: leader }),
      { code: 'guard', rule: 'depositPaid', message: '押金尚未缴纳', law: '《图书馆管理办法》第7条' },
    ],
    ['日期晚于今天', () => why('check', { on: '2024-03-21' }), { code: 'day', rule: 'future', message: '办理日期 2024-03-21 晚于今天 2024-03-20' }],
    [
      '日期的先后不对',
      () => why('check', { on: '2024-03-01' }),
      { code: 'order', rule: 'receivedOn<=checkedOn', message: '核验日期 2024-03-01 早于受理日期 2024-03-04', law: '《图书馆管理办法》第4条' },
    ],
    ['没有这个动作', () => why('burn'), { code: 'status', rule: 'unknown', message: '没有“burn”这一动作' }],
  ])('%s', (_name, ask, expected) => {
    expect(ask()).toEqual(expected)
  })

  it('只能办一次的，第二次不办', () => {
    const twice = withAction('askParents', { once: true })
    const state = stateAfter([asked, { action: 'askParents', on: '2024-03-05' }])
    expect(why('askParents', { state })).toBeUndefined()
    expect(why('askParents', { type: twice, state })).toMatchObject({ code: 'done', message: '“征求监护人意见”已经办理过，不能重复' })
  })

  it('表单里写的别的人，也不能是办过在先一步的', () => {
    const people = [leader, { ...clerk, id: 'p9' }, { ...clerk, name: '甲某' }]
    expect(why('issue', { state: stateAfter(checked), actor: leader, people })).toMatchObject({ code: 'apart', message: expect.stringContaining('甲某') })
  })

  it('几个环节办了任何一个都可以的，缺了才拒', () => {
    const either = withAction('issue', { needs: [{ done: ['parentsAgree', 'askParents'], label: '尚未征求或者同意', law: law('图书馆管理办法', 6) }] })
    expect(why('issue', { type: either, state: stateAfter(checked), actor: leader })?.rule).toBe('parentsAgree|askParents')
    const one = stateAfter([asked, { action: 'askParents', on: '2024-03-05' }, ...checked.slice(1)])
    expect(why('issue', { type: either, state: one, actor: leader })).toBeUndefined()
  })

  it('案件里本来就错的日期，不拦不碰它们的步骤', () => {
    const state = { ...stateAfter(checked), values: { ...stateAfter(checked).values, receivedOn: '2024-03-10' } }
    expect(why('extend', { state, actor: leader })).toBeUndefined()
    expect(orderFaults(cardType, state.values)).toHaveLength(1)
  })

  it.each(['toString', 'constructor', '__proto__', 'hasOwnProperty', 'valueOf', ''])('“%s”不是动作', (action) => {
    expect(why(action)).toMatchObject({ code: 'status', rule: 'unknown' })
  })
})

describe('理由的先后', () => {
  // A case that is wrong in every way for 'issue', mended reason by reason.
  const everything = withAction('issue', { once: true })
  const child = [
    askedByChild,
    { action: 'issue', on: '2024-03-05', actors: ['p2'] },
    { action: 'check', on: '2024-03-18', data: { verdict: 'doubt', depositFen: null } },
  ]
  const state = fold(everything, entries(child.map((s) => ({ actors: ['p2'], ...s }))), calendar) as CaseState
  const given = (change: Given): Given => ({ type: everything, state, actor: nobody, on: '2024-03-25', ...change })
  const inChecked = { ...state, status: 'checked' }
  const withoutIssue = { ...inChecked, done: inChecked.done.filter((d) => d.action !== 'issue') }
  const agreed = { ...withoutIssue, done: [...withoutIssue.done, { seq: 9, action: 'parentsAgree', on: '2024-03-19', actors: ['p1'] }] }
  const apart = { ...leader, id: 'p4' }
  const paid = { ...agreed, values: { ...agreed.values, depositFen: 1 } }

  it.each<[string, Given, Refusal['code'] | undefined]>([
    ['先问是不是该办的人', {}, 'role'],
    ['再问状态', { actor: leader }, 'status'],
    ['再问是否办过', { actor: leader, state: inChecked }, 'done'],
    ['再问在先的环节', { actor: leader, state: withoutIssue }, 'need'],
    ['再问人员是否分开', { actor: leader, state: agreed }, 'apart'],
    ['再问条件', { actor: apart, state: agreed }, 'guard'],
    ['再问日期是否在将来', { actor: apart, state: paid }, 'day'],
    ['最后问日期的先后', { actor: apart, state: paid, on: '2024-03-17' }, 'order'],
    ['都对了就可以办', { actor: apart, state: paid, on: '2024-03-19' }, undefined],
  ])('%s', (_name, change, code) => {
    expect(why('issue', given(change))?.code).toBe(code)
  })
})

describe('内置的动作', () => {
  it.each([
    ['backfill', leader, unopened, 'role'],
    ['backfill', clerk, unopened, undefined],
    ['backfill', clerk, stateAfter([asked]), 'status'],
    ['correct', clerk, unopened, 'status'],
    ['correct', clerk, stateAfter([asked]), undefined],
    ['correct', leader, stateAfter([asked]), 'role'],
    ['breach', clerk, stateAfter([asked]), 'role'],
    ['breach', machine, stateAfter([asked]), undefined],
    ['recalculate', machine, unopened, 'status'],
    ['note', leader, stateAfter([asked]), undefined],
    ['note', nobody, stateAfter([asked]), 'role'],
  ] as const)('%s 由 %o 办', (action, actor, state, code) => {
    expect(why(action, { actor, state })?.code).toBe(code)
  })

  it('更正和补录的日期也不能颠倒', () => {
    const input = { receivedOn: '2024-03-10', checkedOn: '2024-03-05' }
    expect(why('correct', { input })).toMatchObject({ code: 'order', rule: 'receivedOn<=checkedOn' })
    expect(why('backfill', { state: unopened, input })).toMatchObject({ code: 'order' })
    expect(why('note', { input })).toBeUndefined()
  })
})

describe('从台账补录的案件', () => {
  const ledger = (values: Values): CaseState =>
    fold(cardType, entries([{ action: 'backfill', on: '2024-03-18', data: values, extra: { status: 'checked' } }]), calendar) as CaseState

  it('台账上有日期的环节算办过，没有的不算', () => {
    expect(why('issue', { state: ledger({ receivedOn: '2024-03-01', checkedOn: '2024-03-04', depositFen: 1 }), actor: leader })).toBeUndefined()
    expect(why('issue', { state: ledger({ receivedOn: '2024-03-01', depositFen: 1 }), actor: leader })).toMatchObject({ code: 'need', rule: 'check' })
  })

  it('不是补录的案件，只有日期不算办过', () => {
    const typedIn = { ...stateAfter([asked]), status: 'checked', values: { ...stateAfter([asked]).values, checkedOn: '2024-03-05' } }
    expect(why('issue', { state: typedIn, actor: leader })).toMatchObject({ code: 'need', rule: 'check' })
  })
})

describe('接下来能办什么', () => {
  const offered = (state: CaseState, actor: Actor, type = cardType) =>
    choices(type, type.procedures[type.procedures.length - 1] as AnyProcedure, state, {
      on: '2024-03-20',
      today: '2024-03-20',
      actor,
      people: [actor],
      values: state.values,
    })

  it('列出这一状态的每个步骤，不能办的写明理由', () => {
    const list = offered(stateAfter([asked]), clerk)
    expect(list.map((c) => [c.action, c.refusal?.code])).toEqual([
      ['askPapers', undefined],
      ['askParents', undefined],
      ['parentsAgree', 'need'],
      ['check', undefined],
      ['extend', 'role'],
      ['refuse', 'role'],
    ])
  })

  it('终结以后没有可办的', () => {
    expect(offered(stateAfter([asked, { action: 'refuse', on: '2024-03-05' }]), leader)).toEqual([])
  })

  it('不等人办的步骤有标记', () => {
    const issued = stateAfter([...checked, { action: 'issue', on: '2024-03-08' }])
    expect(offered(issued, clerk).map((c) => [c.action, c.aside])).toEqual([
      ['fetch', true],
      ['renew', undefined],
      ['giveBack', undefined],
    ])
    const sometimes = withAction('renew', { aside: (state) => state.values.kind === 'adult' })
    expect(offered(issued, clerk, sometimes).find((c) => c.action === 'renew')?.aside).toBe(true)
  })

  it('只由系统办的不列', () => {
    const byMachine = withAction('check', { by: ['system'] })
    expect(offered(stateAfter([asked]), machine, byMachine).map((c) => c.action)).not.toContain('check')
  })

  it('看表单怎么填才知道的条件，不先拦着不让打开表单', () => {
    const onForm = { id: 'verdictGiven', label: '须写明结果', law: law('图书馆管理办法', 4), onForm: true as const, holds: () => false }
    const strict = withAction('check', { guards: [onForm] })
    expect(offered(stateAfter([asked]), clerk, strict).find((c) => c.action === 'check')?.refusal).toBeUndefined()
    const { onForm: _, ...always } = onForm
    expect(offered(stateAfter([asked]), clerk, withAction('check', { guards: [always] })).find((c) => c.action === 'check')?.refusal?.code).toBe('guard')
    expect(restsOnForm({ code: 'guard', rule: 'verdictGiven', message: '须写明结果' }, strict.procedures[0]?.actions.check)).toBe(true)
    expect(restsOnForm({ code: 'role', rule: 'role', message: '无' }, strict.procedures[0]?.actions.check)).toBe(false)
  })
})

describe('无论什么案件、什么人、什么动作', () => {
  const someActor = fc.constantFrom(clerk, leader, nobody, machine, { ...clerk, roles: ['clerk', 'leader'] as const })
  const someAction = fc.constantFrom(...Object.keys(procedure.actions), ...Object.keys(builtIn), 'burn')
  const someState: fc.Arbitrary<CaseState> = fc
    .tuple(
      fc.constantFrom(asked, askedByChild),
      fc.array(fc.constantFrom(...Object.keys(procedure.actions)), { maxLength: 5 }),
      fc.constantFrom('pass', 'doubt'),
    )
    .map(([first, actions, verdict]) => stateAfter([first, ...actions.map((action): Step => ({ action, on: '2024-03-06', data: { verdict } }))]))
  const someCase = fc.tuple(fc.oneof(fc.constant(unopened), someState), someActor, someAction, fc.constantFrom('2024-03-01', '2024-03-20', '2024-03-21'))

  it('拒绝总有一句话；出自法律的总有条文', () => {
    fc.assert(
      fc.property(someCase, ([state, actor, action, on]) => {
        const no = why(action, { state, actor, on })
        if (!no) return
        expect(no.message.length).toBeGreaterThan(3)
        expect(no.rule).not.toBe('')
        if (['need', 'apart', 'guard'].includes(no.code)) expect(no.law).toMatch(/^《.+》/)
      }),
      { numRuns: 1000 },
    )
  })

  it('列为可办、不用表单的，真去办也不会被拒', () => {
    fc.assert(
      fc.property(someState, someActor, (state, actor) => {
        const ask = { on: '2024-03-20', today: '2024-03-20', actor, people: [actor], values: state.values }
        for (const choice of choices(cardType, procedure, state, ask)) {
          if (!choice.opensForm) expect(why(choice.action, { state, actor })).toEqual(choice.refusal)
        }
      }),
    )
  })

  it('没有职责的人什么程序里的步骤也办不了', () => {
    fc.assert(
      fc.property(someState, fc.constantFrom(...Object.keys(procedure.actions)), (state, action) => why(action, { state, actor: nobody })?.code === 'role'),
    )
  })
})
