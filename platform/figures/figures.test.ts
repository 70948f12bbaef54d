import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '../../engine/days.ts'
import { claimsOf, type Viewer } from '../access/index.ts'
import { officeCalendar } from '../clock/index.ts'
import { newId } from '../db/index.ts'
import { DISTRICT, EAST, type Sample, sample, sampleType, WEST } from '../testing/index.ts'
import { createFigures, type Figure, type FigureAsk, type FigureReader, type Period, readFigures, yearOf } from './index.ts'
import { cut } from './period.ts'

let s: Sample
let figures: FigureReader
let supervisor: Viewer
beforeAll(async () => {
  s = await sample({ today: '2025-11-03' })
  figures = createFigures({ types: [sampleType], below: s.offices.below, calendar: () => officeCalendar() })
  supervisor = await s.viewer('supervisor')
})
afterAll(() => s.db.close())

const ask = (what: FigureAsk, viewer = supervisor): Promise<Figure[]> => readFigures(s.db.app, claimsOf(viewer), (client) => figures.figures(client, what))
const value = async (what: FigureAsk & { metrics: [string] }): Promise<number | null | undefined> => (await ask(what))[0]?.value

type Row = { office: number; opened: string; decided: string | null; kind: string; fine: number }

/** The same cases, counted with no rollup in sight. */
async function rows(): Promise<Row[]> {
  const text = 'select office_id as office, opened_on_ as opened, decided_on as decided, kind, coalesce(fine_fen, 0) as fine from mingfa.sample'
  return (await s.db.owner.query<Row>(text)).rows
}

const within = (day: string | null, { from, to }: Period): boolean => day !== null && day >= from && day <= to

async function agrees(office: number, period: Period): Promise<void> {
  const below = new Set(await s.offices.below(office))
  const all = (await rows()).filter((r) => below.has(r.office))
  const found = new Map((await ask({ office, period })).map((f) => [f.metric, f]))
  const decided = all.filter((r) => within(r.decided, period))
  expect(found.get('sample.opened')?.value).toBe(all.filter((r) => within(r.opened, period)).length)
  expect(found.get('sample.decided')?.value).toBe(decided.length)
  expect(found.get('sample.fineYuan')?.value).toBe(decided.reduce((sum, r) => sum + r.fine, 0) / 100)
  expect(found.get('sample.onTimeShare')?.denominator).toBe(decided.length)
  const kinds = await ask({ office, period, metrics: ['sample.opened'], by: ['kind'] })
  const byKind = Map.groupBy(
    all.filter((r) => within(r.opened, period)),
    (r) => (r.kind === 'noise' ? '噪声' : r.kind === 'waste' ? '垃圾' : '未填'),
  )
  expect(Object.fromEntries(kinds.map((f) => [f.by?.kind, f.value]))).toEqual(Object.fromEntries([...byKind].map(([k, list]) => [k, list.length])))
}

const day = fc.integer({ min: 0, max: 700 }).map((n) => addDays('2024-01-01', n))
const period = fc.tuple(day, day).map(([a, b]) => (a <= b ? { from: a, to: b } : { from: b, to: a }))

/** Takes one action as people do; what is refused changes nothing. */
async function takes(username: string, office: number, caseId: string, action: string, input: Record<string, unknown>): Promise<void> {
  await s.ledger.act(await s.viewer(username), { type: 'sample', office, caseId, action, actionId: newId(), input })
}

