/** `mingfa migrate`: brings the database up to date with this version of the program. */
import type { Call, Commands } from '../command.ts'
import { withServices } from '../data.ts'

const run = ({ options, out }: Call): Promise<number> =>
  withServices(async ({ migrated }) => {
    for (const id of migrated) out.say(id)
    out.say(migrated.length > 0 ? `已执行 ${migrated.length} 个迁移` : '数据库已是最新')
    if (options.json) out.json({ applied: migrated })
    return 0
  })

export const commands: Commands = {
  migrate: { summary: '执行尚未执行的数据库迁移', options: { json: { help: '以 JSON 输出到标准输出' } }, run },
}
