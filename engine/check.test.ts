import { describe, expect, it } from 'vitest'
import { assertSound, checkTypes } from './check.ts'
import { wayTo } from './check-path.ts'
import type { AnyCaseType } from './define.ts'
import { cardType } from './fixture.ts'

// biome-ignore lint/suspicious/noExplicitAny: definitions are broken on purpose, in ways that the compiler would refuse.
type Draft = any
/** `t` the type, `p` its newest procedure, `old` the one before. */
type Edit = (t: Draft, p: Draft, old: Draft) => void

/** A copy down to the last object, with the same functions. */
function copied(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copied)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, copied(one)]))
}

/** The sound type with one thing broken. */
function broken(edit: Edit): AnyCaseType {
  const copy = copied(cardType) as Draft
  edit(copy, copy.procedures[1], copy.procedures[0])
  return copy as AnyCaseType
}

const set = (target: Draft, values: object): void => void Object.assign(target, values)

const named: readonly [string, Edit, string, string][] = [
  ['表单里没有的字段', (_, p) => p.actions.ask.form.sections[0].fields.push('holdr'), 'action.ask', '没有字段“holdr”'],
  ['必填项不在表单里', (_, p) => p.actions.check.form.required.push('no'), 'action.check', '必填的“no”不在表单里'],
  ['表单里同一项两次', (_, p) => p.actions.ask.form.sections[1].fields.push('holder'), 'action.ask', '“holder”出现了两次'],
  ['条件的标识重复', (_, p) => p.actions.issue.guards.push(p.actions.issue.guards[0]), 'action.issue', '条件“depositPaid”出现了两次'],
  ['步骤到达没有的状态', (_, p) => set(p.actions.ask, { to: 'aksed' }), 'action.ask', '没有状态“aksed”'],
  ['按字段到达没有的状态', (_, p) => set(p.actions.check.to.map, { pass: 'chekced' }), 'action.check', '没有状态“chekced”'],
  ['在没有的状态下办理', (_, p) => p.actions.refuse.when.push('doubt'), 'action.refuse', '没有状态“doubt”'],
  ['按没有的选择项决定去向', (_, p) => set(p.actions.check.to.map, { passed: 'checked' }), 'action.check', '“verdict”没有选择项“passed”'],
  ['记日期的不是日期字段', (_, p) => p.actions.check.stamps.push('holder'), 'action.check', '“holder”不是日期'],
  ['写入没有的字段', (_, p) => set(p.actions.giveBack.sets, { lots: false }), 'action.giveBack', '没有字段“lots”'],
  ['是否字段写入别的值', (_, p) => set(p.actions.giveBack.sets, { lost: '无' }), 'action.giveBack', '“lost”只能为是或否，不能为“无”'],
  ['标记字段不是“是否”', (_, p) => set(p.actions.fetch, { marks: 'note' }), 'action.fetch', '“note”不是“是否”'],
  ['依赖没有的步骤', (_, p) => set(p.actions.issue.needs[0], { done: 'chek' }), 'action.issue', '没有步骤“chek”'],
  ['回避没有的步骤', (_, p) => set(p.actions.issue.apart[0], { from: ['chek'] }), 'action.issue', '没有步骤“chek”'],
  ['没有人办理', (_, p) => set(p.actions.check, { by: [] }), 'action.check', '没有写明由谁办理'],
  ['没有办理的状态', (_, p) => set(p.actions.fetch, { when: [] }), 'action.fetch', '没有写明在什么状态下办理'],
  ['占用系统保留的标识', (_, p) => set(p.actions, { correct: p.actions.refuse }), 'action.correct', '由系统保留'],
  ['占用保留的状态标识', (_, p) => set(p.statuses, { new: { label: '新' } }), 'status.new', '由系统保留'],
  ['依赖之后才能办的步骤', (_, p) => set(p.actions.check, { needs: [{ done: 'issue' }] }), 'action.check', '没有任何途径能办理这一步骤'],
  ['期限从没有的步骤起算', (_, p) => p.terms.issue.from.push('aks'), 'term.issue', '没有步骤“aks”'],
  ['期限由没有的步骤完成', (_, p) => p.terms.issue.metBy.push('isue'), 'term.issue', '没有步骤“isue”'],
  ['期限由没有的步骤终止', (_, p) => set(p.terms.issue, { endedBy: ['stop'] }), 'term.issue', '没有步骤“stop”'],
  ['暂停于没有的步骤', (_, p) => set(p.terms.issue.pauses[0], { start: 'askPaper' }), 'term.issue', '没有步骤“askPaper”'],
  ['由没有的步骤恢复', (_, p) => set(p.terms.issue.pauses[0], { end: ['give'] }), 'term.issue', '没有步骤“give”'],
  ['暂停没有终点', (_, p) => set(p.terms.issue.pauses[0], { end: [] }), 'term.issue', '没有写明由哪一步骤结束'],
  [
    '暂停之后再也恢复不了',
    (_, p) => set(p.terms.giveBack, { pauses: [{ start: 'giveBack', end: ['check'], label: '停' }] }),
    'term.giveBack',
    '走不到结束它的步骤',
  ],
  ['由没有的步骤延长', (_, p) => set(p.terms.issue.extensions[0], { action: 'prolong' }), 'term.issue', '没有步骤“prolong”'],
  ['延长的长度为零', (_, p) => set(p.terms.issue.extensions[0], { length: 0 }), 'term.issue', '应为正整数'],
  ['延长天数记在文字字段', (_, p) => set(p.terms.issue.extensions[0], { lengthField: 'note' }), 'term.issue', '“note”不是数量'],
  ['期限从不是日期的字段起算', (_, p) => set(p.terms.fetch, { fromField: 'no' }), 'term.fetch', '“no”不是日期'],
  ['期限从没有的字段起算', (_, p) => set(p.terms.fetch, { fromField: 'gotOn' }), 'term.fetch', '没有字段“gotOn”'],
  ['期限无从起算', (_, p) => set(p.terms.issue, { from: [] }), 'term.issue', '没有起算的步骤'],
  ['期限没有终点', (_, p) => set(p.terms.issue, { metBy: [] }), 'term.issue', '没有能使期限完成'],
  ['期限永远完不成', (_, p) => set(p.terms.giveBack, { metBy: ['ask'] }), 'term.giveBack', '期限永远完不成'],
  ['期限长度为小数', (_, p) => set(p.terms.issue, { length: 1.5 }), 'term.issue', '期限长度 1.5'],
  ['死胡同', (_, p) => set(p.statuses, { lost: { label: '遗失' } }) ?? set(p.actions.refuse, { to: 'lost' }), 'status.lost', '死胡同'],
  ['走不到终结', (_, p) => set(p.actions.giveBack, { to: 'asked' }) ?? set(p.actions.refuse, { to: 'asked' }), 'status.issued', '走不到任何终结状态'],
  ['没有终结状态', (_, p) => set(p.statuses, { refused: { label: '不予' }, returned: { label: '退' } }), 'statuses', '没有终结状态'],
  ['到不了的状态', (_, p) => set(p.statuses, { lost: { label: '遗失', final: true } }), 'status.lost', '没有任何步骤能到达'],
  ['终结之后还能离开', (_, p) => set(p.actions.renew, { when: ['returned'], to: 'issued' }), 'status.returned', '已是终结状态'],
  ['公开了不可公开的', (t) => t.publicity.fields.push('phone'), 'publicity', '“phone”不是可以公开的字段'],
  ['公开没有的字段', (t) => set(t.publicity, { partyName: 'holdr' }), 'publicity', '没有字段“holdr”'],
  ['没有公示内容却要公示', (t) => delete t.publicity, 'action.issue', '没有公示的内容'],
  ['按个人信息分组', (t) => t.record.breakdown.push('phone'), 'record', '“phone”是个人信息'],
  ['个人信息列入列表', (t) => t.record.list.push('holderCode'), 'record', '“holderCode”是个人信息'],
  ['列表里没有的字段', (t) => t.record.list.push('nowhere'), 'record', '没有字段“nowhere”'],
  ['同一性字段不存在', (t) => t.record.identity.push('id2'), 'record', '没有字段“id2”'],
  ['日期先后用到没有的字段', (t) => t.record.order.push({ before: 'bornOn', after: 'issuedOn' }), 'record.order', '没有字段“bornOn”'],
  ['归属日期不是日期', (t) => set(t.record, { openedOn: 'no' }), 'record', '“no”不是日期'],
  ['证件号码字段不存在', (t) => set(t.record.fields.clerkOne, { certificate: 'cardNo' }), 'record.clerkOne', '没有字段“cardNo”'],
  ['第二人的字段不存在', (t) => set(t.record.fields.clerkOne, { spill: 'clerkThree' }), 'record.clerkOne', '没有字段“clerkThree”'],
  ['补录必需的字段不存在', (t) => t.backfill.needs.push('serial'), 'backfill.needs', '没有字段“serial”'],
  ['选择项写法相同', (t) => set(t.record.fields.kind.options.adult, { synonyms: ['儿童 证'] }), 'record.kind', '同时是“adult”和“child”的写法'],
  ['选择项为空', (t) => set(t.record.fields.kind, { options: {} }), 'record.kind', '没有可选的内容'],
  ['表头归属不明', (t) => set(t.record.fields.phone, { synonyms: ['持 证 人'] }), 'record.phone', '已是“holder”的写法'],
  ['标识不合规', (t) => set(t.record.fields, { 'issued-at': { type: 'text', label: '旧' } }), 'record', '“issued-at”不能作标识'],
  ['案件类型的标识含大写', (t) => set(t, { id: 'myCard' }), 'myCard.id', '它也是表名'],
  ['施行日不是日期', (_, p, old) => set(p, { from: '2020-02-30' }) ?? set(old, { until: '2020-02-30' }), 'procedure(2020-02-30)', '“2020-02-30”不是日期'],
  ['类型与记录标识不同', (t) => set(t.record, { id: 'cards' }), 'record', '标识“cards”'],
  ['指标按不是日期的字段计', (t) => set(t.metrics.issued.measure, { day: 'holder' }), 'metric.issued', '“holder”不是日期字段'],
  ['指标求和的不是数', (t) => set(t.metrics.depositYuan.measure, { sum: 'holder' }), 'metric.depositYuan', '“holder”不是金额或者数量'],
  ['指标用到没有的期限', (t) => set(t.metrics.issued.measure, { where: { term: 'isue', met: 'late' } }), 'metric.issued', '没有期限“isue”'],
  ['指标用到没有的状态', (t) => set(t.metrics.issued.measure, { where: { not: { status: ['isued'] } } }), 'metric.issued', '没有状态“isued”'],
  ['指标用到没有的字段', (t) => set(t.metrics.issued.measure, { where: { all: [{ field: 'kin', present: true }] } }), 'metric.issued', '没有字段“kin”'],
  ['指标用到没有的选择项', (t) => set(t.metrics.issued.measure, { where: { field: 'kind', is: ['adlut'] } }), 'metric.issued', '“kind”没有选择项“adlut”'],
  ['比率没有分母', (t) => set(t.metrics.onTimeShare.share, { denominator: 'isued' }), 'metric.onTimeShare', '没有指标“isued”作分母'],
  ['比率的分母是比率', (t) => set(t.metrics.onTimeShare.share, { denominator: 'onTimeShare' }), 'metric.onTimeShare', '本身是比率'],
  ['分子分母按不同日期', (t) => set(t.metrics.onTimeShare.share, { denominator: 'received' }), 'metric.onTimeShare', '不可比'],
  ['勾稽用到没有的指标', (t) => t.reconciliations[0].left.push('isued'), 'reconciliation.card.issued', '没有指标“isued”'],
  ['勾稽标识重复', (t) => t.reconciliations.push(t.reconciliations[0]), 'reconciliations', '勾稽“card.issued”出现了两次'],
  ['新旧版本重叠', (_, __, old) => set(old, { until: '2020-06-01' }), 'procedure(2010-01-01)', '重叠'],
  ['新旧版本之间有空档', (_, __, old) => set(old, { until: '2019-06-01' }), 'procedure(2010-01-01)', '空档'],
  ['旧版本没有失效日', (_, __, old) => delete old.until, 'procedure(2010-01-01)', '须写明失效日'],
  ['版本次序颠倒', (t) => t.procedures.reverse(), 'procedure(2020-01-01)', '之后还有 2010-01-01 的版本'],
  ['失效早于施行', (_, p) => set(p, { until: '2019-12-31' }), 'procedure(2020-01-01)', '不晚于施行日'],
  ['没有程序', (t) => set(t, { procedures: [] }), 'procedures', '没有任何程序'],
  ['转办给没有的案件类型', (_, p) => set(p.actions.refuse, { opens: { type: 'appeal', carry: {} } }), 'action.refuse', '没有案件类型“appeal”'],
  ['转办时少给必填项', (_, p) => set(p.actions.refuse, { opens: { type: 'card', carry: { kind: 'kind' } } }), 'action.refuse', '要求填写“holder”'],
  ['转办到不能开始的步骤', (_, p) => set(p.actions.refuse, { opens: { type: 'card', action: 'issue', carry: {} } }), 'action.refuse', '不能由“issue”开始'],
  [
    '转办带入没有的字段',
    (_, p) => set(p.actions.refuse, { opens: { type: 'card', carry: { holder: 'holdr', kind: 'kind' } } }),
    'action.refuse',
    '没有字段“holdr”',
  ],
  [
    '转办泄露个人信息',
    (_, p) => set(p.actions.refuse, { opens: { type: 'card', carry: { holder: 'holder', kind: 'kind', note: 'phone' } } }),
    'action.refuse',
    '个人信息“phone”转入',
  ],
]

