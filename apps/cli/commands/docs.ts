/** `mingfa docs`: the pages in docs/made, written from the definitions. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { madeDocs } from '../../../engine/describe.ts'
import { caseTypes } from '../../registry/definitions.ts'
import { projectRoot } from '../../services.ts'
import type { Call, Commands } from '../command.ts'

async function run({ options, out }: Call): Promise<number> {
  const written: string[] = []
  for (const [name, text] of madeDocs(caseTypes)) {
    const file = join(projectRoot, 'docs', 'made', name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
    written.push(`docs/made/${name}`)
  }
  for (const file of written) out.say(file)
  if (options.json) out.json({ written })
  return 0
}

export const commands: Commands = {
  docs: { summary: '由定义写出 docs/made 下的说明页；不需要数据库', options: { json: { help: '以 JSON 输出到标准输出' } }, run },
}
