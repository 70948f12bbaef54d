import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, fromDayNumber, isDay } from './days.ts'
import type { Field, FieldType, Value } from './define.ts'
import { procedure, record } from './fixture.ts'
import { creditCheck, personCheck } from './identifiers.ts'
import { exact, parseForm, parseValue, plain, readDay, serialDay, showValue, yuan } from './parse.ts'

const form = procedure.actions.ask.form
const field = (type: FieldType, more: Partial<Field> = {}): Field => ({ type, label: '项目', ...more })
const value = (type: FieldType, raw: unknown, scale?: number): Value | undefined => {
  const one = parseValue(field(type), raw, scale)
  return 'value' in one ? one.value : undefined
}
const fault = (f: Field, raw: unknown): string | undefined => {
  const one = parseValue(f, raw)
  return 'fault' in one ? one.fault : undefined
}
const somePerson = fc
  .tuple(fc.integer({ min: 0, max: 25_000 }), fc.integer({ min: 0, max: 999 }))
  .map(([born, no]) => `999999${addDays('1950-01-01', born).replaceAll('-', '')}${String(no).padStart(3, '0')}`)
  .map((first17) => first17 + personCheck(first17))
const someFirm = fc.stringMatching(/^9[123]999999[0-9A-HJ-NPQRTUWXY]{9}$/).map((first17) => first17 + creditCheck(first17))

describe('什么样的输入都有个说法', () => {
  const anything = fc.anything({ withNullPrototype: true, withDate: true, withBigInt: true, withObjectString: true })
  const fields: Field[] = [...Object.values(record.fields), field('longText', { maxLength: 5 })]

  it('任何值、任何字段：不是值就是错处，从不抛出', () => {
    fc.assert(
      fc.property(fc.constantFrom(...fields), anything, (f, raw) => {
        const one = parseValue(f, raw)
        return 'value' in one ? one.value === null || ['string', 'number', 'boolean'].includes(typeof one.value) : one.fault.length > 0
      }),
      { numRuns: 1000 },
    )
  })

  it('任何表单：认得的读出来，不认得的说出来，一项也不悄悄丢掉', () => {
    const keys = fc.oneof(fc.constantFrom(...Object.keys(record.fields), 'toString', '__proto__', 'constructor'), fc.string())
    fc.assert(
      fc.property(fc.dictionary(keys, anything), (input) => {
        const { values, errors } = parseForm(record, form, input)
        for (const key of Object.keys(input)) expect(key in values || errors.some((e) => e.field === key), key).toBe(true)
        for (const e of errors) expect(e.message).not.toBe('')
      }),
      { numRuns: 500 },
    )
  })

  it('不是文字、数字、是否的值，写得出错处也写得出看到了什么', () => {
    const hostile = { holder: { toString: 1 }, kind: [{}], no: Object.create(null) as unknown }
    const { errors } = parseForm(record, form, hostile)
    expect(errors.map((e) => e.field).sort()).toEqual(['holder', 'kind', 'no'])
  })

  it('读出来的值再读一次，还是它', () => {
    fc.assert(
      fc.property(fc.constantFrom(...fields), fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.double(), fc.boolean()), (f, raw) => {
        const first = parseValue(f, raw)
        if (!('value' in first) || first.value === null || f.type === 'money') return true
        expect(parseValue(f, first.value)).toEqual(first)
        return true
      }),
      { numRuns: 1000 },
    )
  })

  it('只有看不见的字符等于没有填', () => {
    for (const raw of ['', '  ', '\u3000', '\u200b', '\u0000', '\ufeff\u200b ']) expect(parseValue(field('text'), raw)).toEqual({ value: null })
    expect(parseForm(record, form, { holder: '\u200b', kind: 'adult' }).errors).toEqual([{ field: 'holder', label: '持证人', value: '', message: '必须填写' }])
  })

  it('读出来的文字数据库都存得下', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        const one = parseValue(field('text', { maxLength: 1000 }), raw)
        return 'value' in one && (one.value === null || (String(one.value).isWellFormed() && !String(one.value).includes('\u0000')))
      }),
      { examples: [['\ud800'], ['甲\udc00乙']] },
    )
  })
})

