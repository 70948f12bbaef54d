/** Small case types for the tests of the report: two of which the outline speaks, and one that it does not know. */
import { type AnyCaseType, defineCaseType, defineForm, defineMetrics, defineProcedure, defineRecord } from '../../../engine/define.ts'
import { unverified } from '../../../engine/law.ts'

const rule = unverified('示范规则', 1)
const version = { from: '2020-01-01', approvedBy: '示范机关' }

/** Applications: opened and answered on days, in time when within twenty working days. */
export function disclosureType(): AnyCaseType {
  const record = defineRecord({
    id: 'disclosure',
    title: '依申请公开',
    line: 'testing',
    unit: '件',
    fields: {
      number: { type: 'text', label: '编号' },
      outcome: { type: 'choice', label: '结果', options: { open: { label: '予以公开' }, none: { label: '信息不存在' } } },
      receivedOn: { type: 'day', label: '收到日期' },
      answeredOn: { type: 'day', label: '答复日期' },
    },
    number: 'number',
    headline: ['outcome'],
    list: ['number'],
    openedOn: 'receivedOn',
    breakdown: ['outcome'],
    order: [],
    identity: ['number'],
  })
  const procedure = defineProcedure(record, {
    from: '2020-01-01',
    title: '示范程序',
    law: [rule],
    statuses: { open: { label: '办理中' }, closed: { label: '已答复', final: true } },
    actions: {
      open: { label: '登记', law: [rule], by: ['clerk'], when: ['new'], to: 'open', stamps: ['receivedOn'] },
      answer: {
        label: '答复',
        law: [rule],
        by: ['clerk'],
        when: ['open'],
        to: 'closed',
        stamps: ['answeredOn'],
        form: defineForm(record, [{ title: '答复', fields: ['outcome'] }], []),
      },
    },
    terms: { answer: { label: '答复期限', law: rule, kind: 'statutory', length: 20, unit: 'workingDay', from: ['open'], metBy: ['answer'] } },
    mandatory: [],
  })
  const metrics = defineMetrics(record, procedure, {
    received: { name: '收到申请', unit: '件', rule: '收到日期在期间内', version, measure: { day: 'receivedOn' } },
    answered: { name: '答复申请', unit: '件', rule: '答复日期在期间内', version, measure: { day: 'answeredOn' } },
    onTimeShare: {
      name: '按期答复率',
      unit: '%',
      rule: '按期答复÷答复',
      version,
      share: { numerator: { day: 'answeredOn', where: { term: 'answer', met: 'onTime' } }, denominator: 'answered' },
    },
  })
  return defineCaseType({
    record,
    procedures: [procedure],
    metrics,
    backfill: { ledgers: [], needs: ['number'], statusOf: () => 'closed' },
    readers: ['clerk', 'leader'],
    keepers: ['clerk'],
  })
}

/** Disputes: handled, and settled or not; with an amount. */
export function mediationType(): AnyCaseType {
  const record = defineRecord({
    id: 'mediation',
    title: '人民调解',
    line: 'testing',
    unit: '宗',
    fields: {
      number: { type: 'text', label: '编号' },
      disputeKind: { type: 'text', label: '纠纷类型' },
      result: { type: 'choice', label: '结果', options: { success: { label: '成功' }, failed: { label: '不成' } } },
      registeredOn: { type: 'day', label: '登记日期' },
      amountFen: { type: 'money', label: '金额' },
    },
    number: 'number',
    headline: ['disputeKind'],
    list: ['number'],
    openedOn: 'registeredOn',
    breakdown: ['disputeKind'],
    order: [],
    identity: ['number'],
  })
  const day = 'registeredOn' as const
  const procedure = defineProcedure(record, {
    from: '2020-01-01',
    title: '示范程序',
    law: [rule],
    statuses: { done: { label: '已结', final: true } },
    actions: { open: { label: '登记', law: [rule], by: ['clerk'], when: ['new'], to: 'done', stamps: ['registeredOn'] } },
    terms: {},
    mandatory: [],
  })
  const succeeded = { field: 'result' as const, is: 'success' }
  const metrics = defineMetrics(record, procedure, {
    handled: { name: '调解纠纷', unit: '宗', rule: '登记日期在期间内', version, measure: { day } },
    succeeded: { name: '调解成功', unit: '宗', rule: '登记日期在期间内、成功的', version, measure: { day, where: succeeded } },
    successShare: { name: '调解成功率', unit: '%', rule: '成功÷调解', version, share: { numerator: { day, where: succeeded }, denominator: 'handled' } },
    amountYuan: { name: '涉及金额', unit: '元', rule: '金额之和', version, measure: { day, sum: 'amountFen' } },
  })
  return defineCaseType({
    record,
    procedures: [procedure],
    metrics,
    reconciliations: [{ id: 'mediation.parts', label: '成功不多于调解', left: ['succeeded'], relation: '<=', right: ['handled'] }],
    backfill: { ledgers: [], needs: ['number'], statusOf: () => 'done' },
    readers: ['clerk', 'leader'],
    keepers: ['clerk'],
  })
}

/** Work that no sentence of the outline speaks of. */
export function patrolType(): AnyCaseType {
  const record = defineRecord({
    id: 'patrol',
    title: '网格巡查',
    line: 'testing',
    unit: '次',
    fields: { number: { type: 'text', label: '编号' }, walkedOn: { type: 'day', label: '巡查日期' } },
    number: 'number',
    headline: [],
    list: ['number'],
    openedOn: 'walkedOn',
    breakdown: [],
    order: [],
    identity: ['number'],
  })
  const procedure = defineProcedure(record, {
    from: '2020-01-01',
    title: '示范程序',
    law: [rule],
    statuses: { done: { label: '已结', final: true } },
    actions: { walk: { label: '巡查', law: [rule], by: ['clerk'], when: ['new'], to: 'done', stamps: ['walkedOn'] } },
    terms: {},
    mandatory: [],
  })
  const metrics = defineMetrics(record, procedure, { walks: { name: '开展巡查', unit: '次', rule: '巡查日期在期间内', version, measure: { day: 'walkedOn' } } })
  return defineCaseType({
    record,
    procedures: [procedure],
    metrics,
    backfill: { ledgers: [], needs: ['number'], statusOf: () => 'done' },
    readers: ['clerk'],
    keepers: ['clerk'],
  })
}
