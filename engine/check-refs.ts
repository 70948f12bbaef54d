/** Names in a definition that stand for something else: each must be the name of something that exists. */

import { targetsOf } from './check-path.ts'
import type { Report } from './check-report.ts'
import { optionFault, typeFault } from './check-values.ts'
import type { AnyAction, AnyCaseType, AnyMeasure, AnyProcedure, AnyTerm, AnyWhere, Field } from './define.ts'
import { exact } from './parse.ts'

type Names = { has: (id: string) => boolean }
const keys = (object: object): Names => ({ has: (id) => Object.hasOwn(object, id) })

function unknown(report: Report, where: string, what: string, names: Names, ids: readonly (string | undefined)[]): void {
  for (const id of new Set(ids)) if (id !== undefined && !names.has(id)) report(where, `没有${what}“${id}”`)
}

/** Two of the same name would shadow each other, in a refusal or on a screen. */
function twice(report: (message: string) => void, what: string, ids: readonly string[]): void {
  for (const id of new Set(ids.filter((one, i) => ids.indexOf(one) !== i))) report(`${what}“${id}”出现了两次`)
}

/** Refs, synonyms and secrecy of the fields of a record. */
function recordFaults(type: AnyCaseType, report: Report): void {
  const { record, publicity, backfill } = type
  const fields = keys(record.fields)
  const check = (where: string, ids: readonly (string | undefined)[]): void => unknown(report, where, '字段', fields, ids)
  check('record', [record.number, record.openedOn, ...record.headline, ...record.list, ...record.breakdown, ...record.identity])
  check(
    'record.order',
    record.order.flatMap((o) => [o.before, o.after]),
  )
  check('backfill.needs', backfill.needs)
  for (const [id, field] of Object.entries(record.fields)) check(`record.${id}`, [field.certificate, field.spill])
  const wrong = typeFault(record.fields, record.openedOn, ['day'])
  if (wrong) report('record', `案件归属的日期：${wrong}`)
  if (record.id !== type.id) report('record', `标识“${record.id}”与案件类型的标识“${type.id}”不同`)
  const personal = (id: string): boolean => record.fields[id]?.secrecy === 'personal'
  for (const id of [...record.breakdown, ...record.list, ...record.headline])
    if (personal(id)) report('record', `“${id}”是个人信息，不能列入列表、标题或者分组`)
  if (publicity) {
    check('publicity', [...publicity.fields, publicity.partyName, publicity.partyKind])
    for (const id of publicity.fields) if (record.fields[id] && record.fields[id].secrecy !== 'open') report('publicity', `“${id}”不是可以公开的字段`)
  }
  for (const [id, field] of Object.entries(record.fields)) optionFaults(field, (message) => report(`record.${id}`, message))
  headingFaults(type, report)
}

function optionFaults(field: Field, report: (message: string) => void): void {
  if (field.type === 'choice' && Object.keys(field.options ?? {}).length === 0) report('选择项没有可选的内容')
  const taken = new Map<string, string>()
  for (const [id, option] of Object.entries(field.options ?? {})) {
    for (const word of new Set([option.label, ...(option.synonyms ?? [])].map(exact))) {
      const other = taken.get(word)
      if (other && other !== id) report(`“${word}”同时是“${other}”和“${id}”的写法：只留一处`)
      else taken.set(word, id)
    }
  }
}

/** One heading for two fields would put a column of a ledger now here, now there. */
function headingFaults(type: AnyCaseType, report: Report): void {
  const taken = new Map<string, string>()
  for (const [id, field] of Object.entries(type.record.fields)) {
    for (const heading of [field.label, ...(field.synonyms ?? [])]) {
      const form = exact(heading)
      const other = taken.get(form)
      if (other && other !== id) report(`record.${id}`, `表头“${heading}”已是“${other}”的写法：只留一处`)
      else taken.set(form, id)
    }
  }
}

