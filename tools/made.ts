/** Writes what follows from the definitions: the registry, each new case type's table, the pages in docs/made. */
import { existsSync, globSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { AnyCaseType } from '../engine/define.ts'
import { madeDocs } from '../engine/describe.ts'
import { tableSql } from '../platform/ledger/index.ts'

export const root = dirname(import.meta.dirname)

/** Doors of the case types, 'domains/<line>/<type>/index.ts', in order. */
export const doors = (): string[] =>
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

async function load(files: readonly string[]): Promise<{ file: string; type: AnyCaseType }[]> {
  const modules = await Promise.all(files.map((f) => import(pathToFileURL(join(root, f)).href) as Promise<{ default: AnyCaseType }>))
  return modules.map((m, i) => ({ file: files[i] as string, type: m.default }))
}

/** Files as they should be: path → content. A table's migration is only made when the type has none. */
export async function made(): Promise<Map<string, string>> {
  const files = doors()
  const types = await load(files)
  const out = new Map<string, string>([['apps/registry/definitions.ts', registrySource(files)]])
  for (const { file, type } of types) {
    const migration = `${dirname(file)}/migrations/0001-${type.id}.sql`
    if (!existsSync(join(root, migration))) out.set(migration, tableSql(type))
  }
  for (const [name, text] of madeDocs(types.map((t) => t.type))) out.set(`docs/made/${name}`, text)
  return out
}

if (import.meta.main) {
  for (const [file, text] of await made()) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
    process.stderr.write(`${file}\n`)
  }
}
