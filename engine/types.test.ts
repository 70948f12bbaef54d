/**
 * What must not compile. Each line under an @ts-expect-error is wrong on purpose; the compiler complains when it stops being wrong.
 * tools/types.test.ts takes the comments away and sees that every one of these lines is refused.
 */
import { describe, expect, it } from 'vitest'
import { defineCaseType, defineForm, defineMetrics, defineProcedure, defineRecord, type Field, type Role } from './define.ts'
import { law } from './law.ts'

const rule = law('图书馆管理办法', 3)
const record = defineRecord({
  id: 'card',
  title: '借书证',
  line: 'library',
  unit: '件',
  fields: { no: { type: 'text', label: '证号' }, fee: { type: 'money', label: '工本费' }, askedOn: { type: 'day', label: '申请日期' } },
  number: 'no',
  headline: ['no'],
  list: ['no'],
  openedOn: 'askedOn',
  breakdown: [],
  order: [],
  identity: ['no'],
})
const form = defineForm(record, [{ title: '申请', fields: ['no', 'fee'] }], ['no'])
const statuses = { asked: { label: '已申请' }, issued: { label: '已发证', final: true } } as const
const ask = { label: '申请', law: [rule], by: ['clerk'], when: ['new'], to: 'asked', form, stamps: ['askedOn'] } as const
const issue = { label: '发证', law: [rule], by: ['leader'], when: ['asked'], to: 'issued' } as const
const term = { label: '期限', law: rule, kind: 'statutory', length: 5, unit: 'workingDay', from: ['ask'], metBy: ['issue'] } as const
const head = { from: '2020-01-01', title: '办证', law: [rule], statuses } as const
const procedure = defineProcedure(record, { ...head, actions: { ask, issue }, terms: { issue: term }, mandatory: [] })
const unchecked = { label: '未核验', law: rule } as const
const version = { from: '2020-01-01', approvedBy: '馆务会' } as const
const metric = { name: '数', unit: '件', rule: '计数', version } as const
const metrics = defineMetrics(record, procedure, { asked: { ...metric, measure: { day: 'askedOn' } } })
const backfill = { ledgers: ['登记簿'], needs: ['no'], statusOf: () => 'issued' as const } as const
const whole = { record, procedures: [procedure], metrics, backfill, readers: ['clerk'], keepers: ['clerk'] } as const