describe('写出来再读回去', () => {
  it('金额：分写成元，再读回来还是那么多分', () => {
    fc.assert(fc.property(fc.nat({ max: 1_000_000_000_000 }), (fen) => value('money', yuan(fen)) === fen))
  })

  it('日期：各种写法读出来是同一天', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 36_000 }), (n) => {
        const day = addDays('2000-01-01', n)
        const [y, m, d] = day.split('-').map(Number) as [number, number, number]
        const ways = [
          day,
          `${y}/${m}/${d}`,
          `${y}.${m}.${d}`,
          `${y}年${m}月${d}日`,
          `${y}年${m}月${d}号`,
          day.replaceAll('-', ''),
          `${y}-${m}-${d} 00:00:00`,
          `${day}T08:30:00`,
        ]
        const short = y < 2100 ? [`${String(y).slice(2)}.${m}.${d}`, `${String(y).slice(2)}年${m}月${d}日`] : []
        for (const way of [...ways, ...short]) expect(readDay(way), way).toBe(day)
      }),
    )
  })

  it('日期：表格里的序号读出来是那一天', () => {
    expect(serialDay(45356)).toBe('2024-03-05')
    expect(value('day', 45356.75)).toBe('2024-03-05')
    expect(value('day', '45356')).toBe('2024-03-05')
    fc.assert(fc.property(fc.integer({ min: 18264, max: 73414 }), (n) => serialDay(n) === fromDayNumber(n - 25569)))
  })

  it('选择：标识、名称、别的写法读出来是同一项，显示的是名称', () => {
    for (const raw of ['child', '少儿证', '儿童证', ' 少儿证（新） ']) expect(parseValue(record.fields.kind, raw)).toEqual({ value: 'child' })
    expect(showValue(record.fields.kind, 'child')).toBe('少儿证')
  })

  it('没有值的一律显示为横线', () => {
    for (const f of Object.values(record.fields)) for (const none of [null, undefined, '']) expect(showValue(f, none)).toBe('—')
  })

  it('是否、金额、数量按人读的样子显示', () => {
    expect([showValue(field('boolean'), false), showValue(field('boolean'), true)]).toEqual(['否', '是'])
    expect([showValue(field('money'), 0), showValue(field('money'), 252035000), showValue(field('count'), 0)]).toEqual(['0.00', '2520350.00', '0'])
  })
})

describe('日期', () => {
  it.each(['2023-02-29', '2024-13-01', '2024-00-10', '20240230', '2024年2月30日', '明天', '2024', '2024-03', '3/5/2024', ''])(
    '不存在或者看不懂的“%s”不猜',
    (raw) => {
      expect(readDay(raw)).toBeUndefined()
    },
  )

  it('读出来的都是存在的日子', () => {
    const digits = fc.stringMatching(/^\d{1,4}[-/.年]?\d{1,2}[-/.月]?\d{1,2}日?$/)
    fc.assert(fc.property(digits, (raw) => readDay(raw) === undefined || isDay(readDay(raw) as string)))
  })

  it('表格序号在1950年以前或2100年以后的不认', () => {
    expect(serialDay(18263)).toBeUndefined()
    expect(serialDay(73415)).toBeUndefined()
    expect(fault(field('day'), 45)).toContain('不是有效日期')
  })
})

describe('金额', () => {
  it.each([
    ['1,234.50', 100, 123450],
    ['￥1 234.5元', 100, 123450],
    ['１２３４.５', 100, 123450],
    ['500元整', 100, 50000],
    ['0', 100, 0],
    ['0.01', 100, 1],
    [0.1 + 0.2, 100, 30],
    ['1.5', 1_000_000, 1500000],
    ['2万', 100, 2000000],
    ['1.005万元', 100, 1005000],
    [1234.56, 100, 123456],
  ])('%s（每单位 %i 分）是 %i 分', (raw, scale, fen) => {
    expect(value('money', raw, scale)).toBe(fen)
  })

  it.each([
    ['0.001', '小于一分'],
    ['-5', '不能为负'],
    ['约500', '不是金额'],
    ['五百', '不是金额'],
    ['1e6', '不是金额'],
    ['999999999999999999', '过大'],
  ])('%s 说明为什么不行', (raw, why) => {
    expect(fault(field('money'), raw)).toContain(why)
  })
})

