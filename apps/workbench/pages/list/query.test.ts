import { describe, expect, it } from 'vitest'
import type { AnyCaseType } from '../../../../engine/define.ts'
import { changed, exportQuery, filtersOf, listQuery } from './query.ts'

const type = { id: 'card', record: { openedOn: 'openedOn' } } as AnyCaseType
const address = new URLSearchParams('status=open,closed&f.kind=adult&page=3&after=abc&limit=50')

describe('列表的地址', () => {
  it('筛选、排序和页次都在地址里，按游标翻页时不再送页码', () => {
    expect(listQuery(type, address, 999901001)).toEqual({
      type: 'card',
      office: 999901001,
      status: 'open,closed',
      'f.kind': 'adult',
      sort: '-openedOn',
      limit: '50',
      after: 'abc',
    })
  })

  it('导出的是全部筛选结果，不是这一页', () => {
    expect(exportQuery(type, address, undefined, 'csv')).toEqual({ type: 'card', status: 'open,closed', 'f.kind': 'adult', sort: '-openedOn', format: 'csv' })
  })

  it('改了条件就回到第一页，空条件从地址里去掉', () => {
    expect([...changed(address, { status: undefined, q: '占道' })]).toEqual([
      ['f.kind', 'adult'],
      ['limit', '50'],
      ['q', '占道'],
    ])
  })

  it('页次和排序不算筛选条件', () => {
    expect(filtersOf(new URLSearchParams('page=2&sort=-openedOn&limit=20'))).toEqual({})
  })
})
