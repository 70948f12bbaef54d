import { describe, expect, it } from 'vitest'
import type { AnyCaseType } from '../../../../engine/define.ts'
import { changed, filtersOf, listQuery } from './query.ts'

const type = { id: 'card', record: { openedOn: 'openedOn' } } as AnyCaseType
const address = new URLSearchParams('status=open,closed&f.kind=adult&view=a1')

describe('列表的地址', () => {
  it('筛选和排序都在地址里', () => {
    expect(listQuery(type, address, 999901001)).toEqual({ type: 'card', office: 999901001, status: 'open,closed', 'f.kind': 'adult', sort: '-openedOn' })
  })

  it('改了条件就不再是那个常用视图，空条件从地址里去掉', () => {
    expect([...changed(address, { status: undefined, q: '占道' })]).toEqual([
      ['f.kind', 'adult'],
      ['q', '占道'],
    ])
  })

  it('排序和视图不算筛选条件', () => {
    expect(filtersOf(new URLSearchParams('view=a1&sort=-openedOn'))).toEqual({})
  })
})
