import { describe, expect, it } from 'vitest'
import type { Field } from '../../engine/define.ts'
import { creditCheck, personCheck } from '../../engine/identifiers.ts'
import type { Cell } from './cells.ts'
import { orderOf, readLedgerDay } from './days.ts'
import { nameAndNumber, namesIn, partsIn } from './people.ts'
import { readCell } from './values.ts'
import { bare, formsOf, full, headingUnit, likeness, simplify, tableUnit } from './words.ts'

const cell = (raw: string | number): Cell => (typeof raw === 'number' ? { text: String(raw), number: raw } : { text: raw })
const reading = { scale: 100, year: 2024, today: '2025-03-01', span: false }
const read = (field: Omit<Field, 'label'>, raw: string | number, more: Partial<typeof reading> = {}) =>
  readCell({ label: '项目', ...field }, cell(raw), { ...reading, ...more })
const day = (raw: string | number, more: object = {}) => readLedgerDay(cell(raw), { ...reading, ...more })

describe('日期的写法', () => {
  it.each([
    '2024-3-5',
    '2024/3/5',
    '2024.3.5',
    '2024年3月5日',
    '2024年3月5号',
    '20240305',
    '24.3.5',
    '24年3月5日',
    '24/3/5',
    '3月5日',
    '2024-03-05 10:30',
    '2024-03-05 10:30:22',
    '2024-03-05T08:00:00',
    '2024年3月5日上午9时30分',
    '2024-03-05 09:00-11:00',
    '2024年3月5日 星期二',
    '2024-3-5（周二）',
    '2024、3、5',
    '2024，3，5',
    '2024 3 5',
    '2024 年 3 月 5 日',
    '2024—3—5',
    '2024.03.05.',
    '2024-3-5日',
    '２０２４．３．５',
    '二〇二四年三月五日',
    '二零二四年三月五日',
    "'2024-03-05",
    '  2024-03-05\u3000',
    '45356',
    'Tue Mar 05 2024 00:00:00 GMT+0800 (中国标准时间)',
    '5-Mar-2024',
  ])('%s', (raw) => {
    expect(day(raw)).toEqual({ day: '2024-03-05' })
  })

  it.each([
    [45_356, '2024-03-05'],
    [45_356.6, '2024-03-05'],
    [20_240_305, '2024-03-05'],
  ])('存成数字的 %s', (raw, wanted) => {
    expect(day(raw)).toEqual({ day: wanted })
  })

  it('其他系统导出的带时区的时刻，按北京时间算是哪一天', () => {
    expect(day('2024-03-04T16:00:00.000Z')).toEqual({ day: '2024-03-05' })
    expect(day('2024-03-04T15:59:59.000Z')).toEqual({ day: '2024-03-04' })
    expect(day('2024-03-05T00:00:00+08:00')).toEqual({ day: '2024-03-05' })
    expect(day('2024-03-04 20:00:00-05:00')).toEqual({ day: '2024-03-05' })
  })

  it.each([
    ['24年3月', '只写到月'],
    ['2024年3月', '只写到月'],
    ['2024.3', '只写到月'],
    ['2024-03', '只写到月'],
    ['2024年3月上旬', '只写到月'],
    ['202403', '只写到月'],
    [2024.3, '只写到月'],
    [202_403, '只写到月'],
    ['2024年', '只写了年份'],
    [2024, '只写了年份'],
    ['3.5', '没有写年份'],
    ['2024-02-30', '没有这一天'],
    ['20240230', '没有这一天'],
    ['2024-03-05至2024-03-08', '两个日期'],
    ['3/5/24', '分不清年、月、日'],
    ['3/5/2024', '分不清月和日'],
    ['1024-03-05', '年份不对'],
    ['昨天', '不是有效日期'],
    [3.5, '不是有效日期'],
  ])('%s 说明缺什么，不猜', (raw, words) => {
    const got = day(raw)
    expect(got && 'fault' in got ? got.fault : got).toContain(words)
  })

  it('标题没有写明年份时，只写月日的不认', () => {
    expect(day('3月5日', { year: undefined })).toMatchObject({ fault: expect.stringContaining('没有写年份') })
  })

  it('年在后面的写法，由同一表里分得清的日期判定', () => {
    expect(orderOf(['3/5/24', '3/25/24', '2024-01-01'], reading)).toBe('mdy')
    expect(orderOf(['25/3/2024', '5/3/2024'], reading)).toBe('dmy')
    expect(orderOf(['24/3/5', '24/13/5', '3/5/24'], reading)).toBeUndefined()
    expect(orderOf(['3/25/24', '25/3/2024'], reading)).toBeUndefined()
    expect(day('3/5/24', { order: 'mdy' })).toEqual({ day: '2024-03-05' })
    expect(day('3/5/2024', { order: 'dmy' })).toEqual({ day: '2024-05-03' })
    expect(day('24/3/5', { order: 'mdy' })).toEqual({ day: '2024-03-05' })
  })

  it('表头写明起止时间的列，取开始的一天', () => {
    expect(day('2024-03-05至2024-03-08', { span: true })).toEqual({ day: '2024-03-05' })
    expect(day('2024.3.5-3.8', { span: true })).toEqual({ day: '2024-03-05' })
  })

  it.each(['未结案', '尚未答复', '办理中', '不予公示', '无', '/', '待定'])('%s 表示还没有这一天', (raw) => {
    expect(read({ type: 'day' }, raw)).toEqual({ value: null })
  })
})