describe('数字等于记录', () => {
  it('期间切成整年、整月和零散的日子，不重不漏', () => {
    fc.assert(
      fc.property(period, ({ from, to }) => {
        const days: string[] = []
        const { cells, edges } = cut({ from, to })
        const add = (first: string, last: string): void => {
          for (let d = first; d <= last; d = addDays(d, 1)) days.push(d)
        }
        for (const c of cells)
          add(
            c.day,
            c.grain === 'Y'
              ? `${c.day.slice(0, 4)}-12-31`
              : addDays(
                  addDays(`${c.day.slice(0, 7)}-28`, 4)
                    .slice(0, 8)
                    .concat('01'),
                  -1,
                ),
          )
        for (const e of edges) add(e.from, e.to)
        const all: string[] = []
        for (let d = from; d <= to; d = addDays(d, 1)) all.push(d)
        expect(days.sort()).toEqual(all)
      }),
    )
  })

  it('任意时刻、任意期间、任意机关，汇总与逐件计数一致', async () => {
    const step = fc.record({
      office: fc.constantFrom(EAST, WEST),
      days: fc.integer({ min: 0, max: 9 }),
      what: fc.constantFrom('open', 'decide', 'close', 'backfill', 'correct'),
      kind: fc.constantFrom('noise', 'waste', ''),
      fine: fc.integer({ min: 0, max: 99_999 }),
    })
    const open = new Map<number, string[]>([
      [EAST, []],
      [WEST, []],
    ])
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 8 }), period, async (steps, asked) => {
        for (const { office, days, what, kind, fine } of steps) {
          s.clock.turnTo(addDays(s.clock.today(), days))
          const officer = office === EAST ? 'officer' : 'west'
          const leader = office === EAST ? 'leader' : 'west'
          const cases = open.get(office) ?? []
          const last = cases[cases.length - 1] ?? newId()
          if (what === 'open') {
            cases.push(newId())
            await takes(officer, office, cases[cases.length - 1] as string, 'open', { number: newId(), cause: '夜间施工', ...(kind ? { kind } : {}) })
          } else if (what === 'decide') await takes(leader, office, last, 'decide', { fineFen: fine / 100 })
          else if (what === 'close') await takes(officer, office, last, 'close', {})
          else if (what === 'correct') await takes(officer, office, last, 'correct', { kind: kind || null })
          else {
            const values = {
              number: newId(),
              openedOn: addDays('2024-01-01', fine % 600),
              decidedOn: addDays('2024-01-01', (fine % 600) + 20),
              fineFen: fine,
              ...(kind ? { kind } : {}),
            }
            const row = { row: 1, values, status: 'decided', fingerprint: newId(), content: 'x', breaches: [] }
            await s.ledger.backfill(await s.viewer(officer), { type: 'sample', office, rows: [row], source: { file: 'x', hash: 'x' } })
          }
        }
        for (const office of [EAST, DISTRICT]) for (const p of [asked, yearOf(2024), yearOf(2025)]) await agrees(office, p)
      }),
      { numRuns: 12 },
    )
  })

  it('钻取的记录数等于数字，比率的分母逐件列出', async () => {
    const asked = { office: DISTRICT, period: yearOf(2024) }
    const records = await readFigures(s.db.app, claimsOf(supervisor), (c) => figures.records(c, { ...asked, metric: 'sample.decided', limit: 500 }))
    expect(records.total).toBe(await value({ ...asked, metrics: ['sample.decided'] }))
    const share = (await ask({ ...asked, metrics: ['sample.onTimeShare'] }))[0]
    const behind = await readFigures(s.db.app, claimsOf(supervisor), (c) => figures.records(c, { ...asked, metric: 'sample.onTimeShare', limit: 500 }))
    expect(behind.total).toBe(share?.denominator)
    expect(behind.rows.filter((r) => r.counts === 'numerator')).toHaveLength(share?.numerator ?? -1)
  })
})

describe('当时所知的数字', () => {
  it('此后的补录、更正不改变当时的数，现在的数随之改变', async () => {
    const period = yearOf(2024)
    const asked = { office: EAST, period, metrics: ['sample.opened'] as [string] }
    const before = await value(asked)
    const then = s.clock.now().toISOString()
    const row = { row: 1, values: { number: newId(), openedOn: '2024-06-06', kind: 'noise' }, status: 'open', fingerprint: newId(), content: 'x', breaches: [] }
    await s.ledger.backfill(await s.viewer('officer'), { type: 'sample', office: EAST, rows: [row], source: { file: 'x', hash: 'x' } })
    expect(await value(asked)).toBe((before ?? 0) + 1)
    expect(await value({ ...asked, known: then })).toBe(before)
    expect(await value({ ...asked, known: s.clock.now().toISOString() })).toBe((before ?? 0) + 1)
    const kinds = await ask({ ...asked, by: ['kind'], known: then })
    expect(kinds.reduce((sum, f) => sum + (f.value ?? 0), 0)).toBe(before)
  })

  it('没有的指标、不能分组的项目、颠倒的期间都说明白', async () => {
    await expect(ask({ office: EAST, period: yearOf(2024), metrics: ['sample.none'] })).rejects.toThrow('没有指标“sample.none”')
    await expect(ask({ office: EAST, period: yearOf(2024), metrics: ['sample.opened'], by: ['partyCode'] })).rejects.toThrow('不能按“partyCode”分组')
    await expect(ask({ office: EAST, period: { from: '2024-12-31', to: '2024-01-01' } })).rejects.toThrow('开始日期晚于结束日期')
  })

  it('看不到的机关，数字里没有它', async () => {
    const clerk = await s.viewer('clerk')
    const own = (await ask({ office: EAST, period: yearOf(2024), metrics: ['sample.opened'] }, clerk))[0]?.value
    expect(own).toBe(await value({ office: EAST, period: yearOf(2024), metrics: ['sample.opened'] }))
    expect((await ask({ office: WEST, period: yearOf(2024), metrics: ['sample.opened'] }, clerk))[0]?.value).toBe(0)
  })
})
