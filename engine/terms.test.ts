import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from './days.ts'
import type { CaseState, PauseState, TermState, TermUnit } from './define.ts'
import { applied, calendar, calendarWith, card, entries, procedure, type Step } from './fixture.ts'
import { fold } from './fold.ts'
import { type Calendar, explainSpan, explainTerm, isWorkday, newlyBreached, nextDue, spanWords, standing, termsRecomputed, workdaysLeft } from './terms.ts'

const someDay = fc.integer({ min: 0, max: 1500 }).map((n) => addDays('2023-01-01', n))
const someUnit = fc.constantFrom<TermUnit>('workingDay', 'day', 'month', 'year')
const someCalendar: fc.Arbitrary<Calendar> = fc
  .array(fc.tuple(someDay, fc.boolean()), { maxLength: 60 })
  .map((days) => calendarWith(Object.fromEntries(days), '2026-06-30'))
/** Pauses that have ended, in any number, overlapping or not. */
const somePauses = (from: string): fc.Arbitrary<PauseState[]> =>
  fc
    .array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 30 })), { maxLength: 4 })
    .map((pairs) => pairs.map(([after, long]) => ({ from: addDays(from, after), to: addDays(from, after + long), label: '等待' })))
const someSpan = fc.tuple(someDay, fc.integer({ min: 1, max: 40 }), someUnit, someCalendar)
const stateAfter = (steps: readonly Step[], days: Calendar = calendar): CaseState => fold(card, entries(steps), days) as CaseState
const termAfter = (id: string, steps: readonly Step[]): TermState => stateAfter(steps).terms[id] as TermState

describe('期限：无论什么日历', () => {
  it('顺延的最后一日不会是休息日', () => {
    fc.assert(fc.property(someSpan, ([from, length, unit, days]) => isWorkday(days, explainSpan(days, from, { length, unit }).due)))
  })

  it('不顺延的不晚于顺延的', () => {
    fc.assert(
      fc.property(
        someSpan,
        ([from, length, unit, days]) => explainSpan(days, from, { length, unit, rolls: false }).due <= explainSpan(days, from, { length, unit }).due,
      ),
    )
  })

  it('长一天的期限不会早到期', () => {
    fc.assert(
      fc.property(
        someSpan,
        ([from, length, unit, days]) => explainSpan(days, from, { length, unit }).due <= explainSpan(days, from, { length: length + 1, unit }).due,
      ),
    )
  })

  it('晚一天起算的不会早到期', () => {
    fc.assert(
      fc.property(
        someSpan,
        ([from, length, unit, days]) => explainSpan(days, from, { length, unit }).due <= explainSpan(days, addDays(from, 1), { length, unit }).due,
      ),
    )
  })

  it('按日数的，计入的日子恰好是期限的长度', () => {
    const withPauses = someSpan.chain(([from, length, unit, days]) => fc.tuple(fc.constant({ from, length, unit, days }), somePauses(from)))
    fc.assert(
      fc.property(withPauses, ([{ from, length, unit, days }, pauses]) => {
        if (unit === 'month' || unit === 'year') return true
        return explainSpan(days, from, { length, unit, pauses }).days.filter((d) => d.counted).length === length
      }),
    )
  })

  it('说明从次日起逐日相连，一天不缺，到最后一日为止', () => {
    const withPauses = someSpan.chain((span) => fc.tuple(fc.constant(span), somePauses(span[0])))
    fc.assert(
      fc.property(withPauses, ([[from, length, unit, days], pauses]) => {
        const explained = explainSpan(days, from, { length, unit, pauses })
        expect(explained.days.map((d) => d.on)).toEqual(explained.days.map((_, i) => addDays(from, i + 1)))
        expect(explained.days[explained.days.length - 1]?.on).toBe(explained.due)
        expect(explained.days.every((d) => d.why.length > 0)).toBe(true)
      }),
    )
  })

  it('暂停过的不会早到期，延长过的也不会', () => {
    const withPauses = someSpan.chain((span) => fc.tuple(fc.constant(span), somePauses(span[0]), fc.integer({ min: 1, max: 20 }), someUnit))
    fc.assert(
      fc.property(withPauses, ([[from, length, unit, days], pauses, more, moreUnit]) => {
        const plain = explainSpan(days, from, { length, unit }).due
        const extension = { on: from, length: more, unit: moreUnit, label: '延长' }
        expect(explainSpan(days, from, { length, unit, pauses }).due >= plain).toBe(true)
        expect(explainSpan(days, from, { length, unit }, [extension]).due >= plain).toBe(true)
      }),
    )
  })

  it('自起算日共若干的延长，等于从头就是那么长', () => {
    fc.assert(
      fc.property(someSpan, fc.integer({ min: 1, max: 20 }), someUnit, ([from, length, unit, days], more, moreUnit) => {
        const extension = { on: from, length: more, unit: moreUnit, fromStart: true, label: '延长' }
        return explainSpan(days, from, { length, unit }, [extension]).due === explainSpan(days, from, { length: more, unit: moreUnit }).due
      }),
    )
  })

  it('最后一日超出已知的安排，才是暂定', () => {
    fc.assert(
      fc.property(someSpan, ([from, length, unit, days]) => {
        const { due, provisional } = explainSpan(days, from, { length, unit })
        return provisional === due > days.coversUntil
      }),
    )
  })
})

