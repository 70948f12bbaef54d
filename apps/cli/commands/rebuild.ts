/** `mingfa rebuild`: the tables and figures made again from the action log. */
import { type Difference, type Rebuilt, rebuild } from '../../../platform/ledger/index.ts'
import type { Call, Commands } from '../command.ts'
import { officeOf, withServices } from '../data.ts'

const words = ({ missing, extra, changed }: Difference): string =>
  [missing && `补上 ${missing}`, extra && `去掉 ${extra}`, changed && `改正 ${changed}`].filter(Boolean).join('，')

function line({ office, cases, tables, rollup, queue }: Rebuilt, letters: Difference): string {
  const changes = [...Object.entries(tables), ['汇总', rollup] as const, ['待办', queue] as const, ['文书检索', letters] as const].flatMap(([name, d]) =>
    words(d) ? [`${name} ${words(d)}`] : [],
  )
  return `机关 ${office}：${cases} 件，${changes.length > 0 ? changes.join('；') : '无变化'}`
}

async function run({ options, out }: Call): Promise<number> {
  return withServices(async (services) => {
    const offices = options.office === undefined ? undefined : await services.offices.below((await officeOf(services, options.office)).id)
    const done: (Rebuilt & { letters: Difference })[] = []
    for (const one of await rebuild(services.ledger.context, offices ? { offices } : {})) {
      const letters = await services.letters.refind(one.office)
      out.say(line(one, letters))
      done.push({ ...one, letters })
    }
    if (options.json) out.json(done)
    return 0
  })
}

export const commands: Commands = {
  rebuild: {
    summary: '由动作日志重建数据表和汇总，说明哪里变了；各机关依次进行，不影响其他机关办案',
    options: {
      office: { value: '机关代码', help: '只重建该机关及其下级' },
      json: { help: '以 JSON 输出到标准输出' },
    },
    run,
  },
}
