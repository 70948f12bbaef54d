/** Writes what follows from the definitions: the registry, each new case type's table, the pages in docs/made. */
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { checkTypes, type Fault } from '../engine/check.ts'
import type { AnyCaseType } from '../engine/define.ts'
import { madeDocs } from '../engine/describe.ts'
import { tableSql } from '../platform/ledger/index.ts'

export const projectRoot = dirname(import.meta.dirname)

/** Doors of the case types, 'domains/<line>/<type>/index.ts', in order. */
export const doorsIn = (root: string): string[] =>
  globSync('domains/*/*/index.ts', { cwd: root })
    .map((f) => f.replaceAll('\\', '/'))
    .sort()

/** The registry: the one list of case types, for server, workbench, portal and command line. */
export function registrySource(files: readonly string[]): string {
  const names = files.map((f) => f.split('/')[2]?.replaceAll('-', '_') ?? '')
  const imports = files.map((f, i) => `import ${names[i]} from '../../${f}'`)
  return [
    '/** MADE by `npm run made` from domains/<line>/<type>; never edited. */',
    "import type { AnyCaseType } from '../../engine/define.ts'",
    ...imports,
    '',
    `export const caseTypes: readonly AnyCaseType[] = [${names.join(', ')}]`,
    '',
  ].join('\n')
}

type Door = { file: string; type: AnyCaseType }

/** A door that does not open, or a definition that is not sound: nothing is written. */
export class NotMade extends Error {}

const faultText = ({ where, message }: Fault): string => `  ${where}：${message}`

/** Loads every door. Throws NotMade with all that do not load. */
async function load(root: string, files: readonly string[]): Promise<Door[]> {
  const doors: Door[] = []
  const closed: string[] = []
  for (const file of files) {
    try {
      const { default: type } = (await import(pathToFileURL(join(root, file)).href)) as { default?: AnyCaseType }
      if (type?.record && type.procedures) doors.push({ file, type })
      else closed.push(`  ${file}：没有 export default defineCaseType(…)`)
    } catch (error) {
      closed.push(`  ${file}：${error instanceof Error ? error.message : error}`)
    }
  }
  if (closed.length > 0) throw new NotMade(`${closed.length} 个案件类型的门打不开：\n${closed.join('\n')}`)
  return doors
}

/** Case types by their doors below a root, in order. Throws NotMade. */
export const typesIn = async (root = projectRoot): Promise<AnyCaseType[]> => (await load(root, doorsIn(root))).map((d) => d.type)

/** Files as they should be: path → content. A table's migration is only made when the type has none. Throws NotMade. */
export async function made(root = projectRoot): Promise<Map<string, string>> {
  const files = doorsIn(root)
  const doors = await load(root, files)
  const types = doors.map((d) => d.type)
  const faults = checkTypes(types)
  if (faults.length > 0) throw new NotMade(`定义有 ${faults.length} 处错误：\n${faults.map(faultText).join('\n')}`)
  const out = new Map<string, string>([['apps/registry/definitions.ts', registrySource(files)]])
  for (const { file, type } of doors) {
    const migration = `${dirname(file)}/migrations/0001-${type.id}.sql`
    if (!existsSync(join(root, migration))) out.set(migration, tableSql(type))
  }
  for (const [name, text] of madeDocs(types)) out.set(`docs/made/${name}`, text)
  return out
}

/** Paths of the made files that are not what they should be. */
export async function staleIn(root = projectRoot): Promise<string[]> {
  const now = (file: string): string | undefined => (existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : undefined)
  return [...(await made(root))].filter(([file, text]) => now(file) !== text).map(([file]) => file)
}

/** Writes the made files below a root; returns the paths of those that changed. */
export async function writeMade(root = projectRoot): Promise<string[]> {
  const files = await made(root)
  const stale = await staleIn(root)
  for (const file of stale) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), files.get(file) ?? '')
  }
  return stale
}

if (import.meta.main) {
  try {
    for (const file of await writeMade()) console.error(file)
  } catch (error) {
    if (!(error instanceof NotMade)) throw error
    console.error(error.message)
    process.exit(1)
  }
}