describe('案件上的期限', () => {
  const start: Step = applied // 2024-03-04, Monday
  const issueOn = (on: string): Step => ({ action: 'issue', on })

  it('从申请次日起算二十个工作日', () => {
    expect(termAfter('issue', [start])).toEqual({ startedOn: '2024-03-04', due: '2024-04-01', provisional: false, pauses: [], extensions: [] })
  })

  it('补正期间不计，恢复后往后推', () => {
    const term = termAfter('issue', [start, { action: 'askMore', on: '2024-03-06' }, { action: 'supply', on: '2024-03-13' }])
    expect(term.due).toBe('2024-04-08')
    expect(term.pauses).toEqual([{ from: '2024-03-06', to: '2024-03-13', label: '等待补正' }])
  })

  it('两种暂停同时开着，各由各的步骤结束，最后一个结束才恢复', () => {
    const both = [start, { action: 'askPolice', on: '2024-03-05' }, { action: 'askMore', on: '2024-03-06' }, { action: 'supply', on: '2024-03-08' }]
    expect(termAfter('issue', both).pauses).toEqual([
      { from: '2024-03-05', label: '等待核实' },
      { from: '2024-03-06', to: '2024-03-08', label: '等待补正' },
    ])
    expect(standing(procedure, 'issue', termAfter('issue', both), calendar, '2024-03-20').words).toBe('暂停计时')
    expect(termAfter('issue', [...both, { action: 'policeAnswered', on: '2024-03-12' }]).due).toBe('2024-04-08')
  })

  it('办结时还开着的暂停，到办结那天为止', () => {
    const term = termAfter('issue', [start, { action: 'askMore', on: '2024-03-06' }, { action: 'refuse', on: '2024-03-20' }])
    expect(term).toMatchObject({ metOn: '2024-03-20', due: '2024-04-15' })
    expect(term.pauses[0]?.to).toBe('2024-03-20')
  })

  it('延长按表单写的天数，但不超过法定的上限', () => {
    expect(termAfter('issue', [start, { action: 'extend', on: '2024-03-20', data: { days: 5 } }]).due).toBe('2024-04-08')
    expect(termAfter('issue', [start, { action: 'extend', on: '2024-03-20', data: { days: 500 } }]).due).toBe('2024-04-29')
    expect(termAfter('issue', [start, { action: 'extend', on: '2024-03-20' }]).due).toBe('2024-04-29')
  })

  it('延长至自起算日共两个月', () => {
    expect(termAfter('issue', [start, { action: 'extendToMonths', on: '2024-03-20' }]).due).toBe('2024-05-06')
  })

  it('办结之后的暂停和延长不再改动期限', () => {
    const met = [start, issueOn('2024-03-20')]
    expect(termAfter('issue', [...met, { action: 'askMore', on: '2024-03-21' }, { action: 'extend', on: '2024-03-22' }])).toEqual(termAfter('issue', met))
  })

  it('适用的条件不成立就没有这项期限', () => {
    expect(stateAfter([start]).terms.guardian).toBeUndefined()
    const minor = stateAfter([{ ...start, data: { ...start.data, minor: true } }])
    expect(minor.terms.guardian?.due).toBe('2024-03-07')
  })

  it('另有步骤使职责不再存在的，期限终止而不是完成', () => {
    const term = stateAfter([
      { ...start, data: { minor: true } },
      { action: 'refuse', on: '2024-03-05' },
    ]).terms.guardian as TermState
    expect(term).toMatchObject({ endedOn: '2024-03-05' })
    expect(standing(procedure, 'guardian', term, calendar, '2024-03-30')).toMatchObject({ state: 'ended', light: 'grey', words: '不再计算' })
  })

  it('从送达日起算的，没有送达日就不起算', () => {
    expect(stateAfter([start, issueOn('2024-03-20')]).terms.appeal).toBeUndefined()
    expect(termAfter('appeal', [start, { ...issueOn('2024-03-20'), data: { deliveredOn: '2024-03-22' } }])).toMatchObject({
      startedOn: '2024-03-22',
      due: '2024-04-01',
    })
  })

  it('逐日说明和案件上的最后一日是同一个算法', () => {
    const term = termAfter('issue', [start, { action: 'askMore', on: '2024-03-06' }, { action: 'supply', on: '2024-03-13' }])
    expect(explainTerm(calendar, procedure.terms.issue, term).due).toBe(term.due)
    expect(explainTerm(calendar, procedure.terms.issue, term).days.find((d) => d.on === '2024-03-08')?.why).toBe('暂停计时：等待补正')
  })

  it('下一年的安排公布之后重算：未完成的改，已完成的不动', () => {
    const short = calendarWith({}, '2024-03-20')
    const open = stateAfter([start], short)
    const met = stateAfter([start, issueOn('2024-03-06')], short)
    const grown = calendarWith({ '2024-03-29': false }, '2024-12-31')
    expect(open.terms.issue).toMatchObject({ due: '2024-04-01', provisional: true })
    expect(termsRecomputed(procedure, open.terms, grown).issue).toMatchObject({ due: '2024-04-02', provisional: false })
    expect(termsRecomputed(procedure, met.terms, grown).issue).toEqual(met.terms.issue)
  })
})

