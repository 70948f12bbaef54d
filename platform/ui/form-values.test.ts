import { describe, expect, it } from 'vitest'
import { defineForm, defineRecord } from '../../engine/define.ts'
import { parseForm } from '../../engine/parse.ts'
import { initialInput, inputOf } from './form-values.ts'
import { pairs } from './paper.tsx'
import { amount, shown } from './values.ts'

const record = defineRecord({
  id: 'card',
  title: '借书证',
  line: 'library',
  unit: '件',
  fields: {
    no: { type: 'text', label: '证号' },
    holder: { type: 'text', label: '持证人' },
    code: { type: 'personCode', label: '证件号码', secrecy: 'personal' },
    kind: { type: 'choice', label: '种类', openEnded: true, options: { adult: { label: '成人证' } } },
    depositFen: { type: 'money', label: '押金' },
    keeper: { type: 'officer', label: '经办人' },
    openedOn: { type: 'day', label: '办证日期' },
  },
  number: 'no',
  headline: ['holder'],
  list: ['no'],
  openedOn: 'openedOn',
  breakdown: ['kind'],
  order: [],
  identity: ['no'],
})
const form = defineForm(record, [{ title: '借书证', fields: ['holder', 'code', 'kind', 'depositFen', 'keeper'] }], ['holder'])
const people = [{ id: '00000000-0000-7000-8000-000000000001', name: '周岚', certificate: null, roles: '经办人' }]
const values = { holder: '林某', code: '******', kind: 'adult', depositFen: 252035000, keeper: '周岚' }

describe('表单里的值', () => {
  it('金额以元显示，选项以名称显示，人员以编号选中', () => {
    expect(initialInput(record, form, values, people)).toEqual({ holder: '林某', kind: '成人证', depositFen: '2520350.00', keeper: people[0]?.id })
  })

  it('已登记的个人信息不放进输入框，不改就不送', () => {
    const initial = initialInput(record, form, values, people)
    expect(inputOf({ ...initial, code: '' }, initial)).not.toHaveProperty('code')
  })

  it('清空的项目送空值，从未填写的不送', () => {
    const initial = initialInput(record, form, { holder: '林某', depositFen: 100 }, people)
    expect(inputOf({ holder: '林某', depositFen: ' ', kind: '' }, initial)).toEqual({ holder: '林某', depositFen: null })
  })

  it('原样送回，解析后与登记的一样', () => {
    const initial = initialInput(record, form, values, people)
    const { values: parsed, errors } = parseForm(record, form, inputOf(initial, initial))
    expect(errors).toEqual([])
    expect(parsed).toMatchObject({ holder: '林某', kind: 'adult', depositFen: 252035000 })
  })
})

describe('屏幕上的值', () => {
  it('金额分节、两位小数，空值为一横', () => {
    expect(shown(record.fields.depositFen, 252035000)).toBe('2,520,350.00 元')
    expect(shown(record.fields.depositFen, null)).toBe('—')
    expect(amount(undefined)).toBe('—')
  })

  it('纸面表格两项一行，长的独占一行', () => {
    const row = (key: string, wide = false) => ({ key, label: key, value: '', wide })
    expect(pairs([row('a'), row('b'), row('c'), row('d', true), row('e')]).map((line) => line.map((r) => r.key))).toEqual([['a', 'b'], ['c'], ['d'], ['e']])
  })
})
