/** An invented case type for the engine's tests: library cards (借书证), with every kind of field, step and term in the smallest number. */
import { type CaseState, defineCaseType, defineForm, defineMetrics, defineProcedure, defineRecord } from './define.ts'
import { law, unverified } from './law.ts'

const rule = (article: number) => law('图书馆管理办法', article)
const house = unverified('馆内规程', 2)

export const record = defineRecord({
  id: 'card',
  title: '借书证',
  line: 'library',
  unit: '件',
  fields: {
    no: { type: 'text', label: '证号', synonyms: ['借书证号', '卡|号'], secrecy: 'open', search: true },
    holder: { type: 'text', label: '持证人', secrecy: 'open', search: true },
    holderCode: { type: 'personCode', label: '身份证号', secrecy: 'personal' },
    employer: { type: 'orgCode', label: '单位代码' },
    payer: { type: 'partyCode', label: '缴款人代码', secrecy: 'personal' },
    phone: { type: 'phone', label: '电话', secrecy: 'personal' },
    kind: { type: 'choice', label: '种类', secrecy: 'open', options: { adult: { label: '成人证' }, child: { label: '少儿证', synonyms: ['儿童证'] } } },
    branch: { type: 'choice', label: '分馆', openEnded: true, options: { east: { label: '东馆' }, west: { label: '西馆' } } },
    clerkOne: { type: 'officer', label: '经办人', certificate: 'clerkOneNo', spill: 'clerkTwo' },
    clerkOneNo: { type: 'text', label: '经办人工号', maxLength: 12 },
    clerkTwo: { type: 'officer', label: '另一经办人' },
    depositFen: { type: 'money', label: '押金', unit: '元' },
    books: { type: 'count', label: '可借册数' },
    lost: { type: 'boolean', label: '是否挂失' },
    verdict: { type: 'choice', label: '核验结果', options: { pass: { label: '相符' }, doubt: { label: '存疑' } } },
    extraDays: { type: 'count', label: '延长天数' },
    note: { type: 'longText', label: '备注' },
    receivedOn: { type: 'day', label: '受理日期', law: rule(3) },
    checkedOn: { type: 'day', label: '核验日期' },
    issuedOn: { type: 'day', label: '发证\n日期', law: rule(5) },
    fetchedOn: { type: 'day', label: '领取日期' },
    returnedOn: { type: 'day', label: '退证日期' },
  },
  number: 'no',
  headline: ['holder'],
  list: ['no', 'holder', 'kind', 'receivedOn'],
  openedOn: 'receivedOn',
  breakdown: ['kind', 'branch'],
  order: [
    { before: 'receivedOn', after: 'checkedOn', law: rule(4) },
    { before: 'checkedOn', after: 'issuedOn' },
  ],
  identity: ['no'],
})

const application = defineForm(
  record,
  [
    { title: '申请', fields: ['no', 'holder', 'holderCode', 'phone', 'kind', 'branch', 'employer', 'payer', 'note'] },
    { title: '经办', fields: ['clerkOne', 'clerkOneNo', 'clerkTwo', 'depositFen', 'books', 'lost'] },
  ],
  ['holder', 'kind'],
)
const forChild = { label: '少儿证', holds: (state: CaseState) => state.values.kind === 'child' }

