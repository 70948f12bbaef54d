import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boxHeight, ROW, scrollTo, sightAt } from './window.ts'

const view = fc.integer({ min: 200, max: 1200 })
const total = fc.oneof(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1_000, max: 3_000_000 }))

describe('长列表的可见部分', () => {
  it('短列表按像素一一对应', () => {
    expect(sightAt(ROW * 50, 400, 1_000)).toEqual({ first: 44, last: 66, top: ROW * 44 })
  })

  it('一百万行也能拉到第一行和最后一行', () => {
    expect(sightAt(0, 600, 1_000_000).first).toBe(0)
    expect(sightAt(boxHeight(1_000_000) - 600, 600, 1_000_000).last).toBe(1_000_000)
  })

  it('无论拉到哪里，窗口都铺满，画的行不多于窗口所需', () => {
    fc.assert(
      fc.property(view, total, fc.double({ min: 0, max: 1, noNaN: true }), (v, n, share) => {
        const scrolled = share * Math.max(0, boxHeight(n) - v)
        const { first, last, top } = sightAt(scrolled, v, n)
        expect(top).toBeLessThanOrEqual(scrolled + 0.5)
        if (n * ROW > v) expect(top + (last - first) * ROW).toBeGreaterThanOrEqual(scrolled + v - 0.5)
        expect(last - first).toBeLessThanOrEqual(Math.ceil(v / ROW) + 14)
      }),
    )
  })

  it('移到某一行之后，它整行在窗口内', () => {
    fc.assert(
      fc.property(
        view,
        fc.integer({ min: 100, max: 3_000_000 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (v, n, at, from) => {
          const row = Math.floor(at * n)
          const scrolled = scrollTo(row, from * (boxHeight(n) - v), v, n)
          const { first, top } = sightAt(scrolled, v, n)
          const y = top + (row - first) * ROW - scrolled
          expect(y).toBeGreaterThanOrEqual(-0.5)
          expect(y + ROW).toBeLessThanOrEqual(v + 0.5)
        },
      ),
    )
  })
})