function actionFaults(type: AnyCaseType, procedure: AnyProcedure, action: AnyAction, report: (message: string) => void): void {
  const at: Report = (_, message) => report(message)
  const fields = keys(type.record.fields)
  const statuses: Names = { has: (id) => id === 'new' || Object.hasOwn(procedure.statuses, id) }
  const own = keys(procedure.actions)
  unknown(at, '', '状态', statuses, [...action.when, ...targetsOf(action)])
  unknown(at, '', '步骤', own, [...(action.needs ?? []).flatMap((n) => n.done), ...(action.apart ?? []).flatMap((a) => a.from)])
  const formFields = action.form?.sections.flatMap((s) => s.fields) ?? []
  const written = [...formFields, ...(action.form?.required ?? []), ...(action.stamps ?? []), ...Object.keys(action.sets ?? {})]
  unknown(at, '', '字段', fields, [...written, ...(typeof action.to === 'object' ? [action.to.field] : [])])
  if (action.recallable && (action.publicity || action.opens)) report('对外公示的、会开出另一件案件的步骤不能撤回')
  for (const id of action.form?.required ?? []) if (!formFields.includes(id)) report(`必填的“${id}”不在表单里`)
  twice(report, '表单里的', formFields)
  twice(
    report,
    '条件',
    (action.guards ?? []).map((g) => g.id),
  )
  for (const id of action.stamps ?? []) if (fields.has(id) && type.record.fields[id]?.type !== 'day') report(`“${id}”不是日期，不能记为办理日期`)
  valueFaults(type, action, report)
  if (action.by.length === 0) report('没有写明由谁办理')
  if (action.when.length === 0) report('没有写明在什么状态下办理')
  if (action.publicity && !type.publicity) report('这一类案件没有公示的内容')
}

/** Keys of a map for a field that holds nothing. */
const NONE: ReadonlySet<string> = new Set(['null', 'undefined'])

/** Values an action sets, and those that decide where it leads, must be ones that the fields can hold. */
function valueFaults(type: AnyCaseType, { to, sets, marks }: AnyAction, report: (message: string) => void): void {
  const { fields } = type.record
  const wrong = [
    ...Object.entries(sets ?? {}).map(([id, value]) => optionFault(fields, id, value ?? null)),
    ...(typeof to === 'object' ? Object.keys(to.map).map((value) => optionFault(fields, to.field, NONE.has(value) ? null : value)) : []),
    marks === undefined ? undefined : fields[marks] ? typeFault(fields, marks, ['boolean']) : `没有字段“${marks}”`,
  ]
  for (const fault of wrong) if (fault) report(fault)
}

/** What is personal here must be personal there too: it would otherwise lie open in the new case. */
function carryFaults(type: AnyCaseType, target: AnyCaseType, opens: NonNullable<AnyAction['opens']>, report: (message: string) => void): void {
  for (const [to, from] of Object.entries(opens.carry)) {
    const [theirs, ours] = [target.record.fields[to], type.record.fields[from]]
    if (ours?.secrecy === 'personal' && theirs && theirs.secrecy !== 'personal') report(`个人信息“${from}”转入“${opens.type}”的“${to}”，后者不是个人信息`)
  }
  for (const [id, value] of Object.entries(opens.set ?? {})) {
    const wrong = optionFault(target.record.fields, id, value)
    if (wrong) report(wrong)
  }
}

/** What another case is opened with must exist there, and everything required must be given. */
function openingFaults(type: AnyCaseType, action: AnyAction, types: readonly AnyCaseType[], report: (message: string) => void): void {
  const { opens } = action
  if (!opens) return
  const target = types.find((t) => t.id === opens.type)
  if (!target) {
    report(`没有案件类型“${opens.type}”`)
    return
  }
  const at: Report = (_, message) => report(message)
  unknown(at, '', `“${opens.type}”的字段`, keys(target.record.fields), [...Object.keys(opens.carry), ...Object.keys(opens.set ?? {})])
  unknown(at, '', '字段', keys(type.record.fields), Object.values(opens.carry))
  carryFaults(type, target, opens, report)
  const procedure = target.procedures[target.procedures.length - 1]
  const opening = opens.action ?? Object.entries(procedure?.actions ?? {}).find(([, a]) => a.when.includes('new'))?.[0]
  const found = opening === undefined ? undefined : procedure?.actions[opening]
  if (!found?.when.includes('new')) {
    report(`“${opens.type}”不能由“${opening ?? '无'}”开始`)
    return
  }
  const given = new Set([...Object.keys(opens.carry), ...Object.keys(opens.set ?? {})])
  for (const id of found.form?.required ?? []) if (!given.has(id)) report(`“${opens.type}”的“${opening}”要求填写“${id}”，这里没有给出`)
}