export const procedure = defineProcedure(record, {
  from: '2020-01-01',
  title: '借书证办理',
  law: [law('图书馆管理办法')],
  statuses: {
    asked: { label: '已申请' },
    waiting: { label: '待补材料' },
    checked: { label: '已核验' },
    doubted: { label: '存疑' },
    issued: { label: '已发证' },
    refused: { label: '不予办理', final: true },
    returned: { label: '已退证', final: true },
  },
  actions: {
    ask: { label: '申请', law: [rule(3)], by: ['public', 'clerk'], when: ['new'], to: 'asked', form: application, stamps: ['receivedOn'] },
    askPapers: { label: '要求补材料', law: [rule(3)], by: ['clerk'], when: ['asked'], to: 'waiting' },
    givePapers: { label: '补齐材料', law: [rule(3)], by: ['public', 'clerk'], when: ['waiting'], to: 'asked' },
    askParents: { label: '征求监护人意见', law: [rule(6)], by: ['clerk'], when: ['asked'] },
    parentsAgree: { label: '监护人同意', law: [rule(6)], by: ['clerk'], when: ['asked'], needs: [{ done: 'askParents', label: '尚未征求', law: rule(6) }] },
    check: {
      label: '核验',
      law: [rule(4)],
      by: ['clerk'],
      when: ['asked'],
      to: { field: 'verdict', map: { pass: 'checked', doubt: 'doubted' } },
      form: defineForm(record, [{ title: '核验', fields: ['verdict'] }], ['verdict']),
      stamps: ['checkedOn'],
      once: true,
    },
    extend: {
      label: '延长办理',
      law: [house],
      by: ['leader'],
      when: ['asked', 'checked', 'doubted'],
      form: defineForm(record, [{ title: '延长', fields: ['extraDays'] }], []),
    },
    issue: {
      label: '发证',
      law: [rule(5)],
      by: ['leader'],
      when: ['checked'],
      to: 'issued',
      needs: [
        { done: 'check', label: '尚未核验', law: rule(4) },
        { done: 'parentsAgree', label: '监护人尚未同意', law: rule(6), onlyIf: forChild },
      ],
      guards: [{ id: 'depositPaid', label: '押金尚未缴纳', law: rule(7), holds: (state) => state.values.depositFen !== null }],
      apart: [{ from: ['check'], label: '核验的人不得发证', law: rule(4) }],
      stamps: ['issuedOn'],
      publicity: 'publish',
    },
    refuse: { label: '不予办理', law: [rule(5)], by: ['leader'], when: ['asked', 'checked', 'doubted'], to: 'refused' },
    fetch: { label: '领取', law: [house], by: ['clerk'], when: ['issued'], stamps: ['fetchedOn'], aside: true },
    renew: { label: '续期', law: [rule(8)], by: ['clerk'], when: ['issued'] },
    giveBack: { label: '退证', law: [rule(9)], by: ['clerk'], when: ['issued'], to: 'returned', stamps: ['returnedOn'], sets: { lost: false } },
  },
  terms: {
    issue: {
      label: '办理期限',
      law: rule(5),
      kind: 'statutory',
      length: 5,
      unit: 'workingDay',
      from: ['ask'],
      metBy: ['issue', 'refuse'],
      pauses: [
        { start: 'askPapers', end: ['givePapers'], label: '等待补材料', law: rule(3) },
        { start: 'askParents', end: ['parentsAgree'], label: '征求监护人意见', law: rule(6) },
      ],
      extensions: [{ action: 'extend', length: 10, unit: 'workingDay', lengthField: 'extraDays', label: '经批准延长', law: house }],
      consequence: '通报',
    },
    fetch: { label: '领取期限', law: house, kind: 'service', length: 1, unit: 'month', from: ['issue'], fromField: 'issuedOn', metBy: ['fetch'], lapses: true },
    giveBack: {
      label: '有效期限',
      law: rule(9),
      kind: 'plan',
      length: 1,
      unit: 'year',
      from: ['issue'],
      metBy: ['giveBack'],
      extensions: [{ action: 'renew', length: 3, unit: 'year', fromStart: true, label: '续期', law: rule(8) }],
      rolls: false,
    },
    visit: {
      label: '少儿证回访',
      law: house,
      kind: 'service',
      length: 10,
      unit: 'day',
      from: ['issue'],
      metBy: ['fetch'],
      endedBy: ['giveBack'],
      onlyIf: forChild,
    },
  },
  mandatory: [
    { step: 'check', before: ['issue'], label: '核验身份', law: rule(4) },
    { step: 'parentsAgree', before: ['issue'], label: '监护人同意', law: rule(6), onlyIf: '少儿证' },
  ],
})

/** The procedure before that: a card was given at the counter. */
const formerProcedure = defineProcedure(record, {
  from: '2010-01-01',
  until: '2020-01-01',
  title: '借书证办理（旧）',
  law: [law('图书馆管理办法（2010年）')],
  statuses: { asked: { label: '已申请' }, issued: { label: '已发证', final: true } },
  actions: {
    ask: { label: '申请', law: [rule(1)], by: ['clerk'], when: ['new'], to: 'asked', form: application, stamps: ['receivedOn'] },
    issue: { label: '发证', law: [rule(1)], by: ['clerk'], when: ['asked'], to: 'issued', stamps: ['issuedOn'] },
  },
  terms: { issue: { label: '办理期限', law: rule(1), kind: 'statutory', length: 20, unit: 'day', from: ['ask'], metBy: ['issue'] } },
  mandatory: [],
})

const version = { from: '2020-01-01', approvedBy: '馆务会' } as const

export const metrics = defineMetrics(record, procedure, {
  received: { name: '受理数', unit: '件', rule: '按受理日期计', version, measure: { day: 'receivedOn' } },
  issued: { name: '发证数', unit: '件', rule: '按发证日期计', version, law: [rule(5)], measure: { day: 'issuedOn' } },
  depositYuan: { name: '押金', unit: '元', rule: '按发证日期计的押金之和', version, measure: { day: 'issuedOn', sum: 'depositFen' } },
  onTimeShare: {
    name: '按期率',
    unit: '%',
    rule: '在期限内发证的 ÷ 发证数',
    version,
    share: { numerator: { day: 'issuedOn', where: { term: 'issue', met: 'onTime' } }, denominator: 'issued' },
  },
})

export const cardType = defineCaseType({
  record,
  procedures: [formerProcedure, procedure],
  metrics,
  reconciliations: [{ id: 'card.issued', label: '发证不多于受理', left: ['issued'], relation: '<=', right: ['received'] }],
  backfill: { ledgers: ['借书证登记簿'], needs: ['no'], statusOf: () => 'issued' },
  publicity: { title: (values) => `借书证 ${values.no}`, fields: ['no', 'holder', 'kind'], partyName: 'holder' },
  readers: ['clerk', 'leader'],
  keepers: ['clerk'],
})
