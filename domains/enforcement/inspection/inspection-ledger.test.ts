import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import xlsx from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { orderFaults } from '../../../engine/allow.ts'
import type { CaseState, Value } from '../../../engine/define.ts'
import { creditCheck, personCheck } from '../../../engine/identifiers.ts'
import { contributions, measuresOf } from '../../../engine/measure.ts'
import { parseValue, plain } from '../../../engine/parse.ts'
import { type Input, person, type Story, story } from '../../../platform/testing/index.ts'
import inspection from './index.ts'
import { countItems, deadlineOf, targetKindOf } from './ledger.ts'

const clerk = person('文小雨', ['clerk'])
const { record, backfill } = inspection
const headingsOf = (id: string): string[] => [record.fields[id]?.label ?? '', ...(record.fields[id]?.synonyms ?? [])]
const fieldFor = (heading: string): string | undefined => Object.keys(record.fields).find((id) => headingsOf(id).some((h) => plain(h) === plain(heading)))

/** Parses cells by field, splitting two names in one cell, and fills what the ledger leaves out. Throws on a fault. */
function rowOf(cells: Readonly<Record<string, unknown>>): Record<string, Value> {
  const values: Record<string, Value> = {}
  for (const [id, raw] of Object.entries(cells)) {
    const field = record.fields[id]
    if (!field) throw new Error(`no field '${id}'`)
    const [first, second] = field.spill ? String(raw ?? '').split('、') : []
    const one = parseValue(field, field.spill ? first : raw)
    if ('fault' in one) throw new Error(`${field.label} ${String(raw)}: ${one.fault}`)
    values[id] = one.value
    if (second && field.spill) values[field.spill] = second
  }
  return { ...values, ...backfill.derive?.(values) } as Record<string, Value>
}

const recorded = (cells: Readonly<Record<string, unknown>>): Story => {
  const values = rowOf(cells)
  return story(inspection, '2025-02-06').backfills(clerk, backfill.statusOf(values), values)
}
const base = { number: '清和街检〔2024〕1号', targetName: '示例清河泰安餐饮店', visitedOn: '2024.3.5', item: '消防安全检查' }

