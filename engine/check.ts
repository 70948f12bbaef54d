/** What is wrong with the definitions: found at start-up and in tests, named by the place and the offending id. */
import { letterFaults } from './check-letters.ts'
import { refFaults } from './check-refs.ts'
import type { Report } from './check-report.ts'
import { procedureFaults } from './check-walk.ts'
import { isDay } from './days.ts'
import type { AnyCaseType } from './define.ts'

/** `where`: 'penalty.procedure(2021-07-15).action.decide'. */
export type Fault = { where: string; message: string }

const ID = /^[a-z][A-Za-z0-9]*$/
/** Also the name of a table and of a claim, neither of which knows capitals. */
const TYPE_ID = /^[a-z][a-z0-9]{0,30}$/

function versionFaults(type: AnyCaseType, report: Report): void {
  if (type.procedures.length === 0) report('procedures', '没有任何程序')
  type.procedures.forEach((p, i) => {
    const next = type.procedures[i + 1]
    const where = `procedure(${p.from})`
    for (const day of [p.from, p.until]) if (day !== undefined && !isDay(day)) report(where, `“${day}”不是日期`)
    if (p.until !== undefined && p.until <= p.from) report(where, `失效日 ${p.until} 不晚于施行日 ${p.from}`)
    if (!next) return
    if (p.until === undefined) report(where, `之后还有 ${next.from} 的版本，须写明失效日 until`)
    else if (p.until > next.from) report(where, `与 ${next.from} 的版本重叠：失效日为 ${p.until}`)
    else if (p.until < next.from) report(where, `与 ${next.from} 的版本之间有空档：失效日为 ${p.until}`)
  })
}

function idFaults(type: AnyCaseType, report: Report): void {
  if (!TYPE_ID.test(type.id)) report('id', `“${type.id}”不能作案件类型的标识：它也是表名，以小写字母开头，只用小写字母和数字`)
  const named: [string, readonly string[]][] = [
    ['record', Object.keys(type.record.fields)],
    ['metrics', Object.keys(type.metrics)],
    ['letters', Object.keys(type.letters ?? {})],
    ...type.procedures.map((p): [string, string[]] => [
      `procedure(${p.from})`,
      [...Object.keys(p.statuses), ...Object.keys(p.actions), ...Object.keys(p.terms)],
    ]),
  ]
  for (const [where, ids] of named) for (const id of ids) if (!ID.test(id)) report(where, `“${id}”不能作标识：以小写字母开头，只用字母和数字`)
}

/** Every fault of some case types, in their order; none means that they are sound. */
export function checkTypes(types: readonly AnyCaseType[]): Fault[] {
  const faults: Fault[] = []
  const seen = new Set<string>()
  for (const type of types) {
    const report: Report = (where, message) => faults.push({ where: `${type.id}.${where}`, message })
    if (seen.has(type.id)) report('id', '有两个案件类型用了同一标识')
    seen.add(type.id)
    idFaults(type, report)
    versionFaults(type, report)
    refFaults(type, types, report)
    letterFaults(type, report)
    for (const procedure of type.procedures) procedureFaults(procedure, (where, message) => report(`procedure(${procedure.from}).${where}`, message))
  }
  return faults
}

/** Lets the program start only on sound definitions. Throws with every fault. */
export function assertSound(types: readonly AnyCaseType[]): void {
  const faults = checkTypes(types)
  if (faults.length > 0) throw new Error(`案件类型的定义有 ${faults.length} 处错误：\n${faults.map((f) => `  ${f.where}：${f.message}`).join('\n')}`)
}
