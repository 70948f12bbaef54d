import { describe, expect, it } from 'vitest'
import { dueOf, unset } from './due.ts'

describe('公开期限', () => {
  it('部门和乡镇依第24条，每年4月1日前，区里改不了', () => {
    const set = { ...unset, due: '02-28', ground: '清河区通知' }
    for (const office of [
      { kind: 'department' as const, name: '清河区司法局' },
      { kind: 'street' as const, name: '石桥镇' },
      { kind: 'county' as const, name: '清河区' },
    ]) {
      expect(dueOf(office, 2025, set)).toEqual({ on: '2026-03-31', law: '《法治政府建设与责任落实督察工作规定》第24条', verified: true })
    }
  })

  it('街道办事处条文没有列明：按区里设定的日期，标明待核实', () => {
    const street = { kind: 'street' as const, name: '清和街道' }
    expect(dueOf(street, 2025, unset)).toMatchObject({ on: '2026-03-31', verified: false })
    expect(dueOf(street, 2025, unset).law).toContain('待核实')
    expect(dueOf({ ...street, name: '清和街道办事处' }, 2025, { ...unset, due: '03-15', ground: '清河区通知' })).toEqual({
      on: '2026-03-15',
      law: '《清河区通知》（待核实）',
      verified: false,
    })
  })

  it('设定的日子当年没有的，取那个月的最后一天', () => {
    const street = { kind: 'street' as const, name: '清和街道' }
    expect(dueOf(street, 2024, { ...unset, due: '02-30' }).on).toBe('2025-02-28')
    expect(dueOf(street, 2027, { ...unset, due: '02-29' }).on).toBe('2028-02-29')
  })
})
