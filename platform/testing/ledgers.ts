/** Two case types with the fields that make ledgers hard: people who spill over, units, choices open and closed, days in order. For reading only. */
import { type AnyCaseType, defineCaseType, defineProcedure, defineRecord } from '../../engine/define.ts'
import { unverified } from '../../engine/law.ts'

const rule = unverified('示范规则', 1)

const fine = defineRecord({
  id: 'fine',
  title: '示范处罚',
  line: 'testing',
  unit: '宗',
  fields: {
    caseNo: { type: 'text', label: '案号', synonyms: ['立案号', '案件编号'] },
    cause: { type: 'text', label: '案由', synonyms: ['违法行为'] },
    source: {
      type: 'choice',
      label: '案件来源',
      openEnded: true,
      synonyms: ['来源'],
      options: { hotline: { label: '12345转办' }, patrol: { label: '检查发现' } },
    },
    party: { type: 'text', label: '当事人', synonyms: ['被处罚人', '行政相对人', '当事人/姓名', '当事人姓名'] },
    partyKind: { type: 'choice', label: '当事人类型', options: { person: { label: '自然人' }, org: { label: '单位', synonyms: ['法人或其他组织'] } } },
    partyCode: { type: 'partyCode', label: '证件号码', secrecy: 'personal', synonyms: ['当事人/证件号', '身份证号'] },
    phone: { type: 'phone', label: '联系电话', secrecy: 'personal' },
    filedOn: { type: 'day', label: '立案日期', synonyms: ['立案时间'] },
    officer1: { type: 'officer', label: '承办人1', certificate: 'cert1', spill: 'officer2', synonyms: ['承办人', '执法人员'] },
    cert1: { type: 'text', label: '执法证号1', spill: 'cert2', synonyms: ['执法证号'] },
    officer2: { type: 'officer', label: '承办人2', certificate: 'cert2', synonyms: ['协办人'] },
    cert2: { type: 'text', label: '执法证号2' },
    decidedOn: { type: 'day', label: '处罚决定日期', synonyms: ['决定日期', '作出处罚日期'] },
    fineFen: { type: 'money', label: '罚款金额', unit: '元', synonyms: ['罚没款', '处罚金额'] },
    heard: { type: 'boolean', label: '听证', synonyms: ['是否听证'] },
    dueOn: { type: 'day', label: '改正期限' },
    closedOn: { type: 'day', label: '结案日期', synonyms: ['结案时间'] },
    remarks: { type: 'longText', label: '备注' },
  },
  number: 'caseNo',
  headline: ['cause'],
  list: ['caseNo'],
  openedOn: 'filedOn',
  breakdown: ['cause'],
  order: [
    { before: 'filedOn', after: 'decidedOn', law: rule },
    { before: 'decidedOn', after: 'closedOn', law: rule },
  ],
  identity: ['caseNo'],
})

const visit = defineRecord({
  id: 'visit',
  title: '示范检查',
  line: 'testing',
  unit: '家次',
  fields: {
    number: { type: 'text', label: '检查编号' },
    item: { type: 'text', label: '检查事项' },
    target: { type: 'text', label: '检查对象', synonyms: ['被检查单位'] },
    visitedOn: { type: 'day', label: '检查日期', synonyms: ['检查时间'] },
    result: { type: 'choice', label: '检查结果', options: { clear: { label: '未发现问题' }, order: { label: '责令改正' } } },
    source: { type: 'text', label: '来源' },
    remarks: { type: 'longText', label: '备注' },
  },
  number: 'number',
  headline: ['item'],
  list: ['number'],
  openedOn: 'visitedOn',
  breakdown: ['item'],
  order: [],
  identity: ['number', 'target', 'visitedOn'],
})

const action = { law: [rule], by: ['officer'] as const, when: ['new'] as const }
const from = '2000-01-01'

/** A kind of fine, and a kind of visit. */
export const ledgerTypes: readonly AnyCaseType[] = [
  defineCaseType({
    record: fine,
    procedures: [
      defineProcedure(fine, {
        from,
        title: '程序',
        law: [rule],
        statuses: { open: { label: '办理中' }, closed: { label: '已结案', final: true } },
        actions: {
          file: { ...action, label: '立案', to: 'open', stamps: ['filedOn'] },
          decide: { ...action, label: '决定', stamps: ['decidedOn'] },
          close: { ...action, label: '结案', to: 'closed', stamps: ['closedOn'] },
        },
        terms: {},
        mandatory: [],
      }),
    ],
    metrics: {},
    backfill: {
      ledgers: ['示范处罚台账', '处罚案件台账'],
      needs: ['cause', 'filedOn'],
      statusOf: (v) => (v.closedOn ? 'closed' : 'open'),
      derive: (v) => (v.decidedOn && !v.filedOn ? { filedOn: v.decidedOn } : {}),
    },
    readers: ['officer'],
    keepers: ['clerk'],
  }),
  defineCaseType({
    record: visit,
    procedures: [
      defineProcedure(visit, {
        from,
        title: '程序',
        law: [rule],
        statuses: { done: { label: '已检查', final: true } },
        actions: { visit: { ...action, label: '检查', to: 'done', stamps: ['visitedOn'] } },
        terms: {},
        mandatory: [],
      }),
    ],
    metrics: {},
    backfill: { ledgers: ['示范检查台账'], needs: ['target', 'visitedOn'], statusOf: () => 'done' },
    readers: ['officer'],
    keepers: ['clerk'],
  }),
]
