import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from './days.ts'
import {
  cleanCode,
  creditCheck,
  creditCodeFault,
  division,
  maskCode,
  maskName,
  maskPhone,
  partyCodeFault,
  personCheck,
  personCodeFault,
} from './identifiers.ts'

const CREDIT = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const somePerson = fc
  .tuple(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: 0, max: 999 }))
  .map(([born, no]) => `999999${addDays('1920-01-01', born).replaceAll('-', '')}${String(no).padStart(3, '0')}`)
  .map((first17) => first17 + personCheck(first17))
const someFirm = fc
  .tuple(fc.constantFrom('91', '92', '11', '52', 'A1', 'N2'), fc.array(fc.constantFrom(...CREDIT), { minLength: 9, maxLength: 9 }))
  .map(([kind, organisation]) => `${kind}999999${organisation.join('')}`)
  .map((first17) => first17 + creditCheck(first17))
const somePlace = fc.integer({ min: 0, max: 17 })
const withAt = (code: string, i: number, char: string): string => code.slice(0, i) + char + code.slice(i + 1)
const swapped = (code: string, i: number): string => code.slice(0, i) + code[i + 1] + code[i] + code.slice(i + 2)

describe('公民身份号码', () => {
  it('标准里的算例对得上', () => {
    expect(personCheck('11010519491231002')).toBe('X')
    expect(personCheck('44052418800101001')).toBe('4')
  })

  it('校验位算对的都通过', () => {
    fc.assert(fc.property(somePerson, (code) => personCodeFault(code) === undefined))
  })

  it('录错任何一位都查得出', () => {
    fc.assert(
      fc.property(
        somePerson,
        somePlace,
        fc.constantFrom(...'0123456789X'),
        (code, i, char) => code[i] === char || personCodeFault(withAt(code, i, char)) !== undefined,
      ),
      { numRuns: 2000 },
    )
  })

  it('相邻两位录反也查得出', () => {
    fc.assert(
      fc.property(somePerson, fc.integer({ min: 0, max: 16 }), (code, i) => code[i] === code[i + 1] || personCodeFault(swapped(code, i)) !== undefined),
      { numRuns: 2000 },
    )
  })

  it.each([
    ['99999919900101', '应为18位，现为14位'],
    ['99999919900101001A', '17位数字加1位数字或X'],
    ['999999199002300016', '出生日期 1990-02-30 不存在'],
    ['999999202302290017', '出生日期 2023-02-29 不存在'],
  ])('%s：%s', (code, why) => {
    expect(personCodeFault(code)).toContain(why)
  })
})

describe('统一社会信用代码', () => {
  // Worked out with the table of weights of GB 32100-2015: 1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28.
  it.each([
    ['91999999MA0000001', 'N'],
    ['52999999500000XY7', 'K'],
    ['11999999K0LMNPQRT', 'M'],
  ])('按标准的加权表，%s 的校验位是 %s', (first17, check) => {
    expect(creditCheck(first17)).toBe(check)
  })

  it('校验位算对的都通过', () => {
    fc.assert(fc.property(someFirm, (code) => creditCodeFault(code) === undefined))
  })

  it('录错任何一位都查得出', () => {
    fc.assert(
      fc.property(
        someFirm,
        somePlace,
        fc.constantFrom(...CREDIT, 'I', 'O', 'S', 'V', 'Z'),
        (code, i, char) => code[i] === char || creditCodeFault(withAt(code, i, char)) !== undefined,
      ),
      { numRuns: 3000 },
    )
  })

  it('相邻两位录反也查得出', () => {
    fc.assert(
      fc.property(someFirm, fc.integer({ min: 0, max: 16 }), (code, i) => code[i] === code[i + 1] || creditCodeFault(swapped(code, i)) !== undefined),
      { numRuns: 2000 },
    )
  })

  it.each([
    ['9199999900000000', '应为18位，现为16位'],
    ['91999999OOOOOOOOO0', '“O”（是否为数字0）'],
    ['91999999IIIIIIIII0', '“I”（是否为数字1）'],
    ['91999999ZZZZZZZZZ0', '不会出现“Z”'],
    ['9199999A0000000000', '第3至8位应为行政区划数字'],
  ])('%s：%s', (code, why) => {
    expect(creditCodeFault(code)).toContain(why)
  })
})

describe('当事人号码', () => {
  it('自然人和单位的都收', () => {
    fc.assert(fc.property(fc.oneof(somePerson, someFirm), (code) => partyCodeFault(code) === undefined))
  })

  it('错了按它像的那一种说', () => {
    expect(partyCodeFault('999999199001010011')).toContain('公民身份号码')
    expect(partyCodeFault('91999999MA00000000')).toContain('统一社会信用代码')
    expect(partyCodeFault('')).toContain('统一社会信用代码')
  })
})

describe('录入的清理', () => {
  it('全角、空格、小写、乘号都认，但不替人猜字母和数字', () => {
    expect(cleanCode('　９９９９９９ 19900101 001×')).toBe('99999919900101001X')
    expect(cleanCode('99999919900101001Ⅹ')).toBe('99999919900101001X')
    expect(cleanCode('91999999ma\u200b0o')).toBe('91999999MA0O')
  })

  it('清理过的再清理不变', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (raw) => cleanCode(cleanCode(raw)) === cleanCode(raw)))
  })
})

describe('行政区划代码', () => {
  it.each([
    ['990000', 'province', undefined],
    ['999900', 'city', '990000'],
    ['999901', 'county', '999900'],
    ['999901001', 'town', '999901'],
    ['999901001002', 'village', '999901001'],
    ['999901000000', 'county', '999900'],
  ])('%s 是 %s', (code, level, parent) => {
    expect(division(code)).toEqual(parent ? { level, parent } : { level })
  })

  it.each(['', '99', '9999', '99990A', '9999010010', '9999010010021'])('“%s”不是区划代码', (code) => {
    expect(division(code)).toBeUndefined()
  })

  it('一级一级往上总能走到省', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[1-9]\d{11}$/), (code) => {
        let at = division(code)
        for (let steps = 0; at?.parent !== undefined && steps < 6; steps += 1) at = division(at.parent)
        return at?.level === 'province'
      }),
    )
  })
})

describe('对外遮盖', () => {
  it('号码只留前六后四，电话只留前三后四', () => {
    expect(maskCode('999999199001018909')).toBe('999999********8909')
    expect(maskCode('13900001234')).toBe('139****1234')
    expect(maskPhone('12345')).toBe('*****')
  })

  it('姓名只留姓，最多写两个某', () => {
    expect([maskName('张三'), maskName('张三丰'), maskName('欧阳某某某'), maskName('张'), maskName('')]).toEqual(['张某', '张某某', '欧某某', '张', ''])
  })

  it('遮盖之后长度不变，中间的一位不露', () => {
    fc.assert(fc.property(fc.oneof(somePerson, someFirm), (code) => maskCode(code).length === 18 && maskCode(code).slice(6, 14) === '********'))
  })
})