describe('红绿灯怎么说', () => {
  const term = termAfter('issue', [applied])
  it.each([
    ['2024-03-05', 'green', 'open', '剩 19 个工作日'],
    ['2024-03-27', 'yellow', 'open', '剩 3 个工作日'],
    ['2024-03-28', 'yellow', 'open', '剩 2 个工作日'],
    ['2024-03-29', 'orange', 'open', '剩 1 个工作日'],
    ['2024-03-31', 'orange', 'open', '剩 1 个工作日'],
    ['2024-04-01', 'orange', 'open', '今天到期'],
    ['2024-04-02', 'red', 'overdue', '超期 1 天'],
  ] as const)('%s', (today, light, state, words) => {
    expect(standing(procedure, 'issue', term, calendar, today)).toMatchObject({ light, state, words, law: '《借阅管理办法》第5条' })
  })

  it('完成的分按期和超期', () => {
    expect(standing(procedure, 'issue', { ...term, metOn: '2024-04-01' }, calendar, '2024-05-01')).toMatchObject({ state: 'met', words: '按期完成' })
    const late = { state: 'late', light: 'red', words: '已完成，超期 2 天' }
    expect(standing(procedure, 'issue', { ...term, metOn: '2024-04-03' }, calendar, '2024-05-01')).toMatchObject(late)
  })

  it('当事人的权利过了期是已届满', () => {
    const right = termAfter('appeal', [applied, { action: 'issue', on: '2024-03-20', data: { deliveredOn: '2024-03-22' } }])
    expect(standing(procedure, 'appeal', right, calendar, '2024-04-02')).toMatchObject({ state: 'ended', words: '已届满' })
    expect(standing(procedure, 'appeal', right, calendar, '2024-04-01').words).toBe('今天到期')
  })

  it('程序里没有的期限是错误', () => {
    expect(() => standing(procedure, 'nothing', term, calendar, '2024-03-05')).toThrow('nothing')
  })

  it('剩余的工作日不含今天，含最后一日', () => {
    expect(workdaysLeft(calendar, '2024-03-29', '2024-04-01')).toBe(1)
    expect(workdaysLeft(calendar, '2024-04-01', '2024-04-01')).toBe(0)
  })

  it('长度写成单位齐全的话', () => {
    expect(spanWords({ length: 7, unit: 'workingDay' })).toBe('7 个工作日')
    expect(spanWords({ length: 3, unit: 'month' })).toBe('3 个月')
  })
})

describe('超期', () => {
  it('过了最后一日才超期，当天不算', () => {
    expect(newlyBreached(stateAfter([applied]), '2024-04-01')).toEqual(['visit'])
    expect(newlyBreached(stateAfter([applied]), '2024-04-02')).toEqual(['issue', 'visit'])
  })

  it('晚完成的同样要记载', () => {
    const late = stateAfter([applied, { action: 'refuse', on: '2024-04-02' }])
    expect(newlyBreached(late, '2024-04-02')).toContain('issue')
  })

  it('暂停的、终止的、已记载的、属于当事人权利的，都不再记', () => {
    const run: TermState = { startedOn: '2024-01-02', due: '2024-01-09', provisional: false, pauses: [], extensions: [] }
    const terms = {
      open: run,
      paused: { ...run, pauses: [{ from: '2024-01-05', label: '等待' }] },
      ended: { ...run, endedOn: '2024-01-08' },
      known: { ...run, breachedOn: '2024-01-10' },
      right: { ...run, lapses: true as const },
    }
    expect(newlyBreached({ ...stateAfter([applied]), terms }, '2024-02-01')).toEqual(['open'])
  })

  it('排队按最早到期的期限；计划、当事人的权利和暂停的不参加', () => {
    expect(nextDue(procedure, stateAfter([applied]))).toEqual({ term: 'issue', due: '2024-04-01' })
    expect(nextDue(procedure, stateAfter([applied, { action: 'askMore', on: '2024-03-06' }]))).toBeUndefined()
    const minor = stateAfter([{ ...applied, data: { minor: true } }])
    expect(nextDue(procedure, minor)).toEqual({ term: 'guardian', due: '2024-03-07' })
  })
})