describe('写错的定义通不过编译', () => {
  it('写对的通得过', () => {
    expect(defineCaseType({ ...whole }).id).toBe('card')
  })

  it('记录里提到没有的字段', () => {
    const fields = { no: { type: 'text', label: '证号' } } as const
    const rest = { id: 'c', title: '证', line: 'l', unit: '件', breakdown: [], order: [] } as const
    // @ts-expect-error: the number is no field
    defineRecord({ ...rest, fields, number: 'on', headline: ['no'], list: ['no'], openedOn: 'no', identity: ['no'] })
    // @ts-expect-error: a column of the list is no field
    defineRecord({ ...rest, fields, number: 'no', headline: ['no'], list: ['on'], openedOn: 'no', identity: ['no'] })
    // @ts-expect-error: there is no such type of field
    const odd: Field = { type: 'string', label: '证号' }
    expect(odd).toBeDefined()
  })

  it('表单里写错字段', () => {
    // @ts-expect-error: a misspelt field
    defineForm(record, [{ title: '申请', fields: ['no', 'fees'] }], ['no'])
    // @ts-expect-error: what is required is no field
    defineForm(record, [{ title: '申请', fields: ['no', 'fee'] }], ['number'])
    expect(form.required).toEqual(['no'])
  })

  it('没有的状态、步骤、职责', () => {
    // @ts-expect-error: no status 'askedd' to start from
    defineProcedure(record, { ...head, actions: { ask, issue: { ...issue, when: ['askedd'] } }, terms: {}, mandatory: [] })
    // @ts-expect-error: no status 'done' to go to
    defineProcedure(record, { ...head, actions: { ask, issue: { ...issue, to: 'done' } }, terms: {}, mandatory: [] })
    // @ts-expect-error: no status 'done' in the map of a field
    defineProcedure(record, { ...head, actions: { ask, issue: { ...issue, to: { field: 'no', map: { a: 'done' } } } }, terms: {}, mandatory: [] })
    // @ts-expect-error: a field that is no field
    defineProcedure(record, { ...head, actions: { ask: { ...ask, stamps: ['issuedOn'] }, issue }, terms: {}, mandatory: [] })
    // @ts-expect-error: an action that is no action
    defineProcedure(record, { ...head, actions: { ask, issue: { ...issue, needs: [{ ...unchecked, done: 'check' }] } }, terms: {}, mandatory: [] })
    // @ts-expect-error: apart from an action that is no action
    defineProcedure(record, { ...head, actions: { ask, issue: { ...issue, apart: [{ ...unchecked, from: ['check'] }] } }, terms: {}, mandatory: [] })
    // @ts-expect-error: a mandatory step that is no action
    defineProcedure(record, { ...head, actions: { ask, issue }, terms: {}, mandatory: [{ ...unchecked, step: 'check', before: ['issue'] }] })
    // @ts-expect-error: nobody has that role
    const role: Role = 'librarian'
    expect(role).toBe('librarian')
  })

  it('期限从没有的步骤起算，或者由没有的步骤完成', () => {
    // @ts-expect-error: the term runs from no action
    defineProcedure(record, { ...head, actions: { ask, issue }, terms: { issue: { ...term, from: ['apply'] } }, mandatory: [] })
    // @ts-expect-error: nothing meets the term
    defineProcedure(record, { ...head, actions: { ask, issue }, terms: { issue: { ...term, metBy: ['give'] } }, mandatory: [] })
    // @ts-expect-error: it is counted from a field that is no field
    defineProcedure(record, { ...head, actions: { ask, issue }, terms: { issue: { ...term, fromField: 'sentOn' } }, mandatory: [] })
    // @ts-expect-error: it is paused by no action
    const paused = { ...term, pauses: [{ start: 'stop', end: ['ask'], label: '停', law: rule }] } satisfies (typeof procedure.terms)['issue']
    // @ts-expect-error: weeks are no unit of a term
    defineProcedure(record, { ...head, actions: { ask, issue }, terms: { issue: { ...term, unit: 'week' } }, mandatory: [] })
    expect(paused).toBeDefined()
  })

  it('指标用了没有的期限、字段、状态、指标', () => {
    // @ts-expect-error: no such term
    defineMetrics(record, procedure, { m: { ...metric, measure: { day: 'askedOn', where: { term: 'decide', met: 'onTime' } } } })
    // @ts-expect-error: no such field
    defineMetrics(record, procedure, { m: { ...metric, measure: { day: 'issuedOn' } } })
    // @ts-expect-error: no such status, deep inside
    defineMetrics(record, procedure, { m: { ...metric, measure: { day: 'askedOn', where: { all: [{ not: { status: ['gone'] } }] } } } })
    // @ts-expect-error: the denominator is no metric
    defineMetrics(record, procedure, { m: { ...metric, share: { numerator: { day: 'askedOn' }, denominator: 'all' } } })
    expect(metrics.asked.unit).toBe('件')
  })

  it('案件类型的各部分对不上', () => {
    // @ts-expect-error: a ledger row may not become a case in a status that is none
    defineCaseType({ ...whole, backfill: { ...backfill, statusOf: () => 'lost' } })
    // @ts-expect-error: the public is shown a field that is none
    defineCaseType({ ...whole, publicity: { title: () => '', fields: ['holder'] } })
    // @ts-expect-error: figures that must hold together name a metric that is none
    defineCaseType({ ...whole, reconciliations: [{ id: 'r', label: '', left: ['asked'], relation: '=', right: ['given'] }] })
    expect(whole.keepers).toEqual(['clerk'])
  })
})
