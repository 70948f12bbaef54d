import { describe, expect, it } from 'vitest'
import { assertSound, checkTypes } from './check.ts'
import type { AnyCaseType, AnyProcedure } from './define.ts'
import { law } from './law.ts'

const rule = law('图书馆管理办法', 3)

const procedure: AnyProcedure = {
  from: '2020-01-01',
  title: '借书证办理',
  law: [rule],
  statuses: { asked: { label: '已申请' }, checked: { label: '已核验' }, issued: { label: '已发证', final: true }, refused: { label: '不予办理', final: true } },
  actions: {
    ask: {
      label: '申请',
      law: [rule],
      by: ['public', 'clerk'],
      when: ['new'],
      to: 'asked',
      form: { sections: [{ title: '申请', fields: ['holder'] }], required: ['holder'] },
    },
    check: { label: '核验', law: [rule], by: ['clerk'], when: ['asked'], to: 'checked', stamps: ['checkedOn'] },
    issue: {
      label: '发证',
      law: [rule],
      by: ['leader'],
      when: ['checked'],
      to: 'issued',
      stamps: ['issuedOn'],
      needs: [{ done: 'check', label: '尚未核验', law: rule }],
    },
    refuse: { label: '不予办理', law: [rule], by: ['leader'], when: ['asked', 'checked'], to: 'refused' },
  },
  terms: { issue: { label: '办理期限', law: rule, kind: 'statutory', length: 5, unit: 'workingDay', from: ['ask'], metBy: ['issue', 'refuse'] } },
  mandatory: [{ step: 'check', before: ['issue'], label: '核验身份', law: rule }],
}

const type: AnyCaseType = {
  id: 'card',
  record: {
    id: 'card',
    title: '借书证',
    line: 'library',
    unit: '件',
    fields: {
      no: { type: 'text', label: '证号' },
      holder: { type: 'text', label: '持证人', secrecy: 'open' },
      phone: { type: 'phone', label: '电话', secrecy: 'personal' },
      kind: { type: 'choice', label: '种类', options: { adult: { label: '成人证' }, child: { label: '少儿证', synonyms: ['儿童证'] } } },
      checkedOn: { type: 'day', label: '核验日期' },
      issuedOn: { type: 'day', label: '发证日期' },
    },
    number: 'no',
    headline: ['holder'],
    list: ['no', 'holder'],
    openedOn: 'issuedOn',
    breakdown: ['kind'],
    order: [{ before: 'checkedOn', after: 'issuedOn' }],
    identity: ['no'],
  },
  procedures: [procedure],
  metrics: {
    issued: { name: '发证数', unit: '件', rule: '按发证日期计', version: { from: '2020-01-01', approvedBy: '馆务会' }, measure: { day: 'issuedOn' } },
  },
  reconciliations: [],
  backfill: { ledgers: ['借书证登记簿'], needs: ['no'], statusOf: () => 'issued' },
  readers: ['clerk', 'leader'],
  keepers: ['clerk'],
}

type Edit = (t: Draft, p: Draft) => void
// biome-ignore lint/suspicious/noExplicitAny: definitions are broken on purpose, in ways that the compiler would refuse.
type Draft = any

/** The sound type with one thing broken. */
function broken(edit: Edit): AnyCaseType {
  const { statusOf } = type.backfill
  const copy = structuredClone({ ...type, backfill: { ...type.backfill, statusOf: undefined } }) as Draft
  copy.backfill.statusOf = statusOf
  edit(copy, copy.procedures[0])
  return copy as AnyCaseType
}

