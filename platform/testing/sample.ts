/** A small case type for tests of the platform: enough fields, steps, terms and metrics to exercise every part of a write. */
import { type AnyCaseType, defineCaseType, defineForm, defineMetrics, defineProcedure, defineRecord, type Values } from '../../engine/define.ts'
import { unverified } from '../../engine/law.ts'

const rule = unverified('示范案件办理规则', 1)

const record = defineRecord({
  id: 'sample',
  title: '示范案件',
  line: 'testing',
  unit: '件',
  fields: {
    number: { type: 'text', label: '编号', search: true, secrecy: 'open' },
    cause: { type: 'text', label: '事由', search: true, secrecy: 'open' },
    kind: { type: 'choice', label: '类别', options: { noise: { label: '噪声' }, waste: { label: '垃圾' } }, secrecy: 'open' },
    partyName: { type: 'text', label: '当事人', secrecy: 'open' },
    partyKind: { type: 'choice', label: '当事人类型', options: { person: { label: '自然人' }, org: { label: '单位' } } },
    partyCode: { type: 'partyCode', label: '证件号码', secrecy: 'personal' },
    openedOn: { type: 'day', label: '登记日期' },
    decidedOn: { type: 'day', label: '决定日期' },
    publishedOn: { type: 'day', label: '公示日期' },
    closedOn: { type: 'day', label: '办结日期' },
    fineFen: { type: 'money', label: '罚款金额', unit: '元' },
  },
  number: 'number',
  headline: ['cause', 'partyName'],
  list: ['number', 'cause', 'kind', 'openedOn', 'fineFen'],
  openedOn: 'openedOn',
  breakdown: ['kind', 'partyKind'],
  order: [
    { before: 'openedOn', after: 'decidedOn', law: rule },
    { before: 'decidedOn', after: 'closedOn', law: rule },
  ],
  identity: ['number'],
})

const procedure = defineProcedure(record, {
  from: '2020-01-01',
  title: '示范程序',
  law: [rule],
  statuses: {
    open: { label: '办理中' },
    decided: { label: '已决定' },
    closed: { label: '已办结', final: true },
  },
  actions: {
    open: {
      label: '登记',
      law: [rule],
      by: ['officer'],
      when: ['new'],
      to: 'open',
      stamps: ['openedOn'],
      form: defineForm(record, [{ title: '登记', fields: ['number', 'cause', 'kind', 'partyName', 'partyKind', 'partyCode'] }], ['number', 'cause']),
    },
    suspend: { label: '中止', law: [rule], by: ['officer'], when: ['open'] },
    resume: { label: '恢复', law: [rule], by: ['officer'], when: ['open'] },
    decide: {
      label: '决定',
      law: [rule],
      by: ['leader'],
      when: ['open'],
      to: 'decided',
      stamps: ['decidedOn'],
      form: defineForm(record, [{ title: '决定', fields: ['fineFen'] }], ['fineFen']),
    },
    publish: { label: '公示', law: [rule], by: ['clerk', 'officer'], when: ['decided'], stamps: ['publishedOn'], publicity: 'publish' },
    close: { label: '办结', law: [rule], by: ['officer'], when: ['decided'], to: 'closed', stamps: ['closedOn'] },
  },
  terms: {
    decide: {
      label: '决定期限',
      law: rule,
      kind: 'statutory',
      length: 20,
      unit: 'workingDay',
      from: ['open'],
      metBy: ['decide'],
      pauses: [{ start: 'suspend', end: ['resume'], label: '中止', law: rule }],
    },
    publish: { label: '公示期限', law: rule, kind: 'statutory', length: 7, unit: 'workingDay', from: ['decide'], metBy: ['publish'] },
  },
  mandatory: [{ step: 'open', before: ['decide'], label: '先登记后决定', law: rule }],
})

const version = { from: '2020-01-01', approvedBy: '示范机关' }

const metrics = defineMetrics(record, procedure, {
  opened: { name: '登记件数', unit: '件', rule: '登记日期在本期', version, measure: { day: 'openedOn' } },
  decided: { name: '决定件数', unit: '件', rule: '决定日期在本期', version, measure: { day: 'decidedOn' } },
  fineYuan: { name: '罚款金额', unit: '元', rule: '决定日期在本期的罚款之和', version, measure: { day: 'decidedOn', sum: 'fineFen' } },
  onTimeShare: {
    name: '按期决定率',
    unit: '%',
    rule: '按期决定的占决定的比例',
    version,
    share: { numerator: { day: 'decidedOn', where: { term: 'decide', met: 'onTime' } }, denominator: 'decided' },
  },
})

export const sampleType: AnyCaseType = defineCaseType({
  record,
  procedures: [procedure],
  metrics,
  backfill: {
    ledgers: ['示范台账'],
    needs: ['number', 'openedOn'],
    statusOf: (values) => (values.closedOn ? 'closed' : values.decidedOn ? 'decided' : 'open'),
  },
  publicity: {
    title: (values: Values) => String(values.cause ?? ''),
    fields: ['number', 'cause', 'partyName'],
    partyName: 'partyName',
    partyKind: 'partyKind',
  },
  letters: {
    decision: {
      title: '示范决定书',
      law: [rule],
      layout: 'enforcement',
      after: ['decide'],
      drafters: ['officer'],
      signers: ['leader'],
      number: { word: '示决', field: 'number' },
      dated: 'decidedOn',
      served: true,
      to: 'partyName',
      asks: { court: { label: '管辖法院', required: true, remembered: true }, note: { label: '附言', personal: true } },
      words: { heavy: { label: '较大数额', of: (values) => (Number(values.fineFen) > 1_000_000 ? '数额较大' : '') } },
      must: ['partyName', 'partyCode', 'fineFen', 'court', 'officeName', 'letterNo', 'signedDay'],
      body: [
        '当事人：{partyName}（{partyCode}）。',
        '因{cause}，决定罚款{fineFen}元。',
        { text: '本案{heavy}。', onlyIf: 'heavy' },
        {
          table: [
            ['编号', '{number}', '类别', '{kind}'],
            ['附言', '{note}'],
          ],
        },
        '不服的，可以向{court}起诉。',
      ],
    },
    notice: {
      title: '示范通知书',
      law: [rule],
      layout: 'gongwen',
      after: ['open'],
      drafters: ['officer'],
      signers: ['leader'],
      number: { word: '示通' },
      served: true,
      to: 'partyName',
      must: ['cause', 'officeName', 'letterNo', 'signedDay'],
      body: [{ heading: '一、事由' }, '{cause}已经受理。'],
    },
    minutes: {
      title: '示范笔录',
      law: [rule],
      layout: 'enforcement',
      after: ['open'],
      drafters: ['officer'],
      signers: [],
      served: false,
      asks: { said: { label: '内容', required: true, long: true }, proofs: { label: '所附证据', evidence: true } },
      must: ['said'],
      body: ['{said}', { line: '签名：' }],
      sealed: false,
    },
  },
  readers: ['officer', 'leader', 'clerk'],
  keepers: ['clerk', 'officer'],
})
