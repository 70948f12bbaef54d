/** `mingfa check`: are the definitions sound, and is the living data? */
import { checkTypes } from '../../../engine/check.ts'
import { type CheckResult, lastResults, runCheckers } from '../../../platform/checks/index.ts'
import { dataCheckers } from '../../nightly.ts'
import { caseTypes } from '../../registry/definitions.ts'
import type { Call, Commands, Out } from '../command.ts'
import { withServices } from '../data.ts'

function checkDefinitions({ options, out }: Call): number {
  const faults = checkTypes(caseTypes)
  if (options.json) out.json({ ok: faults.length === 0, types: caseTypes.map((t) => t.id), faults })
  for (const { where, message } of faults) out.say(`✗ ${where}：${message}`)
  out.say(faults.length === 0 ? `✓ ${caseTypes.length} 类案件的定义没有问题` : `✗ 定义有 ${faults.length} 处问题`)
  return faults.length === 0 ? 0 : 1
}

const placeOf = ({ office, type, caseId }: CheckResult['faults'][number]): string =>
  [office === undefined ? '' : `机关 ${office}`, type ?? '', caseId ? `案件 ${caseId}` : ''].filter(Boolean).join(' ')

function tell(out: Out, { id, sentence, ok, found, faults }: CheckResult): void {
  out.say(`${ok ? '✓' : '✗'} ${id}  ${sentence}${ok ? '' : `：${found} 处不符`}`)
  for (const fault of faults.slice(0, 10)) out.say(`    ${[placeOf(fault), fault.message].filter(Boolean).join('：')}`)
  if (found > 10) out.say(`    另有 ${found - 10} 处`)
}

/** What the nightly run found last; nothing is looked at again. */
const lastCheck = ({ options, out }: Call): Promise<number> =>
  withServices(async (services) => {
    const results = await lastResults(services.db)
    for (const result of results) tell(out, result)
    const [first] = results
    out.say(first ? `以上是 ${first.at} 检查的结果` : '还没有检查过，请运行 mingfa nightly')
    const ok = results.every((r) => r.ok)
    if (options.json) out.json({ ok, checks: results })
    return ok ? 0 : 1
  })

const checkData = ({ options, out }: Call): Promise<number> =>
  withServices(async (services) => {
    const results = await runCheckers(services.db, dataCheckers(services), (result) => tell(out, result))
    const ok = results.every((r) => r.ok)
    if (options.json) out.json({ ok, checks: results })
    return ok ? 0 : 1
  })

export const commands: Commands = {
  check: {
    summary: '检查案件类型的定义；带 --data 则检查现有数据，有不符则退出码为 1',
    options: {
      data: { help: '检查数据：汇总、期限、公示、封存、任务等' },
      last: { help: '只显示最近一次夜间检查数据的结果' },
      json: { help: '以 JSON 输出到标准输出' },
    },
    run: async (call) => {
      if (call.options.last) return lastCheck(call)
      return call.options.data ? checkData(call) : checkDefinitions(call)
    },
  },
}
