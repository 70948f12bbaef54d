import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from './days.ts'
import type { CaseState, PauseState, TermState, TermUnit } from './define.ts'
import { procedure } from './fixture.ts'
import { asked, askedByChild, calendar, calendarWith, stateAfter, termAfter } from './fixture-log.ts'
import {
  type Calendar,
  explainSpan,
  explainTerm,
  isWorkday,
  newlyBreached,
  nextDue,
  spanWords,
  standing,
  termsAfter,
  termsRecomputed,
  workdaysLeft,
} from './terms.ts'

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

  it('最后一日超出已知的安排，才是暂定；恰好是已知的最后一天，不是', () => {
    const known = calendarWith({}, '2024-03-11')
    expect(explainSpan(known, '2024-03-04', { length: 5, unit: 'workingDay' })).toMatchObject({ due: '2024-03-11', provisional: false })
    expect(explainSpan(known, '2024-03-05', { length: 5, unit: 'workingDay' })).toMatchObject({ due: '2024-03-12', provisional: true })
    fc.assert(
      fc.property(someSpan, ([from, length, unit, days]) => {
        const { due, provisional } = explainSpan(days, from, { length, unit })
        return provisional === due > days.coversUntil
      }),
    )
  })
})

describe('案件上的期限', () => {
  const papers = [asked, { action: 'askPapers', on: '2024-03-06' }]

  it('从申请次日起算五个工作日', () => {
    expect(termAfter('issue', [asked])).toEqual({ startedOn: '2024-03-04', due: '2024-03-11', provisional: false, pauses: [], extensions: [] })
  })

  it('补材料期间不计，恢复后往后推', () => {
    const term = termAfter('issue', [...papers, { action: 'givePapers', on: '2024-03-13' }])
    expect(term.due).toBe('2024-03-18')
    expect(term.pauses).toEqual([{ from: '2024-03-06', to: '2024-03-13', label: '等待补材料' }])
  })

  it('两种暂停同时开着，各由各的步骤结束，最后一个结束才恢复', () => {
    const both = [asked, { action: 'askParents', on: '2024-03-05' }, { action: 'askPapers', on: '2024-03-06' }, { action: 'givePapers', on: '2024-03-08' }]
    expect(termAfter('issue', both).pauses).toEqual([
      { from: '2024-03-05', label: '征求监护人意见' },
      { from: '2024-03-06', to: '2024-03-08', label: '等待补材料' },
    ])
    expect(standing(procedure, 'issue', termAfter('issue', both), calendar, '2024-03-20').words).toBe('暂停计时')
    expect(termAfter('issue', [...both, { action: 'parentsAgree', on: '2024-03-12' }]).due).toBe('2024-03-18')
  })

  it('重复要求补材料，暂停还是从第一次起', () => {
    const again = [...papers, { action: 'askPapers', on: '2024-03-08' }, { action: 'givePapers', on: '2024-03-13' }]
    expect(termAfter('issue', again).pauses).toEqual([{ from: '2024-03-06', to: '2024-03-13', label: '等待补材料' }])
  })

  it('办结时还开着的暂停，到办结那天为止', () => {
    const term = termAfter('issue', [...papers, { action: 'refuse', on: '2024-03-20' }])
    expect(term).toMatchObject({ metOn: '2024-03-20', due: '2024-03-25' })
    expect(term.pauses[0]?.to).toBe('2024-03-20')
  })

  it('延长按表单写的天数，但不超过规定的上限', () => {
    const extended = (extraDays?: number): string =>
      termAfter('issue', [asked, { action: 'extend', on: '2024-03-06', ...(extraDays === undefined ? {} : { data: { extraDays } }) }]).due
    expect(extended(3)).toBe('2024-03-14')
    expect(extended(10)).toBe('2024-03-25')
    expect(extended(500)).toBe('2024-03-25')
    expect(extended()).toBe('2024-03-25')
  })

  it('续期是自发证之日起共三年，不是一年再加三年', () => {
    const issued = [asked, { action: 'issue', on: '2024-03-09' }]
    expect(termAfter('giveBack', issued).due).toBe('2025-03-09')
    expect(termAfter('giveBack', [...issued, { action: 'renew', on: '2024-10-01' }]).due).toBe('2027-03-09')
  })

  it('重新申请，期限从新的申请起算', () => {
    expect(termAfter('issue', [...papers, { ...asked, on: '2024-03-20' }])).toMatchObject({ startedOn: '2024-03-20', due: '2024-03-27', pauses: [] })
  })

  it('办结之后的暂停和延长不再改动期限', () => {
    const met = [asked, { action: 'issue', on: '2024-03-08' }]
    expect(termAfter('issue', [...met, { action: 'askPapers', on: '2024-03-11' }, { action: 'extend', on: '2024-03-12' }])).toEqual(termAfter('issue', met))
  })

  it('适用的条件不成立就没有这项期限', () => {
    expect(stateAfter([asked, { action: 'issue', on: '2024-03-08' }]).terms.visit).toBeUndefined()
    expect(termAfter('visit', [askedByChild, { action: 'issue', on: '2024-03-08' }]).due).toBe('2024-03-18')
  })

  it('职责不再存在的，期限终止而不是完成', () => {
    const term = termAfter('visit', [askedByChild, { action: 'issue', on: '2024-03-08' }, { action: 'giveBack', on: '2024-03-12' }])
    expect(term).toMatchObject({ endedOn: '2024-03-12' })
    expect(term.metOn).toBeUndefined()
    expect(standing(procedure, 'visit', term, calendar, '2024-03-30')).toMatchObject({ state: 'ended', light: 'grey', words: '不再计算' })
  })

  it('从某一天起算的，那一天还没有就不起算', () => {
    const { stamps: _, ...unstamped } = procedure.actions.issue
    const late = { ...procedure, actions: { ...procedure.actions, issue: unstamped } }
    const event = (values: CaseState['values']) => ({ action: 'issue', on: '2024-03-08', calendar, state: { ...stateAfter([asked]), values } })
    expect(termsAfter(late, {}, event({})).fetch).toBeUndefined()
    expect(termsAfter(late, {}, event({ issuedOn: '2024-02-29' })).fetch).toMatchObject({ startedOn: '2024-02-29', due: '2024-03-29' })
  })

  it('逐日说明和案件上的最后一日是同一个算法', () => {
    const term = termAfter('issue', [...papers, { action: 'givePapers', on: '2024-03-13' }])
    expect(explainTerm(calendar, procedure.terms.issue, term).due).toBe(term.due)
    expect(explainTerm(calendar, procedure.terms.issue, term).days.find((d) => d.on === '2024-03-08')?.why).toBe('暂停计时：等待补材料')
  })

  it('下一年的安排公布之后重算：未完成的改，已完成的不动', () => {
    const short = calendarWith({}, '2024-03-08')
    const open = stateAfter([asked], short)
    const met = stateAfter([asked, { action: 'refuse', on: '2024-03-06' }], short)
    const grown = calendarWith({ '2024-03-11': false }, '2024-12-31')
    expect(open.terms.issue).toMatchObject({ due: '2024-03-11', provisional: true })
    expect(termsRecomputed(procedure, open.terms, grown).issue).toMatchObject({ due: '2024-03-12', provisional: false })
    expect(termsRecomputed(procedure, met.terms, grown).issue).toEqual(met.terms.issue)
  })
})