describe('金额的写法', () => {
  it.each([
    ['1,000.00', 100_000],
    ['￥1,000', 100_000],
    ['1000元', 100_000],
    ['１０００', 100_000],
    ['1 000', 100_000],
    ['0.1万元', 100_000],
    ['1.2万', 1_200_000],
    ['3千元', 300_000],
    ['罚款1000元', 100_000],
    ['壹仟元整', 100_000],
    ['人民币壹万贰仟叁佰元整', 1_230_000],
    ['叁佰元伍角', 30_050],
    [1000, 100_000],
    [0, 0],
    [1234.56, 123_456],
  ])('%s', (raw, fen) => {
    expect(read({ type: 'money' }, raw)).toEqual({ value: fen })
  })

  it('表头写万元的，数字按万元算，格子里自己写了元的按元算', () => {
    expect(read({ type: 'money' }, 0.35, { scale: 1_000_000 })).toEqual({ value: 350_000 })
    expect(read({ type: 'money' }, '1.2', { scale: 1_000_000 })).toEqual({ value: 1_200_000 })
    expect(read({ type: 'money' }, '500元', { scale: 1_000_000 })).toEqual({ value: 50_000 })
  })

  it.each(['约1000元', '1000元/人', '没收500元罚款1000元', '-5', '33.333'])('%s 不是一个金额', (raw) => {
    expect(read({ type: 'money' }, raw)).toHaveProperty('fault')
  })

  it.each(['无', '/', '-', '—', '——', '不详', '无罚款'])('%s 是没有', (raw) => {
    expect(read({ type: 'money' }, raw)).toEqual({ value: null })
  })
})

describe('号码', () => {
  const person = `99999919680827890${personCheck('99999919680827890')}`
  const firm = `92999999M7YJ67YN8${creditCheck('92999999M7YJ67YN8')}`

  it('公民身份号码和统一社会信用代码，空格、全角、小写都认', () => {
    expect(read({ type: 'partyCode' }, ` ${person.slice(0, 6)} ${person.slice(6)}`)).toEqual({ value: person })
    expect(read({ type: 'partyCode' }, firm.toLowerCase())).toEqual({ value: firm })
    expect(read({ type: 'partyCode' }, `身份证号：${person}`)).toEqual({ value: person })
  })

  it.each([['1.23457E+17'], ['1.23E+17'], [999_999_196_808_278_900], [123_456_789_012_345_680]])('%s 的末几位已丢失，不猜', (raw) => {
    expect(read({ type: 'partyCode' }, raw)).toMatchObject({ fault: expect.stringContaining('末几位已丢失') })
    expect(read({ type: 'text' }, raw)).toMatchObject({ fault: expect.stringContaining('末几位已丢失') })
  })

  it('存成文本时末三位已变成零、校验不符的，说明原因', () => {
    expect(read({ type: 'partyCode' }, '999999196808278000')).toMatchObject({ fault: expect.stringContaining('末几位已丢失') })
  })

  it('位数少的数字没有丢，照写法核对', () => {
    expect(read({ type: 'partyCode' }, 999_999_680_827_890)).toMatchObject({ fault: expect.stringContaining('18位') })
    expect(read({ type: 'text' }, 20_240_001)).toEqual({ value: '20240001' })
    expect(read({ type: 'phone' }, 13_800_000_000)).toEqual({ value: '13800000000' })
  })
})