describe('旧台账的表头和写法', () => {
  it('一个表头只对应一个字段', () => {
    const owners = new Map<string, string>()
    for (const id of Object.keys(record.fields)) {
      for (const heading of new Set(headingsOf(id).map(plain))) {
        expect(`${heading}→${owners.get(heading) ?? id}`).toBe(`${heading}→${id}`)
        owners.set(heading, id)
      }
    }
  })

  it('一种写法只对应一个选项', () => {
    for (const [id, field] of Object.entries(record.fields)) {
      const owners = new Map<string, string>()
      for (const [option, { label, synonyms }] of Object.entries(field.options ?? {})) {
        for (const word of new Set([label, ...(synonyms ?? [])].map(plain))) {
          expect(`${id}.${word}→${owners.get(word) ?? option}`).toBe(`${id}.${word}→${option}`)
          owners.set(word, option)
        }
      }
    }
  })

  it.each([
    ['检查日期', 'visitedOn'],
    ['实施时间', 'visitedOn'],
    ['检查开始/结束时间', 'visitedOn'],
    ['检查对象', 'targetName'],
    ['被检查单位', 'targetName'],
    ['市场主体名称', 'targetName'],
    ['检查类型(日常/专项/个案)', 'kind'],
    ['检查方式(现场/非现场/联合“综合查一次”/双随机)', 'way'],
    ['检查人员及证号(≥2)', 'officer1'],
    ['检查结果(未发现问题/责令改正/移送/立案)', 'result'],
    ['本年度对该企业第n次/上限', 'visitOfCap'],
    ['扫码是否补录及理由', 'noCodeReason'],
    ['是否纳入年度计划', 'planned'],
    ['风险(信用)等级', 'riskGrade'],
    ['所在村（社区）', 'community'],
    ['通知书文号', 'noticeNo'],
    ['结果告知日期', 'toldOn'],
    ['是否立案', 'filed'],
    ['整改期限', 'correctTerm'],
  ])('表头“%s”', (heading, id) => {
    expect(fieldFor(heading)).toBe(id)
  })

  it.each([
    ['result', '未发现违法违规行为', 'clear'],
    ['result', '合格', 'clear'],
    ['result', '立行立改', 'onSpot'],
    ['result', '限期整改', 'order'],
    ['result', '责令限期改正', 'order'],
    ['result', '立案查处', 'case'],
    ['result', '移交处理', 'transfer'],
    ['result', '约谈提醒', '约谈提醒'],
    ['way', '双随机、一公开', 'random'],
    ['way', '综合查一次', 'joint'],
    ['way', '联合“综合查一次”', 'joint'],
    ['way', '书面核查', 'offSite'],
    ['kind', '专项', 'special'],
    ['kind', '日常监管', 'daily'],
    ['rating', '非常满意', 'good'],
    ['recheckResult', '已整改到位', 'done'],
  ])('%s 的写法“%s”', (id, raw, value) => {
    expect(rowOf({ ...base, [id]: raw })[id]).toBe(value)
  })

  it('查了几项按台账写的数，没有写的按事项名称数', () => {
    expect(rowOf({ ...base, itemsCount: '5' }).itemsCount).toBe(5)
    expect(rowOf(base).itemsCount).toBe(1)
    expect(rowOf({ ...base, item: '消防安全检查、用电安全检查；燃气安全检查' }).itemsCount).toBe(3)
    expect(countItems('安全生产检查（危化品、烟花爆竹）')).toBe(1)
    expect(rowOf({ targetName: '某', visitedOn: '2024-03-05' }).itemsCount).toBe(1)
  })

  it('从名称和代码看出检查对象类型', () => {
    expect(targetKindOf('示例清河泰安食品有限公司', '92999999YTLUU9TD85')).toBe('org')
    expect(targetKindOf('示例清河泰安餐饮店', '92999999YTLUU9TD85')).toBe('household')
    expect(targetKindOf('示例清河泰安餐饮店', `91999999MA0000000${creditCheck('91999999MA0000000')}`)).toBe('org')
    expect(targetKindOf('钱某', `99999919900307889${personCheck('99999919900307889')}`)).toBe('person')
    expect(targetKindOf('示例清河泰安餐饮店', '')).toBeUndefined()
  })

  it('改正期限写日期、序列号、几个月都认，写不清的不猜', () => {
    expect(deadlineOf('2024年3月20日', '2024-03-05')).toBe('2024-03-20')
    expect(deadlineOf('45371', '2024-03-05')).toBe('2024-03-20')
    expect(deadlineOf('1个月内', '2024-03-05')).toBe('2024-04-05')
    expect(deadlineOf('尽快', '2024-03-05')).toBeUndefined()
    expect(deadlineOf('15日内', '2024-03-05')).toBeUndefined()
  })

  it('第几次和上限写在一格里的分开', () => {
    expect(rowOf({ ...base, visitOfCap: '第2次/4次' })).toMatchObject({ visitNo: 2, cap: 4 })
    expect(rowOf({ ...base, visitOfCap: '1/3' })).toMatchObject({ visitNo: 1, cap: 3 })
  })

  it('另列“是否立案”的，与检查结果写立案的一样计', () => {
    const counted = (cells: object) => {
      const { state } = recorded({ ...base, ...cells })
      return contributions(inspection, measuresOf(inspection), state as CaseState).some((c) => c.measure === 'ledToCase')
    }
    expect(counted({ result: '立案' })).toBe(true)
    expect(counted({ result: '责令改正', filed: '是' })).toBe(true)
    expect(counted({ filed: '是' })).toBe(true)
    expect(counted({ result: '责令改正', filed: '否' })).toBe(false)
    expect(counted({ result: '未发现问题' })).toBe(false)
  })
})

