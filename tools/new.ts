/**
 * `npm run new -- LINE TYPE 标题`: the folder of a new case type, from the one in tools/template, with everything that is made from it.
 * The template is a case type itself: compiled, checked and tested with the rest, so that a new one begins sound.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot, writeMade } from './made.ts'
import { lintMigrations } from './sql/migrations.ts'

const TEMPLATE = 'tools/template/example'
const USAGE = '用法：npm run new -- 业务线 标识 标题，如 npm run new -- services permit 行政许可'

export type Wanted = { line: string; type: string; title: string }

/** The call makes no sense; exit code 2. */
export class BadCall extends Error {}
/** It makes sense, but may not be; exit code 1. */
export class Taken extends Error {}

/** Words that cannot name an import of the registry. */
const RESERVED = /^(new|delete|default|class|enum|export|import|switch|case|void|with|yield|await|package|public|private|static|null|true|false)$/

/** Line, id and title from the arguments. Throws BadCall with every fault. */
export function wantedFrom(args: readonly string[]): Wanted {
  const [line = '', type = '', ...words] = args
  const title = words.join(' ').trim()
  const faults = [
    /^[a-z][a-z-]*$/.test(line) ? '' : `业务线“${line}”是 domains 下的目录名，只用小写字母和连字符`,
    /^[a-z][a-z0-9]*$/.test(type) ? '' : `标识“${type}”也是表名，以小写字母开头，只用小写字母和数字`,
    RESERVED.test(type) ? `标识“${type}”是语言的保留字` : '',
    /^[\p{Script=Han}、（）]{2,30}$/u.test(title) ? '' : `标题“${title}”应为两个以上汉字`,
  ].filter(Boolean)
  if (faults.length > 0) throw new BadCall(`${faults.join('\n')}\n${USAGE}`)
  return { line, type, title }
}

/** Why there cannot be a case type of this id. */
function taken(root: string, { line, type }: Wanted): string | undefined {
  const folder = globSync(`domains/*/${type}`, { cwd: root })[0]
  if (folder) return `标识“${type}”已用于 ${folder}`
  const files = globSync(['platform/*/migrations/*.sql', 'domains/**/migrations/*.sql'], { cwd: root })
  const { tables } = lintMigrations(files.map((file) => ({ file, sql: readFileSync(join(root, file), 'utf8') })))
  const table = tables.get(type)
  if (table) return `标识“${type}”已是 ${table.file} 里的表`
  return existsSync(join(root, 'domains', line, `${type}.ts`)) ? `domains/${line}/${type}.ts 已经存在` : undefined
}

/** The text of a template file for the type that is wanted. */
export const filled = (text: string, { line, type, title }: Wanted): string =>
  text
    .replaceAll('示例事项', title)
    .replaceAll(/\bexample\b/g, type)
    .replaceAll("line: 'template'", `line: '${line}'`)

/** Writes the folder below a root; returns its files. Throws Taken. */
export function writeType(root: string, wanted: Wanted): string[] {
  const why = taken(root, wanted)
  if (why) throw new Taken(`${why}；换一个标识，什么也没有写`)
  const folder = `domains/${wanted.line}/${wanted.type}`
  mkdirSync(join(root, folder), { recursive: true })
  const files = globSync('*.ts', { cwd: join(root, TEMPLATE) }).sort()
  return files.map((name) => {
    const file = `${folder}/${name.replace('example', wanted.type)}`
    writeFileSync(join(root, file), filled(readFileSync(join(root, TEMPLATE, name), 'utf8'), wanted), { flag: 'wx' })
    return file
  })
}

const next = ({ line, type }: Wanted): string => `
接下来：
  1. 读一遍 domains/${line}/${type}/migrations/0001-${type}.sql；在提交之前，改了 record.ts 或期限就删去它再运行 npm run made。
  2. law.ts 写上真实的法律名称和条款；与公布文本核对过的改用 law()。
  3. record.ts 的字段、procedure.ts 的步骤和期限改成这一业务的；标题行的别名写进 synonyms。
  4. npm test -- domains/${line}/${type}，再 npm run check。
说明见 docs/guide/add-a-case-type.md。`

/** A longer title or id breaks lines elsewhere than the template's. */
function formatted(root: string, { line, type }: Wanted): void {
  const biome = join(projectRoot, 'node_modules/@biomejs/biome/bin/biome')
  spawnSync(process.execPath, [biome, 'check', '--write', `domains/${line}/${type}`], { cwd: root, stdio: 'ignore' })
}

async function main(args: readonly string[]): Promise<number> {
  try {
    const wanted = wantedFrom(args)
    const written = writeType(projectRoot, wanted)
    formatted(projectRoot, wanted)
    for (const file of [...written, ...(await writeMade())]) console.log(file)
    console.log(next(wanted))
    return 0
  } catch (error) {
    if (!(error instanceof BadCall || error instanceof Taken)) throw error
    console.error(error.message)
    return error instanceof BadCall ? 2 : 1
  }
}

if (import.meta.main) process.exit(await main(process.argv.slice(2)))