describe('定义的核查', () => {
  it('完好的定义没有错误', () => {
    expect(checkTypes([cardType])).toEqual([])
    expect(() => assertSound([cardType])).not.toThrow()
  })

  it.each(named)('%s', (_name, edit, where, message) => {
    const faults = checkTypes([broken(edit)])
    expect(faults.map((f) => `${f.where} ${f.message}`).join('\n')).toContain(message)
    expect(faults.some((f) => f.where.endsWith(where) && f.message.includes(message))).toBe(true)
  })

  it('两个类型同名', () => {
    expect(checkTypes([cardType, cardType])).toEqual([{ where: 'card.id', message: '有两个案件类型用了同一标识' }])
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

describe('必经步骤绕不过去', () => {
  const faultsOf = (edit: Edit): string[] => checkTypes([broken(edit)]).map((f) => `${f.where} ${f.message}`)

  it('另有一条状态的路绕过核验，指出怎样绕过', () => {
    const [fault] = faultsOf((_, p) => {
      p.actions.issue.when = ['asked', 'checked']
      p.actions.issue.needs = []
    }).filter((f) => f.includes('mandatory.check'))
    expect(fault).toContain('不经“核验身份”也能走到“发证”（issue）：ask → issue')
  })

  it('有条件的必经步骤：在条件之下无法绕过', () => {
    expect(faultsOf((_, p) => p.actions.issue.needs.pop()).join()).toContain('没有一项 needs 以“少儿证”为条件要求“parentsAgree”')
    const unbound = faultsOf((_, p) => {
      delete p.mandatory[1].onlyIf
    })
    expect(unbound).toEqual(['card.procedure(2020-01-01).mandatory.parentsAgree 不经“监护人同意”也能走到“发证”（issue）：ask → check → issue'])
  })

  it('状态能绕过而依赖不能绕过的，不误报', () => {
    expect(
      faultsOf((_, p) => {
        p.actions.issue.when = ['asked', 'checked', 'doubted']
      }),
    ).toEqual([])
  })

  it('须在两条岔路上各走一步的步骤，没有一个案件能走到', () => {
    const faults = faultsOf((_, p) => {
      // 核验相符与存疑是两条岔路：一步在前者、一步在后者，发证却要两步都办过。
      p.statuses.checked2 = { label: '复核' }
      p.actions.left = { ...p.actions.renew, label: '左', when: ['checked'], to: 'checked2' }
      p.actions.right = { ...p.actions.renew, label: '右', when: ['doubted'], to: 'checked2' }
      p.actions.finish = { ...p.actions.renew, label: '终', when: ['checked2'], to: 'refused', needs: [{ done: 'left' }, { done: 'right' }] }
    })
    expect(faults).toEqual([expect.stringContaining('action.finish 没有任何途径能办理')])
  })

  it('走到一步的路不含多余的步骤', () => {
    const procedure = cardType.procedures[1]
    expect(procedure && wayTo(procedure, 'giveBack')).toEqual({ steps: ['ask', 'check', 'issue', 'giveBack'] })
    expect(procedure && wayTo(procedure, 'issue', { given: '少儿证' })).toEqual({ steps: ['ask', 'askParents', 'parentsAgree', 'check', 'issue'] })
    expect(procedure && wayTo(procedure, 'issue', { without: ['check'] })).toBe('none')
  })

  it('很多可有可无的步骤也走得完', () => {
    const faults = faultsOf((_, p) => {
      for (let i = 0; i < 60; i += 1) p.actions[`memo${i}`] = { ...p.actions.renew, when: ['asked'], ...(i > 0 ? { needs: [{ done: `memo${i - 1}` }] } : {}) }
      p.actions.issue.when = ['asked', 'checked']
      p.actions.issue.needs = [{ done: 'memo59' }]
    })
    expect(faults.some((f) => f.includes('memo58 → memo59 → issue'))).toBe(true)
  })
})