describe('数量、是否、电话', () => {
  it.each([
    ['3人', 3],
    ['1,200', 1200],
    ['０', 0],
  ])('数量 %s', (raw, n) => {
    expect(value('count', raw)).toBe(n)
  })

  it.each(['1.5', '-1', '三', '1234567890'])('数量不能是 %s', (raw) => {
    expect(fault(field('count'), raw)).toContain('不带小数')
  })

  it.each(['是', '有', '已', '对', '√', 'Yes', 'y', 'TRUE', '1', 1, true])('“%s”是“是”', (raw) => {
    expect(value('boolean', raw)).toBe(true)
  })

  it.each(['否', '无', '未', '没有', '×', 'No', 'N', 'false', '0', 0, false])('“%s”是“否”', (raw) => {
    expect(value('boolean', raw)).toBe(false)
  })

  it('是否以外的话不猜', () => {
    expect(fault(field('boolean'), '大概')).toContain('请填“是”或“否”')
    expect(fault(field('text'), true)).toBe('格式不对')
  })

  it('电话去掉空格和横线', () => {
    expect(value('phone', ' 0999-8765 4321')).toBe('099987654321')
    expect(fault(field('phone'), '12x')).toContain('不是电话号码')
  })
})

describe('选择', () => {
  it('不在范围内的，列出可填的', () => {
    expect(fault(record.fields.kind, '老年证')).toBe('不在可选范围内，可填：成人证、少儿证')
  })

  it('可以另填的照原样留下，认得的仍归到原来的项', () => {
    expect(parseValue(record.fields.branch, ' 北馆 ')).toEqual({ value: '北馆' })
    expect(parseValue(record.fields.branch, '东馆')).toEqual({ value: 'east' })
  })

  it('只差括号里的字的两种写法，各归各的；省了括号的不猜', () => {
    const f = field('choice', { options: { simple: { label: '委托（简易）' }, full: { label: '委托（普通）' } } })
    expect(parseValue(f, '委托(简易)')).toEqual({ value: 'simple' })
    expect(parseValue(f, '委托【普通】')).toEqual({ value: 'full' })
    expect(fault(f, '委托')).toContain('不在可选范围内')
  })

  it('比较写法时不管空格、全角和标点', () => {
    expect(plain('案 号：（选填）＊')).toBe('案号')
    expect(exact('委托（简易）')).toBe('委托简易')
  })
})

describe('证件号码', () => {
  it('对的号码读出来，全角、空格、小写都认', () => {
    fc.assert(fc.property(somePerson, (code) => value('personCode', ` ${code.slice(0, 6)} ${code.slice(6).toLowerCase()}`) === code))
    fc.assert(fc.property(someFirm, (code) => value('orgCode', code.toLowerCase()) === code))
    fc.assert(fc.property(fc.oneof(somePerson, someFirm), (code) => value('partyCode', code) === code))
  })

  it.each([9.99999199001011e17, '9.99999199001011E+17', '9e+17', 999999199001011000])('被表格存成数字的 %s 不猜末几位', (raw) => {
    expect(fault(field('personCode'), raw)).toContain('存成了数字')
    expect(fault(field('partyCode'), raw)).toContain('存成了数字')
  })
})

describe('表单', () => {
  const good = { holder: '甲某', kind: '成人证' }

  it('填对了就是值，没填的不出现', () => {
    expect(parseForm(record, form, good)).toEqual({ values: { holder: '甲某', kind: 'adult' }, errors: [] })
  })

  it('所有错处一次说完，各带字段、名称、看到的值', () => {
    const { errors } = parseForm(record, form, { kind: '老年证', phone: 'x', depositFen: '-1', colour: '红' })
    expect(errors).toEqual([
      { field: 'colour', label: 'colour', value: '红', message: '这一步的表单没有此项' },
      { field: 'holder', label: '持证人', value: '', message: '必须填写' },
      { field: 'phone', label: '电话', value: 'x', message: '不是电话号码' },
      { field: 'kind', label: '种类', value: '老年证', message: '不在可选范围内，可填：成人证、少儿证' },
      { field: 'depositFen', label: '押金', value: '-1', message: '金额不能为负' },
    ])
  })

  it('明写为空的是清空，必填的不许清空', () => {
    expect(parseForm(record, form, { ...good, phone: null }).values.phone).toBeNull()
    expect(parseForm(record, form, { ...good, holder: ' ' }).errors.map((e) => e.message)).toEqual(['必须填写'])
  })

  it('没有表单的步骤，填什么都是多余', () => {
    expect(parseForm(record, undefined, { holder: '甲某' }).errors).toHaveLength(1)
    expect(parseForm(record, undefined, {})).toEqual({ values: {}, errors: [] })
  })

  it('超过长度的说出上限和现在的长度', () => {
    expect(fault(record.fields.clerkOneNo, 'x'.repeat(13))).toBe('最多12字，现为13字')
    expect(fault(field('text'), '字'.repeat(201))).toBe('最多200字，现为201字')
    expect(fault(field('longText'), '字'.repeat(20_000))).toBeUndefined()
  })
})
