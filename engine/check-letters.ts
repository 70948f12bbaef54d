/** Faults of the letters of a case type. */
import type { Report } from './check-report.ts'
import type { AnyCaseType } from './define.ts'
import { type AnyLetterKind, commonFields, letterFieldsOf, letterReferences, referencesIn } from './letters.ts'

/** Field names are markers in templates, which these would tear. */
const TORN = /[{}<>\s]|^[#/^@%]/

/** Characters that fit a line of 三号. */
const LINE = 28

function nameFaults(type: AnyCaseType, kind: AnyLetterKind, report: (message: string) => void): void {
  const own = [...Object.entries(kind.asks ?? {}), ...Object.entries(kind.words ?? {})]
  for (const [id] of own) if (Object.hasOwn(commonFields, id) || Object.hasOwn(type.record.fields, id)) report(`“${id}”与已有的字段同名：换一个标识`)
  const taken = new Map<string, string>()
  for (const { id, label } of letterFieldsOf(type, kind)) {
    const other = taken.get(label)
    if (other) report(`“${id}”与“${other}”都叫“${label}”，模板里分不清：换一个名称`)
    taken.set(label, id)
    if (TORN.test(label)) report(`“${id}”的名称“${label}”含有模板不能用的字符`)
  }
}

function kindFaults(type: AnyCaseType, kind: AnyLetterKind, report: (message: string) => void): void {
  const known = new Set([...Object.keys(commonFields), ...Object.keys(kind.asks ?? {}), ...Object.keys(kind.words ?? {}), ...Object.keys(type.record.fields)])
  const used = letterReferences(kind)
  for (const id of new Set([...used, ...kind.must, ...(kind.to ? [kind.to] : []), ...(kind.issuer ? [kind.issuer] : [])]))
    if (!known.has(id)) report(`没有字段“${id}”`)
  for (const id of kind.must) if (known.has(id) && !used.includes(id)) report(`必备的“${id}”没有写进正文`)
  const actions = new Set(type.procedures.flatMap((p) => Object.keys(p.actions)))
  const statuses = new Set(type.procedures.flatMap((p) => Object.keys(p.statuses)))
  for (const id of kind.after) if (!actions.has(id)) report(`没有步骤“${id}”`)
  for (const id of kind.when ?? []) if (!statuses.has(id)) report(`没有状态“${id}”`)
  if (kind.after.length === 0) report('没有写明在哪一步之后制作')
  if (kind.drafters.length === 0) report('没有写明由谁拟制')
  if (kind.law.length === 0) report('没有写明依据')
  if (kind.number && !/^\p{Script=Han}+$/u.test(kind.number.word)) report(`文号中的“${kind.number.word}”应为汉字`)
  if (kind.number?.field !== undefined && type.record.fields[kind.number.field]?.type !== 'text') report(`保存文号的“${kind.number.field}”不是文字字段`)
  if (kind.dated !== undefined && type.record.fields[kind.dated]?.type !== 'day') report(`成文日期取自的“${kind.dated}”不是日期字段`)
  for (const block of kind.body) {
    if (typeof block === 'object' && 'line' in block && [...block.line.replace(/\{\w+\}/g, '')].length > LINE)
      report(`“${block.line.slice(0, 12)}…”一行超过 ${LINE} 字，印出来会折行`)
  }
  const whole = JSON.stringify(kind.body)
  const braces = (whole.match(/\{\w/g) ?? []).length
  if (braces !== referencesIn(whole).length) report('正文中有没有写完的字段引用')
}

/** Faults of every letter of a type. */
export function letterFaults(type: AnyCaseType, report: Report): void {
  const words = new Map<string, string>()
  for (const [id, kind] of Object.entries(type.letters ?? {})) {
    const at = (message: string): void => report(`letter.${id}`, message)
    nameFaults(type, kind, at)
    kindFaults(type, kind, at)
    const field = kind.number?.field ?? ''
    const word = kind.number?.word
    if (word === undefined) continue
    if ((words.get(word) ?? field) !== field) at(`文号用字“${word}”也用于保存在别处的文号`)
    words.set(word, field)
  }
}