function termRefs(term: AnyTerm): { actions: readonly string[]; fields: readonly (string | undefined)[] } {
  const pauses = (term.pauses ?? []).flatMap((p) => [p.start, ...p.end])
  const extensions = term.extensions ?? []
  return {
    actions: [...term.from, ...term.metBy, ...(term.endedBy ?? []), ...pauses, ...extensions.map((e) => e.action)],
    fields: [term.fromField, ...extensions.map((e) => e.lengthField)],
  }
}

function refsOfProcedure(type: AnyCaseType, procedure: AnyProcedure, types: readonly AnyCaseType[], report: Report): void {
  const actions = keys(procedure.actions)
  for (const [id, action] of Object.entries(procedure.actions)) {
    const at = (message: string): void => report(`action.${id}`, message)
    actionFaults(type, procedure, action, at)
    openingFaults(type, action, types, at)
  }
  for (const [id, term] of Object.entries(procedure.terms)) {
    const refs = termRefs(term)
    unknown(report, `term.${id}`, '步骤', actions, refs.actions)
    unknown(report, `term.${id}`, '字段', keys(type.record.fields), refs.fields)
    const wrong = [
      typeFault(type.record.fields, term.fromField, ['day']),
      ...(term.extensions ?? []).map((e) => typeFault(type.record.fields, e.lengthField, ['count'])),
    ]
    for (const fault of wrong) if (fault) report(`term.${id}`, fault)
  }
  for (const rule of procedure.mandatory) unknown(report, 'mandatory', '步骤', actions, [...[rule.step].flat(), ...rule.before])
}

function whereFaults(type: AnyCaseType, where: AnyWhere | undefined, report: (message: string) => void): void {
  if (!where) return
  const at: Report = (_, message) => report(message)
  const any = (pick: (p: AnyProcedure) => object): Names => ({ has: (id) => type.procedures.some((p) => Object.hasOwn(pick(p), id)) })
  if ('all' in where) for (const one of where.all) whereFaults(type, one, report)
  else if ('not' in where) whereFaults(type, where.not, report)
  else if ('status' in where)
    unknown(
      at,
      '',
      '状态',
      any((p) => p.statuses),
      where.status,
    )
  else if ('term' in where)
    unknown(
      at,
      '',
      '期限',
      any((p) => p.terms),
      [where.term],
    )
  else {
    unknown(at, '', '字段', keys(type.record.fields), [where.field])
    const values = 'is' in where ? [where.is].flat() : []
    for (const value of values) {
      const wrong = optionFault(type.record.fields, where.field, value)
      if (wrong) report(wrong)
    }
  }
}

function measureFaults(type: AnyCaseType, measure: AnyMeasure, report: (message: string) => void): void {
  const { fields } = type.record
  if (fields[measure.day]?.type !== 'day') report(`“${measure.day}”不是日期字段，不能据以计入期间`)
  const sum = measure.sum === undefined ? undefined : fields[measure.sum]?.type
  if (measure.sum !== undefined && sum !== 'money' && sum !== 'count') report(`“${measure.sum}”不是金额或者数量，不能求和`)
  whereFaults(type, measure.where, report)
}

function metricFaults(type: AnyCaseType, report: Report): void {
  for (const [id, metric] of Object.entries(type.metrics)) {
    const at = (message: string): void => report(`metric.${id}`, message)
    if ('measure' in metric) measureFaults(type, metric.measure, at)
    else {
      const below = type.metrics[metric.share.denominator]
      measureFaults(type, metric.share.numerator, at)
      if (!below) at(`没有指标“${metric.share.denominator}”作分母`)
      else if (!('measure' in below)) at(`分母“${metric.share.denominator}”本身是比率`)
      else if (below.measure.day !== metric.share.numerator.day) at(`分子按“${metric.share.numerator.day}”计入期间，分母按“${below.measure.day}”，不可比`)
    }
  }
  twice(
    (message) => report('reconciliations', message),
    '勾稽',
    type.reconciliations.map((r) => r.id),
  )
  for (const r of type.reconciliations) unknown(report, `reconciliation.${r.id}`, '指标', keys(type.metrics), [...r.left, ...r.right])
}

/** Everything in a type that names something that is not there. */
export function refFaults(type: AnyCaseType, types: readonly AnyCaseType[], report: Report): void {
  recordFaults(type, report)
  for (const procedure of type.procedures) {
    refsOfProcedure(type, procedure, types, (where, message) => report(`procedure(${procedure.from}).${where}`, message))
  }
  metricFaults(type, report)
}