describe('定义的核查', () => {
  it('完好的定义没有错误', () => {
    expect(checkTypes([type])).toEqual([])
    expect(() => assertSound([type])).not.toThrow()
  })

  it.each<[string, Edit, string, string]>([
    ['表单里没有的字段', (_, p) => p.actions.ask.form.sections[0].fields.push('holdr'), 'action.ask', '没有字段“holdr”'],
    ['必填项不在表单里', (_, p) => p.actions.ask.form.required.push('no'), 'action.ask', '必填的“no”不在表单里'],
    ['步骤到达没有的状态', (_, p) => Object.assign(p.actions.check, { to: 'chekced' }), 'action.check', '没有状态“chekced”'],
    ['记日期的不是日期字段', (_, p) => p.actions.check.stamps.push('holder'), 'action.check', '“holder”不是日期'],
    ['依赖没有的步骤', (_, p) => Object.assign(p.actions.issue.needs[0], { done: 'chek' }), 'action.issue', '没有步骤“chek”'],
    ['没有人办理', (_, p) => Object.assign(p.actions.check, { by: [] }), 'action.check', '没有写明由谁办理'],
    ['占用系统保留的标识', (_, p) => Object.assign(p.actions, { correct: p.actions.refuse }), 'action.correct', '由系统保留'],
    ['期限从没有的步骤起算', (_, p) => p.terms.issue.from.push('aks'), 'term.issue', '没有步骤“aks”'],
    ['期限无从起算', (_, p) => Object.assign(p.terms.issue, { from: [] }), 'term.issue', '没有起算的步骤'],
    ['期限永远完不成', (_, p) => Object.assign(p.terms.issue, { metBy: [] }), 'term.issue', '没有能使期限完成'],
    ['死胡同', (_, p) => Object.assign(p.statuses, { lost: { label: '遗失' } }) && Object.assign(p.actions.check, { to: 'lost' }), 'status.lost', '死胡同'],
    ['到不了的状态', (_, p) => Object.assign(p.statuses, { lost: { label: '遗失', final: true } }), 'status.lost', '没有任何步骤能到达'],
    ['终结之后还能离开', (_, p) => p.actions.refuse.when.push('issued'), 'status.issued', '已是终结状态'],
    [
      '必经步骤可以绕过',
      (_, p) => Object.assign(p.actions.issue, { when: ['asked', 'checked'], needs: [] }),
      'mandatory.check',
      '不经“核验身份”也能走到“发证”',
    ],
    ['公开了不可公开的', (t) => Object.assign(t, { publicity: { title: '', fields: ['phone'] } }), 'publicity', '“phone”不是可以公开的字段'],
    ['按个人信息分组', (t) => t.record.breakdown.push('phone'), 'record', '“phone”是个人信息'],
    ['选择项写法相同', (t) => Object.assign(t.record.fields.kind.options.adult, { synonyms: ['儿童证'] }), 'record.kind', '同时是“adult”和“child”的写法'],
    ['表头归属不明', (t) => Object.assign(t.record.fields.phone, { synonyms: ['持证人'] }), 'record.phone', '表头“持证人”已是“holder”的写法'],
    ['指标按不是日期的字段计', (t) => Object.assign(t.metrics.issued.measure, { day: 'holder' }), 'metric.issued', '“holder”不是日期字段'],
    ['指标用到没有的期限', (t) => Object.assign(t.metrics.issued.measure, { where: { term: 'isue', met: 'onTime' } }), 'metric.issued', '没有期限“isue”'],
    [
      '勾稽用到没有的指标',
      (t) => t.reconciliations.push({ id: 'r', label: '', left: ['isued'], relation: '=', right: ['issued'] }),
      'reconciliation.r',
      '没有指标“isued”',
    ],
    ['新旧版本重叠', (t, p) => t.procedures.push({ ...p, from: '2024-01-01' }) && Object.assign(p, { until: '2024-06-01' }), 'procedure(2020-01-01)', '重叠'],
    [
      '新旧版本之间有空档',
      (t, p) => t.procedures.push({ ...p, from: '2024-01-01' }) && Object.assign(p, { until: '2023-06-01' }),
      'procedure(2020-01-01)',
      '空档',
    ],
    ['旧版本没有失效日', (t, p) => t.procedures.push({ ...p, from: '2024-01-01' }), 'procedure(2020-01-01)', '须写明失效日'],
    ['转办给没有的案件类型', (_, p) => Object.assign(p.actions.refuse, { opens: { type: 'appeal', carry: {} } }), 'action.refuse', '没有案件类型“appeal”'],
    ['转办时少给必填项', (_, p) => Object.assign(p.actions.refuse, { opens: { type: 'card', carry: { kind: 'kind' } } }), 'action.refuse', '要求填写“holder”'],
    ['标识不合规', (t) => Object.assign(t.record.fields, { 'issued-at': { type: 'text', label: '旧' } }), 'record', '“issued-at”不能作标识'],
  ])('%s', (_name, edit, where, message) => {
    const faults = checkTypes([broken(edit)])
    expect(faults.map((f) => `${f.where} ${f.message}`).join('\n')).toContain(message)
    expect(faults.some((f) => f.where.endsWith(where) && f.message.includes(message))).toBe(true)
  })

  it('所有错误一次列出', () => {
    const two = broken((t, p) => {
      p.terms.issue.from = []
      t.record.list.push('nowhere')
    })
    expect(checkTypes([two])).toHaveLength(2)
    expect(() => assertSound([two])).toThrow(/有 2 处错误[\s\S]*card\.record[\s\S]*card\.procedure\(2020-01-01\)\.term\.issue/)
  })
})