describe('旧台账的状态', () => {
  it.each([
    ['未发现问题', { result: '未发现问题' }, 'archived'],
    ['当场整改', { result: '当场整改' }, 'archived'],
    ['立案', { result: '立案' }, 'archived'],
    ['责令改正没有复查记录', { result: '责令改正' }, 'correcting'],
    ['责令改正已复查合格', { result: '责令改正', recheckResult: '已整改' }, 'archived'],
    ['责令改正复查不合格', { result: '责令改正', recheckResult: '未整改到位' }, 'correcting'],
    ['责令改正但已销号', { result: '责令改正', ledgerStatus: '已销号' }, 'archived'],
    ['台账写明在办', { result: '当场整改', ledgerStatus: '在办' }, 'concluded'],
    ['还没有结果', {}, 'checking'],
  ])('%s', (_name, cells, status) => {
    expect(recorded({ ...base, ...cells }).status).toBe(status)
  })

  it('整改中的旧检查导入后照程序复查、告知、归档', () => {
    const qin = person('秦岚', ['officer'], '99990001')
    const he = person('何嵩', ['officer'], '99990002')
    const open = recorded({ ...base, result: '责令改正', correctTerm: '2024-03-20' })
    expect(open.values.correctBy).toBe('2024-03-20')
    const checked: Input = { officer1: qin, officer2: he, recheckResult: 'done', recheckNote: '已更换' }
    expect(open.refuses(clerk, 'archive', { archiveNo: '1' })).toMatchObject({ code: 'status' })
    expect(open.refuses(qin, 'recheck', { ...checked, officer2: qin })).toMatchObject({ rule: 'twoOfficers' })
    const done = open.does(qin, 'recheck', checked).does(clerk, 'tell', { tellWay: 'mail' }).does(clerk, 'archive', { archiveNo: '1' })
    expect(done.values).toMatchObject({ visitedOn: '2024-03-05', recheckedOn: '2025-02-06', result: 'order' })
    expect(open.does(qin, 'fileCase', { suspectedCause: '逾期不改正', problems: '未更换', publishable: '否' }).status).toBe('concluded')
  })

  it('日期先后颠倒的说明是哪两个日期', () => {
    expect(orderFaults(inspection, rowOf({ ...base, recheckedOn: '2024-03-01' }))).toMatchObject([{ message: '复查日期 2024-03-01 早于检查时间 2024-03-05' }])
  })
})

const folder = join(import.meta.dirname, '../../../../shared/ledgers/qinghe-2024')

describe('真实台账', () => {
  it.skipIf(!existsSync(folder))('2024年两本检查台账的数字与公布的一致', () => {
    const sums = new Map<string, number>()
    const identities = new Set<string>()
    const add = (key: string, n: number) => sums.set(key, (sums.get(key) ?? 0) + n)
    for (const file of ['行政检查台账2024.xlsx', '消防安全检查台账2024.xlsx']) {
      const book = xlsx.read(readFileSync(join(folder, file)))
      const rows = xlsx.utils.sheet_to_json<unknown[]>(Object.values(book.Sheets)[0] as xlsx.WorkSheet, { header: 1, defval: null })
      const head = rows[2] as string[]
      const fields = head.map(fieldFor)
      expect(head.filter((_, i) => !fields[i])).toEqual(['序号'])
      for (const cells of rows.slice(3).filter((r) => typeof r[0] === 'number')) {
        const state = recorded(Object.fromEntries(fields.flatMap((f, i) => (f ? [[f, cells[i]]] : [])))).state as CaseState
        expect(orderFaults(inspection, state.values)).toEqual([])
        expect(state.values.officer2).toBeTruthy()
        identities.add(record.identity.map((f) => state.values[f]).join('|'))
        for (const c of contributions(inspection, measuresOf(inspection), state)) {
          if (!c.day.startsWith('2024')) continue
          add(c.measure, c.count)
          add(`${c.measure}/sum`, c.sum)
          add(`${c.measure}[item=${c.by[0]}]`, c.count)
        }
      }
    }
    const { figures } = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as { figures: Record<string, number> }
    const expected = Object.entries(figures).filter(([id]) => id.startsWith('inspection.'))
    expect(expected).toHaveLength(4)
    for (const [id, value] of expected) expect([id, sums.get(id.replace('inspection.', ''))]).toEqual([id, value])
    expect(identities.size).toBe(13220)
    expect(sums.get('items/sum')).toBe(13220)
    expect(sums.get('clear')).toBe((sums.get('visits') ?? 0) - (sums.get('withProblems') ?? 0))
  })
})
