/** `mingfa nightly`: the night's work, at once. */
import { checkWork, retentionWork, sealWork, termWork, uploadWork } from '../../nightly.ts'
import { tellWork } from '../../telling.ts'
import type { Call, Commands } from '../command.ts'
import { withServices } from '../data.ts'

const run = ({ options, out }: Call): Promise<number> =>
  withServices(async (services) => {
    const sealed = await sealWork(services)
    const terms = await termWork(services)
    const retained = await retentionWork(services)
    const told = await tellWork(services)
    const uploads = await uploadWork(services)
    const checks = await checkWork(services)
    const failed = checks.filter((c) => !c.ok)
    out.say(
      `封存链根 ${sealed} 条；重算期限 ${terms.recalculated} 件，记载超期 ${terms.breached} 件，提醒 ${terms.reminded} 次；列入到期鉴定 ${retained} 件，告知 ${told} 人次，清理过期上传 ${uploads} 件`,
    )
    for (const c of failed) out.say(`✗ ${c.id} ${c.sentence}：${c.found} 处不符`)
    if (options.json) out.json({ sealed, ...terms, retained, told, uploads, checks })
    return failed.length > 0 ? 1 : 0
  })

export const commands: Commands = {
  nightly: { summary: '立即做每夜的工作：封存链根、重算和记载期限、提醒、数据检查', options: { json: { help: '以 JSON 输出到标准输出' } }, run },
}