describe('红绿灯怎么说', () => {
  const term = termAfter('issue', [asked])
  it.each([
    ['2024-03-05', 'green', 'open', '剩 4 个工作日'],
    ['2024-03-06', 'yellow', 'open', '剩 3 个工作日'],
    ['2024-03-07', 'yellow', 'open', '剩 2 个工作日'],
    ['2024-03-08', 'orange', 'open', '剩 1 个工作日'],
    ['2024-03-10', 'orange', 'open', '剩 1 个工作日'],
    ['2024-03-11', 'orange', 'open', '今天到期'],
    ['2024-03-12', 'red', 'overdue', '超期 1 天'],
  ] as const)('%s 是 %s', (today, light, state, words) => {
    expect(standing(procedure, 'issue', term, calendar, today)).toMatchObject({ light, state, words, law: '《图书馆管理办法》第5条' })
  })

  it('完成的分按期和超期', () => {
    expect(standing(procedure, 'issue', { ...term, metOn: '2024-03-11' }, calendar, '2024-05-01')).toMatchObject({ state: 'met', words: '按期完成' })
    const late = { state: 'late', light: 'red', words: '已完成，超期 2 天' }
    expect(standing(procedure, 'issue', { ...term, metOn: '2024-03-13' }, calendar, '2024-05-01')).toMatchObject(late)
  })

  it('当事人的权利过了期是已届满，不是超期', () => {
    const right = termAfter('fetch', [asked, { action: 'issue', on: '2024-03-08' }])
    expect(right.due).toBe('2024-04-08')
    expect(standing(procedure, 'fetch', right, calendar, '2024-04-09')).toMatchObject({ state: 'ended', words: '已届满' })
    expect(standing(procedure, 'fetch', right, calendar, '2024-04-08').words).toBe('今天到期')
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
    expect(newlyBreached(stateAfter([asked]), '2024-03-11')).toEqual([])
    expect(newlyBreached(stateAfter([asked]), '2024-03-12')).toEqual(['issue'])
  })

  it('晚完成的同样要记载', () => {
    expect(newlyBreached(stateAfter([asked, { action: 'refuse', on: '2024-03-12' }]), '2024-03-12')).toEqual(['issue'])
    expect(newlyBreached(stateAfter([asked, { action: 'refuse', on: '2024-03-11' }]), '2024-03-12')).toEqual([])
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
    expect(newlyBreached({ ...stateAfter([asked]), terms }, '2024-02-01')).toEqual(['open'])
  })

  it('排队按最早到期的期限；计划、当事人的权利、暂停的和办结的不参加', () => {
    expect(nextDue(procedure, stateAfter([asked]))).toEqual({ term: 'issue', due: '2024-03-11' })
    expect(nextDue(procedure, stateAfter([asked, { action: 'askPapers', on: '2024-03-06' }]))).toBeUndefined()
    expect(nextDue(procedure, stateAfter([asked, { action: 'issue', on: '2024-03-08' }]))).toBeUndefined()
    expect(nextDue(procedure, stateAfter([askedByChild, { action: 'issue', on: '2024-03-08' }]))).toEqual({ term: 'visit', due: '2024-03-18' })
  })
})
