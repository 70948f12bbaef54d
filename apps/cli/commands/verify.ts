/** `mingfa verify`: has anything been altered behind Mingfa's back? */
import { type Finding, type Verification, verify } from '../../../platform/verify/index.ts'
import type { Call, Commands, Out } from '../command.ts'
import { officeOf, withServices } from '../data.ts'

const place = (f: Finding): string =>
  [`机关 ${f.office}`, f.no === undefined ? '' : `第 ${f.no} 号动作`, f.type ?? '', f.caseId ? `案件 ${f.caseId}` : ''].filter(Boolean).join(' ')

function show(out: Out, result: Verification): void {
  out.say(`核验 ${result.offices} 个机关：动作 ${result.actions} 个，封存 ${result.seals} 次，案件 ${result.cases} 件，汇总 ${result.cells} 格`)
  for (const finding of result.findings) out.say(`✗ ${place(finding)}：${finding.message}`)
  if (result.more > 0) out.say(`另有 ${result.more} 处`)
  out.say(result.ok ? '✓ 全部相符' : `✗ 共 ${result.findings.length + result.more} 处不符，最先出现在：${place(result.findings[0] as Finding)}`)
}

async function run({ options, out }: Call): Promise<number> {
  return withServices(async (services) => {
    const offices = options.office === undefined ? undefined : await services.offices.below((await officeOf(services, options.office)).id)
    const result = await verify(services.ledger.context, {
      ...(offices ? { offices } : {}),
      also: services.letters.verifyFindable,
      onOffice: (_office, done, total) => total > 10 && done % 10 === 0 && out.say(`已核验 ${done}/${total} 个机关`),
    })
    const [broken = null] = result.findings
    if (options.json) out.json({ ...result, broken })
    else show(out, result)
    return result.ok ? 0 : 1
  })
}

export const commands: Commands = {
  verify: {
    summary: '重算每条链，并由日志核对数据表和汇总；有改动则退出码为 1，并指出最先的一处',
    options: {
      office: { value: '机关代码', help: '只核验该机关及其下级' },
      json: { help: '以 JSON 输出到标准输出' },
    },
    run,
  },
}