describe('选项、是否、数量、文字', () => {
  const closed = { type: 'choice' as const, options: { noise: { label: '噪声', synonyms: ['噪音扰民'] }, none: { label: '没有', synonyms: ['无'] } } }

  it('选项认别的写法、繁体和编号，没有的写法列出可填的', () => {
    expect(read(closed, ' 噪音扰民（夜间） ')).toEqual({ value: 'noise' })
    expect(read(closed, '噪聲')).toEqual({ value: 'noise' })
    expect(read(closed, '1.噪声')).toEqual({ value: 'noise' })
    expect(read(closed, '臭味')).toMatchObject({ fault: '不在可选范围内，可填：噪声、没有' })
  })

  it('“无”是选项的取选项，不是选项的是空；可以另填的保留原文', () => {
    expect(read(closed, '无')).toEqual({ value: 'none' })
    expect(read({ ...closed, options: { noise: { label: '噪声' } } }, '无')).toEqual({ value: null })
    expect(read({ ...closed, openEnded: true }, ' 臭味\n扰民 ')).toEqual({ value: '臭味扰民' })
    expect(read({ ...closed, openEnded: true }, '—')).toEqual({ value: null })
  })

  it.each([
    ['是', true],
    ['是（2024.3.5）', true],
    ['已公示', true],
    ['√', true],
    ['否', false],
    ['未公示', false],
    ['不是', false],
    ['无', false],
    ['×', false],
    ['/', null],
  ])('是否：%s', (raw, value) => {
    expect(read({ type: 'boolean' }, raw)).toEqual({ value })
  })

  it.each([
    ['3', 3],
    [3, 3],
    ['3人', 3],
    ['1,200 人次', 1200],
    ['3.0', 3],
  ])('数量：%s', (raw, value) => {
    expect(read({ type: 'count' }, raw)).toEqual({ value })
  })

  it('文字去掉首尾空白和换行，长文保留换行', () => {
    expect(read({ type: 'text' }, ' 清和街罚立\n〔2024〕1号\u3000')).toEqual({ value: '清和街罚立〔2024〕1号' })
    expect(read({ type: 'longText' }, '第一段\r\n第二段 ')).toEqual({ value: '第一段\n第二段' })
  })

  it('错误值和没有结果的公式不能导入', () => {
    expect(readCell({ type: 'text', label: '案号' }, { text: '#N/A', failed: true }, reading)).toMatchObject({ fault: expect.stringContaining('#N/A') })
    expect(readCell({ type: 'day', label: '日期' }, { text: '=A1', failed: true }, reading)).toMatchObject({ fault: expect.stringContaining('公式') })
  })
})

describe('一格里的几个人', () => {
  it.each([
    ['张三、李四', ['张三', '李四']],
    ['张三，李四', ['张三', '李四']],
    ['张三/李四', ['张三', '李四']],
    ['张三 李四', ['张三', '李四']],
    ['张三\n李四\n王五', ['张三', '李四', '王五']],
    ['张三和李四', ['张三', '李四']],
    ['张 三', ['张三']],
    ['欧阳 锋', ['欧阳锋']],
    ['和平', ['和平']],
  ])('%s', (raw, names) => {
    expect(namesIn(raw)).toEqual(names)
  })

  it('括号里的顿号不分开；名字后面的证号分出来', () => {
    expect(partsIn('示例公司（张三、李四）')).toEqual(['示例公司（张三、李四）'])
    expect(nameAndNumber('杨军（粤14488284）')).toEqual({ name: '杨军', number: '粤14488284' })
    expect(nameAndNumber('杨军 执法证号:14488284')).toEqual({ name: '杨军', number: '14488284' })
    expect(nameAndNumber('杨军')).toEqual({ name: '杨军' })
  })
})

describe('表头的写法', () => {
  it('空格、换行、星号、冒号、括号、全角、繁体都不影响', () => {
    expect(['罚款金额', ' 罚 款\n金额*', '＊罚款金额：', '罚款金额（元）', '罰款金額'].map(bare)).toEqual(Array(5).fill('罚款金额'))
    expect(full('法制审核（日期）')).toBe('法制审核日期')
    expect(simplify('當事人姓名')).toBe('当事人姓名')
  })

  it('括号里、斜线后、末尾的单位都看；没有写的看表上方', () => {
    expect(['罚款（元）', '罚款(万元)', '罚款金额（单位：万元）', '罚款/千元', '罚款金额 万元', '处罚金额'].map(headingUnit)).toEqual([
      100,
      1_000_000,
      1_000_000,
      100_000,
      1_000_000,
      undefined,
    ])
    expect(tableUnit(['填报单位：示例街道　　单位：宗、元'])).toBe(100)
    expect(tableUnit(['金额单位:万元'])).toBe(1_000_000)
    expect(tableUnit(['填报单位：万元街道办事处'])).toBeUndefined()
  })

  it('两层表头、并列的名称、第二次出现的同名列，各有几种认法', () => {
    expect(formsOf(['当事人', '姓名'], 1).map(([f]) => f)).toEqual(['当事人姓名', '当事人/姓名', '姓名'])
    expect(formsOf(['责任人/调解员'], 1).map(([f]) => f)).toEqual(['责任人/调解员', '责任人', '调解员'])
    expect(formsOf(['执法证号'], 2).map(([f]) => f)).toEqual(['执法证号2'])
    expect(formsOf(['①案号'], 1).map(([f]) => f)).toContain('案号')
  })

  it('中心词在后的更像', () => {
    expect(likeness('被处罚当事人名称', '当事人名称')).toBeGreaterThan(likeness('当事人名称及电话', '当事人名称'))
    expect(likeness('结案日期', '立案日期')).toBeLessThan(0.62)
    expect(likeness('合同类型', '类型')).toBe(0)
    expect(likeness('案由名', '案由')).toBeGreaterThan(0.62)
  })
})
